import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedFrames } from '../../src/catalog/namedFrames.js';
import { recognitionReport } from '../../src/cli/recognizeReport.js';
import { DomainError, LimitError } from '../../src/exact/errors.js';
import type { FloatVectors } from '../../src/numeric/floatFrame.js';
import { recognize } from '../../src/recognize/recognize.js';
import { polygon } from '../numeric/diagnosis/features.js';
import { disguised, exampleOf, examples, gramValuesAgree, rowsOf, vectorsOf, vectorsOfFrame } from './weights.js';

const recognized = (weights: FloatVectors, tolerance = 0.01) => recognize(weights, { library: namedFrames, tolerance });
const reportOf = (weights: FloatVectors, tolerance?: number) =>
  recognitionReport('weights', 'weights', recognized(weights, tolerance)).report;
const unit = (d: number, a: number): number[] => Array.from({ length: d }, (_, b) => (a === b ? 1 : 0));

describe('edge cases', () => {
  it('a single vector, of any length and direction', () => {
    expect(reportOf(vectorsOf([[3, 4]]))).toMatchObject({
      verdict: 'recognised',
      name: 'single vector',
      n: 1,
      dimension: 1,
      residual: 0,
      components: [{ scale: 5, features: [0], scheme: { name: null, classes: 0 } }],
      certificate: { accepted: true },
    });
  });

  it('orthonormal bases are sums of single vectors, and one exact frame', () => {
    for (const d of [2, 3, 8]) {
      const report = reportOf(vectorsOf(Array.from({ length: d }, (_, a) => unit(d, a))));
      expect(report).toMatchObject({ verdict: 'recognised', kind: 'exact', n: d, dimension: d, tight: true });
      expect(report.components).toHaveLength(d);
      expect(report.geometries).toHaveLength(1);
    }
  });

  it('a repeated vector: n equal ones are one eigenspace of K_n, the constant one', () => {
    expect(
      reportOf(
        vectorsOf([
          [1, 1],
          [1, 1],
          [1, 1],
        ]),
      ),
    ).toMatchObject({
      verdict: 'recognised',
      name: '3 equal vectors',
      dimension: 1,
      components: [{ scheme: { eigenspaces: [0] } }],
    });
  });

  it('repeated frames, and antipodal pairs', () => {
    const triangle = polygon(3);
    expect(reportOf(vectorsOf([...triangle, ...triangle]))).toMatchObject({ entries: ['doubled-triangle'] });
    expect(reportOf(vectorsOf([[1], [-1], [1], [-1], [1], [-1]]))).toMatchObject({
      verdict: 'recognised',
      dimension: 1,
    });
    expect(reportOf(vectorsOf([...triangle, ...triangle.map((v) => v.map((x) => -x))]))).toMatchObject({
      entries: expect.arrayContaining(['polygon-6']),
    });
  });

  it('zero features, and those that vanish beside the others, are set aside; the rest keep their indices', () => {
    const report = reportOf(vectorsOf([[0, 0], ...polygon(3), [1e-5, -1e-5], [0, 0]]));
    expect(report).toMatchObject({ verdict: 'recognised', name: 'triangle', n: 3, zeros: [0, 4, 5] });
    expect(report.components[0]!.features).toEqual([1, 2, 3]);
  });

  it('two equal vectors of different length are a frame that no scheme has', () => {
    expect(
      reportOf(
        vectorsOf([
          [1, 0],
          [2, 0],
        ]),
      ).verdict,
    ).toBe('unrecognised');
  });

  it('refuses what is no weights: vanishing, not finite, out of range, too many, no tolerance', () => {
    const refused =
      (rows: number[][], tolerance = 0.01) =>
      () =>
        recognized(vectorsOf(rows), tolerance);
    expect(
      refused([
        [0, 0],
        [0, 0],
      ]),
    ).toThrow('expected a feature that does not vanish');
    expect(
      refused([
        [1, 0],
        [0, Number.NaN],
      ]),
    ).toThrow('feature 1, coordinate 1: expected a finite number, found NaN');
    expect(refused([[1, Number.POSITIVE_INFINITY]])).toThrow(DomainError);
    expect(refused([[1e200]])).toThrow(DomainError);
    expect(refused([[1e-200]])).toThrow(DomainError);
    for (const tolerance of [0, -1, 0.2, Number.NaN]) expect(refused([[1]], tolerance)).toThrow('tolerance: expected');
    expect(refused(Array.from({ length: 4097 }, () => [1]))).toThrow(LimitError);
  });

  it('at a tolerance of 1e-9 exact weights are recognised, and a noise of 1e-6 is not', () => {
    for (const id of ['icosahedron', 'polygon-7', 'root-e8', 'etf-16-r6-clebsch', 'tegum-digon-triangle']) {
      const vectors = vectorsOfFrame(exampleOf(id).frame);
      expect(recognized(disguised(vectors, { seed: 1 }).weights, 1e-9).kind, id).toBe('recognised');
      expect(recognized(disguised(vectors, { seed: 1, noise: 1e-6 }).weights, 1e-9).kind, id).toBe('unrecognised');
    }
  });

  it('at the largest tolerance a noise of 2 % is recognised', () => {
    for (const id of ['polygon-3', 'polygon-5', 'octahedron']) {
      const { weights } = disguised(vectorsOfFrame(exampleOf(id).frame), { seed: 3, noise: 0.02 });
      expect(recognized(weights, 0.1).kind, id).toBe('recognised');
    }
  });
});

