import { describe, expect, it } from 'vitest';
import { namedFrames } from '../../src/catalog/namedFrames.js';
import { type RecognitionReport, recognitionReport } from '../../src/cli/recognizeReport.js';
import { recognize } from '../../src/recognize/recognize.js';
import { disguised, nonExamples, vectorsOf, vectorsOfFrame } from './weights.js';

const reportOf = (weights: Parameters<typeof recognize>[0]): RecognitionReport =>
  recognitionReport('weights', 'weights', recognize(weights, { library: namedFrames })).report;

/** More classes than a scheme on so many points can have, or, where noise joins some, classes of different rows. */
const structureless = { step: expect.stringMatching(/^(classes|closure)$/) };

/** What is seen in each: what is refuted of them is another claim than that they are orthogonal sums, or belong to a scheme. */
const expected: Readonly<Record<string, object>> = {
  // These are the digon and the triangle of equal norm: the same frame as the entry of that name, and not tight.
  'non-triangular-bipyramid': { kind: 'exact', entries: ['tegum-digon-triangle'], tight: false, localized: true },
  'non-thomson-5': { kind: 'exact', entries: ['tegum-digon-triangle'], tight: false, localized: true },
  'non-square-pyramid-equatorial': { kind: 'exact', name: '2 × digon + single vector', entries: [], tight: false },
  // Norms 1 and 2: the sizes of the components are measured, and no frame of all four vectors is claimed.
  'non-two-digons-norms': { kind: 'sum', name: '2 × digon', entries: [], certificate: null, innerProducts: null },
  'non-zero-vector': { kind: 'exact', name: 'triangle', n: 3, tight: true },
  // Two weights: never the tight antiprism.
  'non-antiprism-4-uniform': { kind: 'stretched', name: 'tight 4-antiprism, stretched', entries: [], tight: null },
  'non-antiprism-4-half': { kind: 'stretched', name: 'tight 4-antiprism, stretched', entries: [], tight: null },
  'non-antiprism-4-thomson': { kind: 'stretched', name: 'tight 4-antiprism, stretched', entries: [], tight: null },
  'non-square-pyramid-centroid': { step: 'closure', reason: expect.stringContaining('not homogeneous') },
  'non-pentagon-minus-vertex': { step: 'closure', reason: expect.stringContaining('not homogeneous') },
  'non-pentagon-one-doubled': structureless,
  'non-random-7-r3': structureless,
  'non-two-triangles-345': { step: 'closure', reason: expect.stringContaining('not symmetric') },
  'non-triangle-union-square': { step: 'classes', reason: expect.stringContaining('no classes') },
  'non-icosahedron-minus-vertex': { step: 'closure', reason: expect.stringContaining('not homogeneous') },
  'non-cube-union-octahedron': { step: 'closure', reason: expect.stringContaining('not homogeneous') },
};

/** λ_axial : λ_planar = 8h² : 4r² for heights ±h and radius r. */
const weightRatios = {
  'non-antiprism-4-uniform': Math.SQRT1_2,
  'non-antiprism-4-half': 2,
} as const;

describe('non-examples', () => {
  it('each is known here', () => {
    expect(nonExamples.map(({ id }) => id).sort()).toEqual(Object.keys(expected).sort());
  });

  for (const [at, { id, frame }] of nonExamples.entries())
    for (const noise of [0, 1e-3])
      it(`${id} with noise ${noise}`, () => {
        const report = reportOf(disguised(vectorsOfFrame(frame), { seed: at, noise }).weights);
        const facts = expected[id]!;
        expect(report).toMatchObject({ verdict: 'step' in facts ? 'unrecognised' : 'recognised', ...facts });
        if ('step' in facts) expect([report.name, report.kind, report.certificate]).toEqual([null, null, null]);
      });

  it('T9: stretched antiprisms have the weights of their heights', () => {
    for (const [id, ratio] of Object.entries(weightRatios)) {
      const { frame } = nonExamples.find((example) => example.id === id)!;
      const { components } = reportOf(disguised(vectorsOfFrame(frame), { seed: 1 }).weights);
      const [axial, planar] = components[0]!.scheme!.weights;
      expect(axial! / planar!, id).toBeCloseTo(ratio, 9);
    }
  });
});

describe('near misses', () => {
  const circle = (angles: readonly number[]) => vectorsOf(angles.map((angle) => [Math.cos(angle), Math.sin(angle)]));

  it('a pentagon with one vector turned by 0.02 is none: 4/5 of that remain after the best rotation', () => {
    const pentagon = (turn: number) =>
      circle([turn, 1, 2, 3, 4].map((k, at) => (at === 0 ? turn : (2 * Math.PI * k) / 5)));
    expect(reportOf(pentagon(0.02))).toMatchObject({ verdict: 'unrecognised', distance: expect.closeTo(0.016, 5) });
    expect(reportOf(pentagon(0.002))).toMatchObject({ verdict: 'recognised', name: 'pentagon' });
  });

  it('two digons at 85 degrees are no square: four vectors of a stretched rectangle', () => {
    const angle = (85 * Math.PI) / 180;
    const report = reportOf(circle([0, Math.PI, angle, angle + Math.PI]));
    expect(report).toMatchObject({ verdict: 'recognised', kind: 'stretched', entries: [] });
    expect(report.components[0]!.tightResidual).toBeGreaterThan(0.01);
  });

  it('ten vectors with all cosines 0.019: each pair is orthogonal within the tolerance, all together are not', () => {
    // √M for M = (1 − c)I + cJ: from the nearest orthonormal basis, scaled, each vector is as far as all on average.
    const c = 0.019;
    const [a, b] = [Math.sqrt(1 - c), Math.sqrt(1 + 9 * c)];
    const root = (i: number, j: number): number => (i === j ? a : 0) + (b - a) / 10;
    const report = reportOf(vectorsOf([...Array(10).keys()].map((i) => [...Array(10).keys()].map((j) => root(i, j)))));
    const scale = (9 * a + b) / 10;
    expect(report).toMatchObject({ verdict: 'unrecognised', step: 'sum', name: null, certificate: null });
    expect(report.distance).toBeCloseTo(Math.sqrt(1 - scale * scale), 9);
    expect(report.components.every(({ verdict }) => verdict === 'recognised')).toBe(true);
  });
});
