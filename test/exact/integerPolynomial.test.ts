import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/exact/errors.js';
import {
  addZ,
  content,
  derivativeZ,
  discriminantZ,
  divideExactZ,
  equalsZ,
  evaluateAtRational,
  evaluateZ,
  gcdZ,
  type IntegerPolynomial,
  integerPolynomialFromRational,
  isSquareFreeZ,
  mignotteBound,
  mulZ,
  primitivePart,
  resultantZ,
  rootBound,
  rootBoundExponent,
  scaleZ,
  signAtRational,
  squareFreeDecompositionZ,
  squareFreePartZ,
  subZ,
} from '../../src/exact/integerPolynomial.js';
import { polynomialRing } from '../../src/exact/polynomial.js';
import { rationals as Q, rational } from '../../src/exact/rational.js';
import { hasPari, pari, pariPolynomial } from './computerAlgebra.js';
import {
  integerPolynomials,
  nonzeroIntegerPolynomials,
  primitivePolynomials,
  product,
  rationals,
  swinnertonDyer,
} from './polynomialArbitraries.js';

const ring = polynomialRing(Q);
const overQ = (p: IntegerPolynomial) => p.map((c) => rational(c));
const any = integerPolynomials();
const nonzero = nonzeroIntegerPolynomials();

/** The Sylvester determinant by fraction-free elimination (Bareiss): the textbook's definition as oracle. */
function sylvesterDeterminant(a: IntegerPolynomial, b: IntegerPolynomial): bigint {
  const [m, n] = [a.length - 1, b.length - 1];
  const row = (p: IntegerPolynomial, shift: number) =>
    Array.from({ length: m + n }, (_, j) => p[p.length - 1 - (j - shift)] ?? 0n);
  const M = [...Array.from({ length: n }, (_, i) => row(a, i)), ...Array.from({ length: m }, (_, i) => row(b, i))];
  let sign = 1n;
  let previous = 1n;
  for (let k = 0; k < M.length; k++) {
    const pivot = M.findIndex((r, i) => i >= k && r[k] !== 0n);
    if (pivot < 0) return 0n;
    if (pivot > k) [M[k], M[pivot], sign] = [M[pivot]!, M[k]!, -sign];
    for (let i = k + 1; i < M.length; i++)
      for (let j = M.length - 1; j >= k; j--) M[i]![j] = (M[i]![j]! * M[k]![k]! - M[i]![k]! * M[k]![j]!) / previous;
    previous = M[k]![k]!;
  }
  return M.length === 0 ? 1n : sign * previous;
}

describe('the ring Z[x]', () => {
  it('agrees with Q[x] in sums, differences, products, derivatives and values', () =>
    fc.assert(
      fc.property(any, any, rationals(), (a, b, x) => {
        const agree = (p: IntegerPolynomial, q: readonly (typeof x)[]) => ring.equals(overQ(p), q);
        return (
          agree(addZ(a, b), ring.add(overQ(a), overQ(b))) &&
          agree(subZ(a, b), ring.sub(overQ(a), overQ(b))) &&
          agree(mulZ(a, b), ring.mul(overQ(a), overQ(b))) &&
          agree(derivativeZ(a), ring.derivative(overQ(a))) &&
          Q.equals(evaluateAtRational(a, x), ring.evaluate(overQ(a), x)) &&
          signAtRational(a, x) === Q.compare(evaluateAtRational(a, x), Q.zero) &&
          rational(evaluateZ(a, x.s * x.n)).equals(ring.evaluate(overQ(a), rational(x.s * x.n)))
        );
      }),
    ));

  it('p = ±content·primitive part, with positive leading coefficient', () =>
    fc.assert(
      fc.property(nonzero, fc.bigInt({ min: -20n, max: 20n }), (p, c) => {
        const q = c === 0n ? p : scaleZ(p, c);
        const sign = q[q.length - 1]! < 0n ? -1n : 1n;
        const primitive = primitivePart(q);
        return (
          equalsZ(scaleZ(primitive, sign * content(q)), q) &&
          primitive[primitive.length - 1]! > 0n &&
          content(primitive) === 1n
        );
      }),
    ));

  it('ab / b = a exactly, and a quotient exists only if it multiplies back', () =>
    fc.assert(
      fc.property(any, nonzero, any, (a, b, c) => {
        const q = divideExactZ(c, b);
        return equalsZ(divideExactZ(mulZ(a, b), b)!, a) && (q === undefined || equalsZ(mulZ(q, b), c));
      }),
    ));

  it('b does not divide ab + r for 0 ≠ r of smaller degree, nor a polynomial that it divides only over Q', () => {
    fc.assert(
      fc.property(any, primitivePolynomials(4), fc.bigInt({ min: 1n, max: 9n }), (a, b, r) => {
        return divideExactZ(addZ(mulZ(a, b), [r]), b) === undefined;
      }),
    );
    expect(divideExactZ([1n, 1n], [2n, 2n])).toBeUndefined();
    expect(divideExactZ([2n, 2n], [1n, 1n])).toEqual([2n]);
  });

  it('clearing denominators gives the primitive multiple', () =>
    fc.assert(
      fc.property(nonzero, fc.bigInt({ min: 1n, max: 60n }), (p, d) => {
        const q = integerPolynomialFromRational(p.map((c) => rational(c, d)));
        return equalsZ(q, primitivePart(p));
      }),
    ));
});

