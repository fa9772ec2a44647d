/** # A picture of the spectral measures. Defines `ShareMap`, `shareMap`.
 * @module */
import type { EigenvalueCluster } from './eigenvalueClusters.js';

/** p_ik averaged over some features of a group of neighbours and summed over groups of neighbouring clusters. */
export interface ShareMap {
  readonly rows: number;
  readonly columns: number;
  /** Mean share of feature group r on cluster group c at r·columns + c; NaN for a group without features to show. */
  readonly shares: Float64Array;
}

/** At most this many groups either way. */
const SIZE = 96;
/** The first nonzero features of a group stand for it. */
const SAMPLE = 8;

/** Collects the shares of n features on the clusters, from their coefficients. */
export function shareMap(
  n: number,
  clusters: readonly EigenvalueCluster[],
): { add(i: number, coefficients: Float64Array, offset: number, normSquared: number): void; map(): ShareMap } {
  const [rows, columns] = [Math.min(n, SIZE), Math.min(clusters.length, SIZE)];
  const sums = new Float64Array(rows * columns);
  const counts = new Float64Array(rows);
  return {
    add(i, coefficients, offset, normSquared) {
      const row = Math.floor((i * rows) / n);
      if (counts[row]! >= SAMPLE) return;
      counts[row]!++;
      clusters.forEach(({ first, multiplicity }, k) => {
        const place = row * columns + Math.floor((k * columns) / clusters.length);
        for (let a = first; a < first + multiplicity; a++) sums[place]! += coefficients[offset + a]! ** 2 / normSquared;
      });
    },
    map: () => ({ rows, columns, shares: sums.map((sum, at) => sum / counts[Math.floor(at / columns)]!) }),
  };
}
