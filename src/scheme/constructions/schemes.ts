/** # Registry of schemes. Defines `schemes`: every family and every named graph, as a coherent configuration.
 *
 * Relations stand in the natural order: by distance, rank of the difference, or class number. A graph that is not
 * distance-regular gives its coherent closure.
 * @module */
import { DomainError } from '../../exact/errors.js';
import type { CoherentConfiguration } from '../coherentConfiguration.js';
import { operationSchemes } from '../operations/registry.js';
import { schemeOfBlocks } from './blockIntersections.js';
import {
  doobScheme,
  foldedCubeScheme,
  halfCubeScheme,
  halvedFoldedCubeScheme,
  hammingScheme,
  rectangularScheme,
} from './cubes.js';
import { cyclotomicLabels } from './cyclotomicScheme.js';
import { schemeOfGraph, schemeOfLabels } from './distanceScheme.js';
import { cycleGraph, type Graph } from './graph.js';
import { groupSchemes } from './groupRegistry.js';
import { graphs } from './index.js';
import { binomial, subsets } from './johnson.js';
import { cyclicSquare, latinSquareLabels, netLabels, requireLatinSquare } from './latinSquares.js';
import { limitPoints, MAX_POINTS } from './limits.js';
import {
  alternatingFormsScheme,
  bilinearFormsScheme,
  hermitianFormsScheme,
  quadraticFormsScheme,
} from './matrixForms.js';
import { type Construction, choice, construction, integer, listOf, type Registry } from './parameters.js';
import { maximalSubspaces, polarSpace, polarSpaceKinds, polarSpaceSizes } from './polarSpaces.js';
import { schemeOfRegularLabels } from './regularScheme.js';
import { fieldOfOrder, gaussianBinomial, subspaces } from './vectorSpace.js';

const order = integer(2, MAX_POINTS);

const ofGraph = ({ help, parameters, build }: Construction<Graph>): Construction<CoherentConfiguration> => ({
  help,
  parameters,
  build: (raw, where) => schemeOfGraph(build(raw, where)),
});

function requireProper(n: number, k: number, where: string): void {
  if (k >= n) throw new DomainError({ where: `${where}.k`, expected: 'k < n', found: `n = ${n}, k = ${k}` });
}

function requireEven(d: number, where: string): void {
  if (d % 2 !== 0) throw new DomainError({ where: `${where}.d`, expected: 'an even number', found: String(d) });
}

/** "In one of the first `count` relations", of labels that go on beyond. */
const union = (n: number, labels: Int32Array, count: number): CoherentConfiguration =>
  schemeOfGraph({
    n,
    adjacent: (x, y) => labels[x * n + y]! >= 1 && labels[x * n + y]! <= count,
  });

const subsetsAndCubes: Registry<CoherentConfiguration> = {
  polygon: construction('n-gon: distance in the cycle C_n', { n: integer(3, MAX_POINTS) }, ({ n }) =>
    schemeOfGraph(cycleGraph(n)),
  ),
  johnson: construction(
    'Johnson scheme J(n,k): k-subsets by intersection',
    { n: order, k: integer(1, MAX_POINTS) },
    ({ n, k }, where) => {
      requireProper(n, k, where);
      limitPoints(binomial(n, Math.min(k, n - k)), where);
      return schemeOfBlocks(n, subsets(n, Math.min(k, n - k)), where); // or their complements
    },
  ),
  hamming: construction(
    'Hamming scheme H(d,q): words of length d over q letters by distance',
    { d: integer(1, 11), q: order },
    ({ d, q }, where) => {
      limitPoints(q ** d, where);
      return hammingScheme(d, q, where);
    },
  ),
  rook: construction(
    'rook graph of a board; rows and columns apart when it is no square',
    { rows: integer(2, MAX_POINTS), columns: integer(2, MAX_POINTS) },
    ({ rows: height, columns }, where) => {
      limitPoints(height * columns, where);
      return rectangularScheme(height, columns, where);
    },
  ),
  'half-cube': construction('half d-cube: words of even weight', { d: integer(2, 12) }, ({ d }, where) =>
    halfCubeScheme(d, where),
  ),
  'folded-cube': construction('folded d-cube', { d: integer(2, 12) }, ({ d }, where) => foldedCubeScheme(d, where)),
  'folded-half-cube': construction('folded half d-cube, d even', { d: integer(4, 12) }, ({ d }, where) => {
    requireEven(d, where);
    return halvedFoldedCubeScheme(d, where);
  }),
  doob: construction(
    'Doob graph: s Shrikhande graphs times t complete graphs K_4',
    { s: integer(0, 2), t: integer(0, 5) },
    ({ s, t }, where) => {
      if (s + t === 0) throw new DomainError({ where, expected: 'at least one factor', found: 's = t = 0' });
      limitPoints(16 ** s * 4 ** t, where);
      return doobScheme(s, t, where);
    },
  ),
};

