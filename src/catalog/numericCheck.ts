/** # The floating-point cross-check of a frame. Defines `numericCheck`.
 * @module */
import type { Element, NumberField } from '../exact/numberField.js';
import type { Frame } from '../frame/frame.js';
import type { FrameProperties } from '../frame/properties.js';
import { crossCheck, type NumericCheck } from '../numeric/crossCheck.js';

/** The exact results rounded to doubles, against what floating point finds from the vectors or the Gram matrix alone. */
export function numericCheck(frame: Frame, properties: FrameProperties): NumericCheck {
  const { gram, vectors, scaleSquared } = frame;
  const round = rounding(gram.field);
  const length = scaleSquared === undefined ? 1 : Math.sqrt(gram.field.toNumber(scaleSquared));
  const { field } = properties.algebra;
  return crossCheck({
    gram: { n: gram.n, entry: gram.entry, values: gram.values.map(round) },
    ...(vectors === undefined ? {} : { vectors: vectors.map((vector) => vector.map((x) => round(x) / length)) }),
    frameBounds: properties.spectrum.bounds.map(({ value, multiplicity }) => ({
      value: value.field.toNumber(value.element),
      multiplicity,
    })),
    dimension: properties.dimension,
    capacity: field.toNumber(properties.capacity),
    dimensionalities: properties.dimensionalities.map(({ value, count }) => ({
      value: value === undefined ? null : field.toNumber(value),
      count,
    })),
    tight: properties.tight,
    localized: properties.localized,
  });
}

/** Correct rounding, each distinct number once. */
function rounding(field: NumberField): (a: Element) => number {
  const known = new Map<string, number>();
  return (a) => {
    const key = field.key(a);
    const value = known.get(key) ?? field.toNumber(a);
    known.set(key, value);
    return value;
  };
}
