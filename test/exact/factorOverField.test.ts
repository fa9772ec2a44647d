import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realCyclotomicField } from '../../src/exact/cyclotomic.js';
import { factorInteger } from '../../src/exact/factor.js';
import { factorOverField, integralModel, normPolynomial, overField, shifts } from '../../src/exact/factorOverField.js';
import { type IntegerPolynomial, resultantZ } from '../../src/exact/integerPolynomial.js';
import { type Element, type NumberField, rationalField } from '../../src/exact/numberField.js';
import { type Polynomial, polynomialRing } from '../../src/exact/polynomial.js';
import { quadraticField } from '../../src/exact/quadratic.js';
import { rational } from '../../src/exact/rational.js';
import { hasPari, pari, pariPolynomial } from './computerAlgebra.js';
import { sampleFields } from './sampleFields.js';

const small = (K: NumberField): fc.Arbitrary<Element> =>
  fc
    .array(fc.integer({ min: -3, max: 3 }), { minLength: K.degree, maxLength: K.degree })
    .chain((c) => fc.integer({ min: 1, max: 2 }).map((d) => K.fromPowerBasis(c.map((n) => rational(n, d)))));

const monicPolynomials = (K: NumberField, maxDegree: number): fc.Arbitrary<Polynomial<Element>> =>
  fc.array(small(K), { minLength: 1, maxLength: maxDegree }).map((low) => [...low, K.one]);

const product = (K: NumberField, factors: readonly Polynomial<Element>[]): Polynomial<Element> => {
  const ring = polynomialRing(K);
  return factors.reduce((p, q) => ring.mul(p, q), ring.one);
};

describe.each(sampleFields)('factorization over $name', ({ field: K }) => {
  const ring = polynomialRing(K);
  const numRuns = K.degree > 4 ? 3 : 10;

  it('the factors are monic, multiply to the monic multiple, and do not factor again', () =>
    fc.assert(
      fc.property(monicPolynomials(K, 2), monicPolynomials(K, 2), small(K), (a, b, c) => {
        const g = ring.squareFreePart(ring.mul(a, b));
        const scaled = K.isZero(c) ? g : ring.scale(g, c);
        const factors = factorOverField(K, scaled);
        expect(ring.equals(product(K, factors), g)).toBe(true);
        for (const factor of factors) {
          expect(K.equals(factor[factor.length - 1]!, K.one)).toBe(true);
          expect(factorOverField(K, factor).length).toBe(1);
        }
        for (let i = 1; i < factors.length; i++)
          expect(factors[i]!.length).toBeGreaterThanOrEqual(factors[i - 1]!.length);
      }),
      { numRuns },
    ));

  it('every known factor is a product of factors found: degrees refine', () =>
    fc.assert(
      fc.property(monicPolynomials(K, 2), monicPolynomials(K, 2), (a, b) => {
        const g = ring.squareFreePart(ring.mul(a, b));
        const parts = factorOverField(K, g).filter((factor) => ring.isZero(ring.mod(a, factor)));
        expect(ring.equals(product(K, parts), ring.squareFreePart(a))).toBe(true);
      }),
      { numRuns },
    ));
});

