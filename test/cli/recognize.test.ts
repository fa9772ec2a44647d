import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeNpy, writeNpz } from '../../src/numeric/weights/write.js';
import { polygon, scattered } from '../numeric/diagnosis/features.js';
import { onFirstOutput, STACK_TRACE, tightframe } from './tightframe.js';

const folder = mkdtempSync(join(tmpdir(), 'tightframe-recognize-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string): string => join(folder, name);
const run = (...args: string[]) => tightframe(['recognize', ...args], folder);

/** Features as rows. */
function npy(name: string, vectors: readonly (readonly number[])[]): string {
  writeNpy(path(name), { shape: [vectors.length, vectors[0]!.length], data: Float64Array.from(vectors.flat()) });
  return name;
}

const json = (line: string | undefined): Record<string, unknown> => JSON.parse(line!) as Record<string, unknown>;
const tensor = (vectors: readonly (readonly number[])[]) => ({
  shape: [vectors.length, vectors[0]!.length],
  data: Float64Array.from(vectors.flat()),
});

/** h² = 1/2: stretched. */
const antiprism = Array.from({ length: 8 }, (_, k) => {
  const angle = (k * Math.PI) / 4;
  return [Math.cos(angle), Math.sin(angle), k % 2 === 0 ? 1 : -1].map((x) => x * Math.SQRT1_2);
});

const pentagon = npy('pentagon.npy', polygon(5, 3));
const chance = npy('chance.npy', scattered(9, 4));
const sums = npy('sums.npy', [[0, 0, 2], [0, 0, -2], ...polygon(3).map((v) => [...v, 0]), [0, 0, 0]]);
const stretched = npy('stretched.npy', antiprism);

describe('tightframe recognize', () => {
  it('prints one object a matrix with the names of the exact side', () => {
    const { status, out, err } = run('--json', pentagon);
    expect([status, err]).toEqual([0, []]);
    const report = json(out[0]);
    expect(report).toMatchObject({
      id: 'pentagon.npy',
      verdict: 'recognised',
      reason: null,
      name: 'pentagon',
      kind: 'exact',
      n: 5,
      dimension: 2,
      normsSquared: [{ value: { exact: '1', approx: 1 }, count: 5 }],
      frameBounds: [{ value: { exact: '5/2', approx: 2.5 }, multiplicity: 2 }],
      tight: true,
      dimensionalities: [{ value: { exact: '2/5', approx: 0.4 }, count: 5 }],
      capacity: { exact: '2', approx: 2 },
      tolerance: 0.01,
      zeros: [],
      scheme: { classes: 2, valencies: [1, 2, 2], multiplicities: [1, 2, 2] },
      components: [{ features: [0, 1, 2, 3, 4], kind: 'exact', scale: expect.closeTo(3, 12) as number, defect: 0 }],
      certificate: { id: 'pentagon', accepted: true, reason: null, of: 'frame' },
    });
    expect(report.innerProducts).toEqual([
      { value: { exact: '(-1+√5)/4', approx: (Math.sqrt(5) - 1) / 4 }, count: 10 },
      { value: { exact: '(-1-√5)/4', approx: (-1 - Math.sqrt(5)) / 4 }, count: 10 },
    ]);
    expect(report.residual).toBeLessThan(1e-12);
    expect(report.measuredBounds).toEqual([{ value: expect.closeTo(22.5, 10) as number, multiplicity: 2 }]);
  });

  it('exits with 1 where something is not recognised, and says at which step and how far', () => {
    const { status, out, err } = run('--json', pentagon, chance);
    expect([status, err]).toEqual([1, []]);
    expect(json(out[1])).toMatchObject({
      id: 'chance.npy',
      verdict: 'unrecognised',
      step: expect.stringMatching(/classes|closure/) as string,
      reason: expect.any(String) as string,
      name: null,
      scheme: null,
      certificate: null,
      geometries: [],
    });
    const text = run(chance).out.join('\n');
    expect(text).toMatch(/verdict +not recognised \((classes|closure)\): /);
  });

  it('takes apart orthogonal sums: components, sizes, zeros', () => {
    expect(json(run('--json', sums).out[0])).toMatchObject({
      verdict: 'recognised',
      kind: 'sum',
      name: 'digon + triangle',
      n: 5,
      dimension: 3,
      zeros: [5],
      components: [
        { name: 'digon', features: [0, 1], dimension: 1, scale: 2, frameEigenspaces: [0] },
        { name: 'triangle', features: [2, 3, 4], dimension: 2, scale: expect.closeTo(1, 12) as number },
      ],
    });
    const text = run(sums).out.join('\n');
    expect(text).toContain('recognised: digon + triangle, of measured sizes');
    expect(text).toContain('1 that vanish are left out: 5');
  });

  it('says of a stretched geometry what its certificate proves, and what not', () => {
    const text = run(stretched).out.join('\n');
    expect(text).toContain('tight 4-antiprism, stretched');
    expect(text).toContain('weights measured, not exact');
    expect(text).toMatch(
      /certificate +stretched: accepted by the kernel; it proves the .* tight form .* nothing about the weights/,
    );
    expect(json(run('--json', stretched).out[0])).toMatchObject({
      kind: 'stretched',
      entries: [],
      tight: null,
      certificate: { of: 'tight form' },
      components: [{ scheme: { name: 'C8', weights: [expect.closeTo(4, 10), expect.closeTo(2, 10)] } }],
    });
  });

  it('writes certificates that `check` accepts, one a geometry and one of the whole, of two files of one name both', () => {
    const other = mkdtempSync(join(folder, 'other-'));
    writeNpy(join(other, 'pentagon.npy'), { shape: [3, 2], data: Float64Array.from(polygon(3).flat()) });
    const whole = npy('whole.npy', [[0, 0, 1], [0, 0, -1], ...polygon(3).map((v) => [...v, 0])]);
    const { status } = run(
      pentagon,
      join(other, 'pentagon.npy'),
      stretched,
      sums,
      whole,
      '--certificates',
      'certificates',
    );
    expect(status).toBe(0);
    const names = ['pentagon', 'pentagon-2', 'stretched', 'sums.1', 'sums.2', 'whole', 'whole.1', 'whole.2'];
    const written = names.map((name) => `${name}.json`);
    expect(readdirSync(path('certificates')).sort()).toEqual([...written].sort());
    const check = tightframe(['check', ...written.map((name) => join('certificates', name))], folder);
    expect(check.status).toBe(0);
    expect(check.out).toHaveLength(written.length);
    for (const line of check.out) expect(line).toMatch(/: accepted: /);
    const { innerProducts } = json(readFileSync(path('certificates/pentagon.json'), 'utf8')).claims as {
      innerProducts: unknown[];
    };
    expect(innerProducts).toHaveLength(2);
  });

  it('reads npz, JSON and CSV; tensors by name; rows or columns; blocks; more axes', () => {
    const transposed = [0, 1].map((a) => polygon(5).map((v) => v[a]!));
    writeNpz(path('model.npz'), {
      triangle: tensor(polygon(3)),
      'pentagon.T': tensor(transposed),
      noise: tensor(scattered(6, 6)),
    });
    writeFileSync(path('list.json'), JSON.stringify(polygon(7)));
    writeFileSync(
      path('list.csv'),
      polygon(6)
        .map((v) => v.join(','))
        .join('\n'),
    );
    const names = (...args: string[]) => run('--json', ...args).out.map((line) => json(line).name);
    expect(names('model.npz')).toEqual(['triangle', 'pentagon', null]);
    expect(names('model.npz', '--tensor', 'pent*')).toEqual(['pentagon']);
    expect(names('model.npz', '--tensor', 'pent*', '--features', 'columns')).toEqual(['pentagon']);
    expect(names('model.npz', '--tensor', 'pent*', '--features', 'rows')).not.toEqual(['pentagon']);
    expect(names('list.json', 'list.csv')).toEqual(['7-gon', 'hexagon']);
    expect(names(sums, '--block', '0:2')).toEqual(['digon']);
    expect(names(sums, '--block', '2:5')).toEqual(['triangle']);
    writeNpy(path('cube.npy'), { shape: [4, 2, 1], data: Float64Array.from(polygon(4).flat()) });
    expect(run('cube.npy').status).toBe(2);
    expect(names('cube.npy', '--flatten')).toEqual(['square']);
  });

  it('the tolerance decides', () => {
    const moved = npy(
      'moved.npy',
      polygon(5).map(([x, y], at) => (at === 0 ? [x! + 0.02, y! + 0.02] : [x!, y!])),
    );
    expect(run(moved).status).toBe(1);
    expect(run(moved, '--tolerance', '0.05').status).toBe(0);
  });

  it('one bad file among good ones loses nothing', () => {
    writeFileSync(path('nan.json'), '[[1, 0], [0, null]]');
    writeFileSync(path('zero.json'), '[[0, 0], [0, 0]]');
    writeNpy(path('infinite.npy'), { shape: [2, 1], data: Float64Array.of(1, Number.POSITIVE_INFINITY) });
    const bad = ['absent.npy', 'nan.json', 'zero.json', 'infinite.npy'];
    const { status, out, err } = run('--json', ...bad, pentagon);
    expect(status).toBe(2);
    expect(out.map((line) => json(line).verdict)).toEqual(['error', 'error', 'error', 'error', 'recognised']);
    expect(err).toHaveLength(4);
    for (const [at, line] of err.entries()) {
      expect(line).toContain(bad[at]!);
      expect(line).toMatch(/^tightframe: .*: expected .*, found /);
      expect(line).not.toMatch(STACK_TRACE);
    }
  });

  it('refuses options that make no sense in one line', () => {
    const refused: readonly (readonly string[])[] = [
      ['--tolerance', '0'],
      ['--tolerance', '1'],
      ['--tolerance', 'x'],
      ['--features', 'diagonal'],
      ['--block', '3:1'],
      ['--tensor', 'nothing'],
      ['--certificates', pentagon],
    ];
    for (const options of refused) {
      const { status, out, err } = run(pentagon, ...options);
      expect([status, out.length, err.length], options.join(' ')).toEqual([2, 0, 1]);
      expect(err[0]).not.toMatch(STACK_TRACE);
    }
  });

  it('Ctrl-C inside a long closure keeps what was printed', async () => {
    const cube = Array.from({ length: 2 ** 12 }, (_, word) =>
      Array.from({ length: 12 }, (__, a) => 1 - 2 * ((word >> a) & 1)),
    );
    const { status, out, err } = await onFirstOutput(
      ['recognize', '--json', path(pentagon), path(npy('cube.npy', cube))],
      (child) => child.kill('SIGINT'),
    );
    expect(status).toBe(130);
    expect(out).toHaveLength(1);
    expect(err).toEqual(['tightframe: interrupted']);
  });
});
