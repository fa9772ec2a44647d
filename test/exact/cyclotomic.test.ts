import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conductorOf,
  cyclotomicPolynomial,
  fieldOfTwoCos,
  realCyclotomicField,
  totient,
} from '../../src/exact/cyclotomic.js';
import { DomainError } from '../../src/exact/errors.js';
import { isIrreducible } from '../../src/exact/factor.js';
import { type IntegerPolynomial, mulZ } from '../../src/exact/integerPolynomial.js';
import { dicksonPolynomial, rationalField } from '../../src/exact/numberField.js';
import { quadraticField } from '../../src/exact/quadratic.js';
import { rational } from '../../src/exact/rational.js';
import { isolateRealRoots } from '../../src/exact/realRoots.js';
import { hasPari, pari } from './computerAlgebra.js';

const upTo200 = Array.from({ length: 200 }, (_, i) => i + 1);
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** Ψ_n, the minimal polynomial of 2cos(2π/n). */
const psi = (n: number): IntegerPolynomial => {
  const { field, twoCos } = realCyclotomicField(n);
  return field.minimalPolynomialOf(twoCos(1));
};

/** φ(n) by counting. */
const countCoprime = (n: number): number => upTo200.filter((k) => k <= n && gcd(k, n) === 1).length;

describe('real cyclotomic fields', () => {
  it('have degree φ(n)/2 for every n from 3 to 200, and 1 for n = 1, 2', () => {
    for (const n of upTo200) {
      expect(totient(n)).toBe(countCoprime(n));
      expect(realCyclotomicField(n).field.degree, `n = ${n}`).toBe(Math.max(1, totient(n) / 2));
    }
  });

  it('twoCos(k) is 2cos(2πk/n) to 10^−15 for every n up to 200 and every k', () => {
    for (const n of upTo200) {
      const { field, twoCos } = realCyclotomicField(n);
      // Every k for small n, a spread of k for large n.
      for (let k = 0; k <= n / 2; k += n <= 40 ? 1 : 1 + Math.floor(n / 6)) {
        const exact = field.toNumber(twoCos(k)) / 2;
        expect(Math.abs(exact - Math.cos((2 * Math.PI * k) / n)), `n = ${n}, k = ${k}`).toBeLessThan(1e-15);
      }
    }
  });

  it('twoCos is even and n-periodic', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: -1000, max: 1000 }), (n, k) => {
        const { field, twoCos } = realCyclotomicField(n);
        expect(field.equals(twoCos(k), twoCos(-k))).toBe(true);
        expect(field.equals(twoCos(k), twoCos(k + n))).toBe(true);
        expect(field.equals(twoCos(0), field.fromInteger(2))).toBe(true);
        if (n % 2 === 0) expect(field.equals(twoCos(k + n / 2), field.neg(twoCos(k)))).toBe(true);
      }),
    ));

  it('2cos a · 2cos b = 2cos(a + b) + 2cos(a − b)', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.nat(200), fc.nat(200), (n, i, j) => {
        const { field, twoCos } = realCyclotomicField(n);
        expect(field.equals(field.mul(twoCos(i), twoCos(j)), field.add(twoCos(i + j), twoCos(i - j)))).toBe(true);
      }),
    ));

  it('twoCos(k) for k coprime to n are the roots of Ψ_n, and their sum is the Möbius function of n', () => {
    const moebius = (n: number): bigint => {
      let [rest, sign] = [n, 1n];
      for (let p = 2; p <= rest; p++) {
        if (rest % p !== 0) continue;
        rest /= p;
        if (rest % p === 0) return 0n;
        sign = -sign;
      }
      return sign;
    };
    for (const n of upTo200.filter((m) => m >= 3 && m <= 90)) {
      const { field, twoCos } = realCyclotomicField(n);
      let sum = field.zero;
      for (let k = 1; 2 * k < n; k++) if (gcd(k, n) === 1) sum = field.add(sum, twoCos(k));
      expect(field.equals(sum, field.fromInteger(moebius(n))), `n = ${n}`).toBe(true);
    }
    const { field, twoCos } = realCyclotomicField(15);
    for (const k of [1, 2, 4, 7]) expect(field.minimalPolynomialOf(twoCos(k))).toEqual(psi(15));
    expect(field.minimalPolynomialOf(twoCos(3))).toEqual(psi(5));
    expect(field.minimalPolynomialOf(twoCos(5))).toEqual([1n, 1n]);
  });

  it('are the same object wherever they are met: n and 2n for odd n, Q(√5), Q(√2), Q(√3) and Q', () => {
    for (const n of [7, 9, 15, 33]) expect(realCyclotomicField(2 * n).field).toBe(realCyclotomicField(n).field);
    for (const n of [1, 2, 3, 4, 6]) expect(realCyclotomicField(n).field).toBe(rationalField);
    for (const n of [5, 10]) expect(realCyclotomicField(n).field).toBe(quadraticField(5n).field);
    expect(realCyclotomicField(8).field).toBe(quadraticField(2n).field);
    expect(realCyclotomicField(12).field).toBe(quadraticField(3n).field);
  });

  it('conductorOf names the field from degree 3 on', () => {
    for (const n of upTo200.filter((m) => m <= 100)) {
      const { field } = realCyclotomicField(n);
      const reduced = n % 4 === 2 ? n / 2 : n;
      expect(conductorOf(field)).toBe(field.degree >= 3 ? reduced : undefined);
    }
  });

  it('rejects n that is no positive integer', () => {
    for (const n of [0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => realCyclotomicField(n)).toThrow(DomainError);
  });
});

