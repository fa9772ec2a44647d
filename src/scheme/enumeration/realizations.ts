/** # Schemes with given intersection numbers. Defines `realizations`.
 *
 * Relation matrices are built a row at a time. Points whose columns agree on all rows so far form a cell; exchanging them changes
 * nothing, so a row is chosen by saying how many points of each cell get each relation. The next point is the first of a
 * smallest cell. For the new row x and every earlier row w, the numbers of z with (w,z) ∈ R_i and (z,x) ∈ R_j must be p^k_ij for
 * the relation k of (w,x); that makes each finished matrix a scheme with these intersection numbers, and nothing else is cut off
 * but relations of (x,y) for which the z of earlier rows alone exceed p^k_ij. So every scheme with these intersection numbers is
 * found up to renaming of points, most of them more than once.
 * @module */
import { type ParameterTensor, pointsOf } from '../feasibility/parameters.js';

/** Calls `found` with each relation matrix (n·n labels, row by row, R_0 the diagonal); the array is reused. */
export function realizations(tensor: ParameterTensor, found: (relation: Int32Array) => void): void {
  new RowSearch(tensor, found).run();
}

class RowSearch {
  readonly #n: number;
  readonly #rank: number;
  readonly #p: ArrayLike<number>;
  readonly #relation: Int32Array;
  /** Points with complete rows, in the order in which they were chosen. */
  readonly #done: number[] = [];
  /** The other points, cell by cell. */
  #rest: number[];
  /** sizes of the cells of #rest */
  #cells: number[];
  readonly #found: (relation: Int32Array) => void;

  constructor(tensor: ParameterTensor, found: (relation: Int32Array) => void) {
    const { rank, valencies, p } = tensor;
    const n = pointsOf(tensor);
    this.#n = n;
    this.#rank = rank;
    this.#p = p;
    this.#relation = new Int32Array(n * n);
    this.#done.push(0);
    this.#rest = Array.from({ length: n - 1 }, (_, y) => y + 1);
    this.#cells = Array.from({ length: rank - 1 }, (_, i) => valencies[i + 1]!);
    let y = 1;
    for (let i = 1; i < rank; i++) for (let count = 0; count < valencies[i]!; count++, y++) this.#set(0, y, i);
    this.#found = found;
  }

  run(): void {
    if (this.#rest.length === 0) {
      this.#found(this.#relation);
      return;
    }
    const [rest, cells] = [this.#rest, this.#cells];
    const smallest = cells.indexOf(Math.min(...cells));
    const at = cells.slice(0, smallest).reduce((sum, size) => sum + size, 0);
    const x = rest[at]!;
    const left = [...rest.slice(0, at), ...rest.slice(at + 1)];
    const sizes = cells.flatMap((size, c) => (c !== smallest ? [size] : size > 1 ? [size - 1] : []));
    this.#chooseRow(x, left, sizes);
    [this.#rest, this.#cells] = [rest, cells];
  }

  #set(x: number, y: number, i: number): void {
    this.#relation[x * this.#n + y] = i;
    this.#relation[y * this.#n + x] = i;
  }

  #chooseRow(x: number, rest: readonly number[], sizes: readonly number[]): void {
    const [n, rank, p, relation, done] = [this.#n, this.#rank, this.#p, this.#relation, this.#done];
    // budget[(w·rank + i)·rank + j]: how many z with (done[w],z) ∈ R_i and (z,x) ∈ R_j are still to come.
    const budget = new Int32Array(done.length * rank * rank);
    for (const [w, point] of done.entries()) {
      const k = relation[point * n + x]!;
      for (let ij = 0; ij < rank * rank; ij++) budget[w * rank * rank + ij] = p[ij * rank + k]!;
      for (const z of done) budget[(w * rank + relation[point * n + z]!) * rank + relation[z * n + x]!]!--;
      budget[(w * rank + k) * rank]!--;
    }
    for (const b of budget) if (b < 0) return;
    const firsts: number[] = [];
    for (let c = 0, at = 0; c < sizes.length; at += sizes[c++]!) firsts.push(at);
    const allowed = firsts.map((at) => this.#allowed(x, rest[at]!));
    if (allowed.some((list) => list.length === 0)) return;
    /** Where the places of `budget` for a cell begin, one for each earlier row. */
    const places = firsts.map((at) => done.map((w, index) => (index * rank + relation[w * n + rest[at]!]!) * rank));
    const order = firsts.map((_, c) => c).sort((a, b) => allowed[a]!.length - allowed[b]!.length || a - b);
    /** counts[c][a]: how many points of cell c get relation allowed[c][a]. */
    const counts = allowed.map((list) => new Int32Array(list.length));
    const search = this;
    fill(0, 0, sizes[order[0]!] ?? 0);

    function fill(at: number, a: number, left: number): void {
      const c = order[at];
      if (c === undefined) {
        search.#commit(x, rest, sizes, allowed, counts);
        return;
      }
      const [list, place] = [allowed[c]!, places[c]!];
      const j = list[a]!;
      let most = left;
      for (let w = 0; w < place.length; w++) most = Math.min(most, budget[place[w]! + j]!);
      const isLast = a === list.length - 1;
      if (isLast && most < left) return;
      for (let count = most; count >= (isLast ? left : 0); count--) {
        for (let w = 0; w < place.length; w++) budget[place[w]! + j]! -= count;
        counts[c]![a] = count;
        if (count === left) {
          counts[c]!.fill(0, a + 1);
          fill(at + 1, 0, sizes[order[at + 1]!] ?? 0);
        } else fill(at, a + 1, left - count);
        for (let w = 0; w < place.length; w++) budget[place[w]! + j]! += count;
      }
    }
  }

  /** The relations that (x,y) can have by the triangles with earlier points. */
  #allowed(x: number, y: number): readonly number[] {
    const [n, rank, p, relation, done] = [this.#n, this.#rank, this.#p, this.#relation, this.#done];
    const counts = new Int32Array(rank * rank);
    for (const z of done) counts[relation[x * n + z]! * rank + relation[z * n + y]!]!++;
    const list: number[] = [];
    for (let k = 1; k < rank; k++) {
      let fits = true;
      for (let ij = 0; ij < counts.length && fits; ij++) fits = counts[ij]! <= p[ij * rank + k]!;
      if (fits) list.push(k);
    }
    return list;
  }

  /** Writes the row, splits the cells by it, and goes on. */
  #commit(
    x: number,
    rest: readonly number[],
    sizes: readonly number[],
    allowed: readonly (readonly number[])[],
    counts: readonly Int32Array[],
  ): void {
    const cells: number[] = [];
    let at = 0;
    for (let c = 0; c < sizes.length; c++)
      for (const [a, j] of allowed[c]!.entries()) {
        const count = counts[c]![a]!;
        if (count > 0) cells.push(count);
        for (let end = at + count; at < end; at++) this.#set(x, rest[at]!, j);
      }
    this.#done.push(x);
    this.#rest = [...rest];
    this.#cells = cells;
    this.run();
    this.#done.pop();
  }
}
