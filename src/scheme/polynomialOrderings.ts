/** # Polynomial orderings. Defines `polynomialOrderings`, `pPolynomialOrderings`.
 *
 * A symmetric scheme is P-polynomial for the ordering R_0, R_1, …, R_d if A_i is a polynomial of degree i in A_1; equivalently,
 * p^k_1i = 0 for |i − k| > 1 and p^k_1i ≠ 0 for |i − k| = 1. It is Q-polynomial for an ordering of eigenspaces if the same holds for q^k_ij.
 * Either way the ordering is a path 0 — 1 — … — d in the graph that joins i and k where the number with lower index 1 is not 0:
 * what comes second determines the rest. Sources: Bannai–Ito, Algebraic Combinatorics I, §III.1; Brouwer–Cohen–Neumaier,
 * Distance-Regular Graphs, chapter 2.
 * @module */
import type { AssociationScheme } from './coherentConfiguration.js';
import { IntersectionNumbers } from './intersectionNumbers.js';

/**
 * All orderings o of the indices 0 … size−1 with o[0] = 0 such that t(o[1], o[i], o[k]) is 0 for |i − k| > 1 and not 0 for
 * |i − k| = 1, sorted by o[1].
 * `isZero(i, j, k)` tells whether p^k_ij (or q^k_ij) is 0; the tensor is that of a symmetric scheme, so t(i,j,k) = 0 iff t(i,k,j) = 0.
 * One class: [0, 1]; size 1: [0]. Cost: at most size³ calls.
 */
export function polynomialOrderings(
  size: number,
  isZero: (i: number, j: number, k: number) => boolean,
): readonly (readonly number[])[] {
  if (size === 1) return [[0]];
  const orderings: (readonly number[])[] = [];
  for (let first = 1; first < size; first++) {
    const ordering = pathFrom(first, size, isZero);
    if (ordering !== undefined) orderings.push(ordering);
  }
  return orderings;
}

/** 0, first, … if the graph {j,k : t(first, j, k) ≠ 0} on all indices is a path with 0 at its end (loops are allowed). */
function pathFrom(
  first: number,
  size: number,
  isZero: (i: number, j: number, k: number) => boolean,
): readonly number[] | undefined {
  const ordering = [0];
  const placed = new Uint8Array(size);
  placed[0] = 1;
  for (let at = 0; at < ordering.length; at++) {
    const j = ordering[at]!;
    for (let k = 0; k < size; k++) {
      if (isZero(first, j, k) || placed[k] === 1) continue;
      // A second new neighbour, or one that an earlier index should have met: the graph branches.
      if (ordering.length > at + 1) return undefined;
      placed[k] = 1;
      ordering.push(k);
    }
  }
  return ordering.length === size ? ordering : undefined;
}

export interface PPolynomialOrdering {
  /** R_0, R_1, …, R_d as relation indices. */
  readonly order: readonly number[];
  /** {b_0, …, b_{d−1}; c_1, …, c_d}: b_i = p^i_{1,i+1}, c_i = p^i_{1,i−1} in this ordering. */
  readonly intersectionArray: { readonly b: readonly number[]; readonly c: readonly number[] };
}

/** All P-polynomial orderings of a scheme: R_1 is then a distance-regular graph. One-class schemes have one, with array {n−1; 1}. */
export function pPolynomialOrderings(
  scheme: AssociationScheme,
  numbers: IntersectionNumbers = new IntersectionNumbers(scheme),
): readonly PPolynomialOrdering[] {
  return polynomialOrderings(scheme.rank, (i, j, k) => numbers.at(i, j, k) === 0).map((order) => {
    const classes = order.length - 1;
    const entry = (i: number, j: number): number => numbers.at(order[1]!, order[j]!, order[i]!); // p^i_{1j}
    const b = Array.from({ length: classes }, (_, i) => entry(i, i + 1));
    const c = Array.from({ length: classes }, (_, i) => entry(i + 1, i));
    return { order, intersectionArray: { b, c } };
  });
}
