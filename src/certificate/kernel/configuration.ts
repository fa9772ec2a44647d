/** # The kernel's coherent configurations. Defines `Configuration`, `readConfiguration`, `isCoarsest`.
 *
 * Checked here from the relation matrix alone: diagonal colours are diagonal, the transpose of a colour is a colour, and
 * for x, y of colour k the number of z with (x,z) of colour i and (z,y) of colour j depends on (i, j, k) only.
 * @module */
import { Reject } from './reject.js';

/** The paths x → z → y over a pair of colour k: count[m] of them have colours first[m], then second[m]. */
interface Paths {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly count: Int32Array;
}

export interface Configuration {
  readonly n: number;
  readonly rank: number;
  /** Diagonal colours, ascending. */
  readonly diagonals: readonly number[];
  readonly transpose: Int32Array;
  /** The diagonal colour of the first and of the second point of a pair. */
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** Number of ordered pairs of each colour. */
  readonly size: Int32Array;
  readonly paths: readonly Paths[];
}

/** @throws Reject with the place where the matrix is no coherent configuration */
export function readConfiguration(relation: Int32Array, n: number, rank: number): Configuration {
  const transpose = new Int32Array(rank).fill(-1);
  const source = new Int32Array(rank).fill(-1);
  const target = new Int32Array(rank).fill(-1);
  const size = new Int32Array(rank);
  const representative = new Int32Array(rank).fill(-1);
  const diagonals = [...new Set(Array.from({ length: n }, (_, x) => relation[x * n + x]!))].sort((a, b) => a - b);
  const isDiagonal = new Uint8Array(rank);
  for (const f of diagonals) isDiagonal[f] = 1;
  const onto = (table: Int32Array, index: number, value: number, where: string): void => {
    if (table[index] === -1) table[index] = value;
    else if (table[index] !== value)
      throw new Reject(where, `colour ${index} goes with both ${table[index]} and ${value}`);
  };
  for (let x = 0; x < n; x++)
    for (let y = 0; y < n; y++) {
      const colour = relation[x * n + y]!;
      if (x !== y && isDiagonal[colour] === 1) throw new Reject(`relation[${x}][${y}]`, 'a colour of the diagonal');
      onto(transpose, colour, relation[y * n + x]!, `relation[${y}][${x}] (transpose)`);
      onto(source, colour, relation[x * n + x]!, `relation[${x}][${x}] (first point)`);
      onto(target, colour, relation[y * n + y]!, `relation[${y}][${y}] (second point)`);
      size[colour] = size[colour]! + 1;
      if (representative[colour] === -1) representative[colour] = x * n + y;
    }
  const unused = size.indexOf(0);
  if (unused >= 0) throw new Reject('gram', `colour ${unused} occurs at no pair`);
  const paths = countPaths(relation, n, rank, source, target, representative);
  return { n, rank, diagonals, transpose, source, target, size, paths };
}

/** Counts the paths over one pair of each colour and compares every other pair of that colour with it. Besides those, and their
 *  reverses, only x ≤ y are compared: reversing all paths carries the counts of (x, y) to those of (y, x). */
