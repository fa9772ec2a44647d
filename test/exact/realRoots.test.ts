import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/exact/errors.js';
import {
  addZ,
  derivativeZ,
  type IntegerPolynomial,
  mulZ,
  scaleZ,
  signAtRational,
  squareFreePartZ,
  subZ,
} from '../../src/exact/integerPolynomial.js';
import { polynomialRing } from '../../src/exact/polynomial.js';
import { rationals as Q, type Rational, rational } from '../../src/exact/rational.js';
import { countRealRoots, isolateRealRoots, type RootInterval, refineRoot } from '../../src/exact/realRoots.js';
import { sturmChain } from '../../src/exact/sturm.js';
import { hasPari, pari, pariPolynomial } from './computerAlgebra.js';
import {
  integerPolynomials,
  nonzeroIntegerPolynomials,
  product,
  rationals,
  shifted,
  swinnertonDyer,
  unity,
} from './polynomialArbitraries.js';

const linear = (q: Rational): IntegerPolynomial => [-q.s * q.n, q.d];
const isPoint = ({ lo, hi }: RootInterval): boolean => lo.equals(hi);
const inverseTwoPower = (bits: number): Rational =>
  bits >= 0 ? rational(1n, 1n << BigInt(bits)) : rational(1n << BigInt(-bits));
const isDyadic = (q: Rational): boolean => (q.d & (q.d - 1n)) === 0n;
const distinct = (roots: readonly Rational[]): Rational[] =>
  [...roots].sort((a, b) => a.compare(b)).filter((q, i, all) => i === 0 || !q.equals(all[i - 1]!));

/** All that `isolateRealRoots` promises, by evaluation alone. */
function checkIsolation(p: IntegerPolynomial, intervals: readonly RootInterval[]): void {
  const squareFree = squareFreePartZ(p);
  intervals.forEach((interval, i) => {
    const { lo, hi } = interval;
    if (i > 0) expect(intervals[i - 1]!.hi.compare(lo)).toBe(-1);
    if (isPoint(interval)) expect(signAtRational(p, lo)).toBe(0);
    else {
      expect(signAtRational(squareFree, lo) * signAtRational(squareFree, hi)).toBe(-1);
      expect(countRealRoots(p, lo, hi)).toBe(1);
    }
  });
  expect(intervals.length).toBe(countRealRoots(p));
}

/** With rational, repeated, close and irrational roots. */
const withRoots = fc
  .tuple(fc.array(rationals(), { maxLength: 5 }), nonzeroIntegerPolynomials(5, 40n))
  .map(([roots, rest]) => ({ roots: distinct(roots), p: product([rest, ...roots.map(linear)]) }));

