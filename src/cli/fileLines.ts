/** # The lines of a file. Defines `fileLines`.
 * @module */
import { closeSync, openSync, readSync } from 'node:fs';
import { LimitError } from '../exact/errors.js';

/** Room for one relation matrix of 2048 points, written in full. */
const MAX_LINE = 2 ** 26;

/** Lines one by one, so that a file of any length takes the memory of its longest line; `-` is standard input.
 *  @throws LimitError for a line that is too long, and what Node throws for a file that cannot be read */
export function* fileLines(file: string): Generator<string> {
  const descriptor = file === '-' ? 0 : openSync(file, 'r');
  try {
    let [pieces, length] = [[] as Buffer[], 0];
    for (;;) {
      const chunk = Buffer.alloc(2 ** 16);
      const size = readSync(descriptor, chunk);
      let begin = 0;
      for (let end = chunk.indexOf(10); end !== -1 && end < size; end = chunk.indexOf(10, begin)) {
        pieces.push(chunk.subarray(begin, end));
        yield textOf(pieces);
        [pieces, length] = [[], 0];
        begin = end + 1;
      }
      pieces.push(chunk.subarray(begin, size));
      length += size - begin;
      if (length > MAX_LINE)
        throw new LimitError({ where: 'line', expected: `at most ${MAX_LINE} bytes`, found: 'more' });
      if (size > 0) continue;
      if (length > 0) yield textOf(pieces);
      return;
    }
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

const textOf = (pieces: readonly Buffer[]): string => Buffer.concat(pieces).toString('utf8');
