import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invertModulo, symmetricRemainder } from '../../src/exact/integers.js';
import { rational } from '../../src/exact/rational.js';
import { commonDenominator } from '../../src/exact/rationalReconstruction.js';

const P = 67_108_859n;

describe('commonDenominator', () => {
  it('finds fractions r/t back from their residues once the modulus exceeds twice the squares of r and t', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }).chain((digits) => {
          // The products of denominators stay below the bound too: at most three fractions, each a sixth of the bits.
          const size = 1n << BigInt(Math.max(1, Math.floor((digits * 25) / 6) - 2));
          const fraction = fc.tuple(fc.bigInt(-size, size), fc.bigInt(1n, size)).map(([n, d]) => rational(n, d));
          return fc.tuple(fc.constant(P ** BigInt(digits)), fc.array(fraction, { minLength: 1, maxLength: 3 }));
        }),
        ([modulus, fractions]) => {
          const residues = fractions.map((q) => (q.s * q.n * invertModulo(q.d, modulus)) % modulus);
          const common = commonDenominator(residues, modulus)!;
          expect(common > 0n).toBe(true);
          fractions.forEach((q, i) => {
            expect(rational(symmetricRemainder(residues[i]! * common, modulus), common).equals(q)).toBe(true);
          });
        },
      ),
    ));

  it('is undefined where no small fraction has the residue', () => {
    // Of about p residues only about 0.6 p belong to fractions with |r|, t < √(p/2).
    const found = Array.from({ length: 400 }, (_, k) => commonDenominator([BigInt(k) * 151_031n + 12_345n], P));
    const missing = found.filter((d) => d === undefined).length;
    expect(missing).toBeGreaterThan(50);
    expect(missing).toBeLessThan(390);
  });

  it('of integers is 1', () => {
    expect(commonDenominator([5n, P - 7n, 0n], P)).toBe(1n);
    expect(commonDenominator([], P)).toBe(1n);
  });
});
