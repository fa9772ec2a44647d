import { describe, expect, it } from 'vitest';
import { totient } from '../../src/exact/cyclotomic.js';
import { type IntegerPolynomial, mulZ } from '../../src/exact/integerPolynomial.js';
import { abelianCharacters } from '../../src/scheme/abelianCharacters.js';
import { rationalCharacters } from '../../src/scheme/rationalCharacters.js';
import type { StructureConstants } from '../../src/scheme/structureConstants.js';
import { hasPari, pari, pariPolynomial } from '../exact/computerAlgebra.js';
import { polygon, powerBasis } from './powerBasis.js';

const found = (algebra: StructureConstants) => abelianCharacters(algebra, rationalCharacters(algebra));

/** Rows in the order of their values at v_1. */
const byFirst = (rows: readonly (readonly number[])[]) => [...rows].sort((a, b) => a[1]! - b[1]!);

function expectClose(ours: readonly (readonly number[])[], theirs: readonly (readonly number[])[], what: string) {
  expect(ours.length, what).toBe(theirs.length);
  byFirst(theirs).forEach((row, j) => {
    row.forEach((x, a) => {
      expect(Math.abs(byFirst(ours)[j]![a]! - x), `${what}, row ${j}, entry ${a}`).toBeLessThan(
        1e-9 * (1 + Math.abs(x)),
      );
    });
  });
}

describe('characters with abelian values', () => {
  it('of the n-gon are 2cos(2πaj/n), over the real cyclotomic field', () => {
    for (const n of [5, 7, 9, 11, 15, 21, 25]) {
      const algebra = polygon(n);
      const { field, rows } = found(algebra)!;
      expect(field.degree, `${n}-gon`).toBe(totient(n) / 2);
      const irrational = Array.from({ length: algebra.rank }, (_, j) => j).filter((j) => j > 0 && (3 * j) % n !== 0);
      const cosines = irrational.map((j) =>
        Array.from({ length: algebra.rank }, (_, a) => (a === 0 ? 1 : 2 * Math.cos((2 * Math.PI * a * j) / n))),
      );
      expectClose(
        rows.map((row) => row.map((x) => field.toNumber(x))),
        cosines,
        `${n}-gon`,
      );
    }
  });

  const cubic: IntegerPolynomial = [-1n, -3n, 0n, 1n];
  const conductor13: IntegerPolynomial = [1n, -4n, 1n, 1n];
  const normal: readonly { readonly f: IntegerPolynomial; readonly degree: number }[] = [
    { f: [-7n, 0n, 1n], degree: 2 },
    { f: cubic, degree: 3 },
    { f: conductor13, degree: 3 },
    { f: mulZ([-7n, 0n, 1n], [-2n, 1n]), degree: 2 },
    { f: mulZ([-7n, 0n, 1n], [-2n, 0n, 1n]), degree: 4 },
    { f: mulZ(cubic, [-5n, 0n, 1n]), degree: 6 },
    { f: [1n, 0n, -10n, 0n, 1n], degree: 4 },
  ];

  it.skipIf(!hasPari)(
    'of Q[x]/(f) are the powers of the irrational roots that PARI finds, in their smallest field',
    () => {
      const lines = pari(normal.map(({ f }) => `print(polrootsreal(${pariPolynomial(f)})~)`).join('\n'));
      normal.forEach(({ f, degree }, at) => {
        const roots = lines[at]!.replace(/[[\]\s]/g, '')
          .split(',')
          .map(Number);
        const irrational = roots.filter((theta) => Math.abs(theta - Math.round(theta)) > 1e-6);
        const { field, rows } = found(powerBasis(f))!;
        expect(field.degree, String(f)).toBe(degree);
        const powers = irrational.map((theta) => Array.from({ length: f.length - 1 }, (_, a) => theta ** a));
        expectClose(
          rows.map((row) => row.map((x) => field.toNumber(x))),
          powers,
          String(f),
        );
      });
    },
  );

  it('are left to the general method when the field of a value is not normal', () => {
    expect(found(powerBasis([-1n, -4n, 0n, 1n]))).toBeUndefined();
    expect(found(powerBasis(mulZ([-1n, -4n, 0n, 1n], [-5n, 0n, 1n])))).toBeUndefined();
  });
});
