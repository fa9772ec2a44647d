import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LimitError, ParseError, TightframeError } from '../../src/exact/errors.js';
import { type Arithmetic, type Expression, evaluateExpression, parseExpression } from '../../src/exact/expression.js';
import { numerator, type Rational, rational, rationals, rationalToString } from '../../src/exact/rational.js';

/** Plain arithmetic in Q; sqrt is the identity so that calls can be seen. */
const overQ: Arithmetic<Rational> = {
  fromRational: (q) => q,
  name: (name) => {
    if (name === 'x') return rational(7n);
    throw new ParseError({ where: 'name', expected: 'x', found: name });
  },
  add: rationals.add,
  sub: rationals.sub,
  mul: rationals.mul,
  div: rationals.div,
  neg: rationals.neg,
  pow: (a, n) => a.pow(n)!,
  call: (_, [first]) => evaluateExpression(first!, overQ, 'test'),
  toInteger: (q) => (q.d === 1n ? numerator(q) : undefined),
};
const value = (text: string): string => rationalToString(evaluateExpression(parseExpression(text), overQ, 'test'));

/** An expression with its value, by construction. */
const expressions: fc.Arbitrary<{ text: string; value: Rational; atom: boolean }> = fc.letrec<{
  e: { text: string; value: Rational; atom: boolean };
}>((tie) => ({
  e: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'e' },
    fc.nat(20).map((n) => ({ text: String(n), value: rational(n), atom: true })),
    fc.tuple(fc.nat(9), fc.nat(99)).map(([n, d]) => ({
      text: `${n}.${String(d).padStart(2, '0')}`,
      value: rational(100 * n + d, 100),
      atom: true,
    })),
    tie('e').map((a) => ({ text: `(${a.text})`, value: a.value, atom: true })),
    tie('e').map((a) => ({ text: `sqrt(${a.text})`, value: a.value, atom: true })),
    fc
      .tuple(
        tie('e'),
        tie('e'),
        fc.constantFrom('+', '-', '−', '*', '·', '/', ' ') as fc.Arbitrary<'+'>,
        fc.constantFrom('', ' ', '\t'),
      )
      .filter(([, b, operator]) => (operator as string) !== '/' || b.value.n !== 0n)
      .map(([a, b, operator, space]) => {
        const [left, right] = [a, b].map((x) => (x.atom ? x.text : `(${x.text})`)) as [string, string];
        const operations: Record<string, (p: Rational, q: Rational) => Rational> = {
          '+': rationals.add,
          '-': rationals.sub,
          '−': rationals.sub,
          '*': rationals.mul,
          '·': rationals.mul,
          '/': rationals.div,
          ' ': rationals.mul,
        };
        // Juxtaposition needs a parenthesis, name or √ on its right.
        const text = (operator as string) === ' ' ? `${left}(${b.text})` : `${left}${space}${operator}${space}${right}`;
        return { text, value: operations[operator]!(a.value, b.value), atom: false };
      }),
  ),
})).e;

