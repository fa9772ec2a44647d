/** Matrix products by 2×8 tiles in registers.
 *
 * Operands are packed: A in panels of 2 rows, B in panels of 8 columns, in each the entries for p = 0, then those for p = 1, …, as in K. Goto,
 * R. van de Geijn, Anatomy of high-performance matrix multiplication (2008). A tile has 8 accumulators, of 16 vector registers; 2×8 runs
 * at 31 Gflop/s where 4×4, with as many loads, runs at 26 and larger or unrolled tiles at 22 or less (measured, V8 11.3). */
import { parallel, scratch } from './parallel';

/** Rows of a panel of A, columns of a panel of B. */
export const ROWS: i32 = 2;
export const COLUMNS: i32 = 8;
/** Rows and columns of C that are one task. */
export const BLOCK: i32 = 64;
/** Terms between a load and a store of a tile: a panel of them stays in the first cache. */
const DEPTH: i32 = 256;

/** C (m×n) = αAB or C += αAB: what all threads see of the product at hand. */
@unmanaged
class Product {
  m: i32;
  n: i32;
  k: i32;
  /** Bytes from row to row of C. */
  stride: usize;
  c: usize;
  a: usize;
  b: usize;
  /** Bytes from panel to panel. */
  aStride: usize;
  bStride: usize;
  alpha: f64;
  overwrite: i32;
  /** Only tiles that meet the upper triangle. */
  upper: i32;
  /** For `largest`: one number a task. */
  results: usize;
}
const product = (): Product => changetype<Product>(33024);

/** Tile c (2×8, rows `stride` bytes apart) = or += α Σ_{p<k} a_p b_pᵀ. */
export function tile(k: i32, a: usize, b: usize, c: usize, stride: usize, alpha: f64, overwrite: bool): void {
  let c00 = f64x2.splat(0);
  let c01 = f64x2.splat(0);
  let c02 = f64x2.splat(0);
  let c03 = f64x2.splat(0);
  let c10 = f64x2.splat(0);
  let c11 = f64x2.splat(0);
  let c12 = f64x2.splat(0);
  let c13 = f64x2.splat(0);
  const end = a + ((<usize>k) << 4);
  while (a < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const b3 = v128.load(b, 48);
    const a0 = v128.load64_splat(a);
    c00 = f64x2.add(c00, f64x2.mul(a0, b0));
    c01 = f64x2.add(c01, f64x2.mul(a0, b1));
    c02 = f64x2.add(c02, f64x2.mul(a0, b2));
    c03 = f64x2.add(c03, f64x2.mul(a0, b3));
    const a1 = v128.load64_splat(a, 8);
    c10 = f64x2.add(c10, f64x2.mul(a1, b0));
    c11 = f64x2.add(c11, f64x2.mul(a1, b1));
    c12 = f64x2.add(c12, f64x2.mul(a1, b2));
    c13 = f64x2.add(c13, f64x2.mul(a1, b3));
    a += 16;
    b += 64;
  }
  const factor = f64x2.splat(alpha);
  row(c, c00, c01, c02, c03, factor, overwrite);
  row(c + stride, c10, c11, c12, c13, factor, overwrite);
}

function row(c: usize, x0: v128, x1: v128, x2: v128, x3: v128, factor: v128, overwrite: bool): void {
  let y0 = f64x2.mul(x0, factor);
  let y1 = f64x2.mul(x1, factor);
  let y2 = f64x2.mul(x2, factor);
  let y3 = f64x2.mul(x3, factor);
  if (!overwrite) {
    y0 = f64x2.add(y0, v128.load(c));
    y1 = f64x2.add(y1, v128.load(c, 16));
    y2 = f64x2.add(y2, v128.load(c, 32));
    y3 = f64x2.add(y3, v128.load(c, 48));
  }
  v128.store(c, y0);
  v128.store(c, y1, 16);
  v128.store(c, y2, 32);
  v128.store(c, y3, 48);
}

/** One task of a product: a block of C. */
function blockOfProduct(task: i32): void {
  const t = product();
  const across = (t.n + BLOCK - 1) / BLOCK;
  const top = (task / across) * BLOCK;
  const left = (task % across) * BLOCK;
  if (t.upper && top > left) return;
  block(top, left, t.c + <usize>top * t.stride + ((<usize>left) << 3), t.stride);
}

