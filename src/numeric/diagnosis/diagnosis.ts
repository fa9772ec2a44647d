/** # Diagnosis of a weight matrix. Defines `diagnose`, `Diagnosis`, `DiagnoseOptions`, `LOCALIZED_SHARE`.
 *
 * The feature geometry of W as `docs/theory.md` defines it, in two passes over blocks of features: the first sums F = WWᵀ, the second
 * reads the spectral measure of each feature off its coefficients in an eigenbasis of F. Memory: d² and a block, and a few numbers a
 * feature. The defect r − Σ D_i is computed a second time by its identity (T2), which sees an error in either pass.
 * @module */
import { DomainError } from '../../exact/errors.js';
import type { FeatureMatrix } from '../weights/featureMatrix.js';
import { clusterFrames } from './clusterFrames.js';
import { coherenceCost, coherenceOf } from './coherence.js';
import { clusterEigenvalues, type EigenvalueCluster, spectralTolerance } from './eigenvalueClusters.js';
import { FEATURE_NUMBERS, type FeatureMeasures, featureMeasures, noteFeature } from './featureMeasures.js';
import { marchenkoPastur } from './gaussianFeatures.js';
import { type LineFit, lineFit } from './lineFit.js';
import { type ShareMap, shareMap } from './shareMap.js';
import { spectralRoad } from './spectralRoad.js';
import { stepper } from './steps.js';

export interface DiagnoseOptions {
  /** Relative gap below which eigenvalues are one; by default what rounding explains. */
  readonly tolerance?: number;
  /** A feature with this share on one eigenspace counts as localized. */
  readonly localizedShare?: number;
  /** Whether to compare all pairs of features; by default where that takes seconds. */
  readonly coherence?: boolean;
  readonly threads?: number;
  readonly onStep?: (what: string, done: number, total: number) => void;
  /** When aborted, `diagnose` throws `Interrupted` at the next step. */
  readonly signal?: AbortSignal;
}

interface DiagnosedCluster extends EigenvalueCluster {
  /** How many features have their largest share here, and how many of them are localized here. */
  readonly size: number;
  readonly localized: number;
  /** Σ D_i over them; the multiplicity when capacity saturates (T4). */
  readonly capacity: number;
  /** ‖Σ P w wᵀ P − λP‖_F/‖λP‖_F over them (T4); null where it was not computed. */
  readonly tightnessResidual: number | null;
  /** D against ‖w‖²: the slope is 1/λ under T5. */
  readonly linearity: LineFit | null;
}

export interface Diagnosis {
  readonly source: string;
  /** n, the zero features among them, and the coordinates of a feature. */
  readonly features: number;
  readonly zeroFeatures: number;
  readonly length: number;
  /** r, the rank within tolerance. */
  readonly dimension: number;
  /** Eigenvalues of F, descending, `length` of them. */
  readonly spectrum: Float64Array;
  readonly tolerance: { readonly gap: number; readonly rank: number; readonly localizedShare: number };
  readonly clusters: readonly DiagnosedCluster[];
  readonly measures: FeatureMeasures;
  /** Σ D_i ≤ r (T1). */
  readonly capacity: number;
  /** r − Σ D_i, and the same number as the sum in T2. */
  readonly defect: number;
  readonly defectByIdentity: number;
  /** Of the nonzero features; null when there are none. */
  readonly localizedFraction: number | null;
  /** Within the tolerance: one eigenvalue; every feature on one eigenspace; capacity equal to rank; equal norms. */
  readonly tight: boolean;
  readonly localized: boolean;
  readonly saturated: boolean;
  readonly equalNorm: boolean;
  /** D against ‖w‖² over all features (T5). */
  readonly linearity: LineFit | null;
  /** null with fewer than two nonzero features, and where it was not computed. */
  readonly coherence: number | null;
  readonly welchBound: number | null;
  readonly marchenkoPastur: { readonly lower: number; readonly upper: number } | null;
  readonly shareMap: ShareMap;
}

const NEXT_SHARE = FEATURE_NUMBERS.indexOf('nextShare');

/** The default of `localizedShare`. */
export const LOCALIZED_SHARE = 0.99;

/** Multiplications for the coherence that are made without being asked: some seconds. */
const COHERENCE_COST = 1e11;

/** Norms this much smaller than the largest are what centring leaves of zero. */
const ZERO_NORM = 16 * Number.EPSILON;

/** @throws DomainError for an empty matrix or a tolerance that is none; LimitError for one too large; what `matrix.read` throws;
 *  Interrupted. Cost: n·d² + 10·d³ multiplications for the smaller d of features and coordinates, and n²·d/2 for the coherence. */
