import { type FrameProperties, orthogonalComponents, type Theorem } from 'tightframe';
import { capacity, type Direct, isLocalized, ofMatrix, rankOf, total } from './conjectures/direct.js';
import { formal } from './evidence/formal.js';
import { type Finding, holdsIf, overCatalog } from './evidence/frames.js';
import { testedTheorem } from './evidence/tested.js';

/** Some of the vectors by themselves, from their Gram matrix. */
const part = ({ algebra: { field, values, configuration } }: FrameProperties, indices: readonly number[]): Direct =>
  ofMatrix(
    field,
    indices.map((x) => indices.map((y) => values[configuration.relation[x * configuration.n + y]!]!)),
  );

function partsAdd(whole: FrameProperties): Finding {
  const components = orthogonalComponents(whole.algebra);
  if (components.length === 1) return 'silent';
  const { field } = whole.algebra;
  const parts = components.map((indices) => part(whole, indices));
  const ranks = parts.reduce((sum, one) => sum + rankOf(one), 0);
  return holdsIf(
    ranks === whole.dimension &&
      field.equals(total(field, parts.map(capacity)), whole.capacity) &&
      parts.every(isLocalized) === whole.localized,
    () => `rank, capacity or localization is not that of its ${parts.length} components together`,
  );
}

export const tegumSums: Theorem = {
  id: 'T7',
  title: 'Orthogonal sums: rank, capacity and localization add',
  statement:
    'For frames in orthogonal subspaces the Gram matrix is block diagonal, and rank, capacity and localization are those of the blocks together.',
  source: 'proofs/T07-tegum-sums.md; S. Waldron, An Introduction to Finite Tight Frames, 2018',
  evidence: [
    formal(
      'for two orthogonal summands, and for the components',
      'T7_gram',
      'T7_capacity',
      'T7_rank',
      'T7_localized',
      'T7_components',
      'T7_clusters',
    ),
    overCatalog('rank, capacity and localization are those of the orthogonal components', partsAdd),
    testedTheorem('T7'),
  ],
};
