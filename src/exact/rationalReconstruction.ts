/** # Fractions from residues. Defines `commonDenominator`.
 *
 * A fraction r/t is told by its residue modulo m when r and t are below about √(m/2). Source: J. von zur Gathen, J. Gerhard,
 * Modern Computer Algebra, §5.10.
 * @module */
import { absolute, bitLength, nonnegativeRemainder, symmetricRemainder } from './integers.js';

/** A common denominator of the fractions with these residues, found by Euclid's algorithm one after the other; undefined when
 *  one of them has no numerator and denominator below √(modulus/2). */
export function commonDenominator(residues: readonly bigint[], modulus: bigint): bigint | undefined {
  let common = 1n;
  for (const residue of residues) {
    const denominator = denominatorOf(symmetricRemainder(residue * common, modulus), modulus);
    if (denominator === undefined) return undefined;
    common *= denominator;
  }
  return common;
}

/** The least t > 0 with |t·a mod m| < 2^h, where t itself is that small; h is the largest number with 2·2^h·2^h ≤ m, so that
 *  there is at most one such fraction. */
function denominatorOf(a: bigint, m: bigint): bigint | undefined {
  const bound = 1n << BigInt(Math.max(0, (bitLength(m) - 2) >> 1));
  let [r0, r1] = [m, nonnegativeRemainder(a, m)];
  let [t0, t1] = [0n, 1n];
  while (r1 >= bound) {
    const q = r0 / r1;
    [r0, r1] = [r1, r0 - q * r1];
    [t0, t1] = [t1, t0 - q * t1];
  }
  const t = absolute(t1);
  return t < bound ? t : undefined;
}
