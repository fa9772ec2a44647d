/** # The orthogonal sum of recognised components. Defines `orthogonalSum`, `OrthogonalSum`, `Placed`.
 *
 * T7: frames in orthogonal subspaces. Their sizes relative to each other are no part of any theorem, they are measured; but where all vectors
 * have one norm, or all components one frame bound, within the tolerance, the sum is an exact frame as well.
 * @module */
import { LimitError } from '../exact/errors.js';
import { rational } from '../exact/rational.js';
import { type Frame, tegumSum } from '../frame/frame.js';
import type { FloatGram, FloatVectors } from '../numeric/floatFrame.js';
import { distance, type Geometry, rounded } from './geometry.js';
import { unitClasses } from './knownFrames.js';
import type { Fit } from './procrustes.js';

/** A component with the places of its vectors. */
export interface Placed {
  readonly features: readonly number[];
  readonly geometry: Geometry;
}

export interface OrthogonalSum {
  /** From the components in exactly orthogonal subspaces, each of its measured size. */
  readonly fit: Fit;
  /** The exact frame of all, and the distance from it; undefined where sizes are merely measured. */
  readonly whole: { readonly frame: Frame; readonly fit: Fit } | undefined;
}

/** The root mean square of the norms of a component, as fitted. */
export function fittedNorm({ gram, fit }: Geometry): number {
  let trace = 0;
  for (let i = 0; i < gram.n; i++) trace += gram.values[gram.entry[i * gram.n + i]!]!;
  return fit.scale * Math.sqrt(trace / gram.n);
}

/** @param weights the vectors of all components */
export function orthogonalSum(weights: FloatVectors, parts: readonly Placed[], tolerance: number): OrthogonalSum {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) {
    const { kind, frame, fit } = only.geometry;
    return { fit, whole: kind === 'exact' ? { frame, fit } : undefined };
  }
  const { fit } = distance(weights, blocks(weights.n, parts));
  if (parts.some(({ geometry }) => geometry.kind === 'stretched')) return { fit, whole: undefined };
  // Mean squared norms of the components of the exact frame.
  const sizes = [
    parts.map(() => rational(1, 1)),
    parts.map(({ geometry: { dimension, gram } }) => rational(dimension, gram.n)),
  ].find((squared) =>
    agree(
      parts.map(({ geometry }, k) => fittedNorm(geometry) / Math.sqrt(Number(squared[k]))),
      tolerance,
    ),
  );
  const frame = sizes && exactSum(weights.n, parts, sizes);
  if (frame === undefined) return { fit, whole: undefined };
  const { fit: exactFit } = distance(weights, rounded(frame));
  return { fit, whole: exactFit.largest <= tolerance ? { frame, fit: exactFit } : undefined };
}

function agree(scales: readonly number[], tolerance: number): boolean {
  const mean = scales.reduce((sum, scale) => sum + scale, 0) / scales.length;
  return scales.every((scale) => Math.abs(scale / mean - 1) <= tolerance);
}

/** The Gram matrices of the geometries, each of its measured size, with zeros between them. */
function blocks(n: number, parts: readonly Placed[]): FloatGram {
  const entry = new Int32Array(n * n);
  const values = [0];
  for (const { features, geometry } of parts) {
    const { gram, fit } = geometry;
    place(n, entry, features, gram.n, gram.entry, values.length);
    for (const value of gram.values) values.push(value * fit.scale ** 2);
  }
  return { n, entry, values };
}

/** Writes a block into a matrix of indices, each raised by `shift`. */
function place(
  n: number,
  into: Int32Array,
  features: readonly number[],
  size: number,
  block: Int32Array,
  shift: number,
): void {
  features.forEach((i, a) => {
    features.forEach((j, b) => {
      into[i * n + j] = block[a * size + b]! + shift;
    });
  });
}

function exactSum(
  n: number,
  parts: readonly Placed[],
  sizes: readonly ReturnType<typeof rational>[],
): Frame | undefined {
  try {
    const { gram } = tegumSum(
      parts.map(({ geometry: { frame } }, k) => {
        const { colour, elements, field } = unitClasses(frame);
        const size = field.fromRational(sizes[k]!);
        return { gram: { field, n: frame.gram.n, entry: colour, values: elements.map((x) => field.mul(x, size)) } };
      }),
    );
    // Point a of the sum is feature order[a].
    const order = parts.flatMap(({ features }) => features);
    const entry = new Int32Array(n * n);
    place(n, entry, order, n, gram.entry, 0);
    return { gram: { ...gram, entry } };
  } catch (error) {
    // A common field beyond the limits.
    if (error instanceof LimitError) return undefined;
    throw error;
  }
}
