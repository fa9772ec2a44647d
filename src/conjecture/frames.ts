/** # Generators of exact frames. Defines `frames`, `tightFrames`, `localizedFrames`, `unitFrames`, `FrameOptions`.
 *
 * Arbitraries for fast-check whose values are `ExactFrame`s. Zero and repeated vectors are among them. What a generator promises
 * holds by construction, for shrunk values too; nothing is filtered.
 * @module */
import type fc from 'fast-check';
import { DomainError } from '../exact/errors.js';
import type { ExactFrame, FrameOrigin, frameOrigins } from './exactFrame.js';
import {
  buildFrame,
  type Family,
  type FrameRecipe,
  type ProjectionRecipe,
  type Shape,
  simplerFrames,
  type VectorRecipe,
} from './frameRecipes.js';
import { bounds, type Draw, type Range, recipeArbitrary } from './recipeArbitrary.js';
import { eigenspaceFramesOn, MAX_SHELF_POINTS } from './schemeShelf.js';

export interface FrameOptions {
  /** The number of coordinates; for frames of a scheme the rank. Default: 1 to 4. */
  readonly dimension?: Range;
  /** The number of vectors. Default: 1 to 9. */
  readonly size?: Range;
  /** Only frames of these origins. Default: all. */
  readonly kinds?: readonly FrameOrigin[];
}

/** More vectors or coordinates are not small any more. */
const MOST = 64;

function shapeOf({ dimension = [1, 4], size = [1, 9] }: FrameOptions, where: string): Shape {
  return {
    dimension: bounds(dimension, `${where}: dimension`, 1, MOST),
    size: bounds(size, `${where}: size`, 1, MOST),
  };
}

type Kind = (typeof frameOrigins)[number];
type Drawing = (draw: Draw, shape: Shape, special: boolean) => FrameRecipe | undefined;

/** A family of frames: kinds with how often each is drawn. A kind that a shape has no room for gives undefined. */
function frameArbitrary(
  where: string,
  options: FrameOptions,
  family: Family,
  drawings: readonly (readonly [kind: Kind, weight: number, drawing: Drawing])[],
): fc.Arbitrary<ExactFrame> {
  const shape = shapeOf(options, where);
  const kinds = options.kinds ?? drawings.map(([kind]) => kind);
  const unknown = kinds.find((kind) => !drawings.some(([known]) => known === kind));
  if (unknown !== undefined)
    throw new DomainError({
      where: `${where}: kinds`,
      expected: `some of ${drawings.map(([kind]) => kind).join(', ')}`,
      found: String(unknown),
    });
  const used = drawings.filter(([kind]) => kinds.includes(kind));
  if (used.length === 0)
    throw new DomainError({ where: `${where}: kinds`, expected: 'at least one kind', found: 'none' });
  const wheel = used.flatMap(([, weight, drawing]) => new Array<Drawing>(weight).fill(drawing));
  return recipeArbitrary<FrameRecipe, ExactFrame>({
    draw: (draw, special) => {
      for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        const recipe = draw.from(wheel)(draw, shape, special);
        if (recipe !== undefined) return recipe;
      }
      throw new DomainError({
        where,
        expected: 'a shape with room for the kinds',
        found: `dimension ${shape.dimension.join('–')}, size ${shape.size.join('–')}, kinds ${kinds.join(', ')}`,
      });
    },
    build: buildFrame,
    simpler: (recipe) => simplerFrames(recipe, shape, family),
  });
}

const MOST_ATTEMPTS = 100;

/** Exact frames of every origin: vectors over Q and Q(√2), Q(√3), Q(√5); eigenspaces of schemes, whole or some points; projected
 *  bases; orbits of groups of signed permutations; orthogonal sums; good frames with one entry changed, or one vector scaled.
 *  @throws DomainError for bounds or kinds that make no sense */
