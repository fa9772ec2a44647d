/** # Exact losses as functions of the weights. Defines `exactLoss`.
 *
 * A loss of the responses M = VW and of b becomes one of W, V and b by the chain rule: with G = ∂L/∂M, ∂L/∂V = G Wᵀ and
 * ∂L/∂W = Vᵀ G; both go to the same array where V = Wᵀ.
 * @module */
import { parametersOf, type ToyLoss, type ToyModel } from './model.js';
import type { ResponseLoss } from './oneActiveLoss.js';

/** Cost of an evaluation: 3n²m multiplications and what the loss costs. */
export function exactLoss(model: ToyModel, loss: ResponseLoss): ToyLoss {
  const { features: n, hidden: m } = model;
  const parameters = parametersOf(model);
  const gradient = parametersOf(model);
  const responses = new Float64Array(n * n);
  const ofResponses = { responses: new Float64Array(n * n), bias: gradient.bias };
  const { encoder, decoder } = parameters;
  const evaluate = (): number => {
    for (let j = 0; j < n; j++)
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let a = 0; a < m; a++) sum += decoder[j * m + a]! * encoder[i * m + a]!;
        responses[j * n + i] = sum;
      }
    const value = loss(model.importance, responses, parameters.bias, ofResponses);
    gradient.encoder.fill(0);
    gradient.decoder.fill(0);
    for (let j = 0; j < n; j++)
      for (let i = 0; i < n; i++) {
        const slope = ofResponses.responses[j * n + i]!;
        if (slope === 0) continue;
        for (let a = 0; a < m; a++) {
          gradient.decoder[j * m + a]! += slope * encoder[i * m + a]!;
          gradient.encoder[i * m + a]! += slope * decoder[j * m + a]!;
        }
      }
    return value;
  };
  return { parameters, gradient, evaluate, words: new Uint32Array(0) };
}
