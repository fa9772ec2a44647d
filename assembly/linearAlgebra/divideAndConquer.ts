/** Eigenvalues and eigenvectors of a symmetric tridiagonal matrix, by divide and conquer.
 *
 * J. Cuppen, A divide and conquer method for the symmetric tridiagonal eigenproblem (1981), with the weights recomputed from the roots, so that
 * eigenvectors are orthogonal without higher precision: M. Gu, S. Eisenstat (1995). Deflation and the three kinds of vectors as in J. Rutter
 * (1994) and LAPACK's dlaed1, dlaed2 and dlaed3. Repeated eigenvalues deflate, so they cost little. */
import { packColumns } from './pack';
import { parallel } from './parallel';
import { COLUMNS, multiply, REPLACE, ROWS } from './product';
import { secularRoot } from './secular';
import { rotate } from './vector';

/** Roots, weights or vectors that are one task. */
const CHUNK: i32 = 16;
/** A vector meets only the first half of the matrix, both, or only the second. */
const FIRST: i32 = 0;
const BOTH: i32 = 1;
const SECOND: i32 = 2;

/** What all threads see of the merge at hand. Arrays of n numbers each. */
@unmanaged
class Merge {
  n: i32;
  stride: usize;
  /** Row k: an eigenvector. */
  vectors: usize;
  values: usize;
  off: usize;
  /** The range that is merged, and where its halves meet. */
  low: i32;
  middle: i32;
  high: i32;
  /** Rows by ascending value. */
  order: usize;
  /** Kept poles ascending, their weights, and the roots as nearest pole and distance. */
  k: i32;
  d: usize;
  z: usize;
  origin: usize;
  tau: usize;
  rho: f64;
  norm: f64;
  /** Recomputed weights; poles and recomputed weights by kind. */
  weights: usize;
  groupedPole: usize;
  groupedWeight: usize;
  /** Rows kept, by ascending value; the same by kind; places by kind; rows deflated. */
  kept: usize;
  groupedRow: usize;
  grouped: usize;
  deflated: usize;
  kind: usize;
  spare: usize;
  /** Vectors that meet the first half, and the second; all that meet the first only come before the others. */
  withFirst: i32;
  withSecond: i32;
  /** Packed eigenvectors of the merged problem, and of its halves. */
  packA: usize;
  packB: usize;
  packSecond: usize;
}
const merge = (): Merge => changetype<Merge>(33792);

const at = (array: usize, i: i32): usize => array + ((<usize>i) << 3);
const at4 = (array: usize, i: i32): usize => array + ((<usize>i) << 2);
const row = (k: i32): usize => merge().vectors + <usize>k * merge().stride;

/** What `solve` works on: an n×n tridiagonal matrix that is not there yet. Its eigenvalues will replace `values`, the diagonal, and the eigenvector of
 *  values[k] will be row k of `vectors`. Gives the address of the rows by ascending value. `packA`, `packB`: (n + 16)·n numbers each. */
export function beginTridiagonal(
  n: i32,
  values: usize,
  off: usize,
  vectors: usize,
  stride: usize,
  workspace: usize,
  packA: usize,
  packB: usize,
): usize {
  const t = merge();
  const bytes = (<usize>n) << 3;
  t.n = n;
  t.values = values;
  t.off = off;
  t.vectors = vectors;
  t.stride = stride;
  t.packA = packA;
  t.packB = packB;
  t.order = workspace;
  t.d = workspace + bytes;
  t.z = workspace + 2 * bytes;
  t.origin = workspace + 3 * bytes;
  t.tau = workspace + 4 * bytes;
  t.weights = workspace + 5 * bytes;
  t.groupedPole = workspace + 6 * bytes;
  t.groupedWeight = workspace + 7 * bytes;
  t.kept = workspace + 8 * bytes;
  t.groupedRow = workspace + 9 * bytes;
  t.grouped = workspace + 10 * bytes;
  t.deflated = workspace + 11 * bytes;
  t.kind = workspace + 12 * bytes;
  t.spare = workspace + 13 * bytes;
  for (let k = 0; k < n; k++) {
    memory.fill(row(k), 0, bytes);
    store<f64>(at(row(k), k), 1);
    store<i32>(at4(t.order, k), k);
  }
  return t.order;
}

