import { frameOperator, symmetricEigen } from '../eigen.js';
export function frameEngine({ length, blockSize = 256 }: { length: number; blockSize?: number; threads?: number }) {
  const block = new Float64Array(blockSize * length);
  const F = new Float64Array(length * length);
  let V = new Float64Array(0);
  const P = new Float64Array(blockSize * length);
  return {
    length,
    blockSize,
    threads: 1,
    block,
    accumulate(count: number) {
      const { entries } = frameOperator({ n: count, length, coordinates: block.slice(0, count * length) });
      for (let k = 0; k < F.length; k++) F[k]! += entries[k]!;
    },
    frameOperator: () => F,
    eigen() {
      const { values, vectors } = symmetricEigen({ size: length, entries: F });
      V = new Float64Array(length * length);
      for (let a = 0; a < length; a++) for (let k = 0; k < length; k++) V[k * length + a] = vectors[a * length + k]!;
      return values;
    },
    eigenvectors: () => V,
    project(count: number) {
      for (let i = 0; i < count; i++)
        for (let k = 0; k < length; k++) {
          let s = 0;
          for (let a = 0; a < length; a++) s += V[k * length + a]! * block[i * length + a]!;
          P[i * length + k] = s;
        }
      return P;
    },
    largestProduct(count: number, other: Float64Array | undefined, otherCount: number) {
      let best = 0;
      for (let i = 0; i < count; i++)
        for (let j = other ? 0 : i + 1; j < (other ? otherCount : count); j++) {
          let s = 0;
          const B = other ?? block;
          for (let a = 0; a < length; a++) s += block[i * length + a]! * B[j * length + a]!;
          best = Math.max(best, Math.abs(s));
        }
      return best;
    },
    close() {},
  };
}
