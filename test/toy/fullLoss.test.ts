import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rational, rational, rationalToNumber } from '../../src/exact/rational.js';
import { fullLoss, MAX_FULL_FEATURES } from '../../src/toy/fullLoss.js';
import { lossObjective } from '../../src/toy/minimize.js';
import type { ToyModel } from '../../src/toy/model.js';
import type { ResponseLoss } from '../../src/toy/oneActiveLoss.js';
import { generator } from '../../src/toy/random.js';
import { rationalLoss } from '../../src/toy/rationalLoss.js';
import { twoActiveLoss } from '../../src/toy/twoActiveLoss.js';

const near = (found: number, expected: number, tolerance: number): void =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(expected)));

const model = (features: number, hidden: number, importance = new Array<number>(features).fill(1)): ToyModel => ({
  features,
  hidden,
  tied: true,
  importance,
});

/** Multiples of 2^−40 of all sizes down to 2^−30, zero among them, so that they are rationals too. */
const dyadic = fc
  .oneof(
    fc.integer({ min: -80, max: 80 }).map((x) => x / 40),
    fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 30 })).map(([x, e]) => x / 2 ** e),
  )
  .map((x) => Math.round(x * 2 ** 40) / 2 ** 40);
const exactly = (x: number): Rational => rational(BigInt(x * 2 ** 40), 2n ** 40n);

const configuration = fc
  .record({ n: fc.integer({ min: 1, max: 4 }), hidden: fc.integer({ min: 1, max: 2 }) })
  .chain(({ n, hidden }) =>
    fc.record({
      n: fc.constant(n),
      hidden: fc.constant(hidden),
      columns: fc.array(fc.array(dyadic, { minLength: hidden, maxLength: hidden }), { minLength: n, maxLength: n }),
      bias: fc.array(dyadic, { minLength: n, maxLength: n }),
      importance: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n, maxLength: n }),
      sparsity: fc.integer({ min: 0, max: 16 }).map((s) => s / 16),
    }),
  );

const at = (columns: readonly (readonly number[])[], bias: readonly number[]) =>
  Float64Array.from([...columns.flat(), ...bias]);

function evaluate(m: ToyModel, loss: ResponseLoss, x: Float64Array) {
  const gradient = new Float64Array(x.length);
  return { value: lossObjective(m, loss)(x, gradient), gradient };
}

describe('the whole loss', () => {
  it('is the rational loss to 1e-13, for weights of every size', () => {
    fc.assert(
      fc.property(configuration, ({ n, hidden, columns, bias, importance, sparsity }) => {
        const found = evaluate(model(n, hidden, importance), fullLoss(sparsity), at(columns, bias)).value;
        const expected = rationalLoss(
          exactly(sparsity),
          columns.map((column) => column.map(exactly)),
          bias.map(exactly),
          importance.map(exactly),
        );
        near(found, rationalToNumber(expected), 1e-13);
      }),
      { numRuns: 200 },
    );
  });

  it('is the loss with at most two active features where there are two, with its gradient', () => {
    fc.assert(
      fc.property(
        configuration.filter(({ n }) => n === 2),
        ({ hidden, columns, bias, importance, sparsity }) => {
          const m = model(2, hidden, importance);
          const x = at(columns, bias);
          const [found, expected] = [fullLoss(sparsity), twoActiveLoss(sparsity)].map((loss) => evaluate(m, loss, x));
          near(found!.value, expected!.value, 1e-13);
          for (let k = 0; k < x.length; k++) near(found!.gradient[k]!, expected!.gradient[k]!, 1e-12);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has the gradient that differences of it have, for five features', () => {
    const random = generator(11);
    const m = model(5, 2, [1, 2, 0.5, 1, 3]);
    const objective = lossObjective(m, fullLoss(0.6));
    const unused = new Float64Array(15);
    for (let trial = 0; trial < 20; trial++) {
      const x = Float64Array.from({ length: 15 }, () => 0.7 * random.normal());
      const { gradient } = evaluate(m, fullLoss(0.6), x);
      const step = 1e-5;
      for (let k = 0; k < 15; k++) {
        const [up, down] = [x.slice(), x.slice()];
        up[k]! += step;
        down[k]! -= step;
        // The gradient has kinks: a step across one is off by its size.
        near(gradient[k]!, (objective(up, unused) - objective(down, unused)) / (2 * step), 2e-4);
      }
    }
  });

  it('is the mean over sampled inputs, for four features', () => {
    const random = generator(5);
    const [n, hidden, sparsity] = [4, 2, 0.3];
    const columns = Array.from({ length: n }, () => [random.normal(), random.normal()]);
    const bias = Array.from({ length: n }, () => 0.3 * random.normal());
    const samples = 200_000;
    const uniform = () => (random.word() + 0.5) / 2 ** 32;
    let [sum, squares] = [0, 0];
    for (let k = 0; k < samples; k++) {
      const x = columns.map(() => (uniform() < sparsity ? 0 : uniform()));
      const hiddenState = [0, 1].map((a) => x.reduce((total, t, i) => total + t * columns[i]![a]!, 0));
      const loss = x.reduce((total, t, j) => {
        const z = columns[j]![0]! * hiddenState[0]! + columns[j]![1]! * hiddenState[1]! + bias[j]!;
        return total + (t - Math.max(0, z)) ** 2;
      }, 0);
      sum += loss;
      squares += loss ** 2;
    }
    const mean = sum / samples;
    const deviation = Math.sqrt((squares / samples - mean ** 2) / samples);
    const { value } = evaluate(model(n, hidden), fullLoss(sparsity), at(columns, bias));
    expect(Math.abs(value - mean)).toBeLessThan(5 * deviation);
  });

  it('expands at the one-active pentagon as Σ p^k (1−p)^{5−k} E_k, with E_2 … E_5 known to seven digits', () => {
    const radius = Math.sqrt(1.36997576675702);
    const x = at(
      Array.from({ length: 5 }, (_, k) => [
        radius * Math.cos((2 * Math.PI * k) / 5),
        radius * Math.sin((2 * Math.PI * k) / 5),
      ]),
      new Array<number>(5).fill(-0.28229728312677166),
    );
    const E = [0, 5 * 0.015825627074494197, 2.4511904, 4.7738945, 3.508849, 1.0609364];
    for (const p of [0.1, 0.3, 0.5, 0.7, 0.9, 1]) {
      const expected = E.reduce((sum, value, k) => sum + value * p ** k * (1 - p) ** (5 - k), 0);
      near(evaluate(model(5, 2), fullLoss(1 - p), x).value, expected, 1e-7);
    }
  });

  it('stays accurate with the most features', () => {
    const n = MAX_FULL_FEATURES;
    // On one axis with weights that fall off fast: the closed form would divide by the product of all responses, about 1e-40.
    const weights = Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 1 : -1) * 2 ** -(2 * i));
    const { value } = evaluate(
      model(n, 1),
      fullLoss(0.75),
      at(
        weights.map((u) => [u]),
        new Array<number>(n).fill(-0.125),
      ),
    );
    const expected = rationalLoss(
      rational(3, 4),
      weights.slice(0, 6).map((u) => [exactly(u)]),
      new Array<Rational>(6).fill(rational(-1, 8)),
    );
    // The other six are nearly dead outputs: E x² each, and their own part in the others' inputs is below 1e-3.
    near(value, rationalToNumber(expected) + 6 / 12, 2e-4);
  });
});
