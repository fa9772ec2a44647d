// `node bench/weights.mjs`, after `npm run build`: diagnosing random weight matrices here and in numpy, in turn, every measurement in a fresh
// process, two threads for both. Prints a table; skipped, with a message, where numpy is missing. `--rounds 1` for a quick look, `--shape
// 768x3072` for some shapes only. See README.md.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, shape: { type: 'string', multiple: true } },
});
const rounds = Number(options.rounds);
const THREADS = '2';
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** d coordinates, n features. */
const shapes = [
  { length: 768, n: 3072, tasks: ['measures', 'coherence'] },
  { length: 768, n: 50257, tasks: ['measures'] },
  { length: 2048, n: 8192, tasks: ['measures', 'coherence'] },
].filter(({ length, n }) => options.shape === undefined || options.shape.includes(`${length}x${n}`));
const steps = ['frame operator', 'eigenvectors', 'measures', 'coherence', 'all', 'processor'];

/** What a machine's owner set for OpenBLAS would not be an honest peer. */
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('OPENBLAS_')));

/** What the process prints, as fields by the first of them; undefined if it does not run. */
function run(command, args, env = {}) {
  const { stdout, status, stderr } = spawnSync(command, args, {
    env: { ...environment, OPENBLAS_NUM_THREADS: THREADS, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) return { error: stderr };
  return Object.fromEntries(stdout.split('\n').map((line) => [line.split('\t')[0], line.split('\t').slice(1)]));
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** The first python that has numpy, with what it says of itself. */
function findNumpy() {
  for (const command of ['/usr/bin/python3', 'python3']) {
    const { version, error } = run(command, [here('peers/weights_numpy.py'), '', '0', 'version']);
    if (error === undefined) return { command, version: version[0] };
  }
  return undefined;
}

/** n·length standard Gaussian doubles, from a fixed seed: G. Marsaglia's xorshift with 32 bits, and the method of G. Box and M. Muller. */
function writeGaussian(file, length, n) {
  let state = 0x9e3779b9 ^ n;
  const uniform = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 2 ** 32;
  };
  const row = new Float64Array(length);
  const descriptor = openSync(file, 'w');
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < length; a++) row[a] = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    writeSync(descriptor, new Uint8Array(row.buffer));
  }
  closeSync(descriptor);
}

function checked(result, what) {
  if (result.error !== undefined) throw new Error(`${what}: ${result.error}`);
  return result;
}

/** Every figure to 1e-10 relative. */
function compare(ours, theirs) {
  ours.figures.forEach((figure, at) => {
    const other = Number(theirs.figures[at]);
    if (!(Math.abs(Number(figure) - other) <= 1e-10 * Math.abs(other)))
      throw new Error(`figure ${at}: ${figure} here, ${other} in numpy`);
  });
}

/** Milliseconds by step of every round: ours, and the faster idiom of numpy. */
function measure(file, { length, n }, task, python) {
  return Array.from({ length: rounds }, (_, round) => {
    process.stderr.write(`${length}×${n}, ${task}: round ${round + 1} of ${rounds}\n`);
    const args = [file, String(length), task];
    const ours = checked(run(process.execPath, [here('weightsOurs.mjs'), ...args, THREADS]), 'ours');
    const [theirs] = ['whole', 'blocks']
      .map((idiom) => checked(run(python, [here('peers/weights_numpy.py'), ...args], { BENCH_IDIOM: idiom }), 'numpy'))
      .sort((x, y) => x.all[0] - y.all[0]);
    compare(ours, theirs);
    return { ours, theirs };
  });
}

function rowsOf({ length, n }, task, results) {
  return steps
    .filter((step) => results[0].ours[step] !== undefined)
    .map((step) => {
      const times = (side) => results.map((result) => Number(result[side][step][0]));
      const [ours, theirs] = [times('ours'), times('theirs')];
      const ratios = ours.map((time, at) => time / theirs[at]).sort((a, b) => a - b);
      const suffix = task === 'coherence' ? ', with coherence' : '';
      const title = { all: `**all${suffix}**`, processor: `processor time${suffix}` }[step] ?? step;
      const spread = `${ratios[0].toFixed(1)} … ${ratios.at(-1).toFixed(1)}`;
      const shown = [median(ours), median(theirs)].map((ms) => `${(ms / 1000).toFixed(2)} s`);
      return [`${length} × ${n}`, title, ...shown, median(ratios).toFixed(1), spread];
    });
}

function table(head, rows) {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at].length)));
  const pad = (cell, at) => (at < 2 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]));
  const rule = widths.map((width, at) => (at < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [head.map(pad), rule, ...rows.map((row) => row.map(pad))].map((cells) => `| ${cells.join(' | ')} |`);
}

const numpy = findNumpy();
if (numpy === undefined) process.stderr.write('numpy: not installed, skipped\n');
else {
  const [load] = loadavg();
  const directory = mkdtempSync(join(tmpdir(), 'tightframe-bench-'));
  try {
    const rows = [];
    for (const shape of shapes) {
      const file = join(directory, 'weights');
      writeGaussian(file, shape.length, shape.n);
      for (const task of shape.tasks) rows.push(...rowsOf(shape, task, measure(file, shape, task, numpy.command)));
    }
    const text = [
      `${cpus()[0].model.trim()}, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; Node ${process.version}; ` +
        `${numpy.version}. ${THREADS} threads for both. Median of ${rounds} rounds; load average ${load.toFixed(1)} before them.`,
      '',
      ...table(['W, d × n', 'step', 'ours, cold', 'numpy', 'ours / numpy', 'in single rounds'], rows),
      '',
    ].join('\n');
    process.stdout.write(text);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
