/** # From exact numbers to intervals and back. Defines `enclose`, `encloseRational`, `doubleToRational`, `intervalEnds`.
 *
 * Doubles are dyadic rationals, so an interval has exact ends; an exact number has one best interval: its double, if it is one, else
 * the two doubles next to it.
 * @module */
import { DomainError } from '../exact/errors.js';
import type { AlgebraicNumber } from '../exact/numberField.js';
import { type Rational, rational, rationals, rationalToNumber } from '../exact/rational.js';
import type { Interval } from './interval.js';

const bits = new DataView(new ArrayBuffer(8));

/** The least double above x < ∞. */
export function nextUp(x: number): number {
  if (x === 0) return Number.MIN_VALUE;
  if (x === Infinity) return x;
  bits.setFloat64(0, x);
  bits.setBigInt64(0, bits.getBigInt64(0) + (x > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}

/** The greatest double below x > −∞. */
export const nextDown = (x: number): number => -nextUp(-x);

/** The exact value of a double. @throws DomainError for NaN and ±∞ */
export function doubleToRational(x: number): Rational {
  if (!Number.isFinite(x)) throw new DomainError({ where: 'rational', expected: 'a finite double', found: String(x) });
  bits.setFloat64(0, x);
  const word = bits.getBigUint64(0);
  const exponent = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  const magnitude = exponent === 0 ? fraction : fraction | (1n << 52n);
  const shift = Math.max(exponent, 1) - 1075;
  const signed = word >> 63n === 1n ? -magnitude : magnitude;
  return shift >= 0 ? rational(signed << BigInt(shift)) : rational(signed, 1n << BigInt(-shift));
}

/** The exact ends. @throws DomainError when one is infinite */
export const intervalEnds = ({ lo, hi }: Interval): { readonly lo: Rational; readonly hi: Rational } => ({
  lo: doubleToRational(lo),
  hi: doubleToRational(hi),
});

/** The least interval between doubles, from a double near the number and the comparison of doubles with it. */
function tightest(near: number, compareToNumber: (x: number) => number): Interval {
  const compare = (x: number): number => (Number.isFinite(x) ? compareToNumber(x) : x);
  let lo = near;
  while (compare(lo) > 0) lo = nextDown(lo);
  let hi = lo;
  while (compare(hi) < 0) {
    lo = hi;
    hi = nextUp(hi);
  }
  return compare(hi) === 0 ? { lo: hi, hi } : { lo, hi };
}

/** The tightest interval with q. */
export function encloseRational(q: Rational): Interval {
  return tightest(rationalToNumber(q), (x) => rationals.compare(doubleToRational(x), q));
}

/** The tightest interval with the real number: ends differ by one unit in the last place, or not at all when it is a double. */
export function enclose({ field, element }: AlgebraicNumber): Interval {
  const q = field.asRational(element);
  if (q !== undefined) return encloseRational(q);
  return tightest(field.toNumber(element), (x) => field.compare(field.fromRational(doubleToRational(x)), element));
}
