import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDataFile } from '../../src/catalog/dataFile.js';
import type { FeatureGeometry } from '../../src/toy/featureGeometry.js';
import type { ToyParameters } from '../../src/toy/model.js';
import { runTraining } from '../../src/toy/run.js';
import { type SweepFile, sweepRuns } from '../../src/toy/sweep.js';

const folder = fileURLToPath(new URL('../../examples/training/', import.meta.url));

function runsOf(file: string): ReturnType<typeof sweepRuns> {
  const read = readDataFile(join(folder, file), 2 ** 20) as { readonly data: SweepFile };
  return sweepRuns({ settings: read.data.settings, runs: read.data.runs });
}

const runs = runsOf('geometries.yaml');

/** Cosines between two different vectors of the geometry, ascending, each with how many pairs have it. */
const cosines: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  digon: [[-1, 1]],
  triangle: [[-1 / 2, 3]],
  square: [
    [-1, 2],
    [0, 4],
  ],
  pentagon: [
    [Math.cos(0.8 * Math.PI), 5],
    [Math.cos(0.4 * Math.PI), 5],
  ],
  tetrahedron: [[-1 / 3, 6]],
  octahedron: [
    [-1, 3],
    [0, 12],
  ],
  'triangular-bipyramid': [
    [-1, 1],
    [-1 / 2, 3],
    [0, 6],
  ],
  '4-simplex': [[-1 / 4, 10]],
  'digon-tetrahedron': [
    [-1, 1],
    [-1 / 3, 6],
    [0, 8],
  ],
  '16-cell': [
    [-1, 4],
    [0, 24],
  ],
  petersen: [
    [-2 / 3, 15],
    [1 / 6, 30],
  ],
  icosahedron: [
    [-1, 6],
    [-1 / Math.sqrt(5), 30],
    [1 / Math.sqrt(5), 30],
  ],
};

function sortedCosines({ encoder, stride }: ToyParameters, { normsSquared }: FeatureGeometry, m: number): number[] {
  const all: number[] = [];
  for (let i = 0; i < normsSquared.length; i++)
    for (let j = 0; j < i; j++) {
      let product = 0;
      for (let a = 0; a < m; a++) product += encoder[i * stride + a]! * encoder[j * stride + a]!;
      all.push(product / Math.sqrt(normsSquared[i]! * normsSquared[j]!));
    }
  return all.sort((a, b) => a - b);
}

describe('examples/training', () => {
  it('holds sweeps of so many runs as the documentation says', () => {
    const counts = { 'five-features': 50, 'two-features': 594, 'many-features': 19, 'phase-diagram': 288 };
    for (const [name, count] of Object.entries(counts)) expect(runsOf(`${name}.yaml`)).toHaveLength(count);
  });
});

describe('examples/training/geometries.yaml', () => {
  for (const { name, settings } of runs) {
    if (name === 'square-antiprism') continue;
    it(`${name}: trained from its seed to cosines within 1e-6, D saturating capacity (T1)`, async () => {
      const outcome = await runTraining(settings);
      if (outcome.kind !== 'finished') throw new Error(outcome.kind);
      const { geometry, training } = outcome;
      const expected = cosines[name!]!.flatMap(([cosine, count]) => new Array<number>(count).fill(cosine));
      const found = sortedCosines(training.loss.parameters, geometry, settings.hidden);
      expect(found).toHaveLength(expected.length);
      found.forEach((cosine, k) => {
        expect(Math.abs(cosine - expected[k]!)).toBeLessThan(1e-6);
      });
      expect(geometry.capacity).toBeCloseTo(settings.hidden, 6);
      expect(geometry.localizedFraction).toBe(1);
    });
  }

  it('square-antiprism: the octagon scheme with two weights, equal norms, neither tight nor localized (T9)', async () => {
    const { settings } = runs.find(({ name }) => name === 'square-antiprism')!;
    const outcome = await runTraining(settings);
    if (outcome.kind !== 'finished') throw new Error(outcome.kind);
    const { geometry, training } = outcome;
    const [planar, axial] = [geometry.spectrum[0]!, geometry.spectrum[2]!];
    expect(geometry.spectrum[1]).toBeCloseTo(planar, 6);
    expect(planar - axial).toBeGreaterThan(0.05 * planar);
    expect(geometry.localizedFraction).toBe(0);
    // p = λ_planar·2/8 and h² = λ_axial/8 are the parts of ‖w‖² in the plane of the squares and along the axis.
    const [p, h] = [planar / 4, axial / 8];
    const expected = [
      ...new Array(4).fill((h - p) / (p + h)),
      ...new Array(8).fill(h / (p + h)),
      ...new Array(8).fill((Math.SQRT1_2 * p - h) / (p + h)),
      ...new Array(8).fill((-Math.SQRT1_2 * p - h) / (p + h)),
    ].sort((a, b) => a - b);
    const found = sortedCosines(training.loss.parameters, geometry, 3);
    found.forEach((cosine, k) => {
      expect(Math.abs(cosine - expected[k]!)).toBeLessThan(1e-6);
    });
  });
});
