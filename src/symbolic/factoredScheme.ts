/** # The parameters of a family in factored form. Defines `factoredScheme`.
 * @module */
import { factoredFormula } from './factoredForm.js';
import type { Formula } from './formula.js';
import type { DerivedFormula, Deriver } from './frameFormulas.js';
import { indices, type SymbolicScheme } from './symbolicScheme.js';

export interface FactoredScheme {
  /** n, valencies, multiplicities, P, Q and p^k_ij for i ≤ j, each with its definition and its factored form. */
  readonly formulas: readonly DerivedFormula[];
  /** Those that say something: indices from 1. */
  readonly printed: readonly DerivedFormula[];
  /** The scheme by its factored forms. */
  readonly scheme: SymbolicScheme;
}

export function factoredScheme(given: SymbolicScheme, derive: Deriver): FactoredScheme {
  const all = indices(given.valencies.length);
  const formulas: DerivedFormula[] = [];
  const printed: DerivedFormula[] = [];
  const factor = (name: string, latexName: string, definition: Formula, print: boolean): Formula => {
    const derived = derive(name, latexName, definition);
    formulas.push(derived);
    if (print) printed.push(derived);
    return factoredFormula(derived.form);
  };
  const n = factor('n', '|X|', given.n, true);
  const valencies = all.map((i) => factor(`k_${i}`, `k_${i}`, given.valencies[i]!, i > 0));
  const multiplicities = all.map((j) => factor(`m_${j}`, `m_${j}`, given.multiplicities[j]!, j > 0));
  const P = all.map((j) => all.map((i) => factor(`P_${j}${i}`, `P_{${j}${i}}`, given.P[j]![i]!, i > 0 && j > 0)));
  const Q = all.map((i) => all.map((j) => factor(`Q_${i}${j}`, `Q_{${i}${j}}`, given.Q[i]![j]!, i > 0 && j > 0)));
  const p = all.map((i) =>
    all.map((j) =>
      all.map((k) => factor(`p^${k}_${i}${j}`, `p^{${k}}_{${i}${j}}`, given.p[i]![j]![k]!, i > 0 && j >= i && k > 0)),
    ),
  );
  return { formulas, printed, scheme: { n, valencies, multiplicities, P, Q, p, dual: given.dual } };
}
