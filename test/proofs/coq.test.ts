/** The Coq development as text: nothing is assumed, and every theorem is in the README and among the printed assumptions. That
 *  it compiles is a slow test. */
import { describe, expect, it } from 'vitest';
import { coqSources, printedAssumptions, readCoq } from './coqSources.js';

const assumed =
  /\b(Axioms?|Conjectures?|Parameters?|Admitted|admit|give_up|Abort|bypass_check|Unset\s+(Guard|Positivity|Universe)\s+Checking)\b/;
const local = /^\s*(Variables?|Hypothes[ie]s|Context|Let)\b/;

const withoutComments = (source: string): string => source.replace(/\(\*[\s\S]*?\*\)/g, '');

/** The lines that declare something local outside of every section: there it would be an axiom. */
function strayDeclarations(source: string): readonly string[] {
  let depth = 0;
  return withoutComments(source)
    .split('\n')
    .filter((line) => {
      if (/^Section\b/.test(line)) depth++;
      if (/^End\b/.test(line)) depth--;
      return depth === 0 && local.test(line);
    });
}

const declared = coqSources.flatMap((file) =>
  [...readCoq(file).matchAll(/^(?:Theorem|Corollary) (\w+)/gm)].map(([, name]) => name!),
);

describe('proofs/coq', () => {
  it.each(coqSources)('%s assumes nothing', (file) => {
    expect(readCoq(file).match(assumed)?.[0]).toBeUndefined();
    expect(strayDeclarations(readCoq(file))).toEqual([]);
  });

  it('the checks see an axiom', () => {
    expect('Axiom choice : False.').toMatch(assumed);
    expect('Proof. admit. Qed.').toMatch(assumed);
    expect(strayDeclarations('Section A.\nVariable x : nat.\nEnd A.\nHypothesis h : False.')).toEqual([
      'Hypothesis h : False.',
    ]);
  });

  it('prints the assumptions of every theorem', () => {
    expect(declared).toContain('T1_capacity_bound');
    expect([...printedAssumptions].sort()).toEqual([...declared].sort());
  });

  it('lists every theorem in the README, and no other', () => {
    const listed = [...readCoq('README.md').matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name!);
    expect([...listed].sort()).toEqual([...declared].sort());
  });
});
