/** # Evidence from property tests. Defines `tested`, `testedTheorem`.
 * @module */
import type { Evidence } from 'tightframe';
import { type Conjecture, type ConjectureVerdict, runConjecture } from 'tightframe/fast-check';
import { theorems } from '../conjectures/theorems.js';

/** A conjecture of `proofs/conjectures`; it makes fewer runs where its cases are dear. */
export const tested = (conjecture: Conjecture): Evidence => ({
  kind: 'tested',
  claim: conjecture.title,
  establish: async ({ runs, seed }) => {
    const verdict = await runConjecture(conjecture, { seed, runs: Math.min(runs, conjecture.runs ?? runs) });
    if (verdict.kind === 'survived') return { kind: 'verified', detail: cases(verdict) };
    if (verdict.kind === 'refuted')
      return {
        kind: 'refuted',
        witness: `${verdict.counterexample.because ?? 'it fails'}: ${verdict.counterexample.lines.join('; ')}`,
      };
    return { kind: 'undecided', reason: verdict.reason };
  },
});

function cases({ coverage: { cases: all, decided, trivial }, seed }: ConjectureVerdict): string {
  return `no counterexample in ${all} cases (${decided - trivial} of them with something to check), seed ${seed}`;
}

/** The property of `proofs/conjectures/theorems.ts` that begins with the id of the theorem. */
export function testedTheorem(id: string): Evidence {
  const found = theorems.find(({ title }) => title.startsWith(`${id}:`));
  if (found === undefined) throw new Error(`no property for ${id}`);
  return tested(found as Conjecture);
}
