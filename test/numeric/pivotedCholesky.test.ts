import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dotProduct, type FloatGram } from '../../src/numeric/floatFrame.js';
import { pivotedCholesky } from '../../src/numeric/pivotedCholesky.js';

const gramOf = (rows: readonly (readonly number[])[]): FloatGram => {
  const n = rows.length;
  const values = rows.flatMap((v) => rows.map((w) => v.reduce((sum, x, a) => sum + x * w[a]!, 0)));
  return { n, entry: Int32Array.from(values, (_, k) => k), values };
};

const integerVectors = fc.integer({ min: 1, max: 6 }).chain((d) =>
  fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: d, maxLength: d }), {
    minLength: 1,
    maxLength: 15,
  }),
);

/** Rank over the field of 2^31 − 1 elements; the minors of these small matrices are less than that. */
function rank(rows: readonly (readonly number[])[]): number {
  const p = 2147483647n;
  const left = rows.map((row) => row.map((x) => ((BigInt(x) % p) + p) % p));
  let r = 0;
  for (let column = 0; column < left[0]!.length; column++) {
    const pivot = left.findIndex((row, i) => i >= r && row[column] !== 0n);
    if (pivot < 0) continue;
    [left[r], left[pivot]] = [left[pivot]!, left[r]!];
    for (let i = r + 1; i < left.length; i++) {
      const [a, b] = [left[r]![column]!, left[i]![column]!];
      left[i] = left[i]!.map((x, k) => (((a * x - b * left[r]![k]!) % p) + p) % p);
    }
    r++;
  }
  return r;
}

describe('pivoted Cholesky factorization', () => {
  it('WᵀW = M in as many steps as the rank, zero and repeated vectors included', () =>
    fc.assert(
      fc.property(integerVectors, (rows) => {
        const gram = gramOf(rows);
        const { vectors, remainder } = pivotedCholesky(gram, rows.length, 1e-11);
        expect(vectors.length).toBe(rank(rows));
        expect(remainder).toBeLessThan(1e-11);
        for (let i = 0; i < gram.n; i++)
          for (let j = 0; j < gram.n; j++)
            expect(Math.abs(dotProduct(vectors, i, j) - gram.values[i * gram.n + j]!)).toBeLessThan(1e-10);
      }),
    ));

  it('fewer steps than the rank leave a remainder', () =>
    fc.assert(
      fc.property(integerVectors, (rows) => {
        const r = rank(rows);
        fc.pre(r > 0);
        expect(pivotedCholesky(gramOf(rows), r - 1, 1e-11).remainder).toBeGreaterThan(1e-6);
      }),
    ));

  it('the unit of length of each vector does not matter', () => {
    const rows = [
      [1, 2, 0],
      [3, -1, 0],
      [2, 2, 1],
      [1, 0, 0],
    ];
    const units = [1, 2 ** -40, 2 ** 30, 2 ** -60];
    const plain = pivotedCholesky(gramOf(rows), 4, 1e-12);
    const other = pivotedCholesky(gramOf(rows.map((row, i) => row.map((x) => x * units[i]!))), 4, 1e-12);
    expect(other.vectors.length).toBe(3);
    expect([...other.vectors.coordinates]).toEqual(
      [...plain.vectors.coordinates].map((x, p) => x * units[Math.floor(p / 3)]!),
    );
  });

  it('a matrix that is not positive semidefinite leaves a remainder', () => {
    expect(pivotedCholesky({ n: 2, entry: Int32Array.of(0, 1, 1, 0), values: [1, 2] }, 2, 1e-12).remainder).toBe(3);
    expect(pivotedCholesky({ n: 1, entry: Int32Array.of(0), values: [-1] }, 1, 1e-12).remainder).toBe(1);
  });
});