export const frames = (options: FrameOptions = {}): fc.Arbitrary<ExactFrame> =>
  frameArbitrary('frames', options, 'any', [
    ['rational', 30, drawVectors(() => 1)],
    ['quadratic', 14, drawVectors((draw) => draw.from([2, 3, 5]))],
    ['scheme', 12, drawOnScheme],
    ['tight', 8, drawProjection],
    ['unit', 6, drawUnitVectors],
    ['orbit', 10, drawOrbit],
    ['tegum', 8, drawSum],
    ['perturbed', 6, drawPerturbed],
    ['near-miss', 6, drawNearMiss],
  ]);

/** Tight frames: eigenspaces of schemes (T9), projected bases, orthogonal bases repeated. */
export const tightFrames = (options: FrameOptions = {}): fc.Arbitrary<ExactFrame> =>
  frameArbitrary('tightFrames', options, 'tight', [
    ['scheme', 1, drawWholeScheme],
    ['tight', 1, drawProjection],
  ]);

/** Localized frames, which saturate capacity (T1, T3): orthogonal sums of tight frames (T4, T7), with their bounds equal or not. */
export const localizedFrames = (options: FrameOptions = {}): fc.Arbitrary<ExactFrame> =>
  frameArbitrary('localizedFrames', options, 'localized', [
    ['scheme', 2, drawWholeScheme],
    ['tight', 2, drawProjection],
    ['tegum', 4, drawSumOfTight],
  ]);

/** Frames of unit vectors: points on eigenspaces of schemes, rational points of the sphere, vectors with √2 and √3. */
export const unitFrames = (options: FrameOptions = {}): fc.Arbitrary<ExactFrame> =>
  frameArbitrary('unitFrames', options, 'unit', [
    ['scheme', 1, drawPointsOnScheme],
    ['unit', 1, drawUnitVectors],
  ]);

const drawShape = (draw: Draw, { dimension, size }: Shape): readonly [d: number, n: number] => [
  draw.integer(...dimension),
  draw.integer(...size),
];

/** Small integers, often 0 and ±1; repeated, negated and zero vectors now and then. */
const drawVectors =
  (radicandOf: (draw: Draw) => number): Drawing =>
  (draw, shape, special) => {
    const [d, n] = drawShape(draw, shape);
    const radicand = radicandOf(draw);
    const width = radicand === 1 ? d : 2 * d;
    const most = special ? 1 : draw.from([1, 1, 2, 3, 5]);
    const rows: number[][] = [];
    for (let i = 0; i < n; i++) {
      const row = new Array<number>(width);
      for (let k = 0; k < width; k++) row[k] = draw.integer(-most, most);
      rows.push(row);
    }
    if (special && draw.once(2)) rows[draw.integer(0, n - 1)]!.fill(0);
    if (n > 1 && draw.once(4)) {
      const [from, to] = [draw.integer(0, n - 1), draw.integer(0, n - 1)];
      const sign = draw.once(2) ? 1 : -1;
      if (from !== to) rows[to] = rows[from]!.map((c) => sign * c + 0);
    }
    const denominator = draw.once(4) ? draw.integer(2, 3) : 1;
    return {
      form: 'vectors',
      origin: radicand === 1 ? 'rational' : 'quadratic',
      radicand,
      dimension: d,
      denominator,
      rows,
    };
  };

/** A frame of a scheme on n points, with a rank within the shape. */
function drawWholeScheme(draw: Draw, shape: Shape): FrameRecipe | undefined {
  const [lo, hi] = shape.size;
  if (lo > MAX_SHELF_POINTS) return undefined;
  const points = draw.integer(lo, Math.min(hi, MAX_SHELF_POINTS));
  const at = drawPlace(draw, points, shape.dimension);
  return at === undefined ? undefined : { form: 'scheme', origin: 'scheme', points, at, chosen: undefined };
}

