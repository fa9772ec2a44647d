/** # Files that appear whole or not at all. Defines `writeWhole`, `requireWritable`.
 * @module */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
import { describeFileError, ParseError } from '../exact/errors.js';

const unfinishedName = (path: string): string => `${path}.${process.pid}-${threadId}.part`;

/** Writes what `fill` writes to a file beside `path`, then puts it in its place. @throws ParseError where that cannot be done */
export function writeWhole(path: string, fill: (write: (piece: Uint8Array) => void) => void): void {
  const unfinished = unfinishedName(path);
  let descriptor: number | undefined;
  try {
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
    throw isFileError(cause) ? unwritable(path, describeFileError(cause), cause) : cause;
  }
}

/** Notices before long work that its result could not be written. @throws ParseError */
export function requireWritable(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw unwritable(path, 'a folder');
  const trial = unfinishedName(path);
  try {
    closeSync(openSync(trial, 'w'));
    rmSync(trial);
  } catch (cause) {
    throw isFileError(cause) ? unwritable(path, describeFileError(cause), cause) : cause;
  }
}

const unwritable = (where: string, found: string, cause?: unknown): ParseError =>
  new ParseError({ where, expected: 'a file that can be written', found }, { cause });

const isFileError = (error: unknown): boolean => error instanceof Error && 'syscall' in error;
