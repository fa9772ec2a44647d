/** # The split Cayley hexagon and the Hall–Janko graph. Defines `generalizedHexagonGraph`, `hallJankoGraph`.
 *
 * Sources: H. Van Maldeghem, Generalized Polygons, Birkhäuser 1998, §2.4 (H(q)); A. E. Brouwer, H. Van Maldeghem, Strongly Regular
 * Graphs, Cambridge 2022, §10.32 (Hall–Janko).
 * @module */
import { intersectionSizes } from './blockIntersections.js';
import type { Graph } from './graph.js';
import { limitPoints } from './limits.js';
import { collinearityGraph } from './polarSpaces.js';
import { codeOf, fieldOfOrder, projectivePoints, type Vector } from './vectorSpace.js';

export interface Hexagon extends Graph {
  /** The vertices, as points of PG(6,q). */
  readonly points: readonly Vector[];
}

/** The collinearity graph of the split Cayley hexagon H(q): the points of x_0x_4 + x_1x_5 + x_2x_6 = x_3², joined when the Grassmann
 *  coordinates of their line satisfy Tits' equations; {q(q+1), q², q²; 1, 1, q+1}. */
export function generalizedHexagonGraph(q: number, where: string): Hexagon {
  const field = fieldOfOrder(q, where);
  const { add, sub, mul } = field;
  limitPoints((q ** 6 - 1) / (q - 1), where);
  const planes = (x: Vector, y: Vector): number => [0, 1, 2].reduce((sum, i) => add(sum, mul(x[i]!, y[i + 4]!)), 0);
  const points = projectivePoints(q, 7).filter((x) => planes(x, x) === mul(x[3]!, x[3]!));
  const equations = [
    [1, 2, 3, 4],
    [5, 4, 3, 2],
    [2, 0, 3, 5],
    [6, 5, 3, 0],
    [0, 1, 3, 6],
    [4, 6, 3, 1],
  ] as const;
  const form = (x: Vector, y: Vector): number => {
    const middle = mul(x[3]!, y[3]!);
    return sub(add(planes(x, y), planes(y, x)), add(middle, middle));
  };
  const quadric = collinearityGraph({ field, rank: 3, dimension: 7, points, form });
  const adjacent = (a: number, b: number): boolean => {
    if (!quadric.adjacent(a, b)) return false;
    const [x, y] = [points[a]!, points[b]!];
    const p = (i: number, j: number): number => sub(mul(x[i]!, y[j]!), mul(x[j]!, y[i]!));
    return equations.every(([i, j, k, l]) => p(i, j) === p(k, l));
  };
  return { n: points.length, adjacent, points };
}

/** srg(100,36,14,12): a vertex, the 36 hyperplanes of PG(6,2) that meet the quadric of H(2) in a hyperbolic quadric, of 35 points, and the
 *  63 lines of H(2). The vertex is joined to the hyperplanes, a hyperplane to the 21 lines in it and to the 14 hyperplanes with which it
 *  has nine of them in common, a line to the 24 at distance two in the dual hexagon. */
export function hallJankoGraph(): Graph {
  const { points, adjacent } = generalizedHexagonGraph(2, 'Hall–Janko graph');
  const index = new Map(points.map((v, i) => [codeOf(2, v), i]));
  const lines = points.flatMap((v, x) =>
    points.flatMap((w, y) => {
      const z = index.get(codeOf(2, v) ^ codeOf(2, w))!;
      return x < y && y < z && adjacent(x, y) ? [[x, y, z]] : [];
    }),
  );
  const hyperplanes = projectivePoints(2, 7)
    .map((h) => points.map((v) => v.reduce((sum, a, i) => sum ^ (a & h[i]!), 0) === 0))
    .filter((contains) => contains.filter(Boolean).length === 35)
    .map((contains) => lines.flatMap((line, i) => (line.every((point) => contains[point]) ? [i] : [])));
  const common = intersectionSizes(lines.length, hyperplanes);
  const meet = (k: number, l: number): boolean => lines[k]!.some((point) => lines[l]!.includes(point));
  const indices = lines.map((_, i) => i);
  const atDistanceTwo = (k: number, l: number): boolean =>
    k !== l && !meet(k, l) && indices.some((m) => meet(k, m) && meet(m, l));
  const join = (x: number, y: number): boolean => {
    if (x === 0) return y >= 1 && y <= 36;
    if (y <= 36) return common[(x - 1) * 36 + y - 1] === 9;
    return x <= 36 ? hyperplanes[x - 1]!.includes(y - 37) : atDistanceTwo(x - 37, y - 37);
  };
  return { n: 100, adjacent: (x, y) => (x < y ? join(x, y) : x > y && join(y, x)) };
}
