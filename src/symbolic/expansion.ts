/** # Formulas as polynomials, and back. Defines `expandFormula`, `formulaOf`, `primitive`.
 *
 * For display, not for proofs: what is printed is proved equal to what it was made from.
 * @module */
import { gcdInteger, lcmInteger } from '../exact/integers.js';
import { constant, MultivariatePolynomial, variables as variablesOf } from '../exact/multivariatePolynomial.js';
import { numerator, type Rational, rational } from '../exact/rational.js';
import { evaluate, type Formula, parameter, plus, power, times } from './formula.js';

/** The polynomial that a formula without quotients denotes, in these variables. */
export function expandFormula(x: Formula, variables: readonly string[]): MultivariatePolynomial {
  const ring = {
    zero: constant(variables, rational(0)),
    one: constant(variables, rational(1)),
    fromRational: (q: Rational) => constant(variables, q),
    add: (a: MultivariatePolynomial, b: MultivariatePolynomial) => a.plus(b),
    mul: (a: MultivariatePolynomial, b: MultivariatePolynomial) => a.times(b),
    div: (): never => {
      throw new TypeError('a formula without quotients is not divided');
    },
  };
  return evaluate<MultivariatePolynomial>(x, ring, variablesOf(variables));
}

export const formulaOf = ({ names, terms }: MultivariatePolynomial): Formula =>
  plus(
    ...terms.map(({ exponents, coefficient }) =>
      times(coefficient, ...exponents.map((e, i) => (e === 0 ? 1 : power(parameter(names[i]!), e)))),
    ),
  );

/** p = content·primitive, with coprime integer coefficients, the first one positive. p is not zero. */
export function primitive(p: MultivariatePolynomial): {
  readonly content: Rational;
  readonly primitive: MultivariatePolynomial;
} {
  const gcd = p.terms.reduce((g, { coefficient }) => gcdInteger(g, coefficient.n), 0n);
  const lcm = p.terms.reduce((l, { coefficient }) => lcmInteger(l, coefficient.d), 1n);
  const content = rational(numerator(p.terms[0]!.coefficient) < 0n ? -gcd : gcd, lcm);
  return {
    content,
    primitive: MultivariatePolynomial.from(
      p.names,
      p.terms.map(({ exponents, coefficient }) => ({ exponents, coefficient: coefficient.div(content) })),
    ),
  };
}
