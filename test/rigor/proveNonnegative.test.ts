import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quadraticField } from '../../src/exact/quadratic.js';
import { type Rational, rational, rationals } from '../../src/exact/rational.js';
import { type Cover, checkCover, leafBoxes } from '../../src/rigor/cover.js';
import { doubleToRational } from '../../src/rigor/enclosure.js';
import { type CriticalZero, criticalZero, exactGradient } from '../../src/rigor/exactJet.js';
import { constant, coordinates, type Formula } from '../../src/rigor/formula.js';
import { type Interval, interval, pi, point } from '../../src/rigor/interval.js';
import { type ProveResult, proveNonnegative } from '../../src/rigor/proveNonnegative.js';

const [x, y] = coordinates(2) as [Formula, Formula];
const [t] = coordinates(1) as [Formula];
/** (t² − 1)², multiplied out: as a square it would need no proof. */
const quartic = t.power(4).minus(t.square().times(2)).plus(1);
const unit = interval(0, 1);
const around = interval(-1, 1);
const summary = ({ kind }: ProveResult): string => kind;

/** The cover of a proof; the test fails where there is none. */
function coverOf(result: ProveResult): Cover {
  if (result.kind !== 'proved') throw new Error(`${result.kind}: ${'reason' in result ? result.reason : ''}`);
  return result.cover;
}

/** The zero of f at a point with rational coordinates. */
const rationalZero = (f: Formula, ...at: readonly Rational[]): CriticalZero => {
  const { field } = quadraticField(4n);
  const zero = criticalZero(
    f,
    field,
    at.map((q) => field.fromRational(q)),
  );
  if (zero === undefined) throw new Error('no zero');
  return zero;
};

describe('true inequalities', () => {
  // Each with the reason why it is here.
  const table: readonly (readonly [string, Formula, readonly Interval[]])[] = [
    ['positive without subdivision', x.square().plus(y.square()).plus(1), [around, around]],
    ['zero at an end, by monotony', x.minus(x.power(3)), [unit, unit]],
    ['zeros on a whole side', x.times(constant(1).minus(y)), [unit, unit]],
    [
      'small gap: 1/4 − x(1 − x) + 1e-9',
      constant(0.25)
        .minus(x.times(constant(1).minus(x)))
        .plus(1e-9),
      [unit, unit],
    ],
    [
      'with sine: sin x ≥ 2x/π − 10⁻⁹ on [0, π/2]',
      t.sin().minus(t.times(2).over(pi)).plus(1e-9),
      [interval(0, pi.hi / 2)],
    ],
    [
      'with a kink: |x| + |y| ≥ √(x² + y²) − 10⁻³',
      x.abs().plus(y.abs()).minus(x.square().plus(y.square()).sqrt()).plus(1e-3),
      [around, around],
    ],
    [
      'with max: max(x, −x) ≥ x',
      x
        .max(x.negated())
        .minus(x)
        .plus(2 ** -30),
      [around, around],
    ],
    [
      'with a quotient: x/(1 + x²) ≤ 1/2 + 10⁻⁶',
      constant(0.5)
        .minus(x.over(x.square().plus(1)))
        .plus(1e-6),
      [interval(-3, 3), around],
    ],
    ['degenerate box', x.minus(y), [point(1), point(1)]],
  ];
  it.each(table)('%s', (_, f, box) => {
    const result = proveNonnegative(f, box);
    const cover = coverOf(result);
    expect(result).toMatchObject({ premises: [] });
    expect(checkCover(f, cover)).toBe(true);
  });

  it('a strict inequality needs a strict bound', () => {
    expect(summary(proveNonnegative(x.square().plus(0.001), [around, around], { strict: true }))).toBe('proved');
    expect(summary(proveNonnegative(x.minus(x.power(3)), [unit, unit], { strict: true }))).toBe('refuted');
  });

  it('overflow is no proof', () => {
    const huge = interval(1e300, 1.5e300);
    expect(summary(proveNonnegative(x.times(y).minus(x.times(y)), [huge, huge], { maxBoxes: 500 }))).toBe('undecided');
    expect(summary(proveNonnegative(x.times(y), [huge, huge]))).toBe('proved');
  });
});

