/** # Expressions as trees. Defines `Expression`, `parseExpression`, `Arithmetic`, `evaluateExpression`.
 *
 * The grammar of exact numbers in input files: integers, decimals, + − * / ^, parentheses, juxtaposition (`2cos(…)`,
 * `3√5`), `√5`, function calls and names. Nothing is evaluated while reading; lengths, depths and exponents are bounded, so
 * that text from a stranger costs no more than its length.
 * @module */
import { excerpt, LimitError, ParseError } from './errors.js';
import { type Rational, rational } from './rational.js';

export type Expression =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negate'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'power'; readonly base: Expression; readonly exponent: Expression }
  | { readonly kind: 'range'; readonly lo: Rational; readonly hi: Rational }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Expression[] };

const MAX_LENGTH = 10_000;
const MAX_DEPTH = 100;

type Token = { readonly kind: 'number' | 'name' | 'symbol'; readonly text: string; readonly at: number };

const TOKEN = /\s*(?:(\d+(?:\.\d+)?(?!\.\d)|\d+)|([A-Za-zπφ]+)|(\.\.|\*\*|[-+*/^(),√−·]))/y;

function tokenize(text: string): readonly Token[] {
  if (text.length > MAX_LENGTH)
    throw new LimitError({
      where: `expression ${excerpt(text)}`,
      expected: `at most ${MAX_LENGTH} characters`,
      found: String(text.length),
    });
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  for (let at = 0; at < end; ) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) {
      const start = at + /^\s*/.exec(text.slice(at))![0].length;
      throw new ParseError({
        where: `expression ${excerpt(text)}, position ${start + 1}`,
        expected: 'a number, name or operator',
        found: printable(text.codePointAt(start)!),
      });
    }
    const [, number, name, symbol] = match;
    const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : 'symbol';
    const spelling = symbol === '−' ? '-' : symbol === '·' ? '*' : symbol === '**' ? '^' : (number ?? name ?? symbol!);
    tokens.push({ kind, text: spelling, at: at + match[0].length - (number ?? name ?? symbol!).length });
    at = TOKEN.lastIndex;
  }
  return tokens;
}

/** The character, or U+1B and the like for what a terminal would not show. */
const printable = (codePoint: number): string => {
  const character = String.fromCodePoint(codePoint);
  return /\p{C}/u.test(character) ? `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}` : character;
};

/** The decimal numeral as an exact rational. */
function numeral(text: string): Rational {
  const [whole, fraction = ''] = text.split('.');
  return rational(BigInt(whole! + fraction), 10n ** BigInt(fraction.length));
}

