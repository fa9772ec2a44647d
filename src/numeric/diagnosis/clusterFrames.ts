/** # The frames that the clusters carry. Defines `ClusterFrames`, `clusterFrames`.
 *
 * T4: where capacity saturates, the features C_k of cluster k form a tight frame for its eigenspace, Σ_{i∈C_k} w_i w_iᵀ = λ_k P_k. For any
 * weights let C_k be the features whose largest share is k. Their frame operator, compressed to the eigenspace, is held
 * against λ_k I.
 * @module */
import type { EigenvalueCluster } from './eigenvalueClusters.js';

/** Multiplications beyond which the compressed frame operators are not formed: some seconds. */
const AFFORDABLE = 2e10;

export interface ClusterFrames {
  /** Adds the feature with these coefficients to its cluster. */
  add(cluster: number, coefficients: Float64Array, offset: number): void;
  /** ‖Σ_{i∈C_k} P_k w_i w_iᵀ P_k − λ_k P_k‖_F / ‖λ_k P_k‖_F; null where it would have cost too much. */
  tightnessResidual(cluster: number): number | null;
}

/** @param features n, which bounds the work: n·Σ multiplicity² */
export function clusterFrames(clusters: readonly EigenvalueCluster[], features: number): ClusterFrames {
  const sums = clusters.map(({ multiplicity }) =>
    multiplicity * multiplicity * features <= AFFORDABLE ? new Float64Array(multiplicity * multiplicity) : undefined,
  );
  return {
    add(cluster, coefficients, offset) {
      const sum = sums[cluster];
      if (sum === undefined) return;
      const { first, multiplicity: m } = clusters[cluster]!;
      for (let a = 0; a < m; a++) {
        const c = coefficients[offset + first + a]!;
        for (let b = 0; b <= a; b++) sum[a * m + b]! += c * coefficients[offset + first + b]!;
      }
    },
    tightnessResidual(cluster) {
      const sum = sums[cluster];
      if (sum === undefined) return null;
      const { value, multiplicity: m } = clusters[cluster]!;
      let squares = 0;
      for (let a = 0; a < m; a++) {
        for (let b = 0; b < a; b++) squares += 2 * sum[a * m + b]! ** 2;
        squares += (sum[a * m + a]! - value) ** 2;
      }
      return Math.sqrt(squares / m) / value;
    },
  };
}
