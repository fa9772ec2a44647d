/** # Coherence of many vectors. Defines `coherenceOf`, `coherenceCost`.
 * @module */
import { frameEngine } from '../engine/frameEngine.js';
import type { FeatureMatrix } from '../weights/featureMatrix.js';
import type { Steps } from './steps.js';

/** Multiplications: all pairs of features. */
export const coherenceCost = ({ features: n, length }: FeatureMatrix): number => (n * n * length) / 2;

/** max |⟨w_i, w_j⟩|/(‖w_i‖‖w_j‖) over pairs of nonzero features; null when there are fewer than two.
 *  Memory: two blocks. Each block is read again for every block before it. */
export async function coherenceOf(
  matrix: FeatureMatrix,
  normSquared: Float64Array,
  isZero: (i: number) => boolean,
  threads: number | undefined,
  steps: Steps,
): Promise<number | null> {
  const { features: n, length } = matrix;
  let nonzero = 0;
  for (let i = 0; i < n && nonzero < 2; i++) if (!isZero(i)) nonzero++;
  if (nonzero < 2) return null;
  const engine = frameEngine({ length, ...(threads === undefined ? {} : { threads }) });
  try {
    const size = engine.blockSize;
    const other = new Float64Array(n > size ? size * length : 0);
    const load = (from: number, into: Float64Array): number => {
      const count = Math.min(size, n - from);
      matrix.read(from, count, into.subarray(0, count * length));
      for (let i = 0; i < count; i++) {
        const scale = isZero(from + i) ? 0 : 1 / Math.sqrt(normSquared[from + i]!);
        for (let a = i * length; a < (i + 1) * length; a++) into[a]! *= scale;
      }
      return count;
    };
    const blocks = Math.ceil(n / size);
    const total = (blocks * (blocks + 1)) / 2;
    let done = 0;
    let largest = 0;
    for (let from = 0; from < n; from += size) {
      await steps.at('coherence', done++, total);
      const count = load(from, engine.block);
      largest = Math.max(largest, engine.largestProduct(count, undefined, 0));
      for (let next = from + size; next < n; next += size) {
        await steps.at('coherence', done++, total);
        const otherCount = load(next, other);
        largest = Math.max(largest, engine.largestProduct(count, other, otherCount));
      }
    }
    // Rounding may pass 1.
    return Math.min(1, largest);
  } finally {
    engine.close();
  }
}
