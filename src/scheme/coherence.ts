/** # Coherence. Defines `coherenceFailure`: are all products of relations combinations of relations?
 *
 * Relations are checked in order of valency, each against all others, until those checked provably generate the rest.
 * @module */
import { blocksOf, relationsByValency } from './blocks.js';
import type { CountsDiffer } from './coherenceWitness.js';
import type { FibreStructure } from './fibreStructure.js';
import { GeneratedAlgebra } from './generatedAlgebra.js';
import { countsWitness, LeftProducts } from './leftProducts.js';

/**
 * Undefined if the structure is a coherent configuration, otherwise the witness. Cost: n²·(sum of the valencies of the relations
 * checked), hence at most n³ multiplications and additions of small integers for each product of matrices.
 */
export function coherenceFailure(structure: FibreStructure): CountsDiffer | undefined {
  const blocks = blocksOf(structure);
  const products = new LeftProducts(structure, blocks);
  const algebra = new GeneratedAlgebra(structure, blocks);
  for (const s of relationsByValency(structure.n, structure.valencies)) {
    if (algebra.complete) return undefined;
    if (algebra.contains(s)) continue;
    const failure = products.failure(s);
    if (failure !== undefined) return countsWitness(structure, s, failure);
    algebra.adjoin(s);
  }
  return undefined;
}
