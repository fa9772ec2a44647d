import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextUp } from '../../src/rigor/enclosure.js';
import { interval, intervals, pi, point } from '../../src/rigor/interval.js';
import { exactTrigonometry, holdsScaled, PI } from './trigonometry.js';

/** Arguments of all sizes up to 2^20, and doubles next to multiples of π/2, where r is tiny. */
const argument = fc.oneof(
  fc.double({ min: -(2 ** 20), max: 2 ** 20, noNaN: true }),
  fc.double({ min: -10, max: 10, noNaN: true }),
  fc
    .tuple(fc.integer({ min: -1074, max: 19 }), fc.double({ min: -1, max: 1, noNaN: true }))
    .map(([k, x]) => x * 2 ** k),
  fc.tuple(fc.integer({ min: -600_000, max: 600_000 }), fc.integer({ min: -2, max: 2 })).map(([k, d]) => {
    const x = k * (Math.PI / 2);
    return x + d * Math.abs(x) * 2 ** -53;
  }),
);

describe('sine and cosine', () => {
  it('hold the values at doubles, to within a few units in the last place', () =>
    fc.assert(
      fc.property(argument, (x) => {
        const exact = exactTrigonometry(x);
        for (const name of ['sin', 'cos'] as const) {
          const result = intervals[name](point(x));
          expect(holdsScaled(result, exact[name])).toBe(true);
          const size = Math.max(Math.abs(result.lo), Math.abs(result.hi));
          expect(result.hi - result.lo).toBeLessThanOrEqual(Math.max(16 * 2 ** -53 * size, 2 ** -90, 2 ** -1073));
        }
      }),
      { numRuns: 2000 },
    ));

  it('hold the values at all points of wider intervals', () =>
    fc.assert(
      fc.property(
        argument,
        fc.double({ min: 0, max: 7, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, w, t) => {
          const b = Math.min(a + w, 2 ** 20);
          const x = Math.min(a + t * (b - a), b);
          const exact = exactTrigonometry(x);
          for (const name of ['sin', 'cos'] as const)
            expect(holdsScaled(intervals[name](interval(a, b)), exact[name])).toBe(true);
        },
      ),
      { numRuns: 2000 },
    ));

  it('reach ±1 where an extremum lies inside, and only there', () => {
    expect(intervals.sin(interval(1.5, 1.6)).hi).toBe(1);
    expect(intervals.sin(interval(1.4, 1.5)).hi).toBeLessThan(1);
    expect(intervals.cos(interval(3, 3.2)).lo).toBe(-1);
    expect(intervals.cos(interval(-0.1, 0.1)).hi).toBe(1);
    expect(intervals.sin(interval(-0.5, 0.5)).hi).toBeLessThan(0.4795);
    expect(intervals.sin(interval(0, 6.2))).toEqual({ lo: -1, hi: 1 });
  });

  it('give [−1, 1] far out and where an end is infinite', () => {
    expect(intervals.sin(point(2 ** 21))).toEqual({ lo: -1, hi: 1 });
    expect(intervals.cos({ lo: -Infinity, hi: 0 })).toEqual({ lo: -1, hi: 1 });
    expect(intervals.sin(point(0))).toEqual({ lo: 0, hi: 0 });
    expect(intervals.sin(point(Number.MIN_VALUE))).toEqual({ lo: 0, hi: 2 * Number.MIN_VALUE });
  });

  it('π lies between neighbouring doubles', () => {
    expect(pi).toEqual({ lo: Math.PI, hi: nextUp(Math.PI) });
    expect(holdsScaled(pi, PI)).toBe(true);
    expect(holdsScaled(point(Math.PI), PI)).toBe(false);
  });
});
