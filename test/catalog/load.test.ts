import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCatalog, loadFile, uniqueIds } from '../../src/catalog/load.js';
import { isAsStated, verifyEntry } from '../../src/catalog/verify.js';

const folder = mkdtempSync(join(tmpdir(), 'tightframe-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** What a file of one geometry comes to: the one line of its error, or its verdict. */
function outcome(name: string, text: string): string {
  const [item] = loadFile(write(name, text));
  if (item!.kind === 'unreadable') return item!.message;
  const result = verifyEntry(item!.entry);
  return result.verdict === 'verified' ? 'verified' : String(result.reason);
}

describe('the catalog', () => {
  const names = fileURLToPath(new URL('../../../shared/oracles/catalog-names.md', import.meta.url));
  it.skipIf(!existsSync(names))('has every id of the list of names, once', () => {
    const ids = [...readFileSync(names, 'utf8').matchAll(/^- `([^`]+)`/gm)].map(([, id]) => id);
    const own = loadCatalog().map((item) => (item.kind === 'entry' ? item.entry.id : `unreadable ${item.id}`));
    expect(own.sort()).toEqual(ids.sort());
  });

  const entries = loadCatalog().flatMap((item) => (item.kind === 'entry' ? [item.entry] : []));
  it.each(entries.map((entry) => [entry.id, entry] as const))('%s turns out as it says', (_, entry) => {
    const result = verifyEntry(entry);
    expect(result.reason === null || isAsStated(result) ? 'as stated' : result.reason).toBe('as stated');
    expect(isAsStated(result)).toBe(true);
  });

  it('gives a definition, a source and claims for every entry', () => {
    for (const { id, definition, source, claims } of entries)
      expect(
        [id, definition, source, claims].every((field) => field !== undefined),
        id,
      ).toBe(true);
  });
});

describe('claims', () => {
  const square = 'vectors: [[1, 0], [0, 1], [-1, 0], [0, -1]]\n';
  it('hold exactly or are refuted with what was found', () => {
    expect(outcome('a.yaml', `${square}claims: { frameBounds: [{ value: sqrt(4), multiplicity: 2 }] }`)).toBe(
      'verified',
    );
    expect(outcome('b.yaml', `${square}claims: { capacity: 2.0000001 }`)).toContain(
      'claims.capacity: expected an integer',
    );
    expect(outcome('c.yaml', `${square}claims: { capacity: "2.0000001" }`)).toBe(
      'capacity: claimed "2.0000001", found 2',
    );
    expect(outcome('d.yaml', `${square}claims: { scheme: { multiplicities: [1, 2, 1] } }`)).toContain(
      'scheme.multiplicities[1]: claimed 2, found 1',
    );
    expect(outcome('e.yaml', `${square}claims: { scheme: null }`)).toContain('scheme: claimed null');
  });

  it('that are said to fail must fail, and for the reason given', () => {
    expect(outcome('f.yaml', `${square}refuted: [{ claim: tight, reason: unequal-bounds }]`)).toBe(
      'tight: said to fail (unequal-bounds), but it holds',
    );
    const stretched = 'vectors: [[1, 0], [0, 2]]\n';
    expect(outcome('g.yaml', `${stretched}refuted: [{ claim: tight, reason: not-localized }]`)).toContain(
      'fails for unequal-bounds',
    );
    expect(outcome('h.yaml', `${stretched}refuted: [{ claim: tight, reason: unequal-bounds }]`)).toContain(
      'frame bounds 4 (×1), 1 (×1)',
    );
  });
});

describe('bad input is one line with the place', () => {
  const cases: readonly (readonly [name: string, file: string, text: string, message: string])[] = [
    ['malformed JSON', 'x.json', '{"vectors": [[1,', 'malformed JSON'],
    ['malformed YAML', 'x.yaml', 'a: [1\nb: 2', 'malformed YAML: line 2'],
    ['a list', 'x.yaml', '- 1', 'expected a geometry'],
    ['no geometry', 'x.yaml', 'id: nothing', 'expected one of construction, vectors, gram, relation, found none'],
    ['two geometries', 'x.yaml', 'vectors: [[1]]\ngram: [[1]]', 'found vectors and gram'],
    ['an unknown field', 'x.yaml', 'vectors: [[1]]\ncolour: red', 'colour'],
    ['an unknown claim', 'x.yaml', 'vectors: [[1]]\nclaims: { tigth: true }', 'claims: Unrecognized key: "tigth"'],
    ['ragged vectors', 'x.yaml', 'vectors: [[1, 0], [1]]', 'vector 1: expected 2 coordinates'],
    ['an empty Gram matrix', 'x.yaml', 'gram: []', 'x.gram: expected a list of 1'],
    ['a ragged Gram matrix', 'x.yaml', 'gram: [[1, 0], [0]]', 'x.gram row 1: expected 2 entries'],
    ['an asymmetric Gram matrix', 'x.yaml', 'gram: [[1, 1/2], [1/3, 1]]', 'gram entry (1, 0)'],
    [
      'an indefinite Gram matrix',
      'x.yaml',
      'gram: [[1, 2], [2, 1]]',
      'expected a positive semidefinite matrix, found the eigenvalue -1',
    ],
    [
      'an indefinite Gram matrix without scheme',
      'x.yaml',
      'gram: [[1, 2, 0], [2, 1, 3], [0, 3, 1]]',
      'expected a positive semidefinite matrix',
    ],
    ['a negative norm', 'x.yaml', 'gram: [[-1]]', 'found the diagonal entry -1'],
    ['a bare decimal', 'x.yaml', 'vectors: [[0.5]]', 'x.vectors[0][0]: expected an integer'],
    ['NaN', 'x.yaml', 'vectors: [[.nan]]', 'found NaN'],
    ['a division by zero', 'x.yaml', 'vectors: [["1/0"]]', 'x.vectors[0][0]: expected a nonzero divisor'],
    ['a tower of powers', 'x.yaml', 'vectors: [["9^9^9^9"]]', 'exponent of at most 512'],
    ['a factorial', 'x.yaml', 'vectors: [["100000!"]]', 'found !'],
    ['a megabyte of parentheses', 'x.yaml', `vectors: [["${'('.repeat(1_000_000)}"]]`, 'at most 10000 characters'],
    [
      'a field of degree 256',
      'x.yaml',
      'vectors: [[sqrt(2), sqrt(3), sqrt(5), sqrt(7), sqrt(11), sqrt(13), sqrt(17), sqrt(19)]]',
      'product of degrees',
    ],
    [
      'no scheme',
      'x.yaml',
      'relation: [[0,1,1],[1,0,2],[1,2,0]]\neigenspaces: [1]',
      'expected an association scheme, found intersection numbers are not constant',
    ],
    ['no eigenspace', 'x.yaml', 'relation: [[0,1],[1,0]]\neigenspaces: [2]', 'expected different indices from 0 to 1'],
    ['an unknown construction', 'x.yaml', 'construction: nonsense', 'found nonsense'],
    ['a prototype as construction', 'x.yaml', 'construction: __proto__', 'x.construction'],
    [
      'a huge parameter',
      'x.yaml',
      'construction: polygon\nparameters: { n: 1000000000 }',
      'x.parameters.n: expected an integer from 3',
    ],
    [
      'exploding aliases',
      'x.yaml',
      `a: &a [${'x,'.repeat(99)}x]\nb: &b [${'*a,'.repeat(99)}*a]\nc: [${'*b,'.repeat(99)}*b]`,
      'alias',
    ],
  ];
  it.each(cases)('%s', (_, file, text, message) => {
    const line = outcome(file, text);
    expect(line).toContain(message);
    expect(line.length).toBeLessThan(700);
    expect(line).not.toMatch(/\n|at .*\.js:\d+/);
  });

  it('a missing file, and a folder', () => {
    expect(loadFile(join(folder, 'missing.yaml'))).toMatchObject([
      { kind: 'unreadable', message: expect.stringContaining('no such file') },
    ]);
    expect(loadFile(folder)).toMatchObject([
      { kind: 'unreadable', message: expect.stringContaining('it is a folder') },
    ]);
  });

  it('one bad entry, or a duplicate id, leaves the others alone', () => {
    const file = write(
      'family.yaml',
      'entries:\n  - { id: a, construction: polygon, parameters: { n: 5 } }\n  - { id: 7 }\n  - { id: a, construction: cube }\n  - { id: b, construction: cube }',
    );
    const kinds = uniqueIds(loadFile(file)).map((item) => (item.kind === 'entry' ? item.entry.id : item.message));
    expect(kinds).toEqual([
      'a',
      expect.stringContaining('entries[1]: id'),
      expect.stringContaining('duplicate id "a"'),
      'b',
    ]);
  });
});
