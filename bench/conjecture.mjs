// `node bench/conjecture.mjs`: exact frames a second that are generated and checked for the capacity bound (T1: Σ D_i ≤ rank, with
// equality exactly for localized frames), by number of vectors, beside the same property written by hand: fast-check with matrices of
// fraction.js, and Python with `fractions`. Processor time of one thread, so that a busy machine changes little. Writes
// results-conjecture.md. `--seconds 0.2` for a quick look.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { Fraction } from 'fraction.js';
import { conjecture, frames, runConjecture } from '../dist/conjecture/index.js';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '2' } } });
const SECONDS = Number(values.seconds);
const DIMENSION = [2, 6];
const SIZES = [2, 4, 6, 8, 10, 12, 14, 16];
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Seconds of processor time. */
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Cases a second of `block`, which takes so many at a time with a seed, once it is warm. */
async function rate(cases, block) {
  await block(cases, 0);
  await block(cases, 1);
  const begun = processor();
  let done = 0;
  for (let seed = 2; processor() - begun < SECONDS; seed++) {
    await block(cases, seed);
    done += cases;
  }
  return done / (processor() - begun);
}

/** The whole of `tightframe conjecture`: drawing, claim, coverage, fingerprints. */
function ours(n, kinds) {
  const bound = conjecture('T1', {
    for: frames({ dimension: DIMENSION, size: n, ...(kinds && { kinds }) }),
    claim: ({ capacity, rank, localized }) => capacity.isAtMost(rank) && capacity.equals(rank) === localized,
  });
  return async (runs, seed) => {
    const { kind } = await runConjecture(bound, { runs, seed });
    if (kind !== 'survived') throw new Error(kind);
  };
}

/** What one would write in an afternoon. */
function byHand(n) {
  const vectors = fc
    .integer({ min: DIMENSION[0], max: DIMENSION[1] })
    .chain((d) =>
      fc.array(
        fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 3 })), exactly(d)),
        exactly(n),
      ),
    );
  return async (numRuns, seed) => {
    fc.assert(
      fc.property(vectors, (rows) => holds(rows.map((row) => row.map(([a, b]) => new Fraction(a, b))))),
      { numRuns, seed },
    );
  };
}

const exactly = (length) => ({ minLength: length, maxLength: length });
const ZERO = new Fraction(0);
const dot = (x, y) => x.reduce((sum, a, k) => sum.add(a.mul(y[k])), ZERO);

function holds(W) {
  const M = W.map((x) => W.map((y) => dot(x, y)));
  const S = M.map((x) => M.map((y) => dot(x, y)));
  const capacity = M.reduce((sum, row, i) => (row[i].equals(0) ? sum : sum.add(row[i].mul(row[i]).div(S[i][i]))), ZERO);
  const localized = S.every((row, i) => row.every((s, j) => s.mul(M[j][j]).equals(S[j][j].mul(M[i][j]))));
  const rank = rankOf(W);
  return capacity.compare(rank) <= 0 && capacity.equals(rank) === localized;
}

function rankOf(W) {
  const rows = W.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < rows[0].length && rank < rows.length; column++) {
    const at = rows.findIndex((row, i) => i >= rank && !row[column].equals(0));
    if (at < 0) continue;
    [rows[at], rows[rank]] = [rows[rank], rows[at]];
    for (let i = rank + 1; i < rows.length; i++) {
      const factor = rows[i][column].div(rows[rank][column]);
      rows[i] = rows[i].map((x, k) => x.sub(factor.mul(rows[rank][k])));
    }
    rank++;
  }
  return rank;
}

/** Frames a second in Python, which warms up to nothing. */
function python(n) {
  const { status, stdout } = spawnSync(
    '/usr/bin/python3',
    [here('peers/conjecture_fractions.py'), n, SECONDS].map(String),
    {
      encoding: 'utf8',
    },
  );
  return status === 0 ? Number(stdout) : undefined;
}

const rows = [];
for (const n of SIZES) {
  process.stderr.write(`${n} vectors\n`);
  const all = await rate(500, ours(n));
  const rational = await rate(500, ours(n, ['rational']));
  const hand = await rate(n > 8 ? 20 : 100, byHand(n));
  rows.push({ n, all, rational, hand, theirs: python(n) });
}

const whole = (x) => (x === undefined ? '–' : x >= 100 ? String(Math.round(x / 10) * 10) : x.toFixed(0));
const head = [
  'n',
  'all kinds',
  'rational',
  'fast-check + fraction.js',
  'Python fractions',
  'rational / fraction.js',
  'rational / Python',
];
const table = rows.map(({ n, all, rational, hand, theirs }) => [
  String(n),
  ...[all, rational, hand, theirs].map(whole),
  (rational / hand).toFixed(0),
  theirs === undefined ? '–' : (rational / theirs).toFixed(0),
]);
const widths = head.map((title, at) => Math.max(title.length, ...table.map((row) => row[at].length)));
const line = (cells) => `| ${cells.map((cell, at) => cell.padStart(widths[at])).join(' | ')} |`;
const text = `${[
  '# Results: exact frames a second',
  '',
  'Written by `node bench/conjecture.mjs`. Frames of n vectors in 2 to 6 dimensions a second of processor time that are generated and checked',
  'exactly for T1 (Σ D_i ≤ rank, with equality exactly for localized frames), in one thread; ours with coverage and fingerprints.',
  '',
  `${cpus()[0].model.trim()}, Node ${process.version}.`,
  '',
  line(head),
  `| ${widths.map((width) => `${'-'.repeat(width - 1)}:`).join(' | ')} |`,
  ...table.map(line),
].join('\n')}\n`;
writeFileSync(here('results-conjecture.md'), text);
process.stdout.write(text);
