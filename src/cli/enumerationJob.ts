/** # A step of an enumeration as a job for a worker. Defines `EnumerationJob`, `EnumerationResult`, `runEnumerationJob`.
 * @module */
import { feasibleTensors, schemesWithTensor } from '../scheme/enumeration/symmetricSchemes.js';
import { relationText } from '../scheme/input/relationMatrix.js';

/** All tensors with these valencies k_1 … k_d, or all schemes with this tensor, valencies k_0 … k_d. */
export type EnumerationJob =
  | { readonly kind: 'tensors'; readonly n: number; readonly valencies: readonly number[] }
  | { readonly kind: 'schemes'; readonly valencies: readonly number[]; readonly p: readonly number[] };

export interface EnumerationResult {
  readonly jobs: readonly EnumerationJob[];
  /** Canonical relation matrices as text. */
  readonly schemes: readonly string[];
}

export default function runEnumerationJob(job: EnumerationJob): EnumerationResult {
  if (job.kind === 'tensors') {
    const jobs = feasibleTensors(job.n, job.valencies).map(
      ({ valencies, p }): EnumerationJob => ({ kind: 'schemes', valencies: [...valencies], p: Array.from(p) }),
    );
    return { jobs, schemes: [] };
  }
  const rank = job.valencies.length;
  const tensor = { rank, valencies: Int32Array.from(job.valencies), p: Int32Array.from(job.p) };
  return { jobs: [], schemes: schemesWithTensor(tensor).map((relation) => relationText(relation, rank)) };
}
