import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realCyclotomicField } from '../../src/exact/cyclotomic.js';
import { display, latex, toJson } from '../../src/exact/display.js';
import { type AlgebraicNumber, type Element, type NumberField, rationalField } from '../../src/exact/numberField.js';
import { parseExact } from '../../src/exact/parse.js';
import { quadraticField } from '../../src/exact/quadratic.js';
import { rational } from '../../src/exact/rational.js';
import { countRealRoots } from '../../src/exact/realRoots.js';
import { hasSympy, python } from './computerAlgebra.js';
import { elementsOf, sampleFields } from './sampleFields.js';

/** One real number: the same minimal polynomial, and enclosures at 1000 bits that meet. */
function expectSameNumber(K: NumberField, a: Element, { field, element }: AlgebraicNumber): void {
  expect(field.minimalPolynomialOf(element)).toEqual(K.minimalPolynomialOf(a));
  const [x, y] = [K.enclose(a, 1000), field.enclose(element, 1000)];
  expect(x.lo <= y.hi && y.lo <= x.hi).toBe(true);
  expect(field.toNumber(element)).toBe(K.toNumber(a));
}

const shown = (text: string): string => {
  const { field, element } = parseExact(text);
  return display(field, element);
};
const typeset = (text: string): string => {
  const { field, element } = parseExact(text);
  return latex(field, element);
};

const smallElements = (field: NumberField): fc.Arbitrary<Element> =>
  fc
    .tuple(
      fc.array(fc.integer({ min: -3, max: 3 }), { minLength: field.degree, maxLength: field.degree }),
      fc.integer({ min: 1, max: 4 }),
    )
    .map(([c, d]) => field.fromPowerBasis(c.map((n) => rational(n, d))));

describe('parse(display(a)) = a', () => {
  it.each(sampleFields)('for random elements of $name', ({ field }) => {
    fc.assert(
      fc.property(fc.oneof(smallElements(field), elementsOf(field)), (a) => {
        expectSameNumber(field, a, parseExact(display(field, a)));
      }),
      { numRuns: field.degree > 4 ? 8 : 25 },
    );
  });

  it.each([9, 11, 13, 15, 16, 20, 21, 24, 28, 60])('for small elements of Q(2cos(2π/%i))', (n) => {
    const { field, twoCos } = realCyclotomicField(n);
    const sums = fc
      .array(fc.tuple(fc.nat(n), fc.integer({ min: -3, max: 3 })), { minLength: 1, maxLength: 3 })
      .chain((terms) => fc.integer({ min: 1, max: 4 }).map((d) => ({ terms, d })))
      .map(({ terms, d }) =>
        terms.reduce(
          (sum, [k, c]) => field.add(sum, field.mul(twoCos(k), field.fromRational(rational(c, d)))),
          field.zero,
        ),
      );
    fc.assert(
      fc.property(sums, (a) => {
        expectSameNumber(field, a, parseExact(display(field, a)));
      }),
      { numRuns: field.degree > 6 ? 6 : 12 },
    );
  });

  it('for each of several close roots of one polynomial', () => {
    // Π(x² − 2 − k/10⁴) perturbed: roots about 3.5·10^−5 apart.
    const texts = ['0..1.41423', '1.41423..1.41427', '1.41427..2', '-2..-1.41427'];
    const polynomial = '(10000x^2-20000)*(10000x^2-20001)*(10000x^2-20002)-1/10000000000000';
    const numbers = texts.map((range) => parseExact(`root(${polynomial}, ${range})`));
    expect(new Set(numbers.map(({ field, element }) => display(field, element))).size).toBe(4);
    for (const { field, element } of numbers) {
      expect(field.degree).toBe(6);
      expectSameNumber(field, element, parseExact(display(field, element)));
    }
  });

  it('for roots of a cubic 10^−120 apart', () => {
    // (x − 1)(x² − 2) with the root 1 split: x⁴ − … has roots 1 ± 10^−60·c.
    const polynomial = '(x-1)^2*(x^2-2)-1/10^240';
    for (const place of ['1-1/10^120', '1+1/10^120', '-2', '2']) {
      const { field, element } = parseExact(`root(${polynomial}, ${place})`);
      expectSameNumber(field, element, parseExact(display(field, element)));
    }
  });

  it('for roots of the catalogue of spellings', () => {
    for (const text of [
      'sqrt(2)+sqrt(3)',
      'sqrt(1+sqrt(2))',
      '-sqrt(2-sqrt(2))',
      '-sqrt(7-2sqrt(5))',
      'root(x^3-x-1,1.3)',
      'root(x^4-x-1,-1)',
      'root(x^5-x-1,1)^2/7',
      'sqrt(2)+root(x^3-2,1)',
      'cos(pi/7)',
      'sin(pi/7)',
      'sqrt(cos(pi/7))',
      'cos(pi/30)/3-2',
    ]) {
      const { field, element } = parseExact(text);
      expectSameNumber(field, element, parseExact(display(field, element)));
    }
  });
});

