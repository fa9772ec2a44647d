/** # Eigenmatrices. Defines `eigenmatrices`, `Eigenmatrices`, `dualEigenmatrix`.
 *
 * A row (P_j0 … P_jd) of P is a character of the Bose–Mesner algebra: P_ja P_jb = Σ_c p^c_ab P_jc. Characters are found
 * (`characters.ts`), in the smallest field that contains all of them.
 *
 * Conventions: rows of P are eigenspaces, columns relations; E_0 first, then by multiplicity, then lexicographically
 * descending. P Q = n I and m_j P_ji = k_i Q_ij. Sources: Bannai–Ito, Algebraic Combinatorics I, §II.3; theory.md.
 * @module */
import { DomainError } from '../exact/errors.js';
import type { Element, NumberField } from '../exact/numberField.js';
import { rational } from '../exact/rational.js';
import { compareLexicographically } from '../exact/vector.js';
import { characters } from './characters.js';
import type { AssociationScheme } from './coherentConfiguration.js';
import type { IntersectionNumbers } from './intersectionNumbers.js';
import type { Orbit } from './splittingField.js';

export interface Eigenmatrices {
  /** The smallest real field that contains every entry. */
  readonly field: NumberField;
  /** P[j][i]: eigenvalue of A_i on E_j. */
  readonly P: readonly (readonly Element[])[];
  /** Q[i][j] = m_j P_ji / k_i. */
  readonly Q: readonly (readonly Element[])[];
  /** m_j = rank E_j. */
  readonly multiplicities: readonly number[];
}

/** A multiplicity n / Σ_i P_ji²/k_i is no positive integer: no scheme has these parameters. */
export class MultiplicityError extends DomainError {
  /** The row of P, and its multiplicity, in the field of the row. */
  constructor(
    readonly field: NumberField,
    readonly row: readonly Element[],
    readonly multiplicity: Element,
  ) {
    super({ where: 'multiplicity', expected: 'an integer', found: String(field.toNumber(multiplicity)) });
  }
}

/** P, Q and the multiplicities of a symmetric association scheme, or of the parameters of one that need not exist. Cost: about
 *  rank³ integer operations, then arithmetic in fields as large as the eigenvalues need.
 *  @throws MultiplicityError when a multiplicity is no integer: never for a scheme
 */
export function eigenmatrices(
  scheme: Pick<AssociationScheme, 'rank' | 'n' | 'valencies'>,
  numbers: Pick<IntersectionNumbers, 'at'>,
): Eigenmatrices {
  const { rank, n, valencies } = scheme;
  const found = characters({ rank, at: (i, j, k) => numbers.at(i, j, k) }, (orbit) =>
    multiplicityOf(orbit, valencies, n),
  );
  const { field } = found;
  const measured = found.characters.map(({ row, measure }) => ({ row, multiplicity: measure }));
  const trivial = measured.findIndex(({ row }) =>
    row.every((x, i) => field.equals(x, field.fromInteger(valencies[i]!))),
  );
  const [first] = measured.splice(trivial, 1);
  measured.sort((a, b) => a.multiplicity - b.multiplicity || -compareLexicographically(field, a.row, b.row));
  const ordered = [first!, ...measured];
  const P = ordered.map(({ row }) => row);
  const multiplicities = ordered.map(({ multiplicity }) => multiplicity);
  return { field, P, Q: dualEigenmatrix(field, P, multiplicities, valencies), multiplicities };
}

/** Q_ij = m_j P_ji / k_i. */
export function dualEigenmatrix(
  field: NumberField,
  P: readonly (readonly Element[])[],
  multiplicities: readonly number[],
  valencies: ArrayLike<number>,
): readonly (readonly Element[])[] {
  return P.map((_, i) =>
    P.map((row, j) => field.mul(row[i]!, field.fromRational(rational(multiplicities[j]!, valencies[i]!)))),
  );
}

/** m_j = n / Σ_i P_ji² / k_i (row orthogonality). */
function multiplicityOf({ field, row }: Orbit, valencies: ArrayLike<number>, n: number): number {
  let sum = field.zero;
  row.forEach((x, i) => {
    sum = field.add(sum, field.mul(field.mul(x, x), field.fromRational(rational(1, valencies[i]!))));
  });
  const multiplicity = field.div(field.fromInteger(n), sum);
  const quotient = field.asRational(multiplicity);
  if (quotient === undefined || quotient.d !== 1n) throw new MultiplicityError(field, row, multiplicity);
  return Number(quotient.n);
}