/** @throws ParseError with the position; LimitError beyond 10^4 characters or 100 levels of nesting */
export function parseExpression(text: string): Expression {
  const tokens = tokenize(text);
  let position = 0;
  let depth = 0;
  const peek = (): string | undefined => tokens[position]?.text;
  const fail = (expected: string): never => {
    const token = tokens[position];
    const where = `expression ${excerpt(text)}${token === undefined ? '' : `, position ${token.at + 1}`}`;
    throw new ParseError({ where, expected, found: token?.text ?? 'the end' });
  };
  const expect = (symbol: string): void => {
    if (peek() !== symbol) fail(`"${symbol}"`);
    position++;
  };

  /** Everything that recurses goes through here: parentheses, operands, exponents, radical signs. */
  const nested = (inner: () => Expression): Expression => {
    if (++depth > MAX_DEPTH)
      throw new LimitError({
        where: `expression ${excerpt(text)}`,
        expected: `at most ${MAX_DEPTH} levels of nesting`,
        found: 'more',
      });
    const result = inner();
    depth--;
    return result;
  };

  function sum(): Expression {
    let left = product();
    for (let operator = peek(); operator === '+' || operator === '-'; operator = peek()) {
      position++;
      left = { kind: 'binary', operator, left, right: product() };
    }
    return left;
  }

  function product(): Expression {
    let left = signed();
    for (;;) {
      const token = tokens[position];
      if (token?.text === '*' || token?.text === '/') {
        position++;
        left = { kind: 'binary', operator: token.text, left, right: signed() };
      } else if (token !== undefined && (token.kind === 'name' || token.text === '(' || token.text === '√'))
        left = { kind: 'binary', operator: '*', left, right: power() };
      else return left;
    }
  }

  function signed(): Expression {
    let negative = false;
    for (; peek() === '-' || peek() === '+'; position++) negative = negative !== (peek() === '-');
    const operand = power();
    return negative ? { kind: 'negate', operand } : operand;
  }

  function power(): Expression {
    const base = primary();
    if (peek() !== '^') return base;
    position++;
    return { kind: 'power', base, exponent: nested(signed) };
  }

  function primary(): Expression {
    const token = tokens[position];
    if (token === undefined) return fail('a number');
    position++;
    if (token.kind === 'number') {
      const value = numeral(token.text);
      if (peek() !== '..') return { kind: 'number', value };
      return range(value);
    }
    if (token.text === '(') {
      const inner = nested(sum);
      expect(')');
      return inner;
    }
    if (token.text === '√') return { kind: 'call', name: 'sqrt', operands: [nested(primary)] };
    if (token.kind === 'name') {
      if (peek() !== '(') return { kind: 'name', name: token.text };
      position++;
      const operands = [nested(sum)];
      for (; peek() === ','; operands.push(rangeOrSum())) position++;
      expect(')');
      return { kind: 'call', name: token.text, operands };
    }
    position--;
    return fail('a number');
  }

  function rangeOrSum(): Expression {
    const start = position;
    const negative = peek() === '-';
    if (negative) position++;
    const token = tokens[position];
    if (token?.kind === 'number' && tokens[position + 1]?.text === '..') {
      position++;
      return range(negative ? numeral(token.text).neg() : numeral(token.text));
    }
    position = start;
    return nested(sum);
  }

  function range(lo: Rational): Expression {
    expect('..');
    const negative = peek() === '-';
    if (negative) position++;
    const token = tokens[position];
    if (token?.kind !== 'number') return fail('the upper end of a range');
    position++;
    return { kind: 'range', lo, hi: negative ? numeral(token.text).neg() : numeral(token.text) };
  }

  const result = sum();
  if (position < tokens.length) fail('an operator or the end');
  return result;
}

/** What evaluation needs of a number system. */
export interface Arithmetic<T> {
  readonly fromRational: (q: Rational) => T;
  readonly name: (name: string) => T;
  readonly add: (a: T, b: T) => T;
  readonly sub: (a: T, b: T) => T;
  readonly mul: (a: T, b: T) => T;
  readonly div: (a: T, b: T) => T;
  readonly neg: (a: T) => T;
  readonly pow: (a: T, exponent: number) => T;
  readonly call: (name: string, operands: readonly Expression[]) => T;
  /** The integer an exponent stands for, or undefined. */
  readonly toInteger: (a: T) => bigint | undefined;
}

/** Beyond this no power is meant seriously. */
const MAX_EXPONENT = 512n;

/** @param where names the expression in errors. @throws LimitError for an exponent beyond 512 */
export function evaluateExpression<T>(expression: Expression, arithmetic: Arithmetic<T>, where: string): T {
  const value = (e: Expression): T => evaluateExpression(e, arithmetic, where);
  switch (expression.kind) {
    case 'number':
      return arithmetic.fromRational(expression.value);
    case 'name':
      return arithmetic.name(expression.name);
    case 'negate':
      return arithmetic.neg(value(expression.operand));
    case 'binary': {
      // Long sums and products lean to the left: their spine is walked, so that only nesting uses the stack.
      const spine = [expression];
      for (let left = expression.left; left.kind === 'binary'; left = left.left) spine.push(left);
      const operations = { '+': arithmetic.add, '-': arithmetic.sub, '*': arithmetic.mul, '/': arithmetic.div };
      let result = value(spine[spine.length - 1]!.left);
      for (const { operator, right } of spine.reverse()) result = operations[operator](result, value(right));
      return result;
    }
    case 'power': {
      const exponent = arithmetic.toInteger(value(expression.exponent));
      if (exponent === undefined)
        throw new ParseError({ where, expected: 'an integer exponent', found: 'another number' });
      if (exponent > MAX_EXPONENT || exponent < -MAX_EXPONENT)
        throw new LimitError({
          where,
          expected: `an exponent of at most ${MAX_EXPONENT}`,
          found: excerpt(String(exponent)),
        });
      return arithmetic.pow(value(expression.base), Number(exponent));
    }
    case 'range':
      throw new ParseError({
        where,
        expected: 'a number',
        found: 'a range (only the second operand of root() is one)',
      });
    case 'call':
      return arithmetic.call(expression.name, expression.operands);
    default:
      return expression satisfies never;
  }
}
