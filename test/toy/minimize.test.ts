import { describe, expect, it } from 'vitest';
import { fullLoss } from '../../src/toy/fullLoss.js';
import { penalised } from '../../src/toy/interference.js';
import { lbfgs } from '../../src/toy/lbfgs.js';
import { lossObjective, minimizeLoss } from '../../src/toy/minimize.js';
import type { ToyModel } from '../../src/toy/model.js';
import { oneActiveLoss } from '../../src/toy/oneActiveLoss.js';
import { generator } from '../../src/toy/random.js';

const model = (features: number, hidden: number): ToyModel => ({
  features,
  hidden,
  tied: true,
  importance: new Array<number>(features).fill(1),
});

describe('L-BFGS', () => {
  it('finds the minimum of a quadratic function with eigenvalues from 1 to 10^4', () => {
    const scales = Float64Array.from({ length: 12 }, (_, k) => 10 ** ((4 * k) / 11));
    const { x, residual } = lbfgs((at, gradient) => {
      let value = 0;
      for (let k = 0; k < 12; k++) {
        gradient[k] = scales[k]! * (at[k]! - k);
        value += (gradient[k]! * (at[k]! - k)) / 2;
      }
      return value;
    }, new Float64Array(12));
    expect(residual).toBeLessThanOrEqual(1e-10);
    x.forEach((found, k) => {
      expect(found).toBeCloseTo(k, 9);
    });
  });

  it("finds the minimum of Rosenbrock's valley", () => {
    const { x, steps } = lbfgs(
      ([u, v], gradient) => {
        gradient[0] = -400 * u! * (v! - u! * u!) - 2 * (1 - u!);
        gradient[1] = 200 * (v! - u! * u!);
        return 100 * (v! - u! * u!) ** 2 + (1 - u!) ** 2;
      },
      Float64Array.of(-1.2, 1),
    );
    expect(Math.hypot(x[0]! - 1, x[1]! - 1)).toBeLessThan(1e-9);
    expect(steps).toBeLessThan(60);
  });

  it('stands a kink: u² + |v| ends at v = 0 though its gradient never vanishes', () => {
    const { value } = lbfgs(
      ([u, v], gradient) => {
        gradient[0] = 2 * u!;
        gradient[1] = Math.sign(v!);
        return u! * u! + Math.abs(v!);
      },
      Float64Array.of(1, 0.7),
    );
    expect(value).toBeLessThan(1e-6);
  });
});

describe('minima by many starts', () => {
  it('T14: the least of L₁ at (5,2) is the regular pentagon, to 1e-14', () => {
    const minima = minimizeLoss(model(5, 2), oneActiveLoss, { restarts: 60, seed: 1 });
    const [{ value, hits, residual, parameters }] = minima as [(typeof minima)[number]];
    expect(Math.abs(value - 0.015825627074494197)).toBeLessThan(1e-14);
    expect(residual).toBeLessThanOrEqual(1e-10);
    expect(hits).toBeGreaterThan(5);
    for (let i = 0; i < 5; i++) {
      expect(Math.hypot(...parameters.encoder.subarray(2 * i, 2 * i + 2))).toBeCloseTo(1.170459639097829, 8);
      expect(parameters.bias[i]).toBeCloseTo(-0.28229728312677166, 8);
    }
    expect(minima[1]!.value).toBeCloseTo(0.0566666666667, 10);
    expect(minima.reduce((sum, minimum) => sum + minimum.hits, 0)).toBe(60);
  });

  it('of the whole loss the pentagon is the least at p = 0.2 and four columns and a zero are at p = 0.25', () => {
    const least = (p: number) => minimizeLoss(model(5, 2), fullLoss(1 - p), { restarts: 30, seed: 1 })[0]!;
    expect(least(0.2).value).toBeCloseTo(0.07958805, 7);
    expect(least(0.25).value).toBeCloseTo(0.10869648, 7);
  });

  it('are the same for the same seed, and found again from the seed they name', () => {
    const options = { restarts: 20, seed: 7 };
    const [first, again] = [0, 1].map(() => minimizeLoss(model(6, 2), oneActiveLoss, options));
    expect(again).toEqual(first);
    const last = first!.at(-1)!;
    const [alone] = minimizeLoss(model(6, 2), oneActiveLoss, { restarts: 1, seed: last.seed });
    expect(alone!.parameters).toEqual(last.parameters);
  });

  it('the penalty adds λ Σ_{i≠j} ⟨w_i, w_j⟩², with its gradient', () => {
    const random = generator(3);
    const x = Float64Array.from({ length: 9 }, () => random.normal());
    const gradients = [0, 0.3].map(() => new Float64Array(9));
    const [plain, more] = [0, 0.3].map((lambda, k) =>
      lossObjective(model(3, 2), penalised(oneActiveLoss, lambda))(x, gradients[k]!),
    );
    const product = (i: number, j: number): number => x[2 * i]! * x[2 * j]! + x[2 * i + 1]! * x[2 * j + 1]!;
    const pairs = [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const;
    expect(more! - plain!).toBeCloseTo(0.3 * 2 * pairs.reduce((sum, [i, j]) => sum + product(i, j) ** 2, 0), 12);
    const slope = 0.3 * 4 * (product(0, 1) * x[2]! + product(0, 2) * x[4]!);
    expect(gradients[1]![0]! - gradients[0]![0]!).toBeCloseTo(slope, 12);
  });
});
