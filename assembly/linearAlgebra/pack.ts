/** From rows to the panels of product.ts. */
import { parallel } from './parallel';

/** Columns that are one task: a multiple of any width. */
const STRIP: i32 = 64;

@unmanaged
class Packing {
  rows: i32;
  columns: i32;
  from: usize;
  /** Bytes from row to row. */
  stride: usize;
  to: usize;
  /** Addresses of indices of rows, or 0: rows in order. */
  order: usize;
  /** Rows or columns of a panel: a multiple of 2. */
  width: i32;
}
const packing = (): Packing => changetype<Packing>(33280);

function describe(rows: i32, columns: i32, from: usize, stride: usize, order: usize, width: i32, to: usize): void {
  const t = packing();
  t.rows = rows;
  t.columns = columns;
  t.from = from;
  t.stride = stride;
  t.order = order;
  t.width = width;
  t.to = to;
}

/** Panels of 64 columns, p runs over the rows: 16 rows at a time, which stay in the first cache while the panels are written. */
function columnPanels(task: i32): void {
  const t = packing();
  const left = task * STRIP;
  const right = min(left + STRIP, t.columns);
  for (let p = 0; p < t.rows; p += 16)
    for (let j = left; j < right; j += t.width) columnPanel(j, p, min(p + 16, t.rows));
}

/** Terms `start` ≤ p < `end` of the panel that begins with column `left`. */
function columnPanel(left: i32, start: i32, end: i32): void {
  const t = packing();
  const bytes = (<usize>t.width) << 3;
  const full = (<usize>min(t.width, t.columns - left)) << 3;
  let to = t.to + ((<usize>left * <usize>t.rows) << 3) + <usize>start * bytes;
  for (let p = start; p < end; p++) {
    const index = t.order === 0 ? p : load<i32>(t.order + ((<usize>p) << 2));
    const from = t.from + <usize>index * t.stride + ((<usize>left) << 3);
    if (full === bytes) for (let s: usize = 0; s < bytes; s += 16) v128.store(to + s, v128.load(from + s));
    else for (let s: usize = 0; s < bytes; s += 8) store<f64>(to + s, s < full ? load<f64>(from + s) : 0);
    to += bytes;
  }
}

/** A panel of rows: p runs over the columns. Two rows at a time. */
function rowPanel(task: i32): void {
  const t = packing();
  const top = task * t.width;
  const bytes = (<usize>t.width) << 3;
  const to = t.to + <usize>task * <usize>t.columns * bytes;
  for (let s = 0; s < t.width; s += 2) {
    const present = t.rows - top - s;
    let place = to + ((<usize>s) << 3);
    let x = t.from + <usize>(top + s) * t.stride;
    let y = x + t.stride;
    for (let p = 0; p < t.columns; p++) {
      store<f64>(place, present > 0 ? load<f64>(x) : 0);
      store<f64>(place, present > 1 ? load<f64>(y) : 0, 8);
      place += bytes;
      x += 8;
      y += 8;
    }
  }
}

/** rows×columns entries to panels of `width` columns, `rows` terms long; the last is filled up with zeros. */
export function packColumns(
  rows: i32,
  columns: i32,
  from: usize,
  stride: usize,
  order: usize,
  width: i32,
  to: usize,
): void {
  describe(rows, columns, from, stride, order, width, to);
  parallel(columnPanels, (columns + STRIP - 1) / STRIP, <f64>rows * <f64>columns);
}

/** rows×columns entries to panels of `width` rows, `columns` terms long; the last is filled up with zeros. */
export function packRows(rows: i32, columns: i32, from: usize, stride: usize, width: i32, to: usize): void {
  describe(rows, columns, from, stride, 0, width, to);
  parallel(rowPanel, (rows + width - 1) / width, <f64>rows * <f64>columns);
}
