/** # Exact numbers from text. Defines `parseExact`.
 *
 * `1/2`, `0.25`, `sqrt(5)/5`, `(1+√5)/4`, `cos(2*pi/7)`, `2cos(2π/7)`, `sin(pi/5)`, `phi`, `root(x^3-x-1, 1.3)` (the real
 * root nearest to 1.3), `root(x^3-x-1, 1.32..1.33)` (the one root in the range). The value lies in the smallest field that
 * the parts generate.
 * @module */
import { fieldOfRoot, MAX_DEGREE, sqrt, unify } from './compositum.js';
import { realCyclotomicField } from './cyclotomic.js';
import { DomainError, excerpt, LimitError, ParseError } from './errors.js';
import { type Arithmetic, type Expression, evaluateExpression, parseExpression } from './expression.js';
import { integerPolynomialFromRational, signAtRational } from './integerPolynomial.js';
import { bitLength } from './integers.js';
import { memoized } from './memo.js';
import { type AlgebraicNumber, type Element, type NumberField, rationalField } from './numberField.js';
import { type Polynomial, polynomialRing } from './polynomial.js';
import { numerator, type Rational, rational, rationals } from './rational.js';
import { countRealRoots } from './realRoots.js';

/** Numbers beyond this many bits are refused before they grow further. */
const MAX_BITS = 20_000;
/** cos(2πp/q) is taken for q up to this. */
const MAX_ANGLE_DENOMINATOR = 500n;

const parsed = new Map<string, AlgebraicNumber>();

/** @throws ParseError when the text is no number (with the position); LimitError when it is built to explode; DomainError
 *  for a division by zero or the square root of a negative number */
export function parseExact(text: string): AlgebraicNumber {
  if (text.length > 200) return evaluate(text);
  return memoized(parsed, text, () => evaluate(text));
}

function evaluate(text: string): AlgebraicNumber {
  const where = `expression ${excerpt(text)}`;
  const value = evaluateExpression(parseExpression(text), numbers(where), where);
  return simplified(value);
}

/** A rational value is handed out as such, so that √2·√2 brings no field along. */
function simplified(a: AlgebraicNumber): AlgebraicNumber {
  const q = a.field.asRational(a.element);
  return q === undefined ? a : ofRational(q);
}

const ofRational = (q: Rational): AlgebraicNumber => ({ field: rationalField, element: rationalField.fromRational(q) });

function numbers(where: string): Arithmetic<AlgebraicNumber> {
  const binary =
    (operation: (field: NumberField, x: Element, y: Element) => Element) =>
    (a: AlgebraicNumber, b: AlgebraicNumber): AlgebraicNumber => {
      const { field, left, right } = unify(a, b);
      return bounded({ field, element: operation(field, left, right) }, where);
    };
  const arithmetic: Arithmetic<AlgebraicNumber> = {
    fromRational: ofRational,
    name: (name) => {
      if (name === 'phi' || name === 'φ') return parseExact('(1+sqrt(5))/2');
      throw new ParseError({ where, expected: 'a number, sqrt, cos, sin, root or phi', found: name });
    },
    add: binary((field, x, y) => field.add(x, y)),
    sub: binary((field, x, y) => field.sub(x, y)),
    mul: binary((field, x, y) => field.mul(x, y)),
    div: binary((field, x, y) => {
      if (field.isZero(y)) throw new DomainError({ where, expected: 'a nonzero divisor', found: '0' });
      return field.div(x, y);
    }),
    neg: ({ field, element }) => ({ field, element: field.neg(element) }),
    pow: ({ field, element }, exponent) => {
      if (size(element) * Math.abs(exponent) > MAX_BITS) throw tooLarge(where);
      if (exponent < 0 && field.isZero(element))
        throw new DomainError({ where, expected: 'a nonzero divisor', found: '0' });
      return { field, element: field.pow(element, exponent) };
    },
    toInteger: ({ field, element }) => {
      const q = field.asRational(element);
      return q?.d === 1n ? numerator(q) : undefined;
    },
    call: (name, operands) => call(name, operands, arithmetic, where),
  };
  return arithmetic;
}

const size = (a: Element): number => a.num.reduce((bits, c) => Math.max(bits, bitLength(c)), bitLength(a.den));

const tooLarge = (where: string): LimitError =>
  new LimitError({ where, expected: `numbers of at most ${MAX_BITS} bits`, found: 'a larger one' });

function bounded(a: AlgebraicNumber, where: string): AlgebraicNumber {
  if (size(a.element) > MAX_BITS) throw tooLarge(where);
  return simplified(a);
}

const ARITY: ReadonlyMap<string, number> = new Map([
  ['sqrt', 1],
  ['cos', 1],
  ['sin', 1],
  ['root', 2],
]);

