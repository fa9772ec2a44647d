/** # Recipes of exact frames. Defines `FrameRecipe`, `Shape`, `Family`, `buildFrame`, `simplerFrames`.
 *
 * What a frame is built from, small enough to be shrunk as data: integer coordinates over a common denominator; points on
 * eigenspaces of a scheme; columns of a product of reflections (a tight frame is a projected orthonormal basis: M. A. Naimark); and
 * orthogonal sums of these (T7).
 * @module */
import { memoized } from '../exact/memo.js';
import { type Element, type NumberField, rationalField } from '../exact/numberField.js';
import { quadraticField } from '../exact/quadratic.js';
import { rational } from '../exact/rational.js';
import { type Frame, frameFromGram, gramValue, tegumSum } from '../frame/frame.js';
import { ExactFrame, type FrameOrigin } from './exactFrame.js';
import type { IntegerVectors } from './integerGram.js';
import { eigenspaceFramesOn } from './schemeShelf.js';

/** Numbers of coordinates (for frames of a scheme: the rank) and of vectors that are wanted. */
export interface Shape {
  readonly dimension: readonly [number, number];
  readonly size: readonly [number, number];
}

/** What every value must have, the shrunk ones too. */
export type Family = 'any' | 'tight' | 'localized' | 'unit';

/** n vectors with coordinates (a + b√m)/denominator: a and b alternate in a row for m > 1. */
export interface VectorRecipe {
  readonly form: 'vectors';
  readonly origin: FrameOrigin;
  /** 1 for rational coordinates. */
  readonly radicand: number;
  readonly dimension: number;
  readonly denominator: number;
  readonly rows: readonly (readonly number[])[];
}

/** Points of a frame on the shelf, each times a factor; `undefined` for all of them as they are. */
interface SchemeRecipe {
  readonly form: 'scheme';
  readonly origin: FrameOrigin;
  readonly points: number;
  /** Place among the frames of schemes on so many points. */
  readonly at: number;
  readonly chosen: readonly { readonly point: number; readonly factor: number }[] | undefined;
}

/** The first d columns of the product of the reflections in n-vectors v, times `scale`: a tight frame with bound scale². */
export interface ProjectionRecipe {
  readonly form: 'projection';
  readonly origin: FrameOrigin;
  readonly dimension: number;
  readonly size: number;
  readonly scale: number;
  readonly reflections: readonly (readonly number[])[];
}

interface SumRecipe {
  readonly form: 'sum';
  readonly origin: FrameOrigin;
  readonly parts: readonly FrameRecipe[];
}

export type FrameRecipe = VectorRecipe | SchemeRecipe | ProjectionRecipe | SumRecipe;

const fields = new Map<number, NumberField>();

/** Q(√m) for a square-free m, with the basis 1, √m; Q for 1. */
const fieldOf = (radicand: number): NumberField =>
  memoized(fields, radicand, () => (radicand === 1 ? rationalField : quadraticField(BigInt(radicand)).field));

/** Of the vectors before they are scaled. */
function sizeOf(recipe: FrameRecipe): number {
  switch (recipe.form) {
    case 'vectors':
      return recipe.rows.length;
    case 'scheme':
      return recipe.chosen?.length ?? recipe.points;
    case 'projection':
      return recipe.size;
    case 'sum':
      return recipe.parts.reduce((sum, part) => sum + sizeOf(part), 0);
    default:
      return recipe satisfies never;
  }
}

function dimensionOf(recipe: FrameRecipe): number {
  switch (recipe.form) {
    case 'vectors':
    case 'projection':
      return recipe.dimension;
    case 'scheme':
      return eigenspaceFramesOn(recipe.points)[recipe.at]!.rank;
    case 'sum':
      return recipe.parts.reduce((sum, part) => sum + dimensionOf(part), 0);
    default:
      return recipe satisfies never;
  }
}

export function buildFrame(recipe: FrameRecipe): ExactFrame {
  const vectors = vectorsOf(recipe);
  if (vectors !== undefined) return new ExactFrame({ vectors }, recipe.origin);
  return new ExactFrame({ frame: frameOf(recipe) }, recipe.origin, nameOf(recipe));
}

