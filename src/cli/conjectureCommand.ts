/** # tightframe conjecture. Defines `conjectureCommand`.
 * @module */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { BlockResult } from '../conjecture/block.js';
import type { ConjectureVerdict, Counterexample } from '../conjecture/verdict.js';
import {
  blocksOf,
  type Circumstances,
  DEFAULT_RUNS,
  idOf,
  type Stop,
  splitPath,
  verdictOf,
} from '../conjecture/verdictOf.js';
import { describeFileError, TightframeError } from '../exact/errors.js';
import type { ConjectureJob, ConjectureResult, ListedConjecture } from './conjectureJob.js';
import { conjectureLines } from './conjectureText.js';
import { folderProblem } from './folder.js';
import { listenForInterrupt } from './interrupt.js';
import type { Output } from './output.js';
import { type Watching, watchedPool } from './pool.js';
import { progressBar } from './progress.js';
import type { Standing } from './watch.js';

export interface ConjectureOptions {
  readonly runs?: number;
  /** Seconds for each conjecture. */
  readonly time?: number;
  readonly seed: number;
  readonly jobs?: number;
  /** Seconds for each case. */
  readonly caseTime: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly path?: string;
  /** A number in the list, from 1, or the beginning of a title. */
  readonly only?: string;
}

/** Where counterexamples go that nobody expected. */
const DEFAULT_FOLDER = 'counterexamples';

type Job = ConjectureJob extends infer J ? (J extends ConjectureJob ? Omit<J, 'shared'> : never) : never;
type Pool = ReturnType<typeof watchedPool<Job, ConjectureResult>>;

/** Returns the exit status: 0 all survived (or fell, where they should), 1 something refuted, 2 undecided or bad input, 130 interrupted. */
export async function conjectureCommand(
  file: string | undefined,
  options: ConjectureOptions,
  output: Output,
): Promise<number> {
  const interrupt = listenForInterrupt();
  const threads = options.jobs ?? availableParallelism();
  const pool: Pool = watchedPool(
    new URL('./conjectureJob.js', import.meta.url),
    threads,
    1000 * options.caseTime,
    interrupt.signal,
  );
  try {
    const path = options.path === undefined ? undefined : splitPath(options.path);
    const list = await listOf(pool, file);
    if (typeof list === 'string') {
      if (!interrupt.signal.aborted) output.problem(list);
      return interrupt.signal.aborted ? 130 : 2;
    }
    const chosen = choose(list, options.only);
    if (chosen.length === 0 || (path !== undefined && chosen.length > 1)) {
      const expected =
        chosen.length === 0 ? 'a number or the beginning of a title' : 'one conjecture for a path (--only)';
      output.problem(
        `${file ?? 'the library'}: expected ${expected}, found ${options.only ?? `${list.length} conjectures`}`,
      );
      return 2;
    }
    let status = 0;
    for (const [at, index] of chosen.entries()) {
      const run = path === undefined ? runOne : replayOne;
      const verdict = await run({
        pool,
        file,
        index,
        listed: list[index]!,
        options,
        threads,
        signal: interrupt.signal,
      });
      const saved = save(verdict, fileName(list, index), options, output);
      const replay = replayLine(verdict, file, list.length > 1 ? index + 1 : undefined);
      if (options.json === true) output.line(jsonOf(verdict, saved, replay));
      else {
        if (at > 0) output.line('');
        for (const line of conjectureLines(verdict, saved, replay, output.colours)) output.line(line);
      }
      if (interrupt.signal.aborted) return 130;
      status = Math.max(status, statusOf(verdict));
    }
    return status;
  } catch (error) {
    if (!(error instanceof TightframeError)) throw error;
    output.problem(error.message);
    return 2;
  } finally {
    await pool.stop();
    interrupt.release();
  }
}

