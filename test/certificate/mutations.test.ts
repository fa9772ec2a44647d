/** Every single change of a certificate that changes what it says is rejected. Here: all changes of the smallest certificates,
 *  samples of the others; in `test/slow` all changes of nearly all of them. */
import { describe, expect, it } from 'vitest';
import { catalog, certificateOfEntry } from './certificates.js';
import { type Json, keepsMeaning, MutationCount, mutations, sampledMutations, seededRandom } from './mutations.js';

/** Certificates of up to this many points are changed everywhere. */
const EXHAUSTIVE = 3;
const SAMPLE = 25;
/** Where one check takes a tenth of a second or more. */
const SLOW = new Map([
  ['120-cell', 2],
  ['lines-276-r23-double', 2],
  ['non-antiprism-4-thomson', 6],
  ['lines-276-r23', 10],
  ['mclaughlin-275', 10],
]);

describe('kernel mutation', () => {
  it('rejects every change of the smallest certificates, and a sample of changes of every other', () => {
    const everywhere = new MutationCount();
    const sampled = new MutationCount();
    for (const [at, entry] of catalog.entries()) {
      const certificate = certificateOfEntry(entry);
      const json = certificate as unknown as Json;
      if (certificate.claims.n <= EXHAUSTIVE) everywhere.run(entry.id, json, mutations(json));
      else sampled.run(entry.id, json, sampledMutations(json, SLOW.get(entry.id) ?? SAMPLE, seededRandom(at + 1)));
    }
    console.log(`everywhere in the smallest: ${everywhere}; in the others: ${sampled}`);
    expect(everywhere.accepted).toEqual([]);
    expect(sampled.accepted).toEqual([]);
    expect(everywhere.rejected).toBeGreaterThan(1000);
  });

  it('knows the changes that keep the meaning, and no others; a pentagram is a pentagon in another order', () => {
    const id = catalog.find((entry) => entry.id === 'polygon-5')!;
    const json = certificateOfEntry(id) as unknown as Json;
    const kept = [...mutations(json)].filter((mutation) => keepsMeaning(json, mutation));
    expect(new Set(kept.map(({ path }) => path.slice(0, 2).join('.')))).toEqual(new Set(['id', 'field.root', 'gram']));
    const wide = { path: ['field', 'root'], what: '', value: ['1', '3'] };
    expect(keepsMeaning(json, wide)).toBe(true);
    for (const root of [['-3', '-2'], ['-3', '3'], ['3', '4'], ['3', '2'], ['2'], 'x', null] as Json[])
      expect(keepsMeaning(json, { ...wide, value: root })).toBe(false);
  });
});