function call(
  name: string,
  operands: readonly Expression[],
  arithmetic: Arithmetic<AlgebraicNumber>,
  where: string,
): AlgebraicNumber {
  const [first, second] = operands as [Expression, Expression | undefined];
  const arity = ARITY.get(name);
  if (arity === undefined) throw new ParseError({ where, expected: 'sqrt, cos, sin or root', found: `${name}(…)` });
  if (operands.length !== arity)
    throw new ParseError({ where, expected: `${arity} operand(s) of ${name}`, found: String(operands.length) });
  switch (name) {
    case 'sqrt': {
      const { field, element } = evaluateExpression(first, arithmetic, where);
      if (field.sign(element) < 0)
        throw new DomainError({
          where,
          expected: 'a square root of a number that is not negative',
          found: `sqrt of ${field.toNumber(element)}`,
        });
      return sqrt(field, element);
    }
    case 'cos':
      return cosine(turns(first, where), where);
    case 'sin':
      return cosine(turns(first, where).sub(rational(1n, 4n)), where);
    default:
      return root(first, second!, arithmetic, where);
  }
}

/** cos(2π·t). */
function cosine(t: Rational, where: string): AlgebraicNumber {
  if (t.d > MAX_ANGLE_DENOMINATOR)
    throw new LimitError({
      where,
      expected: `angles 2πp/q with q at most ${MAX_ANGLE_DENOMINATOR}`,
      found: `q = ${excerpt(String(t.d))}`,
    });
  const { field, twoCos } = realCyclotomicField(Number(t.d));
  const k = Number(((numerator(t) % t.d) + t.d) % t.d);
  return { field, element: field.mul(twoCos(k), field.fromRational(rational(1n, 2n))) };
}

/** Polynomials over Q in one name, for angles (a multiple of π) and the operand of root(). */
function polynomials(variables: readonly string[], where: string): Arithmetic<Polynomial<Rational>> {
  const ring = polynomialRing(rationals);
  const constant = (p: Polynomial<Rational>): Rational | undefined =>
    p.length > 1 ? undefined : (p[0] ?? rational(0n));
  return {
    fromRational: (q) => ring.fromCoefficients([q]),
    name: (name) => {
      if (variables.includes(name)) return ring.x;
      throw new ParseError({ where, expected: variables[0]!, found: name });
    },
    add: (a, b) => ring.add(a, b),
    sub: (a, b) => ring.sub(a, b),
    mul: (a, b) => {
      if (a.length + b.length > MAX_DEGREE + 2)
        throw new LimitError({
          where,
          expected: `a polynomial of degree at most ${MAX_DEGREE}`,
          found: 'a higher degree',
        });
      return ring.mul(a, b);
    },
    div: (a, b) => {
      const divisor = constant(b);
      if (divisor === undefined || divisor.n === 0n)
        throw new DomainError({
          where,
          expected: 'a division by a nonzero number',
          found: divisor === undefined ? 'a polynomial' : '0',
        });
      return ring.scale(a, divisor.inverse());
    },
    neg: (a) => ring.neg(a),
    pow: (a, exponent) => {
      const bits = a.reduce((most, c) => Math.max(most, bitLength(c.n), bitLength(c.d)), 1);
      if (exponent < 0 || (a.length - 1) * exponent > MAX_DEGREE || bits * exponent > MAX_BITS)
        throw new LimitError({
          where,
          expected: `a polynomial of degree at most ${MAX_DEGREE}`,
          found: `a power ${exponent}`,
        });
      return ring.pow(a, exponent);
    },
    toInteger: (p) => {
      const q = constant(p);
      return q?.d === 1n ? numerator(q) : undefined;
    },
    call: (name) => {
      throw new ParseError({ where, expected: `a rational polynomial in ${variables[0]}`, found: `${name}(…)` });
    },
  };
}

/** The angle as a fraction of a full turn. */
function turns(angle: Expression, where: string): Rational {
  const p = evaluateExpression(angle, polynomials(['pi', 'π'], where), where);
  if (p.length > 2 || (p[0] !== undefined && p[0].n !== 0n))
    throw new ParseError({ where, expected: 'a rational multiple of pi', found: 'another angle' });
  return (p[1] ?? rational(0n)).div(2n);
}

function root(
  first: Expression,
  second: Expression,
  arithmetic: Arithmetic<AlgebraicNumber>,
  where: string,
): AlgebraicNumber {
  const p = evaluateExpression(first, polynomials(['x'], where), where);
  if (p.length < 2)
    throw new ParseError({ where, expected: 'a polynomial in x of positive degree', found: 'a constant' });
  const polynomial = integerPolynomialFromRational(p);
  if (second.kind === 'range') {
    const { lo, hi } = second;
    const atLo = signAtRational(polynomial, lo) === 0 ? 1 : 0;
    const count = lo.compare(hi) > 0 ? 0 : atLo + countRealRoots(polynomial, lo, hi);
    if (count !== 1)
      throw new DomainError({ where, expected: 'a range that holds exactly one real root', found: `${count} roots` });
    return fieldOfRoot(polynomial, second);
  }
  const near = evaluateExpression(second, arithmetic, where);
  const q = near.field.asRational(near.element) ?? rational(near.field.enclose(near.element, 256).lo, 1n << 256n);
  return fieldOfRoot(polynomial, { lo: q, hi: q });
}
