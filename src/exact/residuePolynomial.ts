/** # Polynomials modulo an integer. Defines `mulModulo`, `remModulo`, `divideByMonicModulo`.
 *
 * Coefficient lists ascending, entries in [0, m); trailing zeros may remain, since a residue ring has zero divisors and
 * degrees are known from context. Every coefficient is one sum of products with a single reduction.
 * @module */

import type { IntegerPolynomial } from './integerPolynomialRing.js';
import { nonnegativeRemainder } from './integers.js';

/** a·b modulo m. */
export function mulModulo(a: IntegerPolynomial, b: IntegerPolynomial, m: bigint): IntegerPolynomial {
  if (a.length === 0 || b.length === 0) return [];
  const product = new Array<bigint>(a.length + b.length - 1);
  for (let k = 0; k < product.length; k++) {
    let sum = 0n;
    const to = Math.min(k, a.length - 1);
    for (let i = Math.max(0, k - b.length + 1); i <= to; i++) sum += a[i]! * b[k - i]!;
    product[k] = sum % m;
  }
  return product;
}

/** The quotient of a by the monic b, modulo m. */
export function quotientModulo(a: IntegerPolynomial, b: IntegerPolynomial, m: bigint): IntegerPolynomial {
  const n = b.length - 1;
  const length = Math.max(0, a.length - n);
  const quotient = new Array<bigint>(length);
  for (let k = length - 1; k >= 0; k--) {
    let sum = a[k + n]!;
    const to = Math.min(length - 1, k + n);
    for (let j = k + 1; j <= to; j++) sum -= quotient[j]! * b[k + n - j]!;
    quotient[k] = nonnegativeRemainder(sum, m);
  }
  return quotient;
}

/** The remainder of a by the monic b, modulo m: deg b entries, or all of a if there are fewer. */
export function remModulo(a: IntegerPolynomial, b: IntegerPolynomial, m: bigint): IntegerPolynomial {
  const n = b.length - 1;
  if (a.length <= n) return a;
  const quotient = quotientModulo(a, b, m);
  const rest = new Array<bigint>(n);
  for (let i = 0; i < n; i++) {
    let sum = a[i]!;
    const to = Math.min(i, quotient.length - 1);
    for (let j = 0; j <= to; j++) sum -= quotient[j]! * b[i - j]!;
    rest[i] = nonnegativeRemainder(sum, m);
  }
  return rest;
}
