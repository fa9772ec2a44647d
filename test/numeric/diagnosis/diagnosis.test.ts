import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src/exact/errors.js';
import { diagnose } from '../../../src/numeric/diagnosis/diagnosis.js';
import { diagnosisJson, featureJson } from '../../../src/numeric/diagnosis/diagnosisJson.js';
import { gaussianFeatures, marchenkoPastur } from '../../../src/numeric/diagnosis/gaussianFeatures.js';
import { Interrupted } from '../../../src/numeric/diagnosis/steps.js';
import { featuresOf, polygon, scattered } from './features.js';

const hasNumpy = spawnSync('/usr/bin/python3', ['-c', 'import numpy']).status === 0;

const weights = (): fc.Arbitrary<number[][]> =>
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6 })).chain(([n, length]) =>
    fc.array(
      fc.array(
        fc.double({ min: -1, max: 1, noNaN: true }).map((x) => (Math.abs(x) < 1e-3 ? 0 : x)),
        { minLength: length, maxLength: length },
      ),
      {
        minLength: n,
        maxLength: n,
      },
    ),
  );

describe('capacity', () => {
  it('T1: Σ D_i ≤ r; T2: r − Σ D_i is the sum of the deviations', () =>
    fc.assert(
      fc.asyncProperty(weights(), async (vectors) => {
        const { capacity, dimension, defect, defectByIdentity } = await diagnose(featuresOf(vectors));
        expect(capacity).toBeLessThanOrEqual(dimension + 1e-9);
        expect(defectByIdentity).toBeCloseTo(defect, 8);
      }),
    ));

  it('D_i = ‖w_i‖⁴/Σ_j⟨w_i,w_j⟩², κ and participation directly from their definitions', () =>
    fc.assert(
      fc.asyncProperty(weights(), async (vectors) => {
        const { measures } = await diagnose(featuresOf(vectors));
        const product = (u: readonly number[], v: readonly number[]): number =>
          u.reduce((sum, x, a) => sum + x * v[a]!, 0);
        vectors.forEach((w, i) => {
          const norm = product(w, w);
          if (norm === 0) {
            expect(measures.dimensionality[i]).toBeNaN();
            return;
          }
          const D = norm ** 2 / vectors.reduce((sum, v) => sum + product(w, v) ** 2, 0);
          expect(measures.dimensionality[i]! / D).toBeCloseTo(1, 9);
          expect(measures.participation[i]).toBeGreaterThanOrEqual(1 - 1e-12);
          expect(measures.entropy[i]).toBeGreaterThanOrEqual(-1e-12);
        });
      }),
    ));
});

