/** # Weighted products of a colouring. Defines `WeightedRows`, `rowsOfColours`, `forEachProductRow`.
 *
 * The inner loop of everything that multiplies relations: for integer weights a, b on colours it forms the rows of the matrix
 * S(x,y) = Σ_z a[c(x,z)]·b[c(z,y)], where the left factor is sparse (lists of the z with a ≠ 0). All numbers are integers held in
 * doubles; the caller chooses weights with Σ_z a·b < 2^53, so that every sum is exact in any order.
 * @module */

/** A sparse n×n matrix: row r lists the columns `column[start[r] … start[r+1])` with their weights, for point `points[r]`. */
export interface WeightedRows {
  readonly points: Int32Array;
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly weight: Float64Array;
}

/** The rows of Σ_k weight[k]·A_k at the given points, colours of weight 0 left out. Cost: points·n. */
export function rowsOfColours(
  n: number,
  colour: Int32Array,
  points: Int32Array,
  weightOfColour: Float64Array,
): WeightedRows {
  const start = new Int32Array(points.length + 1);
  for (let r = 0; r < points.length; r++) {
    const row = points[r]! * n;
    let count = 0;
    for (let z = 0; z < n; z++) if (weightOfColour[colour[row + z]!] !== 0) count++;
    start[r + 1] = start[r]! + count;
  }
  const column = new Int32Array(start[points.length]!);
  const weight = new Float64Array(column.length);
  let at = 0;
  for (let r = 0; r < points.length; r++) {
    const row = points[r]! * n;
    for (let z = 0; z < n; z++) {
      const w = weightOfColour[colour[row + z]!]!;
      if (w === 0) continue;
      column[at] = z;
      weight[at++] = w;
    }
  }
  return { points, start, column, weight };
}

/** Doubles in one tile of the right factor: 512 KiB, so that it fits a second-level cache. */
const TILE = 1 << 16;

/**
 * Forms S row by row and hands each piece over: `consume(x, y0, width, sums)` gets S(x, y0 … y0+width−1) in `sums[0 … width)`, which
 * is overwritten afterwards, and returns false to stop. The right factor b[c(z,y)] is laid out tile by tile of columns, so that it
 * stays in the cache while all rows pass over it. Cost: n·(number of stored entries) multiplications. Returns false if stopped.
 */
export function forEachProductRow(
  n: number,
  colour: Int32Array,
  rows: WeightedRows,
  rightWeight: Float64Array,
  consume: (x: number, y0: number, width: number, sums: Float64Array) => boolean,
): boolean {
  const { points, start, column, weight } = rows;
  const used = columnsInUse(n, column);
  const tileWidth = Math.min(n, Math.max(32, Math.floor(TILE / Math.max(1, used.length))));
  const offset = new Int32Array(n); // where the row of z begins in the tile
  for (let u = 0; u < used.length; u++) offset[used[u]!] = u * tileWidth;
  const offsets = column.map((z) => offset[z]!);
  const tile = new Float64Array(used.length * tileWidth);
  const sums = new Float64Array(tileWidth);
  for (let y0 = 0; y0 < n; y0 += tileWidth) {
    const width = Math.min(tileWidth, n - y0);
    for (const z of used) {
      const from = z * n + y0;
      const to = offset[z]!;
      for (let y = 0; y < width; y++) tile[to + y] = rightWeight[colour[from + y]!]!;
    }
    for (let r = 0; r < points.length; r++) {
      sums.fill(0);
      addRows(sums, width, tile, offsets, weight, start[r]!, start[r + 1]!);
      if (!consume(points[r]!, y0, width, sums)) return false;
    }
  }
  return true;
}

function columnsInUse(n: number, column: Int32Array): Int32Array {
  const marked = new Uint8Array(n);
  let count = 0;
  for (const z of column) {
    if (marked[z] === 0) count++;
    marked[z] = 1;
  }
  const used = new Int32Array(count);
  for (let z = n - 1; z >= 0; z--) if (marked[z] === 1) used[--count] = z;
  return used;
}

/** sums += Σ_e weight[e]·(row of the tile at offset[e]), eight rows at a time: one load and store of `sums` for eight products. */
function addRows(
  sums: Float64Array,
  width: number,
  tile: Float64Array,
  offset: Int32Array,
  weight: Float64Array,
  begin: number,
  end: number,
): void {
  let e = begin;
  for (; e + 8 <= end; e += 8) {
    const p0 = offset[e]!;
    const p1 = offset[e + 1]!;
    const p2 = offset[e + 2]!;
    const p3 = offset[e + 3]!;
    const p4 = offset[e + 4]!;
    const p5 = offset[e + 5]!;
    const p6 = offset[e + 6]!;
    const p7 = offset[e + 7]!;
    const w0 = weight[e]!;
    const w1 = weight[e + 1]!;
    const w2 = weight[e + 2]!;
    const w3 = weight[e + 3]!;
    const w4 = weight[e + 4]!;
    const w5 = weight[e + 5]!;
    const w6 = weight[e + 6]!;
    const w7 = weight[e + 7]!;
    for (let y = 0; y < width; y++)
      sums[y] =
        sums[y]! +
        w0 * tile[p0 + y]! +
        w1 * tile[p1 + y]! +
        w2 * tile[p2 + y]! +
        w3 * tile[p3 + y]! +
        (w4 * tile[p4 + y]! + w5 * tile[p5 + y]! + w6 * tile[p6 + y]! + w7 * tile[p7 + y]!);
  }
  for (; e < end; e++) {
    const p = offset[e]!;
    const w = weight[e]!;
    for (let y = 0; y < width; y++) sums[y] = sums[y]! + w * tile[p + y]!;
  }
}
