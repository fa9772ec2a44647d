/** # Eigenmatrices as given. Defines `givenEigenmatrices`.
 *
 * P (rows: eigenspaces, E_0 first; columns: relations, R_0 first) or Q (rows: relations; columns: eigenspaces), as numbers of one real
 * field. Rows and columns stay in the order in which they are given. With the letters of P: the rows are orthogonal with weights
 * 1/k_i, row j has the square n/m_j, and then Q_ij = m_j P_ji/k_i gives PQ = nI. Source: [BI] §II.3.
 * @module */
import { display } from '../../exact/display.js';
import { InternedField } from '../../exact/internedField.js';
import type { Matrix } from '../../exact/matrix.js';
import type { Element, NumberField } from '../../exact/numberField.js';
import { rational, rationalToString } from '../../exact/rational.js';
import { dot } from '../../exact/vector.js';
import { dualEigenmatrix, type Eigenmatrices } from '../eigenmatrix.js';
import type { CheckList, Finding } from './conditions.js';

interface Given {
  readonly eigen: Eigenmatrices;
  readonly valencies: readonly number[];
}

/** P, Q, valencies and multiplicities, or undefined when a condition fails. `which` tells what the square matrix is. */
export function givenEigenmatrices(
  which: 'P' | 'Q',
  field: NumberField,
  matrix: Matrix<Element>,
  list: CheckList,
): Given | undefined {
  const [own, dual] =
    which === 'P' ? (['valencies', 'multiplicities'] as const) : (['multiplicities', 'valencies'] as const);
  const [k, m] = which === 'P' ? ['k', 'm'] : ['m', 'k'];
  if (!list.check('unit-column', unitColumnFinding(which, field, matrix))) return undefined;
  const sizes = positiveIntegers(field, matrix[0]!, (i) => `${k}_${i} = ${which}[0][${i}]`);
  if (!list.check(own, sizes.finding)) return undefined;
  const products = rowProducts(field, matrix, sizes.integers);
  const n = sizes.integers.reduce((sum, x) => sum + x, 0);
  const weights = positiveIntegers(
    field,
    products.map((row, j) => field.div(field.fromInteger(n), row[j]!)),
    (j) => `${m}_${j} = n/Σ_i ${which}[${j}][i]²/${k}_i`,
  );
  if (!list.check('orthogonality', orthogonalityFinding(field, products, `${which}[j][i]·${which}[l][i]/${k}_i`)))
    return undefined;
  if (!list.check(dual, weights.finding)) return undefined;
  const other = dualEigenmatrix(field, matrix, weights.integers, sizes.integers);
  return which === 'P'
    ? { eigen: { field, P: matrix, Q: other, multiplicities: weights.integers }, valencies: sizes.integers }
    : { eigen: { field, P: other, Q: matrix, multiplicities: sizes.integers }, valencies: weights.integers };
}

function unitColumnFinding(which: string, field: NumberField, matrix: Matrix<Element>): Finding | undefined {
  const j = matrix.findIndex((row) => !field.equals(row[0]!, field.one));
  return j === -1 ? undefined : { where: `${which}[${j}][0]`, expected: '1', found: display(field, matrix[j]![0]!) };
}

function positiveIntegers(
  field: NumberField,
  row: readonly Element[],
  name: (i: number) => string,
): { readonly integers: readonly number[]; readonly finding: Finding | undefined } {
  const integers: number[] = [];
  for (const [i, x] of row.entries()) {
    const q = field.asRational(x);
    if (q === undefined || q.d !== 1n || q.s * q.n <= 0n || q.n >= 2n ** 31n) {
      const found = q === undefined ? display(field, x) : rationalToString(q);
      return { integers, finding: { where: name(i), expected: 'a positive integer below 2^31', found } };
    }
    integers.push(Number(q.n));
  }
  return { integers, finding: undefined };
}

/** Σ_i M_ji M_li/size_i at [j][l] for l ≤ j. */
function rowProducts(field: NumberField, matrix: Matrix<Element>, sizes: readonly number[]): Matrix<Element> {
  const table = new InternedField(field);
  const rows = matrix.map((row) => row.map((x) => table.intern(x)));
  const inverses = sizes.map((size) => table.fromRational(rational(1, size)));
  return rows.map((row, j) => {
    const weighted = row.map((x, i) => table.mul(x, inverses[i]!));
    return rows.slice(0, j + 1).map((other) => table.element(dot(table, weighted, other)));
  });
}

function orthogonalityFinding(field: NumberField, products: Matrix<Element>, term: string): Finding | undefined {
  for (const [j, row] of products.entries())
    for (let l = 0; l < j; l++)
      if (!field.isZero(row[l]!))
        return { where: `Σ_i ${term} for j = ${j}, l = ${l}`, expected: '0', found: display(field, row[l]!) };
  return undefined;
}
