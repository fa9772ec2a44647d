/** # `tightframe train --sweep`. Defines `sweepCommand`, `SweepOptions`.
 * @module */
import { createHash } from 'node:crypto';
import { basename, extname, join } from 'node:path';
import { z } from 'zod';
import { firstIssue, readDataFile } from '../catalog/dataFile.js';
import { DomainError, describeFileError, ParseError } from '../exact/errors.js';
import { type SweepJob, type SweepResult, type SweepRun, sweepRuns, sweepTolerances } from '../toy/sweep.js';
import { makeFolder } from './folder.js';
import { type Journal, type JournalKind, openJournal } from './journal.js';
import type { Output } from './output.js';
import { runGrowing } from './pool.js';
import { progressBar } from './progress.js';
import type { SweepJobResult } from './sweepJob.js';
import { sweepPrinter } from './sweepText.js';

export interface SweepOptions {
  /** The folder for the checkpoints of the runs. */
  readonly out?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly journal?: string;
  readonly jobs?: number;
}

interface SweepStep {
  readonly index: number;
  readonly result: SweepResult;
}

/** The largest sweep file that is read, in bytes. */
const MAX_SIZE = 2 ** 20;

const setting = z.union([z.number(), z.string(), z.boolean()]);
const settings = z.record(z.string(), z.union([setting, z.array(setting).min(1)]));
const sweepFile = z.strictObject({
  title: z.string().optional(),
  settings: settings.optional(),
  runs: z.array(settings).optional(),
});

const numberOrNull = z.number().nullable();
const step: z.ZodType<SweepStep> = z.object({
  index: z.int().nonnegative(),
  result: z.object({
    divergedAt: numberOrNull,
    loss: numberOrNull,
    dimension: numberOrNull,
    represented: numberOrNull,
    capacity: numberOrNull,
    capacityFraction: numberOrNull,
    localizedFraction: numberOrNull,
    linearity: numberOrNull,
    frameBounds: z.array(z.object({ value: z.number(), multiplicity: z.int() })),
    normsSquared: z.array(z.number()),
    dimensionalities: z.array(numberOrNull),
  }),
});

/** Exit status: 0 all trained, 1 a run diverged, 2 bad input, 130 interrupted.
 *  @throws TightframeError for a bad file or journal */
export async function sweepCommand(
  file: string,
  options: SweepOptions,
  signal: AbortSignal,
  output: Output,
): Promise<number> {
  const runs = runsOf(file);
  const folder = options.out;
  if (folder !== undefined) fileErrors(folder, () => makeFolder(folder));
  const name = options.journal ?? `tightframe-train-${basename(file, extname(file))}.journal`;
  const journal = fileErrors(name, () => openJournal(name, sweepJournal(file, runs, folder)));
  const printer = sweepPrinter(runs, options, output);
  const interrupted = !(await runAll(runs, folder, journal, options, signal, printer.add, output));
  journal.close();
  if (interrupted) {
    output.problem(`interrupted: the same command goes on from ${name}`);
    return 130;
  }
  if (options.journal === undefined) journal.remove();
  const diverged = printer.diverged();
  if (diverged > 0) output.problem(`${diverged} of ${runs.length} runs diverged`);
  return diverged > 0 ? 1 : 0;
}

function runsOf(file: string): readonly SweepRun[] {
  const read = readDataFile(file, MAX_SIZE);
  if ('problem' in read) throw new ParseError({ where: file, expected: 'a sweep', found: read.problem });
  const parsed = sweepFile.safeParse(read.data);
  if (!parsed.success) throw new ParseError({ where: file, expected: 'a sweep', found: firstIssue(parsed.error) });
  const runs = sweepRuns(parsed.data);
  const names = runs.flatMap(({ name }) => name ?? []);
  const bad = names.find((name, at) => !/^[\w.-]{1,100}$/.test(name) || names.indexOf(name) < at);
  if (bad !== undefined)
    throw new DomainError({
      where: file,
      expected: 'names of letters, digits, dots and dashes, each of one run',
      found: bad.slice(0, 40),
    });
  return runs;
}

function fileErrors<T>(where: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new ParseError({ where, expected: 'a place to write to', found: describeFileError(cause) }, { cause });
  }
}

const sweepJournal = (file: string, runs: readonly SweepRun[], folder: string | undefined): JournalKind<SweepStep> => ({
  command: `tightframe train --sweep ${file}${folder === undefined ? '' : ` --out ${folder}`}, as the file is now`,
  header: {
    journal: 'tightframe train --sweep',
    version: 1,
    runs: runs.length,
    out: folder ?? null,
    ...sweepTolerances,
    digest: createHash('sha256').update(JSON.stringify(runs)).digest('hex'),
  },
  step,
});

/** Hands over all results in the order of the runs; false when interrupted. */
async function runAll(
  runs: readonly SweepRun[],
  folder: string | undefined,
  journal: Journal<SweepStep>,
  { jobs: threads, json, csv }: SweepOptions,
  signal: AbortSignal,
  onResult: (run: SweepRun, result: SweepResult) => void,
  output: Output,
): Promise<boolean> {
  const results: (SweepResult | undefined)[] = new Array(runs.length).fill(undefined);
  for (const { index, result } of journal.steps) if (index < runs.length) results[index] = result;
  let next = 0;
  const handOver = (): void => {
    for (let ready = results[next]; ready !== undefined; ready = results[next]) onResult(runs[next++]!, ready);
  };
  const digits = String(runs.length - 1).length;
  const jobs = runs
    .map((run, index): SweepJob => {
      const name = run.name ?? String(index).padStart(digits, '0');
      return { index, run, ...(folder === undefined ? {} : { out: join(folder, `${name}.npz`) }) };
    })
    .filter(({ index }) => results[index] === undefined);
  let done = runs.length - jobs.length;
  if (done > 0) output.problem(`${done} runs taken over from the journal`);
  handOver();
  const progress = progressBar(runs.length, json !== true && csv !== true);
  try {
    await runGrowing<SweepJob, SweepJobResult>(
      new URL('./sweepJob.js', import.meta.url),
      // The last is taken first.
      jobs.reverse(),
      threads,
      ({ index }, result) => {
        if ('problem' in result) throw new ParseError(result.problem);
        journal.add({ index, result });
        results[index] = result;
        progress.update(++done, 'runs');
        handOver();
        return [];
      },
      signal,
    );
  } finally {
    progress.stop();
  }
  return next === runs.length;
}
