/** # Real harmonic frames. Defines `harmonics`.
 *
 * Source: S. Waldron, An Introduction to Finite Tight Frames, Birkhäuser 2018, chapter 11 (harmonic frames: rows of the
 * character table of an abelian group), here for Z_n with frequencies closed under negation.
 * @module */
import { realCyclotomicField } from '../../exact/cyclotomic.js';
import { DomainError } from '../../exact/errors.js';
import { rational } from '../../exact/rational.js';
import { MAX_CONDUCTOR } from '../../scheme/constructions/limits.js';
import { construction, integer, listOf, type Registry } from '../../scheme/constructions/parameters.js';
import type { Frame } from '../frame.js';
import { frameOfColours } from './gramOfColours.js';

/** For x = 0..n−1 the unit vector with coordinates √(2/d) cos(2πsx/n), √(2/d) sin(2πsx/n) for each frequency 0 < s < n/2
 *  in the list and one coordinate 1/√d, (−1)^x/√d for s = 0, n/2; d counts the coordinates.
 *  @param frequencies distinct, 0 ≤ s ≤ n/2 */
function harmonic(n: number, frequencies: readonly number[]): Frame {
  const { field, twoCos } = realCyclotomicField(n);
  const isReal = (s: number): boolean => s === 0 || 2 * s === n;
  const dimension = frequencies.reduce((d, s) => d + (isReal(s) ? 1 : 2), 0);
  const values = Array.from({ length: n }, (_, k) => {
    // d·⟨w_x, w_{x+k}⟩ = Σ 2cos(2πsk/n) over the pairs ±s, plus cos(2πsk/n) = ½·2cos for s = 0, n/2.
    const twice = frequencies.reduce(
      (sum, s) => field.add(sum, field.mul(field.fromInteger(isReal(s) ? 1 : 2), twoCos(s * k))),
      field.zero,
    );
    return field.mul(field.fromRational(rational(1, 2 * dimension)), twice);
  });
  return frameOfColours(field, n, values, (x, y) => Math.abs(x - y));
}

export const harmonics: Registry<Frame> = {
  harmonic: construction(
    'real harmonic frame of Z_n with frequencies ±s',
    { n: integer(2, MAX_CONDUCTOR), frequencies: listOf(integer(0, MAX_CONDUCTOR / 2)) },
    ({ n, frequencies }, where) => {
      if (new Set(frequencies).size < frequencies.length || frequencies.some((s) => 2 * s > n))
        throw new DomainError({
          where: `${where}.frequencies`,
          expected: `distinct integers from 0 to ${Math.floor(n / 2)}`,
          found: `[${frequencies}]`.slice(0, 60),
        });
      return harmonic(n, frequencies);
    },
  ),
};
