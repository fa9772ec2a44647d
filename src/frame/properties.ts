/** # Everything that is known about a frame. Defines `FrameProperties`, `frameProperties`, `schemePropertiesOf`.
 *
 * The quantities of theory.md, Objects and T1–T12, exact, from the Gram matrix alone. Zero vectors have no direction: they
 * are left out of capacity, localization, coherence, the Welch bound, equiangularity and design strength.
 * @module */
import { sqrt } from '../exact/compositum.js';
import type { AlgebraicNumber, Element, NumberField } from '../exact/numberField.js';
import { rationalField } from '../exact/numberField.js';
import { rational } from '../exact/rational.js';
import type { SchemeWitness } from '../scheme/coherenceWitness.js';
import type { Verdict } from '../scheme/coherentConfiguration.js';
import { isCommutative, isHomogeneous, isSymmetric } from '../scheme/intersectionNumbers.js';
import { type SchemeProperties, schemeProperties } from '../scheme/schemeProperties.js';
import { type DesignStrength, designStrength, pairCounts } from './designStrength.js';
import type { Frame } from './frame.js';
import { fibreSizes, type GramAlgebra, gramAlgebra } from './gramAlgebra.js';
import { type GramScheme, gramScheme } from './gramScheme.js';
import { type Spectrum, spectrum } from './spectrum.js';

export interface Counted<T> {
  readonly value: T;
  readonly count: number;
}

export interface FrameProperties {
  readonly algebra: GramAlgebra;
  readonly scheme: Verdict<GramScheme, SchemeWitness>;
  readonly spectrum: Spectrum;
  readonly n: number;
  /** r = rank W. */
  readonly dimension: number;
  /** In the field of the algebra, distinct, descending. */
  readonly normsSquared: readonly Counted<Element>[];
  /** Over ordered pairs of different indices. */
  readonly innerProducts: readonly Counted<Element>[];
  readonly dimensionalities: readonly Counted<Element | undefined>[];
  readonly capacity: Element;
  readonly tight: boolean;
  readonly localized: boolean;
  readonly saturated: boolean;
  readonly equalNorm: boolean;
  readonly equiangular: boolean;
  /** T11: tight, of equal norm, and equiangular. */
  readonly etf: boolean;
  /** Is the set of vectors closed under negation? */
  readonly antipodal: boolean;
  /** max ⟨u_x, u_y⟩² over different indices; undefined for fewer than two nonzero vectors. */
  readonly coherenceSquared: Element | undefined;
  readonly coherence: AlgebraicNumber | undefined;
  /** (n − d)/(d(n − 1)). */
  readonly welchBoundSquared: Element | undefined;
  readonly welchBound: AlgebraicNumber | undefined;
  readonly design: DesignStrength;
  readonly closure: {
    readonly rank: number;
    readonly homogeneous: boolean;
    readonly symmetric: boolean;
    readonly commutative: boolean;
  };
}

/** Cost: n³ integer steps for the closure, then arithmetic in the coherent algebra.
 *  @throws DomainError when the Gram matrix is not positive semidefinite */
