/** # Ordered partitions of points and of relations, refined against each other. Defines `ColouredPartition`, `PairColouring`,
 * `rootPartition`, `individualize`, `targetCell`.
 *
 * The state of a search for isomorphisms: points in an order, cut into cells; and a class for each relation. Two points in one
 * cell, or two relations in one class, have not been told apart yet. Refinement counts, for every point x and cell S, the classes
 * of (x,y), y ∈ S, and splits cells by the counts; then it counts the pairs of cells that each relation joins, and splits
 * classes. Everything is decided by numbers that do not depend on how points and relations are named, so isomorphic
 * structures are refined alike: equal counts give equal hashes, and a collision of hashes only leaves a cell unsplit.
 * Source: B. D. McKay, A. Piperno, Practical graph isomorphism II, J. Symbolic Comput. 60 (2014), section 2.
 * @module */
import type { CoherentConfiguration } from '../coherentConfiguration.js';
import { mix, splitClasses } from './classes.js';

/** All that refinement looks at: relations of the ordered pairs, coherent or not. */
export type PairColouring = Pick<CoherentConfiguration, 'n' | 'rank' | 'relation' | 'transpose'>;

export interface ColouredPartition {
  /** The points in order. */
  readonly points: Int32Array;
  /** start[at]: where the cell of the point at place `at` begins. */
  readonly start: Int32Array;
  /** Class of each relation; classes are 0 … classes−1. */
  readonly relationClass: Int32Array;
  readonly cells: number;
  readonly classes: number;
  /** A hash of all splits so far, the same for isomorphic states. */
  readonly trace: number;
}

class Refiner {
  readonly #configuration: PairColouring;
  readonly #points: Int32Array;
  readonly #start: Int32Array;
  readonly #relationClass: Int32Array;
  /** The class of a relation, hashed: counts of classes are added up as sums of these. */
  readonly #weight: Int32Array;
  readonly #hash: Int32Array;
  /** Beginnings of the cells to refine by; `queued` by beginning. */
  readonly #queue: number[] = [];
  readonly #queued: Uint8Array;
  #cells: number;
  #classes: number;
  #trace: number;

  constructor(configuration: PairColouring, from: ColouredPartition) {
    const { n, rank } = configuration;
    this.#configuration = configuration;
    this.#points = from.points.slice();
    this.#start = from.start.slice();
    this.#relationClass = from.relationClass.slice();
    this.#weight = new Int32Array(rank);
    this.#hash = new Int32Array(Math.max(n, rank));
    this.#queued = new Uint8Array(n);
    this.#cells = from.cells;
    this.#classes = from.classes;
    this.#trace = from.trace;
    this.#weigh();
  }

  /** Makes the point at place `at` a cell of its own, the first part of its cell. */
  individualize(at: number): void {
    const first = this.#start[at]!;
    const end = this.#end(first);
    const point = this.#points[at]!;
    this.#points[at] = this.#points[first]!;
    this.#points[first] = point;
    for (let p = first + 1; p < end; p++) this.#start[p] = first + 1;
    this.#cells++;
    this.#trace = mix(this.#trace, first);
    this.#enqueue(first);
  }

