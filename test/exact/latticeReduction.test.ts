import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/exact/errors.js';
import { reduceLattice } from '../../src/exact/latticeReduction.js';
import { rationals as Q, type Rational, rational } from '../../src/exact/rational.js';

type Rows = readonly (readonly bigint[])[];

const dot = (x: readonly Rational[], y: readonly Rational[]): Rational =>
  x.reduce((sum, c, i) => Q.add(sum, Q.mul(c, y[i]!)), Q.zero);

/** Gram–Schmidt over Q by the definition: the squared lengths of b*_i and the coefficients μ_ij. */
function gramSchmidt(rows: Rows): { squares: Rational[]; mu: Rational[][] } {
  const stars: Rational[][] = [];
  const mu: Rational[][] = [];
  for (const row of rows) {
    const b = row.map((c) => rational(c));
    const coefficients = stars.map((star) => Q.div(dot(b, star), dot(star, star)));
    stars.push(b.map((c, k) => stars.reduce((x, star, j) => Q.sub(x, Q.mul(coefficients[j]!, star[k]!)), c)));
    mu.push(coefficients);
  }
  return { squares: stars.map((star) => dot(star, star)), mu };
}

/** The Hermite normal form of a square matrix of full rank: equal exactly for equal lattices. */
function hermite(rows: Rows): bigint[][] {
  const M = rows.map((row) => [...row]);
  const n = M.length;
  for (let c = 0; c < n; c++) {
    for (let i = c + 1; i < n; i++)
      while (M[i]![c] !== 0n) {
        const q = M[c]![c]! / M[i]![c]!;
        [M[c], M[i]] = [M[i]!, M[c]!.map((x, k) => x - q * M[i]![k]!)];
      }
    if (M[c]![c]! < 0n) M[c] = M[c]!.map((x) => -x);
    for (let i = 0; i < c; i++) {
      const d = M[c]![c]!;
      const r = ((M[i]![c]! % d) + d) % d;
      const q = (M[i]![c]! - r) / d;
      M[i] = M[i]!.map((x, k) => x - q * M[c]![k]!);
    }
  }
  return M;
}

const entry = fc.bigInt({ min: -1000n, max: 1000n });
/** Unimodular times diagonal, so that the rows are independent. */
const bases = fc
  .integer({ min: 1, max: 6 })
  .chain((n) =>
    fc
      .tuple(
        fc.array(fc.bigInt({ min: 1n, max: 500n }), { minLength: n, maxLength: n }),
        fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
      )
      .map(([diagonal, below]) => below.map((row, i) => row.map((c, j) => (j < i ? c : j === i ? diagonal[i]! : 0n)))),
  );

describe('LLL reduction', () => {
  it('the reduced basis is size-reduced and satisfies the Lovász condition; d_i are its Gram determinants', () =>
    fc.assert(
      fc.property(bases, (rows) => {
        const { basis, gramDeterminants: d } = reduceLattice(rows);
        const { squares, mu } = gramSchmidt(basis);
        for (const [i, coefficients] of mu.entries()) {
          for (const c of coefficients) expect(c.abs().compare(rational(1n, 2n))).toBeLessThanOrEqual(0);
          expect(squares[i]!.equals(rational(d[i + 1]!, d[i]!))).toBe(true);
          if (i === 0) continue;
          const bound = Q.mul(
            Q.sub(rational(3n, 4n), Q.mul(coefficients[i - 1]!, coefficients[i - 1]!)),
            squares[i - 1]!,
          );
          expect(squares[i]!.compare(bound)).toBeGreaterThanOrEqual(0);
        }
      }),
    ));

  it('the lattice stays the same', () =>
    fc.assert(
      fc.property(bases, (rows) => {
        expect(hermite(reduceLattice(rows).basis)).toEqual(hermite(rows));
      }),
    ));

  it('finds the integer relation 17 x − 12 y of 1/17 and 1/12 scaled', () => {
    const { basis } = reduceLattice([
      [1n, 0n, 17n * 12n * 1000n * 12n],
      [0n, 1n, 17n * 12n * 1000n * 17n],
    ]);
    expect(basis[0]!.map((c) => (c < 0n ? -c : c))).toEqual([17n, 12n, 0n]);
  });

  it('dependent rows throw DomainError', () => {
    expect(() => reduceLattice([[1n, 2n], [2n, 4n]])).toThrow(DomainError); // biome-ignore format: a matrix
    expect(() => reduceLattice([[0n, 0n]])).toThrow(DomainError);
  });

  it('an empty basis and a single row are reduced', () => {
    expect(reduceLattice([]).basis).toEqual([]);
    expect(reduceLattice([[3n, -4n]])).toEqual({ basis: [[3n, -4n]], gramDeterminants: [1n, 25n] });
  });
});
