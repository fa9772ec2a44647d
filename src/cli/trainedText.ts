/** # A trained model as text and as JSON. Defines `trainedLines`, `trainedJson`.
 * @module */
import { histogram } from '../numeric/diagnosis/distribution.js';
import { barRows } from '../table/drawing.js';
import type { RunOutcome } from '../toy/run.js';
import { indent } from './schemeText.js';

type Finished = Extract<RunOutcome, { readonly kind: 'finished' }>;

/** So many features are listed one by one. */
const MAX_LISTED = 16;
const BINS = 40;

/** Six significant digits. */
const short = (x: number): string => (Number.isNaN(x) ? '–' : String(Number(x.toPrecision(6))));
const list = (values: Iterable<number>): string => Array.from(values, short).join(' ');

/** What follows the table of reports. */
export function trainedLines({ training, loss, geometry }: Finished): readonly string[] {
  const { settings } = training;
  const { dimension, capacity, capacityFraction, linearity } = geometry;
  const bounds = geometry.frameBounds.map(({ value, multiplicity }) => `${short(value)} ×${multiplicity}`);
  const facts = [
    `${settings.loss} loss ${short(loss)} after ${settings.steps} steps, seed ${settings.seed}`,
    `frame bounds   ${bounds.slice(0, MAX_LISTED).join(', ')}${bounds.length > MAX_LISTED ? ', …' : ''}`,
    `capacity Σ D   ${short(capacity)} of ${dimension}${
      capacityFraction === null ? '' : ` (${(100 * capacityFraction).toFixed(2)} %)`
    }`,
    `D against ‖w‖² ${linearity === null ? 'undefined: all norms are equal' : `R² ${short(linearity)}`}`,
  ];
  if (settings.features > MAX_LISTED) return ['', ...facts, ...dimensionalityDrawing(geometry.dimensionalities)];
  return [
    '',
    ...facts,
    `norms ‖w‖      ${list(geometry.normsSquared.map(Math.sqrt))}`,
    `biases b       ${list(training.loss.parameters.bias)}`,
    `D              ${list(geometry.dimensionalities)}`,
  ];
}

function dimensionalityDrawing(dimensionalities: Float64Array): readonly string[] {
  const { counts } = histogram(dimensionalities, BINS, 0, 1);
  const rows = counts.map((count, bin) => ({
    label: `${(bin / BINS).toFixed(3)}–${((bin + 1) / BINS).toFixed(3)}`,
    count,
  }));
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  return ['dimensionality D', ...indent(barRows(rows.slice(first, last + 1), 40))];
}

/** One object; names as elsewhere, `null` for what is undefined. */
export const trainedJson = ({ training, loss, geometry, run }: Finished) => {
  const { settings } = training;
  return {
    n: settings.features,
    hidden: settings.hidden,
    loss,
    steps: settings.steps,
    seed: settings.seed,
    settings,
    dimension: geometry.dimension,
    spectrum: [...geometry.spectrum],
    frameBounds: geometry.frameBounds,
    capacity: geometry.capacity,
    capacityFraction: geometry.capacityFraction,
    represented: geometry.represented,
    localizedFraction: geometry.localizedFraction,
    linearity: geometry.linearity,
    features: Array.from(geometry.normsSquared, (normSquared, index) => ({
      index,
      normSquared,
      dimensionality: numberOrNull(geometry.dimensionalities[index]!),
      bias: training.loss.parameters.bias[index]!,
    })),
    trajectory: run.reports.map(({ step, loss, capacity }) => ({ step, loss, capacity })),
  };
};

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
