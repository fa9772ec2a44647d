import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterEigenvalues, spectralTolerance } from '../../../src/numeric/diagnosis/eigenvalueClusters.js';

const WIDTH = 0.02;
const bands = { gap: WIDTH, width: WIDTH, rank: 1e-6 };

describe('clusters of eigenvalues', () => {
  it('partition the nonzero spectrum in order, none wider than the limit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 2, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (values) => {
          const spectrum = Float64Array.from(values).sort().reverse();
          const clusters = clusterEigenvalues(spectrum, bands);
          let next = 0;
          for (const { first, multiplicity, value } of clusters) {
            expect(first).toBe(next);
            next += multiplicity;
            const [top, bottom] = [spectrum[first]!, spectrum[next - 1]!];
            expect(top - bottom).toBeLessThanOrEqual(WIDTH * spectrum[0]!);
            expect(value).toBeLessThanOrEqual(top + 1e-12);
            expect(value).toBeGreaterThanOrEqual(bottom - 1e-12);
          }
          expect(next).toBe(spectrum.length);
        },
      ),
    );
  });

  it('keep values together that are nearer to each other than to the rest, wherever they lie', () => {
    const clusters = clusterEigenvalues(Float64Array.of(1, 0.999, 0.985, 0.984, 0.983, 0.5, 0.499, 0), bands);
    expect(clusters.map(({ multiplicity }) => multiplicity)).toEqual([5, 2]);
    expect(clusterEigenvalues(new Float64Array(3), bands)).toEqual([]);
  });

  it('a dense spectrum is no single cluster, though each gap is small', () => {
    const dense = Float64Array.from({ length: 1000 }, (_, k) => 2 - k / 1000);
    const tolerance = spectralTolerance({ features: 4000, length: 1000 }, 2 ** -53, 1500, 2, 0.01);
    const clusters = clusterEigenvalues(dense, tolerance);
    expect(clusters.length).toBeGreaterThan(20);
    expect(clusters.reduce((sum, { multiplicity }) => sum + multiplicity, 0)).toBe(1000);
  });

  it('one value many times, each moved by rounding, is one cluster; two values a little further apart are two', () => {
    const shape = { features: 3000, length: 500 };
    const tolerance = spectralTolerance(shape, 2 ** -53, 3000, 6);
    const moved = (value: number) => Array.from({ length: 250 }, (_, k) => value * (1 + (k - 125) * 2 ** -52));
    const spectrum = (second: number) =>
      Float64Array.from([...moved(6), ...moved(second)])
        .sort()
        .reverse();
    expect(clusterEigenvalues(spectrum(6), tolerance)).toHaveLength(1);
    expect(clusterEigenvalues(spectrum(6 * (1 - 1e-9)), tolerance)).toHaveLength(2);
  });
});
