/** Eigenvectors of the tridiagonal matrix to those of the full one: reflectors applied in blocks.
 *
 * C. Bischof, C. Van Loan, The WY representation for products of Householder matrices (1987), compact as in R. Schreiber, C. Van Loan (1989) and
 * LAPACK's dlarft: H_1 ⋯ H_b = I − YTYᵀ. Eigenvectors stay packed, 8 a panel, from the first block to the last, so that both products of a
 * block read and write panels. */
import { parallel, scratch } from './parallel';
import { ADD, COLUMNS, REPLACE, ROWS, SUBTRACT, tile } from './product';

/** Reflectors a block. */
const REFLECTORS: i32 = 64;
/** Panels of eigenvectors that are one task. */
const PANELS: i32 = 8;
/** Terms at a time. */
const DEPTH: i32 = 128;
/** Bytes: a row of a block, a term of a panel of A, one of B, a panel of A over the reflectors. */
const ROW: usize = REFLECTORS * 8;
const TERM_A: usize = ROWS * 8;
const TERM_B: usize = COLUMNS * 8;
const PANEL_A: usize = REFLECTORS * TERM_A;

@unmanaged
class Transform {
  n: i32;
  /** n rounded up to a multiple of 8. */
  padded: i32;
  stride: usize;
  reflectors: usize;
  taus: usize;
  /** Packed Yᵀ and YT as left factors, block after block. */
  y: usize;
  yt: usize;
  /** Eigenvectors of the tridiagonal matrix in rows, the rows by ascending value, and the packed result by descending value. */
  from: usize;
  order: usize;
  to: usize;
  /** The first task at hand, and its blocks: first ≤ b < end. */
  task: i32;
  first: i32;
  end: i32;
}
const transform = (): Transform => changetype<Transform>(34048);

/** Bytes from the first block to block `index`: block b has n − 64b terms of 64. */
function offset(index: i32): usize {
  const b = <usize>index;
  return (b * <usize>transform().padded - ((b * (b - 1)) >> 1) * REFLECTORS) * ROW;
}

/** Yᵀ and YT of a block, packed: panels of 2 reflectors, and of 2 coordinates. */
function packBlock(task: i32): void {
  const t = transform();
  const first = task * REFLECTORS;
  const terms = t.padded - first;
  const count = min(REFLECTORS, t.n - 1 - first);
  const y = t.y + offset(task);
  const panelBytes = <usize>terms * TERM_A;
  memory.fill(y, 0, <usize>terms * ROW);
  for (let i = 0; i < count; i++) {
    const v = t.reflectors + <usize>(first + i) * t.stride + ((<usize>first) << 3);
    const panel = y + panelEntry(i, panelBytes);
    for (let p = i + 1; p < t.n - first; p++) store<f64>(panel + <usize>p * TERM_A, load<f64>(v + ((<usize>p) << 3)));
  }
  const products = scratch;
  const packed = products + REFLECTORS * ROW;
  const turned = packed + REFLECTORS * ROW;
  multiplyBlock(terms, y, panelBytes, products, turned);
  packFactor(count, t.taus + ((<usize>first) << 3), products, packed);
  // eight coordinates at a time, turned: the rows of YT are those of TᵀYᵀ, turned back
  for (let p = 0; p < terms; p += COLUMNS) {
    turn(y, panelBytes, p, turned);
    // T is upper triangular
    const rows = products;
    for (let q = 0; q < REFLECTORS; q += ROWS)
      tile(q + ROWS, packed + panelEntry(q, PANEL_A), turned, rows + <usize>q * TERM_B, TERM_B, REPLACE);
    const yt = t.yt + offset(task) + <usize>p * ROW;
    for (let q = 0; q < REFLECTORS; q++)
      for (let s = 0; s < COLUMNS; s += ROWS)
        v128.store(
          yt + <usize>(s / ROWS) * PANEL_A + <usize>q * TERM_A,
          v128.load(rows + <usize>q * TERM_B + ((<usize>s) << 3)),
        );
  }
}

/** Row i of packed rows: the first of its terms. */
function panelEntry(i: i32, panelBytes: usize): usize {
  return <usize>(i / ROWS) * panelBytes + ((<usize>(i % ROWS)) << 3);
}

/** Terms p … p + 7 of the packed rows, as a panel of 8 columns. */
function turn(y: usize, panelBytes: usize, p: i32, to: usize): void {
  for (let i = 0; i < REFLECTORS; i++) {
    const from = y + panelEntry(i, panelBytes) + <usize>p * TERM_A;
    for (let s = 0; s < COLUMNS; s++)
      store<f64>(to + <usize>i * TERM_B + ((<usize>s) << 3), load<f64>(from + <usize>s * TERM_A));
  }
}

/** YᵀY, all of it, to `products`: eight terms at a time. */
function multiplyBlock(terms: i32, y: usize, panelBytes: usize, products: usize, turned: usize): void {
  // a panel of 8 reflectors is four of 2, interleaved
  for (let j = 0; j < REFLECTORS; j += COLUMNS)
    for (let p = 0; p < terms; p += REFLECTORS) {
      const k = min(REFLECTORS, terms - p);
      for (let s = 0; s < COLUMNS; s += ROWS) {
        const from = y + panelEntry(j + s, panelBytes) + <usize>p * TERM_A;
        for (let q = 0; q < k; q++)
          v128.store(turned + <usize>q * TERM_B + ((<usize>s) << 3), v128.load(from + <usize>q * TERM_A));
      }
      for (let i = 0; i < j + COLUMNS; i += ROWS)
        tile(
          k,
          y + panelEntry(i, panelBytes) + <usize>p * TERM_A,
          turned,
          entry(products, i, j),
          ROW,
          p === 0 ? REPLACE : ADD,
        );
    }
}

