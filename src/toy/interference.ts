/** # Interference. Defines `penalised`.
 *
 * R(W) = Σ_{i≠j} ⟨w_i, w_j⟩² is the part of the frame potential between different features; λR is added to a loss of the responses
 * M = WᵀW of a tied model.
 * @module */
import type { ResponseLoss } from './oneActiveLoss.js';

/** L + λR. */
export function penalised(loss: ResponseLoss, lambda: number): ResponseLoss {
  if (lambda === 0) return loss;
  return (importance, responses, bias, gradient) => {
    const n = bias.length;
    let value = loss(importance, responses, bias, gradient);
    for (let j = 0; j < n; j++)
      for (let i = 0; i < n; i++) {
        if (i === j) continue;
        const product = responses[j * n + i]!;
        value += lambda * product * product;
        gradient.responses[j * n + i]! += 2 * lambda * product;
      }
    return value;
  };
}
