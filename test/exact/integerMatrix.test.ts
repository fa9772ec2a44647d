import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  characteristicPolynomialModulo,
  type IntegerMatrix,
  integerCharacteristicPolynomial,
  primitiveMinimalPolynomial,
} from '../../src/exact/integerMatrix.js';
import { type IntegerPolynomial, squareFreePartZ } from '../../src/exact/integerPolynomial.js';
import { characteristicPolynomial, determinant, multiply } from '../../src/exact/matrix.js';
import { rational, rationals } from '../../src/exact/rational.js';
import { hasPari, pari } from './computerAlgebra.js';

const entries = (size: bigint) => fc.oneof(fc.constant(0n), fc.bigInt(-3n, 3n), fc.bigInt(-size, size));
const matrices = (maxSize: number, size = 50n): fc.Arbitrary<IntegerMatrix> =>
  fc
    .nat(maxSize)
    .chain((n) => fc.array(fc.array(entries(size), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }));

const integerMultiply = (a: IntegerMatrix, b: IntegerMatrix): IntegerMatrix =>
  a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0n)));

const text = (a: IntegerMatrix): string => `[${a.map((row) => row.join(',')).join(';')}]`;

describe('integerCharacteristicPolynomial', () => {
  it('agrees with Faddeev–LeVerrier over Q', () =>
    fc.assert(
      fc.property(fc.oneof(matrices(6), matrices(4, 10n ** 40n)), (a) => {
        const naive = characteristicPolynomial(
          rationals,
          a.map((row) => row.map((x) => rational(x))),
        );
        expect(integerCharacteristicPolynomial(a).map((c) => rational(c))).toEqual(naive);
      }),
    ));

  it('Cayley–Hamilton: p(A) = 0', () =>
    fc.assert(
      fc.property(matrices(7, 10n ** 12n), (a) => {
        const p = integerCharacteristicPolynomial(a);
        const n = a.length;
        let value: IntegerMatrix = a.map((row) => row.map(() => 0n));
        for (let k = n; k >= 0; k--)
          value = integerMultiply(value, a).map((row, i) => row.map((x, j) => (i === j ? x + p[k]! : x)));
        expect(value.flat().every((x) => x === 0n)).toBe(true);
      }),
    ));

  it('is monic of degree n, with −trace and (−1)^n det as coefficients', () =>
    fc.assert(
      fc.property(matrices(6, 1000n), (a) => {
        const n = a.length;
        const p = integerCharacteristicPolynomial(a);
        expect(p.length).toBe(n + 1);
        expect(p[n]).toBe(1n);
        if (n > 0) expect(p[n - 1]).toBe(-a.reduce((sum, row, i) => sum + row[i]!, 0n));
        const det = determinant(
          rationals,
          a.map((row) => row.map((x) => rational(x))),
        );
        expect(rational(n % 2 === 0 ? p[0]! : -p[0]!).equals(det)).toBe(true);
      }),
    ));

  it('of AB is that of BA, of a companion matrix its polynomial, of the empty matrix 1', () => {
    fc.assert(
      fc.property(
        fc.nat(5).chain((n) => {
          const square = fc.array(fc.array(entries(30n), { minLength: n, maxLength: n }), {
            minLength: n,
            maxLength: n,
          });
          return fc.tuple(square, square);
        }),
        ([a, b]) => {
          const [ab, ba] = [integerMultiply(a, b), integerMultiply(b, a)].map(integerCharacteristicPolynomial);
          expect(ab).toEqual(ba);
        },
      ),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(fc.array(fc.bigInt(-(10n ** 60n), 10n ** 60n), { minLength: 1, maxLength: 8 }), (low) => {
        const n = low.length;
        const companion = low.map((_, i) => low.map((__, j) => (j === n - 1 ? -low[i]! : i === j + 1 ? 1n : 0n)));
        expect(integerCharacteristicPolynomial(companion)).toEqual([...low, 1n]);
      }),
      { numRuns: 40 },
    );
    expect(integerCharacteristicPolynomial([])).toEqual([1n]);
    expect(integerCharacteristicPolynomial([[-7n]])).toEqual([7n, 1n]);
  });

  it('reaches its bound: the all-c matrix has the eigenvalue nc', () => {
    for (const c of [1n, -1n, 10n ** 30n, -(10n ** 30n)]) {
      const n = 6;
      const a = Array.from({ length: n }, () => new Array<bigint>(n).fill(c));
      expect(integerCharacteristicPolynomial(a)).toEqual([0n, 0n, 0n, 0n, 0n, -6n * c, 1n]);
      const scalar = a.map((row, i) => row.map((x, j) => (i === j ? x : 0n)));
      const binomials = [1n, -6n, 15n, -20n, 15n, -6n, 1n].map((b, k) => b * c ** BigInt(n - k));
      expect(integerCharacteristicPolynomial(scalar)).toEqual(binomials);
    }
  });

  it('modulo p is the residue, negative entries and multiples of p included', () =>
    fc.assert(
      fc.property(matrices(6, 10n ** 9n), fc.constantFrom(3, 7, 101, 67_108_859), (a, p) => {
        const full = integerCharacteristicPolynomial(a);
        const image = characteristicPolynomialModulo(
          a.map((row) => row.map((x, j) => x + BigInt(p * j))),
          p,
        );
        const residue = (c: bigint): number => Number(((c % BigInt(p)) + BigInt(p)) % BigInt(p));
        expect([...image]).toEqual(full.map(residue));
      }),
    ));

  it.skipIf(!hasPari)('agrees with PARI/GP on 12×12 matrices', () => {
    const samples = fc.sample(
      fc.array(fc.array(entries(10n ** 6n), { minLength: 12, maxLength: 12 }), { minLength: 12, maxLength: 12 }),
      { numRuns: 10, seed: 7 },
    );
    const lines = pari(samples.map((a) => `print(Vecrev(charpoly(${text(a)})))`).join('\n'));
    samples.forEach((a, i) => {
      expect(lines[i]).toBe(`[${integerCharacteristicPolynomial(a).join(', ')}]`);
    });
  });
});

