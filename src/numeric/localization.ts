/** # Localization in floating point. Defines `frameActions`, `nonLocalizationMayHide`.
 *
 * A feature is localized when it is an eigenvector of F (T3). The first function measures that; the second says when rounding
 * cannot tell an exact frame that is not localized from one that is.
 * @module */
import type { SymmetricMatrix } from './eigen.js';
import { dotProduct, type FloatVectors } from './floatFrame.js';

export interface FrameActions {
  /** max ‖F w_i − κ_i w_i‖ / ‖w_i‖ over nonzero vectors, κ_i the Rayleigh quotient: the largest deviation √Var(μ_i). */
  readonly localization: number;
  /** max ‖F w_i − A w_i‖ / ‖w_i‖ over nonzero vectors, for the given A. */
  readonly tightness: number;
  /** w_iᵀ F w_i. */
  readonly quadratic: Float64Array;
}

/** Cost: n·length². */
export function frameActions(frame: SymmetricMatrix, vectors: FloatVectors, bound: number): FrameActions {
  const { size, entries } = frame;
  const { n, coordinates } = vectors;
  const quadratic = new Float64Array(n);
  const image = new Float64Array(size);
  let localization = 0;
  let tightness = 0;
  for (let i = 0; i < n; i++) {
    const norm = dotProduct(vectors, i, i);
    if (norm === 0) continue;
    const offset = i * size;
    let form = 0;
    for (let a = 0; a < size; a++) {
      let sum = 0;
      for (let b = 0; b < size; b++) sum += entries[a * size + b]! * coordinates[offset + b]!;
      image[a] = sum;
      form += sum * coordinates[offset + a]!;
    }
    const rayleigh = form / norm;
    let fromRayleigh = 0;
    let fromBound = 0;
    for (let a = 0; a < size; a++) {
      const coordinate = coordinates[offset + a]!;
      fromRayleigh += (image[a]! - rayleigh * coordinate) ** 2;
      fromBound += (image[a]! - bound * coordinate) ** 2;
    }
    quadratic[i] = form;
    localization = Math.max(localization, Math.sqrt(fromRayleigh / norm));
    tightness = Math.max(tightness, Math.sqrt(fromBound / norm));
  }
  return { localization, tightness, quadratic };
}

/** Can a frame with these exact frame bounds (relative to tr F, descending) that is *not* localized look localized, every
 *  √Var(μ_i) ≤ 2τ·tr F, in floating point?
 *
 *  Let g be the least gap of the bounds and 0, c the least nonzero |cos| between two vectors, and s = 2√2·τ/g. One bound: F is
 *  a multiple of a projection and every frame is localized. More: Var(μ_i) ≥ g² sin²θ_i / 2 for the angle θ_i of w_i and its
 *  nearest eigenspace, so sin θ_i ≤ s. If two vectors near different eigenspaces are not orthogonal, c ≤ 2s + s². If all such are
 *  orthogonal, the vectors near one eigenspace span a sum of parts of eigenspaces; not being localized they reach into another
 *  one, of bound λ, and λ ≤ Σ‖w_i‖² sin²θ_i gives g ≤ s². So without small g, g·c or g³ nothing can hide. */
export function nonLocalizationMayHide(bounds: readonly number[], smallestCosine: number, tau: number): boolean {
  if (bounds.length < 2) return false;
  const gap = bounds.reduce(
    (least, bound, k) => Math.min(least, bound - (bounds[k + 1] ?? 0)),
    Number.POSITIVE_INFINITY,
  );
  const sine = (2 * Math.SQRT2 * tau) / gap;
  return !(sine < 1 && smallestCosine > 2 * sine + sine ** 2 && gap > sine ** 2);
}
