import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import pico from 'picocolors';
import { describe, expect, it } from 'vitest';
import { type ConstructOptions, constructCommand } from '../../src/cli/constructCommand.js';
import { coherentConfiguration } from '../../src/scheme/coherentConfiguration.js';
import { parametersFromText } from '../../src/scheme/constructions/parameters.js';
import { schemes } from '../../src/scheme/constructions/schemes.js';
import { STACK_TRACE, tightframe } from './tightframe.js';

interface Result {
  readonly status: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

function construct(words: readonly string[], options: ConstructOptions = {}): Result {
  const [out, err]: [string[], string[]] = [[], []];
  const output = {
    line: (text: string) => out.push(...text.split('\n')),
    problem: (text: string) => err.push(text),
    colours: pico.createColors(false),
  };
  const [name, ...rest] = words;
  return { status: constructCommand(name, rest, options, output), out, err };
}

const jsonOf = (words: readonly string[]) =>
  JSON.parse(construct(words, { format: 'jsonl' }).out[0]!) as {
    readonly id: string;
    readonly n: number;
    readonly rank: number;
    readonly relation: string;
    readonly valencies: readonly number[];
    readonly symmetric: boolean;
    readonly commutative: boolean;
    readonly primitive: boolean;
  };

describe('the list', () => {
  it('stands in docs/constructions.md', () => {
    const path = fileURLToPath(new URL('../../docs/constructions.md', import.meta.url));
    expect(readFileSync(path, 'utf8')).toContain(construct([]).out.join('\n'));
  });
  it('names every construction with its parameters, as a table and as JSON', () => {
    const lines = construct([], { json: true }).out.map((line) => JSON.parse(line) as { readonly name: string });
    expect(lines.map(({ name }) => name)).toEqual(Object.keys(schemes));
    const table = construct([], { list: true }).out;
    expect(table.length).toBe(lines.length + 2);
    expect(table.find((line) => line.startsWith('johnson '))).toMatch(/n, k/);
    expect(construct(['johnson'], { list: true }).out).toEqual([
      'johnson n k: Johnson scheme J(n,k): k-subsets by intersection',
      '  n: an integer from 2 to 2048',
      '  k: an integer from 1 to 2048',
    ]);
  });
});

describe('parameters', () => {
  it('stand in order or by name', () => {
    const johnson = schemes.johnson!;
    expect(parametersFromText(johnson, ['7', '3'], 'johnson')).toEqual({ n: 7, k: 3 });
    expect(parametersFromText(johnson, ['k=3', 'n=7'], 'johnson')).toEqual({ n: 7, k: 3 });
    expect(parametersFromText(johnson, ['k=3', '7'], 'johnson')).toEqual({ n: 7, k: 3 });
    expect(jsonOf(['johnson', 'n=7', 'k=3']).relation).toBe(jsonOf(['johnson', '7', '3']).relation);
  });
  it('are lists, lists of lists, or graphs with parameters of their own', () => {
    expect(parametersFromText(schemes.cayley!, ['4,4', '1,0;3,0'], 'cayley')).toEqual({
      moduli: [4, 4],
      connection: [
        [1, 0],
        [3, 0],
      ],
    });
    expect(parametersFromText(schemes.lcf!, ['[5,-5]', '7'], 'lcf')).toEqual({ jumps: [5, -5], repeats: 7 });
    expect(jsonOf(['taylor', 'paley 13']).valencies).toEqual([1, 13, 13, 1]);
    expect(jsonOf(['taylor', 'graph=johnson n=6 k=2']).valencies).toEqual([1, 15, 15, 1]);
    expect(jsonOf(['taylor', '{"construction":"cycle","parameters":{"n":5}}']).n).toBe(12);
  });
});

describe('without a format', () => {
  it('the analysis of the scheme command is printed, as text or as its line of JSON', () => {
    expect(construct(['petersen']).out[0]).toBe('petersen');
    expect(construct(['petersen']).out.join()).toMatch(/\{3,2;1,1\}/);
    const line = JSON.parse(construct(['johnson', '5', '2'], { json: true }).out[0]!) as Record<string, unknown>;
    expect(line).toMatchObject({
      id: 'johnson(5,2)',
      n: 10,
      rank: 3,
      automorphismGroupOrder: '120',
      valencies: [1, 6, 3],
      multiplicities: [1, 4, 5],
    });
    expect(construct(['thin-scheme', 'S3'], { json: true, id: 'six' }).out[0]).toMatch(/^\{"id":"six","n":6/);
  });
});

describe('objects for other programs', () => {
  it('jsonl: the relation matrix, base 36 or decimals, is the scheme with the properties that are stated', () => {
    for (const words of [['petersen'], ['thin-scheme', 'S3'], ['cyclotomic', '7', '3'], ['thin-scheme', 'C40']]) {
      const { n, rank, relation, valencies, symmetric } = jsonOf(words);
      const labels = relation.includes(',')
        ? relation.split(',').map(Number)
        : [...relation].map((digit) => Number.parseInt(digit, 36));
      const verdict = coherentConfiguration(n, labels);
      expect(verdict.kind === 'verified' && [verdict.configuration.rank, ...verdict.configuration.valencies]).toEqual([
        rank,
        ...valencies,
      ]);
      expect(labels.every((label, at) => label === labels[(at % n) * n + Math.floor(at / n)])).toBe(symmetric);
    }
    expect(jsonOf(['thin-scheme', 'S3'])).toMatchObject({
      id: 'thin-scheme(S3)',
      commutative: false,
      primitive: false,
    });
  });
  it('graph6: the Petersen graph is read back edge by edge', () => {
    const { relation } = jsonOf(['petersen']);
    const [line] = construct(['petersen'], { format: 'graph6' }).out;
    expect(decodeGraph6(line!)).toEqual([...relation].map((label) => label === '1'));
    const [complement] = construct(['petersen'], { format: 'graph6', relations: [2] }).out;
    expect(decodeGraph6(complement!)).toEqual([...relation].map((label) => label === '2'));
  });
  it('graph6: sizes of one and of four bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 70 }), (n) => {
        const adjacent = decodeGraph6(construct(['cycle', String(n)], { format: 'graph6' }).out[0]!);
        expect(adjacent.length).toBe(n * n);
        adjacent.forEach((edge, at) => {
          const difference = Math.abs(Math.floor(at / n) - (at % n));
          expect(edge).toBe(difference === 1 || difference === n - 1);
        });
      }),
      { numRuns: 12 },
    );
  });
  it('gap: a record that GAP reads', (context) => {
    const record = construct(['cyclotomic', '13', '4'], { format: 'gap' }).out.join('\n');
    const input = `r := ${record}\nPrint(r.n, " ", r.rank, " ", Sum(r.RelationMatrix[1]), " ", Length(r.RelationMatrix), "\\n");\nQUIT;\n`;
    const gap = 'gap';
    const run = spawnSync(gap, ['-q'], { input, encoding: 'utf8', timeout: 60_000 });
    if (run.error !== undefined) context.skip('GAP is not installed');
    expect(run.stdout.trim()).toMatch(/13 5 30 13$/);
  });
});

