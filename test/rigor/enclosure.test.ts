import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOfRoot } from '../../src/exact/compositum.js';
import { quadraticField } from '../../src/exact/quadratic.js';
import { rational, rationals } from '../../src/exact/rational.js';
import {
  doubleToRational,
  enclose,
  encloseRational,
  intervalEnds,
  nextDown,
  nextUp,
} from '../../src/rigor/enclosure.js';
import { anyDouble } from './dyadics.js';

describe('doubles as rationals', () => {
  it('are exact, and come back', () =>
    fc.assert(
      fc.property(anyDouble, (x) => {
        const { lo, hi } = encloseRational(doubleToRational(x));
        expect([lo + 0, hi + 0]).toEqual([x + 0, x + 0]);
      }),
      { numRuns: 500 },
    ));

  it('examples and edges', () => {
    expect(doubleToRational(0.1).toFraction()).toBe('3602879701896397/36028797018963968');
    expect(doubleToRational(-Number.MIN_VALUE).equals(rational(-1n, 1n << 1074n))).toBe(true);
    expect(intervalEnds({ lo: -0.75, hi: 3 }).lo.toFraction()).toBe('-3/4');
    expect(() => doubleToRational(Infinity)).toThrow('expected a finite double');
    expect([nextUp(1), nextDown(1), nextUp(-0), nextDown(0), nextUp(Number.MAX_VALUE)]).toEqual([
      1 + 2 ** -52,
      1 - 2 ** -53,
      Number.MIN_VALUE,
      -Number.MIN_VALUE,
      Infinity,
    ]);
  });
});

describe('enclosures of exact numbers are the tightest', () => {
  const rationalNumber = fc
    .tuple(fc.bigInt(-(1n << 200n), 1n << 200n), fc.bigInt(1n, 1n << 200n), fc.integer({ min: -1100, max: 900 }))
    .map(([n, d, k]) => (k >= 0 ? rational(n << BigInt(k), d) : rational(n, d << BigInt(-k))));

  it('rationals: of any size, subnormal and beyond the largest double', () =>
    fc.assert(
      fc.property(rationalNumber, (q) => {
        const { lo, hi } = encloseRational(q);
        if (lo !== -Infinity) expect(rationals.compare(doubleToRational(lo), q)).toBeLessThanOrEqual(0);
        if (hi !== Infinity) expect(rationals.compare(doubleToRational(hi), q)).toBeGreaterThanOrEqual(0);
        expect(hi === lo || hi === nextUp(lo)).toBe(true);
        if (hi === lo) expect(doubleToRational(lo).equals(q)).toBe(true);
      }),
      { numRuns: 500 },
    ));

  it('quadratic numbers a + b√5', () =>
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1 }), fc.integer({ min: 1 }), (a, b, d) => {
        const { field: K, sqrt } = quadraticField(5n);
        const element = K.div(K.add(K.fromInteger(a), K.mul(K.fromInteger(b), sqrt)), K.fromInteger(d));
        const { lo, hi } = enclose({ field: K, element });
        expect(hi).toBe(nextUp(lo));
        const at = (x: number): number => K.compare(K.fromRational(doubleToRational(x)), element);
        expect([at(lo), at(hi)]).toEqual([-1, 1]);
      }),
      { numRuns: 200 },
    ));

  it('a number of degree 8, and a rational in disguise', () => {
    const tau = fieldOfRoot([5n, -20n, -44n, 89n, 70n, 205n, 90n, 94n, 11n], {
      lo: rational(1, 5),
      hi: rational(1, 4),
    });
    const { lo, hi } = enclose(tau);
    expect([lo, hi]).toEqual([0.20606005593443472, nextUp(0.20606005593443472)]);
    const K = tau.field;
    const difference = K.sub(tau.element, tau.element);
    expect(enclose({ field: K, element: difference })).toEqual({ lo: 0, hi: 0 });
  });
});
