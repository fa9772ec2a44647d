/** # Schurian schemes. Defines `orbitals`, `schurianConfiguration`.
 *
 * The orbits of a permutation group on ordered pairs of points (its orbitals) are the relations of a coherent configuration,
 * homogeneous iff the group is transitive. Pairs are joined with their images under the generators, so no group element is ever
 * multiplied. Sources: D. G. Higman, Coherent configurations I, Geom. Dedicata 4 (1975); P. J. Cameron, Permutation Groups,
 * CUP 1999, §1.11.
 * @module */
import { DomainError } from '../exact/errors.js';
import { type CoherentConfiguration, coherentConfiguration } from './coherentConfiguration.js';

/**
 * Labels of the n·n ordered pairs, row-major, by orbit: the diagonal's orbits first, then the others, in order of first appearance.
 * @param generators images of the points 0 … n−1, each a permutation
 * Cost: n²·(generators + 1) operations.
 */
export function orbitals(n: number, generators: readonly ArrayLike<number>[]): Int32Array {
  const label = new Int32Array(n * n).fill(-1);
  const stack = new Int32Array(n * n); // each pair is put there once
  let rank = 0;
  const spread = (pair: number): void => {
    if (label[pair] !== -1) return;
    let height = 0;
    stack[height++] = pair;
    label[pair] = rank;
    while (height > 0) {
      const at = stack[--height]!;
      const x = Math.floor(at / n);
      const y = at - x * n;
      for (const image of generators) {
        const next = image[x]! * n + image[y]!;
        if (label[next] !== -1) continue;
        label[next] = rank;
        stack[height++] = next;
      }
    }
    rank++;
  };
  for (let x = 0; x < n; x++) spread(x * n + x);
  for (let pair = 0; pair < n * n; pair++) spread(pair);
  return label;
}

/**
 * The configuration of a transitive permutation group.
 * @throws DomainError when the group is intransitive, with two points in different orbits
 */
export function schurianConfiguration(
  n: number,
  generators: readonly ArrayLike<number>[],
  where = 'permutation group',
): CoherentConfiguration {
  const label = orbitals(n, generators);
  for (let x = 1; x < n; x++)
    if (label[x * n + x] !== 0)
      throw new DomainError({
        where,
        expected: `a transitive group on ${n} points`,
        found: `points 1 and ${x + 1} (counted from 1) in different orbits`,
      });
  const verdict = coherentConfiguration(n, label);
  if (verdict.kind === 'refuted') throw new Error('orbitals are coherent'); // a programming error, or no permutations
  return verdict.configuration;
}
