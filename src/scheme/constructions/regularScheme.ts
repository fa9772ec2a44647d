/** # Schemes on groups. Defines `schemeOfRegularLabels`.
 *
 * Labels that a transitive group preserves are coherent iff the axioms hold for the pairs (0,y): every pair of a relation is an image of
 * one of these. So n² comparisons decide what takes n³ for a colouring that nothing is known of. For a regular group this says that
 * the classes form a Schur ring. Source: H. Wielandt, Finite Permutation Groups, Academic Press 1964, §23.
 * @module */
import { type CoherentConfiguration, unsafeConfiguration } from '../coherentConfiguration.js';
import { fibreStructure } from '../fibreStructure.js';
import { schemeOfLabels } from './distanceScheme.js';

/** The configuration with these labels, of which the caller vouches that a transitive group preserves them: labels(x,y) depends on
 *  x⁻¹y alone in some group. Exact; cost: a few times n².
 *  @throws DomainError when it is none */
export function schemeOfRegularLabels(n: number, labels: Int32Array, where: string): CoherentConfiguration {
  let rank = 0;
  for (let y = 0; y < n; y++) rank = Math.max(rank, labels[y]! + 1);
  if (rowOfZeroIsCoherent(n, rank, labels)) {
    const outcome = fibreStructure(n, rank, labels);
    if (outcome.kind === 'structure') return unsafeConfiguration(outcome.structure);
  }
  return schemeOfLabels(n, labels, where); // finds the witness
}

/** For y, y' with one label, equally many z have labels(0,z) = i and labels(z,y) = j, for all i and j. */
function rowOfZeroIsCoherent(n: number, rank: number, labels: Int32Array): boolean {
  const representative = new Int32Array(rank).fill(-1);
  for (let y = n - 1; y >= 0; y--) representative[labels[y]!] = y;
  // Relation 0 is the diagonal, and there are no gaps.
  if (labels[0] !== 0 || labels.subarray(1, n).includes(0) || representative.includes(-1)) return false;
  const counts = new Int32Array(rank * rank);
  const add = (y: number, step: number): void => {
    for (let z = 0; z < n; z++) counts[labels[z]! * rank + labels[z * n + y]!]! += step;
  };
  for (let k = 0; k < rank; k++) {
    const first = representative[k]!;
    add(first, 1);
    for (let y = first + 1; y < n; y++) {
      if (labels[y] !== k) continue;
      add(y, -1);
      // Both have n terms, so they agree iff no count of the first is left over.
      for (let z = 0; z < n; z++) if (counts[labels[z]! * rank + labels[z * n + first]!] !== 0) return false;
      add(y, 1);
    }
    add(first, -1);
  }
  return true;
}
