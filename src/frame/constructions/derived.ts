/** # Frames made from frames. Defines `repeated`, `bothSigns`, `without`, `scaled`.
 *
 * Each acts on the Gram matrix and, where the frame has coordinates, on these too.
 * @module */
import { commonField } from '../../exact/compositum.js';
import type { Element, NumberField } from '../../exact/numberField.js';
import type { Frame } from '../frame.js';
import { ValueTable } from '../valueTable.js';
import { frameOfColours } from './gramOfColours.js';

/** The frame whose vector i is c_i·w_(s_i): `sources` gives s, `factors` the list of distinct c and `factor` the index into
 *  it for each i. */
function select(
  frame: Frame,
  sources: readonly number[],
  factors: readonly Element[],
  factor: readonly number[],
): Frame {
  const { field, n, entry, values } = frame.gram;
  const products = factors.flatMap((a) => factors.map((b) => field.mul(a, b)));
  const scaledValues = products.flatMap((c) => values.map((m) => field.mul(c, m)));
  const { gram } = frameOfColours(field, sources.length, scaledValues, (i, j) => {
    const product = factor[i]! * factors.length + factor[j]!;
    return product * values.length + entry[sources[i]! * n + sources[j]!]!;
  });
  if (frame.vectors === undefined) return { gram };
  const vectors = sources.map((s, i) => frame.vectors![s]!.map((x) => field.mul(factors[factor[i]!]!, x)));
  return { gram, vectors, ...(frame.scaleSquared === undefined ? {} : { scaleSquared: frame.scaleSquared }) };
}

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

/** Each vector `times` times, copies of one vector together. */
export function repeated(frame: Frame, times: number): Frame {
  const sources = range(frame.gram.n * times).map((i) => Math.floor(i / times));
  return select(
    frame,
    sources,
    [frame.gram.field.one],
    sources.map(() => 0),
  );
}

/** The n vectors, then their n negatives. */
export function bothSigns(frame: Frame): Frame {
  const { field, n } = frame.gram;
  const indices = range(2 * n);
  return select(
    frame,
    indices.map((i) => i % n),
    [field.one, field.fromInteger(-1)],
    indices.map((i) => Math.floor(i / n)),
  );
}

/** The vectors whose indices are not in `removed`. */
export function without(frame: Frame, removed: readonly number[]): Frame {
  const kept = range(frame.gram.n).filter((i) => !removed.includes(i));
  return select(
    frame,
    kept,
    [frame.gram.field.one],
    kept.map(() => 0),
  );
}

/** Vector i multiplied by the i-th of n numbers, over the smallest field with both. */
export function scaled(
  frame: Frame,
  factors: { readonly field: NumberField; readonly elements: readonly Element[] },
): Frame {
  const { field, left, right } = commonField(frame.gram.field, factors.field);
  const table = new ValueTable(field);
  const factor = factors.elements.map((element) => table.indexOf(right(element)));
  const gram = { ...frame.gram, field, values: frame.gram.values.map(left) };
  return select({ gram }, range(gram.n), table.values, factor);
}
