import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rational, rational, rationals } from '../../src/exact/rational.js';
import { doubleToRational } from '../../src/rigor/enclosure.js';
import { constant, coordinates, type Formula } from '../../src/rigor/formula.js';
import { type Interval, intervals, point } from '../../src/rigor/interval.js';
import { JetEvaluator } from '../../src/rigor/jets.js';

const Q = rationals;

/** A polynomial in x, y, z: coefficients by exponents. */
type Terms = readonly { readonly c: number; readonly e: readonly number[] }[];

const derivative = (terms: Terms, i: number): Terms =>
  terms.map(({ c, e }) => ({ c: c * e[i]!, e: e.map((n, at) => (at === i ? Math.max(0, n - 1) : n)) }));

const valueAt = (terms: Terms, x: readonly Rational[]): Rational =>
  terms.reduce((sum, { c, e }) => sum.add(e.reduce((p, n, i) => p.mul(x[i]!.pow(n)!), rational(c))), rational(0));

const asFormula = (terms: Terms): Formula => {
  const x = coordinates(3);
  return terms.reduce<Formula>(
    (sum, { c, e }) => sum.plus(e.reduce<Formula>((p, n, i) => p.times(x[i]!.power(n)), constant(c))),
    constant(0),
  );
};

const holds = ({ lo, hi }: Interval, q: Rational): boolean =>
  (lo === -Infinity || Q.compare(doubleToRational(lo), q) <= 0) &&
  (hi === Infinity || Q.compare(doubleToRational(hi), q) >= 0);

/** Value, gradient and Hessian of one formula on a box. */
function jet(f: Formula, box: readonly (readonly [number, number])[]) {
  const jets = new JetEvaluator([f], box.length);
  const defined = jets.evaluate(Float64Array.from(box.flat()), 2);
  const row = jets.roots[0]!;
  const axes = box.map((_, i) => i);
  return {
    defined,
    value: jets.at(row),
    gradient: axes.map((i) => jets.at(jets.gradientSlot(row, i))),
    hessian: axes.map((i) => axes.map((j) => jets.at(jets.hessianSlot(row, i, j)))),
  };
}

const polynomial = fc.array(
  fc.record({
    c: fc.integer({ min: -9, max: 9 }),
    e: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }),
  }),
  { maxLength: 5 },
);
const coordinate = fc.integer({ min: -32, max: 32 }).map((n) => n / 8);
const triple = fc.tuple(coordinate, coordinate, coordinate);

describe('jets of polynomials', () => {
  const laws = (terms: Terms, centre: readonly number[], radius: number, at: readonly number[]): void => {
    const { value, gradient, hessian } = jet(
      asFormula(terms),
      centre.map((c) => [c - radius, c + radius] as const),
    );
    const x = centre.map((c, i) => doubleToRational(c + at[i]! * radius));
    expect(holds(value, valueAt(terms, x))).toBe(true);
    for (let i = 0; i < 3; i++) {
      const first = derivative(terms, i);
      expect(holds(gradient[i]!, valueAt(first, x))).toBe(true);
      for (let j = 0; j < 3; j++) expect(holds(hessian[i]![j]!, valueAt(derivative(first, j), x))).toBe(true);
      // At a point with short coordinates every operation is exact.
      if (radius === 0) expect(hessian[i]![i]!.hi).toBe(hessian[i]![i]!.lo);
    }
  };

  it('are exact at points with short coordinates', () =>
    fc.assert(fc.property(polynomial, triple, (terms, centre) => laws(terms, centre, 0, [0, 0, 0]))));

  it('hold the exact values and derivatives at all points of a box', () =>
    fc.assert(
      fc.property(
        polynomial,
        triple,
        fc.constantFrom(0.125, 0.5, 2),
        fc.array(fc.constantFrom(-1, -0.5, 0, 0.25, 1), { minLength: 3, maxLength: 3 }),
        laws,
      ),
      { numRuns: 300 },
    ));
});

