/** # Minima of an exact loss by many starts. Defines `minimizeLoss`, `lossObjective`, `LocalMinimum`.
 *
 * Each start has its own seed, so that every one can be found again alone.
 * @module */
import { exactLoss } from './exactLoss.js';
import { type LbfgsOptions, lbfgs, type Minimum, type Objective } from './lbfgs.js';
import { initialise, parametersOf, type ToyModel, type ToyParameters, trained } from './model.js';
import type { ResponseLoss } from './oneActiveLoss.js';
import { generator } from './random.js';

/** The loss as a function of all parameters in one vector, in the order of `trained`. */
export function lossObjective(model: ToyModel, loss: ResponseLoss): Objective {
  const { parameters, gradient, evaluate } = exactLoss(model, loss);
  const arrays = trained(parameters);
  const slopes = trained(gradient);
  return (x, into) => {
    let from = 0;
    for (const array of arrays) {
      for (let k = 0; k < array.length; k++) array[k] = x[from + k]!;
      from += array.length;
    }
    const value = evaluate();
    from = 0;
    for (const array of slopes) {
      into.set(array, from);
      from += array.length;
    }
    return value;
  };
}

export interface LocalMinimum {
  readonly value: number;
  /** The largest entry of the gradient. */
  readonly residual: number;
  readonly parameters: ToyParameters<Float64Array>;
  /** The first seed that led there, and how many of the starts did. */
  readonly seed: number;
  readonly hits: number;
}

export interface Restarts extends LbfgsOptions {
  readonly restarts: number;
  /** Of the first start; the others follow. */
  readonly seed: number;
  /** Called after each start; ends the search when it returns true. */
  readonly onStart?: (done: number) => boolean;
}

/** Values this close, in relation to the larger, are one minimum. */
const SAME_VALUE = 1e-7;
/** Standard deviation of the biases at the start. */
const START_BIAS = 0.3;

/** The different values found, least first. Minima of one value are taken for one. */
export function minimizeLoss(model: ToyModel, loss: ResponseLoss, options: Restarts): readonly LocalMinimum[] {
  const objective = lossObjective(model, loss);
  const found: { readonly minimum: Minimum; readonly seed: number; hits: number }[] = [];
  for (let k = 0; k < options.restarts; k++) {
    const seed = options.seed + k;
    const minimum = lbfgs(objective, startOf(model, seed), options);
    const same = found.find((other) => isSame(other.minimum.value, minimum.value));
    if (same === undefined) found.push({ minimum, seed, hits: 1 });
    else same.hits++;
    if (options.onStart?.(k + 1) === true) break;
  }
  return found
    .sort((a, b) => a.minimum.value - b.minimum.value)
    .map(({ minimum: { value, residual, x }, seed, hits }) => {
      const parameters = parametersOf(model);
      let from = 0;
      for (const array of trained(parameters)) {
        array.set(x.subarray(from, from + array.length));
        from += array.length;
      }
      return { value, residual, parameters, seed, hits };
    });
}

const isSame = (a: number, b: number): boolean =>
  Math.abs(a - b) <= SAME_VALUE * Math.max(Math.abs(a), Math.abs(b), 1e-6);

function startOf(model: ToyModel, seed: number): Float64Array {
  const parameters = parametersOf(model);
  const random = generator(seed);
  initialise(model, parameters, 1 / Math.sqrt(model.hidden), random);
  for (let i = 0; i < model.features; i++) parameters.bias[i] = START_BIAS * random.normal();
  const arrays = trained(parameters) as readonly Float64Array[];
  const x = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const array of arrays) {
    x.set(array, from);
    from += array.length;
  }
  return x;
}
