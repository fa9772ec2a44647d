/** # Hamming, rook and cocktail-party graphs. Defines `hammingDistance`, `hammingGraph`, `rookGraph`, `cocktailPartyGraph`.
 *
 * Words of length d over q letters, last letter fastest, adjacent at Hamming distance 1. H(2,m) is the m×m rook graph.
 * Source: A. E. Brouwer, A. M. Cohen, A. Neumaier, Distance-Regular Graphs, Springer 1989, §9.2.
 * @module */
import { type Graph, mixedRadix } from './graph.js';

/** Number of places in which two words differ. */
export const hammingDistance = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((count, letter, i) => (letter === b[i] ? count : count + 1), 0);

/** All words of length d over {0..q−1}. */
export const words = (d: number, q: number): readonly (readonly number[])[] =>
  Array.from({ length: q ** d }, (_, code) => mixedRadix(code, new Array<number>(d).fill(q)));

/** H(d,q). */
export function hammingGraph(d: number, q: number): Graph {
  const vertices = words(d, q);
  return { n: vertices.length, adjacent: (x, y) => hammingDistance(vertices[x]!, vertices[y]!) === 1 };
}

/** Cells of a board with the given rows and columns, adjacent in the same row or column. */
export function rookGraph(rows: number, columns: number): Graph {
  return {
    n: rows * columns,
    adjacent: (x, y) => x !== y && (Math.floor(x / columns) === Math.floor(y / columns) || x % columns === y % columns),
  };
}

/** d×K_2 complemented: 2d vertices, 2i and 2i+1 being the only pairs that are not joined. */
export function cocktailPartyGraph(d: number): Graph {
  return { n: 2 * d, adjacent: (x, y) => Math.floor(x / 2) !== Math.floor(y / 2) };
}
