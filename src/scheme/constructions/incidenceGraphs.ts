/** # Incidence graphs. Defines `projectiveIncidenceGraph`, `affineIncidenceGraph`, `quadrangleIncidenceGraph`,
 * `differenceSetGraph`, `doubledOddGraph`, `lineGraph`.
 *
 * Source: BCN §§1.6 (symmetric designs), 1.7 (nets without a parallel class), 6.5 (generalized polygons),
 * 9.1D (doubled odd graphs).
 * @module */
import { DomainError } from '../../exact/errors.js';
import type { FiniteField } from '../../exact/finiteField.js';
import { incidenceGraph } from './blockIntersections.js';
import { type Graph, mixedRadix } from './graph.js';
import { subsets } from './johnson.js';
import { limitPoints } from './limits.js';
import { maximalSubspaces, polarSpace } from './polarSpaces.js';
import { dotProduct, projectivePoints } from './vectorSpace.js';

const indices = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

/** Points and hyperplanes of PG(m,q). */
export function projectiveIncidenceGraph(field: FiniteField, m: number): Graph {
  const points = projectivePoints(field.order, m + 1);
  const all = indices(points.length);
  const hyperplanes = points.map((h) => all.filter((i) => dotProduct(field, h, points[i]!) === 0));
  return incidenceGraph(points.length, hyperplanes);
}

/** Points (x,y) and lines y = mx + c of AG(2,q), one parallel class being left out: {q, q−1, q−1, 1; 1, 1, q−1, q}. */
export function affineIncidenceGraph(field: FiniteField): Graph {
  const q = field.order;
  const lines = indices(q * q).map((line) => {
    const [slope, c] = [Math.floor(line / q), line % q];
    return indices(q).map((x) => x * q + field.add(field.mul(slope, x), c));
  });
  return incidenceGraph(q * q, lines);
}

/** Points and lines of the quadrangle W(q): {q+1, q, q, q; 1, 1, 1, q+1}. */
export function quadrangleIncidenceGraph(q: number, where: string): Graph {
  const space = polarSpace('symplectic', 2, q, where);
  return incidenceGraph(space.points.length, maximalSubspaces(space));
}

/** Points and blocks D + g of the development of a difference set D in Z_m1 × … × Z_mk: {k, k−1, k−λ; 1, λ, k}.
 *  @throws DomainError when some differences occur more often than others */
export function differenceSetGraph(
  moduli: readonly number[],
  set: readonly (readonly number[])[],
  where: string,
): Graph {
  const n = moduli.reduce((product, m) => product * m, 1);
  const code = (digits: readonly number[]): number =>
    moduli.reduce((sum, m, i) => sum * m + (((digits[i]! % m) + m) % m), 0);
  const elements = indices(n).map((element) => mixedRadix(element, moduli));
  for (const element of set)
    if (element.length !== moduli.length)
      throw new DomainError({
        where,
        expected: `elements of ${moduli.length} coordinate${moduli.length === 1 ? '' : 's'}`,
        found: `(${element})`,
      });
  const counts = new Int32Array(n);
  for (const a of set) for (const b of set) counts[code(a.map((x, i) => x - b[i]!))]!++;
  const unequal = counts.findIndex((count, difference) => difference > 0 && count !== counts[1]);
  if (unequal > 0 || counts[0] !== set.length)
    throw new DomainError({
      where,
      expected: 'distinct elements, every difference as often as every other',
      found: `${counts[Math.max(unequal, 0)]} differences (${elements[Math.max(unequal, 0)]}) but ${counts[1] ?? 0} of (${elements[1] ?? ''})`,
    });
  return incidenceGraph(
    n,
    elements.map((shift) => set.map((element) => code(element.map((a, i) => a + shift[i]!)))),
  );
}

/** The (k−1)- and k-subsets of 2k − 1 points, by inclusion. */
export function doubledOddGraph(k: number): Graph {
  const small = subsets(2 * k - 1, k - 1);
  const index = new Map(small.map((set, i) => [set.join(), i]));
  const large = subsets(2 * k - 1, k).map((set) =>
    set.map((point) => index.get(set.filter((p) => p !== point).join())!),
  );
  return incidenceGraph(small.length, large);
}

/** The edges, adjacent when they share a vertex. @throws DomainError for more than 2048 edges */
export function lineGraph({ n, adjacent }: Graph, where: string): Graph {
  const edges: (readonly [number, number])[] = [];
  for (let x = 0; x < n; x++)
    for (let y = x + 1; y < n; y++) {
      if (!adjacent(x, y)) continue;
      edges.push([x, y]);
      limitPoints(edges.length, where);
    }
  if (edges.length === 0) throw new DomainError({ where, expected: 'a graph with edges', found: 'none' });
  return {
    n: edges.length,
    adjacent: (e, f) => {
      const [a, b] = edges[e]!;
      const [c, d] = edges[f]!;
      return e !== f && (a === c || a === d || b === c || b === d);
    },
  };
}
