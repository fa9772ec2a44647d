/** # Isomorphisms of symmetric colourings. Defines `colouringIsomorphism`, `SymmetricColouring`.
 *
 * The points of one colouring are individualized one after the other, and those of the other alike, as long as refinement treats both
 * alike (equal traces); a leaf at which the matrices agree is an isomorphism. Source: McKay–Piperno 2014 (see `colouredPartition.ts`).
 * @module */
import {
  type ColouredPartition,
  individualize,
  type PairColouring,
  rootPartition,
  targetCell,
} from './colouredPartition.js';

/** A colour 0 … rank−1 for each unordered pair of points and each point: n·n of them, row by row. */
export interface SymmetricColouring {
  readonly n: number;
  readonly rank: number;
  readonly colour: Int32Array;
}

/** A permutation π with b's colour of (π(x), π(y)) equal to a's of (x, y), colours being matched by their numbers; undefined when there
 *  is none. Cost: about n² operations a point of the base; more where refinement tells points apart late and b is no copy of a. */
export function colouringIsomorphism(a: SymmetricColouring, b: SymmetricColouring): Int32Array | undefined {
  if (a.n !== b.n || a.rank !== b.rank) return undefined;
  const own = Int32Array.from({ length: a.rank }, (_, k) => k);
  const pairs = ({ n, rank, colour }: SymmetricColouring): PairColouring => ({
    n,
    rank,
    relation: colour,
    transpose: own,
  });
  const [from, to] = [pairs(a), pairs(b)];
  const path = [rootPartition(from, own)];
  for (let cell = targetCell(path[0]!); cell !== undefined; cell = targetCell(path.at(-1)!))
    path.push(individualize(from, path.at(-1)!, cell.begin));
  return descend(rootPartition(to, own), 0);

  function descend(partition: ColouredPartition, depth: number): Int32Array | undefined {
    const model = path[depth]!;
    if (partition.trace !== model.trace || partition.cells !== model.cells) return undefined;
    const cell = targetCell(partition);
    if (cell === undefined) return mapping(model.points, partition.points);
    for (let place = cell.begin; place < cell.end; place++) {
      const found = descend(individualize(to, partition, place), depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function mapping(points: Int32Array, images: Int32Array): Int32Array | undefined {
    const { n } = a;
    const image = new Int32Array(n);
    for (let p = 0; p < n; p++) image[points[p]!] = images[p]!;
    for (let x = 0; x < n; x++)
      for (let y = 0; y <= x; y++) if (a.colour[x * n + y] !== b.colour[image[x]! * n + image[y]!]) return undefined;
    return image;
  }
}
