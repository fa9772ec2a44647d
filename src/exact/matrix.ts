/** # Dense matrices over a field. Defines `Matrix`, `multiply`, `transpose`, `rowEchelon`, `rank`, `determinant`, `kernel`,
 *  `characteristicPolynomial`, `minimalPolynomial`, `ldlt`.
 *
 * Matrices are rows of elements; nothing is checked but shapes. Cost: the cube of the size in field operations.
 * Sources: H. Cohen, A Course in Computational Algebraic Number Theory, §2.2; Golub–Van Loan, Matrix Computations, §4.2.
 * @module */
import { ShapeError } from './errors.js';
import type { Field, OrderedField } from './field.js';
import { type Polynomial, polynomialRing } from './polynomial.js';
import { dot, sum } from './vector.js';

export type Matrix<T> = readonly (readonly T[])[];

const columns = (a: Matrix<unknown>): number => a[0]?.length ?? 0;

function requireSquare(a: Matrix<unknown>, where: string): number {
  if (a.some((row) => row.length !== a.length))
    throw new ShapeError({ where, expected: 'a square matrix', found: `${a.length} × ${columns(a)}` });
  return a.length;
}

export const identityMatrix = <T>({ zero, one }: Field<T>, n: number): Matrix<T> =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? one : zero)));

export const transpose = <T>(a: Matrix<T>): Matrix<T> =>
  Array.from({ length: columns(a) }, (_, j) => a.map((row) => row[j]!));

/** A·B. @throws ShapeError when the inner sizes differ */
export function multiply<T>(field: Field<T>, a: Matrix<T>, b: Matrix<T>): Matrix<T> {
  if (columns(a) !== b.length)
    throw new ShapeError({
      where: 'matrix product',
      expected: `${columns(a)} rows on the right`,
      found: String(b.length),
    });
  const right = transpose(b);
  return a.map((row) => right.map((column) => dot(field, row, column)));
}

export interface RowEchelon<T> {
  /** Reduced: each pivot is 1 and alone in its column. Zero rows are left out. */
  readonly rows: Matrix<T>;
  readonly pivots: readonly number[];
  /** ± the product of the pivots before scaling: the determinant of a regular square matrix. */
  readonly pivotProduct: T;
}

/** Gauss–Jordan elimination. */
export function rowEchelon<T>(field: Field<T>, a: Matrix<T>): RowEchelon<T> {
  const rows = a.map((row) => [...row]);
  const pivots: number[] = [];
  let pivotProduct = field.one;
  for (let column = 0; column < columns(a) && pivots.length < rows.length; column++) {
    const top = pivots.length;
    const found = rows.findIndex((row, i) => i >= top && !field.isZero(row[column]!));
    if (found < 0) continue;
    if (found !== top) {
      [rows[top], rows[found]] = [rows[found]!, rows[top]!];
      pivotProduct = field.neg(pivotProduct);
    }
    const pivot = rows[top]![column]!;
    pivotProduct = field.mul(pivotProduct, pivot);
    const inverse = field.inv(pivot);
    rows[top] = rows[top]!.map((x) => field.mul(x, inverse));
    rows.forEach((row, i) => {
      const factor = row[column]!;
      if (i === top || field.isZero(factor)) return;
      rows[i] = row.map((x, j) => field.sub(x, field.mul(factor, rows[top]![j]!)));
    });
    pivots.push(column);
  }
  return { rows: rows.slice(0, pivots.length), pivots, pivotProduct };
}

export const rank = <T>(field: Field<T>, a: Matrix<T>): number => rowEchelon(field, a).pivots.length;

/** @throws ShapeError unless square; the determinant of the empty matrix is 1 */
export function determinant<T>(field: Field<T>, a: Matrix<T>): T {
  const n = requireSquare(a, 'determinant');
  const { pivots, pivotProduct } = rowEchelon(field, a);
  return pivots.length === n ? pivotProduct : field.zero;
}

/** A basis of {x : A·x = 0}, one vector for each free column. */
export function kernel<T>(field: Field<T>, a: Matrix<T>): Matrix<T> {
  const { rows, pivots } = rowEchelon(field, a);
  const free = Array.from({ length: columns(a) }, (_, j) => j).filter((j) => !pivots.includes(j));
  return free.map((j) => {
    const vector = new Array<T>(columns(a)).fill(field.zero);
    vector[j] = field.one;
    pivots.forEach((pivot, i) => {
      vector[pivot] = field.neg(rows[i]![j]!);
    });
    return vector;
  });
}

/** det(x·I − A), ascending and monic, by Faddeev–LeVerrier. @throws ShapeError unless square */
export function characteristicPolynomial<T>(field: Field<T>, a: Matrix<T>): Polynomial<T> {
  const n = requireSquare(a, 'characteristic polynomial');
  const coefficients = new Array<T>(n + 1).fill(field.zero);
  coefficients[n] = field.one;
  let m: Matrix<T> = identityMatrix(field, n);
  for (let k = 1; k <= n; k++) {
    const product = multiply(field, a, m);
    const trace = sum(
      field,
      product.map((row, i) => row[i]!),
    );
    const c = field.div(field.neg(trace), field.fromInteger(k));
    coefficients[n - k] = c;
    m = product.map((row, i) => row.map((x, j) => (i === j ? field.add(x, c) : x)));
  }
  return coefficients;
}