describe('gcd in Z[x]', () => {
  it('gcd(ac, bc) = gcd(a, b)·c for primitive c, and agrees with Euclid over Q', () =>
    fc.assert(
      fc.property(any, any, primitivePolynomials(4), (a, b, c) => {
        const g = gcdZ(mulZ(a, c), mulZ(b, c));
        const euclid = ring.gcd(overQ(mulZ(a, c)), overQ(mulZ(b, c)));
        return equalsZ(g, mulZ(gcdZ(a, b), c)) && equalsZ(g, integerPolynomialFromRational(euclid));
      }),
    ));

  it('large coefficients that need many primes, and a leading coefficient that is no unit', () => {
    const g = [3n ** 300n, 5n ** 200n, 7n * 2n ** 400n];
    const [a, b] = [mulZ(g, [1n, 2n ** 90n, 6n]), mulZ(g, [-1n, 11n ** 40n, 0n, 9n])];
    expect(gcdZ(a, b)).toEqual(g);
  });

  it('the gcd of degenerate inputs: zero, constants, content', () => {
    expect(gcdZ([], [])).toEqual([]);
    expect(gcdZ([], [-2n, -4n])).toEqual([1n, 2n]);
    expect(gcdZ([6n], [9n])).toEqual([1n]);
    expect(gcdZ([6n, 6n], [9n, 9n])).toEqual([1n, 1n]);
  });

  it('p = ±content·Π g_i^{e_i}; the square-free part is Π g_i', () =>
    fc.assert(
      fc.property(nonzero, integerPolynomials(2), integerPolynomials(1), (a, b, c) => {
        const p = product([a, ...[b, b, c, c, c].filter((f) => f.length > 0)]);
        const parts = squareFreeDecompositionZ(p);
        const powers = parts.flatMap(({ factor, multiplicity }) =>
          new Array<IntegerPolynomial>(multiplicity).fill(factor),
        );
        const radical = product(parts.map(({ factor }) => factor));
        return (
          equalsZ(product(powers), primitivePart(p)) &&
          equalsZ(squareFreePartZ(p), radical) &&
          isSquareFreeZ(radical) &&
          isSquareFreeZ(p) === parts.every(({ multiplicity }) => multiplicity === 1)
        );
      }),
    ));
});

