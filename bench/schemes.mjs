// `node bench/schemes.mjs [FILE]`, after `npm run build`: the analysis of small association schemes here and in plain GAP, in turn, every
// measurement in a fresh process. Writes results-schemes.md where GAP is installed and is skipped, with a message, where it is not. FILE
// has a scheme a line, {"n", "relation"} with the n² labels as digits in base 36; by default the reference file beside the checkout.
// See README.md.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROUNDS = 3;
const LIMIT = 300_000;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const file = process.argv[2] ?? here('../../shared/oracles/schemes/schemes.jsonl');
const tasks = { axioms: 'axioms and intersection numbers', all: 'the same, then exact P' };

/** What the process prints, as fields by the first of them. */
function run(command, args, env = {}) {
  const { stdout, status, error } = spawnSync(command, args, {
    env: { ...process.env, ...env },
    timeout: LIMIT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (error?.code === 'ENOENT') return undefined;
  if (error !== undefined || status !== 0) throw error ?? new Error(`${command} ends with status ${status}`);
  return Object.fromEntries(stdout.split('\n').map((line) => [line.split('\t')[0], line.split('\t').slice(1)]));
}

/** The schemes as a GAP list of relation matrices. */
function gapList() {
  const matrices = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { n, relation } = JSON.parse(line);
      const labels = Array.from(relation, (digit) => Number.parseInt(digit, 36));
      return JSON.stringify(Array.from({ length: n }, (_, x) => labels.slice(x * n, (x + 1) * n)));
    });
  return `[${matrices.join(',\n')}]\n`;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;

/** Milliseconds of every round by task, here and in GAP. */
function measure(gap) {
  const rounds = [];
  for (let round = 1; round <= ROUNDS; round++) {
    process.stderr.write(`round ${round} of ${ROUNDS}\n`);
    const [ours, theirs] = [run(process.execPath, [here('schemesOurs.mjs'), file]), gap()];
    for (const task of Object.keys(tasks))
      if (ours[task]?.[1] === undefined || ours[task][1] !== theirs[task]?.[1])
        throw new Error(`${task}: ${ours[task]?.[1]} schemes here, ${theirs[task]?.[1]} in GAP`);
    rounds.push({ ours, theirs });
  }
  const times = (side, task) => rounds.map((round) => Number(round[side][task][0]));
  return Object.keys(tasks).map((task) => ({ task, ours: times('ours', task), theirs: times('theirs', task) }));
}

function report({ results, version, count, load }) {
  const rows = results.map(({ task, ours, theirs }) => {
    const ratios = theirs.map((time, at) => time / ours[at]).sort((a, b) => a - b);
    const shown = [seconds(median(ours)), seconds(median(theirs)), (median(theirs) / median(ours)).toFixed(1)];
    return [tasks[task], ...shown, `${ratios[0].toFixed(1)} … ${ratios.at(-1).toFixed(1)}`];
  });
  const head = ['task', 'ours, cold', 'GAP', 'GAP / ours', 'in single rounds'];
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at].length)));
  const pad = (cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]));
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [
    '# Results: small association schemes',
    '',
    'Written by `node bench/schemes.mjs`; what is measured, and how, is in [README.md](README.md).',
    '',
    `${cpus()[0].model.trim()}, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; Node ${process.version}; ${version}. ` +
      `${count} schemes. Median of ${ROUNDS} rounds; load average ${load.toFixed(1)} before them.`,
    '',
    ...[head.map(pad), rule, ...rows.map((row) => row.map(pad))].map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ].join('\n');
}

function main() {
  if (!existsSync(file)) return process.stderr.write(`${file}: not found, skipped\n`);
  const directory = mkdtempSync(join(tmpdir(), 'tightframe-bench-'));
  try {
    const args = ['-q', '-b', '-T', '-A', '-o', '8g', here('peers/schemes.g')];
    const version = run('gap', args)?.version[0];
    if (version === undefined) return process.stderr.write('GAP: not installed, skipped\n');
    const list = join(directory, 'schemes.g');
    writeFileSync(list, gapList());
    const [load] = loadavg();
    const results = measure(() => run('gap', args, { BENCH_SCHEMES: list }));
    const count = readFileSync(file, 'utf8').trim().split('\n').length;
    const text = report({ results, version, count, load });
    writeFileSync(here('results-schemes.md'), text);
    process.stdout.write(text);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

main();