function nameOf(recipe: FrameRecipe): string {
  switch (recipe.form) {
    case 'scheme': {
      const whole = eigenspaceFramesOn(recipe.points)[recipe.at]!.name;
      if (recipe.chosen === undefined) return whole;
      const points = recipe.chosen.map(({ point, factor }) => (factor === 1 ? `${point}` : `${factor}·${point}`));
      return `${whole}, points ${points.join(', ')}`;
    }
    case 'sum':
      return recipe.parts.map(nameOf).join(' ⊕ ');
    case 'vectors':
      return `${recipe.rows.length} vectors`;
    case 'projection':
      return `${recipe.size} projected basis vectors`;
    default:
      return recipe satisfies never;
  }
}

function frameOf(recipe: FrameRecipe): Frame {
  if (recipe.form === 'scheme') return schemeFrame(recipe);
  if (recipe.form === 'sum') return tegumSum(recipe.parts.map(frameOf));
  return buildFrame(recipe).frame;
}

function schemeFrame({ points, at, chosen }: SchemeRecipe): Frame {
  const whole = eigenspaceFramesOn(points)[at]!.frame();
  if (chosen === undefined) return whole;
  const { gram } = whole;
  const { field } = gram;
  return frameFromGram(field, chosen.length, (i, j) => {
    const factor = chosen[i]!.factor * chosen[j]!.factor;
    const value: Element = gramValue(gram, chosen[i]!.point, chosen[j]!.point);
    return factor === 1 ? value : field.mul(value, field.fromRational(rational(factor)));
  });
}

/** Integer coordinates, where all parts have them over one field. */
function vectorsOf(recipe: FrameRecipe): IntegerVectors | undefined {
  switch (recipe.form) {
    case 'vectors': {
      const { radicand, dimension, denominator, rows } = recipe;
      const field = fieldOf(radicand);
      const width = dimension * field.degree;
      const w = new Float64Array(rows.length * width);
      for (let i = 0; i < rows.length; i++) w.set(rows[i]!, i * width);
      return { field, n: rows.length, dimension, w, denominator };
    }
    case 'projection':
      return projection(recipe);
    case 'sum': {
      const parts = recipe.parts.map(vectorsOf);
      return parts.some((part) => part === undefined || part.field !== parts[0]!.field)
        ? undefined
        : blockDiagonal(parts as readonly IntegerVectors[]);
    }
    case 'scheme':
      return undefined;
    default:
      return recipe satisfies never;
  }
}

/** The rows of H_1·H_2⋯E, with H = I − 2vvᵀ/|v|² and E the first d columns of I; every |v|² multiplies the denominator. */
function projection({ dimension: d, size: n, scale, reflections }: ProjectionRecipe): IntegerVectors {
  const w = new Float64Array(n * d);
  for (let i = 0; i < d; i++) w[i * d + i] = scale;
  let denominator = 1;
  for (const v of reflections) {
    const norm = v.reduce((sum, x) => sum + x * x, 0);
    if (norm === 0) continue;
    for (let k = 0; k < d; k++) {
      let product = 0;
      for (let i = 0; i < n; i++) product += v[i]! * w[i * d + k]!;
      for (let i = 0; i < n; i++) w[i * d + k] = norm * w[i * d + k]! - 2 * v[i]! * product;
    }
    denominator *= norm;
  }
  const common = w.reduce(greatestCommonDivisor, denominator);
  return { field: rationalField, n, dimension: d, w: w.map((x) => x / common), denominator: denominator / common };
}

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

function blockDiagonal(parts: readonly IntegerVectors[]): IntegerVectors {
  const { field } = parts[0]!;
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  const dimension = parts.reduce((sum, part) => sum + part.dimension, 0);
  const denominator = parts.reduce(
    (common, part) => (common / greatestCommonDivisor(common, part.denominator)) * part.denominator,
    1,
  );
  const D = field.degree;
  const w = new Float64Array(n * dimension * D);
  let [row, column] = [0, 0];
  for (const part of parts) {
    const factor = denominator / part.denominator;
    for (let i = 0; i < part.n; i++)
      for (let k = 0; k < part.dimension * D; k++)
        w[((row + i) * dimension + column) * D + k] = factor * part.w[i * part.dimension * D + k]!;
    row += part.n;
    column += part.dimension;
  }
  return { field, n, dimension, w, denominator };
}

/** Simpler recipes within the shape and the family: fewer vectors first, then fewer coordinates, then a simpler field, then smaller
 *  integers. */