describe('primitiveMinimalPolynomial', () => {
  it('is the primitive multiple of the square-free part of the characteristic polynomial of A/den', () =>
    fc.assert(
      fc.property(matrices(5, 10n ** 9n), fc.bigInt(1n, 10n ** 12n), (a, den) => {
        // det(x − A/d) = Σ c_k x^k/d^(n−k): multiplied by d^n, Σ c_k d^k x^k.
        const expected = squareFreePartZ(integerCharacteristicPolynomial(a).map((c, k) => c * den ** BigInt(k)));
        const accept = (candidate: IntegerPolynomial) => candidate.every((c, k) => c === expected[k]);
        expect(primitiveMinimalPolynomial(a, den, accept)).toEqual(expected);
      }),
      { numRuns: 40 },
    ));

  it('starts again when the first primes divide the discriminant', () => {
    // Eigenvalues 0 and p·q: modulo p and q the square-free part is only x.
    const pq = 67_108_859n * 67_108_837n;
    const expected = [0n, -pq, 1n];
    const accept = (candidate: IntegerPolynomial) =>
      candidate.length === 3 && candidate.every((c, k) => c === expected[k]);
    const a = [
      [0n, 0n, 0n],
      [0n, pq, 0n],
      [0n, 0n, pq],
    ];
    expect(primitiveMinimalPolynomial(a, 1n, accept)).toEqual(expected);
  });

  it('offers candidates until one is accepted: a refusal is not overruled', () => {
    let offered = 0;
    const p = primitiveMinimalPolynomial([[3n]], 2n, () => ++offered === 3);
    expect(offered).toBe(3);
    expect(p).toEqual([-3n, 2n]);
  });
});

describe('Matrix product against the integer one', () => {
  it('multiply over Q is the integer product', () =>
    fc.assert(
      fc.property(matrices(4), (a) => {
        const q = a.map((row) => row.map((x) => rational(x)));
        const expected = integerMultiply(a, a).map((row) => row.map((x) => rational(x)));
        expect(multiply(rationals, q, q)).toEqual(expected);
      }),
      { numRuns: 30 },
    ));
});
