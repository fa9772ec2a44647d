import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/exact/errors.js';
import { evaluateExpression, parseExpression } from '../../src/exact/expression.js';
import { type Rational, rational, rationals } from '../../src/exact/rational.js';
import { factored } from '../../src/symbolic/factoredForm.js';
import { evaluate, type Formula, minus, over, parameter, plus, power, times } from '../../src/symbolic/formula.js';
import { writeFactored } from '../../src/symbolic/formulaText.js';
import type { Parameter } from '../../src/symbolic/parameter.js';
import { formulas } from './formulas.js';

const NAMES = ['a', 'b'];
const parameters: readonly Parameter[] = NAMES.map((name) => ({ name, range: '', from: 0 }));
const root: readonly Parameter[] = [{ name: 's', range: '', from: 0, rootOf: 'q' }];

/** Reads the printed text: juxtaposition is a product. */
function read(text: string, values: Readonly<Record<string, Rational>>): Rational {
  const spelled = text
    .replaceAll('√q', 's')
    .replace(/([\da-z)])(?=[a-z(])/g, '$1*')
    .replaceAll(/([a-z)])(?=\d)/g, '$1*');
  return evaluateExpression<Rational>(
    parseExpression(spelled),
    {
      ...rationals,
      name: (name) => values[name]!,
      pow: (x, exponent) => Array.from({ length: exponent }).reduce<Rational>((product) => product.mul(x), rational(1)),
      call: () => {
        throw new Error(spelled);
      },
      toInteger: (x) => (x.d === 1n ? x.s * x.n : undefined),
    },
    spelled,
  );
}

const text = (x: Formula, names = NAMES, on = parameters): string => writeFactored(factored(x, names), on).text;

describe('printed formulas', () => {
  it('mean what they were made from', () => {
    let decided = 0;
    fc.assert(
      fc.property(
        formulas(NAMES, true),
        fc.integer({ min: -5, max: 9 }),
        fc.integer({ min: -5, max: 9 }),
        (x, p, q) => {
          const values = { a: rational(p), b: rational(q) };
          try {
            const value = evaluate(x, rationals, values);
            expect(read(text(x), values).equals(value), text(x)).toBe(true);
            decided++;
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
          }
        },
      ),
      { numRuns: 500 },
    );
    expect(decided).toBeGreaterThan(300);
  });
  it('mean what they were made from, with a square root', () => {
    fc.assert(
      fc.property(formulas(['s'], false), fc.integer({ min: -5, max: 9 }), (x, s) => {
        const values = { s: rational(s), q: rational(s * s) };
        expect(read(text(x, ['s'], root), values).equals(evaluate(x, rationals, values)), text(x, ['s'], root)).toBe(
          true,
        );
      }),
    );
  });
  it('read as one writes them', () => {
    const [a, b, s] = [parameter('a'), parameter('b'), parameter('s')];
    expect(text(minus(3, a))).toBe('-(a - 3)');
    expect(text(over(minus(3, a), 2))).toBe('-(a - 3)/2');
    expect(text(over(times(a, minus(a, 1)), 2))).toBe('a(a - 1)/2');
    expect(text(over(2, times(a, plus(b, 1))))).toBe('2/(a(b + 1))');
    expect(text(over(b, power(a, 2)))).toBe('b/a^2');
    expect(text(minus(power(s, 2), 1), ['s'], root)).toBe('q - 1');
    expect(text(power(s, 5), ['s'], root)).toBe('q^2√q');
    expect(writeFactored(factored(over(minus(3, a), times(2, b)), NAMES), parameters).latex).toBe('-\\frac{a-3}{2b}');
    expect(writeFactored(factored(minus(3, a), NAMES), parameters).latex).toBe('-(a-3)');
  });
  it('factors what is a product, in one parameter completely', () => {
    const a = parameter('a');
    expect(text(minus(power(a, 4), 1))).toBe('(a + 1)(a - 1)(a^2 + 1)');
    expect(text(plus(over(1, minus(a, 1)), over(1, plus(a, 1))))).toBe('2a/((a + 1)(a - 1))');
  });
});
