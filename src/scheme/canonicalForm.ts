/** # Canonical form. Defines `canonicalForm`, `canonicalRelation`: equal for isomorphic configurations, and for no others.
 *
 * Isomorphic means: some renaming of the points and some renaming of the relations turns one relation matrix into the other. The
 * leaves of a search that individualizes one point of a cell after the other are numberings of the points; relations are
 * numbered in each by class and then by first appearance. The canonical form is the least matrix among the leaves with the least
 * trace. Branches that an automorphism maps to a branch already seen are skipped: two leaves with equal matrices give one.
 * Source: McKay–Piperno 2014 (see `isomorphism/colouredPartition.ts`).
 * @module */
import type { CoherentConfiguration } from './coherentConfiguration.js';
import { relationText } from './input/relationMatrix.js';
import { intersectionNumbers } from './intersectionNumbers.js';
import { type ColouredPartition, individualize, rootPartition, targetCell } from './isomorphism/colouredPartition.js';
import { DisjointSets } from './isomorphism/disjointSets.js';
import { relationClasses } from './isomorphism/relationClasses.js';

interface Leaf {
  /** Traces of the states on the way to it. */
  readonly traces: readonly number[];
  /** The points individualized on the way. */
  readonly way: readonly number[];
  readonly points: Int32Array;
  readonly matrix: Int32Array;
}

/** The relation matrix of the configuration in canonical numbering, diagonal first: n·n labels, row by row. */
export function canonicalRelation(configuration: CoherentConfiguration): Int32Array {
  const { n } = configuration;
  const automorphisms: Int32Array[] = [];
  let best: Leaf | undefined;
  const root = rootPartition(configuration, relationClasses(configuration, intersectionNumbers(configuration)));
  visit(root, [root.trace], []);
  return best!.matrix;

  /** @returns the depth to go back to: where the way to an equivalent leaf forks, or the present one */
  function visit(partition: ColouredPartition, traces: readonly number[], way: readonly number[]): number {
    const depth = way.length;
    if (best !== undefined && compareTraces(traces, best.traces) > 0) return depth;
    const cell = targetCell(partition);
    if (cell === undefined)
      return meet({ traces, way, points: partition.points, matrix: renamed(configuration, partition) });
    const seen: number[] = [];
    const orbits = new DisjointSets(n);
    let joined = 0;
    for (const [offset, point] of partition.points.slice(cell.begin, cell.end).entries()) {
      for (; joined < automorphisms.length; joined++)
        if (way.every((fixed) => automorphisms[joined]![fixed] === fixed)) orbits.joinImages(automorphisms[joined]!);
      if (seen.some((other) => orbits.same(point, other))) continue;
      seen.push(point);
      const child = individualize(configuration, partition, cell.begin + offset);
      const back = visit(child, [...traces, child.trace], [...way, point]);
      if (back < depth) return back;
    }
    return depth;
  }

  function meet(leaf: Leaf): number {
    const depth = leaf.way.length;
    const order =
      best === undefined
        ? -1
        : compareTraces(leaf.traces, best.traces) ||
          leaf.traces.length - best.traces.length ||
          compareMatrices(leaf.matrix, best.matrix);
    if (order < 0) best = leaf;
    if (order !== 0) return depth;
    const automorphism = new Int32Array(n);
    for (let p = 0; p < n; p++) automorphism[best!.points[p]!] = leaf.points[p]!;
    automorphisms.push(automorphism);
    let fork = 0;
    while (leaf.way[fork] === best!.way[fork]) fork++;
    return fork;
  }
}

/** Text that two configurations share iff they are isomorphic: number of points, colon, canonical relation matrix. */
export function canonicalForm(configuration: CoherentConfiguration): string {
  return `${configuration.n}:${relationText(canonicalRelation(configuration), configuration.rank)}`;
}

/** The matrix in the order of a leaf, relations numbered by class, then by first appearance. */
function renamed(
  { n, rank, relation }: CoherentConfiguration,
  { points, relationClass }: ColouredPartition,
): Int32Array {
  const first = new Int32Array(rank).fill(-1);
  const order: number[] = [];
  const ordered = new Int32Array(n * n);
  for (let a = 0, at = 0; a < n; a++)
    for (let b = 0; b < n; b++, at++) {
      const i = relation[points[a]! * n + points[b]!]!;
      ordered[at] = i;
      if (first[i] !== -1) continue;
      first[i] = order.length;
      order.push(i);
    }
  order.sort((i, j) => relationClass[i]! - relationClass[j]! || first[i]! - first[j]!);
  const label = new Int32Array(rank);
  for (const [at, i] of order.entries()) label[i] = at;
  for (let at = 0; at < ordered.length; at++) ordered[at] = label[ordered[at]!]!;
  return ordered;
}

/** Of two leaves, or of a state on the way and a leaf: 0 as long as they agree. */
function compareTraces(a: readonly number[], b: readonly number[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}

function compareMatrices(a: Int32Array, b: Int32Array): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}
