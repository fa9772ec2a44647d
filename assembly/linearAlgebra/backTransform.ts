/** Eigenvectors of the tridiagonal matrix to those of the full one: reflectors applied in blocks.
 *
 * C. Bischof, C. Van Loan, The WY representation for products of Householder matrices (1987), compact as in R. Schreiber, C. Van Loan (1989) and
 * LAPACK's dlarft: H_1 ⋯ H_b = I − YTYᵀ. Eigenvectors stay packed, 4 a panel, from the first block to the last, so that both products of a
 * block read and write panels. */
import { parallel, scratch } from './parallel';
import { tile } from './product';

/** Reflectors a block. */
export const REFLECTORS: i32 = 64;
const ROW: usize = REFLECTORS * 8;
/** Panels of eigenvectors that are one task. */
const PANELS: i32 = 16;
/** Terms at a time. */
const DEPTH: i32 = 128;

@unmanaged
class Transform {
  n: i32;
  /** n rounded up to a multiple of 4. */
  padded: i32;
  stride: usize;
  reflectors: usize;
  taus: usize;
  /** Packed Y and YT, block after block. */
  y: usize;
  yt: usize;
  /** Eigenvectors of the tridiagonal matrix in rows, the rows by ascending value, and the packed result by descending value. */
  from: usize;
  order: usize;
  to: usize;
}
const transform = (): Transform => changetype<Transform>(34048);

/** Bytes from the first block to block `index`: block b has n − 64b terms of 64. */
function offset(index: i32): usize {
  const b = <usize>index;
  return (b * <usize>transform().padded - ((b * (b - 1)) >> 1) * REFLECTORS) * REFLECTORS * 8;
}

/** Y and YT of a block, packed: Y in panels of 4 reflectors, YT in panels of 4 coordinates. */
function packBlock(task: i32): void {
  const t = transform();
  const first = task * REFLECTORS;
  const terms = t.padded - first;
  const count = min(REFLECTORS, t.n - 1 - first);
  const y = t.y + offset(task);
  const panelBytes = (<usize>terms) << 5;
  memory.fill(y, 0, <usize>terms * ROW);
  for (let i = 0; i < count; i++) {
    const v = t.reflectors + <usize>(first + i) * t.stride + ((<usize>first) << 3);
    const panel = y + <usize>(i >> 2) * panelBytes + ((<usize>(i & 3)) << 3);
    for (let p = i + 1; p < t.n - first; p++)
      store<f64>(panel + ((<usize>p) << 5), load<f64>(v + ((<usize>p) << 3)));
  }
  const products = scratch;
  for (let i = 0; i < REFLECTORS; i += 4)
    for (let l = 0; l <= i; l += 4)
      tile(terms, y + <usize>(l >> 2) * panelBytes, y + <usize>(i >> 2) * panelBytes, entry(products, l, i), ROW, 1, true);
  const packed = products + REFLECTORS * ROW;
  packFactor(count, t.taus + ((<usize>first) << 3), products, packed);
  // four coordinates at a time, turned, times T
  const turned = packed + REFLECTORS * ROW;
  for (let p = 0; p < terms; p += 4) {
    for (let i = 0; i < REFLECTORS; i++) {
      const from = y + <usize>(i >> 2) * panelBytes + ((<usize>p) << 5) + ((<usize>(i & 3)) << 3);
      const to = turned + ((<usize>i) << 5);
      store<f64>(to, load<f64>(from));
      store<f64>(to, load<f64>(from, 32), 8);
      store<f64>(to, load<f64>(from, 64), 16);
      store<f64>(to, load<f64>(from, 96), 24);
    }
    const yt = t.yt + offset(task) + <usize>(p >> 2) * (REFLECTORS << 5);
    // T is upper triangular
    for (let q = 0; q < REFLECTORS; q += 4)
      tile(q + 4, packed + <usize>(q >> 2) * (REFLECTORS << 5), turned, yt + ((<usize>q) << 5), 32, 1, true);
  }
}

/** T from the products YᵀY, both of REFLECTORS rows: T_ii = τ_i and column i above it is −τ_i T Yᵀy_i. Packed in panels of 4 columns. */
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

function factor(packed: usize, i: i32, j: i32): usize {
  return packed + <usize>(j >> 2) * (REFLECTORS << 5) + ((<usize>i) << 5) + ((<usize>(j & 3)) << 3);
}

/** Panels of eigenvectors: gathered from rows, then all blocks from the last to the first: V −= (YT)(YᵀV). */
function transformPanels(task: i32): void {
  const t = transform();
  const first = task * PANELS;
  const panels = min(PANELS, (t.padded >> 2) - first);
  const panelBytes = (<usize>t.padded) << 5;
  const to = t.to + <usize>first * panelBytes;
  memory.fill(to, 0, <usize>panels * panelBytes);
  for (let k = first << 2; k < min(t.n, (first + panels) << 2); k++) {
    const row = t.from + <usize>load<i32>(t.order + ((<usize>(t.n - 1 - k)) << 2)) * t.stride;
    const panel = t.to + <usize>(k >> 2) * panelBytes + ((<usize>(k & 3)) << 3);
    for (let p = 0; p < t.n; p++) store<f64>(panel + ((<usize>p) << 5), load<f64>(row + ((<usize>p) << 3)));
  }
  const products = scratch;
  const productBytes: usize = REFLECTORS << 5;
  for (let b = (t.n - 1 + REFLECTORS - 1) / REFLECTORS - 1; b >= 0; b--) {
    const start = b * REFLECTORS;
    const terms = t.padded - start;
    const y = t.y + offset(b);
    const yt = t.yt + offset(b);
    for (let p = 0; p < terms; p += DEPTH) {
      const k = min(DEPTH, terms - p);
      for (let q = 0; q < REFLECTORS >> 2; q++) {
        const a = y + ((<usize>q * <usize>terms) << 5) + ((<usize>p) << 5);
        for (let s = 0; s < panels; s++)
          tile(
            k,
            a,
            to + <usize>s * panelBytes + ((<usize>(start + p)) << 5),
            products + <usize>s * productBytes + ((<usize>q) << 7),
            32,
            1,
            p === 0,
          );
      }
    }
    for (let p = 0; p < terms; p += 4) {
      const a = yt + ((<usize>(p >> 2) * REFLECTORS) << 5);
      for (let s = 0; s < panels; s++)
        tile(
          REFLECTORS,
          a,
          products + <usize>s * productBytes,
          to + <usize>s * panelBytes + ((<usize>(start + p)) << 5),
          32,
          -1,
          false,
        );
    }
  }
}

/** Packs to `to`, 4 a panel of n rounded up, by descending value, H_1 ⋯ H_{n−1} times the rows of `from`. `y`, `yt`: (n + 8 + 64)·n / 2 + 64·n each. */
export function transformBack(
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
  t.padded = (n + 3) & ~3;
  t.stride = stride;
  t.reflectors = reflectors;
  t.taus = taus;
  t.from = from;
  t.order = order;
  t.to = to;
  t.y = y;
  t.yt = yt;
  const work = <f64>n * <f64>n;
  parallel(packBlock, (n - 1 + REFLECTORS - 1) / REFLECTORS, work * REFLECTORS);
  parallel(transformPanels, ((t.padded >> 2) + PANELS - 1) / PANELS, work * <f64>n);
}
