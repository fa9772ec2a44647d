/** # Graphs of polar and affine geometries. Defines `affinePolarGraph`, `nonsingularGraph`,
 * `generalizedQuadrangleGraph`.
 *
 * Sources: A. E. Brouwer, H. Van Maldeghem, Strongly Regular Graphs, Cambridge 2022, chapter 3; S. E. Payne, J. A. Thas, Finite
 * Generalized Quadrangles, 2nd ed., EMS 2009, chapter 3;
 * @module */
import { DomainError } from '../../exact/errors.js';
import { type FiniteField, primePower } from '../../exact/finiteField.js';
import { type Block, intersectionSizes } from './blockIntersections.js';
import type { Graph } from './graph.js';
import { rookGraph } from './hamming.js';
import { limitPoints } from './limits.js';
import {
  collinearityGraph,
  maximalSubspaces,
  type PolarSpace,
  type PolarSpaceKind,
  polarSpace,
} from './polarSpaces.js';
import { elementaryAbelian, translationLabels } from './translationScheme.js';
import { codeOf, fieldOfOrder, projectivePoints, type Vector, vectors } from './vectorSpace.js';

/** Vectors of GF(q)^m, adjacent when their difference is not zero and in the connection set, which is closed under negation. */
function vectorGraph(field: FiniteField, m: number, connection: (v: Vector) => boolean): Graph {
  const { order: q, characteristic, degree } = field;
  const n = q ** m;
  const classOf = vectors(q, m).map((v, code) => (code !== 0 && connection(v) ? 1 : 0));
  const labels = translationLabels(elementaryAbelian(characteristic, degree * m), classOf);
  return { n, adjacent: (x, y) => labels[x * n + y] === 1 };
}

/** VO^±(2r,q): the vectors of a hyperbolic or elliptic space, adjacent when the difference is singular;
 *  srg(q^{2r}, (q^r ∓ 1)(q^{r−1} ± 1), …). `dimension` is 2r. */
export function affinePolarGraph(sign: 1 | -1, dimension: number, q: number, where: string): Graph {
  const space = quadric(sign, dimension, q, where);
  const { field } = space;
  limitPoints(q ** dimension, where);
  const singular = new Set(
    space.points.flatMap((v) =>
      Array.from({ length: q - 1 }, (_, c) =>
        codeOf(
          q,
          v.map((a) => field.mul(a, c + 1)),
        ),
      ),
    ),
  );
  return vectorGraph(field, dimension, (v) => singular.has(codeOf(q, v)));
}

const quadric = (sign: 1 | -1, dimension: number, q: number, where: string): PolarSpace =>
  sign === 1 ? polarSpace('hyperbolic', dimension / 2, q, where) : polarSpace('elliptic', dimension / 2 - 1, q, where);

/** NO^±(2r,2): the vectors over GF(2) that are not singular, adjacent when they are orthogonal. */
export function nonsingularGraph(sign: 1 | -1, dimension: number, where: string): Graph {
  const space = quadric(sign, dimension, 2, where);
  const singular = new Set(space.points.map((v) => codeOf(2, v)));
  const points = projectivePoints(2, dimension).filter((v) => !singular.has(codeOf(2, v)));
  return collinearityGraph({ ...space, points });
}

/** The directions of the hyperoval made of a conic and its nucleus, q even. */
const hyperoval = (field: FiniteField): readonly Vector[] => [
  [0, 1, 0],
  [0, 0, 1],
  ...vectors(field.order, 1).map(([t]) => [1, t!, field.mul(t!, t!)]),
];

/** The lines of T_2^*(O), adjacent when they meet; GQ(q + 1, q − 1). */
function hyperovalLineGraph(q: number, where: string): Graph {
  const field = fieldOfOrder(q, where);
  const lines = hyperoval(field).flatMap((direction) => {
    const seen = new Set<number>();
    return vectors(q, 3).flatMap((v, code) => {
      if (seen.has(code)) return [];
      const line = Array.from({ length: q }, (_, c) =>
        codeOf(
          q,
          v.map((a, i) => field.add(a, field.mul(c, direction[i]!))),
        ),
      );
      for (const point of line) seen.add(point);
      return [line];
    });
  });
  return concurrencyGraph(q ** 3, lines);
}

/** The collinearity graph of T_2^*(O), q ≥ 2 even: AG(3,q) with the lines in the directions of a hyperoval; GQ(q − 1, q + 1). */
function hyperovalGraph(q: number, where: string): Graph {
  const field = fieldOfOrder(q, where);
  const directions = hyperoval(field);
  const multiples = new Set<number>();
  for (const direction of directions)
    for (let c = 1; c < q; c++)
      multiples.add(
        codeOf(
          q,
          direction.map((a) => field.mul(a, c)),
        ),
      );
  return vectorGraph(field, 3, (v) => multiples.has(codeOf(q, v)));
}

/** The collinearity graph of a classical GQ(s,t): srg((s+1)(st+1), s(t+1), s−1, t+1).
 *  @throws DomainError when (s,t) is no order of those that are constructed here */
export function generalizedQuadrangleGraph(s: number, t: number, where: string): Graph {
  limitPoints((s + 1) * (s * t + 1), where);
  const power = (q: number): boolean => primePower(q) !== undefined;
  const root = Math.round(Math.sqrt(s));
  if (t === 1) return rookGraph(s + 1, s + 1);
  if (s === t && power(s)) return collinearityGraph(polarSpace('symplectic', 2, s, where));
  if (t === s * s && power(s)) return collinearityGraph(polarSpace('elliptic', 2, s, where));
  if (s === t * t && power(t)) return collinearityGraph(polarSpace('hermitian-even', 2, t, where));
  if (s === root ** 2 && t === root ** 3 && power(root))
    return collinearityGraph(polarSpace('hermitian-odd', 2, root, where));
  const dualRoot = Math.round(Math.cbrt(s));
  if (s === dualRoot ** 3 && t === dualRoot ** 2 && power(dualRoot)) return dual('hermitian-odd', dualRoot, where);
  if (t === s + 2 && power(s + 1) && s % 2 === 1) return hyperovalGraph(s + 1, where);
  if (t === s - 2 && power(t + 1) && t % 2 === 1) return hyperovalLineGraph(t + 1, where);
  throw new DomainError({
    where,
    expected:
      'an order (s,1), (q,q), (q,q²), (q²,q), (q²,q³), (q³,q²), or (q−1,q+1), (q+1,q−1) with q even, q a prime power',
    found: `(${s},${t})`,
  });
}

/** The lines of a quadrangle, adjacent when they meet. */
function dual(kind: PolarSpaceKind, q: number, where: string): Graph {
  const space = polarSpace(kind, 2, q, where);
  return concurrencyGraph(space.points.length, maximalSubspaces(space));
}

function concurrencyGraph(points: number, lines: readonly Block[]): Graph {
  const common = intersectionSizes(points, lines);
  const n = lines.length;
  return { n, adjacent: (x, y) => x !== y && common[x * n + y] === 1 };
}
