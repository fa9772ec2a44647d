// `node bench/train.mjs`: steps a second of `tightframe train` beside PyTorch on the CPU, the same model, batch and optimizer, in turns.
// Writes results-training.md. `--rounds 1` for a quick look. Ours runs on one thread, PyTorch on as many as there are processors.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readSettings } from '../dist/toy/settings.js';
import { startTraining } from '../dist/toy/training.js';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);
const SECONDS = 2;
const BATCH = 1024;
const threads = availableParallelism();
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const python = ['python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import torch']).status === 0,
);

/** What a machine's owner set for OpenBLAS would not be an honest peer. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('OPENBLAS_')));

/** Steps a second. */
function ours(features, hidden, sparsity) {
  const training = startTraining(readSettings({ features, hidden, sparsity, batch: BATCH, steps: 1e9 }));
  training.advance(20);
  const begun = performance.now();
  let now = begun;
  training.advance(1e9, () => {
    now = performance.now();
    return now - begun > 1000 * SECONDS;
  });
  return (1000 * (training.step - 20)) / (now - begun);
}

let version = 'not installed';
function theirs(features, hidden, sparsity) {
  const args = [here('peers/train_torch.py'), features, hidden, sparsity, BATCH, SECONDS, threads].map(String);
  const { stdout } = spawnSync(python, args, { encoding: 'utf8', env });
  const [name, steps] = stdout.trim().split('\t');
  version = name;
  return Number(steps);
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const rows = [];
for (const [features, hidden] of [
  [5, 2],
  [80, 20],
  [400, 30],
])
  for (const sparsity of [0.9, 0]) {
    const [mine, other] = [[], []];
    for (let round = 0; round < rounds; round++) {
      process.stderr.write(`(${features}, ${hidden}), S = ${sparsity}: round ${round + 1} of ${rounds}\n`);
      mine.push(ours(features, hidden, sparsity));
      if (python !== undefined) other.push(theirs(features, hidden, sparsity));
    }
    const [a, b] = [median(mine), median(other)];
    const peer = python === undefined ? ['–', '–'] : [b.toFixed(0), (a / b).toFixed(1)];
    rows.push(`| (${features}, ${hidden}) | ${sparsity} | ${a.toFixed(0)} | ${peer.join(' | ')} |`);
  }

const report = `# Training: steps a second

\`node bench/train.mjs\`, median of ${rounds} rounds in turns; batch ${BATCH}, Adam, tied weights. ${cpus()[0].model}, ${threads} processors,
Node ${process.version}. Ours: one thread. PyTorch ${version}: ${threads} threads.

| (n, m) | S | tightframe | PyTorch | ratio |
|---|--:|--:|--:|--:|
${rows.join('\n')}
`;
writeFileSync(here('results-training.md'), report);
process.stdout.write(report);
