/** # The graph that a claim is about. Defines `ExactGraph`, `graphOf`.
 * @module */
import { closureOf, type ExactConfiguration } from './exactScheme.js';

export interface StronglyRegular {
  readonly n: number;
  readonly k: number;
  readonly lambda: number;
  readonly mu: number;
}

/** A simple graph on the points 0 … n−1. */
export class ExactGraph {
  readonly n: number;
  /** Pairs x < y, in order. */
  readonly edges: readonly (readonly [number, number])[];
  /** How it came about. */
  readonly kind: string;
  readonly #joined: Uint8Array;
  #closure: ExactConfiguration | undefined;

  constructor(n: number, edges: readonly (readonly [number, number])[], kind = 'given') {
    this.n = n;
    this.edges = edges;
    this.kind = kind;
    this.#joined = new Uint8Array(n * n);
    for (const [x, y] of edges) {
      this.#joined[x * n + y] = 1;
      this.#joined[y * n + x] = 1;
    }
  }

  adjacent(x: number, y: number): boolean {
    return this.#joined[x * this.n + y] === 1;
  }

  degree(x: number): number {
    return this.#joined.subarray(x * this.n, (x + 1) * this.n).reduce((sum, joined) => sum + joined, 0);
  }

  commonNeighbours(x: number, y: number): number {
    let count = 0;
    for (let z = 0; z < this.n; z++) if (this.adjacent(x, z) && this.adjacent(z, y)) count++;
    return count;
  }

  get regular(): boolean {
    return Array.from({ length: this.n }, (_, x) => this.degree(x)).every((k, _, [first]) => k === first);
  }

  get connected(): boolean {
    const reached = new Set([0]);
    for (const x of reached) for (let y = 0; y < this.n; y++) if (this.adjacent(x, y)) reached.add(y);
    return reached.size === this.n;
  }

  /** (n, k, λ, μ), where it is strongly regular; complete and empty graphs are not. */
  get stronglyRegular(): StronglyRegular | undefined {
    const { n } = this;
    if (!this.regular || this.edges.length === 0 || 2 * this.edges.length === n * (n - 1)) return undefined;
    const counts: [number | undefined, number | undefined] = [undefined, undefined];
    for (let x = 0; x < n; x++)
      for (let y = 0; y < x; y++) {
        const side = this.adjacent(x, y) ? 0 : 1;
        const common = this.commonNeighbours(x, y);
        counts[side] ??= common;
        if (counts[side] !== common) return undefined;
      }
    return { n, k: this.degree(0), lambda: counts[0]!, mu: counts[1]! };
  }

  get complement(): ExactGraph {
    return graphOf(this.n, (x, y) => x !== y && !this.adjacent(x, y), this.kind);
  }

  /** The coherent closure. */
  get closure(): ExactConfiguration {
    this.#closure ??= closureOf(this.n, this.#joined, this.kind);
    return this.#closure;
  }
}

export function graphOf(n: number, adjacent: (x: number, y: number) => boolean, kind?: string): ExactGraph {
  const edges: (readonly [number, number])[] = [];
  for (let x = 0; x < n; x++) for (let y = x + 1; y < n; y++) if (adjacent(x, y)) edges.push([x, y]);
  return new ExactGraph(n, edges, kind);
}
