/** # The geometry of trained features. Defines `featureGeometry`, `FeatureGeometry`, `trainedClusters`, `TRAINED_WIDTH`.
 *
 * The measures of `diagnose`, with eigenvalue clusters for weights that training has brought near a geometry, not onto it. There a chain of
 * small gaps must not make one cluster: the spectrum of many features is often a dense band, on which no feature is localized.
 * @module */
import { LOCALIZED_SHARE } from '../numeric/diagnosis/diagnosis.js';
import type { EigenvalueCluster } from '../numeric/diagnosis/eigenvalueClusters.js';
import { featureMeasures, measureFeature } from '../numeric/diagnosis/featureMeasures.js';
import { lineFit } from '../numeric/diagnosis/lineFit.js';
import { spectralRoad } from '../numeric/diagnosis/spectralRoad.js';
import { stepper } from '../numeric/diagnosis/steps.js';
import type { ToyModel, ToyParameters } from './model.js';

/** No cluster of eigenvalues of F is wider than this, relative to the largest. */
export const TRAINED_WIDTH = 0.02;
/** An eigenvalue, and the squared norm of a feature, this much smaller than the largest count as zero. */
const NEGLIGIBLE_EIGENVALUE = 1e-6;
const NOT_REPRESENTED = 1e-3;

export interface FeatureGeometry {
  /** How many features are represented. */
  readonly represented: number;
  /** Eigenvalues of F = WWᵀ, descending. */
  readonly spectrum: Float64Array;
  readonly frameBounds: readonly { readonly value: number; readonly multiplicity: number }[];
  /** r within the tolerance. */
  readonly dimension: number;
  readonly normsSquared: Float64Array;
  /** D_i; NaN for w_i = 0. */
  readonly dimensionalities: Float64Array;
  /** Σ D_i, and its share of r. */
  readonly capacity: number;
  readonly capacityFraction: number | null;
  /** Of the represented features, those with a share of at least `LOCALIZED_SHARE` on one eigenvalue cluster. */
  readonly localizedFraction: number | null;
  /** R² of D against ‖w‖² over the represented features (T5); null when the norms do not differ. */
  readonly linearity: number | null;
}

/** Of the columns of W. Cost: n·m² for the smaller m of features and hidden dimensions, and 10·m³. */
export async function featureGeometry(
  { features, hidden }: ToyModel,
  { encoder, stride }: ToyParameters,
): Promise<FeatureGeometry> {
  const road = await spectralRoad(
    {
      source: 'W',
      features,
      length: hidden,
      roundoff: 2 ** -24,
      read: (from, count, into) => {
        for (let i = 0; i < count; i++)
          for (let a = 0; a < hidden; a++) into[i * hidden + a] = encoder[(from + i) * stride + a]!;
      },
    },
    1,
    stepper(undefined, undefined),
  );
  try {
    const { spectrum, normSquared } = road;
    const clusters = trainedClusters(spectrum);
    const measures = featureMeasures(normSquared);
    const shares = new Float64Array(clusters.length);
    const squared = new Float64Array(road.width);
    await road.eachFeature((i, coefficients, offset) => {
      if (normSquared[i] === 0) return;
      for (let a = 0; a < squared.length; a++) squared[a] = coefficients[offset + a]! * coefficients[offset + a]!;
      measureFeature(measures, i, spectrum, clusters, squared, shares);
    });
    const largest = normSquared.reduce((most, x) => Math.max(most, x), 0);
    const represented = Array.from(normSquared.keys()).filter((i) => normSquared[i]! > NOT_REPRESENTED * largest);
    const localized = represented.filter((i) => measures.share[i]! >= LOCALIZED_SHARE).length;
    const dimension = clusters.reduce((sum, { multiplicity }) => sum + multiplicity, 0);
    const capacity = measures.dimensionality.reduce((sum, d) => sum + (Number.isNaN(d) ? 0 : d), 0);
    return {
      represented: represented.length,
      spectrum,
      frameBounds: clusters.map(({ value, multiplicity }) => ({ value, multiplicity })),
      dimension,
      normsSquared: normSquared,
      dimensionalities: measures.dimensionality,
      capacity,
      capacityFraction: dimension === 0 ? null : capacity / dimension,
      localizedFraction: represented.length === 0 ? null : localized / represented.length,
      linearity: lineFit(normSquared, measures.dimensionality, represented)?.rSquared ?? null,
    };
  } finally {
    road.close();
  }
}

/** The nonzero eigenvalues, cut at their largest gaps until no cluster is wider than `TRAINED_WIDTH`; descending.
 *  @param spectrum descending */
export function trainedClusters(spectrum: Float64Array): readonly EigenvalueCluster[] {
  const largest = spectrum[0] ?? 0;
  const nonzero = spectrum.findIndex((value) => !(value > NEGLIGIBLE_EIGENVALUE * largest));
  const clusters: EigenvalueCluster[] = [];
  const cut = (from: number, to: number): void => {
    if (spectrum[from]! - spectrum[to - 1]! <= TRAINED_WIDTH * largest) {
      const value = spectrum.subarray(from, to).reduce((sum, x) => sum + x, 0) / (to - from);
      clusters.push({ value, first: from, multiplicity: to - from });
      return;
    }
    let widest = from + 1;
    for (let at = from + 2; at < to; at++)
      if (spectrum[at - 1]! - spectrum[at]! > spectrum[widest - 1]! - spectrum[widest]!) widest = at;
    cut(from, widest);
    cut(widest, to);
  };
  const end = nonzero === -1 ? spectrum.length : nonzero;
  if (end > 0) cut(0, end);
  return clusters;
}
