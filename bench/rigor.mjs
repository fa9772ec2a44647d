// `node bench/rigor.mjs`, after `npm run build`: interval operations a second here and in the npm package interval-arithmetic, in turn in one
// process, on the same operands; how often each misses the exact result; and the two-variable proof of proofs/pentagon. Writes
// results-rigor.md. The package is installed into a temporary folder; where that fails it is skipped, with a message. See README.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { doubleToRational, inPlace, intervals, point, rationals } from '../dist/index.js';
import { supportingLine } from '../dist/proofs/pentagon/supportingLine.js';

const ROUNDS = 7;
const COUNT = 4096;
const MILLISECONDS = 300;
const SAMPLES = 20_000;
const PEER = 'interval-arithmetic@1.1.3';
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const operations = ['add', 'subtract', 'multiply', 'divide', 'sqrt'];

/** Mulberry32: the same operands in every run. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** COUNT intervals of both signs, with ends in turn; `positive` ones are for divisors and roots. */
function operands(random, positive) {
  const ends = new Float64Array(2 * COUNT);
  for (let i = 0; i < ends.length; i += 2) {
    ends[i] = positive ? 0.1 + 3 * random() : 6 * random() - 3;
    ends[i + 1] = ends[i] + 2 ** (-20 * random());
  }
  return ends;
}
const random = generator(1);
const [x, y, z] = [operands(random, false), operands(random, false), operands(random, true)];

/** In one array: x, y, z and a result, the i-th of each COUNT slots apart. Every result enters a sum. */
const memory = new Float64Array(8 * COUNT);
memory.set(x, 0);
memory.set(y, 2 * COUNT);
memory.set(z, 4 * COUNT);
const [Y, Z, R] = [2 * COUNT, 4 * COUNT, 6 * COUNT];

const { add, subtract, multiply, divide, sqrt, abs } = inPlace;

/** The operation on all operands, in a loop of its own: JavaScript compiles a loop for what it meets in it. */
const loop = (body) =>
  new Function(
    ...['memory', 'add', 'subtract', 'multiply', 'divide', 'sqrt', 'abs', 'X', 'Y', 'Z', 'R', 'COUNT'],
    `return () => {
      let sum = 0;
      for (let i = 0; i < 2 * COUNT; i += 2) {
        ${body}
        sum += memory[R + i] + memory[R + i + 1];
      }
      return sum;
    };`,
  )(memory, add, subtract, multiply, divide, sqrt, abs, 0, Y, Z, R, COUNT);

const ours = {
  add: loop('add(memory, R + i, X + i, Y + i);'),
  subtract: loop('subtract(memory, R + i, X + i, Y + i);'),
  multiply: loop('multiply(memory, R + i, X + i, Y + i);'),
  divide: loop('divide(memory, R + i, X + i, Z + i);'),
  sqrt: loop('sqrt(memory, R + i, Z + i);'),
  // √|((x + y) − x)·y ÷ z|, each operation on the result of the one before.
  mix: loop(`add(memory, R + i, X + i, Y + i);
        subtract(memory, R + i, R + i, X + i);
        multiply(memory, R + i, R + i, Y + i);
        divide(memory, R + i, R + i, Z + i);
        abs(memory, R + i, R + i);
        sqrt(memory, R + i, R + i);`),
};

/** The same with the peer's intervals. */
function theirs(Interval) {
  const list = (ends) => Array.from({ length: COUNT }, (_, i) => new Interval(ends[2 * i], ends[2 * i + 1]));
  const peerLoop = (expression) =>
    new Function(
      ...['Interval', 'a', 'b', 'c', 'COUNT'],
      `return () => {
        let sum = 0;
        for (let i = 0; i < COUNT; i++) {
          const { lo, hi } = ${expression};
          sum += lo + hi;
        }
        return sum;
      };`,
    )(Interval, list(x), list(y), list(z), COUNT);
  const quotient = 'Interval.divide(Interval.multiply(Interval.subtract(Interval.add(a[i], b[i]), a[i]), b[i]), c[i])';
  return {
    add: peerLoop('Interval.add(a[i], b[i])'),
    subtract: peerLoop('Interval.subtract(a[i], b[i])'),
    multiply: peerLoop('Interval.multiply(a[i], b[i])'),
    divide: peerLoop('Interval.divide(a[i], c[i])'),
    sqrt: peerLoop('Interval.sqrt(c[i])'),
    mix: peerLoop(`Interval.sqrt(Interval.abs(${quotient}))`),
  };
}

