/** # Fissions. Defines `stabilizerFission`, `schurianFission`.
 *
 * A fission splits relations. Two that come by themselves: the coherent closure with some points made fibres of their own, coarser than
 * or equal to the orbitals of their stabilizer; and the orbitals of the group of all automorphisms, the finest
 * configuration with that group; it is the configuration itself iff that is Schurian. Source: P. J. Cameron, Permutation Groups, CUP
 * 1999, §3.
 * @module */
import { DomainError } from '../../exact/errors.js';
import { automorphismGroup } from '../automorphisms.js';
import { coherentClosure } from '../coherentClosure.js';
import type { CoherentConfiguration } from '../coherentConfiguration.js';
import { orbitals } from '../schurian.js';
import { derivedConfiguration } from './derived.js';

/** The coherent closure of the relations and the given points, each a colour of its own. Cost: that of `coherentClosure`.
 *  @throws DomainError for what is no point */
export function stabilizerFission(
  { n, rank, relation }: CoherentConfiguration,
  points: readonly number[],
): CoherentConfiguration {
  const colours = relation.slice();
  for (const [at, x] of points.entries()) {
    if (!Number.isInteger(x) || x < 0 || x >= n)
      throw new DomainError({ where: 'stabilizer fission', expected: `a point 0 … ${n - 1}`, found: String(x) });
    colours[x * n + x] = rank + at;
  }
  return coherentClosure(n, colours);
}

/** The orbitals of the automorphism group. Cost: that of `automorphismGroup`. */
export function schurianFission(configuration: CoherentConfiguration): CoherentConfiguration {
  const { n } = configuration;
  const labels = orbitals(n, automorphismGroup(configuration).generators);
  return derivedConfiguration(n, labels.reduce((most, label) => Math.max(most, label), 0) + 1, labels);
}