const subspacesAndForms: Registry<CoherentConfiguration> = {
  grassmann: construction(
    'Grassmann scheme J_q(n,k): k-subspaces of GF(q)^n by intersection',
    { n: integer(2, 11), k: integer(1, 10), q: order },
    ({ n, k, q }, where) => {
      requireProper(n, k, where);
      const field = fieldOfOrder(q, `${where}.q`);
      limitPoints(gaussianBinomial(n, k, q), where);
      // Of more than half the dimension, the annihilators.
      return schemeOfBlocks(gaussianBinomial(n, 1, q), subspaces(field, n, Math.min(k, n - k)), where);
    },
  ),
  'dual-polar': construction(
    'dual polar graph: maximal subspaces of a polar space; hermitian ones over GF(q²)',
    { kind: choice(...polarSpaceKinds), rank: integer(2, 6), q: order },
    ({ kind, rank, q }, where) => {
      limitPoints(polarSpaceSizes(kind, rank, q).maximal, where);
      const space = polarSpace(kind, rank, q, where);
      return schemeOfBlocks(space.points.length, maximalSubspaces(space), where);
    },
  ),
  'bilinear-forms': construction(
    'bilinear forms H_q(d,e): d×e matrices over GF(q) by rank of the difference',
    { d: integer(1, 11), e: integer(1, 11), q: order },
    ({ d, e, q }, where) => {
      limitPoints(q ** (d * e), where);
      return bilinearFormsScheme(fieldOfOrder(q, `${where}.q`), d, e, where);
    },
  ),
  'alternating-forms': construction(
    'alternating forms Alt_q(n): n×n matrices by half the rank',
    { n: integer(2, 5), q: order },
    ({ n, q }, where) => {
      limitPoints(q ** ((n * (n - 1)) / 2), where);
      return alternatingFormsScheme(fieldOfOrder(q, `${where}.q`), n, where);
    },
  ),
  'hermitian-forms': construction(
    'Hermitian forms Her_q(n): n×n matrices over GF(q²) by rank',
    { n: integer(1, 3), q: integer(2, 64) },
    ({ n, q }, where) => {
      limitPoints(q ** (n * n), where);
      fieldOfOrder(q, `${where}.q`);
      return hermitianFormsScheme(fieldOfOrder(q * q, `${where}.q`), n, where);
    },
  ),
  'quadratic-forms': construction(
    'quadratic forms Qua_q(n) in n variables by half the rank',
    { n: integer(1, 4), q: order },
    ({ n, q }, where) => {
      limitPoints(q ** ((n * (n + 1)) / 2), where);
      return quadraticFormsScheme(fieldOfOrder(q, `${where}.q`), n, where);
    },
  ),
};

const rows = listOf(listOf(integer(0, 44), 1, 45), 1, 45);

