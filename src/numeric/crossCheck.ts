/** # Floating-point cross-check of an exact result. Defines `crossCheck`, `NumericCheck`, `CrossCheckInput`, `roundingTolerance`.
 *
 * The Gram matrix, the frame operator F = WWᵀ, its eigenvalues and what follows from them are computed once more in doubles, by
 * other means than the exact ones, and compared. Agreement is evidence, never a certificate; disagreement is a bug on one of the
 * two sides. W comes from the vectors where they are known, else from the Gram matrix by Cholesky factorization.
 *
 * Every residual is relative: inner products to the two lengths, D_i to itself, capacity to itself, everything about F to
 * tr F = Σ‖w_i‖², the size that bounds the rounding errors of the sum Σ w_i w_iᵀ. So one tolerance serves all.
 * @module */
import { DomainError } from '../exact/errors.js';
import { frameOperator, symmetricEigen } from './eigen.js';
import { type FloatGram, type FloatVectors, readGram, readVectors, squaredScale } from './floatFrame.js';
import { type GramRows, gramResidual, gramRows } from './gramRows.js';
import { frameActions, nonLocalizationMayHide } from './localization.js';
import { listed, multisetDistance } from './multisets.js';
import { pivotedCholesky } from './pivotedCholesky.js';

/** An exact result in doubles, each the exact number correctly rounded. */
export interface CrossCheckInput {
  /** M_ij = values[entry[i·n + j]]. */
  readonly gram: FloatGram;
  /** n vectors with that Gram matrix (already divided by their scale), of any one length at least the dimension. */
  readonly vectors?: readonly (readonly number[])[];
  /** The nonzero eigenvalues of F, distinct as exact numbers. */
  readonly frameBounds: readonly { readonly value: number; readonly multiplicity: number }[];
  /** r = rank W. */
  readonly dimension: number;
  /** Σ D_i. */
  readonly capacity: number;
  /** D_i; null for zero vectors. */
  readonly dimensionalities: readonly { readonly value: number | null; readonly count: number }[];
  readonly tight: boolean;
  readonly localized: boolean;
}

export interface NumericCheck {
  /** The largest of `residuals`; infinite where one is no number. */
  readonly maxResidual: number;
  readonly tolerance: number;
  /** maxResidual ≤ tolerance. */
  readonly agrees: boolean;
  /** Relative; 1 where integers or yes and no contradict each other. */
  readonly residuals: readonly { readonly name: string; readonly value: number }[];
}

/** 4·(n + length)·ε, ε = 2^−52, for n vectors of this many coordinates.
 *
 *  An inner product carries at most length + O(1) roundings relative to the two lengths, an entry of F n + O(1) relative
 *  to tr F, a sum Σ_j M_ij² n + O(1); the eigen-solver a small multiple of length. The factor 4 covers those constants and the
 *  growth in Cholesky factorization. */
export const roundingTolerance = (n: number, length: number): number => 4 * (n + length) * Number.EPSILON;

/** Compares all there is. Cost for vectors of length ℓ: (n²ℓ + 3nℓ²)/2 + 10ℓ³ multiplications.
 *  @throws ShapeError for a ragged or incomplete input; DomainError for a dimension that is none; LimitError for numbers outside the range of doubles */
