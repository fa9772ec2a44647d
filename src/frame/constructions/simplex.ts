/** # Simplices, cross-polytopes and orthonormal bases. Defines `simplices`.
 *
 * Source: H. S. M. Coxeter, Regular Polytopes, 3rd ed., Dover 1973, §7.2; the regular simplex is the n-vertex equiangular
 * tight frame in R^(n−1) (S. Waldron, An Introduction to Finite Tight Frames, Birkhäuser 2018, chapter 1).
 * @module */
import { rationalField as Q } from '../../exact/numberField.js';
import { rational } from '../../exact/rational.js';
import { MAX_POINTS } from '../../scheme/constructions/limits.js';
import { construction, integer, type Registry } from '../../scheme/constructions/parameters.js';
import type { Frame } from '../frame.js';
import { frameOfColours } from './gramOfColours.js';

/** n ≥ 2 unit vectors in R^(n−1) with pairwise inner product −1/(n−1): e_i minus the centroid, normalised. */
const simplex = (n: number): Frame =>
  frameOfColours(Q, n, [Q.one, Q.fromRational(rational(-1, n - 1))], (x, y) => (x === y ? 0 : 1));

/** The 2d vectors e_1, −e_1, e_2, −e_2, … of R^d, d ≥ 1. */
const crossPolytope = (d: number): Frame =>
  frameOfColours(Q, 2 * d, [Q.one, Q.fromInteger(-1), Q.zero], (x, y) => {
    if (x === y) return 0;
    return Math.floor(x / 2) === Math.floor(y / 2) ? 1 : 2;
  });

/** e_1, …, e_d. */
const orthonormalBasis = (d: number): Frame => frameOfColours(Q, d, [Q.one, Q.zero], (x, y) => (x === y ? 0 : 1));

export const simplices: Registry<Frame> = {
  simplex: construction('regular simplex with n vertices in R^(n−1)', { n: integer(2, MAX_POINTS) }, ({ n }) =>
    simplex(n),
  ),
  'cross-polytope': construction('±e_1, …, ±e_d', { d: integer(1, MAX_POINTS / 2) }, ({ d }) => crossPolytope(d)),
  'orthonormal-basis': construction('e_1, …, e_d', { d: integer(1, MAX_POINTS) }, ({ d }) => orthonormalBasis(d)),
};
