import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/exact/errors.js';
import { type Rational, rational, rationals } from '../../src/exact/rational.js';
import { clearDenominators, degreeBound, numeratorOf } from '../../src/symbolic/clearedFraction.js';
import { expandFormula } from '../../src/symbolic/expansion.js';
import { evaluate, type Formula, minus, over, parameter, plus, power, times } from '../../src/symbolic/formula.js';
import { formulas } from './formulas.js';

const NAMES = ['a', 'b'];

/** The value, or undefined where a denominator vanishes. */
function valueAt(x: Formula, values: Readonly<Record<string, Rational>>): Rational | undefined {
  try {
    return evaluate(x, rationals, values);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/** Long division by hand. */
const numeratorTimesDenominator = (x: Formula): Formula => {
  const { factors } = clearDenominators(x);
  return times(
    x,
    ...factors.filter(({ exponent }) => exponent < 0).map(({ factor, exponent }) => power(factor, -exponent)),
  );
};

describe('clearing denominators', () => {
  it('numerator = formula · denominator wherever both have values', () => {
    let decided = 0;
    fc.assert(
      fc.property(
        formulas(NAMES, true),
        fc.integer({ min: -6, max: 9 }),
        fc.integer({ min: -6, max: 9 }),
        (x, a, b) => {
          const values = { a: rational(a), b: rational(b) };
          const direct = valueAt(numeratorTimesDenominator(x), values);
          const numerator = valueAt(numeratorOf(clearDenominators(x)), values);
          expect(numerator).toBeDefined();
          if (direct === undefined) return;
          decided++;
          expect(numerator!.equals(direct)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
    expect(decided).toBeGreaterThan(200);
  });
  it('the degree bound is never below the degree of the numerator', () => {
    let sharp = 0;
    fc.assert(
      fc.property(formulas(NAMES, true), (x) => {
        const numerator = numeratorOf(clearDenominators(x));
        const terms = expandFormula(numerator, NAMES);
        for (const [i, name] of NAMES.entries()) {
          const degree = Math.max(0, ...terms.terms.map(({ exponents }) => exponents[i]!));
          const bound = degreeBound(numerator, name);
          expect(bound).toBeGreaterThanOrEqual(degree);
          if (bound === degree) sharp++;
        }
      }),
      { numRuns: 400 },
    );
    expect(sharp).toBeGreaterThan(400);
  });
  it('cancels what is written alike and takes common factors out of sums', () => {
    const [a, b] = [parameter('a'), parameter('b')];
    const same = minus(a, b);
    expect(clearDenominators(over(times(same, a), same)).factors).toEqual([{ factor: a, exponent: 1 }]);
    const { factors } = clearDenominators(plus(over(a, same), over(times(a, b), power(same, 2))));
    expect(factors.map(({ exponent }) => exponent).sort()).toEqual([-2, 1, 1]);
  });
  it('divides by no zero', () => {
    expect(() => over(1, 0)).toThrow(DomainError);
    expect(() => clearDenominators(over(1, minus(minus(parameter('a'), 1), minus(parameter('a'), 1))))).not.toThrow();
    expect(() => clearDenominators(over(1, over(0, parameter('a'))))).toThrow('expected a divisor that is not 0');
  });
});
