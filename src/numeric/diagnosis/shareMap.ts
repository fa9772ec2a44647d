/** # A picture of the spectral measures. Defines `ShareMap`, `shareMap`.
 * @module */

/** p_ik averaged over groups of neighbouring features and summed over groups of neighbouring clusters. */
export interface ShareMap {
  readonly rows: number;
  readonly columns: number;
  /** Mean share of feature group r on cluster group c at r·columns + c; NaN for a group of zero features. */
  readonly shares: Float64Array;
}

/** At most this many groups either way. */
const SIZE = 96;

/** Collects the shares of n features on so many clusters. */
export function shareMap(n: number, clusters: number): { add(i: number, shares: Float64Array): void; map(): ShareMap } {
  const [rows, columns] = [Math.min(n, SIZE), Math.min(clusters, SIZE)];
  const sums = new Float64Array(rows * columns);
  const counts = new Float64Array(rows);
  return {
    add(i, shares) {
      const row = Math.floor((i * rows) / n);
      counts[row]!++;
      for (let k = 0; k < clusters; k++) sums[row * columns + Math.floor((k * columns) / clusters)]! += shares[k]!;
    },
    map: () => ({ rows, columns, shares: sums.map((sum, at) => sum / counts[Math.floor(at / columns)]!) }),
  };
}
