/** # Vector spaces over finite fields. Defines `Vector`, `fieldOfOrder`, `logarithms`, `powerMap`,
 * `nullSpace`, `projectivePoints`, `subspaces`, `gaussianBinomial`.
 *
 * Points of PG(m−1,q) are vectors whose first nonzero coordinate is 1, in the order of their base-q digits. A subspace is the
 * list of its points; it is found through its reduced row echelon basis, of which there is exactly one.
 * Source: BCN §9.3 and appendix A.
 * @module */
import { DomainError } from '../../exact/errors.js';
import { type FiniteField, finiteField, primePower } from '../../exact/finiteField.js';

export type Vector = readonly number[];

/** GF(q), where parameters ask for a field. @throws DomainError when q is no prime power */
export function fieldOfOrder(q: number, where: string): FiniteField {
  if (primePower(q) === undefined) throw new DomainError({ where, expected: 'a prime power', found: String(q) });
  return finiteField(q);
}

/** The exponents of the nonzero elements to the base of the least primitive element; that of 0 is −1. */
export function logarithms(field: FiniteField): Int32Array {
  for (let root = 1; root < field.order; root++) {
    const exponents = new Int32Array(field.order).fill(-1);
    let element = 1;
    let at = 0;
    for (; exponents[element] === -1; element = field.mul(element, root)) exponents[element] = at++;
    if (at === field.order - 1) return exponents;
  }
  throw new Error('no primitive element'); // impossible: the multiplicative group is cyclic
}

/** powers[i] = ω^i for the ω of `logarithms`. */
export function powersOfPrimitive(exponents: Int32Array): Int32Array {
  const powers = new Int32Array(exponents.length - 1);
  exponents.forEach((exponent, element) => {
    if (exponent !== -1) powers[exponent] = element;
  });
  return powers;
}

/** a ↦ a^exponent, and 0 ↦ 0, as a table; exponent −1 gives inverses. */
export function powerMap(field: FiniteField, exponent: number): Int32Array {
  const exponents = logarithms(field);
  const powers = powersOfPrimitive(exponents);
  const order = field.order - 1;
  return exponents.map((k) => (k === -1 ? 0 : powers[(((k * exponent) % order) + order) % order]!));
}

export const gaussianBinomial = (n: number, k: number, q: number): number => {
  let result = 1;
  for (let i = 0; i < k; i++) result = (result * (q ** (n - i) - 1)) / (q ** (i + 1) - 1);
  return Math.round(result);
};

/** Σ x_i y_i. */
export const dotProduct = (field: FiniteField, x: Vector, y: Vector): number =>
  x.reduce((sum, a, i) => field.add(sum, field.mul(a, y[i]!)), 0);

/** A basis of {v : Σ v_i row_i = 0 for all rows}, m coordinates; its length is m minus the rank of the rows. */
export function nullSpace(field: FiniteField, rows: readonly Vector[], m: number): readonly Vector[] {
  const inverse = powerMap(field, -1);
  const reduced = rows.map((row) => [...row]);
  const pivots: number[] = [];
  for (let column = 0; column < m && pivots.length < reduced.length; column++) {
    const at = reduced.findIndex((row, i) => i >= pivots.length && row[column] !== 0);
    if (at === -1) continue;
    const pivot = pivots.length;
    [reduced[pivot], reduced[at]] = [reduced[at]!, reduced[pivot]!];
    const scale = inverse[reduced[pivot]![column]!]!;
    reduced[pivot] = reduced[pivot]!.map((a) => field.mul(a, scale));
    reduced.forEach((row, i) => {
      const factor = row[column]!;
      if (i === pivot || factor === 0) return;
      reduced[i] = row.map((a, j) => field.sub(a, field.mul(factor, reduced[pivot]![j]!)));
    });
    pivots.push(column);
  }
  const basis: Vector[] = [];
  for (let free = 0; free < m; free++) {
    if (pivots.includes(free)) continue;
    const vector = new Array<number>(m).fill(0);
    vector[free] = 1;
    pivots.forEach((column, i) => {
      vector[column] = field.sub(0, reduced[i]![free]!);
    });
    basis.push(vector);
  }
  return basis;
}

/** The coordinates of all q^m vectors, in order of their base-q digits, first coordinate most significant. */
export function vectors(q: number, m: number): readonly Vector[] {
  return Array.from({ length: q ** m }, (_, code) => {
    const vector = new Array<number>(m);
    for (let i = m - 1, rest = code; i >= 0; i--, rest = Math.floor(rest / q)) vector[i] = rest % q;
    return vector;
  });
}

/** The points of PG(m−1,q). */
export function projectivePoints(q: number, m: number): readonly Vector[] {
  const points: Vector[] = [];
  for (let lead = m - 1; lead >= 0; lead--) {
    const start = new Array<number>(lead).fill(0);
    for (const rest of vectors(q, m - 1 - lead)) points.push([...start, 1, ...rest]);
  }
  return points;
}

/** The base-q number of a vector. */
export const codeOf = (q: number, vector: Vector): number => vector.reduce((code, a) => code * q + a, 0);

/** The k-subspaces of GF(q)^m, 1 ≤ k ≤ m, each the list of its points as indices into `projectivePoints(q, m)`.
 *  Cost: q^k·k·m for each of them. */
export function subspaces(field: FiniteField, m: number, k: number): readonly (readonly number[])[] {
  const q = field.order;
  const index = new Map(projectivePoints(q, m).map((v, i) => [codeOf(q, v), i]));
  const combinations = projectivePoints(q, k);
  const pointsOf = (basis: readonly Vector[]): readonly number[] =>
    combinations.map((coefficients) => {
      // Echelon form: the first nonzero coordinate of the sum is the first nonzero coefficient, 1.
      const sum = basis[0]!.map((_, j) =>
        basis.reduce((s, row, i) => field.add(s, field.mul(coefficients[i]!, row[j]!)), 0),
      );
      return index.get(codeOf(q, sum))!;
    });
  return echelonBases(q, m, k).map(pointsOf);
}

/** All k × m matrices of rank k over GF(q) in reduced row echelon form. */
function echelonBases(q: number, m: number, k: number): readonly (readonly Vector[])[] {
  if (k === 0) return [[]];
  if (k > m) return [];
  // The first column is zero, or it is the first pivot's.
  const without = echelonBases(q, m - 1, k).map((rows) => rows.map((row) => [0, ...row]));
  const withPivot = echelonBases(q, m - 1, k - 1).flatMap((rows) => {
    const pivots = new Set(rows.map((row) => row.indexOf(1)));
    const free = Array.from({ length: m - 1 }, (_, j) => j).filter((j) => !pivots.has(j));
    return vectors(q, free.length).map((values) => {
      const first = new Array<number>(m).fill(0);
      first[0] = 1;
      free.forEach((j, i) => {
        first[j + 1] = values[i]!;
      });
      return [first, ...rows.map((row) => [0, ...row])];
    });
  });
  return [...without, ...withPivot];
}
