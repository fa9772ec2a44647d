/** # Row quantities of a Gram matrix in floating point. Defines `gramRows`, `gramResidual`.
 *
 * Everything of the cross-check that walks over all n² entries. The sums Σ_j M_ij² have nonnegative terms only, so each is known
 * to a relative error of about n roundings whatever the frame's condition.
 * @module */
import { dotProduct, type FloatGram, type FloatVectors } from './floatFrame.js';

export interface GramRows {
  /** M_ii = ‖w_i‖². */
  readonly norms: Float64Array;
  /** (M²)_ii = Σ_j M_ij², which is κ_i ‖w_i‖² (theory.md, Objects). */
  readonly squares: Float64Array;
  /** tr M = tr F. */
  readonly trace: number;
  /** The smallest nonzero |cos| of the angle between two of the vectors; 1 when there is none. */
  readonly smallestCosine: number;
}

export function gramRows({ n, entry, values }: FloatGram): GramRows {
  const norms = new Float64Array(n);
  const squares = new Float64Array(n);
  let trace = 0;
  for (let i = 0; i < n; i++) {
    norms[i] = values[entry[i * n + i]!]!;
    trace += norms[i]!;
  }
  let smallestCosineSquared = 1;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) {
      const product = values[entry[i * n + j]!]!;
      const square = product * product;
      sum += square;
      if (product !== 0 && square < smallestCosineSquared * norms[i]! * norms[j]!)
        smallestCosineSquared = square / (norms[i]! * norms[j]!);
    }
    squares[i] = sum;
  }
  return { norms, squares, trace, smallestCosine: Math.sqrt(smallestCosineSquared) };
}

/** max |⟨w_i, w_j⟩ − M_ij| / (‖w_i‖ ‖w_j‖) over all ordered pairs, the lengths being √M_ii. Where M_ii = 0 the pairs count
 *  absolutely and so does the length ‖w_i‖, which must vanish. NaN when a diagonal entry is negative. Cost: n²·length / 2. */
export function gramResidual({ n, entry, values }: FloatGram, vectors: FloatVectors): number {
  const inverseLength = new Float64Array(n);
  let largest = 0;
  for (let i = 0; i < n; i++) {
    const norm = values[entry[i * n + i]!]!;
    inverseLength[i] = norm === 0 ? 1 : 1 / Math.sqrt(norm);
    if (norm === 0) largest = Math.max(largest, Math.sqrt(dotProduct(vectors, i, i)));
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      const product = dotProduct(vectors, i, j);
      const above = Math.abs(product - values[entry[j * n + i]!]!);
      const below = Math.abs(product - values[entry[i * n + j]!]!);
      largest = Math.max(largest, Math.max(above, below) * inverseLength[i]! * inverseLength[j]!);
    }
  return largest;
}
