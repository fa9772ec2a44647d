import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/exact/errors.js';
import { rationalField } from '../../src/exact/numberField.js';
import { integerSqrt, quadraticField, squareFreeKernel } from '../../src/exact/quadratic.js';

describe('integerSqrt', () => {
  it('r = ⌊√n⌋ means r² ≤ n < (r + 1)²', () =>
    fc.assert(
      fc.property(fc.oneof(fc.bigInt(0n, 100n), fc.bigInt(0n, 1n << 200n)), (n) => {
        const r = integerSqrt(n);
        expect(r * r <= n && n < (r + 1n) * (r + 1n)).toBe(true);
      }),
    ));

  it('is exact next to squares', () =>
    fc.assert(
      fc.property(fc.bigInt(1n, 1n << 300n), (r) => {
        expect(integerSqrt(r * r)).toBe(r);
        expect(integerSqrt(r * r - 1n)).toBe(r - 1n);
        expect(integerSqrt(r * r + 2n * r)).toBe(r);
      }),
    ));
});

describe('squareFreeKernel', () => {
  it('n = root²·kernel with a square-free kernel', () =>
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 6n), (n) => {
        const { root, kernel } = squareFreeKernel(n);
        expect(root * root * kernel).toBe(n);
        for (let p = 2n; p * p <= kernel; p++) expect(kernel % (p * p)).not.toBe(0n);
      }),
      { numRuns: 50 },
    ));

  it('kernel(m²·n) = kernel(n), also for large m', () =>
    fc.assert(
      fc.property(fc.bigInt(1n, 3000n), fc.bigInt(1n, 3000n), fc.constantFrom(1n, 1_000_003n), (m, n, p) => {
        const { root, kernel } = squareFreeKernel(n);
        // p is a prime beyond the trial divisions; what is left is then a square, which is seen.
        if (kernel === 1n || p === 1n) expect(squareFreeKernel(m * m * n * p * p).root).toBe(m * root * p);
        expect(squareFreeKernel(m * m * n).kernel).toBe(kernel);
      }),
      { numRuns: 30 },
    ));

  it('rejects 0 and negative integers', () => {
    expect(() => squareFreeKernel(0n)).toThrow(DomainError);
    expect(() => squareFreeKernel(-4n)).toThrow(DomainError);
  });
});

describe('quadraticField', () => {
  it('sqrt² = m and sqrt > 0; one field for one square-free part', () => {
    for (let m = 1n; m <= 100n; m++) {
      const { field, sqrt } = quadraticField(m);
      expect(field.equals(field.mul(sqrt, sqrt), field.fromInteger(m))).toBe(true);
      expect(field.sign(sqrt)).toBe(1);
      expect(field).toBe(quadraticField(squareFreeKernel(m).kernel).field);
      expect(field.toNumber(sqrt)).toBe(Math.sqrt(Number(m))); // IEEE square roots are correctly rounded
    }
  });

  it('of a square is Q', () => {
    expect(quadraticField(144n).field).toBe(rationalField);
    expect(quadraticField(10n ** 40n).field).toBe(rationalField);
  });

  it('rejects m ≤ 0', () => {
    expect(() => quadraticField(0n)).toThrow(DomainError);
    expect(() => quadraticField(-2n)).toThrow(DomainError);
  });
});
