/** # Eigenspaces of the frame operator within a tolerance. Defines `spectralParts`, `SpectralParts`.
 *
 * The other view of the same geometry (T3, T4): F = Σ λ_k P_k, and the features of a tight component lie in one eigenspace. Found from the
 * spectrum alone, it checks what was found from the Gram entries. Moving every vector by T moves a singular value √λ by about T√λ at
 * most: neighbours are one where they differ by less than 2T·λ. What n vectors moved by T add is T²·tr F at most: it counts as zero.
 * @module */
import { frameOperator, symmetricEigen } from '../numeric/eigen.js';
import { dotProduct, type FloatVectors } from '../numeric/floatFrame.js';

export interface SpectralParts {
  /** λ_k with multiplicities, descending: the mean of each cluster. */
  readonly frameBounds: readonly { readonly value: number; readonly multiplicity: number }[];
  /** p_ik = ‖P_k w_i‖²/‖w_i‖² at i·(number of bounds) + k. */
  readonly measures: Float64Array;
}

/** The smaller of F and M is decomposed up to this size. */
const MAX_SIZE = 1024;

/** @param gram M of the vectors. Undefined where both F and M are too large. Cost: 10·min(n, length)³ */
export function spectralParts(vectors: FloatVectors, gram: Float64Array, tolerance: number): SpectralParts | undefined {
  const { n, length } = vectors;
  if (Math.min(n, length) > MAX_SIZE) return undefined;
  const viaGram = n <= length;
  const eigen = symmetricEigen(viaGram ? { size: n, entries: gram } : frameOperator(vectors));
  const clusters = clustersOf(eigen.values, tolerance);
  const measures = new Float64Array(n * clusters.length);
  const size = eigen.values.length;
  for (let i = 0; i < n; i++) {
    const norm = dotProduct(vectors, i, i);
    clusters.forEach(({ first, multiplicity }, k) => {
      let share = 0;
      for (let a = first; a < first + multiplicity; a++) {
        let coefficient = 0;
        if (viaGram) coefficient = eigen.vectors[i * size + a]! * Math.sqrt(Math.max(0, eigen.values[a]!));
        else
          for (let b = 0; b < length; b++)
            coefficient += eigen.vectors[b * size + a]! * vectors.coordinates[i * length + b]!;
        share += coefficient * coefficient;
      }
      measures[i * clusters.length + k] = share / norm;
    });
  }
  return { frameBounds: clusters.map(({ value, multiplicity }) => ({ value, multiplicity })), measures };
}

function clustersOf(
  spectrum: Float64Array,
  tolerance: number,
): readonly { readonly value: number; readonly first: number; readonly multiplicity: number }[] {
  const trace = spectrum.reduce((sum, value) => sum + value, 0);
  const rank = spectrum.filter((value) => value > tolerance ** 2 * trace).length;
  const clusters = [];
  for (let first = 0; first < rank; ) {
    let next = first + 1;
    while (next < rank && spectrum[next - 1]! - spectrum[next]! <= 2 * tolerance * spectrum[next - 1]!) next++;
    const value = spectrum.subarray(first, next).reduce((sum, x) => sum + x, 0) / (next - first);
    clusters.push({ value, first, multiplicity: next - first });
    first = next;
  }
  return clusters;
}
