import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/numeric/diagnosis/diagnosis.js';
import { gramSample } from '../../../src/numeric/diagnosis/gramSample.js';
import { featuresOf, polygon, scattered } from './features.js';

describe('a sample of the Gram matrix', () => {
  it('holds the cosines of the features it names, ordered by cluster', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 130 }), fc.integer({ min: 1, max: 6 }), async (n, length) => {
        const vectors = [...scattered(n, length), new Array<number>(length).fill(0)];
        const matrix = featuresOf(vectors);
        const diagnosis = await diagnose(matrix);
        const { features, clusters, cosines } = gramSample(matrix, diagnosis);
        const size = Math.min(96, n);
        expect(features).toHaveLength(size);
        expect(new Set(features).size).toBe(size);
        expect(features).not.toContain(n);
        expect([...clusters]).toEqual([...clusters].sort((a, b) => a - b));
        expect([...clusters]).toEqual(Array.from(features, (i) => diagnosis.measures.cluster[i]));
        features.forEach((i, row) => {
          features.forEach((j, column) => {
            const [u, v] = [vectors[i]!, vectors[j]!];
            const cosine = u.reduce((sum, x, a) => sum + x * v[a]!, 0) / (Math.hypot(...u) * Math.hypot(...v));
            expect(cosines[row * size + column]).toBeCloseTo(cosine, 12);
          });
        });
      }),
      { numRuns: 20 },
    ));

  it('puts the orthogonal components of a cluster one after the other', async () => {
    // Two pentagons of one eigenvalue, their vectors in turns.
    const [one, other] = [polygon(5, 1, 4), polygon(5, 1, 4, 2)];
    const matrix = featuresOf(one.flatMap((w, i) => [w, other[i]!]));
    const { features } = gramSample(matrix, await diagnose(matrix));
    expect(Array.from(features, (i) => i % 2)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
  });

  it('is empty where all features are zero', async () => {
    const matrix = featuresOf([
      [0, 0],
      [0, 0],
    ]);
    expect(gramSample(matrix, await diagnose(matrix)).features).toHaveLength(0);
  });
});
