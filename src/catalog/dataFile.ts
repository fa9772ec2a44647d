/** # Files of data, YAML or JSON. Defines `readDataFile`, `readText`, `firstIssue`. The only file that knows the YAML library.
 * @module */
import { closeSync, openSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import { Lexer, LineCounter, Parser, parseDocument } from 'yaml';
import type { z } from 'zod';
import { describeFileError, excerpt } from '../exact/errors.js';

type Parsed = { readonly data: unknown } | { readonly problem: string };

/** No geometry or sweep is nested deeper; what is would exhaust the stack on its way to a worker. */
const MAX_NESTING = 100;
const TOO_DEEP = `expected lists and fields nested at most ${MAX_NESTING} deep, found more`;

/** Is the data nested at most so deep, and nothing inside itself (as YAML aliases can make it)? */
function isTreeOfDepth(data: unknown, depth: number, above: ReadonlySet<unknown> = new Set()): boolean {
  if (typeof data !== 'object' || data === null) return true;
  if (depth === 0 || above.has(data)) return false;
  const here = new Set([...above, data]);
  return Object.values(data).every((value) => isTreeOfDepth(value, depth - 1, here));
}

/** The text of a file of bounded size, or what is wrong. Reads no further than the bound: a pipe or a device tells no size. */
export function readText(file: string, most: number): { readonly text: string } | { readonly problem: string } {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const chunks: Buffer[] = [];
      for (let total = 0; ; ) {
        const chunk = Buffer.alloc(2 ** 16);
        const length = readSync(descriptor, chunk);
        if (length === 0) return { text: Buffer.concat(chunks).toString('utf8') };
        total += length;
        if (total > most) return { problem: `expected at most ${most} bytes, found more` };
        chunks.push(chunk.subarray(0, length));
      }
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return { problem: describeFileError(error) };
  }
}

/** What a file of bounded size says, as YAML unless its name ends in `.json`, or what is wrong. */
export function readDataFile(file: string, most: number): Parsed {
  const read = readText(file, most);
  if ('problem' in read) return read;
  const parsed = extname(file) === '.json' ? parseJson(read.text) : parseYaml(read.text);
  if ('problem' in parsed || isTreeOfDepth(parsed.data, MAX_NESTING)) return parsed;
  return { problem: TOO_DEEP };
}

function parseJson(text: string): Parsed {
  try {
    return { data: JSON.parse(text) };
  } catch (error) {
    return { problem: `malformed JSON: ${excerpt((error as SyntaxError).message, 120)}` };
  }
}

/** How deep the text nests, as far as it matters. Found without recursion: `parseDocument` recurses, and where the stack ends
 *  while V8 compiles a regular expression, the whole process dies. */
function yamlNesting(text: string): number {
  const parser = new Parser();
  let deepest = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme));
    deepest = Math.max(deepest, parser.stack.length);
    if (deepest > MAX_NESTING) break;
  }
  return deepest;
}

function parseYaml(text: string): Parsed {
  const lines = new LineCounter();
  if (yamlNesting(text) > MAX_NESTING) return { problem: TOO_DEEP };
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const [problem] = document.errors;
    if (problem !== undefined) {
      const { line, col } = lines.linePos(problem.pos[0]);
      return { problem: `malformed YAML: line ${line}, column ${col}: ${excerpt(problem.message, 120)}` };
    }
    // Few aliases: a "billion laughs" document is refused before it grows.
    return { data: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    // yaml throws plain errors for aliases that explode, and a RangeError for nesting beyond the stack.
    return { problem: `malformed YAML: ${excerpt(error instanceof Error ? error.message : String(error), 120)}` };
  }
}

/** The first complaint, with its place: `claims.n: expected …`. */
export function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'malformed';
  const place = issue.path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  return `${place === '' ? '' : `${excerpt(place, 80)}: `}${excerpt(issue.message.replace(/^Invalid input: /, ''), 160)}`;
}