export async function diagnose(matrix: FeatureMatrix, options: DiagnoseOptions = {}): Promise<Diagnosis> {
  const { features: n, length, source } = matrix;
  const { threads, localizedShare = LOCALIZED_SHARE } = options;
  if (n === 0 || length === 0)
    throw new DomainError({
      where: source,
      expected: 'at least one entry',
      found: `${n} features of ${length} coordinates`,
    });
  for (const [where, value] of [
    ['tolerance', options.tolerance ?? 0],
    ['localized share', localizedShare],
  ] as const)
    if (!(value >= 0 && value <= 1))
      throw new DomainError({ where, expected: 'a number from 0 to 1', found: String(value) });
  const steps = stepper(options.onStep, options.signal);
  const road = await spectralRoad(matrix, threads, steps);
  try {
    const { spectrum, normSquared, trace } = road;
    const largestNorm = normSquared.reduce((a, b) => Math.max(a, b), 0);
    const isTiny = (i: number): boolean => normSquared[i]! <= ZERO_NORM * ZERO_NORM * largestNorm;
    const tolerance = spectralTolerance(matrix, matrix.roundoff, trace, spectrum[0]!, options.tolerance);
    const clusters = clusterEigenvalues(spectrum, tolerance);
    const dimension = clusters.reduce((sum, { multiplicity }) => sum + multiplicity, 0);

    const measures = featureMeasures(normSquared);
    const frames = clusterFrames(clusters, n);
    const picture = shareMap(n, clusters);
    let outside = 0;
    await road.eachFeature(clusters, ({ i, coefficients, offset, numbers, at }) => {
      // κ ≥ ‖w‖² where all eigenvalues count: less says that the feature lies in what counts as the kernel of F.
      if (isTiny(i) || 2 * numbers[at]! < normSquared[i]! ** 2) return;
      noteFeature(measures, i, numbers, at);
      picture.add(i, coefficients, offset, normSquared[i]!);
      frames.add(measures.cluster[i]!, coefficients, offset);
      outside = Math.max(outside, numbers[at + NEXT_SHARE]!);
    });

    const isZero = (i: number): boolean => measures.cluster[i] === -1;
    const members: number[][] = clusters.map(() => []);
    const nonzero: number[] = [];
    for (let i = 0; i < n; i++) {
      if (isZero(i)) continue;
      nonzero.push(i);
      members[measures.cluster[i]!]!.push(i);
    }
    const total = (values: Float64Array, of: readonly number[]): number => of.reduce((sum, i) => sum + values[i]!, 0);
    const isLocalized = (i: number): boolean => measures.share[i]! >= localizedShare;
    const capacity = total(measures.dimensionality, nonzero);
    const smallestNorm = nonzero.reduce((least, i) => Math.min(least, normSquared[i]!), largestNorm);
    const wanted = options.coherence ?? coherenceCost(matrix) <= COHERENCE_COST;
    const directions = nonzero.length;
    return {
      source,
      features: n,
      zeroFeatures: n - directions,
      length,
      dimension,
      spectrum,
      tolerance: { ...tolerance, localizedShare },
      clusters: clusters.map((cluster, k) => ({
        ...cluster,
        size: members[k]!.length,
        localized: members[k]!.filter(isLocalized).length,
        capacity: total(measures.dimensionality, members[k]!),
        tightnessResidual: frames.tightnessResidual(k),
        linearity: lineFit(normSquared, measures.dimensionality, members[k]!),
      })),
      measures,
      capacity,
      defect: dimension - capacity,
      defectByIdentity: total(measures.defect, nonzero),
      localizedFraction: directions === 0 ? null : nonzero.filter(isLocalized).length / directions,
      tight: clusters.length === 1,
      localized: outside <= tolerance.gap,
      saturated: dimension - capacity <= tolerance.gap * dimension,
      equalNorm: directions === n && largestNorm - smallestNorm <= tolerance.gap * largestNorm,
      linearity: lineFit(normSquared, measures.dimensionality, nonzero),
      coherence: wanted ? await coherenceOf(matrix, normSquared, isZero, threads, steps) : null,
      welchBound: directions < 2 ? null : Math.sqrt((directions - dimension) / (dimension * (directions - 1))),
      marchenkoPastur: directions === 0 ? null : marchenkoPastur(directions, length, trace / directions),
      shareMap: picture.map(),
    };
  } finally {
    road.close();
  }
}
