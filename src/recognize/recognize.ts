/** # From weights to an exact geometry. Defines `recognize`, `Recognition`, `RecognizedPart`.
 *
 * Features that vanish are set aside; the others fall into orthogonal components (T7); each component is recognised by itself, and the
 * sum of all is held against the weights once more. A geometry is recognised only if every vector lies within T of its exact place, in
 * units of the root mean square of the norms, under one rotation and scale for each component: nothing farther away is ever
 * called by the name of a geometry.
 * @module */
import { DomainError, LimitError } from '../exact/errors.js';
import type { FloatVectors } from '../numeric/floatFrame.js';
import { type Component, componentGeometry } from './componentGeometry.js';
import { gramMatrix, nonzeroFeatures, orthogonalParts, partOf } from './features.js';
import type { Failure } from './geometry.js';
import type { Library } from './knownFrames.js';
import { type OrthogonalSum, orthogonalSum } from './orthogonalSum.js';
import { type SpectralParts, spectralParts } from './spectralParts.js';

export interface RecognizedPart<Outcome = Component | Failure> {
  /** Indices among all features. */
  readonly features: readonly number[];
  readonly outcome: Outcome;
  /** The eigenspaces of F that hold more than T² of the part's energy, as indices of `frameBounds`; undefined where F is too large. */
  readonly eigenspaces: readonly number[] | undefined;
}

interface Common {
  /** Number of all features, and of coordinates. */
  readonly n: number;
  readonly length: number;
  readonly tolerance: number;
  /** Features that are no longer than T times the longest. */
  readonly zeros: readonly number[];
  /** The nonzero spectrum of F, as measured, in clusters; undefined where F is too large. */
  readonly frameBounds: SpectralParts['frameBounds'] | undefined;
}

export type Recognition = Common &
  (
    | {
        readonly kind: 'recognised';
        readonly parts: readonly RecognizedPart<Component>[];
        readonly sum: OrthogonalSum;
      }
    | {
        readonly kind: 'unrecognised';
        readonly parts: readonly RecognizedPart[];
        /** The first failure, in order of the parts. */
        readonly failure: Failure;
      }
  );

/** T: a hundredth of the norm. */
const DEFAULT_TOLERANCE = 0.01;

/** n² doubles are held. */
const MAX_FEATURES = 4096;

export interface RecognizeOptions {
  /** T, 0 < T ≤ 0.1. */
  readonly tolerance?: number;
  readonly library?: Library;
  /** Called before each component. */
  readonly onStep?: (done: number, total: number) => void;
}

/** @param all finite coordinates. Cost: n²·length/2, then a coherent closure for each component
 *  @throws DomainError for a tolerance out of range or features that all vanish; LimitError for more features than can be taken */
export function recognize(
  all: FloatVectors,
  { tolerance = DEFAULT_TOLERANCE, library = () => [], onStep = () => undefined }: RecognizeOptions = {},
): Recognition {
  if (!(tolerance > 0 && tolerance <= 0.1))
    throw new DomainError({
      where: 'tolerance',
      expected: 'a number above 0 and at most 0.1',
      found: String(tolerance),
    });
  requireRange(all);
  const { vectors, indices, zeros } = nonzeroFeatures(all, tolerance);
  const { n, length } = vectors;
  if (n === 0) throw new DomainError({ where: 'features', expected: 'a feature that does not vanish', found: 'none' });
  if (n > MAX_FEATURES)
    throw new LimitError({
      where: 'features',
      expected: `at most ${MAX_FEATURES} that do not vanish`,
      found: String(n),
    });
  const gram = gramMatrix(vectors);
  const spectral = spectralParts(vectors, gram, tolerance);
  const components = orthogonalParts(n, gram, tolerance);
  const parts = components.map((places, at): RecognizedPart & { readonly places: readonly number[] } => {
    onStep(at, components.length);
    const own = partOf(vectors, places);
    return {
      places,
      features: places.map((i) => indices[i]!),
      outcome: componentGeometry(own, gramMatrix(own), tolerance, library),
      eigenspaces: spectral && eigenspacesOf(spectral, gram, n, places, tolerance),
    };
  });
  const common = { n: all.n, length, tolerance, zeros, frameBounds: spectral?.frameBounds };
  const unrecognised = (failure: Failure): Recognition => ({ ...common, kind: 'unrecognised', parts, failure });
  const recognised = parts.flatMap(({ outcome, ...part }) =>
    outcome.kind === 'recognised' ? [{ ...part, outcome }] : [],
  );
  if (recognised.length < parts.length)
    return unrecognised(parts.map(({ outcome }) => outcome).find((outcome) => outcome.kind === 'unrecognised')!);
  const sum = orthogonalSum(
    vectors,
    recognised.map(({ places, outcome }) => ({ features: places, geometry: outcome.geometry })),
    tolerance,
  );
  if (sum.fit.largest > tolerance)
    return unrecognised({
      kind: 'unrecognised',
      step: 'sum',
      reason: `each of ${parts.length} components is recognised, but they are not orthogonal within the tolerance: a vector is ${sum.fit.largest.toPrecision(2)} of the norm away from their orthogonal sum, tolerance ${tolerance}`,
      distance: sum.fit.largest,
    });
  return { ...common, kind: 'recognised', parts: recognised, sum };
}

/** Squares of larger or smaller numbers leave the range of doubles. */
const RANGE = 1e100;

function requireRange({ length, coordinates }: FloatVectors): void {
  let largest = 0;
  coordinates.forEach((x, at) => {
    if (!Number.isFinite(x))
      throw new DomainError({
        where: `feature ${Math.floor(at / length)}, coordinate ${at % length}`,
        expected: 'a finite number',
        found: String(x),
      });
    largest = Math.max(largest, Math.abs(x));
  });
  if (largest > RANGE || (largest > 0 && largest < 1 / RANGE))
    throw new DomainError({
      where: 'features',
      expected: `a largest coordinate between ${1 / RANGE} and ${RANGE}`,
      found: String(largest),
    });
}

/** The clusters of the spectrum that hold more than T² of Σ‖w_i‖² over the part. */
function eigenspacesOf(
  { frameBounds, measures }: SpectralParts,
  gram: Float64Array,
  n: number,
  places: readonly number[],
  tolerance: number,
): readonly number[] {
  const energies = frameBounds.map((_, k) =>
    places.reduce((sum, i) => sum + measures[i * frameBounds.length + k]! * gram[i * n + i]!, 0),
  );
  const total = energies.reduce((sum, energy) => sum + energy, 0);
  return energies.flatMap((energy, k) => (energy > tolerance ** 2 * total ? [k] : []));
}
