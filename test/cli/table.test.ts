import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pico from 'picocolors';
import { describe, expect, it } from 'vitest';
import { tableCommand } from '../../src/cli/tableCommand.js';

type Options = Parameters<typeof tableCommand>[1];

/** In this process: the rows are computed once and no build is needed. */
function table(subject: 'frames' | 'schemes', options: Partial<Options>) {
  const [out, err] = [[] as string[], [] as string[]];
  const output = {
    line: (text: string) => out.push(text),
    problem: (text: string) => err.push(text),
    colours: pico.createColors(false),
  };
  const status = tableCommand(subject, { format: 'text', ...options }, output);
  return { status, out, err };
}

describe('tightframe table', () => {
  it.each(['frames', 'schemes'] as const)(
    'docs/tables/%s-2-12.md is what the command prints, up to 6 points',
    (subject) => {
      const page = fileURLToPath(new URL(`../../docs/tables/${subject}-2-12.md`, import.meta.url));
      const column = subject === 'frames' ? 1 : 2;
      const [header, rule, ...rows] = readFileSync(page, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('|'));
      const small = rows.filter((line) => Number(line.split(' | ')[column - 1]!.replace('| ', '')) <= 6);
      expect(small.length).toBeGreaterThan(10);
      expect(table(subject, { points: '2..6', format: 'md' }).out).toEqual([header, rule, ...small]);
    },
  );

  it('counts schemes as Hanaki and Miyamoto do, and gives parameters', () => {
    const { status, out } = table('schemes', { points: '5', format: 'json' });
    expect(status).toBe(0);
    expect(out.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ id: '5.1', name: 'K5', automorphisms: '120', arrays: ['{4;1}'] }),
      expect.objectContaining({
        id: '5.2',
        name: 'C5',
        automorphisms: '10',
        multiplicities: [1, 2, 2],
        primitive: true,
      }),
    ]);
  });

  it('filters, sorts and gives exact numbers', () => {
    const { out } = table('frames', { points: '4..6', where: 'rank<=3 and etf and distinct', format: 'json' });
    expect(out.map((line) => JSON.parse(line)).map(({ n, rank, J, name }) => [n, rank, J, name])).toEqual([
      [4, 3, [1], 'tetrahedron'],
      [4, 3, [0, 2], 'Naimark complement: 2 times: digon'],
    ]);
    const [pentagon] = table('frames', { points: '5', where: "name='pentagon'", format: 'json' }).out;
    expect(JSON.parse(pentagon!)).toMatchObject({
      D: { exact: '2/5', approx: 0.4 },
      innerProducts: [
        { value: { exact: '(-1+√5)/4' }, count: 10 },
        { value: { exact: '(-1-√5)/4' }, count: 10 },
      ],
    });
    const ranks = table('frames', { points: '2..6', sort: 'rank', format: 'json' }).out.map((l) => JSON.parse(l).rank);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  it.each([
    ['csv', /^n,rank,D,/, /^5,2,2\/5,5\.2,1,"\(-1\+√5\)\/4 \(2\), /],
    ['html', /^<table>$/, /<td>pentagon<\/td>/],
    ['latex', /^\\begin\{tabular\}/, /\$\\frac\{-1\+\\sqrt\{5\}\}\{4\}\\ \(2\)/],
    ['md', /^\| n \|/, /\| pentagon \|$/],
  ] as const)('prints %s', (format, first, some) => {
    const { out } = table('frames', { points: '5', format });
    expect(out[0]).toMatch(first);
    expect(out.some((line) => some.test(line))).toBe(true);
  });

  it('takes schemes from a file, in its order and with its names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'table-'));
    const file = join(folder, 'schemes.txt');
    writeFileSync(
      file,
      '{"id":"five","n":5,"rank":3,"relation":[[0,1,2,2,1],[1,0,1,2,2],[2,1,0,1,2],[2,2,1,0,1],[1,2,2,1,0]]}\n',
    );
    const { status, out } = table('frames', { from: file, where: 'rank=2', format: 'json' });
    expect([status, out.map((line) => JSON.parse(line).scheme)]).toEqual([0, ['five']]);
    expect(JSON.parse(out[0]!).name).toBe('pentagon');
    expect(table('frames', { from: file, points: '6..7', format: 'json' }).out).toEqual([]);
    // A path on three points is no scheme.
    writeFileSync(file, '0 1 2\n1 0 1\n2 1 0\n');
    const refuted = table('schemes', { from: file });
    expect([refuted.status, refuted.err]).toEqual([
      2,
      [expect.stringMatching(/expected a symmetric association scheme/)],
    ]);
    writeFileSync(file, '0 1 2\n1 0 1\n2 1 0\n\n0 1\n1 0\n');
    const rest = table('schemes', { from: file, format: 'csv' });
    expect([rest.status, rest.out.length, rest.err.length]).toEqual([2, 2, 1]);
    rmSync(folder, { recursive: true });
    const missing = table('frames', { from: file });
    expect([missing.status, missing.err.length, missing.out]).toEqual([2, 1, []]);
  });

  it.each([
    [{}, /--points A\.\.B or --from/],
    [{ points: '5..2' }, /2 ≤ A ≤ B/],
    [{ points: '1..3' }, /2 ≤ A ≤ B/],
    [{ points: 'x' }, /found x/],
    [{ points: '2..27' }, /at most 26 .*--from/],
    [{ points: '2..3', where: 'bogus' }, /expected a column/],
    [{ points: '2..3', sort: 'bogus' }, /found bogus/],
  ])('%j is refused in one line', (options, message) => {
    const { status, out, err } = table('frames', options);
    expect([status, out, err.length]).toEqual([2, [], 1]);
    expect(err[0]).toMatch(message);
  });
});
