/** # Rationals. Defines `Rational`, `rational`, `rationals`, `rationalToNumber`. The only file that knows fraction.js.
 *
 * A `Rational` is a fraction.js value: reduced, `n` ≥ 0 and `d` > 0 bigints, `s` its sign, with s = 1n for zero.
 * @module */
import { Fraction } from 'fraction.js';
import { DomainError } from './errors.js';
import type { OrderedField, Sign } from './field.js';

export type Rational = Fraction;

/** The rational n/d. @throws DomainError when d = 0, or a `number` is no safe integer. */
export function rational(n: bigint | number | string, d: bigint | number = 1n): Rational {
  if (typeof n === 'string') {
    if (!/^-?\d+(\/\d+)?$/.test(n)) throw new DomainError({ where: 'rational', expected: 'a or a/b', found: n });
    const [p, q] = n.split('/');
    return rational(BigInt(p!), BigInt(q ?? 1n));
  }
  const numerator = toBigInt(n);
  const denominator = toBigInt(d);
  if (denominator === 0n)
    throw new DomainError({ where: 'rational', expected: 'a nonzero denominator', found: `${n}/0` });
  return new Fraction(numerator, denominator);
}

function toBigInt(n: bigint | number): bigint {
  if (typeof n === 'bigint') return n;
  if (!Number.isSafeInteger(n))
    throw new DomainError({ where: 'rational', expected: 'a safe integer', found: String(n) });
  return BigInt(n);
}

/** The numerator with its sign. */
export const numerator = (q: Rational): bigint => q.s * q.n;

/** `a` or `a/b`. */
export const rationalToString = (q: Rational): string => (q.d === 1n ? String(numerator(q)) : `${numerator(q)}/${q.d}`);

const sign = (n: number): Sign => (n < 0 ? -1 : n > 0 ? 1 : 0);
const zero = rational(0n);

/** Q as an ordered field. */
export const rationals: OrderedField<Rational> = Object.freeze({
  zero,
  one: rational(1n),
  fromInteger: (n: bigint | number) => rational(n),
  fromRational: (q: Rational) => q,
  add: (a: Rational, b: Rational) => a.add(b),
  sub: (a: Rational, b: Rational) => a.sub(b),
  neg: (a: Rational) => a.neg(),
  mul: (a: Rational, b: Rational) => a.mul(b),
  inv: (a: Rational) => {
    if (a.n === 0n) throw new DomainError({ where: 'inverse', expected: 'a nonzero rational', found: '0' });
    return a.inverse();
  },
  div: (a: Rational, b: Rational) => {
    if (b.n === 0n) throw new DomainError({ where: 'division', expected: 'a nonzero divisor', found: '0' });
    return a.div(b);
  },
  equals: (a: Rational, b: Rational) => a.equals(b),
  isZero: (a: Rational) => a.n === 0n,
  sign: (a: Rational) => sign(Number(numerator(a))),
  compare: (a: Rational, b: Rational) => sign(a.compare(b)),
});

const bitLength = (n: bigint): number => n.toString(2).length;

/** The double nearest to q, ties to even; ±Infinity beyond the range of doubles. Subnormals are rounded once. */
export function rationalToNumber(q: Rational): number {
  if (q.n === 0n) return 0;
  // Scale so that the integer quotient has at least 55 bits (53 + guard + sticky); Number(bigint) rounds to nearest even.
  const exponent = bitLength(q.n) - bitLength(q.d);
  // Below the normal range fewer bits are left; the quotient then ends at 2^-1074 with two guard bits.
  const shift = Math.min(64 - exponent, 1076);
  const scaled = shift >= 0 ? q.n << BigInt(shift) : q.n;
  const divisor = shift >= 0 ? q.d : q.d << BigInt(-shift);
  let quotient = scaled / divisor;
  if (quotient * divisor !== scaled) quotient |= 1n; // sticky bit: keeps a tie from being seen where there is none
  if (shift === 1076 && quotient < 1n << 55n) return Number(q.s) * roundSubnormal(quotient);
  return Number(q.s) * scaleByPowerOfTwo(Number(quotient), -shift);
}

/** quotient·2^−1076 with quotient an integer carrying two guard bits, rounded to a multiple of 2^−1074. */
function roundSubnormal(quotient: bigint): number {
  const floor = quotient >> 2n;
  const rest = quotient & 3n;
  const up = rest > 2n || (rest === 2n && (floor & 1n) === 1n);
  return Number(up ? floor + 1n : floor) * Number.MIN_VALUE;
}

/** x·2^e without intermediate overflow; exact unless the result leaves the normal range. */
function scaleByPowerOfTwo(x: number, e: number): number {
  let result = x;
  let rest = e;
  for (; rest > 1000; rest -= 1000) result *= 2 ** 1000;
  for (; rest < -1000; rest += 1000) result *= 2 ** -1000;
  return result * 2 ** rest;
}
