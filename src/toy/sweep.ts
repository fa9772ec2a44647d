/** # Sweeps. Defines `sweepRuns`, `SweepFile`, `SweepRun`, `SweepResult`, `runSweepJob`.
 *
 * A sweep file has `settings` for all runs and `runs` with settings of their own, perhaps with a name. A list stands for a run
 * with each of its values, and several lists for all combinations, the last list running fastest.
 * @module */
import { DomainError } from '../exact/errors.js';
import { LOCALIZED_SHARE } from '../numeric/diagnosis/diagnosis.js';
import { requireCheckpointName, writeCheckpoint } from './checkpoint.js';
import { TRAINED } from './featureGeometry.js';
import { runTraining } from './run.js';
import { readSettings, type Setting, type TrainingSettings } from './settings.js';

type Varied = Setting | readonly Setting[];

export interface SweepFile {
  readonly settings?: Readonly<Record<string, Varied>> | undefined;
  readonly runs?: readonly Readonly<Record<string, Varied>>[] | undefined;
}

export interface SweepRun {
  readonly name: string | null;
  readonly settings: TrainingSettings;
}

/** The size of SS's phase diagram, thirty times over. */
const MAX_RUNS = 100_000;

/** All runs, in order.
 *  @throws DomainError for settings that a run cannot have */
export function sweepRuns({ settings = {}, runs = [{}] }: SweepFile): readonly SweepRun[] {
  const count = runs.reduce((sum, own) => sum + combinations({ ...settings, ...own }), 0);
  if (count > MAX_RUNS || runs.length === 0)
    throw new DomainError({ where: 'sweep', expected: `1 to ${MAX_RUNS} runs`, found: String(count) });
  return runs.flatMap(({ name, ...own }) =>
    product(Object.entries({ ...settings, ...own })).map((given) => ({
      name: name === undefined ? null : String(name),
      settings: readSettings(Object.fromEntries(given)),
    })),
  );
}

const valuesOf = (value: Varied): readonly Setting[] => (Array.isArray(value) ? value : [value as Setting]);

const combinations = (settings: Readonly<Record<string, Varied>>): number =>
  Object.values(settings).reduce<number>((count, value) => count * valuesOf(value).length, 1);

function product(
  entries: readonly (readonly [string, Varied])[],
): readonly (readonly (readonly [string, Setting])[])[] {
  return entries.reduce<readonly (readonly (readonly [string, Setting])[])[]>(
    (lists, [name, values]) =>
      lists.flatMap((list) => valuesOf(values).map((value) => [...list, [name, value] as const])),
    [[]],
  );
}

export interface SweepJob {
  readonly index: number;
  readonly run: SweepRun;
  /** Where the checkpoint is written, if anywhere. */
  readonly out?: string | undefined;
}

/** What a run came to. A diverged run has its step and loss alone. */
export interface SweepResult {
  readonly divergedAt: number | null;
  readonly loss: number | null;
  readonly dimension: number | null;
  readonly represented: number | null;
  readonly capacity: number | null;
  readonly capacityFraction: number | null;
  readonly localizedFraction: number | null;
  /** R² of D against ‖w‖² (T5). */
  readonly linearity: number | null;
  readonly frameBounds: readonly { readonly value: number; readonly multiplicity: number }[];
  /** Of each feature, to six digits. */
  readonly normsSquared: readonly number[];
  readonly dimensionalities: readonly (number | null)[];
}

/** The tolerances behind the numbers of a result. */
export const sweepTolerances = { clusterWidth: TRAINED.width, localizedShare: LOCALIZED_SHARE } as const;

const NOTHING: SweepResult = {
  divergedAt: null,
  loss: null,
  dimension: null,
  represented: null,
  capacity: null,
  capacityFraction: null,
  localizedFraction: null,
  linearity: null,
  frameBounds: [],
  normsSquared: [],
  dimensionalities: [],
};

export async function runSweepJob({ run: { settings }, out }: SweepJob): Promise<SweepResult> {
  if (out !== undefined) requireCheckpointName(out);
  const outcome = await runTraining(settings);
  if (out !== undefined) writeCheckpoint(out, outcome.run);
  if (outcome.kind !== 'finished')
    return { ...NOTHING, divergedAt: outcome.kind === 'diverged' ? outcome.step : outcome.run.state.step };
  const { loss, geometry } = outcome;
  const { dimension, represented, capacity, capacityFraction, localizedFraction, linearity, frameBounds } = geometry;
  return {
    ...NOTHING,
    loss,
    dimension,
    represented,
    capacity,
    capacityFraction,
    localizedFraction,
    linearity,
    frameBounds,
    normsSquared: Array.from(geometry.normsSquared, sixDigits),
    dimensionalities: Array.from(geometry.dimensionalities, (d) => (Number.isNaN(d) ? null : sixDigits(d))),
  };
}

const sixDigits = (x: number): number => Number(x.toPrecision(6));
