/** # Frame operators of integer vectors. Defines `integerFrameOperator`, `isScalar`.
 *
 * F = WWᵀ = Σ_i w_i w_iᵀ (theory.md, Objects) is d×d however many vectors there are: where they are given, tightness F = A·I
 * is decided without the n×n Gram matrix. The sums run in doubles over blocks of vectors so short that Σ |x_a x_b| ≤ 2^53, where
 * every partial sum is an exact integer in whatever order it is formed, and blocks are added up as bigints.
 * @module */
import { ShapeError } from '../exact/errors.js';
import type { IntegerMatrix } from '../exact/integerMatrix.js';

/** Vectors laid out by coordinate at a time: with d = 24 they fill 24 KiB, a first-level cache. */
const BLOCK = 128;
/** Rows and columns of F that one pass over a block accumulates: eight sums and six loads stay in registers (measured). */
const TILE_ROWS = 2;
const TILE_COLUMNS = 4;

/**
 * F = Σ_i w_i w_iᵀ, d×d and symmetric, for n integer vectors of d coordinates given as one flat array: w_i is
 * `vectors[i·d … i·d + d)`. Exact for every input. Cost: n·d²/2 multiplications of doubles for coordinates up to 2^26 in
 * absolute value; beyond, where two of them can have a product above 2^53, of bigints.
 * @throws ShapeError unless d is a positive integer that divides the length
 */
export function integerFrameOperator(vectors: Int8Array | Int16Array | Int32Array, dimension: number): IntegerMatrix {
  if (!Number.isInteger(dimension) || dimension < 1 || vectors.length % dimension !== 0)
    throw new ShapeError({
      where: 'integer vectors',
      expected: 'a positive dimension that divides the number of coordinates',
      found: `${vectors.length} coordinates, dimension ${dimension}`,
    });
  const bound = largestSquare(vectors);
  return bound <= 2 ** 52 ? sumOfBlocks(vectors, dimension, bound) : sumOfProducts(vectors, dimension);
}

/** Is the matrix A·I? Then A is any of its diagonal entries. */
export function isScalar(matrix: IntegerMatrix): boolean {
  return matrix.every((row, i) => row.every((entry, j) => entry === (i === j ? matrix[0]![0] : 0n)));
}

/** A bound on x² for all coordinates, from the type where that is enough for long blocks. */
function largestSquare(vectors: Int8Array | Int16Array | Int32Array): number {
  if (vectors.BYTES_PER_ELEMENT < 4) return 2 ** (2 * (8 * vectors.BYTES_PER_ELEMENT - 1));
  let largest = 0;
  for (let at = 0; at < vectors.length; at++) largest = Math.max(largest, Math.abs(vectors[at]!));
  return Math.max(1, largest * largest);
}

/** @param bound x² ≤ bound ≤ 2^52 for all coordinates */
function sumOfBlocks(vectors: Int8Array | Int16Array | Int32Array, d: number, bound: number): IntegerMatrix {
  const n = vectors.length / d;
  const exact = Math.floor(2 ** 53 / bound); // so many products add up to at most 2^53
  const length = Math.min(BLOCK, exact);
  const height = Math.ceil(d / TILE_COLUMNS) * TILE_COLUMNS; // zero rows fill up the last tiles
  const block = new Float64Array(height * length);
  const sums = new Float64Array(height * height);
  const total = Array.from({ length: d }, () => new Array<bigint>(d).fill(0n));
  let summed = 0;
  for (let from = 0; from < n; from += length) {
    const count = Math.min(length, n - from);
    if (summed + count > exact) {
      flush(sums, height, total);
      summed = 0;
    }
    for (let i = 0; i < count; i++) for (let a = 0; a < d; a++) block[a * length + i] = vectors[(from + i) * d + a]!;
    for (let a = 0; a < height; a += TILE_ROWS)
      for (let b = a - (a % TILE_COLUMNS); b < height; b += TILE_COLUMNS)
        addTile(sums, height, block, length, count, a, b);
    summed += count;
  }
  flush(sums, height, total);
  for (let a = 0; a < d; a++) for (let b = 0; b < a; b++) total[a]![b] = total[b]![a]!;
  return total;
}

/** Σ_i x_a(i)·x_b(i) for 2×4 pairs (a, b) of coordinates, the vectors i < count of the block. */
function addTile(
  sums: Float64Array,
  height: number,
  block: Float64Array,
  length: number,
  count: number,
  a: number,
  b: number,
): void {
  const [a0, a1] = [a * length, (a + 1) * length];
  const [b0, b1, b2, b3] = [b * length, (b + 1) * length, (b + 2) * length, (b + 3) * length];
  let [s00, s01, s02, s03, s10, s11, s12, s13] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const x0 = block[a0 + i]!;
    const x1 = block[a1 + i]!;
    const y0 = block[b0 + i]!;
    const y1 = block[b1 + i]!;
    const y2 = block[b2 + i]!;
    const y3 = block[b3 + i]!;
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s03 += x0 * y3;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s13 += x1 * y3;
  }
  const [top, bottom] = [a * height + b, (a + 1) * height + b];
  sums[top] = sums[top]! + s00;
  sums[top + 1] = sums[top + 1]! + s01;
  sums[top + 2] = sums[top + 2]! + s02;
  sums[top + 3] = sums[top + 3]! + s03;
  sums[bottom] = sums[bottom]! + s10;
  sums[bottom + 1] = sums[bottom + 1]! + s11;
  sums[bottom + 2] = sums[bottom + 2]! + s12;
  sums[bottom + 3] = sums[bottom + 3]! + s13;
}

/** Moves the sums of the entries on and above the diagonal into the total. */
function flush(sums: Float64Array, height: number, total: bigint[][]): void {
  total.forEach((row, a) => {
    for (let b = a; b < row.length; b++) row[b] = row[b]! + BigInt(sums[a * height + b]!);
  });
  sums.fill(0);
}

/** Without any bound. */
function sumOfProducts(vectors: Int32Array | Int16Array | Int8Array, d: number): IntegerMatrix {
  const total = Array.from({ length: d }, () => new Array<bigint>(d).fill(0n));
  for (let from = 0; from < vectors.length; from += d) {
    const vector = Array.from(vectors.subarray(from, from + d), BigInt);
    vector.forEach((x, a) => {
      vector.forEach((y, b) => {
        total[a]![b] = total[a]![b]! + x * y;
      });
    });
  }
  return total;
}
