/** # The colours of a certificate. Defines `Colours`, `coloursOf`.
 *
 * Read off one pair of each colour, and believed of the others: the system that gets them finds out.
 * @module */
import type { ReadCertificate } from './readCertificate.js';

export interface Colours {
  /** Colours of pairs (x, x), ascending. */
  readonly diagonals: readonly number[];
  readonly transpose: readonly number[];
  /** The diagonal colour of the second point of a pair. */
  readonly target: readonly number[];
  /** The paths over a pair of each colour: how many have colour a, then b. Of a scheme, as its intersection numbers say. */
  readonly paths: readonly (readonly (readonly [a: number, b: number, count: number])[])[];
}

export function coloursOf({ relation, claims, decoded: { n, rank } }: ReadCertificate): Colours {
  const pairs: (readonly [x: number, y: number] | undefined)[] = Array.from({ length: rank });
  relation.forEach((row, x) => {
    row.forEach((colour, y) => {
      pairs[colour] ??= [x, y];
    });
  });
  const of = (x: number, y: number): number => relation[x]![y]!;
  const counted = (pair: readonly [number, number] | undefined): (readonly [number, number, number])[] => {
    const counts = new Map<number, number>();
    for (let z = 0; pair !== undefined && z < n; z++) {
      const cell = of(pair[0], z) * rank + of(z, pair[1]);
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    return [...counts]
      .sort(([a], [b]) => a - b)
      .map(([cell, count]) => [Math.floor(cell / rank), cell % rank, count] as const);
  };
  const { scheme } = claims;
  return {
    diagonals: [...new Set(relation.map((_, x) => of(x, x)))].sort((a, b) => a - b),
    transpose: pairs.map((pair) => (pair === undefined ? 0 : of(pair[1], pair[0]))),
    target: pairs.map((pair) => (pair === undefined ? 0 : of(pair[1], pair[1]))),
    paths: pairs.map((pair, k) =>
      scheme === null
        ? counted(pair)
        : scheme.intersectionNumbers.flatMap((rows, a) =>
            rows.flatMap((row, b) => (row[k] === 0 ? [] : [[a, b, row[k]!] as const])),
          ),
    ),
  };
}
