import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactLoss } from '../../src/toy/exactLoss.js';
import type { ToyLoss } from '../../src/toy/model.js';
import { trained } from '../../src/toy/model.js';
import { oneActiveLoss, type ResponseLoss } from '../../src/toy/oneActiveLoss.js';
import { type PlaneMoments, planeMoments } from '../../src/toy/positivePart.js';
import { generator } from '../../src/toy/random.js';
import { twoActiveLoss } from '../../src/toy/twoActiveLoss.js';
import { integral, planeIntegral } from './quadrature.js';

const relu = (z: number): number => Math.max(0, z);
const near = (found: number, expected: number, tolerance = 1e-12): void =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(expected)));

/** Coefficients of both signs and of all sizes, zero among them, none so small that products of two vanish. */
const coefficient = fc
  .oneof(
    fc.double({ min: -2, max: 2, noNaN: true }),
    fc.double({ min: -1e-9, max: 1e-9, noNaN: true }),
    fc.constantFrom(0, 1, -1, 0.5, -0.5),
  )
  .map((x) => (Math.abs(x) < 1e-150 ? 0 : x));

/** Loss of a single output with response `responses` to n inputs, the output's own input first. */
function outputLoss(loss: ResponseLoss, responses: readonly number[], bias: number) {
  const n = responses.length;
  const all = new Float64Array(n * n);
  all.set(responses);
  const gradient = { responses: new Float64Array(n * n), bias: new Float64Array(n) };
  const importance = responses.map((_, i) => (i === 0 ? 1 : 0));
  const biases = new Float64Array(n);
  biases[0] = bias;
  const value = loss(importance, all, biases, gradient);
  return { value, gradient: [...gradient.responses.subarray(0, n), gradient.bias[0]!] };
}

describe('moments of {at + cs + b > 0} on the square', () => {
  it('agree with quadrature for coefficients of every sign and size', () => {
    fc.assert(
      fc.property(coefficient, coefficient, coefficient, (a, c, b) => {
        const found: PlaneMoments = { m00: 0, m10: 0, m01: 0, m20: 0, m11: 0, m02: 0 };
        planeMoments(a, c, b, found);
        for (const [name, k, l] of [
          ['m00', 0, 0],
          ['m10', 1, 0],
          ['m01', 0, 1],
          ['m20', 2, 0],
          ['m11', 1, 1],
          ['m02', 0, 2],
        ] as const)
          near(
            found[name],
            planeIntegral((t, s) => (a * t + c * s + b > 0 ? t ** k * s ** l : 0), [a, c, b]),
            1e-10,
          );
      }),
      { numRuns: 500 },
    );
  });

  it('∫∫ (at + cs + b)₊² = (1/12ac) Σ_v (−1)^|v| (av₁ + cv₂ + b)₊⁴ where a and c are not small', () => {
    const size = fc.oneof(fc.double({ min: 0.1, max: 2, noNaN: true }), fc.double({ min: -2, max: -0.1, noNaN: true }));
    fc.assert(
      fc.property(size, size, coefficient, (a, c, b) => {
        const m: PlaneMoments = { m00: 0, m10: 0, m01: 0, m20: 0, m11: 0, m02: 0 };
        planeMoments(a, c, b, m);
        const found =
          a * a * m.m20 + c * c * m.m02 + b * b * m.m00 + 2 * (a * c * m.m11 + a * b * m.m10 + c * b * m.m01);
        const corners = relu(a + c + b) ** 4 - relu(a + b) ** 4 - relu(c + b) ** 4 + relu(b) ** 4;
        near(found, corners / (12 * a * c), 1e-10);
      }),
    );
  });
});