describe('isolateRealRoots', () => {
  it('the intervals are disjoint, ascending, hold one root each, and are as many as Sturm counts', () =>
    fc.assert(fc.property(withRoots, ({ p }) => checkIsolation(p, isolateRealRoots(p)))));

  it('every rational root comes as a point', () =>
    fc.assert(
      fc.property(withRoots, ({ roots, p }) => {
        const points = isolateRealRoots(p).filter(isPoint);
        for (const root of roots) expect(points.some(({ lo }) => lo.equals(root))).toBe(true);
      }),
    ));

  it('the roots of p(−x) are the negatives', () =>
    fc.assert(
      fc.property(withRoots, ({ p }) => {
        const mirrored = p.map((c, i) => (i % 2 === 0 ? c : -c));
        checkIsolation(mirrored, isolateRealRoots(mirrored));
        expect(isolateRealRoots(mirrored).length).toBe(isolateRealRoots(p).length);
      }),
    ));

  it('Wilkinson: the integers 1 … 20 and 1 … 60 exactly; perturbed by 2^−23 x^19, ten roots', () => {
    for (const n of [20, 60]) {
      const p = product(Array.from({ length: n }, (_, i) => [BigInt(-i - 1), 1n]));
      const roots = isolateRealRoots(p);
      expect(roots.every(isPoint)).toBe(true);
      expect(roots.map(({ lo }) => Number(lo.n))).toEqual(Array.from({ length: n }, (_, i) => i + 1));
    }
    // J. H. Wilkinson, Rounding Errors in Algebraic Processes, 1963, §2.9: (x+1)…(x+20) + 2^−23 x^19 has ten real roots.
    const p = product(Array.from({ length: 20 }, (_, i) => [BigInt(i + 1), 1n]));
    const perturbed = addZ(scaleZ(p, 1n << 23n), [...new Array<bigint>(19).fill(0n), 1n]);
    const roots = isolateRealRoots(perturbed);
    checkIsolation(perturbed, roots);
    expect(roots.length).toBe(10);
  });

  it('Mignotte: x^20 − 2(2^15 x − 1)² has two positive roots less than 2^−160 apart', () => {
    const p = subZ([...new Array<bigint>(20).fill(0n), 1n], scaleZ(mulZ([-1n, 1n << 15n], [-1n, 1n << 15n]), 2n));
    const roots = isolateRealRoots(p);
    checkIsolation(p, roots);
    const positive = roots.filter(({ lo }) => lo.compare(Q.zero) > 0);
    const [a, b] = positive.map((interval) => refineRoot(p, interval, 200));
    expect(b!.lo.sub(a!.lo).compare(inverseTwoPower(160))).toBe(-1);
  });

  it('Swinnerton-Dyer polynomials have all roots real, also shifted', () => {
    for (const k of [2, 3, 4, 5]) {
      const p = swinnertonDyer(k);
      checkIsolation(p, isolateRealRoots(p));
      expect(isolateRealRoots(p).length).toBe(2 ** k);
      expect(isolateRealRoots(shifted(p, 3n)).length).toBe(2 ** k);
    }
  });

  it('roots of very different size: (x − 2^100)(2^100 x − 1)(x² − 2)', () => {
    const p = product([[-(1n << 100n), 1n], [-1n, 1n << 100n], [-2n, 0n, 1n]]); // biome-ignore format: polynomials
    const roots = isolateRealRoots(p);
    checkIsolation(p, roots);
    expect(roots.map(isPoint)).toEqual([false, true, false, true]);
  });

  it('x^n − 1, x², constants, linear polynomials, multiple roots', () => {
    const text = (p: IntegerPolynomial) =>
      isolateRealRoots(p).map(({ lo, hi }) => `${lo.toFraction()}…${hi.toFraction()}`);
    expect(text(unity(6))).toEqual(['-1…-1', '1…1']);
    expect(text(unity(7))).toEqual(['1…1']);
    expect(text([0n, 0n, 1n])).toEqual(['0…0']);
    expect(text([5n])).toEqual([]);
    expect(text([1n, 0n, 1n])).toEqual([]);
    expect(text([2n, -3n])).toEqual(['2/3…2/3']);
    expect(text(product([[-1n, 3n], [-1n, 3n], [1n, 2n]]))).toEqual(['-1/2…-1/2', '1/3…1/3']); // biome-ignore format: polynomials
    expect(text([1n << 70n, 1n])).toEqual([`-${1n << 70n}…-${1n << 70n}`]);
  });

  it('the zero polynomial throws DomainError', () => expect(() => isolateRealRoots([])).toThrow(DomainError));
});

