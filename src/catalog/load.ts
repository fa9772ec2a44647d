/** # Reading catalog and geometry files. Defines `loadFile`, `loadCatalog`, `Loaded`.
 * @module */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Lexer, LineCounter, Parser, parseDocument } from 'yaml';
import type { z } from 'zod';
import { describeFileError, excerpt } from '../exact/errors.js';
import { type Entry, entrySchema, familySchema } from './entry.js';

export { describeFileError } from '../exact/errors.js';

/** An entry, or what is wrong with it in one line. */
export type Loaded =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'unreadable'; readonly id: string; readonly message: string };

/** The largest geometry file that is read, in bytes. */
const MAX_FILE_SIZE = 32 * 1024 * 1024;

/** No geometry is nested deeper; what is would exhaust the stack on its way to a worker. */
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

/** All entries of a YAML or JSON file: one geometry, or a family with `entries`. Never throws on bad content. */
export function loadFile(file: string): readonly Loaded[] {
  const stem = basename(file, extname(file));
  const unreadable = (message: string): readonly Loaded[] => [
    { kind: 'unreadable', id: stem, message: `${file}: ${message}` },
  ];
  const read = readText(file, MAX_FILE_SIZE);
  if ('problem' in read) return unreadable(read.problem);
  const parsed = extname(file) === '.json' ? parseJson(read.text) : parseYaml(read.text);
  if ('problem' in parsed) return unreadable(parsed.problem);
  const { data } = parsed;
  if (!isTreeOfDepth(data, MAX_NESTING)) return unreadable(TOO_DEEP);
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return unreadable('expected a geometry or a family of geometries');
  if (!('entries' in data)) return [loadEntry({ id: stem, ...data }, file, undefined, undefined, file, stem)];
  const family = familySchema.safeParse(data);
  if (!family.success) return unreadable(firstIssue(family.error));
  const { title, source, entries } = family.data;
  return entries.map((entry, i) => loadEntry(entry, `${file}: entries[${i}]`, title, source, file, `${stem}[${i}]`));
}

function loadEntry(
  data: unknown,
  where: string,
  family: string | undefined,
  source: string | undefined,
  file: string,
  fallbackId: string,
): Loaded {
  const parsed = entrySchema.safeParse(data);
  if (parsed.success) {
    const own = parsed.data.source ?? source;
    return { kind: 'entry', entry: { ...parsed.data, ...(own === undefined ? {} : { source: own }), family, file } };
  }
  const given = entrySchema.shape.id.safeParse((data as { id?: unknown } | null)?.id);
  const id = given.success ? given.data : fallbackId;
  return { kind: 'unreadable', id, message: `${where}: ${firstIssue(parsed.error)}` };
}

/** The first complaint, with its place: `claims.n: expected …`. */
function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'malformed';
  const place = issue.path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  return `${place === '' ? '' : `${excerpt(place, 80)}: `}${excerpt(issue.message.replace(/^Invalid input: /, ''), 160)}`;
}

type Parsed = { readonly data: unknown } | { readonly problem: string };

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

/** The folder of the geometry catalog that comes with the package. */
const CATALOG = fileURLToPath(new URL('../../catalog', import.meta.url));

/** The entries of every file in the folder, in order of file names; an id that was there before is unreadable. */
export function loadCatalog(folder: string = CATALOG): readonly Loaded[] {
  const files = readdirSync(folder)
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .sort();
  return uniqueIds(files.flatMap((name) => loadFile(join(folder, name))));
}

/** Marks every entry whose id was used before. */
export function uniqueIds(loaded: readonly Loaded[]): readonly Loaded[] {
  const first = new Map<string, string>();
  return loaded.map((item) => {
    if (item.kind !== 'entry') return item;
    const { id, file } = item.entry;
    const earlier = first.get(id);
    if (earlier !== undefined)
      return { kind: 'unreadable', id, message: `${file}: duplicate id "${id}", used before in ${earlier}` };
    first.set(id, file);
    return item;
  });
}
