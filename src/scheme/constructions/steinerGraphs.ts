/** # Graphs of the Witt designs. Defines `wittGraph`, `m22Graph`, `gewirtzGraph`, `m23Graph`, `cameronGraph`,
 * `higmanSimsGraph`, `mclaughlinGraph`.
 *
 * The octads of the Golay code are the Steiner system S(5,8,24); those through one or two points, without them, are S(4,7,23) and
 * S(3,6,22). Sources: BCN §§11.4 (octads), 13.1; A. E. Brouwer, H. Van Maldeghem, Strongly Regular Graphs, Cambridge 2022, §§10.27
 * (Gewirtz), 10.28 (M22), 10.31 (Higman–Sims), 10.61 (McLaughlin).
 * @module */
import { type Block, intersectionSizes } from './blockIntersections.js';
import { octads } from './golay.js';
import type { Graph } from './graph.js';
import { subsets } from './johnson.js';

/** Octads that contain every point below `through` and none of the `missing` points after them, on the 24 − through − missing other
 *  points, renumbered from 0. */
function wittBlocks(through: number, missing: number): readonly Block[] {
  const first = through + missing;
  return octads()
    .filter((octad) => {
      const special = octad.filter((point) => point < first);
      return special.length === through && special.every((point) => point < through);
    })
    .map((octad) => octad.filter((point) => point >= first).map((point) => point - first));
}

/** Blocks, adjacent when they meet in one of the given numbers of points. */
function blockGraph(blocks: readonly Block[], sizes: readonly number[]): Graph {
  const n = blocks.length;
  const common = intersectionSizes(24, blocks);
  return { n, adjacent: (x, y) => x !== y && sizes.includes(common[x * n + y]!) };
}

/** Octads that miss 0, 1 or 2 given points, adjacent when disjoint: 759, 506 or 330 vertices; the large, the truncated and the
 *  doubly truncated Witt graph. */
export const wittGraph = (missing: number): Graph => blockGraph(wittBlocks(0, missing), [0]);

/** srg(77,16,0,4): the blocks of S(3,6,22), adjacent when disjoint. */
export const m22Graph = (): Graph => blockGraph(wittBlocks(2, 0), [0]);

/** srg(56,10,0,2): the blocks of S(3,6,22) that miss a point. */
export const gewirtzGraph = (): Graph => blockGraph(wittBlocks(2, 1), [0]);

/** srg(253,112,36,60): the blocks of S(4,7,23), adjacent when they meet in one point. */
export const m23Graph = (): Graph => blockGraph(wittBlocks(1, 0), [1]);

/** srg(231,30,9,3): pairs of the 22 points of S(3,6,22), adjacent when disjoint and together in a block. */
export function cameronGraph(): Graph {
  const pairs = subsets(22, 2);
  const number = new Map(pairs.map((pair, i) => [pair.join(), i]));
  const n = pairs.length;
  const joined = new Uint8Array(n * n);
  for (const block of wittBlocks(2, 0)) {
    const inside = subsets(6, 2).map((pair) => pair.map((at) => block[at]!));
    for (const a of inside)
      for (const b of inside)
        if (!a.some((point) => b.includes(point))) joined[number.get(a.join())! * n + number.get(b.join())!] = 1;
  }
  return { n, adjacent: (x, y) => joined[x * n + y] === 1 };
}

/** srg(100,22,0,6): a vertex, the 22 points and the 77 blocks of S(3,6,22). */
export function higmanSimsGraph(): Graph {
  const blocks = wittBlocks(2, 0);
  const disjoint = m22Graph();
  const join = (x: number, y: number): boolean => {
    if (x === 0) return y >= 1 && y <= 22;
    if (x <= 22) return y > 22 && blocks[y - 23]!.includes(x - 1);
    return disjoint.adjacent(x - 23, y - 23);
  };
  return { n: 100, adjacent: (x, y) => (x < y ? join(x, y) : x > y && join(y, x)) };
}

/** srg(275,112,30,56): 22 points and the 253 blocks of S(4,7,23) on one more point s. A point is joined to the blocks through s that
 *  miss it and to the others that contain it; blocks that agree about s are joined when they meet in one point, others in three. */
export function mclaughlinGraph(): Graph {
  const blocks = wittBlocks(1, 0);
  const common = intersectionSizes(24, blocks);
  const join = (x: number, y: number): boolean => {
    if (y < 22) return false;
    const block = blocks[y - 22]!;
    if (x < 22) return block.includes(0) !== block.includes(x + 1);
    const agree = blocks[x - 22]!.includes(0) === block.includes(0);
    return common[(x - 22) * blocks.length + (y - 22)] === (agree ? 1 : 3);
  };
  return { n: 275, adjacent: (x, y) => (x < y ? join(x, y) : x > y && join(y, x)) };
}
