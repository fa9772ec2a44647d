import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realCyclotomicField } from '../../src/exact/cyclotomic.js';
import { DomainError, LimitError, ParseError, TightframeError } from '../../src/exact/errors.js';
import { type AlgebraicNumber, rationalField } from '../../src/exact/numberField.js';
import { parseExact } from '../../src/exact/parse.js';
import { quadraticField } from '../../src/exact/quadratic.js';
import { rational, rationalToString } from '../../src/exact/rational.js';

const toNumber = ({ field, element }: AlgebraicNumber): number => field.toNumber(element);

/** Equality of real numbers, decided in the difference's field. */
function expectEqual(a: string, b: string): void {
  const { field, element } = parseExact(`(${a})-(${b})`);
  expect(field.isZero(element), `${a} = ${b}`).toBe(true);
}

describe('parseExact', () => {
  it('reads the spellings of the documentation', () => {
    const cases: readonly (readonly [string, number, number])[] = [
      // text, value, degree of the field
      ['1/2', 0.5, 1],
      ['-7', -7, 1],
      ['0.25', 0.25, 1],
      ['sqrt(5)/5', Math.sqrt(5) / 5, 2],
      ['√5/5', Math.sqrt(5) / 5, 2],
      ['(1+sqrt(5))/4', (1 + Math.sqrt(5)) / 4, 2],
      ['(1+√5)/4', (1 + Math.sqrt(5)) / 4, 2],
      ['cos(2*pi/7)', Math.cos((2 * Math.PI) / 7), 3],
      ['2cos(2π/7)', 2 * Math.cos((2 * Math.PI) / 7), 3],
      ['sin(pi/5)', Math.sin(Math.PI / 5), 4],
      ['phi', (1 + Math.sqrt(5)) / 2, 2],
      ['φ^2', (3 + Math.sqrt(5)) / 2, 2],
      ['root(x^3-x-1, 1.3)', 1.324717957244746, 3],
      ['root(x^3-x-1, 1.32..1.33)', 1.324717957244746, 3],
      ['−1/2', -0.5, 1],
      ['2^-1', 0.5, 1],
      ['2·√2', 2 * Math.SQRT2, 2],
      ['2**10', 1024, 1],
      ['sqrt(0)', 0, 1],
      ['cos(0)', 1, 1],
      ['cos(-7π/3)', 0.5, 1],
      ['sin(0)', 0, 1],
      ['sin(3π/2)', -1, 1],
      ['cos(0.25pi)', Math.SQRT1_2, 2],
      ['sqrt(2)+sqrt(3)', Math.SQRT2 + Math.sqrt(3), 4],
      ['sqrt(2+sqrt(2))', Math.sqrt(2 + Math.SQRT2), 4],
      ['1/(1+sqrt(2))', Math.SQRT2 - 1, 2],
    ];
    for (const [text, value, degree] of cases) {
      const number = parseExact(text);
      expect(toNumber(number), text).toBeCloseTo(value, 14);
      expect(number.field.degree, text).toBe(degree);
    }
  });

  it('the value lies in the field it should', () => {
    expect(parseExact('3/7').field).toBe(rationalField);
    expect(parseExact('sqrt(2)*sqrt(2)').field).toBe(rationalField);
    expect(parseExact('sqrt(2)-sqrt(2)+1').field).toBe(rationalField);
    expect(parseExact('sqrt(8)').field).toBe(quadraticField(2n).field);
    expect(parseExact('sqrt(1/2)').field).toBe(quadraticField(2n).field);
    expect(parseExact('cos(2π/5)').field).toBe(quadraticField(5n).field);
    expect(parseExact('cos(π/7)').field).toBe(realCyclotomicField(7).field);
    expect(parseExact('sin(π/7)').field).toBe(realCyclotomicField(28).field);
  });

  it('rationals are read as they are printed', () =>
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 60n), 10n ** 60n), fc.bigInt(1n, 10n ** 40n), (n, d) => {
        const q = rational(n, d);
        const { field, element } = parseExact(rationalToString(q));
        expect(field.asRational(element)?.equals(q)).toBe(true);
      }),
    ));

  it('identities hold exactly', () => {
    expectEqual('(sqrt(2)+sqrt(3))^2', '5+2sqrt(6)');
    expectEqual('sqrt(5+2sqrt(6))', 'sqrt(2)+sqrt(3)');
    expectEqual('cos(pi/5)-cos(2pi/5)', '1/2');
    expectEqual('8cos(2π/7)cos(4π/7)cos(6π/7)', '1');
    expectEqual('sin(π/12)', '(sqrt(6)-sqrt(2))/4');
    expectEqual('cos(π/17)^2+sin(π/17)^2', '1');
    expectEqual('root(x^3-2,1)^3', '2');
    expectEqual('1/(root(x^3-x-1,1)^2-1)', 'root(x^3-x-1,1)');
    expectEqual('sqrt(sqrt(16))', '2');
    expectEqual('phi^2', 'phi+1');
    expectEqual('sqrt(2)/sqrt(3)', 'sqrt(6)/3');
    expectEqual('cos(3)-cos(3)+1'.replaceAll('cos(3)', 'cos(3π)'), '1');
  });

  it('sin² + cos² = 1 and cos(2t) = 2cos²(t) − 1 for rational angles', () =>
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 24 }), (p, q) => {
        const t = `${p}*pi/${q}`;
        expectEqual(`cos(2*${t})`, `2cos(${t})^2-1`);
        expect(toNumber(parseExact(`cos(${t})`))).toBeCloseTo(Math.cos((p * Math.PI) / q), 13);
        expect(toNumber(parseExact(`sin(${t})`))).toBeCloseTo(Math.sin((p * Math.PI) / q), 13);
        if (q <= 12) expectEqual(`cos(${t})^2+sin(${t})^2`, '1');
      }),
      { numRuns: 25 },
    ));

  it('random sums of square roots have the value that floating point gives', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.constantFrom(1, 2, 3, 6, 8, 12, 18)), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.integer({ min: 1, max: 9 }),
        (terms, d) => {
          const text = `(${terms.map(([c, m]) => `${c}*sqrt(${m})`).join('+')})/${d}`;
          const value = terms.reduce((sum, [c, m]) => sum + c * Math.sqrt(m), 0) / d;
          expect(toNumber(parseExact(text))).toBeCloseTo(value, 12);
        },
      ),
      { numRuns: 50 },
    ));

  it('root(p, r) is the root nearest to r, which may itself be an expression', () => {
    expect(toNumber(parseExact('root(x^2-2, -1)'))).toBe(-Math.SQRT2);
    expect(toNumber(parseExact('root(x^2-2, 0)'))).toBe(Math.SQRT2); // the larger of two equally near
    expect(toNumber(parseExact('root((x-1)*(x-2)*(x-3), 2.4)'))).toBe(2);
    expect(toNumber(parseExact('root(x^3-3x+1, sqrt(2))'))).toBeCloseTo(2 * Math.cos((2 * Math.PI) / 9), 14);
    expect(toNumber(parseExact('root((x^2-2)^3, 1)'))).toBe(Math.SQRT2);
    expect(toNumber(parseExact('root(x/2 - 1/3, 0)'))).toBe(2 / 3);
    // Rational places are taken as they are: 1 and 1 + 10^−40 are roots, the middle is between.
    const close = (place: string) => parseExact(`root((x-1)*(x-1-1/10^40), ${place})-1`);
    expect(toNumber(close('1+49/10^42'))).toBe(0);
    expect(toNumber(close('1+51/10^42'))).toBe(1e-40);
  });

  it('root(p, lo..hi) wants exactly one root in the range, ends included', () => {
    expect(toNumber(parseExact('root(x^2-2, 1..2)'))).toBe(Math.SQRT2);
    expect(toNumber(parseExact('root(x^2-2, -2..-1)'))).toBe(-Math.SQRT2);
    expect(toNumber(parseExact('root(x^2-4, 2..5)'))).toBe(2);
    expect(toNumber(parseExact('root(x^2-4, -1..2)'))).toBe(2);
    for (const range of ['5..6', '-2..2', '2..1', '-1..1'])
      expect(() => parseExact(`root(x^2-2, ${range})`), range).toThrow(DomainError);
  });
});

