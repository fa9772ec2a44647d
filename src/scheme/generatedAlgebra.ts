/** # Generated algebra. Defines `GeneratedAlgebra`: how much of the span of the relations a few of them generate.
 *
 * Let V be the span of the relations and T = {v ∈ V : v·V ⊆ V}. T is closed under products and contains the diagonal relations I_f and
 * the blocks J_fg (out- and in-degrees are constant). If A_s·V ⊆ V was checked for each s in a set S, then T contains S, and so the
 * span M of all words A_s…A_t·I_f, A_s…A_t·J_fg. Hence M = V proves V·V ⊆ V, with products checked for the relations of S only.
 *
 * M is built block by block by Gauß elimination modulo a prime p. Words are integer vectors and a rank modulo p is at most the rank over
 * Q, so dim M = rank modulo p is a proof; a smaller dimension proves nothing and only means that more relations must be checked.
 * @module */
import type { Blocks } from './blocks.js';
import type { FibreStructure } from './fibreStructure.js';

/** The greatest prime with p² < 2^31: products stay in the range of 32-bit integers. */
const PRIME = 46337;

interface BasisVector {
  readonly block: number;
  readonly coordinates: Int32Array;
}

/** See the module's header. The relations adjoined must satisfy A_s·V ⊆ V. */
export class GeneratedAlgebra {
  readonly #structure: FibreStructure;
  readonly #blocks: Blocks;
  /** Echelon basis: the row whose first nonzero coordinate (1) is at this relation. */
  readonly #pivot: (Int32Array | undefined)[];
  /** Basis vectors to multiply, by source fibre. */
  readonly #words: BasisVector[][];
  readonly #generators: { readonly relation: number; readonly neighbours: Int32Array; done: number }[] = [];
  readonly #scatter: Int32Array;
  #dimension = 0;
  #work = 0;
  readonly #workLimit: number;

  constructor(structure: FibreStructure, blocks: Blocks) {
    const { n, rank, fibres } = structure;
    this.#structure = structure;
    this.#blocks = blocks;
    this.#pivot = new Array<Int32Array | undefined>(rank).fill(undefined);
    this.#words = Array.from({ length: fibres }, () => []);
    this.#scatter = new Int32Array(rank);
    this.#workLimit = (n * n * n) / 4; // a fraction of the checks that it may save
    for (let block = 0; block < fibres * fibres; block++) {
      const size = blocks.start[block + 1]! - blocks.start[block]!;
      if (block % (fibres + 1) === 0 && size > 1) this.#adjoinWord(block, unit(size, 0)); // I_f: diagonal relations come first
      this.#reduceAndStore(block, new Int32Array(size).fill(1)); // J_fg: its products are multiples of J, no need to form them
    }
  }

  /** M = V: all products of relations are combinations of relations. */
  get complete(): boolean {
    return this.#dimension === this.#structure.rank;
  }

  /** A_k ∈ M, so that A_k·V ⊆ V needs no check. False may also mean "not known". */
  contains(k: number): boolean {
    const { fibres, source, target } = this.#structure;
    const block = source[k]! * fibres + target[k]!;
    const begin = this.#blocks.start[block]!;
    const size = this.#blocks.start[block + 1]! - begin;
    return this.#reduce(begin, unit(size, this.#blocks.index[k]! - begin)) === size;
  }

  /** Adds A_s to the generators and extends M by all new words. */
  adjoin(s: number): void {
    const { n, relation, base, source } = this.#structure;
    const row = base[source[s]!]! * n;
    const neighbours: number[] = [];
    for (let z = 0; z < n; z++) if (relation[row + z] === s) neighbours.push(z);
    this.#generators.push({ relation: s, neighbours: Int32Array.from(neighbours), done: 0 });
    for (let grown = true; grown; ) {
      grown = false;
      for (const generator of this.#generators) {
        const words = this.#words[this.#structure.target[generator.relation]!]!;
        while (generator.done < words.length) {
          if (this.complete || this.#work > this.#workLimit) return;
          this.#multiply(generator.relation, generator.neighbours, words[generator.done++]!);
          grown = true;
        }
      }
    }
  }

  /** Adjoins A_s·v: (A_s·v)_k = Σ_{z ∈ R_s(x)} v_{relation of (z,y)} for any (x,y) ∈ R_k, here x the base point of the fibre. */
  #multiply(s: number, neighbours: Int32Array, { block, coordinates }: BasisVector): void {
    const { n, relation, fibres, source, endpoint } = this.#structure;
    const { start, order } = this.#blocks;
    const from = start[block]!;
    for (let at = 0; at < coordinates.length; at++) this.#scatter[order[from + at]!] = coordinates[at]!;
    const product = source[s]! * fibres + (block % fibres);
    const begin = start[product]!;
    const result = new Int32Array(start[product + 1]! - begin);
    for (let at = 0; at < result.length; at++) {
      const y = endpoint[order[begin + at]!]!;
      let sum = 0; // at most n·p, far below 2^53
      for (let e = 0; e < neighbours.length; e++) sum += this.#scatter[relation[neighbours[e]! * n + y]!]!;
      result[at] = sum % PRIME;
    }
    for (let at = 0; at < coordinates.length; at++) this.#scatter[order[from + at]!] = 0;
    this.#work += result.length * neighbours.length;
    this.#adjoinWord(product, result);
  }

  #adjoinWord(block: number, word: Int32Array): void {
    const stored = this.#reduceAndStore(block, word);
    if (stored !== undefined)
      this.#words[Math.floor(block / this.#structure.fibres)]!.push({ block, coordinates: stored });
  }

  /** Adds a vector of the block to the echelon basis; undefined if it depends on it. */
  #reduceAndStore(block: number, vector: Int32Array): Int32Array | undefined {
    const begin = this.#blocks.start[block]!;
    const lead = this.#reduce(begin, vector);
    if (lead === vector.length) return undefined;
    const scale = inverse(vector[lead]!);
    for (let at = lead; at < vector.length; at++) vector[at] = (vector[at]! * scale) % PRIME;
    this.#pivot[begin + lead] = vector;
    this.#dimension++;
    return vector;
  }

  /** Subtracts basis vectors until the first nonzero coordinate is no pivot; its place, or the length if the vector is 0. */
  #reduce(begin: number, vector: Int32Array): number {
    for (let lead = 0; lead < vector.length; lead++) {
      const factor = vector[lead]!;
      if (factor === 0) continue;
      const row = this.#pivot[begin + lead];
      if (row === undefined) return lead;
      this.#work += vector.length - lead;
      for (let at = lead; at < vector.length; at++) {
        const entry = row[at]!;
        if (entry !== 0) vector[at] = (vector[at]! + (PRIME - factor) * entry) % PRIME;
      }
    }
    return vector.length;
  }
}

function unit(size: number, at: number): Int32Array {
  const vector = new Int32Array(size);
  vector[at] = 1;
  return vector;
}

/** a^(p−2) modulo p, for 0 < a < p. */
function inverse(a: number): number {
  let result = 1;
  let square = a;
  for (let e = PRIME - 2; e > 0; e >>= 1) {
    if (e & 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
