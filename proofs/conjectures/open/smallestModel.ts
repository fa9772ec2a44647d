/** # The regularised phase diagram of the smallest model (MAIS-O51). Defines `kinkPrice`, `continuousPenalty`, `antipodalPenalty` and two
 * conjectures. For the formulas see README.md.
 * @module */
import fc from 'fast-check';
import { fullLoss, lbfgs, lossObjective, minimizeLoss, penalised, type ToyModel } from 'tightframe';
import { conjecture, undecided } from 'tightframe/fast-check';

/** v(S) */
const variance = (S: number): number => ((1 - S) * (1 + 3 * S)) / 12;

/** κ(S): what a second feature of weight δ costs the first one, over δ². */
export function kinkPrice(S: number): number {
  const p = 1 - S;
  const beta = (-(4 * S * S + p) + Math.sqrt((4 * S * S + p) ** 2 + 4 * S * p ** 3)) / (4 * S * p);
  return S * S * beta ** 2 + (S * p * beta ** 3) / 3 + p * (beta ** 2 / 4 - (p * beta) / 4 + p / 3 - (3 * p * p) / 16);
}

/** (I·v − κ)/2: below this penalty dropping the second feature, I ≤ 1, is not even a local minimum. */
export const continuousPenalty = (importance: number, S: number): number =>
  (importance * variance(S) - kinkPrice(S)) / 2;

/** Below this penalty, for I = 1, some antipodal pair w₂ = −w₁ with equal biases beats dropping: a maximum over t = b/w₁². */
export function antipodalPenalty(S: number): number {
  const p = 1 - S;
  let most = 0;
  for (let k = 0; k <= GRID; k++) {
    const t = k / GRID;
    const N = p * S * (1 / 3 + t / 2) + p * p * (1 / 8 + t / 3 + t ** 2 / 4 - t ** 3 / 6 + t ** 4 / 24);
    const M =
      S * S * t * t +
      p * S * (1 / 3 + t + t ** 2 + t ** 3 / 3) +
      p * p * (1 / 12 + t / 3 + t ** 2 / 2 + t ** 3 / 3 - t ** 4 / 12);
    most = Math.max(most, (24 * N * N) / (p * (4 + 3 * p)) - M);
  }
  return most;
}
const GRID = 10_000;

const smallest = (importance: number): ToyModel => ({
  features: 2,
  hidden: 1,
  tied: true,
  importance: [1, importance],
});

/** The best of so many random starts. */
const RESTARTS = 12;
const ROUNDING = 1e-10;

interface Point {
  readonly S: number;
  readonly importance: number;
  readonly seed: number;
}

const points = (least: number, most: number): fc.Arbitrary<Point> =>
  fc.record({
    S: fc.integer({ min: 100 * least, max: 100 * most }).map((s) => s / 100),
    importance: fc.integer({ min: 1, max: 20 }).map((i) => i / 20),
    seed: fc.integer({ min: 0, max: 2 ** 20 }),
  });

/** Where the transition is continuous the critical surface has a closed form. */
export const continuousTransition = conjecture(
  'For 1/4 ≤ S ≤ 1/2 and I ≤ 1 the antipodal phase ends at λ = (I·v(S) − κ(S))/2 (MAIS-O51)',
  {
    for: points(0.25, 0.5),
    claim: ({ S, importance, seed }) => {
      const lambda = Math.max(0, continuousPenalty(importance, S));
      const loss = penalised(fullLoss(S), lambda);
      const [best] = minimizeLoss(smallest(importance), loss, { restarts: RESTARTS, seed });
      const price = importance * variance(S);
      return { holds: best!.value >= price - ROUNDING, because: `${best!.value} < I·v = ${price} at λ = ${lambda}` };
    },
    exactly: () => undecided('λ is irrational'),
    source: 'MAIS-O51 (Example 6.1 of MAIS-A4), github.com/lionellevine/MAIS; the formula is ours',
    runs: 300,
  },
);

/** From here on the minima with w₁w₂ ≤ 0 are found. */
const OPPOSITE_STARTS = [
  [1, -1],
  [1, -0.5],
  [0.5, -1],
  [1, -0.2],
] as const;

/** No minimum with w₁w₂ > 0 wins. */
export const oppositeSigns = conjecture('No global minimiser of the smallest model has w₁w₂ > 0 (MAIS-O51)', {
  for: fc.record({ point: points(0.02, 0.98), lambda: fc.integer({ min: 0, max: 40 }).map((l) => l / 1000) }),
  claim: ({ point: { S, importance, seed }, lambda }) => {
    const loss = penalised(fullLoss(S), lambda);
    const objective = lossObjective(smallest(importance), loss);
    const opposite = OPPOSITE_STARTS.map(([u, w]) => lbfgs(objective, Float64Array.of(u, w, 0.1, 0.1)).value);
    const others = Math.min(importance * variance(S), ...opposite);
    const same = minimizeLoss(smallest(importance), loss, { restarts: RESTARTS, seed }).find(
      ({ parameters: { encoder } }) => encoder[0]! * encoder[1]! > SAME_SIGN,
    );
    const holds = same === undefined || same.value >= others - ROUNDING;
    return { holds, because: `${same?.value} with w₁w₂ > 0, against ${others}` };
  },
  exactly: () => undecided('a search finds no global minimum for certain'),
  source: 'MAIS-O51 (Example 6.1 of MAIS-A4), github.com/lionellevine/MAIS',
  runs: 300,
});
const SAME_SIGN = 1e-6;
