/** # Multisets of numbers with multiplicities. Defines `Repeated`, `listed`, `multisetDistance`.
 *
 * Sorted order is the matching of two lists of equal length with the least largest distance, so that no clustering of floating-point
 * numbers, and no threshold for one, is needed to compare multiplicities.
 * @module */

export interface Repeated {
  readonly value: number;
  readonly times: number;
}

/** Each value as often as said, descending; undefined unless the multiplicities are positive integers with the sum `total`. */
export function listed(items: readonly Repeated[], total: number): readonly number[] | undefined {
  let sum = 0;
  for (const { times } of items) {
    if (!(Number.isSafeInteger(times) && times > 0)) return undefined;
    sum += times;
  }
  if (sum !== total) return undefined;
  return descending(items.flatMap(({ value, times }) => new Array<number>(times).fill(value)));
}

/** max_k |a_k − b_k| / scale(b_k) over the two lists in descending order, the shorter filled up with zeros. */
export function multisetDistance(
  a: readonly number[],
  b: readonly number[],
  scale: (value: number) => number = () => 1,
): number {
  const length = Math.max(a.length, b.length);
  const left = descending([...a, ...new Array<number>(length - a.length).fill(0)]);
  const right = descending([...b, ...new Array<number>(length - b.length).fill(0)]);
  return left.reduce((largest, x, k) => Math.max(largest, Math.abs(x - right[k]!) / scale(right[k]!)), 0);
}

const descending = (numbers: readonly number[]): readonly number[] => [...numbers].sort((x, y) => y - x);