describe('bad input', () => {
  const bad: readonly (readonly [string, new (...args: never[]) => TightframeError])[] = [
    ['', ParseError],
    ['   ', ParseError],
    ['\n', ParseError],
    ['1//2', ParseError],
    ['1/', ParseError],
    ['/2', ParseError],
    ['sqrt()', ParseError],
    ['sqrt', ParseError],
    ['sqrt(2', ParseError],
    ['sqrt(2))', ParseError],
    ['sqrt(2,3)', ParseError],
    ['root(x^3-x-1)', ParseError],
    ['root(1, 2)', ParseError],
    ['root(x-x, 2)', ParseError],
    ['root(y^2-2, 1)', ParseError],
    ['root(sqrt(2)x^2-1, 1)', ParseError],
    ['root(x^2+1, 0)', DomainError],
    ['root(1/x, 0)', DomainError],
    ['root(x/0, 0)', DomainError],
    ['√', ParseError],
    ['√-1', ParseError],
    ['-√(-1)', DomainError],
    ['NaN', ParseError],
    ['Infinity', ParseError],
    ['nan', ParseError],
    ['e', ParseError],
    ['x', ParseError],
    ['pi', ParseError],
    ['1e5', ParseError], // no floating-point notation: exact numbers are written out, 100000 or 10^5
    ['1e-5', ParseError],
    ['1.5e3', ParseError],
    ['0x10', ParseError],
    ['1_000', ParseError],
    ['1,5', ParseError],
    ['1 2', ParseError],
    ['½', ParseError],
    ['²', ParseError],
    ['100000!', ParseError],
    ['%', ParseError],
    ['2^0.5', ParseError],
    ['2^sqrt(2)', ParseError],
    ['cos(1)', ParseError],
    ['cos(pi^2)', ParseError],
    ['cos(pi+1)', ParseError],
    ['cos(sqrt(2)pi)', ParseError],
    ['cos(1/pi)', DomainError],
    ['tan(pi/5)', ParseError],
    ['eval(1)', ParseError],
    // Names that JavaScript objects have must not be found there.
    ['constructor(1)', ParseError],
    ['toString(1)', ParseError],
    ['valueOf', ParseError],
    ['hasOwnProperty(1)', ParseError],
    ['1..2', ParseError],
    ['1/0', DomainError],
    ['0/0', DomainError],
    ['0^-1', DomainError],
    ['1/(sqrt(2)-sqrt(2))', DomainError],
    ['1/(sqrt(2)sqrt(3)-sqrt(6))', DomainError],
    ['sqrt(-1)', DomainError],
    ['sqrt(1-sqrt(2))', DomainError],
    ['sqrt(2-sqrt(4)-1/10^300)', DomainError],
    ['cos(pi/0)', DomainError],
    ['9^9^9^9', LimitError],
    ['2^9999999999', LimitError],
    ['2^-9999999999', LimitError],
    ['(2^500)^500', LimitError],
    ['((((2^500)^2)^2)^2)^20', LimitError],
    ['(1+sqrt(2))^512^1*(1+sqrt(2))^512^2', LimitError],
    ['root(x^513, 1)', LimitError],
    ['root(x^129-2, 1)', LimitError],
    ['root((x^64+1)^64, 1)', LimitError],
    ['root((10^300x)^100, 1)', LimitError],
    ['cos(pi/1000)', LimitError],
    ['cos(pi/10^300)', LimitError],
    [`${'9'.repeat(9000)}*${'9'.repeat(900)}`, LimitError],
    ['('.repeat(1_000_000), LimitError],
    [`${'('.repeat(500_000)}1${')'.repeat(500_000)}`, LimitError],
    ['('.repeat(5000), LimitError],
    ['√'.repeat(9999), LimitError],
    ['sqrt('.repeat(2000), LimitError],
    ['-('.repeat(4000), LimitError],
    ['2^'.repeat(4999), LimitError],
    [' '.repeat(1_000_000), LimitError],
    ['1'.repeat(1_000_000), LimitError],
    ['\u0000', ParseError],
    ['\ud800', ParseError],
    ['1\u20282', ParseError],
    ['٣', ParseError],
    ['<script>', ParseError],
    ['__proto__', ParseError],
    ['1;2', ParseError],
  ];

  it.each(bad.map(([text, error]) => [text.slice(0, 40), text, error] as const))(
    '%j: one clear line, at once',
    (_, text, error) => {
      const start = performance.now();
      let thrown: unknown;
      try {
        parseExact(text);
      } catch (e) {
        thrown = e;
      }
      expect(performance.now() - start).toBeLessThan(250); // a millisecond or two, with room for a busy machine
      expect(thrown).toBeInstanceOf(error);
      const { message, where, expected, found } = thrown as TightframeError;
      expect(message).not.toMatch(/[\n\r]/);
      expect(message.length).toBeLessThan(250);
      for (const part of [where, expected, found]) expect(part).not.toBe('');
      expect(message).not.toContain('native code');
    },
  );

  it('random texts over the alphabet of the grammar give a number or a TightframeError', () => {
    const parts = [
      '1',
      '2',
      '7',
      '.5',
      '..',
      '+',
      '-',
      '*',
      '/',
      '^',
      '(',
      ')',
      ',',
      '√',
      'x',
      'pi',
      'sqrt(',
      'cos(',
      'root(',
      'x^2',
      'phi',
      ' ',
    ];
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((p) => p.join(''));
    let numbers = 0;
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const { field, element } = parseExact(text);
          expect(Number.isNaN(field.toNumber(element))).toBe(false);
          numbers++;
        } catch (error) {
          if (!(error instanceof TightframeError)) throw error;
        }
      }),
      { numRuns: 1500 },
    );
    expect(numbers).toBeGreaterThan(20);
  });
});

