/** # A diagnosis as JSON. Defines `diagnosisJson`, `statistics`, `featureJson`.
 *
 * Field names are those of the exact side where the quantity is the same. What is undefined is null.
 * @module */
import type { Diagnosis } from './diagnosis.js';
import { distribution } from './distribution.js';

/** The figures that are compared with chance. */
export const statistics = (diagnosis: Diagnosis) => ({
  dimension: diagnosis.dimension,
  largestEigenvalue: diagnosis.spectrum[0]!,
  smallestEigenvalue: diagnosis.dimension === 0 ? null : diagnosis.spectrum[diagnosis.dimension - 1]!,
  eigenvalues: diagnosis.clusters.length,
  capacity: diagnosis.capacity,
  capacityFraction: diagnosis.dimension === 0 ? null : diagnosis.capacity / diagnosis.dimension,
  localizedFraction: diagnosis.localizedFraction,
  dimensionality: distribution(diagnosis.measures.dimensionality),
  participation: distribution(diagnosis.measures.participation),
  entropy: distribution(diagnosis.measures.entropy),
  linearity: diagnosis.linearity,
  coherence: diagnosis.coherence,
});

export type Statistics = ReturnType<typeof statistics>;

/** One object; the features are an array of their own (`featureJson`). */
export const diagnosisJson = (diagnosis: Diagnosis, reference: Statistics | null) => {
  const { dimension, capacityFraction, dimensionality, participation, entropy, linearity } = statistics(diagnosis);
  return {
    id: diagnosis.source,
    n: diagnosis.features,
    zeroFeatures: diagnosis.zeroFeatures,
    length: diagnosis.length,
    dimension,
    tolerance: diagnosis.tolerance,
    spectrum: [...diagnosis.spectrum],
    frameBounds: diagnosis.clusters.map(({ value, multiplicity }) => ({ value, multiplicity })),
    tight: diagnosis.tight,
    localized: diagnosis.localized,
    saturated: diagnosis.saturated,
    equalNorm: diagnosis.equalNorm,
    capacity: diagnosis.capacity,
    capacityFraction,
    defect: diagnosis.defect,
    defectByIdentity: diagnosis.defectByIdentity,
    localizedFraction: diagnosis.localizedFraction,
    clusters: diagnosis.clusters.map(
      ({ value, multiplicity, size, localized, capacity, tightnessResidual, linearity }) => ({
        bound: value,
        rank: multiplicity,
        size,
        localized,
        capacity,
        tightnessResidual,
        linearity,
      }),
    ),
    normSquared: distribution(diagnosis.measures.normSquared),
    dimensionality,
    participation,
    entropy,
    linearity,
    coherence: diagnosis.coherence,
    welchBound: diagnosis.welchBound,
    marchenkoPastur: diagnosis.marchenkoPastur,
    reference,
  };
};

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** One object a feature. @param index its number in the file, where features were left out */
export const featureJson = ({ measures }: Diagnosis, i: number, index: number) => ({
  index,
  normSquared: measures.normSquared[i]!,
  dimensionality: numberOrNull(measures.dimensionality[i]!),
  participation: numberOrNull(measures.participation[i]!),
  entropy: numberOrNull(measures.entropy[i]!),
  cluster: measures.cluster[i] === -1 ? null : measures.cluster[i]!,
  share: numberOrNull(measures.share[i]!),
});
