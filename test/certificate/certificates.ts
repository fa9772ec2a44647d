/** Certificates to play with: fresh, mutable JSON, made from entries as `verify` makes them. */

import type { Entry, EntryData } from '../../src/catalog/entry.js';
import { loadCatalog } from '../../src/catalog/load.js';
import { analyse } from '../../src/catalog/verify.js';
import { certificateOf, certificateText } from '../../src/certificate/certify.js';
import type { Certificate } from '../../src/certificate/format.js';

/** The JSON of a certificate without its `readonly`. */
export type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

function textOf(entry: EntryData): string {
  const { properties, scheme } = analyse(entry);
  return certificateText(certificateOf(entry.id, properties, scheme));
}

export const certificateOfEntry = (entry: EntryData): Mutable<Certificate> =>
  JSON.parse(textOf(entry)) as Mutable<Certificate>;

export const catalog: readonly Entry[] = loadCatalog().map((item) => {
  if (item.kind !== 'entry') throw new Error(item.message);
  return item.entry;
});

const entryOf = (id: string): Entry => {
  const found = catalog.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`no entry ${id}`);
  return found;
};

export const certificateOfId = (id: string): Mutable<Certificate> => certificateOfEntry(entryOf(id));
