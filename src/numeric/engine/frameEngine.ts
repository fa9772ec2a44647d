/** # Frame engine. Defines `frameEngine`, `FrameEngine`, `FrameEngineOptions`.
 *
 * Dense linear algebra for features of one length d that arrive in blocks: frame operator, its eigenvectors, projections, coherence.
 * @module */
import { availableParallelism } from 'node:os';
import { DomainError, LimitError, ShapeError } from '../../exact/errors.js';
import { eigenSteps } from './eigenSteps.js';
import { sharedKernels } from './sharedKernels.js';

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
  /** Replaces F by another symmetric matrix, length × length; the upper triangle is read.
   *  @throws ShapeError unless there are length² entries */
  setFrameOperator(entries: Float64Array): void;
  /** The eigenvalues of F, descending; their eigenvectors are kept for `project`.
   *  @throws DomainError if F is not finite */
  eigen(): Float64Array;
  /** `eigen` in steps of some tenths of a second, for other work in between, but no other call here; yields the share that is done, and may be
   *  left off. */
  eigenSteps(): Generator<number, Float64Array>;
  /** Row k is the eigenvector v_k of eigenvalue k: orthonormal. Calls `eigen` if it was not called since F changed. */
  eigenvectors(): Float64Array;
  /** View: ⟨v_k, w_i⟩ at [i·length + k] for the first `count` features in `block`. */
  project(count: number): Float64Array;
  /** View: eight numbers at [i·8] for each feature of the last `project(count)`, as in `FEATURE_NUMBERS`.
   *  @param clusters of the nonzero eigenvalues, in their order */
  measure(count: number, clusters: readonly { readonly first: number; readonly multiplicity: number }[]): Float64Array;
  /** max |⟨a_i, b_j⟩| over the first `count` features a_i in `block` and `otherCount` in `other`; without `other`, over pairs i < j
   *  in `block`. No pairs: 0. */
  largestProduct(count: number, other?: Float64Array, otherCount?: number): number;
  /** Stops the workers. */
  close(): void;
}

/** WebAssembly's memory. */
const MEMORY = 2 ** 32;
/** Numbers a block by default, and the least features. */
const BLOCK = 2 ** 20;
const FEATURES = 256;
/** Below so many operations no worker is started. */
const SHARED_WORK = 2e7;
const MOST_THREADS = 64;

function checkRange(where: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new LimitError({ where, expected: `a whole number from ${least} to ${most}`, found: String(value) });
}

