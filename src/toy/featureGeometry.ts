/** # The geometry of trained features. Defines `featureGeometry`, `FeatureGeometry`, `TRAINED_GAP`.
 *
 * What `diagnose` says, with tolerances for weights that training has brought near a geometry, not onto it.
 * @module */
import { diagnose, LOCALIZED_SHARE } from '../numeric/diagnosis/diagnosis.js';
import { lineFit } from '../numeric/diagnosis/lineFit.js';
import type { ToyModel, ToyParameters } from './model.js';

/** Neighbouring eigenvalues of F this close, relative to the largest, are one cluster. */
export const TRAINED_GAP = 0.01;
/** A feature whose squared norm is this much smaller than the largest is not represented, and counts as zero. */
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

/** Of the columns of W. Cost: that of diagnosing. */
export async function featureGeometry(
  { features, hidden }: ToyModel,
  { encoder, stride }: ToyParameters,
): Promise<FeatureGeometry> {
  const diagnosis = await diagnose(
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
    { tolerance: TRAINED_GAP, coherence: false, threads: 1 },
  );
  const { normSquared, dimensionality, share } = diagnosis.measures;
  const largest = normSquared.reduce((most, x) => Math.max(most, x), 0);
  const represented = Array.from(normSquared.keys()).filter((i) => normSquared[i]! > NOT_REPRESENTED * largest);
  const localized = represented.filter((i) => share[i]! >= LOCALIZED_SHARE).length;
  const { dimension, capacity } = diagnosis;
  return {
    represented: represented.length,
    spectrum: diagnosis.spectrum,
    frameBounds: diagnosis.clusters.map(({ value, multiplicity }) => ({ value, multiplicity })),
    dimension,
    normsSquared: normSquared,
    dimensionalities: dimensionality,
    capacity,
    capacityFraction: dimension === 0 ? null : capacity / dimension,
    localizedFraction: represented.length === 0 ? null : localized / represented.length,
    linearity: lineFit(normSquared, dimensionality, represented)?.rSquared ?? null,
  };
}
