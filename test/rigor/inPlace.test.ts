import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPlace } from '../../src/rigor/inPlace.js';
import { contains, type Interval, interval, intervals, midpoint } from '../../src/rigor/interval.js';
import { anyDouble, anyInterval, compare, comparisons, dyadic, times } from './dyadics.js';

/** Some doubles of the interval. */
const samples = ({ lo, hi }: Interval): number[] =>
  [lo, hi, midpoint({ lo, hi }), ...(lo < 0 && hi > 0 ? [0] : [])].filter(Number.isFinite);

/** Does the interval hold the exact result, of which the sign of its difference to a double is known? */
const holds = ({ lo, hi }: Interval, sign: (x: number) => number): boolean =>
  (lo === -Infinity || sign(lo) >= 0) && (hi === Infinity || sign(hi) <= 0);

const isInterval = ({ lo, hi }: Interval): boolean => lo <= hi && lo < Infinity && hi > -Infinity;

describe('the four operations', () => {
  const subtract = (a: number, b: number, x: number): number => comparisons.add!(a, -b, x);
  const table = {
    add: [intervals.add, comparisons.add!],
    sub: [intervals.sub, subtract],
    mul: [intervals.mul, comparisons.multiply!],
    div: [intervals.div, comparisons.divide!],
  } as const;

  it.each(Object.entries(table))('%s holds the exact result at points of its operands', (_, [operation, sign]) =>
    fc.assert(
      fc.property(anyInterval, anyInterval, (x, y) => {
        const result = operation(x, y);
        expect(isInterval(result)).toBe(true);
        for (const a of samples(x))
          for (const b of samples(y))
            if (operation !== intervals.div || b !== 0) expect(holds(result, (t) => sign(a, b, t))).toBe(true);
      }),
      { numRuns: 2000 },
    ),
  );

  it('mul takes its ends from products of ends, rounded once', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 }), ([a, b, c, d]) => {
        const x = interval(Math.min(a!, b!), Math.max(a!, b!));
        const y = interval(Math.min(c!, d!), Math.max(c!, d!));
        const products = [x.lo * y.lo, x.lo * y.hi, x.hi * y.lo, x.hi * y.hi];
        const { lo, hi } = intervals.mul(x, y);
        expect([lo + 0, hi + 0]).toEqual([Math.min(...products) + 0, Math.max(...products) + 0]);
      }),
    ));

  it('div says where it is not defined, and gives the whole line', () => {
    const m = Float64Array.of(0, 0, 1, 2, -1, 3, 0, 1);
    expect(inPlace.divide(m, 0, 2, 4)).toBe(false);
    expect([m[0], m[1]]).toEqual([-Infinity, Infinity]);
    expect(inPlace.divide(m, 0, 2, 6)).toBe(false);
    expect(inPlace.divide(m, 0, 4, 2)).toBe(true);
    expect([m[0], m[1]]).toEqual([-1, 3]);
    expect(intervals.div(interval(1, 1), interval(-0, 0))).toEqual({ lo: -Infinity, hi: Infinity });
  });

  it('results may overwrite operands', () => {
    const m = Float64Array.of(1, 2, 3, 4);
    inPlace.multiply(m, 0, 0, 2);
    inPlace.subtract(m, 0, 2, 0);
    expect([...m]).toEqual([-5, 1, 3, 4]);
  });

  it('overflow widens to ∞ on the outer side alone', () => {
    const huge = interval(Number.MAX_VALUE, Number.MAX_VALUE);
    expect(intervals.add(huge, huge)).toEqual({ lo: Number.MAX_VALUE, hi: Infinity });
    expect(intervals.sub(intervals.add(huge, huge), intervals.add(huge, huge))).toEqual({
      lo: -Infinity,
      hi: Infinity,
    });
    expect(intervals.mul(interval(0, 0), interval(-Infinity, Infinity))).toEqual({ lo: 0, hi: 0 });
  });
});

describe('functions', () => {
  const power = (a: number, n: number): ReturnType<typeof dyadic> =>
    Array.from({ length: n }, () => dyadic(a)).reduce(times, dyadic(1));

  it('pow holds xⁿ exactly', () =>
    fc.assert(
      fc.property(anyInterval, fc.integer({ min: -6, max: 9 }), (x, n) => {
        const result = intervals.pow(x, n);
        expect(isInterval(result)).toBe(true);
        for (const a of samples(x)) {
          if (n < 0 && a === 0) continue;
          // For n < 0: sign(a⁻ⁿ·(1 − t·aⁿ)) = sign of a⁻ⁿ times that of 1 − t·a⁻ⁿ.
          const p = power(a, Math.abs(n));
          const signOf = (t: number): number =>
            n >= 0
              ? compare(p, dyadic(t))
              : Math.sign(Number(p.n > 0n) - 0.5) * compare(dyadic(1), times(dyadic(t), p));
          expect(holds(result, signOf)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    ));

  it('pow of an interval around 0', () => {
    const x = interval(-2, 3);
    expect([0, 1, 2, 3].map((n) => intervals.pow(x, n))).toEqual([
      { lo: 1, hi: 1 },
      { lo: -2, hi: 3 },
      { lo: 0, hi: 9 },
      { lo: -8, hi: 27 },
    ]);
    expect(intervals.pow(x, -1)).toEqual({ lo: -Infinity, hi: Infinity });
    expect(intervals.pow(interval(-4, -2), -2)).toEqual({ lo: 1 / 16, hi: 1 / 4 });
    expect(() => intervals.pow(x, 0.5)).toThrow('exponent: expected an integer');
  });

  it('sqrt holds the root, and says where there is none', () => {
    fc.assert(
      fc.property(anyInterval, (x) => {
        const result = intervals.sqrt(x);
        expect(isInterval(result)).toBe(true);
        for (const a of samples(x)) if (a >= 0) expect(holds(result, (t) => comparisons.sqrt!(a, 0, t))).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(inPlace.sqrt(Float64Array.of(0, 0, -1, 4), 0, 2)).toBe(false);
    expect(intervals.sqrt(interval(0, 4))).toEqual({ lo: 0, hi: 2 });
  });

  it('min, max, abs, positive part and negation are exact', () =>
    fc.assert(
      fc.property(anyInterval, anyInterval, anyDouble, (x, y, s) => {
        for (const a of samples(x)) {
          expect(contains(intervals.abs(x), Math.abs(a))).toBe(true);
          expect(contains(intervals.positivePart(x), Math.max(a, 0))).toBe(true);
          expect(contains(intervals.neg(x), -a)).toBe(true);
          for (const b of samples(y)) {
            expect(contains(intervals.min(x, y), Math.min(a, b))).toBe(true);
            expect(contains(intervals.max(x, y), Math.max(a, b))).toBe(true);
          }
        }
        const p = interval(s, s);
        expect([intervals.abs(p).lo + 0, intervals.positivePart(p).hi]).toEqual([Math.abs(s), s > 0 ? s : 0]);
      }),
    ));
});

describe('interval', () => {
  it.each([
    [1, 0],
    [NaN, 1],
    [Infinity, Infinity],
    [-Infinity, -Infinity],
  ])('[%d, %d] is none', (lo, hi) => expect(() => interval(lo, hi)).toThrow('interval: expected lo ≤ hi'));

  it('the midpoint lies inside', () =>
    fc.assert(
      fc.property(anyInterval, (x) => {
        const middle = midpoint(x);
        expect(Number.isFinite(middle) && contains(x, middle)).toBe(true);
      }),
    ));
});
