/** # Telling relations apart by their intersection numbers. Defines `relationClasses`.
 * @module */
import type { CoherentConfiguration } from '../coherentConfiguration.js';
import type { IntersectionNumbers } from '../intersectionNumbers.js';
import { mix, splitClasses } from './classes.js';

/** A class for each relation, diagonal ones first and the others by valency, from nothing but valencies, transposes and intersection numbers: relations that a
 *  renaming can exchange are in one class. Refined until hashes of the p^k_ij, by the classes of the other two indices, agree
 *  within every class. Cost: the number of nonzero p^k_ij a round, and at most rank rounds. */
export function relationClasses(configuration: CoherentConfiguration, numbers: IntersectionNumbers): Int32Array {
  const { rank, fibres, valencies, transpose } = configuration;
  const classOf = Int32Array.from({ length: rank }, (_, i) => (i < fibres ? 0 : 1));
  const hash = Int32Array.from({ length: rank }, (_, i) => 2 * valencies[i]! + (transpose[i] === i ? 0 : 1));
  for (let classes = 0; ; ) {
    const split = splitClasses(classOf, hash);
    if (split === classes || split === rank) return classOf;
    classes = split;
    for (let i = 0; i < rank; i++) hash[i] = classOf[transpose[i]!]!;
    for (let k = 0; k < rank; k++)
      for (const { i, j, count } of numbers.terms(k)) {
        const [a, b, c] = [classOf[i]!, classOf[j]!, classOf[k]!];
        // Sums, for the terms have no order; the three roles are kept apart.
        hash[i] = (hash[i]! + mix(mix(b, c), 3 * count)) | 0;
        hash[j] = (hash[j]! + mix(mix(a, c), 3 * count + 1)) | 0;
        hash[k] = (hash[k]! + mix(mix(a, b), 3 * count + 2)) | 0;
      }
  }
}
