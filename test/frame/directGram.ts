/** The definitions of theory.md on n×n matrices of exact numbers, the slow way: what the coherent algebra is held against. */
import { commonField } from '../../src/exact/compositum.js';
import { multiply } from '../../src/exact/matrix.js';
import type { Element, NumberField } from '../../src/exact/numberField.js';
import { type Polynomial, polynomialRing } from '../../src/exact/polynomial.js';
import { dot, sum } from '../../src/exact/vector.js';
import { type Frame, gramValue } from '../../src/frame/frame.js';
import type { FrameProperties } from '../../src/frame/properties.js';

export type Rows = readonly (readonly Element[])[];

export interface Direct {
  readonly field: NumberField;
  readonly n: number;
  readonly M: Rows;
  readonly square: Rows;
  /** κ_i = (M²)_ii / M_ii, and 0 for a zero vector. */
  readonly kappa: readonly Element[];
  /** The indices of nonzero vectors. */
  readonly nonzero: readonly number[];
}

export const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

export function direct({ gram }: Frame): Direct {
  const { field, n } = gram;
  const M = range(n).map((i) => range(n).map((j) => gramValue(gram, i, j)));
  const square = multiply(field, M, M);
  const nonzero = range(n).filter((i) => !field.isZero(M[i]![i]!));
  const kappa = range(n).map((i) => (nonzero.includes(i) ? field.div(square[i]![i]!, M[i]![i]!) : field.zero));
  return { field, n, M, square, kappa, nonzero };
}

export const equalRows = (field: NumberField, a: Rows, b: Rows): boolean =>
  a.every((row, i) => row.every((x, j) => field.equals(x, b[i]![j]!)));

/** T6a, with A = tr M² / tr M, the only candidate: M ≠ 0 and M² = A·M. */
export function isTightDirectly({ field, n, M, square }: Direct): boolean {
  const trace = (rows: Rows): Element =>
    sum(
      field,
      range(n).map((i) => rows[i]![i]!),
    );
  if (field.isZero(trace(M))) return false;
  const A = field.div(trace(square), trace(M));
  return equalRows(
    field,
    square,
    M.map((row) => row.map((x) => field.mul(A, x))),
  );
}

/** T1: F w_i ∥ w_i for every i, said by M alone: column i of M² is κ_i times that of M. */
export const isLocalizedDirectly = ({ field, M, square, kappa }: Direct): boolean =>
  equalRows(
    field,
    square,
    M.map((row) => row.map((x, j) => field.mul(x, kappa[j]!))),
  );

/** D_i = M_ii² / Σ_j M_ij² for a nonzero vector. */
export function dimensionalityDirectly({ field, M }: Direct, i: number): Element {
  return field.div(field.mul(M[i]![i]!, M[i]![i]!), dot(field, M[i]!, M[i]!));
}

/** x^(n−r) Π (x − λ)^m from the frame bounds, over a field that holds the Gram entries and every bound given without a
 *  polynomial of its own. */
export function characteristicPolynomialOf({ algebra, scheme, spectrum, n, dimension }: FrameProperties): {
  readonly field: NumberField;
  readonly polynomial: Polynomial<Element>;
} {
  const base = scheme.kind === 'verified' ? scheme.configuration.field : algebra.field;
  const { field, right } = commonField(base, algebra.field);
  const ring = polynomialRing(field);
  const factors = new Map<string, { factor: Polynomial<Element>; multiplicity: number }>();
  for (const { value, multiplicity, root } of spectrum.bounds) {
    // Conjugates share their polynomial, which holds them all.
    const factor =
      root?.polynomial.map(right) ??
      ring.fromCoefficients([field.neg(commonField(field, value.field).right(value.element)), field.one]);
    factors.set(factor.map((c) => field.key(c)).join(' '), { factor, multiplicity });
  }
  const polynomial = [...factors.values()].reduce(
    (product, { factor, multiplicity }) => ring.mul(product, ring.pow(factor, multiplicity)),
    ring.pow(ring.x, n - dimension),
  );
  return { field, polynomial };
}
