import type { FrameProperties, Theorem } from 'tightframe';
import { type Finding, holdsIf, overCatalog, overSmallSchemes } from './evidence/frames.js';
import { testedTheorem } from './evidence/tested.js';

/** μ² ≥ (n−d)/(d(n−1)) for equal norms, with equality exactly for equiangular tight frames. */
function meetsWelch(properties: FrameProperties): Finding {
  const { equalNorm, coherenceSquared, welchBoundSquared, etf, algebra, n, dimension } = properties;
  if (!equalNorm || coherenceSquared === undefined || welchBoundSquared === undefined || n === dimension)
    return 'silent';
  const order = algebra.field.compare(coherenceSquared, welchBoundSquared);
  return holdsIf(order >= 0 && (order === 0) === etf, () =>
    order < 0
      ? 'its coherence is below the Welch bound'
      : 'it meets the Welch bound without being an ETF, or the other way round',
  );
}

export const equiangularTightFrames: Theorem = {
  id: 'T11',
  title: 'The Welch bound is attained exactly by equiangular tight frames',
  statement:
    'n > d unit vectors that span R^d have coherence at least √((n−d)/(d(n−1))), with equality iff they are an equiangular tight frame.',
  source: 'proofs/T11-equiangular-tight-frames.md; L. R. Welch 1974; T. Strohmer, R. W. Heath 2003',
  evidence: [
    overCatalog('bound and case of equality', meetsWelch),
    overSmallSchemes('bound and case of equality', ({ properties }) => meetsWelch(properties)),
    testedTheorem('T11'),
  ],
};
