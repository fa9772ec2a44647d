/** # Formulas. Defines `Formula`, its constructors, `parametersOf`, `evaluate`.
 *
 * Immutable expression trees with named parameters: rationals, sums, products, quotients and powers with a fixed exponent, so
 * that each denotes a rational function of its parameters. Nothing is expanded here; a tree is evaluated in any field, and
 * nodes that are used twice are the same object, so that an evaluation that keeps its values visits each of them once.
 * @module */
import { DomainError } from '../exact/errors.js';
import type { Field } from '../exact/field.js';
import { type Rational, rational } from '../exact/rational.js';

export type Formula =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'sum'; readonly terms: readonly Formula[] }
  | { readonly kind: 'product'; readonly factors: readonly Formula[] }
  | { readonly kind: 'quotient'; readonly numerator: Formula; readonly denominator: Formula }
  | { readonly kind: 'power'; readonly base: Formula; readonly exponent: number };

/** What the constructors take: integers and rationals stand for themselves. */
export type Operand = Formula | Rational | number;

const constant = (value: Rational): Formula & { readonly kind: 'number' } => ({ kind: 'number', value });
const formula = (x: Operand): Formula =>
  typeof x === 'number' ? constant(rational(x)) : 'kind' in x ? x : constant(x);
const isConstant = (x: Formula, value: number): boolean => x.kind === 'number' && x.value.equals(value);

export const ZERO = constant(rational(0));
export const ONE = constant(rational(1));

/** The rational a/b. @throws DomainError for b = 0 */
export const number = (a: number, b = 1): Formula => constant(rational(a, b));

/** @throws DomainError unless the name is one letter that the computer algebra system has no other use for */
export function parameter(name: string): Formula {
  if (!/^[a-df-hj-z]$/.test(name))
    throw new DomainError({ where: 'parameter', expected: 'a letter other than e and i', found: name });
  return { kind: 'parameter', name };
}

/** Nested sums are one sum, with one constant, last. */
export function plus(...operands: readonly Operand[]): Formula {
  const terms = operands.map(formula).flatMap((x) => (x.kind === 'sum' ? x.terms : [x]));
  return gather(
    terms,
    'sum',
    ZERO,
    (a, b) => a.add(b),
    (rest, value) => [...rest, value],
  );
}

export const minus = (a: Operand, b: Operand): Formula => plus(a, times(-1, b));

/** Nested products are one product, with one constant, first. */
export function times(...operands: readonly Operand[]): Formula {
  const factors = operands.map(formula).flatMap((x) => (x.kind === 'product' ? x.factors : [x]));
  if (factors.some((factor) => isConstant(factor, 0))) return ZERO;
  return gather(
    factors,
    'product',
    ONE,
    (a, b) => a.mul(b),
    (rest, value) => [value, ...rest],
  );
}

function gather(
  operands: readonly Formula[],
  kind: 'sum' | 'product',
  neutral: Formula & { readonly kind: 'number' },
  combine: (a: Rational, b: Rational) => Rational,
  place: (rest: readonly Formula[], value: Formula) => readonly Formula[],
): Formula {
  const rest = operands.filter((x) => x.kind !== 'number');
  const value = operands.reduce((all, x) => (x.kind === 'number' ? combine(all, x.value) : all), neutral.value);
  const parts = value.equals(neutral.value) && rest.length > 0 ? rest : place(rest, constant(value));
  if (parts.length === 1) return parts[0]!;
  return kind === 'sum' ? { kind, terms: parts } : { kind, factors: parts };
}

/** @throws DomainError for the divisor 0 */
export function over(a: Operand, b: Operand): Formula {
  const denominator = formula(b);
  if (denominator.kind !== 'number') return { kind: 'quotient', numerator: formula(a), denominator };
  if (denominator.value.n === 0n)
    throw new DomainError({ where: 'formula', expected: 'a nonzero divisor', found: 'the number 0' });
  return times(constant(denominator.value.inverse()), a);
}

/** @throws DomainError unless the exponent is an integer ≥ 0 */
export function power(base: Operand, exponent: number): Formula {
  if (!Number.isSafeInteger(exponent) || exponent < 0)
    throw new DomainError({ where: 'power', expected: 'an integer exponent ≥ 0', found: String(exponent) });
  const x = formula(base);
  if (x.kind === 'number') return constant(integerPower(x.value, exponent));
  return exponent === 0 ? ONE : exponent === 1 ? x : { kind: 'power', base: x, exponent };
}

/** q^exponent for an integer exponent ≥ 0. */
export const integerPower = (q: Rational, exponent: number): Rational =>
  Array.from({ length: exponent }).reduce<Rational>((product) => product.mul(q), ONE.value);

/** C(x, j) = x(x − 1)…(x − j + 1)/j! for an integer j; 0 for j < 0. A polynomial in x. */
export function binomial(x: Operand, j: number): Formula {
  if (j < 0) return ZERO;
  const factors = Array.from({ length: j }, (_, t) => minus(x, t));
  const factorial = Array.from({ length: j }, (_, t) => t + 1).reduce((a, b) => a * b, 1);
  return times(number(1, factorial), ...factors);
}

export const sumOf = <T>(items: readonly T[], term: (item: T, at: number) => Operand): Formula =>
  plus(...items.map(term));

/** The names of the parameters that occur. */
export function parametersOf(x: Formula, found = new Set<string>(), seen = new Set<Formula>()): ReadonlySet<string> {
  if (seen.has(x)) return found;
  seen.add(x);
  if (x.kind === 'parameter') found.add(x.name);
  for (const part of partsOf(x)) parametersOf(part, found, seen);
  return found;
}

function partsOf(x: Formula): readonly Formula[] {
  switch (x.kind) {
    case 'number':
    case 'parameter':
      return [];
    case 'sum':
      return x.terms;
    case 'product':
      return x.factors;
    case 'quotient':
      return [x.numerator, x.denominator];
    case 'power':
      return [x.base];
    default:
      return x satisfies never;
  }
}

type Values<T> = { readonly [name: string]: T };

/** The value in a field at values of the parameters. `known` keeps the values of the nodes at this one point.
 *  @throws DomainError where a denominator vanishes or a parameter has no value */
export function evaluate<T>(
  x: Formula,
  field: Pick<Field<T>, 'zero' | 'one' | 'fromRational' | 'add' | 'mul' | 'div'>,
  values: Values<T>,
  known: Map<Formula, T> = new Map(),
): T {
  const value = (y: Formula): T => {
    const before = known.get(y);
    if (before !== undefined) return before;
    const result = compute(y);
    known.set(y, result);
    return result;
  };
  const compute = (y: Formula): T => {
    switch (y.kind) {
      case 'number':
        return field.fromRational(y.value);
      case 'parameter': {
        const given = values[y.name];
        if (given === undefined)
          throw new DomainError({ where: 'formula', expected: `a value of ${y.name}`, found: 'none' });
        return given;
      }
      case 'sum':
        return y.terms.reduce((sum, term) => field.add(sum, value(term)), field.zero);
      case 'product':
        return y.factors.reduce((product, factor) => field.mul(product, value(factor)), field.one);
      case 'quotient':
        return field.div(value(y.numerator), value(y.denominator));
      case 'power': {
        const base = value(y.base);
        let result = base;
        for (let k = 1; k < y.exponent; k++) result = field.mul(result, base);
        return result;
      }
      default:
        return y satisfies never;
    }
  };
  return value(x);
}
