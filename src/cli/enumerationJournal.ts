/** # The journal of an enumeration. Defines `EnumerationStep`, `enumerationJournal`.
 * @module */
import { z } from 'zod';
import type { EnumerationJob, EnumerationResult } from './enumerationJob.js';
import type { JournalKind } from './journal.js';

export interface EnumerationStep {
  readonly job: EnumerationJob;
  readonly result: EnumerationResult;
}

const integers = z.array(z.number().int().nonnegative());
const job = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tensors'), n: z.number().int(), valencies: integers }),
  z.object({ kind: z.literal('schemes'), valencies: integers, p: integers }),
]);

/** A finished step is its job and what it gave. */
export const enumerationJournal = (points: number): JournalKind<EnumerationStep> => ({
  command: `tightframe enumerate --points ${points}`,
  header: { journal: 'tightframe enumerate', version: 1, points },
  step: z.object({ job, result: z.object({ jobs: z.array(job), schemes: z.array(z.string()) }) }),
});
