/** # Kernels on shared memory. Defines `sharedKernels`, `SharedKernels`, `Kernels`.
 *
 * One instance of `assembly/linearAlgebra.ts` on the calling thread and one a worker, all on the same memory. Workers take tasks of the loops that
 * the calling thread runs; they are started when first needed, and never keep the process alive.
 * @module */
import { Worker } from 'node:worker_threads';
import { LimitError } from '../../exact/errors.js';
import { wasmModule } from '../wasm.js';

/** Addresses are bytes; see `assembly/linearAlgebra.ts`. */
export interface Kernels {
  accumulate(count: number, n: number, block: number, f: number, stride: number, p: number, q: number): void;
  project(count: number, n: number, block: number, vectors: number, padded: number, p: number, product: number): void;
  largestProduct(
    count: number,
    otherCount: number,
    n: number,
    block: number,
    other: number,
    p: number,
    q: number,
    results: number,
  ): number;
  measureFeatures(
    count: number,
    n: number,
    rank: number,
    coefficients: number,
    spectrum: number,
    firsts: number,
    clusters: number,
    results: number,
  ): void;
  beginEigen(
    n: number,
    stride: number,
    f: number,
    a: number,
    v: number,
    p: number,
    q: number,
    rows: number,
    values: number,
  ): number;
  reduceRows(first: number, work: number): number;
  solve(low: number, high: number): void;
  split(low: number, high: number): number;
  beginMerge(low: number, middle: number, high: number): number;
  mergeRows(first: number, count: number): void;
  endMerge(): void;
  beginBackTransform(): number;
  transformTasks(first: number, tasks: number, end: number, work: number): number;
}

interface Exports extends Kernels {
  setScratch(address: number): void;
  share(): void;
}

export interface SharedKernels {
  readonly memory: ArrayBufferLike;
  /** First byte that is not used here. */
  readonly base: number;
  readonly kernels: Kernels;
  /** Starts the workers, unless they run. */
  share(): void;
  close(): void;
}

const PAGE = 65536;
const MOST_PAGES = 65536;
/** A block of a product, and some registers more. */
const SCRATCH = 2 * PAGE;

// Source text, since the compiled file is elsewhere than the source and a worker loads only the first.
const serve = `
const { workerData: { module, memory, scratch } } = require('node:worker_threads');
const { exports } = new WebAssembly.Instance(module, { env: { memory } });
exports.setScratch(scratch);
exports.serve();`;

function sharedMemory(pages: number): WebAssembly.Memory {
  const fields = { where: 'shared memory', expected: 'at most 4 GiB', found: `${pages} pages of 64 KiB` };
  if (pages > MOST_PAGES) throw new LimitError(fields);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: MOST_PAGES, shared: true });
  } catch (cause) {
    // the system has less
    throw new LimitError({ ...fields, expected: 'memory that the system can give' }, { cause });
  }
}

/** `bytes` of memory from `base` on, zero, for the calling thread and `threads` − 1 workers.
 *  @throws LimitError if that is more than there is */
export function sharedKernels(threads: number, bytes: number): SharedKernels {
  const base = PAGE + threads * SCRATCH;
  const pages = Math.ceil((base + bytes) / PAGE);
  const memory = sharedMemory(pages);
  const module = wasmModule('linearAlgebra');
  const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports;
  kernels.setScratch(PAGE);
  const workers: Worker[] = [];
  return {
    memory: memory.buffer,
    base,
    kernels,
    share: () => {
      if (workers.length > 0 || threads === 1) return;
      for (let thread = 1; thread < threads; thread++) {
        const worker = new Worker(serve, {
          eval: true,
          // the flags of this process may say what kind of text that is
          execArgv: [],
          workerData: { module, memory, scratch: PAGE + thread * SCRATCH },
        });
        worker.unref();
        // one that cannot start is not missed
        worker.on('error', () => {});
        workers.push(worker);
      }
      kernels.share();
    },
    close: () => {
      for (const worker of workers) void worker.terminate();
    },
  };
}
