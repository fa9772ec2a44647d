/** # `tightframe enumerate`. Defines `enumerateCommand`, `EnumerateOptions`.
 * @module */
import { describeFileError } from '../catalog/load.js';
import { display } from '../exact/display.js';
import { TightframeError } from '../exact/errors.js';
import type { AssociationScheme } from '../scheme/coherentConfiguration.js';
import { configurationRecord } from '../scheme/constructions/formats.js';
import { eigenmatrices } from '../scheme/eigenmatrix.js';
import { schemesOfTexts } from '../scheme/enumeration/symmetricSchemes.js';
import { valencyLists } from '../scheme/enumeration/valencyLists.js';
import { intersectionNumbers } from '../scheme/intersectionNumbers.js';
import { textTable } from '../table/textTable.js';
import type { EnumerationJob, EnumerationResult } from './enumerationJob.js';
import { type EnumerationStep, enumerationJournal } from './enumerationJournal.js';
import { listenForInterrupt } from './interrupt.js';
import { type Journal, openJournal } from './journal.js';
import type { Output } from './output.js';
import { runGrowing } from './pool.js';
import { progressBar } from './progress.js';

export interface EnumerateOptions {
  readonly points: number;
  readonly count?: boolean;
  readonly json?: boolean;
  readonly journal?: string;
  readonly jobs?: number;
  readonly long?: boolean;
}

/** Up to here an enumeration takes seconds. */
const QUICK_POINTS = 24;
/** Measured on two cores, in minutes; beyond, nothing is known but that it takes longer. */
const MINUTES: Readonly<Record<number, number>> = { 25: 8, 26: 1 };

/** Exit status: 0 all found, 2 bad input or a journal that cannot be used, 130 interrupted. */
export async function enumerateCommand(options: EnumerateOptions, output: Output): Promise<number> {
  const { points } = options;
  if (points > QUICK_POINTS && options.long !== true) {
    const minutes = MINUTES[points];
    const estimate =
      minutes === undefined ? 'hours or more, for it has not been done' : `about ${minutes} min on two cores`;
    output.problem(
      `enumerate --points ${points}: this takes ${estimate}; --long carries on, and an interrupted run resumes`,
    );
    return 2;
  }
  const file = options.journal ?? `tightframe-enumerate-${points}.journal`;
  let journal: Journal<EnumerationStep> | undefined;
  try {
    // Seconds are not worth a file that nobody asked for.
    if (options.journal !== undefined || points >= QUICK_POINTS)
      journal = openJournal(file, enumerationJournal(points));
    const found = await enumerate(options, journal, output);
    if (found === undefined) {
      output.problem(
        `interrupted: ${journal === undefined ? 'nothing was kept' : `the same command goes on from ${file}`}`,
      );
      return 130;
    }
    print(points, schemesOfTexts(points, found), options, output);
    journal?.close();
    if (options.journal === undefined) journal?.remove();
    return 0;
  } catch (error) {
    const isFileError = error instanceof Error && 'syscall' in error;
    if (!isFileError && !(error instanceof TightframeError)) throw error;
    output.problem(isFileError ? `${file}: ${describeFileError(error)}` : error.message);
    return 2;
  }
}

/** The canonical relation matrices of all schemes, as text; undefined when interrupted. */
async function enumerate(
  { points, jobs }: EnumerateOptions,
  journal: Journal<EnumerationStep> | undefined,
  output: Output,
): Promise<ReadonlySet<string> | undefined> {
  const found = new Set<string>();
  const open = new Map<string, EnumerationJob>();
  const plan = (job: EnumerationJob): void => {
    open.set(JSON.stringify(job), job);
  };
  let done = 0;
  const finish = (job: EnumerationJob, { jobs, schemes }: EnumerationResult): void => {
    if (!open.delete(JSON.stringify(job))) return;
    done++;
    for (const next of jobs) plan(next);
    for (const text of schemes) found.add(text);
  };
  for (const valencies of valencyLists(points)) plan({ kind: 'tensors', n: points, valencies });
  for (const { job, result } of journal?.steps ?? []) finish(job, result);
  if (done > 0) output.problem(`${done} steps taken over from the journal`);

  const interrupt = listenForInterrupt();
  const progress = progressBar(done + open.size);
  try {
    await runGrowing<EnumerationJob, EnumerationResult>(
      new URL('./enumerationJob.js', import.meta.url),
      [...open.values()],
      jobs,
      (job, result) => {
        journal?.add({ job, result });
        finish(job, result);
        progress.update(done, `steps known so far, ${found.size} schemes`, done + open.size);
        return result.jobs;
      },
      interrupt.signal,
    );
  } finally {
    progress.stop();
    interrupt.release();
  }
  return interrupt.signal.aborted ? undefined : found;
}

function print(
  points: number,
  schemes: readonly AssociationScheme[],
  { count, json }: EnumerateOptions,
  output: Output,
): void {
  if (count === true) {
    output.line(json === true ? JSON.stringify({ points, count: schemes.length }) : String(schemes.length));
    return;
  }
  const records = schemes.map((scheme, at) => {
    const { field, P, multiplicities } = eigenmatrices(scheme, intersectionNumbers(scheme));
    const exact = P.map((row) => row.map((value) => display(field, value)));
    return { ...configurationRecord(`${points}.${at + 1}`, scheme), multiplicities, P: exact };
  });
  if (json === true) {
    for (const record of records) output.line(JSON.stringify(record));
    return;
  }
  const rows = records.map(({ id, rank, valencies, multiplicities, primitive }) => [
    ...[id, String(rank), valencies.join(' '), multiplicities.join(' '), primitive === true ? 'primitive' : ''],
  ]);
  const columns = [
    { title: 'id' },
    { title: 'rank' },
    { title: 'valencies' },
    { title: 'multiplicities' },
    { title: '' },
  ];
  for (const line of textTable(columns, rows)) output.line(line);
  output.line(`${schemes.length} symmetric association schemes on ${points} points`);
}
