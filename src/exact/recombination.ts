/** # Recombination of modular factors: what both methods share. Defines `ModularFactors`, `trueFactor`.
 * @module */

import { divideExactZ, fromCoefficientsZ, type IntegerPolynomial, primitivePart } from './integerPolynomialRing.js';
import { symmetricRemainder } from './integers.js';
import { mulModulo } from './residuePolynomial.js';

/** A factor of f in Z[x], with the quotient. */
interface Split {
  readonly factor: IntegerPolynomial;
  readonly quotient: IntegerPolynomial;
}

/** The primitive g that is lc(f)·Π parts modulo `modulus` up to a constant, if it divides f in Z[x]. Finds every divisor g of
 *  f whose multiple lc(f)/lc(g)·g has coefficients below modulus/2.
 *  @param parts monic modulo `modulus`, at least one */
export function trueFactor(
  f: IntegerPolynomial,
  parts: readonly IntegerPolynomial[],
  modulus: bigint,
): Split | undefined {
  const lead = f[f.length - 1]!;
  const product = parts.reduce((a, b) => mulModulo(a, b, modulus));
  const candidate = fromCoefficientsZ(product.map((c) => symmetricRemainder(c * lead, modulus)));
  if (candidate.length === 0) return undefined;
  const factor = primitivePart(candidate);
  const quotient = divideExactZ(f, factor);
  return quotient && { factor, quotient };
}