describe('countRealRoots', () => {
  it('counts the distinct roots in (lo, hi], ends that are roots included', () =>
    fc.assert(
      fc.property(fc.array(rationals(), { maxLength: 6 }), rationals(), rationals(), (roots, x, y) => {
        const p = product(roots.map(linear));
        const [lo, hi] = x.compare(y) <= 0 ? [x, y] : [y, x];
        const inside = distinct(roots).filter((q) => q.compare(lo) > 0 && q.compare(hi) <= 0);
        expect(countRealRoots(p, lo, hi)).toBe(inside.length);
        expect(countRealRoots(p)).toBe(distinct(roots).length);
        expect(countRealRoots(p, lo)).toBe(distinct(roots).filter((q) => q.compare(lo) > 0).length);
        expect(countRealRoots(p, undefined, hi)).toBe(distinct(roots).filter((q) => q.compare(hi) <= 0).length);
      }),
    ));

  it('is additive over adjacent half-open intervals', () =>
    fc.assert(
      fc.property(
        nonzeroIntegerPolynomials(8, 30n),
        fc.array(rationals(), { minLength: 1, maxLength: 4 }),
        (p, cuts) => {
          const ends = [undefined, ...distinct(cuts), undefined];
          let sum = 0;
          for (let i = 1; i < ends.length; i++) sum += countRealRoots(p, ends[i - 1], ends[i]);
          expect(sum).toBe(countRealRoots(p));
        },
      ),
    ));

  it('the chain is Sturm’s: s_{i+1} is a negative multiple of −(s_{i−1} mod s_i)', () => {
    const ring = polynomialRing(Q);
    const overQ = (p: IntegerPolynomial) => p.map((c) => rational(c));
    fc.assert(
      fc.property(nonzeroIntegerPolynomials(7, 30n), (p) => {
        const squareFree = squareFreePartZ(p);
        const chain = sturmChain(squareFree).map(overQ);
        if (squareFree.length > 1) expect(chain[1]).toEqual(overQ(derivativeZ(squareFree)));
        for (let i = 2; i < chain.length; i++) {
          const remainder = ring.neg(ring.mod(chain[i - 2]!, chain[i - 1]!));
          const [a, b] = [ring.leadingCoefficient(chain[i]!), ring.leadingCoefficient(remainder)];
          expect(ring.equals(ring.scale(chain[i]!, Q.div(b, a)), remainder)).toBe(true);
          expect(Q.div(a, b).compare(Q.zero)).toBe(1);
        }
        expect(chain[chain.length - 1]!.length).toBe(1);
      }),
    );
  });

  it('an empty interval has no root; zero and reversed intervals throw DomainError', () => {
    expect(countRealRoots([0n, 1n], rational(0n), rational(0n))).toBe(0);
    expect(countRealRoots([3n])).toBe(0);
    expect(() => countRealRoots([])).toThrow(DomainError);
    expect(() => countRealRoots([0n, 1n], rational(1n), rational(0n))).toThrow(DomainError);
  });

  it.skipIf(!hasPari)('PARI/GP counts the same', () => {
    const cases = fc.sample(fc.tuple(nonzeroIntegerPolynomials(9, 100n), rationals(), rationals()), {
      seed: 3,
      numRuns: 60,
    });
    const inputs = cases
      .map(([p, x, y]) => ({ p: squareFreePartZ(p), lo: x.compare(y) <= 0 ? x : y, hi: x.compare(y) <= 0 ? y : x }))
      .filter(({ p, lo, hi }) => p.length > 1 && signAtRational(p, lo) !== 0 && lo.compare(hi) < 0);
    const lines = pari(
      inputs
        .map(
          ({ p, lo, hi }) =>
            `print(polsturm(${pariPolynomial(p)}),",",polsturm(${pariPolynomial(p)},[${lo.toFraction()},${hi.toFraction()}]))`,
        )
        .join('\n'),
    );
    expect(lines).toEqual(inputs.map(({ p, lo, hi }) => `${countRealRoots(p)},${countRealRoots(p, lo, hi)}`));
  });
});