export function frameProperties(frame: Frame): FrameProperties {
  const algebra = gramAlgebra(frame.gram);
  const { field, configuration, values } = algebra;
  const { n, rank, fibres, source, target } = configuration;
  const scheme = gramScheme(algebra);
  const spectral = spectrum(frame, algebra, scheme.kind === 'verified' ? scheme.configuration : undefined);
  const dimension = spectral.bounds.reduce((sum, { multiplicity }) => sum + multiplicity, 0);
  const sizes = fibreSizes(configuration);
  const counts = pairCounts(algebra);
  const isNonzero = (f: number): boolean => !field.isZero(values[f]!);
  const diagonal = Array.from({ length: fibres }, (_, f) => f);
  const offDiagonal = Array.from({ length: rank - fibres }, (_, k) => k + fibres);
  const nonzero = diagonal.filter(isNonzero);
  const directions = nonzero.reduce((sum, f) => sum + sizes[f]!, 0);
  const dimensionalities = diagonal.map((f) =>
    isNonzero(f) ? field.div(values[f]!, spectral.rayleigh[f]!) : undefined,
  );
  const capacity = dimensionalities.reduce<Element>(
    (sum, D, f) => (D === undefined ? sum : field.add(sum, field.mul(field.fromInteger(sizes[f]!), D))),
    field.zero,
  );
  const cosinesSquared = offDiagonal
    .filter((k) => isNonzero(source[k]!) && isNonzero(target[k]!))
    .map((k) => field.div(field.mul(values[k]!, values[k]!), field.mul(values[source[k]!]!, values[target[k]!]!)));
  const equalNorm = diagonal.every((f) => field.equals(values[f]!, values[0]!));
  const equiangular = equalNorm && isNonzero(0) && cosinesSquared.every((c) => field.equals(c, cosinesSquared[0]!));
  const tight = spectral.localized && spectral.bounds.length === 1;
  const coherenceSquared =
    cosinesSquared.length === 0 ? undefined : cosinesSquared.reduce((a, b) => (field.compare(a, b) >= 0 ? a : b));
  const welch = directions < 2 ? undefined : rational(directions - dimension, dimension * (directions - 1));
  return {
    algebra,
    scheme,
    spectrum: spectral,
    n,
    dimension,
    normsSquared: tally(
      field,
      diagonal.map((f) => ({ value: values[f]!, count: sizes[f]! })),
    ),
    innerProducts: tally(
      field,
      offDiagonal.map((k) => ({ value: values[k]!, count: counts[k]! })),
    ),
    dimensionalities: withMissing(
      field,
      dimensionalities.map((value, f) => ({ value, count: sizes[f]! })),
    ),
    capacity,
    tight,
    localized: spectral.localized,
    saturated: field.equals(capacity, field.fromInteger(dimension)),
    equalNorm,
    equiangular,
    etf: tight && equiangular,
    antipodal: nonzero.every((f) =>
      offDiagonal.some(
        (k) =>
          source[k] === f &&
          field.equals(values[k]!, field.neg(values[f]!)) &&
          field.equals(values[target[k]!]!, values[f]!),
      ),
    ),
    coherenceSquared,
    coherence: coherenceSquared && (equalNorm ? largestCosine(algebra, offDiagonal) : sqrt(field, coherenceSquared)),
    welchBoundSquared: welch && field.fromRational(welch),
    welchBound: welch && sqrt(rationalField, rationalField.fromRational(welch)),
    design: designStrength(algebra, dimension),
    closure: {
      rank,
      homogeneous: isHomogeneous(configuration),
      symmetric: isSymmetric(configuration),
      commutative: isCommutative(configuration),
    },
  };
}

/** What is known of the scheme, where there is one. */
export const schemePropertiesOf = ({ scheme }: FrameProperties): SchemeProperties | undefined =>
  scheme.kind === 'verified'
    ? schemeProperties(scheme.configuration.scheme, scheme.configuration.numbers, scheme.configuration)
    : undefined;

/** max |M_xy|/N for equal norms N: no square root is needed. */
function largestCosine({ field, values }: GramAlgebra, offDiagonal: readonly number[]): AlgebraicNumber {
  const absolute = offDiagonal.map((k) => (field.sign(values[k]!) < 0 ? field.neg(values[k]!) : values[k]!));
  const largest = absolute.reduce((a, b) => (field.compare(a, b) >= 0 ? a : b));
  return { field, element: field.div(largest, values[0]!) };
}

/** Equal values together, descending. */
function tally(field: NumberField, parts: readonly Counted<Element>[]): readonly Counted<Element>[] {
  const counts = new Map<string, Counted<Element>>();
  for (const { value, count } of parts) {
    const key = field.key(value);
    counts.set(key, { value, count: count + (counts.get(key)?.count ?? 0) });
  }
  return [...counts.values()].sort((a, b) => field.compare(b.value, a.value));
}

/** The same, with the undefined ones together at the end. */
function withMissing(
  field: NumberField,
  parts: readonly Counted<Element | undefined>[],
): readonly Counted<Element | undefined>[] {
  const defined = parts.flatMap(({ value, count }) => (value === undefined ? [] : [{ value, count }]));
  const missing = parts.reduce((sum, { value, count }) => (value === undefined ? sum + count : sum), 0);
  return missing === 0 ? tally(field, defined) : [...tally(field, defined), { value: undefined, count: missing }];
}
