/** # Bipartite doubles. Defines `bipartiteDouble`, `extendedBipartiteDouble`.
 *
 * Of the graph whose edges are the pairs of some symmetric relations: two copies x⁺, x⁻ of every point, with x⁺ ~ y⁻ for x ~ y in the
 * bipartite double, and for x ~ y or x = y in the extended one. The result is the coherent closure of that graph. Source: [BCN]
 * Brouwer, Cohen, Neumaier, Distance-Regular Graphs, Springer 1989, §1.11.
 * @module */
import { DomainError } from '../../exact/errors.js';
import { coherentClosure } from '../coherentClosure.js';
import type { CoherentConfiguration } from '../coherentConfiguration.js';
import { limitDerivedPoints } from './derived.js';

/** x⁺ is point x and x⁻ point n + x; relations as in `coherentClosure`.
 *  @throws DomainError when the relations are not those of an undirected graph; LimitError beyond 2048 points */
export const bipartiteDouble = (
  configuration: CoherentConfiguration,
  relations: readonly number[],
): CoherentConfiguration => double(configuration, relations, 0, 'bipartite double');

/** @throws as `bipartiteDouble` */
export const extendedBipartiteDouble = (
  configuration: CoherentConfiguration,
  relations: readonly number[],
): CoherentConfiguration => double(configuration, relations, 1, 'extended bipartite double');

function double(
  { n, rank, relation, transpose, fibres }: CoherentConfiguration,
  relations: readonly number[],
  loops: 0 | 1,
  where: string,
): CoherentConfiguration {
  limitDerivedPoints(2 * n, where);
  const chosen = new Set(relations);
  for (const k of relations)
    if (!Number.isInteger(k) || k < fibres || k >= rank || !chosen.has(transpose[k]!))
      throw new DomainError({
        where,
        expected: 'relations off the diagonal, with their transposes',
        found: `{${relations.join(',')}}`,
      });
  const colours = new Int32Array(4 * n * n);
  for (let x = 0; x < n; x++)
    for (let y = 0; y < n; y++) {
      const joined = x === y ? loops : chosen.has(relation[x * n + y]!) ? 1 : 0;
      colours[x * 2 * n + n + y] = joined;
      colours[(n + y) * 2 * n + x] = joined;
    }
  return coherentClosure(2 * n, colours);
}
