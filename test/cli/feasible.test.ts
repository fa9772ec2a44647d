import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pico from 'picocolors';
import { afterAll, describe, expect, it } from 'vitest';
import { feasibleCommand } from '../../src/cli/feasibleCommand.js';
import { conditions } from '../../src/scheme/feasibility/conditions.js';

const folder = mkdtempSync(join(tmpdir(), 'tightframe-feasible-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(args: readonly string[], options: { readonly json?: boolean; readonly krein?: boolean } = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const status = feasibleCommand(args, options, {
    line: (text) => out.push(text),
    problem: (text) => err.push(text),
    colours: pico.createColors(false),
  });
  return { status, out, err };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('tightframe feasible', () => {
  it('prints every condition and exits with 0, without a claim of existence', () => {
    for (const args of [['{3,2;1,1}'], ['3,2', '1,1'], ['3,2;1,1'], ['srg', '10', '3', '0', '1']]) {
      const { status, out, err } = run(args);
      expect([status, err]).toEqual([0, []]);
      expect(out[0]).toContain('feasible (no condition fails; this does not say that a scheme exists)');
      expect(out.filter((line) => / FAILS | open /.test(line))).toEqual([]);
      expect(out).toContain('valencies       1, 3, 6');
      expect(out).toContain('multiplicities  1, 4, 5');
    }
  });

  it('says which condition fails, where, with both sides and the source, and exits with 1', () => {
    const { status, out } = run(['srg', '28', '9', '0', '4']);
    expect(status).toBe(1);
    expect(out[0]).toBe('srg(28,9,0,4): infeasible');
    const at = out.indexOf('krein: q^1_1,1');
    expect(out.slice(at + 1, at + 4)).toEqual([
      '  expected  a number ≥ 0',
      '  found     -4/9',
      `  source    ${conditions.krein.source}`,
    ]);
  });

  it('--json: one object a subject, with the words of the contract', () => {
    const { status, out } = run(['{3,2;1,1}', 'srg', '28', '9', '0', '4', '{3,2;1}', '{9,7,2;1,3,6}'], { json: true });
    expect(status).toBe(2);
    const reports = out.map((line) => JSON.parse(line));
    expect(reports.map(({ verdict }) => verdict)).toEqual(['verified', 'refuted', 'error', 'refuted']);
    expect(reports.map(({ feasible }) => feasible)).toEqual([true, false, null, false]);
    const [petersen, refuted, , fractional] = reports;
    expect(petersen.scheme.P[2].map(({ exact }: { exact: string }) => exact)).toEqual(['1', '1', '-2']);
    expect(petersen.scheme.intersectionNumbers[1][1]).toEqual([3, 0, 1]);
    expect(petersen.scheme.kreinParameters[1][1][0]).toEqual({ exact: '4', approx: 4 });
    expect(petersen.reason).toBeNull();
    expect(refuted.reason).toMatch(/^krein: q\^1_1,1: expected a number ≥ 0, found -4\/9 \(/);
    expect(refuted.checks.find(({ name }: { name: string }) => name === 'krein')).toMatchObject({
      holds: false,
      where: 'q^1_1,1',
      found: '-4/9',
    });
    expect(fractional.scheme.intersectionNumbers.flat(2).some((x: unknown) => typeof x === 'object')).toBe(true);
  });

  it('what cannot be stated after a failure is open, not refuted', () => {
    const { out } = run(['{3,2;2,1}'], { json: true });
    const { checks } = JSON.parse(out[0]!);
    expect(checks[0]).toMatchObject({ name: 'first-entries', holds: false });
    expect(
      checks
        .slice(1)
        .every(({ holds, reason }: { holds: unknown; reason: unknown }) => holds === null && reason !== null),
    ).toBe(true);
  });

  it('Krein arrays, matrices, tensors and JSON Lines', () => {
    expect(run(['{4,3,2,1;1,2,3,4}'], { krein: true }).status).toBe(0);
    const pentagon = [
      [1, 2, 2],
      [1, '(-1+√5)/2', { exact: '(-1-sqrt(5))/2', approx: -1.618 }],
      [1, 'E(5)^2+E(5)^3', 'E(5)+E(5)^4'],
    ];
    expect(run([file('p.json', JSON.stringify({ id: 'pentagon', P: pentagon }))]).out[0]).toMatch(
      /^pentagon: feasible/,
    );
    const lines = [
      {
        id: 'a',
        intersectionNumbers: [
          [
            [1, 0],
            [0, 1],
          ],
          [
            [0, 1],
            [4, 3],
          ],
        ],
      },
      {
        id: 'b',
        Q: [
          [1, 4],
          [1, -1],
        ],
      },
      { id: 'c', srg: [21, 10, 4, 5] },
      { id: 'd', intersectionArray: { b: [3, 2], c: [1, 1] } },
    ];
    const { status, out } = run([file('many.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))], {
      json: true,
    });
    expect(status).toBe(1);
    expect(out.map((line) => JSON.parse(line)).map(({ id, feasible }) => [id, feasible])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
      ['d', true],
    ]);
  });

  it('the output of --json is input again', () => {
    const { out } = run(['{6,4,2;1,2,3}'], { json: true });
    const { scheme } = JSON.parse(out[0]!);
    for (const name of ['P', 'Q', 'intersectionNumbers']) {
      const again = run([file(`${name}.json`, JSON.stringify({ [name]: scheme[name] }))], { json: true });
      expect(again.status).toBe(0);
      expect(JSON.parse(again.out[0]!).scheme.P).toEqual(scheme.P);
    }
  });

  it('bad input: one line, exit status 2', () => {
    for (const [args, message] of [
      [['{3,2;1}'], 'as many b as c'],
      [['{x;1}'], 'a positive integer, found x'],
      [['3,2'], 'as many b as c'],
      [['-3,2', '1,1'], 'a positive integer, found -3'],
      [['srg', '10', '3'], 'four numbers'],
      [['srg'], 'four numbers'],
      [[join(folder, 'none.json')], 'there is no such file'],
      [[folder], 'it is a folder'],
      [[file('broken.json', '{"P": [[1,2')], 'malformed JSON'],
      [[file('empty.json', '')], 'malformed JSON'],
      [[file('ragged.json', '[[1,2],[1]]')], 'expected 2 entries'],
      [[file('words.json', '{"hello": 1}')], 'a matrix, or an object with'],
      [[`{3,${'1'.repeat(100_000)};1,1}`], 'below 2^31'],
    ] as const) {
      const { status, out, err } = run(args);
      expect([status, out, err.length], message).toEqual([2, [], 1]);
      expect(err[0]).toContain(message);
      expect(err[0]!.length).toBeLessThan(400);
    }
  });

  it('the documentation lists every condition with its statement and source', () => {
    const path = fileURLToPath(new URL('../../docs/feasibility.md', import.meta.url));
    const text = readFileSync(path, 'utf8').replace(/ +/g, ' ');
    for (const [name, { statement, source }] of Object.entries(conditions))
      expect(text).toContain(`| \`${name}\` | ${statement} | ${source} |`);
  });
});