describe('jets of other functions', () => {
  const [x, y] = coordinates(2) as [Formula, Formula];
  const near = ({ lo, hi }: Interval, value: number): boolean =>
    lo <= value + 1e-9 * (1 + Math.abs(value)) &&
    hi >= value - 1e-9 * (1 + Math.abs(value)) &&
    hi - lo < 1e-9 * (1 + Math.abs(value));

  // Derivatives worked out by hand, at x = 0.7, y = 1.3.
  const [a, b] = [0.7, 1.3];
  it.each([
    ['x/y', x.over(y), a / b, [1 / b, -a / b ** 2], [0, -1 / b ** 2, (2 * a) / b ** 3]],
    [
      '√(xy)',
      x.times(y).sqrt(),
      Math.sqrt(a * b),
      [Math.sqrt(b / a) / 2, Math.sqrt(a / b) / 2],
      [-Math.sqrt(b / a ** 3) / 4, 1 / (4 * Math.sqrt(a * b)), -Math.sqrt(a / b ** 3) / 4],
    ],
    [
      'sin(x + 2y)',
      x.plus(y.times(2)).sin(),
      Math.sin(3.3),
      [Math.cos(3.3), 2 * Math.cos(3.3)],
      [-Math.sin(3.3), -2 * Math.sin(3.3), -4 * Math.sin(3.3)],
    ],
    [
      'cos(xy)',
      x.times(y).cos(),
      Math.cos(a * b),
      [-b * Math.sin(a * b), -a * Math.sin(a * b)],
      [-b * b * Math.cos(a * b), -Math.sin(a * b) - a * b * Math.cos(a * b), -a * a * Math.cos(a * b)],
    ],
    ['x⁻²y', x.power(-2).times(y), b / a ** 2, [(-2 * b) / a ** 3, 1 / a ** 2], [(6 * b) / a ** 4, -2 / a ** 3, 0]],
    [
      '(y − x)₊³',
      y.minus(x).positivePart(3),
      (b - a) ** 3,
      [-3 * (b - a) ** 2, 3 * (b - a) ** 2],
      [6 * (b - a), -6 * (b - a), 6 * (b - a)],
    ],
    ['|x − y|', x.minus(y).abs(), b - a, [-1, 1], [0, 0, 0]],
    ['min(x, y²)', x.min(y.square()), a, [1, 0], [0, 0, 0]],
    ['−max(x, y²)', x.max(y.square()).negated(), -b * b, [0, -2 * b], [0, 0, -2]],
  ] as const)('%s', (_, f, value, gradient, [xx, xy, yy]) => {
    const result = jet(f, [
      [a, a],
      [b, b],
    ]);
    expect(result.defined).toBe(true);
    expect(near(result.value, value)).toBe(true);
    expect(result.gradient.every((g, i) => near(g, gradient[i]!))).toBe(true);
    const { hessian } = result;
    expect([
      near(hessian[0]![0]!, xx),
      near(hessian[0]![1]!, xy),
      near(hessian[1]![0]!, xy),
      near(hessian[1]![1]!, yy),
    ]).toEqual([true, true, true, true]);
  });

  it('at a kink hold the generalised derivatives of both sides', () => {
    const [t] = coordinates(1) as [Formula];
    const onKink = (f: Formula) => jet(f, [[-1, 1]]);
    expect(onKink(t.positivePart()).gradient[0]).toEqual({ lo: 0, hi: 1 });
    expect(onKink(t.positivePart()).hessian[0]![0]).toEqual({ lo: -Infinity, hi: Infinity });
    expect(onKink(t.positivePart(2)).gradient[0]).toEqual({ lo: 0, hi: 2 });
    expect(onKink(t.positivePart(2)).hessian[0]![0]).toEqual({ lo: 0, hi: 2 });
    expect(onKink(t.positivePart(3)).hessian[0]![0]).toEqual({ lo: 0, hi: 6 });
    expect(onKink(t.abs()).gradient[0]).toEqual({ lo: -1, hi: 1 });
    expect(onKink(t.min(0)).gradient[0]).toEqual({ lo: 0, hi: 1 });
    // A kink at the end of the box counts: convexity is put together from boxes that meet there.
    expect(jet(t.positivePart(), [[0, 1]]).hessian[0]![0]).toEqual({ lo: -Infinity, hi: Infinity });
    expect(jet(t.positivePart(2), [[-1, -0.5]]).hessian[0]![0]).toEqual({ lo: 0, hi: 0 });
  });

  it('say where the function is not defined', () => {
    const [t] = coordinates(1) as [Formula];
    expect(jet(constant(1).over(t), [[-1, 1]]).defined).toBe(false);
    expect(jet(t.sqrt(), [[-1, 1]]).defined).toBe(false);
    expect(jet(t.sqrt(), [[0, 1]]).defined).toBe(true);
    expect(jet(t.power(-2).positivePart(), [[0, 1]]).defined).toBe(false);
  });

  it('a variable beyond the dimension is an error', () =>
    expect(() => new JetEvaluator([y], 1)).toThrow('formula: expected 1 variables, found variable 1'));
});

