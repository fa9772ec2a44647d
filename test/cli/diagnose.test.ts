import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeNpy, writeNpz } from '../../src/numeric/weights/write.js';
import { polygon, scattered } from '../numeric/diagnosis/features.js';
import { onFirstOutput, STACK_TRACE, tightframe } from './tightframe.js';

const folder = mkdtempSync(join(tmpdir(), 'tightframe-diagnose-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string): string => join(folder, name);

/** Features as rows. */
function npy(name: string, vectors: readonly (readonly number[])[]): string {
  writeNpy(path(name), { shape: [vectors.length, vectors[0]!.length], data: Float64Array.from(vectors.flat()) });
  return path(name);
}

const json = (line: string | undefined): Record<string, unknown> => JSON.parse(line!) as Record<string, unknown>;

const pentagon = npy('pentagon.npy', polygon(5));
const withZero = npy('zero.npy', [[0, 0], ...polygon(3), [0, 0]]);
const chance = npy('chance.npy', scattered(30, 7));

describe('tightframe diagnose', () => {
  it('prints one object a matrix with the names of the exact side', () => {
    const { status, out, err } = tightframe(['diagnose', '--json', pentagon, chance]);
    expect([status, err]).toEqual([0, []]);
    expect(out).toHaveLength(2);
    const report = json(out[0]);
    expect(report).toMatchObject({
      n: 5,
      dimension: 2,
      tight: true,
      localized: true,
      saturated: true,
      equalNorm: true,
      localizedFraction: 1,
    });
    expect(report.frameBounds).toEqual([{ value: expect.closeTo(2.5, 12) as number, multiplicity: 2 }]);
    expect(report.capacity).toBeCloseTo(2, 12);
    expect(report.participation).toMatchObject({ mean: expect.closeTo(1, 12) as number });
    expect(report.coherence).toBeCloseTo((1 + Math.sqrt(5)) / 4, 12);
    expect(report).not.toHaveProperty('features');
    expect(json(out[1])).toMatchObject({ n: 30, dimension: 7, tight: false, localizedFraction: 0 });
  });

  it('prints figures of every feature as JSON and as CSV, with their indices in the file', () => {
    const features = json(tightframe(['diagnose', '--json', '--per-feature', '--drop-zeros', withZero]).out[0])
      .features as { index: number; dimensionality: number }[];
    expect(features.map(({ index }) => index)).toEqual([1, 2, 3]);
    for (const { dimensionality } of features) expect(dimensionality).toBeCloseTo(2 / 3, 12);
    const { out } = tightframe(['diagnose', '--csv', withZero, pentagon]);
    expect(out[0]).toBe('id,index,normSquared,dimensionality,participation,entropy,cluster,share');
    expect(out).toHaveLength(1 + 5 + 5);
    expect(out[1]).toBe('zero.npy,0,0,,,,,');
  });

  it('sees the matrix as the options say: columns, blocks, centred, normalised', () => {
    const read = (...options: string[]) => json(tightframe(['diagnose', '--json', chance, ...options]).out[0]);
    expect(read('--features', 'columns')).toMatchObject({ n: 7, length: 30 });
    expect(read('--block', '3:13')).toMatchObject({ n: 10, length: 7 });
    expect(read('--normalise')).toMatchObject({
      normSquared: { min: expect.closeTo(1, 12) as number, max: expect.closeTo(1, 12) as number },
    });
    // The sum of squares about the mean is smaller by n‖mean‖².
    const vectors = scattered(30, 7);
    const mean = vectors[0]!.map((_, a) => vectors.reduce((sum, v) => sum + v[a]! / 30, 0));
    const squares = (centre: readonly number[]): number =>
      vectors.reduce((sum, v) => sum + v.reduce((s, x, a) => s + (x - centre[a]!) ** 2, 0), 0);
    expect((read('--centre').normSquared as { mean: number }).mean).toBeCloseTo(squares(mean) / 30, 10);
  });

  it('says in words what was read, what is in it, and what chance would give', () => {
    const { out } = tightframe(['diagnose', chance]);
    const text = out.join('\n');
    expect(text).toContain(
      'rows of [30, 7] are taken as features (the longer side; --features columns takes the other)',
    );
    for (const word of [
      'capacity',
      'localized fraction',
      'participation',
      'Marchenko–Pastur',
      'Gaussian',
      'tightness residual',
    ])
      expect(text).toContain(word);
    expect(tightframe(['diagnose', '--no-reference', '--no-coherence', chance]).out.join('\n')).toContain(
      'not computed (--coherence)',
    );
  });

  it('gives the same bytes again', () => {
    const once = tightframe(['diagnose', '--json', '--per-feature', chance]);
    expect(tightframe(['diagnose', '--json', '--per-feature', '--jobs', '1', chance])).toEqual(once);
  });
});

describe('bad input to diagnose', () => {
  const bad: readonly (readonly [string, () => string[], RegExp])[] = [
    [
      'NaN',
      () => [
        npy('nan.npy', [
          [1, 2],
          [Number.NaN, 3],
          [4, 5],
        ]),
      ],
      /nan\.npy.*finite numbers, found NaN at \[1, 0\]/,
    ],
    ['no such file', () => [path('nothing.npy')], /no such file/],
    ['a folder', () => [folder], /folder/],
    [
      'a missing tensor',
      () => {
        writeNpz(path('two.npz'), {
          A: { shape: [2, 3], data: new Float64Array(6).fill(1) },
          b: { shape: [2], data: new Float64Array(2) },
        });
        return [path('two.npz'), '--tensor', 'C'];
      },
      /named C, found A \[2, 3\]/,
    ],
    [
      'a header that claims 10 GB',
      () => {
        writeFileSync(
          path('liar.npy'),
          Buffer.concat([
            Buffer.from('\x93NUMPY\x01\x00\x76\x00', 'latin1'),
            Buffer.from(`${"{'descr': '<f8', 'fortran_order': False, 'shape': (40000, 40000), }".padEnd(117)}\n`),
            Buffer.alloc(800),
          ]),
        );
        return [path('liar.npy')];
      },
      /liar\.npy/,
    ],
    [
      'a pickle',
      () => {
        writeFileSync(path('w.pkl'), Buffer.from('\x80\x04\x95', 'latin1'));
        return [path('w.pkl')];
      },
      /pickle/,
    ],
    [
      'nothing',
      () => {
        writeFileSync(path('empty.npy'), '');
        return [path('empty.npy')];
      },
      /empty/,
    ],
    [
      'numbers out of range',
      () => [
        npy('huge.npy', [
          [1e200, 1],
          [1, 1e200],
        ]),
      ],
      /huge\.npy/,
    ],
    ['a tolerance that is none', () => [pentagon, '--tolerance', 'x'], /number from 0 to 1/],
    ['a block beyond the end', () => [pentagon, '--block', '3:9'], /A:B/],
  ];
  it.each(bad)('%s: status 2 and one line', (_, args, message) => {
    const { status, out, err } = tightframe(['diagnose', ...args()]);
    expect(status).toBe(2);
    expect(out).toEqual([]);
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(message);
    expect(err[0]).not.toMatch(STACK_TRACE);
  });

  it('one bad file among good ones loses nothing', () => {
    const { status, out, err } = tightframe(['diagnose', '--json', pentagon, path('absent.npy'), chance]);
    expect(status).toBe(2);
    expect(out.map((line) => json(line)).map(({ id, verdict }) => verdict ?? id)).toEqual([
      'pentagon.npy',
      'error',
      'chance.npy',
    ]);
    expect(err).toHaveLength(1);
  });

  it('Ctrl-C between matrices keeps what was printed', async () => {
    const large = npy('large.npy', scattered(4000, 700));
    const { status, out } = await onFirstOutput(
      ['diagnose', '--json', pentagon, large, '--reference', '--coherence'],
      (child) => child.kill('SIGINT'),
    );
    expect(status).toBe(130);
    expect(out).toHaveLength(1);
  });
});
