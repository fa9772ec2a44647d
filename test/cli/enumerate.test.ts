import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LONGEST_MS, MAIN, STACK_TRACE, tightframe } from './tightframe.js';

const folder = mkdtempSync(join(tmpdir(), 'tightframe-'));
afterAll(() => rmSync(folder, { recursive: true }));

const enumerate = (...args: string[]) => tightframe(['enumerate', ...args], folder);

describe('tightframe enumerate', () => {
  it('prints the number alone with --count', () => {
    expect(enumerate('--points', '10', '--count')).toEqual({ status: 0, out: ['8'], err: [] });
    expect(enumerate('--points', '1', '--count').out).toEqual(['1']);
  });

  it('prints one scheme a line with --json, which `tightframe scheme` verifies', () => {
    const { status, out } = enumerate('--points', '8', '--json');
    expect(status).toBe(0);
    expect(out).toHaveLength(10);
    writeFileSync(join(folder, 'eight.jsonl'), out.join('\n'));
    const analysed = tightframe(['scheme', '--json', 'eight.jsonl'], folder);
    expect(analysed.status).toBe(0);
    analysed.out.forEach((line, at) => {
      const [given, found] = [JSON.parse(out[at]!), JSON.parse(line)] as Record<string, unknown>[];
      for (const field of ['id', 'n', 'rank', 'valencies', 'symmetric', 'commutative', 'primitive', 'multiplicities'])
        expect(found![field]).toEqual(given![field]);
    });
  });

  it('goes on from its journal after it was killed, and counts nothing twice', async () => {
    const journal = join(folder, 'killed.journal');
    const child = spawn(process.execPath, [MAIN, 'enumerate', '--points', '16', '--journal', journal, '--jobs', '1']);
    const steps = (): number => (existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length : 0);
    const deadline = Date.now() + LONGEST_MS / 4;
    while (steps() < 20 && child.exitCode === null && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('close', resolve));
    writeFileSync(journal, `${readFileSync(journal, 'utf8')}{"job":{"kind":"ten`);
    const { status, out, err } = enumerate('--points', '16', '--count', '--journal', journal);
    expect([status, out]).toEqual([0, ['63']]);
    expect(err).toEqual([expect.stringMatching(/^tightframe: [1-9]\d* steps taken over from the journal$/)]);
    expect(enumerate('--points', '16', '--count', '--journal', journal).out).toEqual(['63']);
  });

  it.each([
    [['--points', '0'], /expected an integer from 1 to 256/],
    [['--points', '12.5'], /expected an integer from 1 to 256/],
    [['--count'], /required option '--points <n>' not specified/],
    [['--points', '27'], /takes hours or more, .*--long carries on/],
    [['--points', '25'], /takes about \d+ min on two cores; --long carries on/],
    [['--points', '8', '--journal', '/dev/full'], /\/dev\/full: /],
    [['--points', '8', '--journal', tmpdir()], /expected a file, found a folder/],
    [['--points', '8', '--journal', '/no/such/folder'], /there is no such file/],
  ])('%j: one line and exit status 2', (args, message) => {
    const { status, out, err } = enumerate(...args);
    expect([status, out]).toEqual([2, []]);
    expect(err).toEqual([expect.stringMatching(message)]);
    expect(err[0]).not.toMatch(STACK_TRACE);
  });

  it('refuses the journal of something else, and a damaged one, with the line', () => {
    const journal = join(folder, 'nine.journal');
    enumerate('--points', '9', '--journal', journal);
    expect(enumerate('--points', '10', '--journal', journal)).toMatchObject({
      status: 2,
      err: [expect.stringMatching(/expected a journal of tightframe enumerate --points 10/)],
    });
    const lines = readFileSync(journal, 'utf8').split('\n');
    lines[2] = '{"job":3}';
    writeFileSync(journal, lines.join('\n'));
    expect(enumerate('--points', '9', '--journal', journal)).toMatchObject({
      status: 2,
      err: [expect.stringMatching(/nine\.journal:3: expected a finished step/)],
    });
  });
});