/** T from the products YᵀY: T_ii = τ_i and column i above it is −τ_i T Yᵀy_i. Tᵀ packed in panels of 2 rows. */
function packFactor(count: i32, taus: usize, products: usize, packed: usize): void {
  memory.fill(packed, 0, REFLECTORS * ROW);
  for (let i = 0; i < count; i++) {
    const tau = load<f64>(taus + ((<usize>i) << 3));
    for (let l = 0; l < i; l++) {
      let sum: f64 = 0;
      for (let q = l; q < i; q++) sum += load<f64>(factor(packed, l, q)) * load<f64>(entry(products, q, i));
      store<f64>(factor(packed, l, i), -tau * sum);
    }
    store<f64>(factor(packed, i, i), tau);
  }
}

function entry(start: usize, i: i32, j: i32): usize {
  return start + <usize>i * ROW + ((<usize>j) << 3);
}

/** T_ij. */
function factor(packed: usize, i: i32, j: i32): usize {
  return packed + panelEntry(j, PANEL_A) + <usize>i * TERM_A;
}

/** Blocks of reflectors. */
function blocks(): i32 {
  return (transform().n - 1 + REFLECTORS - 1) / REFLECTORS;
}

/** Panels of eigenvectors: gathered from rows, then all blocks from the last to the first: V −= (YT)(YᵀV). */
function transformPanels(task: i32): void {
  const t = transform();
  const first = (t.task + task) * PANELS;
  const panels = min(PANELS, t.padded / COLUMNS - first);
  const panelBytes = <usize>t.padded * TERM_B;
  const to = t.to + <usize>first * panelBytes;
  if (t.end === blocks()) gather(first, panels);
  const products = scratch;
  const productBytes = REFLECTORS * TERM_B;
  for (let b = t.end - 1; b >= t.first; b--) {
    const start = b * REFLECTORS;
    const terms = t.padded - start;
    const y = t.y + offset(b);
    const yt = t.yt + offset(b);
    for (let p = 0; p < terms; p += DEPTH) {
      const k = min(DEPTH, terms - p);
      for (let s = 0; s < panels; s++) {
        const right = to + <usize>s * panelBytes + <usize>(start + p) * TERM_B;
        for (let q = 0; q < REFLECTORS; q += ROWS)
          tile(
            k,
            y + panelEntry(q, <usize>terms * TERM_A) + <usize>p * TERM_A,
            right,
            products + <usize>s * productBytes + <usize>q * TERM_B,
            TERM_B,
            p === 0 ? REPLACE : ADD,
          );
      }
    }
    for (let p = 0; p < terms; p += DEPTH)
      for (let s = 0; s < panels; s++)
        for (let q = p; q < min(p + DEPTH, terms); q += ROWS)
          tile(
            REFLECTORS,
            yt + <usize>(q / ROWS) * PANEL_A,
            products + <usize>s * productBytes,
            to + <usize>s * panelBytes + <usize>(start + q) * TERM_B,
            TERM_B,
            SUBTRACT,
          );
  }
}

/** Panels of rows by descending value, zero beyond n. */
function gather(first: i32, panels: i32): void {
  const t = transform();
  const panelBytes = <usize>t.padded * TERM_B;
  memory.fill(t.to + <usize>first * panelBytes, 0, <usize>panels * panelBytes);
  for (let k = first * COLUMNS; k < min(t.n, (first + panels) * COLUMNS); k++) {
    const row = t.from + <usize>load<i32>(t.order + ((<usize>(t.n - 1 - k)) << 2)) * t.stride;
    const panel = t.to + <usize>(k / COLUMNS) * panelBytes + ((<usize>(k % COLUMNS)) << 3);
    for (let p = 0; p < t.n; p++) store<f64>(panel + <usize>p * TERM_B, load<f64>(row + ((<usize>p) << 3)));
  }
}

/** What `transformTasks` works on: packs to `to`, 8 a panel of n rounded up, by descending value, H_1 ⋯ H_{n−1} times the rows of `from`. `y`, `yt`: (n + 72)(n + 72)/2
 *  numbers each, n rounded up. */
export function beginTransform(
  n: i32,
  stride: usize,
  reflectors: usize,
  taus: usize,
  from: usize,
  order: usize,
  to: usize,
  y: usize,
  yt: usize,
): void {
  const t = transform();
  t.n = n;
  t.padded = (n + COLUMNS - 1) & ~(COLUMNS - 1);
  t.stride = stride;
  t.reflectors = reflectors;
  t.taus = taus;
  t.from = from;
  t.order = order;
  t.to = to;
  t.y = y;
  t.yt = yt;
}

/** Packs the reflectors, once they are there; gives the number of tasks. */
export function packReflectors(): i32 {
  const t = transform();
  parallel(packBlock, blocks(), <f64>t.n * <f64>t.n * REFLECTORS);
  return (t.padded / COLUMNS + PANELS - 1) / PANELS;
}

/** For `tasks` tasks from `first` on: applies the reflectors before number `end`, from the last (`end` = n) down, until some `work` multiplications a
 *  task are made; gives the `end` to go on with, 0 when these eigenvectors are done. */
export function transformTasks(first: i32, tasks: i32, end: i32, work: f64): i32 {
  const t = transform();
  t.task = first;
  t.end = min(blocks(), (end + REFLECTORS - 1) / REFLECTORS);
  t.first = t.end;
  let made: f64 = 0;
  while (t.first > 0 && made < work) {
    t.first--;
    made += <f64>(2 * REFLECTORS * PANELS * COLUMNS) * <f64>(t.n - t.first * REFLECTORS);
  }
  parallel(transformPanels, tasks, made * <f64>tasks);
  return t.first * REFLECTORS;
}
