/** # Classes of Gram entries. Defines `GramClasses`, `GramEntries`.
 *
 * Equal entries of an exact Gram matrix have been moved apart a little, and different ones have to be told apart. Entries are sorted, those
 * of the diagonal and the others for themselves, and cut wherever two neighbours are more than a given width apart (single linkage).
 * Which width is right is not known beforehand: the caller tries several and lets the distance to the exact geometry decide.
 * @module */

export interface GramClasses {
  readonly n: number;
  /** Classes are 0 … rank−1: first those of the diagonal, then the others, each by descending value. */
  readonly rank: number;
  readonly diagonal: number;
  /** Class of each entry, n·n of them. */
  readonly colour: Int32Array;
  /** The mean entry of each class. */
  readonly values: Float64Array;
  /** The number of entries of each class. */
  readonly counts: Int32Array;
  /** The largest difference of two entries of one class. */
  readonly spread: number;
  /** The smallest difference of two neighbouring classes; infinite for a single class. */
  readonly gap: number;
}

/** The entries of a symmetric matrix, sorted once. */
export class GramEntries {
  readonly #n: number;
  readonly #gram: Float64Array;
  readonly #diagonal: Float64Array;
  readonly #others: Float64Array;

  constructor(n: number, gram: Float64Array) {
    this.#n = n;
    this.#gram = gram;
    this.#diagonal = Float64Array.from({ length: n }, (_, i) => gram[i * n + i]!).sort();
    this.#others = new Float64Array((n * (n - 1)) / 2);
    for (let i = 0, at = 0; i < n; i++) for (let j = 0; j < i; j++) this.#others[at++] = gram[i * n + j]!;
    this.#others.sort();
  }

  /** The classes that neighbours more than `width` apart separate; undefined when they are more than `most`. */
  classes(width: number, most: number): GramClasses | undefined {
    const n = this.#n;
    const diagonal = cut(this.#diagonal, width, most);
    const others = diagonal && cut(this.#others, width, most - diagonal.count);
    if (diagonal === undefined || others === undefined) return undefined;
    const rank = diagonal.count + others.count;
    const colour = new Int32Array(n * n);
    const sums = new Float64Array(rank);
    const counts = new Int32Array(rank);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const value = this.#gram[i * n + j]!;
        const k = i === j ? diagonal.classOf(value) : diagonal.count + others.classOf(value);
        colour[i * n + j] = k;
        sums[k]! += value;
        counts[k]!++;
      }
    return {
      n,
      rank,
      diagonal: diagonal.count,
      colour,
      values: sums.map((sum, k) => sum / counts[k]!),
      counts,
      spread: Math.max(diagonal.spread, others.spread),
      gap: Math.min(diagonal.gap, others.gap),
    };
  }
}

interface Cut {
  readonly count: number;
  /** Descending: the largest values are class 0. */
  classOf(value: number): number;
  readonly spread: number;
  readonly gap: number;
}

function cut(sorted: Float64Array, width: number, most: number): Cut | undefined {
  if (sorted.length === 0) return { count: 0, classOf: () => 0, spread: 0, gap: Number.POSITIVE_INFINITY };
  const starts = [sorted[0]!];
  let [spread, gap] = [0, Number.POSITIVE_INFINITY];
  for (let at = 1; at < sorted.length; at++) {
    const step = sorted[at]! - sorted[at - 1]!;
    if (step <= width) continue;
    if (starts.length === most) return undefined;
    spread = Math.max(spread, sorted[at - 1]! - starts.at(-1)!);
    gap = Math.min(gap, step);
    starts.push(sorted[at]!);
  }
  spread = Math.max(spread, sorted.at(-1)! - starts.at(-1)!);
  const classOf = (value: number): number => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (value >= starts[middle]!) low = middle;
      else high = middle - 1;
    }
    return starts.length - 1 - low;
  };
  return { count: starts.length, classOf, spread, gap };
}