/** @throws LimitError if F, its eigenvectors and a block do not fit into the 4 GiB of WebAssembly's memory: lengths up to some 9000 do */
export function frameEngine(options: FrameEngineOptions): FrameEngine {
  const { length, threads = Math.min(8, availableParallelism()) } = options;
  const blockSize = options.blockSize ?? Math.max(FEATURES, Math.ceil(BLOCK / Math.max(1, length) / 64) * 64);
  checkRange('length of features', length, 0, Number.MAX_SAFE_INTEGER);
  checkRange('features a block', blockSize, 1, Number.MAX_SAFE_INTEGER);
  checkRange('threads', threads, 1, MOST_THREADS);

  // five matrices d×d, each row a multiple of 8 numbers; in p and q also a packed block
  const padded = Math.ceil(length / 8) * 8;
  const stride = 8 * padded;
  const square = stride * padded;
  const packedBlock = stride * Math.ceil(blockSize / 8) * 8;
  const scratch = Math.max(8 * (padded + 80) * (padded + 72), packedBlock);
  const tiles = Math.ceil(blockSize / 64) ** 2;
  const sizes = {
    f: square,
    a: square,
    v: square,
    p: scratch,
    q: scratch,
    rows: 96 * stride + 4096,
    values: 32 * stride,
    block: packedBlock,
    product: packedBlock,
    results: 8 * tiles,
    spectrum: 16 * (length + 2),
    firsts: 4 * (length + 2),
    measures: 64 * blockSize,
  };
  const total = Object.values(sizes).reduce((sum, size) => sum + size + 64, 2 ** 21);
  if (total > MEMORY)
    throw new LimitError({
      where: `features of length ${length} in blocks of ${blockSize}`,
      expected: `at most ${MEMORY / 2 ** 30} GiB of memory for the frame operator and its eigenvectors`,
      found: `${(total / 2 ** 30).toFixed(1)} GiB`,
    });
  const { memory, base, kernels, share, close } = sharedKernels(threads, total);
  let next = base;
  const at = Object.fromEntries(
    Object.entries(sizes).map(([name, size]) => {
      const start = next;
      next += Math.ceil(size / 64) * 64;
      return [name, start];
    }),
  ) as Record<keyof typeof sizes, number>;
  const view = (start: number, size: number) => new Float64Array(memory, start, size);
  const block = view(at.block, blockSize * length);
  const F = view(at.f, padded * padded);
  const V = view(at.a, padded * padded);
  let values: Float64Array | undefined;
  const shareFor = (work: number) => {
    if (work > SHARED_WORK) share();
  };

  function* steps(): Generator<number, Float64Array> {
    if (values !== undefined) return values.slice();
    shareFor(10 * length ** 3);
    if (length > 0) {
      const finite = kernels.beginEigen(length, stride, at.f, at.a, at.v, at.p, at.q, at.rows, at.values);
      if (finite === 0)
        throw new DomainError({
          where: 'frame operator',
          expected: 'finite entries',
          found: 'infinity or not a number',
        });
      yield* eigenSteps(kernels, length, threads);
    }
    values = view(at.values, length).slice().reverse();
    return values.slice();
  }
  const eigen = (): Float64Array => {
    const work = steps();
    let step = work.next();
    while (step.done !== true) step = work.next();
    return step.value;
  };

  const checkCount = (where: string, count: number, available: number) => {
    if (!Number.isInteger(count) || count < 0 || count > available)
      throw new ShapeError({ where, expected: `0 … ${available} vectors`, found: String(count) });
  };

  return {
    length,
    blockSize,
    threads,
    block,
    accumulate: (count) => {
      checkCount('block', count, blockSize);
      shareFor(count * length ** 2);
      kernels.accumulate(count, length, at.block, at.f, stride, at.p, at.q);
      values = undefined;
    },
    frameOperator: () => {
      const result = new Float64Array(length * length);
      for (let a = 0; a < length; a++)
        for (let b = a; b < length; b++) result[a * length + b] = result[b * length + a] = F[a * padded + b]!;
      return result;
    },
    setFrameOperator: (entries) => {
      if (entries.length !== length ** 2)
        throw new ShapeError({
          where: 'frame operator',
          expected: `${length}² entries`,
          found: String(entries.length),
        });
      for (let a = 0; a < length; a++) F.set(entries.subarray(a * length, (a + 1) * length), a * padded);
      values = undefined;
    },
    eigen,
    eigenSteps: steps,
    eigenvectors: () => {
      eigen();
      const result = new Float64Array(length * length);
      for (let k = 0; k < length; k++)
        for (let a = 0; a < length; a++) result[k * length + a] = V[(k >> 3) * 8 * padded + 8 * a + (k & 7)]!;
      return result;
    },
    project: (count) => {
      checkCount('block', count, blockSize);
      eigen();
      shareFor(2 * count * length ** 2);
      kernels.project(count, length, at.block, at.a, padded, at.p, at.product);
      return view(at.product, count * length);
    },
    measure: (count, clusters) => {
      checkCount('block', count, blockSize);
      const rank = clusters.reduce((sum, { multiplicity }) => sum + multiplicity, 0);
      const spectrum = eigen().subarray(0, rank);
      const room = 2 * Math.ceil(rank / 2);
      const table = view(at.spectrum, 2 * room).fill(0);
      table.set(spectrum);
      table.set(
        spectrum.map((value) => 1 / value),
        room,
      );
      new Int32Array(memory, at.firsts, clusters.length + 1).set([...clusters.map(({ first }) => first), rank]);
      shareFor(20 * count * length);
      kernels.measureFeatures(count, length, rank, at.product, at.spectrum, at.firsts, clusters.length, at.measures);
      return view(at.measures, 8 * count);
    },
    largestProduct: (count, other, otherCount = 0) => {
      checkCount('block', count, blockSize);
      if (other !== undefined)
        checkCount('other block', otherCount, Math.min(blockSize, Math.floor(other.length / Math.max(1, length))));
      shareFor(2 * count * (otherCount || count) * length);
      if (other === undefined)
        return kernels.largestProduct(count, count, length, at.block, at.block, at.p, at.q, at.results);
      view(at.product, blockSize * length).set(other.subarray(0, otherCount * length));
      return kernels.largestProduct(count, otherCount, length, at.block, at.product, at.p, at.q, at.results);
    },
    close,
  };
}
