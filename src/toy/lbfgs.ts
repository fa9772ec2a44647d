/** # Minimisation of a smooth function. Defines `lbfgs`, `Objective`, `Minimum`.
 *
 * The limited-memory BFGS method (J. Nocedal, *Updating quasi-Newton matrices with limited storage*, 1980) with the bisection search
 * for the weak Wolfe conditions of A. Lewis and M. Overton (*Nonsmooth optimization via quasi-Newton methods*, 2013), which also
 * stands kinks of the gradient, as losses with a ReLU have them.
 * @module */

/** The value at x; fills `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  /** The largest entry of the gradient. */
  readonly residual: number;
  readonly steps: number;
  readonly evaluations: number;
}

export interface LbfgsOptions {
  /** Ends when no entry of the gradient is larger. */
  readonly tolerance?: number;
  readonly maxSteps?: number;
  /** Pairs kept. */
  readonly memory?: number;
}

const SUFFICIENT_DECREASE = 1e-4;
const CURVATURE = 0.9;
const MAX_TRIALS = 50;
/** Values that differ by less, in relation to their size, are the same. */
const ROUNDOFF = 2 ** -48;

/** A local minimum near `start`, or where no step lowers the value any more. */
export function lbfgs(
  objective: Objective,
  start: Float64Array,
  { tolerance = 1e-10, maxSteps = 2000, memory = 12 }: LbfgsOptions = {},
): Minimum {
  const d = start.length;
  let [x, gradient] = [start.slice(), new Float64Array(d)];
  let [nextX, nextGradient] = [new Float64Array(d), new Float64Array(d)];
  const direction = new Float64Array(d);
  const pairs = pairStore(d, memory);
  let value = objective(x, gradient);
  let evaluations = 1;
  let steps = 0;
  for (; steps < maxSteps && largest(gradient) > tolerance; steps++) {
    pairs.descentDirection(gradient, direction);
    let descent = dot(direction, gradient);
    if (!(descent < 0)) {
      pairs.clear();
      pairs.descentDirection(gradient, direction);
      descent = dot(direction, gradient);
    }
    let [low, high] = [0, Number.POSITIVE_INFINITY];
    let t = pairs.isEmpty() ? Math.min(1, 1 / Math.sqrt(-descent)) : 1;
    let found = false;
    let next = value;
    for (let trial = 0; trial < MAX_TRIALS && !found; trial++) {
      for (let k = 0; k < d; k++) nextX[k] = x[k]! + t * direction[k]!;
      next = objective(nextX, nextGradient);
      evaluations++;
      const bound = value + SUFFICIENT_DECREASE * t * descent + ROUNDOFF * Math.abs(value);
      if (!(next <= bound)) high = t;
      else if (dot(direction, nextGradient) < CURVATURE * descent) low = t;
      else found = true;
      if (!found) t = high === Number.POSITIVE_INFINITY ? 2 * t : (low + high) / 2;
    }
    if (!found) {
      if (pairs.isEmpty()) break;
      // Once more down the gradient before giving up.
      pairs.clear();
      continue;
    }
    pairs.add(x, nextX, gradient, nextGradient);
    [x, nextX] = [nextX, x];
    [gradient, nextGradient] = [nextGradient, gradient];
    value = next;
  }
  return { x, value, residual: largest(gradient), steps, evaluations };
}

/** The last pairs of a step s and the change y of the gradient along it. */
function pairStore(d: number, memory: number) {
  const s = Array.from({ length: memory }, () => new Float64Array(d));
  const y = Array.from({ length: memory }, () => new Float64Array(d));
  const products = new Float64Array(memory);
  const weights = new Float64Array(memory);
  let kept = 0;
  let newest = -1;
  return {
    isEmpty: (): boolean => kept === 0,
    clear(): void {
      kept = 0;
    },
    add(x: Float64Array, nextX: Float64Array, gradient: Float64Array, nextGradient: Float64Array): void {
      const at = (newest + 1) % memory;
      for (let k = 0; k < d; k++) {
        s[at]![k] = nextX[k]! - x[k]!;
        y[at]![k] = nextGradient[k]! - gradient[k]!;
      }
      products[at] = dot(s[at]!, y[at]!);
      // Holds by the Wolfe conditions but for rounding.
      if (!(products[at]! > 0)) return;
      newest = at;
      kept = Math.min(memory, kept + 1);
    },
    /** −H g by the two loops over the pairs. */
    descentDirection(gradient: Float64Array, into: Float64Array): void {
      for (let k = 0; k < d; k++) into[k] = -gradient[k]!;
      for (let back = 0; back < kept; back++) {
        const at = (newest - back + memory) % memory;
        weights[at] = dot(s[at]!, into) / products[at]!;
        addMultiple(into, -weights[at]!, y[at]!);
      }
      if (kept > 0) {
        const scale = products[newest]! / dot(y[newest]!, y[newest]!);
        for (let k = 0; k < d; k++) into[k]! *= scale;
      }
      for (let back = kept - 1; back >= 0; back--) {
        const at = (newest - back + memory) % memory;
        addMultiple(into, weights[at]! - dot(y[at]!, into) / products[at]!, s[at]!);
      }
    },
  };
}

function dot(v: Float64Array, w: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < v.length; k++) sum += v[k]! * w[k]!;
  return sum;
}

function addMultiple(into: Float64Array, by: number, v: Float64Array): void {
  for (let k = 0; k < into.length; k++) into[k]! += by * v[k]!;
}

function largest(v: Float64Array): number {
  let most = 0;
  for (let k = 0; k < v.length; k++) most = Math.max(most, Math.abs(v[k]!));
  return most;
}
