/** # Frame operator and symmetric eigenproblem in floating point. Defines `frameOperator`, `symmetricEigen`, `SymmetricMatrix`, `SymmetricEigen`.
 *
 * The only file that knows ml-matrix. That library picks its algorithm by exact float symmetry, and its general algorithm loses
 * the orthogonality of eigenvectors when an eigenvalue is repeated, which is our normal case, while the residual of
 * FV = VΛ stays small (measured, 6.15.1; the test shows it). So matrices are symmetrised here and the symmetric algorithm is asked for by
 * name, and both residuals are returned.
 * @module */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { ShapeError } from '../exact/errors.js';
import type { FloatVectors } from './floatFrame.js';

/** Row-major, size². */
export interface SymmetricMatrix {
  readonly size: number;
  readonly entries: Float64Array;
}

export interface SymmetricEigen {
  /** Descending. */
  readonly values: Float64Array;
  /** Column k, `vectors[a·size + k]`, belongs to `values[k]`. */
  readonly vectors: Float64Array;
  /** max |FV − VΛ|: absolute. */
  readonly equationResidual: number;
  /** max |VᵀV − I|. */
  readonly orthonormalityResidual: number;
}

/** F = WWᵀ = Σ_i w_i w_iᵀ, length × length. Cost: n·length² / 2. */
export function frameOperator({ n, length, coordinates }: FloatVectors): SymmetricMatrix {
  return { size: length, entries: flat(dense(n, length, coordinates).gram()) };
}

/** All eigenvalues and an orthonormal basis of eigenvectors of (A + Aᵀ)/2. Cost: about 10·size³; size 0 has none.
 *  @throws ShapeError unless there are size² entries */
export function symmetricEigen({ size, entries }: SymmetricMatrix): SymmetricEigen {
  if (entries.length !== size * size)
    throw new ShapeError({ where: 'matrix', expected: `${size}² entries`, found: String(entries.length) });
  // ml-matrix refuses empty matrices
  if (size === 0)
    return {
      values: new Float64Array(0),
      vectors: new Float64Array(0),
      equationResidual: 0,
      orthonormalityResidual: 0,
    };
  const symmetric = new Float64Array(size * size);
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++) symmetric[a * size + b] = (entries[a * size + b]! + entries[b * size + a]!) / 2;
  const matrix = dense(size, size, symmetric);
  const decomposition = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  const { realEigenvalues, eigenvectorMatrix } = decomposition;
  const order = realEigenvalues.map((_, k) => k).sort((k, l) => realEigenvalues[l]! - realEigenvalues[k]!);
  const values = Float64Array.from(order, (k) => realEigenvalues[k]!);
  const basis = eigenvectorMatrix.subMatrixColumn(order);
  const vectors = flat(basis);
  const image = flat(matrix.mmul(basis));
  const overlap = flat(basis.gram());
  let equationResidual = 0;
  let orthonormalityResidual = 0;
  for (let a = 0; a < size; a++)
    for (let k = 0; k < size; k++) {
      const place = a * size + k;
      equationResidual = Math.max(equationResidual, Math.abs(image[place]! - values[k]! * vectors[place]!));
      orthonormalityResidual = Math.max(orthonormalityResidual, Math.abs(overlap[place]! - (a === k ? 1 : 0)));
    }
  return { values, vectors, equationResidual, orthonormalityResidual };
}

const dense = (rows: number, columns: number, entries: Float64Array): Matrix =>
  Matrix.from1DArray(rows, columns, entries);

function flat(matrix: Matrix): Float64Array {
  const result = new Float64Array(matrix.rows * matrix.columns);
  for (let a = 0; a < matrix.rows; a++)
    for (let b = 0; b < matrix.columns; b++) result[a * matrix.columns + b] = matrix.get(a, b);
  return result;
}
