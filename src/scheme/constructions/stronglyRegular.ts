/** # Some strongly regular graphs. Defines `shrikhandeGraph`, `clebschGraph`, `schlaefliGraph`, `changGraph`.
 *
 * Source: A. E. Brouwer, W. H. Haemers, Spectra of Graphs, Springer 2012, §9.2 (graphs with least eigenvalue −2) and
 * chapter 9.
 * @module */
import { cayleyGraph, type Graph, seidelSwitching } from './graph.js';
import { johnsonGraph, subsets } from './johnson.js';

/** srg(16,6,2,2): Z_4 × Z_4, adjacent when the difference is ±(1,0), ±(0,1) or ±(1,1). */
export const shrikhandeGraph = (): Graph =>
  cayleyGraph(
    [4, 4],
    [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
      [1, 1],
      [-1, -1],
    ],
  );

/** srg(16,5,0,2), the folded 5-cube: F_2^4, adjacent when the difference has weight 1 or 4. */
export const clebschGraph = (): Graph =>
  cayleyGraph(
    [2, 2, 2, 2],
    [
      [0, 0, 0, 1],
      [0, 0, 1, 0],
      [0, 1, 0, 0],
      [1, 0, 0, 0],
      [1, 1, 1, 1],
    ],
  );

/** srg(27,16,10,8): the 27 lines on a cubic surface, adjacent when they are skew. Vertices in Schläfli's notation: a_1..a_6,
 *  b_1..b_6, then c_ij in lexicographic order. */
export function schlaefliGraph(): Graph {
  const lines = [
    ...Array.from({ length: 6 }, (_, i) => ({ kind: 'a', points: [i] })),
    ...Array.from({ length: 6 }, (_, i) => ({ kind: 'b', points: [i] })),
    ...subsets(6, 2).map((points) => ({ kind: 'c', points })),
  ];
  const meet = (x: number, y: number): boolean => {
    const [first, second] = [lines[x]!, lines[y]!];
    const common = first.points.some((point) => second.points.includes(point));
    if (first.kind === 'c' && second.kind === 'c') return !common;
    if (first.kind === 'c' || second.kind === 'c') return common;
    return first.kind !== second.kind && !common;
  };
  return { n: 27, adjacent: (x, y) => x !== y && !meet(x, y) };
}

/** The switching sets of the three Chang graphs, as edge sets of K_8. */
const changEdges = {
  1: ['01', '23', '45', '67'],
  2: ['01', '12', '23', '34', '45', '56', '67', '07'],
  3: ['01', '12', '02', '34', '45', '56', '67', '37'],
} as const;

/** srg(28,12,6,4), three of the four: T(8) switched with respect to four disjoint edges (1), an 8-cycle (2), or a 3-cycle
 *  and a disjoint 5-cycle (3). */
export function changGraph(index: 1 | 2 | 3): Graph {
  const edges: readonly string[] = changEdges[index];
  const switched = subsets(8, 2).flatMap((pair, vertex) => (edges.includes(pair.join('')) ? [vertex] : []));
  return seidelSwitching(johnsonGraph(8, 2), new Set(switched));
}
