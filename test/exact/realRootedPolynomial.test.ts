import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unify } from '../../src/exact/compositum.js';
import { characteristicPolynomial, multiply, transpose } from '../../src/exact/matrix.js';
import { type Element, type NumberField, rationalField } from '../../src/exact/numberField.js';
import { type Polynomial, polynomialRing } from '../../src/exact/polynomial.js';
import { quadraticField } from '../../src/exact/quadratic.js';
import { rational } from '../../src/exact/rational.js';
import { rootsAsNumbers } from '../../src/exact/realRootedPolynomial.js';
import { sampleFields } from './sampleFields.js';

const sqrt5 = quadraticField(5n).field;
const heptagon = sampleFields[3]!.field;

/** What is promised of the roots of f: disjoint, descending, each a root, as many as the degree. */
function verify(K: NumberField, f: Polynomial<Element>, bits: number): void {
  const roots = rootsAsNumbers(K, f, bits);
  expect(roots.length).toBe(f.length - 1);
  roots.forEach(({ number, interval }, i) => {
    const { field, element } = number;
    expect(interval.hi.sub(interval.lo).compare(rational(1n, 1n << BigInt(bits)))).toBeLessThanOrEqual(0);
    expect(field.compare(field.fromRational(interval.lo), element)).toBeLessThanOrEqual(0);
    expect(field.compare(element, field.fromRational(interval.hi))).toBeLessThanOrEqual(0);
    if (i > 0) expect(interval.hi.compare(roots[i - 1]!.interval.lo)).toBeLessThanOrEqual(0);
    expect(field.minimalPolynomialOf(element).length - 1).toBe(field.degree);
    // f vanishes at the root, in a field that holds both.
    const common = unify({ field: K, element: K.generator }, number);
    const embed = (c: Element): Element => unify({ field: K, element: c }, number).left;
    expect(common.field.isZero(polynomialRing(common.field).evaluate(f.map(embed), common.right))).toBe(true);
  });
}

describe('rootsAsNumbers', () => {
  it('of x² − (5+√5)x + (5+√5) over Q(√5)', () => {
    const b = sqrt5.add(sqrt5.fromInteger(5), sqrt5.generator);
    verify(sqrt5, [b, sqrt5.neg(b), sqrt5.one], 64);
  });

  it('of Ψ_7 shifted to be positive, over Q and over a field in which it splits', () => {
    const shifted = (K: NumberField) => {
      const ring = polynomialRing(K);
      return ring.compose(
        [-1n, -2n, 1n, 1n].map((c) => K.fromInteger(c)),
        ring.fromCoefficients([K.fromInteger(-3), K.one]),
      );
    };
    verify(rationalField, shifted(rationalField), 40);
    verify(heptagon, shifted(heptagon), 40);
  });

  it('of the characteristic polynomials of random Gram matrices over Q and Q(√5), their nonzero irrational part', () => {
    let verified = 0;
    for (const K of [rationalField, sqrt5]) {
      const ring = polynomialRing(K);
      const entry = fc
        .array(fc.integer({ min: -2, max: 2 }), { minLength: K.degree, maxLength: K.degree })
        .map((c) => K.fromPowerBasis(c.map((n) => rational(n))));
      const square = fc.array(fc.array(entry, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 });
      fc.assert(
        fc.property(square, (a) => {
          let f = ring.squareFreePart(characteristicPolynomial(K, multiply(K, a, transpose(a))));
          // Strip rational roots, as the caller must: they are small integers or halves here.
          for (let n = 0; n <= 60; n++)
            if (f.length > 1 && K.isZero(ring.evaluate(f, K.fromInteger(n))))
              f = ring.quo(f, [K.fromInteger(-n), K.one]);
          if (f.length < 2) return;
          verify(K, f, 30);
          verified++;
        }),
        { numRuns: 10 },
      );
    }
    expect(verified).toBeGreaterThan(8);
  });

  it.each([5, 15, 100])('is not misled by conjugates 10^−%i away', (k) => {
    // x² − 3x + 1 ± √5/10^k: the norm has the roots of both.
    const tiny = sqrt5.mul(sqrt5.generator, sqrt5.fromRational(rational(1n, 10n ** BigInt(k))));
    for (const part of [tiny, sqrt5.neg(tiny)])
      verify(sqrt5, [sqrt5.add(sqrt5.one, part), sqrt5.fromInteger(-3), sqrt5.one], 40);
  });

  it('finds roots that lie close together and far apart', () => {
    // x² − 2·10^6 x + 10^12 − 10^−6·√5: two roots 10^6 ± 10^−3·⁴√5.
    const K = sqrt5;
    const f = [
      K.sub(K.fromInteger(10n ** 12n), K.mul(K.generator, K.fromRational(rational(1n, 10n ** 6n)))),
      K.fromInteger(-2n * 10n ** 6n),
      K.one,
    ];
    verify(K, f, 40);
  });
});
