/** Matrix products by 2×8 tiles in registers.
 *
 * Operands are packed: A in panels of 2 rows, B in panels of 8 columns, in each the entries for p = 0, then those for p = 1, …, as in K. Goto,
 * R. van de Geijn, Anatomy of high-performance matrix multiplication (2008). A tile has 8 accumulators, of 16 vector registers; 2×8 runs
 * at 30 Gflop/s where 4×4, with as many loads, runs at 26, larger and unrolled tiles at 22 or less, and 33 is the peak (measured, V8 11.3, Zen 5). */
import { parallel, scratch } from './parallel';

/** Rows of a panel of A, columns of a panel of B. */
export const ROWS: i32 = 2;
export const COLUMNS: i32 = 8;
/** Rows and columns of C that are one task. */
const BLOCK: i32 = 64;
/** Terms between a load and a store of a tile: a panel of them stays in the first cache. */
const DEPTH: i32 = 256;
/** Bytes of a tile that is not whole, in this thread's own memory. */
const EDGE: usize = ROWS * COLUMNS * 8;

/** C = AB, C += AB or C −= AB, C of m rows and n columns: what all threads see of the product at hand. */
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
  mode: i32;
  /** Blocks in a row of C. */
  across: i32;
  /** Only tiles that meet the upper triangle. */
  upper: i32;
  /** For `largest`: one number a task. */
  results: usize;
}
const product = (): Product => changetype<Product>(33024);

/** What a product does to C. */
export const REPLACE: i32 = 0;
export const ADD: i32 = 1;
export const SUBTRACT: i32 = -1;

/** Tile c (2×8, rows `stride` bytes apart): the sum Σ_{p<k} a_p b_pᵀ replaces it, is added or subtracted. The products of a row stand in this order
 *  since others cost a cycle in five: the compiler keeps the order and the processor feels it. */
export function tile(k: i32, a: usize, b: usize, c: usize, stride: usize, mode: i32): void {
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
    c03 = f64x2.add(c03, f64x2.mul(a0, b3));
    c02 = f64x2.add(c02, f64x2.mul(a0, b2));
    c01 = f64x2.add(c01, f64x2.mul(a0, b1));
    c00 = f64x2.add(c00, f64x2.mul(a0, b0));
    const a1 = v128.load64_splat(a, 8);
    c13 = f64x2.add(c13, f64x2.mul(a1, b3));
    c12 = f64x2.add(c12, f64x2.mul(a1, b2));
    c11 = f64x2.add(c11, f64x2.mul(a1, b1));
    c10 = f64x2.add(c10, f64x2.mul(a1, b0));
    a += 16;
    b += 64;
  }
  store4(c, c00, c01, c02, c03, mode);
  store4(c + stride, c10, c11, c12, c13, mode);
}

function store4(c: usize, x0: v128, x1: v128, x2: v128, x3: v128, mode: i32): void {
  if (mode !== REPLACE) {
    const sign = f64x2.splat(<f64>mode);
    x0 = f64x2.add(v128.load(c), f64x2.mul(sign, x0));
    x1 = f64x2.add(v128.load(c, 16), f64x2.mul(sign, x1));
    x2 = f64x2.add(v128.load(c, 32), f64x2.mul(sign, x2));
    x3 = f64x2.add(v128.load(c, 48), f64x2.mul(sign, x3));
  }
  v128.store(c, x0);
  v128.store(c, x1, 16);
  v128.store(c, x2, 32);
  v128.store(c, x3, 48);
}

/** One task of a product: a block of C. */
function blockOfProduct(task: i32): void {
  const t = product();
  const top = (task / t.across) * BLOCK;
  const left = (task % t.across) * BLOCK;
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
    // what comes after the first terms is added
    const mode = first || t.mode !== REPLACE ? t.mode : ADD;
    for (let j = 0; j < columns; j += COLUMNS) {
      const b = t.b + <usize>((left + j) / COLUMNS) * t.bStride + <usize>p * (COLUMNS << 3);
      const last = skip ? min(rows, j + COLUMNS) : rows;
      for (let i = 0; i < last; i += ROWS) {
        const a = t.a + <usize>((top + i) / ROWS) * t.aStride + <usize>p * (ROWS << 3);
        const to = c + <usize>i * stride + ((<usize>j) << 3);
        if (rows - i >= ROWS && columns - j >= COLUMNS) {
          tile(k, a, b, to, stride, mode);
          continue;
        }
        tile(k, a, b, edge, COLUMNS << 3, REPLACE);
        for (let r = 0; r < min(ROWS, rows - i); r++)
          for (let s = 0; s < min(COLUMNS, columns - j); s++) {
            const place = to + <usize>r * stride + ((<usize>s) << 3);
            const x = load<f64>(edge + <usize>((r * COLUMNS + s) << 3));
            store<f64>(place, mode === REPLACE ? x : load<f64>(place) + <f64>mode * x);
          }
      }
    }
    first = false;
  }
}

/** Says what the product is; gives the number of its blocks. */
function describe(m: i32, n: i32, k: i32, a: usize, aTerms: i32, b: usize, bTerms: i32, mode: i32, upper: bool): i32 {
  const t = product();
  t.m = m;
  t.n = n;
  t.k = k;
  t.a = a;
  t.aStride = <usize>aTerms * (ROWS << 3);
  t.b = b;
  t.bStride = <usize>bTerms * (COLUMNS << 3);
  t.mode = mode;
  t.across = (n + BLOCK - 1) / BLOCK;
  t.upper = upper ? 1 : 0;
  return ((m + BLOCK - 1) / BLOCK) * t.across;
}

/** C = AB, C += AB or C −= AB, as `mode` says: C has m rows `stride` bytes apart and n columns, the sums k terms out of `aTerms` and `bTerms`
 *  a panel. With `upper` only what meets the upper triangle. */
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
  mode: i32,
  upper: bool,
): void {
  const tasks = describe(m, n, k, a, aTerms, b, bTerms, mode, upper);
  product().c = c;
  product().stride = stride;
  parallel(blockOfProduct, tasks, <f64>m * <f64>n * <f64>(k + 1));
}

/** The largest absolute value in one block of AB. */
function largestOfBlock(task: i32): void {
  const t = product();
  const result = t.results + ((<usize>task) << 3);
  store<f64>(result, 0);
  const top = (task / t.across) * BLOCK;
  const left = (task % t.across) * BLOCK;
  if (t.upper && top > left) return;
  const stride: usize = BLOCK << 3;
  const c = scratch + EDGE;
  block(top, left, c, stride);
  let largest: f64 = 0;
  for (let i = 0; i < min(BLOCK, t.m - top); i++)
    for (let j = t.upper && top === left ? i + 1 : 0; j < min(BLOCK, t.n - left); j++)
      largest = max(largest, abs(load<f64>(c + <usize>i * stride + ((<usize>j) << 3))));
  store<f64>(result, largest);
}

/** max |(AB)_ij|, with `upper` over i < j; `results`: room for a number a block. */
export function largestEntry(m: i32, n: i32, k: i32, a: usize, b: usize, upper: bool, results: usize): f64 {
  const tasks = describe(m, n, k, a, k, b, k, REPLACE, upper);
  product().results = results;
  parallel(largestOfBlock, tasks, <f64>m * <f64>n * <f64>(k + 1));
  let largest: f64 = 0;
  for (let task = 0; task < tasks; task++) largest = max(largest, load<f64>(results + ((<usize>task) << 3)));
  return largest;
}
