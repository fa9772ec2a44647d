/** # Greatest common divisors in Z[x]. Defines `gcdZ`, `isSquareFreeZ`, `squareFreePartZ`, `squareFreeDecompositionZ`.
 *
 * Brown's modular algorithm: images of the gcd modulo primes below 2^26, joined by the Chinese remainder theorem, and the
 * result accepted only when it divides both inputs. Primes of too large a degree are unlucky and skipped. Sources:
 * W. S. Brown, J. ACM 18 (1971) 478–504; J. von zur Gathen, J. Gerhard, Modern Computer Algebra, Algorithms 6.38, 14.21.
 * @module */
import { chineseRemainderStep } from './chineseRemainder.js';
import {
  assertNonzeroZ,
  derivativeZ,
  divideExactZ,
  fromCoefficientsZ,
  type IntegerPolynomial,
  primitivePart,
  subZ,
} from './integerPolynomialRing.js';
import { gcdInteger } from './integers.js';
import { primeFieldRing } from './primeFieldPolynomial.js';
import { largePrimes } from './primes.js';

/** The primitive gcd with positive leading coefficient: the contents of a and b do not enter. gcd(0, b) is the primitive
 *  part of b, gcd(0, 0) = 0. */
export function gcdZ(a: IntegerPolynomial, b: IntegerPolynomial): IntegerPolynomial {
  if (a.length === 0) return primitivePart(b);
  if (b.length === 0) return primitivePart(a);
  return gcdWithCofactors(primitivePart(a), primitivePart(b)).gcd;
}

interface GcdWithCofactors {
  readonly gcd: IntegerPolynomial;
  readonly quotientA: IntegerPolynomial;
  readonly quotientB: IntegerPolynomial;
}

/** The gcd of nonzero primitive polynomials, and both quotients by it, which the trial divisions give anyway. */
function gcdWithCofactors(a: IntegerPolynomial, b: IntegerPolynomial): GcdWithCofactors {
  const leadA = a[a.length - 1]!;
  const leadB = b[b.length - 1]!;
  // lc(gcd) divides this; images are scaled by it, so that they are images of one integer polynomial.
  const lead = gcdInteger(leadA, leadB);
  let joined: readonly bigint[] = [];
  let modulus = 1n;
  for (const p of largePrimes()) {
    const prime = BigInt(p);
    if (leadA % prime === 0n || leadB % prime === 0n) continue;
    const ring = primeFieldRing(p);
    const monic = ring.gcd(ring.reduce(a), ring.reduce(b));
    if (monic.length === 1) return { gcd: [1n], quotientA: a, quotientB: b };
    if (modulus !== 1n && monic.length > joined.length) continue;
    if (monic.length !== joined.length) modulus = 1n;
    const image = ring.scale(monic, Number(lead % prime));
    const before = modulus === 1n ? undefined : joined;
    joined = chineseRemainderStep(before ?? new Array<bigint>(image.length).fill(0n), modulus, image, p);
    modulus *= prime;
    if (before !== undefined && !before.every((c, i) => c === joined[i])) continue;
    const gcd = primitivePart(fromCoefficientsZ(joined));
    const quotientA = divideExactZ(a, gcd);
    const quotientB = quotientA && divideExactZ(b, gcd);
    if (quotientA !== undefined && quotientB !== undefined) return { gcd, quotientA, quotientB };
  }
  throw new Error('unreachable: the primes do not end');
}

/** True when no irreducible polynomial of positive degree divides p twice. @throws DomainError on zero */
export function isSquareFreeZ(p: IntegerPolynomial): boolean {
  assertNonzeroZ(p, 'square-free test');
  return p.length <= 2 || gcdZ(p, derivativeZ(p)).length === 1;
}

/** The primitive product of the distinct irreducible factors of positive degree, positive leading coefficient; 1 for a
 *  constant. @throws DomainError on zero */
export function squareFreePartZ(p: IntegerPolynomial): IntegerPolynomial {
  assertNonzeroZ(p, 'square-free part');
  const primitive = primitivePart(p);
  if (primitive.length <= 2) return primitive;
  return gcdWithCofactors(primitive, primitivePart(derivativeZ(primitive))).quotientA;
}

/** Primitive square-free pairwise coprime g_i of positive degree and leading coefficient with p = ±content·Π g_i^{e_i},
 *  the e_i ascending and distinct: Yun's algorithm. @throws DomainError on zero */
export function squareFreeDecompositionZ(
  p: IntegerPolynomial,
): readonly { readonly factor: IntegerPolynomial; readonly multiplicity: number }[] {
  assertNonzeroZ(p, 'square-free decomposition');
  const primitive = primitivePart(p);
  if (primitive.length === 1) return [];
  const derivative = derivativeZ(primitive);
  const repeated = gcdZ(primitive, derivative);
  let v = divideExactZ(primitive, repeated)!;
  let w = divideExactZ(derivative, repeated)!;
  const result: { factor: IntegerPolynomial; multiplicity: number }[] = [];
  for (let multiplicity = 1; v.length > 1; multiplicity++) {
    const rest = subZ(w, derivativeZ(v));
    const factor = gcdZ(v, rest);
    if (factor.length > 1) result.push({ factor, multiplicity });
    v = divideExactZ(v, factor)!;
    w = divideExactZ(rest, factor)!;
  }
  return result;
}
