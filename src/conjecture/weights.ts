/** # Weight matrices in floating point. Defines `Weights`, `weights`, `ToyConfiguration`, `toyConfigurations`.
 *
 * W of n features (vectors) with d coordinates each, as doubles; and configurations of the ReLU toy model. A claim about them runs in
 * floating point; `exactFrame` is the frame of the very numbers that the doubles are, on which an exact claim can decide.
 * @module */
import type fc from 'fast-check';
import { DomainError } from '../exact/errors.js';
import { memoized } from '../exact/memo.js';
import { rationalField } from '../exact/numberField.js';
import { type Rational, rational } from '../exact/rational.js';
import { frameFromVectors } from '../frame/frame.js';
import { oneActiveLoss } from '../toy/oneActiveLoss.js';
import { readSettings } from '../toy/settings.js';
import { startTraining } from '../toy/training.js';
import { type ExactFrame, exactFrame } from './exactFrame.js';
import { bounds, type Draw, type Range, recipeArbitrary } from './recipeArbitrary.js';

export class Weights {
  /** How they came about. */
  readonly kind: string;
  /** Features. */
  readonly n: number;
  /** Coordinates of a feature. */
  readonly dimension: number;
  /** Coordinate a of feature i at i·dimension + a; finite. */
  readonly data: Float64Array;
  #exact: ExactFrame | undefined;

  constructor(n: number, dimension: number, data: Float64Array, kind = 'given') {
    this.kind = kind;
    this.n = n;
    this.dimension = dimension;
    this.data = data;
  }

  /** ⟨w_i, w_j⟩, rounded. */
  product(i: number, j: number): number {
    const { dimension: d, data } = this;
    let sum = 0;
    for (let a = 0; a < d; a++) sum += data[i * d + a]! * data[j * d + a]!;
    return sum;
  }

  /** D_i = ‖w_i‖⁴/Σ_j⟨w_i,w_j⟩², rounded; undefined for a zero vector. */
  get dimensionalities(): readonly (number | undefined)[] {
    return Array.from({ length: this.n }, (_, i) => {
      let sum = 0;
      for (let j = 0; j < this.n; j++) sum += this.product(i, j) ** 2;
      return sum === 0 ? undefined : this.product(i, i) ** 2 / sum;
    });
  }

  get capacity(): number {
    return this.dimensionalities.reduce<number>((sum, D) => sum + (D ?? 0), 0);
  }

  /** The frame of the numbers that the doubles are. */
  get exactFrame(): ExactFrame {
    this.#exact ??= exactFrame(
      frameFromVectors(
        rationalField,
        Array.from({ length: this.n }, (_, i) =>
          Array.from(this.data.subarray(i * this.dimension, (i + 1) * this.dimension), (x) =>
            rationalField.fromRational(rationalOf(x)),
          ),
        ),
      ),
    );
    return this.#exact;
  }
}

/** The rational that a finite double is. */
export function rationalOf(x: number): Rational {
  if (!Number.isFinite(x)) throw new DomainError({ where: 'weights', expected: 'finite numbers', found: String(x) });
  let [numerator, exponent] = [x, 0];
  for (; !Number.isInteger(numerator); exponent++) numerator *= 2;
  return rational(BigInt(numerator), 1n << BigInt(exponent));
}

const weightKinds = ['gaussian', 'low-rank', 'localized', 'ill-conditioned', 'trained'] as const;
type WeightKind = (typeof weightKinds)[number];

export interface WeightOptions {
  /** The number of features. Default: 1 to 8. */
  readonly features?: Range;
  /** The number of coordinates. Default: 1 to 4. */
  readonly dimension?: Range;
  /** Default: all. */
  readonly kinds?: readonly WeightKind[];
}

interface WeightRecipe {
  readonly kind: WeightKind;
  readonly rows: readonly (readonly number[])[];
}

const MOST = 64;

/** Weights: Gaussian; of low rank; near orthogonal clusters, with noise; with norms and directions of very different sizes; and those of
 *  toy models after a short training. Shrinks to fewer features and coordinates, then to numbers with fewer binary digits.
 *  @throws DomainError for bounds or kinds that make no sense */
