import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDown, nextUp } from '../../src/rigor/enclosure.js';
import * as rounding from '../../src/rigor/rounding.js';
import { anyDouble, comparisons } from './dyadics.js';
import { isModerate, operations, rootBound } from './roundedOperations.js';

describe.each(Object.entries(operations))('%s', (name, [lower, upper]) => {
  const compare = comparisons[name]!;
  const operands = fc
    .tuple(anyDouble, anyDouble)
    .map(([a, b]): [number, number] => [name === 'sqrt' ? Math.abs(a) : a, name === 'divide' && b === 0 ? 1 : b]);

  it('bounds the exact result from below and above', () =>
    fc.assert(
      fc.property(operands, ([a, b]) => {
        const lo = lower(a, b);
        const hi = upper(a, b);
        expect(lo === -Infinity || compare(a, b, lo) >= 0).toBe(true);
        expect(hi === Infinity || compare(a, b, hi) <= 0).toBe(true);
      }),
      { numRuns: 5000 },
    ));

  it('gives the best bounds where exponents are moderate', () =>
    fc.assert(
      fc.property(operands, ([a, b]) => {
        const lo = lower(a, b);
        const hi = upper(a, b);
        fc.pre(isModerate(lo) && isModerate(a) && (name === 'sqrt' || isModerate(b)));
        expect(compare(a, b, nextUp(lo))).toBe(-1);
        expect(compare(a, b, nextDown(hi))).toBe(1);
      }),
      { numRuns: 5000 },
    ));
});

describe('at the edges', () => {
  it('exact results stay exact, zeros included', () => {
    expect([rounding.multiplyDown(0, 5), rounding.multiplyUp(-3, 0)]).toEqual([0, -0].map(Math.abs));
    expect([rounding.addDown(0.5, 0.25), rounding.addUp(0.5, 0.25)]).toEqual([0.75, 0.75]);
    expect([rounding.divideDown(1, 4), rootBound(1)(2.25)]).toEqual([0.25, 1.5]);
    expect(rootBound(-1)(Number.MIN_VALUE)).toBe(2 ** -537);
  });

  it('underflow keeps the sign of the bound', () => {
    const tiny = Number.MIN_VALUE;
    expect([rounding.multiplyDown(tiny, tiny), rounding.multiplyUp(tiny, tiny)]).toEqual([0, tiny]);
    expect([rounding.multiplyDown(-tiny, tiny), rounding.multiplyUp(-tiny, tiny)]).toEqual([-tiny, 0]);
    expect([rounding.divideDown(tiny, -2), rounding.divideUp(tiny, -2)]).toEqual([-tiny, 0]);
  });

  it('overflow is bounded by the largest double on the inner side and by ∞ on the outer', () => {
    const huge = Number.MAX_VALUE;
    expect([rounding.addDown(huge, huge), rounding.addUp(huge, huge)]).toEqual([huge, Infinity]);
    expect([rounding.multiplyDown(-huge, huge), rounding.multiplyUp(-huge, huge)]).toEqual([-Infinity, -huge]);
    expect([rounding.divideDown(huge, 0.5), rounding.divideUp(huge, 0.5)]).toEqual([huge, Infinity]);
  });

  it('NaN never comes out: an unknown bound is infinite', () => {
    expect([rounding.down(NaN), rounding.up(NaN)]).toEqual([-Infinity, Infinity]);
    expect([rounding.addDown(-Infinity, Infinity), rounding.addUp(Infinity, -Infinity)]).toEqual([-Infinity, Infinity]);
    expect([rounding.multiplyDown(0, Infinity), rounding.multiplyUp(Infinity, 0)]).toEqual([0, 0]);
    expect([rounding.divideDown(1, Infinity), rounding.divideUp(-1, Infinity)]).toEqual([0, 0]);
  });

  it('down and up step over the neighbour by at most one more', () =>
    fc.assert(
      fc.property(anyDouble, (x) => {
        expect(rounding.down(x)).toBeLessThanOrEqual(nextDown(x));
        expect(rounding.up(x)).toBeGreaterThanOrEqual(nextUp(x));
        expect(rounding.down(x)).toBeGreaterThanOrEqual(nextDown(nextDown(x)));
        if (Math.abs(x) > 2 ** -960) expect(rounding.up(x)).toBe(nextUp(x));
      }),
      { numRuns: 5000 },
    ));
});
