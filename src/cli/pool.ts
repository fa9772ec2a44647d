/** # Running jobs on worker threads. Defines `runJobs`, `runGrowing`, `watchedPool`, `oneWorker`.
 * @module */
import { availableParallelism } from 'node:os';
import type { Transferable } from 'node:worker_threads';
import { Tinypool } from 'tinypool';
import { excerpt } from '../exact/errors.js';
import type { Job, JobResult } from './job.js';
import { newShared, type Standing, standingOf, watchOf } from './watch.js';

/** Fewer entries than this are done faster in this thread than a worker starts. */
const WORTH_WORKERS = 6;

/** Runs all jobs, at most `threads` at a time, and hands over each result in the order of the jobs as soon as those before it
 *  are done. Stops early when `signal` is aborted. */
export async function runJobs(
  jobs: readonly Job[],
  threads: number | undefined,
  onResult: (result: JobResult, index: number) => void,
  onDone: (finished: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const count = Math.min(threads ?? availableParallelism(), jobs.length);
  if (count <= 1 || jobs.length < WORTH_WORKERS) {
    const { default: runJob } = await import('./job.js');
    for (const [index, job] of jobs.entries()) {
      // Lets signals in between two entries.
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) return;
      onResult(runJob(job), index);
      onDone(index + 1);
    }
    return;
  }
  const pool = new Tinypool({
    filename: new URL('./job.js', import.meta.url).href,
    minThreads: count,
    maxThreads: count,
  });
  const finished: (JobResult | undefined)[] = new Array(jobs.length).fill(undefined);
  let next = 0;
  let done = 0;
  try {
    await Promise.all(
      jobs.map(async (job, index) => {
        finished[index] = (await pool.run(job, { signal })) as JobResult;
        onDone(++done);
        for (let ready = finished[next]; ready !== undefined; ready = finished[next]) {
          finished[next] = undefined;
          onResult(ready, next++);
        }
      }),
    );
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await pool.destroy();
  }
}

/**
 * Runs jobs that can make further jobs: `onResult` gets each result as soon as it is there and returns what is to be done because of
 * it. Later jobs come first, so that few wait. Stops early when `signal` is aborted.
 * @param worker the module whose default export does one job
 */
export async function runGrowing<Job, Result>(
  worker: URL,
  jobs: readonly Job[],
  threads: number | undefined,
  onResult: (job: Job, result: Result) => readonly Job[],
  signal: AbortSignal,
): Promise<void> {
  const count = threads ?? availableParallelism();
  const pool = new Tinypool({ filename: worker.href, minThreads: count, maxThreads: count });
  const waiting = [...jobs];
  const running = new Set<Promise<void>>();
  try {
    while (waiting.length > 0 || running.size > 0) {
      // One more than there are threads, so that none is idle between two jobs.
      while (waiting.length > 0 && running.size <= count) {
        const job = waiting.pop()!;
        const run: Promise<void> = pool.run(job, { signal }).then((result: Result) => {
          running.delete(run);
          waiting.push(...onResult(job, result));
        });
        running.add(run);
      }
      await Promise.race(running);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await pool.destroy();
    await Promise.allSettled(running);
  }
}

/** How a watched job ended. */
export type Watching<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  /** It did not move any more, and its thread was ended. */
  | { readonly kind: 'stuck'; readonly standing: Standing }
  /** Its thread ended by itself: out of memory, an error outside of any call. */
  | { readonly kind: 'died'; readonly reason: string; readonly standing: Standing };

const WATCH_INTERVAL = 100;

/**
 * Threads that do jobs of somebody else's code. A job in which nothing moves for `patience` milliseconds is ended with its thread, and
 * another thread takes its place.
 * @param worker the module whose default export does one job
 */
export function watchedPool<Job, Result>(
  worker: URL,
  threads: number,
  patience: number,
  signal: AbortSignal,
): { run(job: Job): Promise<Watching<Result>>; stop(): Promise<void> } {
  const pool = new Tinypool({ filename: worker.href, minThreads: 1, maxThreads: threads });
  return {
    async run(job) {
      const shared = newShared();
      const ending = new AbortController();
      const watch = watchOf({ shared }, patience);
      let standing: Standing | undefined;
      const timer = setInterval(() => {
        standing = watch();
        if (standing !== undefined || signal.aborted) ending.abort();
      }, WATCH_INTERVAL);
      try {
        return { kind: 'done', result: await pool.run({ ...job, shared }, { signal: ending.signal }) };
      } catch (error) {
        if (standing !== undefined) return { kind: 'stuck', standing };
        const reason = excerpt(error instanceof Error ? error.message : String(error), 200);
        return { kind: 'died', reason, standing: standingOf({ shared }) };
      } finally {
        clearInterval(timer);
      }
    },
    stop: () => pool.destroy(),
  };
}

/** A thread that does one job after another, started when the first comes. */
export interface OneWorker<Job, Result> {
  /** Stops the thread, and throws, when `signal` is aborted. @param transferred what of the job is handed over rather than copied */
  run(job: Job, signal: AbortSignal, transferred: readonly Transferable[]): Promise<Result>;
  stop(): Promise<void>;
}

/** @param worker the module whose default export does one job */
export function oneWorker<Job, Result>(worker: URL): OneWorker<Job, Result> {
  let pool: Tinypool | undefined;
  return {
    run(job, signal, transferred) {
      pool ??= new Tinypool({ filename: worker.href, minThreads: 1, maxThreads: 1 });
      return pool.run(job, { signal, transferList: [...transferred] });
    },
    stop: async () => pool?.destroy(),
  };
}
