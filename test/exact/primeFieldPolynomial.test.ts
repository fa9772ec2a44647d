import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseRemainderStep } from '../../src/exact/chineseRemainder.js';
import { DomainError } from '../../src/exact/errors.js';
import { mulZ, resultantZ } from '../../src/exact/integerPolynomial.js';
import { distinctDegreeFactorization, equalDegreeFactorization } from '../../src/exact/primeFieldFactorization.js';
import { primeFieldRing } from '../../src/exact/primeFieldPolynomial.js';
import { largePrimes, smallPrimes } from '../../src/exact/primes.js';
import { integerPolynomials, nonzeroIntegerPolynomials } from './polynomialArbitraries.js';

function take(n: number, primes: Iterable<number>): number[] {
  const result: number[] = [];
  for (const p of primes) {
    result.push(p);
    if (result.length === n) break;
  }
  return result;
}

const any = integerPolynomials(9, 10n ** 12n);
const nonzero = nonzeroIntegerPolynomials(7, 10n ** 12n);
const largest = take(1, largePrimes())[0]!;
// Small primes reduce rarely, the largest after every second product: both branches of the inner loop.
const rings = [3, 5, 101, 65521, largest].map(primeFieldRing);

describe.each(rings.map((ring) => [ring.p, ring] as const))('the ring F_%i[x]', (p, ring) => {
  const modulo = (f: readonly bigint[]) => ring.reduce(f);
  const coefficients = (n: number) => fc.array(fc.nat({ max: p - 1 }), { maxLength: n }).map(ring.fromCoefficients);

  it('reduction from Z[x] is a ring homomorphism', () =>
    fc.assert(
      fc.property(any, any, (a, b) => {
        const difference = a.length >= b.length ? a.map((c, i) => c - (b[i] ?? 0n)) : undefined;
        expect(ring.mul(modulo(a), modulo(b))).toEqual(modulo(mulZ(a, b)));
        if (difference !== undefined) expect(ring.sub(modulo(a), modulo(b))).toEqual(modulo(difference));
        expect(ring.add(ring.sub(modulo(a), modulo(b)), modulo(b))).toEqual(modulo(a));
      }),
    ));

  it('products of polynomials with all coefficients p − 1 are exact', () => {
    const n = 300;
    const a = new Float64Array(n).fill(p - 1);
    const expected = Float64Array.from({ length: 2 * n - 1 }, (_, k) => Math.min(k + 1, 2 * n - 1 - k) % p);
    expect(ring.mul(a, a)).toEqual(ring.fromCoefficients(expected));
  });

  it('a = q·b + r with deg r < deg b', () =>
    fc.assert(
      fc.property(coefficients(12), coefficients(6), (a, b) => {
        fc.pre(b.length > 0);
        const [q, r] = ring.divmod(a, b);
        expect(r.length).toBeLessThan(b.length);
        expect(ring.add(ring.mul(q, b), r)).toEqual(a);
        expect(ring.mod(a, b)).toEqual(r);
      }),
    ));

  it('Bézout: s·a + t·b = 1 for coprime a, b, and gcd(ac, bc) = c made monic', () =>
    fc.assert(
      fc.property(coefficients(6), coefficients(6), coefficients(4), (a, b, c) => {
        if (a.length === 0 || b.length === 0 || ring.gcd(a, b).length > 1) return;
        const [s, t] = ring.bezout(a, b);
        expect(ring.add(ring.mul(s, a), ring.mul(t, b))).toEqual(Float64Array.of(1));
        expect(ring.gcd(ring.mul(a, c), ring.mul(b, c))).toEqual(ring.monic(c));
      }),
    ));

  it('the resultant is the integer resultant modulo p', () =>
    fc.assert(
      fc.property(nonzero, nonzero, (a, b) => {
        fc.pre(modulo(a).length === a.length && modulo(b).length === b.length);
        const residue = Number(resultantZ(a, b) % BigInt(p));
        expect(ring.resultant(modulo(a), modulo(b))).toBe(residue < 0 ? residue + p : residue);
      }),
    ));

  it('the factorization of a square-free polynomial multiplies back, into factors of the degrees stated', () =>
    fc.assert(
      fc.property(coefficients(10), (a) => {
        const f = ring.monic(a);
        fc.pre(f.length > 1 && ring.gcd(f, ring.derivative(f)).length === 1);
        const parts = distinctDegreeFactorization(ring, f);
        const factors = parts.flatMap((part) => {
          const found = equalDegreeFactorization(ring, part);
          expect(found.every((g) => g.length - 1 === part.degree)).toBe(true);
          return found;
        });
        expect(factors.reduce(ring.mul.bind(ring), Float64Array.of(1))).toEqual(f);
        // Irreducible of degree d: no common factor with x^{p^i} − x for i < d.
        for (const g of factors) {
          let power = ring.mod(Float64Array.of(0, 1), g);
          for (let i = 1; i < g.length - 1; i++) {
            power = ring.powMod(power, p, g);
            expect(ring.gcd(g, ring.sub(power, Float64Array.of(0, 1))).length).toBe(1);
          }
        }
      }),
      { numRuns: 30 },
    ));
});

describe('Chinese remainders', () => {
  it('joins the residues of an integer to the integer', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), (n) => {
        let known: readonly bigint[] = [0n];
        let modulus = 1n;
        for (const p of take(6, largePrimes())) {
          const residue = Number(((n % BigInt(p)) + BigInt(p)) % BigInt(p));
          known = chineseRemainderStep(known, modulus, [residue], p);
          modulus *= BigInt(p);
        }
        expect(known[0]).toBe(n);
      }),
    ));
});

describe('primes', () => {
  it('the small primes ascend from 2 without a gap', () => {
    expect(take(12, smallPrimes())).toEqual([2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]);
  });

  it('the large primes descend from the largest below 2^26', () => {
    // 2^26 − 5, 2^26 − 27, 2^26 − 45 (OEIS A013603 and the list of primes just below powers of two by C. Caldwell)
    expect(take(3, largePrimes()).map((p) => 2 ** 26 - p)).toEqual([5, 27, 45]);
  });
});

describe('what is undefined', () => {
  const ring = primeFieldRing(7);
  it.each([
    ['division by the zero polynomial', () => ring.divmod(Float64Array.of(1), new Float64Array(0))],
    ['the inverse of 0', () => ring.inverse(0)],
    ['Bézout cofactors with a common root', () => ring.bezout(Float64Array.of(6, 1), Float64Array.of(6, 0, 1))],
  ])('%s throws DomainError', (_, f) => expect(f).toThrow(DomainError));
});
