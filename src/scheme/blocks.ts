/** # Blocks. Defines `Blocks`, `blocksOf`, `relationsByValency`: points by fibre, relations by (source, target) and by valency. @module */
import type { FibreStructure } from './fibreStructure.js';

export interface Blocks {
  /** The points of each fibre, ascending. */
  readonly points: readonly Int32Array[];
  /** The relations of block (f,g) are order[start[f·fibres+g] … start[f·fibres+g+1]), ascending; those with source f lie together. */
  readonly start: Int32Array;
  readonly order: Int32Array;
  /** The place of a relation in `order`. */
  readonly index: Int32Array;
}

/** Sorts points by fibre and relations by block. Cost: n + rank + fibres². */
export function blocksOf({ n, rank, relation, fibres, source, target }: FibreStructure): Blocks {
  const members: number[][] = Array.from({ length: fibres }, () => []);
  for (let x = 0; x < n; x++) members[relation[x * n + x]!]!.push(x);
  const start = new Int32Array(fibres * fibres + 1);
  for (let k = 0; k < rank; k++) start[source[k]! * fibres + target[k]! + 1]!++;
  for (let b = 0; b < fibres * fibres; b++) start[b + 1]! += start[b]!;
  const next = start.slice();
  const order = new Int32Array(rank);
  const index = new Int32Array(rank);
  for (let k = 0; k < rank; k++) {
    const block = source[k]! * fibres + target[k]!;
    const at = next[block]!;
    next[block] = at + 1;
    order[at] = k;
    index[k] = at;
  }
  return { points: members.map((list) => Int32Array.from(list)), start, order, index };
}

/**
 * The relations in `order` (all of them, in numerical order, by default) sorted stably by ascending valency. Values of `valencies`
 * are in 0 … n. Cost: n + rank.
 */
export function relationsByValency(
  n: number,
  valencies: Int32Array,
  order: Int32Array = valencies.map((_, k) => k),
): Int32Array {
  const next = new Int32Array(n + 2);
  for (const k of order) next[valencies[k]! + 1]!++;
  for (let v = 0; v <= n; v++) next[v + 1]! += next[v]!;
  const sorted = new Int32Array(order.length);
  for (const k of order) {
    const v = valencies[k]!;
    sorted[next[v]!] = k;
    next[v]!++;
  }
  return sorted;
}
