/** # Eigenspaces of graphs. Defines `graphEigenspaces`.
 *
 * Source: A. E. Brouwer, W. H. Haemers, Spectra of Graphs, Springer 2012, §9.1.2.
 * @module */
import { quadraticField } from '../../exact/quadratic.js';
import { rational } from '../../exact/rational.js';
import { graphParameter } from '../../scheme/constructions/index.js';
import { MAX_POINTS } from '../../scheme/constructions/limits.js';
import { paleyGraph } from '../../scheme/constructions/paley.js';
import { choice, construction, integer, listOf, type Registry } from '../../scheme/constructions/parameters.js';
import type { Frame } from '../frame.js';
import { frameFromGraph } from '../frameFromScheme.js';
import { exactNumber } from './exactNumbers.js';

/** The q unit vectors in R^((q−1)/2) of the Paley graph on GF(q) for the eigenvalue (−1 ± √q)/2.
 *  @throws DomainError unless q ≡ 1 (mod 4) is a prime power */
function paley(q: number, sign: 'plus' | 'minus', where: string): Frame {
  const graph = paleyGraph(q, where);
  const { field, sqrt } = quadraticField(BigInt(q));
  const root = sign === 'plus' ? sqrt : field.neg(sqrt);
  const element = field.mul(field.sub(root, field.one), field.fromRational(rational(1, 2)));
  return frameFromGraph(graph.n, graph.adjacent, { field, element });
}

export const graphEigenspaces: Registry<Frame> = {
  'graph-eigenspace': construction(
    'eigenspace embedding of a graph, the sum of the eigenspaces for several eigenvalues',
    { graph: graphParameter, eigenvalues: listOf(exactNumber) },
    ({ graph, eigenvalues }) => frameFromGraph(graph.n, graph.adjacent, eigenvalues),
  ),
  paley: construction(
    'Paley graph on GF(q), eigenvalue (−1 ± √q)/2',
    { q: integer(5, MAX_POINTS), sign: choice('plus', 'minus') },
    ({ q, sign }, where) => paley(q, sign, `${where}.q`),
  ),
};