  enqueueAll(): void {
    for (let at = 0; at < this.#points.length; at = this.#end(at)) this.#enqueue(at);
  }

  run(): ColouredPartition {
    const { n, rank } = this.#configuration;
    do
      for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
        this.#queued[next] = 0;
        if (this.#cells < n) this.#refineBy(next);
      }
    while (this.#classes < rank && this.#refineClasses());
    return {
      points: this.#points,
      start: this.#start,
      relationClass: this.#relationClass,
      cells: this.#cells,
      classes: this.#classes,
      trace: this.#trace,
    };
  }

  #enqueue(start: number): void {
    if (this.#queued[start] === 1) return;
    this.#queued[start] = 1;
    this.#queue.push(start);
  }

  #end(start: number): number {
    let end = start + 1;
    while (end < this.#start.length && this.#start[end] === start) end++;
    return end;
  }

  #weigh(): void {
    for (let i = 0; i < this.#weight.length; i++) this.#weight[i] = mix(this.#relationClass[i]!, 0x5bd1e995);
  }

  /** Splits every cell by the classes of the relations to the points of the cell at `begin`. */
  #refineBy(begin: number): void {
    const { n, relation } = this.#configuration;
    const splitter = this.#points.slice(begin, this.#end(begin));
    for (let first = 0; first < n; ) {
      const end = this.#end(first);
      if (end - first > 1) {
        for (let at = first; at < end; at++) {
          const row = this.#points[at]! * n;
          let sum = 0;
          for (let s = 0; s < splitter.length; s++) sum = (sum + this.#weight[relation[row + splitter[s]!]!]!) | 0;
          this.#hash[this.#points[at]!] = sum;
        }
        this.#split(first, end);
      }
      first = end;
    }
  }

  /** Orders a cell by hash and cuts it where the hash changes. */
  #split(first: number, end: number): void {
    const hash = this.#hash;
    const cell = this.#points.subarray(first, end);
    const initial = hash[cell[0]!]!;
    let same = true;
    for (let i = 1; i < cell.length && same; i++) same = hash[cell[i]!] === initial;
    if (same) {
      this.#trace = mix(this.#trace, initial);
      return;
    }
    cell.sort((x, y) => hash[x]! - hash[y]!);
    let [start, largest, largestSize] = [first, first, 0];
    const starts: number[] = [];
    for (let at = first; at < end; at++) {
      if (at > first && hash[this.#points[at]!] !== hash[this.#points[at - 1]!]) start = at;
      this.#start[at] = start;
      if (start === at) {
        starts.push(at);
        this.#trace = mix(this.#trace, hash[this.#points[at]!]! ^ at);
      }
      if (at + 1 - start > largestSize) [largest, largestSize] = [start, at + 1 - start];
    }
    this.#cells += starts.length - 1;
    // Hopcroft: counts in all parts but one tell the counts in the last, unless the whole cell waits to be used as well.
    const whole = this.#queued[first] === 1;
    for (const part of starts) if (whole || part !== largest) this.#enqueue(part);
  }

  /** Splits classes of relations by the cells that they join. @returns whether there are more classes now; then every cell waits. */
  #refineClasses(): boolean {
    const { n, rank, relation, transpose } = this.#configuration;
    const sums = new Int32Array(rank);
    for (let a = 0; a < n; a++) {
      const row = this.#points[a]! * n;
      for (let b = 0; b < n; b++) {
        const i = relation[row + this.#points[b]!]!;
        sums[i] = (sums[i]! + mix(this.#start[a]!, this.#start[b]!)) | 0;
      }
    }
    for (let i = 0; i < rank; i++) this.#hash[i] = mix(sums[i]!, this.#relationClass[transpose[i]!]!);
    const split = splitClasses(this.#relationClass, this.#hash);
    if (split === this.#classes) return false;
    this.#classes = split;
    for (let i = 0; i < rank; i++) this.#trace = (this.#trace + mix(this.#relationClass[i]!, this.#hash[i]!)) | 0;
    this.#weigh();
    this.enqueueAll();
    return true;
  }
}

/** The coarsest refined state that keeps the given classes of relations apart; the relations that no fibre holds come after
 *  those that one does. Cost: about n² operations a round, few rounds. */
export function rootPartition(configuration: PairColouring, relationClass: Int32Array): ColouredPartition {
  const { n, relation } = configuration;
  const byFibre = Array.from({ length: n }, (_, x) => x);
  const fibreClass = (x: number): number => relationClass[relation[x * n + x]!]!;
  byFibre.sort((x, y) => fibreClass(x) - fibreClass(y));
  const start = new Int32Array(n);
  byFibre.forEach((x, at) => {
    start[at] = at > 0 && fibreClass(x) === fibreClass(byFibre[at - 1]!) ? start[at - 1]! : at;
  });
  const refiner = new Refiner(configuration, {
    points: Int32Array.from(byFibre),
    start,
    relationClass,
    cells: new Set(start).size,
    classes: Math.max(...relationClass) + 1,
    trace: n,
  });
  refiner.enqueueAll();
  return refiner.run();
}

/** Tells the point at place `at` from the rest of its cell, and refines. */
export function individualize(
  configuration: PairColouring,
  partition: ColouredPartition,
  at: number,
): ColouredPartition {
  const refiner = new Refiner(configuration, partition);
  refiner.individualize(at);
  return refiner.run();
}

/** Where the first largest cell of more than one point begins and ends; undefined when all cells are single points. */
export function targetCell({ start }: ColouredPartition): { readonly begin: number; readonly end: number } | undefined {
  const n = start.length;
  let best: { readonly begin: number; readonly end: number } | undefined;
  for (let begin = 0; begin < n; ) {
    let end = begin + 1;
    while (end < n && start[end] === begin) end++;
    if (end - begin > 1 && (best === undefined || end - begin > best.end - best.begin)) best = { begin, end };
    begin = end;
  }
  return best;
}
