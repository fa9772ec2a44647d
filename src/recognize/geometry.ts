/** # The geometry of one orthogonal component. Defines `Geometry`, `ExactGeometry`, `StretchedGeometry`, `Failure`, `distance`.
 * @module */
import type { Element, NumberField } from '../exact/numberField.js';
import type { Frame } from '../frame/frame.js';
import type { FloatGram, FloatVectors } from '../numeric/floatFrame.js';
import { pivotedCholesky } from '../numeric/pivotedCholesky.js';
import type { AssociationScheme } from '../scheme/coherentConfiguration.js';
import type { Eigenmatrices } from '../scheme/eigenmatrix.js';
import { type Fit, procrustes } from './procrustes.js';

/** The measured Gram matrix in the idempotents of an exact scheme: M ≈ Σ c_j E_j, at mean squared norm 1. */
export interface MeasuredScheme extends Eigenmatrices {
  /** On the points in their own order; relations by Gram value, descending, the diagonal first. */
  readonly scheme: AssociationScheme;
  /** J: the weights outside J are zero within the tolerance. */
  readonly eigenspaces: readonly number[];
  /** c_j for j ∈ J, measured. */
  readonly weights: readonly number[];
}

interface Common {
  /** Exact, in the order of the features. */
  readonly frame: Frame;
  /** The rank of the frame. */
  readonly dimension: number;
  /** The Gram matrix of the geometry, exact or stretched, in doubles. */
  readonly gram: FloatGram;
  /** The distance of the weights from it. */
  readonly fit: Fit;
}

/** Within the tolerance the features are this frame, up to scale and rotation. */
export interface ExactGeometry extends Common {
  readonly kind: 'exact';
  /** Where it comes from: (scheme, J) by T9, or the id of the known frame that has no scheme. */
  readonly origin: MeasuredScheme | string;
}

/** T9: the scheme and J are exact, the weights are measured. The frame is the tight one of the same scheme and J. */
export interface StretchedGeometry extends Common {
  readonly kind: 'stretched';
  readonly origin: MeasuredScheme;
  /** From the tight frame. */
  readonly tightFit: Fit;
}

export type Geometry = ExactGeometry | StretchedGeometry;

/** The step that failed, why, and how far away the nearest geometry was that was tried (as `Fit.largest`). */
export interface Failure {
  readonly kind: 'unrecognised';
  readonly step: 'classes' | 'closure' | 'limit' | 'fit' | 'sum';
  readonly reason: string;
  readonly distance: number | null;
}

/** Squared norms that are this small a part of a norm are rounding. */
const ROUNDING = 1e-9;

/** The distance of the weights from the frame with the given Gram matrix, and its rank. */
export function distance(weights: FloatVectors, gram: FloatGram): { readonly fit: Fit; readonly rank: number } {
  const { vectors } = pivotedCholesky(gram, gram.n, ROUNDING);
  return { fit: procrustes(weights, vectors), rank: vectors.length };
}

/** An exact Gram matrix, each value correctly rounded. */
export const rounded = ({ gram: { field, n, entry, values } }: Frame): FloatGram => ({
  n,
  entry,
  values: values.map((value) => field.toNumber(value)),
});

export const toNumbers = (field: NumberField, rows: readonly (readonly Element[])[]): readonly (readonly number[])[] =>
  rows.map((row) => row.map((x) => field.toNumber(x)));
