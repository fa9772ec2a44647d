/** # Factored rational functions. Defines `FactoredForm`, `factored`, `factoredFormula`.
 *
 * constant·Π factor^exponent with primitive integer polynomials as factors. Complete in one parameter, by factoring over Z; in
 * several parameters a factor is split where another factor that is known divides it.
 * @module */
import { factorInteger } from '../exact/factor.js';
import { compareExponents, MultivariatePolynomial } from '../exact/multivariatePolynomial.js';
import { numerator, type Rational, rational } from '../exact/rational.js';
import { clearDenominators } from './clearedFraction.js';
import { expandFormula, formulaOf, primitive } from './expansion.js';
import { type Formula, integerPower, over, power, times } from './formula.js';

export interface FactoredForm {
  readonly variables: readonly string[];
  readonly constant: Rational;
  readonly factors: readonly PolynomialFactor[];
}

export interface PolynomialFactor {
  readonly polynomial: MultivariatePolynomial;
  /** Not zero; negative in a denominator. */
  readonly exponent: number;
}

/** @param hints formulas whose factors are tried as divisors */
export function factored(x: Formula, variables: readonly string[], hints: readonly FactoredForm[] = []): FactoredForm {
  const cleared = clearDenominators(x);
  let { constant } = cleared;
  const candidates = hints.flatMap((hint) => hint.factors.map(({ polynomial }) => polynomial));
  const found = new Map<string, { polynomial: MultivariatePolynomial; exponent: number }>();
  const pending = cleared.factors.map(({ factor, exponent }) => ({ p: expandFormula(factor, variables), exponent }));
  if (constant.n === 0n || pending.some(({ p, exponent }) => p.isZero && exponent > 0))
    return { variables, constant: rational(0), factors: [] };
  for (const { p, exponent } of pending) {
    const { content, primitive: own } = primitive(p);
    constant = constant.mul(
      exponent > 0 ? integerPower(content, exponent) : integerPower(content.inverse(), -exponent),
    );
    for (const polynomial of split(own, variables, candidates)) {
      const key = JSON.stringify(
        polynomial.terms.map(({ exponents, coefficient }) => [exponents, coefficient.toFraction()]),
      );
      const total = exponent + (found.get(key)?.exponent ?? 0);
      if (total === 0) found.delete(key);
      else found.set(key, { polynomial, exponent: total });
    }
  }
  return {
    variables,
    constant,
    factors: [...found.values()].sort((a, b) => compareFactors(a.polynomial, b.polynomial)),
  };
}

const degree = (p: MultivariatePolynomial): number => p.terms[0]!.exponents.reduce((sum, e) => sum + e, 0);

/** By degree, number of terms, and then the terms: n, n + 1, n - 1, n - 2. */
function compareFactors(p: MultivariatePolynomial, q: MultivariatePolynomial): number {
  if (degree(p) !== degree(q) || p.terms.length !== q.terms.length)
    return degree(p) - degree(q) || p.terms.length - q.terms.length;
  for (const [i, { exponents, coefficient }] of p.terms.entries()) {
    const other = q.terms[i]!;
    const order = compareExponents(exponents, other.exponents) || other.coefficient.compare(coefficient);
    if (order !== 0) return order;
  }
  return 0;
}

/** Primitive factors with product p, constants left out. */
function split(
  p: MultivariatePolynomial,
  variables: readonly string[],
  candidates: readonly MultivariatePolynomial[],
): readonly MultivariatePolynomial[] {
  if (degree(p) === 0) return [];
  const occurring = variables.flatMap((_, i) => (p.terms.some(({ exponents }) => exponents[i]! > 0) ? [i] : []));
  if (occurring.length === 1) return splitUnivariate(p, occurring[0]!);
  for (const q of candidates) {
    if (degree(q) === 0 || degree(q) >= degree(p)) continue;
    const quotient = p.exactQuotient(q);
    if (quotient !== undefined) return [q, ...split(primitive(quotient).primitive, variables, candidates)];
  }
  return [p];
}

function splitUnivariate(p: MultivariatePolynomial, variable: number): readonly MultivariatePolynomial[] {
  const dense = new Array<bigint>(degree(p) + 1).fill(0n);
  for (const { exponents, coefficient } of p.terms) dense[exponents[variable]!] = numerator(coefficient);
  return factorInteger(dense).factors.flatMap(({ factor, multiplicity }) => {
    const terms = factor.flatMap((c, e) =>
      c === 0n ? [] : [{ exponents: p.names.map((_, i) => (i === variable ? e : 0)), coefficient: rational(c) }],
    );
    return new Array<MultivariatePolynomial>(multiplicity).fill(MultivariatePolynomial.from(p.names, terms));
  });
}

/** The formula that is printed. */
export function factoredFormula({ constant, factors }: FactoredForm): Formula {
  const part = (sign: number): readonly Formula[] =>
    factors
      .filter(({ exponent }) => exponent * sign > 0)
      .map(({ polynomial, exponent }) => power(formulaOf(polynomial), exponent * sign));
  return over(times(constant, ...part(1)), times(1, ...part(-1)));
}