/** Millions of operations (a pass of the mix has six an interval) a second, on the wall clock and of processor time; the sums keep the work
 *  from being left out. */
function speed(run, each) {
  let passes = 0;
  let sum = 0;
  let elapsed = 0;
  const usage = process.cpuUsage();
  const start = performance.now();
  do {
    sum += run();
    passes++;
    elapsed = performance.now() - start;
  } while (elapsed < MILLISECONDS);
  const { user, system } = process.cpuUsage(usage);
  if (!Number.isFinite(sum)) throw new Error(`the sum is ${sum}`);
  const count = passes * COUNT * each;
  return { wall: count / elapsed / 1000, processor: count / (user + system) };
}

/** The sign of (exact result) − t, without the result itself. */
const exact = doubleToRational;
const signs = {
  add: (a, b, t) => rationals.compare(exact(a).add(exact(b)), exact(t)),
  subtract: (a, b, t) => rationals.compare(exact(a).sub(exact(b)), exact(t)),
  multiply: (a, b, t) => rationals.compare(exact(a).mul(exact(b)), exact(t)),
  divide: (a, b, t) => Math.sign(b) * rationals.compare(exact(a), exact(t).mul(exact(b))),
  sqrt: (a, _b, t) => (t < 0 ? 1 : rationals.compare(exact(a), exact(t).mul(exact(t)))),
};

/** On random doubles of all exponents: how many results do not hold the exact one, and how many have the best ends. */
function soundness(evaluate, operation) {
  const draw = generator(7);
  const bits = new DataView(new ArrayBuffer(8));
  const double = () => {
    bits.setUint32(0, draw() * 2 ** 32);
    bits.setUint32(4, draw() * 2 ** 32);
    const value = bits.getFloat64(0);
    return Number.isFinite(value) && value !== 0 ? value : 1;
  };
  const sign = (a, b, t) => (Number.isFinite(t) ? signs[operation](a, b, t) : -Math.sign(t));
  const [result, tally] = [new Float64Array(2), { missed: 0, missedInRange: 0, best: 0, example: undefined }];
  for (let n = 0; n < SAMPLES; n++) {
    const a = operation === 'sqrt' ? Math.abs(double()) : double();
    // Half of the second operands are of the size of the first, so that sums and quotients are not trivial.
    const near = a * (0.5 + draw());
    const b = n % 2 === 1 && Number.isFinite(near) && near !== 0 ? near : double();
    evaluate(operation, a, b, result);
    const [lo, hi] = result;
    if (!(sign(a, b, lo) >= 0 && sign(a, b, hi) <= 0)) {
      tally.missed++;
      if (Math.abs(lo) < Infinity) tally.missedInRange++;
      tally.example ??= `${operation} of ${a}${operation === 'sqrt' ? '' : ` and ${b}`}: [${lo}, ${hi}]`;
    } else if (lo === hi || nextUp(lo) === hi) tally.best++;
  }
  return tally;
}

const view = new DataView(new ArrayBuffer(8));
function nextUp(value) {
  if (value === 0) return Number.MIN_VALUE;
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return view.getFloat64(0);
}

const slots = new Float64Array(6);
function evaluateOurs(operation, a, b, result) {
  slots.set([a, a, b, b], 2);
  inPlace[operation](slots, 0, 2, 4);
  result.set(slots.subarray(0, 2));
}

const evaluateTheirs = (Interval) => (operation, a, b, result) => {
  const [p, q] = [new Interval(a, a), new Interval(b, b)];
  const { lo, hi } = operation === 'sqrt' ? Interval.sqrt(p) : Interval[operation](p, q);
  result.set([lo, hi]);
};

/** The peer, installed into the folder; undefined where that fails. */
function installPeer(folder) {
  writeFileSync(join(folder, 'package.json'), '{}');
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', PEER], { cwd: folder, stdio: 'ignore' });
  return status === 0 ? createRequire(join(folder, 'package.json'))('interval-arithmetic').default : undefined;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const shown = (n) => (n < 10 ? n.toFixed(1) : n.toFixed(0));

function table(head, rows) {
  const widths = head.map((title, at) => Math.max(4, title.length, ...rows.map((row) => row[at].length)));
  const pad = (cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]));
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [head.map(pad), rule, ...rows.map((row) => row.map(pad))].map((cells) => `| ${cells.join(' | ')} |`);
}

