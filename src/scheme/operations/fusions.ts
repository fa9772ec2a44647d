/** # Fusions. Defines `fusions`, `Fusion`, `fusionConfiguration`.
 *
 * All coherent configurations that come from merging relations of a homogeneous one, up to the algebraic automorphisms of the latter.
 *
 * Completeness. For a set S of relations let ⟨S⟩ be the coarsest fusion in which S is a union of classes. A fusion with the classes S_1 … S_t
 * is the coarsest one that refines ⟨S_1⟩, …, ⟨S_t⟩: it does refine them, and in that coarsest one every S_i is a union of classes. So all
 * fusions are found from the ⟨S⟩, of which there are at most 2^(rank−2) as S and its complement give the same, by taking such joins one after the
 * other; and it is enough to join one fusion of each orbit with all ⟨S⟩, since σ(F) ∨ ⟨S⟩ = σ(F ∨ ⟨σ⁻¹S⟩). Source: Bannai–Ito,
 * Algebraic Combinatorics I, §II.9; for the sets S see I. A. Faradžev, M. H. Klin, M. E. Muzichuk, Cellular rings and groups of automorphisms
 * of graphs, 1994, §3.
 * @module */
import { LimitError } from '../../exact/errors.js';
import type { CoherentConfiguration } from '../coherentConfiguration.js';
import { type IntersectionNumbers, isCommutative } from '../intersectionNumbers.js';
import { algebraicAutomorphisms } from './algebraicAutomorphisms.js';
import { derivedConfiguration, requireHomogeneous } from './derived.js';
import { StablePartitions, split } from './stablePartition.js';

/** 2^(rank−2) sets are refined. */
const MAX_RANK = 16;

/** More fusions than this are of no use to a reader. */
const MAX_FUSIONS = 200_000;

/** A fusion, and how many are equivalent to it. */
export interface Fusion {
  /** The relations merged, each list ascending, by least members: [0] comes first. */
  readonly classes: readonly (readonly number[])[];
  /** The length of its orbit under the algebraic automorphisms. */
  readonly size: number;
}

/**
 * One fusion of each orbit, the lexicographically least, by number of classes and then lexicographically; the trivial fusions come first and last.
 * @throws DomainError for a configuration that is not homogeneous
 * @throws LimitError beyond rank 16, or for more than 200,000 fusions
 */
export function fusions(configuration: CoherentConfiguration, numbers: IntersectionNumbers): readonly Fusion[] {
  requireHomogeneous(configuration, 'fusions');
  const { rank, transpose } = configuration;
  if (rank > MAX_RANK)
    throw new LimitError({ where: 'fusions', expected: `rank at most ${MAX_RANK}`, found: String(rank) });
  const partitions = new StablePartitions({
    rank,
    transpose,
    p: numbers.dense(),
    commutative: isCommutative(configuration),
  });
  const { generators } = algebraicAutomorphisms(configuration, numbers);
  const monogenic = new Map<string, Uint8Array>();
  for (let set = 0; set < 2 ** Math.max(rank - 2, 0); set++) {
    const fusion = partitions.refine(Uint8Array.from({ length: rank }, (_, k) => (k === 0 ? 0 : (set >> (k - 1)) & 1)));
    monogenic.set(fusion.join(), fusion);
  }
  const seen = new Set<string>();
  const found: { readonly partition: Uint8Array; readonly size: number }[] = [];
  const add = (partition: Uint8Array): void => {
    if (seen.has(partition.join())) return;
    const orbit = orbitOf(partition, generators, seen);
    found.push({ partition: orbit.reduce(least), size: orbit.length });
  };
  for (const partition of monogenic.values()) add(partition);
  const tried = new Set<string>();
  for (const { partition } of found)
    for (const other of monogenic.values()) {
      const meet = split(partition, (k) => other[k]!);
      const key = meet.join();
      if (seen.has(key) || tried.has(key)) continue;
      tried.add(key);
      add(partitions.refine(meet));
    }
  return found
    .map(({ partition, size }) => ({ partition, size, classes: classesOf(partition) }))
    .sort((a, b) => a.classes.length - b.classes.length || compare(a.partition, b.partition))
    .map(({ classes, size }) => ({ classes, size }));
}

/** The configuration with the relations of each class merged; the classes are those of a fusion. */
export function fusionConfiguration(
  { n, rank, relation }: CoherentConfiguration,
  classes: readonly (readonly number[])[],
): CoherentConfiguration {
  const name = new Int32Array(rank);
  for (const [c, members] of classes.entries()) for (const k of members) name[k] = c;
  return derivedConfiguration(
    n,
    classes.length,
    relation.map((k) => name[k]!),
  );
}

/** All images of a partition, entered in `seen`. */
function orbitOf(partition: Uint8Array, generators: readonly Int32Array[], seen: Set<string>): readonly Uint8Array[] {
  const orbit = [partition];
  seen.add(partition.join());
  for (const member of orbit)
    for (const image of generators) {
      const moved = new Uint8Array(member.length);
      for (let k = 0; k < member.length; k++) moved[image[k]!] = member[k]!;
      const next = split(moved, () => 0);
      const key = next.join();
      if (seen.has(key)) continue;
      seen.add(key);
      if (seen.size > MAX_FUSIONS)
        throw new LimitError({ where: 'fusions', expected: `at most ${MAX_FUSIONS}`, found: 'more' });
      orbit.push(next);
    }
  return orbit;
}

function compare(a: Uint8Array, b: Uint8Array): number {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return a[k]! - b[k]!;
  return 0;
}

const least = (a: Uint8Array, b: Uint8Array): Uint8Array => (compare(a, b) <= 0 ? a : b);

function classesOf(partition: Uint8Array): readonly (readonly number[])[] {
  const classes: number[][] = [];
  partition.forEach((c, k) => {
    classes[c] ??= [];
    classes[c].push(k);
  });
  return classes;
}
