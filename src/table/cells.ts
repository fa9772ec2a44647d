/** # Cells of classification tables. Defines `Table`, `TableColumn`, `TableRow`, `Cell`, `Comparable`, and a maker for each kind of cell.
 *
 * A cell carries its text, its JSON value, and what filters and sorting compare.
 * @module */
import type { Rational } from '../exact/rational.js';
import { numerator, rationalToNumber, rationalToString } from '../exact/rational.js';

/** A number as a quotient, 1/0 for infinity: cross products compare all of them. */
interface Quotient {
  readonly num: bigint;
  readonly den: bigint;
}

export type Comparable = Quotient | boolean | string;

export interface Cell {
  readonly text: string;
  /** A formula, where the text is none that LaTeX can print. */
  readonly latex?: string;
  readonly json: unknown;
  readonly value: Comparable;
}

export interface TableColumn {
  /** In filters and as the key of JSON. */
  readonly name: string;
  readonly title: string;
  readonly kind: 'number' | 'flag' | 'text';
}

export type TableRow = Readonly<Record<string, Cell>>;

export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

export const integerCell = (value: number | bigint): Cell => ({
  text: String(value),
  // Orders of groups may leave the exact range of a JSON number.
  json: typeof value === 'bigint' ? String(value) : value,
  value: { num: BigInt(value), den: 1n },
});

export const fractionCell = (value: Rational): Cell => ({
  text: rationalToString(value),
  json: { exact: rationalToString(value), approx: rationalToNumber(value) },
  value: { num: numerator(value), den: value.d },
});

export const infinityCell: Cell = { text: '∞', latex: '\\infty', json: 'infinity', value: { num: 1n, den: 0n } };

export const flagCell = (value: boolean): Cell => ({ text: value ? 'yes' : 'no', json: value, value });

export const textCell = (text: string, json: unknown = text === '' ? null : text, latex?: string): Cell => ({
  text,
  json,
  value: text,
  ...(latex === undefined ? {} : { latex }),
});

/** Negative, 0 or positive; both of the same kind. */
export function compareValues(a: Comparable, b: Comparable): number {
  if (typeof a === 'object' && typeof b === 'object') {
    const [left, right] = [a.num * b.den, b.num * a.den];
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}
