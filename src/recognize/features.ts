/** # Features to be recognised. Defines `Features`, `nonzeroFeatures`, `gramMatrix`, `orthogonalParts`, `partOf`.
 *
 * In floating point zero means zero within the tolerance T, the distance that a vector may be away from its exact place, in units of
 * the length of the vectors. A feature no longer than T is zero. Two orthogonal unit vectors, each moved by T, have an
 * inner product of at most 2T (to first order).
 * @module */
import { dotProduct, type FloatVectors } from '../numeric/floatFrame.js';

export interface Features {
  /** Those that do not vanish. */
  readonly vectors: FloatVectors;
  /** Where they stand among all. */
  readonly indices: readonly number[];
  /** The others: no longer than T times the longest. */
  readonly zeros: readonly number[];
}

/** Sets aside the features that vanish within the tolerance. */
export function nonzeroFeatures(all: FloatVectors, tolerance: number): Features {
  const norms = Float64Array.from({ length: all.n }, (_, i) => Math.sqrt(dotProduct(all, i, i)));
  const longest = norms.reduce((a, b) => Math.max(a, b), 0);
  const indices: number[] = [];
  const zeros: number[] = [];
  norms.forEach((norm, i) => {
    (norm > tolerance * longest ? indices : zeros).push(i);
  });
  return { vectors: partOf(all, indices), indices, zeros };
}

/** Some of the vectors, in the order given. */
export function partOf({ length, coordinates }: FloatVectors, indices: readonly number[]): FloatVectors {
  const part = new Float64Array(indices.length * length);
  indices.forEach((i, at) => {
    part.set(coordinates.subarray(i * length, (i + 1) * length), at * length);
  });
  return { n: indices.length, length, coordinates: part };
}

/** M = WᵀW, n×n. Cost: n²·length / 2. */
export function gramMatrix(vectors: FloatVectors): Float64Array {
  const { n } = vectors;
  const gram = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) gram[i * n + j] = gram[j * n + i] = dotProduct(vectors, i, j);
  return gram;
}

/** T7 within the tolerance: the connected components of {ij : |cos| > 2T}; lists of indices, by first index. */
export function orthogonalParts(n: number, gram: Float64Array, tolerance: number): readonly (readonly number[])[] {
  const seen = new Uint8Array(n);
  const parts: number[][] = [];
  for (let start = 0; start < n; start++) {
    if (seen[start] === 1) continue;
    seen[start] = 1;
    const part = [start];
    for (const i of part)
      for (let j = 0; j < n; j++) {
        if (seen[j] === 1) continue;
        const cosine = gram[i * n + j]! / Math.sqrt(gram[i * n + i]! * gram[j * n + j]!);
        if (Math.abs(cosine) <= 2 * tolerance) continue;
        seen[j] = 1;
        part.push(j);
      }
    parts.push(part.sort((a, b) => a - b));
  }
  return parts;
}
