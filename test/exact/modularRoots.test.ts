import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realCyclotomicField } from '../../src/exact/cyclotomic.js';
import { factorOverField, overField } from '../../src/exact/factorOverField.js';
import { isObstructed } from '../../src/exact/modularRoots.js';
import { quadraticField } from '../../src/exact/quadratic.js';
import { sampleFields } from './sampleFields.js';

describe('isObstructed', () => {
  it('never denies a root: false for the minimal polynomial of every element', () => {
    for (const { field } of sampleFields.slice(1)) {
      const f = field.minimalPolynomial;
      expect(isObstructed(f, f)).toBe(false);
      fc.assert(
        fc.property(
          fc.array(fc.integer({ min: -3, max: 3 }), { minLength: field.degree, maxLength: field.degree }),
          fc.integer({ min: 1, max: 30 }),
          (coefficients, d) => {
            const a = field.fromPowerBasis(coefficients.map((c) => field.asRational(field.fromInteger(c))!.div(d)));
            expect(isObstructed(f, field.minimalPolynomialOf(a))).toBe(false);
          },
        ),
        { numRuns: 15 },
      );
    }
  });

  it('true is right: the full factorization has no linear factor either', () => {
    const fields = [quadraticField(2n).field, quadraticField(5n).field, sampleFields[3]!.field, sampleFields[5]!.field];
    let decided = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...fields),
        fc.array(fc.bigInt(-4n, 4n), { minLength: 2, maxLength: 3 }),
        fc.bigInt(1n, 3n),
        (K, low, lead) => {
          const g = [...low, lead];
          if (!isObstructed(K.minimalPolynomial, g)) return;
          decided++;
          const square = overField(K, g);
          expect(factorOverField(K, square).every((factor) => factor.length > 2)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
    expect(decided).toBeGreaterThan(20); // a prime below 300 decides nearly always
  });

  it('decides √m ∉ Q(√n) and √3 ∉ Q(2cos(2π/n)) for 12 ∤ n', () => {
    const squareFree = [2n, 3n, 5n, 6n, 7n, 10n, 11n, 13n, 14n, 15n];
    for (const m of squareFree)
      for (const n of squareFree) expect(isObstructed([-n, 0n, 1n], [-m, 0n, 1n])).toBe(m !== n);
    for (const n of [7, 9, 11, 16, 17, 20, 24, 36, 48])
      expect(isObstructed(realCyclotomicField(n).field.minimalPolynomial, [-3n, 0n, 1n])).toBe(n % 12 !== 0);
  });

  it('a prime that divides the leading coefficient decides nothing', () => {
    // 1/30 is in every field; modulo 2, 3, 5 its polynomial 30x − 1 has no root.
    expect(isObstructed([-2n, 0n, 1n], [-1n, 30n])).toBe(false);
  });
});
