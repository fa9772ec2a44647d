/** # Positive definite interval matrices. Defines `isPositiveDefinite`, `approximateInverse`.
 *
 * A symmetric A is positive definite if RARᵀ is, whatever real matrix R is: RARᵀ > 0 makes R nonsingular. With R an approximate inverse
 * of a Cholesky factor of the midpoint, RARᵀ is near the identity, where Gershgorin's discs decide: aᵢᵢ > Σ |aᵢⱼ| over j ≠ i in every
 * row. It is tried on A itself first. Computed in interval arithmetic, this holds for every symmetric matrix in the interval matrix at once.
 * @module */
import { type Interval, intervals, midpoint, point } from './interval.js';
import { addUp } from './rounding.js';

export type IntervalMatrix = readonly (readonly Interval[])[];

/** Is every symmetric matrix in the square interval matrix positive definite? False means: not shown. */
export function isPositiveDefinite(matrix: IntervalMatrix): boolean {
  if (isDominated(matrix)) return true;
  const R = inverseCholeskyFactor(matrix.map((row) => row.map(midpoint)));
  return R !== undefined && isDominated(multiplyMatrices(multiplyMatrices(R, matrix), transposed(R)));
}

/** Gershgorin: is every diagonal entry above the sum of the magnitudes of the others in its row? */
function isDominated(matrix: IntervalMatrix): boolean {
  return matrix.every((row, i) => {
    let others = 0;
    row.forEach((entry, j) => {
      if (j !== i) others = addUp(others, intervals.abs(entry).hi);
    });
    return row[i]!.lo > others;
  });
}

const transposed = (A: IntervalMatrix): IntervalMatrix => A[0]!.map((_, j) => A.map((row) => row[j]!));

export const multiplyMatrices = (A: IntervalMatrix, B: IntervalMatrix): IntervalMatrix =>
  A.map((row) =>
    B[0]!.map((_, j) => row.reduce((sum, a, l) => intervals.add(sum, intervals.mul(a, B[l]![j]!)), point(0))),
  );

/** About L⁻¹ for A = LLᵀ, as point intervals; undefined when a pivot is not positive or anything overflows. */
function inverseCholeskyFactor(A: readonly (readonly number[])[]): IntervalMatrix | undefined {
  const n = A.length;
  const L = A.map((row) => [...row]);
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < j; k++) L[j]![j]! -= L[j]![k]! ** 2;
    const pivot = L[j]![j]!;
    if (!(pivot > 0)) return undefined;
    L[j]![j] = Math.sqrt(pivot);
    for (let i = j + 1; i < n; i++) {
      for (let k = 0; k < j; k++) L[i]![j]! -= L[i]![k]! * L[j]![k]!;
      L[i]![j]! /= L[j]![j]!;
    }
  }
  for (let i = 0; i < n; i++) L[i]!.fill(0, i + 1);
  return approximateInverse(L);
}

/** About A⁻¹, by Gauss–Jordan elimination with partial pivots; undefined when A is singular, as far as doubles can tell. */
export function approximateInverse(A: readonly (readonly number[])[]): IntervalMatrix | undefined {
  const n = A.length;
  const rows = A.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let c = 0; c < n; c++) {
    let best = c;
    for (let r = c; r < n; r++) if (Math.abs(rows[r]![c]!) > Math.abs(rows[best]![c]!)) best = r;
    [rows[c], rows[best]] = [rows[best]!, rows[c]!];
    const pivot = rows[c]![c]!;
    if (pivot === 0) return undefined;
    for (let r = 0; r < n; r++) {
      const factor = rows[r]![c]! / pivot;
      if (r !== c && factor !== 0) rows[r] = rows[r]!.map((x, j) => x - factor * rows[c]![j]!);
    }
    rows[c] = rows[c]!.map((x) => x / pivot);
  }
  const inverse = rows.map((row) => row.slice(n));
  return inverse.flat().every(Number.isFinite) ? inverse.map((row) => row.map(point)) : undefined;
}
