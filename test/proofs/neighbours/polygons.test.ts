import { describe, expect, it } from 'vitest';
import { establishInequalities } from '../../../proofs/neighbours/inequalities.js';
import { fewSides, heptagonBound, manySides, polygons } from '../../../proofs/neighbours/polygons.js';
import { rational } from '../../../src/exact/rational.js';
import { oneActiveLoss } from '../../../src/toy/oneActiveLoss.js';

const budget = { runs: 1, seed: 1 };

/** k·L₁ of columns on one circle, with zero columns after them. */
function cost(sides: number, k: number, norm: number, bias: number, dropped: number): number {
  const responses = Float64Array.from({ length: k * k }, (_, at) => {
    const [i, j] = [at % k, Math.floor(at / k)];
    return i < sides && j < sides ? norm * Math.cos((2 * Math.PI * (i - j)) / sides) : 0;
  });
  const biases = Float64Array.from({ length: k }, (_, j) => (j < sides ? bias : dropped));
  const gradient = { responses: new Float64Array(k * k), bias: new Float64Array(k) };
  return k * oneActiveLoss(new Array<number>(k).fill(1), responses, biases, gradient);
}

describe('polygons', () => {
  it('is proved', async () => {
    const outcome = await polygons.evidence[0]!.establish(budget);
    expect(outcome.kind).toBe('verified');
  });

  it('k = 8, 9, 12 by the loss itself: the heptagon with zero columns is below the bound, and the k-gon above it', () => {
    const [norm, bias] = [1.44839 ** 2, -0.96691];
    for (const k of [8, 9, 12]) {
      const bound = (k - 6.0013 + 5.25 / k) / 3;
      expect(cost(7, k, norm, bias, 1 / (2 * k))).toBeLessThan(bound);
      for (let a = 0.05; a < 6; a += 0.15)
        for (let b = -6; b < 1; b += 0.1) expect(cost(k, k, a, b, 0)).toBeGreaterThan(bound);
    }
  });

  it('what is false is not proved: a larger 7Q, a larger κ, the heptagon against itself, a stronger σ_8', () => {
    expect(establishInequalities([heptagonBound(rational(52514, 10000))], '').kind).toBe('refuted');
    expect(establishInequalities(manySides(rational(2058, 10000)), '').kind).toBe('refuted');
    expect(establishInequalities([fewSides(7)], '').kind).not.toBe('verified');
    expect(establishInequalities([fewSides(8, rational(521, 100))], '').kind).toBe('refuted');
  });
});
