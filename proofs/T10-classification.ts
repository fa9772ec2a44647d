import { type FrameProperties, rational, type Theorem } from 'tightframe';
import { formal } from './evidence/formal.js';
import { type Finding, holdsIf, overCatalog, overSmallSchemes } from './evidence/frames.js';
import { testedTheorem } from './evidence/tested.js';

/** All sets J of eigenspaces of the closure are tried: M = A Σ_J E_j must hold for exactly one. */
function hasOneJ({ tight, equalNorm, spectrum, scheme, n }: FrameProperties): Finding {
  if (!tight || !equalNorm || scheme.kind === 'refuted') return 'silent';
  const { field, Q, values, weights } = scheme.configuration;
  const bound = weights.find((weight) => !field.isZero(weight))!;
  const scale = field.mul(bound, field.fromRational(rational(1, n)));
  const isM = (J: readonly number[]): boolean =>
    values.every((value, i) =>
      field.equals(
        value,
        field.mul(
          scale,
          J.reduce((sum, j) => field.add(sum, Q[i]![j]!), field.zero),
        ),
      ),
    );
  const sets = Array.from({ length: 2 ** Q.length }, (_, mask) => Q.flatMap((_, j) => (mask & (1 << j) ? [j] : [])));
  const found = sets.filter(isM);
  return holdsIf(
    found.length === 1 && spectrum.bounds.length === 1,
    () => `M = A Σ_J E_j for ${found.length} sets J of eigenspaces`,
  );
}

export const classification: Theorem = {
  id: 'T10',
  title: 'Equal-norm tight frames with a scheme are pairs (scheme, J)',
  statement:
    'If the coherent closure of the Gram matrix of an equal-norm tight frame is a symmetric association scheme, then M = A Σ_J E_j for exactly one set J of eigenspaces.',
  source: 'proofs/T10-classification.md; G. Ivanov et al., arXiv:2602.02224 (2026)',
  evidence: [
    formal('for M in the span of orthogonal idempotents', 'T10_classification'),
    overCatalog('exactly one of all sets J gives the Gram matrix', hasOneJ),
    overSmallSchemes('exactly one set of eigenspaces of the closure gives the Gram matrix', ({ properties }) =>
      hasOneJ(properties),
    ),
    testedTheorem('T10'),
  ],
};
