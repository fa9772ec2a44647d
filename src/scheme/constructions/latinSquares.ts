/** # Latin squares. Defines `LatinSquare`, `requireLatinSquare`, `latinSquareScheme`, `latinSquareGraph`, `netScheme`, `netGraph`.
 *
 * Cells of a Latin square of order m are related by being in one row, in one column, having one symbol, or none of these: an
 * association scheme on m² points for every Latin square. More generally, g parallel classes of the affine plane over
 * GF(m) are a net; "on a line" is the graph L_g(m), srg(m², g(m−1), m−2+(g−1)(g−2), g(g−1)).
 * Source: A. E. Brouwer, W. H. Haemers, Spectra of Graphs, Springer 2012, §9.1.
 * @module */
import { DomainError } from '../../exact/errors.js';
import type { FiniteField } from '../../exact/finiteField.js';
import { elementaryAbelian, translationLabels } from './translationScheme.js';
import { powerMap } from './vectorSpace.js';

/** rows[i][j] is the symbol in row i and column j, 0 … m−1. */
export type LatinSquare = readonly (readonly number[])[];

/** @throws DomainError naming the first row or column in which a symbol is missing */
export function requireLatinSquare(rows: LatinSquare, where: string): void {
  const m = rows.length;
  rows.forEach((row, i) => {
    if (row.length !== m)
      throw new DomainError({ where: `${where}[${i}]`, expected: `${m} symbols`, found: String(row.length) });
  });
  const complete = (line: readonly number[]): boolean =>
    new Set(line).size === m && line.every((symbol) => symbol >= 0 && symbol < m);
  rows.forEach((row, i) => {
    for (const [kind, line] of [
      ['row', row],
      ['column', rows.map((other) => other[i]!)],
    ] as const)
      if (!complete(line))
        throw new DomainError({
          where,
          expected: `every symbol from 0 to ${m - 1} once in each row and column`,
          found: `${kind} ${i}: ${line.slice(0, 12).join(',')}${m > 12 ? ',…' : ''}`,
        });
  });
}

/** The Cayley table of Z_m. */
export const cyclicSquare = (m: number): LatinSquare =>
  Array.from({ length: m }, (_, i) => Array.from({ length: m }, (_, j) => (i + j) % m));

/** Labels of the cells i·m + j: 1 same row, 2 same column, 3 same symbol, 4 none. */
export function latinSquareLabels(rows: LatinSquare): Int32Array {
  const m = rows.length;
  const symbols = rows.flat();
  const n = m * m;
  return Int32Array.from({ length: n * n }, (_, at) => {
    const x = Math.floor(at / n);
    const y = at % n;
    if (x === y) return 0;
    if (Math.floor(x / m) === Math.floor(y / m)) return 1;
    if (x % m === y % m) return 2;
    return symbols[x] === symbols[y] ? 3 : 4;
  });
}

/** Labels of the points of AG(2,q): 1 … g for the parallel classes, g+1 for the rest; 1 ≤ g ≤ q + 1. Class 1 has the direction (0,1), class
 *  2 + s the direction (1,s). */
export function netLabels(field: FiniteField, g: number): Int32Array {
  const { order: q, characteristic: p, degree } = field;
  const inverse = powerMap(field, -1);
  const classOf = Int32Array.from({ length: q * q }, (_, difference) => {
    const [x, y] = [Math.floor(difference / q), difference % q];
    if (difference === 0) return 0;
    return Math.min(g + 1, x === 0 ? 1 : 2 + field.mul(y, inverse[x]!));
  });
  return translationLabels(elementaryAbelian(p, 2 * degree), classOf);
}
