import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDataFile } from '../../src/catalog/dataFile.js';
import { namedFrames } from '../../src/catalog/namedFrames.js';
import { type RecognitionReport, recognitionReport } from '../../src/cli/recognizeReport.js';
import { recognize } from '../../src/recognize/recognize.js';
import { runTraining } from '../../src/toy/run.js';
import { type SweepFile, sweepRuns } from '../../src/toy/sweep.js';

const file = fileURLToPath(new URL('../../examples/training/geometries.yaml', import.meta.url));
const runs = sweepRuns((readDataFile(file, 2 ** 20) as { readonly data: SweepFile }).data);

/** W of a run, its columns as features. */
async function recognizedRun(name: string, tolerance = 1e-6): Promise<RecognitionReport> {
  const { settings } = runs.find((run) => run.name === name)!;
  const outcome = await runTraining(settings);
  if (outcome.kind !== 'finished') throw new Error(outcome.kind);
  const { encoder, stride } = outcome.training.loss.parameters;
  const { features: n, hidden: length } = settings;
  const coordinates = new Float64Array(n * length);
  for (let i = 0; i < n; i++) for (let a = 0; a < length; a++) coordinates[i * length + a] = encoder[i * stride + a]!;
  const recognition = recognize({ n, length, coordinates }, { library: namedFrames, tolerance });
  return recognitionReport(name, name, recognition).report;
}

/** Name, a catalog entry, and the components. */
const geometries: Readonly<Record<string, readonly [name: string, entry: string, components: readonly string[]]>> = {
  digon: ['digon', 'simplex-2', ['digon']],
  triangle: ['triangle', 'polygon-3', ['triangle']],
  square: ['square', 'polygon-4', ['digon', 'digon']],
  pentagon: ['pentagon', 'polygon-5', ['pentagon']],
  tetrahedron: ['tetrahedron', 'tetrahedron', ['tetrahedron']],
  octahedron: ['octahedron', 'octahedron', ['digon', 'digon', 'digon']],
  '4-simplex': ['simplex', 'simplex-5', ['simplex']],
  '16-cell': ['16-cell', 'cross-polytope-4', ['digon', 'digon', 'digon', 'digon']],
  petersen: ['rectified 4-simplex (Petersen)', 'petersen-theta-minus2', ['rectified 4-simplex (Petersen)']],
  icosahedron: ['icosahedron', 'icosahedron', ['icosahedron']],
};

/** Components of different norms: each exact, of measured sizes; near enough to one norm they are the entry as well. */
const sums = {
  'triangular-bipyramid': ['digon', 'triangle'],
  'digon-tetrahedron': ['digon', 'tetrahedron'],
} as const;

describe('trained models (examples/training/geometries.yaml), at a tolerance of 1e-6', () => {
  for (const [run, [name, entry, components]] of Object.entries(geometries))
    it(`${run}: recognised as ${name}`, async () => {
      const report = await recognizedRun(run);
      expect(report).toMatchObject({ verdict: 'recognised', kind: 'exact', name, certificate: { accepted: true } });
      expect(report.entries).toContain(entry);
      expect(report.components.map((component) => component.name)).toEqual(components);
      expect(report.residual).toBeLessThan(1e-6);
    });

  for (const [run, components] of Object.entries(sums))
    it(`${run}: an orthogonal sum of measured sizes`, async () => {
      const report = await recognizedRun(run);
      expect(report).toMatchObject({ verdict: 'recognised', kind: 'sum', certificate: null });
      expect(report.components.map(({ name }) => name).sort()).toEqual(components);
      for (const { certificate } of report.geometries) expect(certificate.accepted).toBe(true);
      expect(new Set(report.components.map(({ scale }) => scale!.toFixed(4))).size).toBe(2);
    });

  it('triangular-bipyramid at a tolerance of 0.01: also the frame of equal norms, from which the distance is measured', async () => {
    const report = await recognizedRun('triangular-bipyramid', 0.01);
    expect(report).toMatchObject({ kind: 'exact', entries: ['tegum-digon-triangle'], certificate: { accepted: true } });
    const [a, b] = report.components.map(({ scale }) => scale!);
    expect(report.residual).toBeGreaterThan((Math.abs(a! - b!) / (a! + b!)) * 0.5);
    expect(report.largest).toBeLessThan(0.01);
    for (const { residual } of report.components) expect(residual).toBeLessThan(1e-6);
  });

  it('square-antiprism: the octagon scheme with two weights (T9), not the tight one', async () => {
    const report = await recognizedRun('square-antiprism');
    expect(report).toMatchObject({
      verdict: 'recognised',
      kind: 'stretched',
      entries: [],
      components: [{ kind: 'stretched', dimension: 3, scheme: { name: 'C8', multiplicities: [1, 1, 2, 2, 2] } }],
      geometries: [{ tightEntries: ['antiprism-4'], certificate: { of: 'tight form', accepted: true } }],
    });
    const [{ scheme, defect, tightResidual } = {}] = report.components;
    expect(scheme!.weights).toHaveLength(2);
    expect(Math.max(...scheme!.weights) / Math.min(...scheme!.weights)).toBeGreaterThan(1.1);
    expect(defect).toBeGreaterThan(0.01);
    expect(tightResidual).toBeGreaterThan(0.02);
  });

  it('every run of the file is tested', () => {
    expect(runs.map(({ name }) => name).sort()).toEqual(
      [...Object.keys(geometries), ...Object.keys(sums), 'square-antiprism'].sort(),
    );
  });
});
