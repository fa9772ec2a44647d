/** # Where formulas vanish. Defines `vanishing`, `Vanishing`.
 *
 * In one parameter all integer solutions in its range are found, from the linear factors over Z (and s² − c where the parameter
 * s is a square root). In several parameters the equations are printed in factored form.
 * @module */
import type { MultivariatePolynomial } from '../exact/multivariatePolynomial.js';
import { numerator, rational, rationals } from '../exact/rational.js';
import type { FactoredForm } from './factoredForm.js';
import { type Written, writeFactored } from './formulaText.js';
import type { Parameter } from './parameter.js';

export type Vanishing =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  /** Exactly these values of the parameter (of its square, where it is a root). */
  | { readonly kind: 'values'; readonly values: readonly number[] }
  | { readonly kind: 'equations'; readonly equations: readonly Written[] };

/** Where all the forms are zero, within the range of the parameters. */
export function vanishing(forms: readonly FactoredForm[], parameters: readonly Parameter[]): Vanishing {
  const proper = forms.filter(({ constant }) => constant.n !== 0n);
  if (proper.length === 0) return { kind: 'always' };
  const numerators = proper.map(({ factors }) => factors.filter(({ exponent }) => exponent > 0));
  if (numerators.some((factors) => factors.length === 0)) return { kind: 'never' };
  const [parameter, ...others] = parameters;
  if (parameter === undefined || others.length > 0) {
    const equations = numerators.map((factors) =>
      writeFactored(
        { constant: rational(1), factors: factors.map((factor) => ({ ...factor, exponent: 1 })) },
        parameters,
      ),
    );
    return { kind: 'equations', equations };
  }
  const roots = numerators.map(
    (factors) => new Set(factors.flatMap(({ polynomial }) => rootsOf(polynomial, parameter))),
  );
  const values = [...roots[0]!].filter((value) => roots.every((set) => set.has(value))).sort((a, b) => a - b);
  return values.length === 0 ? { kind: 'never' } : { kind: 'values', values };
}

/** The values in range of the parameter at which an irreducible polynomial vanishes; of its square, where it is a root. */
function rootsOf(p: MultivariatePolynomial, { from, rootOf }: Parameter): readonly number[] {
  const degree = p.terms[0]!.exponents[0]!;
  const lead = p.terms[0]!.coefficient;
  const last = p.terms.find(({ exponents }) => exponents[0] === 0)?.coefficient ?? rationals.zero;
  const root = last.div(lead).neg();
  const integer = root.d === 1n ? Number(numerator(root)) : undefined;
  if (integer === undefined) return [];
  if (degree === 1 && integer >= from) return [rootOf === undefined ? integer : integer ** 2];
  if (degree === 2 && rootOf !== undefined && p.terms.length === 2 && integer >= from ** 2) return [integer];
  return [];
}
