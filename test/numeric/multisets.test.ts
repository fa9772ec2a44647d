import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listed, multisetDistance } from '../../src/numeric/multisets.js';

describe('multisets of numbers', () => {
  it('multiplicities are written out, descending', () => {
    const items = [
      { value: 1, times: 2 },
      { value: 5, times: 1 },
    ];
    expect(listed(items, 3)).toEqual([5, 1, 1]);
    expect(listed([], 0)).toEqual([]);
  });

  it('no list for multiplicities that are not positive integers with the sum', () => {
    expect(listed([{ value: 1, times: 2 }], 3)).toBeUndefined();
    expect(
      listed(
        [
          { value: 1, times: 1.5 },
          { value: 2, times: 1.5 },
        ],
        3,
      ),
    ).toBeUndefined();
    expect(
      listed(
        [
          { value: 1, times: -1 },
          { value: 2, times: 4 },
        ],
        3,
      ),
    ).toBeUndefined();
    expect(listed([{ value: 1, times: Number.NaN }], 1)).toBeUndefined();
  });

  it('the shorter list is filled up with zeros, and order does not matter', () => {
    expect(multisetDistance([1, 3], [3, 1, 0.25])).toBe(0.25);
    expect(multisetDistance([2, 4], [4, 3], (x) => x)).toBe(1 / 3);
    expect(multisetDistance([1, Number.NaN], [1, 1])).toBeNaN();
  });

  it('no matching of the two lists has a smaller largest distance', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })), {
          minLength: 1,
          maxLength: 7,
        }),
        fc.boolean(),
        fc.infiniteStream(fc.nat()),
        (pairs, relative, random) => {
          const scale = relative ? (x: number) => x : () => 1;
          const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
          const shuffled = [...b].map((y) => [random.next().value, y] as const).sort(([s], [t]) => s - t);
          const other = Math.max(...a.map((x, k) => Math.abs(x - shuffled[k]![1]) / scale(shuffled[k]![1])));
          expect(multisetDistance(a, b, scale)).toBeLessThanOrEqual(other);
        },
      ),
    ));
});
