/** # The polynomials of the pentagon theorem. Defines the variables, `nested`, `readNested`, `bernstein`.
 *
 * In a certificate a polynomial in x, y … is a list by powers of x of lists by powers of y …, of rational numbers, without zeros at
 * the end of a list.
 * @module */
import {
  constant,
  type MultivariatePolynomial as Polynomial,
  variables,
} from '../../../exact/multivariatePolynomial.js';
import { type Rational, rational, rationals, rationalToString } from '../../../exact/rational.js';
import { list, readRational } from '../decode.js';
import { Malformed } from '../reject.js';

export { MultivariatePolynomial as Polynomial } from '../../../exact/multivariatePolynomial.js';

/** As in the proof; x is the variable of integration, and σ stands for τ/γ. */
const names = ['a', 'b', 'c', 's', 'x', 'z', 'gamma', 'sigma', 'tau'] as const;
export type Name = (typeof names)[number];
export const of = variables(names);
export const number = (value: Rational | number): Polynomial =>
  constant(names, typeof value === 'number' ? rational(value) : value);

export type Nested = string | readonly Nested[];

/** The coefficients by powers of the given variables, which are all that occur. */
export function nested(p: Polynomial, [first, ...rest]: readonly Name[]): Nested {
  if (first !== undefined) return p.coefficients(first).map((c) => nested(c, rest));
  if (!p.equals(number(p.constantTerm))) throw new Error('the polynomial has a variable that is not named');
  return rationalToString(p.constantTerm);
}

/** No polynomial of the theorem comes near. */
const MAX_DEGREE = 16;

/** The polynomial that is written so. @throws Malformed */
export function readNested(value: unknown, place: string, [first, ...rest]: readonly Name[]): Polynomial {
  if (first === undefined) return number(readRational(value, place));
  const parts = list(value, place, MAX_DEGREE + 1).map((part, k) => readNested(part, `${place}[${k}]`, rest));
  if (parts[parts.length - 1]?.isZero === true) throw new Malformed(place, 'expected no zero at the end');
  return parts.reduce((sum, part, k) => sum.plus(part.times(of[first].pow(k))), number(0));
}

/** The coefficients of p, a polynomial in one variable, in the Bernstein basis of [0, end]. Where all are nonnegative and one is positive, p is
 *  positive inside: each basis polynomial is. */
export function bernstein(p: Polynomial, name: Name, end: Rational): readonly Rational[] {
  const onUnit = p
    .substitute({ [name]: of[name].times(end) })
    .coefficients(name)
    .map((c) => c.constantTerm);
  const n = onUnit.length - 1;
  return onUnit.map((_, j) =>
    onUnit
      .slice(0, j + 1)
      .reduce((sum, c, i) => sum.add(c.mul(rational(binomial(j, i), binomial(n, i)))), rationals.zero),
  );
}

function binomial(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i++) value = (value * (n - k + i)) / i;
  return value;
}
