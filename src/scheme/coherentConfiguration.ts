/** # Coherent configurations. Defines `CoherentConfiguration`, `AssociationScheme`, `Verdict`, `coherentConfiguration`, `asAssociationScheme`.
 *
 * A coherent configuration is a partition of the ordered pairs of n points into relations R_0 … R_{rank−1} such that the diagonal is
 * a union of relations (its parts are the fibres), transposes of relations are relations, and A_i·A_j = Σ_k p^k_ij A_k for the
 * adjacency matrices. One fibre: homogeneous. All relations symmetric: association scheme (then homogeneous and commutative).
 * Every coherent configuration in this package comes from `coherentConfiguration` or `coherentClosure`, so it has been checked.
 * Sources: D. G. Higman, Coherent configurations I, Geom. Dedicata 4 (1975); theory.md, Association schemes.
 * @module */
import { DomainError, ShapeError } from '../exact/errors.js';
import { coherenceFailure } from './coherence.js';
import type { CoherenceWitness, DiagonalClash, Pair, SchemeWitness } from './coherenceWitness.js';
import { type FibreStructure, fibreStructure } from './fibreStructure.js';

/** Relations are 0 … rank−1; 0 … fibres−1 are those on the diagonal, and relation f is the diagonal of fibre f. */
export interface CoherentConfiguration {
  readonly n: number;
  readonly rank: number;
  /** relation[x·n + y] is the relation of (x,y). */
  readonly relation: Int32Array;
  /** The relation of (y,x) from that of (x,y). */
  readonly transpose: Int32Array;
  /** k_i: the number of y with (x,y) ∈ R_i, for x in the source fibre of R_i. */
  readonly valencies: Int32Array;
  readonly fibres: number;
  /** Fibre of the first and of the second point of a relation's pairs. */
  readonly source: Int32Array;
  readonly target: Int32Array;
}

/** A symmetric, hence homogeneous and commutative, coherent configuration; relation 0 is the diagonal. */
export interface AssociationScheme extends CoherentConfiguration {
  readonly fibres: 1;
  /** rank − 1 */
  readonly classes: number;
}

export type Verdict<Configuration, Witness> =
  | { readonly kind: 'verified'; readonly configuration: Configuration }
  | { readonly kind: 'refuted'; readonly witness: Witness };

/**
 * Checks the axioms for relation data as they stand: n·n labels in row-major order, all of 0 … rank−1 in use, those on the
 * diagonal first. The answer is exact. Cost: about n³ additions and multiplications for few relations, and much less when relations
 * of small valency generate the rest.
 * @throws ShapeError when n is no positive integer or there are not n² labels
 * @throws DomainError for a label that is no nonnegative integer, labels with gaps, or diagonal labels that do not come first
 */
export function coherentConfiguration(
  n: number,
  relation: ArrayLike<number>,
): Verdict<CoherentConfiguration, CoherenceWitness> {
  const labels = readLabels(n, relation, 'relation matrix');
  const rank = contiguousLabels(n, labels);
  const clash = diagonalClash(n, rank, labels);
  if (clash !== undefined) return { kind: 'refuted', witness: clash };
  requireDiagonalFirst(n, labels);
  const outcome = fibreStructure(n, rank, labels);
  if (outcome.kind === 'refuted') return outcome;
  const witness = coherenceFailure(outcome.structure);
  if (witness !== undefined) return { kind: 'refuted', witness };
  return { kind: 'verified', configuration: unsafeConfiguration(outcome.structure) };
}

/** Forgets the base points. Unsafe: the caller vouches that the structure is coherent. */
export function unsafeConfiguration(structure: FibreStructure): CoherentConfiguration {
  const { n, rank, relation, transpose, valencies, fibres, source, target } = structure;
  return { n, rank, relation, transpose, valencies, fibres, source, target };
}

/** The configuration as a symmetric association scheme, or why it is none. Cost: n + rank, and n² to find a witness. */
export function asAssociationScheme(configuration: CoherentConfiguration): Verdict<AssociationScheme, SchemeWitness> {
  const { n, rank, relation, transpose, fibres } = configuration;
  if (fibres > 1) {
    let y = 0;
    while (relation[y * n + y] === relation[0]) y++;
    return {
      kind: 'refuted',
      witness: { kind: 'notHomogeneous', points: [0, y], relations: [relation[0]!, relation[y * n + y]!] },
    };
  }
  const k = transpose.findIndex((reverse, at) => reverse !== at);
  if (k !== -1) {
    const at = relation.indexOf(k);
    const pair: Pair = [Math.floor(at / n), at % n];
    return { kind: 'refuted', witness: { kind: 'notSymmetric', relation: k, transpose: transpose[k]!, pair } };
  }
  return { kind: 'verified', configuration: { ...configuration, fibres: 1, classes: rank - 1 } };
}

/**
 * A copy of n·n labels, checked to be integers in 0 … 2^31−1.
 * @throws ShapeError, DomainError as `coherentConfiguration`
 */
export function readLabels(n: number, labels: ArrayLike<number>, where: string): Int32Array {
  if (!Number.isInteger(n) || n < 1)
    throw new ShapeError({ where, expected: 'a positive integer number of points', found: String(n) });
  if (labels.length !== n * n)
    throw new ShapeError({ where, expected: `${n}·${n} = ${n * n} labels`, found: `${labels.length}` });
  const copy = new Int32Array(n * n);
  for (let at = 0; at < n * n; at++) {
    const label = labels[at]!;
    copy[at] = label;
    if (copy[at] === label && label >= 0) continue;
    throw new DomainError({
      where: `${where}, row ${Math.floor(at / n)}, column ${at % n}`,
      expected: 'a nonnegative integer label below 2^31',
      found: String(label),
    });
  }
  return copy;
}

/** The number of labels, all of 0 … rank−1 being in use. */
function contiguousLabels(n: number, labels: Int32Array): number {
  let greatest = 0;
  for (const label of labels) greatest = Math.max(greatest, label);
  const where = 'relation matrix';
  if (greatest >= n * n)
    throw new DomainError({ where, expected: `labels below n² = ${n * n}, without gaps`, found: `label ${greatest}` });
  const used = new Uint8Array(greatest + 1);
  for (const label of labels) used[label] = 1;
  const gap = used.indexOf(0);
  if (gap !== -1)
    throw new DomainError({
      where,
      expected: `every label from 0 to ${greatest} in use`,
      found: `no pair with label ${gap}`,
    });
  return greatest + 1;
}

function diagonalClash(n: number, rank: number, labels: Int32Array): DiagonalClash | undefined {
  const pointOf = new Int32Array(rank).fill(-1);
  for (let x = n - 1; x >= 0; x--) pointOf[labels[x * n + x]!] = x;
  for (let x = 0; x < n; x++)
    for (let y = 0; y < n; y++) {
      const relation = labels[x * n + y]!;
      const point = pointOf[relation]!;
      if (x !== y && point !== -1) return { kind: 'diagonalClash', relation, diagonal: [point, point], other: [x, y] };
    }
  return undefined;
}

function requireDiagonalFirst(n: number, labels: Int32Array): void {
  const diagonal = new Set<number>();
  for (let x = 0; x < n; x++) diagonal.add(labels[x * n + x]!);
  for (let x = 0; x < n; x++) {
    if (labels[x * n + x]! < diagonal.size) continue;
    throw new DomainError({
      where: `relation matrix, row ${x}, column ${x}`,
      expected: `the ${diagonal.size} relations of the diagonal to be numbered from 0`,
      found: `label ${labels[x * n + x]}`,
    });
  }
}
