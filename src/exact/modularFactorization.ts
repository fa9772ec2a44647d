/** # A good prime. Defines `chooseModularFactorization`.
 *
 * The distinct-degree factorization modulo a prime is cheap and tells the number of factors; the prime with the fewest is
 * kept. The possible degrees of a true factor, intersected over the primes, often prove irreducibility at once.
 * Source: D. R. Musser, J. ACM 25 (1978) 271–282.
 * @module */
import type { IntegerPolynomial } from './integerPolynomialRing.js';
import {
  type DistinctDegreeFactor,
  distinctDegreeFactorization,
  equalDegreeFactorization,
} from './primeFieldFactorization.js';
import { type PrimeFieldPolynomial, type PrimeFieldRing, primeFieldRing } from './primeFieldPolynomial.js';
import { smallPrimes } from './primes.js';

interface ModularFactorization {
  readonly p: number;
  /** Monic and irreducible modulo p. */
  readonly factors: readonly PrimeFieldPolynomial[];
}

/** At least so many primes are looked at … */
const PRIMES = 4;
/** … and, while there are more than `FEW` factors, until so many in a row have not been better. */
const PATIENCE = 5;
const FEW = 6;

/** The factors of f modulo a prime that has few; undefined when f is seen to be irreducible over Q.
 *  @param f square-free, of degree at least 1 */
export function chooseModularFactorization(f: IntegerPolynomial): ModularFactorization | undefined {
  const degree = f.length - 1;
  const trivial = (1n << BigInt(degree)) | 1n;
  let possibleDegrees = (1n << BigInt(degree + 1)) - 1n; // bit d: a factor of degree d has not been excluded
  let best: { ring: PrimeFieldRing; parts: readonly DistinctDegreeFactor[]; count: number } | undefined;
  let tried = 0;
  let triedAtBest = 0;
  for (const p of smallPrimes()) {
    if (p === 2 || f[degree]! % BigInt(p) === 0n) continue;
    const ring = primeFieldRing(p);
    const monic = ring.monic(ring.reduce(f));
    if (ring.gcd(monic, ring.derivative(monic)).length > 1) continue;
    const parts = distinctDegreeFactorization(ring, monic);
    possibleDegrees &= subsetSums(parts);
    if (possibleDegrees === trivial) return undefined;
    const count = parts.reduce((sum, part) => sum + (part.product.length - 1) / part.degree, 0);
    tried++;
    if (best === undefined || count < best.count) {
      best = { ring, parts, count };
      triedAtBest = tried;
    }
    if (tried >= PRIMES && (best.count <= FEW || tried - triedAtBest >= PATIENCE)) break;
  }
  const { ring, parts } = best!;
  return { p: ring.p, factors: parts.flatMap((part) => equalDegreeFactorization(ring, part)) };
}

/** The degrees of products of modular factors, as bits. */
function subsetSums(parts: readonly DistinctDegreeFactor[]): bigint {
  let sums = 1n;
  for (const { degree, product } of parts)
    for (let i = (product.length - 1) / degree; i > 0; i--) sums |= sums << BigInt(degree);
  return sums;
}