export function* simplerFrames(recipe: FrameRecipe, shape: Shape, family: Family): Iterable<FrameRecipe> {
  if (recipe.form !== 'vectors' && family === 'any') yield* tinyFrames(recipe, shape);
  switch (recipe.form) {
    case 'vectors':
      yield* simplerVectors(recipe, shape, family);
      break;
    case 'scheme':
      yield* simplerOnScheme(recipe, shape, family);
      break;
    case 'projection':
      yield* simplerProjections(recipe, shape);
      break;
    case 'sum':
      yield* simplerSums(recipe, shape, family);
      break;
    default:
      recipe satisfies never;
  }
}

/** Of two coordinates and three vectors at most, all frames of zeros and ones: what is not given by vectors can become one of these. */
function* tinyFrames(recipe: FrameRecipe, { size, dimension }: Shape): Iterable<VectorRecipe> {
  for (let n = size[0]; n <= Math.min(3, sizeOf(recipe)); n++)
    for (let d = dimension[0]; d <= Math.min(2, dimension[1]); d++)
      for (let bits = 0; bits < 2 ** (n * d); bits++)
        yield {
          form: 'vectors',
          origin: 'rational',
          radicand: 1,
          dimension: d,
          denominator: 1,
          rows: Array.from({ length: n }, (_, i) => Array.from({ length: d }, (_, k) => (bits >> (i * d + k)) % 2)),
        };
}

/** The list without a run of its entries: halves, quarters … single ones. */
function* withoutRuns<T>(list: readonly T[], least: number): Iterable<readonly T[]> {
  for (let length = Math.ceil(list.length / 2); length >= 1; length = length === 1 ? 0 : Math.ceil(length / 2)) {
    if (list.length - length < least) continue;
    for (let from = 0; from + length <= list.length; from += length)
      yield [...list.slice(0, from), ...list.slice(from + length)];
  }
}

function* simplerVectors(recipe: VectorRecipe, { size, dimension }: Shape, family: Family): Iterable<VectorRecipe> {
  const { rows, radicand, denominator } = recipe;
  const D = radicand === 1 ? 1 : 2;
  // Leaving out or changing vectors keeps neither tightness nor localization.
  if (family === 'tight' || family === 'localized') return;
  for (const kept of withoutRuns(rows, size[0])) yield { ...recipe, rows: kept };
  const isFree = (k: number): boolean =>
    family === 'any' || rows.every((row) => row.slice(k * D, (k + 1) * D).every((c) => c === 0));
  if (recipe.dimension > dimension[0])
    for (let k = recipe.dimension - 1; k >= 0; k--)
      if (isFree(k))
        yield {
          ...recipe,
          dimension: recipe.dimension - 1,
          rows: rows.map((row) => [...row.slice(0, k * D), ...row.slice((k + 1) * D)]),
        };
  yield* onAxes(recipe);
  if (family === 'unit') return;
  const divisor = rows.flat().reduce(greatestCommonDivisor, denominator);
  if (divisor > 1)
    yield {
      ...recipe,
      denominator: denominator / divisor,
      rows: rows.map((row) => row.map((c) => c / divisor)),
    };
  if (radicand !== 1) yield { ...recipe, radicand: 1, rows: rows.map((row) => row.filter((_, at) => at % 2 === 0)) };
  for (const smaller of [2, 3]) if (smaller < radicand) yield { ...recipe, radicand: smaller };
  if (denominator !== 1) yield { ...recipe, denominator: 1 };
  for (let i = rows.length - 1; i >= 0; i--)
    for (let at = 0; at < rows[i]!.length; at++)
      for (const c of simplerIntegers(rows[i]![at]!))
        yield { ...recipe, rows: rows.map((row, r) => (r === i ? row.map((old, k) => (k === at ? c : old)) : row)) };
}

/** A vector of several nonzero coordinates replaced by a unit vector on an axis, or such a one by one on an earlier axis: norms stay
 *  what they are in a unit frame. */
function* onAxes(recipe: VectorRecipe): Iterable<VectorRecipe> {
  const { rows, radicand, denominator, dimension } = recipe;
  const D = radicand === 1 ? 1 : 2;
  for (const [i, row] of rows.entries()) {
    const nonzero = row.flatMap((c, at) => (c === 0 ? [] : [at]));
    const isUnit = nonzero.length === 1 && nonzero[0]! % D === 0 && row[nonzero[0]!] === denominator;
    const end = isUnit ? nonzero[0]! / D : nonzero.length > 1 ? dimension : 0;
    for (let axis = 0; axis < end; axis++)
      yield {
        ...recipe,
        rows: rows.map((old, r) => (r === i ? old.map((_, at) => (at === axis * D ? denominator : 0)) : old)),
      };
  }
}

