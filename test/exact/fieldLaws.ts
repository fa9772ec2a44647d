/** Law suites run on every implementation of a field: `fieldLaws`, `orderedFieldLaws`. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DomainError } from '../../src/exact/errors.js';
import type { Field, OrderedField } from '../../src/exact/field.js';
import { type Rational, rational } from '../../src/exact/rational.js';

/** Numerators and denominators from one digit to far beyond doubles. */
export const anyRational: fc.Arbitrary<Rational> = fc
  .tuple(
    fc.oneof(fc.bigInt(-9n, 9n), fc.bigInt(-(10n ** 6n), 10n ** 6n), fc.bigInt(-(10n ** 40n), 10n ** 40n)),
    fc.oneof(fc.constant(1n), fc.bigInt(1n, 12n), fc.bigInt(1n, 10n ** 30n)),
  )
  .map(([n, d]) => rational(n, d));

/** Commutative ring, inverses, and the embedding of Q. */
export function fieldLaws<T>(field: Field<T>, elements: fc.Arbitrary<T>, numRuns = 30): void {
  const { add, sub, neg, mul, inv, div, equals, isZero, fromRational, fromInteger } = bound(field);
  const { zero, one } = field;
  const same = (a: T, b: T): void => expect(equals(a, b)).toBe(true);
  const check = (law: (a: T, b: T, c: T) => void): void =>
    fc.assert(
      fc.property(elements, elements, elements, (a, b, c) => void law(a, b, c)),
      { numRuns },
    );

  it('ring laws: + and × are commutative and associative, × distributes over +', () =>
    check((a, b, c) => {
      same(add(a, b), add(b, a));
      same(mul(a, b), mul(b, a));
      same(add(add(a, b), c), add(a, add(b, c)));
      same(mul(mul(a, b), c), mul(a, mul(b, c)));
      same(mul(a, add(b, c)), add(mul(a, b), mul(a, c)));
    }));

  it('0 and 1 are neutral, 0 absorbs, 0 ≠ 1', () =>
    check((a) => {
      same(add(a, zero), a);
      same(mul(a, one), a);
      expect(isZero(mul(a, zero))).toBe(true);
      expect(isZero(zero)).toBe(true);
      expect(isZero(one)).toBe(false);
    }));

  it('a − b = a + (−b), a − a = 0, −(−a) = a', () =>
    check((a, b) => {
      same(sub(a, b), add(a, neg(b)));
      expect(isZero(sub(a, a))).toBe(true);
      same(neg(neg(a)), a);
    }));

  it('a·a⁻¹ = 1 and (b/a)·a = b for a ≠ 0; 0 has no inverse and divides nothing', () => {
    check((a, b) => {
      if (isZero(a)) return;
      same(mul(a, inv(a)), one);
      same(inv(inv(a)), a);
      same(mul(div(b, a), a), b);
    });
    expect(() => inv(zero)).toThrow(DomainError);
    expect(() => div(one, zero)).toThrow(DomainError);
    expect(() => div(zero, zero)).toThrow(DomainError);
  });

  it('no zero divisors: ab = 0 only for a = 0 or b = 0', () =>
    check((a, b) => expect(isZero(mul(a, b))).toBe(isZero(a) || isZero(b))));

  it('Q embeds: fromRational keeps sums, products and quotients', () =>
    fc.assert(
      fc.property(anyRational, anyRational, (p, q) => {
        same(fromRational(p.add(q)), add(fromRational(p), fromRational(q)));
        same(fromRational(p.mul(q)), mul(fromRational(p), fromRational(q)));
        same(fromRational(p), div(fromInteger(p.s * p.n), fromInteger(p.d)));
        expect(equals(fromRational(p), fromRational(q))).toBe(p.equals(q));
      }),
      { numRuns },
    ));

  it('fromInteger takes numbers and bigints alike', () => {
    for (const n of [0, 1, -1, 7, -123456789]) same(fromInteger(n), fromInteger(BigInt(n)));
  });
}

/** A total order that + and × by positive numbers respect. */
export function orderedFieldLaws<T>(field: OrderedField<T>, elements: fc.Arbitrary<T>, numRuns = 30): void {
  fieldLaws(field, elements, numRuns);
  const check = (law: (a: T, b: T, c: T) => void): void =>
    fc.assert(
      fc.property(elements, elements, elements, (a, b, c) => void law(a, b, c)),
      { numRuns },
    );

  it('trichotomy: exactly one of a < b, a = b, a > b; compare is antisymmetric and agrees with sign(a − b)', () =>
    check((a, b) => {
      expect(field.compare(a, b) === 0).toBe(field.equals(a, b));
      expect(field.compare(a, b) + field.compare(b, a)).toBe(0);
      expect(field.compare(a, b)).toBe(field.sign(field.sub(a, b)));
      expect(field.compare(a, a)).toBe(0);
    }));

  it('the order is transitive', () =>
    check((...three) => {
      const [a, b, c] = three.sort((x, y) => field.compare(x, y));
      expect(field.compare(a!, b!)).toBeLessThanOrEqual(0);
      expect(field.compare(b!, c!)).toBeLessThanOrEqual(0);
      expect(field.compare(a!, c!)).toBeLessThanOrEqual(0);
    }));

  it('sign is multiplicative, odd, and additive on equal signs; squares are not negative', () =>
    check((a, b) => {
      expect(field.sign(field.mul(a, b)) + 0).toBe(field.sign(a) * field.sign(b) + 0);
      expect(field.sign(field.neg(a)) + field.sign(a)).toBe(0);
      if (field.sign(a) === field.sign(b)) expect(field.sign(field.add(a, b))).toBe(field.sign(a));
      expect(field.sign(field.mul(a, a))).toBe(field.isZero(a) ? 0 : 1);
    }));

  it('the order on Q is the usual one', () =>
    fc.assert(
      fc.property(anyRational, anyRational, (p, q) => {
        expect(field.compare(field.fromRational(p), field.fromRational(q))).toBe(Math.sign(p.compare(q)));
      }),
      { numRuns },
    ));
}

/** Methods that may be passed around. */
function bound<T>(field: Field<T>): Omit<Field<T>, 'zero' | 'one'> {
  return {
    fromRational: (q) => field.fromRational(q),
    fromInteger: (n) => field.fromInteger(n),
    add: (a, b) => field.add(a, b),
    sub: (a, b) => field.sub(a, b),
    neg: (a) => field.neg(a),
    mul: (a, b) => field.mul(a, b),
    inv: (a) => field.inv(a),
    div: (a, b) => field.div(a, b),
    equals: (a, b) => field.equals(a, b),
    isZero: (a) => field.isZero(a),
  };
}
