/** # Matrices of labels. Defines `squareMatrix`, `relationSource`, `matrixSource`, `adjacencySource`, `relationOfText`, `relationText`.
 *
 * A relation matrix is verified as it stands. Its labels may begin at 0 or 1: they are renumbered so that those of the diagonal come
 * first, the others keeping their order. An adjacency matrix colours the pairs with 0 and 1 (a loop colours its point).
 * @module */
import { DomainError, excerpt, ParseError, ShapeError } from '../../exact/errors.js';
import { limitPoints } from '../constructions/limits.js';
import { describe } from '../constructions/parameters.js';
import type { Source } from './item.js';

/** The entries of n rows of n integers ≥ 0, row-major. @throws ShapeError, DomainError with the place */
export function squareMatrix(rows: unknown, where: string): { readonly n: number; readonly entries: Int32Array } {
  if (!Array.isArray(rows) || rows.length === 0)
    throw new ShapeError({ where, expected: 'a list of rows', found: describe(rows) });
  const n = rows.length;
  limitPoints(n, where);
  const entries = new Int32Array(n * n);
  rows.forEach((row: unknown, x) => {
    if (!Array.isArray(row))
      throw new ShapeError({ where: `${where} row ${x}`, expected: 'a list of integers', found: describe(row) });
    if (row.length !== n)
      throw new ShapeError({
        where: `${where} row ${x}`,
        expected: `${n} entries, as there are rows`,
        found: String(row.length),
      });
    for (let y = 0; y < n; y++) entries[x * n + y] = label(row[y], where, x, y);
  });
  return { n, entries };
}

function label(value: unknown, where: string, x: number, y: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31) return value;
  throw new DomainError({
    where: `${where} row ${x}, column ${y}`,
    expected: 'a nonnegative integer',
    found: describe(value),
  });
}

/** Labels renumbered 0 … rank−1, those of the diagonal first. @throws DomainError for a gap in the labels */
export function relationSource(n: number, entries: Int32Array, where = 'relation matrix'): Source {
  const used = new Map<number, 'diagonal' | 'other'>();
  for (let at = 0; at < entries.length; at++) if (!used.has(entries[at]!)) used.set(entries[at]!, 'other');
  for (let x = 0; x < n; x++) used.set(entries[x * n + x]!, 'diagonal');
  const labels = [...used.keys()].sort((a, b) => a - b);
  const least = labels[0]!;
  if (least > 1) throw new DomainError({ where, expected: 'labels from 0 or 1 on', found: `least label ${least}` });
  const greatest = labels.at(-1)!;
  const gap = labels.findIndex((value, at) => value !== least + at);
  if (gap !== -1)
    throw new DomainError({
      where,
      expected: `every label from ${least} to ${greatest} in use`,
      found: `no pair with label ${least + gap}`,
    });
  const order = [
    ...labels.filter((value) => used.get(value) === 'diagonal'),
    ...labels.filter((value) => used.get(value) === 'other'),
  ];
  if (order.every((value, at) => value === at)) return { kind: 'relation', n, labels: entries };
  const renamed = new Int32Array(greatest + 1);
  order.forEach((value, at) => {
    renamed[value] = at;
  });
  return { kind: 'relation', n, labels: entries.map((value) => renamed[value]!) };
}

/** @throws DomainError for an entry that is neither 0 nor 1 */
export function adjacencySource(n: number, entries: Int32Array, where = 'adjacency matrix'): Source {
  const at = entries.findIndex((value) => value > 1);
  if (at !== -1)
    throw new DomainError({
      where: `${where} row ${Math.floor(at / n)}, column ${at % n}`,
      expected: '0 or 1',
      found: String(entries[at]),
    });
  return { kind: 'colouring', n, colours: entries, order: 'distance' };
}

/** A matrix that does not say what it is. Zeros and ones with both off the diagonal, or ones on it, are never the labels of a
 *  configuration: an adjacency matrix. Anything else is a relation matrix. */
export function matrixSource(rows: unknown): { readonly what: string; readonly source: Source } {
  const { n, entries } = squareMatrix(rows, 'matrix');
  if (entries.every((value) => value <= 1) && !entries.every((value, at) => (value === 0) === (at % (n + 1) === 0)))
    return { what: 'adjacency matrix', source: adjacencySource(n, entries) };
  return { what: 'relation matrix', source: relationSource(n, entries) };
}

/** The row-major labels of a text: a base-36 character each, or decimal numbers separated by commas.
 *  @param n the number of points where it is known */
export function relationOfText(
  text: string,
  n: number | undefined,
  where: string,
): { readonly n: number; readonly entries: Int32Array } {
  const decimal = text.includes(',');
  const pieces = decimal ? text.split(',') : text;
  const points = n ?? Math.round(Math.sqrt(pieces.length));
  limitPoints(points, where);
  if (pieces.length === 0 || pieces.length !== points * points)
    throw new ShapeError({
      where,
      expected: n === undefined ? 'a square number of labels' : `${n}·${n} = ${n * n} labels`,
      found: String(pieces.length),
    });
  const entries = new Int32Array(points * points);
  for (let at = 0; at < entries.length; at++) {
    const piece = pieces[at]!;
    const value = decimal ? (/^\s*\d{1,9}\s*$/.test(piece) ? Number(piece) : -1) : base36(piece.charCodeAt(0));
    if (value === -1)
      throw new ParseError({
        where: `${where} row ${Math.floor(at / points)}, column ${at % points}`,
        expected: decimal ? 'a label of decimal digits' : 'a label 0-9 or a-z',
        found: JSON.stringify(excerpt(piece)),
      });
    entries[at] = value;
  }
  return { n: points, entries };
}

function base36(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 122 ? code - 87 : -1;
}

/** The labels as one text: a base-36 character each up to rank 36, beyond that decimal numbers separated by commas. */
export function relationText(relation: Int32Array, rank: number): string {
  if (rank > 36) return relation.join();
  const digit = Array.from({ length: rank }, (_, i) => i.toString(36));
  let text = '';
  for (const value of relation) text += digit[value]!;
  return text;
}
