/** # Reduction modulo a prime. Defines `residueMap`, `ResidueMap`, `rationalFromResidue`.
 *
 * A root of the minimal polynomial of α modulo p is a ring homomorphism from the elements of Q(α) with denominators prime to p
 * to F_p. It turns arithmetic in a large field into arithmetic on small integers: good for guesses, which are then confirmed.
 * @module */

import { conductorOf } from './cyclotomic.js';
import type { Element, NumberField } from './numberField.js';
import { equalDegreeFactorization } from './primeFieldFactorization.js';
import { primeFieldRing } from './primeFieldPolynomial.js';
import { largePrimes } from './primes.js';
import { type Rational, rational } from './rational.js';

export interface ResidueMap {
  /** Below 2^26. */
  readonly p: number;
  /** The image in [0, p), or undefined when p divides the denominator. */
  readonly reduce: (a: Element) => number | undefined;
}

/** A cyclic field of degree D has a root modulo one prime in D on average. */
const MAX_TRIES = 1000;

/** A homomorphism to a prime field, or undefined when none is found soon. */
export function residueMap(field: NumberField): ResidueMap | undefined {
  let tries = 0;
  const conductor = conductorOf(field);
  for (const p of largePrimes()) {
    // A real cyclotomic field has a root exactly modulo the primes p ≡ ±1.
    if (conductor !== undefined && p % conductor !== 1 && p % conductor !== conductor - 1) continue;
    if (++tries > MAX_TRIES) return undefined;
    const ring = primeFieldRing(p);
    const f = ring.reduce(field.minimalPolynomial);
    const x = Float64Array.of(0, 1);
    const product = f.length === 2 ? f : ring.gcd(ring.sub(ring.powMod(x, p, f), x), f);
    if (product.length < 2) continue;
    const [linear] = equalDegreeFactorization(ring, { degree: 1, product });
    const root = (p - linear![0]!) % p;
    // The images of the Dickson basis 1, d_1 = α, d_2 = α² − 2, d_{k+1} = α d_k − d_{k−1}.
    const basis = [1, root];
    for (let k = 2; k < field.degree; k++)
      basis.push((((root * basis[k - 1]!) % p) + p - (k === 2 ? 2 : basis[k - 2]!)) % p);
    const big = BigInt(p);
    const residue = (c: bigint): number => (Number(c % big) + p) % p;
    const reduce = ({ num, den }: Element): number | undefined => {
      const divisor = residue(den);
      if (divisor === 0) return undefined;
      let sum = 0;
      for (let k = 0; k < num.length; k++) if (num[k] !== 0n) sum = (sum + residue(num[k]!) * basis[k]!) % p;
      return (sum * ring.inverse(divisor)) % p;
    };
    return { p, reduce };
  }
  return undefined;
}

/** The fraction a/b with |a|, b ≤ √(p/2) and a ≡ residue·b (mod p), or undefined. */
export function rationalFromResidue(residue: number, p: number): Rational | undefined {
  let [r0, r1] = [p, residue];
  let [t0, t1] = [0, 1];
  while (2 * r1 * r1 > p) {
    const q = Math.floor(r0 / r1);
    [r0, r1] = [r1, r0 - q * r1];
    [t0, t1] = [t1, t0 - q * t1];
  }
  if (t1 === 0 || 2 * t1 * t1 > p) return undefined;
  return t1 < 0 ? rational(-r1, -t1) : rational(r1, t1);
}
