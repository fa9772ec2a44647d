/** # Clearing denominators. Defines `clearDenominators`, `ClearedFraction`, `numeratorOf`, `degreeBound`.
 *
 * Every formula is a constant times a product of powers of sums and parameters, the exponents negative for what is divided by;
 * found from the shape of the tree alone. In a sum each factor is taken out with its least exponent, so that what stays is a
 * sum without quotients. The degree of the numerator in a parameter is then bounded by recursion: sums take the maximum,
 * products the sum.
 * @module */
import { DomainError } from '../exact/errors.js';
import { memoized } from '../exact/memo.js';
import { type Rational, rational } from '../exact/rational.js';
import { type Formula, integerPower, plus, power, times } from './formula.js';
import { infix } from './infix.js';

export interface ClearedFraction {
  readonly constant: Rational;
  /** Parameters and sums, written differently, without quotients, with nonzero exponents. */
  readonly factors: readonly WrittenFactor[];
}

interface WrittenFactor {
  readonly factor: Formula;
  readonly exponent: number;
}

type Factors = ReadonlyMap<string, WrittenFactor>;
type Fraction = { readonly constant: Rational; readonly factors: Factors };

const UNIT = rational(1);
const NONE: Factors = new Map();
const cache = new WeakMap<Formula, Fraction>();

/** @throws DomainError where a denominator is the number 0 */
export function clearDenominators(x: Formula): ClearedFraction {
  return withList(fractionOf(x));
}

/** The numerator, without quotients. */
export const numeratorOf = ({ constant, factors }: ClearedFraction): Formula =>
  times(
    constant,
    ...factors.filter(({ exponent }) => exponent > 0).map(({ factor, exponent }) => power(factor, exponent)),
  );

function fractionOf(x: Formula): Fraction {
  return memoized(cache, x, () => clear(x));
}

function clear(x: Formula): Fraction {
  switch (x.kind) {
    case 'number':
      return { constant: x.value, factors: NONE };
    case 'parameter':
      return atom(x);
    case 'sum':
      return addAll(x.terms.map(fractionOf));
    case 'product':
      return x.factors.map(fractionOf).reduce(multiply);
    case 'quotient':
      return multiply(fractionOf(x.numerator), inverse(fractionOf(x.denominator)));
    case 'power': {
      const { constant, factors } = fractionOf(x.base);
      return { constant: integerPower(constant, x.exponent), factors: scaleExponents(factors, x.exponent) };
    }
    default:
      return x satisfies never;
  }
}

const atom = (factor: Formula): Fraction => ({
  constant: UNIT,
  factors: new Map([[infix(factor), { factor, exponent: 1 }]]),
});

const scaleExponents = (factors: Factors, by: number): Factors =>
  new Map([...factors].map(([key, { factor, exponent }]) => [key, { factor, exponent: by * exponent }]));

function multiply(a: Fraction, b: Fraction): Fraction {
  const factors = new Map(a.factors);
  for (const [key, { factor, exponent }] of b.factors) {
    const total = exponent + (factors.get(key)?.exponent ?? 0);
    if (total === 0) factors.delete(key);
    else factors.set(key, { factor, exponent: total });
  }
  return { constant: a.constant.mul(b.constant), factors };
}

function inverse({ constant, factors }: Fraction): Fraction {
  if (constant.n === 0n) throw new DomainError({ where: 'formula', expected: 'a divisor that is not 0', found: '0' });
  return { constant: constant.inverse(), factors: scaleExponents(factors, -1) };
}

function addAll(all: readonly Fraction[]): Fraction {
  const terms = all.filter(({ constant }) => constant.n !== 0n);
  const common = new Map<string, WrittenFactor>();
  for (const key of new Set(terms.flatMap(({ factors }) => [...factors.keys()]))) {
    const exponents = terms.map(({ factors }) => factors.get(key)?.exponent ?? 0);
    const { factor } = terms.find(({ factors }) => factors.has(key))!.factors.get(key)!;
    const exponent = Math.min(...exponents);
    if (exponent !== 0) common.set(key, { factor, exponent });
  }
  const divisor = inverse({ constant: UNIT, factors: common });
  const sum = plus(...terms.map((term) => numeratorOf(withList(multiply(term, divisor)))));
  const rest = sum.kind === 'sum' ? atom(sum) : fractionOf(sum);
  return multiply({ constant: UNIT, factors: common }, rest);
}

const withList = ({ constant, factors }: Fraction): ClearedFraction => ({ constant, factors: [...factors.values()] });

/** An upper bound for the degree in the parameter of a formula without quotients. The true degree is smaller where leading
 *  terms cancel. @throws DomainError for a quotient */
export function degreeBound(x: Formula, name: string): number {
  const ofThis = memoized(bounds, x, () => new Map<string, number>());
  return memoized(ofThis, name, () => boundOf(x, name));
}

const bounds = new WeakMap<Formula, Map<string, number>>();

function boundOf(x: Formula, name: string): number {
  switch (x.kind) {
    case 'number':
      return 0;
    case 'parameter':
      return x.name === name ? 1 : 0;
    case 'sum':
      return Math.max(...x.terms.map((term) => degreeBound(term, name)));
    case 'product':
      return x.factors.reduce((sum, factor) => sum + degreeBound(factor, name), 0);
    case 'power':
      return x.exponent * degreeBound(x.base, name);
    case 'quotient':
      throw new DomainError({ where: 'degree bound', expected: 'a formula without quotients', found: infix(x) });
    default:
      return x satisfies never;
  }
}
