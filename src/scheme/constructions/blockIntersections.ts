/** # Relations among blocks. Defines `intersectionSizes`, `schemeOfBlocks`, `incidenceGraph`.
 *
 * Blocks are sets of points 0..v−1. The sizes of their intersections make a scheme of many families: subsets (Johnson), subspaces
 * (Grassmann), maximal totally isotropic subspaces (dual polar), blocks of the Witt designs.
 * @module */
import type { CoherentConfiguration } from '../coherentConfiguration.js';
import { schemeOfLabels } from './distanceScheme.js';
import type { Graph } from './graph.js';

export type Block = readonly number[];

/** |B_x ∩ B_y| at x·n + y. Cost: n²·v/64 word operations. */
export function intersectionSizes(v: number, blocks: readonly Block[]): Int32Array {
  const n = blocks.length;
  const width = Math.ceil(v / 32);
  const rows = new Int32Array(n * width);
  blocks.forEach((block, x) => {
    for (const point of block) rows[x * width + (point >> 5)]! |= 1 << (point & 31);
  });
  const sizes = new Int32Array(n * n);
  for (let x = 0; x < n; x++)
    for (let y = x; y < n; y++) {
      let size = 0;
      for (let w = 0; w < width; w++) size += bitCount(rows[x * width + w]! & rows[y * width + w]!);
      sizes[x * n + y] = size;
      sizes[y * n + x] = size;
    }
  return sizes;
}

function bitCount(word: number): number {
  let pairs = word - ((word >>> 1) & 0x55555555);
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((pairs + (pairs >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** R_i: blocks of one size that meet in the i-th largest of the sizes that occur, R_0 being equality. */
export function schemeOfBlocks(v: number, blocks: readonly Block[], where: string): CoherentConfiguration {
  const sizes = intersectionSizes(v, blocks);
  const order = [...new Set(sizes)].sort((a, b) => b - a);
  const rank = new Map(order.map((size, i) => [size, i]));
  return schemeOfLabels(
    blocks.length,
    sizes.map((size) => rank.get(size)!),
    where,
  );
}

/** Points 0..v−1, then the blocks; a point is joined to the blocks that contain it. */
export function incidenceGraph(v: number, blocks: readonly Block[]): Graph {
  const contains = new Uint8Array(v * blocks.length);
  blocks.forEach((block, at) => {
    for (const point of block) contains[at * v + point] = 1;
  });
  return {
    n: v + blocks.length,
    adjacent: (x, y) => x < v !== y < v && (x < v ? contains[(y - v) * v + x] === 1 : contains[(x - v) * v + y] === 1),
  };
}