export function weights({
  features = [1, 8],
  dimension = [1, 4],
  kinds = weightKinds,
}: WeightOptions = {}): fc.Arbitrary<Weights> {
  const size = bounds(features, 'weights: features', 1, MOST);
  const length = bounds(dimension, 'weights: dimension', 1, MOST);
  const unknown = kinds.find((kind) => !weightKinds.includes(kind));
  if (unknown !== undefined || kinds.length === 0)
    throw new DomainError({
      where: 'weights: kinds',
      expected: `some of ${weightKinds.join(', ')}`,
      found: unknown ?? 'none',
    });
  return recipeArbitrary<WeightRecipe, Weights>({
    draw: (draw) => drawWeights(draw, draw.from(kinds), draw.integer(...size), draw.integer(...length)),
    build: ({ kind, rows }) => new Weights(rows.length, rows[0]!.length, Float64Array.from(rows.flat()), kind),
    simpler: (recipe) => simplerRows(recipe, size[0], length[0]),
  });
}

function drawWeights(draw: Draw, kind: WeightKind, n: number, d: number): WeightRecipe {
  const normals = (rows: number, columns: number): number[][] =>
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => draw.normal()));
  switch (kind) {
    case 'low-rank': {
      const r = draw.integer(1, Math.max(1, Math.min(n, d) - 1));
      const [left, right] = [normals(n, r), normals(r, d)];
      return {
        kind,
        rows: left.map((row) => right[0]!.map((_, a) => row.reduce((sum, x, k) => sum + x * right[k]![a]!, 0))),
      };
    }
    case 'localized': {
      // Signed multiples of axes, and noise of one size.
      const noise = 10 ** -draw.integer(1, 6);
      const lengths = Array.from({ length: d }, () => draw.integer(1, 3));
      return {
        kind,
        rows: normals(n, d).map((row, i) =>
          row.map((x, a) => noise * x + (a === i % d ? lengths[a]! * draw.from([1, -1]) : 0)),
        ),
      };
    }
    case 'ill-conditioned': {
      const scales = Array.from({ length: d }, () => 10 ** -draw.integer(0, 8));
      const norms = Array.from({ length: n }, () => 10 ** draw.integer(-4, 4));
      return { kind, rows: normals(n, d).map((row, i) => row.map((x, a) => norms[i]! * scales[a]! * x)) };
    }
    case 'trained':
      return { kind, rows: trainedRows(n, d, draw.integer(0, TRAINED_SEEDS - 1)) };
    default:
      return { kind, rows: normals(n, d) };
  }
}

/** Checkpoints are few and kept: a training takes milliseconds, which is long beside all else. */
const TRAINED_SEEDS = 8;
const STEPS = 400;
const checkpoints = new Map<string, readonly (readonly number[])[]>();

/** The features of a toy model after a short training on the exact loss with one active feature. */
function trainedRows(features: number, hidden: number, seed: number): readonly (readonly number[])[] {
  return memoized(checkpoints, `${features} ${hidden} ${seed}`, () => {
    const training = startTraining(
      readSettings({ features, hidden, seed, loss: 'one-active', sparsity: 0.9, rate: 0.01, steps: STEPS }),
    );
    training.advance(STEPS);
    const { encoder, stride } = training.loss.parameters;
    return Array.from({ length: features }, (_, i) => Array.from(encoder.subarray(i * stride, i * stride + hidden)));
  });
}

function* simplerRows({ kind, rows }: WeightRecipe, fewest: number, shortest: number): Iterable<WeightRecipe> {
  if (rows.length > fewest)
    for (let i = rows.length - 1; i >= 0; i--) yield { kind, rows: rows.filter((_, at) => at !== i) };
  const d = rows[0]!.length;
  if (d > shortest)
    for (let a = d - 1; a >= 0; a--) yield { kind, rows: rows.map((row) => row.filter((_, at) => at !== a)) };
  for (const digits of ROUNDINGS) {
    const rounded = rows.map((row) => row.map((x) => roundTo(x, digits)));
    if (rounded.some((row, i) => row.some((x, a) => x !== rows[i]![a]))) yield { kind, rows: rounded };
  }
  for (let i = 0; i < rows.length; i++)
    for (let a = 0; a < d; a++)
      for (const simpler of new Set([0, ...ROUNDINGS.map((digits) => roundTo(rows[i]![a]!, digits))]))
        if (simpler !== rows[i]![a]! && !(simpler === 0 && rows[i]![a] === 0))
          yield { kind, rows: rows.map((row, r) => (r === i ? row.map((x, k) => (k === a ? simpler : x)) : row)) };
}

