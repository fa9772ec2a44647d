/** # Thin radical and thin residue. Defines `thinRadical`, `thinResidue`.
 *
 * A relation is thin if its valency is 1; the thin ones form a group under multiplication, the thin radical. The thin residue is
 * the least closed subset with all relations of A_iᵀA_i, i = 0 … d: the least one whose quotient scheme is thin.
 * Source: P.-H. Zieschang, Theory of Association Schemes, Springer 2005, §§ 2.1, 3.2.
 * @module */
import { closedSubsetOf } from './closedSubsets.js';
import type { CoherentConfiguration } from './coherentConfiguration.js';
import type { IntersectionNumbers } from './intersectionNumbers.js';

/** The relations of valency 1, ascending. */
export const thinRadical = ({ valencies }: CoherentConfiguration): readonly number[] =>
  Array.from(valencies.keys()).filter((i) => valencies[i] === 1);

/** The relations of the thin residue, ascending. The configuration is homogeneous. Cost: rank·n log n. */
export function thinResidue(configuration: CoherentConfiguration, numbers: IntersectionNumbers): readonly number[] {
  const { rank, transpose } = configuration;
  const generators: number[] = [];
  for (let k = 0; k < rank; k++) if (numbers.terms(k).some(({ i, j }) => i === transpose[j])) generators.push(k);
  return closedSubsetOf(configuration, generators);
}
