/** # Algebraic automorphisms. Defines `algebraicAutomorphisms`, `AlgebraicAutomorphisms`.
 *
 * Permutations σ of the relations with p^{σk}_{σi,σj} = p^k_ij; they need not come from permutations of the points. As for points
 * (`automorphisms.ts`): a path of refined colourings of the relations, each with one more relation singled out; at each level the orbit
 * of that relation is found by searching for colourings that are refined alike. Colours are refined by sums of hashes, which are the same
 * for equivalent colourings; a collision only leaves a colour unsplit, and every permutation is checked before it counts.
 * Source: M. Klin, M. Muzychuk, C. Pech, A. Woldar, P.-H. Zieschang, Association schemes on 28 points as mergings of a half-homogeneous
 * coherent configuration, European J. Combin. 28 (2007), §2.
 * @module */
import type { CoherentConfiguration } from '../coherentConfiguration.js';
import type { IntersectionNumbers } from '../intersectionNumbers.js';
import { DisjointSets } from '../isomorphism/disjointSets.js';

export interface AlgebraicAutomorphisms {
  readonly order: bigint;
  /** Images of the relations. */
  readonly generators: readonly Int32Array[];
  /** On the relations, each ascending, by their least members. */
  readonly orbits: readonly (readonly number[])[];
}

interface Colouring {
  /** 0 … colours−1, named alike in equivalent colourings. */
  readonly colour: Int32Array;
  readonly colours: number;
  readonly trace: number;
}

/** The group of all algebraic automorphisms. Cost: a few times rank³ for each level and generator.
 *  @throws LimitError beyond rank 200 */
export function algebraicAutomorphisms(
  { rank, transpose }: CoherentConfiguration,
  numbers: Pick<IntersectionNumbers, 'dense'>,
): AlgebraicAutomorphisms {
  const p = numbers.dense();
  // p knows the transposes as well, but colours that begin with them are refined sooner.
  const start = Int32Array.from(transpose, (k, i) => (k === i ? 0 : 1));
  const path = [refined(rank, p, start, 0)];
  for (let cell = targetCell(path[0]!); cell.length > 1; cell = targetCell(path.at(-1)!))
    path.push(singledOut(rank, p, path.at(-1)!, cell[0]!));
  const model = path.at(-1)!;
  const generators: Int32Array[] = [];
  const orbits = new DisjointSets(rank);
  let order = 1n;
  for (let level = path.length - 2; level >= 0; level--) {
    const [base, ...others] = targetCell(path[level]!);
    const failed: number[] = [];
    for (const i of others) {
      if (orbits.same(i, base!) || failed.some((other) => orbits.same(i, other))) continue;
      const generator = equivalent(rank, p, path, level, i, model);
      if (generator === undefined) failed.push(i);
      else {
        generators.push(generator);
        orbits.joinImages(generator);
      }
    }
    order *= BigInt(orbits.sizeOf(base!));
  }
  return { order, generators, orbits: orbits.classes() };
}

/** A permutation that fixes what was singled out before the level, and takes what is singled out there to i. */
function equivalent(
  rank: number,
  p: Int32Array,
  path: readonly Colouring[],
  level: number,
  i: number,
  model: Colouring,
): Int32Array | undefined {
  const descend = (colouring: Colouring, depth: number): Int32Array | undefined => {
    const expected = path[depth]!;
    if (colouring.trace !== expected.trace || colouring.colours !== expected.colours) return undefined;
    const cell = targetCell(colouring);
    if (cell.length < 2) {
      const named = new Int32Array(rank);
      for (let k = 0; k < rank; k++) named[colouring.colour[k]!] = k;
      const image = model.colour.map((colour) => named[colour]!);
      return isAutomorphism(rank, p, image) ? image : undefined;
    }
    for (const k of cell) {
      const found = descend(singledOut(rank, p, colouring, k), depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return descend(singledOut(rank, p, path[level]!, i), level + 1);
}

function isAutomorphism(rank: number, p: Int32Array, image: Int32Array): boolean {
  for (let i = 0; i < rank; i++)
    for (let j = 0; j < rank; j++) {
      const [row, other] = [(i * rank + j) * rank, (image[i]! * rank + image[j]!) * rank];
      for (let k = 0; k < rank; k++) if (p[row + k] !== p[other + image[k]!]) return false;
    }
  return true;
}

/** The members of the first colour with more than one; one member where there is none. */
function targetCell({ colour, colours }: Colouring): readonly number[] {
  const cells: number[][] = Array.from({ length: colours }, () => []);
  colour.forEach((c, k) => {
    cells[c]!.push(k);
  });
  return cells.find((cell) => cell.length > 1) ?? cells[0]!;
}

function singledOut(rank: number, p: Int32Array, { colour, trace }: Colouring, k: number): Colouring {
  const next = colour.map((c) => 2 * c + 1);
  next[k] = 2 * colour[k]!;
  return refined(rank, p, next, trace);
}

const mix = (a: number, b: number): number => {
  let h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 13);
};

/** Splits colours by Σ_{j,k} h(c_j, c_k, p^k_ij) and Σ_{i,j} h'(c_i, c_j, p^k_ij) until their number stays. Each round costs rank³. */
function refined(rank: number, p: Int32Array, start: Int32Array, from: number): Colouring {
  let { colour, colours } = renamed(start, new Int32Array(rank));
  let trace = mix(from, colours);
  for (;;) {
    const hash = new Int32Array(rank);
    for (let i = 0, at = 0; i < rank; i++)
      for (let j = 0; j < rank; j++) {
        const pair = mix(colour[i]! + 1, colour[j]! + 7);
        const second = mix(colour[j]! + 3, 5);
        for (let k = 0; k < rank; k++, at++) {
          if (p[at] === 0) continue;
          const third = mix(second, colour[k]!);
          hash[i] = (hash[i]! + mix(third, p[at]!)) | 0;
          hash[k] = (hash[k]! + mix(pair, p[at]!)) | 0;
        }
      }
    const next = renamed(colour, hash);
    for (const h of next.hashes) trace = mix(trace, h);
    if (next.colours === colours) return { colour, colours, trace };
    ({ colour, colours } = next);
  }
}

/** Colours 0, 1, … in the order of (colour, hash). */
function renamed(
  colour: Int32Array,
  hash: Int32Array,
): { readonly colour: Int32Array; readonly colours: number; readonly hashes: readonly number[] } {
  const order = Array.from(colour, (_, k) => k).sort((a, b) => colour[a]! - colour[b]! || hash[a]! - hash[b]!);
  const name = new Int32Array(colour.length);
  const hashes: number[] = [];
  let colours = 0;
  order.forEach((k, at) => {
    const before = order[at - 1];
    if (before !== undefined && (colour[before] !== colour[k] || hash[before] !== hash[k])) colours++;
    name[k] = colours;
    hashes.push(hash[k]!);
  });
  return { colour: name, colours: colours + 1, hashes };
}
