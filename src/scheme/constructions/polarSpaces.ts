/** # Polar spaces. Defines `PolarSpace`, `polarSpace`, `polarSpaceKinds`, `maximalSubspaces`, `collinearityGraph`.
 *
 * A nondegenerate form on a vector space over GF(q): its singular points, two of them collinear when they are orthogonal. With r the
 * Witt index and e the parameter of the kind there are (q^{r+e−1} + 1)(q^r − 1)/(q − 1) points and Π_{i<r} (q^{e+i} + 1) maximal
 * singular subspaces, q being the order of the field (e = ½ or 3/2 for Hermitian forms, where q is a square). Rank 2: generalized
 * quadrangles GQ(q, q^e). Source: BCN §9.4.
 * @module */
import { DomainError } from '../../exact/errors.js';
import type { FiniteField } from '../../exact/finiteField.js';
import type { Block } from './blockIntersections.js';
import type { Graph } from './graph.js';
import { limitPoints } from './limits.js';
import { codeOf, fieldOfOrder, powerMap, projectivePoints, type Vector } from './vectorSpace.js';

export const polarSpaceKinds = [
  'symplectic',
  'parabolic',
  'hyperbolic',
  'elliptic',
  'hermitian-even',
  'hermitian-odd',
] as const;
export type PolarSpaceKind = (typeof polarSpaceKinds)[number];

/** e of the kind, and the dimension of the vector space less twice the rank. */
const TYPES: Readonly<Record<PolarSpaceKind, { readonly e: number; readonly core: number }>> = {
  symplectic: { e: 1, core: 0 },
  parabolic: { e: 1, core: 1 },
  hyperbolic: { e: 0, core: 0 },
  elliptic: { e: 2, core: 2 },
  'hermitian-even': { e: 0.5, core: 0 },
  'hermitian-odd': { e: 1.5, core: 1 },
};

export interface PolarSpace {
  readonly field: FiniteField;
  readonly rank: number;
  /** Dimension of the vector space. */
  readonly dimension: number;
  readonly points: readonly Vector[];
  orthogonal(x: Vector, y: Vector): boolean;
}

/** The order of the field: Hermitian forms of parameter q live over GF(q²). */
const fieldOrder = (kind: PolarSpaceKind, q: number): number => (kind.startsWith('hermitian') ? q * q : q);

/** Number of points, and of maximal singular subspaces. */
export function polarSpaceSizes(kind: PolarSpaceKind, rank: number, q: number) {
  const order = fieldOrder(kind, q);
  const { e } = TYPES[kind];
  let maximal = 1;
  for (let i = 0; i < rank; i++) maximal *= Math.round(order ** (e + i)) + 1;
  const points = ((Math.round(order ** (rank + e - 1)) + 1) * (order ** rank - 1)) / (order - 1);
  return { points, maximal };
}

/** Spaces whose vectors are more than this many are not searched for singular points. */
const MAX_VECTORS = 2 ** 22;

/** @throws DomainError when q is no prime power or the space is too large */
export function polarSpace(kind: PolarSpaceKind, rank: number, q: number, where: string): PolarSpace {
  fieldOfOrder(q, `${where}.q`);
  const dimension = 2 * rank + TYPES[kind].core;
  const order = fieldOrder(kind, q);
  if (order ** dimension > MAX_VECTORS) limitPoints(polarSpaceSizes(kind, rank, q).points, where);
  if (order ** dimension > MAX_VECTORS)
    throw new DomainError({
      where,
      expected: `at most ${MAX_VECTORS} vectors`,
      found: `${order}^${dimension}`,
    });
  const field = fieldOfOrder(order, `${where}.q`);
  const { form, quadratic } = formOf(kind, rank, field, q);
  const points = projectivePoints(order, dimension).filter((v) => quadratic(v) === 0);
  return { field, rank, dimension, points, orthogonal: (x, y) => form(x, y) === 0 };
}

/** The reflexive form and the function that vanishes on singular vectors. The hyperbolic planes have the coordinates core + 2i,
 *  core + 2i + 1. */
