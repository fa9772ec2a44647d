/** # A block of cases. Defines `runBlock`, `BlockOptions`, `BlockResult`.
 *
 * Cases come in blocks of a fixed number, each with a seed of its own that follows from the seed of the run. So the cases of a run are the
 * same however many threads share the blocks. fast-check draws, and shrinks what fails.
 * @module */
import fc from 'fast-check';
import type { Conjecture } from './conjecture.js';
import { evaluate, type FaultyConjecture, faultOf } from './evaluate.js';
import { present, reread, traitsOf } from './presentation.js';
import { countCase, newTally, type Tally } from './tally.js';
import type { Counterexample } from './verdict.js';

/** Simpler values that are tried on the way to the smallest counterexample. */
const MOST_SHRINKS = 5000;

export interface BlockOptions {
  /** Of the run. */
  readonly seed: number;
  readonly block: number;
  /** How many cases. */
  readonly runs: number;
  /** No case begins after this time, in milliseconds of `Date.now()`. */
  readonly until?: number | undefined;
  /** A path inside the block: only the case there, which is not shrunk. */
  readonly path?: string | undefined;
  /** Before each step, with the place of the case in the block: the first that failed, while simpler ones are tried. */
  readonly onStep?: ((phase: 'generator' | 'claim' | 'shrinking', place: number) => void) | undefined;
}

/** How a block ended. Plain data. */
type Ending =
  | { readonly kind: 'done' }
  /** The time was over. */
  | { readonly kind: 'interrupted' }
  | {
      readonly kind: 'refuted';
      readonly path: string;
      readonly shrinks: number;
      readonly counterexample: Counterexample;
    }
  /** A counterexample that did not survive being written and read back. */
  | { readonly kind: 'lost'; readonly path: string; readonly reason: string; readonly lines: readonly string[] }
  | { readonly kind: 'faulty'; readonly path: string | undefined; readonly reason: string };

/** Where a claim failed in floating point only. */
export interface Doubt {
  readonly path: string;
  readonly because: string;
  readonly lines: readonly string[];
}

export interface BlockResult {
  readonly tally: Tally;
  readonly ending: Ending;
  /** The first of them. */
  readonly doubt: Doubt | undefined;
}

/** The seed of a block: the finalizer of MurmurHash3 (A. Appleby), so that neighbours have nothing in common. */
function blockSeed(seed: number, block: number): number {
  let h = (seed + Math.imul(block, 0x9e3779b9)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Never throws because of the conjecture. @param id for files and certificates */
export async function runBlock(conjecture: Conjecture, id: string, options: BlockOptions): Promise<BlockResult> {
  const { seed, block, runs, until = Number.POSITIVE_INFINITY, path, onStep } = options;
  const tally = newTally();
  const failure: { because?: string | undefined; shrinks: number } = { shrinks: 0 };
  let failed = false;
  let interrupted = false;
  let fault: FaultyConjecture | undefined;
  let doubt: Doubt | undefined;
  let place = -1;
  const placePath = (): string => path ?? String(place);
  const property = fc.asyncProperty(conjecture.for, async (value) => {
    if (Date.now() > until || (failed && failure.shrinks++ >= MOST_SHRINKS)) {
      interrupted ||= !failed;
      throw new fc.PreconditionFailure(true);
    }
    if (!failed) place++;
    onStep?.(failed ? 'shrinking' : 'claim', place);
    try {
      const evaluation = await evaluate(conjecture, value);
      if (!failed) countCase(tally, evaluation, () => traitsOf(value));
      if (evaluation.kind === 'unconfirmed' && doubt === undefined && !failed)
        doubt = {
          path: `${block}:${placePath()}`,
          because: evaluation.because ?? 'false in floating point',
          lines: present(value, id).flatMap(({ lines }) => lines),
        };
      onStep?.(failed ? 'shrinking' : 'generator', failed ? place : place + 1);
      if (evaluation.kind !== 'fails') return;
      failed = true;
      failure.because = evaluation.because;
    } catch (error) {
      // A simpler value that the claim cannot cope with is no counterexample: it is passed over.
      if (failed) return;
      fault = faultOf(error, 'the claim');
      throw new fc.PreconditionFailure(true);
    }
    throw new Error(failure.because);
  });
  let details: fc.RunDetails<[unknown]>;
  onStep?.('generator', 0);
  try {
    details = await fc.check(property, {
      seed: blockSeed(seed, block),
      numRuns: runs,
      endOnFailure: path !== undefined,
      ...(path === undefined ? {} : { path }),
    });
  } catch (error) {
    // fast-check itself refuses, as for a path that leads nowhere.
    return {
      tally,
      doubt,
      ending: { kind: 'faulty', path: undefined, reason: faultOf(error, 'the generator').message },
    };
  }
  if (fault !== undefined)
    return { tally, doubt, ending: { kind: 'faulty', path: `${block}:${placePath()}`, reason: fault.message } };
  if (interrupted) return { tally, doubt, ending: { kind: 'interrupted' } };
  if (details.failed && !failed)
    return {
      tally,
      doubt,
      ending: {
        kind: 'faulty',
        path: undefined,
        reason: faultOf(details.errorInstance ?? new Error('failed'), 'the generator').message,
      },
    };
  if (!details.failed) return { tally, doubt, ending: { kind: 'done' } };
  const [value] = details.counterexample!;
  const ending = await refutation(conjecture, id, value, {
    path: `${block}:${details.counterexamplePath}`,
    shrinks: details.numShrinks,
  });
  return { tally, doubt, ending };
}

/** The counterexample as text, once the claim has been refuted again on what its files hold. */
async function refutation(
  conjecture: Conjecture,
  id: string,
  value: unknown,
  found: { readonly path: string; readonly shrinks: number },
): Promise<Ending> {
  const presented = present(value, id);
  const lines = presented.flatMap((part) => part.lines);
  try {
    const again = await evaluate(conjecture, reread(value, id));
    if (again.kind !== 'fails')
      return {
        kind: 'lost',
        path: found.path,
        lines,
        reason: `a counterexample that, written to a file and read back, ${again.kind === 'rejected' ? 'does not meet the assumption' : 'is none'}`,
      };
    return {
      kind: 'refuted',
      ...found,
      counterexample: {
        what: presented.map(({ what }) => what).join(' and '),
        lines,
        because: again.because,
        files: presented.flatMap(({ file }) => file ?? []),
        certificate: presented.length === 1 ? presented[0]!.certificate() : undefined,
      },
    };
  } catch (error) {
    const { message } = faultOf(error, 'the counterexample, written and read back');
    return { kind: 'lost', path: found.path, lines, reason: message };
  }
}
