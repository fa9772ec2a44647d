/** # Bytes of a file, read in place. Defines `Bytes`, `openBytes`, `slice`, `concatenation`, `bytesInMemory`, `head`, `readText`, `neighbour`.
 * @module */
import { closeSync, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { describeFileError, excerpt, LimitError, ParseError } from '../../exact/errors.js';

export interface Bytes {
  /** What they are, for errors: `model.npz: W`. */
  readonly source: string;
  readonly size: number;
  /** Bytes position, position + 1, …, as many as `into` holds. @throws ParseError beyond the end */
  read(position: number, into: Uint8Array): void;
}

/** The other files that a file names, by the name that it gives them. */
export type OpenNeighbour = (named: string) => Bytes;

/** Node reads at most 2³¹ − 1 bytes at once. */
const MAX_READ = 2 ** 30;

/** @throws ParseError for what is no readable file; a pipe or a device is none, for it cannot be read in place */
export function openBytes(path: string): Bytes & { close(): void } {
  const source = basename(path);
  let descriptor: number;
  try {
    // Asked before opening, because opening a pipe waits for somebody to write.
    if (!statSync(path).isFile()) throw new ParseError({ where: path, expected: 'a file', found: describeOther(path) });
    descriptor = openSync(path, 'r');
  } catch (error) {
    if (error instanceof ParseError) throw error;
    throw new ParseError({ where: path, expected: 'a readable file', found: describeFileError(error) });
  }
  const { size } = fstatSync(descriptor);
  return {
    source,
    size,
    read(position, into) {
      requireWithin(source, position, into.length, size);
      for (let done = 0; done < into.length; ) {
        const count = readSync(descriptor, into, done, Math.min(into.length - done, MAX_READ), position + done);
        if (count === 0)
          throw new ParseError({ where: source, expected: `${size} bytes`, found: 'a file that has shrunk' });
        done += count;
      }
    },
    close: () => closeSync(descriptor),
  };
}

const describeOther = (path: string): string => (statSync(path).isDirectory() ? 'a folder' : 'a pipe or device');

/** @throws ParseError unless the bytes position … position + length − 1 are among `size` */
export function requireWithin(source: string, position: number, length: number, size: number): void {
  if (!(position >= 0 && position + length <= size))
    throw new ParseError({
      where: source,
      expected: `at least ${position + length} bytes`,
      found: `an end after ${size}`,
    });
}

/** Bytes start … start + size − 1 of others. @throws ParseError unless they are there */
export function slice(bytes: Bytes, start: number, size: number, source = bytes.source): Bytes {
  requireWithin(source, start, size, bytes.size);
  return {
    source,
    size,
    read(position, into) {
      requireWithin(source, position, into.length, size);
      bytes.read(start + position, into);
    },
  };
}

export const bytesInMemory = (source: string, data: Uint8Array): Bytes => ({
  source,
  size: data.length,
  read(position, into) {
    requireWithin(source, position, into.length, data.length);
    into.set(data.subarray(position, position + into.length));
  },
});

/** One after the other. */
export function concatenation(source: string, parts: readonly Bytes[]): Bytes {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return {
    source,
    size,
    read(position, into) {
      requireWithin(source, position, into.length, size);
      let start = 0;
      for (const part of parts) {
        const from = Math.max(position, start);
        const to = Math.min(position + into.length, start + part.size);
        if (from < to) part.read(from - start, into.subarray(from - position, to - position));
        start += part.size;
      }
    },
  };
}

/** The first `length` bytes, or all where there are fewer. */
export function head(bytes: Bytes, length: number): Buffer {
  const first = Buffer.alloc(Math.min(length, bytes.size));
  bytes.read(0, first);
  return first;
}

/** All of it as UTF-8, without a byte order mark. @throws LimitError for more than `most` bytes, ParseError for other encodings */
export function readText(bytes: Bytes, most: number): string {
  if (bytes.size > most)
    throw new LimitError({ where: bytes.source, expected: `at most ${most} bytes of text`, found: String(bytes.size) });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head(bytes, most));
  } catch (cause) {
    throw new ParseError({ where: bytes.source, expected: 'text in UTF-8', found: 'other bytes' }, { cause });
  }
}

/** The path of a file that another names. It lies in the same folder or below: a model may come from anywhere and shall not
 *  read what else is on the machine. @throws ParseError for a path that leads out, also through a symbolic link */
export function neighbour(path: string, named: string): string {
  const expected = 'the name of a file in the same folder';
  const folder = resolve(dirname(path));
  const target = resolve(folder, named);
  const refuse = (found: string): never => {
    throw new ParseError({ where: path, expected, found });
  };
  if (isAbsolute(named) || named.includes('\0') || !isBelow(folder, target)) refuse(excerpt(named, 80));
  try {
    if (!isBelow(realpathSync(folder), realpathSync(target))) refuse(`a link out of it, ${excerpt(named, 80)}`);
  } catch (error) {
    if (error instanceof ParseError) throw error;
    refuse(`${excerpt(named, 80)}: ${describeFileError(error)}`);
  }
  return target;
}

function isBelow(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
