/** # From characters to eigenmatrices. Defines `assembled`, `weightFinding`, `multiplicityFinding`, `intersectionNumbersOf`.
 * @module */
import { displayWithin } from '../../exact/display.js';
import type { Matrix } from '../../exact/matrix.js';
import type { Element, NumberField } from '../../exact/numberField.js';
import type { Rational } from '../../exact/rational.js';
import { compareLexicographically } from '../../exact/vector.js';
import type { Eigenmatrices, MultiplicityError } from '../eigenmatrix.js';
import { kreinParameters } from '../kreinParameters.js';
import { embeddings, splittingField } from '../splittingField.js';
import type { Finding } from './conditions.js';
import type { WeightedOrbit } from './polynomialArray.js';

export interface WeightedRow {
  readonly row: readonly Element[];
  readonly weight: number;
}

/** All rows over their smallest common field: the one of positive integers 1, k_1, …, then by weight and lexicographically
 *  descending (`byWeight`), or by the entries alone. The weights are integers.
 *  @throws LimitError when the field would be too large */
export function assembled(
  orbits: readonly WeightedOrbit[],
  byWeight: boolean,
): { readonly field: NumberField; readonly rows: readonly WeightedRow[] } {
  const field = splittingField(orbits);
  const rows = orbits.flatMap((orbit) => {
    const weight = Number(orbit.field.asRational(orbit.weight)!.n);
    return embeddings(orbit, field)!.map((embed) => ({ row: orbit.row.map(embed), weight }));
  });
  // b_0 is the largest eigenvalue, and the row of no other eigenvalue is lexicographically larger.
  rows.sort((a, b) => -compareLexicographically(field, a.row, b.row));
  const [first, ...others] = rows;
  if (byWeight) others.sort((a, b) => a.weight - b.weight); // stable
  return { field, rows: [first!, ...others] };
}

/** The first weight that is no integer. It is positive: n over a sum of squares. */
export function weightFinding(orbits: readonly WeightedOrbit[], name: string): Finding | undefined {
  for (const { field, row, weight } of orbits) {
    const q = field.asRational(weight);
    if (q === undefined || q.d !== 1n) return notIntegral(field, row, weight, name);
  }
  return undefined;
}

export const multiplicityFinding = ({ field, row, multiplicity }: MultiplicityError): Finding =>
  notIntegral(field, row, multiplicity, 'multiplicity');

const notIntegral = (field: NumberField, row: readonly Element[], weight: Element, name: string): Finding => ({
  where: `${name} of the eigenspace with eigenvalue${row.length > 2 ? 's' : ''} ${row
    .slice(1)
    .map((x) => displayWithin(field, x, 40))
    .join(', ')}`,
  expected: 'an integer',
  found: displayWithin(field, weight, 60),
});

/** p^k_ij = (1/n) Σ_l Q_kl P_li P_lj, the Krein parameters of the dual (P and Q exchanged), or one that is irrational. */
export function intersectionNumbersOf(
  { field, P, Q }: Eigenmatrices,
  valencies: readonly number[],
): { readonly numbers: Matrix<readonly Rational[]> } | { readonly finding: Finding } {
  const { q } = kreinParameters({ field, P: Q, Q: P, multiplicities: valencies });
  for (const [i, rows] of q.entries())
    for (const [j, row] of rows.entries())
      for (const [k, x] of row.entries())
        if (field.asRational(x) === undefined)
          return {
            finding: {
              where: `p^${k}_${i},${j}`,
              expected: 'a nonnegative integer',
              found: displayWithin(field, x, 60),
            },
          };
  return { numbers: q.map((rows) => rows.map((row) => row.map((x) => field.asRational(x)!))) };
}