describe('T13: the one-active loss', () => {
  it('is (1/n) [φ(a, b) + Σ ψ(c, b)] by quadrature, in every sign case', () => {
    fc.assert(
      fc.property(coefficient, coefficient, coefficient, (a, c, b) => {
        const { value } = outputLoss(oneActiveLoss, [a, c], b);
        const phi = integral((t) => (t - relu(a * t + b)) ** 2, [-b / a]);
        const psi = integral((t) => relu(c * t + b) ** 2, [-b / c]);
        near(value, (phi + psi) / 2);
      }),
      { numRuns: 500 },
    );
  });

  it('has φ(a,b) = 1/3 for b ≤ −a, a ≥ 0, and φ(1,0) = 0, ψ(c,b) = 0 for b ≤ 0 ≥ c', () => {
    near(outputLoss(oneActiveLoss, [0.7], -0.7).value, 1 / 3);
    near(outputLoss(oneActiveLoss, [1], 0).value, 0);
    near(outputLoss(oneActiveLoss, [1, -0.5], 0).value, 0);
  });

  it('T14: is 5·L₁ = 5·0.01582562707449419767 at the regular pentagon of the radius and the bias of the theorem, and critical', () => {
    const loss = exactLoss({ features: 5, hidden: 2, tied: true, importance: [1, 1, 1, 1, 1] }, oneActiveLoss);
    for (let i = 0; i < 5; i++) {
      loss.parameters.encoder[2 * i] = 1.170459639097829 * Math.cos(0.4 * Math.PI * i);
      loss.parameters.encoder[2 * i + 1] = 1.170459639097829 * Math.sin(0.4 * Math.PI * i);
    }
    loss.parameters.bias.fill(-0.28229728312677166);
    near(loss.evaluate(), 0.015825627074494197, 1e-15);
    for (const slopes of trained(loss.gradient)) for (const slope of slopes) near(slope, 0, 1e-14);
  });
});

describe('the loss with at most two active features', () => {
  const sparsity = 0.7;

  it('is the conditional expectation over the supports of at most two features, by quadrature', () => {
    fc.assert(
      fc.property(coefficient, coefficient, coefficient, coefficient, (a, c, d, b) => {
        const { value } = outputLoss(twoActiveLoss(sparsity), [a, c, d], b);
        const one = (r: number, own: number): number => integral((t) => (own * t - relu(r * t + b)) ** 2, [-b / r]);
        const two = (r: number, q: number, own: number): number =>
          planeIntegral((t, s) => (own * t - relu(r * t + q * s + b)) ** 2, [r, q, b]);
        const [p, S] = [1 - sparsity, sparsity];
        const weights = [S ** 3, p * S ** 2, p ** 2 * S] as const;
        const expected =
          weights[0] * relu(b) ** 2 +
          weights[1] * (one(a, 1) + one(c, 0) + one(d, 0)) +
          weights[2] * (two(a, c, 1) + two(a, d, 1) + two(c, d, 0));
        near(value, expected / (weights[0] + 3 * weights[1] + 3 * weights[2]), 1e-11);
      }),
      { numRuns: 200 },
    );
  });

  it('is the loss with exactly two active features at S = 0, and tends to p·n·L₁ as S → 1 where no bias is positive', () => {
    const [a, c, b] = [0.9, 0.3, -0.1];
    const { value } = outputLoss(twoActiveLoss(0), [a, c], b);
    near(
      value,
      planeIntegral((t, s) => (t - relu(a * t + c * s + b)) ** 2, [a, c, b]),
      1e-11,
    );
    const rare = outputLoss(twoActiveLoss(1 - 1e-9), [a, c, -0.2], b).value;
    near(rare / 3e-9, outputLoss(oneActiveLoss, [a, c, -0.2], b).value, 1e-6);
  });
});

describe('gradients of the exact losses', () => {
  const importance = [1, 0.5, 2, 0.1];
  const cases: readonly (readonly [string, ResponseLoss])[] = [
    ['one active', oneActiveLoss],
    ['two active', twoActiveLoss(0.8)],
  ];
  for (const [name, loss] of cases)
    for (const tied of [true, false])
      it(`${name}, ${tied ? 'tied' : 'untied'}: agree with central differences`, () => {
        const model = { features: 4, hidden: 3, tied, importance };
        fc.assert(
          // Not drawn entry by entry: at zero weights the losses have kinks.
          fc.property(fc.nat(), (seed) => {
            const { normal } = generator(seed);
            const toy = exactLoss(model, loss);
            const all = trained(toy.parameters);
            for (const values of all) for (let k = 0; k < values.length; k++) values[k] = normal();
            toy.evaluate();
            const slopes = trained(toy.gradient).map((values) => [...values]);
            all.forEach((values, which) => {
              for (let k = 0; k < values.length; k++) near(slopes[which]![k]!, centralDifference(toy, values, k), 1e-7);
            });
          }),
          { numRuns: 30 },
        );
      });
});

function centralDifference(toy: ToyLoss, values: Float32Array | Float64Array, k: number): number {
  const [here, h] = [values[k]!, 1e-6];
  values[k] = here + h;
  const above = toy.evaluate();
  values[k] = here - h;
  const below = toy.evaluate();
  values[k] = here;
  return (above - below) / (2 * h);
}
