/** # Measures of every feature. Defines `FeatureMeasures`, `featureMeasures`, `measureFeature`.
 *
 * From the coefficients c_a = ⟨v_a, w_i⟩ in an orthonormal eigenbasis of F: p_ik = Σ_{a∈k} c_a²/‖w_i‖², κ_i = Σ_a λ_a c_a²/‖w_i‖²,
 * D_i = ‖w_i‖²/κ_i, participation 1/Σ_k p_ik², entropy −Σ_k p_ik log p_ik, and the feature's term of the defect identity (T2).
 * @module */
import type { EigenvalueCluster } from './eigenvalueClusters.js';

/** One entry a feature. Zero features have norm 0, cluster −1 and NaN for what is undefined. */
export interface FeatureMeasures {
  readonly normSquared: Float64Array;
  readonly dimensionality: Float64Array;
  readonly participation: Float64Array;
  /** In nats. */
  readonly entropy: Float64Array;
  /** max_k p_ik. */
  readonly share: Float64Array;
  /** The cluster k with the largest p_ik. */
  readonly cluster: Int32Array;
  /** ‖w_i‖² Σ_k p_ik (λ_k − κ_i)² / (λ_k κ_i²): they sum to the defect r − Σ D_i (T2). */
  readonly defect: Float64Array;
}

export function featureMeasures(normSquared: Float64Array): FeatureMeasures {
  const undefinedEverywhere = (): Float64Array => new Float64Array(normSquared.length).fill(Number.NaN);
  return {
    normSquared,
    dimensionality: undefinedEverywhere(),
    participation: undefinedEverywhere(),
    entropy: undefinedEverywhere(),
    share: undefinedEverywhere(),
    cluster: new Int32Array(normSquared.length).fill(-1),
    defect: undefinedEverywhere(),
  };
}

/** Fills in what is known of the nonzero feature i.
 *  @param squared c_a²
 *  @param shares room for one number a cluster; holds p_ik afterwards */
export function measureFeature(
  measures: FeatureMeasures,
  i: number,
  spectrum: Float64Array,
  clusters: readonly EigenvalueCluster[],
  squared: Float64Array,
  shares: Float64Array,
): void {
  const norm = measures.normSquared[i]!;
  let quadratic = 0;
  let concentration = 0;
  let entropy = 0;
  let largest = 0;
  let cluster = -1;
  for (let k = 0; k < clusters.length; k++) {
    const { first, multiplicity } = clusters[k]!;
    let sum = 0;
    for (let a = first; a < first + multiplicity; a++) {
      const square = squared[a]!;
      sum += square;
      quadratic += spectrum[a]! * square;
    }
    const share = sum / norm;
    shares[k] = share;
    concentration += share * share;
    if (share > 0) entropy -= share * Math.log(share);
    if (share > largest) [largest, cluster] = [share, k];
  }
  const rayleigh = quadratic / norm;
  let deviation = 0;
  for (const { first, multiplicity } of clusters)
    for (let a = first; a < first + multiplicity; a++) {
      const distance = spectrum[a]! / rayleigh - 1;
      deviation += (squared[a]! / spectrum[a]!) * distance * distance;
    }
  measures.dimensionality[i] = norm / rayleigh;
  measures.participation[i] = 1 / concentration;
  measures.entropy[i] = entropy;
  measures.share[i] = largest;
  measures.cluster[i] = cluster;
  measures.defect[i] = deviation;
}
