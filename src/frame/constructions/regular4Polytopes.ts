/** # Regular 4-polytopes. Defines `regular4Polytopes`.
 *
 * Source: H. S. M. Coxeter, Regular Polytopes, 3rd ed., Dover 1973, chapter VIII.
 * @module */
import { construction, type Registry } from '../../scheme/constructions/parameters.js';
import type { Frame } from '../frame.js';
import { rootSystem } from './rootSystem.js';
import { all, even, phi, phiInverse, phiSquared, sqrt5, withGoldenRatio } from './seeds.js';

/** The 24 vertices of the 24-cell, as the roots of D_4. */
const cell24 = (): Frame => rootSystem('D', 4);

/** The 120 vertices of the 600-cell: the unit icosians, roots of H_4. */
const cell600 = (): Frame => withGoldenRatio([[2, 0, 0, 0], all], [[1, 1, 1, 1], all], [[phi, 1, phiInverse, 0], even]);

/** φ⁻² = 2 − φ. */
const phiInverseSquared = [2, -1] as const;

/** The 600 vertices of the 120-cell. */
const cell120 = (): Frame =>
  withGoldenRatio(
    [[0, 0, 2, 2], all],
    [[1, 1, 1, sqrt5], all],
    [[phiInverseSquared, phi, phi, phi], all],
    [[phiInverse, phiInverse, phiInverse, phiSquared], all],
    [[0, phiInverseSquared, 1, phiSquared], even],
    [[0, phiInverse, phi, sqrt5], even],
    [[phiInverse, 1, phi, 2], even],
  );

export const regular4Polytopes: Registry<Frame> = {
  '24-cell': construction('24-cell', {}, cell24),
  '600-cell': construction('600-cell', {}, cell600),
  '120-cell': construction('120-cell', {}, cell120),
};