/** What the file states, or what is wrong with it. */
async function listOf(pool: Pool, file: string | undefined): Promise<readonly ListedConjecture[] | string> {
  const watching = await pool.run({ kind: 'list', file });
  const name = file ?? 'the library of conjectures';
  if (watching.kind === 'stuck') return `${name}: loading it did not end in time`;
  if (watching.kind === 'died') return `${name}: loading it ended its thread: ${watching.reason}`;
  const { result } = watching;
  if (result.kind === 'fault') return result.message;
  if (result.kind === 'list' && result.conjectures.length > 0) return result.conjectures;
  return 'this build of the package has no library of conjectures: give a file (docs/conjectures.md)';
}

/** Indices into the list. */
function choose(list: readonly ListedConjecture[], only: string | undefined): readonly number[] {
  const all = [...list.keys()];
  if (only === undefined) return all;
  if (/^\d+$/.test(only)) return all.filter((index) => index + 1 === Number(only));
  return all.filter((index) => list[index]!.title.toLowerCase().startsWith(only.toLowerCase()));
}

interface One {
  readonly pool: Pool;
  readonly file: string | undefined;
  readonly index: number;
  readonly listed: ListedConjecture;
  readonly options: ConjectureOptions;
  readonly threads: number;
  readonly signal: AbortSignal;
}

