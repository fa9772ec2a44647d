/** # A picture of the Gram matrix. Defines `gramSample`, `GramSample`.
 * @module */
import type { FeatureMatrix } from '../weights/featureMatrix.js';
import type { Diagnosis } from './diagnosis.js';

export interface GramSample {
  /** Indices of the features, cluster by cluster. */
  readonly features: readonly number[];
  /** Their clusters. */
  readonly clusters: readonly number[];
  /** Cosines between them, row by row. */
  readonly cosines: Float64Array;
}

/** At most this many features. */
const SIZE = 96;

/** The cosines between nonzero features, evenly chosen, ordered by cluster; in a cluster each feature follows the one that it is most
 *  aligned with among those left, so that groups stand together. */
export function gramSample(matrix: FeatureMatrix, { measures }: Diagnosis): GramSample {
  const nonzero = Array.from(measures.cluster.keys()).filter((i) => measures.cluster[i] !== -1);
  const size = Math.min(SIZE, nonzero.length);
  const chosen = Array.from({ length: size }, (_, k) => nonzero[Math.floor((k * nonzero.length) / size)]!);
  const { length } = matrix;
  const vectors = chosen.map((i) => {
    const vector = new Float64Array(length);
    matrix.read(i, 1, vector);
    const norm = Math.sqrt(measures.normSquared[i]!);
    return vector.map((x) => x / norm);
  });
  const cosine = (i: number, j: number): number => {
    let sum = 0;
    for (let a = 0; a < length; a++) sum += vectors[i]![a]! * vectors[j]![a]!;
    return Math.max(-1, Math.min(1, sum));
  };
  const table = chosen.map((_, i) => chosen.map((__, j) => cosine(i, j)));
  const left = new Set(chosen.keys());
  const order: number[] = [];
  while (left.size > 0) {
    const last = order.at(-1);
    const rank = (i: number): number =>
      -1e3 * measures.cluster[chosen[i]!]! + (last === undefined ? 0 : Math.abs(table[last]![i]!));
    const next = [...left].reduce((best, i) => (rank(i) > rank(best) ? i : best));
    left.delete(next);
    order.push(next);
  }
  return {
    features: order.map((i) => chosen[i]!),
    clusters: order.map((i) => measures.cluster[chosen[i]!]!),
    cosines: Float64Array.from(order.flatMap((i) => order.map((j) => table[i]![j]!))),
  };
}
