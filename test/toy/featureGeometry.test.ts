import { describe, expect, it } from 'vitest';
import { featureGeometry } from '../../src/toy/featureGeometry.js';
import { initialise, parametersOf } from '../../src/toy/model.js';
import { generator } from '../../src/toy/random.js';

const model = (features: number, hidden: number) => ({
  features,
  hidden,
  tied: true,
  importance: new Array<number>(features).fill(1),
});

describe('the geometry of features', () => {
  it('T1: capacity is Σ ‖w_i‖⁴/Σ_j ⟨w_i, w_j⟩² and at most the rank, for more and for fewer features than dimensions', async () => {
    for (const [n, m] of [
      [9, 4],
      [4, 9],
    ] as const) {
      const parameters = parametersOf(model(n, m));
      initialise(model(n, m), parameters, 1, generator(n));
      const { capacity, dimension, localizedFraction } = await featureGeometry(model(n, m), parameters);
      const w = (i: number): Float64Array => parameters.encoder.subarray(i * m, (i + 1) * m);
      const product = (i: number, j: number): number => w(i).reduce((sum, x, a) => sum + x * w(j)[a]!, 0);
      let expected = 0;
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let j = 0; j < n; j++) sum += product(i, j) ** 2;
        expected += product(i, i) ** 2 / sum;
      }
      expect(capacity).toBeCloseTo(expected, 9);
      expect(dimension).toBe(4);
      expect(capacity).toBeLessThanOrEqual(dimension);
      expect(localizedFraction).toBeLessThan(1);
    }
  });

  it('random features of a dense spectrum are not localized', async () => {
    const parameters = parametersOf(model(600, 150));
    initialise(model(600, 150), parameters, 1, generator(1));
    const { localizedFraction, capacityFraction } = await featureGeometry(model(600, 150), parameters);
    expect(localizedFraction).toBe(0);
    expect(capacityFraction).toBeLessThan(0.9);
  });
});
