import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src/exact/errors.js';
import { coherentConfiguration } from '../../../src/scheme/coherentConfiguration.js';
import { groupNamed, thinLabels } from '../../../src/scheme/constructions/groups.js';
import { schemeOfRegularLabels } from '../../../src/scheme/constructions/regularScheme.js';

/** The labels of a partition of a group, that of the identity alone being 0. */
function labelsOf(group: string, colours: readonly number[]): { readonly n: number; readonly labels: Int32Array } {
  const elements = groupNamed(group, 'group');
  const names = new Map([[-1, 0]]);
  const classOf = Array.from({ length: elements.order }, (_, a) => {
    const colour = a === 0 ? -1 : colours[a % colours.length]!;
    if (!names.has(colour)) names.set(colour, names.size);
    return names.get(colour)!;
  });
  return { n: elements.order, labels: thinLabels(elements).map((a) => classOf[a]!) };
}

describe('schemeOfRegularLabels', () => {
  it('accepts the partitions of a group that the check of all pairs accepts, with the same configuration', () => {
    const seen = { verified: 0, refuted: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom('C4', 'C5', 'C6', 'C2^3', 'S3', 'C3^2', 'Q8', 'C7', 'D5'),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 2, maxLength: 10 }),
        (group, colours) => {
          const { n, labels } = labelsOf(group, colours);
          const verdict = coherentConfiguration(n, labels);
          seen[verdict.kind]++;
          if (verdict.kind === 'verified') {
            expect(schemeOfRegularLabels(n, labels, 'test')).toEqual(verdict.configuration);
          } else expect(() => schemeOfRegularLabels(n, labels, 'test')).toThrow(DomainError);
        },
      ),
      { numRuns: 400 },
    );
    expect(Math.min(seen.verified, seen.refuted)).toBeGreaterThan(40);
  });
  it('refuses labels with gaps, or a diagonal that is not relation 0', () => {
    const { n, labels } = labelsOf('C5', [1]);
    expect(() =>
      schemeOfRegularLabels(
        n,
        labels.map((label) => 2 * label),
        'test',
      ),
    ).toThrow(DomainError);
    expect(() =>
      schemeOfRegularLabels(
        n,
        labels.map((label) => 1 - label),
        'test',
      ),
    ).toThrow(DomainError);
    expect(() =>
      schemeOfRegularLabels(
        n,
        labels.map(() => 0),
        'test',
      ),
    ).toThrow(DomainError);
  });
});
