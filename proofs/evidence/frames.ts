/** # Exact evidence over finite lists of frames. Defines `overCatalog`, `overSmallSchemes`.
 *
 * A check says what is wrong with a frame, or that it is right, or that it says nothing about it. Every frame of the
 * catalog that counts comes with a certificate that the kernel has accepted; for the frames of schemes `isCertified` asks for one.
 * @module */
import {
  type Analysis,
  type AssociationScheme,
  certifiedFrame,
  type Eigenmatrices,
  type Evidence,
  type EvidenceOutcome,
  eigenmatrices,
  type FrameProperties,
  frameFromEigenspaces,
  frameProperties,
  intersectionNumbers,
  loadCatalog,
  symmetricSchemes,
  verifyEntry,
} from 'tightframe';

/** What a frame says about a statement. */
export type Finding = 'holds' | 'silent' | { readonly witness: string };

export const holdsIf = (holds: boolean, witness: () => string): Finding => (holds ? 'holds' : { witness: witness() });

let catalog: readonly { readonly id: string; readonly analysis: Analysis }[] | undefined;

/** The catalog, verified once; what is not verified has no say. */
function catalogAnalyses(): NonNullable<typeof catalog> {
  catalog ??= loadCatalog().flatMap((loaded) => {
    if (loaded.kind !== 'entry') return [];
    const outcome = verifyEntry(loaded.entry);
    return 'analysis' in outcome ? [{ id: outcome.id, analysis: outcome.analysis }] : [];
  });
  return catalog;
}

/** The statement for every frame of the catalog to which it applies. */
export const overCatalog = (claim: string, check: (properties: FrameProperties) => Finding): Evidence => ({
  kind: 'exact',
  claim: `${claim}, for every frame of the catalog`,
  establish: () => {
    const findings = catalogAnalyses().map(({ id, analysis }) => ({ id, finding: check(analysis.properties) }));
    return summary(findings, 'frames of the catalog, each with a certificate that the kernel accepts');
  },
});

export interface SchemeFrame {
  readonly id: string;
  readonly scheme: AssociationScheme;
  readonly eigen: Eigenmatrices;
  readonly J: readonly number[];
  readonly properties: FrameProperties;
}

/** Frames of all symmetric schemes with so many points have their say. */
const POINTS = 8;

/** The statement for every symmetric association scheme on at most 8 points and every set J of its eigenspaces. */
export const overSmallSchemes = (claim: string, check: (frame: SchemeFrame) => Finding): Evidence => ({
  kind: 'exact',
  claim: `${claim}, for every symmetric association scheme on 2 to ${POINTS} points and every set J`,
  establish: () => {
    const findings: { readonly id: string; readonly finding: Finding }[] = [];
    for (let n = 2; n <= POINTS; n++)
      for (const [k, scheme] of symmetricSchemes(n).entries())
        for (const frame of framesOf(`${n}.${k + 1}`, scheme)) findings.push({ id: frame.id, finding: check(frame) });
    return summary(findings, 'pairs (scheme, J)');
  },
});

function* framesOf(name: string, scheme: AssociationScheme): Generator<SchemeFrame> {
  const eigen = eigenmatrices(scheme, intersectionNumbers(scheme));
  for (let mask = 1; mask < 2 ** scheme.rank; mask++) {
    const J = eigen.multiplicities.flatMap((_, j) => (Math.floor(mask / 2 ** j) % 2 === 1 ? [j] : []));
    const properties = frameProperties(frameFromEigenspaces(scheme, eigen, J));
    yield { id: `scheme-${name}-J-${J.join('-')}`, scheme, eigen, J, properties };
  }
}

/** Has the frame a certificate that the kernel accepts? */
export function isCertified({ id, scheme, eigen, J }: SchemeFrame): boolean {
  return certifiedFrame(id, frameFromEigenspaces(scheme, eigen, J)).certificate !== undefined;
}

function summary(
  findings: readonly { readonly id: string; readonly finding: Finding }[],
  what: string,
): EvidenceOutcome {
  const wrong = findings.find(({ finding }) => typeof finding === 'object');
  if (wrong !== undefined)
    return { kind: 'refuted', witness: `${wrong.id}: ${(wrong.finding as { witness: string }).witness}` };
  const count = findings.filter(({ finding }) => finding === 'holds').length;
  return count === 0
    ? { kind: 'undecided', reason: 'it applies to none of them' }
    : { kind: 'verified', detail: `${count} ${what}` };
}
