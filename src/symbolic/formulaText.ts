/** # Factored formulas as text and LaTeX. Defines `writeFactored`, `Written`.
 * @module */
import { absolute } from '../exact/integers.js';
import { MultivariatePolynomial } from '../exact/multivariatePolynomial.js';
import { numerator } from '../exact/rational.js';
import { primitive } from './expansion.js';
import type { FactoredForm, PolynomialFactor } from './factoredForm.js';
import { type Parameter, symbolOf } from './parameter.js';

export interface Written {
  readonly text: string;
  readonly latex: string;
}

/** E.g. n(n - 1)/2 and \frac{n(n-1)}{2}. */
export function writeFactored(
  { constant, factors }: Pick<FactoredForm, 'constant' | 'factors'>,
  parameters: readonly Parameter[],
): Written {
  const [only, ...others] = parameters;
  const joined = only?.rootOf !== undefined && others.length === 0 ? joinConjugates(factors) : factors;
  const part = (sign: number) =>
    joined
      .filter(({ exponent }) => exponent * sign > 0)
      .map(({ polynomial, exponent }) => ({ polynomial, exponent: exponent * sign }));
  const write = (style: Style): string => {
    const above = product(absolute(numerator(constant)), part(1), parameters, style);
    const below = product(constant.d, part(-1), parameters, style);
    const sign = numerator(constant) < 0n ? '-' : '';
    if (below === '1') return sign === '' ? above : sign + style.negated(above);
    return sign + style.fraction(style.alone(above), below);
  };
  return { text: write(TEXT), latex: write(LATEX) };
}

interface Style {
  readonly power: (base: string, exponent: number) => string;
  readonly root: (name: string) => string;
  readonly symbol: (parameter: Parameter) => string;
  readonly fraction: (above: string, below: string) => string;
  readonly alone: (above: string) => string;
  readonly negated: (text: string) => string;
  readonly spaced: string;
  readonly open: string;
  readonly close: string;
}

/** A sum that stands by itself has no parentheses yet. */
const parenthesized = (text: string): string => (/.[+-]/.test(text) && !text.includes('(') ? `(${text})` : text);

const TEXT: Style = {
  power: (base, exponent) => `${base}^${exponent}`,
  root: (name) => `√${name}`,
  symbol: symbolOf,
  fraction: (above, below) => `${above}/${/^(\d+|[a-zλθτ](\^\d+)?)$/.test(below) ? below : `(${below})`}`,
  alone: parenthesized,
  negated: parenthesized,
  spaced: ' ',
  open: '(',
  close: ')',
};

const LATEX: Style = {
  power: (base, exponent) => `${base}^{${exponent}}`,
  root: (name) => `\\sqrt{${name}}`,
  symbol: ({ name, symbol }) => (symbol === undefined ? name : `${symbol.latex} `),
  fraction: (above, below) => `\\frac{${above}}{${below}}`,
  alone: (above) => above,
  negated: parenthesized,
  spaced: '',
  open: '(',
  close: ')',
};

function product(
  constant: bigint,
  factors: readonly { readonly polynomial: MultivariatePolynomial; readonly exponent: number }[],
  parameters: readonly Parameter[],
  style: Style,
): string {
  if (factors.length === 1 && constant === 1n && factors[0]!.exponent === 1)
    return polynomialText(factors[0]!.polynomial, parameters, style);
  const parts = factors.map(({ polynomial, exponent }) => {
    if (polynomial.terms.length === 1)
      return monomial(
        polynomial.terms[0]!.exponents.map((e) => e * exponent),
        parameters,
        style,
      );
    const base = `${style.open}${polynomialText(polynomial, parameters, style)}${style.close}`;
    return exponent === 1 ? base : style.power(base, exponent);
  });
  return constant === 1n && parts.length > 0 ? parts.join('') : `${constant}${parts.join('')}`;
}

/** For a root s of q: s^5 is q²√q. */
function monomial(exponents: readonly number[], parameters: readonly Parameter[], style: Style): string {
  const raised = (name: string, e: number): string => (e === 0 ? '' : e === 1 ? name : style.power(name, e));
  return exponents
    .map((e, i) => {
      const { rootOf } = parameters[i]!;
      if (rootOf === undefined) return raised(style.symbol(parameters[i]!), e);
      return raised(rootOf, Math.floor(e / 2)) + (e % 2 === 1 ? style.root(rootOf) : '');
    })
    .join('');
}

function polynomialText(p: MultivariatePolynomial, parameters: readonly Parameter[], style: Style): string {
  return p.terms
    .map(({ exponents, coefficient }, at) => {
      const size = absolute(numerator(coefficient));
      const name = monomial(exponents, parameters, style);
      const term = name === '' ? String(size) : size === 1n ? name : `${size}${name}`;
      const negative = numerator(coefficient) < 0n;
      if (at === 0) return negative ? `-${term}` : term;
      return `${style.spaced}${negative ? '-' : '+'}${style.spaced}${term}`;
    })
    .join('');
}

/** With s = √q: f(s) f(-s) as one polynomial in q. */
function joinConjugates(factors: readonly PolynomialFactor[]): readonly PolynomialFactor[] {
  const result: PolynomialFactor[] = [];
  const rest = [...factors];
  while (rest.length > 0) {
    const { polynomial, exponent } = rest.shift()!;
    const conjugate = primitive(
      MultivariatePolynomial.from(
        polynomial.names,
        polynomial.terms.map((term) =>
          term.exponents[0]! % 2 === 0 ? term : { ...term, coefficient: term.coefficient.neg() },
        ),
      ),
    ).primitive;
    const at = rest.findIndex((other) => other.exponent === exponent && other.polynomial.equals(conjugate));
    const partner = at < 0 ? undefined : rest.splice(at, 1)[0]!;
    result.push({
      polynomial: partner === undefined ? polynomial : polynomial.times(partner.polynomial),
      exponent,
    });
  }
  return result;
}
