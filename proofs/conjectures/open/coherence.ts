/** # Does penalising average interference lower worst-case coherence? (MAIS-O44). Defines `coherenceOf` and two conjectures.
 *
 * README.md proves that it can: (m, n) = (3, 2). The conjectures say where the change happens at sparsities that can be searched.
 * @module */
import fc from 'fast-check';
import {
  fullLoss,
  type LocalMinimum,
  lbfgs,
  lossObjective,
  minimizeLoss,
  type Objective,
  penalised,
  type ToyModel,
} from 'tightframe';
import { type ClaimOutcome, conjecture, undecided } from 'tightframe/fast-check';

const model = (features: number): ToyModel => ({
  features,
  hidden: 2,
  tied: true,
  importance: new Array<number>(features).fill(1),
});

/** A shorter column is none. */
const ZERO_NORM = 1e-3;

/** μ(W): the largest |cos| between different columns that do not vanish; 0 where there are fewer than two. */
export function coherenceOf({ parameters: { encoder, bias, stride } }: LocalMinimum): number {
  const product = (i: number, j: number): number => {
    let sum = 0;
    for (let a = 0; a < stride; a++) sum += encoder[i * stride + a]! * encoder[j * stride + a]!;
    return sum;
  };
  let most = 0;
  for (let i = 0; i < bias.length; i++)
    for (let j = 0; j < i; j++) {
      const norms = Math.sqrt(product(i, i) * product(j, j));
      if (product(i, i) > ZERO_NORM ** 2 && product(j, j) > ZERO_NORM ** 2)
        most = Math.max(most, Math.abs(product(i, j)) / norms);
    }
  return most;
}

/** An affine family of parameters, W column by column and then b. */
interface Family {
  readonly base: readonly number[];
  readonly directions: readonly (readonly number[])[];
  /** Multiples of the directions near the minimum. */
  readonly start: readonly number[];
}

/** The least value in the family, from its start. */
function leastIn({ base, directions, start }: Family, objective: Objective): number {
  const x = new Float64Array(base.length);
  const slope = new Float64Array(base.length);
  return lbfgs((multiples, gradient) => {
    for (let k = 0; k < x.length; k++)
      x[k] = directions.reduce((sum, direction, at) => sum + direction[k]! * multiples[at]!, base[k]!);
    const value = objective(x, slope);
    directions.forEach((direction, at) => {
      gradient[at] = direction.reduce((sum, d, k) => sum + d * slope[k]!, 0);
    });
    return value;
  }, Float64Array.from(start)).value;
}

/** Columns of a common norm and a common bias in these directions, and columns that vanish, whose best bias is the mean of a feature. */
function regular(angles: readonly number[], zeros: number, S: number, start: readonly [number, number]): Family {
  const [n, k] = [angles.length + zeros, angles.length];
  const vector = (entry: (i: number) => readonly [number, number], bias: (i: number) => number): readonly number[] => {
    const features = Array.from({ length: n }, (_, i) => i);
    return [...features.flatMap((i) => (i < k ? entry(i) : [0, 0])), ...features.map(bias)];
  };
  return {
    base: vector(
      () => [0, 0],
      (i) => (i < k ? 0 : (1 - S) / 2),
    ),
    directions: [
      vector(
        (i) => [Math.cos(angles[i]!), Math.sin(angles[i]!)],
        () => 0,
      ),
      vector(
        () => [0, 0],
        (i) => (i < k ? 1 : 0),
      ),
    ],
    start,
  };
}

const polygon = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => (2 * Math.PI * i) / n);

/** An antipodal pair and a column orthogonal to it, which is perfect. */
const pairAndOne: Family = {
  base: [0, 0, 0, 0, 0, 1, 0, 0, 0],
  directions: [
    [1, 0, -1, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 1, 1, 0],
  ],
  start: [1, 0],
};

interface Phase {
  readonly mu: number;
  readonly family: Family;
}

const phases: Readonly<Record<3 | 5, (S: number) => readonly Phase[]>> = {
  3: (S) => [
    { mu: 1, family: pairAndOne },
    { mu: 1 / 2, family: regular(polygon(3), 0, S, [1, 0]) },
  ],
  5: (S) => [
    { mu: Math.cos(Math.PI / 5), family: regular(polygon(5), 0, S, [1, -0.1]) },
    { mu: 1, family: regular(polygon(4), 1, S, [0.8, 0]) },
    { mu: 0, family: regular([0, Math.PI / 2], 3, S, [1, 0]) },
  ],
};

const ROUNDING = 1e-12;
const NEAR = 1e-3;

interface Valued {
  readonly mu: number;
  readonly value: number;
}

/** That no start ends below the best phase, and where one ends at it, with the coherence of that phase. */
function bestPhaseIsBest(features: 3 | 5, S: number, lambda: number, seed: number): ClaimOutcome {
  const loss = penalised(fullLoss(S), lambda);
  const objective = lossObjective(model(features), loss);
  const [best, next] = phases[features](S)
    .map(({ mu, family }) => ({ mu, value: leastIn(family, objective) }))
    .sort((a, b) => a.value - b.value) as [Valued, Valued];
  const [found] = minimizeLoss(model(features), loss, { restarts: RESTARTS, seed }) as [LocalMinimum];
  if (found.value < best.value - ROUNDING)
    return { holds: false, because: `${found.value} with coherence ${coherenceOf(found)}, below ${best.value}` };
  if (found.value > best.value + ROUNDING || next.value < best.value + ROUNDING) return true;
  const mu = coherenceOf(found);
  return { holds: Math.abs(mu - best.mu) < NEAR, because: `a minimiser with coherence ${mu}, not ${best.mu}` };
}
const RESTARTS = 5;

const searchOnly = () => undecided('a search finds no global minimum for certain');

/** For p → 0 and λ = ℓp² this is proved, with 1/12 as the place of the change. */
export const pairThenTriangle = conjecture(
  'For (3,2), S ≥ 9/10 and λ ≤ (1−S)² minimisers of L + λR are an antipodal pair and one, or an equilateral triangle (MAIS-O44)',
  {
    for: fc.record({
      S: fc.integer({ min: 900, max: 999 }).map((s) => s / 1000),
      ell: fc.integer({ min: 0, max: 1000 }).map((l) => l / 1000),
      seed: fc.integer({ min: 0, max: 2 ** 20 }),
    }),
    claim: ({ S, ell, seed }) => bestPhaseIsBest(3, S, ell * (1 - S) ** 2, seed),
    exactly: searchOnly,
    source: 'MAIS-O44 (Problem 5.4 of MAIS-A4), github.com/lionellevine/MAIS; the statement is ours',
    runs: 400,
  },
);

/** With five features the same penalty raises the coherence first: from the pentagon to two antipodal pairs, then to nothing. */
export const pentagonSquareNothing = conjecture(
  'For (5,2) and S = 0.999 minimisers of L + λR are a pentagon, then a square and a zero, then two orthogonal columns (MAIS-O44)',
  {
    for: fc.record({
      lambda: fc.integer({ min: 0, max: 5000 }).map((l) => l / 1e7),
      seed: fc.integer({ min: 0, max: 2 ** 20 }),
    }),
    claim: ({ lambda, seed }) => bestPhaseIsBest(5, 0.999, lambda, seed),
    exactly: searchOnly,
    source: 'MAIS-O44 (Problem 5.4 of MAIS-A4), github.com/lionellevine/MAIS; the statement is ours',
    runs: 200,
  },
);
