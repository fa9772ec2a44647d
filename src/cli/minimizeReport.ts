/** # A minimum of the toy model's loss, as JSON and as text. Defines `minimizeReport`, `minimizeLines`, `MinimizeReport`.
 * @module */
import { namedFrames } from '../catalog/namedFrames.js';
import { recognize } from '../recognize/recognize.js';
import { featureGeometry } from '../toy/featureGeometry.js';
import type { LocalMinimum } from '../toy/minimize.js';
import type { ToyModel, ToyParameters } from '../toy/model.js';
import { recognitionReport } from './recognizeReport.js';

export interface Searched {
  readonly features: number;
  readonly hidden: number;
  /** The probability with which a feature is present; null with exactly one feature. */
  readonly density: number | null;
  readonly restarts: number;
  readonly seed: number;
}

export interface MinimizeReport extends Searched {
  /** Different values, least first: how many starts ended there, and the first seed that did. */
  readonly minima: readonly {
    readonly loss: number;
    readonly hits: number;
    readonly seed: number;
    readonly residual: number;
  }[];
  /** Of the first of them: ‖w‖ and b of each feature, those that vanish with norm 0. */
  readonly norms: readonly number[];
  readonly biases: readonly number[];
  /** ⟨w_i, w_j⟩/‖w_i‖‖w_j‖ of the pairs of features that do not vanish, in clusters. */
  readonly cosines: readonly Cluster[];
  /** Nonzero eigenvalues of WWᵀ. */
  readonly frameBounds: readonly Cluster[];
  readonly rank: number;
  readonly capacity: number;
  /** Σ D_i = rank */
  readonly saturated: boolean;
  /** Of the features that do not vanish. */
  readonly equalNorm: boolean;
  readonly commonBias: boolean;
  readonly tight: boolean;
  readonly localized: boolean;
  readonly geometry: string | null;
}

interface Cluster {
  readonly value: number;
  readonly multiplicity: number;
}

/** Minima are found to about 1e-9; what lies closer than this is equal, and a shorter feature vanishes. */
const SAME = 1e-5;

export async function minimizeReport(
  searched: Searched,
  model: ToyModel,
  minima: readonly LocalMinimum[],
): Promise<MinimizeReport> {
  const [{ parameters }] = minima as [LocalMinimum];
  const geometry = await featureGeometry(model, parameters, { gap: SAME, width: 2 * SAME, rank: SAME });
  const norms = Array.from(geometry.normsSquared, (square) => (square < SAME ** 2 ? 0 : Math.sqrt(square)));
  const present = norms.flatMap((norm, i) => (norm > 0 ? [i] : []));
  const bounds = geometry.frameBounds.map(({ value, multiplicity }) => ({ value, multiplicity }));
  return {
    ...searched,
    minima: minima.map(({ value, hits, seed, residual }) => ({ loss: value, hits, seed, residual })),
    norms,
    biases: [...parameters.bias],
    cosines: clusters(cosinesOf(parameters, norms, present, model.hidden)),
    frameBounds: bounds,
    rank: geometry.dimension,
    capacity: geometry.capacity,
    saturated: Math.abs(geometry.capacity - geometry.dimension) < SAME,
    equalNorm: clusters(present.map((i) => norms[i]!)).length === 1,
    commonBias: clusters(present.map((i) => parameters.bias[i]!)).length === 1,
    tight: bounds.length === 1,
    localized: geometry.localizedFraction === 1,
    geometry: present.length === 0 ? null : geometryName(model, parameters),
  };
}

function cosinesOf(
  { encoder, stride }: ToyParameters,
  norms: readonly number[],
  present: readonly number[],
  hidden: number,
): number[] {
  const cosines: number[] = [];
  for (const i of present)
    for (const j of present) {
      if (j <= i) continue;
      let product = 0;
      for (let a = 0; a < hidden; a++) product += encoder[i * stride + a]! * encoder[j * stride + a]!;
      cosines.push(product / (norms[i]! * norms[j]!));
    }
  return cosines;
}

/** Ascending; neighbours no farther than `SAME` are one. */
function clusters(values: readonly number[]): readonly Cluster[] {
  const found: { sum: number; last: number; multiplicity: number }[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const open = found.at(-1);
    if (open !== undefined && value - open.last <= SAME) {
      open.sum += value;
      open.last = value;
      open.multiplicity++;
    } else found.push({ sum: value, last: value, multiplicity: 1 });
  }
  return found.map(({ sum, multiplicity }) => ({ value: sum / multiplicity, multiplicity }));
}

function geometryName({ features, hidden }: ToyModel, { encoder }: ToyParameters<Float64Array>): string | null {
  const recognition = recognize(
    { n: features, length: hidden, coordinates: encoder },
    { tolerance: SAME, library: namedFrames },
  );
  return recognitionReport('minimum', 'minimum', recognition).report.name;
}

const MAX_LISTED = 12;
const short = (x: number): string => String(Number(x.toPrecision(6)) + 0);
const shown = (values: readonly string[]): string =>
  `${values.slice(0, MAX_LISTED).join(', ')}${values.length > MAX_LISTED ? ', …' : ''}`;
const shownClusters = (list: readonly Cluster[]): string =>
  shown(list.map(({ value, multiplicity }) => `${short(value)} ×${multiplicity}`));

/** A line a fact. */
export function minimizeLines(report: MinimizeReport): readonly string[] {
  const { features, hidden, density, restarts, seed, minima } = report;
  const [best, ...others] = minima;
  const loss = density === null ? 'one active feature' : `density ${density}`;
  const holds = (['equalNorm', 'commonBias', 'tight', 'localized', 'saturated'] as const).filter(
    (name) => report[name],
  );
  const names = {
    equalNorm: 'equal norms',
    commonBias: 'common bias',
    tight: 'tight',
    localized: 'localized',
    saturated: 'saturated',
  };
  return [
    `least loss     ${best!.loss.toPrecision(12)} (features ${features}, hidden ${hidden}, ${loss})`,
    `found by       ${best!.hits} of ${restarts} starts, first with seed ${best!.seed} (seeds ${seed} … ${seed + restarts - 1}); largest slope ${best!.residual.toExponential(1)}`,
    `other minima   ${others.length === 0 ? 'none' : shown(others.map((other) => `${short(other.loss)} (${other.hits})`))}`,
    `geometry       ${report.geometry ?? 'not recognised'}`,
    `frame bounds   ${shownClusters(report.frameBounds)}`,
    `norms ‖w‖      ${shown(report.norms.map(short))}`,
    `biases b       ${shown(report.biases.map(short))}`,
    `cosines        ${shownClusters(report.cosines)}`,
    `capacity Σ D   ${short(report.capacity)} of ${report.rank}`,
    `holds          ${holds.map((name) => names[name]).join(', ') || 'none of equal norms, common bias, tight, localized, saturated'}`,
  ];
}
