/** # Refinable partition of ordered pairs. Defines `RefinablePartition`: a colouring that is split by exact values.
 *
 * Two pairs keep a common colour iff their values are the same number: the hash table only finds equal keys, it never decides.
 * @module */
import { canonicalColouring } from './canonicalColouring.js';

/** A colouring of the n² ordered pairs of points, with the diagonal apart, that can be refined in place. */
export class RefinablePartition {
  readonly n: number;
  /** Colours 0 … rank−1; the array is replaced by `renumber`. */
  colour: Int32Array;
  rank: number;

  constructor(n: number, labels: Int32Array) {
    this.n = n;
    ({ colour: this.colour, rank: this.rank } = canonicalColouring(n, labels));
  }

  /** Every pair has a colour of its own. */
  get discrete(): boolean {
    return this.rank === this.n * this.n;
  }

  /** Canonical numbering: the result of a refinement then depends on the partition only. */
  renumber(): void {
    this.colour = canonicalColouring(this.n, this.colour).colour;
  }

  /**
   * Splits every colour by the values (integers below 2^53 in absolute value) of its pairs; true if there are more colours than before.
   * The first pair of a colour keeps it, and the pairs that agree with it; others look for their colour in a table.
   */
  split(values: Float64Array): boolean {
    const { colour } = this;
    const before = this.rank;
    const value = new Float64Array(before);
    const met = new Uint8Array(before);
    let table: KeyTable | undefined;
    for (let at = 0; at < colour.length; at++) {
      const k = colour[at]!;
      if (met[k] === 0) {
        met[k] = 1;
        value[k] = values[at]!;
      } else if (value[k] !== values[at]) {
        table ??= new KeyTable(before);
        colour[at] = table.label(k, values[at]!);
      }
    }
    if (table !== undefined) this.rank = table.next;
    return this.rank > before;
  }

  /** Splits by the colour of the transposed pair and by the fibres of both points; true if there are more colours than before. */
  splitByTransposeAndFibres(): boolean {
    const { n, colour } = this;
    const values = new Float64Array(n * n);
    for (let x = 0; x < n; x++) for (let y = 0; y < n; y++) values[y * n + x] = colour[x * n + y]!;
    let grown = this.split(values);
    const fibre = new Map<number, number>();
    const fibreOf = new Int32Array(n);
    for (let x = 0; x < n; x++) {
      const k = colour[x * n + x]!;
      if (!fibre.has(k)) fibre.set(k, fibre.size);
      fibreOf[x] = fibre.get(k)!;
    }
    if (fibre.size > 1) {
      for (let x = 0; x < n; x++) for (let y = 0; y < n; y++) values[x * n + y] = fibreOf[x]! * n + fibreOf[y]!;
      grown = this.split(values) || grown;
    }
    return grown;
  }
}

/** New colours for keys (old colour, value): open addressing with linear probing, keys compared in full. */
class KeyTable {
  next: number;
  readonly #first: number;
  #slots = new Int32Array(1024).fill(-1);
  #colours = new Int32Array(512);
  #values = new Float64Array(512);

  constructor(first: number) {
    this.next = first;
    this.#first = first;
  }

  label(colour: number, value: number): number {
    let slot = this.#slot(colour, value);
    if (this.#slots[slot] !== -1) return this.#first + this.#slots[slot]!;
    const entry = this.next - this.#first;
    if (entry === this.#colours.length) {
      this.#grow();
      slot = this.#slot(colour, value);
    }
    this.#slots[slot] = entry;
    this.#colours[entry] = colour;
    this.#values[entry] = value;
    return this.next++;
  }

  /** The slot of the key, or the empty slot where it belongs. */
  #slot(colour: number, value: number): number {
    const mask = this.#slots.length - 1;
    const high = Math.floor(value / 4294967296);
    let hash = Math.imul(colour, 0x9e3779b1) ^ Math.imul(value | 0, 0x85ebca6b) ^ Math.imul(high | 0, 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const entry = this.#slots[slot]!;
      if (entry === -1 || (this.#colours[entry] === colour && this.#values[entry] === value)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const colours = new Int32Array(2 * this.#colours.length);
    const values = new Float64Array(2 * this.#values.length);
    colours.set(this.#colours);
    values.set(this.#values);
    const count = this.#colours.length;
    this.#colours = colours;
    this.#values = values;
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1);
    for (let entry = 0; entry < count; entry++) this.#slots[this.#slot(colours[entry]!, values[entry]!)] = entry;
  }
}
