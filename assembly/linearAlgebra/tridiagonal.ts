/** Householder's reduction of a symmetric matrix to tridiagonal form, in panels.
 *
 * J. Dongarra, S. Hammarling, D. Sorensen, Block reduction of matrices to condensed forms (1989); LAPACK's dsytrd and dlatrd. Half of the
 * work are products of the matrix with a vector, bound by memory: they read the upper triangle only, once, and all threads
 * share it. The other half are products of matrices. */
import { packColumns } from './pack';
import { parallel } from './parallel';
import { COLUMNS, multiply, ROWS, SUBTRACT } from './product';
import { add, dot, dot2, scale, subtract2, subtract4, sum2 } from './vector';

/** Reflectors a panel. */
const PANEL: i32 = 32;
/** Pieces of the triangle that threads share; their number is fixed, so that the order of summation is. */
const PIECES: i32 = 8;
/** Columns that are one task. */
const STRIP: i32 = 512;

@unmanaged
class Reduction {
  n: i32;
  /** Bytes from row to row of all matrices here. */
  stride: usize;
  a: usize;
  diagonal: usize;
  off: usize;
  taus: usize;
  packA: usize;
  packB: usize;
  /** Rows v_0, w_0, v_1, w_1, …: the update of the panel is A −= Σ_q (v_q w_qᵀ + w_q v_qᵀ). */
  panel: usize;
  /** Rows of `panel` in use. */
  used: i32;
  /** PIECES rows: what each piece of the triangle adds to the product. */
  partial: usize;
  /** Σ over a row of the panel times v; the coefficients of rows in a combination. */
  sums: usize;
  coefficients: usize;
  /** First row of the triangle, the vector to multiply it with, and the row a combination is subtracted from. */
  top: i32;
  vector: usize;
  target: usize;
}
const reduction = (): Reduction => changetype<Reduction>(33536);

/** Row `index` of the matrix at `start`. */
function rowOf(start: usize, index: i32): usize {
  return start + <usize>index * reduction().stride;
}

/** First row of piece `piece` of a triangle of m rows: pieces of equal area that begin at multiples of 4. */
function pieceStart(piece: i32, m: i32): i32 {
  if (piece >= PIECES) return m;
  return <i32>(<f64>m * (1 - Math.sqrt(1 - <f64>piece / <f64>PIECES))) & ~3;
}

/** A piece of the triangle times the vector, or two dot products with rows of the panel. */
function multiplyPiece(task: i32): void {
  const t = reduction();
  const m = t.n - t.top;
  const bytes = (<usize>t.top) << 3;
  if (task >= PIECES) {
    const q = (task - PIECES) << 1;
    dot2(m, rowOf(t.panel, q) + bytes, t.stride, t.vector + bytes, t.sums + ((<usize>q) << 3));
    return;
  }
  const first = t.top + pieceStart(task, m);
  const end = t.top + pieceStart(task + 1, m);
  const y = rowOf(t.partial, task);
  memory.fill(y + ((<usize>first) << 3), 0, (<usize>(t.n - first)) << 3);
  let i = first;
  for (; i + 4 <= end; i += 4) multiplyFourRows(i, y);
  for (; i < end; i++) multiplyRow(i, y);
}

function multiplyRow(i: i32, y: usize): void {
  const t = reduction();
  const bytes = (<usize>i) << 3;
  const a = rowOf(t.a, i) + bytes;
  const x = t.vector + bytes;
  const rest = t.n - i - 1;
  const sum = load<f64>(a) * load<f64>(x) + dot(rest, a + 8, x + 8);
  add(rest, load<f64>(x), a + 8, y + bytes + 8);
  store<f64>(y + bytes, load<f64>(y + bytes) + sum);
}

