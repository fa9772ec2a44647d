import { describe, expect, it } from 'vitest';
import type { IntegerPolynomial } from '../../src/exact/integerPolynomial.js';
import { modularCharacters } from '../../src/scheme/modularCharacters.js';
import { hasPari, pari, pariPolynomial } from '../exact/computerAlgebra.js';
import { polygon, powerBasis } from './powerBasis.js';

const PRIMES = [10_007, 1_000_003, 67_108_859];
const mulMod = (x: number, y: number, p: number): number => Number((BigInt(x) * BigInt(y)) % BigInt(p));

const polynomials: readonly IntegerPolynomial[] = [
  [-5n, 0n, 1n],
  [-1n, -4n, 0n, 1n],
  [-1n, 3n, 3n, -4n, -1n, 1n],
  [1n, 0n, -10n, 0n, 1n],
  [6n, -5n, -2n, 1n], // roots 1, 3, −2
];

describe('characters modulo a prime', () => {
  it.skipIf(!hasPari)('of Q[x]/(f) are the powers of the roots of f that PARI finds', () => {
    const cases = polynomials.flatMap((f) => PRIMES.map((p) => ({ f, p })));
    const lines = pari(
      cases.map(({ f, p }) => `print(apply(lift, polrootsmod(${pariPolynomial(f)}, ${p})~))`).join('\n'),
    );
    let found = 0;
    cases.forEach(({ f, p }, at) => {
      const roots = (lines[at]!.match(/\d+/g) ?? []).map(Number);
      const expected = roots.map((theta) => {
        const row = [1];
        while (row.length < f.length - 1) row.push(mulMod(row[row.length - 1]!, theta, p));
        return row.join();
      });
      const { rows } = modularCharacters(powerBasis(f), p)!;
      expect(rows.map((row) => row.join()).sort(), `${f} mod ${p}`).toEqual(expected.sort());
      found += rows.length;
    });
    expect(found).toBeGreaterThan(10);
  });

  it('multiply by the structure constants, and are all there when p ≡ ±1 (mod n) for the n-gon', () => {
    for (const [n, p] of [
      [5, 10_009],
      [7, 10_009],
      [9, 10_009],
      [15, 1_000_081],
    ] as const) {
      const algebra = polygon(n);
      const { rows } = modularCharacters(algebra, p)!;
      if (p % n === 1 || p % n === n - 1) expect(rows.length, `${n}-gon mod ${p}`).toBe(algebra.rank);
      for (const row of rows)
        for (let a = 0; a < algebra.rank; a++)
          for (let b = 0; b < algebra.rank; b++) {
            let sum = 0;
            for (let c = 0; c < algebra.rank; c++) sum = (sum + mulMod(algebra.at(a, b, c), row[c]!, p)) % p;
            expect(mulMod(row[a]!, row[b]!, p)).toBe(sum);
          }
    }
  });

  it('may be lost, but not made up, where v_0 is missing in an idempotent, as in no scheme', () => {
    // Q[x]/(x(x − 1)): the idempotents are x, without a constant term, and 1 − x.
    const { rows } = modularCharacters(powerBasis([0n, -1n, 1n]), 10_007)!;
    expect(rows.map((row) => row.join()).filter((row) => row !== '1,0' && row !== '1,1')).toEqual([]);
  });

  it('are not found where two of them agree modulo p', () => {
    expect(modularCharacters(powerBasis([-5n, 0n, 1n]), 5)).toBeUndefined();
    expect(modularCharacters(powerBasis([-1n, -4n, 0n, 1n]), 229)).toBeUndefined();
  });
});