describe('jets of random formulas of all operations', () => {
  const leaves = [...coordinates(2), constant(0.75), constant({ lo: -0.5, hi: -0.25 })];
  const formula: fc.Arbitrary<Formula> = fc.letrec<{ tree: Formula }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...leaves),
      fc
        .tuple(fc.constantFrom('plus', 'minus', 'times', 'over', 'min', 'max'), tie('tree'), tie('tree'))
        .map(([name, a, b]) => a[name as 'plus'](b)),
      fc
        .tuple(fc.constantFrom('sqrt', 'sin', 'cos', 'abs', 'negated'), tie('tree'))
        .map(([name, a]) => a[name as 'sin']()),
      fc.tuple(fc.integer({ min: -2, max: 4 }), tie('tree')).map(([n, a]) => a.power(n)),
      fc.tuple(fc.integer({ min: 1, max: 3 }), tie('tree')).map(([n, a]) => a.positivePart(n)),
    ),
  })).tree;
  const coordinateIn = fc.integer({ min: -16, max: 16 }).map((n) => n / 8);
  const pair = fc.tuple(coordinateIn, coordinateIn);
  const disjoint = (a: Interval, b: Interval): boolean => a.lo > b.hi || a.hi < b.lo;
  /** at(c) + Σ slopeᵢ·(pᵢ − cᵢ). */
  const extrapolated = (at: Interval, slopes: readonly Interval[], step: readonly number[]): Interval =>
    slopes.reduce((sum, slope, i) => intervals.add(sum, intervals.mul(slope, point(step[i]!))), at);

  it('mean value theorem: f(p) ∈ f(c) + ∇f(X)(p − c), and the same for the gradient', () => {
    let decided = 0;
    fc.assert(
      fc.property(formula, pair, pair, (f, c, p) => {
        const X = c.map((ci, i) => [Math.min(ci, p[i]!), Math.max(ci, p[i]!)] as const);
        const [onX, atC, atP] = [X, c.map((x) => [x, x] as const), p.map((x) => [x, x] as const)].map((box) =>
          jet(f, box),
        );
        if (!onX!.defined) return;
        expect(atC!.defined && atP!.defined).toBe(true);
        const step = p.map((x, i) => x - c[i]!);
        expect(disjoint(atP!.value, onX!.value)).toBe(false);
        expect(disjoint(atP!.value, extrapolated(atC!.value, onX!.gradient, step))).toBe(false);
        onX!.hessian.forEach((row, i) => {
          expect(disjoint(atP!.gradient[i]!, onX!.gradient[i]!)).toBe(false);
          expect(disjoint(atP!.gradient[i]!, extrapolated(atC!.gradient[i]!, row, step))).toBe(false);
        });
        if (onX!.gradient.every(({ lo, hi }) => hi - lo < Infinity)) decided++;
      }),
      { numRuns: 3000, seed: 3 },
    );
    expect(decided).toBeGreaterThan(1000);
  });
});