describe('resultant and discriminant in Z[x]', () => {
  it('the resultant is the Sylvester determinant', () =>
    fc.assert(fc.property(nonzero, nonzero, (a, b) => resultantZ(a, b) === sylvesterDeterminant(a, b))));

  it('the resultant with huge coefficients agrees with Euclid over Q', () => {
    const a = Array.from({ length: 8 }, (_, i) => (-3n) ** BigInt(90 + 7 * i) + 1n);
    const b = Array.from({ length: 6 }, (_, i) => 7n ** BigInt(60 - 5 * i) - 2n);
    expect(ring.resultant(overQ(a), overQ(b)).equals(rational(resultantZ(a, b)))).toBe(true);
  });

  it('disc(ab) = disc(a)·disc(b)·Res(a, b)²; quadratics have b² − 4ac, linear polynomials 1', () => {
    fc.assert(
      fc.property(primitivePolynomials(4), primitivePolynomials(4), (a, b) => {
        return discriminantZ(mulZ(a, b)) === discriminantZ(a) * discriminantZ(b) * resultantZ(a, b) ** 2n;
      }),
    );
    expect(discriminantZ([7n, 5n, 3n])).toBe(25n - 84n);
    expect(discriminantZ([4n, -6n])).toBe(1n);
    expect(discriminantZ([1n, 0n, 0n, 1n])).toBe(-27n);
  });

  it.skipIf(!hasPari)('PARI/GP finds the same discriminants and resultants', () => {
    const pairs = fc.sample(fc.tuple(primitivePolynomials(9, 10n ** 12n), nonzeroIntegerPolynomials(7)), {
      seed: 7,
      numRuns: 40,
    });
    const lines = pari(
      pairs
        .map(
          ([a, b]) =>
            `print(poldisc(${pariPolynomial(a)}),",",polresultant(${pariPolynomial(a)},${pariPolynomial(b)}))`,
        )
        .join('\n'),
    );
    expect(lines).toEqual(pairs.map(([a, b]) => `${discriminantZ(a)},${resultantZ(a, b)}`));
  });
});

describe('bounds', () => {
  it('every rational root lies strictly inside the root bound', () =>
    fc.assert(
      fc.property(fc.array(rationals(), { minLength: 1, maxLength: 6 }), (roots) => {
        const p = product(roots.map((q) => [-q.s * q.n, q.d]));
        const bound = rational(rootBound(p));
        const exponent = rootBoundExponent(p);
        const sharp = exponent >= 0 ? rational(1n << BigInt(exponent)) : rational(1n, 1n << BigInt(-exponent));
        return roots.every((q) => q.abs().compare(bound) < 0 && q.abs().compare(sharp) < 0);
      }),
    ));

  it('the coefficients of every factor are within the Mignotte bound', () =>
    fc.assert(
      fc.property(nonzero, nonzero, (a, b) => {
        const bound = mignotteBound(mulZ(a, b), a.length - 1);
        return a.every((c) => c <= bound && -c <= bound);
      }),
    ));

  it('a factor with larger coefficients than the product stays within it', () => {
    // (x^15 − 1)(…) : Φ_105 has the coefficient −2, x^105 − 1 only ±1.
    expect(mignotteBound([-1n, ...new Array<bigint>(104).fill(0n), 1n]) >= 2n).toBe(true);
  });
});

describe('what is undefined', () => {
  it.each([
    ['exact division by zero', () => divideExactZ([1n], [])],
    ['the square-free part of zero', () => squareFreePartZ([])],
    ['the square-free test of zero', () => isSquareFreeZ([])],
    ['the square-free decomposition of zero', () => squareFreeDecompositionZ([])],
    ['the discriminant of a constant', () => discriminantZ([5n])],
    ['the discriminant of zero', () => discriminantZ([])],
    ['the root bound of zero', () => rootBound([])],
  ])('%s throws DomainError', (_, f) => expect(f).toThrow(DomainError));

  it('zero has content 0, primitive part 0 and resultant 0 with anything', () => {
    expect(content([])).toBe(0n);
    expect(primitivePart([])).toEqual([]);
    expect(resultantZ([], [1n, 1n])).toBe(0n);
    expect(evaluateAtRational([], rational(1n, 2n)).equals(0)).toBe(true);
  });
});

describe('size', () => {
  it('the square-free test of a Swinnerton-Dyer polynomial of degree 64 is quick', () => {
    expect(isSquareFreeZ(swinnertonDyer(6))).toBe(true);
  });
});