export function crossCheck(input: CrossCheckInput): NumericCheck {
  const { dimension, frameBounds, tight, localized } = input;
  if (!(Number.isSafeInteger(dimension) && dimension >= 0))
    throw new DomainError({ where: 'dimension', expected: 'an integer ≥ 0', found: String(dimension) });
  const gram = readGram(input.gram);
  const scale = squaredScale(input.gram);
  const given = input.vectors && readVectors(input.vectors, gram.n, scale);
  const rows = gramRows(gram);
  const tolerance = roundingTolerance(gram.n, given?.length ?? dimension);
  const residuals: { name: string; value: number }[] = [];
  const note = (name: string, value: number): void => {
    residuals.push({ name, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value });
  };

  const vectors = coordinatesOf(gram, given, dimension, tolerance, note);
  const frame = frameOperator(vectors);
  const eigen = symmetricEigen(frame);
  const size = rows.trace > 0 ? rows.trace : 1;
  const bounds = frameBounds.map(({ value, multiplicity }) => ({ value: value / scale / size, times: multiplicity }));
  note('eigenvalue equation', eigen.equationResidual / size);
  note('orthonormality', eigen.orthonormalityResidual);
  const spectrum = dimension <= gram.n ? listed(bounds, dimension) : undefined;
  note('rank', spectrum === undefined ? 1 : 0);
  if (spectrum !== undefined)
    note(
      'frame bounds',
      multisetDistance(
        Array.from(eigen.values, (value) => value / size),
        spectrum,
      ),
    );

  noteDimensionalities(input, rows, note);

  const actions = frameActions(frame, vectors, (bounds[0]?.value ?? 0) * size);
  note('Rayleigh quotients', rayleighResidual(rows, actions.quadratic) / size);
  const spread = actions.localization / size;
  const mayHide = nonLocalizationMayHide(distinctDescending(bounds), rows.smallestCosine, tolerance);
  note('localized', localized ? spread : spread > tolerance || mayHide ? 0 : 1);
  // F = A·P has one nonzero eigenvalue; a frame of zero vectors has none
  const single = bounds.length === 1;
  note('tight', tight !== single ? 1 : tight ? actions.tightness / size : 0);

  const maxResidual = residuals.reduce((largest, { value }) => Math.max(largest, value), 0);
  return { maxResidual, tolerance, agrees: maxResidual <= tolerance, residuals };
}

type Note = (name: string, value: number) => void;

/** The vectors to work with. Those given are compared with the Gram matrix, and replaced by shorter ones where they have more
 *  than n coordinates; a Cholesky factor shows with its remainder that the rank is no more than the dimension. */
function coordinatesOf(
  gram: FloatGram,
  given: FloatVectors | undefined,
  dimension: number,
  tolerance: number,
  note: Note,
): FloatVectors {
  if (given !== undefined) {
    note('gram', gramResidual(gram, given));
    if (given.length <= gram.n) return given;
  }
  // a quarter: what is cut off moves inner products, Rayleigh quotients and F by at most twice as much
  const { vectors, remainder } = pivotedCholesky(gram, Math.min(dimension, gram.n), tolerance / 4);
  note('cholesky remainder', remainder);
  note('cholesky gram', gramResidual(gram, vectors));
  return vectors;
}

/** D_i = ‖w_i‖⁴ / Σ_j ⟨w_i, w_j⟩², as a multiset, and their sum. */
function noteDimensionalities(
  { dimensionalities, capacity, dimension, localized }: CrossCheckInput,
  { norms, squares }: GramRows,
  note: Note,
): void {
  const computed: number[] = [];
  norms.forEach((norm, i) => {
    if (norm !== 0) computed.push(norm ** 2 / squares[i]!);
  });
  const expected = listed(
    dimensionalities.flatMap(({ value, count }) => (value === null ? [] : [{ value, times: count }])),
    computed.length,
  );
  const missing = dimensionalities.reduce((sum, { value, count }) => (value === null ? sum + count : sum), 0);
  const counted = expected !== undefined && missing === norms.length - computed.length;
  note('dimensionalities', counted ? multisetDistance(expected, computed, (D) => D) : 1);
  const sum = computed.reduce((total, D) => total + D, 0);
  note('capacity', Math.abs(sum - capacity) / (sum > 0 ? sum : 1));
  // T1 and T3: the capacity is the dimension for localized frames
  if (localized) note('saturation', Math.abs(sum - dimension) / (dimension > 0 ? dimension : 1));
}

/** max |w_iᵀFw_i − (M²)_ii| / ‖w_i‖². */
function rayleighResidual({ norms, squares }: GramRows, quadratic: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < norms.length; i++)
    largest = Math.max(largest, Math.abs(quadratic[i]! - squares[i]!) / (norms[i]! === 0 ? 1 : norms[i]!));
  return largest;
}

const distinctDescending = (bounds: readonly { readonly value: number }[]): readonly number[] =>
  bounds.map(({ value }) => value).sort((a, b) => b - a);
