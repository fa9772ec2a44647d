/** # The distribution of a quantity over the features. Defines `distribution`, `histogram`, `Distribution`, `Histogram`.
 * @module */

export interface Distribution {
  readonly mean: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface Histogram {
  /** Left edge of the first bin and right edge of the last. */
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
}

/** Of the values that are numbers; null when there are none. */
export function distribution(values: Float64Array): Distribution | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const n = sorted.length;
  if (n === 0) return null;
  const middle = n >> 1;
  return {
    mean: sorted.reduce((sum, value) => sum + value, 0) / n,
    median: n % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2,
    min: sorted[0]!,
    max: sorted[n - 1]!,
  };
}

/** A value this close below an edge (in bins) belongs to the bin above: 2/5 and 1/2 are edges, and come out of rounded sums. */
const SLACK = 1e-9;

/** Counts in equal bins from `from` to `to`; values outside go to the end bins, what is no number nowhere. */
export function histogram(values: Float64Array, bins: number, from: number, to: number): Histogram {
  const counts = new Array<number>(bins).fill(0);
  const width = (to - from) / bins;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const bin = width > 0 ? Math.floor((value - from) / width + SLACK) : 0;
    counts[Math.min(bins - 1, Math.max(0, bin))]!++;
  }
  return { from, to, counts };
}
