import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/exact/errors.js';
import { isIrreducible } from '../../src/exact/factor.js';
import { overField } from '../../src/exact/factorOverField.js';
import { content, type IntegerPolynomial } from '../../src/exact/integerPolynomial.js';
import { gcdInteger } from '../../src/exact/integers.js';
import { type Element, NumberField, numberField, rationalField } from '../../src/exact/numberField.js';
import { polynomialRing } from '../../src/exact/polynomial.js';
import { rational, rationals } from '../../src/exact/rational.js';
import { isolateRealRoots } from '../../src/exact/realRoots.js';
import { hasPari, pari, pariPolynomial } from './computerAlgebra.js';
import { anyRational, orderedFieldLaws } from './fieldLaws.js';
import { bracket, elementsOf, nextUp, rationalOfDouble, sampleFields } from './sampleFields.js';

const sqrt2 = sampleFields[1]!.field;
const tribonacci = sampleFields[5]!.field;

describe.each(sampleFields)('$name', (sample) => {
  const { field } = sample;
  const elements = elementsOf(field);
  const check = (law: (a: Element, b: Element) => void, numRuns = 20): void =>
    fc.assert(fc.property(elements, elements, law), { numRuns });

  orderedFieldLaws(field, elements, 15);

  it('f(α) = 0, and α is the root that was asked for', () => {
    const value = polynomialRing(field).evaluate(overField(field, field.minimalPolynomial), field.generator);
    expect(field.isZero(value)).toBe(true);
    if (!Number.isNaN(sample.near)) expect(Math.abs(field.toNumber(field.generator) - sample.near)).toBeLessThan(1e-7);
  });

  it('every result is reduced: den > 0 and gcd(num, den) = 1', () =>
    check((a, b) => {
      const results = [field.add(a, b), field.sub(a, b), field.mul(a, b), field.neg(a)];
      if (!field.isZero(a)) results.push(field.inv(a), field.div(b, a));
      for (const { num, den } of results) {
        expect(num.length).toBe(field.degree);
        expect(den > 0n).toBe(true);
        expect(num.reduce(gcdInteger, den)).toBe(1n);
      }
    }));

  it('key(a) = key(b) exactly when a = b exactly when a − b = 0', () =>
    check((a, b) => {
      expect(field.key(a) === field.key(b)).toBe(field.equals(a, b));
      expect(field.equals(a, b)).toBe(field.isZero(field.sub(a, b)));
      // The same number by another road.
      const again = field.sub(field.add(a, b), b);
      expect(field.key(again)).toBe(field.key(a));
      if (!field.isZero(b)) expect(field.key(field.div(field.mul(a, b), b))).toBe(field.key(a));
    }));

  it('sign and compare agree with a 400-bit bracket made without the library', () =>
    check((a, b) => {
      for (const x of [a, field.sub(a, b), field.mul(a, b)]) {
        const { lo, hi } = bracket(sample, x, 400);
        const sign = field.sign(x);
        if (lo > 0n) expect(sign).toBe(1);
        else if (hi < 0n) expect(sign).toBe(-1);
        else if (lo < 0n || hi > 0n) expect([-1, 0, 1]).toContain(sign); // |x| ≤ 2^−398: undecided here
        if (sign === 0) expect(field.isZero(x)).toBe(true);
      }
    }));

  it('enclose(a, bits) holds the value and is at most 2 units wide', () =>
    fc.assert(
      fc.property(elements, fc.constantFrom(0, 1, 53, 400, 1000), (a, bits) => {
        const enclosure = field.enclose(a, bits);
        expect(enclosure.bits).toBe(bits);
        expect(enclosure.hi - enclosure.lo).toBeLessThanOrEqual(2n);
        const { lo, hi } = bracket(sample, a, bits + 200);
        expect(enclosure.lo << 200n <= hi).toBe(true);
        expect(enclosure.hi << 200n >= lo).toBe(true);
      }),
      { numRuns: 20 },
    ));

  it('toNumber(a) is correctly rounded: no double is nearer', () =>
    check((a) => {
      const x = field.toNumber(a);
      expect(Number.isFinite(x)).toBe(true);
      // a lies between the midpoints to the neighbours; at a midpoint the mantissa is even.
      const [below, exact, above] = [-nextUp(-x), x, nextUp(x)].map(rationalOfDouble);
      const low = field.compare(a, field.fromRational(below!.add(exact!).div(2n)));
      const high = field.compare(a, field.fromRational(exact!.add(above!).div(2n)));
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(0);
      if (low === 0 || high === 0) expect(exact!.div(above!.sub(exact!)).n % 2n).toBe(0n);
    }));

  it('⌊a⌋ ≤ a < ⌊a⌋ + 1', () =>
    check((a) => {
      const floor = field.floor(a);
      expect(field.compare(field.fromInteger(floor), a)).toBeLessThanOrEqual(0);
      expect(field.compare(a, field.fromInteger(floor + 1n))).toBe(-1);
    }));

  it('toPowerBasis and fromPowerBasis are inverse, and the power basis means Σ q_k α^k', () => {
    check((a) => {
      const coefficients = field.toPowerBasis(a);
      expect(coefficients.length).toBe(field.degree);
      expect(field.equals(field.fromPowerBasis(coefficients), a)).toBe(true);
      const sum = coefficients.reduce(
        (total, q, k) => field.add(total, field.mul(field.fromRational(q), field.pow(field.generator, k))),
        field.zero,
      );
      expect(field.equals(sum, a)).toBe(true);
    });
    fc.assert(
      fc.property(fc.array(anyRational, { minLength: field.degree, maxLength: field.degree }), (coefficients) => {
        const back = field.toPowerBasis(field.fromPowerBasis(coefficients));
        expect(back.every((q, k) => q.equals(coefficients[k]!))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('fromPowerBasis takes more coefficients than the degree and reduces them', () => {
    const long = Array.from({ length: 2 * field.degree + 3 }, (_, k) => rational(k - 4, k + 1));
    const expected = polynomialRing(field).evaluate(overField(field, long), field.generator);
    expect(field.equals(field.fromPowerBasis(long), expected)).toBe(true);
  });

  it('asRational is defined exactly on Q', () => {
    check((a) => {
      const q = field.asRational(a);
      if (q !== undefined) expect(field.equals(field.fromRational(q), a)).toBe(true);
      else expect(field.minimalPolynomialOf(a).length).toBeGreaterThan(2);
    });
    fc.assert(
      fc.property(anyRational, (q) => {
        expect(field.asRational(field.fromRational(q))?.equals(q)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('a^m·a^n = a^(m+n), a^−n = (a^n)^−1, a^0 = 1', () =>
    fc.assert(
      fc.property(elements, fc.nat(6), fc.nat(3), (a, m, n) => {
        expect(field.equals(field.mul(field.pow(a, m), field.pow(a, n)), field.pow(a, m + n))).toBe(true);
        expect(field.equals(field.pow(a, 0), field.one)).toBe(true);
        if (!field.isZero(a)) expect(field.equals(field.pow(a, -n), field.inv(field.pow(a, n)))).toBe(true);
      }),
      { numRuns: 10 },
    ));

  it('minimalPolynomialOf(a) vanishes at a, is irreducible and primitive, and its degree divides that of the field', () =>
    check((a) => {
      const p = field.minimalPolynomialOf(a);
      expect(field.isZero(polynomialRing(field).evaluate(overField(field, p), a))).toBe(true);
      expect(isIrreducible(p)).toBe(true);
      expect(content(p)).toBe(1n);
      expect(p[p.length - 1]! > 0n).toBe(true);
      expect(field.degree % (p.length - 1)).toBe(0);
    }, 15));

  it('the minimal polynomial of α is f, that of −3/2 is 2x + 3', () => {
    expect(field.minimalPolynomialOf(field.generator)).toEqual(field.minimalPolynomial);
    expect(field.minimalPolynomialOf(field.fromRational(rational(-6n, 4n)))).toEqual([3n, 2n]);
  });

  it('dickson(k) is d_k(α): d_i·d_j = d_{i+j} + d_{|i−j|}, with d_0 = 2', () => {
    const d = (k: number): Element => (k === 0 ? field.fromInteger(2) : field.dickson(k));
    for (let i = 1; i <= field.degree + 2; i++)
      for (let j = 1; j <= i; j++)
        expect(field.equals(field.mul(d(i), d(j)), field.add(d(i + j), d(i - j)))).toBe(true);
    expect(field.equals(field.dickson(0), field.one)).toBe(true);
  });
});

describe('number fields', () => {
  it('products agree with polynomial arithmetic modulo f', () => {
    // Oracle: schoolbook multiplication in the power basis and long division by f.
    for (const { field } of sampleFields) {
      const ring = polynomialRing(rationals);
      const f = field.minimalPolynomial.map((c) => rational(c));
      fc.assert(
        fc.property(elementsOf(field), elementsOf(field), (a, b) => {
          const [p, q] = [a, b].map((x) => ring.fromCoefficients(field.toPowerBasis(x)));
          const product = field.toPowerBasis(field.mul(a, b));
          expect(ring.equals(ring.fromCoefficients(product), ring.mod(ring.mul(p!, q!), f))).toBe(true);
        }),
        { numRuns: 10 },
      );
    }
  });

  it.skipIf(!hasPari)('minimal polynomials and inverses agree with PARI/GP', () => {
    const cases = sampleFields.slice(1).flatMap(({ field }, seed) =>
      fc
        .sample(elementsOf(field), { numRuns: 12, seed: seed + 1 })
        .filter((a) => !field.isZero(a))
        .map((a) => ({ field, a })),
    );
    const polynomialText = (field: NumberField, a: Element): string =>
      `Polrev([${field.toPowerBasis(a).map((q) => `${q.s * q.n}/${q.d}`)}])`;
    const script = cases.flatMap(({ field, a }) => [
      `a = Mod(${polynomialText(field, a)}, ${pariPolynomial(field.minimalPolynomial)});`,
      'm = minpoly(a); m = m / content(m); print(Vecrev(if(pollead(m) < 0, -m, m)));',
      `print(lift(1/a) == ${polynomialText(field, field.inv(a))});`,
    ]);
    const lines = pari(script.join('\n'));
    cases.forEach(({ field, a }, i) => {
      expect(lines[2 * i]).toBe(`[${field.minimalPolynomialOf(a).join(', ')}]`);
      expect(lines[2 * i + 1]).toBe('1');
    });
    expect(cases.length).toBeGreaterThan(60);
  });

  it('the same polynomial and root give the same object, another root another one', () => {
    const two = [-2n, 0n, 1n];
    const [minus, plus] = isolateRealRoots(two);
    expect(numberField(two, plus!)).toBe(sqrt2);
    expect(numberField(two, { lo: rational(3n), hi: rational(100n) })).toBe(sqrt2);
    const conjugate = numberField(two, minus!);
    expect(conjugate).not.toBe(sqrt2);
    expect(conjugate.sign(conjugate.generator)).toBe(-1);
    expect(sqrt2.sign(sqrt2.generator)).toBe(1);
  });

  it('the nearest root is taken, the larger of two at the same distance', () => {
    const f: IntegerPolynomial = [-2n, 0n, 1n];
    expect(numberField(f, { lo: rational(0n), hi: rational(0n) })).toBe(sqrt2);
    expect(numberField(f, { lo: rational(1n, 10n ** 30n), hi: rational(1n, 10n ** 30n) })).toBe(sqrt2);
    const below = { lo: rational(-1n, 10n ** 30n), hi: rational(-1n, 10n ** 30n) };
    expect(numberField(f, below)).not.toBe(sqrt2);
    expect(tribonacci.minimalPolynomial).toEqual([-1n, -1n, -1n, 1n]);
  });

  it('rejects polynomials that are not monic, constants, and those without a real root', () => {
    const near = { lo: rational(1n), hi: rational(1n) };
    expect(() => numberField([-2n, 0n, 3n], near)).toThrow(DomainError);
    expect(() => numberField([1n], near)).toThrow(DomainError);
    expect(() => numberField([], near)).toThrow(DomainError);
    expect(() => numberField([1n, 0n, 1n], near)).toThrow(DomainError);
    expect(numberField([-5n, 1n], near)).toBe(rationalField);
  });

  it('over a reducible polynomial sign still speaks of the real number, and inv refuses zero divisors', () => {
    // x⁴ − 5x² + 6 = (x² − 2)(x² − 3): α² − 2 is a zero divisor whose real value is 0.
    const forged = new NumberField([6n, 0n, -5n, 0n, 1n], { lo: rational(1n), hi: rational(3n, 2n) });
    const zero = forged.sub(forged.mul(forged.generator, forged.generator), forged.fromInteger(2));
    const { lo, hi } = forged.enclose(zero, 100);
    expect(lo <= 0n && hi >= 0n).toBe(true);
    expect(forged.sign(forged.sub(zero, forged.one))).toBe(-1);
    expect(() => forged.inv(zero)).toThrow(DomainError);
  });

  it('rounds numbers that are no doubles: overflow, subnormals, ties', () => {
    const times = (n: bigint, d = 1n): number =>
      sqrt2.toNumber(sqrt2.mul(sqrt2.generator, sqrt2.fromRational(rational(n, d))));
    expect(times(1n << 1024n)).toBe(Number.POSITIVE_INFINITY);
    expect(times(-(1n << 1024n))).toBe(Number.NEGATIVE_INFINITY);
    expect(times(1n << 1023n)).toBe(Math.SQRT2 * 2 ** 1023);
    expect(times(1n, 1n << 1075n)).toBe(Number.MIN_VALUE); // 0.707 of the least subnormal
    expect(times(1n, 1n << 1076n)).toBe(0);
    expect(times(3n, 1n << 1076n)).toBe(Number.MIN_VALUE); // 1.06
    expect(times(9n, 1n << 1076n)).toBe(3 * Number.MIN_VALUE); // 3.18
    expect(times(1n, 1n << 9000n)).toBe(0);
    // A hair above and below the midpoint of two doubles.
    const midpoint = sqrt2.fromRational(rational((1n << 53n) + 1n, 1n << 53n));
    const hair = sqrt2.mul(sqrt2.generator, sqrt2.fromRational(rational(1n, 1n << 600n)));
    expect(sqrt2.toNumber(sqrt2.add(midpoint, hair))).toBe(1 + 2 ** -52);
    expect(sqrt2.toNumber(sqrt2.sub(midpoint, hair))).toBe(1);
    expect(sqrt2.toNumber(midpoint)).toBe(1);
  });

  it('decides signs of numbers as small as 10^−1000', () => {
    // (√2 − 1)^k with k = 2600 is about 10^−995; its conjugate is huge.
    const tiny = sqrt2.pow(sqrt2.sub(sqrt2.generator, sqrt2.one), 2600);
    expect(sqrt2.sign(tiny)).toBe(1);
    expect(sqrt2.sign(sqrt2.neg(tiny))).toBe(-1);
    expect(sqrt2.floor(tiny)).toBe(0n);
    expect(sqrt2.floor(sqrt2.neg(tiny))).toBe(-1n);
    expect(sqrt2.compare(sqrt2.add(sqrt2.one, tiny), sqrt2.one)).toBe(1);
  });
});
