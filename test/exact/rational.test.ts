import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/exact/errors.js';
import { numerator, rational, rationals, rationalToNumber, rationalToString } from '../../src/exact/rational.js';
import { anyRational, orderedFieldLaws } from './fieldLaws.js';
import { nextUp, rationalOfDouble } from './sampleFields.js';

/** Every finite double, subnormals as often as the rest of the exponents. */
const anyDouble = fc
  .tuple(
    fc.oneof(fc.nat(2046), fc.nat(3), fc.integer({ min: 2040, max: 2046 })),
    fc.bigInt(0n, (1n << 52n) - 1n),
    fc.boolean(),
  )
  .map(([exponent, fraction, negative]) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, (negative ? 1n << 63n : 0n) | (BigInt(exponent) << 52n) | fraction);
    return view.getFloat64(0);
  });

describe('rationals', () => {
  orderedFieldLaws(rationals, anyRational, 100);

  it('are reduced: d > 0, gcd(n, d) = 1, and n/d = (kn)/(kd) for k ≠ 0', () =>
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), fc.bigInt(), (n, d, k) => {
        if (d === 0n || k === 0n) return;
        const q = rational(n, d);
        expect(q.d > 0n).toBe(true);
        expect(q.n >= 0n).toBe(true);
        expect(numerator(q) * d).toBe(n * q.d);
        expect(rational(k * n, k * d).equals(q)).toBe(true);
        expect(rational(k * n, k * d).d).toBe(q.d);
      }),
    ));

  it('rationalToString and rational are inverse', () =>
    fc.assert(
      fc.property(anyRational, (q) => {
        expect(rational(rationalToString(q)).equals(q)).toBe(true);
      }),
    ));

  it('takes only a, a/b, safe integers and a nonzero denominator', () => {
    expect(rationalToString(rational('-6/4'))).toBe('-3/2');
    expect(rationalToString(rational(6, -4))).toBe('-3/2');
    for (const text of ['', ' 1', '1/', '/2', '1/-2', '1.5', '1e5', '0x10', 'NaN', '1/2/3', '--1', '1/0', '-0/0', '٣'])
      expect(() => rational(text), text).toThrow(DomainError);
    for (const x of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => rational(x), String(x)).toThrow(DomainError);
    expect(() => rational(1n, 0n)).toThrow(DomainError);
    expect(() => rational(1, 0.5)).toThrow(DomainError);
    expect(() => rational(0, 0)).toThrow(DomainError);
  });
});

describe('rationalToNumber', () => {
  it('is exact on every double', () =>
    fc.assert(
      fc.property(anyDouble, (x) => {
        expect(rationalToNumber(rationalOfDouble(x)) + 0).toBe(x + 0); // + 0: there is one rational zero
      }),
      { numRuns: 500 },
    ));

  it('rounds midpoints to even and anything off the midpoint to the nearer double', () =>
    fc.assert(
      fc.property(anyDouble, fc.nat(2000), (x, bits) => {
        const next = nextUp(x);
        if (!Number.isFinite(next)) return;
        const [low, high] = [rationalOfDouble(x), rationalOfDouble(next)];
        const middle = low.add(high).div(2n);
        const hair = high.sub(low).div(4n << BigInt(bits));
        expect(rationalToNumber(middle.sub(hair)) + 0).toBe(x + 0);
        expect(rationalToNumber(middle.add(hair)) + 0).toBe(next + 0);
        const lowIsEven = low.div(high.sub(low)).n % 2n === 0n;
        expect(rationalToNumber(middle) + 0).toBe((lowIsEven ? x : next) + 0);
      }),
      { numRuns: 500 },
    ));

  it('agrees with the language on decimal literals', () =>
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 25n), 10n ** 25n), fc.nat(340), (n, k) => {
        expect(rationalToNumber(rational(n, 10n ** BigInt(k))) + 0).toBe(Number(`${n}e-${k}`) + 0);
        expect(rationalToNumber(rational(n * 10n ** BigInt(k)))).toBe(Number(`${n}e${k}`) + 0);
      }),
      { numRuns: 500 },
    ));

  it('is odd and monotone', () =>
    fc.assert(
      fc.property(anyRational, anyRational, (p, q) => {
        expect(rationalToNumber(p.neg()) + 0).toBe(-rationalToNumber(p) + 0);
        if (p.compare(q) <= 0) expect(rationalToNumber(p)).toBeLessThanOrEqual(rationalToNumber(q));
      }),
    ));

  it('overflows to infinity from the midpoint beyond the largest double, and underflows to zero', () => {
    const top = rationalOfDouble(Number.MAX_VALUE);
    const half = rational(1n << 970n);
    expect(rationalToNumber(top.add(half))).toBe(Number.POSITIVE_INFINITY);
    expect(rationalToNumber(top.add(half).sub(1n))).toBe(Number.MAX_VALUE);
    expect(rationalToNumber(top.add(half).neg())).toBe(Number.NEGATIVE_INFINITY);
    expect(rationalToNumber(rational(1n, 1n << 1075n))).toBe(0);
    expect(rationalToNumber(rational((1n << 60n) + 1n, 1n << 1135n))).toBe(Number.MIN_VALUE);
    expect(rationalToNumber(rational(1n, 10n ** 5000n))).toBe(0);
    expect(rationalToNumber(rational(10n ** 5000n))).toBe(Number.POSITIVE_INFINITY);
  });
});
