// `node bench/rigor.mjs`, after `npm run build`: interval operations a second here and in the npm package interval-arithmetic, in turn in one
// process, on the same operands; how often each misses the exact result; and the two-variable proof of proofs/pentagon. Writes
// results-rigor.md. The package is installed into a temporary folder; where that fails it is skipped, with a message. See README.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { doubleToRational, inPlace, rationals } from '../dist/index.js';
import { supportingLine } from '../dist/proofs/pentagon/supportingLine.js';

const ROUNDS = 7;
const COUNT = 4096;
const MILLISECONDS = 300;
const SAMPLES = 100_000;
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

const ours = {
  add: () => pass((i) => inPlace.add(memory, R + i, i, Y + i)),
  subtract: () => pass((i) => inPlace.subtract(memory, R + i, i, Y + i)),
  multiply: () => pass((i) => inPlace.multiply(memory, R + i, i, Y + i)),
  divide: () => pass((i) => inPlace.divide(memory, R + i, i, Z + i)),
  sqrt: () => pass((i) => inPlace.sqrt(memory, R + i, Z + i)),
  /** The five in a chain: √(((x + y) − x)·y ÷ z), each on the result of the one before. */
  mix: () =>
    pass((i) => {
      inPlace.add(memory, R + i, i, Y + i);
      inPlace.subtract(memory, R + i, R + i, i);
      inPlace.multiply(memory, R + i, R + i, Y + i);
      inPlace.divide(memory, R + i, R + i, Z + i);
      inPlace.abs(memory, R + i, R + i);
      inPlace.sqrt(memory, R + i, R + i);
    }),
};

function pass(step) {
  let sum = 0;
  for (let i = 0; i < 2 * COUNT; i += 2) {
    step(i);
    sum += memory[R + i] + memory[R + i + 1];
  }
  return sum;
}

/** The same with the peer's intervals. */
function theirs(Interval) {
  const list = (ends) => Array.from({ length: COUNT }, (_, i) => new Interval(ends[2 * i], ends[2 * i + 1]));
  const [a, b, c] = [list(x), list(y), list(z)];
  const passOf = (step) => () => {
    let sum = 0;
    for (let i = 0; i < COUNT; i++) {
      const { lo, hi } = step(i);
      sum += lo + hi;
    }
    return sum;
  };
  return {
    add: passOf((i) => Interval.add(a[i], b[i])),
    subtract: passOf((i) => Interval.subtract(a[i], b[i])),
    multiply: passOf((i) => Interval.multiply(a[i], b[i])),
    divide: passOf((i) => Interval.divide(a[i], c[i])),
    sqrt: passOf((i) => Interval.sqrt(c[i])),
    mix: passOf((i) => {
      let r = Interval.subtract(Interval.add(a[i], b[i]), a[i]);
      r = Interval.divide(Interval.multiply(r, b[i]), c[i]);
      return Interval.sqrt(Interval.abs(r));
    }),
  };
}

/** Operations (a pass of the mix has six an interval) a second, in millions; the sums keep the work from being left out. */
function speed(run, each) {
  let passes = 0;
  let sum = 0;
  const start = performance.now();
  let elapsed = 0;
  do {
    sum += run();
    passes++;
    elapsed = performance.now() - start;
  } while (elapsed < MILLISECONDS);
  if (!Number.isFinite(sum)) throw new Error(`the sum is ${sum}`);
  return (passes * COUNT * each) / elapsed / 1000;
}

/** On random operands of all exponents: how many results do not hold the exact one, and how many are the best. */
function soundness(evaluate, operation) {
  const draw = generator(7);
  const bits = new DataView(new ArrayBuffer(8));
  const double = () => {
    bits.setUint32(0, draw() * 2 ** 32);
    bits.setUint32(4, draw() * 2 ** 32);
    const value = bits.getFloat64(0);
    return Number.isFinite(value) && value !== 0 ? value : 1;
  };
  const exact = (value) => doubleToRational(value);
  // The sign of (exact result) − t, without the result itself.
  const signs = {
    add: (a, b, t) => rationals.compare(exact(a).add(exact(b)), exact(t)),
    subtract: (a, b, t) => rationals.compare(exact(a).sub(exact(b)), exact(t)),
    multiply: (a, b, t) => rationals.compare(exact(a).mul(exact(b)), exact(t)),
    divide: (a, b, t) => Math.sign(b) * rationals.compare(exact(a), exact(t).mul(exact(b))),
    sqrt: (a, _b, t) => (t < 0 ? 1 : rationals.compare(exact(a), exact(t).mul(exact(t)))),
  };
  const sign = (a, b, t) => (Number.isFinite(t) ? signs[operation](a, b, t) : -Math.sign(t));
  let missed = 0;
  let example;
  for (let n = 0; n < SAMPLES / 10; n++) {
    const a = operation === 'sqrt' ? Math.abs(double()) : double();
    // Half of the second operands have a similar exponent, so that sums and quotients are not trivial.
    const b = n % 2 === 0 ? double() : a * (0.5 + draw());
    const { lo, hi } = evaluate(operation, a, b === 0 || !Number.isFinite(b) ? 1 : b);
    if (!(sign(a, b, lo) >= 0 && sign(a, b, hi) <= 0)) {
      missed++;
      example ??= { a, b, lo, hi };
    }
  }
  return { missed, example };
}
console.log(operations.concat('mix').map((o) => [o, speed(ours[o], o === 'mix' ? 6 : 1)]));
const dir = '/tmp/peer';
const P = createRequire(dir + '/x.js')('interval-arithmetic').default;
const t = theirs(P);
console.log(operations.concat('mix').map((o) => [o, speed(t[o], o === 'mix' ? 6 : 1)]));