/** By the definition of the format: the upper triangle by columns, six bits a byte. */
function decodeGraph6(line: string): readonly boolean[] {
  const bytes = [...line].map((c) => c.charCodeAt(0) - 63);
  const n = bytes[0] === 63 ? bytes[1]! * 4096 + bytes[2]! * 64 + bytes[3]! : bytes[0]!;
  const bits = bytes
    .slice(bytes[0] === 63 ? 4 : 1)
    .map((byte) => byte.toString(2).padStart(6, '0'))
    .join('');
  const adjacent = new Array<boolean>(n * n).fill(false);
  let at = 0;
  for (let y = 1; y < n; y++)
    for (let x = 0; x < y; x++) {
      if (bits[at++] !== '1') continue;
      adjacent[x * n + y] = true;
      adjacent[y * n + x] = true;
    }
  return adjacent;
}

describe('the program', () => {
  it('what construct writes, scheme reads', () => {
    const folder = mkdtempSync(join(tmpdir(), 'construct-'));
    for (const [format, words] of [
      ['jsonl', ['cyclotomic', '7', '3']],
      ['gap', ['cyclotomic', '7', 'e=3']],
      ['graph6', ['heawood']],
    ] as const) {
      const made = tightframe(['construct', ...words, '--format', format, '--id', 'it']);
      expect([made.status, made.err]).toEqual([0, []]);
      const file = join(folder, `it.${format}`);
      writeFileSync(file, `${made.out.join('\n')}\n`);
      const read = tightframe(['scheme', file, '--json']);
      expect(read.status).toBe(0);
      const { input, ...fields } = JSON.parse(read.out[0]!) as Record<string, unknown>;
      const direct = JSON.parse(tightframe(['construct', ...words, '--id', 'it', '--json']).out[0]!);
      expect({ ...fields, input: 'construction' }).toEqual(direct);
      expect(input).not.toBe('construction');
    }
  });
  it('refuses options and names that are none with one line', () => {
    for (const args of [
      ['construct', 'petersen', '--format', 'xml'],
      ['construct', 'petersen', '--format', 'graph6', '--relations', 'one'],
      ['construct', 'peterson'],
      ['construct', 'grassmann', '4', '2', '6'],
    ]) {
      const { status, out, err } = tightframe(args);
      expect([status, out.length, err.length]).toEqual([2, 0, 1]);
      expect(err[0]).not.toMatch(STACK_TRACE);
    }
  });
});

