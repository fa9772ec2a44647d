import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LimitError } from '../../src/exact/errors.js';
import { rationals } from '../../src/exact/rational.js';
import { degreeBound } from '../../src/symbolic/clearedFraction.js';
import { expandFormula, formulaOf } from '../../src/symbolic/expansion.js';
import { minus, over, parameter } from '../../src/symbolic/formula.js';
import { Grid } from '../../src/symbolic/grid.js';
import { formulas } from './formulas.js';

const NAMES = ['a', 'b'];
const parameters = NAMES.map((name) => ({ name, range: '', from: 1 }));
const [a, b] = [parameter('a'), parameter('b')];

describe('the grid lemma', () => {
  it('a polynomial that is not zero does not vanish on the grid of its degrees', () => {
    let nonzero = 0;
    fc.assert(
      fc.property(formulas(NAMES, false), (x) => {
        const polynomial = formulaOf(expandFormula(x, NAMES));
        const points = new Grid(parameters).where(
          [],
          NAMES.map((name) => degreeBound(polynomial, name)),
        );
        const isZero = expandFormula(x, NAMES).terms.length === 0;
        if (!isZero) nonzero++;
        expect(points.every((point) => rationals.isZero(point.evaluate(x)))).toBe(isZero);
      }),
      { numRuns: 300 },
    );
    expect(nonzero).toBeGreaterThan(150);
  });
  it('has one value more than the degree in each direction, all different', () => {
    const points = new Grid(parameters).where([], [2, 3]);
    expect(points.length).toBe(12);
    for (const [name, count] of [
      ['a', 3],
      ['b', 4],
    ] as const)
      expect(new Set(points.map(({ values }) => values[name]!.toFraction())).size).toBe(count);
  });
  it('stands where all formulas have values', () => {
    const points = new Grid(parameters).where([over(1, minus(a, b))], [2, 2]);
    expect(points.every(({ values }) => !values.a!.equals(values.b!))).toBe(true);
  });
  it('is not begun when too large', () => {
    expect(() => new Grid(parameters).where([], [200, 200])).toThrow(LimitError);
  });
});
