/** # The geometry of trained features. Defines `featureGeometry`, `FeatureGeometry`, `TRAINED`: the measures of `diagnose`, with wider clusters.
 * @module */
import { LOCALIZED_SHARE } from '../numeric/diagnosis/diagnosis.js';
import { clusterEigenvalues, type SpectralTolerance } from '../numeric/diagnosis/eigenvalueClusters.js';
import { featureMeasures, noteFeature } from '../numeric/diagnosis/featureMeasures.js';
import { lineFit } from '../numeric/diagnosis/lineFit.js';
import { spectralRoad } from '../numeric/diagnosis/spectralRoad.js';
import { stepper } from '../numeric/diagnosis/steps.js';
import type { ToyModel, ToyParameters } from './model.js';

/** For weights that training has brought near a geometry, not onto it. */
export const TRAINED = { gap: 0.02, width: 0.02, rank: 1e-6 };
/** A feature whose squared norm is this much smaller than the largest is not represented. */
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
  tolerance: SpectralTolerance = TRAINED,
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
    const clusters = clusterEigenvalues(spectrum, tolerance);
    const measures = featureMeasures(normSquared);
    await road.eachFeature(clusters, ({ i, numbers, at }) => {
      if (normSquared[i] !== 0) noteFeature(measures, i, numbers, at);
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
