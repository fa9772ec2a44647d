/** # From arguments to entries. Defines `selectEntries`.
 * @module */
import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { type Loaded, loadCatalog, loadFile, uniqueIds } from '../catalog/load.js';
import { excerpt } from '../exact/errors.js';

const looksLikeFile = (argument: string): boolean =>
  argument.includes('/') || ['.json', '.yaml', '.yml'].includes(extname(argument));

/** Catalog ids and geometry files, in the order given; the whole catalog for no arguments. An unknown id is unreadable. */
export function selectEntries(args: readonly string[]): readonly Loaded[] {
  if (args.length === 0) return loadCatalog();
  let catalog: ReadonlyMap<string, Loaded> | undefined;
  // A bare name is an id before it is a file: a folder `cube` that happens to be there hides no entry.
  const named = (name: string): readonly Loaded[] => {
    catalog ??= new Map(loadCatalog().map((item) => [item.kind === 'entry' ? item.entry.id : item.id, item]));
    const entry = catalog.get(name);
    if (entry !== undefined) return [entry];
    if (existsSync(name)) return loadFile(name);
    const message = `unknown id ${JSON.stringify(excerpt(name))}${suggestion(name, [...catalog.keys()])}`;
    return [{ kind: 'unreadable', id: excerpt(name), message }];
  };
  return uniqueIds(args.flatMap((argument) => (looksLikeFile(argument) ? loadFile(argument) : named(argument))));
}

/** The id with the most two-letter pieces in common, where they have any. */
function suggestion(id: string, ids: readonly string[]): string {
  const pieces = (text: string): ReadonlySet<string> =>
    new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)));
  const own = pieces(id);
  const score = (other: string): number => {
    const theirs = pieces(other);
    return [...own].filter((piece) => theirs.has(piece)).length / (own.size + theirs.size);
  };
  const best = ids.reduce<string | undefined>((a, b) => (a === undefined || score(b) > score(a) ? b : a), undefined);
  return best !== undefined && score(best) > 0.25
    ? ` (did you mean ${best}? \`tightframe list\` names all)`
    : ' (`tightframe list` names all)';
}
