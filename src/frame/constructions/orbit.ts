/** # Orbits of signed permutations. Defines `Orbit`, `permutationKinds`, `signKinds`, `frameOfOrbits`.
 *
 * "All permutations of (±a, ±b, …)" and its kin, each vector once.
 * @module */
import { DomainError } from '../../exact/errors.js';
import type { Element, NumberField } from '../../exact/numberField.js';
import { limitPoints } from '../../scheme/constructions/limits.js';
import { type Frame, frameFromVectors } from '../frame.js';

export const permutationKinds = ['identity', 'cyclic', 'even', 'odd', 'all'] as const;
/** Even and odd count the minus signs put before the entries of the seed. */
export const signKinds = ['none', 'even', 'odd', 'all'] as const;

export interface Orbit<T> {
  readonly seed: readonly T[];
  readonly permutations: (typeof permutationKinds)[number];
  readonly signs: (typeof signKinds)[number];
}

/** Even and odd permutations of distinct entries are enumerated one by one, 9! at most. */
const MAX_DISTINCT = 9;

/** An upper bound for the number of vectors, found without making them: arrangements of the seed times choices of signs
 *  of its nonzero entries. */
function orbitSize(field: NumberField, { seed, permutations, signs }: Orbit<Element>): number {
  const counts = [...multiplicities(seed.map((x) => field.key(x))).values()];
  const nonzero = seed.filter((x) => !field.isZero(x)).length;
  let arrangements = 1;
  let placed = 0;
  if (permutations === 'cyclic') arrangements = seed.length;
  else if (permutations !== 'identity')
    for (const count of counts)
      for (let i = 1; i <= count; i++) {
        placed++;
        arrangements = (arrangements * placed) / i;
      }
  if (signs === 'none') return arrangements;
  return arrangements * 2 ** (signs !== 'all' && nonzero === seed.length ? nonzero - 1 : nonzero);
}

function multiplicities(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** All distinct vectors of the orbit: arrangements in lexicographic order of the seed's indices, for each the signs, + before −,
 *  last entry fastest.
 *  @throws DomainError when there may be more than 2048, or more than 9 distinct entries are permuted by parity */
function orbitVectors(field: NumberField, orbit: Orbit<Element>, where = 'orbit'): readonly (readonly Element[])[] {
  limitPoints(orbitSize(field, orbit), where);
  const seen = new Set<string>();
  const vectors: (readonly Element[])[] = [];
  for (const arrangement of arrangements(field, orbit.seed, orbit.permutations, where))
    for (const vector of signed(field, arrangement, orbit.signs)) {
      const key = vector.map((x) => field.key(x)).join(';');
      if (seen.has(key)) continue;
      seen.add(key);
      vectors.push(vector);
    }
  return vectors;
}

function* arrangements(
  field: NumberField,
  seed: readonly Element[],
  kind: Orbit<Element>['permutations'],
  where: string,
): Generator<readonly Element[]> {
  if (kind === 'identity') yield seed;
  else if (kind === 'cyclic') for (let i = 0; i < seed.length; i++) yield [...seed.slice(i), ...seed.slice(0, i)];
  else {
    const keys = seed.map((x) => field.key(x));
    // Swapping two equal entries changes the parity of a permutation and nothing else: all arrangements occur.
    if (kind === 'all' || multiplicities(keys).size < seed.length) yield* multisetPermutations(seed, keys);
    else {
      if (seed.length > MAX_DISTINCT)
        throw new DomainError({ where, expected: `at most ${MAX_DISTINCT} distinct entries`, found: `${seed.length}` });
      yield* permutationsOfParity(seed, kind === 'even' ? 0 : 1);
    }
  }
}

const without = <T>(list: readonly T[], i: number): readonly T[] => [...list.slice(0, i), ...list.slice(i + 1)];

/** Each distinct arrangement once; `keys` tells equal entries. */
function* multisetPermutations<T>(seed: readonly T[], keys: readonly string[]): Generator<readonly T[]> {
  if (seed.length === 0) yield [];
  const tried = new Set<string>();
  for (let i = 0; i < seed.length; i++) {
    if (tried.has(keys[i]!)) continue;
    tried.add(keys[i]!);
    for (const rest of multisetPermutations(without(seed, i), without(keys, i))) yield [seed[i]!, ...rest];
  }
}

/** Taking entry i to the front is a cycle of i transpositions. */
function* permutationsOfParity<T>(seed: readonly T[], parity: number): Generator<readonly T[]> {
  if (seed.length === 0 && parity === 0) yield [];
  for (let i = 0; i < seed.length; i++)
    for (const rest of permutationsOfParity(without(seed, i), (parity + i) % 2)) yield [seed[i]!, ...rest];
}

/** Signs for the nonzero entries. A vector with a zero meets either parity, since −0 = 0. */
function* signed(
  field: NumberField,
  vector: readonly Element[],
  kind: Orbit<Element>['signs'],
): Generator<readonly Element[]> {
  const positions = kind === 'none' ? [] : vector.flatMap((x, i) => (field.isZero(x) ? [] : [i]));
  const parity = positions.length < vector.length || kind === 'all' ? undefined : kind === 'even' ? 0 : 1;
  for (let mask = 0; mask < 2 ** positions.length; mask++) {
    const isMinus = (i: number): boolean => (mask >> (positions.length - 1 - i)) % 2 === 1;
    if (parity !== undefined && positions.filter((_, i) => isMinus(i)).length % 2 !== parity) continue;
    const result = [...vector];
    positions.forEach((position, i) => {
      if (isMinus(i)) result[position] = field.neg(vector[position]!);
    });
    yield result;
  }
}

/** The union of the orbits, scaled to unit norm.
 *  @throws DomainError when the norms differ, or there are too many vectors */
export function frameOfOrbits(field: NumberField, orbits: readonly Orbit<Element>[], where = 'orbits'): Frame {
  limitPoints(
    orbits.reduce((sum, orbit) => sum + orbitSize(field, orbit), 0),
    where,
  );
  return frameFromVectors(
    field,
    orbits.flatMap((orbit) => orbitVectors(field, orbit, where)),
    { normalise: true },
  );
}