describe('display', () => {
  it('integers, fractions, quadratic numbers', () => {
    const cases: Record<string, string> = {
      '0': '0',
      '-0': '0',
      '6/3': '2',
      '-10/4': '-5/2',
      'sqrt(5)': '√5',
      'sqrt(8)': '2√2',
      'sqrt(5)/5': '√5/5',
      '-sqrt(5)/5': '-√5/5',
      '(1+sqrt(5))/4': '(1+√5)/4',
      '(1-sqrt(5))/4': '(1-√5)/4',
      '(-1-sqrt(5))/4': '(-1-√5)/4',
      '1/2+sqrt(3)/3': '(3+2√3)/6',
      '3+2sqrt(2)': '3+2√2',
      'sqrt(1/2)': '√2/2',
      phi: '(1+√5)/2',
      'sqrt(2)*sqrt(2)': '2',
      'cos(2*pi/5)': '(-1+√5)/4',
      'cos(pi/4)': '√2/2',
      'root(x^2-x-1,0)': '(1-√5)/2',
    };
    for (const [text, expected] of Object.entries(cases)) expect(shown(text), text).toBe(expected);
  });

  it('cosines', () => {
    const cases: Record<string, string> = {
      '2*cos(2*pi/7)': '2cos(2π/7)',
      'cos(2*pi/7)': 'cos(2π/7)',
      '2cos(4π/7)': '2cos(4π/7)',
      '1-2cos(2π/7)': '1-2cos(2π/7)',
      '(1+2cos(2π/9))/3': '(1+2cos(2π/9))/3',
      'cos(π/8)': 'cos(π/8)',
      'cos(2π/16)^2': '(2+√2)/4',
      'cos(2π/7)+cos(4π/7)+cos(6π/7)': '-1/2',
      // In a field that was not built from cosines.
      'root(x^3+x^2-2x-1, 1.2)': '2cos(2π/7)',
      'root(8x^3+4x^2-4x-1, 0.6)': 'cos(2π/7)',
      'root(x^3-3x+1, 1.5)': '2cos(2π/9)',
      'sqrt(2+sqrt(2))': '2cos(π/8)',
    };
    for (const [text, expected] of Object.entries(cases)) expect(shown(text), text).toBe(expected);
  });

  it('a number is shown in the smallest field: √2 in Q(2cos(2π/16)), √5 in Q(2cos(2π/15)), √17 in Q(2cos(2π/17))', () => {
    const sixteen = realCyclotomicField(16);
    expect(display(sixteen.field, sixteen.twoCos(2))).toBe('√2');
    const fifteen = realCyclotomicField(15);
    expect(display(fifteen.field, fifteen.twoCos(3))).toBe('(-1+√5)/2');
    const twentyFour = realCyclotomicField(24);
    expect([2, 3].map((k) => display(twentyFour.field, twentyFour.twoCos(k)))).toEqual(['√3', '√2']);
    const seventeen = realCyclotomicField(17);
    const period = [1, 2, 4, 8].map(seventeen.twoCos).reduce((a, b) => seventeen.field.add(a, b));
    expect(display(seventeen.field, period)).toBe('(-1+√17)/2');
    const fortyFive = realCyclotomicField(45);
    expect(display(fortyFive.field, fortyFive.twoCos(5))).toBe('2cos(2π/9)');
  });

  it('roots of quadratic numbers, and otherwise the minimal polynomial with an interval around the root', () => {
    expect(shown('sqrt(2)+sqrt(3)')).toBe('√(5+2√6)');
    expect(shown('-sqrt(1+sqrt(2))')).toBe('-√(1+√2)');
    expect(shown('root(x^3-x-1, 1.3)')).toBe('root(x^3-x-1, 1.32471..1.32472)');
    expect(shown('-root(x^3-x-1, 1.3)/2')).toMatch(/^root\(8x\^3-2x\+1, -0\.662\d*\.\.-0\.662\d*\)$/);
    expect(shown('1/root(x^3-2, 1)')).toBe('root(2x^3-1, 0.7937..0.79371)');
  });

  it('the interval of a root holds it and no other root of the polynomial', () => {
    let seen = 0;
    for (const { field } of sampleFields.slice(5)) {
      fc.assert(
        fc.property(smallElements(field), (a) => {
          const [, polynomial, lo, hi] = /^root\((.*), (.*)\.\.(.*)\)$/.exec(display(field, a)) ?? [];
          if (polynomial === undefined) return;
          seen++;
          const [low, high] = [lo!, hi!].map((text) => rationalField.asRational(parseExact(text).element)!);
          expect(field.compare(field.fromRational(low!), a)).toBe(-1);
          expect(field.compare(a, field.fromRational(high!))).toBe(-1);
          expect(countRealRoots(field.minimalPolynomialOf(a), low, high)).toBe(1);
        }),
        { numRuns: 10 },
      );
    }
    expect(seen).toBeGreaterThan(10);
  });

  it('is the same text for the same number in different fields, for readable numbers', () => {
    const inQ5 = quadraticField(5n);
    const { field, twoCos } = realCyclotomicField(20);
    expect(display(field, twoCos(2))).toBe(
      display(
        inQ5.field,
        inQ5.field.mul(inQ5.field.add(inQ5.field.one, inQ5.sqrt), inQ5.field.fromRational(rational(1n, 2n))),
      ),
    );
    const tower = parseExact('sqrt(2)+sqrt(5)-sqrt(5)');
    expect(display(tower.field, tower.element)).toBe('√2');
  });
});

