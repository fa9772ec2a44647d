/** # The parameters of a family in factored form. Defines `factoredScheme`.
 * @module */
import { factoredFormula } from './factoredForm.js';
import type { Formula } from './formula.js';
import type { DerivedFormula, Deriver } from './frameFormulas.js';
import type { SymbolicScheme } from './symbolicScheme.js';

type Row = readonly DerivedFormula[];

/** Each parameter with its definition and its factored form; indices as in `SymbolicScheme`. */
export interface FactoredScheme {
  readonly n: DerivedFormula;
  readonly valencies: Row;
  readonly multiplicities: Row;
  readonly P: readonly Row[];
  readonly Q: readonly Row[];
  readonly p: readonly (readonly Row[])[];
  /** All of them. */
  readonly formulas: Row;
  /** The scheme by its factored forms. */
  readonly scheme: SymbolicScheme;
}

export function factoredScheme(given: SymbolicScheme, derive: Deriver): FactoredScheme {
  const vector = (letter: string, row: readonly Formula[]): Row =>
    row.map((x, i) => derive(`${letter}_${i}`, `${letter}_${i}`, x));
  const matrix = (letter: string, rows: readonly (readonly Formula[])[]): readonly Row[] =>
    rows.map((row, a) => row.map((x, b) => derive(`${letter}_${a}${b}`, `${letter}_{${a}${b}}`, x)));
  const n = derive('n', '|X|', given.n);
  const valencies = vector('k', given.valencies);
  const multiplicities = vector('m', given.multiplicities);
  const P = matrix('P', given.P);
  const Q = matrix('Q', given.Q);
  const p = given.p.map((rows, i) =>
    rows.map((row, j) => row.map((x, k) => derive(`p^${k}_${i}${j}`, `p^{${k}}_{${i}${j}}`, x))),
  );
  const formulas = [n, ...valencies, ...multiplicities, ...P.flat(), ...Q.flat(), ...p.flat(2)];
  const forms = (row: Row): readonly Formula[] => row.map(({ form }) => factoredFormula(form));
  const scheme: SymbolicScheme = {
    n: factoredFormula(n.form),
    valencies: forms(valencies),
    multiplicities: forms(multiplicities),
    P: P.map(forms),
    Q: Q.map(forms),
    p: p.map((rows) => rows.map(forms)),
  };
  return { n, valencies, multiplicities, P, Q, p, formulas, scheme };
}