describe('cyclotomic polynomials', () => {
  it('Π Φ_d over the divisors d of n is x^n − 1', () => {
    for (const n of upTo200) {
      const product = upTo200
        .filter((d) => n % d === 0)
        .reduce((p, d) => mulZ(p, cyclotomicPolynomial(d)), [1n] as readonly bigint[]);
      const expected = Array.from({ length: n + 1 }, (_, k) => (k === 0 ? -1n : k === n ? 1n : 0n));
      expect(product, `n = ${n}`).toEqual(expected);
    }
  });

  it('Φ_105 is the first with a coefficient other than 0, ±1', () => {
    const size = (n: number): bigint => cyclotomicPolynomial(n).reduce((most, c) => (c * c > most ? c * c : most), 0n);
    expect(upTo200.find((n) => size(n) > 1n)).toBe(105);
    expect(cyclotomicPolynomial(105)[7]).toBe(-2n);
  });

  it('x^(φ(n)/2)·Ψ_n(x + 1/x) = Φ_n(x), and Ψ_n is irreducible', () => {
    for (const n of upTo200.filter((m) => m >= 3 && m <= 60)) {
      const polynomial = psi(n);
      const degree = polynomial.length - 1;
      // Σ p_k (x² + 1)^k x^(degree − k).
      const sum = new Array<bigint>(2 * degree + 1).fill(0n);
      let power: readonly bigint[] = [1n];
      polynomial.forEach((c, k) => {
        power.forEach((binomial, i) => {
          sum[i + degree - k] = sum[i + degree - k]! + c * binomial;
        });
        power = mulZ(power, [1n, 0n, 1n]);
      });
      expect(sum).toEqual(cyclotomicPolynomial(n));
      if (n <= 40) expect(isIrreducible(polynomial)).toBe(true);
    }
  });

  it.skipIf(!hasPari)('agree with PARI/GP: polcyclo, and the minimal polynomial of 2cos(2π/n) for n ≤ 200', () => {
    const lines = pari(
      'for(n=3,200, print(Vecrev(polcyclo(n))); print(Vecrev(minpoly(Mod(x+1/x, polcyclo(n))))));'.replaceAll(
        'x+1/x',
        'x+x^(n-1)',
      ),
    );
    for (let n = 3; n <= 200; n++) {
      expect(lines[2 * (n - 3)], `Φ_${n}`).toBe(`[${cyclotomicPolynomial(n).join(', ')}]`);
      expect(lines[2 * (n - 3) + 1], `Ψ_${n}`).toBe(`[${psi(n).join(', ')}]`);
    }
  });

  it('d_k(z + 1/z) = z^k + z^−k: Dickson polynomials at 5/2 = 2 + 1/2', () => {
    for (let k = 0; k <= 20; k++) {
      const value = dicksonPolynomial(k).reduceRight((sum, c) => sum.mul(rational(5n, 2n)).add(c), rational(0n));
      expect(value.equals(rational((1n << BigInt(2 * k)) + 1n, 1n << BigInt(k)))).toBe(true);
    }
  });
});

describe('fieldOfTwoCos', () => {
  it('finds each root of each Ψ_n as 2cos(2πk/n) of the right k', () => {
    for (const n of [7, 9, 11, 15, 16, 20, 24, 21, 28, 40, 60])
      for (const near of isolateRealRoots(psi(n))) {
        const number = fieldOfTwoCos(psi(n), near)!;
        expect(number.field).toBe(realCyclotomicField(n).field);
        const value = number.field.fromRational(near.lo);
        expect(number.field.compare(value, number.element)).toBeLessThanOrEqual(0);
        expect(number.field.compare(number.element, number.field.fromRational(near.hi))).toBeLessThanOrEqual(0);
        expect(number.field.minimalPolynomialOf(number.element)).toEqual(psi(n));
      }
  });

  it('knows nothing of other polynomials', () => {
    const near = { lo: rational(1n), hi: rational(2n) };
    expect(fieldOfTwoCos([-1n, -1n, 0n, 1n], near)).toBeUndefined();
    expect(fieldOfTwoCos([-2n, 0n, 0n, 1n], near)).toBeUndefined();
    const other = psi(13);
    expect(
      fieldOfTwoCos(
        other.map((c, k) => (k === 2 ? c + 1n : c)),
        near,
      ),
    ).toBeUndefined();
  });
});
