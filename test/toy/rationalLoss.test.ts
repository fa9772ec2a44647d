import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/exact/errors.js';
import { type Rational, rational, rationals, rationalToNumber, rationalToString } from '../../src/exact/rational.js';
import { droppingPrice, rationalLoss } from '../../src/toy/rationalLoss.js';
import { planeIntegral } from './quadrature.js';

const [zero, one] = [rational(0), rational(1)];
const sparsity = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.constant(20)).map(([s, of]) => rational(s, of));
const small = fc
  .tuple(fc.integer({ min: -12, max: 12 }), fc.integer({ min: 1, max: 6 }))
  .map(([a, b]) => rational(a, b));

describe('the loss at rational weights', () => {
  it('of orthogonal features is v(S) for each one dropped', () => {
    fc.assert(
      fc.property(sparsity, fc.integer({ min: 0, max: 2 }), (S, dropped) => {
        const mean = rationals.div(rationals.sub(one, S), rational(2));
        const columns = [[one, zero], [zero, one], ...new Array<Rational[]>(dropped).fill([zero, zero])];
        const bias = [zero, zero, ...new Array<Rational>(dropped).fill(mean)];
        const price = rationals.mul(rational(dropped), droppingPrice(S));
        expect(rationalToString(rationalLoss(S, columns, bias))).toBe(rationalToString(price));
      }),
      { numRuns: 30 },
    );
  });

  it('of an antipodal pair without biases is (1−S)²/3', () => {
    fc.assert(
      fc.property(sparsity, (S) => {
        const present = rationals.sub(one, S);
        const price = rationals.div(rationals.mul(present, present), rational(3));
        expect(rationalToString(rationalLoss(S, [[one], [rational(-1)]], [zero, zero]))).toBe(rationalToString(price));
      }),
    );
  });

  it('of two features that are always present agrees with quadrature', () => {
    fc.assert(
      fc.property(small, small, small, small, (u, w, b, c) => {
        const found = rationalToNumber(rationalLoss(zero, [[u], [w]], [b, c]));
        const [a, d, first, second] = [u, w, b, c].map(rationalToNumber) as [number, number, number, number];
        const part = (own: number, other: number, bias: number) =>
          planeIntegral(
            (t, s) => (t - Math.max(0, own * own * t + own * other * s + bias)) ** 2,
            [own * own, own * other, bias],
          );
        const expected = part(a, d, first) + part(d, a, second);
        expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected));
      }),
      { numRuns: 60 },
    );
  });

  it('refuses biases and columns that do not fit', () => {
    expect(() => rationalLoss(one, [[one]], [])).toThrow(ShapeError);
    expect(() => rationalLoss(one, [[one], [one, one]], [zero, zero])).toThrow(ShapeError);
  });
});
