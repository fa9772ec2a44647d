/** # Measures of every feature. Defines `FeatureMeasures`, `featureMeasures`, `measureFeature`.
 *
 * From the coefficients c_a = ⟨v_a, w_i⟩ in an orthonormal eigenbasis of F: p_ik = Σ_{a∈k} c_a²/‖w_i‖², κ_i = Σ_a λ_a c_a²/‖w_i‖²,
 * D_i = ‖w_i‖²/κ_i, participation 1/Σ_k p_ik², entropy −Σ_k p_ik log p_ik, and the feature's term of the defect identity (T2).
 * @module */
import type { EigenvalueCluster } from './eigenvalueClusters.js';

/** One entry a feature. Zero features (within rounding) have cluster −1 and NaN for what is undefined. */
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

/** The numbers of a feature that the engine gives for many at once, and `measureFeature` for one, by their places. The first is
 *  κ_i‖w_i‖² = Σ_a λ_a c_a², the fifth the number of the cluster. */
export const FEATURE_NUMBERS = [
  'quadratic',
  'concentration',
  'entropy',
  'share',
  'cluster',
  'nextShare',
  'defect',
  'normSquared',
] as const;

/** Notes the eight numbers at `offset` of the nonzero feature i. */
export function noteFeature(measures: FeatureMeasures, i: number, numbers: Float64Array, offset: number): void {
  const norm = measures.normSquared[i]!;
  measures.dimensionality[i] = norm * (norm / numbers[offset]!);
  measures.participation[i] = 1 / numbers[offset + 1]!;
  measures.entropy[i] = numbers[offset + 2]!;
  measures.share[i] = numbers[offset + 3]!;
  measures.cluster[i] = numbers[offset + 4]!;
  measures.defect[i] = numbers[offset + 6]!;
}

/** The eight numbers of a nonzero feature, from its coefficients at `offset`, of which the first belong to the nonzero eigenvalues.
 *  @param norm ‖w_i‖²
 *  @param numbers room for them */
export function measureFeature(
  spectrum: Float64Array,
  clusters: readonly EigenvalueCluster[],
  coefficients: Float64Array,
  offset: number,
  norm: number,
  numbers: Float64Array,
): void {
  let [quadratic, concentration, entropy, largest, next, cluster] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < clusters.length; k++) {
    const { first, multiplicity } = clusters[k]!;
    let sum = 0;
    for (let a = first; a < first + multiplicity; a++) {
      const square = coefficients[offset + a]! * coefficients[offset + a]!;
      sum += square;
      quadratic += spectrum[a]! * square;
    }
    const share = sum / norm;
    concentration += share * share;
    if (share > 0) entropy -= share * Math.log(share);
    if (share > largest) [largest, next, cluster] = [share, largest, k];
    else if (share > next) next = share;
  }
  const rayleigh = quadratic / norm;
  let deviation = 0;
  for (const { first, multiplicity } of clusters)
    for (let a = first; a < first + multiplicity; a++) {
      const distance = spectrum[a]! / rayleigh - 1;
      deviation += ((coefficients[offset + a]! * coefficients[offset + a]!) / spectrum[a]!) * distance * distance;
    }
  numbers.set([quadratic, concentration, entropy, largest, cluster, next, deviation, norm]);
}