/** Rows and columns low ≤ k < high of the tridiagonal matrix. */
export function solve(low: i32, high: i32): void {
  if (high - low < 2) return;
  const middle = split(low, high);
  solve(low, middle);
  solve(middle, high);
  mergeRows(0, beginMerge(low, middle, high));
  endMerge();
}

/** Makes halves of the range that are solved apart; gives the first row of the second. */
export function split(low: i32, high: i32): i32 {
  const t = merge();
  const middle = (low + high) >> 1;
  const strength = abs(load<f64>(at(t.off, middle - 1)));
  store<f64>(at(t.values, middle - 1), load<f64>(at(t.values, middle - 1)) - strength);
  store<f64>(at(t.values, middle), load<f64>(at(t.values, middle)) - strength);
  return middle;
}

/** The halves are diagonal now: with z = Vᵀ(e_{middle−1} ± e_middle)/√2 the whole is diagonal + ρzzᵀ. Finds its roots; gives how many vectors
 *  `mergeRows` has to make of the halves'. */
export function beginMerge(low: i32, middle: i32, high: i32): i32 {
  const t = merge();
  t.low = low;
  t.middle = middle;
  t.high = high;
  sortHalves(low, middle, high);
  deflate(low, middle, high, load<f64>(at(t.off, middle - 1)));
  const k = t.k;
  let first = 0;
  let both = 0;
  for (let j = 0; j < k; j++) {
    const kind = load<i32>(at4(t.kind, load<i32>(at4(t.kept, j))));
    if (kind === FIRST) first++;
    else if (kind === BOTH) both++;
  }
  if (k === 0) {
    moveDeflated(low, high);
    return 0;
  }
  const work = <f64>k * <f64>k;
  const chunks = (k + CHUNK - 1) / CHUNK;
  parallel(findRoots, chunks, 40 * work);
  parallel(findWeights, chunks, 8 * work);
  group(first, both);
  // packed before the rows are overwritten
  const left = middle - low;
  t.withFirst = first + both;
  t.withSecond = k - first;
  t.packSecond = t.packB + ((<usize>(left + COLUMNS) * <usize>t.withFirst) << 3);
  const columns = t.vectors + ((<usize>low) << 3);
  packColumns(t.withFirst, left, columns, t.stride, t.groupedRow, COLUMNS, t.packB);
  const others = at4(t.groupedRow, first);
  packColumns(t.withSecond, high - middle, at(columns, left), t.stride, others, COLUMNS, t.packSecond);
  moveDeflated(low, high);
  parallel(packVectors, (k + ROWS - 1) / ROWS, 8 * work);
  return k;
}

/** Vectors first ≤ j < first + count of the merged problem; `first` is a multiple of ROWS. */
export function mergeRows(first: i32, count: i32): void {
  const t = merge();
  const k = t.k;
  const left = t.middle - t.low;
  const right = t.high - t.middle;
  const target = at(row(t.low + first), t.low);
  const vectors = at(t.packA, first * k);
  const skipped = <usize>(k - t.withSecond) * (ROWS << 3);
  multiply(count, left, t.withFirst, vectors, k, t.packB, t.withFirst, target, t.stride, REPLACE, false);
  multiply(
    count,
    right,
    t.withSecond,
    vectors + skipped,
    k,
    t.packSecond,
    t.withSecond,
    at(target, left),
    t.stride,
    REPLACE,
    false,
  );
}

export function endMerge(): void {
  const t = merge();
  for (let j = 0; j < t.k; j++)
    store<f64>(at(t.values, t.low + j), load<f64>(at(t.origin, j)) + load<f64>(at(t.tau, j)));
  sortValues(t.low, t.high);
}

/** The eigenvalues times `factor`, ascending. */
export function storeValues(factor: f64, to: usize): void {
  const t = merge();
  for (let k = 0; k < t.n; k++) store<f64>(at(to, k), factor * load<f64>(at(t.values, load<i32>(at4(t.order, k)))));
}

/** Rows by ascending value, from the orders of the two halves. */
function sortHalves(low: i32, middle: i32, high: i32): void {
  const t = merge();
  let i = low;
  let j = middle;
  for (let k = low; k < high; k++) {
    const fromFirst =
      j >= high ||
      (i < middle &&
        load<f64>(at(t.values, load<i32>(at4(t.order, i)))) <= load<f64>(at(t.values, load<i32>(at4(t.order, j)))));
    store<i32>(at4(t.spare, k), load<i32>(at4(t.order, fromFirst ? i++ : j++)));
  }
  memory.copy(at4(t.order, low), at4(t.spare, low), (<usize>(high - low)) << 2);
}

