/** Bad input of every kind through the built command line: one clear line each, the right exit status, the rest done. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { certificateOfId } from '../certificate/certificates.js';
import { onFirstOutput, type Run, STACK_TRACE, tightframe } from './tightframe.js';

const folder = mkdtempSync(join(tmpdir(), 'tightframe-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function expectNoTrace({ out, err }: Run): void {
  for (const line of [...out, ...err]) expect(line).not.toMatch(STACK_TRACE);
  for (const line of err) expect(line).toMatch(/^tightframe: /);
}

/** 170 vectors without symmetry: more than 2^22 points times relations. */
const asymmetric = Array.from({ length: 170 }, (_, k) => `[${k * k + 1}, ${k ** 3 % 1009}, 1]`).join(', ');

/** File name, text, what its line must say. */
const geometries: readonly (readonly [string, string, RegExp])[] = [
  ['cut.json', '{"vectors": [[1, 0], [0', /cut\.json: malformed JSON/],
  ['broken.yaml', 'vectors: [[1, 0\nclaims: }', /broken\.yaml: malformed YAML: line \d+, column \d+/],
  ['empty.yaml', '', /expected a geometry or a family of geometries/],
  ['binary.yaml', '\u0000\u0001\ufffd', /binary\.yaml: /],
  ['tabs.yaml', 'vectors:\n\t- [1]', /malformed YAML: line 2/],
  ['ragged.yaml', 'gram: [[1, 0], [0, 1, 0]]', /ragged\.gram row 1: expected 2 entries, as there are rows, found 3/],
  ['none.yaml', 'gram: []', /none\.gram: expected a list of 1/],
  [
    'asymmetric.yaml',
    'gram: [[1, 1/2, 0], [1/2, 1, 0], [0, 1/3, 1]]',
    /gram entry \(2, 1\): expected the value 0 of entry \(1, 2\)/,
  ],
  ['indefinite.yaml', 'gram: [[1, 2], [2, 1]]', /gram: expected a positive semidefinite matrix, found/],
  ['tower.yaml', 'vectors: [["9^9^9^9"]]', /tower\.vectors\[0\]\[0\]: /],
  [
    'factorial.yaml',
    'vectors: [["100000!"]]',
    /factorial\.vectors\[0\]\[0\]: expected a number, name or operator, found !/,
  ],
  ['parentheses.yaml', `vectors: [["${'('.repeat(2 ** 20)}"]]`, /expected at most 10000 characters, found 1048576/],
  [
    'nested.json',
    `{"vectors": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    /expected lists and fields nested at most 100 deep/,
  ],
  ['nested.yaml', `vectors: ${'['.repeat(100_000)}`, /expected lists and fields nested at most 100 deep/],
  ['dashes.yaml', `vectors:\n  ${'- '.repeat(50_000)}1`, /nested at most 100 deep/],
  ['zero.yaml', 'vectors: [["1/(sqrt(2)^2-2)"]]', /expected a nonzero divisor, found 0/],
  ['root.yaml', 'vectors: [["sqrt(-1)"]]', /not negative/],
  [
    'scheme.yaml',
    'relation: [[0, 1, 1], [1, 0, 2], [1, 2, 0]]\neigenspaces: [1]',
    /expected an association scheme, found/,
  ],
  ['directed.yaml', 'relation: [[0, 1, 2], [2, 0, 1], [1, 2, 0]]\neigenspaces: [1]', /symmetric association scheme/],
  [
    'norm.yaml',
    'relation: [[0, 1], [1, 0]]\neigenspaces: [1]\nnormSquared: 0',
    /normSquared: expected a positive number, found 0/,
  ],
  ['large.yaml', `vectors: [${asymmetric}]`, /undecided: .*coherent closure: expected points times relations at most/],
  ['many.yaml', 'construction: simplex\nparameters: { n: 100000 }', /many\.parameters\.n: /],
  ['loop.yaml', 'vectors: &a [*a, *a]', /expected lists and fields nested at most 100 deep/],
  ['proto.json', '{"__proto__": {"vectors": [[1]]}, "vectors": [[1]]}', /__proto__/],
];

describe('tightframe verify', () => {
  const files = geometries.map(([name, text]) => write(name, text));
  const run = tightframe(['verify', ...files, 'cube', 'no-such-id', 'cube', folder, join(folder, 'absent.yaml')]);

  it('says one line about each bad geometry, with the place, and verifies the others', () => {
    expectNoTrace(run);
    expect(run.status).toBe(2);
    expect(run.err).toHaveLength(geometries.length + 4);
    for (const [name, , message] of geometries) {
      const [stem] = name.split('.');
      const line = run.err.filter((text) => text.startsWith(`tightframe: ${stem}: `) || text.includes(`/${name}: `));
      expect(
        line.some((text) => message.test(text)),
        `${name}: ${line.join(' | ') || run.err.join('\n')}`,
      ).toBe(true);
    }
    for (const line of run.err) expect(line.length).toBeLessThan(600);
    expect(run.out.filter((line) => /^cube .* verified$/.test(line))).toHaveLength(1);
    expect(run.err.join('\n')).toMatch(/cube: error: .*duplicate id "cube"/);
    expect(run.err.join('\n')).toMatch(/no-such-id: error: unknown id "no-such-id"/);
    expect(run.err.join('\n')).toMatch(/it is a folder/);
    expect(run.err.join('\n')).toMatch(/absent.*there is no such file/);
  });

  it('prints nothing but JSON on stdout when asked to, whatever happens', () => {
    const json = tightframe(['verify', '--json', ...files.slice(0, 4), 'cube']);
    const verdicts = json.out.map((line) => JSON.parse(line) as { id: string; verdict: string; reason: string | null });
    expect(verdicts.map(({ id, verdict }) => `${id} ${verdict}`).sort()).toEqual([
      'binary error',
      'broken error',
      'cube verified',
      'cut error',
      'empty error',
    ]);
    expect(verdicts.every(({ verdict, reason }) => verdict === 'verified' || typeof reason === 'string')).toBe(true);
    expect(json.status).toBe(2);
  });

  it('takes a bare name for an id before it takes it for a file', () => {
    mkdirSync(join(folder, 'octahedron'));
    expect(tightframe(['verify', 'octahedron'], folder)).toMatchObject({ status: 0, err: [] });
  });

  it('does not start when certificates cannot be written', () => {
    const blocked = write('file', '');
    expect(tightframe(['verify', 'cube', '--certificates', blocked])).toEqual({
      status: 2,
      out: [],
      err: [`tightframe: ${blocked}: it is no folder`],
    });
  });

  it('shows control characters of a file as what they are not', () => {
    const { err } = tightframe(['check', write('escape.json', '\u001b[2J')]);
    expect(err[0]).toContain('malformed JSON: ');
    expect(err[0]).not.toMatch(/\p{Cc}/u);
  });

  it.skipIf(!existsSync('/proc/self'))('does not wait for a folder that takes no entries', () => {
    const { status, err } = tightframe(['verify', 'cube', '--certificates', '/proc/none/certificates']);
    expect([status, err]).toEqual([2, ['tightframe: /proc/none/certificates: there is no such file']]);
  });

  it('ends quietly when its reader goes away', async () => {
    const run = await onFirstOutput(['verify', '--json'], (child) => child.stdout!.destroy());
    expectNoTrace(run);
    expect([run.status, run.err]).toEqual([0, []]);
  });

  it('on Ctrl-C prints what it has and exits with 130', async () => {
    const run = await onFirstOutput(['verify', '--json'], (child) => child.kill('SIGINT'));
    expectNoTrace(run);
    expect(run.status).toBe(130);
    expect(run.err).toEqual([expect.stringMatching(/^tightframe: interrupted: \d+ of 145 entries were done$/)]);
    expect(run.out.length).toBeGreaterThan(0);
    for (const line of run.out) expect(JSON.parse(line)).toMatchObject({ verdict: 'verified' });
  });
});

describe('tightframe check', () => {
  const good = JSON.stringify(certificateOfId('polygon-5'));
  const bad: readonly (readonly [string, string, RegExp])[] = [
    ['cut.json', good.slice(0, good.length / 2), /malformed JSON/],
    ['empty.json', '', /malformed JSON/],
    ['array.json', '[]', /certificate: expected an object/],
    ['version.json', good.replace('"version":1', '"version":2'), /version: expected 1, found 2/],
    ['format.json', good.replace('tightframe-certificate', 'other'), /format: expected/],
    [
      'extra.json',
      good.replace('"version"', '"\\u001b[31m":0,"version"'),
      /field "\\u001b\[31m" is not part of a certificate/,
    ],
    ['name.json', good.replace('"id":"polygon-5"', '"id":"a\\nb.json: accepted"'), /id: expected letters/],
    [
      'points.json',
      good.replace(/"relation":\[\[.*?\]\]/, `"relation":[${'[],'.repeat(10 ** 6)}[]]`),
      /relation: expected at most 1024 entries, found 1000001/,
    ],
    [
      'deep.json',
      good.replace('"version":1', `"version":${'['.repeat(10 ** 6)}${']'.repeat(10 ** 6)}`),
      /version: expected 1, found a list/,
    ],
    [
      'digits.json',
      good.replace('"gram":[', `"gram":[["${'7'.repeat(10 ** 6)}"],`),
      /gram\[0\]\[0\]: expected a rational number/,
    ],
  ];
  const files = bad.map(([name, text]) => write(`bad-${name}`, text));

  it('says one line about what is no certificate, and goes on', () => {
    const fine = write('fine.json', good);
    const run = tightframe(['check', ...files, folder, join(folder, 'absent.json'), fine]);
    expectNoTrace(run);
    expect(run.status).toBe(2);
    expect(run.out).toEqual([`${fine}: accepted: polygon-5, 5 vectors in dimension 2`]);
    expect(run.err).toHaveLength(bad.length + 2);
    bad.forEach(([name, , message], at) => {
      expect(run.err[at], name).toMatch(message);
      expect(run.err[at]!.length).toBeLessThan(400);
    });
  });

  it('tells a false certificate (1) from none (2), in text and in JSON', () => {
    const lie = write('lie.json', good.replace('"dimension":2', '"dimension":3'));
    expect(tightframe(['check', lie])).toMatchObject({
      status: 1,
      out: [`${lie}: rejected at claims.dimension: derived 2, claimed 3`],
      err: [],
    });
    const { status, out } = tightframe(['check', '--json', lie, files[0]!]);
    expect(status).toBe(2);
    expect(out.map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual(['rejected', 'unreadable']);
  });

  it('reads from a pipe, and no more than a certificate can have', () => {
    expect(tightframe(['check', '/dev/zero'])).toMatchObject({
      status: 2,
      err: [expect.stringMatching(/expected at most \d+ bytes, found more/)],
    });
    expect(readFileSync(files[0]!, 'utf8')).toBe(bad[0]![1]);
  });
});

describe('tightframe show', () => {
  it('goes on after what it cannot show', () => {
    const run = tightframe(['show', 'cub', 'simplex-2', join(folder, 'indefinite.yaml')]);
    expectNoTrace(run);
    expect(run.status).toBe(2);
    expect(run.out.some((line) => line.startsWith('simplex-2 — '))).toBe(true);
    expect(run.err).toHaveLength(2);
  });
});
