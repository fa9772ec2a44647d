/** # Factorization over F_p. Defines `distinctDegreeFactorization`, `equalDegreeFactorization`.
 *
 * For odd primes. Source: D. G. Cantor, H. Zassenhaus, Math. Comp. 36 (1981) 587–592; J. von zur Gathen, J. Gerhard, Modern
 * Computer Algebra, Algorithms 14.3 and 14.10. The random choices come from a fixed seed: the same input takes the same
 * steps.
 * @module */
import type { PrimeFieldPolynomial, PrimeFieldRing } from './primeFieldPolynomial.js';

/** The product of all irreducible factors of one degree. */
export interface DistinctDegreeFactor {
  readonly degree: number;
  readonly product: PrimeFieldPolynomial;
}

/** By ascending degree, every product monic and not 1. @param f monic and square-free over F_p */
export function distinctDegreeFactorization(
  ring: PrimeFieldRing,
  f: PrimeFieldPolynomial,
): readonly DistinctDegreeFactor[] {
  const result: DistinctDegreeFactor[] = [];
  if (f.length <= 1) return result;
  const x = Float64Array.of(0, 1);
  const powers = powersOfFrobenius(ring, f);
  let rest = f;
  let power = ring.mod(x, f); // x^{p^degree} mod f
  for (let degree = 1; 2 * degree <= rest.length - 1; degree++) {
    power = applyFrobenius(ring, powers, power);
    const product = ring.gcd(rest, ring.sub(ring.mod(power, rest), ring.mod(x, rest)));
    if (product.length > 1) {
      result.push({ degree, product });
      rest = ring.divmod(rest, product)[0];
    }
  }
  if (rest.length > 1) result.push({ degree: rest.length - 1, product: rest });
  return result;
}

/** x^{ip} mod f for 0 ≤ i < deg f: the images of the basis under a ↦ a^p. */
function powersOfFrobenius(ring: PrimeFieldRing, f: PrimeFieldPolynomial): readonly PrimeFieldPolynomial[] {
  const step = ring.powMod(Float64Array.of(0, 1), ring.p, f);
  const powers: PrimeFieldPolynomial[] = [Float64Array.of(1)];
  while (powers.length < f.length - 1) powers.push(ring.mod(ring.mul(powers[powers.length - 1]!, step), f));
  return powers;
}

/** a^p mod f, by linearity. */
function applyFrobenius(
  ring: PrimeFieldRing,
  powers: readonly PrimeFieldPolynomial[],
  a: PrimeFieldPolynomial,
): PrimeFieldPolynomial {
  return ring.combine(a, powers);
}

/** The monic irreducible factors. @param f monic product of distinct irreducible polynomials of the given degree, p odd */
export function equalDegreeFactorization(
  ring: PrimeFieldRing,
  { degree, product }: DistinctDegreeFactor,
): readonly PrimeFieldPolynomial[] {
  const random = generator(0x9e3779b9);
  const factors: PrimeFieldPolynomial[] = [];
  const pending = [product];
  for (let f = pending.pop(); f !== undefined; f = pending.pop()) {
    if (f.length - 1 === degree) {
      factors.push(f);
      continue;
    }
    const part = properFactor(ring, f, degree, random);
    pending.push(ring.divmod(f, part)[0], part);
  }
  return factors;
}

/** h^{(p^d − 1)/2} is ±1 modulo each factor, independently: its gcd with f after subtracting 1 splits f in at least about
 *  half of the tries. The exponent is (1 + p + … + p^{d−1})·(p − 1)/2. */
function properFactor(
  ring: PrimeFieldRing,
  f: PrimeFieldPolynomial,
  degree: number,
  random: () => number,
): PrimeFieldPolynomial {
  const one = Float64Array.of(1);
  for (;;) {
    const h = ring.fromCoefficients(Float64Array.from({ length: f.length - 1 }, () => random() % ring.p));
    if (h.length <= 1) continue;
    let conjugate = h;
    let norm = h;
    for (let i = 1; i < degree; i++) {
      conjugate = ring.powMod(conjugate, ring.p, f);
      norm = ring.mod(ring.mul(norm, conjugate), f);
    }
    const root = ring.powMod(norm, (ring.p - 1) / 2, f);
    const part = ring.gcd(f, ring.sub(root, one));
    if (part.length > 1 && part.length < f.length) return part;
  }
}

/** Integers in [0, 2^32) from Marsaglia's xorshift (J. Stat. Softw. 8 (2003) 14); quality hardly matters here. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