/** Rows i … i + 3 to the right of the diagonal count twice: as rows and as columns. */
function multiplyFourRows(i: i32, y: usize): void {
  const t = reduction();
  const bytes = (<usize>i) << 3;
  let a0 = rowOf(t.a, i) + bytes;
  let a1 = a0 + t.stride;
  let a2 = a1 + t.stride;
  let a3 = a2 + t.stride;
  let x = t.vector + bytes;
  let to = y + bytes;
  const y0 = to;
  const x0 = load<f64>(x);
  const x1 = load<f64>(x, 8);
  const x2 = load<f64>(x, 16);
  const x3 = load<f64>(x, 24);
  let s0 = load<f64>(a0) * x0 + load<f64>(a0, 8) * x1 + load<f64>(a0, 16) * x2 + load<f64>(a0, 24) * x3;
  let s1 = load<f64>(a0, 8) * x0 + load<f64>(a1, 8) * x1 + load<f64>(a1, 16) * x2 + load<f64>(a1, 24) * x3;
  let s2 = load<f64>(a0, 16) * x0 + load<f64>(a1, 16) * x1 + load<f64>(a2, 16) * x2 + load<f64>(a2, 24) * x3;
  let s3 = load<f64>(a0, 24) * x0 + load<f64>(a1, 24) * x1 + load<f64>(a2, 24) * x2 + load<f64>(a3, 24) * x3;
  a0 += 32;
  a1 += 32;
  a2 += 32;
  a3 += 32;
  x += 32;
  to += 32;
  let r0 = f64x2.splat(0);
  let r1 = f64x2.splat(0);
  let r2 = f64x2.splat(0);
  let r3 = f64x2.splat(0);
  const v0 = f64x2.splat(x0);
  const v1 = f64x2.splat(x1);
  const v2 = f64x2.splat(x2);
  const v3 = f64x2.splat(x3);
  const end = t.vector + ((<usize>t.n) << 3);
  for (; x + 16 <= end; x += 16) {
    const right = v128.load(x);
    const m0 = v128.load(a0);
    const m1 = v128.load(a1);
    r0 = f64x2.add(r0, f64x2.mul(m0, right));
    r1 = f64x2.add(r1, f64x2.mul(m1, right));
    let sum = f64x2.add(f64x2.mul(m0, v0), f64x2.mul(m1, v1));
    const m2 = v128.load(a2);
    const m3 = v128.load(a3);
    r2 = f64x2.add(r2, f64x2.mul(m2, right));
    r3 = f64x2.add(r3, f64x2.mul(m3, right));
    sum = f64x2.add(sum, f64x2.add(f64x2.mul(m2, v2), f64x2.mul(m3, v3)));
    v128.store(to, f64x2.add(v128.load(to), sum));
    a0 += 16;
    a1 += 16;
    a2 += 16;
    a3 += 16;
    to += 16;
  }
  s0 += sum2(r0);
  s1 += sum2(r1);
  s2 += sum2(r2);
  s3 += sum2(r3);
  if (x < end) {
    const right = load<f64>(x);
    const m0 = load<f64>(a0);
    const m1 = load<f64>(a1);
    const m2 = load<f64>(a2);
    const m3 = load<f64>(a3);
    s0 += m0 * right;
    s1 += m1 * right;
    s2 += m2 * right;
    s3 += m3 * right;
    store<f64>(to, load<f64>(to) + (m0 * x0 + m1 * x1 + (m2 * x2 + m3 * x3)));
  }
  store<f64>(y0, load<f64>(y0) + s0);
  store<f64>(y0, load<f64>(y0, 8) + s1, 8);
  store<f64>(y0, load<f64>(y0, 16) + s2, 16);
  store<f64>(y0, load<f64>(y0, 24) + s3, 24);
}

/** Columns of the target: minus the combination of the rows of the panel with the coefficients. */
function combineStrip(task: i32): void {
  const t = reduction();
  const left = t.top + task * STRIP;
  const width = min(STRIP, t.n - left);
  const bytes = (<usize>left) << 3;
  const target = t.target + bytes;
  let q = 0;
  for (; q + 4 <= t.used; q += 4) {
    const c = t.coefficients + ((<usize>q) << 3);
    subtract4(
      width,
      rowOf(t.panel, q) + bytes,
      t.stride,
      load<f64>(c),
      load<f64>(c, 8),
      load<f64>(c, 16),
      load<f64>(c, 24),
      target,
    );
  }
  if (q < t.used) {
    const c = t.coefficients + ((<usize>q) << 3);
    subtract2(width, rowOf(t.panel, q) + bytes, t.stride, load<f64>(c), load<f64>(c, 8), target);
  }
}

/** Columns of w: the sum of the pieces, minus the combination. */
function gatherStrip(task: i32): void {
  const t = reduction();
  const m = t.n - t.top;
  const left = t.top + task * STRIP;
  const end = min(left + STRIP, t.n);
  memory.copy(t.target + ((<usize>left) << 3), t.partial + ((<usize>left) << 3), (<usize>(end - left)) << 3);
  for (let piece = 1; piece < PIECES; piece++) {
    const from = max(left, t.top + pieceStart(piece, m));
    if (from < end) add(end - from, 1, rowOf(t.partial, piece) + ((<usize>from) << 3), t.target + ((<usize>from) << 3));
  }
  combineStrip(task);
}

/** Makes x, of n entries, to a reflector v with v_0 = 1 and (I − τvvᵀ)x = βe_0; writes τ and gives β (LAPACK's dlarfg). */
function reflector(n: i32, x: usize, tau: usize): f64 {
  const alpha = load<f64>(x);
  const tail = dot(n - 1, x + 8, x + 8);
  if (tail < 1e-290) {
    // nothing to reflect beyond what rounding of a matrix of norm 1 loses
    memory.fill(x + 8, 0, (<usize>(n - 1)) << 3);
    store<f64>(x, 1);
    store<f64>(tau, 0);
    return alpha;
  }
  const norm = Math.sqrt(alpha * alpha + tail);
  const beta = alpha > 0 ? -norm : norm;
  store<f64>(tau, (beta - alpha) / beta);
  scale(n - 1, 1 / (alpha - beta), x + 8);
  store<f64>(x, 1);
  return beta;
}