describe('zeros in the interior', () => {
  const f = x.square().plus(y.square()).minus(x.times(y)).plus(x.power(3).times(0.125));
  const zero = rationalZero(f, rational(0), rational(0));

  it('without the zero nothing is claimed, and the box at it comes back', () => {
    const result = proveNonnegative(f, [around, around]);
    if (result.kind !== 'undecided') throw new Error(result.kind);
    expect(result.reason).toBe('the least value here cannot be told from 0');
    expect(result.box.every(({ lo, hi }) => lo <= 1e-4 && hi >= -1e-4 && hi - lo < 1e-4)).toBe(true);
  });

  it('with the zero, checked exactly, the proof has no premise', () => {
    const result = proveNonnegative(f, [around, around], { zeros: [zero] });
    expect(checkCover(f, coverOf(result))).toBe(true);
    expect(result).toMatchObject({ kind: 'proved', premises: [] });
  });

  it('a zero on the word of the caller is a premise of the result', () => {
    const statement = 'f and its gradient vanish at 0';
    const zeros = [{ point: [point(0), point(0)], basis: { kind: 'premise', statement } as const }];
    expect(proveNonnegative(f, [around, around], { zeros })).toMatchObject({ kind: 'proved', premises: [statement] });
  });

  it('an irrational zero: (t² − 2)² at √2, in Q(√2)', () => {
    const { field, sqrt } = quadraticField(2n);
    const g = t.square().minus(2).square();
    const at = criticalZero(g, field, [sqrt])!;
    expect(at.point[0]!.lo).toBeLessThan(at.point[0]!.hi);
    expect(summary(proveNonnegative(g, [interval(1, 2)], { zeros: [at] }))).toBe('proved');
    // No value but 0 fits the constant.
    expect(
      criticalZero(
        t
          .square()
          .minus(2)
          .square()
          .plus(2 ** -200),
        field,
        [sqrt],
      ),
    ).toBeUndefined();
    expect(criticalZero(t.square().minus(2), field, [sqrt])).toBeUndefined();
  });

  it('several zeros', () => {
    const g = quartic;
    const zeros = [rationalZero(g, rational(1)), rationalZero(g, rational(-1))];
    const result = proveNonnegative(g, [interval(-2, 2)], { zeros });
    expect(checkCover(g, coverOf(result))).toBe(true);
    expect(summary(proveNonnegative(g, [interval(-2, 2)], { zeros: zeros.slice(1) }))).toBe('undecided');
  });

  it("Motzkin's polynomial, which is no sum of squares, with its four zeros", () => {
    const [X, Y] = [x.square(), y.square()];
    const g = X.square().times(Y).plus(X.times(Y.square())).minus(X.times(Y).times(3)).plus(1);
    const signs = [1, -1].flatMap((a) => [1, -1].map((b) => [a, b] as const));
    const zeros = signs.map(([a, b]) => rationalZero(g, rational(a), rational(b)));
    const large = [interval(-2, 2), interval(-2, 2)];
    expect(checkCover(g, coverOf(proveNonnegative(g, large, { zeros })))).toBe(true);
    expect(summary(proveNonnegative(g, large, { zeros: zeros.slice(1) }))).toBe('undecided');
    expect(summary(proveNonnegative(g.minus(1e-9), large))).toBe('refuted');
  });

  it('a zero of fourth order has no definite Hessian: undecided', () => {
    const g = t.power(4);
    expect(summary(proveNonnegative(g.times(1), [around], { zeros: [rationalZero(g, rational(0))] }))).toBe(
      'undecided',
    );
  });

  it('a zero line cannot be resolved: undecided', () => {
    const g = x.square().minus(x.times(y).times(2)).plus(y.square());
    expect(summary(proveNonnegative(g, [around, around], { maxBoxes: 2000 }))).toBe('undecided');
  });

  it('a saddle is refuted, zero or not', () => {
    const g = x.square().minus(y.square());
    expect(summary(proveNonnegative(g, [around, around]))).toBe('refuted');
    expect(proveNonnegative(g, [around, around], { zeros: [rationalZero(g, rational(0), rational(0))] })).toMatchObject(
      {
        kind: 'undecided',
        reason: 'no neighbourhood of the zero was found on which the Hessian is positive definite',
      },
    );
  });

  it('convexity does not leap over a kink: t² − t₊ is negative between 0 and 1', () => {
    const g = t.square().minus(t.positivePart());
    const zeros = [{ point: [point(0)], basis: { kind: 'premise', statement: 'false' } as const }];
    expect(summary(proveNonnegative(g, [around], { zeros }))).toBe('undecided');
    expect(summary(proveNonnegative(g, [around]))).toBe('refuted');
  });
});