describe('factorOverField', () => {
  it('over Q is factorInteger', () => {
    const p: IntegerPolynomial = [-4n, 0n, -3n, 0n, 1n]; // (x² − 4)(x² + 1)
    const factors = factorOverField(rationalField, overField(rationalField, p));
    expect(factors.length).toBe(factorInteger(p).factors.length);
    expect(factors.map((f) => f.length)).toEqual([2, 2, 3]);
  });

  it('a cyclic polynomial splits over its own field, x³ − 2 into a linear and a quadratic factor', () => {
    for (const n of [7, 9, 11, 15, 16]) {
      const K = realCyclotomicField(n).field;
      expect(factorOverField(K, overField(K, K.minimalPolynomial)).map((f) => f.length)).toEqual(
        new Array<number>(K.degree).fill(2),
      );
    }
    const K = sampleFields[5]!.field;
    expect(factorOverField(K, overField(K, K.minimalPolynomial)).map((f) => f.length)).toEqual([2, 3]);
  });

  it('x⁴ − 10x² + 1 splits into quadratics over Q(√2), Q(√3) and Q(√6) but not over Q(√5)', () => {
    const p = [1n, 0n, -10n, 0n, 1n];
    const degrees = (m: bigint) => {
      const K = quadraticField(m).field;
      return factorOverField(K, overField(K, p)).map((f) => f.length - 1);
    };
    for (const m of [2n, 3n, 6n]) expect(degrees(m)).toEqual([2, 2]);
    expect(degrees(5n)).toEqual([4]);
  });

  it.skipIf(!hasPari)('finds the factor degrees of PARI/GP (nffactor)', () => {
    const polynomials: readonly IntegerPolynomial[] = [
      [1n, 0n, -10n, 0n, 1n],
      [-1n, -1n, 0n, 1n],
      [-2n, 0n, 0n, 0n, 0n, 0n, 1n],
      [1n, -2n, -1n, 1n],
      [1n, 1n, 1n, 1n, 1n, 1n, 1n],
      [-4n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 1n],
      [7n, 0n, -3n, 2n, 0n, 3n],
    ];
    const fields = sampleFields.slice(1, 7).map(({ field }) => field);
    const script = fields.flatMap((K) => [
      `nf = nfinit(subst(${pariPolynomial(K.minimalPolynomial)}, x, y));`,
      ...polynomials.map((p) => `print(vecsort(apply(f -> poldegree(f), nffactor(nf, ${pariPolynomial(p)})[,1]~)));`),
    ]);
    const lines = pari(script.join('\n'));
    fields.forEach((K, i) => {
      polynomials.forEach((p, j) => {
        const degrees = factorOverField(K, overField(K, p)).map((f) => f.length - 1);
        expect(JSON.stringify(degrees), `[${p}] over [${K.minimalPolynomial}]`).toBe(
          lines[i * polynomials.length + j]!.replaceAll(' ', ''),
        );
      });
    });
  });
});

describe('normPolynomial', () => {
  it('of g(t − sα) for rational g is a resultant in α: Res_y(f(y), g(t − sy))', () => {
    // At integers t the right-hand side is a resultant of integer polynomials.
    for (const { field: K } of sampleFields.slice(1, 6)) {
      const g: IntegerPolynomial = [3n, -1n, 0n, 1n];
      for (const s of [0n, 1n, -2n]) {
        const norm = normPolynomial(K, overField(K, g), s);
        expect(norm.length - 1).toBe(3 * K.degree);
        for (const t of [-2n, 0n, 5n]) {
          const value = norm.reduceRight((sum, c) => sum * t + c, 0n);
          // g(t − sy) in y, ascending.
          const u = t;
          const inner: IntegerPolynomial =
            s === 0n ? [u ** 3n - u + 3n] : [u ** 3n - u + 3n, -3n * u * u * s + s, 3n * u * s * s, -(s ** 3n)];
          expect(value).toBe(resultantZ(K.minimalPolynomial, inner));
        }
      }
    }
  });

  it('N(ab) = N(a)N(b), and N of x − a is the characteristic polynomial of a', () => {
    const K = sampleFields[5]!.field;
    const integral = fc
      .array(fc.bigInt(-5n, 5n), { minLength: 3, maxLength: 3 })
      .map((c) => K.fromPowerBasis(c.map((n) => rational(n))));
    fc.assert(
      fc.property(integral, integral, (a, b) => {
        const norm = (x: Element): bigint => -normPolynomial(K, [K.neg(x), K.one], 0n)[0]!;
        expect(norm(K.mul(a, b))).toBe(norm(a) * norm(b));
        if (K.asRational(a) === undefined)
          expect(normPolynomial(K, [K.neg(a), K.one], 0n)).toEqual(K.minimalPolynomialOf(a));
      }),
      { numRuns: 20 },
    );
  });
});

describe('integralModel', () => {
  it('has integer coordinates and scale times the roots', () => {
    const K = quadraticField(5n).field;
    fc.assert(
      fc.property(small(K), small(K), fc.bigInt(1n, 20n), (a, b, d) => {
        const over = (x: Element) => K.mul(x, K.fromRational(rational(1n, d)));
        // (x − a/d)(x − b/d)
        const g = [K.mul(over(a), over(b)), K.neg(K.add(over(a), over(b))), K.one];
        const { model, scale } = integralModel(K, g);
        expect(model.every((c) => c.den === 1n)).toBe(true);
        const ring = polynomialRing(K);
        for (const root of [a, b])
          expect(K.isZero(ring.evaluate(model, K.mul(over(root), K.fromInteger(scale))))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('shifts', () => {
  it('are 0, 1, −1, 2, −2 …', () => {
    const iterator = shifts();
    expect([1, 2, 3, 4, 5].map(() => iterator.next().value)).toEqual([0n, 1n, -1n, 2n, -2n]);
  });
});