function speedTable(peer) {
  const sides = peer === undefined ? [ours] : [ours, theirs(peer)];
  const names = [...operations, 'mix'];
  const rates = names.map(() => sides.map(() => []));
  for (let round = 1; round <= ROUNDS; round++) {
    process.stderr.write(`round ${round} of ${ROUNDS}\n`);
    for (const [at, name] of names.entries())
      for (const [side, runs] of sides.entries()) rates[at][side].push(speed(runs[name], name === 'mix' ? 6 : 1));
  }
  const rows = names.map((name, at) => {
    const cells = rates[at].map((list) =>
      ['wall', 'processor'].map((clock) => median(list.map((rate) => rate[clock]))),
    );
    const ratio = cells.length < 2 ? [] : [`${shown(cells[0][1] / cells[1][1])} ×`];
    return [name === 'mix' ? 'mix of all and abs' : name, ...cells.flat().map(shown), ...ratio];
  });
  const theirHead = peer === undefined ? [] : [`${PEER}, wall`, 'processor', 'ratio'];
  return table(['operation', 'ours, wall', 'processor', ...theirHead], rows);
}

function soundnessTable(peer) {
  const examples = [];
  const rows = operations.map((operation) => {
    const tallies = [evaluateOurs, ...(peer === undefined ? [] : [evaluateTheirs(peer)])].map((evaluate) =>
      soundness(evaluate, operation),
    );
    for (const { example } of tallies) if (example !== undefined) examples.push(`- ${example}`);
    const cells = tallies.map(({ missed, missedInRange, best }) => [
      missed === 0 ? '0' : `${missed} (${missedInRange})`,
      `${((100 * best) / SAMPLES).toFixed(1)} %`,
    ]);
    return [operation, ...cells.flat()];
  });
  const theirHead = peer === undefined ? [] : [`${PEER}, missed`, 'best'];
  const lines = table(['operation', 'ours, missed', 'best', ...theirHead], rows);
  return examples.length === 0 ? lines : [...lines, '', 'The first of each that misses:', '', ...examples];
}

/** The sine at random doubles up to 2^20 in magnitude: how often the peer's interval has no point in common with ours. */
function sineLine(Interval) {
  const draw = generator(7);
  let disjoint = 0;
  for (let n = 0; n < SAMPLES; n++) {
    const a = (2 * draw() - 1) * 2 ** (20 * draw());
    const { lo, hi } = Interval.sin(new Interval(a, a));
    const mine = intervals.sin(point(a));
    if (lo > mine.hi || hi < mine.lo) disjoint++;
  }
  return `The sine at ${SAMPLES} random doubles up to 2^20: ${disjoint} intervals of ${PEER} have no point in common with ours (which the tests hold against Taylor's series in integers).`;
}

function main() {
  const folder = mkdtempSync(join(tmpdir(), 'tightframe-bench-'));
  try {
    const [load] = loadavg();
    const peer = installPeer(folder);
    if (peer === undefined) process.stderr.write(`${PEER}: cannot be installed, skipped\n`);
    const proofs = [1, 2, 3].map(() => supportingLine());
    if (proofs.some(({ kind }) => kind !== 'proved')) throw new Error('the supporting line is not proved');
    const text = [
      '# Results: interval arithmetic',
      '',
      'Written by `node bench/rigor.mjs`; what is measured, and how, is in [README.md](README.md).',
      '',
      `${cpus()[0].model.trim()}, ${availableParallelism()} cores, one used; Node ${process.version}. Median of ${ROUNDS} rounds; load average ${load.toFixed(1)} before them.`,
      '',
      '## Millions of operations a second',
      '',
      ...speedTable(peer),
      '',
      '## Against exact rationals',
      '',
      `${SAMPLES} pairs of random doubles of all exponents. Missed: the interval does not hold the exact result (in brackets: with finite ends). Best: its ends are equal or neighbours.`,
      '',
      ...soundnessTable(peer),
      '',
      ...(peer === undefined ? [] : [sineLine(peer), '']),
      '## The supporting line of the pentagon',
      '',
      `A proof of R ≥ 0 on [0, 1] × [0, cos 36°], with the exact constants and the exact check of its zero: ${proofs[0].boxes} boxes, ` +
        `${proofs.map(({ seconds }) => `${seconds.toFixed(2)} s`).join(', ')} (first, second and third time in the process).`,
      '',
    ].join('\n');
    writeFileSync(here('results-rigor.md'), text);
    process.stdout.write(text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
