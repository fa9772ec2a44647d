import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pentagonCertificate } from '../../proofs/pentagon/certificate.js';
import { checkPentagonCertificate } from '../../src/certificate/kernel/pentagon/checker.js';
import { all, altered, at, genuine, lies } from './pentagonLies.js';

describe('the certificate of the pentagon theorem', () => {
  it('is accepted, with a line for each lemma that needs a computation', () => {
    const verdict = checkPentagonCertificate(genuine);
    expect(verdict.kind).toBe('accepted');
    if (verdict.kind === 'accepted')
      expect(verdict.lemmas.map(({ lemma }) => lemma)).toEqual(
        'closed forms,Lemma 4,Lemma 5,Lemma 6,Lemma 7,Lemma 8,Lemma 9,constants'.split(','),
      );
  });

  it('is rejected after any single alteration (a seeded sample)', () => {
    expect(all.length).toBeGreaterThan(300);
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(3), (path, which) => {
        const candidates = lies(at(path));
        const lie = candidates[which % candidates.length];
        expect(checkPentagonCertificate(altered(path, () => lie)).kind).toBe('rejected');
      }),
      { numRuns: 150 },
    );
  });

  it.each([null, 1, 'x', [], {}, { format: 'tightframe-pentagon-certificate' }])('rejects %j as malformed', (data) => {
    expect(checkPentagonCertificate(data)).toMatchObject({ kind: 'rejected', malformed: true });
  });

  it('gives the constants of the paper proof', () => {
    const { constants, radius } = pentagonCertificate();
    // The minimal polynomials were found by hand in Q(τ*) before this program existed.
    expect(constants.tau.minimalPolynomial.join()).toBe('5,-20,-44,89,70,205,90,94,11');
    expect(constants.a.minimalPolynomial.join()).toBe('16,44,69,-360,1975,-8575,12325,-7000,1375');
    expect(constants.t.decimals).toMatch(/^0\.015825627074494197/);
    expect(radius).toMatch(/^1\.170459639097828948/);
  });
});
