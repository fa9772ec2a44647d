/** # The loss with at most two active features, exactly. Defines `twoActiveLoss`.
 *
 * The expectation of Σ_k I_k (x_k − x′_k)² for independent features of sparsity S, given that at most two are active: a support has
 * the probability S^{n−|support|} (1−S)^{|support|} divided by the sum of these over all supports of at most two features. For
 * x = t e_i + s e_j output k is (at + cs + b)₊ with a = M_ki, c = M_kj, and with the moments of {at + cs + b > 0} (`positivePart.ts`)
 *
 *     ∫∫ z₊ = a m₁₀ + c m₀₁ + b m₀₀,   ∫∫ t z₊ = a m₂₀ + c m₁₁ + b m₁₀,   ∫∫ s z₊ = a m₁₁ + c m₀₂ + b m₀₁.
 *
 * With two features it is the whole loss.
 * @module */
import { oneActiveLoss, type ResponseGradient, type ResponseLoss } from './oneActiveLoss.js';
import { type PlaneMoments, planeMoments } from './positivePart.js';

const plane: PlaneMoments = { m00: 0, m10: 0, m01: 0, m20: 0, m11: 0, m02: 0 };

/** The loss at this sparsity, which is not 0 for a single feature. Cost: n²(n−1)/2 integrals over the square. */
export function twoActiveLoss(sparsity: number): ResponseLoss {
  return (importance, responses, bias, gradient) => {
    const n = bias.length;
    // Each over the common factor S^{n−2}: no feature, one, two.
    const [absent, present] = [sparsity * sparsity, n * sparsity * (1 - sparsity)];
    const pairs = (n * (n - 1)) / 2;
    const both = (1 - sparsity) ** 2;
    const total = absent + present + pairs * both;
    let loss = oneActiveLoss(importance, responses, bias, gradient) * (present / total);
    scale(gradient.responses, present / total);
    scale(gradient.bias, present / total);
    for (let k = 0; k < n; k++) {
      const silent = (absent / total) * importance[k]!;
      const b = Math.max(0, bias[k]!);
      loss += silent * b * b;
      gradient.bias[k]! += 2 * silent * b;
    }
    return loss + pairLoss(importance, responses, bias, gradient, both / total);
  };
}

function pairLoss(
  importance: readonly number[],
  responses: Float64Array,
  bias: Float64Array,
  gradient: ResponseGradient,
  probability: number,
): number {
  const n = bias.length;
  let loss = 0;
  for (let k = 0; k < n; k++) {
    const weight = probability * importance[k]!;
    const b = bias[k]!;
    let slope = 0;
    for (let i = 0; i < n; i++) {
      const a = responses[k * n + i]!;
      for (let j = i + 1; j < n; j++) {
        const c = responses[k * n + j]!;
        planeMoments(a, c, b, plane);
        const { m00, m10, m01, m20, m11, m02 } = plane;
        const positive = a * m10 + c * m01 + b * m00;
        const first = a * m20 + c * m11 + b * m10;
        const second = a * m11 + c * m02 + b * m01;
        const ofI = i === k ? 1 : 0;
        const ofJ = j === k ? 1 : 0;
        loss += weight * ((ofI + ofJ) / 3 - 2 * (ofI * first + ofJ * second) + a * first + c * second + b * positive);
        gradient.responses[k * n + i]! += 2 * weight * (first - ofI * m20 - ofJ * m11);
        gradient.responses[k * n + j]! += 2 * weight * (second - ofI * m11 - ofJ * m02);
        slope += positive - ofI * m10 - ofJ * m01;
      }
    }
    gradient.bias[k]! += 2 * weight * slope;
  }
  return loss;
}

function scale(values: Float64Array, by: number): void {
  for (let k = 0; k < values.length; k++) values[k]! *= by;
}
