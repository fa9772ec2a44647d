/** Dense linear algebra on one memory that all threads share. Addresses are bytes, matrices row-major doubles. */
export { transformTasks } from './linearAlgebra/backTransform';
export { beginMerge, endMerge, mergeRows, solve, split } from './linearAlgebra/divideAndConquer';
export { measureFeatures } from './linearAlgebra/measures';
export { serve, setScratch, share } from './linearAlgebra/parallel';
export { reduceRows } from './linearAlgebra/tridiagonal';

import { beginTransform, packReflectors } from './linearAlgebra/backTransform';
import { beginTridiagonal, storeValues } from './linearAlgebra/divideAndConquer';
import { packColumns, packRows } from './linearAlgebra/pack';
import { ADD, COLUMNS, largestEntry, multiply, REPLACE, ROWS } from './linearAlgebra/product';
import { beginReduction } from './linearAlgebra/tridiagonal';

/** f += Σ_i w_i w_iᵀ (n×n, `stride` bytes a row; what meets the upper triangle) over `count` rows of n numbers at `block`. `p`, `q`: packed blocks. */
export function accumulate(count: i32, n: i32, block: usize, f: usize, stride: usize, p: usize, q: usize): void {
  const bytes = (<usize>n) << 3;
  packColumns(count, n, block, bytes, 0, ROWS, p);
  packColumns(count, n, block, bytes, 0, COLUMNS, q);
  multiply(n, n, count, p, count, q, count, f, stride, ADD, true);
}

/** ⟨v_k, w_i⟩ at [i·n + k] of `product`, for eigenvectors packed at `vectors` by `eigen`, `padded` terms a panel, and rows w_i of `block`. */
export function project(count: i32, n: i32, block: usize, vectors: usize, padded: i32, p: usize, product: usize): void {
  const bytes = (<usize>n) << 3;
  packRows(count, n, block, bytes, ROWS, p);
  multiply(count, n, n, p, n, vectors, padded, product, bytes, REPLACE, false);
}

/** max |⟨a_i, b_j⟩| over rows a_i of `block` and b_j of `other`, or pairs i < j of rows if both are one. `results`: a number a block of 64×64. */
export function largestProduct(
  count: i32,
  otherCount: i32,
  n: i32,
  block: usize,
  other: usize,
  p: usize,
  q: usize,
  results: usize,
): f64 {
  const bytes = (<usize>n) << 3;
  packRows(count, n, block, bytes, ROWS, p);
  packRows(otherCount, n, other, bytes, COLUMNS, q);
  return largestEntry(count, otherCount, n, p, q, block === other, results);
}

/** What the eigenvalues at hand were scaled by, and where they go. */
let scale: f64 = 1;
let eigenvalues: usize = 0;

/** Eigenvectors of the n×n matrix at `f` (`stride` bytes a row), of which the upper triangle is read. False if an entry is not finite. Else
 *  `reduceRows` for all rows, `solve` for them (or `split` and merges), `beginBackTransform`, and `transformTasks` for all tasks; then eigenvalues
 *  are at `values`, ascending, and eigenvectors, by descending value and packed in panels of 8 rows, at `a`.
 *  `a`, `v`: as large as `f`; `p`, `q`: (n + 80)(n + 72) numbers; `rows`: 96 rows; `values`: 32 rows. */
export function beginEigen(
  n: i32,
  stride: usize,
  f: usize,
  a: usize,
  v: usize,
  p: usize,
  q: usize,
  rows: usize,
  values: usize,
): bool {
  let largest: f64 = 0;
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) largest = max(largest, abs(load<f64>(f + <usize>i * stride + ((<usize>j) << 3))));
  if (!F64.isFinite(largest)) return false;
  // a power of two, so that scaling is exact, and squares neither overflow nor vanish
  scale = largest > 0 ? powerOfTwoNear(largest) : 1;
  const inverse = 1 / scale;
  for (let i = 0; i < n; i++) {
    const from = f + <usize>i * stride;
    const to = a + <usize>i * stride;
    for (let j = i; j < n; j++) store<f64>(to + ((<usize>j) << 3), load<f64>(from + ((<usize>j) << 3)) * inverse);
  }
  eigenvalues = values;
  const diagonal = values + stride;
  const off = diagonal + stride;
  const taus = off + stride;
  memory.fill(off, 0, 2 * stride);
  beginReduction(n, stride, a, diagonal, off, taus, rows, p, q);
  const order = beginTridiagonal(n, diagonal, off, v, stride, taus + stride, p, q);
  beginTransform(n, stride, a, taus, v, order, a, p, q);
  return true;
}

/** Once all is solved: writes the eigenvalues, and gives the number of tasks of the eigenvectors. */
export function beginBackTransform(): i32 {
  storeValues(scale, eigenvalues);
  return packReflectors();
}

/** 2^⌊log₂ x⌋ for x > 0, at least 2^−1022. */
function powerOfTwoNear(x: f64): f64 {
  const bits = reinterpret<u64>(x) & 0x7ff0000000000000;
  return reinterpret<f64>(bits === 0 ? 0x0010000000000000 : bits);
}
