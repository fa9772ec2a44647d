/** # Integers. Defines `absolute`, `gcdInteger`, `bitLength`, `symmetricRemainder`, `invertModulo`.
 *
 * The few number-theoretic operations on bigints that polynomial arithmetic needs.
 * @module */
import { DomainError } from './errors.js';

export const absolute = (a: bigint): bigint => (a < 0n ? -a : a);

/** The nonnegative greatest common divisor; gcd(0, 0) = 0. */
export function gcdInteger(a: bigint, b: bigint): bigint {
  let x = absolute(a);
  let y = absolute(b);
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The least k ≥ 0 with |a| < 2^k; 0 for a = 0. Linear time: hexadecimal digits come without division. */
export function bitLength(a: bigint): number {
  if (a === 0n) return 0;
  const digits = absolute(a).toString(16);
  return 4 * digits.length - Math.clz32(Number.parseInt(digits[0]!, 16)) + 28;
}

/** The r ≡ a (mod m) with −m/2 < r ≤ m/2, for m > 0. */
export function symmetricRemainder(a: bigint, m: bigint): bigint {
  const r = a % m;
  const twice = r + r;
  return twice > m ? r - m : twice <= -m ? r + m : r;
}

/** The r ≡ a (mod m) with 0 ≤ r < m, for m > 0. */
export function nonnegativeRemainder(a: bigint, m: bigint): bigint {
  const r = a % m;
  return r < 0n ? r + m : r;
}

/** The inverse of a modulo m > 1, in [1, m). @throws DomainError when gcd(a, m) ≠ 1 */
export function invertModulo(a: bigint, m: bigint): bigint {
  let [r0, r1] = [m, nonnegativeRemainder(a, m)];
  let [t0, t1] = [0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1] = [r1, r0 - q * r1];
    [t0, t1] = [t1, t0 - q * t1];
  }
  if (r0 !== 1n) throw new DomainError({ where: 'inverse modulo', expected: `a unit modulo ${m}`, found: String(a) });
  return t0 < 0n ? t0 + m : t0;
}

/** The nonnegative least common multiple of nonzero integers. */
export function lcmInteger(a: bigint, b: bigint): bigint {
  return absolute(a / gcdInteger(a, b)) * absolute(b);
}