/** Closer to 0, and positive rather than negative. */
function* simplerIntegers(c: number): Iterable<number> {
  const size = Math.abs(c);
  if (size === 0) return;
  yield 0;
  if (c < 0) yield size;
  if (size > 2) yield Math.sign(c) * Math.floor(size / 2);
  if (size > 1) yield Math.sign(c) * (size - 1);
}

function* simplerOnScheme(recipe: SchemeRecipe, { size, dimension }: Shape, family: Family): Iterable<SchemeRecipe> {
  const { points, at, chosen } = recipe;
  // Those that are not 1 first, so that they stay where there are fewer points.
  const factors = (chosen ?? []).map(({ factor }) => factor).sort((a, b) => Number(a === 1) - Number(b === 1));
  for (let n = Math.max(1, size[0]); n <= points; n++)
    for (const [place, { rank }] of eigenspaceFramesOn(n).entries()) {
      const isSmaller = n < points || (place < at && chosen === undefined);
      if (!isSmaller || rank < dimension[0] || rank > dimension[1]) continue;
      yield { ...recipe, origin: 'scheme', points: n, at: place, chosen: undefined };
      if (family === 'any' && chosen?.length === points)
        yield {
          ...recipe,
          points: n,
          at: place,
          chosen: factors.slice(0, n).map((factor, point) => ({ point, factor })),
        };
    }
  if (family === 'tight' || family === 'localized') return;
  const list = chosen ?? Array.from({ length: points }, (_, point) => ({ point, factor: 1 }));
  for (const kept of withoutRuns(list, size[0])) yield { ...recipe, chosen: kept };
  for (const [i, { point, factor }] of list.entries())
    if (factor !== 1) yield { ...recipe, chosen: list.map((old, k) => (k === i ? { point, factor: 1 } : old)) };
}

function* simplerProjections(recipe: ProjectionRecipe, { size, dimension }: Shape): Iterable<ProjectionRecipe> {
  const { reflections } = recipe;
  if (recipe.size > Math.max(size[0], recipe.dimension))
    for (let i = recipe.size - 1; i >= 0; i--)
      yield {
        ...recipe,
        size: recipe.size - 1,
        reflections: reflections.map((v) => [...v.slice(0, i), ...v.slice(i + 1)]),
      };
  if (recipe.dimension > dimension[0]) yield { ...recipe, dimension: recipe.dimension - 1 };
  if (recipe.scale !== 1) yield { ...recipe, scale: 1 };
  for (const kept of withoutRuns(reflections, 0)) yield { ...recipe, reflections: kept };
  for (const [r, v] of reflections.entries())
    for (const [i, x] of v.entries())
      for (const c of simplerIntegers(x))
        yield {
          ...recipe,
          reflections: reflections.map((old, k) => (k === r ? old.map((y, at) => (at === i ? c : y)) : old)),
        };
}

function* simplerSums(recipe: SumRecipe, shape: Shape, family: Family): Iterable<FrameRecipe> {
  const fits = (candidate: FrameRecipe): boolean =>
    sizeOf(candidate) >= shape.size[0] && dimensionOf(candidate) >= shape.dimension[0];
  const { parts } = recipe;
  // A tight frame is one part of a localized one, or all parts with one bound: single parts stay in every family.
  for (const part of parts) if (fits(part)) yield part;
  if (family === 'tight') return;
  if (parts.length > 2)
    for (const kept of withoutRuns(parts, 2)) if (fits({ ...recipe, parts: kept })) yield { ...recipe, parts: kept };
  for (const [at, part] of parts.entries()) {
    const inside: Shape = { size: [1, sizeOf(part)], dimension: [1, dimensionOf(part)] };
    // Each part of a localized sum stays localized by staying tight.
    for (const smaller of simplerFrames(part, inside, family === 'localized' ? 'tight' : family)) {
      const candidate = { ...recipe, parts: parts.map((old, k) => (k === at ? smaller : old)) };
      if (fits(candidate)) yield candidate;
    }
  }
}
