import type { FrameProperties, Theorem } from 'tightframe';
import { naiveClosure, samePartition } from './conjectures/naiveClosure.js';
import { type Finding, holdsIf, overCatalog } from './evidence/frames.js';
import { testedTheorem } from './evidence/tested.js';

/** Points for which the definition is carried out: n³ steps a round, in strings. */
const MAX_POINTS = 24;

function isRefinement({ algebra: { values, configuration, field } }: FrameProperties): Finding {
  const { n, relation } = configuration;
  if (n > MAX_POINTS) return 'silent';
  const value = values.map((one) => values.findIndex((other) => field.equals(one, other)));
  const refined = naiveClosure(
    n,
    Array.from(relation, (k) => value[k]!),
  );
  return holdsIf(
    samePartition(refined, Array.from(relation)),
    () => `its closure has ${configuration.rank} relations, the refinement by definition ${new Set(refined).size}`,
  );
}

export const coherentClosureTheorem: Theorem = {
  id: 'T8',
  title: 'The refinement of the Gram colouring is the coarsest coherent configuration',
  statement:
    'Refining the colouring of the pairs by M_xy, the diagonal apart, by multisets of ordered pairs of colours ends with the coarsest coherent configuration whose algebra contains M.',
  source: 'proofs/T08-coherent-closure.md; B. Weisfeiler, A. A. Leman, 1968; D. G. Higman, Geom. Dedicata 4 (1975)',
  evidence: [
    overCatalog(
      `the kernel finds the relations coherent and coarsest, and up to ${MAX_POINTS} points they are the refinement by definition`,
      isRefinement,
    ),
    testedTheorem('T8'),
  ],
};
