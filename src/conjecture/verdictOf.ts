/** # From blocks of cases to a verdict. Defines `verdictOf`, `blocksOf`, `splitPath`, `idOf`, `DEFAULT_RUNS`.
 *
 * Plain data alone: the blocks may have been run in other threads.
 * @module */
import { DomainError } from '../exact/errors.js';
import type { BlockResult, Doubt } from './block.js';
import { addTally, coverageOf, newTally } from './tally.js';
import type { ConjectureVerdict } from './verdict.js';

/** Cases in a block. */
const BLOCK = 100;
export const DEFAULT_RUNS = 1000;

const LONGEST_ID = 60;

/** A file name for a title: `tight-and-two-inner-products`. */
export function idOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const cut = words.length <= LONGEST_ID ? words : words.slice(0, LONGEST_ID).replace(/-[^-]*$/, '');
  return cut || 'conjecture';
}

/** The part of a run that is one conjecture's: its blocks, one after the other. */
export function* blocksOf(runs: number): Generator<{ readonly block: number; readonly runs: number }> {
  for (let block = 0, left = runs; left > 0; block++, left -= BLOCK) yield { block, runs: Math.min(BLOCK, left) };
}

/** `block:path`. @throws DomainError */
export function splitPath(path: string): { readonly block: number; readonly path: string } {
  const found = /^(\d{1,9}):(\d+(?::\d+)*)$/.exec(path);
  if (found === null)
    throw new DomainError({ where: 'path', expected: 'numbers such as 0:12:3:1', found: JSON.stringify(path) });
  return { block: Number(found[1]), path: found[2]! };
}

/** What was not answered by cases. */
export interface Stop {
  readonly reason: string;
  readonly path?: string | undefined;
  /** The case at the path is a counterexample, but not the simplest. */
  readonly failing?: boolean;
}

export interface Circumstances {
  readonly seed: number;
  readonly seconds: number;
  /** Of a single case: nothing is said about how many there were. */
  readonly replayed?: boolean;
  /** Why the run ended before its time: a case that did not return, a thread out of memory. */
  readonly stop?: Stop | undefined;
}

/** What a verdict repeats of its conjecture. */
interface Named {
  readonly title: string;
  readonly expect?: 'survived' | 'refuted' | undefined;
  readonly source?: string | undefined;
}

/** The verdict after these blocks, in order: the first ending that is no `done` decides. */
export function verdictOf(
  { title, expect = 'survived', source }: Named,
  results: readonly BlockResult[],
  { seed, seconds, replayed = false, stop }: Circumstances,
): ConjectureVerdict {
  const tally = newTally();
  let doubt: Doubt | undefined;
  for (const result of results) {
    addTally(tally, result.tally);
    doubt ??= result.doubt;
  }
  const coverage = coverageOf(tally);
  const common = { title, expect, source, seed, seconds, coverage };
  const ending = results.find(({ ending: { kind } }) => kind !== 'done' && kind !== 'interrupted')?.ending;
  const unsettled = (reason: string, path?: string, lines: readonly string[] = []): ConjectureVerdict => ({
    ...common,
    kind: 'undecided',
    reason,
    path,
    lines,
  });
  switch (ending?.kind) {
    case 'refuted':
      return {
        ...common,
        kind: 'refuted',
        path: ending.path,
        shrinks: ending.shrinks,
        counterexample: ending.counterexample,
      };
    case 'lost':
      return unsettled(ending.reason, ending.path, ending.lines);
    case 'faulty':
      return { ...common, kind: 'error', reason: ending.reason, path: ending.path };
    default:
  }
  if (doubt !== undefined)
    return unsettled(`false in floating point, not confirmed exactly: ${doubt.because}`, doubt.path, doubt.lines);
  if (stop !== undefined) return unsettled(stop.reason, stop.path);
  if (replayed && coverage.cases === 0) return unsettled('the path leads to no case');
  const few = replayed ? undefined : tooFew(coverage);
  if (few !== undefined) return unsettled(few);
  return { ...common, kind: 'survived' };
}

/** Fewer than one case in twenty that says anything is no survival. */
const LEAST_SHARE = 1 / 20;

function tooFew({ cases, rejected, decided, trivial, unclear }: ConjectureVerdict['coverage']): string | undefined {
  if (cases === 0) return 'no case was put to the test';
  const share = (part: number): string => `${((100 * part) / cases).toFixed(1)} % of ${cases} cases`;
  const is = (part: number): boolean => cases - part < LEAST_SHARE * cases;
  if (rejected === cases) return `the assumption rejects all of ${cases} cases`;
  if (is(rejected)) return `the assumption rejects ${share(rejected)}: a generator of such values would test more`;
  if (is(rejected + unclear)) return `the claim cannot be decided in ${share(unclear)}`;
  if (is(rejected + unclear + trivial)) return `the claim holds trivially in ${share(trivial)}`;
  return decided === 0 ? 'no case was decided' : undefined;
}
