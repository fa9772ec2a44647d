import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openWeights } from '../../src/numeric/weights/weightFile.js';
import { LONGEST_MS, MAIN, STACK_TRACE, tightframe } from './tightframe.js';

const folder = mkdtempSync(join(tmpdir(), 'tightframe-minimize-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const minimize = (text: string) => tightframe(['minimize', ...text.split(' ').filter(Boolean)], folder);

interface Report {
  readonly density: number | null;
  readonly restarts: number;
  readonly minima: readonly { readonly loss: number; readonly hits: number; readonly seed: number }[];
  readonly norms: readonly number[];
  readonly cosines: readonly { readonly value: number; readonly multiplicity: number }[];
  readonly rank: number;
  readonly capacity: number;
  readonly geometry: string | null;
  readonly tight: boolean;
  readonly equalNorm: boolean;
  readonly commonBias: boolean;
  readonly localized: boolean;
  readonly saturated: boolean;
}
const report = (text: string): Report => {
  const { status, out, err } = minimize(`${text} --json`);
  expect([status, err]).toEqual([0, []]);
  expect(out).toHaveLength(1);
  return JSON.parse(out[0]!) as Report;
};

describe('tightframe minimize', () => {
  it('finds the pentagon, names it and says how often it was found', () => {
    const { status, out, err } = minimize('--features 5 --hidden 2 --restarts 50');
    expect([status, err]).toEqual([0, []]);
    expect(out[0]).toMatch(/^least loss {5}0\.015825627074/);
    expect(out[1]).toMatch(/^found by {7}\d+ of 50 starts, first with seed \d+ \(seeds 0 … 49\)/);
    expect(out).toContain('geometry       pentagon');
    expect(out).toContain('cosines        -0.809017 ×5, 0.309017 ×5');
    expect(out.at(-1)).toBe('holds          equal norms, common bias, tight, localized, saturated');
  });

  it('with --json says of (8,3) that it is a square antiprism of equal norms that is not tight', () => {
    const { minima, equalNorm, commonBias, tight, saturated, capacity, rank, geometry } = report(
      '--features 8 --hidden 3 --restarts 40 --seed 3',
    );
    expect(minima[0]!.loss).toBeCloseTo(0.01270929, 8);
    expect(minima.reduce((sum, { hits }) => sum + hits, 0)).toBe(40);
    expect({ equalNorm, commonBias, tight, saturated, rank }).toEqual({
      equalNorm: true,
      commonBias: true,
      tight: false,
      saturated: false,
      rank: 3,
    });
    expect(capacity).toBeLessThan(3);
    expect(geometry).toContain('4-antiprism');
  });

  it('with --density takes the whole loss: four columns and a zero at p = 0.25', () => {
    const { minima, norms, density, geometry } = report('--features 5 --hidden 2 --density 0.25 --restarts 30');
    expect(density).toBe(0.25);
    expect(minima[0]!.loss).toBeCloseTo(0.1086964837, 9);
    expect(norms.filter((norm) => norm === 0)).toHaveLength(1);
    expect(geometry).toContain('square');
  });

  it('prints the same bytes again, and writes the weights that have the loss', () => {
    const text = '--features 6 --hidden 2 --restarts 20 --seed 9 --out six.npz';
    expect(minimize(text).out).toEqual(minimize(text).out);
    const file = openWeights(join(folder, 'six.npz'));
    try {
      expect(file.tensors.map(({ name, shape }) => [name, shape])).toEqual([
        ['W', [2, 6]],
        ['b', [6]],
      ]);
    } finally {
      file.close();
    }
  });

  it('one feature in more dimensions than needed costs nothing', () => {
    const { minima, rank } = report('--features 1 --hidden 3 --restarts 10');
    expect(minima[0]!.loss).toBeCloseTo(0, 12);
    expect(rank).toBe(1);
  });

  it('says in one line what is wrong with its options', () => {
    for (const [text, message] of [
      ['--features 0 --hidden 2', '--features: expected an integer from 1 to 64, found 0'],
      ['--features 5 --hidden -1', '--hidden: expected an integer from 1 to 64, found -1'],
      ['--features 1e9 --hidden 2', '--features: expected an integer from 1 to 64, found 1e9'],
      ['--features 11 --hidden 2 --density 0.1', '--features: expected an integer from 1 to 10, found 11'],
      ['--features 5 --hidden 2 --density 1.5', '--density: expected a number from 0.0001 to 1, found 1.5'],
      ['--features 5 --hidden 2 --active 3', '--active: expected 1 (for all supports there is --density), found 3'],
      ['--features 5 --hidden 2 --active 1 --density 0.1', '--density: expected no --active beside it, found --active'],
      ['--features 5 --hidden 2 --restarts 0', '--restarts: expected an integer from 1 to 1000000, found 0'],
      ['--features 5 --hidden 2 --out w.txt', '--out: expected a name that ends in .npz, found w.txt'],
      ['--features 5', "required option '--hidden <n>' not specified"],
    ] as const) {
      const { status, out, err } = minimize(text);
      expect([status, out, err]).toEqual([2, [], [`tightframe: ${message}`]]);
      expect(err.join('\n')).not.toMatch(STACK_TRACE);
    }
  });

  it('Ctrl-C: prints what was found so far', async () => {
    const args = ['minimize', '--features', '12', '--hidden', '4', '--restarts', '1000000', '--json'];
    const child = spawn(process.execPath, [MAIN, ...args], { timeout: LONGEST_MS, killSignal: 'SIGKILL' });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      err += data.toString();
    });
    // Nothing is printed before the end, so that there is only the clock.
    setTimeout(() => child.kill('SIGINT'), 2000);
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(status).toBe(130);
    expect((JSON.parse(out) as Report).minima[0]!.hits).toBeGreaterThan(0);
    expect(err).toMatch(/^tightframe: interrupted after \d+ of 1000000 starts\n$/);
  });
});
