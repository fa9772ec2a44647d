/** # Complex eigenmatrices. Defines `complexEigenmatrices`, `ComplexEigenmatrices`.
 *
 * P and Q of a commutative scheme that need not be symmetric: A_i = Σ_j P_ji E_j, P_{j,i'} is the complex conjugate of P_ji, and with an
 * eigenspace its conjugate is an eigenspace. Entries are pairs (re, im) over the real field that the real and imaginary parts of
 * all of them generate. The rows are the characters of the real form of the algebra (`realForm.ts`), so no complex field is factored over.
 *
 * Conventions: rows of P are eigenspaces, E_0 first, then by multiplicity, then lexicographically descending by real parts, then by imaginary parts
 * (of two conjugate rows the one whose first imaginary part is positive comes first). P Q = n I, Q_ij = m_j conj(P_ji)/k_i,
 * m_j = n / Σ_i |P_ji|²/k_i. Source: Bannai–Ito, Algebraic Combinatorics I, §II.3.
 * @module */
import { type Complex, type ComplexField, complexField } from '../exact/complex.js';
import { DomainError } from '../exact/errors.js';
import type { Element } from '../exact/numberField.js';
import { rational } from '../exact/rational.js';
import { compareLexicographically } from '../exact/vector.js';
import { characters } from './characters.js';
import type { CoherentConfiguration } from './coherentConfiguration.js';
import { type IntersectionNumbers, isCommutative } from './intersectionNumbers.js';
import { complexRow, realForm } from './realForm.js';

export interface ComplexEigenmatrices {
  /** K(i) for the smallest real field K that contains the real and imaginary parts of all entries. */
  readonly field: ComplexField;
  /** P[j][i]: eigenvalue of A_i on E_j. */
  readonly P: readonly (readonly Complex[])[];
  /** Q[i][j] = m_j conj(P_ji) / k_i. */
  readonly Q: readonly (readonly Complex[])[];
  /** m_j = rank E_j. */
  readonly multiplicities: readonly number[];
  /** conjugate[j] is the eigenspace whose row is the complex conjugate of row j. */
  readonly conjugate: readonly number[];
}

interface Eigenspace {
  readonly row: readonly Complex[];
  readonly multiplicity: number;
}

/** P, Q and the multiplicities of a commutative homogeneous configuration, symmetric or not.
 *  @throws DomainError when it is not commutative */
export function complexEigenmatrices(
  configuration: CoherentConfiguration,
  numbers: IntersectionNumbers,
): ComplexEigenmatrices {
  if (!isCommutative(configuration))
    throw new DomainError({
      where: 'eigenmatrix',
      expected: 'a commutative association scheme',
      found: 'a configuration that is not commutative',
    });
  const { n, valencies, transpose } = configuration;
  const found = characters(realForm(transpose, numbers), () => undefined);
  const real = found.field;
  const field = complexField(real);
  const eigenspaces = found.characters.map(({ row }): Eigenspace => {
    const values = complexRow(real, transpose, row);
    return { row: values, multiplicity: multiplicityOf(field, values, valencies, n) };
  });
  const trivial = eigenspaces.findIndex(({ row }) =>
    row.every((x, i) => field.equals(x, field.fromInteger(valencies[i]!))),
  );
  const [first] = eigenspaces.splice(trivial, 1);
  const parts = (row: readonly Complex[]): readonly Element[] => [
    ...row.map(({ re }) => re),
    ...row.map(({ im }) => im),
  ];
  eigenspaces.sort(
    (a, b) => a.multiplicity - b.multiplicity || -compareLexicographically(real, parts(a.row), parts(b.row)),
  );
  const ordered = [first!, ...eigenspaces];
  const P = ordered.map(({ row }) => row);
  const multiplicities = ordered.map(({ multiplicity }) => multiplicity);
  const Q = P.map((_, i) =>
    P.map((row, j) => {
      const scale = real.fromRational(rational(multiplicities[j]!, valencies[i]!));
      return { re: real.mul(row[i]!.re, scale), im: real.mul(real.neg(row[i]!.im), scale) };
    }),
  );
  const place = new Map(P.map((row, j) => [row.map((x) => field.key(x)).join(), j]));
  const conjugate = P.map((row) => place.get(row.map((x) => field.key(field.conjugate(x))).join())!);
  return { field, P, Q, multiplicities, conjugate };
}

/** m_j = n / Σ_i |P_ji|²/k_i (row orthogonality). */
function multiplicityOf(field: ComplexField, row: readonly Complex[], valencies: ArrayLike<number>, n: number): number {
  const { real } = field;
  let sum = real.zero;
  row.forEach((x, i) => {
    sum = real.add(sum, real.mul(field.norm(x), real.fromRational(rational(1, valencies[i]!))));
  });
  return Number(real.asRational(real.div(real.fromInteger(n), sum))!.n);
}