/** A place among the frames on n points with a rank within bounds; they are sorted by rank. */
function drawPlace(draw: Draw, n: number, [lo, hi]: readonly [number, number]): number | undefined {
  const list = eigenspaceFramesOn(n);
  const from = list.findIndex(({ rank }) => rank >= lo);
  let to = list.length - 1;
  while (to >= 0 && list[to]!.rank > hi) to--;
  return from < 0 || to < from ? undefined : draw.integer(from, to);
}

/** Points of a frame of a scheme, some left out, some more than once. */
function drawPointsOnScheme(draw: Draw, shape: Shape): FrameRecipe | undefined {
  const whole = drawWholeScheme(draw, shape);
  if (whole?.form !== 'scheme' || draw.once(2)) return whole;
  const n = draw.integer(...shape.size);
  const chosen = Array.from({ length: n }, () => ({ point: draw.integer(0, whole.points - 1), factor: 1 }));
  return { ...whole, chosen };
}

const drawOnScheme: Drawing = (draw, shape) =>
  draw.once(4) ? drawPointsOnScheme(draw, shape) : drawWholeScheme(draw, shape);

function drawProjection(draw: Draw, { dimension, size }: Shape): ProjectionRecipe | undefined {
  const n = draw.integer(Math.max(size[0], Math.min(dimension[0], size[1])), size[1]);
  if (n < dimension[0]) return undefined;
  const d = draw.integer(dimension[0], Math.min(dimension[1], n));
  // Few nonzero entries keep the denominators small.
  const reflections = Array.from({ length: draw.integer(0, 3) }, () => {
    const v = new Array<number>(n).fill(0);
    for (let k = 0; k < 3; k++) v[draw.integer(0, n - 1)] = draw.from([1, -1, 1, 2]);
    return v;
  });
  return { form: 'projection', origin: 'tight', dimension: d, size: n, scale: draw.from([1, 1, 2]), reflections };
}

/** Absolute values of coordinates with the squares adding up to denominator². Over Q(√2), Q(√3) the second list: coefficients of the root. */
const rationalPatterns = [
  { denominator: 1, pattern: [1] },
  { denominator: 5, pattern: [3, 4] },
  { denominator: 3, pattern: [1, 2, 2] },
  { denominator: 2, pattern: [1, 1, 1, 1] },
];
const COMMON = 30;

function drawUnitVectors(draw: Draw, shape: Shape): VectorRecipe {
  const [d, n] = drawShape(draw, shape);
  const radicand = d === 1 ? 1 : draw.from([1, 1, 2, 3]);
  const D = radicand === 1 ? 1 : 2;
  const fitting = rationalPatterns.filter(({ pattern }) => pattern.length <= d);
  const rows = Array.from({ length: n }, () => {
    const row = new Array<number>(d * D).fill(0);
    const sign = (): number => (draw.once(2) ? 1 : -1);
    const places = shuffled(draw, d);
    if (radicand !== 1 && draw.once(2)) {
      // (√2, √2)/2 or (1, √3)/2
      const [a, b] = [places[0]! * D, places[1]! * D];
      row[b + 1] = (sign() * COMMON) / 2;
      row[a + (radicand === 2 ? 1 : 0)] = (sign() * COMMON) / 2;
      return row;
    }
    const { denominator, pattern } = draw.from(fitting);
    pattern.forEach((c, k) => {
      row[places[k]! * D] = (sign() * c * COMMON) / denominator;
    });
    return row;
  });
  return { form: 'vectors', origin: 'unit', radicand, dimension: d, denominator: COMMON, rows };
}

function shuffled(draw: Draw, n: number): readonly number[] {
  const list = Array.from({ length: n }, (_, k) => k);
  for (let k = n - 1; k > 0; k--) {
    const j = draw.integer(0, k);
    [list[k], list[j]] = [list[j]!, list[k]!];
  }
  return list;
}

