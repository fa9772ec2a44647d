/** All certificates of the catalog in the systems that they can be exported to. Coq takes minutes for the largest three. */
import { describe, expect, it } from 'vitest';
import { catalog, certificateOfEntry, certificateOfId } from '../certificate/certificates.js';
import { coqLibrary, coqRealAxioms, otherSystems } from '../certificate/otherSystems.js';

const LARGE = new Set(['120-cell', 'lines-276-r23-double']);

describe.each(['gap', 'pari', 'sympy'] as const)('%s', (system) => {
  const check = otherSystems[system];
  it.skipIf(check === null).each(catalog.map((entry) => [entry.id, entry] as const))('accepts %s', (_, entry) => {
    expect(check!(certificateOfEntry(entry))).toMatchObject({ accepted: true });
  });
});

it.skipIf(otherSystems.coq === null)('Coq accepts all but the largest', () => {
  const entries = catalog.filter(({ id }) => !LARGE.has(id));
  expect(coqLibrary(entries.map(certificateOfEntry))).toMatchObject({ accepted: true });
});

it.skipIf(otherSystems.coq === null)('Coq says the same of a real number, with the axioms of its real numbers', () => {
  expect(coqRealAxioms(certificateOfId('polygon-7'))).toEqual([
    'ClassicalDedekindReals.sig_not_dec',
    'ClassicalDedekindReals.sig_forall_dec',
    'FunctionalExtensionality.functional_extensionality_dep',
  ]);
});
