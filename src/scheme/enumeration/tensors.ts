/** # Feasible intersection numbers. Defines `tensors`, `Tensor`.
 *
 * For a symmetric scheme put t_ijk = k_k p^k_ij: n·t_ijk counts the triangles (x,y,z) with (x,y) ∈ R_i, (y,z) ∈ R_j, (x,z) ∈ R_k,
 * so t is symmetric in its three indices. It satisfies
 *
 *   (1) t_ijk ≥ 0 is a multiple of k_i, k_j and k_k, t_0ij = δ_ij k_i;
 *   (2) Σ_k t_ijk = k_i k_j;
 *   (3) Φ(ij|kl) = Σ_m t_ijm t_klm / k_m does not change when i, j, k, l are permuted (associativity, times k_l);
 *   (4) t_iij is even for i ≠ 0 (the graph that R_i induces on the k_j points of R_j(x) has k_j p^j_ij / 2 edges), and n·t_iii is a
 *       multiple of 6 (each triangle is counted six times).
 *
 * The search completes one row (t_ijk)_k after the other. Relations that nothing chosen so far tells apart form a cell: they have
 * consecutive numbers, and exchanging them changes nothing, so the values in a row may be taken to descend within a cell. A
 * row (i,j) is chosen only when i and j are cells by themselves; if all such rows are complete, the first relation of a smallest
 * cell is made one, which is no choice. Among the rows that can be chosen the one with the fewest completions comes first, and
 * each of its completions is tried. So every tensor with (1)–(4) is found up to renaming of relations of equal valency,
 * some of them more than once. Source: Bannai–Ito, Algebraic Combinatorics I, §II.2; theory.md, Association schemes (handshake).
 * @module */

/** t_ijk as t[(i·(d+1) + j)·(d+1) + k], with indices 0 … d. */
export type Tensor = Int32Array;

/** An equation Σ_k coefficients[k]·t_ijk = rest on the values of a row that are still unknown. */
interface Equation {
  readonly coefficients: Float64Array;
  rest: number;
}

/** The values t_ij1 … t_ijd at places 1 … d. */
type Row = Int32Array;

/** Calls `found` with every tensor of the given valencies k_1 … k_d, ascending; the array is reused. */
export function tensors(n: number, given: readonly number[], found: (tensor: Tensor) => void): void {
  new TensorSearch(n, given, found).run();
}

class TensorSearch {
  readonly #size: number;
  readonly #k: readonly number[];
  readonly #t: Tensor;
  /** The least step of t_ijk that (1) and (4) allow. */
  readonly #unit: Int32Array;
  /** Whether row (i,j) is complete. */
  readonly #known: Uint8Array;
  /** Whether nothing tells relation i from relation i − 1. */
  readonly #joined: Uint8Array;
  readonly #found: (tensor: Tensor) => void;

  constructor(n: number, given: readonly number[], found: (tensor: Tensor) => void) {
    const size = given.length + 1;
    this.#size = size;
    this.#k = [1, ...given];
    this.#t = new Int32Array(size ** 3);
    this.#unit = new Int32Array(size ** 3);
    this.#known = new Uint8Array(size * size);
    this.#joined = new Uint8Array(size + 1);
    this.#found = found;
    for (let i = 0; i < size; i++) {
      this.#set(0, i, i, this.#k[i]!);
      this.#markRow(0, i, 1);
      this.#joined[i] = i > 1 && this.#k[i] === this.#k[i - 1] ? 1 : 0;
      for (let j = 1; j < size; j++)
        for (let l = 1; l < size; l++) this.#unit[(i * size + j) * size + l] = i === 0 ? 1 : this.#unitOf(n, i, j, l);
    }
  }

  run(): void {
    const best = this.#mostConstrainedRow();
    if (best !== undefined) {
      this.#tryAll(best);
      return;
    }
    const label = this.#firstOfSmallestCell();
    if (label === undefined) {
      this.#found(this.#t);
      return;
    }
    this.#joined[label + 1] = 0;
    this.run();
    this.#joined[label + 1] = 1;
  }

