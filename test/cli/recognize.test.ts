/** `tightframe recognize` through the built command line, on files: trained by it, exact, random, and bad. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { writeNpy, writeNpz } from '../../src/numeric/weights/write.js';
import { polygon, scattered } from '../numeric/diagnosis/features.js';
import { STACK_TRACE, tightframe } from './tightframe.js';

const folder = mkdtempSync(join(tmpdir(), 'tightframe-recognize-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string): string => join(folder, name);
const examples = fileURLToPath(new URL('../../examples/training/geometries.yaml', import.meta.url));

/** Features as rows. */
function npy(name: string, vectors: readonly (readonly number[])[]): string {
  writeNpy(path(name), { shape: [vectors.length, vectors[0]!.length], data: Float64Array.from(vectors.flat()) });
  return path(name);
}

const json = (line: string | undefined): Record<string, unknown> => JSON.parse(line!) as Record<string, unknown>;

const pentagon = npy('pentagon.npy', [...polygon(5), [0, 0]]);
const chance = npy('chance.npy', scattered(30, 7));

describe('tightframe recognize', () => {
  it('trained files are recognised, and `check` accepts every certificate written', () => {
    const models = path('models');
    expect(tightframe(['train', '--sweep', examples, '--out', models]).status).toBe(0);
    const files = readdirSync(models)
      .filter((name) => name.endsWith('.npz'))
      .map((name) => join(models, name));
    const certificates = path('certificates');
    const { status, out, err } = tightframe(['recognize', '--json', '--certificates', certificates, ...files]);
    expect([status, err]).toEqual([0, []]);
    const kinds = Object.fromEntries(
      out.map((line) => {
        const { id, kind, verdict } = json(line);
        expect(verdict).toBe('recognised');
        return [String(id).replace(/\.npz.*/, ''), kind];
      }),
    );
    expect(Object.keys(kinds)).toHaveLength(files.length);
    expect(kinds).toMatchObject({
      digon: 'exact',
      pentagon: 'exact',
      octahedron: 'exact',
      'square-antiprism': 'stretched',
    });
    const written = readdirSync(certificates).map((name) => join(certificates, name));
    expect(written.length).toBeGreaterThanOrEqual(files.length);
    expect(tightframe(['check', ...written]).status).toBe(0);
  });

  it('prints the exact Gram values, the scheme, the features left out and the distance', () => {
    const { status, out } = tightframe(['recognize', pentagon]);
    const text = out.join('\n');
    expect(status).toBe(0);
    expect(text).toMatch(/recognised: pentagon/);
    expect(text).toMatch(/1 that vanish are left out: 5/);
    expect(text).toMatch(/C5: 2 classes/);
    expect(text).toMatch(/\(-1\+√5\)\/4 \(×10\), \(-1-√5\)\/4 \(×10\)/);
    expect(text).toMatch(/accepted by the kernel/);
  });

  it('JSON has the names of the exact side, and null where nothing is exact', () => {
    const { status, out } = tightframe(['recognize', '--json', pentagon, chance]);
    expect(status).toBe(1);
    expect(json(out[0])).toMatchObject({
      verdict: 'recognised',
      n: 5,
      dimension: 2,
      tight: true,
      zeros: [5],
      frameBounds: [{ value: { exact: '5/2' }, multiplicity: 2 }],
      scheme: { classes: 2, eigenspaces: [1] },
      certificate: { accepted: true },
    });
    expect(json(out[1])).toMatchObject({
      verdict: 'unrecognised',
      n: 30,
      name: null,
      tight: null,
      innerProducts: null,
    });
  });

  it('a smaller tolerance recognises less', () => {
    const near = npy('near.npy', [[1.003, 0], ...polygon(5).slice(1)]);
    expect(tightframe(['recognize', near]).status).toBe(0);
    expect(tightframe(['recognize', '--tolerance', '1e-4', near]).status).toBe(1);
  });

  it('bad input: one line each, exit status 2, and the rest is done', () => {
    const nan = npy('nan.npy', [
      [1, 0],
      [Number.NaN, 1],
    ]);
    const zero = npy('zero.npy', [
      [0, 0],
      [0, 0],
    ]);
    writeFileSync(path('text.npy'), 'no weights');
    writeNpz(path('named.npz'), { V: { shape: [2, 2], data: Float64Array.of(1, 0, 0, 1) } });
    const bad: readonly (readonly [readonly string[], RegExp])[] = [
      [[nan], /nan\.npy.*finite numbers, found NaN at \[1, 0\]/],
      [[zero], /zero\.npy.*a feature that does not vanish/],
      [[path('text.npy')], /text\.npy/],
      [[path('absent.npy')], /absent\.npy/],
      [['--tensor', 'W', path('named.npz')], /W.*V \[2, 2\]/],
      [['--tolerance', '2', pentagon], /tolerance/],
      [['--certificates', join(pentagon, 'inside'), pentagon], /inside/],
    ];
    for (const [args, message] of bad) {
      const { status, out, err } = tightframe(['recognize', ...args]);
      expect([args, status, out, err.length]).toEqual([args, 2, [], 1]);
      expect(err[0]).toMatch(message);
      expect(err[0]).not.toMatch(STACK_TRACE);
    }
    const { status, out, err } = tightframe(['recognize', nan, pentagon]);
    expect([status, err.length]).toEqual([2, 1]);
    expect(out.join('\n')).toMatch(/recognised: pentagon/);
    expect(existsSync(path('inside'))).toBe(false);
  });
});
