import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError, LimitError } from '../../src/exact/errors.js';
import { type IntegerPolynomial, mulZ, squareFreePartZ } from '../../src/exact/integerPolynomial.js';
import { isolatingInterval, nearestRoot } from '../../src/exact/nearestRoot.js';
import { type Rational, rational } from '../../src/exact/rational.js';
import { isolateRealRoots } from '../../src/exact/realRoots.js';

const point = (q: Rational) => ({ lo: q, hi: q });
const nearest = (f: IntegerPolynomial, q: Rational): number => nearestRoot(f, isolateRealRoots(f), point(q));

describe('nearestRoot', () => {
  it('of rational roots is the nearest, the larger of two at the same distance', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: -100, max: 100 }),
        (halves, quarters) => {
          const roots = [...halves].sort((a, b) => a - b);
          const f = roots.reduce<IntegerPolynomial>((p, r) => mulZ(p, [BigInt(-r), 2n]), [1n]);
          const distances = roots.map((r) => Math.abs(2 * r - quarters));
          expect(nearest(f, rational(quarters, 4n))).toBe(distances.lastIndexOf(Math.min(...distances)));
        },
      ),
    ));

  it('±√m are equally near to 0, and any step aside decides', () => {
    for (const p of [
      [-2n, 0n, 1n],
      [-2n, 0n, 0n, 0n, 1n],
      [5n, 0n, -5n, 0n, 1n],
    ]) {
      const count = isolateRealRoots(p).length;
      expect(nearest(p, rational(0n))).toBe(count / 2);
      for (const k of [1n, 100n, 1000n]) {
        expect(nearest(p, rational(1n, 10n ** k))).toBe(count / 2);
        expect(nearest(p, rational(-1n, 10n ** k))).toBe(count / 2 - 1);
      }
    }
  });

  it('a tie about any rational centre, and about none that is merely close to one', () => {
    // (3x − 1)² = 2: roots 1/3 ± √2/3.
    const f = [-1n, -6n, 9n];
    expect(nearest(f, rational(1n, 3n))).toBe(1);
    const hair = rational(1n, 10n ** 400n);
    expect(nearest(f, rational(1n, 3n).sub(hair))).toBe(0);
    // The same roots with others that are reflections of nothing.
    const more = mulZ(f, [-1n, -1n, 0n, 1n]);
    expect(nearest(more, rational(1n, 3n))).toBe(1);
    expect(nearest(more, rational(1n, 3n).sub(hair))).toBe(0);
  });

  it('tells roots 10^−400 apart: √2 and √(2 + 10^−400)', () => {
    const scale = 10n ** 400n;
    const f = mulZ([-2n, 0n, 1n], [-2n * scale - 1n, 0n, scale]);
    const roots = isolateRealRoots(f);
    expect(roots.length).toBe(4);
    roots.forEach((interval, i) => {
      expect(nearestRoot(f, roots, interval)).toBe(i);
    });
    expect(nearest(f, rational(1n))).toBe(2);
    expect(nearest(f, rational(2n))).toBe(3);
    expect(nearest(f, rational(0n))).toBe(2);
  });

  it('the root inside an isolating interval is the nearest to its middle', () =>
    fc.assert(
      fc.property(fc.array(fc.bigInt(-30n, 30n), { minLength: 2, maxLength: 7 }), (low) => {
        const f = squareFreePartZ([...low, 1n]);
        const roots = isolateRealRoots(f);
        roots.forEach((interval, i) => {
          expect(nearestRoot(f, roots, interval)).toBe(i);
        });
      }),
    ));

  it('rejects polynomials without real roots', () => {
    expect(() => nearest([1n, 0n, 1n], rational(0n))).toThrow(DomainError);
  });
});

describe('isolatingInterval', () => {
  const around = (q: Rational) => (bits: number) => {
    const half = rational(1n, 2n << BigInt(bits));
    return { lo: q.sub(half), hi: q.add(half) };
  };

  it('is the interval of the one root that the enclosures shrink to', () => {
    const scale = 10n ** 300n;
    const f = mulZ(mulZ([-1n, 3n], [-scale - 3n, 3n * scale]), [-2n, 0n, 1n]); // 1/3, 1/3 + 10^−300, ±√2
    const roots = isolateRealRoots(f);
    expect(isolatingInterval(f, around(rational(1n, 3n)))).toEqual(roots[1]);
    expect(isolatingInterval(f, around(rational(scale + 3n, 3n * scale)))).toEqual(roots[2]);
  });

  it('gives up where no root is', () => {
    expect(() => isolatingInterval([-2n, 0n, 1n], around(rational(7n)))).toThrow(LimitError);
  });
});
