/** # Frame engine. Defines `frameEngine`, `FrameEngine`, `FrameEngineOptions`.
 *
 * Dense linear algebra for features of one length d that arrive in blocks: frame operator, its eigenvectors, projections, coherence.
 * @module */
import { LimitError } from '../../exact/errors.js';
import { symmetricEigen } from '../eigen.js';

export interface FrameEngineOptions {
  /** d: the number of coordinates of a feature. */
  readonly length: number;
  /** Features a block: by default as many as fill some megabytes. */
  readonly blockSize?: number;
  /** The calling thread and `threads` − 1 workers: by default one a processor. */
  readonly threads?: number;
}

/** Call `close` at the end. Results are copies unless they are called views; a view is good until the next call. */
export interface FrameEngine {
  readonly length: number;
  readonly blockSize: number;
  readonly threads: number;
  /** blockSize × length, feature after feature: fill it, then call. */
  readonly block: Float64Array;
  /** F += Σ_{i<count} w_i w_iᵀ over the features in `block`. */
  accumulate(count: number): void;
  /** F: length × length. */
  frameOperator(): Float64Array;
  /** The eigenvalues of F, descending; their eigenvectors are kept for `project`. */
  eigen(): Float64Array;
  /** Row k is the eigenvector v_k of eigenvalue k: orthonormal. Calls `eigen` if it was not called since F changed. */
  eigenvectors(): Float64Array;
  /** View: ⟨v_k, w_i⟩ at [i·length + k] for the first `count` features in `block`. */
  project(count: number): Float64Array;
  /** max |⟨a_i, b_j⟩| over the first `count` features a_i in `block` and `otherCount` in `other`; without `other`, over pairs i < j
   *  in `block`. No pairs: 0. */
  largestProduct(count: number, other?: Float64Array, otherCount?: number): number;
  /** Stops the workers. */
  close(): void;
}

/** @throws LimitError if F and its eigenvectors do not fit */
export function frameEngine({ length, blockSize = 256, threads = 1 }: FrameEngineOptions): FrameEngine {
  if (!Number.isInteger(length) || length < 0 || length > 8192)
    throw new LimitError({ where: 'length of features', expected: 'at most 8192', found: String(length) });
  const block = new Float64Array(blockSize * length);
  const F = new Float64Array(length * length);
  let vectors: Float64Array | undefined;
  const dot = (x: Float64Array, i: number, y: Float64Array, j: number): number => {
    let sum = 0;
    for (let p = 0; p < length; p++) sum += x[i * length + p]! * y[j * length + p]!;
    return sum;
  };
  const engine: FrameEngine = {
    length,
    blockSize,
    threads,
    block,
    accumulate: (count) => {
      for (let i = 0; i < count; i++)
        for (let a = 0; a < length; a++)
          for (let b = 0; b < length; b++) F[a * length + b]! += block[i * length + a]! * block[i * length + b]!;
      vectors = undefined;
    },
    frameOperator: () => F.slice(),
    eigen: () => {
      const { values, vectors: columns } = symmetricEigen({ size: length, entries: F });
      vectors = new Float64Array(length * length);
      for (let a = 0; a < length; a++)
        for (let k = 0; k < length; k++) vectors[k * length + a] = columns[a * length + k]!;
      return values;
    },
    eigenvectors: () => {
      if (vectors === undefined) engine.eigen();
      return vectors!.slice();
    },
    project: (count) => {
      if (vectors === undefined) engine.eigen();
      const result = new Float64Array(count * length);
      for (let i = 0; i < count; i++)
        for (let k = 0; k < length; k++) result[i * length + k] = dot(block, i, vectors!, k);
      return result;
    },
    largestProduct: (count, other, otherCount = 0) => {
      let largest = 0;
      for (let i = 0; i < count; i++)
        for (let j = other === undefined ? i + 1 : 0; j < (other === undefined ? count : otherCount); j++)
          largest = Math.max(largest, Math.abs(dot(block, i, other ?? block, j)));
      return largest;
    },
    close: () => {},
  };
  return engine;
}
