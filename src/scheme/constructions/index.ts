/** # Registry of graphs. Defines `graphs`, `graphParameter`: every named graph with its parameters, for files and help texts.
 * @module */
import { DomainError } from '../../exact/errors.js';
import { mathonGraph, taylorGraph } from './antipodalCovers.js';
import { geometryGraphs } from './geometryRegistry.js';
import {
  cayleyGraph,
  complement,
  completeMultipartite,
  cycleGraph,
  type Graph,
  generalizedPetersenGraph,
} from './graph.js';
import { cocktailPartyGraph, hammingGraph, rookGraph } from './hamming.js';
import { doubledOddGraph, lineGraph } from './incidenceGraphs.js';
import { binomial, johnsonGraph, kneserGraph } from './johnson.js';
import { limitPoints, MAX_POINTS } from './limits.js';
import { namedGraphs } from './namedRegistry.js';
import { paleyGraph } from './paley.js';
import { construction, integer, listOf, nested, optional, type Registry } from './parameters.js';
import { changGraph, clebschGraph, schlaefliGraph, shrikhandeGraph } from './stronglyRegular.js';

const half = (m: number, k: number, where: string): void => {
  if (2 * k > m) throw new DomainError({ where: `${where}.k`, expected: 'k ≤ n/2', found: `n = ${m}, k = ${k}` });
  limitPoints(binomial(m, k), where);
};

/** A graph inside a parameter of a construction. */
export const graphParameter = nested('graph', () => graphs);

export const graphs: Registry<Graph> = {
  cycle: construction('cycle C_n', { n: integer(3, MAX_POINTS) }, ({ n }) => cycleGraph(n)),
  complete: construction('complete graph K_n', { n: integer(2, MAX_POINTS) }, ({ n }) => completeMultipartite(n, 1)),
  'complete-multipartite': construction(
    'complete multipartite graph, parts of one size',
    { parts: integer(2, MAX_POINTS), size: integer(1, MAX_POINTS) },
    ({ parts, size }, where) => {
      limitPoints(parts * size, where);
      return completeMultipartite(parts, size);
    },
  ),
  'cocktail-party': construction('d pairs, all joined but the partners', { d: integer(2, MAX_POINTS / 2) }, ({ d }) =>
    cocktailPartyGraph(d),
  ),
  johnson: construction(
    'Johnson graph J(n,k): k-subsets sharing k−1 points',
    { n: integer(2, MAX_POINTS), k: integer(1, MAX_POINTS) },
    ({ n, k }, where) => {
      half(n, k, where);
      return johnsonGraph(n, k);
    },
  ),
  triangular: construction('triangular graph T(n) = J(n,2)', { n: integer(4, 64) }, ({ n }) => johnsonGraph(n, 2)),
  kneser: construction(
    'Kneser graph K(n,k): disjoint k-subsets',
    { n: integer(2, MAX_POINTS), k: integer(1, MAX_POINTS) },
    ({ n, k }, where) => {
      half(n, k, where);
      return kneserGraph(n, k);
    },
  ),
  odd: construction('odd graph O_k = K(2k−1,k−1)', { k: integer(2, 7) }, ({ k }) => kneserGraph(2 * k - 1, k - 1)),
  'doubled-odd': construction('(k−1)- and k-subsets of 2k−1 points by inclusion', { k: integer(2, 6) }, ({ k }) =>
    doubledOddGraph(k),
  ),
  petersen: construction('Petersen graph K(5,2)', {}, () => kneserGraph(5, 2)),
  hamming: construction('Hamming graph H(d,q)', { d: integer(1, 11), q: integer(2, MAX_POINTS) }, ({ d, q }, where) => {
    limitPoints(q ** d, where);
    return hammingGraph(d, q);
  }),
  rook: construction(
    'rook graph of a board',
    { rows: integer(2, MAX_POINTS), columns: integer(2, MAX_POINTS) },
    ({ rows, columns }, where) => {
      limitPoints(rows * columns, where);
      return rookGraph(rows, columns);
    },
  ),
  lattice: construction('lattice graph, the rook graph of an n×n board', { n: integer(2, 45) }, ({ n }) =>
    rookGraph(n, n),
  ),
  paley: construction('Paley graph on GF(q), q ≡ 1 (mod 4)', { q: integer(5, MAX_POINTS) }, ({ q }, where) =>
    paleyGraph(q, `${where}.q`),
  ),
  'generalized-petersen': construction(
    'generalized Petersen graph GP(n,k)',
    { n: integer(3, MAX_POINTS / 2), k: integer(1, MAX_POINTS / 4) },
    ({ n, k }, where) => {
      if (2 * k >= n) throw new DomainError({ where: `${where}.k`, expected: 'k < n/2', found: `n = ${n}, k = ${k}` });
      return generalizedPetersenGraph(n, k);
    },
  ),
  dodecahedron: construction('graph of the dodecahedron, GP(10,2)', {}, () => generalizedPetersenGraph(10, 2)),
  shrikhande: construction('Shrikhande graph', {}, shrikhandeGraph),
  clebsch: construction(
    'Clebsch graph of valency 5, or its complement',
    { valency: optional(integer(5, 10), 5) },
    ({ valency }, where) => {
      if (valency === 5) return clebschGraph();
      if (valency === 10) return complement(clebschGraph());
      throw new DomainError({ where: `${where}.valency`, expected: '5 or 10', found: String(valency) });
    },
  ),
  schlaefli: construction('Schläfli graph of valency 16', {}, schlaefliGraph),
  chang: construction('Chang graph 1, 2 or 3', { index: integer(1, 3) }, ({ index }) => changGraph(index as 1 | 2 | 3)),
  taylor: construction(
    'Taylor double cover with a given local graph (strongly regular, k = 2μ)',
    { graph: graphParameter },
    ({ graph }, where) => {
      limitPoints(2 * (graph.n + 1), where);
      return taylorGraph(graph);
    },
  ),
  mathon: construction(
    'Mathon’s r-cover of K_{q+1}, r dividing q − 1 (its half for odd q)',
    { q: integer(2, MAX_POINTS), r: integer(1, MAX_POINTS) },
    ({ q, r }, where) => {
      limitPoints(r * (q + 1), where);
      return mathonGraph(q, r, where);
    },
  ),
  'line-graph': construction('line graph: edges that share a vertex', { graph: graphParameter }, ({ graph }, where) =>
    lineGraph(graph, where),
  ),
  cayley: construction(
    'Cayley graph of Z_m1 × … × Z_mk',
    { moduli: listOf(integer(2, MAX_POINTS)), connection: listOf(listOf(integer(-MAX_POINTS, MAX_POINTS))) },
    ({ moduli, connection }, where) => {
      limitPoints(
        moduli.reduce((product, m) => product * m, 1),
        where,
      );
      return cayleyGraph(moduli, connection, `${where}.connection`);
    },
  ),
  ...namedGraphs,
  ...geometryGraphs,
};
