/** # Platonic and Archimedean solids. Defines `polyhedra`.
 *
 * Each as orbits of seed vectors under signed permutations of the coordinates, over Q, Q(√2), Q(√5) or, for the snub cube,
 * the cubic field of t³ = t² + t + 1. Sources: H. S. M. Coxeter, Regular Polytopes, 3rd ed., Dover 1973, §3.7; H. S. M. Coxeter,
 * M. S. Longuet-Higgins, J. C. P. Miller, Uniform polyhedra, Phil. Trans. Roy. Soc. A 246 (1954) 401–450.
 * @module */
import { fieldOfRoot } from '../../exact/compositum.js';
import { rational } from '../../exact/rational.js';
import { construction, type Registry } from '../../scheme/constructions/parameters.js';
import type { Frame } from '../frame.js';
import { frameOfOrbits } from './orbit.js';
import {
  all,
  cyclic,
  even,
  integral,
  phi,
  phiInverse,
  phiSquared,
  sqrt5,
  withGoldenRatio,
  withSqrt2,
} from './seeds.js';

/** Even permutations of (±1, ±1/t, ±t) with an even number of plus signs, hence an odd number of minus signs, and odd ones
 *  with an odd number of plus signs; t³ = t² + t + 1, hence 1/t = t² − t − 1. */
function snubCube(): Frame {
  const { field, element: t } = fieldOfRoot([-1n, -1n, -1n, 1n], { lo: rational(1), hi: rational(2) });
  const seed = [field.one, field.inv(t), t];
  return frameOfOrbits(field, [
    { seed, permutations: 'even', signs: 'odd' },
    { seed, permutations: 'odd', signs: 'even' },
  ]);
}

/** By name; vertices, scaled to the unit sphere. */
export const polyhedra: Registry<Frame> = {
  tetrahedron: construction('tetrahedron in the cube', {}, () =>
    integral([
      [1, 1, 1],
      ['identity', 'even'],
    ]),
  ),
  octahedron: construction('octahedron', {}, () => integral([[1, 0, 0], all])),
  cube: construction('cube', {}, () => integral([[1, 1, 1], all])),
  icosahedron: construction('icosahedron', {}, () => withGoldenRatio([[0, 1, phi], cyclic])),
  dodecahedron: construction('dodecahedron', {}, () =>
    withGoldenRatio([[1, 1, 1], all], [[0, phiInverse, phi], cyclic]),
  ),
  cuboctahedron: construction('cuboctahedron', {}, () => integral([[1, 1, 0], all])),
  icosidodecahedron: construction('icosidodecahedron', {}, () =>
    withGoldenRatio([[0, 0, [0, 2]], all], [[1, phi, phiSquared], even]),
  ),
  'truncated-tetrahedron': construction('truncated tetrahedron', {}, () =>
    integral([
      [3, 1, 1],
      ['all', 'even'],
    ]),
  ),
  'truncated-cube': construction('truncated cube', {}, () => withSqrt2([[[-1, 1], 1, 1], all])),
  'truncated-octahedron': construction('truncated octahedron', {}, () => integral([[0, 1, 2], all])),
  rhombicuboctahedron: construction('rhombicuboctahedron', {}, () => withSqrt2([[1, 1, [1, 1]], all])),
  'truncated-cuboctahedron': construction('truncated cuboctahedron', {}, () => withSqrt2([[1, [1, 1], [1, 2]], all])),
  'snub-cube': construction('snub cube', {}, snubCube),
  'truncated-dodecahedron': construction('truncated dodecahedron', {}, () =>
    withGoldenRatio([[0, phiInverse, [2, 1]], even], [[phiInverse, phi, [0, 2]], even], [[phi, 2, phiSquared], even]),
  ),
  'truncated-icosahedron': construction('truncated icosahedron', {}, () =>
    withGoldenRatio([[0, 1, [0, 3]], even], [[1, [2, 1], [0, 2]], even], [[phi, 2, [1, 2]], even]),
  ),
  rhombicosidodecahedron: construction('rhombicosidodecahedron', {}, () =>
    // φ³ = 1 + 2φ
    withGoldenRatio([[1, 1, [1, 2]], even], [[phiSquared, phi, [0, 2]], even], [[[2, 1], 0, phiSquared], even]),
  ),
  'truncated-icosidodecahedron': construction('truncated icosidodecahedron', {}, () =>
    withGoldenRatio(
      [[phiInverse, phiInverse, [3, 1]], even],
      [[[-2, 2], phi, [1, 2]], even],
      [[phiInverse, phiSquared, [-1, 3]], even],
      [[sqrt5, 2, [2, 1]], even],
      [[phi, 3, [0, 2]], even],
    ),
  ),
};
