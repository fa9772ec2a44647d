/** The rounded operations, by name: a lower and an upper bound of the exact result. */
import * as rounding from '../../src/rigor/rounding.js';

export const rootBound =
  (side: -1 | 1) =>
  (a: number): number => {
    const out = new Float64Array(1);
    rounding.root(out, 0, Float64Array.of(a), 0, side);
    return out[0]!;
  };

export const operations = {
  add: [rounding.addDown, rounding.addUp],
  multiply: [rounding.multiplyDown, rounding.multiplyUp],
  divide: [rounding.divideDown, rounding.divideUp],
  sqrt: [rootBound(-1), rootBound(1)],
} as const;

/** Where the bounds are the best possible. */
export const isModerate = (x: number): boolean => Math.abs(x) > 2 ** -950 && Math.abs(x) < 2 ** 990;