/** The monic polynomial of least degree with p(A) = 0, as the least common multiple of the minimal polynomials of the
 *  unit vectors under A. @throws ShapeError unless square */
export function minimalPolynomial<T>(field: Field<T>, a: Matrix<T>): Polynomial<T> {
  const n = requireSquare(a, 'minimal polynomial');
  const ring = polynomialRing(field);
  let result = ring.one;
  for (let i = 0; i < n; i++) {
    let v: readonly T[] = identityMatrix(field, n)[i]!;
    const krylov = [v];
    const step = (x: readonly T[]) => a.map((row) => dot(field, row, x));
    for (;;) {
      v = step(v);
      const relation = kernel(field, transpose([...krylov, v]))[0];
      if (relation !== undefined) {
        const p = ring.monic(ring.fromCoefficients(relation));
        result = ring.quo(ring.mul(result, p), ring.gcd(result, p));
        break;
      }
      krylov.push(v);
    }
  }
  return result;
}

/** A = L·D·Lᵀ up to a symmetric permutation, L unit lower triangular; `rank` = number of nonzero d. */
export type Ldlt<T> =
  | {
      readonly kind: 'semidefinite';
      readonly lower: Matrix<T>;
      readonly diagonal: readonly T[];
      readonly order: readonly number[];
      readonly rank: number;
    }
  /** xᵀAx < 0. */
  | { readonly kind: 'indefinite'; readonly witness: readonly T[]; readonly value: T };

/** Decides positive semidefiniteness of a symmetric matrix with a certificate either way: the factors, or a vector with a
 *  negative value. Pivots on positive diagonal entries; a zero diagonal with a nonzero row, or a negative entry, refutes.
 *  @throws ShapeError unless square */
export function ldlt<T>(field: OrderedField<T>, a: Matrix<T>): Ldlt<T> {
  const n = requireSquare(a, 'LDLᵀ');
  const rest = a.map((row) => [...row]);
  const order = Array.from({ length: n }, (_, i) => i);
  const diagonal: T[] = [];
  const eliminated: (readonly T[])[] = []; // eliminated[k][i] = L_{ik}, indexed by original rows
  const used = new Set<number>();
  for (;;) {
    const left = order.filter((i) => !used.has(i));
    const negative = left.find((i) => field.sign(rest[i]![i]!) < 0);
    if (negative !== undefined) return refute(field, a, eliminated, [...used], [[negative, field.one]]);
    const pivot = left.find((i) => field.sign(rest[i]![i]!) > 0);
    if (pivot === undefined) {
      for (const i of left)
        for (const j of left)
          if (i < j && !field.isZero(rest[i]![j]!))
            // Both diagonal entries vanish: x = e_i − sign·e_j has value −2|a_ij|.
            return refute(
              field,
              a,
              eliminated,
              [...used],
              [
                [i, field.one],
                [j, field.fromInteger(-field.sign(rest[i]![j]!))],
              ],
            );
      const permutation = [...used, ...left];
      const lower = permutation.map((i, row) =>
        permutation.map((_, k) =>
          k === row ? field.one : k < Math.min(row, used.size) ? eliminated[k]![i]! : field.zero,
        ),
      );
      return {
        kind: 'semidefinite',
        lower,
        diagonal: [...diagonal, ...left.map(() => field.zero)],
        order: permutation,
        rank: used.size,
      };
    }
    const inverse = field.inv(rest[pivot]![pivot]!);
    const factors = rest.map((row, i) => (used.has(i) ? field.zero : field.mul(row[pivot]!, inverse)));
    used.add(pivot);
    diagonal.push(rest[pivot]![pivot]!);
    eliminated.push(factors);
    for (const i of left)
      if (i !== pivot)
        for (const j of left) rest[i]![j] = field.sub(rest[i]![j]!, field.mul(factors[i]!, rest[pivot]![j]!));
  }
}

/** Turns a vector on the remaining indices with a negative value for the Schur complement into one for A: the eliminated
 *  coordinates are chosen, last first, so that Lᵀx vanishes there. */
function refute<T>(
  field: OrderedField<T>,
  a: Matrix<T>,
  eliminated: readonly (readonly T[])[],
  pivots: readonly number[],
  sparse: readonly (readonly [number, T])[],
): Ldlt<T> {
  const x = new Array<T>(a.length).fill(field.zero);
  for (const [i, value] of sparse) x[i] = value;
  for (let k = pivots.length - 1; k >= 0; k--) {
    const pivot = pivots[k]!;
    const factors = eliminated[k]!.map((f, i) => (i === pivot ? field.zero : f));
    x[pivot] = field.neg(dot(field, factors, x));
  }
  const value = dot(
    field,
    x,
    a.map((row) => dot(field, row, x)),
  );
  return { kind: 'indefinite', witness: x, value };
}