describe('false inequalities', () => {
  it.each([
    ['somewhere, by little', t.minus(0.3).square().minus(1e-10), [unit]],
    ['everywhere', t.minus(2), [unit]],
    ['at an end', constant(0.999).minus(t), [unit]],
    ['with sine: sin x ≥ x − x³/7 near 1', t.sin().minus(t).plus(t.power(3).over(7)), [unit]],
    ['beyond a pole', constant(1).over(t), [around]],
  ] as const)('%s: comes back with a box on which f is negative', (_, f, box) => {
    const result = proveNonnegative(f, box);
    if (result.kind !== 'refuted') throw new Error(result.kind);
    expect(result.value).toBeLessThan(0);
    expect(result.box.every(({ lo, hi }, i) => box[i]!.lo <= lo && lo <= hi && hi <= box[i]!.hi)).toBe(true);
    expect(summary(proveNonnegative(f.negated(), result.box, { strict: true }))).toBe('proved');
  });
});

describe('where the function is not defined', () => {
  it.each([
    ['(1/t)² at 0', constant(1).over(t).square()],
    ['(√t)₊ below 0', t.sqrt().positivePart()],
    ['(t⁻¹)² at 0', t.power(-1).square()],
  ])('%s proves nothing', (_, f) =>
    expect(proveNonnegative(f, [around])).toMatchObject({
      kind: 'undecided',
      reason: 'the function is not shown to be defined here',
    }),
  );
});

describe('random polynomials', () => {
  const grid = Array.from({ length: 9 }, (_, i) => rational(i - 4, 4));
  const terms = fc.array(
    fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
    { minLength: 1, maxLength: 5 },
  );
  const formulaOf = (list: readonly (readonly [number, number, number])[], c: number): Formula =>
    list.reduce<Formula>((sum, [a, i, j]) => sum.plus(x.power(i).times(y.power(j)).times(a)), constant(c));
  const { field } = quadraticField(4n);
  const exactValue = (f: Formula, a: Rational, b: Rational): Rational =>
    field.asRational(exactGradient(f, field, [field.fromRational(a), field.fromRational(b)]).value)!;

  it('what is proved holds at exact points, what is refuted fails there; most are decided', () => {
    const counts = { proved: 0, refuted: 0, undecided: 0 };
    fc.assert(
      fc.property(terms, fc.integer({ min: 0, max: 8 }), (list, c) => {
        const f = formulaOf(list, c);
        const result = proveNonnegative(f, [around, around], { maxBoxes: 2000 });
        counts[result.kind]++;
        if (result.kind === 'proved') {
          for (const a of grid) for (const b of grid) expect(rationals.sign(exactValue(f, a, b))).not.toBe(-1);
          expect(checkCover(f, result.cover)).toBe(true);
        }
        if (result.kind === 'refuted') {
          const [u, v] = result.box.map(({ lo, hi }) => [lo, hi].map(doubleToRational));
          for (const a of u!)
            for (const b of v!)
              expect(rationals.compare(exactValue(f, a, b), doubleToRational(result.value))).not.toBe(1);
        }
      }),
      { numRuns: 150, seed: 5 },
    );
    expect(counts.proved).toBeGreaterThan(20);
    expect(counts.refuted).toBeGreaterThan(20);
    expect(counts.undecided).toBeLessThan(30);
  });
});

