/** Weights for the tests of diagnosing. */
import type { FeatureMatrix } from '../../../src/numeric/weights/featureMatrix.js';

/** Vectors as a matrix of features. */
export function featuresOf(vectors: readonly (readonly number[])[], roundoff = 2 ** -53): FeatureMatrix {
  const length = vectors[0]?.length ?? 0;
  const entries = Float64Array.from(vectors.flat());
  return {
    source: 'test',
    features: vectors.length,
    length,
    roundoff,
    read: (from, count, into) => into.set(entries.subarray(from * length, (from + count) * length)),
  };
}

/** n vectors of so many coordinates from a linear congruential sequence: full rank, nothing special. */
export function scattered(n: number, length: number, seed = 1): number[][] {
  let state = seed;
  const next = (): number => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 31 - 1;
  };
  return Array.from({ length: n }, () => Array.from({ length }, next));
}

/** The regular k-gon of this radius, in coordinates first, first + 1 of R^length. */
export const polygon = (k: number, radius = 1, length = 2, first = 0): number[][] =>
  Array.from({ length: k }, (_, i) => {
    const vector = new Array<number>(length).fill(0);
    vector[first] = radius * Math.cos((2 * Math.PI * i) / k);
    vector[first + 1] = radius * Math.sin((2 * Math.PI * i) / k);
    return vector;
  });
