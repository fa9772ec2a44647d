/** # Limits of constructions. Defines `MAX_POINTS`, `MAX_CONDUCTOR`, `limitPoints`, `limitConductor`.
 * @module */
import { DomainError } from '../../exact/errors.js';

/** No construction makes more points or vectors: the n² relation indices then stay below 2^22. */
export const MAX_POINTS = 2048;

/** Real cyclotomic fields of larger conductor are not built for frames; their degree, at most 199 here, is what exact arithmetic
 *  pays for. */
export const MAX_CONDUCTOR = 400;

/** @throws DomainError when a construction would have more than 2048 points */
export function limitPoints(n: number, where: string): void {
  if (!(n <= MAX_POINTS)) throw new DomainError({ where, expected: `at most ${MAX_POINTS} points`, found: String(n) });
}

/** @throws DomainError when a construction would need 2cos(2π/n) for n > 400 */
export function limitConductor(n: number, where: string): void {
  if (!(n <= MAX_CONDUCTOR))
    throw new DomainError({
      where,
      expected: `coordinates in Q(2cos(2π/m)) with m ≤ ${MAX_CONDUCTOR}`,
      found: `m = ${n}`,
    });
}
