/** # The distance of weights from a geometry. Defines `procrustes`, `Fit`.
 *
 * The orthogonal Procrustes problem with a scale: min over s ≥ 0 and X with orthonormal columns of Σ_i ‖w_i − s X g_i‖², for the weights
 * w_i and the vectors g_i of the exact geometry. With C = Σ_i w_i g_iᵀ the minimum is at the polar factor X = C(CᵀC)^{−1/2} and
 * s = tr (CᵀC)^{1/2} / Σ‖g_i‖². Source: P. H. Schönemann, R. M. Carroll, Fitting one matrix to another under choice of a central
 * dilation and a rigid motion, Psychometrika 35 (1970).
 * @module */
import { symmetricEigen } from '../numeric/eigen.js';
import type { FloatVectors } from '../numeric/floatFrame.js';

export interface Fit {
  /** The best s. */
  readonly scale: number;
  /** √(Σ‖w_i − s X g_i‖² / Σ‖w_i‖²). */
  readonly residual: number;
  /** max_i ‖w_i − s X g_i‖ over the root mean square of the ‖w_i‖. */
  readonly largest: number;
}

/** Singular values of C below this fraction of the largest are zero. */
const RANK = 1e-7;

/** @param weights n of them, not all zero
 *  @param geometry n vectors of full row rank, not all zero. Cost: n·length·dimension, and 10·dimension³ */
export function procrustes(weights: FloatVectors, geometry: FloatVectors): Fit {
  const { n, length, coordinates: w } = weights;
  const { length: d, coordinates: g } = geometry;
  const cross = new Float64Array(length * d);
  for (let i = 0; i < n; i++)
    for (let a = 0; a < length; a++) {
      const factor = w[i * length + a]!;
      for (let b = 0; b < d; b++) cross[a * d + b]! += factor * g[i * d + b]!;
    }
  const square = new Float64Array(d * d);
  for (let a = 0; a < length; a++)
    for (let b = 0; b < d; b++) {
      const factor = cross[a * d + b]!;
      for (let c = 0; c < d; c++) square[b * d + c]! += factor * cross[a * d + c]!;
    }
  const { values, vectors } = symmetricEigen({ size: d, entries: square });
  const singular = values.map((value) => Math.sqrt(Math.max(0, value)));
  const size = squareSum(g);
  const scale = singular.reduce((sum, value) => sum + value, 0) / size;
  // R = (CᵀC)^{−1/2}, d×d, where C has full rank. What X does elsewhere is free: it leads out of the space of the weights.
  const root = new Float64Array(d * d);
  const lost: number[] = [];
  singular.forEach((value, k) => {
    if (!(value > RANK * singular[0]!)) {
      lost.push(k);
      return;
    }
    for (let b = 0; b < d; b++) {
      const factor = vectors[b * d + k]! / value;
      for (let c = 0; c < d; c++) root[b * d + c]! += factor * vectors[c * d + k]!;
    }
  });
  const total = squareSum(w);
  const turned = new Float64Array(d);
  let [sum, largest] = [0, 0];
  for (let i = 0; i < n; i++) {
    for (let b = 0; b < d; b++) {
      let image = 0;
      for (let c = 0; c < d; c++) image += root[b * d + c]! * g[i * d + c]!;
      turned[b] = scale * image;
    }
    let distance = 0;
    for (const k of lost) {
      let part = 0;
      for (let b = 0; b < d; b++) part += vectors[b * d + k]! * g[i * d + b]!;
      distance += (scale * part) ** 2;
    }
    for (let a = 0; a < length; a++) {
      let image = 0;
      for (let b = 0; b < d; b++) image += cross[a * d + b]! * turned[b]!;
      distance += (w[i * length + a]! - image) ** 2;
    }
    sum += distance;
    largest = Math.max(largest, distance);
  }
  return { scale, residual: Math.sqrt(sum / total), largest: Math.sqrt((largest * n) / total) };
}

function squareSum(entries: Float64Array): number {
  let sum = 0;
  for (const entry of entries) sum += entry * entry;
  return sum;
}