/** The block of the product at hand with its first entry at (top, left), to c. */
function block(top: i32, left: i32, c: usize, stride: usize): void {
  const t = product();
  const rows = min(BLOCK, t.m - top);
  const columns = min(BLOCK, t.n - left);
  const skip = t.upper && top === left;
  const edge = scratch;
  let first = true;
  for (let p = 0; p < t.k || first; p += DEPTH) {
    const k = min(DEPTH, t.k - p);
    const overwrite = first && t.overwrite !== 0;
    for (let j = 0; j < columns; j += COLUMNS) {
      const b = t.b + <usize>((left + j) / COLUMNS) * t.bStride + <usize>p * (COLUMNS << 3);
      const last = skip ? min(rows, j + COLUMNS) : rows;
      for (let i = 0; i < last; i += ROWS) {
        const a = t.a + <usize>((top + i) / ROWS) * t.aStride + <usize>p * (ROWS << 3);
        const to = c + <usize>i * stride + ((<usize>j) << 3);
        if (rows - i >= ROWS && columns - j >= COLUMNS) {
          tile(k, a, b, to, stride, t.alpha, overwrite);
          continue;
        }
        tile(k, a, b, edge, COLUMNS << 3, t.alpha, true);
        for (let r = 0; r < min(ROWS, rows - i); r++)
          for (let s = 0; s < min(COLUMNS, columns - j); s++) {
            const place = to + <usize>r * stride + ((<usize>s) << 3);
            const x = load<f64>(edge + <usize>((r * COLUMNS + s) << 3));
            store<f64>(place, overwrite ? x : load<f64>(place) + x);
          }
      }
    }
    first = false;
  }
}

/** C = αAB (`overwrite`) or C += αAB, C of m rows and n columns `stride` bytes apart, k terms of the `aTerms`, `bTerms` of a panel; with `upper` only what meets the upper triangle. */
export function multiply(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aTerms: i32,
  b: usize,
  bTerms: i32,
  c: usize,
  stride: usize,
  alpha: f64,
  overwrite: bool,
  upper: bool,
): void {
  if (m <= 0 || n <= 0) return;
  const t = product();
  t.m = m;
  t.n = n;
  t.k = k;
  t.a = a;
  t.aStride = <usize>aTerms * (ROWS << 3);
  t.b = b;
  t.bStride = <usize>bTerms * (COLUMNS << 3);
  t.c = c;
  t.stride = stride;
  t.alpha = alpha;
  t.overwrite = overwrite ? 1 : 0;
  t.upper = upper ? 1 : 0;
  const tasks = ((m + BLOCK - 1) / BLOCK) * ((n + BLOCK - 1) / BLOCK);
  parallel(blockOfProduct, tasks, <f64>m * <f64>n * <f64>(k + 1));
}

/** The largest absolute value in one block of AB. */
function largestOfBlock(task: i32): void {
  const t = product();
  const result = t.results + ((<usize>task) << 3);
  store<f64>(result, 0);
  const across = (t.n + BLOCK - 1) / BLOCK;
  const top = (task / across) * BLOCK;
  const left = (task % across) * BLOCK;
  if (t.upper && top > left) return;
  const stride: usize = BLOCK << 3;
  const c = scratch + 128;
  block(top, left, c, stride);
  let largest: f64 = 0;
  for (let i = 0; i < min(BLOCK, t.m - top); i++)
    for (let j = t.upper && top === left ? i + 1 : 0; j < min(BLOCK, t.n - left); j++)
      largest = max(largest, abs(load<f64>(c + <usize>i * stride + ((<usize>j) << 3))));
  store<f64>(result, largest);
}

/** max |(AB)_ij|, with `upper` over i < j; `results`: room for a number a block. */
export function largestEntry(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aTerms: i32,
  b: usize,
  bTerms: i32,
  upper: bool,
  results: usize,
): f64 {
  const t = product();
  t.m = m;
  t.n = n;
  t.k = k;
  t.a = a;
  t.aStride = <usize>aTerms * (ROWS << 3);
  t.b = b;
  t.bStride = <usize>bTerms * (COLUMNS << 3);
  t.alpha = 1;
  t.overwrite = 1;
  t.upper = upper ? 1 : 0;
  t.results = results;
  const tasks = ((m + BLOCK - 1) / BLOCK) * ((n + BLOCK - 1) / BLOCK);
  parallel(largestOfBlock, tasks, <f64>m * <f64>n * <f64>(k + 1));
  let largest: f64 = 0;
  for (let task = 0; task < tasks; task++) largest = max(largest, load<f64>(results + ((<usize>task) << 3)));
  return largest;
}
