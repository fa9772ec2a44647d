import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openWeights } from '../../src/numeric/weights/weightFile.js';
import { LONGEST_MS, MAIN, STACK_TRACE, tightframe } from './tightframe.js';

const folder = mkdtempSync(join(tmpdir(), 'tightframe-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PYTHON = '/usr/bin/python3';
const hasNumpy = spawnSync(PYTHON, ['-c', 'import numpy']).status === 0;

const words = (text: string): string[] => text.split(' ').filter(Boolean);
const train = (text: string) => tightframe(['train', ...words(text)], folder);
const at = (name: string): string => join(folder, name);
const file = (name: string, contents: string): string => {
  writeFileSync(at(name), contents);
  return name;
};

/** Starts the command, does something to it as soon as `ready`, and waits for its end. */
async function startThen(text: string, ready: () => boolean, signal: NodeJS.Signals): Promise<number | null> {
  const child = spawn(process.execPath, [MAIN, 'train', ...words(text)], {
    cwd: folder,
    stdio: 'ignore',
    timeout: LONGEST_MS,
  });
  const poll = setInterval(() => {
    if (!ready()) return;
    clearInterval(poll);
    child.kill(signal);
  }, 20);
  return new Promise((resolve) => child.on('close', (status) => resolve(status)));
}

const PENTAGON = '--features 5 --hidden 2 --sparsity 0.99 --loss one-active --rate 0.02 --schedule cosine';

describe('tightframe train', () => {
  it('prints a row a report, then what was learned', () => {
    const { status, out, err } = train(`${PENTAGON} --steps 1000`);
    expect([status, err]).toEqual([0, []]);
    expect(out[0]).toMatch(/step +loss +rank +capacity +localized +represented/);
    expect(out.filter((line) => /^ +\d/.test(line)).map((line) => Number(words(line)[0]))).toEqual([
      0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000,
    ]);
    expect(out.at(-1)).toMatch(/^D +0\.4 0\.4 0\.4 0\.4 0\.4$/);
  });

  it('T14: finds the regular pentagon: with --json, radius, bias and loss of the theorem', () => {
    const { status, out } = train(`${PENTAGON} --steps 1000 --json`);
    expect(status).toBe(0);
    expect(out).toHaveLength(1);
    const found = JSON.parse(out[0]!) as {
      loss: number;
      n: number;
      dimension: number;
      capacity: number;
      features: { normSquared: number; dimensionality: number; bias: number }[];
    };
    expect(found).toMatchObject({ n: 5, hidden: 2, steps: 1000, seed: 0, dimension: 2, localizedFraction: 1 });
    expect(found.loss).toBeCloseTo(0.015825627074494197, 12);
    expect(found.capacity).toBeCloseTo(2, 8);
    for (const { normSquared, dimensionality, bias } of found.features) {
      expect(Math.sqrt(normSquared)).toBeCloseTo(1.170459639, 6);
      expect(bias).toBeCloseTo(-0.282297283, 6);
      expect(dimensionality).toBeCloseTo(0.4, 6);
    }
  });

  it('keeps the best of several seeds', () => {
    const run = '--features 5 --hidden 2 --sparsity 0.9 --loss two-active --steps 300 --rate 0.02 --json';
    const losses = [3, 4, 5, 6].map(
      (seed) => (JSON.parse(train(`${run} --seed ${seed}`).out[0]!) as { loss: number }).loss,
    );
    const best = JSON.parse(train(`${run} --seed 3 --restarts 4`).out[0]!) as { loss: number; seed: number };
    expect(best.loss).toBe(Math.min(...losses));
    expect(best.seed).toBe(3 + losses.indexOf(best.loss));
  });

  it('writes W as m×n, with the capacity that it prints: Σ ‖w_i‖⁴ / Σ_j ⟨w_i, w_j⟩² (T1)', () => {
    for (const name of ['pentagon.npz', 'pentagon.safetensors']) {
      const { out } = train(`${PENTAGON} --steps 100 --out ${name} --json`);
      const weights = openWeights(at(name));
      const tensor = weights.tensors.find((candidate) => candidate.name === 'W')!;
      expect(tensor.shape).toEqual([2, 5]);
      const W = new Float64Array(10);
      tensor.read(0, W);
      weights.close();
      const product = (i: number, j: number): number => W[i]! * W[j]! + W[5 + i]! * W[5 + j]!;
      let capacity = 0;
      for (let i = 0; i < 5; i++) {
        let sum = 0;
        for (let j = 0; j < 5; j++) sum += product(i, j) ** 2;
        capacity += product(i, i) ** 2 / sum;
      }
      expect(capacity).toBeCloseTo((JSON.parse(out[0]!) as { capacity: number }).capacity, 10);
    }
  });

  it.skipIf(!hasNumpy)('writes .npz that NumPy reads (skipped without NumPy)', () => {
    train(`${PENTAGON} --steps 10 --untied --out numpy.npz`);
    const program = `
import numpy
d = numpy.load('numpy.npz')
print(d['W'].shape, d['V'].shape, d['b'].shape, int(d['step'][0]), d['trajectory.step'].tolist(), d['trajectory.dimensionalities'].shape)`;
    const { stdout } = spawnSync(PYTHON, ['-c', program], { cwd: folder, encoding: 'utf8' });
    expect(stdout.trim()).toBe('(2, 5) (5, 2) (5,) 10 [0.0, 1.0, 2.0, 5.0, 10.0] (5, 5)');
  });

  it('goes on after it was killed, to the same bytes as without', async () => {
    const run = '--features 40 --hidden 10 --sparsity 0.9 --batch 256 --steps 15000';
    expect(train(`${run} --out whole.npz`).status).toBe(0);
    let size = 0;
    // The first checkpoint is of the start; later ones have more of a trajectory.
    const grown = (): boolean => {
      if (!existsSync(at('parts.npz'))) return false;
      size ||= readFileSync(at('parts.npz')).length;
      return readFileSync(at('parts.npz')).length > size;
    };
    await startThen(`${run} --out parts.npz`, grown, 'SIGKILL');
    expect(readFileSync(at('parts.npz')).equals(readFileSync(at('whole.npz')))).toBe(false);
    const resumed = train(`${run} --out parts.npz --resume`);
    expect([resumed.status, resumed.err]).toEqual([0, []]);
    expect(readFileSync(at('parts.npz')).equals(readFileSync(at('whole.npz')))).toBe(true);
    // Without settings: those of the file; and a finished run stays as it is.
    expect(train('--out parts.npz --resume').status).toBe(0);
    expect(readFileSync(at('parts.npz')).equals(readFileSync(at('whole.npz')))).toBe(true);
  });

  it('keeps what it has on Ctrl-C and exits with 130', async () => {
    const run = '--features 40 --hidden 10 --sparsity 0.9 --steps 100000000 --out stopped.safetensors';
    expect(await startThen(run, () => existsSync(at('stopped.safetensors')), 'SIGINT')).toBe(130);
    const other = train('--out stopped.safetensors --resume --sparsity 0.8');
    expect(other.status).toBe(2);
    expect(other.err).toEqual(['tightframe: stopped.safetensors: expected a run with sparsity = 0.8, found 0.9']);
  });

  it('says when and how a run diverges, keeps the last good state and exits with 1', () => {
    const { status, err } = train(
      '--features 6 --hidden 3 --sparsity 0.5 --optimizer sgd --rate 1000 --steps 100 --out diverged.npz',
    );
    expect(status).toBe(1);
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(/^tightframe: diverged at step \d+: the loss is \S+; step \d+ is in diverged\.npz$/);
    expect(existsSync(at('diverged.npz'))).toBe(true);
  });

  it('refuses bad settings and files in one line', () => {
    file('taken.npz', 'not a zip');
    const bad: readonly (readonly [string, RegExp])[] = [
      ['', /features: expected a value/],
      ['--features 5 --hidden 2', /sparsity: expected a value/],
      ['--features 1e9 --hidden 2 --sparsity 0.9', /features: expected an integer from 1 to 8192, found 1e9/],
      ['--features 5 --hidden 2 --sparsity 2', /sparsity: expected a number from 0 to less than 1, found 2/],
      [`${PENTAGON} --importance x`, /importance: expected/],
      [`${PENTAGON} --out pentagon.pkl`, /pentagon\.pkl: expected a name that ends in \.npz or \.safetensors/],
      [`${PENTAGON} --steps 1 --out nowhere/pentagon.npz`, /nowhere/],
      [`${PENTAGON} --out taken.npz`, /taken\.npz: expected a new file, or --resume/],
      [`${PENTAGON} --out taken.npz --resume`, /taken\.npz/],
      [`${PENTAGON} --resume`, /--resume: expected the file of a single run, as --out, found no --out/],
      [`${PENTAGON} --restarts 2 --resume --out new.npz`, /--resume/],
      [`${PENTAGON} --restarts 0`, /restarts/],
      [`${PENTAGON} --frobnicate`, /unknown option/],
      [`${PENTAGON} --csv`, /--csv: expected a sweep/],
      ['--sweep sweep.yaml --seed 3', /--seed: expected a sweep alone/],
      ['--sweep sweep.yaml --restarts 3', /--restarts: expected a sweep alone/],
      ['--sweep absent.yaml', /absent\.yaml: .*no such file/],
    ];
    for (const [text, message] of bad) {
      const { status, out, err } = train(text);
      expect([text, status, out]).toEqual([text, 2, []]);
      expect(err).toHaveLength(1);
      expect(err[0]).toMatch(message);
      expect(err[0]).not.toMatch(STACK_TRACE);
    }
  });
});

const SWEEP = `
settings: { hidden: 2, loss: two-active, steps: 200, rate: 0.02 }
runs:
  - { name: five, features: 5, sparsity: [0.9, 0.99], seed: 1 }
`;

describe('tightframe train --sweep', () => {
  it('trains every combination, in order, the same on one thread and on two, and as single runs do', () => {
    const sweep = file(
      'sweep.yaml',
      'settings: { features: [4, 5], hidden: 2, sparsity: [0.9, 0.99], seed: 1, loss: two-active, steps: 200 }',
    );
    const one = train(`--sweep ${sweep} --json --jobs 1`);
    expect([one.status, one.err]).toEqual([0, []]);
    expect(train(`--sweep ${sweep} --json --jobs 2`).out).toEqual(one.out);
    const rows = one.out.map(
      (line) => JSON.parse(line) as { n: number; sparsity: number; loss: number; capacity: number },
    );
    expect(rows.map(({ n, sparsity }) => [n, sparsity])).toEqual([
      [4, 0.9],
      [4, 0.99],
      [5, 0.9],
      [5, 0.99],
    ]);
    const single = JSON.parse(
      train('--features 5 --hidden 2 --sparsity 0.99 --seed 1 --loss two-active --steps 200 --json').out[0]!,
    ) as { loss: number; capacity: number };
    expect(rows[3]!.loss).toBe(single.loss);
    expect(rows[3]!.capacity).toBe(single.capacity);
  });

  it('prints a table, or CSV, and writes a checkpoint for each run', () => {
    const sweep = file('named.yaml', SWEEP.replace('name: five, ', ''));
    const table = train(`--sweep ${sweep} --out models`);
    expect(table.out[0]).toMatch(/^ *sparsity +diverged +loss/);
    expect(table.out).toHaveLength(4);
    expect(existsSync(at('models/0.npz')) && existsSync(at('models/1.npz'))).toBe(true);
    const csv = train(`--sweep ${sweep} --csv`);
    expect(csv.out[0]).toBe(
      'sparsity,divergedAt,loss,dimension,represented,capacity,capacityFraction,localizedFraction,linearity',
    );
    expect(csv.out[1]).toMatch(/^0\.9,,0\.0/);
    expect(existsSync(at('tightframe-train-named.journal'))).toBe(false);
  });

  it('goes on from its journal after it was killed, and prints what it would have without', async () => {
    const sweep = file(
      'long.yaml',
      'settings: { features: 20, hidden: 5, sparsity: 0.9, seed: [0, 1, 2, 3, 4, 5], steps: 1500 }',
    );
    const whole = train(`--sweep ${sweep} --json`);
    const lines = (): number => (existsSync(at('kept')) ? readFileSync(at('kept'), 'utf8').split('\n').length : 0);
    await startThen(`--sweep ${sweep} --json --journal kept --jobs 1`, () => lines() > 2, 'SIGKILL');
    const resumed = train(`--sweep ${sweep} --json --journal kept --jobs 1`);
    expect(resumed.status).toBe(0);
    expect(resumed.err[0]).toMatch(/[1-5] runs taken over from the journal/);
    expect(resumed.out).toEqual(whole.out);
    file('long.yaml', 'settings: { features: 20, hidden: 5, sparsity: 0.9, seed: [0, 1], steps: 1500 }');
    const foreign = train(`--sweep ${sweep} --json --journal kept`);
    expect(foreign.status).toBe(2);
    expect(foreign.err[0]).toMatch(/expected a journal of tightframe train --sweep long\.yaml, as the file is now/);
  });

  it('exits with 1 and says how many where runs diverge', () => {
    const sweep = file(
      'diverging.yaml',
      'settings: { features: 6, hidden: 3, sparsity: 0.5, steps: 50, optimizer: sgd, rate: [0.01, 1000] }',
    );
    const { status, out, err } = train(`--sweep ${sweep} --csv`);
    expect(status).toBe(1);
    expect(err).toEqual(['tightframe: 1 of 2 runs diverged']);
    expect(out[2]).toMatch(/^1000,\d+,,,,/);
  });

  it('says in one line where a checkpoint cannot be written, and keeps what is done', () => {
    const sweep = file('unwritable.yaml', SWEEP.replace('name: five, ', ''));
    file('models-file', '');
    const { status, err } = train(`--sweep ${sweep} --out models-file`);
    expect([status, err.length]).toEqual([2, 1]);
    // A folder where a checkpoint is to be.
    mkdirSync(at('models-bad/1.npz'), { recursive: true });
    const bad = train(`--sweep ${sweep} --out models-bad --journal unwritable --jobs 1`);
    expect(bad.status).toBe(2);
    expect(bad.err).toHaveLength(1);
    expect(bad.err[0]).toMatch(/models-bad\/1\.npz: expected a file that can be written/);
    expect(readFileSync(at('unwritable'), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('refuses bad sweep files in one line', () => {
    const bad: readonly (readonly [string, RegExp])[] = [
      ['', /expected a sweep/],
      ['settings: 3', /expected a sweep/],
      ['setings: { features: 5 }', /expected a sweep/],
      ['settings: { features: [] }', /expected a sweep/],
      ['settings: { features: 5, hidden: 2 }', /sparsity: expected a value/],
      ['settings: { features: 5, hidden: 2, sparsity: 0.9, colour: red }', /found colour/],
      [SWEEP, /names of letters, digits, dots and dashes, each of one run, found five/],
      [SWEEP.replace('name: five', 'name: ../five').replace('[0.9, 0.99]', '0.9'), /names of letters/],
      ['a: [', /malformed YAML/],
    ];
    for (const [contents, message] of bad) {
      const { status, out, err } = train(`--sweep ${file('bad.yaml', contents)}`);
      expect([contents, status, out]).toEqual([contents, 2, []]);
      expect(err).toHaveLength(1);
      expect(err[0]).toMatch(message);
      expect(err[0]).not.toMatch(STACK_TRACE);
    }
  });
});
