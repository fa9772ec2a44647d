/** # Pivoted Cholesky factorization. Defines `pivotedCholesky`, `CholeskyFactor`.
 *
 * Vectors from a positive semidefinite Gram matrix, M ≈ WᵀW, in floating point: r steps where M has rank r, one coordinate a
 * step. The pivot is the vector of which the largest *fraction* of the squared norm is still unexplained, so that short
 * vectors are factored as accurately as long ones. Source: N. J. Higham, Accuracy and Stability of Numerical Algorithms,
 * 2nd ed., SIAM 2002, §10.3.
 * @module */
import type { FloatGram, FloatVectors } from './floatFrame.js';

export interface CholeskyFactor {
  /** As many coordinates as steps were made. */
  readonly vectors: FloatVectors;
  /** max_i |M_ii − ‖w_i‖²| / |M_ii|, over M_ii ≠ 0: large when the rank is more than the steps, or M is not semidefinite. */
  readonly remainder: number;
}

/** At most `steps` steps; fewer when the remainder is at most `tolerance` before. Cost: n·steps² multiplications. */
export function pivotedCholesky({ n, entry, values }: FloatGram, steps: number, tolerance: number): CholeskyFactor {
  const rows = new Float64Array(n * steps);
  const unexplained = new Float64Array(n);
  const inverseNorm = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const norm = values[entry[i * n + i]!]!;
    unexplained[i] = norm;
    inverseNorm[i] = norm === 0 ? 0 : 1 / Math.abs(norm);
  }
  let rank = 0;
  for (; rank < steps; rank++) {
    let pivot = 0;
    for (let i = 1; i < n; i++)
      if (unexplained[i]! * inverseNorm[i]! > unexplained[pivot]! * inverseNorm[pivot]!) pivot = i;
    if (!(unexplained[pivot]! * inverseNorm[pivot]! > tolerance)) break;
    const root = Math.sqrt(unexplained[pivot]!);
    for (let i = 0; i < n; i++) {
      let entryLeft = values[entry[i * n + pivot]!]!;
      for (let a = 0; a < rank; a++) entryLeft -= rows[i * steps + a]! * rows[pivot * steps + a]!;
      const coordinate = entryLeft / root;
      rows[i * steps + rank] = coordinate;
      unexplained[i]! -= coordinate * coordinate;
    }
  }
  let remainder = 0;
  for (let i = 0; i < n; i++) remainder = Math.max(remainder, Math.abs(unexplained[i]!) * inverseNorm[i]!);
  return { vectors: { n, length: rank, coordinates: firstColumns(rows, n, steps, rank) }, remainder };
}

function firstColumns(rows: Float64Array, n: number, width: number, kept: number): Float64Array {
  if (kept === width) return rows;
  const result = new Float64Array(n * kept);
  for (let i = 0; i < n; i++) result.set(rows.subarray(i * width, i * width + kept), i * kept);
  return result;
}
