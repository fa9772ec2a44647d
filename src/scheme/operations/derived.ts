/** # Configurations derived from others. Defines `derivedConfiguration`, `requireHomogeneous`.
 * @module */
import { DomainError, LimitError } from '../../exact/errors.js';
import { type CoherentConfiguration, unsafeConfiguration } from '../coherentConfiguration.js';
import { MAX_POINTS } from '../constructions/limits.js';
import { fibreStructure } from '../fibreStructure.js';

/** @throws LimitError when an operation would make more than 2048 points, which is n² = 2^22 relation labels */
export function limitDerivedPoints(n: number, where: string): void {
  if (n > MAX_POINTS) throw new LimitError({ where, expected: `at most ${MAX_POINTS} points`, found: String(n) });
}

/** The configuration with these labels: numbered without gaps, those on the diagonal first. All axioms that cost n² are checked; that
 *  products of relations are combinations of relations is the theorem that the operation rests on. */
export function derivedConfiguration(n: number, rank: number, labels: Int32Array): CoherentConfiguration {
  const outcome = fibreStructure(n, rank, labels);
  if (outcome.kind === 'refuted') throw new Error('a derived relation matrix is no coherent configuration'); // a programming error
  return unsafeConfiguration(outcome.structure);
}

/** @throws DomainError */
export function requireHomogeneous({ fibres }: CoherentConfiguration, where: string): void {
  if (fibres !== 1)
    throw new DomainError({ where, expected: 'a homogeneous configuration (one fibre)', found: `${fibres} fibres` });
}
