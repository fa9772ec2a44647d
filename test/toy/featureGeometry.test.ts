import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureGeometry, TRAINED_WIDTH, trainedClusters } from '../../src/toy/featureGeometry.js';
import { initialise, parametersOf } from '../../src/toy/model.js';
import { generator } from '../../src/toy/random.js';

const model = (features: number, hidden: number) => ({
  features,
  hidden,
  tied: true,
  importance: new Array<number>(features).fill(1),
});

describe('clusters of eigenvalues of trained weights', () => {
  it('partition the nonzero spectrum in order, none wider than the limit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 2, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (values) => {
          const spectrum = Float64Array.from(values).sort().reverse();
          const clusters = trainedClusters(spectrum);
          let next = 0;
          for (const { first, multiplicity, value } of clusters) {
            expect(first).toBe(next);
            next += multiplicity;
            const [top, bottom] = [spectrum[first]!, spectrum[next - 1]!];
            expect(top - bottom).toBeLessThanOrEqual(TRAINED_WIDTH * spectrum[0]!);
            expect(value).toBeLessThanOrEqual(top + 1e-12);
            expect(value).toBeGreaterThanOrEqual(bottom - 1e-12);
          }
          expect(next).toBe(spectrum.length);
        },
      ),
    );
  });

  it('keep values together that are nearer to each other than to the rest, wherever they lie', () => {
    const clusters = trainedClusters(Float64Array.of(1, 0.999, 0.985, 0.984, 0.983, 0.5, 0.499, 0));
    expect(clusters.map(({ multiplicity }) => multiplicity)).toEqual([5, 2]);
    expect(trainedClusters(new Float64Array(3))).toEqual([]);
  });
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
