/** # The cost of weight sparsity (MAIS-O49). Defines three conjectures.
 *
 * Column-1-sparse weights decouple into axes, and the conjectured infimum is equivalent to the same statement with n = 1 (see
 * README.md). Refuted there by proof for every S; here by exact counterexamples.
 * @module */
import { droppingPrice, fullLoss, minimizeLoss, rational } from 'tightframe';
import { conjecture, undecided } from 'tightframe/fast-check';
import { axisLoss, axisModel, inequality, priceOf, searchedAxes } from './axis.js';

const source = 'MAIS-O49 (Problem 5.9 of MAIS-A4), github.com/lionellevine/MAIS';

/** As conjectured there: orthogonal features or antipodal pairs, and the rest dropped, are best. */
export const orthogonalOrAntipodal = conjecture(
  'Features on one axis cost at least min{(k−1)v, (1−S)²/3 + (k−2)v} (MAIS-O49)',
  {
    for: searchedAxes({ sparsity400: [20, 380], features: [2, 4] }),
    claim: (value) => {
      const [loss, price] = [axisLoss(value), priceOf(value)];
      return { holds: loss.compare(price) >= 0, because: inequality(loss, price) };
    },
    source,
    expect: 'refuted',
    runs: 100,
  },
);

/** Even with the true price of a pair a third feature on its axis pays: the loss of all three is below v, the cost of the third alone. */
export const thirdFeatureIsDropped = conjecture('Three features on one axis cost at least v(S), for S ≥ 39/40', {
  for: searchedAxes({ sparsity400: [390, 396], features: [3, 3] }),
  claim: (value) => {
    const [loss, price] = [axisLoss(value), droppingPrice(rational(value.sparsity))];
    return { holds: loss.compare(price) >= 0, because: inequality(loss, price) };
  },
  source: 'ours: what would be left of MAIS-O49 with the best pair in the place of the antipodal one',
  expect: 'refuted',
  runs: 50,
});

/** Differences below this are rounding. */
const ROUNDING = 1e-9;

/** q_2(S), the best pair on an axis, as found numerically. */
const pairPrices = new Map<number, number>();
function pairPrice(S: number): number {
  const known = pairPrices.get(S);
  if (known !== undefined) return known;
  const [best] = minimizeLoss(axisModel(2), fullLoss(S), { restarts: 40, seed: 0 });
  pairPrices.set(S, best!.value);
  return best!.value;
}

/** What survives in the middle. */
export const pairAndDropped = conjecture(
  'For 3/10 ≤ S ≤ 17/20 features on one axis cost at least what the best pair does, and v(S) for each other',
  {
    for: searchedAxes({ sparsity400: [120, 340], features: [3, 5] }),
    claim: (value) => {
      const S = rational(value.sparsity).valueOf();
      const bound = pairPrice(S) + (value.weights.length - 2) * droppingPrice(rational(value.sparsity)).valueOf();
      const loss = axisLoss(value).valueOf();
      return { holds: loss >= bound - ROUNDING, because: `the loss is ${loss}, against ${bound}` };
    },
    exactly: () => undecided('the price of the best pair is known numerically only'),
    source: 'ours',
    runs: 100,
  },
);
