/** The spectrum of F against the characteristic polynomial and LDLᵀ of the n×n Gram matrix. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonField } from '../../src/exact/compositum.js';
import { DomainError } from '../../src/exact/errors.js';
import { characteristicPolynomial, ldlt, rank } from '../../src/exact/matrix.js';
import { rationalField } from '../../src/exact/numberField.js';
import { frameFromGram } from '../../src/frame/frame.js';
import { frameProperties } from '../../src/frame/properties.js';
import { characteristicPolynomialOf, direct } from './directGram.js';
import { anyFrame } from './frameArbitraries.js';

describe('frame bounds', () => {
  it('with their multiplicities give the characteristic polynomial of M, exactly', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        const { field, M } = direct(frame);
        const found = characteristicPolynomialOf(frameProperties(frame));
        const into = commonField(field, found.field);
        const expected = characteristicPolynomial(field, M).map(into.left);
        expect(found.polynomial.length).toBe(expected.length);
        expect(found.polynomial.every((c, k) => into.field.equals(into.right(c), expected[k]!))).toBe(true);
      }),
      { numRuns: 60 },
    ));

  it('number as many as the rank of M, positive and descending', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        const { field, M } = direct(frame);
        const { dimension, spectrum } = frameProperties(frame);
        expect(dimension).toBe(rank(field, M));
        const values = spectrum.bounds.map(({ value }) => value.field.toNumber(value.element));
        expect(values.every((value, k) => value > 0 && (k === 0 || value < values[k - 1]!))).toBe(true);
      }),
      { numRuns: 40 },
    ));

  it('lie in the interval that isolates them where they are outside the field', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        for (const { value, root } of frameProperties(frame).spectrum.bounds) {
          if (root === undefined) continue;
          const { field, element } = value;
          expect(field.compare(element, field.fromRational(root.interval.lo))).not.toBe(-1);
          expect(field.compare(element, field.fromRational(root.interval.hi))).not.toBe(1);
        }
      }),
      { numRuns: 40 },
    ));
});

describe('positive semidefiniteness', () => {
  it('a symmetric matrix has a spectrum exactly when LDLᵀ finds it semidefinite', () => {
    const counts = { semidefinite: 0, indefinite: 0 };
    const symmetric = fc
      .integer({ min: 1, max: 4 })
      .chain((n) =>
        fc
          .array(fc.integer({ min: -2, max: 3 }), { minLength: n * n, maxLength: n * n })
          .map((entries) => ({ n, entries })),
      );
    fc.assert(
      fc.property(symmetric, fc.boolean(), ({ n, entries }, dominant) => {
        const entry = (i: number, j: number): number =>
          entries[Math.min(i, j) * n + Math.max(i, j)]! + (dominant && i === j ? 5 : 0);
        const frame = frameFromGram(rationalField, n, (i, j) => rationalField.fromInteger(entry(i, j)));
        const { kind } = ldlt(rationalField, direct(frame).M);
        counts[kind]++;
        if (kind === 'semidefinite') expect(frameProperties(frame).dimension).toBeLessThanOrEqual(n);
        else expect(() => frameProperties(frame)).toThrow(DomainError);
      }),
      { numRuns: 150, seed: 3 },
    );
    expect(Math.min(counts.semidefinite, counts.indefinite)).toBeGreaterThan(20);
  });
});
