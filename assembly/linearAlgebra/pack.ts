/** From rows to the panels of product.ts. */
import { parallel } from './parallel';

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
}
const packing = (): Packing => changetype<Packing>(33280);

function describe(rows: i32, columns: i32, from: usize, stride: usize, order: usize, to: usize): void {
  const t = packing();
  t.rows = rows;
  t.columns = columns;
  t.from = from;
  t.stride = stride;
  t.order = order;
  t.to = to;
}

/** Panel of columns 4·task …: p runs over the rows. */
function columnPanel(task: i32): void {
  const t = packing();
  const left = task << 2;
  const width = min(4, t.columns - left);
  let to = t.to + ((<usize>task * <usize>t.rows) << 5);
  for (let p = 0; p < t.rows; p++) {
    const index = t.order === 0 ? p : load<i32>(t.order + ((<usize>p) << 2));
    const from = t.from + <usize>index * t.stride + ((<usize>left) << 3);
    if (width === 4) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
    } else {
      for (let s = 0; s < 4; s++)
        store<f64>(to + ((<usize>s) << 3), s < width ? load<f64>(from + ((<usize>s) << 3)) : 0);
    }
    to += 32;
  }
}

/** Panel of rows 4·task …: p runs over the columns. */
function rowPanel(task: i32): void {
  const t = packing();
  const top = task << 2;
  const height = min(4, t.rows - top);
  const to = t.to + ((<usize>task * <usize>t.columns) << 5);
  const r0 = t.from + <usize>top * t.stride;
  const r1 = height > 1 ? r0 + t.stride : r0;
  const r2 = height > 2 ? r1 + t.stride : r0;
  const r3 = height > 3 ? r2 + t.stride : r0;
  const end = (<usize>t.columns) << 3;
  let place = to;
  for (let at: usize = 0; at < end; at += 8) {
    store<f64>(place, load<f64>(r0 + at));
    store<f64>(place, height > 1 ? load<f64>(r1 + at) : 0, 8);
    store<f64>(place, height > 2 ? load<f64>(r2 + at) : 0, 16);
    store<f64>(place, height > 3 ? load<f64>(r3 + at) : 0, 24);
    place += 32;
  }
}

/** rows×columns entries to panels of columns, `rows` terms long. */
export function packColumns(rows: i32, columns: i32, from: usize, stride: usize, order: usize, to: usize): void {
  describe(rows, columns, from, stride, order, to);
  parallel(columnPanel, (columns + 3) >> 2, <f64>rows * <f64>columns);
}

/** rows×columns entries to panels of rows, `columns` terms long. */
export function packRows(rows: i32, columns: i32, from: usize, stride: usize, to: usize): void {
  describe(rows, columns, from, stride, 0, to);
  parallel(rowPanel, (rows + 3) >> 2, <f64>rows * <f64>columns);
}