describe('invariance', () => {
  const small = fc.constantFrom(...examples.filter(({ frame }) => frame.gram.n <= 24));

  it('scaling by a power of 2 changes nothing but the scale; by any factor nothing that is exact', () => {
    fc.assert(
      fc.property(small, fc.nat(1000), fc.integer({ min: -100, max: 100 }), ({ frame }, seed, power) => {
        const { weights } = disguised(vectorsOfFrame(frame), { seed, noise: 1e-3 });
        const scaled = (factor: number): FloatVectors => ({
          ...weights,
          coordinates: weights.coordinates.map((x) => x * factor),
        });
        const seen = ({ components, residual, largest, name, entries }: ReturnType<typeof reportOf>) => ({
          name,
          entries,
          residual,
          largest,
          components: components.map(({ features, kind, residual: own, gramClasses }) => ({
            features,
            kind,
            own,
            gramClasses,
          })),
        });
        const before = reportOf(weights);
        expect(seen(reportOf(scaled(2 ** power)))).toEqual(seen(before));
        expect(reportOf(scaled(0.7))).toMatchObject({ name: before.name, entries: before.entries });
      }),
      { numRuns: 40 },
    );
  });

  it('permuted features give the same components, with permuted indices', () => {
    fc.assert(
      fc.property(small, fc.nat(1000), ({ frame }, seed) => {
        const rows = rowsOf(disguised(vectorsOfFrame(frame), { seed, noise: 5e-4 }).weights);
        const { weights, order } = disguised(vectorsOf(rows), { seed: seed + 7 });
        const [before, after] = [recognized(vectorsOf(rows)), recognized(weights)];
        if (before.kind !== 'recognised' || after.kind !== 'recognised') throw new Error('not recognised');
        const sorted = (lists: readonly (readonly number[])[]) =>
          lists.map((list) => [...list].sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
        expect(sorted(after.parts.map(({ features }) => features.map((i) => order[i]!)))).toEqual(
          sorted(before.parts.map(({ features }) => features)),
        );
        expect(gramValuesAgree(after.sum.whole!.frame, before.sum.whole!.frame, order)).toBe(true);
        expect(after.sum.fit.residual).toBeCloseTo(before.sum.fit.residual, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('rotations and further coordinates change neither the geometry nor the distance', () => {
    fc.assert(
      fc.property(small, fc.nat(1000), fc.integer({ min: 1, max: 6 }), ({ frame }, seed, extra) => {
        const noisy = disguised(vectorsOfFrame(frame), { seed, noise: 5e-4 }).weights;
        const { weights, order } = disguised(noisy, { seed: seed + 7, extra });
        const [before, after] = [recognized(noisy), recognized(weights)];
        if (before.kind !== 'recognised' || after.kind !== 'recognised') throw new Error('not recognised');
        expect(gramValuesAgree(after.sum.whole!.frame, before.sum.whole!.frame, order)).toBe(true);
        expect(after.sum.fit.residual).toBeCloseTo(before.sum.fit.residual, 9);
        expect(after.sum.fit.largest).toBeCloseTo(before.sum.fit.largest, 9);
      }),
      { numRuns: 60 },
    );
  });
});
