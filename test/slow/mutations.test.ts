/** Single changes of all certificates of the catalog: all of them where there are at most 12,000, which is up to about 30
 *  points, and samples of the others. About ten minutes on one core. */
import { expect, it } from 'vitest';
import { catalog, certificateOfEntry } from '../certificate/certificates.js';
import { type Json, MutationCount, mutations, sampledMutations, seededRandom } from '../certificate/mutations.js';

const EXHAUSTIVE = 12_000;
/** Of changes of a certificate that is checked in a few milliseconds, in a tenth of a second, or in more. */
const sampleSize = (length: number, points: number): number => (points > 300 ? 40 : length > 500_000 ? 100 : 1000);
/** 24 is the degree of its field: a check takes as long as with hundreds of points. */
const LARGE_FIELD = new Set(['non-antiprism-4-thomson']);

it('every single change that changes the meaning is rejected', () => {
  const everywhere = new MutationCount();
  const sampled = new MutationCount();
  let [exhaustive, possible] = [0, 0];
  for (const [at, entry] of catalog.entries()) {
    const certificate = certificateOfEntry(entry);
    const json = certificate as unknown as Json;
    let length = 0;
    for (const _ of mutations(json)) length++;
    possible += length;
    if (length <= EXHAUSTIVE && !LARGE_FIELD.has(entry.id)) {
      everywhere.run(entry.id, json, mutations(json));
      exhaustive++;
    } else {
      const size = LARGE_FIELD.has(entry.id) ? 100 : sampleSize(length, certificate.claims.n);
      sampled.run(entry.id, json, sampledMutations(json, size, seededRandom(at + 1)));
    }
  }
  console.log(`${possible} possible changes of ${catalog.length} certificates`);
  console.log(`everywhere in ${exhaustive} certificates: ${everywhere}`);
  console.log(`sampled in the other ${catalog.length - exhaustive}: ${sampled}`);
  expect(everywhere.accepted).toEqual([]);
  expect(sampled.accepted).toEqual([]);
});
