/** # A part of the Gram matrix, in an order that shows its blocks. Defines `gramSample`, `GramSample`.
 * @module */
import type { FeatureMatrix } from '../weights/featureMatrix.js';
import type { Diagnosis } from './diagnosis.js';

export interface GramSample {
  /** Which features, ordered by cluster, and within a cluster so that neighbours are far from orthogonal. */
  readonly features: Int32Array;
  /** The cluster of each. */
  readonly clusters: Int32Array;
  /** ⟨w_i, w_j⟩/(‖w_i‖‖w_j‖), row by row. */
  readonly cosines: Float64Array;
}

const MOST = 96;

/** Entries held at once: 256 MiB. */
const ROOM = 2 ** 25;

/** At most 96 of the nonzero features, taken evenly from the list of them by cluster. Cost: 96²·length / 2. */
export function gramSample(matrix: FeatureMatrix, { measures }: Diagnosis): GramSample {
  const { length } = matrix;
  const { cluster, normSquared } = measures;
  const nonzero = Array.from(cluster.keys()).filter((i) => cluster[i] !== -1);
  nonzero.sort((i, j) => cluster[i]! - cluster[j]! || i - j);
  const size = Math.min(MOST, nonzero.length, Math.max(1, Math.floor(ROOM / length)));
  const sampled = Array.from({ length: size }, (_, at) => nonzero[Math.floor((at * nonzero.length) / size)]!);
  const vectors = sampled.map((i) => {
    const vector = new Float64Array(length);
    matrix.read(i, 1, vector);
    return vector.map((x) => x / Math.sqrt(normSquared[i]!));
  });
  const unordered = new Float64Array(size * size);
  for (let a = 0; a < size; a++)
    for (let b = 0; b <= a; b++) unordered[a * size + b] = unordered[b * size + a] = product(vectors[a]!, vectors[b]!);
  const order = chained(
    size,
    (a, b) => unordered[a * size + b]!,
    (a) => cluster[sampled[a]!]!,
  );
  const cosines = new Float64Array(size * size);
  order.forEach((a, row) => {
    order.forEach((b, column) => {
      cosines[row * size + column] = unordered[a * size + b]!;
    });
  });
  const features = Int32Array.from(order, (a) => sampled[a]!);
  return { features, clusters: features.map((i) => cluster[i]!), cosines };
}

/** Cluster by cluster, each time the one whose angle with the last is farthest from a right one; of equals, the first. Orthogonal
 *  components of a cluster so become blocks. */
function chained(
  size: number,
  cosine: (a: number, b: number) => number,
  cluster: (a: number) => number,
): readonly number[] {
  const order: number[] = [];
  const left = new Set(Array(size).keys());
  while (left.size > 0) {
    const last = order.at(-1);
    let [best, closest] = [-1, -1];
    for (const a of left) {
      // The sample is ordered by cluster.
      if (best !== -1 && cluster(a) !== cluster(best)) break;
      const distance = last === undefined || cluster(last) !== cluster(a) ? 0 : Math.abs(cosine(last, a));
      if (distance > closest + 1e-9) [best, closest] = [a, distance];
    }
    order.push(best);
    left.delete(best);
  }
  return order;
}

function product(u: Float64Array, v: Float64Array): number {
  let sum = 0;
  for (let a = 0; a < u.length; a++) sum += u[a]! * v[a]!;
  return sum;
}
