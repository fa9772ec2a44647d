import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const examples = fileURLToPath(new URL('../../examples', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tightframe-'));
afterAll(() => rmSync(folder, { recursive: true }));

function tightframe(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: 120_000,
  });
  return { status, out: stdout.trim().split('\n'), err: stderr.trim() };
}

const FIELDS = (
  'id name n dimension normsSquared innerProducts frameBounds tight localized saturated equalNorm equiangular etf antipodal ' +
  'dimensionalities capacity clusters components coherence welchBound designStrength scheme closure numeric expected verdict reason'
).split(' ');

describe('tightframe verify', () => {
  it('prints a table and exits with 0', () => {
    const { status, out, err } = tightframe('verify', 'polygon-5', 'non-zero-vector');
    expect(status).toBe(0);
    expect(err).toBe('');
    expect(out[2]).toMatch(/^polygon-5 +5 +2 +5\/2 ×2 +2\/5 +\(1\+√5\)\/4 +4 +2 cl\. PQ, J=\{1\} +verified$/);
    expect(out.at(-2)).toBe('2 entries: 1 verified, 1 refuted as stated.');
  });

  it('prints one JSON object a line with the fields of the contract', () => {
    const { status, out } = tightframe('verify', 'tegum-digon-triangle', 'petersen-theta-1', '--json');
    expect(status).toBe(0);
    const reports = out.map((line) => JSON.parse(line));
    expect(reports.map(({ id }) => id)).toEqual(['tegum-digon-triangle', 'petersen-theta-1']);
    for (const report of reports) expect(Object.keys(report)).toEqual(FIELDS);
    expect(reports[0].clusters).toEqual([
      { bound: { exact: '2', approx: 2 }, rank: 1, size: 2 },
      { bound: { exact: '3/2', approx: 1.5 }, rank: 2, size: 3 },
    ]);
    expect(reports[1].scheme.P[2].map(({ exact }: { exact: string }) => exact)).toEqual(['1', '1', '-2']);
  });

  it('writes certificates that `check` accepts, always the same bytes', () => {
    const certificates = join(folder, 'certificates');
    expect(tightframe('verify', 'cube', 'snub-cube', '--certificates', certificates).status).toBe(0);
    const files = readdirSync(certificates).map((name) => join(certificates, name));
    const { status, out } = tightframe('check', ...files);
    expect(status).toBe(0);
    expect(out).toEqual([
      `${files[0]}: accepted: cube, 8 vectors in dimension 3`,
      `${files[1]}: accepted: snub-cube, 24 vectors in dimension 3`,
    ]);
    const before = readFileSync(files[0]!, 'utf8');
    tightframe('verify', 'cube', '--certificates', certificates);
    expect(readFileSync(files[0]!, 'utf8')).toBe(before);
  });

  it('gives the same results on worker threads as in one', () => {
    const ids = [
      'simplex-3',
      'simplex-4',
      'simplex-5',
      'simplex-6',
      'simplex-8',
      'polygon-3',
      'polygon-4',
      'polygon-5',
    ];
    expect(tightframe('verify', ...ids, '--json', '--jobs', '2')).toEqual(
      tightframe('verify', ...ids, '--json', '--jobs', '1'),
    );
  });

  it('verifies the examples', () => {
    const files = readdirSync(examples, { withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [join(examples, entry.name)] : [],
    );
    const { status, out } = tightframe('verify', ...files);
    expect(out.at(-2)).toBe('6 entries: 4 verified, 2 refuted as stated.');
    expect(status).toBe(0);
  });

  it('exits with 1 for a false claim and 2 for bad input, and does the rest', () => {
    const wrong = join(folder, 'wrong.yaml');
    writeFileSync(wrong, 'construction: cube\nclaims: { dimension: 4 }');
    const refuted = tightframe('verify', wrong, 'cube');
    expect(refuted.status).toBe(1);
    expect(refuted.err).toBe('tightframe: wrong: refuted: dimension: claimed 4, found 3');
    const unknown = tightframe('verify', 'polygn-5', 'cube');
    expect(unknown.status).toBe(2);
    expect(unknown.err).toMatch(/^tightframe: polygn-5: error: unknown id "polygn-5" \(did you mean polygon-5\?/);
    expect(unknown.out.join('\n')).toMatch(/cube +8 +3 .*verified/);
    expect(tightframe('verify', '/dev/null/x.json').err).toContain('part of the path is no folder');
  });
});

describe('tightframe check', () => {
  const good = () => {
    tightframe('verify', 'polygon-5', '--certificates', folder);
    return readFileSync(join(folder, 'polygon-5.json'), 'utf8');
  };
  it('rejects a false certificate with 1, and what is none with 2', () => {
    const text = good();
    const variant = (name: string, changed: string) => {
      const file = join(folder, name);
      writeFileSync(file, changed);
      return tightframe('check', file);
    };
    const lie = variant('lie.json', text.replace('"tight": true', '"tight": false'));
    expect(lie.status).toBe(1);
    expect(lie.out[0]).toContain('rejected at claims.tight: derived true, claimed false');
    expect(variant('cut.json', text.slice(0, 300))).toMatchObject({
      status: 2,
      err: expect.stringContaining('malformed JSON'),
    });
    expect(variant('old.json', text.replace('"version": 1', '"version": 2'))).toMatchObject({
      status: 2,
      err: expect.stringContaining('version: expected 1, found 2'),
    });
    expect(variant('other.json', '[]')).toMatchObject({
      status: 2,
      err: expect.stringContaining('certificate: expected an object'),
    });
    expect(tightframe('check', join(folder, 'none.json'))).toMatchObject({
      status: 2,
      err: expect.stringContaining('no such file'),
    });
  });
});

describe('usage', () => {
  it('lists, shows and helps on stdout', () => {
    expect(tightframe('list').out.filter((line) => line.startsWith('  '))).toHaveLength(145);
    expect(tightframe('list', '--constructions').out.length).toBeGreaterThan(50);
    const { status, out } = tightframe('show', 'antiprism-4');
    expect(status).toBe(0);
    expect(out.join('\n')).toContain('M = 8/3·E1 + 8/3·E2');
    expect(tightframe('--help')).toMatchObject({ status: 0, err: '' });
  });

  it.each([['frobnicate'], ['verify', '--frobnicate'], ['verify', '--jobs', '0'], ['show'], []])(
    'exits with 2 for %s %s',
    (...args) => {
      const { status, err } = tightframe(...args);
      expect(status).toBe(2);
      expect(err).not.toContain('    at ');
    },
  );
});
