import { type Element, type FrameProperties, orthogonalComponents, rank, type Theorem } from 'tightframe';
import { formal } from './evidence/formal.js';
import { type Finding, holdsIf, overCatalog } from './evidence/frames.js';
import { testedTheorem } from './evidence/tested.js';

/** Rank, capacity and localization (T6) of some of the vectors by themselves, from their Gram matrix. */
function ofPart({ algebra: { field, values, configuration } }: FrameProperties, indices: readonly number[]) {
  const gram = indices.map((x) => indices.map((y) => values[configuration.relation[x * configuration.n + y]!]!));
  const dot = (a: readonly Element[], b: readonly Element[]): Element =>
    a.reduce((sum, value, k) => field.add(sum, field.mul(value, b[k]!)), field.zero);
  const square = gram.map((row) => gram.map((column) => dot(row, column)));
  const nonzero = gram.flatMap((row, i) => (field.isZero(row[i]!) ? [] : [i]));
  const capacity = nonzero.reduce((sum, i) => {
    const norm = gram[i]![i]!;
    return field.add(sum, field.div(field.mul(norm, norm), square[i]![i]!));
  }, field.zero);
  const localized = nonzero.every((j) => {
    const bound = field.div(square[j]![j]!, gram[j]![j]!);
    return gram.every((row, i) => field.equals(square[i]![j]!, field.mul(row[j]!, bound)));
  });
  return { rank: rank(field, gram), capacity, localized };
}

function partsAdd(whole: FrameProperties): Finding {
  const components = orthogonalComponents(whole.algebra);
  if (components.length === 1) return 'silent';
  const { field } = whole.algebra;
  const parts = components.map((indices) => ofPart(whole, indices));
  const ranks = parts.reduce((sum, one) => sum + one.rank, 0);
  const capacity = parts.reduce((sum, one) => field.add(sum, one.capacity), field.zero);
  return holdsIf(
    ranks === whole.dimension &&
      field.equals(capacity, whole.capacity) &&
      parts.every(({ localized }) => localized) === whole.localized,
    () => `rank, capacity or localization is not that of its ${parts.length} components together`,
  );
}

export const tegumSums: Theorem = {
  id: 'T7',
  title: 'Orthogonal sums: rank, capacity and localization add',
  statement:
    'For frames in orthogonal subspaces the Gram matrix is block diagonal, and rank, capacity, spectrum and localization are those of the blocks together.',
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
