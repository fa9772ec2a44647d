/** # Hypercubes and half-cubes. Defines `hypercubes`.
 *
 * The eigenspaces of the Hamming scheme H(d,2) are spanned by the products of k coordinates, so that the Gram matrix of the
 * k-th one is the Krawtchouk polynomial K_k of the distance. Sources: Ph. Delsarte, An Algebraic Approach to the Association
 * Schemes of Coding Theory, Philips Res. Rep. Suppl. 10 (1973), chapter 4; H. S. M. Coxeter, Regular Polytopes, §§7.2, 8.6.
 * @module */
import { DomainError } from '../../exact/errors.js';
import { rationalField as Q } from '../../exact/numberField.js';
import { quadraticField } from '../../exact/quadratic.js';
import { rational } from '../../exact/rational.js';
import { hammingDistance, words } from '../../scheme/constructions/hamming.js';
import { binomial } from '../../scheme/constructions/johnson.js';
import { construction, integer, optional, type Registry } from '../../scheme/constructions/parameters.js';
import { type Frame, frameFromVectors } from '../frame.js';
import { frameOfColours } from './gramOfColours.js';

/** K_k(i) for H(d,2) = Σ_j (−1)^j C(i,j) C(d−i,k−j). Exact: |K_k(i)| ≤ C(d,k) < 2^53 for d ≤ 50. */
function krawtchouk(d: number, k: number, i: number): number {
  let sum = 0;
  for (let j = 0; j <= Math.min(i, k); j++)
    if (k - j <= d - i) sum += (j % 2 === 0 ? 1 : -1) * binomial(i, j) * binomial(d - i, k - j);
  return sum;
}

/** For each x ∈ {±1}^d the vector of the C(d,degree) products of `degree` coordinates, normalised; degree 1 is the
 *  d-cube itself. 1 ≤ degree ≤ d. */
function hypercube(d: number, degree = 1): Frame {
  const vertices = words(d, 2);
  const values = Array.from({ length: d + 1 }, (_, i) =>
    Q.fromRational(rational(krawtchouk(d, degree, i), binomial(d, degree))),
  );
  return frameOfColours(Q, vertices.length, values, (x, y) => hammingDistance(vertices[x]!, vertices[y]!));
}

/** The 2^(d−1) vertices of the d-cube with an even number of minus signs, d ≥ 2. */
function halfCube(d: number): Frame {
  const vertices = words(d, 2).filter((word) => word.reduce((sum, bit) => sum + bit, 0) % 2 === 0);
  const values = Array.from({ length: d + 1 }, (_, i) => Q.fromRational(rational(d - 2 * i, d)));
  return frameOfColours(Q, vertices.length, values, (x, y) => hammingDistance(vertices[x]!, vertices[y]!));
}

/** The vertices of the d-cube, then ±e_1, …, ±e_d, all of norm 1: two orbits under one group, and tight for d ≥ 1. */
function cubeAndCrossPolytope(d: number): Frame {
  const { field, sqrt } = quadraticField(BigInt(d));
  const unit = field.inv(sqrt);
  const cube = words(d, 2).map((word) => word.map((bit) => (bit === 0 ? unit : field.neg(unit))));
  const axes = words(1, 2 * d).map(([i]) =>
    Array.from({ length: d }, (_, j) => (j !== i! >> 1 ? field.zero : field.fromInteger(i! % 2 === 0 ? 1 : -1))),
  );
  return frameFromVectors(field, [...cube, ...axes]);
}

export const hypercubes: Registry<Frame> = {
  hypercube: construction(
    'd-cube, or for a degree above 1 the eigenspace of H(d,2) spanned by products of that many coordinates',
    { d: integer(1, 11), degree: optional(integer(1, 11), 1) },
    ({ d, degree }, where) => {
      if (degree > d)
        throw new DomainError({ where: `${where}.degree`, expected: `at most d = ${d}`, found: String(degree) });
      return hypercube(d, degree);
    },
  ),
  'half-cube': construction(
    'vertices of the d-cube with an even number of minus signs',
    { d: integer(2, 12) },
    ({ d }) => halfCube(d),
  ),
  'cube-and-cross-polytope': construction(
    'vertices of the d-cube and ±e_1, …, ±e_d together, all of norm 1',
    { d: integer(1, 10) },
    ({ d }) => cubeAndCrossPolytope(d),
  ),
};