/** All blocks of one conjecture, several at a time. The first in their order that ends in something decides, whichever is done first. */
async function runOne(one: One): Promise<ConjectureVerdict> {
  const { pool, file, index, listed, options, threads, signal } = one;
  const { seed, time } = options;
  const begun = Date.now();
  const until = time === undefined ? undefined : begun + 1000 * time;
  const runs = options.runs ?? (time === undefined ? (listed.runs ?? DEFAULT_RUNS) : Number.POSITIVE_INFINITY);
  const progress = progressBar(Number.isFinite(runs) ? runs : 0, true);
  const results = new Map<number, BlockResult>();
  let stop: (Stop & { readonly block: number }) | undefined;
  /** No block from here on is of interest. */
  let end = Number.POSITIVE_INFINITY;
  let cases = 0;
  const blocks = blocksOf(runs);
  const work = async (): Promise<void> => {
    for (;;) {
      if (signal.aborted || (until !== undefined && Date.now() > until)) return;
      const next = blocks.next();
      if (next.done === true || next.value.block >= end) return;
      const { block } = next.value;
      const watching = await pool.run({ kind: 'block', file, index, seed, until, ...next.value });
      const settled = settle(watching, block, options.caseTime);
      if ('tally' in settled) {
        results.set(block, settled);
        cases += settled.tally.cases;
        progress.update(cases, listed.title, Number.isFinite(runs) ? runs : cases);
        if (settled.ending.kind !== 'done') end = Math.min(end, block);
      } else if (!signal.aborted) {
        if (stop === undefined || block < stop.block) stop = { ...settled, block };
        end = Math.min(end, block);
      }
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  progress.stop();
  const inOrder = [...results.keys()].filter((block) => block <= end).sort((a, b) => a - b);
  const seconds = (Date.now() - begun) / 1000;
  const circumstances: Circumstances = {
    seed,
    seconds,
    stop: stop?.block === end ? stop : signal.aborted ? { reason: 'interrupted' } : undefined,
  };
  const verdict = verdictOf(
    listed,
    inOrder.map((block) => results.get(block)!),
    circumstances,
  );
  // A counterexample whose simplification did not return is one all the same.
  const known = stop?.block === end && stop.failing === true && stop.path !== undefined ? stop.path : undefined;
  if (known === undefined) return verdict;
  const unshrunk = await replay(one, known);
  return unshrunk.kind === 'refuted' ? { ...unshrunk, seconds, coverage: verdict.coverage } : verdict;
}

const replayOne = (one: One): Promise<ConjectureVerdict> => replay(one, one.options.path!);

/** The one case at a path. */
async function replay({ pool, file, index, listed, options }: One, path: string): Promise<ConjectureVerdict> {
  const { seed } = options;
  const begun = Date.now();
  const { block, path: inside } = splitPath(path);
  const watching = await pool.run({ kind: 'block', file, index, seed, block, runs: 1, path: inside });
  const settled = settle(watching, block, options.caseTime);
  const circumstances = { seed, seconds: (Date.now() - begun) / 1000, replayed: true };
  if ('tally' in settled) return verdictOf(listed, [settled], circumstances);
  return verdictOf(listed, [], { ...circumstances, stop: { ...settled, path } });
}

/** The result of a block, or why there is none. */
function settle(watching: Watching<ConjectureResult>, block: number, caseTime: number): BlockResult | Stop {
  if (watching.kind === 'stuck') return stopOf(watching.standing, block, caseTime);
  if (watching.kind === 'died')
    return { reason: `a case ended its thread: ${watching.reason}`, path: `${block}:${watching.standing.place}` };
  const { result } = watching;
  if (result.kind === 'block') return result.result;
  return { reason: result.kind === 'fault' ? result.message : 'no result' };
}

function stopOf({ phase, place }: Standing, block: number, caseTime: number): Stop {
  const path = `${block}:${place}`;
  const late = `did not return within ${caseTime} s`;
  switch (phase) {
    case 'claim':
      return { reason: `the claim ${late}`, path };
    case 'shrinking':
      return { reason: `there is a counterexample, but on a simpler value the claim ${late}`, path, failing: true };
    case 'generator':
      return { reason: `the generator ${late}`, path };
    default:
      return { reason: 'loading the conjecture file did not end in time' };
  }
}

/** From the title; with the number where another title gives the same name. */
function fileName(list: readonly ListedConjecture[], index: number): string {
  const names = list.map(({ title }) => idOf(title));
  const name = names[index]!;
  return names.indexOf(name) === names.lastIndexOf(name) ? name : `${name}-${index + 1}`;
}

/** Writes the counterexample and its certificate; their names. */
function save(verdict: ConjectureVerdict, id: string, { out }: ConjectureOptions, output: Output): readonly string[] {
  if (verdict.kind !== 'refuted' || (verdict.expect === 'refuted' && out === undefined)) return [];
  const folder = out ?? DEFAULT_FOLDER;
  const problem = folderProblem(folder);
  if (problem !== undefined) {
    output.problem(`${folder}: ${problem}`);
    return [];
  }
  const { files, certificate } = verdict.counterexample;
  const texts = files.map(({ extension, text }, at) => ({
    name: `${id}${files.length > 1 ? `-${at + 1}` : ''}${extension}`,
    text,
  }));
  if (certificate !== undefined) texts.push({ name: `${id}.certificate.json`, text: certificate });
  return texts.flatMap(({ name, text }) => {
    const file = join(folder, name);
    try {
      writeFileSync(file, text);
      return [file];
    } catch (error) {
      output.problem(`${file}: ${describeFileError(error)}`);
      return [];
    }
  });
}

/** The command that gives the same case again. */
function replayLine(
  verdict: ConjectureVerdict,
  file: string | undefined,
  number: number | undefined,
): string | undefined {
  if (verdict.kind === 'survived' || verdict.path === undefined) return undefined;
  const named = file === undefined ? '' : ` ${shellWord(file.startsWith('-') ? `./${file}` : file)}`;
  const only = number === undefined ? '' : ` --only ${number}`;
  return `tightframe conjecture${named}${only} --seed ${verdict.seed} --path ${verdict.path}`;
}

const shellWord = (text: string): string => (/[^\w./-]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : text);

/** The verdict without texts that have their own files; what is unknown is null. */
function jsonOf(verdict: ConjectureVerdict, saved: readonly string[], replay: string | undefined): string {
  const counterexample = verdict.kind === 'refuted' ? shown(verdict.counterexample) : undefined;
  return JSON.stringify({ ...verdict, counterexample, saved, replay }, (_, value: unknown) => value ?? null);
}

const shown = ({ what, because, lines }: Counterexample) => ({ what, because, lines });

function statusOf({ kind, expect }: ConjectureVerdict): number {
  if (kind === expect) return 0;
  return kind === 'refuted' ? 1 : 2;
}
