/** # The association scheme of a Gram matrix. Defines `GramScheme`, `gramScheme`.
 *
 * T9, T10: where the coherent closure is a symmetric association scheme, M = Σ_j c_j E_j with c_j = Σ_i M_i P_ji, and the frame
 * is (scheme, J, weights) with J = {j : c_j ≠ 0}; it is tight exactly when the c_j, j ∈ J, are equal.
 * Relations that agree in Gram value and valency are ordered by their eigenvalues with multiplicity, descending.
 * @module */
import { commonField } from '../exact/compositum.js';
import type { Element, NumberField } from '../exact/numberField.js';
import { compareLexicographically, dot } from '../exact/vector.js';
import type { SchemeWitness } from '../scheme/coherenceWitness.js';
import { type AssociationScheme, asAssociationScheme, type Verdict } from '../scheme/coherentConfiguration.js';
import { dualEigenmatrix, type Eigenmatrices, eigenmatrices } from '../scheme/eigenmatrix.js';
import { type IntersectionNumbers, intersectionNumbers } from '../scheme/intersectionNumbers.js';
import { relabelled } from '../scheme/relabel.js';
import type { GramAlgebra } from './gramAlgebra.js';

export interface GramScheme extends Eigenmatrices {
  readonly scheme: AssociationScheme;
  readonly numbers: IntersectionNumbers;
  /** The Gram entry on each relation, in the field of P. */
  readonly values: readonly Element[];
  /** c_j, the eigenvalue of M on E_j. */
  readonly weights: readonly Element[];
  /** J, the support of the weights. */
  readonly eigenspaces: readonly number[];
}

/** The scheme, or the witness why the closure is none. */
export function gramScheme(algebra: GramAlgebra): Verdict<GramScheme, SchemeWitness> {
  const verdict = asAssociationScheme(algebra.configuration);
  if (verdict.kind === 'refuted') return verdict;
  const unordered = eigenmatrices(verdict.configuration, algebra.numbers);
  const { field, left, right } = commonField(unordered.field, algebra.field);
  const given = { ...unordered, field, P: unordered.P.map((row) => row.map(left)) };
  const values = algebra.values.map(right);
  const { scheme, numbers, order } = inOrder(verdict.configuration, algebra.numbers, given, values);
  const P = sortedRows(field, given, order);
  const ordered = order.map((k) => values[k]!);
  const weights = P.rows.map((row) => dot(field, row, ordered));
  const configuration: GramScheme = {
    scheme,
    numbers,
    field,
    P: P.rows,
    Q: dualEigenmatrix(field, P.rows, P.multiplicities, scheme.valencies),
    multiplicities: P.multiplicities,
    values: ordered,
    weights,
    eigenspaces: weights.flatMap((c, j) => (field.isZero(c) ? [] : [j])),
  };
  return { kind: 'verified', configuration };
}

/** Orders relations that are tied so far by their spectra. */
function inOrder(
  scheme: AssociationScheme,
  numbers: IntersectionNumbers,
  { field, P, multiplicities }: Eigenmatrices,
  values: readonly Element[],
): { scheme: AssociationScheme; numbers: IntersectionNumbers; order: readonly number[] } {
  const order = P.map((_, i) => i);
  const tied = (a: number, b: number): boolean =>
    scheme.valencies[a] === scheme.valencies[b] && field.equals(values[a]!, values[b]!);
  if (!order.some((k) => k > 1 && tied(k, k - 1))) return { scheme, numbers, order };
  const spectrum = (i: number): readonly Element[] =>
    P.flatMap((row, j) => new Array<Element>(multiplicities[j]!).fill(row[i]!)).sort((a, b) => field.compare(b, a));
  const spectra = order.map(spectrum);
  order.sort((a, b) => (tied(a, b) ? -compareLexicographically(field, spectra[a]!, spectra[b]!) || a - b : a - b));
  const renamed = relabelled(scheme, order);
  return { scheme: renamed, numbers: intersectionNumbers(renamed), order };
}

/** Rows of P with their columns in the new order, sorted again: E_0, then multiplicity, then lexicographically descending. */
function sortedRows(
  field: NumberField,
  { P, multiplicities }: Eigenmatrices,
  order: readonly number[],
): { rows: readonly (readonly Element[])[]; multiplicities: readonly number[] } {
  const [first, ...rest] = P.map((row, j) => ({ row: order.map((k) => row[k]!), multiplicity: multiplicities[j]! }));
  rest.sort((a, b) => a.multiplicity - b.multiplicity || -compareLexicographically(field, a.row, b.row));
  const sorted = [first!, ...rest];
  return { rows: sorted.map(({ row }) => row), multiplicities: sorted.map(({ multiplicity }) => multiplicity) };
}