const fieldsAndSquares: Registry<CoherentConfiguration> = {
  cyclotomic: construction(
    'cyclotomic scheme: differences in GF(q) by their class modulo e-th powers',
    { q: order, e: integer(1, MAX_POINTS - 1) },
    ({ q, e }, where) => schemeOfRegularLabels(q, cyclotomicLabels(q, e, where), where),
  ),
  'cyclotomic-graph': construction(
    'difference an e-th power in GF(q), −1 being one',
    { q: order, e: integer(1, MAX_POINTS - 1) },
    ({ q, e }, where) => {
      const labels = cyclotomicLabels(q, e, where);
      if (labels[1] !== labels[q])
        throw new DomainError({ where: `${where}.e`, expected: '−1 to be an e-th power', found: `q = ${q}, e = ${e}` });
      return union(q, labels, 1);
    },
  ),
  'golay-coset': construction('coset graph of the binary Golay code of length 23, {23,22,21;1,2,3}', {}, (_, where) =>
    union(2048, cyclotomicLabels(2048, 89, where), 1),
  ),
  'berlekamp-van-lint-seidel': construction('coset graph of the ternary Golay code, srg(243,22,1,2)', {}, (_, where) =>
    union(243, cyclotomicLabels(243, 11, where), 1),
  ),
  paley: construction(
    'Paley scheme: squares and nonsquares of GF(q), q odd; a tournament for q ≡ 3 (mod 4)',
    { q: integer(3, MAX_POINTS) },
    ({ q }, where) => {
      fieldOfOrder(q, `${where}.q`);
      if (q % 2 === 0) throw new DomainError({ where: `${where}.q`, expected: 'an odd prime power', found: String(q) });
      return schemeOfRegularLabels(q, cyclotomicLabels(q, 2, where), where);
    },
  ),
  'latin-square': construction(
    'cells of a Latin square: same row, column, symbol, or none; rows as 0,1,2;1,2,0;2,0,1',
    { rows },
    ({ rows: square }, where) => {
      requireLatinSquare(square, `${where}.rows`);
      return schemeOfLabels(square.length ** 2, latinSquareLabels(square), where);
    },
  ),
  'latin-square-graph': construction(
    'cells of a Latin square that share row, column or symbol',
    { rows },
    ({ rows: square }, where) => {
      requireLatinSquare(square, `${where}.rows`);
      return union(square.length ** 2, latinSquareLabels(square), 3);
    },
  ),
  'cyclic-latin-square': construction('Latin square scheme of Z_m', { m: integer(2, 45) }, ({ m }, where) =>
    schemeOfLabels(m * m, latinSquareLabels(cyclicSquare(m)), where),
  ),
  net: construction(
    'g parallel classes of AG(2,q) and the rest, as relations',
    { g: integer(1, 46), q: integer(2, 45) },
    ({ g, q }, where) => {
      requireClasses(g, q, where);
      return schemeOfRegularLabels(q * q, netLabels(fieldOfOrder(q, `${where}.q`), g), where);
    },
  ),
  'net-graph': construction(
    'L_g(q): points of AG(2,q) on a line of g parallel classes (g − 2 orthogonal Latin squares)',
    { g: integer(1, 46), q: integer(2, 45) },
    ({ g, q }, where) => {
      requireClasses(g, q, where);
      return union(q * q, netLabels(fieldOfOrder(q, `${where}.q`), g), g);
    },
  ),
};

function requireClasses(g: number, q: number, where: string): void {
  fieldOfOrder(q, `${where}.q`);
  if (g > q + 1) throw new DomainError({ where: `${where}.g`, expected: `at most q + 1 = ${q + 1}`, found: String(g) });
}

export const schemes: Registry<CoherentConfiguration> = {
  ...Object.fromEntries(Object.entries(graphs).map(([name, graph]) => [name, ofGraph(graph)])),
  ...subsetsAndCubes,
  ...subspacesAndForms,
  ...fieldsAndSquares,
  ...groupSchemes,
  ...operationSchemes(() => schemes),
};