function countPaths(
  relation: Int32Array,
  n: number,
  rank: number,
  source: Int32Array,
  target: Int32Array,
  representative: Int32Array,
): readonly Paths[] {
  // A cell (i, j) is addressed by the number of i among the colours from its fibre and of j among those to its fibre: a
  // point sees at most n of either, so n² cells do, and far fewer where there are few colours.
  const from = numberWithin(source, n);
  const to = numberWithin(target, n);
  const width = 1 + to.reduce((most, number) => Math.max(most, number), 0);
  const cells = width * (1 + from.reduce((most, number) => Math.max(most, number), 0));
  const out = new Int32Array(n * n);
  const into = new Int32Array(n * n);
  for (let x = 0; x < n; x++)
    for (let z = 0; z < n; z++) {
      out[x * n + z] = from[relation[x * n + z]!]! * width;
      into[x * n + z] = to[relation[z * n + x]!]!;
    }
  const members = pairsByColour(relation, n, rank, representative);
  const cap = new Int32Array(cells);
  const left = new Int32Array(cells);
  const seen = new Int32Array(n);
  return Array.from(representative, (first, colour) => {
    const [a, b] = [Math.floor(first / n) * n, (first % n) * n];
    for (let z = 0; z < n; z++) {
      const cell = out[a + z]! + into[b + z]!;
      cap[cell] = cap[cell]! + 1;
      left[cell] = cap[cell]!;
    }
    let filled = true;
    for (const pair of members(colour)) {
      if (pair === first) continue;
      const x = Math.floor(pair / n) * n;
      const y = (pair % n) * n;
      // Both pairs have n paths, so their counts agree unless some count is exceeded; going down and up in turn saves
      // resetting the table.
      let exceeded = false;
      if (filled)
        for (let z = 0; z < n; z++) {
          const cell = out[x + z]! + into[y + z]!;
          const rest = left[cell]! - 1;
          left[cell] = rest;
          if (rest < 0) exceeded = true;
        }
      else
        for (let z = 0; z < n; z++) {
          const cell = out[x + z]! + into[y + z]!;
          const sum = left[cell]! + 1;
          left[cell] = sum;
          if (sum > cap[cell]!) exceeded = true;
        }
      if (exceeded)
        throw new Reject(
          `relation[${x / n}][${y / n}]`,
          `its paths are not counted like those of [${a / n}][${b / n}], of the same colour ${colour}`,
        );
      filled = !filled;
    }
    let distinct = 0;
    const counts: number[] = [];
    for (let z = 0; z < n; z++) {
      const cell = out[a + z]! + into[b + z]!;
      if (cap[cell] === 0) continue;
      seen[distinct++] = z;
      counts.push(cap[cell]!);
      cap[cell] = 0;
      left[cell] = 0;
    }
    const z = seen.subarray(0, distinct);
    return {
      first: z.map((point) => relation[a + point]!),
      second: z.map((point) => relation[point * n + b / n]!),
      count: Int32Array.from(counts),
    };
  });
}

/** The pairs x·n + y of each colour with x ≤ y, and both (x, y) and (y, x) where either is a representative. */
function pairsByColour(
  relation: Int32Array,
  n: number,
  rank: number,
  representative: Int32Array,
): (colour: number) => Int32Array {
  const isCompared = (x: number, y: number): boolean =>
    x <= y || representative[relation[x * n + y]!] === x * n + y || representative[relation[y * n + x]!] === y * n + x;
  const end = new Int32Array(rank + 1);
  for (let x = 0; x < n; x++) for (let y = 0; y < n; y++) if (isCompared(x, y)) end[relation[x * n + y]! + 1]!++;
  for (let colour = 0; colour < rank; colour++) end[colour + 1] = end[colour + 1]! + end[colour]!;
  const pairs = new Int32Array(end[rank]!);
  const next = end.slice();
  for (let x = 0; x < n; x++)
    for (let y = 0; y < n; y++) if (isCompared(x, y)) pairs[next[relation[x * n + y]!]!++] = x * n + y;
  return (colour) => pairs.subarray(end[colour]!, end[colour + 1]!);
}

/** Numbers the colours within each class of `fibre`. @throws Reject when a fibre has more than n colours */
function numberWithin(fibre: Int32Array, n: number): Int32Array {
  const next = new Map<number, number>();
  return fibre.map((f, colour) => {
    const number = next.get(f) ?? 0;
    if (number >= n) throw new Reject('relation', `more than ${n} colours at the points of colour ${fibre[colour]}`);
    next.set(f, number + 1);
    return number;
  });
}

/** Is the configuration the coarsest one in which colours of different `initial` labels are kept apart? Weisfeiler–Leman
 *  refinement, run on the colours themselves: two colours stay together while they have equal labels, equal labels of their
 *  transposes, and equal path counts between labels. */
export function isCoarsest({ rank, transpose, paths }: Configuration, initial: readonly number[]): boolean {
  let label = Int32Array.from(initial);
  let classes = new Set(label).size;
  for (;;) {
    const signatures = new Map<string, number>();
    const next = label.map((own, k) => {
      const counts = new Map<number, number>();
      const { first, second, count } = paths[k]!;
      for (let m = 0; m < count.length; m++) {
        const key = label[first[m]!]! * rank + label[second[m]!]!;
        counts.set(key, (counts.get(key) ?? 0) + count[m]!);
      }
      const sorted = [...counts].sort((a, b) => a[0] - b[0]);
      const signature = `${own} ${label[transpose[k]!]} ${sorted.join(' ')}`;
      const known = signatures.get(signature);
      if (known !== undefined) return known;
      signatures.set(signature, signatures.size);
      return signatures.size - 1;
    });
    if (signatures.size === rank) return true;
    if (signatures.size === classes) return false;
    classes = signatures.size;
    label = next;
  }
}
