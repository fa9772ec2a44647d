/** # Optimizers. Defines `Optimizer`, `OptimizerSettings`, `optimizer`.
 * @module */
import type { Floats } from './model.js';

export type OptimizerSettings =
  | { readonly kind: 'adam'; readonly beta1: number; readonly beta2: number; readonly epsilon: number }
  | { readonly kind: 'sgd' };

export interface Optimizer {
  /** What it remembers, in the order of the parameters: for each of them the first and the second moment. */
  readonly moments: readonly Floats[];
  /** Moves the parameters against the gradient. @param t 1 at the first step */
  update(rate: number, t: number): void;
}

/** Plain gradient descent, θ ← θ − rate·g, or Adam (D. P. Kingma, J. Ba, 2015), ε outside the root and both moments corrected for their
 *  start at zero, as in PyTorch. */
export function optimizer(
  settings: OptimizerSettings,
  parameters: readonly Floats[],
  gradients: readonly Floats[],
): Optimizer {
  if (settings.kind === 'sgd')
    return {
      moments: [],
      update: (rate) => {
        parameters.forEach((values, k) => {
          const gradient = gradients[k]!;
          for (let i = 0; i < values.length; i++) values[i]! -= rate * gradient[i]!;
        });
      },
    };
  const { beta1, beta2, epsilon } = settings;
  const zeros = (like: Floats): Floats =>
    like instanceof Float32Array ? new Float32Array(like.length) : new Float64Array(like.length);
  const moments = parameters.flatMap((values) => [zeros(values), zeros(values)]);
  return {
    moments,
    update: (rate, t) => {
      const step = rate / (1 - beta1 ** t);
      const correction = 1 / Math.sqrt(1 - beta2 ** t);
      parameters.forEach((values, k) => {
        adamStep(values, gradients[k]!, moments[2 * k]!, moments[2 * k + 1]!);
      });
      function adamStep(values: Floats, gradient: Floats, first: Floats, second: Floats): void {
        for (let i = 0; i < values.length; i++) {
          const g = gradient[i]!;
          const mean = beta1 * first[i]! + (1 - beta1) * g;
          const square = beta2 * second[i]! + (1 - beta2) * g * g;
          first[i] = mean;
          second[i] = square;
          values[i]! -= (step * mean) / (Math.sqrt(square) * correction + epsilon);
        }
      }
    },
  };
}
