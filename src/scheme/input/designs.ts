/** # Designs and codes. Defines `designSource`, `codeSource`.
 *
 * The pairs of blocks of a design are coloured by the size of their intersection (a quasi-symmetric 2-design gives its strongly
 * regular block graph), the pairs of points by the number of blocks through both; or points and blocks together by incidence. The
 * pairs of words of a code are coloured by Hamming distance. What is analysed is the coherent closure.
 * Sources: P. J. Cameron, J. H. van Lint, Designs, Graphs, Codes and their Links, CUP 1991; P. Delsarte, An algebraic approach to
 * the association schemes of coding theory, Philips Res. Rep. Suppl. 10 (1973).
 * @module */
import { DomainError, ShapeError } from '../../exact/errors.js';
import { limitPoints } from '../constructions/limits.js';
import { choice, describe, integer, listOf } from '../constructions/parameters.js';
import type { ItemData, Source } from './item.js';

const MAX_LIST = 2 ** 16;
const ON = choice('blocks', 'points', 'incidence');

/** @param points their number, or the list of their names
 *  @param blocks each a list of points: names, or numbers from 0 or 1 on
 *  @param on `blocks` (if left out), `points` or `incidence` */
export function designSource(points: unknown, blocks: unknown, on: unknown, where: string): ItemData {
  const choiceOf = on === undefined ? 'blocks' : ON.parse(on, `${where}.on`);
  const members = readBlocks(points, blocks, where);
  const [v, b] = [pointCount(points, where), members.length];
  const incidence = members.map((block) => {
    const row = new Uint8Array(v);
    for (const point of block) row[point] = 1;
    return row;
  });
  switch (choiceOf) {
    case 'blocks':
      return { what: 'design, on its blocks', source: products(incidence, v, where) };
    case 'points': {
      const columns = Array.from({ length: v }, (_, x) => Uint8Array.from(incidence, (row) => row[x]!));
      return { what: 'design, on its points', source: products(columns, b, where) };
    }
    case 'incidence': {
      const n = v + b;
      limitPoints(n, where);
      const colours = new Int32Array(n * n);
      incidence.forEach((row, at) => {
        row.forEach((bit, x) => {
          colours[x * n + v + at] = bit;
          colours[(v + at) * n + x] = bit;
        });
      });
      return { what: 'design, on points and blocks', source: { kind: 'colouring', n, colours, order: 'distance' } };
    }
    default:
      return choiceOf satisfies never;
  }
}

/** Inner products of 0-1 rows of the given length as colours, the greatest first. */
function products(rows: readonly Uint8Array[], length: number, where: string): Source {
  const n = rows.length;
  limitPoints(n, where);
  const supports = rows.map((row) => Int32Array.from(Array.from(row.keys()).filter((x) => row[x] === 1)));
  const colours = new Int32Array(n * n);
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++) {
      const row = rows[b]!;
      let common = 0;
      for (const x of supports[a]!) common += row[x]!;
      colours[a * n + b] = length - common;
    }
  return { kind: 'colouring', n, colours, order: 'colour' };
}

function pointCount(points: unknown, where: string): number {
  return typeof points === 'number'
    ? integer(1, MAX_LIST).parse(points, `${where}.points`)
    : (points as unknown[]).length;
}

/** The points of each block as numbers 0 … v−1. */
function readBlocks(points: unknown, blocks: unknown, where: string): readonly (readonly number[])[] {
  const list = listOf(listOf<unknown>({ expects: 'a point', parse: (value) => value }, 1, MAX_LIST), 1, MAX_LIST);
  const given = list.parse(blocks, `${where}.blocks`);
  let number: (point: unknown) => number | undefined;
  if (Array.isArray(points)) {
    const names = new Map<unknown, number>(points.map((name, at) => [name, at]));
    if (names.size !== points.length)
      throw new DomainError({ where: `${where}.points`, expected: 'different points', found: 'one twice' });
    number = (point) => names.get(point);
  } else {
    const v = integer(1, MAX_LIST).parse(points, `${where}.points`);
    const first = given.some((block) => block.includes(0)) ? 0 : 1;
    number = (point) =>
      Number.isInteger(point) && (point as number) >= first && (point as number) < v + first
        ? (point as number) - first
        : undefined;
  }
  return given.map((block, at) => {
    const place = `${where}.blocks[${at}]`;
    const members = block.map((point) => {
      const found = number(point);
      if (found === undefined)
        throw new DomainError({ where: place, expected: 'points of the design', found: describe(point) });
      return found;
    });
    if (new Set(members).size !== members.length)
      throw new DomainError({ where: place, expected: 'different points', found: 'one twice' });
    return members;
  });
}

/** @param words texts or lists of equal length, all different */
export function codeSource(words: unknown, where: string): ItemData {
  const list = listOf<unknown>({ expects: 'a word', parse: (value) => value }, 1, MAX_LIST).parse(words, where);
  const n = list.length;
  limitPoints(n, where);
  const letters = new Map<unknown, number>();
  const numbered = list.map((word, at) => {
    if (typeof word !== 'string' && !Array.isArray(word))
      throw new DomainError({ where: `${where}[${at}]`, expected: 'a text or a list', found: describe(word) });
    return Int32Array.from(word as ArrayLike<unknown>, (letter) => {
      if (!letters.has(letter)) letters.set(letter, letters.size);
      return letters.get(letter)!;
    });
  });
  const length = numbered[0]!.length;
  const odd = numbered.findIndex((word) => word.length !== length);
  if (odd !== -1)
    throw new ShapeError({
      where: `${where}[${odd}]`,
      expected: `${length} letters, as in word 0`,
      found: String(numbered[odd]!.length),
    });
  const colours = new Int32Array(n * n);
  for (let a = 0; a < n; a++)
    for (let b = 0; b < a; b++) {
      let distance = 0;
      for (let i = 0; i < length; i++) if (numbered[a]![i] !== numbered[b]![i]) distance++;
      if (distance === 0)
        throw new DomainError({ where: `${where}[${a}]`, expected: 'different words', found: `word ${b} again` });
      colours[a * n + b] = distance;
      colours[b * n + a] = distance;
    }
  return { what: 'code', source: { kind: 'colouring', n, colours, order: 'colour' } };
}
