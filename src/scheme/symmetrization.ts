/** # Symmetrization. Defines `symmetrization`.
 *
 * Each relation is merged with its transpose. For a commutative scheme the result is a symmetric scheme; in general it need not
 * be coherent. Source: Bannai–Ito, Algebraic Combinatorics I, §II.2.
 * @module */
import type { CoherenceWitness } from './coherenceWitness.js';
import { type CoherentConfiguration, coherentConfiguration, type Verdict } from './coherentConfiguration.js';

/** Relations keep their order; a merged one stands where the first of the two did. Cost: as `coherentConfiguration`. */
export function symmetrization(configuration: CoherentConfiguration): Verdict<CoherentConfiguration, CoherenceWitness> {
  const { n, rank, relation, transpose } = configuration;
  const name = new Int32Array(rank);
  let count = 0;
  for (let i = 0; i < rank; i++) name[i] = transpose[i]! < i ? name[transpose[i]!]! : count++;
  if (count === rank) return { kind: 'verified', configuration };
  return coherentConfiguration(
    n,
    relation.map((i) => name[i]!),
  );
}