describe('refineRoot', () => {
  it('brackets the same root in width at most 2^−bits, with dyadic ends, inside the old interval', () =>
    fc.assert(
      fc.property(integerPolynomials(8, 10n ** 6n), fc.integer({ min: -3, max: 400 }), (raw, bits) => {
        fc.pre(raw.length > 1);
        const p = squareFreePartZ(raw);
        for (const interval of isolateRealRoots(p)) {
          const refined = refineRoot(p, interval, bits);
          if (isPoint(interval)) {
            expect(refined).toBe(interval);
            continue;
          }
          expect(refined.hi.sub(refined.lo).compare(inverseTwoPower(bits))).toBeLessThanOrEqual(0);
          expect(refined.lo.compare(interval.lo) >= 0 && refined.hi.compare(interval.hi) <= 0).toBe(true);
          expect(isDyadic(refined.lo) && isDyadic(refined.hi)).toBe(true);
          expect(signAtRational(p, refined.lo) * signAtRational(p, refined.hi)).toBe(-1);
        }
      }),
      { numRuns: 60 },
    ));

  it('is idempotent, and finer bits stay inside', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: 2n, max: 10n ** 30n }), fc.integer({ min: 1, max: 300 }), (n, bits) => {
        const p = [-n, 0n, 0n, 1n];
        const interval = isolateRealRoots(p)[0]!;
        const once = refineRoot(p, interval, bits);
        expect(refineRoot(p, once, bits)).toBe(once);
        const twice = refineRoot(p, once, 2 * bits);
        expect(twice.lo.compare(once.lo) >= 0 && twice.hi.compare(once.hi) <= 0).toBe(true);
      }),
    ));

  it('accepts ends that are not dyadic, and finds a dyadic root exactly', () => {
    const third = { lo: rational(4n, 3n), hi: rational(5n, 3n) };
    const root = refineRoot([-2n, 0n, 1n], third, 100);
    expect(root.hi.sub(root.lo).compare(inverseTwoPower(100))).toBeLessThanOrEqual(0);
    expect(root.lo.mul(root.lo).compare(2) < 0 && root.hi.mul(root.hi).compare(2) > 0).toBe(true);
    expect(isDyadic(root.lo)).toBe(true);
    const half = refineRoot([-1n, 2n], { lo: rational(0n), hi: rational(1n) }, 10);
    expect(half.lo.equals(rational(1n, 2n)) && half.hi.equals(half.lo)).toBe(true);
    const between = { lo: rational(1n, 3n), hi: rational(2n, 3n) };
    expect(refineRoot([-1n, 2n], between, 10).lo.compare(rational(1n, 2n))).toBeLessThanOrEqual(0);
  });

  it('closes in where the secant fails at first: 2^40 x^31 + x − 1, steep beside flat', () => {
    const flat = [-1n, 1n, ...new Array<bigint>(29).fill(0n), 1n << 40n];
    const interval = isolateRealRoots(flat)[0]!;
    const root = refineRoot(flat, interval, 500);
    expect(signAtRational(flat, root.lo) * signAtRational(flat, root.hi)).toBe(-1);
    expect(root.hi.sub(root.lo).compare(inverseTwoPower(500))).toBeLessThanOrEqual(0);
  });

  it('2000 bits of √2 are the integer square root of 2^4001', () => {
    const root = refineRoot([-2n, 0n, 1n], { lo: rational(1n), hi: rational(2n) }, 2000);
    const scale = 1n << 2000n;
    const floor = (root.lo.n * scale) / root.lo.d;
    expect(floor * floor <= 2n * scale * scale && (floor + 2n) ** 2n > 2n * scale * scale).toBe(true);
  });

  it('every one of 3000 bits at degree 30 is confirmed by exact evaluation', () => {
    const p = Array.from({ length: 31 }, (_, i) => (i % 2 === 0 ? 1n : -3n) * BigInt(i * i + 1) ** 5n - 10n ** 6n);
    const interval = isolateRealRoots(p).find((candidate) => !isPoint(candidate))!;
    const { lo, hi } = refineRoot(p, interval, 3000);
    expect(signAtRational(p, lo) * signAtRational(p, hi)).toBe(-1);
    expect(hi.sub(lo).compare(inverseTwoPower(3000))).toBeLessThanOrEqual(0);
  });

  it('an interval without a sign change throws DomainError', () => {
    const p = [-2n, 0n, 1n];
    expect(() => refineRoot(p, { lo: rational(2n), hi: rational(3n) }, 10)).toThrow(DomainError);
    expect(() => refineRoot(p, { lo: rational(7n, 3n), hi: rational(8n, 3n) }, 10)).toThrow(DomainError);
  });
});
