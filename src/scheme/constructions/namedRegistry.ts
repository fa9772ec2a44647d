/** # Registry of single graphs. Defines `namedGraphs`.
 * @module */
import { taylorGraph, wellsGraph } from './antipodalCovers.js';
import { affinePolarGraph } from './geometryGraphs.js';
import { cycleGraph, type Graph, generalizedPetersenGraph } from './graph.js';
import { hallJankoGraph } from './hexagons.js';
import { limitPoints, MAX_POINTS } from './limits.js';
import {
  biggsSmithGraph,
  coxeterGraph,
  hoffmanSingletonGraph,
  lcfGraph,
  perkelGraph,
  sylvesterGraph,
} from './namedGraphs.js';
import { construction, integer, listOf, type Registry } from './parameters.js';
import {
  cameronGraph,
  gewirtzGraph,
  higmanSimsGraph,
  m22Graph,
  m23Graph,
  mclaughlinGraph,
  wittGraph,
} from './steinerGraphs.js';
import { schlaefliGraph } from './stronglyRegular.js';

export const namedGraphs: Registry<Graph> = {
  'hoffman-singleton': construction('Hoffman–Singleton graph, srg(50,7,0,1)', {}, hoffmanSingletonGraph),
  gewirtz: construction('Gewirtz graph, srg(56,10,0,2)', {}, gewirtzGraph),
  m22: construction('M22 graph, srg(77,16,0,4)', {}, m22Graph),
  'higman-sims': construction('Higman–Sims graph, srg(100,22,0,6)', {}, higmanSimsGraph),
  'hall-janko': construction('Hall–Janko graph, srg(100,36,14,12)', {}, hallJankoGraph),
  cameron: construction('Cameron graph, srg(231,30,9,3)', {}, cameronGraph),
  'brouwer-haemers': construction('Brouwer–Haemers graph VO−(4,3), srg(81,20,1,6)', {}, (_, where) =>
    affinePolarGraph(-1, 4, 3, where),
  ),
  m23: construction('blocks of S(4,7,23) that meet in one point, srg(253,112,36,60)', {}, m23Graph),
  mclaughlin: construction('McLaughlin graph, srg(275,112,30,56)', {}, mclaughlinGraph),
  sylvester: construction('Sylvester graph, {5,4,2;1,1,4}', {}, sylvesterGraph),
  perkel: construction('Perkel graph, {6,5,2;1,1,3}', {}, perkelGraph),
  wells: construction('Wells graph, {5,4,1,1;1,1,4,5}', {}, wellsGraph),
  gosset: construction('Gosset graph, {27,10,1;1,10,27}', {}, () => taylorGraph(schlaefliGraph())),
  icosahedron: construction('graph of the icosahedron, {5,2,1;1,2,5}', {}, () => taylorGraph(cycleGraph(5))),
  heawood: construction('Heawood graph, {3,2,2;1,1,3}', {}, () => lcfGraph([5, -5], 7)),
  pappus: construction('Pappus graph, {3,2,2,1;1,1,2,3}', {}, () => lcfGraph([5, 7, -7, 7, -7, -5], 3)),
  desargues: construction('Desargues graph, {3,2,2,1,1;1,1,2,2,3}', {}, () => generalizedPetersenGraph(10, 3)),
  coxeter: construction('Coxeter graph, {3,2,2,1;1,1,1,2}', {}, coxeterGraph),
  'tutte-8-cage': construction('Tutte’s 8-cage, {3,2,2,2;1,1,1,3}', {}, () => lcfGraph([-13, -9, 7, -7, 9, 13], 5)),
  'biggs-smith': construction('Biggs–Smith graph, {3,2,2,2,1,1,1;1,1,1,1,1,1,3}', {}, biggsSmithGraph),
  foster: construction('Foster graph, {3,2,2,2,2,1,1,1;1,1,1,1,2,2,2,3}', {}, () =>
    lcfGraph([17, -9, 37, -37, 9, -17], 15),
  ),
  witt: construction(
    'octads of the Golay code that miss 0, 1 or 2 points, adjacent when disjoint',
    { missing: integer(0, 2) },
    ({ missing }) => wittGraph(missing),
  ),
  lcf: construction(
    'cubic Hamiltonian graph [jumps]^repeats',
    { jumps: listOf(integer(-MAX_POINTS, MAX_POINTS)), repeats: integer(1, MAX_POINTS) },
    ({ jumps, repeats }, where) => {
      limitPoints(jumps.length * repeats, where);
      return lcfGraph(jumps, repeats);
    },
  ),
};
