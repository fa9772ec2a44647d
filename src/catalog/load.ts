/** # Reading catalog and geometry files. Defines `loadFile`, `loadCatalog`, `Loaded`.
 * @module */
import { readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstIssue, readDataFile } from './dataFile.js';
import { type Entry, entrySchema, familySchema } from './entry.js';

export { describeFileError } from '../exact/errors.js';

/** An entry, or what is wrong with it in one line. */
export type Loaded =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'unreadable'; readonly id: string; readonly message: string };

/** The largest geometry file that is read, in bytes. */
const MAX_FILE_SIZE = 32 * 1024 * 1024;

/** All entries of a YAML or JSON file: one geometry, or a family with `entries`. Never throws on bad content. */
export function loadFile(file: string): readonly Loaded[] {
  const stem = basename(file, extname(file));
  const unreadable = (message: string): readonly Loaded[] => [
    { kind: 'unreadable', id: stem, message: `${file}: ${message}` },
  ];
  const read = readDataFile(file, MAX_FILE_SIZE);
  if ('problem' in read) return unreadable(read.problem);
  const { data } = read;
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
