/** # Polynomials over Z. Defines evaluation, conversion from Q[x], `rootBound`, `mignotteBound`; re-exports Z[x] whole.
 *
 * `IntegerPolynomial` is dense with ascending bigint coefficients and no trailing zeros; zero is `[]`.
 * @module */

import type { Sign } from './field.js';
import { assertNonzeroZ, fromCoefficientsZ, type IntegerPolynomial, primitivePart } from './integerPolynomialRing.js';
import { absolute, bitLength, gcdInteger } from './integers.js';
import type { Polynomial } from './polynomial.js';
import { numerator, type Rational, rational } from './rational.js';

export {
  addZ,
  assertNonzeroZ,
  content,
  derivativeZ,
  divideExactZ,
  equalsZ,
  fromCoefficientsZ,
  type IntegerPolynomial,
  mulZ,
  primitivePart,
  scaleZ,
  subZ,
} from './integerPolynomialRing.js';
export { gcdZ, isSquareFreeZ, squareFreeDecompositionZ, squareFreePartZ } from './modularGcd.js';
export { discriminantZ, resultantZ } from './modularResultant.js';

/** The primitive integer polynomial with positive leading coefficient that is a rational multiple of p; 0 for 0. */
export function integerPolynomialFromRational(p: Polynomial<Rational>): IntegerPolynomial {
  const denominator = p.reduce((lcm, c) => (lcm / gcdInteger(lcm, c.d)) * c.d, 1n);
  return primitivePart(fromCoefficientsZ(p.map((c) => numerator(c) * (denominator / c.d))));
}

export function evaluateZ(p: IntegerPolynomial, x: bigint): bigint {
  return p.reduceRight((value, c) => value * x + c, 0n);
}

/** Σ p_i n^i d^{deg p − i}: d^{deg p}·p(n/d), in integers. */
export function evaluateHomogeneousZ(p: IntegerPolynomial, n: bigint, d: bigint): bigint {
  let value = 0n;
  let power = 1n;
  for (let i = p.length - 1; i >= 0; i--) {
    value = value * n + p[i]! * power;
    power *= d;
  }
  return value;
}

export function evaluateAtRational(p: IntegerPolynomial, q: Rational): Rational {
  if (p.length === 0) return rational(0n);
  return rational(evaluateHomogeneousZ(p, numerator(q), q.d), q.d ** BigInt(p.length - 1));
}

export function signAtRational(p: IntegerPolynomial, q: Rational): Sign {
  const value = evaluateHomogeneousZ(p, numerator(q), q.d); // d > 0 keeps the sign
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

/** An exponent e, possibly negative, such that every complex root z has |z| < 2^e. For a constant: 0.
 *  From |p_{n−i}| ≤ |p_n|·2^{ik} for all i follows |z| < 2^{k+1} (Fujiwara; the sum Σ 2^{−i} is below 1).
 *  @throws DomainError on zero */
export function rootBoundExponent(p: IntegerPolynomial): number {
  assertNonzeroZ(p, 'root bound');
  const n = p.length - 1;
  const leadBits = bitLength(p[n]!);
  let k = Number.NEGATIVE_INFINITY;
  // |p_{n−i}/p_n| < 2^{bits(p_{n−i}) − bits(p_n) + 1}.
  for (let i = 1; i <= n; i++)
    if (p[n - i] !== 0n) k = Math.max(k, Math.ceil((bitLength(p[n - i]!) - leadBits + 1) / i));
  return Number.isFinite(k) ? k + 1 : 0; // c·x^n has only the root 0
}

/** A power of two B ≥ 1 such that every complex root z has |z| < B. @throws DomainError on zero */
export function rootBound(p: IntegerPolynomial): bigint {
  return 1n << BigInt(Math.max(0, rootBoundExponent(p)));
}

/** The integer square root rounded up. */
function squareRootCeiling(n: bigint): bigint {
  if (n <= 1n) return n;
  let x = 1n << BigInt(Math.ceil(bitLength(n) / 2));
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x * x === n ? x : x + 1n;
    x = next;
  }
}

/** Bound on the coefficients of every factor of p in Z[x] of degree at most `degree` (any factor by default):
 *  |g_j| ≤ C(m, j)·M(p) ≤ C(m, ⌊m/2⌋)·‖p‖ for deg g = m, by Landau's inequality for the Mahler measure.
 *  Source: M. Mignotte, Math. Comp. 28 (1974) 1153–1157. @throws DomainError on zero */
export function mignotteBound(p: IntegerPolynomial, degree = p.length - 1): bigint {
  assertNonzeroZ(p, 'coefficient bound');
  const m = Math.min(degree, p.length - 1);
  let binomial = 1n;
  for (let i = 1; i <= Math.floor(m / 2); i++) binomial = (binomial * BigInt(m - i + 1)) / BigInt(i);
  return binomial * squareRootCeiling(p.reduce((sum, c) => sum + absolute(c) ** 2n, 0n));
}