describe('bad input costs one clear line and status 2', () => {
  it.each([
    [['jonson', '7', '3'], /expected a name .*found "jonson"/],
    [['johns'], /johnson/],
    [['constructor'], /expected a name/],
    [['johnson', '7'], /johnson\.k: expected an integer .*found nothing/],
    [['johnson', '7', '3', '4'], /at most 2 parameters \(n, k\), found 3/],
    [['johnson', 'x=3'], /expected n, k, found the parameter x/],
    [['johnson', '7', 'n=3'], /johnson\.n: expected one value, found two/],
    [['johnson', '7.5', '3'], /johnson\.n: expected an integer/],
    [['johnson', '__proto__=1'], /johnson/],
    [['grassmann', '4', '2', '6'], /grassmann\.q: expected a prime power, found 6/],
    [['johnson', '4', '5'], /k < n/],
    [['hamming', '11', '3'], /at most 2048 points/],
    [['cayley', '4,4', '[[1'], /JSON/],
    [['taylor', 'paley 13 5 7'], /taylor\.graph\.paley: expected at most 1 parameters/],
    [['taylor', 'nothing'], /the name of a graph/],
    [['petersen', '5'], /petersen: expected no parameters/],
  ] as const)('%j', (words, message) => {
    const { status, out, err } = construct(words);
    expect([status, out]).toEqual([2, []]);
    expect(err.length).toBe(1);
    expect(err[0]).toMatch(message);
  });
  it('graph6 of a relation that is not symmetric, or none', () => {
    for (const relations of [[1], [0], [9], [1, 1]]) {
      const { status, err } = construct(['cyclotomic', '7', '2'], { format: 'graph6', relations });
      expect([relations, status, err.length]).toEqual([relations, 2, 1]);
    }
    expect(construct(['cyclotomic', '7', '2'], { format: 'graph6', relations: [1, 2] }).status).toBe(0);
  });
  it('--relations without graph6', () => {
    const { status, out, err } = construct(['petersen'], { format: 'gap', relations: [1] });
    expect([status, out, err.length]).toEqual([2, [], 1]);
  });
  it.each([
    [['quotient', 'petersen', '0,1'], /closed subset of relations, found \{0,1\}/],
    [['fusion', 'petersen', '0;1'], /each relation 0 … 2 in one class/],
    [['fusion', 'cycle 7', '0;1,2;3'], /unions that are a configuration/],
    [['direct-product', 'petersen'], /direct-product\.b: expected a scheme/],
    [['direct-product', 'hamming 3 10', 'hamming 3 10'], /at most 2048 points/],
  ])('operations: %j', (args, message) => {
    const { status, err } = construct(args, { format: 'jsonl' });
    expect([status, err]).toEqual([2, [expect.stringMatching(message)]]);
  });
  it('operations on named schemes: a quotient of a wreath product is the outer factor', () => {
    const { out } = construct(
      ['quotient', 'wreath-product {"construction":"cycle","parameters":{"n":5}} petersen', '0,1,2'],
      {
        format: 'jsonl',
      },
    );
    expect(JSON.parse(out[0]!)).toMatchObject({ n: 10, rank: 3, valencies: [1, 3, 6] });
  });
  it('no word of a command line makes it throw', () => {
    const names = Object.keys(schemes);
    const word = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.integer({ min: -3, max: 9 }).map(String),
      fc.constantFrom('1,2', '0,1;1,0', 'n=3', 'q=4', '[', '{}', 'C3', 'symplectic', 'plus', 'petersen', 'paley 5'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(word, { maxLength: 4 }), (name, words) => {
        const { status, err } = construct([name, ...words], { format: 'jsonl' });
        expect(status === 0 ? err.length === 0 : status === 2 && err.length === 1).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
