// `node bench/minimize.mjs`: starts a second of the search for minima of the one-active loss beside SciPy's L-BFGS-B and BFGS on the same
// loss and gradient in NumPy, one thread each, in turns. Writes results-minimize.md. `--rounds 1` for a quick look.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { minimumSearch } from '../dist/toy/minimize.js';
import { oneActiveLoss } from '../dist/toy/oneActiveLoss.js';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);
const SECONDS = 2;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const python = ['/usr/bin/python3', 'python3'].find(
  (command) => spawnSync(command, ['-c', 'import scipy']).status === 0,
);
const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' };

function ours(features, hidden, best) {
  const model = { features, hidden, tied: true, importance: new Array(features).fill(1) };
  const search = minimumSearch(model, oneActiveLoss, 0);
  const begun = performance.now();
  while (performance.now() - begun < 1000 * SECONDS) search.start();
  const took = (performance.now() - begun) / 1000;
  const reached = search.minima().filter(({ value }) => Math.abs(value - best) < 1e-8);
  const hits = reached.reduce((sum, minimum) => sum + minimum.hits, 0);
  const residual = Math.max(0, ...reached.map((minimum) => minimum.residual));
  return [`ours`, 'L-BFGS', search.starts / took, hits / search.starts, residual];
}

function theirs(features, hidden, best) {
  const args = [here('peers/minimize_scipy.py'), features, hidden, SECONDS, best].map(String);
  const { stdout } = spawnSync(python, args, { encoding: 'utf8', env });
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.split('\t').map((cell, k) => (k < 2 ? cell : Number(cell))));
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const rows = [];
for (const [features, hidden, best] of [
  [5, 2, 0.015825627074494197],
  [12, 3, 0.044364972],
  [10, 4, 0.005292154],
]) {
  const found = new Map();
  for (let round = 0; round < rounds; round++)
    for (const [name, method, rate, share, residual] of [
      ours(features, hidden, best),
      ...(python === undefined ? [] : theirs(features, hidden, best)),
    ]) {
      const key = `${name} ${method}`;
      found.set(key, [...(found.get(key) ?? []), { rate, share, residual }]);
    }
  for (const [name, list] of found)
    rows.push([
      `(${features},${hidden})`,
      name,
      median(list.map(({ rate }) => rate)).toFixed(0),
      `${(100 * median(list.map(({ share }) => share))).toFixed(0)} %`,
      median(list.map(({ rate, share }) => rate * share)).toFixed(0),
      Math.max(...list.map(({ residual }) => residual)).toExponential(0),
    ]);
}
const head = [
  '(m,n)',
  'method',
  'starts a second',
  'that reach the least value',
  'such a second',
  'largest slope there',
];
const widths = head.map((title, k) => Math.max(title.length, ...rows.map((cells) => cells[k].length)));
const pad = (cell, k) => (k < 2 ? cell.padEnd(widths[k]) : cell.padStart(widths[k]));
const line = (cells) => `| ${cells.map(pad).join(' | ')} |`;
const rule = widths.map((width, k) => (k < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
const report = [
  '# Minima by many starts',
  '',
  `Written by \`node bench/minimize.mjs\`: ${cpus()[0].model.trim()}, one thread, Node ${process.version}; median of ${rounds} rounds of ${SECONDS} s.`,
  'SciPy gets the same loss and gradient in closed form, on whole NumPy arrays; every start ends at a largest slope of 1e-10 or where the',
  'method gives up. ' +
    (python === undefined
      ? 'SciPy is not installed here and was skipped.'
      : 'Starts are drawn from the same distribution.'),
  '',
  line(head),
  line(rule),
  ...rows.map(line),
  '',
].join('\n');
writeFileSync(here('results-minimize.md'), report);
process.stdout.write(report);
