/** # Frames by definition. Defines `Direct`, `direct` and what follows from the Gram matrix entry by entry.
 *
 * The claims of this library work on n×n matrices of exact numbers, from the definitions and by elimination, and share nothing with
 * what they check but arithmetic: no coherent closure, no properties of `ExactFrame`.
 * @module */
import {
  characteristicPolynomial,
  type Element,
  type Gram,
  gramValue,
  identityMatrix,
  kernel,
  type Matrix,
  multiply,
  type NumberField,
  rank,
  rootsInField,
  rowEchelon,
  transpose,
} from 'tightframe';

export interface Direct {
  readonly field: NumberField;
  readonly n: number;
  readonly M: Matrix<Element>;
  /** M². */
  readonly square: Matrix<Element>;
  /** The indices of the nonzero vectors. */
  readonly nonzero: readonly number[];
}

export const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

/** The Gram matrix of a frame, written out, with its square. */
export const direct = ({ gram }: { readonly gram: Gram }): Direct =>
  ofMatrix(
    gram.field,
    range(gram.n).map((i) => range(gram.n).map((j) => gramValue(gram, i, j))),
  );

export const ofMatrix = (field: NumberField, M: Matrix<Element>): Direct => ({
  field,
  n: M.length,
  M,
  square: multiply(field, M, M),
  nonzero: range(M.length).filter((i) => !field.isZero(M[i]![i]!)),
});

export const total = (field: NumberField, numbers: readonly Element[]): Element =>
  numbers.reduce((sum, x) => field.add(sum, x), field.zero);

export const trace = (field: NumberField, A: Matrix<Element>): Element =>
  total(
    field,
    A.map((row, i) => row[i]!),
  );

export const scaled = (field: NumberField, c: Element, A: Matrix<Element>): Matrix<Element> =>
  A.map((row) => row.map((x) => field.mul(c, x)));

/** Entry by entry: A + B, A − B or A∘B. */
export const combined = (
  field: NumberField,
  operation: 'add' | 'sub' | 'mul',
  A: Matrix<Element>,
  B: Matrix<Element>,
): Matrix<Element> => A.map((row, i) => row.map((x, j) => field[operation](x, B[i]![j]!)));

export const equal = (field: NumberField, A: Matrix<Element>, B: Matrix<Element>): boolean =>
  A.every((row, i) => row.every((x, j) => field.equals(x, B[i]![j]!)));

export const submatrix = (A: Matrix<Element>, indices: readonly number[]): Matrix<Element> =>
  indices.map((i) => indices.map((j) => A[i]![j]!));

/** κ_i = (M²)_ii / M_ii for a nonzero vector. */
export const rayleigh = ({ field, M, square }: Direct, i: number): Element => field.div(square[i]![i]!, M[i]![i]!);

/** D_i = M_ii² / (M²)_ii for a nonzero vector. */
export const dimensionality = ({ field, M, square }: Direct, i: number): Element =>
  field.div(field.mul(M[i]![i]!, M[i]![i]!), square[i]![i]!);

/** Σ D_i over the nonzero vectors. */
export const capacity = (d: Direct): Element =>
  total(
    d.field,
    d.nonzero.map((i) => dimensionality(d, i)),
  );

export const rankOf = ({ field, M }: Direct): number => rank(field, M);

/** Is M² = A·M for some A > 0? */
export function isTight({ field, M, square }: Direct): boolean {
  const norms = trace(field, M);
  if (field.isZero(norms)) return false;
  return equal(field, square, scaled(field, field.div(trace(field, square), norms), M));
}

/** Is every F w_i a multiple of w_i, that is column i of M² a multiple of column i of M? */
export const isLocalized = (d: Direct): boolean =>
  d.nonzero.every((j) => {
    const kappa = rayleigh(d, j);
    return d.M.every((row, i) => d.field.equals(d.square[i]![j]!, d.field.mul(kappa, row[j]!)));
  });

export const hasEqualNorms = ({ field, M }: Direct): boolean => M.every((row, i) => field.equals(row[i]!, M[0]![0]!));

/** Equal nonzero norms and one absolute inner product. */
export function isEquiangular(d: Direct): boolean {
  const squares = range(d.n).flatMap((i) => range(i).map((j) => d.field.pow(d.M[i]![j]!, 2)));
  return hasEqualNorms(d) && d.nonzero.length > 0 && squares.every((s) => d.field.equals(s, squares[0]!));
}

/** The orthogonal projector onto the span of the columns of B, which are independent: B(BᵀB)⁻¹Bᵀ. */
export function projectorOnto(field: NumberField, B: Matrix<Element>): Matrix<Element> {
  const across = transpose(B);
  const normal = multiply(field, across, B);
  const solved = rowEchelon(
    field,
    normal.map((row, i) => [...row, ...across[i]!]),
  ).rows.map((row) => row.slice(normal.length));
  return multiply(field, B, solved);
}

export interface SpectralPart {
  /** λ_k ≠ 0 */
  readonly value: Element;
  /** The projector of M onto the eigenspace. */
  readonly projector: Matrix<Element>;
}

/** M = Σ λ_k Π_k, by kernels; undefined where an eigenvalue is not in the field. */
export function spectralDecomposition({ field, n, M }: Direct): readonly SpectralPart[] | undefined {
  const eigenvalues = rootsInField(field, characteristicPolynomial(field, M));
  const eigenvectors = eigenvalues.map((value) => eigenspace(field, M, value));
  if (eigenvectors.reduce((sum, basis) => sum + basis.length, 0) < n) return undefined;
  return eigenvalues.flatMap((value, k) =>
    field.isZero(value) ? [] : [{ value, projector: projectorOnto(field, transpose(eigenvectors[k]!)) }],
  );
}

/** A basis of {x : Ax = λx}, as rows. */
const eigenspace = (field: NumberField, A: Matrix<Element>, value: Element): Matrix<Element> =>
  kernel(field, combined(field, 'sub', A, scaled(field, value, identityMatrix(field, A.length))));
