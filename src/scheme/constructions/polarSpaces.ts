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
  /** The reflexive form, linear in its first argument. */
  form(x: Vector, y: Vector): number;
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
  return { field, rank, dimension, points, form };
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

/** Points, adjacent when they are distinct and orthogonal; any vectors will do for points. */
export function collinearityGraph({ field, dimension, points, form }: PolarSpace): Graph {
  const q = field.order;
  const table = (operation: (a: number, b: number) => number): Int32Array =>
    Int32Array.from({ length: q * q }, (_, at) => operation(Math.floor(at / q), at % q));
  const [sums, products] = [table(field.add), table(field.mul)];
  const units = Array.from({ length: dimension }, (_, i) => points[0]!.map((_, j) => (i === j ? 1 : 0)));
  // form(x, y) = Σ x_i form(e_i, y): n² inner products of precomputed vectors.
  const left = Int32Array.from(points.flat(), (a) => a * q);
  const right = Int32Array.from(points.flatMap((y) => units.map((unit) => form(unit, y))));
  const adjacent = (x: number, y: number): boolean => {
    if (x === y) return false;
    let sum = 0;
    for (let i = 0, a = x * dimension, b = y * dimension; i < dimension; i++)
      sum = sums[sum * q + products[left[a + i]! + right[b + i]!]!]!;
    return sum === 0;
  };
  return { n: points.length, adjacent };
}

/** The maximal singular subspaces, each the list of its points as indices into `points`. They are found by extending subspaces one
 *  dimension at a time; the extensions of one subspace partition the other points orthogonal to it. */
export function maximalSubspaces(space: PolarSpace): readonly Block[] {
  const n = space.points.length;
  const { adjacent } = collinearityGraph(space);
  const collinear = new Uint8Array(n * n);
  for (let x = 0; x < n; x++) for (let y = 0; y < n; y++) if (adjacent(x, y)) collinear[x * n + y] = 1;
  const line = lineThrough(space);
  interface Subspace {
    readonly basis: readonly number[];
    readonly points: readonly number[];
  }
  let current: readonly Subspace[] = space.points.map((_, i) => ({ basis: [i], points: [i] }));
  const seen = new Uint8Array(n);
  for (let k = 1; k < space.rank; k++) {
    const found = new Map<string, Subspace>();
    for (const { basis, points } of current) {
      seen.fill(0);
      for (const point of points) seen[point] = 1;
      for (let p = 0; p < n; p++) {
        if (seen[p] === 1 || basis.some((b) => collinear[b * n + p] === 0)) continue;
        const span = [...points, p];
        for (const u of points) line(p, u, span);
        for (const point of span) seen[point] = 1;
        span.sort((a, b) => a - b);
        found.set(span.join(), { basis: [...basis, p], points: span });
      }
    }
    current = [...found.values()];
  }
  return current.map(({ points }) => points);
}

/** Appends the points p + cu, c ≠ 0, of the line through two points. */
function lineThrough({ field, dimension, points }: PolarSpace): (p: number, u: number, into: number[]) => void {
  const q = field.order;
  const index = new Int32Array(q ** dimension);
  points.forEach((v, i) => {
    for (let c = 1; c < q; c++)
      index[
        codeOf(
          q,
          v.map((a) => field.mul(c, a)),
        )
      ] = i;
  });
  return (p, u, into) => {
    const [x, y] = [points[p]!, points[u]!];
    for (let c = 1; c < q; c++) {
      let code = 0;
      for (let i = 0; i < dimension; i++) code = code * q + field.add(x[i]!, field.mul(c, y[i]!));
      into.push(index[code]!);
    }
  };
}
