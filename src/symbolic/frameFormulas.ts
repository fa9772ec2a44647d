/** # What follows for the frames of a family. Defines `frameFormulas`, `deriver`, `eigenspaceSets`.
 *
 * For eigenspaces J: dimension d = Σ m_j, D = d/n, the inner products u_i = Σ_J Q_ij/d of unit vectors on R_i, the Welch bound,
 * u_i² − Welch², and when the frame is equiangular, a spherical 3-design (q^j_jj = 0) or 4-design (Σ k_i u_i⁴ = 3n/(d(d+2))).
 * @module */
import { type FactoredForm, factored, factoredFormula } from './factoredForm.js';
import { type Formula, minus, ONE, over, plus, power, sumOf, times } from './formula.js';
import { type Vanishing, vanishing } from './integerSolutions.js';
import type { Parameter } from './parameter.js';
import { indices, type SymbolicScheme } from './symbolicScheme.js';

export interface DerivedFormula {
  readonly name: string;
  readonly latexName: string;
  readonly definition: Formula;
  readonly form: FactoredForm;
}

/** When something holds. */
export interface Condition {
  readonly name: string;
  readonly when: Vanishing;
}

export interface FrameFormulas {
  /** J. */
  readonly eigenspaces: readonly number[];
  readonly formulas: readonly DerivedFormula[];
  /** u_1 − u_i and u_1 + u_i, which conditions are made from. */
  readonly unprinted: readonly DerivedFormula[];
  readonly conditions: readonly Condition[];
}

/** A formula with a name, in factored form. */
export type Deriver = (name: string, latexName: string, definition: Formula) => DerivedFormula;

/** Factors that the parameters of the scheme have are tried on everything else. */
export function deriver(
  { n, valencies, multiplicities, P }: SymbolicScheme,
  parameters: readonly Parameter[],
): Deriver {
  const variables = parameters.map(({ name }) => name);
  const hints: FactoredForm[] = [];
  for (const x of [
    ...variables.map((name): Formula => ({ kind: 'parameter', name })),
    ...P.flat(),
    ...valencies,
    ...multiplicities,
    n,
  ]) {
    const form = factored(x, variables, hints);
    if (form.constant.n !== 0n) hints.push(form);
  }
  return (name, latexName, definition) => ({
    name,
    latexName,
    definition,
    form: factored(definition, variables, hints),
  });
}

/** Each eigenspace but E_0, and from three classes on each pair of them. */
export function eigenspaceSets({ valencies }: SymbolicScheme): readonly (readonly number[])[] {
  const nontrivial = indices(valencies.length).slice(1);
  const pairs = nontrivial.flatMap((i) => nontrivial.filter((j) => j > i).map((j) => [i, j]));
  return [...nontrivial.map((j) => [j]), ...(nontrivial.length > 2 ? pairs : [])];
}

export function frameFormulas(
  scheme: SymbolicScheme,
  parameters: readonly Parameter[],
  eigenspaces: readonly number[],
  derive: Deriver,
): FrameFormulas {
  const { n, valencies, multiplicities, Q } = scheme;
  const all = indices(valencies.length);
  const nontrivial = all.slice(1);
  const [j] = eigenspaces;
  // What follows is made from what is printed: each formula is proved equal to its definition.
  const formulas: DerivedFormula[] = [];
  const unprinted: DerivedFormula[] = [];
  const define = (name: string, latexName: string, definition: Formula, list = formulas): Formula => {
    const derived = derive(name, latexName, definition);
    list.push(derived);
    return factoredFormula(derived.form);
  };
  const d = define(
    'dimension',
    '\\dim',
    sumOf(eigenspaces, (l) => multiplicities[l]!),
  );
  define('D', 'D', over(d, n));
  const inner = (i: number): string => `\\langle x,y\\rangle_{R_${i}}`;
  const u = all.map((i) => {
    const value = over(
      sumOf(eigenspaces, (l) => Q[i]![l]!),
      d,
    );
    return i === 0 ? ONE : define(`inner product on R_${i}`, inner(i), value);
  });
  const welch = define('Welch bound squared', '\\mathrm{Welch}^2', over(minus(n, d), times(d, minus(n, 1))));
  const equal = all.slice(2).map((i) => {
    const difference = define(`u_1 - u_${i}`, '', minus(u[1]!, u[i]!), unprinted);
    const sum = define(`u_1 + u_${i}`, '', plus(u[1]!, u[i]!), unprinted);
    return derive('', '', times(difference, sum)).form;
  });
  const conditions: Condition[] = [{ name: 'equiangular tight frame', when: vanishing(equal, parameters) }];
  if (eigenspaces.length > 1) return { eigenspaces, formulas, unprinted, conditions };
  for (const i of nontrivial) define(`gap on R_${i}`, `${inner(i)}^2-\\mathrm{Welch}^2`, minus(power(u[i]!, 2), welch));
  const third = sumOf(all, (i) => times(valencies[i]!, power(u[i]!, 3)));
  define(`q^${j}_${j}${j}`, `q^{${j}}_{${j}${j}}`, over(times(power(d, 2), third), n));
  const krein = formulas.at(-1)!.form;
  conditions.push(
    { name: 'spherical 2-design', when: { kind: 'always' } },
    { name: 'spherical 3-design', when: vanishing([krein], parameters) },
  );
  // Σ_i k_i u_i⁴ − 3n/(d(d + 2)); in several parameters it fills pages.
  if (parameters.length > 1) return { eigenspaces, formulas, unprinted, conditions };
  const fourth = sumOf(all, (i) => times(valencies[i]!, power(u[i]!, 4)));
  define(
    'excess of the fourth moment',
    '\\sum_i k_iu_i^4-\\tfrac{3|X|}{\\dim(\\dim+2)}',
    minus(fourth, over(times(3, n), times(d, plus(d, 2)))),
  );
  conditions.push({ name: 'spherical 4-design', when: vanishing([krein, formulas.at(-1)!.form], parameters) });
  return { eigenspaces, formulas, unprinted, conditions };
}
