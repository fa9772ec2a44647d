/** # Counting cases. Defines `Tally`, `newTally`, `addTally`, `coverageOf`.
 * @module */
import type { Evaluation } from './evaluate.js';
import type { Traits } from './subject.js';
import type { Coverage } from './verdict.js';

/** What a block of cases adds to the coverage; plain data, so that it crosses threads. */
export interface Tally {
  cases: number;
  rejected: number;
  decided: number;
  trivial: number;
  unclear: number;
  unconfirmed: number;
  readonly kinds: Record<string, number>;
  readonly sizes: Record<string, number>;
  readonly dimensions: Record<string, number>;
  readonly fingerprints: Set<number>;
}

/** More different cases than this are not told apart: memory. */
const MOST_FINGERPRINTS = 2 ** 20;

export const newTally = (): Tally => ({
  cases: 0,
  rejected: 0,
  decided: 0,
  trivial: 0,
  unclear: 0,
  unconfirmed: 0,
  kinds: {},
  sizes: {},
  dimensions: {},
  fingerprints: new Set(),
});

const count = (counts: Record<string, number>, key: string | number | undefined, times = 1): void => {
  if (key !== undefined) counts[key] = (counts[key] ?? 0) + times;
};

export function countCase(tally: Tally, evaluation: Evaluation, traits: () => Traits): void {
  tally.cases++;
  if (evaluation.kind === 'rejected') {
    tally.rejected++;
    return;
  }
  if (evaluation.kind === 'unclear') tally.unclear++;
  else if (evaluation.kind === 'unconfirmed') tally.unconfirmed++;
  else if (evaluation.kind === 'holds' && evaluation.trivial) tally.trivial++;
  else tally.decided++;
  const { kind, size, dimension, fingerprint } = traits();
  count(tally.kinds, kind);
  count(tally.sizes, size);
  count(tally.dimensions, dimension);
  if (tally.fingerprints.size < MOST_FINGERPRINTS) tally.fingerprints.add(fingerprint);
}

export function addTally(sum: Tally, part: Tally): void {
  for (const key of ['cases', 'rejected', 'decided', 'trivial', 'unclear', 'unconfirmed'] as const)
    sum[key] += part[key];
  for (const key of ['kinds', 'sizes', 'dimensions'] as const)
    for (const [name, times] of Object.entries(part[key])) count(sum[key], name, times);
  for (const fingerprint of part.fingerprints) {
    if (sum.fingerprints.size >= MOST_FINGERPRINTS) break;
    sum.fingerprints.add(fingerprint);
  }
}

export const coverageOf = ({ fingerprints, ...counts }: Tally): Coverage => ({
  ...counts,
  distinct: fingerprints.size,
});