describe('latex', () => {
  it('typesets what display shows', () => {
    const cases: Record<string, string> = {
      '3': '3',
      '-1/2': '-\\frac{1}{2}',
      '(1+sqrt(5))/4': '\\frac{1+\\sqrt{5}}{4}',
      'sqrt(5)/5': '\\frac{\\sqrt{5}}{5}',
      '-sqrt(5)/5': '-\\frac{\\sqrt{5}}{5}',
      '(-1-sqrt(5))/4': '\\frac{-1-\\sqrt{5}}{4}',
      '2cos(2π/7)': '2\\cos\\frac{2\\pi}{7}',
      'cos(pi/7)': '-\\cos\\frac{6\\pi}{7}',
      'sqrt(2)+sqrt(3)': '\\sqrt{5+2\\sqrt{6}}',
    };
    for (const [text, expected] of Object.entries(cases)) expect(typeset(text), text).toBe(expected);
    expect(typeset('root(x^3-x-1,1.3)')).toMatch(
      /^\\operatorname\{root\}\\left\(x\^\{3\}-x-1,\\ \[1\.32\d*,1\.32\d*\]\\right\)$/,
    );
  });

  it('braces and \\left…\\right balance, for random numbers', () => {
    for (const { field } of sampleFields)
      fc.assert(
        fc.property(smallElements(field), (a) => {
          const text = latex(field, a);
          let depth = 0;
          for (const c of text) {
            depth += c === '{' ? 1 : c === '}' ? -1 : 0;
            expect(depth).toBeGreaterThanOrEqual(0);
          }
          expect(depth).toBe(0);
          expect(text.split('\\left').length).toBe(text.split('\\right').length);
        }),
        { numRuns: 10 },
      );
  });
});

describe('toJson', () => {
  it('has the readable and the correctly rounded form', () => {
    const { field, element } = parseExact('(1+sqrt(5))/4');
    expect(toJson(field, element)).toEqual({ exact: '(1+√5)/4', approx: 0.8090169943749475 });
    expect(toJson(rationalField, rationalField.fromRational(rational(1n, 3n)))).toEqual({
      exact: '1/3',
      approx: 1 / 3,
    });
    expect(JSON.stringify(toJson(rationalField, rationalField.zero))).toBe('{"exact":"0","approx":0}');
  });
});

describe.skipIf(!hasSympy)('SymPy', () => {
  it('evaluates what is displayed in radicals and cosines to the same value', () => {
    const numbers = sampleFields
      .slice(0, 7)
      .flatMap(({ field }, seed) => fc.sample(smallElements(field), { numRuns: 6, seed }).map((a) => ({ field, a })));
    const readable = numbers
      .map(({ field, a }) => ({ text: display(field, a), approx: field.toNumber(a) }))
      .filter(({ text }) => !text.startsWith('root('));
    expect(readable.length).toBeGreaterThan(15);
    const pythonText = (text: string) =>
      text
        .replace(/√(\d+)/g, 'sqrt($1)')
        .replace(/√\(/g, 'sqrt(')
        .replace(/(\d|\))(?=sqrt|cos|π|\()/g, '$1*')
        .replaceAll('π', 'pi')
        .replace(/\/(\d+)/g, '/Integer($1)');
    const lines = python(
      ['from sympy import *', ...readable.map(({ text }) => `print(N(${pythonText(text)}, 25))`)].join('\n'),
    );
    readable.forEach(({ text, approx }, i) => {
      expect(Math.abs(Number(lines[i]) - approx), text).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(approx)));
    });
  });
});
