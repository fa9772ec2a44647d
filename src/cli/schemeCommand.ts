/** # `tightframe scheme`. Defines `schemeCommand`.
 * @module */
import { basename, extname } from 'node:path';
import { describeFileError } from '../catalog/load.js';
import { excerpt, TightframeError } from '../exact/errors.js';
import type { Item, Problem } from '../scheme/input/item.js';
import { readItems } from '../scheme/input/readItems.js';
import { fileLines } from './fileLines.js';
import type { Output } from './output.js';
import { runSchemeJob } from './schemeJob.js';

export interface SchemeOptions {
  readonly json?: boolean;
  readonly symmetrize?: boolean;
  readonly closure?: boolean;
  readonly fusions?: boolean;
  readonly canonical?: boolean;
}

/** A file that begins with so many unreadable items is something else. */
const MAX_UNREADABLE = 100;

/** Exit status: 0 all verified, 1 something refuted, 2 bad input or something undecided. */
export async function schemeCommand(files: readonly string[], options: SchemeOptions, output: Output): Promise<number> {
  const json = options.json === true;
  let status = 0;
  let printed = 0;
  const complain = (id: string, where: string, reason: string): void => {
    if (json) output.line(JSON.stringify({ id, verdict: 'error', reason: `${where}: ${reason}` }));
    output.problem(`${where}: ${reason}`);
    status = 2;
  };
  for (const file of files) {
    const stem = file === '-' ? 'stdin' : basename(file, extname(file));
    let unreadable = 0;
    for (const { item, only } of withLookahead(readFile(file))) {
      const where = `${file}:${item.line}`;
      const id = item.id === undefined ? (only ? stem : `${stem}:${item.line}`) : excerpt(item.id, 120);
      if (item.kind === 'problem') {
        complain(id, item.line === 0 ? file : where, item.message);
        if (++unreadable < MAX_UNREADABLE) continue;
        complain(stem, file, `nothing readable in the first ${MAX_UNREADABLE} items: the rest is left out`);
        break;
      }
      unreadable = Number.NEGATIVE_INFINITY;
      // Lets signals in between two schemes.
      await new Promise((resolve) => setImmediate(resolve));
      const result = runSchemeJob({ id, where, item, ...options, json });
      if (!json && printed++ > 0 && result.lines.length > 0) output.line('');
      for (const line of result.lines) output.line(line);
      if (result.complaint !== undefined) output.problem(result.complaint);
      status = Math.max(status, result.status);
    }
  }
  return status;
}

/** The items of a file; that it cannot be read is a problem in line 0. */
function* readFile(file: string): Generator<Item | Problem> {
  let any = false;
  try {
    for (const item of readItems(fileLines(file))) {
      any = true;
      yield item;
    }
  } catch (error) {
    const isFileError = error instanceof Error && 'code' in error && 'syscall' in error;
    if (!isFileError && !(error instanceof TightframeError)) throw error;
    yield { kind: 'problem', line: 0, message: isFileError ? describeFileError(error) : error.message };
    return;
  }
  if (!any) yield { kind: 'problem', line: 0, message: 'expected schemes, graphs or groups, found none' };
}

/** Each item, and whether it is the only one. */
function* withLookahead<T>(items: Iterable<T>): Generator<{ readonly item: T; readonly only: boolean }> {
  let waiting: { readonly item: T } | undefined;
  let count = 0;
  for (const item of items) {
    if (waiting !== undefined) yield { item: waiting.item, only: false };
    waiting = { item };
    count++;
  }
  if (waiting !== undefined) yield { item: waiting.item, only: count === 1 };
}
