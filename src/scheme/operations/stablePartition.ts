/** # Stable partitions of relations. Defines `RelationAlgebra`, `StablePartitions`.
 *
 * A partition of the relations of a homogeneous configuration, {R_0} a class of its own, is a fusion if the unions over its classes are the
 * relations of a coherent configuration: transposes of classes are classes, and Σ_{i∈C, j∈D} p^k_ij depends only on the class of k, for
 * all classes C, D. This is decided by intersection numbers alone. Source: Bannai–Ito, Algebraic Combinatorics I, §II.9.
 * @module */

export interface RelationAlgebra {
  readonly rank: number;
  readonly transpose: ArrayLike<number>;
  /** p^k_ij at [(i·rank + j)·rank + k]. */
  readonly p: Int32Array;
  readonly commutative: boolean;
}

/** Makes partitions stable. A partition is the class of each relation, classes numbered by their least members, so that equal partitions
 *  are equal arrays. */
export class StablePartitions {
  readonly #algebra: RelationAlgebra;
  readonly #sums: Float64Array;
  /** The relations in order of classes; class c begins at begin[c]. */
  readonly #members: Int32Array;
  readonly #begin: Int32Array;

  constructor(algebra: RelationAlgebra) {
    const { rank } = algebra;
    this.#algebra = algebra;
    this.#sums = new Float64Array(rank);
    this.#members = new Int32Array(rank);
    this.#begin = new Int32Array(rank + 1);
  }

  /** The coarsest fusion that refines the partition and {R_0}, all others. Cost: rank³ for the last check; less for each split. */
  refine(partition: Uint8Array): Uint8Array {
    const { rank, transpose } = this.#algebra;
    let classes = split(partition, (k) => (k === 0 ? 0 : 1));
    classes = split(classes, (k) => classes[transpose[k]!]!);
    for (;;) {
      const next = this.#splitOnce(classes);
      if (next === undefined) return classes;
      classes = next;
      for (let count = 0; count < rank; ) {
        classes = split(classes, (k) => classes[transpose[k]!]!);
        const grown = classes.reduce((most, c) => Math.max(most, c), 0) + 1;
        if (grown === count) break;
        count = grown;
      }
    }
  }

  /** Splits by the first product of classes that is not constant on one; undefined when there is none. */
  #splitOnce(classes: Uint8Array): Uint8Array | undefined {
    const { rank, p, commutative } = this.#algebra;
    const [sums, members, begin] = [this.#sums, this.#members, this.#begin];
    begin.fill(0);
    for (let k = 0; k < rank; k++) begin[classes[k]! + 1]!++;
    let count = 0;
    for (; count < rank && begin[count + 1]! > 0; count++) begin[count + 1]! += begin[count]!;
    const next = begin.slice(0, count);
    for (let k = 0; k < rank; k++) members[next[classes[k]!]!++] = k;
    // Class 0 is {R_0}, the identity.
    for (let c = 1; c < count; c++)
      for (let d = commutative ? c : 1; d < count; d++) {
        sums.fill(0);
        for (let a = begin[c]!; a < begin[c + 1]!; a++)
          for (let b = begin[d]!; b < begin[d + 1]!; b++) {
            const row = (members[a]! * rank + members[b]!) * rank;
            for (let k = 0; k < rank; k++) sums[k]! += p[row + k]!;
          }
        for (let k = 0; k < rank; k++)
          if (sums[k] !== sums[members[begin[classes[k]!]!]!]) return split(classes, (relation) => sums[relation]!);
      }
    return undefined;
  }
}

/** The common refinement of a partition and the level sets of a function. */
export function split(classes: Uint8Array, value: (k: number) => number): Uint8Array {
  const result = new Uint8Array(classes.length);
  const first: number[] = [];
  for (let k = 0; k < classes.length; k++) {
    const own = value(k);
    let c = first.findIndex((other) => classes[other] === classes[k] && value(other) === own);
    if (c === -1) c = first.push(k) - 1;
    result[k] = c;
  }
  return result;
}
