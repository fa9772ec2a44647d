import type { FrameProperties, Theorem } from 'tightframe';
import { type Finding, holdsIf, overCatalog } from './evidence/frames.js';
import { testedTheorem } from './evidence/tested.js';

/** Refinement as the statement has it: colours are sorted lists of ordered pairs, round after round. Cost: n³ a round. */
function refinedByDefinition(n: number, first: Int32Array): Int32Array {
  let colour = first;
  for (let count = new Set(colour).size; ; ) {
    const names = new Map<string, number>();
    const next = colour.map((own, at) => {
      const [x, y] = [Math.floor(at / n), at % n];
      const pairs = Array.from({ length: n }, (_, z) => colour[x * n + z]! * n * n + colour[z * n + y]!);
      const name = `${own}:${pairs.sort((a, b) => a - b)}`;
      const known = names.get(name) ?? names.size;
      names.set(name, known);
      return known;
    });
    if (names.size === count) return colour;
    [colour, count] = [next, names.size];
  }
}

/** Points for which the definition is carried out: n³ steps a round, in strings. */
const MAX_POINTS = 24;

function isRefinement({ algebra: { values, configuration, field } }: FrameProperties): Finding {
  const { n, relation } = configuration;
  if (n > MAX_POINTS) return 'silent';
  const value = values.map((one) => values.findIndex((other) => field.equals(one, other)));
  const first = relation.map((k, at) => 2 * value[k]! + (at % (n + 1) === 0 ? 1 : 0));
  const refined = refinedByDefinition(n, first);
  const pairs = new Set(relation.map((k, at) => k * n * n + refined[at]!));
  return holdsIf(
    pairs.size === configuration.rank && new Set(refined).size === configuration.rank,
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
