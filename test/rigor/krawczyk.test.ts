import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coordinates, type Formula } from '../../src/rigor/formula.js';
import { contains, type Interval, interval, point } from '../../src/rigor/interval.js';
import { certifyMinimum, krawczyk } from '../../src/rigor/krawczyk.js';
import { isPositiveDefinite } from '../../src/rigor/positiveDefinite.js';

const [t] = coordinates(1) as [Formula];
const [x, y] = coordinates(2) as [Formula, Formula];
const width = ({ lo, hi }: Interval): number => hi - lo;

describe('Krawczyk', () => {
  it('a simple root is enclosed to a few units in the last place', () => {
    const result = krawczyk([t.power(3).minus(2)], [interval(1, 1.5)]);
    if (result.kind !== 'unique') throw new Error(result.kind);
    expect(contains(result.zero[0]!, Math.cbrt(2))).toBe(true);
    expect(width(result.zero[0]!)).toBeLessThan(1e-15);
  });

  it('a cubic with three roots: one in each box, none between, and no claim for all', () => {
    const f = t.power(3).minus(t.times(3)).plus(1);
    const kinds = [
      [-2, -1.6],
      [0.2, 0.5],
      [1.4, 1.7],
      [0.5, 0.9],
      [-2, 2],
    ].map(([lo, hi]) => krawczyk([f], [interval(lo!, hi!)]).kind);
    expect(kinds).toEqual(['unique', 'unique', 'unique', 'none', 'undecided']);
  });

  it('a circle and a line: two equations', () => {
    const system = [x.square().plus(y.square()).minus(1), x.minus(y)];
    const result = krawczyk(system, [interval(0.5, 0.9), interval(0.6, 0.8)]);
    if (result.kind !== 'unique') throw new Error(result.kind);
    expect(
      result.zero.every((z) => width(z) < 1e-15 && z.lo - 1e-15 < Math.SQRT1_2 && z.hi + 1e-15 > Math.SQRT1_2),
    ).toBe(true);
    expect(krawczyk(system, [interval(0.8, 1), interval(0.8, 1)]).kind).toBe('none');
  });

  it('with sine and a quotient: x = cos x, xy = 1', () => {
    const result = krawczyk([x.minus(x.cos()), y.minus(x.power(-1))], [interval(0.5, 1), interval(1, 2)]);
    if (result.kind !== 'unique') throw new Error(result.kind);
    expect(contains(result.zero[0]!, 0.7390851332151607)).toBe(true);
  });

  it('a double root is never claimed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -8, max: 8 }),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 99 }),
        (r, a, b) => {
          const f = t.minus(r).square();
          expect(krawczyk([f], [interval(r - a / 100, r + b / 100)]).kind).toBe('undecided');
        },
      ),
    );
  });

  it('a root at the end of the box is not claimed to be inside, nor to be absent', () => {
    expect(krawczyk([t.minus(1)], [interval(1, 2)]).kind).toBe('undecided');
    expect(krawczyk([t.minus(1)], [point(1)]).kind).toBe('undecided');
  });

  it('linear systems of random integers: the solution is unique and inside', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 6, maxLength: 6 }), ([a, b, c, d, u, v]) => {
        const system = [
          x
            .times(a!)
            .plus(y.times(b!))
            .minus(a! * u! + b! * v!),
          x
            .times(c!)
            .plus(y.times(d!))
            .minus(c! * u! + d! * v!),
        ];
        const result = krawczyk(system, [interval(u! - 1, u! + 1), interval(v! - 2, v! + 1)]);
        expect(result.kind).toBe(a! * d! === b! * c! ? 'undecided' : 'unique');
        if (result.kind === 'unique') expect(contains(result.zero[0]!, u!) && contains(result.zero[1]!, v!)).toBe(true);
      }),
    ));

  it('where the functions are not defined nothing is claimed', () => {
    expect(krawczyk([t.power(-1)], [interval(-1, 2)])).toEqual({
      kind: 'undecided',
      reason: 'the functions are not defined on the whole box',
    });
  });

  it('bad input is refused', () => {
    expect(() => krawczyk([x], [interval(0, 1), interval(0, 1)])).toThrow('system: expected 2 functions, found 1');
    expect(() => krawczyk([t], [{ lo: 1, hi: 0 }])).toThrow('box: expected finite ends');
    expect(() => krawczyk([], [])).toThrow('box: expected at least one interval');
  });
});

describe('certifyMinimum', () => {
  it('certifies the minimum of a convex function', () => {
    const f = x.power(4).plus(y.square()).plus(x.times(y)).minus(x);
    const result = certifyMinimum(f, [interval(0.4, 1.2), interval(-0.8, 0)]);
    if (result.kind !== 'certified') throw new Error(result.kind);
    const [a, b] = result.point;
    // 4x³ + y − 1 = 0, y = −x/2.
    expect(Math.abs(4 * a!.lo ** 3 - a!.lo / 2 - 1)).toBeLessThan(1e-13);
    expect(Math.abs(b!.lo + a!.lo / 2)).toBeLessThan(1e-15);
    expect(width(result.value)).toBeLessThan(1e-13);
  });

  it('with (x)₊², whose second derivative jumps', () => {
    const f = t.minus(1).positivePart(2).plus(t.minus(1.5).square());
    const result = certifyMinimum(f, [interval(0.5, 2)]);
    expect(result.kind).toBe('certified');
    if (result.kind === 'certified') expect(contains(result.point[0]!, 1.25)).toBe(true);
  });

  it('saddles, maxima and flat minima are not certified; no critical point is said so', () => {
    const box = [interval(-1, 1), interval(-0.9, 1)];
    expect(certifyMinimum(x.square().minus(y.square()), box).kind).toBe('undecided');
    expect(certifyMinimum(x.square().plus(y.square()).negated(), box).kind).toBe('undecided');
    expect(certifyMinimum(x.square().plus(y.power(4)), box).kind).toBe('undecided');
    expect(certifyMinimum(x.square().plus(y.square()).plus(x.times(3)), box).kind).toBe('none');
  });
});

describe('positive definite interval matrices', () => {
  const matrix = (rows: readonly (readonly number[])[], radius: number) =>
    rows.map((row) => row.map((a) => interval(a - radius, a + radius)));

  it('holds for AᵀA + I with little added, fails for a matrix with a negative direction', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 9, maxLength: 9 }), (list) => {
        const A = [0, 3, 6].map((i) => list.slice(i, i + 3));
        const gram = A.map((_, i) => A.map((_, j) => A.reduce((sum, row) => sum + row[i]! * row[j]!, 0)));
        const shifted = (by: number) => gram.map((row, i) => row.map((a, j) => a + (i === j ? by : 0)));
        expect(isPositiveDefinite(matrix(shifted(1), 0.1))).toBe(true);
        const trace = gram[0]![0]! + gram[1]![1]! + gram[2]![2]!;
        expect(isPositiveDefinite(matrix(shifted(-trace - 1), 0))).toBe(false);
      }),
    ));

  it('one indefinite matrix among those enclosed is enough to fail', () => {
    expect(
      isPositiveDefinite([
        [interval(1, 1), interval(0, 1)],
        [interval(0, 1), interval(1, 1)],
      ]),
    ).toBe(false);
    expect(
      isPositiveDefinite([
        [interval(1, 1), interval(0, 0.9)],
        [interval(0, 0.9), interval(1, 1)],
      ]),
    ).toBe(true);
    expect(isPositiveDefinite([[interval(-Infinity, Infinity)]])).toBe(false);
    expect(isPositiveDefinite([[point(0)]])).toBe(false);
  });
});
