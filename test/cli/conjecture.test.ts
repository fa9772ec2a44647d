/** `tightframe conjecture`: verdicts, counterexamples for other commands, and files that misbehave. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onFirstOutput, type Run, tightframe } from './tightframe.js';

const DOCS = fileURLToPath(new URL('../../docs/conjectures.md', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../examples/conjectures/', import.meta.url));

let folder: string;
beforeAll(() => {
  // Far from any node_modules.
  folder = mkdtempSync(join(tmpdir(), 'tightframe-conjecture-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEAD = "import { conjecture, frames, schemes, graphs, weights } from 'tightframe/fast-check';\n";

/** Runs a file with this text. */
function conjectureOf(text: string, ...options: readonly string[]): Run {
  writeFileSync(join(folder, 'file.ts'), text);
  const jobs = options.includes('--jobs') ? [] : ['--jobs', '1'];
  const run = tightframe(['conjecture', 'file.ts', ...jobs, ...options], folder);
  for (const line of [...run.out, ...run.err]) expect(line).not.toMatch(/^\s+at |node:internal/);
  return run;
}

const FALSE = `${HEAD}
import { isTight } from 'tightframe/fast-check';
import { display } from 'tightframe';
export const a: unknown = conjecture('frames saturate', { for: frames(), claim: (f) => f.saturated });
export const b = conjecture('schemes are P-polynomial', { for: schemes(), claim: (s) => s.pPolynomial });
export const c = conjecture('graphs are regular', { for: graphs(), claim: (g) => g.regular });
export const d = conjecture('no capacity', {
  for: weights(), claim: (w) => w.capacity < 1.5, exactly: (w) => w.exactFrame.capacity.compare('3/2') < 0 });
`;