/** Binary digits after the point. */
const ROUNDINGS = [0, 1, 2, 4, 8, 16];
const roundTo = (x: number, digits: number): number => Math.round(x * 2 ** digits) / 2 ** digits + 0;

/** W and b of the toy model x′ = ReLU(WᵀWx + b), with a sparsity. */
export class ToyConfiguration {
  readonly kind: string;
  readonly weights: Weights;
  readonly bias: Float64Array;
  /** The probability that a feature is zero. */
  readonly sparsity: number;

  constructor(weights: Weights, bias: Float64Array, sparsity: number) {
    this.kind = weights.kind;
    this.weights = weights;
    this.bias = bias;
    this.sparsity = sparsity;
  }

  /** Features. */
  get n(): number {
    return this.weights.n;
  }

  /** Hidden dimensions. */
  get dimension(): number {
    return this.weights.dimension;
  }

  /** T13: the loss with one active feature and equal importances. */
  get oneActiveLoss(): number {
    const { n } = this;
    const responses = Float64Array.from({ length: n * n }, (_, at) => this.weights.product(Math.floor(at / n), at % n));
    const gradient = { responses: new Float64Array(n * n), bias: new Float64Array(n) };
    return oneActiveLoss(new Array<number>(n).fill(1), responses, this.bias, gradient);
  }
}

/** Configurations of the toy model: weights of every kind with biases from −1 to 1 and sparsities from 0 to 0.99. */
export function toyConfigurations(options: WeightOptions = {}): fc.Arbitrary<ToyConfiguration> {
  const { features = [2, 8], dimension = [1, 3], kinds = weightKinds } = options;
  const size = bounds(features, 'toyConfigurations: features', 1, MOST);
  const length = bounds(dimension, 'toyConfigurations: dimension', 1, MOST);
  interface Recipe {
    readonly weights: WeightRecipe;
    readonly bias: readonly number[];
    readonly sparsity: number;
  }
  return recipeArbitrary<Recipe, ToyConfiguration>({
    draw: (draw) => {
      const n = draw.integer(...size);
      return {
        weights: drawWeights(draw, draw.from(kinds), n, draw.integer(...length)),
        bias: Array.from({ length: n }, () => draw.integer(-1024, 1024) / 1024),
        sparsity: draw.from([0, 0.5, 0.9, 0.99]),
      };
    },
    build: ({ weights: { kind, rows }, bias, sparsity }) =>
      new ToyConfiguration(
        new Weights(rows.length, rows[0]!.length, Float64Array.from(rows.flat()), kind),
        Float64Array.from(bias),
        sparsity,
      ),
    *simpler({ weights, bias, sparsity }) {
      const { kind, rows } = weights;
      if (rows.length > size[0])
        for (let i = rows.length - 1; i >= 0; i--)
          yield {
            weights: { kind, rows: rows.filter((_, at) => at !== i) },
            bias: bias.filter((_, at) => at !== i),
            sparsity,
          };
      for (const smaller of simplerRows(weights, rows.length, length[0])) yield { weights: smaller, bias, sparsity };
      for (let i = 0; i < bias.length; i++)
        for (const b of new Set([0, roundTo(bias[i]!, 0), roundTo(bias[i]!, 2)]))
          if (b !== bias[i]! && Math.abs(b) <= Math.abs(bias[i]!))
            yield { weights, bias: bias.map((old, at) => (at === i ? b : old)), sparsity };
      if (sparsity !== 0) yield { weights, bias, sparsity: 0 };
    },
  });
}
