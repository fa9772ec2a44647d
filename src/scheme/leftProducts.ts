/** # Products with one relation. Defines `LeftProducts`, `countsWitness`.
 *
 * Decides for one relation s whether A_s·A_j is a combination of relations for every j, that is, whether the number of z with
 * (x,z) ∈ R_s and (z,y) ∈ R_j is the same for all (x,y) of one relation. Exact: the counts for all j are compared, either as the digits of a
 * few products of matrices of doubles (base 2^b > valency, so digits cannot carry; the whole stays at most 2^53), or, where that would take many
 * products, as multisets.
 * @module */

import type { Blocks } from './blocks.js';
import type { CountsDiffer, Pair } from './coherenceWitness.js';
import type { FibreStructure } from './fibreStructure.js';
import { forEachProductRow, rowsOfColours } from './weightedProduct.js';

/** Above this many products counting multisets is faster (measured: a counted step costs about six multiplications). */
const MAX_PRODUCTS = 6;

/** The check for the relations of one structure; its buffers serve for all of them, so a check costs nothing beyond its own fibres. */
export class LeftProducts {
  readonly #structure: FibreStructure;
  readonly #blocks: Blocks;
  readonly #maxProducts: number;
  readonly #leftWeight: Float64Array;
  readonly #rightWeight: Float64Array;
  readonly #expected: Float64Array;

  /** `maxProducts`: when more matrix products than this would be needed, multisets are counted instead. */
  constructor(structure: FibreStructure, blocks: Blocks, maxProducts = MAX_PRODUCTS) {
    this.#structure = structure;
    this.#blocks = blocks;
    this.#maxProducts = maxProducts;
    this.#leftWeight = new Float64Array(structure.rank);
    this.#rightWeight = new Float64Array(structure.rank);
    this.#expected = new Float64Array(structure.rank);
  }

  /** A pair (x,y) whose counts with i = s differ from those of (base[source], endpoint), or undefined if there is none. */
  failure(s: number): Pair | undefined {
    const { fibres, target, valencies } = this.#structure;
    const { start, order } = this.#blocks;
    const bits = 32 - Math.clz32(valencies[s]!); // 2^bits > valency ≥ every count
    const perProduct = Math.floor(53 / bits);
    // Within a block the counts of all relations add up to the valency, and that of the diagonal is known (1 iff (x,y) ∈ R_s): one
    // relation, in a diagonal block two, need no digit. A row (x,y) meets one block only: blocks share the digits.
    const middle = target[s]!;
    const skipped = (h: number): number => start[middle * fibres + h]! + (h === middle ? 2 : 1);
    let digits = 0;
    for (let h = 0; h < fibres; h++) digits = Math.max(digits, start[middle * fibres + h + 1]! - skipped(h));
    const products = Math.ceil(digits / perProduct);
    if (products > this.#maxProducts) return this.#multisetFailure(s);
    for (let pass = 0; pass < products; pass++) {
      for (let h = 0; h < fibres; h++)
        for (let at = start[middle * fibres + h]!; at < start[middle * fibres + h + 1]!; at++) {
          const digit = at - skipped(h) - pass * perProduct;
          this.#rightWeight[order[at]!] = digit >= 0 && digit < perProduct ? 2 ** (bits * digit) : 0;
        }
      const failure = this.#productFailure(s);
      if (failure !== undefined) return failure;
    }
    return undefined;
  }

  /** A pair (x,y) at which A_s·Σ_j rightWeight[j]·A_j differs from its value at (base[source], endpoint). Weights off the fibre of s do not matter. */
  #productFailure(s: number): Pair | undefined {
    const { n, relation, source, fibres, endpoint } = this.#structure;
    const { points, start, order } = this.#blocks;
    const expected = this.#expected;
    const rightWeight = this.#rightWeight;
    const f = source[s]!;
    this.#leftWeight[s] = 1;
    const rows = rowsOfColours(n, relation, points[f]!, this.#leftWeight);
    this.#leftWeight[s] = 0;
    for (let at = start[f * fibres]!; at < start[(f + 1) * fibres]!; at++) {
      const y = endpoint[order[at]!]!;
      let sum = 0;
      for (let e = 0; e < rows.start[1]!; e++) sum += rightWeight[relation[rows.column[e]! * n + y]!]!; // row of the base point
      expected[order[at]!] = sum;
    }
    let failure: Pair | undefined;
    forEachProductRow(n, relation, rows, rightWeight, (x, y0, width, sums) => {
      const row = x * n + y0;
      for (let y = 0; y < width; y++) {
        if (expected[relation[row + y]!] === sums[y]) continue;
        failure = [x, y0 + y];
        return false;
      }
      return true;
    });
    return failure;
  }

  /** The same decision by counting: the multiset of relations of (z,y), z ∈ R_s(x), against that of (base[source], endpoint). */
  #multisetFailure(s: number): Pair | undefined {
    const { n, relation, fibres, source, target, valencies, base, endpoint } = this.#structure;
    const { points, start, order, index } = this.#blocks;
    const f = source[s]!;
    const fromF = start[f * fibres]!;
    const fromG = start[target[s]! * fibres]!;
    const rows = start[(f + 1) * fibres]! - fromF;
    const columns = start[(target[s]! + 1) * fibres]! - fromG; // both ≤ n: a row of the matrix shows all relations of its fibre
    const left = new Int32Array(rows * columns); // how often each relation may still occur
    const valency = valencies[s]!;
    const neighbour = new Int32Array(valency);
    const gather = (x: number): void => {
      let count = 0;
      for (let z = 0; z < n; z++) if (relation[x * n + z] === s) neighbour[count++] = z * n;
    };
    gather(base[f]!);
    for (let r = 0; r < rows; r++) {
      const y = endpoint[order[fromF + r]!]!;
      for (let e = 0; e < valency; e++) left[r * columns + index[relation[neighbour[e]! + y]!]! - fromG]!++;
    }
    for (const x of points[f]!) {
      gather(x);
      for (let y = 0; y < n; y++) {
        const row = (index[relation[x * n + y]!]! - fromF) * columns - fromG;
        // Both multisets have `valency` members, so they are equal unless some relation occurs too often here.
        for (let e = 0; e < valency; e++) if (--left[row + index[relation[neighbour[e]! + y]!]!]! < 0) return [x, y];
        for (let e = 0; e < valency; e++) left[row + index[relation[neighbour[e]! + y]!]!]!++;
      }
    }
    return undefined;
  }
}

/** The witness that A_s·A_j is no combination of relations for some j, from a pair that `LeftProducts` found. */
export function countsWitness(structure: FibreStructure, s: number, [x, y]: Pair): CountsDiffer {
  const { n, rank, relation, source, base, endpoint } = structure;
  const k = relation[x * n + y]!;
  const pair: Pair = [base[source[k]!]!, endpoint[k]!];
  const here = new Int32Array(rank);
  const there = new Int32Array(rank);
  for (let z = 0; z < n; z++) {
    if (relation[x * n + z] === s) here[relation[z * n + y]!]!++;
    if (relation[pair[0] * n + z] === s) there[relation[z * n + pair[1]]!]!++;
  }
  const j = here.findIndex((count, at) => count !== there[at]);
  return { kind: 'countsDiffer', relation: k, i: s, j, pairs: [pair, [x, y]], counts: [there[j]!, here[j]!] };
}
