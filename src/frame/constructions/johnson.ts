/** # First eigenspaces of the Johnson and Hamming schemes. Defines `johnsonAndHamming`.
 *
 * Source: A. E. Brouwer, A. M. Cohen, A. Neumaier, Distance-Regular Graphs, Springer 1989, §§9.1, 9.2.
 * @module */
import { DomainError } from '../../exact/errors.js';
import { rationalField as Q } from '../../exact/numberField.js';
import { rational } from '../../exact/rational.js';
import { hammingDistance, words } from '../../scheme/constructions/hamming.js';
import { binomial, intersectionSize, subsets } from '../../scheme/constructions/johnson.js';
import { limitPoints, MAX_POINTS } from '../../scheme/constructions/limits.js';
import { construction, integer, type Registry } from '../../scheme/constructions/parameters.js';
import type { Frame } from '../frame.js';
import { frameOfColours } from './gramOfColours.js';

/** For every k-subset S of {1..m} the vector m·1_S − k·1 of R^m, normalised: C(m,k) vectors in dimension m − 1, with
 *  inner product (m·|S ∩ T| − k²)/(k(m − k)). 1 ≤ k ≤ m − 1. */
function johnson(m: number, k: number): Frame {
  const sets = subsets(m, k);
  const values = Array.from({ length: k + 1 }, (_, i) => Q.fromRational(rational(m * i - k * k, k * (m - k))));
  return frameOfColours(Q, sets.length, values, (x, y) => intersectionSize(sets[x]!, sets[y]!));
}

/** For every word of length d over q letters the concatenation of the vertices t(x_1), …, t(x_d) of a regular simplex in
 *  R^(q−1), normalised: q^d vectors in dimension d(q − 1), with inner product 1 − iq/(d(q−1)) at distance i. */
function hamming(d: number, q: number): Frame {
  const vertices = words(d, q);
  const values = Array.from({ length: d + 1 }, (_, i) => Q.fromRational(rational(d * (q - 1) - i * q, d * (q - 1))));
  return frameOfColours(Q, vertices.length, values, (x, y) => hammingDistance(vertices[x]!, vertices[y]!));
}

export const johnsonAndHamming: Registry<Frame> = {
  johnson: construction(
    'n·1_S − k·1 for the k-subsets S of n points, first eigenspace of J(n,k)',
    { n: integer(2, MAX_POINTS), k: integer(1, MAX_POINTS) },
    ({ n, k }, where) => {
      if (k >= n) throw new DomainError({ where: `${where}.k`, expected: `less than n = ${n}`, found: String(k) });
      limitPoints(binomial(n, Math.min(k, n - k)), where);
      return johnson(n, k);
    },
  ),
  hamming: construction(
    'words of d letters as concatenated simplex vertices, first eigenspace of H(d,q)',
    { d: integer(1, 11), q: integer(2, MAX_POINTS) },
    ({ d, q }, where) => {
      limitPoints(q ** d, where);
      return hamming(d, q);
    },
  ),
};