/** Sets aside the vectors that the coupling does not move: those with negligible weight, and one of two with nearly equal values after a rotation
 *  that takes its weight away. */
function deflate(low: i32, middle: i32, high: i32, coupling: f64): void {
  const t = merge();
  const z = t.weights;
  const second = coupling < 0 ? -Math.SQRT1_2 : Math.SQRT1_2;
  let largestValue: f64 = 0;
  let largestWeight: f64 = 0;
  for (let k = low; k < high; k++) {
    const weight =
      k < middle ? Math.SQRT1_2 * load<f64>(at(row(k), middle - 1)) : second * load<f64>(at(row(k), middle));
    store<f64>(at(z, k), weight);
    store<i32>(at4(t.kind, k), k < middle ? FIRST : SECOND);
    largestWeight = max(largestWeight, abs(weight));
    largestValue = max(largestValue, abs(load<f64>(at(t.values, k))));
  }
  t.rho = 2 * abs(coupling);
  const tolerance = 8 * f64.EPSILON * max(largestValue, largestWeight);
  const everything = t.rho * largestWeight <= tolerance;
  let kept = 0;
  let deflated = 0;
  let pending = -1;
  for (let index = low; index < high; index++) {
    const k = load<i32>(at4(t.order, index));
    const weight = load<f64>(at(z, k));
    if (everything || t.rho * abs(weight) <= tolerance) {
      store<i32>(at4(t.deflated, deflated++), k);
      continue;
    }
    if (pending >= 0) {
      const other = load<f64>(at(z, pending));
      const norm = Math.hypot(weight, other);
      const c = weight / norm;
      const s = -other / norm;
      const x = load<f64>(at(t.values, pending));
      const y = load<f64>(at(t.values, k));
      if (abs((y - x) * c * s) <= tolerance) {
        rotate(high - low, at(row(pending), low), at(row(k), low), c, s);
        store<f64>(at(z, k), norm);
        store<f64>(at(t.values, pending), x * c * c + y * s * s);
        store<f64>(at(t.values, k), x * s * s + y * c * c);
        if (load<i32>(at4(t.kind, k)) !== load<i32>(at4(t.kind, pending))) store<i32>(at4(t.kind, k), BOTH);
        store<i32>(at4(t.deflated, deflated++), pending);
      } else store<i32>(at4(t.kept, kept++), pending);
    }
    pending = k;
  }
  if (pending >= 0) store<i32>(at4(t.kept, kept++), pending);
  t.k = kept;
  t.norm = 0;
  for (let j = 0; j < kept; j++) {
    const k = load<i32>(at4(t.kept, j));
    const weight = load<f64>(at(z, k));
    store<f64>(at(t.d, j), load<f64>(at(t.values, k)));
    store<f64>(at(t.z, j), weight);
    t.norm += weight * weight;
  }
}

function findRoots(task: i32): void {
  const t = merge();
  for (let i = task * CHUNK; i < min(t.k, (task + 1) * CHUNK); i++)
    secularRoot(i, t.k, t.d, t.z, t.rho, t.norm, at(t.origin, i), at(t.tau, i));
}

/** ẑ_j² = Π_i (λ_i − d_j) / Π_{i≠j} (d_i − d_j), up to a factor that all share: with these weights the roots are exact. */
function findWeights(task: i32): void {
  const t = merge();
  for (let j = task * CHUNK; j < min(t.k, (task + 1) * CHUNK); j++) {
    const d = load<f64>(at(t.d, j));
    const own = d - load<f64>(at(t.origin, j)) - load<f64>(at(t.tau, j));
    const square = abs(own * ratios(0, j, d) * ratios(j + 1, t.k, d));
    store<f64>(at(t.weights, j), copysign<f64>(Math.sqrt(square), load<f64>(at(t.z, j))));
  }
}

/** Π (d − λ_i)/(d − d_i). */
function ratios(from: i32, to: i32, d: f64): f64 {
  const t = merge();
  const pole = f64x2.splat(d);
  let result = f64x2.splat(1);
  let i = from;
  for (; i + 2 <= to; i += 2) {
    const toRoot = f64x2.sub(f64x2.sub(pole, v128.load(at(t.origin, i))), v128.load(at(t.tau, i)));
    const toPole = f64x2.sub(pole, v128.load(at(t.d, i)));
    result = f64x2.mul(result, f64x2.div(toRoot, toPole));
  }
  let last: f64 = 1;
  if (i < to) last = (d - load<f64>(at(t.origin, i)) - load<f64>(at(t.tau, i))) / (d - load<f64>(at(t.d, i)));
  return f64x2.extract_lane(result, 0) * f64x2.extract_lane(result, 1) * last;
}

