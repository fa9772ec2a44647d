import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterEigenvalues } from '../../../src/numeric/diagnosis/eigenvalueClusters.js';
import { FEATURE_NUMBERS, measureFeature } from '../../../src/numeric/diagnosis/featureMeasures.js';
import { frameEngine } from '../../../src/numeric/engine/frameEngine.js';
import { polygon, scattered } from '../diagnosis/features.js';

/** Every number of every feature, by the kernel and by the plain function. */
function both(vectors: readonly (readonly number[])[], gap: number, threads = 1) {
  const length = vectors[0]!.length;
  const engine = frameEngine({ length, blockSize: vectors.length, threads });
  try {
    engine.block.set(vectors.flat());
    engine.accumulate(vectors.length);
    const spectrum = engine.eigen();
    const clusters = clusterEigenvalues(spectrum, { gap, width: gap, rank: 1e-12 });
    const coefficients = engine.project(vectors.length).slice();
    const found = engine.measure(vectors.length, clusters).slice();
    const expected = new Float64Array(found.length);
    const numbers = new Float64Array(FEATURE_NUMBERS.length);
    vectors.forEach((vector, i) => {
      const norm = vector.reduce((sum, x) => sum + x * x, 0);
      measureFeature(spectrum, clusters, coefficients, i * length, norm, numbers);
      expected.set(numbers, i * FEATURE_NUMBERS.length);
    });
    return { found, expected, clusters };
  } finally {
    engine.close();
  }
}

const agree = ({ found, expected }: ReturnType<typeof both>): void =>
  found.forEach((value, at) => {
    const wanted = expected[at]!;
    const name = FEATURE_NUMBERS[at % FEATURE_NUMBERS.length]!;
    expect(Math.abs(value - wanted), `${name}: ${value} and ${wanted}`).toBeLessThanOrEqual(
      1e-12 * Math.max(1, Math.abs(wanted)),
    );
  });

describe('the measures of many features at once', () => {
  it('are those of one at a time: any number of coordinates, simple and repeated eigenvalues', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 23 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 0.1, 1),
        (length, n, gap) => agree(both(scattered(n, length, 7 * n + length), gap)),
      ),
    ));

  it('of a localized sum: share 1, next share 0, entropy 0', () => {
    const compared = both([...polygon(5, 1, 5), ...polygon(3, 2, 5, 2)], 1e-9);
    expect(compared.clusters).toHaveLength(2);
    agree(compared);
    for (let i = 0; i < 8; i++) {
      const [, concentration, entropy, share, cluster, next] = compared.found.subarray(8 * i);
      expect(concentration).toBeCloseTo(1, 14);
      expect(Math.abs(entropy!)).toBeLessThan(1e-13);
      expect(share).toBeCloseTo(1, 14);
      expect(cluster).toBe(i < 5 ? 1 : 0);
      expect(next).toBeLessThan(1e-30);
    }
  });

  it('logarithms hold over the whole range of shares', () => {
    // features that lean on one direction, the others falling off by powers of ten
    const graded = Array.from({ length: 24 }, (_, i) =>
      Array.from({ length: 24 }, (__, a) => (a === 0 ? 1 : 10 ** (-a * (1 + (i % 6)))) * (i === a ? 3 : 1)),
    );
    agree(both(graded, 0));
  });

  it('do not depend on the number of threads', () => {
    const vectors = scattered(300, 120);
    expect(both(vectors, 0, 2).found).toEqual(both(vectors, 0, 1).found);
  });
});
