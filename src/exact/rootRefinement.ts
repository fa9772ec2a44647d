/** # Refinement of real roots. Defines `RootInterval`, `refineRoot`.
 *
 * Quadratic interval refinement: an interval with a sign change is cut into N = 2^s equal cells, the secant proposes the
 * cell, and exact signs at its two ends confirm it. Success squares N, failure takes its square root, and N = 2 is
 * bisection, which cannot fail. Source: J. Abbott, Quadratic interval refinement for real roots, ISSAC 2006 poster.
 * @module */
import { dyadicToRational, type ScaledValue, signAtDyadic, valueAtDyadic } from './dyadic.js';
import { DomainError } from './errors.js';
import { type IntegerPolynomial, signAtRational } from './integerPolynomial.js';
import { absolute, bitLength } from './integers.js';
import { numerator, type Rational, rationalToString } from './rational.js';

/** Closed. Either lo = hi is a root, or the polynomial takes opposite signs at lo and hi and has one root in between. */
export interface RootInterval {
  readonly lo: Rational;
  readonly hi: Rational;
}

/** The root in [lo, hi]/2^exponent; lo = hi for the root itself. */
export interface DyadicInterval {
  readonly lo: bigint;
  readonly hi: bigint;
  readonly exponent: number;
}

/** An interval of width at most 2^−bits around the same root, with dyadic endpoints; a point stays as it is, and a root
 *  that is met exactly becomes one. An interval that already is so is returned unchanged.
 *  @param p nonzero and square-free
 *  @param bits may be negative
 *  @throws DomainError when p has the same sign at both ends */
export function refineRoot(p: IntegerPolynomial, interval: RootInterval, bits: number): RootInterval {
  const { lo, hi } = interval;
  if (lo.equals(hi)) return interval;
  const exponentLo = dyadicExponent(lo);
  const exponentHi = dyadicExponent(hi);
  if (exponentLo !== undefined && exponentHi !== undefined) {
    const exponent = Math.max(exponentLo, exponentHi);
    const start = {
      lo: numerator(lo) << BigInt(exponent - exponentLo),
      hi: numerator(hi) << BigInt(exponent - exponentHi),
      exponent,
    };
    if (widthIsAtMost(start, bits)) return interval;
    return toRootInterval(refineDyadic(p, start, bits));
  }
  return toRootInterval(refineDyadic(p, dyadicInterval(p, interval), bits));
}

export function toRootInterval({ lo, hi, exponent }: DyadicInterval): RootInterval {
  const left = dyadicToRational({ numerator: lo, exponent });
  return { lo: left, hi: lo === hi ? left : dyadicToRational({ numerator: hi, exponent }) };
}

/** e when the denominator is 2^e. */
function dyadicExponent(q: Rational): number | undefined {
  const { d } = q;
  return (d & (d - 1n)) === 0n ? bitLength(d) - 1 : undefined;
}

function widthIsAtMost({ lo, hi, exponent }: DyadicInterval, bits: number): boolean {
  const width = hi - lo;
  return exponent >= bits ? width <= 1n << BigInt(exponent - bits) : width << BigInt(bits - exponent) <= 1n;
}

/** A dyadic interval inside the given one, around the same root: endpoints are rounded inwards, more and more finely,
 *  until the signs at the ends are kept. */
function dyadicInterval(p: IntegerPolynomial, { lo, hi }: RootInterval): DyadicInterval {
  const signLo = signAtRational(p, lo);
  const signHi = signAtRational(p, hi);
  if (signLo * signHi >= 0) throw noSignChange(lo, hi);
  for (let exponent = 1; ; exponent *= 2) {
    const left = (numerator(lo) << BigInt(exponent)) / lo.d + 1n; // above lo, by at most 2 units
    const right = (numerator(hi) << BigInt(exponent)) / hi.d - 1n;
    if (left >= right) continue;
    const atLeft = signAtDyadic(p, { numerator: left, exponent });
    const atRight = signAtDyadic(p, { numerator: right, exponent });
    if (atLeft === 0) return { lo: left, hi: left, exponent };
    if (atRight === 0) return { lo: right, hi: right, exponent };
    if (atLeft === signLo && atRight === signHi) return { lo: left, hi: right, exponent };
  }
}

const noSignChange = (lo: Rational, hi: Rational): DomainError =>
  new DomainError({
    where: 'refinement of a root',
    expected: 'opposite signs at the ends of the interval',
    found: `[${rationalToString(lo)}, ${rationalToString(hi)}]`,
  });

interface End {
  readonly at: bigint;
  readonly value: ScaledValue;
}

/** The work of `refineRoot`, on numerators. */
export function refineDyadic(p: IntegerPolynomial, start: DyadicInterval, bits: number): DyadicInterval {
  if (start.lo === start.hi || widthIsAtMost(start, bits)) return start;
  const finalExponent = Math.max(start.exponent, bits + bitLength(start.hi - start.lo - 1n));
  let { exponent } = start;
  // The secant can only gain as many bits as the values carry beyond the size of the interval.
  const evaluate = (at: bigint): End => {
    const guardBits = 32 + Math.min(exponent, finalExponent - exponent);
    return { at, value: valueAtDyadic(p, { numerator: at, exponent }, guardBits) };
  };
  let lo = evaluate(start.lo);
  let hi = evaluate(start.hi);
  const width = hi.at - lo.at; // never changes: cells get narrower by a growing exponent
  const negativeAtLo = lo.value.value < 0n;
  if (lo.value.value === 0n) return { lo: lo.at, hi: lo.at, exponent };
  if (hi.value.value === 0n) return { lo: hi.at, hi: hi.at, exponent };
  if (negativeAtLo === hi.value.value < 0n) {
    const { lo: left, hi: right } = toRootInterval(start);
    throw noSignChange(left, right);
  }
  let step = 2;
  while (exponent < finalExponent) {
    const s = Math.min(step, finalExponent - exponent);
    const origin = lo.at << BigInt(s);
    const end = hi.at << BigInt(s);
    exponent += s;
    const guess = origin + secantCell(lo.value, hi.value, s) * width;
    const first = evaluate(guess);
    if (first.value.value === 0n) return { lo: guess, hi: guess, exponent };
    const rootIsRight = first.value.value < 0n === negativeAtLo;
    const neighbour = rootIsRight ? guess + width : guess - width;
    const second =
      neighbour === end ? { ...hi, at: end } : neighbour === origin ? { ...lo, at: origin } : evaluate(neighbour);
    if (second.value.value === 0n) return { lo: neighbour, hi: neighbour, exponent };
    if ((second.value.value < 0n === negativeAtLo) !== rootIsRight) {
      [lo, hi] = rootIsRight ? [first, second] : [second, first];
      step *= 2;
    } else {
      exponent -= s;
      step = Math.max(1, Math.floor(s / 2));
    }
  }
  return { lo: lo.at, hi: hi.at, exponent };
}

/** The grid point 1 ≤ j ≤ 2^s − 1 nearest to where the secant through (0, lo) and (2^s, hi) meets the axis. */
function secantCell(lo: ScaledValue, hi: ScaledValue, s: number): bigint {
  const scale = Math.max(lo.scale, hi.scale);
  const left = absolute(lo.value) << BigInt(scale - lo.scale);
  const right = absolute(hi.value) << BigInt(scale - hi.scale);
  const sum = left + right;
  const j = ((left << BigInt(s + 1)) + sum) / (2n * sum);
  const last = (1n << BigInt(s)) - 1n;
  return j < 1n ? 1n : j > last ? last : j;
}
