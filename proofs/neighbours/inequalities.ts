/** # Strict inequalities as evidence. Defines `Inequality`, `establishInequalities`.
 * @module */
import { checkCover, type EvidenceOutcome, type Formula, type Interval, proveNonnegative } from 'tightframe';

/** f > 0 on the box; variable i ranges over box[i]. */
export interface Inequality {
  readonly claim: string;
  readonly f: Formula;
  readonly box: readonly Interval[];
}

/** Proves all of them by interval arithmetic with branch and bound and walks each record again, or says which one fails. */
export function establishInequalities(inequalities: readonly Inequality[], detail: string): EvidenceOutcome {
  let boxes = 0;
  for (const { claim, f, box } of inequalities) {
    const result = proveNonnegative(f, box, { strict: true });
    boxes += result.boxes;
    if (result.kind === 'proved') {
      if (checkCover(f, result.cover)) continue;
      return { kind: 'undecided', reason: `${claim}: the record of the proof does not check` };
    }
    const where = result.box.map(({ lo, hi }) => `[${lo}, ${hi}]`).join(' × ');
    return result.kind === 'refuted'
      ? { kind: 'refuted', witness: `${claim} fails on ${where}` }
      : { kind: 'undecided', reason: `${claim}, on ${where}: ${result.reason}` };
  }
  return { kind: 'verified', detail: `${detail}: ${inequalities.length} inequalities, ${boxes} boxes` };
}