describe('legal but costly expressions', () => {
  const costly: readonly (readonly [string, number | typeof LimitError])[] = [
    ['sqrt(2)+sqrt(3)+sqrt(5)+sqrt(7)+sqrt(11)', 32],
    ['sqrt(2+sqrt(2+sqrt(2+sqrt(2+sqrt(2)))))', 32],
    ['sqrt(3+sqrt(3+sqrt(3+sqrt(3))))', 16],
    ['root(x^60-x-1, 1)', 60],
    ['root(x^60-x-1, 1)^3/7+root(x^60-x-1, 1)', 60],
    ['cos(2pi/7)*cos(2pi/11)', 15],
    ['cos(2pi/7)*cos(2pi/9)*cos(2pi/5)', 18],
    ['sqrt(cos(2pi/17))+cos(2pi/17)', 16],
    ['cos(2pi/199)', 99],
    ['(1+sqrt(2)+sqrt(3))^100', 4],
    ['1/(1+sqrt(2)+sqrt(3)+sqrt(5))', 8],
    [`sqrt(${'7'.repeat(300)})`, 2],
    ['root(x^13-2,1)*root(x^11-3,1)', LimitError],
    [Array.from({ length: 300 }, (_, i) => `cos(2pi*${i}/7)`).join('+'), 3],
  ];

  it.each(costly.map(([text, expected]) => [text.slice(0, 60), text, expected] as const))(
    '%s ends soon',
    (_, text, expected) => {
      if (typeof expected === 'number') expect(parseExact(text).field.degree).toBe(expected);
      else expect(() => parseExact(text)).toThrow(expected);
    },
    5000,
  );
});