describe('localized weights', () => {
  /** A pentagon and a triangle of another size in orthogonal planes, with one zero feature. */
  const sum = [...polygon(5, 1, 4), ...polygon(3, 2, 4, 2), [0, 0, 0, 0]];

  it('T3–T5: capacity saturates, each cluster is a tight frame, D is linear in ‖w‖² with slope 1/λ', async () => {
    const diagnosis = await diagnose(featuresOf(sum));
    expect(diagnosis).toMatchObject({
      dimension: 4,
      zeroFeatures: 1,
      localizedFraction: 1,
      tight: false,
      localized: true,
      saturated: true,
    });
    expect(diagnosis.clusters).toHaveLength(2);
    const [triangle, pentagon] = diagnosis.clusters;
    expect(triangle).toMatchObject({ multiplicity: 2, size: 3, localized: 3 });
    expect(triangle!.value).toBeCloseTo(6, 12);
    expect(pentagon).toMatchObject({ multiplicity: 2, size: 5 });
    for (const { capacity, tightnessResidual } of diagnosis.clusters) {
      expect(capacity).toBeCloseTo(2, 12);
      expect(tightnessResidual).toBeLessThan(1e-12);
    }
    expect(diagnosis.measures.cluster[8]).toBe(-1);
  });

  it('T5: two scalings of one frame on one eigenspace have D = ‖w‖²/λ exactly on a line', async () => {
    const { clusters, equalNorm } = await diagnose(featuresOf([...polygon(3, 1), ...polygon(5, 3)]));
    expect(equalNorm).toBe(false);
    expect(clusters).toHaveLength(1);
    expect(clusters[0]!.linearity!.slope * clusters[0]!.value).toBeCloseTo(1, 10);
    expect(clusters[0]!.linearity!.rSquared).toBeCloseTo(1, 10);
  });

  it('a nearly tight frame is tight at a tolerance above its defect only', async () => {
    const bent = polygon(5).map(([x, y]) => [x!, y! * (1 + 1e-4)]);
    expect((await diagnose(featuresOf(bent))).tight).toBe(false);
    expect((await diagnose(featuresOf(bent), { tolerance: 1e-3 })).tight).toBe(true);
  });

  it('weights that were rounded to floats have the clusters of the weights that were meant', async () => {
    const rounded = polygon(7, 1.3).map((v) => v.map(Math.fround));
    expect((await diagnose(featuresOf(rounded))).clusters).toHaveLength(2);
    expect((await diagnose(featuresOf(rounded, 2 ** -24))).clusters).toHaveLength(1);
  });

  it('a feature that is lost below the rank tolerance is a zero feature: T1 holds', async () => {
    const alone = await diagnose(
      featuresOf([
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1e-9],
      ]),
    );
    expect(alone).toMatchObject({ dimension: 2, capacity: 2, zeroFeatures: 1, defectByIdentity: 0, coherence: 0 });
    // Many of them are a direction, and none is lost.
    const copies = await diagnose(featuresOf([...polygon(3, 1, 3), ...Array.from({ length: 40 }, () => [0, 0, 4e-6])]));
    expect(copies).toMatchObject({ dimension: 3, zeroFeatures: 0 });
    expect(copies.capacity).toBeCloseTo(3, 6);
  });

  it('a single feature, fewer features than coordinates, an orthonormal basis', async () => {
    expect(await diagnose(featuresOf([[3, 4]]))).toMatchObject({ dimension: 1, coherence: null, welchBound: null });
    const two = await diagnose(
      featuresOf([
        [1, 1, 0, 0],
        [1, -1, 0, 0],
      ]),
    );
    expect(two).toMatchObject({ dimension: 2, tight: true, equalNorm: true, coherence: 0, welchBound: 0 });
    expect(two.spectrum).toHaveLength(4);
    expect(
      await diagnose(
        featuresOf([
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toMatchObject({ dimension: 0, capacity: 0, localizedFraction: null });
  });
});

describe('the two roads', () => {
  it('F and M give the same figures for the same weights', async () => {
    // more coordinates than features: M; the same vectors with copies of themselves negated are more than the coordinates: F
    const vectors = scattered(6, 9);
    const [byGram, byFrame] = await Promise.all([
      diagnose(featuresOf(vectors)),
      diagnose(featuresOf([...vectors, ...vectors.map((v) => v.map((x) => -x))])),
    ]);
    expect(byGram.dimension).toBe(byFrame.dimension);
    byGram.spectrum.forEach((value, k) => {
      expect(2 * value).toBeCloseTo(byFrame.spectrum[k]!, 10);
    });
    byGram.measures.entropy.forEach((value, i) => {
      expect(value).toBeCloseTo(byFrame.measures.entropy[i]!, 10);
    });
    byGram.measures.dimensionality.forEach((value, i) => {
      expect(value / 2).toBeCloseTo(byFrame.measures.dimensionality[i]!, 10);
    });
  });
});

describe('chance', () => {
  it('Gaussian features have the given norms, are reproducible, and fill the Marchenko–Pastur interval', async () => {
    const [n, d] = [600, 60];
    const norms = new Float64Array(n).fill(2);
    const matrix = gaussianFeatures(norms, d, 7);
    const [once, again] = [new Float64Array(3 * d), new Float64Array(d)];
    matrix.read(10, 3, once);
    matrix.read(11, 1, again);
    expect([...again]).toEqual([...once.subarray(d, 2 * d)]);
    const { spectrum, equalNorm } = await diagnose(matrix, { tolerance: 1e-12 });
    expect(equalNorm).toBe(true);
    const { lower, upper } = marchenkoPastur(n, d, 2);
    expect(spectrum[0]! / upper).toBeGreaterThan(0.93);
    expect(spectrum[0]! / upper).toBeLessThan(1.05);
    expect(spectrum[d - 1]! / lower).toBeGreaterThan(0.93);
    expect(spectrum[d - 1]! / lower).toBeLessThan(1.1);
  });
});

describe('bad input', () => {
  it('refuses nothing at all and tolerances that are none', async () => {
    await expect(diagnose(featuresOf([]))).rejects.toThrow(DomainError);
    await expect(diagnose(featuresOf([[1]]), { tolerance: Number.NaN })).rejects.toThrow(DomainError);
    await expect(diagnose(featuresOf([[1]]), { localizedShare: 2 })).rejects.toThrow(DomainError);
  });

  it('stops at the next step when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(diagnose(featuresOf(scattered(5, 3)), { signal: stop.signal })).rejects.toThrow(Interrupted);
  });

  it('stops in the midst of the eigenvalues when it is told to', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const onStep = (what: string, done: number): void => {
      if (what !== 'eigenvalues') return;
      seen.push(done);
      if (done > 100) setImmediate(() => stop.abort());
    };
    const matrix = gaussianFeatures(new Float64Array(300).fill(1), 300, 1);
    await expect(diagnose(matrix, { signal: stop.signal, onStep })).rejects.toThrow(Interrupted);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toBeLessThan(300);
  });
});

describe.skipIf(!hasNumpy)('numpy computes the same (skipped where numpy is absent)', () => {
  const script = `
import json, sys, numpy as np
W = np.array(json.load(sys.stdin)).T
n = W.shape[1]
M = W.T @ W
F = W @ W.T
lam, V = np.linalg.eigh(F)
lam, V = lam[::-1], V[:, ::-1]
r = np.linalg.matrix_rank(W)
norm = np.diag(M)
D = norm**2 / (M**2).sum(axis=1)
p = (V[:, :r].T @ W)**2 / norm
U = W / np.sqrt(norm)
C = np.abs(U.T @ U); np.fill_diagonal(C, 0)
print(json.dumps(dict(spectrum=lam.tolist(), dimension=int(r), D=D.tolist(), capacity=D.sum(), coherence=C.max(),
  participation=(1/(p**2).sum(axis=0)).tolist(), entropy=(-(p*np.log(p)).sum(axis=0)).tolist())))
`;
  it.each([
    [3, 2],
    [12, 5],
    [5, 12],
    [64, 64],
    [300, 40],
    [40, 300],
  ])('%d features in %d coordinates, to 1e-10', async (n, length) => {
    const vectors = scattered(n, length, n);
    const { stdout } = spawnSync('/usr/bin/python3', ['-c', script], {
      input: JSON.stringify(vectors),
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    const expected = JSON.parse(stdout) as {
      spectrum: number[];
      dimension: number;
      D: number[];
      capacity: number;
      coherence: number;
      participation: number[];
      entropy: number[];
    };
    const diagnosis = await diagnose(featuresOf(vectors));
    const close = (found: number, wanted: number, scale = Math.abs(wanted)): void => {
      expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-10 * scale);
    };
    expect(diagnosis.dimension).toBe(expected.dimension);
    expected.spectrum.forEach((value, k) => {
      close(diagnosis.spectrum[k]!, value, expected.spectrum[0]!);
    });
    close(diagnosis.capacity, expected.capacity);
    close(diagnosis.coherence!, expected.coherence);
    expected.D.forEach((value, i) => {
      close(diagnosis.measures.dimensionality[i]!, value);
    });
    expected.participation.forEach((value, i) => {
      close(diagnosis.measures.participation[i]!, value);
    });
    expected.entropy.forEach((value, i) => {
      close(diagnosis.measures.entropy[i]!, value, 1);
    });
  });
});

describe('as JSON', () => {
  it('survives being written: no NaN, no infinity', async () => {
    const diagnosis = await diagnose(
      featuresOf([
        [1, 0],
        [0, 0],
        [0, 1],
        [1, 1],
      ]),
    );
    const json = { ...diagnosisJson(diagnosis, null), features: [0, 1, 2, 3].map((i) => featureJson(diagnosis, i, i)) };
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(json.features[1]).toEqual({
      index: 1,
      normSquared: 0,
      dimensionality: null,
      participation: null,
      entropy: null,
      cluster: null,
      share: null,
    });
  });
});
