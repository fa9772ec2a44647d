/** # The journal of long work. Defines `Journal`, `JournalKind`, `openJournal`.
 *
 * One JSON line says what is done, then one line a finished step. A line is written in one call
 * before the next step is counted, and a last line without its newline is cut off when the journal is opened again, so a
 * process that is killed loses at most the steps that were running, and no step counts twice.
 * @module */
import { closeSync, ftruncateSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { ParseError } from '../exact/errors.js';

export interface Journal<Step> {
  /** What earlier runs finished. */
  readonly steps: readonly Step[];
  add(step: Step): void;
  close(): void;
  remove(): void;
}

export interface JournalKind<Step> {
  /** The command whose journal it is, as a user writes it. */
  readonly command: string;
  /** Its first line. */
  readonly header: Readonly<Record<string, unknown>>;
  readonly step: z.ZodType<Step>;
}

/** @throws ParseError when the file is no journal, is the journal of something else, or a line of it is damaged
 *  @throws the error of the file system when it cannot be read or written */
export function openJournal<Step>(file: string, { command, header, step }: JournalKind<Step>): Journal<Step> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) throw new ParseError({ where: file, expected: 'a file', found: 'a folder' });
  // A device has nothing to resume from, and may never end.
  const regular = found?.isFile() === true;
  const text = regular ? readFileSync(file, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const [first, ...lines] = whole.split('\n').slice(0, -1);
  // Of a header cut short nothing is lost.
  if (first === undefined ? !JSON.stringify(header).startsWith(text) : first !== JSON.stringify(header))
    throw foreign(first ?? text);
  const steps = lines.map((line, at) => parsed(line, at + 2));
  const descriptor = openSync(file, regular ? 'r+' : 'w');
  if (regular) ftruncateSync(descriptor, Buffer.byteLength(whole));
  let position = Buffer.byteLength(whole);
  const write = (value: unknown): void => {
    const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at, position + at);
    position += bytes.length;
  };
  if (first === undefined) write(header);
  return { steps, add: write, close: () => closeSync(descriptor), remove: () => rmSync(file, { force: true }) };

  function foreign(found: string): ParseError {
    const expected = `a journal of ${command}`;
    return new ParseError({ where: file, expected, found: found.slice(0, 80) });
  }

  function parsed(line: string, number: number): Step {
    try {
      return step.parse(JSON.parse(line));
    } catch (cause) {
      if (!(cause instanceof SyntaxError || cause instanceof z.ZodError)) throw cause;
      const where = `${file}:${number}`;
      throw new ParseError({ where, expected: 'a finished step', found: line.slice(0, 60) }, { cause });
    }
  }
}
