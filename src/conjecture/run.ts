/** # Putting conjectures to the test in this thread. Defines `runConjecture`, `RunOptions`.
 * @module */
import { type BlockResult, runBlock } from './block.js';
import type { Conjecture } from './conjecture.js';
import type { ConjectureVerdict } from './verdict.js';
import { blocksOf, DEFAULT_RUNS, idOf, splitPath, verdictOf } from './verdictOf.js';

export interface RunOptions {
  /** Default: 0. The same seed gives the same cases. */
  readonly seed?: number;
  /** How many cases. Default: what the conjecture says, or 1000; without end where `seconds` is given. */
  readonly runs?: number | undefined;
  /** Stop after so many seconds. */
  readonly seconds?: number | undefined;
  /** Only the case at this path of a refuted or undecided verdict. */
  readonly path?: string | undefined;
}

/** Runs the cases in this thread. @throws DomainError for a path that is none */
export async function runConjecture<T>(
  conjecture: Conjecture<T>,
  options: RunOptions = {},
): Promise<ConjectureVerdict> {
  const { seed = 0, seconds } = options;
  const subject = conjecture as Conjecture;
  const begun = Date.now();
  const until = seconds === undefined ? undefined : begun + 1000 * seconds;
  const id = idOf(conjecture.title);
  const results: BlockResult[] = [];
  if (options.path !== undefined)
    results.push(await runBlock(subject, id, { seed, runs: 1, ...splitPath(options.path) }));
  else {
    const runs = options.runs ?? (seconds === undefined ? (conjecture.runs ?? DEFAULT_RUNS) : Number.POSITIVE_INFINITY);
    for (const part of blocksOf(runs)) {
      const result = await runBlock(subject, id, { seed, until, ...part });
      results.push(result);
      if (result.ending.kind !== 'done') break;
    }
  }
  return verdictOf(subject, results, {
    seed,
    seconds: (Date.now() - begun) / 1000,
    replayed: options.path !== undefined,
  });
}
