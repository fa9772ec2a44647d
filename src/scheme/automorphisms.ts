/** # Automorphism groups. Defines `automorphismGroup`, `AutomorphismGroup`.
 *
 * An automorphism is a permutation of the points that maps every relation onto itself. The group is found with a base b_0, b_1, …
 * of points: for each level, from the last to the first, the orbit of b_ℓ under the stabilizer of b_0 … b_{ℓ−1}. A point v of the
 * cell of b_ℓ lies in that orbit iff some sequence of points that begins like the base, but with v for b_ℓ, is refined to the same
 * matrix; a search decides it. The order is the product of the orbit lengths (orbit–stabilizer), and the permutations that
 * were found generate. Source: McKay–Piperno 2014 (see `isomorphism/colouredPartition.ts`).
 * @module */
import type { CoherentConfiguration } from './coherentConfiguration.js';
import { type ColouredPartition, individualize, rootPartition, targetCell } from './isomorphism/colouredPartition.js';
import { DisjointSets } from './isomorphism/disjointSets.js';

export interface AutomorphismGroup {
  readonly order: bigint;
  /** Images of the points 0 … n−1; no generators: the group is trivial. */
  readonly generators: readonly Int32Array[];
  /** On the points, each ascending, in the order of their least points. */
  readonly orbits: readonly (readonly number[])[];
}

/** The group of all automorphisms that fix every relation. Cost: one refinement, of about n² operations, for each level of the base
 *  and generator; more where refinement tells points apart late, as in strongly regular graphs without symmetry. */
export function automorphismGroup(configuration: CoherentConfiguration): AutomorphismGroup {
  const { n, rank } = configuration;
  const path = [
    rootPartition(
      configuration,
      Int32Array.from({ length: rank }, (_, i) => i),
    ),
  ];
  for (let cell = targetCell(path[0]!); cell !== undefined; cell = targetCell(path.at(-1)!))
    path.push(individualize(configuration, path.at(-1)!, cell.begin));
  const leaf = path.at(-1)!;

  const generators: Int32Array[] = [];
  const orbits = new DisjointSets(n);
  let order = 1n;
  for (let level = path.length - 2; level >= 0; level--) {
    const { begin, end } = targetCell(path[level]!)!;
    const base = path[level + 1]!.points[begin]!;
    // All generators found so far fix b_0 … b_{ℓ−1}: a point equivalent to one that failed fails as well.
    const failed: number[] = [];
    for (let at = begin; at < end; at++) {
      const point = path[level]!.points[at]!;
      if (orbits.same(point, base) || failed.some((other) => orbits.same(point, other))) continue;
      const image = equivalentLeaf(configuration, path, level, at);
      if (image === undefined) failed.push(point);
      else {
        const generator = new Int32Array(n);
        for (let p = 0; p < n; p++) generator[leaf.points[p]!] = image[p]!;
        generators.push(generator);
        orbits.joinImages(generator);
      }
    }
    order *= BigInt(orbits.sizeOf(base));
  }
  return { order, generators, orbits: orbits.classes() };
}

/** The points of a leaf below path[level] with the point at place `at` individualized, in the order in which they have the
 *  matrix of the path's own leaf. */
function equivalentLeaf(
  configuration: CoherentConfiguration,
  path: readonly ColouredPartition[],
  level: number,
  at: number,
): Int32Array | undefined {
  const next = individualize(configuration, path[level]!, at);
  return descend(next, level + 1);

  function descend(partition: ColouredPartition, depth: number): Int32Array | undefined {
    const model = path[depth]!;
    if (partition.trace !== model.trace || partition.cells !== model.cells) return undefined;
    const cell = targetCell(partition);
    if (cell === undefined)
      return sameMatrix(configuration, partition.points, model.points) ? partition.points : undefined;
    for (let place = cell.begin; place < cell.end; place++) {
      const found = descend(individualize(configuration, partition, place), depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function sameMatrix({ n, relation }: CoherentConfiguration, a: Int32Array, b: Int32Array): boolean {
  for (let x = 0; x < n; x++) {
    const [rowA, rowB] = [a[x]! * n, b[x]! * n];
    for (let y = 0; y < n; y++) if (relation[rowA + a[y]!] !== relation[rowB + b[y]!]) return false;
  }
  return true;
}
