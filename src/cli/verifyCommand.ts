/** # `tightframe verify`. Defines `verifyCommand`.
 * @module */
import { setMaxListeners } from 'node:events';
import type { Entry } from '../catalog/entry.js';
import type { Loaded } from '../catalog/load.js';
import { ROW_COLUMNS, type Row } from '../catalog/row.js';
import { textTable } from '../table/textTable.js';
import { folderProblem } from './folder.js';
import { listenForInterrupt } from './interrupt.js';
import type { JobResult } from './job.js';
import type { Output } from './output.js';
import { runJobs } from './pool.js';
import { progressBar } from './progress.js';
import { selectEntries } from './select.js';

export interface VerifyOptions {
  readonly json?: boolean;
  readonly certificates?: string;
  readonly jobs?: number;
}

/** Exit status: 0 all as claimed, 1 something refuted that should not be, 2 bad input or something undecided. */
export async function verifyCommand(args: readonly string[], options: VerifyOptions, output: Output): Promise<number> {
  const { certificates } = options;
  const problem = certificates === undefined ? undefined : folderProblem(certificates);
  if (problem !== undefined) {
    output.problem(`${certificates}: ${problem}`);
    return 2;
  }
  const loaded = selectEntries(args);
  const json = options.json === true;
  const isEntry = (item: Loaded): item is Loaded & { kind: 'entry' } => item.kind === 'entry';
  const entries: readonly Entry[] = loaded.filter(isEntry).map(({ entry }) => entry);
  const rows: Row[] = [];
  const interrupt = listenForInterrupt();
  // Every waiting job listens to it.
  setMaxListeners(0, interrupt.signal);
  const progress = progressBar(entries.length);
  for (const item of loaded) {
    if (item.kind === 'entry') continue;
    const failure = { id: item.id, name: null, verdict: 'error', reason: item.message } as const;
    if (json) output.line(JSON.stringify(failure));
    rows.push({
      id: item.id,
      cells: [item.id, '', '', '', '', '', '', '', 'error'],
      verdict: 'error',
      asStated: false,
      reason: item.message,
      residual: null,
    });
  }
  const onResult = ({ row, line }: JobResult): void => {
    rows.push(row);
    if (line !== undefined) output.line(line);
  };
  const jobs = entries.map((entry) => ({ entry, json, certificates }));
  await runJobs(jobs, options.jobs, onResult, (done) => progress.update(done, entries[done - 1]!.id), interrupt.signal);
  progress.stop();
  interrupt.release();
  if (!json) report(rows, options, output);
  for (const row of rows) if (!row.asStated) output.problem(`${row.id}: ${row.verdict}: ${row.reason}`);
  if (interrupt.signal.aborted) {
    output.problem(`interrupted: ${rows.length} of ${loaded.length} entries were done`);
    return 130;
  }
  if (rows.some(({ verdict }) => verdict === 'error' || verdict === 'undecided')) return 2;
  return rows.every(({ asStated }) => asStated) ? 0 : 1;
}

function report(rows: readonly Row[], { certificates }: VerifyOptions, output: Output): void {
  if (rows.length === 0) return;
  const [title, rule, ...lines] = textTable(
    ROW_COLUMNS,
    rows.map(({ cells }) => cells),
  );
  output.line(title!);
  output.line(rule!);
  lines.forEach((line, at) => {
    const { asStated, verdict } = rows[at]!;
    output.line(asStated ? (verdict === 'refuted' ? output.colours.cyan(line) : line) : output.colours.red(line));
  });
  const refuted = rows.filter(({ verdict, asStated }) => verdict === 'refuted' && asStated);
  if (refuted.length > 0) {
    output.line('');
    output.line('Refuted, as stated:');
    for (const { id, reason } of refuted) output.line(`  ${id}: ${reason}`);
  }
  const count = (verdict: Row['verdict'], asStated: boolean): number =>
    rows.filter((row) => row.verdict === verdict && row.asStated === asStated).length;
  const parts = [
    `${count('verified', true)} verified`,
    `${count('refuted', true)} refuted as stated`,
    ...(['refuted', 'undecided', 'error'] as const)
      .map((verdict) => ({ verdict, n: count(verdict, false) }))
      .filter(({ n }) => n > 0)
      .map(({ verdict, n }) => `${n} ${verdict}`),
  ];
  const accepted = rows.filter(({ residual }) => residual !== null);
  output.line('');
  output.line(`${rows.length} ${rows.length === 1 ? 'entry' : 'entries'}: ${parts.join(', ')}.`);
  output.line(
    `${accepted.length} certificate${accepted.length === 1 ? '' : 's'} accepted by the kernel${certificates === undefined ? '' : `, written to ${certificates}`}.` +
      (accepted.length === 0
        ? ''
        : ` Floating point agrees: the largest residual is ${Math.max(...accepted.map(({ residual }) => residual!)).toPrecision(2)} of its tolerance.`),
  );
}
