/** # One entry as a job for a worker. Defines `Job`, `JobResult`, `runJob`.
 *
 * Results cross threads as text and small records, so that no exact number has to be cloned.
 * @module */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../catalog/entry.js';
import { describeFileError } from '../catalog/load.js';
import { type Row, rowOf } from '../catalog/row.js';
import { reportOf, verifyEntry } from '../catalog/verify.js';

export interface Job {
  readonly entry: Entry;
  readonly json: boolean;
  readonly certificates?: string | undefined;
}

export interface JobResult {
  readonly row: Row;
  /** The report as one line of JSON, if asked for. */
  readonly line?: string;
}

export default function runJob({ entry, json, certificates }: Job): JobResult {
  const outcome = verifyEntry(entry);
  if (certificates !== undefined && 'certificate' in outcome) {
    const file = join(certificates, `${entry.id}.json`);
    try {
      writeFileSync(file, outcome.certificate);
    } catch (error) {
      const failure = {
        id: entry.id,
        name: entry.name ?? null,
        verdict: 'error',
        reason: `${file}: ${describeFileError(error)}`,
      } as const;
      return { row: rowOf(failure), ...(json ? { line: JSON.stringify(failure) } : {}) };
    }
  }
  const row = rowOf(outcome);
  return json ? { row, line: JSON.stringify(reportOf(outcome)) } : { row };
}