describe('covers', () => {
  const f = x.square().plus(y.square()).minus(x.times(y)).plus(0.01);
  const cover = coverOf(proveNonnegative(f, [around, around]));

  it('the leaves are boxes with dyadic ends that fill the box', () => {
    const area = [...leafBoxes(cover)].reduce(
      (sum, { ends }) => sum.add(doubleToRational(ends[1]! - ends[0]!).mul(doubleToRational(ends[3]! - ends[2]!))),
      rational(0),
    );
    expect(area.equals(rational(4))).toBe(true);
  });

  it('tampering is seen', () => {
    expect(checkCover(f, cover)).toBe(true);
    expect(checkCover(f.minus(0.02), cover)).toBe(false);
    expect(checkCover(f, { ...cover, strict: true })).toBe(true);
    const inner = cover.axes.findIndex((axis) => axis >= 0);
    const without = <T>(list: readonly T[], at: number, value: T): T[] =>
      list.map((entry, i) => (i === at ? value : entry));
    expect(checkCover(f, { ...cover, axes: without(cover.axes, inner, -1) })).toBe(false);
    expect(checkCover(f, { ...cover, axes: without(cover.axes, inner, 0.5) })).toBe(false);
    expect(checkCover(f, { ...cover, axes: without(cover.axes, inner, 2) })).toBe(false);
    expect(checkCover(f, { ...cover, cuts: without(cover.cuts, inner, 5) })).toBe(false);
    expect(checkCover(f, { ...cover, cuts: without(cover.cuts, inner, NaN) })).toBe(false);
    expect(checkCover(f, { ...cover, children: without(cover.children, inner, inner) })).toBe(false);
    expect(checkCover(f, { ...cover, children: without(cover.children, inner, 10 ** 6) })).toBe(false);
  });

  it('a neighbourhood must be convex, hold its zero, and hold its leaves', () => {
    const g = quartic;
    const proof = coverOf(proveNonnegative(g, [unit], { zeros: [rationalZero(g, rational(1))] }));
    const tampered = (box: readonly Interval[]): Cover => ({
      ...proof,
      neighbourhoods: [{ zero: proof.neighbourhoods[0]!.zero, box }],
    });
    expect(checkCover(g, proof)).toBe(true);
    expect(checkCover(g, tampered([interval(-2, 2)]))).toBe(false);
    expect(checkCover(g, tampered([interval(0.7, 0.9)]))).toBe(false);
    expect(checkCover(g, tampered([interval(1, 1)]))).toBe(false);
    expect(checkCover(g, tampered([]))).toBe(false);
  });
});

describe('limits and bad input', () => {
  it('the budget of boxes ends the search, and progress is told', () => {
    const f = t.sin().square().plus(1e-12);
    const g = x.square().minus(x.times(y).times(2)).plus(y.square()).plus(1e-12);
    expect(proveNonnegative(g, [around, around], { maxBoxes: 100 })).toMatchObject({
      kind: 'undecided',
      reason: '100 boxes did not suffice',
    });
    expect(proveNonnegative(g, [around, around], { maxSeconds: 0 })).toMatchObject({
      kind: 'undecided',
      reason: '0 seconds did not suffice',
    });
    const seen: number[] = [];
    proveNonnegative(g, [around, around], { maxBoxes: 3000, onProgress: ({ boxes }) => seen.push(boxes) });
    expect(seen.length).toBeGreaterThan(1);
    expect(summary(proveNonnegative(f, [around]))).toBe('proved');
  });

  it.each([
    [[{ lo: 1, hi: 0 }], 'box, axis 0: expected finite ends lo ≤ hi, found [1, 0]'],
    [[{ lo: 0, hi: Infinity }], 'found [0, Infinity]'],
    [[{ lo: NaN, hi: 0 }], 'found [NaN, 0]'],
    [[], 'box: expected at least one interval'],
  ])('the box %j is refused', (box, message) => expect(() => proveNonnegative(t, box)).toThrow(message));

  it('other bad input is refused', () => {
    expect(() => proveNonnegative(y, [unit])).toThrow('expected 1 variables');
    const zeros = [rationalZero(t.square(), rational(0))];
    expect(() => proveNonnegative(t, [unit], { strict: true, zeros })).toThrow('expected none for a strict inequality');
    expect(() => proveNonnegative(x, [unit, unit], { zeros })).toThrow('zero: expected 2 coordinates');
    expect(() => proveNonnegative(t, [unit], { zeros, radius: -1 })).toThrow('radius: expected a positive number');
    expect(() => exactGradient(t.sin(), quadraticField(2n).field, [quadraticField(2n).sqrt])).toThrow('expected +, −');
    expect(() => exactGradient(y, quadraticField(2n).field, [quadraticField(2n).sqrt])).toThrow('point: expected');
    expect(() => exactGradient(t.times(pi), quadraticField(2n).field, [quadraticField(2n).sqrt])).toThrow(
      'exact constants',
    );
    expect(() => coordinates(0)).toThrow('coordinates: expected');
    expect(() => t.positivePart(0)).toThrow('expected an exponent of at least 1');
    expect(() => constant(NaN)).toThrow('interval: expected');
  });
});
