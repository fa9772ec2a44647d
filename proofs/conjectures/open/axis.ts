/** # Features on one axis. Defines `AxisConfiguration`, `searchedAxes`, `axisLoss`, `axisModel`, `priceOf`.
 *
 * k features in one dimension with weights u and biases b: what a column-1-sparse W is on each axis. Values are rational and small,
 * so that their loss is decided exactly.
 * @module */
import fc from 'fast-check';
import {
  droppingPrice,
  fullLoss,
  minimizeLoss,
  type Rational,
  rational,
  rationalLoss,
  type ToyModel,
} from 'tightframe';

export interface AxisConfiguration {
  /** S, as a/b, and so all others. */
  readonly sparsity: string;
  readonly weights: readonly string[];
  readonly biases: readonly string[];
}

export const axisModel = (features: number): ToyModel => ({
  features,
  hidden: 1,
  tied: true,
  importance: new Array<number>(features).fill(1),
});

/** Local minima of the loss, from random starts, rounded: the strongest candidates there are against a lower bound. */
export const searchedAxes = (options: {
  /** S = s/400 for s in this range. */
  readonly sparsity400: readonly [number, number];
  readonly features: readonly [number, number];
}): fc.Arbitrary<AxisConfiguration> =>
  fc
    .record({
      s: fc.integer({ min: options.sparsity400[0], max: options.sparsity400[1] }),
      features: fc.integer({ min: options.features[0], max: options.features[1] }),
      seed: fc.integer({ min: 0, max: 2 ** 20 }),
    })
    .map(({ s, features, seed }) => {
      const [{ parameters }] = minimizeLoss(axisModel(features), fullLoss(s / 400), { restarts: STARTS, seed }) as [
        ReturnType<typeof minimizeLoss>[number],
      ];
      return {
        sparsity: rational(s, 400).toFraction(),
        weights: Array.from(parameters.encoder, rounded),
        biases: Array.from(parameters.bias, rounded),
      };
    });

/** Of them the best is kept. */
const STARTS = 8;
const DENOMINATOR = 100;
const rounded = (x: number): string => rational(Math.round(x * DENOMINATOR), DENOMINATOR).toFraction();

export const axisLoss = ({ sparsity, weights, biases }: AxisConfiguration): Rational =>
  rationalLoss(
    rational(sparsity),
    weights.map((u) => [rational(u)]),
    biases.map((b) => rational(b)),
  );

/** min{(k−1)v, (1−S)²/3 + (k−2)v} for k features on an axis: the conjectured infimum with n = 1. */
export function priceOf({ sparsity, weights: { length: k } }: AxisConfiguration): Rational {
  const S = rational(sparsity);
  const v = droppingPrice(S);
  const orthogonal = v.mul(k - 1);
  const present = rational(1).sub(S);
  const antipodal = present
    .mul(present)
    .div(3)
    .add(v.mul(k - 2));
  return orthogonal.compare(antipodal) < 0 ? orthogonal : antipodal;
}

/** "L < x" for a witness. */
export const inequality = (loss: Rational, price: Rational): string =>
  `the loss is ${loss.valueOf().toFixed(10)}, against ${price.valueOf().toFixed(10)}; decided exactly`;
