import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/exact/errors.js';
import { finiteField, primePower } from '../../src/exact/finiteField.js';

const orders = [2, 3, 4, 5, 7, 8, 9, 13, 16, 17, 25, 27, 49, 64, 81, 121, 125];
const fieldAndElements = fc
  .constantFrom(...orders)
  .chain((q) => fc.tuple(fc.constant(finiteField(q)), fc.nat(q - 1), fc.nat(q - 1), fc.nat(q - 1)));

describe('finite fields', () => {
  it('field laws hold in GF(q)', () =>
    fc.assert(
      fc.property(fieldAndElements, ([f, a, b, c]) => {
        expect(f.add(a, b)).toBe(f.add(b, a));
        expect(f.mul(a, b)).toBe(f.mul(b, a));
        expect(f.add(f.add(a, b), c)).toBe(f.add(a, f.add(b, c)));
        expect(f.mul(f.mul(a, b), c)).toBe(f.mul(a, f.mul(b, c)));
        expect(f.mul(a, f.add(b, c))).toBe(f.add(f.mul(a, b), f.mul(a, c)));
        expect(f.sub(f.add(a, b), b)).toBe(a);
        expect(f.mul(a, 1)).toBe(a);
        expect(f.add(a, 0)).toBe(a);
      }),
    ));

  it.each(orders)('GF(%i): every nonzero element is a unit, p·1 = 0 and the Frobenius map is additive', (q) => {
    const f = finiteField(q);
    const elements = Array.from({ length: q }, (_, i) => i);
    const power = (a: number, e: number): number => (e === 0 ? 1 : f.mul(a, power(a, e - 1)));
    for (const a of elements.slice(1)) expect(elements.some((b) => f.mul(a, b) === 1)).toBe(true);
    let sum = 0;
    for (let i = 0; i < f.characteristic; i++) sum = f.add(sum, 1);
    expect(sum).toBe(0);
    if (q <= 27)
      for (const a of elements)
        for (const b of elements)
          expect(power(f.add(a, b), f.characteristic)).toBe(
            f.add(power(a, f.characteristic), power(b, f.characteristic)),
          );
  });

  it.each(orders)('GF(%i): isNonzeroSquare is membership in the set of squares', (q) => {
    const f = finiteField(q);
    const squares = new Set(Array.from({ length: q - 1 }, (_, i) => f.mul(i + 1, i + 1)));
    for (let a = 0; a < q; a++) expect(f.isNonzeroSquare(a)).toBe(squares.has(a));
    expect(squares.size).toBe(q % 2 === 0 ? q - 1 : (q - 1) / 2);
  });

  it('GF(p) is arithmetic modulo p', () => {
    const f = finiteField(13);
    for (let a = 0; a < 13; a++) for (let b = 0; b < 13; b++) expect(f.mul(a, b)).toBe((a * b) % 13);
  });

  it('rejects what is no prime power', () => {
    for (const q of [0, 1, 6, 12, 15, 100, -3, 2.5, 8192]) expect(() => finiteField(q)).toThrow(DomainError);
    expect(primePower(343)).toEqual({ prime: 7, exponent: 3 });
    expect(primePower(12)).toBeUndefined();
  });
});