/** The orbit of an integer vector under one or two random signed permutations; none when it is too long or too short. */
function drawOrbit(draw: Draw, shape: Shape): VectorRecipe | undefined {
  const d = draw.integer(...shape.dimension);
  const most = draw.integer(1, 3);
  const seed = Array.from({ length: d }, () => draw.integer(0, most));
  const generators = Array.from({ length: draw.integer(1, 2) }, () =>
    shuffled(draw, d).map((place) => ({ place, sign: draw.once(3) ? -1 : 1 })),
  );
  const orbit = new Map([[seed.join(), seed]]);
  for (const vector of orbit.values())
    for (const generator of generators) {
      const image = generator.map(({ place, sign }) => sign * vector[place]! + 0);
      if (orbit.size > shape.size[1]) return undefined;
      orbit.set(image.join(), image);
    }
  const rows = [...orbit.values()];
  if (rows.length < shape.size[0] || rows.length > shape.size[1]) return undefined;
  return { form: 'vectors', origin: 'orbit', radicand: 1, dimension: d, denominator: 1, rows };
}

/** Dimension and size split in two; undefined where they cannot be. */
function drawHalves(draw: Draw, { dimension, size }: Shape): readonly [Shape, Shape] | undefined {
  if (dimension[1] < 2 || size[1] < 2) return undefined;
  const d = draw.integer(Math.max(2, dimension[0]), dimension[1]);
  const n = draw.integer(Math.max(2, size[0]), size[1]);
  const [left, leftSize] = [draw.integer(1, d - 1), draw.integer(1, n - 1)];
  const only = (a: number, b: number): Shape => ({ dimension: [a, a], size: [b, b] });
  return [only(left, leftSize), only(d - left, n - leftSize)];
}

const drawParts =
  (first: Drawing, second: Drawing): Drawing =>
  (draw, shape) => {
    const halves = drawHalves(draw, shape);
    if (halves === undefined) return undefined;
    const left = first(draw, halves[0], false);
    const right = second(draw, halves[1], false);
    return left && right && { form: 'sum', origin: 'tegum', parts: [left, right] };
  };

/** The other part of a frame over any field is rational, so that no large field comes about. */
const drawSum: Drawing = (draw, shape, special) =>
  (draw.once(2)
    ? drawSumOfTight
    : drawParts(
        drawVectors(() => 1),
        drawOnScheme,
      ))(draw, shape, special);

const drawSumOfTight: Drawing = (draw, shape, special) =>
  drawParts(drawProjection, draw.once(2) ? drawProjection : drawWholeScheme)(draw, shape, special);

/** A frame with one entry changed: an orbit, or a rational frame with many zeros and ones. */
const drawPerturbed: Drawing = (draw, shape, special) => {
  const good = (draw.once(2) ? drawOrbit : drawVectors(() => 1))(draw, shape, special);
  if (good?.form !== 'vectors') return undefined;
  const [i, k] = [draw.integer(0, good.rows.length - 1), draw.integer(0, good.dimension - 1)];
  const change = draw.from([1, -1]);
  return {
    ...good,
    origin: 'perturbed',
    rows: good.rows.map((row, r) => (r === i ? row.map((c, at) => (at === k ? c + change : c)) : row)),
  };
};

/** Tight and of equal norm but for one vector, which is scaled, put to zero, or only reversed: then all is as it was but the signs. */
const drawNearMiss: Drawing = (draw, shape) => {
  const factor = draw.from([-1, 0, 2, -2, 3]);
  const good = draw.once(2) ? drawOrbit(draw, shape) : drawWholeScheme(draw, shape);
  if (good?.form === 'vectors') {
    const i = draw.integer(0, good.rows.length - 1);
    const rows = good.rows.map((row, r) => (r === i ? row.map((c) => factor * c + 0) : row));
    return { ...good, origin: 'near-miss', rows };
  }
  if (good?.form !== 'scheme') return undefined;
  const i = draw.integer(0, good.points - 1);
  const chosen = Array.from({ length: good.points }, (_, point) => ({ point, factor: point === i ? factor : 1 }));
  return { ...good, origin: 'near-miss', chosen };
};