  #tryAll({ i, j, rows }: { readonly i: number; readonly j: number; readonly rows: readonly Row[] }): void {
    const size = this.#size;
    const before = this.#joined.slice();
    const old = this.#t.slice((i * size + j) * size, (i * size + j + 1) * size);
    this.#markRow(i, j, 1);
    for (const row of rows) {
      for (let l = 1; l < size; l++) {
        this.#set(i, j, l, row[l]!);
        if (l > 1 && row[l] !== row[l - 1]) this.#joined[l] = 0;
      }
      this.run();
      this.#joined.set(before);
    }
    for (let l = 1; l < size; l++) this.#set(i, j, l, old[l]!);
    this.#markRow(i, j, 0);
  }

  /** Of the incomplete rows (i,j) with i and j told from all others, the one with the fewest completions. */
  #mostConstrainedRow(): { readonly i: number; readonly j: number; readonly rows: readonly Row[] } | undefined {
    let best: { readonly i: number; readonly j: number; readonly rows: readonly Row[] } | undefined;
    for (let j = 1; j < this.#size; j++) {
      if (!this.#isSingle(j)) continue;
      for (let i = 1; i <= j; i++) {
        if (!this.#isSingle(i) || this.#known[i * this.#size + j] === 1) continue;
        const rows = this.#completions(i, j, best === undefined ? Number.POSITIVE_INFINITY : best.rows.length);
        if (rows === undefined) continue;
        best = { i, j, rows };
        if (rows.length <= 1) return best;
      }
    }
    return best;
  }

  #isSingle(i: number): boolean {
    return this.#joined[i] === 0 && this.#joined[i + 1] === 0;
  }

  #firstOfSmallestCell(): number | undefined {
    let [best, bestSize] = [0, Number.POSITIVE_INFINITY];
    for (let first = 1; first < this.#size; ) {
      let end = first + 1;
      while (this.#joined[end] === 1) end++;
      if (end - first > 1 && end - first < bestSize) [best, bestSize] = [first, end - first];
      first = end;
    }
    return best === 0 ? undefined : best;
  }

  /** All completions of row (i,j); undefined when there are `limit` or more of them. */
  #completions(i: number, j: number, limit: number): readonly Row[] | undefined {
    const [size, k, t, known, joined] = [this.#size, this.#k, this.#t, this.#known, this.#joined];
    const unit = this.#unit;
    const equations = this.#equations(i, j);
    if (equations === undefined) return [];
    const unknown: number[] = [];
    for (let l = 1; l < size; l++) if (known[i * size + l] === 0 && known[j * size + l] === 0) unknown.push(l);
    const row = t.slice((i * size + j) * size, (i * size + j + 1) * size);
    /** last[e]: the greatest place in `unknown` that equation e sees. */
    const last = equations.map(({ coefficients }) => unknown.findLastIndex((l) => coefficients[l]! > 0));
    const rows: Row[] = [];
    return choose(0) ? rows : undefined;

    function choose(at: number): boolean {
      const l = unknown[at];
      if (l === undefined) {
        if (equations!.every(({ rest }) => rest === 0)) rows.push(row.slice());
        return rows.length < limit;
      }
      let most = Math.min(k[i]! * k[j]!, k[i]! * k[l]!, k[j]! * k[l]!);
      // Relations i and j are cells by themselves, so l and l − 1 are both unknown when they are joined.
      if (joined[l] === 1) most = Math.min(most, row[l - 1]!);
      for (const { coefficients, rest } of equations!)
        if (coefficients[l]! > 0) most = Math.min(most, Math.floor(rest / coefficients[l]!));
      const step = unit[(i * size + j) * size + l]!;
      for (let value = most - (most % step); value >= 0; value -= step) {
        row[l] = value;
        let fits = true;
        for (const [e, equation] of equations!.entries()) {
          equation.rest -= equation.coefficients[l]! * value;
          if (equation.rest !== 0 && last[e]! <= at) fits = false;
        }
        const within = !fits || choose(at + 1);
        for (const equation of equations!) equation.rest += equation.coefficients[l]! * value;
        if (!within) return false;
      }
      return true;
    }
  }

  /** What (2) and (3) say about the unknown values of row (i,j); undefined when that contradicts itself. */
  #equations(i: number, j: number): readonly Equation[] | undefined {
    const [size, k, t, known] = [this.#size, this.#k, this.#t, this.#known];
    const equations: Equation[] = [{ coefficients: new Float64Array(size).fill(1), rest: k[i]! * k[j]! }];
    for (let a = 1; a < size; a++)
      for (let b = a; b < size; b++) {
        if (known[a * size + b] === 0) continue;
        const first = known[i * size + a] === 1 && known[j * size + b] === 1;
        const second = known[i * size + b] === 1 && known[j * size + a] === 1;
        if (!first && !second) continue;
        const value = first ? this.#contraction(i, a, j, b) : this.#contraction(i, b, j, a);
        if (first && second && value !== this.#contraction(i, b, j, a)) return undefined;
        const coefficients = new Float64Array(size);
        for (let m = 0; m < size; m++) coefficients[m] = t[(a * size + b) * size + m]! / k[m]!;
        equations.push({ coefficients, rest: value });
      }
    for (const equation of equations) {
      const { coefficients } = equation;
      for (let m = 0; m < size; m++)
        if (known[i * size + m] === 1 || known[j * size + m] === 1) {
          equation.rest -= coefficients[m]! * t[(i * size + j) * size + m]!;
          coefficients[m] = 0;
        }
      if (equation.rest < 0 || (equation.rest > 0 && coefficients.every((c) => c === 0))) return undefined;
    }
    return equations;
  }

  /** Φ(ab|ce); rows (a,b) and (c,e) are complete. */
  #contraction(a: number, b: number, c: number, e: number): number {
    const [size, t, k] = [this.#size, this.#t, this.#k];
    let sum = 0;
    for (let m = 0; m < size; m++) sum += (t[(a * size + b) * size + m]! * t[(c * size + e) * size + m]!) / k[m]!;
    return sum;
  }

  #set(i: number, j: number, l: number, value: number): void {
    const [t, size] = [this.#t, this.#size];
    t[(i * size + j) * size + l] = value;
    t[(i * size + l) * size + j] = value;
    t[(j * size + i) * size + l] = value;
    t[(j * size + l) * size + i] = value;
    t[(l * size + i) * size + j] = value;
    t[(l * size + j) * size + i] = value;
  }

  #markRow(i: number, j: number, known: 0 | 1): void {
    this.#known[i * this.#size + j] = known;
    this.#known[j * this.#size + i] = known;
  }

  #unitOf(n: number, i: number, j: number, l: number): number {
    const common = lcm(lcm(this.#k[i]!, this.#k[j]!), this.#k[l]!);
    if (i === j && j === l) return lcm(common, 6 / gcd(6, n));
    return i === j || j === l || i === l ? lcm(common, 2) : common;
  }
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

const lcm = (a: number, b: number): number => (a / gcd(a, b)) * b;