/** Kept rows by kind, so that each half is multiplied with what meets it only. */
function group(first: i32, both: i32): void {
  const t = merge();
  let ofFirst = 0;
  let ofBoth = first;
  let ofSecond = first + both;
  for (let j = 0; j < t.k; j++) {
    const k = load<i32>(at4(t.kept, j));
    const kind = load<i32>(at4(t.kind, k));
    const place = kind === FIRST ? ofFirst++ : kind === BOTH ? ofBoth++ : ofSecond++;
    store<i32>(at4(t.groupedRow, place), k);
    store<f64>(at(t.groupedPole, place), load<f64>(at(t.d, j)));
    store<f64>(at(t.groupedWeight, place), load<f64>(at(t.weights, j)));
  }
}

/** A panel of 2 eigenvectors u_j = ẑ_j/(d_j − λ) of diagonal + ρzzᵀ, normalized. */
function packVectors(task: i32): void {
  const t = merge();
  const i = task * ROWS;
  const next = min(i + 1, t.k - 1);
  const origin = f64x2.replace_lane(f64x2.splat(load<f64>(at(t.origin, i))), 1, load<f64>(at(t.origin, next)));
  const tau = f64x2.replace_lane(f64x2.splat(load<f64>(at(t.tau, i))), 1, load<f64>(at(t.tau, next)));
  const to = t.packA + <usize>i * ((<usize>t.k) << 3);
  let norm = f64x2.splat(0);
  for (let j = 0; j < t.k; j++) {
    const difference = f64x2.sub(f64x2.sub(v128.load64_splat(at(t.groupedPole, j)), origin), tau);
    const u = f64x2.div(v128.load64_splat(at(t.groupedWeight, j)), difference);
    norm = f64x2.add(norm, f64x2.mul(u, u));
    v128.store(to + ((<usize>j) << 4), u);
  }
  const factor = f64x2.div(f64x2.splat(1), f64x2.sqrt(norm));
  for (let j = 0; j < t.k; j++) {
    const place = to + ((<usize>j) << 4);
    v128.store(place, f64x2.mul(factor, v128.load(place)));
  }
}

/** Deflated rows, with their values, to the end of the range: the new vectors come before them. */
function moveDeflated(low: i32, high: i32): void {
  const t = merge();
  const count = high - low - t.k;
  // rows in order, from the last down, so that none is overwritten before it has moved
  for (let k = low; k < high; k++) store<i32>(at4(t.spare, k), -1);
  for (let j = 0; j < count; j++) store<i32>(at4(t.spare, load<i32>(at4(t.deflated, j))), j);
  let to = high - 1;
  for (let k = high - 1; k >= low; k--) {
    const j = load<i32>(at4(t.spare, k));
    if (j < 0) continue;
    if (k !== to) {
      memory.copy(at(row(to), low), at(row(k), low), (<usize>(high - low)) << 3);
      store<f64>(at(t.values, to), load<f64>(at(t.values, k)));
    }
    store<i32>(at4(t.deflated, j), to--);
  }
}

/** Rows by ascending value: the roots ascend already, the deflated values nearly. */
function sortValues(low: i32, high: i32): void {
  const t = merge();
  const count = high - low - t.k;
  for (let j = 1; j < count; j++) {
    const k = load<i32>(at4(t.deflated, j));
    const value = load<f64>(at(t.values, k));
    let i = j - 1;
    for (; i >= 0 && load<f64>(at(t.values, load<i32>(at4(t.deflated, i)))) > value; i--)
      store<i32>(at4(t.deflated, i + 1), load<i32>(at4(t.deflated, i)));
    store<i32>(at4(t.deflated, i + 1), k);
  }
  let i = 0;
  let j = 0;
  for (let k = low; k < high; k++) {
    const fromRoots =
      j >= count ||
      (i < t.k && load<f64>(at(t.values, low + i)) <= load<f64>(at(t.values, load<i32>(at4(t.deflated, j)))));
    store<i32>(at4(t.order, k), fromRoots ? low + i++ : load<i32>(at4(t.deflated, j++)));
  }
}