describe('verdicts', () => {
  it.each(readdirSync(EXAMPLES))('example %s comes out as it says', (name) => {
    const { status, out, err } = tightframe(['conjecture', join(EXAMPLES, name)], folder);
    expect([status, err]).toEqual([0, []]);
    expect(out.some((line) => line.startsWith('survived: '))).toBe(true);
  });

  it('the example of docs/conjectures.md comes out as printed there', () => {
    const [, program, printed] = /```ts\n(.*?)```.*?```\n\$ .*?\n(.*?) {4}…/s.exec(readFileSync(DOCS, 'utf8'))!;
    const { status, out } = conjectureOf(program!);
    expect([status, out.slice(0, 7)]).toEqual([1, printed!.trimEnd().split('\n')]);
  });

  it('counterexamples are saved, and other commands read them', () => {
    const { status, out } = conjectureOf(FALSE, '--out', 'found');
    expect(status).toBe(1);
    expect(out.filter((line) => line.startsWith('refuted: '))).toHaveLength(4);
    const found = join(folder, 'found');
    expect(readdirSync(found).sort()).toEqual([
      'frames-saturate.certificate.json',
      'frames-saturate.json',
      'graphs-are-regular.jsonl',
      'no-capacity.json',
      'schemes-are-p-polynomial.certificate.json',
      'schemes-are-p-polynomial.jsonl',
    ]);
    const commands = [
      ['verify', 'frames-saturate.json'],
      ['show', 'frames-saturate.json'],
      ['check', 'frames-saturate.certificate.json', 'schemes-are-p-polynomial.certificate.json'],
      ['scheme', 'schemes-are-p-polynomial.jsonl', 'graphs-are-regular.jsonl'],
      ['diagnose', '--features', 'rows', 'no-capacity.json'],
    ];
    // The exit status of diagnose is about what it finds, not about what it reads.
    for (const command of commands) {
      const { status: read, err } = tightframe(command, found);
      expect([command, read! < 2, err.filter((line) => /expected|error/.test(line))]).toEqual([command, true, []]);
    }
  });

  it('the replay line gives the same counterexample', () => {
    const { out } = conjectureOf(FALSE, '--seed', '5', '--only', 'frames');
    const line = out.find((text) => text.startsWith('  replay'))!;
    const again = tightframe(line.split(' tightframe ')[1]!.split(' '), folder);
    const lines = (text: readonly string[]) => text.filter((one) => one.startsWith('    '));
    expect(again.status).toBe(1);
    expect(lines(again.out)).toEqual(lines(out));
  });

  it('are the same for any number of threads', () => {
    const [one, two] = [1, 2].map((jobs) =>
      conjectureOf(
        `${FALSE}${'export const e = conjecture("fine", { for: frames(), claim: () => true });'}`,
        '--json',
        '--jobs',
        `${jobs}`,
        '--runs',
        '450',
      ).out.map((line) => ({
        ...JSON.parse(line),
        seconds: 0,
      })),
    );
    expect(one).toHaveLength(5);
    expect(one).toEqual(two);
    expect(one![4]).toMatchObject({ kind: 'survived', coverage: { cases: 450 } });
  });

  it.each([
    ['mjs', HEAD, 'export default'],
    ['cjs', "const { conjecture, frames } = require('tightframe/fast-check');", 'module.exports ='],
  ])('a file may end in .%s', (extension, head, exporting) => {
    const file = join(folder, `file.${extension}`);
    writeFileSync(file, `${head}\n${exporting} conjecture('x', { for: frames(), claim: (f) => f.rank <= f.n });`);
    const { status, out } = tightframe(['conjecture', file, '--runs', '20', '--jobs', '1']);
    expect([status, out[0]]).toEqual([0, 'survived: x']);
  });

  it('a known falsehood that falls is as it should be; one that does not is not', () => {
    const falls = conjectureOf(
      `${HEAD}export default conjecture('x', { for: frames(), claim: () => false, expect: 'refuted' });`,
    );
    expect([falls.status, falls.out[0]]).toEqual([0, 'refuted, as it should be: x']);
    const stands = conjectureOf(
      `${HEAD}export default conjecture('x', { for: frames(), claim: () => true, expect: 'refuted' });`,
    );
    expect([stands.status, stands.out[0]]).toEqual([2, 'survived, though it is known to be false: x']);
  });

  it('stops when the time is over', () => {
    const { status, out } = conjectureOf(
      `${HEAD}export default conjecture('x', { for: frames(), claim: () => true });`,
      '--time',
      '300ms',
    );
    expect([status, out[0]]).toEqual([0, 'survived: x']);
  });

  it('Ctrl-C prints what is there', async () => {
    writeFileSync(
      join(folder, 'long.ts'),
      `${HEAD}export default ['x', 'y'].map((title) => conjecture(title, { for: frames(), claim: () => true, runs: title === 'x' ? 10 : 1e9 }));`,
    );
    const { status, out, err } = await onFirstOutput(['conjecture', join(folder, 'long.ts')], (child) =>
      child.kill('SIGINT'),
    );
    expect([status, err]).toEqual([130, []]);
    expect(out[0]).toBe('survived: x');
    expect(out).toContain('undecided: y');
    expect(out).toContain('  reason    interrupted');
  });
});

describe('files that misbehave', () => {
  it.each([
    ['throws when loaded', "\nthrow new Error('no luck');", /^tightframe: file\.ts: Error: no luck \(file\.ts:2\)$/],
    ['is no program', 'import {', /^tightframe: file\.ts: .*file\.ts:1/],
    ['never ends loading', 'for (;;);', /^tightframe: file\.ts: loading it did not end in time$/],
    ['exports nothing', 'export default 3;', /expected an exported conjecture, found none$/],
    ['imports what is not there', "import 'nowhere';", /nowhere/],
    [
      'states no conjecture',
      `${HEAD}export default conjecture('x', { for: 3 } as never);`,
      /conjecture "x": expected a generator under "for"/,
    ],
  ])('one that %s is a problem in one line', (_, text, problem) => {
    const { status, out, err } = conjectureOf(text, '--case-time', '2s');
    expect([status, out, err.length]).toEqual([2, [], 1]);
    expect(err[0]).toMatch(problem);
  });

  it('a case that never returns is ended and named, and what was found stays', () => {
    const { status, out } = conjectureOf(
      `${HEAD}let n = 0;\nexport default conjecture('x', { for: frames(), claim: () => { if (++n === 130) for (;;); return true; } });`,
      '--case-time',
      '2s',
      '--jobs',
      '1',
    );
    expect([status, out[0], out[1]]).toEqual([2, 'undecided: x', '  reason    the claim did not return within 2 s']);
    expect(out[2]).toMatch(/^ {2}cases {5}100 cases/);
    expect(out.at(-1)).toBe('  replay    tightframe conjecture file.ts --seed 0 --path 1:29');
  });

  it('a counterexample whose simplification never returns is one all the same', () => {
    const { status, out } = conjectureOf(
      // The third call is on the second simpler value; in the thread that replays the case there are two calls.
      `${HEAD}let n = 0;\nexport default conjecture('x', { for: frames(), claim: () => { if (++n === 3) for (;;); return false; } });`,
      '--case-time',
      '2s',
    );
    expect([status, out[0]]).toEqual([1, 'refuted: x']);
  });

  it('a claim that throws is an error with its line', () => {
    const { status, out } = conjectureOf(
      `${HEAD}export default conjecture('x', {\n  for: frames(),\n  claim: (f) => (undefined as never as { y: { z: boolean } }).y.z,\n});`,
    );
    expect([status, out[0]]).toEqual([2, 'error: x']);
    expect(out[1]).toMatch(/the claim: TypeError: .* \(file\.ts:4\)$/);
  });

  it('a claim that returns nothing does not survive', () => {
    const { status, out } = conjectureOf(
      `${HEAD}export default conjecture('x', { for: frames(), claim: (f) => { f.saturated; } });`,
    );
    expect([status, out[0]]).toEqual([2, 'error: x']);
  });

  it.each([
    [
      'forgets to await',
      "Promise.reject(new Error('late'));",
      /a promise that was not awaited: Error: late \(file\.ts:2\)$/,
    ],
    ['exits', 'process.exit(0);', /the claim: Error: process\.exit was called \(file\.ts:2\)$/],
  ])('a claim that %s does not survive', (_, statement, reason) => {
    const { status, out } = conjectureOf(
      `${HEAD}export default conjecture('x', { for: frames(), claim: () => { ${statement} return true; } });`,
      '--runs',
      '20',
    );
    expect([status, out[0]]).toEqual([2, 'error: x']);
    expect(out[1]).toMatch(reason);
  });

  it('two conjectures of one title are saved beside each other', () => {
    const { out } = conjectureOf(
      `${HEAD}export default [1, 2].map((n) => conjecture('same', { for: frames(), claim: (f) => f.n < n }));`,
      '--out',
      'same',
    );
    expect(out.filter((line) => line.startsWith('refuted: '))).toHaveLength(2);
    const files = readdirSync(join(folder, 'same')).filter((name) => !name.includes('certificate'));
    expect(files.sort()).toEqual(['same-1.json', 'same-2.json']);
  });

  it('what a file prints is no result', () => {
    const { out, err } = conjectureOf(
      `${HEAD}console.log('hello'); process.stdout.write('there\\n');\nexport default conjecture('x', { for: frames(), claim: () => true, runs: 10 });`,
    );
    expect(out.join()).not.toMatch(/hello|there/);
    expect(err.join()).toMatch(/hello/);
  });

  it('a generator of nothing, or an assumption that nothing meets, is no survival', () => {
    const empty = conjectureOf(
      `${HEAD}export default conjecture('x', { for: schemes({ points: 5, classes: 4 }), claim: () => true });`,
    );
    expect([empty.status, empty.out[0]]).toEqual([2, 'error: x']);
    const rejecting = conjectureOf(
      `${HEAD}export default conjecture('x', { for: frames(), assuming: (f) => f.n > 100, claim: () => true });`,
    );
    expect([rejecting.status, rejecting.out[1]]).toEqual([2, '  reason    the assumption rejects all of 1000 cases']);
  });

  it('bad options are problems in one line', () => {
    mkdirSync(join(folder, 'folder'), { recursive: true });
    const good = `${HEAD}export default ['x', 'y'].map((t) => conjecture(t, { for: frames(), claim: () => true }));`;
    for (const [options, problem] of [
      [['--path', '3'], 'path: expected numbers such as 0:12:3:1'],
      [['--path', '0:3'], 'one conjecture for a path (--only)'],
      [['--only', '9'], 'found 9'],
      [['--time', 'soon'], 'expected a time such as 60s'],
      [['--runs', '0'], 'expected an integer from 1'],
    ] as const) {
      const { status, out, err } = conjectureOf(good, ...options);
      expect([status, out, err.length]).toEqual([2, [], 1]);
      expect(err[0]).toContain(problem);
    }
    for (const file of ['nowhere.ts', 'folder'])
      expect(tightframe(['conjecture', file], folder)).toMatchObject({ status: 2, out: [] });
  });

  it('an unwritable folder is a problem, and the verdict is there', () => {
    const { status, out, err } = conjectureOf(FALSE, '--only', '1', '--out', 'file.ts');
    expect([status, out[0], err.length]).toEqual([1, 'refuted: frames saturate', 1]);
    expect(readFileSync(join(folder, 'file.ts'), 'utf8')).toBe(FALSE);
  });
});
