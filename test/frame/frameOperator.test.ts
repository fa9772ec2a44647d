import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/exact/errors.js';
import type { IntegerMatrix } from '../../src/exact/integerMatrix.js';
import { leechMinimalVectors } from '../../src/frame/constructions/leech.js';
import { integerFrameOperator, isScalar } from '../../src/frame/frameOperator.js';

type IntegerArray = Int8Array | Int16Array | Int32Array;

/** F_ab = Σ_i x_a(i)·x_b(i), straight from the definition. */
function plainFrameOperator(vectors: IntegerArray, d: number): IntegerMatrix {
  const range = Array.from({ length: d }, (_, a) => a);
  const starts = Array.from({ length: vectors.length / d }, (_, i) => i * d);
  return range.map((a) =>
    range.map((b) => starts.reduce((sum, at) => sum + BigInt(vectors[at + a]!) * BigInt(vectors[at + b]!), 0n)),
  );
}

/** Flat arrays of d-vectors, entries of at most `bits` bits; d passes the tile width 4, n the block length. */
const flatVectors = (bits: number, make: (entries: readonly number[]) => IntegerArray, maxCount = 12) =>
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: maxCount })).chain(([d, n]) =>
    fc.tuple(
      fc.constant(d),
      fc
        .array(fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 }), {
          minLength: n * d,
          maxLength: n * d,
        })
        .map(make),
    ),
  );

const agrees = ([d, vectors]: readonly [number, IntegerArray]): void => {
  expect(integerFrameOperator(vectors, d)).toEqual(plainFrameOperator(vectors, d));
};

describe('integerFrameOperator', () => {
  it('is Σ w wᵀ for bytes, beyond one block of vectors', () =>
    fc.assert(
      fc.property(
        flatVectors(8, (x) => Int8Array.from(x), 300),
        agrees,
      ),
      { numRuns: 60 },
    ));

  it('is Σ w wᵀ for 16-bit integers', () =>
    fc.assert(
      fc.property(
        flatVectors(16, (x) => Int16Array.from(x)),
        agrees,
      ),
    ));

  // 24 bits: blocks as long as they go; 26 and 27: a few vectors a block; 32: past every bound, in bigints.
  it.each([24, 26, 27, 32])('is Σ w wᵀ for integers of %i bits', (bits) =>
    fc.assert(
      fc.property(
        flatVectors(bits, (x) => Int32Array.from(x)),
        agrees,
      ),
    ),
  );

  it.each([
    ['2^26, the largest with exact products', 2 ** 26],
    ['2^26 + 1, the first without', 2 ** 26 + 1],
    ['−2^31', -(2 ** 31)],
  ])('keeps every unit when all coordinates are %s', (_, x) => {
    const vectors = new Int32Array(3 * 1000).fill(x);
    vectors[0] = 1;
    agrees([3, vectors]);
  });

  it('has no vectors to add up in an empty array', () =>
    expect(integerFrameOperator(new Int8Array(0), 2)).toEqual([
      [0n, 0n],
      [0n, 0n],
    ]));

  it.each([0, -1, 1.5, Number.NaN, 4])('rejects 6 coordinates in dimension %d', (dimension) =>
    expect(() => integerFrameOperator(new Int8Array(6), dimension)).toThrow(ShapeError),
  );
});

describe('isScalar', () => {
  it('holds for A·I and for no matrix with one entry changed', () =>
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 2, max: 5 }), fc.nat(), (A, d, place) => {
        const matrix = Array.from({ length: d }, (_, i) => Array.from({ length: d }, (_, j) => (i === j ? A : 0n)));
        expect(isScalar(matrix)).toBe(true);
        const [i, j] = [place % d, Math.floor(place / d) % d];
        matrix[i]![j] = matrix[i]![j]! + 1n;
        expect(isScalar(matrix)).toBe(false);
      }),
    ));
});

describe('the minimal vectors of the Leech lattice', () => {
  const vectors = leechMinimalVectors();
  const vector = (i: number): readonly number[] => Array.from(vectors.subarray(24 * i, 24 * i + 24));
  const inner = (x: readonly number[], y: readonly number[]): number => x.reduce((sum, c, k) => sum + c * y[k]!, 0);
  const count = vectors.length / 24;
  // One of each shape, and some in between.
  const sample = [0, 1, 97_151, 97_152, 97_153, 150_001, 195_455, 195_456, 196_559];

  it('are 196,560 of squared norm 32 in three shapes', () => {
    expect(count).toBe(196_560);
    const shapes = new Map<string, number>();
    for (let i = 0; i < count; i++) {
      const sizes = [0, 0, 0, 0, 0];
      for (const x of vectors.subarray(24 * i, 24 * i + 24)) sizes[Math.abs(x)]!++;
      shapes.set(sizes.join(' '), (shapes.get(sizes.join(' ')) ?? 0) + 1);
    }
    expect(Object.fromEntries(shapes)).toEqual({ '16 0 8 0 0': 97_152, '0 23 0 1 0': 98_304, '22 0 0 0 2': 1104 });
  });

  // The moments of degree 0, 2 and 4, those of a spherical 4-design, determine 4600, 47,104 and 93,150.
  it.each(sample)('vector %i has inner products 32, 16, 8, 0, … as often as the scheme says', (i) => {
    const x = vector(i);
    const counts = new Map<number, number>();
    for (let j = 0; j < count; j++) {
      const product = inner(x, vector(j));
      counts.set(product, (counts.get(product) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      [-32]: 1,
      [-16]: 4600,
      [-8]: 47_104,
      0: 93_150,
      8: 47_104,
      16: 4600,
      32: 1,
    });
  });

  it('are distinct', () => {
    const seen = new Set<string>();
    for (let i = 0; i < count; i++) seen.add(vectors.subarray(24 * i, 24 * i + 24).join());
    expect(seen.size).toBe(count);
  });

  it('T6: have F = A·I with A = 196560·32/24', () => {
    const F = integerFrameOperator(vectors, 24);
    expect(isScalar(F)).toBe(true);
    expect(F[0]![0]).toBe((196_560n * 32n) / 24n);
  });

  it('are no longer tight with one sign of one coordinate changed', () => {
    const changed = vectors.slice();
    changed[24 * 100_000] = -changed[24 * 100_000]!;
    expect(isScalar(integerFrameOperator(changed, 24))).toBe(false);
  });
});
