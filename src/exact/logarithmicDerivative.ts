/** # Logarithmic derivatives. Defines `logarithmicDerivativeModulo`, `logarithmicDerivativeBounds`.
 *
 * Φ(g) = f·g′/g turns products of factors of f into sums. For a divisor g of f in Z[x] it is an integer polynomial of
 * degree deg f − 1 with small coefficients; for a p-adic factor it is known modulo p^a. Source: W. Hart, M. van Hoeij,
 * A. Novocin, Practical polynomial factoring in polynomial time, ISSAC 2011.
 * @module */

import { derivativeZ, type IntegerPolynomial, rootBoundExponent } from './integerPolynomial.js';
import { absolute, bitLength } from './integers.js';
import { mulModulo, quotientModulo } from './residuePolynomial.js';

/** Φ(g) modulo m, deg f coefficients in [0, m). @param f with coefficients in [0, m) @param g monic, dividing f modulo m */
export function logarithmicDerivativeModulo(f: IntegerPolynomial, g: IntegerPolynomial, m: bigint): IntegerPolynomial {
  return mulModulo(quotientModulo(f, g, m), derivativeZ(g), m);
}

/** For each j < deg f a bound on the j-th coefficient of Φ(g), for every divisor g of f over Q; f(0) ≠ 0.
 *
 *  Φ(g) = Σ f/(x − α) over the roots α of g. The coefficient of x^j in f/(x − α) is Σ_{i>j} f_i α^{i−j−1}, and also
 *  −Σ_{i≤j} f_i α^{i−j−1}. For any r > 0, if |α| ≤ r the first is at most Σ_{i>j} |f_i| r^{i−j−1}, which grows with r;
 *  otherwise the second is at most Σ_{i≤j} |f_i| r^{i−j−1}, which falls. The larger of the two bounds each summand; r is
 *  taken as a power of two, near the crossing. */
export function logarithmicDerivativeBounds(f: IntegerPolynomial): readonly bigint[] {
  const n = f.length - 1;
  const bits = f.map((c) => (c === 0n ? undefined : bitLength(c)));
  const bounds: bigint[] = [];
  // The crossing moves right with j: Σ_{i>j} loses terms and Σ_{i≤j} gains them.
  let e = -rootBoundExponent([...f].reverse()) - 1; // below every root
  for (let j = 0; j < n; j++) {
    e = crossing(bits, j, e);
    const candidates = [boundAt(f, j, e), boundAt(f, j, e - 1)];
    const best = candidates[0]! < candidates[1]! ? candidates[0]! : candidates[1]!;
    bounds.push(BigInt(n) * best);
  }
  return bounds;
}

/** The least e ≥ start at which the estimated upper sum has overtaken the lower one. */
function crossing(bits: readonly (number | undefined)[], j: number, start: number): number {
  for (let e = start; ; e++) {
    let upper = Number.NEGATIVE_INFINITY;
    let lower = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < bits.length; i++) {
      const b = bits[i];
      if (b === undefined) continue;
      const size = b + e * (i - j - 1);
      if (i > j) upper = Math.max(upper, size);
      else lower = Math.max(lower, size);
    }
    if (upper >= lower) return e;
  }
}

/** max(Σ_{i>j} |f_i| r^{i−j−1}, Σ_{i≤j} |f_i| r^{i−j−1}) for r = 2^e, each term rounded up. */
function boundAt(f: IntegerPolynomial, j: number, e: number): bigint {
  let upper = 0n;
  let lower = 0n;
  for (let i = 0; i < f.length; i++) {
    const shift = e * (i - j - 1);
    const size = absolute(f[i]!);
    const term = shift >= 0 ? size << BigInt(shift) : -(-size >> BigInt(-shift));
    if (i > j) upper += term;
    else lower += term;
  }
  return upper > lower ? upper : lower;
}
