/** # A run with its trajectory. Defines `runTraining`, `reportSteps`, `Run`, `RunOutcome`.
 * @module */
import { type FeatureGeometry, featureGeometry } from './featureGeometry.js';
import type { TrainingSettings } from './settings.js';
import { heldOutLoss, startTraining, type Training, type TrainingState } from './training.js';

/** What is recorded at a step. */
interface Report {
  readonly step: number;
  readonly loss: number;
  readonly spectrum: Float64Array;
  readonly dimensionalities: Float64Array;
  readonly capacity: number;
}

/** Where a run stands. */
export interface Run {
  readonly settings: TrainingSettings;
  readonly state: TrainingState;
  readonly reports: readonly Report[];
}

export type RunOutcome = { readonly training: Training; readonly run: Run } & (
  | { readonly kind: 'finished'; readonly loss: number; readonly geometry: FeatureGeometry }
  | { readonly kind: 'interrupted' }
  /** `run` is where it stood at the last report before. */
  | { readonly kind: 'diverged'; readonly step: number; readonly loss: number }
);

export interface RunOptions {
  /** Where to go on from. */
  readonly from?: Run | undefined;
  readonly signal?: AbortSignal;
  readonly onReport?: (report: Report, geometry: FeatureGeometry) => void;
  /** Called at the start and then now and then. */
  readonly onPause?: (run: Run) => void;
  /** Called often. */
  readonly onProgress?: (step: number) => void;
}

/** The steps at which a run reports, ascending, the first and the last among them. */
export function reportSteps({ steps, every }: TrainingSettings): readonly number[] {
  const found = new Set([0, steps]);
  if (every > 0) for (let step = every; step < steps; step += every) found.add(step);
  else for (let power = 1; power < steps; power *= 10) for (const k of [1, 2, 5]) found.add(k * power);
  return [...found].filter((step) => step <= steps).sort((a, b) => a - b);
}

/** Signals are let in this often, and states handed over, unless that takes more than a twentieth of the time; in milliseconds. Neither
 *  has an influence on the run. */
const BREATH = 50;
const PAUSE = 500;
const PAUSE_SHARE = 1 / 20;

/** Trains from the start, or goes on; the outcome is the same to the bit. */
export async function runTraining(settings: TrainingSettings, options: RunOptions = {}): Promise<RunOutcome> {
  const { from, signal, onReport, onPause, onProgress } = options;
  const training = startTraining(settings);
  const lossNow = heldOutLoss(training);
  const reports = [...(from?.reports ?? [])];
  if (from !== undefined) training.restore(from.state);
  const snapshot = (): Run => ({ settings, state: training.state(), reports: [...reports] });
  let good = snapshot();
  let lastBreath = performance.now();
  let nextPause = 0;
  const pauseWhenDue = (): void => {
    const begun = performance.now();
    if (onPause === undefined || begun < nextPause) return;
    onPause(snapshot());
    const ended = performance.now();
    nextPause = ended + Math.max(PAUSE, (ended - begun) / PAUSE_SHARE);
  };
  pauseWhenDue();
  for (const target of reportSteps(settings)) {
    if (target < training.step) continue;
    while (training.step < target) {
      const advance = training.advance(target, () => performance.now() - lastBreath > BREATH);
      if (advance.kind === 'diverged') return { ...advance, training, run: good };
      onProgress?.(training.step);
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted === true) return { kind: 'interrupted', training, run: snapshot() };
      lastBreath = performance.now();
      if (training.step < target) pauseWhenDue();
    }
    const loss = lossNow();
    if (!(loss <= training.limit)) return { kind: 'diverged', step: target, loss, training, run: good };
    const geometry = await featureGeometry(training.model, training.loss.parameters);
    const { spectrum, dimensionalities, capacity } = geometry;
    const report = { step: target, loss, spectrum, dimensionalities, capacity };
    // A run that goes on at the step of its last report has it already.
    if (reports.at(-1)?.step !== target) reports.push(report);
    onReport?.(report, geometry);
    good = snapshot();
    if (target === settings.steps) return { kind: 'finished', training, run: good, loss, geometry };
  }
  throw new Error('the last report is at the last step');
}
