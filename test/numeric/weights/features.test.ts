import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src/exact/errors.js';
import type { FeatureMatrix, StoredTensor } from '../../../src/numeric/weights/featureMatrix.js';
import { defaultOrientation, featureMatrix, featureRange } from '../../../src/numeric/weights/orientation.js';

/** A tensor that is a formula: element k in the order of storage. */
function tensorOf(shape: readonly number[], order: 'C' | 'F', element: (k: number) => number): StoredTensor {
  return {
    name: 'W',
    source: 'model.npz: W',
    dtype: 'formula',
    shape,
    order,
    roundoff: 2 ** -53,
    read: (start, into) => {
      for (let k = 0; k < into.length; k++) into[k] = element(start + k);
    },
  };
}

/** Where [row, column] is in storage. */
const placeOf = ([rows, columns]: readonly number[], order: 'C' | 'F', row: number, column: number): number =>
  order === 'C' ? row * columns! + column : column * rows! + row;

function readBlock(matrix: FeatureMatrix, from: number, count: number): Float64Array {
  const block = new Float64Array(count * matrix.length);
  matrix.read(from, count, block);
  return block;
}

const orientations = fc.constantFrom('rows' as const, 'columns' as const);
const orders = fc.constantFrom('C' as const, 'F' as const);

describe('features of a matrix', () => {
  it('into[i·length + a] is coordinate a of feature from + i, whatever the storage order and the orientation', () => {
    const size = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(size, size, orders, orientations, fc.gen(), (rows, columns, order, orientation, gen) => {
        const shape = [rows, columns];
        const matrix = featureMatrix(
          tensorOf(shape, order, (k) => k),
          orientation,
        );
        expect([matrix.features, matrix.length]).toEqual(orientation === 'rows' ? [rows, columns] : [columns, rows]);
        const from = gen(fc.integer, { min: 0, max: matrix.features - 1 });
        const count = gen(fc.integer, { min: 1, max: matrix.features - from });
        const block = readBlock(matrix, from, count);
        for (let i = 0; i < count; i++)
          for (let a = 0; a < matrix.length; a++)
            expect(block[i * matrix.length + a]).toBe(
              orientation === 'rows' ? placeOf(shape, order, from + i, a) : placeOf(shape, order, a, from + i),
            );
      }),
    );
  });

  it('is the same across the panels in which a strided file is read', () => {
    const [length, n] = [2 ** 21 + 3, 7]; // three features a panel
    const matrix = featureMatrix(
      tensorOf([length, n], 'C', (k) => k),
      'columns',
    );
    for (const [from, count] of [
      [5, 2],
      [0, 1],
      [2, 3],
      [0, 7],
    ] as const) {
      const block = readBlock(matrix, from, count);
      let wrong = 0;
      for (let i = 0; i < count; i++)
        for (let a = 0; a < length; a++) if (block[i * length + a] !== a * n + from + i) wrong++;
      expect(wrong).toBe(0);
    }
  });

  it('a range of features is those features alone, and its name says so', () => {
    const tensor = tensorOf([4, 6], 'C', (k) => k);
    const matrix = featureMatrix(tensor, 'columns', featureRange('2:5', 6));
    expect([matrix.source, matrix.features, matrix.length]).toEqual(['model.npz: W[2:5]', 3, 4]);
    expect([...readBlock(matrix, 1, 2)]).toEqual([3, 9, 15, 21, 4, 10, 16, 22]);
    expect([featureRange(':', 6), featureRange('4:', 6), featureRange(':4', 6)]).toEqual([
      { from: 0, to: 6 },
      { from: 4, to: 6 },
      { from: 0, to: 4 },
    ]);
    for (const text of ['', '3', '3:3', '4:3', '0:7', '-1:3', 'a:b', '1:2:3'])
      expect(() => featureRange(text, 6)).toThrow('block: expected A:B with 0 ≤ A < B ≤ 6');
  });

  it('flattening keeps the first axis as rows and the last as columns', () => {
    const tensor = tensorOf([2, 3, 4], 'C', (k) => k);
    expect(Object.entries(featureMatrix(tensor, 'rows')).slice(1, 3)).toEqual([
      ['features', 2],
      ['length', 12],
    ]);
    expect([...readBlock(featureMatrix(tensor, 'rows'), 1, 1)]).toEqual([
      12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
    ]);
    expect([...readBlock(featureMatrix(tensor, 'columns'), 1, 1)]).toEqual([1, 5, 9, 13, 17, 21]);
    const fortran = tensorOf([2, 3, 4], 'F', (k) => k);
    expect([...readBlock(featureMatrix(fortran, 'columns'), 1, 1)]).toEqual([6, 7, 8, 9, 10, 11]);
    expect([...readBlock(featureMatrix(fortran, 'rows'), 1, 1)]).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23]);
  });

  it('refuses what has no feature or no coordinate', () => {
    for (const shape of [[], [3], [0, 3], [3, 0], [2, 0, 2]])
      expect(() =>
        featureMatrix(
          tensorOf(shape, 'C', () => 0),
          'rows',
        ),
      ).toThrow(/model\.npz: W: expected a matrix with rows and columns, found shape/);
  });
});

