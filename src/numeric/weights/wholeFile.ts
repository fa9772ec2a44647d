/** # Files that appear whole or not at all. Defines `writeWhole`, `requireWritable`.
 *
 * A file is written beside its place and moved there.
 * @module */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
import { describeFileError, ParseError } from '../../exact/errors.js';

/** @throws ParseError for a path that cannot be written; what `fill` throws */
export function writeWhole(path: string, fill: (write: (piece: Uint8Array) => void) => void): void {
  const unfinished = `${path}.${process.pid}-${threadId}.part`;
  let descriptor: number | undefined;
  try {
    requireFile(path);
    descriptor = openSync(unfinished, 'w');
    const open = descriptor;
    fill((piece) => {
      for (let done = 0; done < piece.length; ) done += writeSync(open, piece, done);
    });
    fsyncSync(descriptor);
    closeSync(descriptor);
    descriptor = undefined;
    renameSync(unfinished, path);
  } catch (cause) {
    if (descriptor !== undefined) closeSync(descriptor);
    rmSync(unfinished, { force: true });
    throw unwritable(path, cause);
  }
}

const EXPECTED = 'a file that can be written';

/** Before long work: whether its result can be written. What is there stays as it is. @throws ParseError where it cannot */
export function requireWritable(path: string): void {
  const trial = `${path}.${process.pid}-${threadId}.part`;
  try {
    requireFile(path);
    closeSync(openSync(trial, 'w'));
    rmSync(trial);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** A folder cannot be replaced, and a device must not be. */
function requireFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (path !== '' && (found === undefined || found.isFile())) return;
  const what = path === '' ? 'no name' : found?.isDirectory() === true ? 'a folder' : 'a device';
  throw new ParseError({ where: path, expected: EXPECTED, found: what });
}

function unwritable(where: string, cause: unknown): unknown {
  if (!(cause instanceof Error && 'syscall' in cause)) return cause;
  return new ParseError({ where, expected: EXPECTED, found: describeFileError(cause) }, { cause });
}
