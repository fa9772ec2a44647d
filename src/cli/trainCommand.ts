/** # `tightframe train`. Defines `trainCommand`, `TrainOptions`.
 * @module */
import { existsSync } from 'node:fs';
import { DomainError, ParseError, TightframeError } from '../exact/errors.js';
import { readCheckpoint, requireCheckpointName, writeCheckpoint } from '../toy/checkpoint.js';
import type { FeatureGeometry } from '../toy/featureGeometry.js';
import { type Run, type RunOutcome, runTraining } from '../toy/run.js';
import { readSettings, type Setting, settingNames, type TrainingSettings } from '../toy/settings.js';
import { columnLines } from './columnLines.js';
import { listenForInterrupt } from './interrupt.js';
import type { Output } from './output.js';
import { progressBar } from './progress.js';
import { sweepCommand } from './sweepCommand.js';
import { trainedJson, trainedLines } from './trainedText.js';

export interface TrainOptions extends Readonly<Partial<Record<keyof TrainingSettings, string | boolean>>> {
  readonly sweep?: string;
  readonly restarts: number;
  readonly out?: string;
  readonly resume?: boolean;
  readonly json?: boolean;
  readonly journal?: string;
  readonly csv?: boolean;
  readonly jobs?: number;
}

/** Exit status: 0 trained, 1 a run diverged, 2 bad input, 130 interrupted. */
export async function trainCommand(options: TrainOptions, output: Output): Promise<number> {
  const interrupt = listenForInterrupt();
  try {
    requireOneKind(options);
    return options.sweep === undefined
      ? await trainOne(options, interrupt.signal, output)
      : await sweepCommand(options.sweep, options, interrupt.signal, output);
  } catch (error) {
    if (!(error instanceof TightframeError)) throw error;
    output.problem(error.message);
    return 2;
  } finally {
    interrupt.release();
  }
}

/** @throws DomainError when options of a run and of a sweep come together */
function requireOneKind(options: TrainOptions): void {
  const { sweep, resume, restarts } = options;
  const ofRun = [
    ...settingNames.filter((name) => options[name] !== undefined),
    ...(resume === true ? ['resume'] : []),
    ...(restarts > 1 ? ['restarts'] : []),
  ];
  const ofSweep = (['journal', 'jobs', 'csv'] as const).filter((name) => options[name] !== undefined);
  const [stray] = sweep === undefined ? ofSweep : ofRun;
  if (stray === undefined) return;
  const expected =
    sweep === undefined ? 'a sweep, whose option this is' : 'a sweep alone, which has its settings in its file';
  throw new DomainError({ where: `--${stray}`, expected, found: sweep === undefined ? 'a single run' : '--sweep' });
}

async function trainOne(options: TrainOptions, signal: AbortSignal, output: Output): Promise<number> {
  const { out, restarts, json } = options;
  if (out !== undefined) requireCheckpointName(out);
  const from = resumed(options);
  const settings = from?.settings ?? readSettings(given(options));
  const outcome =
    restarts > 1
      ? await bestOf(restarts, settings, json === true, signal, output)
      : await oneRun(settings, from, options, signal, output);
  if (outcome === undefined) {
    output.problem('interrupted: nothing was kept');
    return 130;
  }
  if (out !== undefined) writeCheckpoint(out, outcome.run);
  const kept = out === undefined ? 'nothing was kept' : `step ${outcome.run.state.step} is in ${out}`;
  switch (outcome.kind) {
    case 'diverged':
      output.problem(`diverged at step ${outcome.step}: the loss is ${outcome.loss}; ${kept}`);
      return 1;
    case 'interrupted':
      output.problem(`interrupted: ${kept}${out === undefined ? '' : '; --resume goes on from it'}`);
      return 130;
    case 'finished':
      if (json === true) output.line(JSON.stringify(trainedJson(outcome)));
      else for (const line of trainedLines(outcome)) output.line(line);
      // One more signal came while restarts were going on.
      return signal.aborted ? 130 : 0;
    default:
      return outcome satisfies never;
  }
}

