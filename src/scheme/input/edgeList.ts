/** # Edge lists and matrices as lines of numbers. Defines `edgeSource`, `numbersOf`, `blockOfLines`.
 * @module */
import { DomainError, excerpt, ParseError, ShapeError } from '../../exact/errors.js';
import { limitPoints } from '../constructions/limits.js';
import { describe } from '../constructions/parameters.js';
import type { ItemData, Source } from './item.js';
import { matrixSource } from './relationMatrix.js';

/**
 * The simple graph with these edges. Vertices are counted from 0 if 0 occurs, or if n is given and does not occur; else from 1.
 * @param n the number of vertices; if left out, the greatest vertex is the last
 * @throws DomainError for a loop or what is no vertex
 */
export function edgeSource(edges: readonly unknown[], n: number | undefined, where: string): Source {
  let [least, greatest] = [Number.POSITIVE_INFINITY, -1];
  edges.forEach((edge, at) => {
    const place = `${where} ${at}`;
    if (!Array.isArray(edge) || edge.length !== 2)
      throw new ShapeError({ where: place, expected: 'two vertices', found: describe(edge) });
    for (const vertex of edge as unknown[]) {
      if (typeof vertex !== 'number' || !Number.isSafeInteger(vertex) || vertex < 0)
        throw new DomainError({ where: place, expected: 'vertices that are integers ≥ 0', found: describe(vertex) });
      least = Math.min(least, vertex);
      greatest = Math.max(greatest, vertex);
    }
    if (edge[0] === edge[1])
      throw new DomainError({ where: place, expected: 'two different vertices', found: `a loop at ${edge[0]}` });
  });
  const first = least === 0 || (n !== undefined && greatest < n) ? 0 : 1;
  const points = n ?? greatest + 1 - first;
  limitPoints(points, where);
  if (points < 1) throw new DomainError({ where, expected: 'at least one vertex', found: 'none' });
  if (greatest - first >= points)
    throw new DomainError({ where, expected: `vertices up to ${points + first - 1}`, found: String(greatest) });
  const colours = new Int32Array(points * points);
  for (const [u, v] of edges as readonly (readonly [number, number])[]) {
    colours[(u - first) * points + v - first] = 1;
    colours[(v - first) * points + u - first] = 1;
  }
  return { kind: 'colouring', n: points, colours, order: 'distance' };
}

/** The numbers of a line, separated by blanks or commas; a line of digits 0 and 1 alone, three or more, is a row of a matrix.
 *  @throws ParseError */
export function numbersOf(text: string, where: string): readonly number[] {
  if (/^[01]{3,}$/.test(text)) return Array.from(text, Number);
  const pieces = text.trim().split(/[\s,]+/);
  return pieces.map((piece) => {
    if (/^\d{1,9}$/.test(piece)) return Number(piece);
    throw new ParseError({ where, expected: 'integers ≥ 0', found: JSON.stringify(excerpt(piece)) });
  });
}

/** Lines of numbers that stand together: two a line are edges, anything else the rows of a matrix. (Two lines of 0 and 1 are the
 *  rows of a matrix.) @throws ShapeError, DomainError */
export function blockOfLines(rows: readonly (readonly number[])[]): ItemData {
  const pairs = rows.every((row) => row.length === 2);
  const matrix = rows.length === 2 && rows.flat().every((value) => value <= 1);
  if (!pairs || matrix) return matrixSource(rows);
  return { what: 'graph, by its edges', source: edgeSource(rows, undefined, 'edge') };
}
