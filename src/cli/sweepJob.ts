/** # A run of a sweep as a job for a worker. Defines `SweepJobResult`.
 * @module */
import { type ErrorFields, TightframeError } from '../exact/errors.js';
import { runSweepJob, type SweepJob, type SweepResult } from '../toy/sweep.js';

/** Errors lose their class on the way from a worker. */
export type SweepJobResult = SweepResult | { readonly problem: ErrorFields };

export default async function sweepJob(job: SweepJob): Promise<SweepJobResult> {
  try {
    return await runSweepJob(job);
  } catch (error) {
    if (!(error instanceof TightframeError)) throw error;
    const { where, expected, found } = error;
    return { problem: { where, expected, found } };
  }
}