const given = (options: TrainOptions): Readonly<Record<string, Setting | undefined>> =>
  Object.fromEntries(settingNames.map((name) => [name, options[name]]));

/** The run to go on from, if there is one. Settings that are not given again are taken from it. */
function resumed(options: TrainOptions): Run | undefined {
  const { out, resume, restarts } = options;
  if (resume === true && (out === undefined || restarts > 1))
    throw new DomainError({
      where: '--resume',
      expected: 'the file of a single run, as --out',
      found: out === undefined ? 'no --out' : `${restarts} restarts`,
    });
  if (out === undefined || !existsSync(out)) return undefined;
  if (resume !== true)
    throw new DomainError({ where: out, expected: 'a new file, or --resume to go on from this one', found: 'a file' });
  const run = readCheckpoint(out);
  const now = readSettings({ ...run.settings, ...defined(given(options)) });
  const other = settingNames.find((name) => JSON.stringify(now[name]) !== JSON.stringify(run.settings[name]));
  if (other !== undefined)
    throw new ParseError({
      where: out,
      expected: `a run with ${other} = ${String(now[other]).slice(0, 40)}`,
      found: String(run.settings[other]).slice(0, 40),
    });
  return run;
}

const defined = <T>(record: Readonly<Record<string, T | undefined>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter((pair): pair is [string, T] => pair[1] !== undefined));

async function oneRun(
  settings: TrainingSettings,
  from: Run | undefined,
  { out, json }: TrainOptions,
  signal: AbortSignal,
  output: Output,
): Promise<RunOutcome> {
  const row = columnLines(['step', 'loss', 'rank', 'capacity', 'localized', 'represented'], 10);
  const progress = progressBar(settings.steps, json !== true);
  let rows = 0;
  try {
    return await runTraining(settings, {
      from,
      signal,
      onPause: (run) => {
        if (out !== undefined) writeCheckpoint(out, run);
      },
      onProgress: (step) => progress.update(step, 'steps'),
      onReport: ({ step, loss }, geometry) => {
        if (json === true) return;
        if (rows++ === 0) for (const line of row.header) output.line(line);
        output.line(row.line([String(step), ...reportCells(loss, geometry)]));
      },
    });
  } finally {
    progress.stop();
  }
}

/** Trains with seeds seed, seed + 1, … and keeps the run with the least loss; undefined when none was finished. */
async function bestOf(
  restarts: number,
  settings: TrainingSettings,
  json: boolean,
  signal: AbortSignal,
  output: Output,
): Promise<RunOutcome | undefined> {
  const row = columnLines(['seed', 'loss', 'rank', 'capacity', 'localized', 'represented'], 10);
  const progress = progressBar(restarts, !json);
  if (!json) for (const line of row.header) output.line(line);
  let best: RunOutcome | undefined;
  try {
    for (let k = 0; k < restarts; k++) {
      const seed = settings.seed + k;
      const outcome = await runTraining({ ...settings, seed }, { signal });
      if (outcome.kind === 'interrupted') break;
      if (outcome.kind === 'finished' && !json)
        output.line(row.line([String(seed), ...reportCells(outcome.loss, outcome.geometry)]));
      if (best === undefined || isBetter(outcome, best)) best = outcome;
      progress.update(k + 1, 'restarts');
    }
  } finally {
    progress.stop();
  }
  return best;
}

const isBetter = (a: RunOutcome, b: RunOutcome): boolean =>
  a.kind === 'finished' && (b.kind !== 'finished' || a.loss < b.loss);

const reportCells = (loss: number, geometry: FeatureGeometry): readonly string[] => [
  loss.toPrecision(6),
  String(geometry.dimension),
  geometry.capacity.toFixed(4),
  geometry.localizedFraction === null ? '–' : geometry.localizedFraction.toFixed(3),
  String(geometry.represented),
];
