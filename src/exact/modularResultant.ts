/** # Resultants in Z[x]. Defines `resultantZ`, `discriminantZ`.
 *
 * Images modulo primes below 2^26, joined up to Hadamard's bound |Res(a, b)| ≤ ‖a‖^{deg b}·‖b‖^{deg a} on the Sylvester
 * determinant. Source: J. von zur Gathen, J. Gerhard, Modern Computer Algebra, §6.3 and Theorem 6.23.
 * @module */
import { chineseRemainderStep } from './chineseRemainder.js';
import { DomainError } from './errors.js';
import { content, derivativeZ, type IntegerPolynomial } from './integerPolynomialRing.js';
import { bitLength } from './integers.js';
import { primeFieldRing } from './primeFieldPolynomial.js';
import { largePrimes } from './primes.js';

/** lc(a)^deg b · lc(b)^deg a · Π (α − β) over the roots α of a, β of b; 0 when either polynomial is zero.
 *  Cost: about (deg a + deg b)·(coefficient bits)/26 images of deg a · deg b word operations. */
export function resultantZ(a: IntegerPolynomial, b: IntegerPolynomial): bigint {
  if (a.length === 0 || b.length === 0) return 0n;
  const contentA = content(a);
  const contentB = content(b);
  const primitive = primitiveResultant(
    a.map((c) => c / contentA),
    b.map((c) => c / contentB),
  );
  return primitive * contentA ** BigInt(b.length - 1) * contentB ** BigInt(a.length - 1);
}

function primitiveResultant(a: IntegerPolynomial, b: IntegerPolynomial): bigint {
  const bits = Math.ceil(((b.length - 1) * squaredNormBits(a) + (a.length - 1) * squaredNormBits(b)) / 2) + 2;
  let modulus = 1n;
  let modulusBits = 0;
  let result: readonly bigint[] = [0n];
  for (const p of largePrimes()) {
    const prime = BigInt(p);
    if (a[a.length - 1]! % prime === 0n || b[b.length - 1]! % prime === 0n) continue;
    const ring = primeFieldRing(p);
    result = chineseRemainderStep(result, modulus, [ring.resultant(ring.reduce(a), ring.reduce(b))], p);
    modulus *= prime;
    modulusBits += 25; // every prime used exceeds 2^25 by far
    if (modulusBits >= bits) break;
  }
  return result[0]!;
}

const squaredNormBits = (a: IntegerPolynomial): number => bitLength(a.reduce((sum, c) => sum + c * c, 0n));

/** lc(p)^{2n−2} Π_{i<j} (α_i − α_j)² = (−1)^{n(n−1)/2} Res(p, p′)/lc(p); 1 for a linear polynomial.
 *  @throws DomainError on constants, where it is undefined */
export function discriminantZ(p: IntegerPolynomial): bigint {
  const n = p.length - 1;
  if (n < 1)
    throw new DomainError({ where: 'discriminant', expected: 'a polynomial of positive degree', found: `degree ${n}` });
  const resultant = resultantZ(p, derivativeZ(p)) / p[n]!;
  return n % 4 === 0 || n % 4 === 1 ? resultant : -resultant;
}
