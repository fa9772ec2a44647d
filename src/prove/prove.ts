/** # Establishing a theorem anew. Defines `establish`, `proofOf`, `Proof`, `Check`.
 * @module */
import { TightframeError } from '../exact/errors.js';
import { type Budget, type Evidence, type EvidenceKind, evidenceKinds, type Outcome, type Theorem } from './theorem.js';

/** One piece of evidence, and what became of it. */
export interface Check {
  readonly kind: EvidenceKind;
  readonly claim: string;
  readonly outcome: Outcome;
  readonly seconds: number;
}

export interface Proof {
  readonly theorem: Theorem;
  /** The strongest kind of evidence that was established; undefined if none was. */
  readonly evidence: EvidenceKind | undefined;
  /** `survived` where the evidence is tests alone: that is no proof. */
  readonly verdict: 'verified' | 'survived' | 'refuted' | 'undecided';
  readonly checks: readonly Check[];
  readonly seconds: number;
}

/** Establishes the theorem's evidence of these kinds, one piece after another. */
export async function establish(
  theorem: Theorem,
  kinds: readonly EvidenceKind[],
  budget: Budget,
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const evidence of theorem.evidence)
    if (kinds.includes(evidence.kind)) checks.push(await check(evidence, budget));
  return checks;
}

/** What the checks add up to: one refutation outweighs all else, and a piece that was tried and not decided keeps the theorem
 *  undecided. */
export function proofOf(theorem: Theorem, checks: readonly Check[]): Proof {
  const some = (kind: Outcome['kind']): boolean => checks.some(({ outcome }) => outcome.kind === kind);
  const evidence = evidenceKinds.find((kind) =>
    checks.some((one) => one.kind === kind && one.outcome.kind === 'verified'),
  );
  const verdict = some('refuted')
    ? 'refuted'
    : some('undecided') || evidence === undefined
      ? 'undecided'
      : evidence === 'tested'
        ? 'survived'
        : 'verified';
  return { theorem, evidence, verdict, checks, seconds: checks.reduce((sum, { seconds }) => sum + seconds, 0) };
}

async function check({ kind, claim, establish: run }: Evidence, budget: Budget): Promise<Check> {
  const begun = performance.now();
  const outcome = await outcomeOf(() => run(budget));
  return { kind, claim, outcome, seconds: (performance.now() - begun) / 1000 };
}

/** An error of ours says that nothing was decided; anything else is a mistake in the program and is not caught. */
async function outcomeOf(run: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof TightframeError) return { kind: 'undecided', reason: error.message };
    throw error;
  }
}
