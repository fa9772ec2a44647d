/** # The loss with one active feature, exactly. Defines `oneActiveLoss`.
 *
 * For x = t e_i with i uniform and t uniform on [0,1], and M = VW (T13):
 *
 *     L₁ = (1/n) Σ_j I_j [ φ(M_jj, b_j) + Σ_{i≠j} ψ(M_ji, b_j) ],   φ(a,b) = ∫₀¹ (t − (at+b)₊)² dt,   ψ(c,b) = ∫₀¹ (ct+b)₊² dt.
 *
 * With the moments m_k of {at + b > 0} (`positivePart.ts`) ∫ (at+b)₊ = a m₁ + b m₀ and ∫ t (at+b)₊ = a m₂ + b m₁.
 * @module */
import { type LineMoments, lineMoments } from './positivePart.js';

/** A loss as a function of M (n×n, row j is output j) and b. */
export type ResponseLoss = (
  importance: readonly number[],
  responses: Float64Array,
  bias: Float64Array,
  gradient: ResponseGradient,
) => number;

export interface ResponseGradient {
  /** ∂L/∂M, ∂L/∂b: written over. */
  readonly responses: Float64Array;
  readonly bias: Float64Array;
}

const line: LineMoments = { m0: 0, m1: 0, m2: 0 };

/** L₁, with its gradient. Cost: n² evaluations of φ and ψ. */
export function oneActiveLoss(
  importance: readonly number[],
  responses: Float64Array,
  bias: Float64Array,
  gradient: ResponseGradient,
): number {
  const n = bias.length;
  let loss = 0;
  for (let j = 0; j < n; j++) {
    const weight = importance[j]! / n;
    const b = bias[j]!;
    let slope = 0;
    for (let i = 0; i < n; i++) {
      const a = responses[j * n + i]!;
      lineMoments(a, b, line);
      const positive = a * line.m1 + b * line.m0;
      const first = a * line.m2 + b * line.m1;
      const own = i === j ? 1 : 0;
      loss += weight * (own * (1 / 3 - 2 * first) + a * first + b * positive);
      gradient.responses[j * n + i] = 2 * weight * (first - own * line.m2);
      slope += positive - own * line.m1;
    }
    gradient.bias[j] = 2 * weight * slope;
  }
  return loss;
}
