/** # Structure constants. Defines `StructureConstants`, `combinationMatrix`, `integerMatrix`, `combinations`, `applyMatrix`.
 *
 * A commutative algebra with a basis v_0 = 1, v_1, …, v_{rank−1} and integers t^c_ab with v_a v_b = Σ_c t^c_ab v_c: the Bose–Mesner
 * algebra of a symmetric scheme, with its intersection numbers, or the real form of that of a commutative one.
 * @module */
import type { IntegerMatrix } from '../exact/integerMatrix.js';

export interface StructureConstants {
  readonly rank: number;
  /** t^c_ab, an integer. */
  at(a: number, b: number, c: number): number;
}

/** Σ_a w_a N_a with (N_a)_{b,c} = t^c_ab, row-major: a character is an eigenvector of it, with the eigenvalue Σ_a w_a χ(v_a). */
export function combinationMatrix(algebra: StructureConstants, weights: ArrayLike<number>): Float64Array {
  const { rank } = algebra;
  const sums = new Float64Array(rank * rank);
  for (let a = 0; a < rank; a++) {
    const w = weights[a]!;
    if (w === 0) continue;
    for (let b = 0; b < rank; b++)
      for (let c = 0; c < rank; c++) sums[b * rank + c] = sums[b * rank + c]! + w * algebra.at(a, b, c);
  }
  return sums;
}

/** The same matrix over Z for the exact algorithms. */
export function integerMatrix(entries: Float64Array, size: number): IntegerMatrix {
  return Array.from({ length: size }, (_, b) => Array.from(entries.subarray(b * size, (b + 1) * size), BigInt));
}

/** N·x. */
export function applyMatrix(matrix: Float64Array, x: ArrayLike<number>): Float64Array {
  const size = x.length;
  const result = new Float64Array(size);
  for (let b = 0; b < size; b++) {
    let sum = 0;
    for (let c = 0; c < size; c++) sum += matrix[b * size + c]! * x[c]!;
    result[b] = sum;
  }
  return result;
}

/** Weights to look for a separating combination in: single elements, sums with v_1, then the moment curve (s, s², …). The bad weights are a
 *  union of hyperplanes, each of which meets that curve in finitely many points. */
export function* combinations(rank: number): Generator<readonly number[]> {
  const weights = (of: (a: number) => number): readonly number[] => Array.from({ length: rank }, (_, a) => of(a));
  for (let i = 1; i < rank; i++) yield weights((a) => (a === i ? 1 : 0));
  for (let i = 2; i < rank; i++) yield weights((a) => (a === 1 ? 1 : a === i ? 2 : 0));
  const modulus = 65_521;
  for (let s = 2; s < modulus; s++) {
    let power = 1;
    yield weights((a) => {
      if (a > 0) power = (power * s) % modulus;
      return a === 0 ? 0 : power;
    });
  }
}
