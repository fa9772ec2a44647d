/** # Registry of graphs of finite geometries. Defines `geometryGraphs`.
 * @module */
import { DomainError } from '../../exact/errors.js';
import { affinePolarGraph, generalizedQuadrangleGraph, nonsingularGraph } from './geometryGraphs.js';
import type { Graph } from './graph.js';
import { hadamardGraph } from './hadamard.js';
import { generalizedHexagonGraph } from './hexagons.js';
import {
  affineIncidenceGraph,
  differenceSetGraph,
  projectiveIncidenceGraph,
  quadrangleIncidenceGraph,
} from './incidenceGraphs.js';
import { limitPoints, MAX_POINTS } from './limits.js';
import { choice, construction, integer, listOf, type Registry } from './parameters.js';
import { collinearityGraph, polarSpace, polarSpaceKinds, polarSpaceSizes } from './polarSpaces.js';
import { fieldOfOrder, gaussianBinomial } from './vectorSpace.js';

const sign = choice('plus', 'minus');
const signOf = (name: 'plus' | 'minus'): 1 | -1 => (name === 'plus' ? 1 : -1);
const order = integer(2, MAX_POINTS);

function evenDimension(dimension: number, where: string): void {
  if (dimension % 2 !== 0)
    throw new DomainError({ where: `${where}.dimension`, expected: 'an even number', found: String(dimension) });
}

export const geometryGraphs: Registry<Graph> = {
  polar: construction(
    'collinearity graph of a polar space; hermitian ones over GF(q²)',
    { kind: choice(...polarSpaceKinds), rank: integer(2, 6), q: order },
    ({ kind, rank, q }, where) => {
      limitPoints(polarSpaceSizes(kind, rank, q).points, where);
      return collinearityGraph(polarSpace(kind, rank, q, where));
    },
  ),
  symplectic: construction(
    'Sp(2r,q): points of PG(2r−1,q), adjacent when orthogonal',
    { dimension: integer(4, 12), q: order },
    ({ dimension, q }, where) => {
      evenDimension(dimension, where);
      limitPoints(polarSpaceSizes('symplectic', dimension / 2, q).points, where);
      return collinearityGraph(polarSpace('symplectic', dimension / 2, q, where));
    },
  ),
  'affine-polar': construction(
    'VO±(2r,q): vectors, adjacent when the difference is singular',
    { sign, dimension: integer(4, 10), q: order },
    ({ sign: s, dimension, q }, where) => {
      evenDimension(dimension, where);
      limitPoints(q ** dimension, where);
      return affinePolarGraph(signOf(s), dimension, q, where);
    },
  ),
  nonsingular: construction(
    'NO±(2r,2): nonsingular vectors over GF(2), adjacent when orthogonal',
    { sign, dimension: integer(4, 12) },
    ({ sign: s, dimension }, where) => {
      evenDimension(dimension, where);
      limitPoints(2 ** (dimension - 1) - signOf(s) * 2 ** (dimension / 2 - 1), where);
      return nonsingularGraph(signOf(s), dimension, where);
    },
  ),
  'generalized-quadrangle': construction(
    'collinearity graph of a classical GQ(s,t)',
    { s: integer(1, MAX_POINTS), t: integer(1, MAX_POINTS) },
    ({ s, t }, where) => generalizedQuadrangleGraph(s, t, where),
  ),
  'quadrangle-incidence': construction(
    'points and lines of the quadrangle W(q); q = 2: Tutte’s 8-cage',
    { q: order },
    ({ q }, where) => {
      limitPoints(2 * (q + 1) * (q * q + 1), where);
      return quadrangleIncidenceGraph(q, where);
    },
  ),
  'generalized-hexagon': construction('collinearity graph of the hexagon H(q)', { q: order }, ({ q }, where) =>
    generalizedHexagonGraph(q, where),
  ),
  'projective-incidence': construction(
    'points and hyperplanes of PG(m,q); m = q = 2: the Heawood graph',
    { m: integer(2, 9), q: order },
    ({ m, q }, where) => {
      limitPoints(2 * gaussianBinomial(m + 1, 1, q), where);
      return projectiveIncidenceGraph(fieldOfOrder(q, `${where}.q`), m);
    },
  ),
  'affine-incidence': construction(
    'points of AG(2,q) and the lines of all but one parallel class; q = 3: the Pappus graph',
    { q: order },
    ({ q }, where) => {
      limitPoints(2 * q * q, where);
      return affineIncidenceGraph(fieldOfOrder(q, `${where}.q`));
    },
  ),
  'difference-set': construction(
    'points and blocks of the symmetric design of a difference set',
    { moduli: listOf(integer(2, MAX_POINTS)), set: listOf(listOf(integer(-MAX_POINTS, MAX_POINTS))) },
    ({ moduli, set }, where) => {
      limitPoints(
        moduli.reduce((product, m) => product * m, 2),
        where,
      );
      return differenceSetGraph(moduli, set, `${where}.set`);
    },
  ),
  hadamard: construction(
    'Hadamard graph of a Sylvester or Paley matrix of order m',
    { m: integer(1, MAX_POINTS / 4) },
    ({ m }, where) => hadamardGraph(m, `${where}.m`),
  ),
};
