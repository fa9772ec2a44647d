/** # Minima of an exact loss by many starts. Defines `minimumSearch`, `minimizeLoss`, `lossObjective`, `LocalMinimum`.
 *
 * Each start has its own seed, so that every one can be found again alone.
 * @module */
import { exactLoss } from './exactLoss.js';
import { type LbfgsOptions, lbfgs, type Minimum, type Objective } from './lbfgs.js';
import { type Floats, initialise, parametersOf, type ToyModel, type ToyParameters, trained } from './model.js';
import type { ResponseLoss } from './oneActiveLoss.js';
import { generator } from './random.js';

/** The loss as a function of all parameters in one vector, in the order of `trained`. */
export function lossObjective(model: ToyModel, loss: ResponseLoss): Objective {
  const { parameters, gradient, evaluate } = exactLoss(model, loss);
  const arrays = trained(parameters);
  const slopes = trained(gradient);
  return (x, into) => {
    spread(x, arrays);
    const value = evaluate();
    gather(slopes, into);
    return value;
  };
}

/** Fills the arrays, one after the other. */
function spread(x: Float64Array, arrays: readonly Floats[]): void {
  let from = 0;
  for (const array of arrays) for (let k = 0; k < array.length; k++) array[k] = x[from++]!;
}

/** `spread` backwards. */
function gather(arrays: readonly Floats[], into: Float64Array): void {
  let from = 0;
  for (const array of arrays) for (let k = 0; k < array.length; k++) into[from++] = array[k]!;
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

export interface MinimumSearch {
  /** Starts made. */
  readonly starts: number;
  /** Minimises from the next seed. */
  start(): void;
  /** The different values found so far, least first. Minima of one value are taken for one. */
  minima(): readonly LocalMinimum[];
}

/** Values this close, in relation to the larger, are one minimum. */
const SAME_VALUE = 1e-7;
/** Below this a value is as good as zero. */
const LEAST_VALUE = 1e-6;
/** Standard deviation of the biases at the start. */
const START_BIAS = 0.3;

/** A search for minima of an exact loss. @param seed of the first start; the others follow */
export function minimumSearch(
  model: ToyModel,
  loss: ResponseLoss,
  seed: number,
  options: LbfgsOptions = {},
): MinimumSearch {
  const objective = lossObjective(model, loss);
  const found: { readonly minimum: Minimum; readonly seed: number; hits: number }[] = [];
  let starts = 0;
  return {
    get starts() {
      return starts;
    },
    start() {
      const own = seed + starts++;
      const minimum = lbfgs(objective, startOf(model, own), options);
      const same = found.find((other) => isSame(other.minimum.value, minimum.value));
      if (same === undefined) found.push({ minimum, seed: own, hits: 1 });
      else same.hits++;
    },
    minima: () =>
      found
        .map(({ minimum: { value, residual, x }, seed: first, hits }) => {
          const parameters = parametersOf(model);
          spread(x, trained(parameters));
          return { value, residual, parameters, seed: first, hits };
        })
        .sort((a, b) => a.value - b.value),
  };
}

/** The minima that so many starts find. */
export function minimizeLoss(
  model: ToyModel,
  loss: ResponseLoss,
  { restarts, seed, ...options }: LbfgsOptions & { readonly restarts: number; readonly seed: number },
): readonly LocalMinimum[] {
  const search = minimumSearch(model, loss, seed, options);
  while (search.starts < restarts) search.start();
  return search.minima();
}

const isSame = (a: number, b: number): boolean =>
  Math.abs(a - b) <= SAME_VALUE * Math.max(Math.abs(a), Math.abs(b), LEAST_VALUE);

function startOf(model: ToyModel, seed: number): Float64Array {
  const parameters = parametersOf(model);
  const random = generator(seed);
  initialise(model, parameters, 1 / Math.sqrt(model.hidden), random);
  for (let i = 0; i < model.features; i++) parameters.bias[i] = START_BIAS * random.normal();
  const arrays = trained(parameters);
  const x = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0));
  gather(arrays, x);
  return x;
}
