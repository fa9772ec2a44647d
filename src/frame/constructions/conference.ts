/** # Equiangular tight frames from conference matrices and signed graphs. Defines `signedGramMatrices`.
 *
 * Sources: P. W. H. Lemmens, J. J. Seidel, Equiangular lines, J. Algebra 24 (1973) 494–512; S. Waldron, An Introduction to
 * Finite Tight Frames, Birkhäuser 2018, chapter 12.
 * @module */

import type { AlgebraicNumber } from '../../exact/numberField.js';
import { quadraticField } from '../../exact/quadratic.js';
import { unifyAll } from '../../exact/subfield.js';
import type { Graph } from '../../scheme/constructions/graph.js';
import { graphParameter } from '../../scheme/constructions/index.js';
import { MAX_POINTS } from '../../scheme/constructions/limits.js';
import { conferenceMatrix } from '../../scheme/constructions/paley.js';
import { construction, integer, type Registry } from '../../scheme/constructions/parameters.js';
import type { Frame } from '../frame.js';
import { exactNumber } from './exactNumbers.js';
import { frameOfColours } from './gramOfColours.js';

/** q + 1 unit vectors in R^((q+1)/2) with Gram matrix I + C/√q, C the Paley conference matrix of order q + 1.
 *  @throws DomainError unless q ≡ 1 (mod 4) is a prime power */
function conference(q: number, where: string): Frame {
  const C = conferenceMatrix(q, where);
  const { field, sqrt } = quadraticField(BigInt(q));
  const cosine = field.inv(sqrt);
  return frameOfColours(field, q + 1, [field.neg(cosine), field.one, cosine], (x, y) => C(x, y) + 1);
}

/** Unit vectors with one inner product for adjacent and one for distinct nonadjacent vertices. Whether such vectors exist
 *  (the Gram matrix is positive semidefinite) is for the caller to check. */
function signedGraph(graph: Graph, adjacent: AlgebraicNumber, nonadjacent: AlgebraicNumber): Frame {
  const { field, elements } = unifyAll([adjacent, nonadjacent]);
  return frameOfColours(field, graph.n, [field.one, elements[0]!, elements[1]!], (x, y) => {
    if (x === y) return 0;
    return graph.adjacent(x, y) ? 1 : 2;
  });
}

export const signedGramMatrices: Registry<Frame> = {
  conference: construction(
    'q + 1 vectors with Gram matrix I + C/√q, C the Paley conference matrix',
    { q: integer(5, MAX_POINTS - 1) },
    ({ q }, where) => conference(q, `${where}.q`),
  ),
  'signed-graph': construction(
    'unit vectors with one inner product for adjacent and one for nonadjacent vertices of a graph',
    { graph: graphParameter, adjacent: exactNumber, nonadjacent: exactNumber },
    ({ graph, adjacent, nonadjacent }) => signedGraph(graph, adjacent, nonadjacent),
  ),
};
