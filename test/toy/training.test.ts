import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { TightframeError } from '../../src/exact/errors.js';
import { readCheckpoint, writeCheckpoint } from '../../src/toy/checkpoint.js';
import { reportSteps, runTraining } from '../../src/toy/run.js';
import { readSettings, type Setting } from '../../src/toy/settings.js';
import { sweepRuns } from '../../src/toy/sweep.js';
import { startTraining } from '../../src/toy/training.js';

const folder = mkdtempSync(join(tmpdir(), 'tightframe-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SMALL = { features: 6, hidden: 3, sparsity: 0.8, steps: 60, batch: 32, rate: 0.01 };
const kinds: readonly Readonly<Record<string, Setting>>[] = [
  SMALL,
  { ...SMALL, untied: true, correlated: '2', anticorrelated: '2', schedule: 'cosine', warmup: 10 },
  { ...SMALL, optimizer: 'sgd', sparsity: 0.2 },
  { ...SMALL, loss: 'one-active' },
  { ...SMALL, loss: 'two-active', untied: true },
];

describe('a run', () => {
  it('is a function of its settings to the bit, and of its seed', () => {
    for (const kind of kinds) {
      const [a, b, other] = [0, 0, 1].map((seed) => startTraining(readSettings({ ...kind, seed })));
      for (const training of [a!, b!, other!]) training.advance(60);
      expect(a!.state()).toEqual(b!.state());
      expect(a!.state()).not.toEqual(other!.state());
    }
  });

  it('goes on from the state after any step to the same bits', () => {
    for (const kind of kinds) {
      const whole = startTraining(readSettings(kind));
      whole.advance(60);
      for (const step of [1, 17, 59]) {
        const first = startTraining(readSettings(kind));
        first.advance(step);
        const second = startTraining(readSettings(kind));
        second.restore(first.state());
        second.advance(60);
        expect(second.state()).toEqual(whole.state());
      }
    }
  });

  it('writes the same file whether or not it was stopped and read back, in both formats', async () => {
    for (const [k, kind] of kinds.entries())
      for (const extension of ['npz', 'safetensors']) {
        const settings = readSettings(kind);
        const [whole, parts] = ['whole', 'parts'].map((name) => join(folder, `${name}${k}.${extension}`));
        writeCheckpoint(whole!, (await runTraining(settings)).run);
        const stop = new AbortController();
        const stopped = await runTraining(settings, {
          signal: stop.signal,
          onReport: ({ step }) => {
            if (step >= 20) stop.abort();
          },
        });
        expect(stopped.kind).toBe('interrupted');
        writeCheckpoint(parts!, stopped.run);
        expect(readFileSync(parts!).equals(readFileSync(whole!))).toBe(false);
        writeCheckpoint(parts!, (await runTraining(settings, { from: readCheckpoint(parts!) })).run);
        expect(readFileSync(parts!).equals(readFileSync(whole!))).toBe(true);
      }
  });

  it('reports at 0, 1, 2, 5, 10, … and the last step, or every so many', () => {
    expect(reportSteps(readSettings({ ...SMALL, steps: 120 }))).toEqual([0, 1, 2, 5, 10, 20, 50, 100, 120]);
    expect(reportSteps(readSettings({ ...SMALL, steps: 7, every: 3 }))).toEqual([0, 3, 6, 7]);
    expect(reportSteps(readSettings({ ...SMALL, steps: 0 }))).toEqual([0]);
  });

  it('that diverges says at which step and keeps the last good state', async () => {
    const settings = readSettings({ ...SMALL, optimizer: 'sgd', rate: 1000, steps: 500 });
    const outcome = await runTraining(settings);
    expect(outcome.kind).toBe('diverged');
    const { parameters, step } = outcome.run.state;
    expect(step).toBeLessThan((outcome as { step: number }).step + 1);
    for (const values of parameters) expect(values.every(Number.isFinite)).toBe(true);
  });
});

describe('checkpoints', () => {
  it('that are damaged, or of something else, are refused in one line', async () => {
    const file = join(folder, 'good.npz');
    writeCheckpoint(file, (await runTraining(readSettings(SMALL))).run);
    const bytes = readFileSync(file);
    const bad = join(folder, 'bad.npz');
    for (const contents of [bytes.subarray(0, 900), Buffer.from('nothing'), Buffer.alloc(0)]) {
      writeFileSync(bad, contents);
      expect(() => readCheckpoint(bad)).toThrow(TightframeError);
    }
    expect(() => readCheckpoint(join(folder, 'absent.npz'))).toThrow(TightframeError);
  });
});

describe('settings', () => {
  const bad: readonly (readonly [Readonly<Record<string, Setting>>, RegExp])[] = [
    [{ hidden: 2, sparsity: 0.9 }, /^features: expected a value, found none/],
    [{ ...SMALL, features: 0 }, /^features: expected an integer from 1/],
    [{ ...SMALL, features: '1e9' }, /^features/],
    [{ ...SMALL, features: 8192, hidden: 8192 }, /^features × hidden: expected at most/],
    [{ ...SMALL, sparsity: 1 }, /^sparsity: expected a number from 0 to less than 1, found 1/],
    [{ ...SMALL, sparsity: 'dense' }, /^sparsity/],
    [{ ...SMALL, importance: '1,2' }, /^importance: .* 6 numbers/],
    [{ ...SMALL, importance: '0' }, /^importance/],
    [{ ...SMALL, importance: '-0.5^i' }, /^importance/],
    [{ ...SMALL, correlated: '4,4' }, /^groups: expected at most 6 features/],
    [
      { ...SMALL, sparsity: 0.4, anticorrelated: '2' },
      /^anticorrelated group of 2: expected a sparsity of at least 0.5/,
    ],
    [{ ...SMALL, loss: 'one-active', correlated: '2' }, /^loss one-active: expected independent features/],
    [{ ...SMALL, loss: 'two-active', features: 200 }, /^loss two-active: expected at most 128 features/],
    [{ ...SMALL, loss: 'three-active' }, /^loss: expected sampled, one-active, two-active/],
    [{ ...SMALL, rate: Number.NaN }, /^rate/],
    [{ ...SMALL, steps: -1 }, /^steps/],
    [{ ...SMALL, steps: 10_000_000, every: 1 }, /^every: .* reports/],
    [{ ...SMALL, untied: 'maybe' }, /^untied: expected true or false/],
    [{ ...SMALL, sparsety: 1 }, /^settings: .* found sparsety/],
  ];
  it('out of range or unknown are refused in one line that names them', () => {
    for (const [given, message] of bad) expect(() => readSettings(given)).toThrow(message);
  });

  it('take importance as a number, a decay or a list', () => {
    const of = (importance: Setting) => readSettings({ ...SMALL, features: 3, importance }).importance;
    expect(of('2')).toEqual([2, 2, 2]);
    expect(of('0.5^i')).toEqual([1, 0.5, 0.25]);
    expect(of('1, 0.5, 0')).toEqual([1, 0.5, 0]);
    expect(of([3, 2, 1])).toEqual([3, 2, 1]);
  });

  it('read back from their own JSON are the same', () => {
    for (const kind of kinds) {
      const settings = readSettings(kind);
      expect(readSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
    }
  });
});

describe('sweeps', () => {
  it('a list stands for a run with each of its values, the last list running fastest', () => {
    const runs = sweepRuns({
      settings: { ...SMALL, hidden: [2, 3] },
      runs: [{ name: 'a', seed: [0, 1] }, { sparsity: 0.5 }],
    });
    expect(runs.map(({ name, settings: { hidden, seed, sparsity } }) => [name, hidden, seed, sparsity])).toEqual([
      ['a', 2, 0, 0.8],
      ['a', 2, 1, 0.8],
      ['a', 3, 0, 0.8],
      ['a', 3, 1, 0.8],
      [null, 2, 0, 0.5],
      [null, 3, 0, 0.5],
    ]);
  });

  it('of too many runs are refused before they are made', () => {
    const seed = Array.from({ length: 1000 }, (_, k) => k);
    expect(() => sweepRuns({ settings: { ...SMALL, seed, rate: seed, batch: seed } })).toThrow(/1 to 100000 runs/);
  });
});
