/** # Isomorphism of frames. Defines `UnitGram`, `unitGram`, `isomorphicGrams`.
 *
 * Two frames of equal norm are the same up to scale, rotation and order of the vectors iff a permutation of the points carries one unit
 * Gram matrix to the other. Put both matrices on the diagonal of one of 2n points, with a colour of its own for pairs between
 * the two halves. A colour automorphism keeps pairs inside a half inside a half; so it either keeps both halves or exchanges them,
 * and one that exchanges them is an isomorphism on each half. Conversely an isomorphism and its inverse make one. Automorphisms of a
 * colouring are those of its coherent closure (T8). Hence: isomorphic iff some orbit of the group has points of both halves.
 * No list of automorphisms of the scheme, or of those that come from points, is needed.
 * @module */
import { commonField } from '../exact/compositum.js';
import type { Element, NumberField } from '../exact/numberField.js';
import type { Gram } from '../frame/frame.js';
import { automorphismGroup } from '../scheme/automorphisms.js';
import { coherentClosure } from '../scheme/coherentClosure.js';

export interface UnitGram {
  readonly field: NumberField;
  readonly n: number;
  /** Distinct entries of the Gram matrix of the unit vectors, descending. */
  readonly values: readonly Element[];
  /** Index of each entry. */
  readonly colour: Int32Array;
  /** How often each value occurs, as text: the same for isomorphic frames. */
  readonly counts: string;
}

/** @param gram with equal, nonzero diagonal entries */
export function unitGram({ field, n, entry, values }: Gram): UnitGram {
  const inverse = field.inv(values[entry[0]!]!);
  const used = [...new Set(entry)].sort((a, b) => field.compare(values[b]!, values[a]!));
  const position = new Map(used.map((value, at) => [value, at]));
  const colour = entry.map((value) => position.get(value)!);
  const counts = new Array<number>(used.length).fill(0);
  for (const c of colour) counts[c] = counts[c]! + 1;
  return { field, n, values: used.map((v) => field.mul(values[v]!, inverse)), colour, counts: counts.join() };
}

/** Does a permutation of the points carry one Gram matrix to the other? */
export function isomorphicGrams(a: UnitGram, b: UnitGram): boolean {
  if (a.n !== b.n || a.counts !== b.counts) return false;
  const { field, left, right } = commonField(a.field, b.field);
  if (!a.values.every((value, i) => field.equals(left(value), right(b.values[i]!)))) return false;
  const { n } = a;
  const size = 2 * n;
  const colours = new Int32Array(size * size).fill(a.values.length);
  for (let x = 0; x < n; x++)
    for (let y = 0; y < n; y++) {
      colours[x * size + y] = a.colour[x * n + y]!;
      colours[(x + n) * size + y + n] = b.colour[x * n + y]!;
    }
  const { orbits } = automorphismGroup(coherentClosure(size, colours));
  return orbits.some((orbit) => orbit[0]! < n && orbit.at(-1)! >= n);
}