function formOf(kind: PolarSpaceKind, rank: number, field: FiniteField, q: number) {
  const { core } = TYPES[kind];
  const { add, sub, mul } = field;
  const planes = Array.from({ length: rank }, (_, i) => core + 2 * i);
  if (kind === 'symplectic')
    return {
      form: (x: Vector, y: Vector) =>
        planes.reduce((sum, i) => add(sum, sub(mul(x[i]!, y[i + 1]!), mul(x[i + 1]!, y[i]!))), 0),
      quadratic: () => 0,
    };
  if (kind === 'hermitian-even' || kind === 'hermitian-odd') {
    const conjugate = powerMap(field, q);
    const form = (x: Vector, y: Vector) => x.reduce((sum, a, i) => add(sum, mul(a, conjugate[y[i]!]!)), 0);
    return { form, quadratic: (v: Vector) => form(v, v) };
  }
  // t² + t + c without roots, so that x² + xy + cy² vanishes at 0 only.
  const elements = Array.from({ length: field.order }, (_, t) => t);
  const c = elements.find((a) => elements.every((t) => add(add(mul(t, t), t), a) !== 0))!;
  const quadratic = (v: Vector): number => {
    let sum = 0;
    if (core >= 1) sum = mul(v[0]!, v[0]!);
    if (core === 2) sum = add(sum, add(mul(v[0]!, v[1]!), mul(c, mul(v[1]!, v[1]!))));
    for (const i of planes) sum = add(sum, mul(v[i]!, v[i + 1]!));
    return sum;
  };
  const form = (x: Vector, y: Vector): number =>
    sub(sub(quadratic(x.map((a, i) => add(a, y[i]!))), quadratic(x)), quadratic(y));
  return { form, quadratic };
}

/** Points of a polar space, adjacent when they are distinct and orthogonal. */
export function collinearityGraph({ points, orthogonal }: PolarSpace): Graph {
  return { n: points.length, adjacent: (x, y) => x !== y && orthogonal(points[x]!, points[y]!) };
}

/** The maximal singular subspaces, each the list of its points as indices into `points`. They are found by extending subspaces one
 *  dimension at a time; the extensions of one subspace partition the points orthogonal to it. */
export function maximalSubspaces(space: PolarSpace): readonly Block[] {
  const { field, rank, dimension, points, orthogonal } = space;
  const q = field.order;
  const inverse = powerMap(field, -1);
  const index = new Int32Array(q ** dimension).fill(-1);
  points.forEach((v, i) => {
    index[codeOf(q, v)] = i;
  });
  const normalized = (v: Vector): number => {
    const scale = inverse[v.find((a) => a !== 0)!]!;
    return index[codeOf(q, scale === 1 ? v : v.map((a) => field.mul(a, scale)))]!;
  };
  const n = points.length;
  const collinear = points.map((x) => Uint8Array.from(points, (y) => (orthogonal(x, y) ? 1 : 0)));
  interface Subspace {
    readonly basis: readonly number[];
    readonly points: readonly number[];
  }
  let current: readonly Subspace[] = points.map((_, i) => ({ basis: [i], points: [i] }));
  for (let k = 1; k < rank; k++) {
    const found = new Map<string, Subspace>();
    for (const subspace of current) {
      const done = new Set(subspace.points);
      for (let p = 0; p < n; p++) {
        if (done.has(p) || subspace.basis.some((b) => collinear[b]![p] === 0)) continue;
        const span = [...subspace.points, p];
        for (const u of subspace.points)
          for (let c = 1; c < q; c++)
            span.push(normalized(points[p]!.map((a, i) => field.add(a, field.mul(c, points[u]![i]!)))));
        for (const point of span) done.add(point);
        const sorted = span.sort((a, b) => a - b);
        found.set(sorted.join(), { basis: [...subspace.basis, p], points: sorted });
      }
    }
    current = [...found.values()];
  }
  return current.map((subspace) => subspace.points);
}
