/** # Polynomials in several variables over Q. Defines `MultivariatePolynomial`, `multivariateRing`, `expandFormula`, `formulaOf`,
 *  `divideExactly`, `primitive`.
 *
 * Sparse: terms in descending order, by total degree, then lexicographically; no zero coefficients. For display, not for
 * proofs: what is printed is proved equal to what it was made from (`formulas.ts`).
 * @module */
import { gcdInteger, lcmInteger } from '../exact/integers.js';
import { numerator, type Rational, rational } from '../exact/rational.js';
import { evaluate, type Formula, parameter, plus, power, times } from './formula.js';

export interface Term {
  /** The exponent of each variable. */
  readonly exponents: readonly number[];
  readonly coefficient: Rational;
}

export type MultivariatePolynomial = readonly Term[];

const totalDegree = (exponents: readonly number[]): number => exponents.reduce((sum, e) => sum + e, 0);

/** By total degree, then lexicographically, both descending. */
export function compareExponents(a: readonly number[], b: readonly number[]): number {
  const byDegree = totalDegree(b) - totalDegree(a);
  if (byDegree !== 0) return byDegree;
  const i = a.findIndex((e, at) => e !== b[at]);
  return i < 0 ? 0 : b[i]! - a[i]!;
}

function collect(terms: readonly Term[]): MultivariatePolynomial {
  const sums = new Map<string, Term>();
  for (const { exponents, coefficient } of terms) {
    const key = exponents.join();
    const before = sums.get(key);
    sums.set(key, { exponents, coefficient: before === undefined ? coefficient : before.coefficient.add(coefficient) });
  }
  return [...sums.values()]
    .filter(({ coefficient }) => coefficient.n !== 0n)
    .sort((a, b) => compareExponents(a.exponents, b.exponents));
}

const multiplyTerms = (a: Term, b: Term): Term => ({
  exponents: a.exponents.map((e, i) => e + b.exponents[i]!),
  coefficient: a.coefficient.mul(b.coefficient),
});

export const multiply = (a: MultivariatePolynomial, b: MultivariatePolynomial): MultivariatePolynomial =>
  collect(a.flatMap((s) => b.map((t) => multiplyTerms(s, t))));

export const equal = (a: MultivariatePolynomial, b: MultivariatePolynomial): boolean =>
  collect([...a, ...b.map((term) => ({ ...term, coefficient: term.coefficient.neg() }))]).length === 0;

/** The polynomial that a formula without quotients denotes, in these variables. */
export function expandFormula(x: Formula, variables: readonly string[]): MultivariatePolynomial {
  const constant = (coefficient: Rational): MultivariatePolynomial =>
    collect([{ exponents: variables.map(() => 0), coefficient }]);
  const ring = {
    zero: [],
    one: constant(rational(1)),
    fromRational: constant,
    add: (a: MultivariatePolynomial, b: MultivariatePolynomial) => collect([...a, ...b]),
    mul: multiply,
    div: (): never => {
      throw new TypeError('a formula without quotients is not divided');
    },
  };
  const values = Object.fromEntries(
    variables.map((name, at) => [
      name,
      [{ exponents: variables.map((_, i) => (i === at ? 1 : 0)), coefficient: rational(1) }],
    ]),
  );
  return evaluate<MultivariatePolynomial>(x, ring, values);
}

export const formulaOf = (p: MultivariatePolynomial, variables: readonly string[]): Formula =>
  plus(
    ...p.map(({ exponents, coefficient }) =>
      times(coefficient, ...exponents.map((e, i) => (e === 0 ? 1 : power(parameter(variables[i]!), e)))),
    ),
  );

/** p/q, or undefined when q does not divide p. q is not zero. */
export function divideExactly(
  p: MultivariatePolynomial,
  q: MultivariatePolynomial,
): MultivariatePolynomial | undefined {
  const [lead] = q;
  const quotient: Term[] = [];
  // The order is compatible with products, so each step cancels the leading term.
  for (let rest = p; rest.length > 0; ) {
    const [first] = rest;
    const exponents = first!.exponents.map((e, i) => e - lead!.exponents[i]!);
    if (exponents.some((e) => e < 0)) return undefined;
    const term = { exponents, coefficient: first!.coefficient.div(lead!.coefficient) };
    quotient.push(term);
    const negative = { exponents, coefficient: term.coefficient.neg() };
    rest = collect([...rest, ...q.map((t) => multiplyTerms(negative, t))]);
  }
  return quotient;
}

/** p = content·primitive, with coprime integer coefficients, the first one positive. p is not zero. */
export function primitive(p: MultivariatePolynomial): {
  readonly content: Rational;
  readonly primitive: MultivariatePolynomial;
} {
  const gcd = p.reduce((g, { coefficient }) => gcdInteger(g, coefficient.n), 0n);
  const lcm = p.reduce((l, { coefficient }) => lcmInteger(l, coefficient.d), 1n);
  const content = rational(numerator(p[0]!.coefficient) < 0n ? -gcd : gcd, lcm);
  return {
    content,
    primitive: p.map(({ exponents, coefficient }) => ({ exponents, coefficient: coefficient.div(content) })),
  };
}
