/** # What the runner knows of a value. Defines `SubjectKind`, `Traits`, `Presentation`, `hashOf`.
 *
 * Beside the claim: what it counts as, how it is shown, how it is written so that other commands read it, and how that is read back.
 * @module */
import type { CounterexampleFile } from './verdict.js';

/** What the coverage counts. */
export interface Traits {
  readonly kind: string;
  /** Points or vectors. */
  readonly size: number | undefined;
  readonly dimension: number | undefined;
  /** Equal for equal values; different, but for chance, for different ones. */
  readonly fingerprint: number;
}

export interface Presentation {
  /** `frame`, `scheme` … */
  readonly what: string;
  /** For people. */
  readonly lines: readonly string[];
  readonly file: CounterexampleFile | undefined;
  /** The value that the text of the file stands for. */
  readonly reread: () => unknown;
  /** Text that the kernel has accepted; undefined where there is none. */
  readonly certificate: () => string | undefined;
}

/** One kind of values. */
export interface SubjectKind<T> {
  is(value: unknown): value is T;
  readonly traits: (value: T) => Traits;
  /** @param id for files and certificates */
  readonly present: (value: T, id: string) => Presentation;
  /** Whether a claim about such a value is about the value itself and not about rounded numbers. */
  readonly exact: boolean;
}

/** Of a list of integers or doubles. */
export function hashOf(numbers: ArrayLike<number>): number {
  let hash = numbers.length;
  for (let at = 0; at < numbers.length; at++) hash = (hash * 1048573 + numbers[at]!) % 4294967291;
  return hash;
}

/** Columns flush right, two spaces apart. */
export function alignedRows(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, k) => Math.max(...rows.map((row) => [...row[k]!].length)));
  return rows.map((row) => row.map((cell, k) => ' '.repeat(widths[k]! - [...cell].length) + cell).join('  '));
}
