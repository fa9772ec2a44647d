import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/exact/errors.js';
import { solveIntegerSystem } from '../../src/exact/integerLinearSystem.js';
import { integerCharacteristicPolynomial } from '../../src/exact/integerMatrix.js';

const entries = (size: bigint) => fc.oneof(fc.constant(0n), fc.bigInt(-3n, 3n), fc.bigInt(-size, size));

describe('solveIntegerSystem', () => {
  const systems = (size: bigint) =>
    fc
      .integer({ min: 0, max: 6 })
      .chain((n) =>
        fc.tuple(
          fc.array(fc.array(entries(size), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
          fc.array(entries(size), { minLength: n, maxLength: n }),
        ),
      );

  it('A·num = den·b with den > 0, and a singular matrix is refused', () => {
    let solved = 0;
    fc.assert(
      fc.property(fc.oneof(systems(20n), systems(10n ** 50n)), ([a, b]) => {
        const det = integerCharacteristicPolynomial(a)[0]!;
        if (det === 0n) {
          expect(() => solveIntegerSystem(a, b)).toThrow(DomainError);
          return;
        }
        solved++;
        const { num, den } = solveIntegerSystem(a, b);
        expect(den > 0n).toBe(true);
        a.forEach((row, i) => {
          expect(row.reduce((sum, x, j) => sum + x * num[j]!, 0n)).toBe(den * b[i]!);
        });
      }),
      { numRuns: 150 },
    );
    expect(solved).toBeGreaterThan(60);
  });

  it('needs row exchanges, and takes large and negative determinants', () => {
    expect(
      solveIntegerSystem(
        [
          [0n, 1n],
          [1n, 0n],
        ],
        [5n, 7n],
      ),
    ).toEqual({ num: [7n, 5n], den: 1n });
    const big = 10n ** 80n;
    const { num, den } = solveIntegerSystem(
      [
        [-big, 1n],
        [0n, big + 1n],
      ],
      [1n, 1n],
    );
    expect(-big * num[0]! + num[1]!).toBe(den);
    expect((big + 1n) * num[1]!).toBe(den);
    expect(solveIntegerSystem([], [])).toEqual({ num: [], den: 1n });
  });

  it('refuses singular matrices with huge entries at once', () => {
    for (const n of [8, 30]) {
      const row = Array.from({ length: n }, (_, j) => 10n ** BigInt(100 + j));
      const a = Array.from({ length: n }, (_, i) =>
        row.map((x, j) => (i === 0 ? x : x * BigInt(i + 1) + (j === 0 && i > 1 ? 1n : 0n))),
      );
      expect(() => solveIntegerSystem(a, row)).toThrow(DomainError);
    }
  });
});

// From 25 unknowns on another method is used.
describe('large systems', () => {
  const large = fc
    .integer({ min: 25, max: 30 })
    .chain((n) =>
      fc.tuple(
        fc.array(fc.array(entries(10n ** 6n), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
        fc.array(entries(10n ** 6n), { minLength: n, maxLength: n }),
      ),
    );

  it('A·num = den·b with den > 0', () =>
    fc.assert(
      fc.property(large, ([a, b]) => {
        const { num, den } = solveIntegerSystem(a, b);
        expect(den > 0n).toBe(true);
        a.forEach((row, i) => {
          expect(row.reduce((sum, x, j) => sum + x * num[j]!, 0n)).toBe(den * b[i]!);
        });
      }),
      { numRuns: 12 },
    ));

  it('a small system beside a unit matrix has the solution of the small system', () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(entries(10n ** 30n), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
        fc.array(entries(10n ** 30n), { minLength: 3, maxLength: 3 }),
        (a, b) => {
          const n = 28;
          const block = Array.from({ length: n }, (_, i) =>
            Array.from({ length: n }, (__, j) => (i < 3 && j < 3 ? a[i]![j]! : i === j ? 1n : 0n)),
          );
          const right = Array.from({ length: n }, (_, i) => (i < 3 ? b[i]! : BigInt(i)));
          if (integerCharacteristicPolynomial(a)[0] === 0n) {
            expect(() => solveIntegerSystem(block, right)).toThrow(DomainError);
            return;
          }
          const small = solveIntegerSystem(a, b);
          const { num, den } = solveIntegerSystem(block, right);
          for (let i = 0; i < 3; i++) expect(num[i]! * small.den).toBe(small.num[i]! * den);
          expect(num[27]).toBe(27n * den);
        },
      ),
      { numRuns: 30 },
    ));

  it('a determinant divisible by the primes worked with misleads nothing', () => {
    // The largest primes below 2^26, so that the first images are singular.
    const p = 67_108_859n * 67_108_837n * 67_108_819n;
    const n = 26;
    const a = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (__, j) => (i === j ? (i === 0 ? p : 1n) : 0n)),
    );
    const { num, den } = solveIntegerSystem(a, new Array<bigint>(n).fill(1n));
    expect(num[0]! * p).toBe(den);
    expect(num.slice(1).every((x) => x === den)).toBe(true);
  });
});
