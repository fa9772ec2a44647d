/** # Sine and cosine. Defines `sine`, `piInterval`.
 *
 * `Math.sin` promises nothing and is not used. For |x| ≤ 2^20, x = k·π/2 + r with any integer k near 2x/π: the identity needs no trust in
 * how k was found. r is enclosed in interval arithmetic with π/2 = P₁ + P₂ + P₃, where P₁ and P₂ are doubles of 32 bits (k·P₁, k·P₂ are
 * exact) and P₃ lies in an interval of relative width 2^−52: its absolute error is below 2^−53|r| + 2^−94. On |r| ≤ 0.8, with t = r²,
 * sin r = r·S₁ and cos r = C₁, where S_n = 1 − t/(2n(2n + 1))·S_{n+1} and C_n = 1 − t/((2n − 1)2n)·C_{n+1}. Each S_n and C_n is an
 * alternating series of falling terms that begins with 1, so it lies in [0, 1]: that is the remainder term, taken at n = 12, where it
 * weighs less than 2^−70.
 * Farther out the result is [−1, 1].
 * @module */
import { rational } from '../exact/rational.js';
import { encloseRational } from './enclosure.js';
import type { Interval } from './interval.js';
import { addDown, addUp, divideDown, divideUp, multiplyDown, multiplyUp } from './rounding.js';

/** Beyond this the result is [−1, 1]. */
const LARGEST = 2 ** 20;
const TERMS = 12;

const BITS = 256;

/** |value − arctan(1/n)·2^BITS| ≤ error: each term is rounded down by less than 1, and the first one left out is below 1. */
function arctanOfInverse(n: bigint): { readonly value: bigint; readonly error: bigint } {
  const unit = 1n << BigInt(BITS);
  let value = 0n;
  let terms = 0n;
  for (let power = n; power <= unit; power *= n * n) {
    const term = unit / (power * (2n * terms + 1n));
    value += terms % 2n === 0n ? term : -term;
    terms++;
  }
  return { value, error: terms + 1n };
}

/** π·2^BITS between integers, by Machin's formula π = 16·arctan(1/5) − 4·arctan(1/239). */
const scaledPi = (() => {
  const [a, b] = [arctanOfInverse(5n), arctanOfInverse(239n)];
  const value = 16n * a.value - 4n * b.value;
  const error = 16n * a.error + 4n * b.error;
  return { lo: value - error, hi: value + error };
})();

/** value/2^(BITS + 1). */
const encloseHalved = (value: bigint): Interval => encloseRational(rational(value, 1n << BigInt(BITS + 1)));

/** The leading 32 bits of π/2 − taken, as a double and at scale 2^(BITS + 1). */
function leadingBits(taken: bigint): { readonly part: number; readonly scaled: bigint } {
  const rest = scaledPi.lo - taken;
  const shift = BigInt(rest.toString(2).length - 32);
  const scaled = (rest >> shift) << shift;
  return { part: encloseHalved(scaled).lo, scaled };
}
const first = leadingBits(0n);
const second = leadingBits(first.scaled);
const taken = first.scaled + second.scaled;
const thirdLo = encloseHalved(scaledPi.lo - taken).lo;
const thirdHi = encloseHalved(scaledPi.hi - taken).hi;

/** π between neighbouring doubles. */
export const piInterval = Object.freeze({
  lo: 2 * encloseHalved(scaledPi.lo).lo,
  hi: 2 * encloseHalved(scaledPi.hi).hi,
});

/** Results of `reduce`, `series` and `sineAt`, to spare allocation: an interval each. */
const argument = new Float64Array(2);
const factor = new Float64Array(2);
const value = new Float64Array(2);

/** Sets `argument` to r with x = k·π/2 + r. @returns k */
function reduce(x: number): number {
  const k = Math.round(x * (2 / Math.PI));
  const a = k * first.part;
  const b = k * second.part;
  const lo = addDown(addDown(x, -a), -b);
  const hi = addUp(addUp(x, -a), -b);
  argument[0] = addDown(lo, -(k > 0 ? multiplyUp(k, thirdHi) : multiplyUp(k, thirdLo)));
  argument[1] = addUp(hi, -(k > 0 ? multiplyDown(k, thirdLo) : multiplyDown(k, thirdHi)));
  return k;
}

/** Sets `factor` to S₁ for `odd` = 1, to C₁ for `odd` = 0, at r with 0 ≤ r ≤ 0.8. */
function series(r: number, odd: 0 | 1): void {
  const lowSquare = multiplyDown(r, r);
  const highSquare = multiplyUp(r, r);
  let lo = 0;
  let hi = 1;
  for (let n = TERMS - 1; n >= 1; n--) {
    const divisor = 2 * n * (2 * n + (odd ? 1 : -1));
    const low = addDown(1, -multiplyUp(divideUp(highSquare, divisor), hi));
    hi = addUp(1, -multiplyDown(divideDown(lowSquare, divisor), lo));
    lo = low;
  }
  factor[0] = lo;
  factor[1] = hi;
}

/** A bound of sin r for |r| ≤ 0.8: the lower one for `end` = 0, the upper one for `end` = 1. */
function sineBound(r: number, end: 0 | 1): number {
  series(Math.abs(r), 1);
  if (r >= 0) return end === 0 ? multiplyDown(r, factor[0]!) : multiplyUp(r, factor[1]!);
  return end === 0 ? multiplyDown(r, factor[1]!) : multiplyUp(r, factor[0]!);
}

/** Sets `value` to sin(r + phase·π/2) for r in `argument`, within ±0.8. */
function shifted(phase: number): void {
  const lo = argument[0]!;
  const hi = argument[1]!;
  if (phase % 2 === 0) {
    value[0] = sineBound(lo, 0);
    value[1] = sineBound(hi, 1);
  } else {
    series(Math.max(-lo, hi), 0);
    value[0] = factor[0]!;
    series(lo > 0 ? lo : hi < 0 ? -hi : 0, 0);
    value[1] = factor[1]!;
  }
  if (phase >= 2) {
    const low = value[0]!;
    value[0] = -value[1]!;
    value[1] = -low;
  }
}

/** Slot o of m becomes sin(x + shift·π/2), x the interval in slot i: the sine for `shift` = 0, the cosine for 1. */
export function sine(m: Float64Array, o: number, i: number, shift: 0 | 1): void {
  const a = m[i]!;
  const b = m[i + 1]!;
  m[o] = -1;
  m[o + 1] = 1;
  if (!(a >= -LARGEST && b <= LARGEST && b - a < 6.25)) return;
  const ka = reduce(a);
  if (!(argument[0]! >= -0.8 && argument[1]! <= 0.8)) return;
  // An extremum at j·π/2 lies in [a, b] only for j from the one at or after a to the one at or before b.
  const from = argument[0]! <= 0 ? ka : ka + 1;
  shifted((((ka + shift) % 4) + 4) % 4);
  let lo = value[0]!;
  let hi = value[1]!;
  const kb = reduce(b);
  if (!(argument[0]! >= -0.8 && argument[1]! <= 0.8)) return;
  const to = argument[1]! >= 0 ? kb : kb - 1;
  shifted((((kb + shift) % 4) + 4) % 4);
  lo = Math.min(lo, value[0]!);
  hi = Math.max(hi, value[1]!);
  for (let j = from; j <= to; j++) {
    const phase = (((j + shift) % 4) + 4) % 4;
    if (phase === 1) hi = 1;
    if (phase === 3) lo = -1;
  }
  m[o] = Math.max(lo, -1);
  m[o + 1] = Math.min(hi, 1);
}
