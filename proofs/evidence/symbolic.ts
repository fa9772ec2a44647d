/** # Evidence by identities with parameters. Defines `identityOutcome`, `familyTheorems`.
 * @module */
import {
  type EvidenceOutcome,
  equationCount,
  type Family,
  families,
  familyVerdict,
  type IdentityVerdict,
  proveFamily,
  symbolOf,
  type Theorem,
} from 'tightframe';

/** One identity, on both roads. */
export function identityOutcome(name: string, verdict: IdentityVerdict): EvidenceOutcome {
  switch (verdict.kind) {
    case 'proved':
      return {
        kind: 'verified',
        detail: `${name}: expanded to zero, and zero on a grid of ${verdict.grid.points} points`,
      };
    case 'refuted':
      return {
        kind: 'refuted',
        witness: `${name}, ${verdict.at}: ${verdict.left} ≠ ${verdict.right} at ${JSON.stringify(verdict.point)}`,
      };
    case 'disagreement':
      return { kind: 'undecided', reason: `${name}, ${verdict.at}: expansion and grid disagree` };
    case 'undecided':
      return { kind: 'undecided', reason: `${name}, ${verdict.at}: ${verdict.reason}` };
    default:
      return verdict satisfies never;
  }
}

/** A theorem for each family with parameters. */
export const familyTheorems: readonly Theorem[] = families.map((family) => ({
  id: family.id,
  title: family.title.charAt(0).toUpperCase() + family.title.slice(1),
  statement: `The eigenmatrices, multiplicities, intersection numbers and frames of ${family.title} are as docs/families.md says, for all values of the parameters.`,
  source: `docs/families.md; ${family.source}`,
  evidence: [{ kind: 'symbolic', claim: 'Bose–Mesner and frame identities', establish: () => familyOutcome(family) }],
}));

function familyOutcome(family: Family): EvidenceOutcome {
  const report = proveFamily(family);
  const failed = report.identities.find(({ verdict }) => verdict.kind !== 'proved');
  if (failed !== undefined) return identityOutcome(failed.name, failed.verdict);
  const parameters = report.parameters.map(symbolOf).join(', ');
  return {
    kind: 'verified',
    detail: `${familyVerdict(report)}: ${report.identities.length} identities, ${equationCount(report)} equations, for all ${parameters}`,
    lines: report.identities.map(({ law, name, equations: count }) => `${law}: ${name} (${count} equations)`),
  };
}