/** What `reduceRows` works on: the n×n matrix at `a`, of which the upper triangle is read, becomes `diagonal` and `off` (n − 1 entries used). Row j
 *  of `a` then holds the j-th reflector, from its 1 in column j + 1 on, and `taus` its factor.
 *  `work`: (2·PANEL + PIECES + 1) rows; `packA`, `packB`: 2·PANEL rows each. */
export function beginReduction(
  n: i32,
  stride: usize,
  a: usize,
  diagonal: usize,
  off: usize,
  taus: usize,
  work: usize,
  packA: usize,
  packB: usize,
): void {
  const t = reduction();
  t.n = n;
  t.stride = stride;
  t.a = a;
  t.diagonal = diagonal;
  t.off = off;
  t.taus = taus;
  t.packA = packA;
  t.packB = packB;
  t.panel = work;
  t.partial = work + <usize>(2 * PANEL) * stride;
  t.sums = t.partial + <usize>PIECES * stride;
  t.coefficients = t.sums + 8 * 2 * PANEL;
}

/** Reduces row `first` and those after it until some `work` multiplications are made; gives the row to go on with, n at the end. */
export function reduceRows(first: i32, work: f64): i32 {
  const t = reduction();
  let j = first;
  let left = work;
  do {
    if (j % PANEL === 0) t.used = 0;
    reduceRow(j++);
    const m = <f64>(t.n - j);
    left -= m * m;
    if (j % PANEL !== 0 || j >= t.n) continue;
    updateFrom(j);
    left -= <f64>PANEL * m * m;
  } while (j < t.n && left > 0);
  return j;
}

/** What a full panel changes in row and column `end` and after: A −= Σ_q (v_q w_qᵀ + w_q v_qᵀ), rows of the panel on the left, the same with v
 *  and w exchanged on the right. */
function updateFrom(end: i32): void {
  const t = reduction();
  const m = t.n - end;
  const bytes = (<usize>end) << 3;
  packColumns(t.used, m, t.panel + bytes, t.stride, 0, ROWS, t.packA);
  const exchanged = t.coefficients;
  for (let q = 0; q < t.used; q++) store<i32>(exchanged + ((<usize>q) << 2), q ^ 1);
  packColumns(t.used, m, t.panel + bytes, t.stride, exchanged, COLUMNS, t.packB);
  multiply(m, m, t.used, t.packA, t.used, t.packB, t.used, rowOf(t.a, end) + bytes, t.stride, SUBTRACT, true);
}

/** Row j: bring it up to date, reflect it, and add v and w to the panel. */
function reduceRow(j: i32): void {
  const t = reduction();
  const row = rowOf(t.a, j);
  const at = (<usize>j) << 3;
  for (let q = 0; q < t.used; q++)
    store<f64>(t.coefficients + ((<usize>q) << 3), load<f64>(rowOf(t.panel, q ^ 1) + at));
  t.top = j;
  t.target = row;
  const width = t.n - j;
  parallel(combineStrip, (width + STRIP - 1) / STRIP, <f64>width * <f64>t.used);
  store<f64>(t.diagonal + at, load<f64>(row + at));
  if (j >= t.n - 1) return;
  const rest = width - 1;
  const v = row + at + 8;
  store<f64>(t.off + at, reflector(rest, v, t.taus + at));
  // w = τ(A − Σ_q (v_q w_qᵀ + w_q v_qᵀ))v, minus the multiple of v that makes the update symmetric
  t.top = j + 1;
  t.vector = row;
  parallel(multiplyPiece, PIECES + (t.used >> 1), <f64>rest * <f64>(rest + 2 * t.used));
  for (let q = 0; q < t.used; q++)
    store<f64>(t.coefficients + ((<usize>q) << 3), load<f64>(t.sums + ((<usize>(q ^ 1)) << 3)));
  const reflectorRow = rowOf(t.panel, t.used);
  memory.copy(reflectorRow + at + 8, v, (<usize>rest) << 3);
  t.target = reflectorRow + t.stride;
  parallel(gatherStrip, (rest + STRIP - 1) / STRIP, <f64>rest * <f64>(t.used + PIECES));
  const w = t.target + at + 8;
  const tau = load<f64>(t.taus + at);
  scale(rest, tau, w);
  add(rest, -0.5 * tau * dot(rest, w, v), v, w);
  t.used += 2;
}
