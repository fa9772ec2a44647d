/** Matrix products by 4×4 tiles in registers.
 *
 * Operands are packed: panels of 4 rows (or columns), in each the 4 entries for p = 0, then those for p = 1, …, as in K. Goto,
 * R. van de Geijn, Anatomy of high-performance matrix multiplication (2008). 4×4 is what fits: 8 accumulators of the 16 vector registers. */
import { parallel, scratch } from './parallel';

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

/** Tile c (4×4, rows `stride` bytes apart) = or += α Σ_{p<k} a_p b_pᵀ. */
export function tile(k: i32, a: usize, b: usize, c: usize, stride: usize, alpha: f64, overwrite: bool): void {
  let c00 = f64x2.splat(0);
  let c01 = f64x2.splat(0);
  let c10 = f64x2.splat(0);
  let c11 = f64x2.splat(0);
  let c20 = f64x2.splat(0);
  let c21 = f64x2.splat(0);
  let c30 = f64x2.splat(0);
  let c31 = f64x2.splat(0);
  const end = a + ((<usize>k) << 5);
  while (a < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load64_splat(a);
    c00 = f64x2.add(c00, f64x2.mul(a0, b0));
    c01 = f64x2.add(c01, f64x2.mul(a0, b1));
    const a1 = v128.load64_splat(a, 8);
    c10 = f64x2.add(c10, f64x2.mul(a1, b0));
    c11 = f64x2.add(c11, f64x2.mul(a1, b1));
    const a2 = v128.load64_splat(a, 16);
    c20 = f64x2.add(c20, f64x2.mul(a2, b0));
    c21 = f64x2.add(c21, f64x2.mul(a2, b1));
    const a3 = v128.load64_splat(a, 24);
    c30 = f64x2.add(c30, f64x2.mul(a3, b0));
    c31 = f64x2.add(c31, f64x2.mul(a3, b1));
    a += 32;
    b += 32;
  }
  const factor = f64x2.splat(alpha);
  row(c, c00, c01, factor, overwrite);
  row(c + stride, c10, c11, factor, overwrite);
  row(c + 2 * stride, c20, c21, factor, overwrite);
  row(c + 3 * stride, c30, c31, factor, overwrite);
}

function row(c: usize, left: v128, right: v128, factor: v128, overwrite: bool): void {
  let x = f64x2.mul(left, factor);
  let y = f64x2.mul(right, factor);
  if (!overwrite) {
    x = f64x2.add(x, v128.load(c));
    y = f64x2.add(y, v128.load(c, 16));
  }
  v128.store(c, x);
  v128.store(c, y, 16);
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
    const at = (<usize>p) << 5;
    for (let j = 0; j < columns; j += 4) {
      const b = t.b + <usize>((left + j) >> 2) * t.bStride + at;
      const last = skip ? min(rows, j + 4) : rows;
      for (let i = 0; i < last; i += 4) {
        const a = t.a + <usize>((top + i) >> 2) * t.aStride + at;
        const to = c + <usize>i * stride + ((<usize>j) << 3);
        if (rows - i >= 4 && columns - j >= 4) {
          tile(k, a, b, to, stride, t.alpha, overwrite);
          continue;
        }
        tile(k, a, b, edge, 32, t.alpha, true);
        for (let r = 0; r < min(4, rows - i); r++)
          for (let s = 0; s < min(4, columns - j); s++) {
            const place = to + <usize>r * stride + ((<usize>s) << 3);
            const x = load<f64>(edge + <usize>(((r << 2) + s) << 3));
            store<f64>(place, overwrite ? x : load<f64>(place) + x);
          }
      }
    }
    first = false;
  }
}

/** C = αAB (`overwrite`) or C += αAB, C of m rows and n columns `stride` bytes apart; with `upper` only what meets the upper triangle. */
export function multiply(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aStride: usize,
  b: usize,
  bStride: usize,
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
  t.aStride = aStride;
  t.b = b;
  t.bStride = bStride;
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
  aStride: usize,
  b: usize,
  bStride: usize,
  upper: bool,
  results: usize,
): f64 {
  const t = product();
  t.m = m;
  t.n = n;
  t.k = k;
  t.a = a;
  t.aStride = aStride;
  t.b = b;
  t.bStride = bStride;
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