describe('the orientation that is taken when none is said', () => {
  it.each([
    [
      [768, 3072],
      'columns',
      'columns of [768, 3072] are taken as features (the longer side; --features rows takes the other)',
    ],
    [
      [3072, 768],
      'rows',
      'rows of [3072, 768] are taken as features (the longer side; --features columns takes the other)',
    ],
    [
      [5, 5],
      'columns',
      'columns of [5, 5] are taken as features (the sides are equal; --features rows takes the other)',
    ],
    [
      [3, 3, 64, 128],
      'columns',
      'columns of [3, 3, 64, 128] are taken as features (the longer of first and last axis; --features rows takes the other)',
    ],
    [
      [128, 64, 3, 3],
      'rows',
      'rows of [128, 64, 3, 3] are taken as features (the longer of first and last axis; --features columns takes the other)',
    ],
  ] as const)('%j: %s', (shape, orientation, because) => {
    expect(defaultOrientation(shape)).toEqual({ orientation, because });
  });
});

describe('NaN and infinity', () => {
  const bad = new Map([
    [7, NaN],
    [20, Infinity],
    [21, -Infinity],
    [33, NaN],
  ]);
  const tensor = tensorOf([5, 8], 'C', (k) => bad.get(k) ?? k);

  it.each([
    ['rows', 'NaN at [0, 7], Infinity at [2, 4], -Infinity at [2, 5], … (4 such entries)'],
    ['columns', 'NaN at [4, 1], Infinity at [2, 4], -Infinity at [2, 5], … (4 such entries)'],
  ] as const)('are named as [row, column] and counted over the whole matrix: features are %s', (orientation, found) => {
    const matrix = featureMatrix(tensor, orientation);
    const reading = () => {
      for (let i = 0; i < matrix.features; i++) readBlock(matrix, i, 1);
    };
    expect(reading).toThrow(new DomainError({ where: 'model.npz: W', expected: 'finite numbers', found }));
  });

  it('outside of the range that is read do no harm', () => {
    const matrix = featureMatrix(tensor, 'rows', { from: 1, to: 3 });
    expect(() => readBlock(matrix, 0, 2)).toThrow(
      'model.npz: W[1:3]: expected finite numbers, found Infinity at [2, 4], -Infinity at [2, 5]',
    );
    expect([...readBlock(featureMatrix(tensor, 'columns', { from: 2, to: 4 }), 1, 1)]).toEqual([3, 11, 19, 27, 35]);
    expect([...readBlock(featureMatrix(tensor, 'rows', { from: 3, to: 4 }), 0, 1)]).toEqual([
      24, 25, 26, 27, 28, 29, 30, 31,
    ]);
  });

  it('the largest doubles are finite', () => {
    const large = tensorOf([2, 2], 'C', (k) => (k % 2 === 0 ? 1 : -1) * Number.MAX_VALUE);
    expect(readBlock(featureMatrix(large, 'rows'), 0, 2)[1]).toBe(-Number.MAX_VALUE);
  });
});