describe('parseExpression', () => {
  it('random expressions have the value they were built with', () =>
    fc.assert(
      fc.property(expressions, ({ text, value: expected }) => {
        expect(value(text)).toBe(rationalToString(expected));
      }),
      { numRuns: 300 },
    ));

  it('precedence and associativity are the usual ones', () => {
    const cases: Record<string, string> = {
      '2-3-4': '-5',
      '100/2/5*2': '20',
      '1+2*3': '7',
      '-2^2': '-4',
      '(-2)^2': '4',
      '2^3^2': '512',
      '2^-1': '1/2',
      '2**3': '8',
      '1/2x': '7/2', // left to right, as in PARI and Mathematica
      '2x^2': '98',
      '2(3)(4)': '24',
      'x x': '49',
      '--3': '3',
      '-+-+3': '3',
      '2*-3': '-6',
      '2--3': '5',
      '0.25': '1/4',
      '007': '7',
      '1.50': '3/2',
      '√9^2': '81', // the radical binds its operand first: (√9)²
      '2√9': '18',
      '√√5': '5',
      ' \t\n 1 + 1 \n': '2',
      '−3·2': '-6',
    };
    for (const [text, expected] of Object.entries(cases)) expect(value(text), text).toBe(expected);
  });

  it('ranges stand only after a comma, with signs and decimals', () => {
    const second = (text: string): Expression | undefined => {
      const e = parseExpression(text);
      return e.kind === 'call' ? e.operands[1] : undefined;
    };
    expect(second('root(x, -1.5..2)')).toEqual({ kind: 'range', lo: rational(-3n, 2n), hi: rational(2n) });
    expect(second('root(x, -2..-1)')).toEqual({ kind: 'range', lo: rational(-2n), hi: rational(-1n) });
    expect(second('root(x, 1..2.25)')).toEqual({ kind: 'range', lo: rational(1n), hi: rational(9n, 4n) });
    expect(() => value('1..2')).toThrow(ParseError);
    for (const text of ['root(x, 1..)', 'root(x, ..2)', 'root(x, 1..2..3)', 'root(x, 1...2)', 'root(x, 1..x)'])
      expect(() => parseExpression(text), text).toThrow(ParseError);
  });

  it('says where it stopped: position and what was found there', () => {
    const position = (text: string): string => {
      try {
        parseExpression(text);
      } catch (error) {
        if (error instanceof TightframeError)
          return `${/position (\d+)/.exec(error.where)?.[1] ?? 'end'} ${error.found}`;
        throw error;
      }
      return 'parsed';
    };
    expect(position('1//2')).toBe('3 /');
    expect(position('1 + ?')).toBe('5 ?');
    expect(position('(1')).toBe('end the end');
    expect(position('1)')).toBe('2 )');
    expect(position('2 3')).toBe('3 3');
    expect(position('')).toBe('end the end');
    expect(position('sqrt()')).toBe('6 )');
    expect(position('√')).toBe('end the end');
    expect(position('1 \u{1F600}')).toBe('3 \u{1F600}');
    expect(position('1\u001b[31m')).toBe('2 U+001B');
    expect(position('1e5')).toBe('3 5');
    expect(position('5.')).toBe('2 .');
    expect(position('.5')).toBe('1 .');
  });

  it('any text at all is parsed or refused by a TightframeError of one line', () => {
    const alphabet = [
      '1',
      '2',
      '0',
      '.',
      '..',
      '+',
      '-',
      '−',
      '*',
      '**',
      '/',
      '^',
      '(',
      ')',
      ',',
      '√',
      'x',
      'sqrt',
      'root(',
      ' ',
      '\n',
      '!',
      'é',
      '\u0000',
      '_',
    ];
    const tokens = fc.array(fc.constantFrom(...alphabet), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(tokens, fc.string({ unit: 'binary', maxLength: 40 })), (text) => {
        try {
          parseExpression(text);
        } catch (error) {
          if (!(error instanceof TightframeError)) throw error;
          expect(error.message).not.toMatch(/\n/);
          expect(error.message.length).toBeLessThan(300);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('limits', () => {
  const repeat = (text: string, n: number) => text.repeat(n);

  it('nesting of every kind is bounded at 100, one less is fine', () => {
    const nests: readonly ((n: number) => string)[] = [
      (n) => `${repeat('(', n)}1${repeat(')', n)}`,
      (n) => `${repeat('√', n)}1`,
      (n) => `${repeat('1^', n)}1`,
      (n) => `${repeat('sqrt(', n)}1${repeat(')', n)}`,
      (n) => `${repeat('1^(', n / 2)}1${repeat(')', n / 2)}`,
      (n) => `${repeat('√(', n / 2)}1${repeat(')', n / 2)}`,
      (n) => `${repeat('-(', n)}1${repeat(')', n)}`,
    ];
    for (const nest of nests) {
      expect(() => parseExpression(nest(100)), nest(4)).not.toThrow();
      for (const n of [102, 1500]) expect(() => parseExpression(nest(n)), nest(4)).toThrow(LimitError);
    }
  });

  it('long flat expressions cost no stack: thousands of terms, factors, signs', () => {
    expect(value(`1${repeat('+1', 4000)}`)).toBe('4001');
    expect(value(`1${repeat('-1', 4000)}`)).toBe('-3999');
    expect(value(`1${repeat('*1', 4000)}`)).toBe('1');
    expect(value(`1${repeat('(1)', 3000)}`)).toBe('1');
    expect(value(`${repeat('-', 9001)}1`)).toBe('-1');
    expect(value(`1${repeat('-1+1*1/1', 1000)}`)).toBe('1');
  });

  it('texts beyond 10^4 characters are refused unread', () => {
    expect(() => parseExpression('1'.repeat(10_000))).not.toThrow();
    expect(() => parseExpression('1'.repeat(10_001))).toThrow(LimitError);
    const start = performance.now();
    for (const text of ['(', ')', ' ', '1+', '√', '\n', '-'])
      expect(() => parseExpression(text.repeat(1_000_000)), text).toThrow(LimitError);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('exponents are integers up to 512', () => {
    expect(value('1^512')).toBe('1');
    expect(value('2^-512')).toBe(`1/${2n ** 512n}`);
    for (const text of ['1^513', '1^-513', '9^9^9^9', '1^99999999999999999999', '2^(2^(2^(2^(2^2))))'])
      expect(() => value(text), text).toThrow(LimitError);
    for (const text of ['2^0.5', '2^(1/2)', '4^(1/x)']) expect(() => value(text), text).toThrow(ParseError);
  });
});
