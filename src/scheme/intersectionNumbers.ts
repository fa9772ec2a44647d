/** # Intersection numbers. Defines `IntersectionNumbers`, `intersectionNumbers`, `isHomogeneous`, `isSymmetric`, `isCommutative`.
 *
 * p^k_ij is the number of z with (x,z) ∈ R_i and (z,y) ∈ R_j, for any (x,y) ∈ R_k: A_i A_j = Σ_k p^k_ij A_k. For given k at most n
 * of the rank² pairs (i,j) have p^k_ij ≠ 0. Source: theory.md, Association schemes; Bannai–Ito, Algebraic Combinatorics I, ch. II.
 * @module */
import { DomainError, LimitError } from '../exact/errors.js';
import type { CoherentConfiguration } from './coherentConfiguration.js';

/** Up to this rank the dense array (rank³ 32-bit integers, 32 MB at most) is made; beyond, numbers are looked up in sparse lists. */
const MAX_DENSE_RANK = 200;

export interface IntersectionTerm {
  readonly i: number;
  readonly j: number;
  /** p^k_ij > 0 */
  readonly count: number;
}

/** The intersection numbers of a coherent configuration, computed from one pair of each relation when they are first asked for. */
export class IntersectionNumbers {
  readonly rank: number;
  readonly #configuration: CoherentConfiguration;
  /** A pair x·n + y of each relation. */
  readonly #pair: Float64Array;
  readonly #terms: (readonly IntersectionTerm[] | undefined)[];
  #dense: Int32Array | undefined;

  constructor(configuration: CoherentConfiguration) {
    this.rank = configuration.rank;
    this.#configuration = configuration;
    this.#pair = new Float64Array(this.rank);
    for (let at = configuration.relation.length - 1; at >= 0; at--) this.#pair[configuration.relation[at]!] = at;
    this.#terms = new Array<undefined>(this.rank).fill(undefined);
  }

  /** All (i, j, p^k_ij) with p^k_ij ≠ 0, sorted by i, then j; at most n of them. Cost: n log n on the first call for k. */
  terms(k: number): readonly IntersectionTerm[] {
    this.#requireRelation(k);
    this.#terms[k] ??= this.#count(k);
    return this.#terms[k]!;
  }

  /**
   * p^k_ij as p[(i·rank + j)·rank + k]. Cost: rank·n + rank³ on the first call.
   * @throws LimitError when the rank exceeds `MAX_DENSE_RANK`
   */
  dense(): Int32Array {
    const { rank } = this;
    if (rank > MAX_DENSE_RANK)
      throw new LimitError({
        where: 'dense intersection numbers',
        expected: `rank at most ${MAX_DENSE_RANK}`,
        found: String(rank),
      });
    if (this.#dense === undefined) {
      const p = new Int32Array(rank * rank * rank);
      for (let k = 0; k < rank; k++) for (const { i, j, count } of this.terms(k)) p[(i * rank + j) * rank + k] = count;
      this.#dense = p;
    }
    return this.#dense;
  }

  /** p^k_ij by position, for formulas and inner loops. @throws DomainError when an index is no relation */
  at(i: number, j: number, k: number): number {
    const { rank } = this;
    this.#requireRelation(i);
    this.#requireRelation(j);
    this.#requireRelation(k);
    if (rank <= MAX_DENSE_RANK) return this.dense()[(i * rank + j) * rank + k]!;
    const terms = this.terms(k);
    let [low, high] = [0, terms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const term = terms[middle]!;
      if (term.i < i || (term.i === i && term.j < j)) low = middle + 1;
      else high = middle;
    }
    const found = terms[low];
    return found !== undefined && found.i === i && found.j === j ? found.count : 0;
  }

  /** p^k_ij. @throws DomainError when an index is no relation */
  intersectionNumber({ i, j, k }: { readonly i: number; readonly j: number; readonly k: number }): number {
    return this.at(i, j, k);
  }

  /**
   * The matrix L_i of left multiplication by A_i: entry [k·rank + j] is p^k_ij (row k, column j), so that A_i ↦ L_i is a
   * homomorphism of algebras. Rows of P are left eigenvectors: Σ_k P_sk (L_i)_kj = P_si P_sj.
   */
  intersectionMatrix(i: number): Int32Array {
    this.#requireRelation(i);
    const { rank } = this;
    const matrix = new Int32Array(rank * rank);
    for (let k = 0; k < rank; k++) for (let j = 0; j < rank; j++) matrix[k * rank + j] = this.at(i, j, k);
    return matrix;
  }

  #count(k: number): readonly IntersectionTerm[] {
    const { n, relation } = this.#configuration;
    const x = Math.floor(this.#pair[k]! / n);
    const y = this.#pair[k]! % n;
    const keys = new Float64Array(n); // i·rank + j < n⁴: exact for n < 9000
    for (let z = 0; z < n; z++) keys[z] = relation[x * n + z]! * this.rank + relation[z * n + y]!;
    keys.sort();
    const terms: IntersectionTerm[] = [];
    for (let at = 0; at < n; ) {
      const key = keys[at]!;
      const begin = at;
      while (at < n && keys[at] === key) at++;
      terms.push({ i: Math.floor(key / this.rank), j: key % this.rank, count: at - begin });
    }
    return terms;
  }

  #requireRelation(k: number): void {
    if (!Number.isInteger(k) || k < 0 || k >= this.rank)
      throw new DomainError({
        where: 'intersection number',
        expected: `a relation 0 … ${this.rank - 1}`,
        found: String(k),
      });
  }
}

/** The intersection numbers of a configuration. */
export const intersectionNumbers = (configuration: CoherentConfiguration): IntersectionNumbers =>
  new IntersectionNumbers(configuration);

/** One fibre: the diagonal is a relation. */
export const isHomogeneous = ({ fibres }: CoherentConfiguration): boolean => fibres === 1;

/** Every relation is its own transpose; such a configuration is homogeneous (a relation between two fibres is not symmetric). */
export const isSymmetric = ({ transpose }: CoherentConfiguration): boolean => transpose.every((k, at) => k === at);

/**
 * p^k_ij = p^k_ji for all i, j, k. A commutative configuration is homogeneous (I_f A = A ≠ 0 = A I_f for A between two fibres).
 * Cost: rank·n.
 */
export function isCommutative(configuration: CoherentConfiguration): boolean {
  const { n, rank, relation } = configuration;
  if (!isHomogeneous(configuration)) return false;
  if (isSymmetric(configuration)) return true; // A_iA_j is symmetric, hence equal to its transpose A_jA_i
  const endpoint = new Int32Array(rank);
  for (let y = 0; y < n; y++) endpoint[relation[y]!] = y;
  const balance = new Map<number, number>();
  for (let k = 0; k < rank; k++) {
    const y = endpoint[k]!;
    balance.clear();
    for (let z = 0; z < n; z++) {
      const i = relation[z]!;
      const j = relation[z * n + y]!;
      if (i === j) continue;
      const key = i < j ? i * rank + j : j * rank + i;
      balance.set(key, (balance.get(key) ?? 0) + (i < j ? 1 : -1));
    }
    for (const difference of balance.values()) if (difference !== 0) return false;
  }
  return true;
}
