import { expect, it } from 'vitest';
import { DomainError, LimitError } from '../../src/exact/errors.js';
import { closedSubsets, isPrimitive } from '../../src/scheme/closedSubsets.js';
import { coherentClosure } from '../../src/scheme/coherentClosure.js';
import { intersectionNumbers } from '../../src/scheme/intersectionNumbers.js';
import { oracleSchemes } from './oracleSchemes.js';
import { adjacencyColouring, colouring, cube, cycle, paley, petersen } from './textbook.js';

/** Cayley scheme of Z_2^d: R_k for each element k. */
const elementary = (d: number) =>
  coherentClosure(
    2 ** d,
    colouring(2 ** d, (x, y) => x ^ y),
  );

it.skipIf(oracleSchemes === undefined)(
  'every small scheme of rank ≤ 10: all closed subsets, by trying all sets of relations',
  () => {
    for (const { id, n, rank, labels } of oracleSchemes!) {
      if (rank > 10) continue;
      const configuration = coherentClosure(n, labels);
      const numbers = intersectionNumbers(configuration);
      const expected: number[][] = [];
      for (let set = 1; set < 2 ** rank; set += 2) {
        const members = Array.from({ length: rank }, (_, k) => k).filter((k) => (set >> k) & 1);
        const inside = (k: number): boolean => ((set >> k) & 1) === 1;
        const closed = Array.from({ length: rank }, (_, k) => k).every(
          (k) => inside(k) || numbers.terms(k).every(({ i, j }) => !(inside(i) && inside(j))),
        );
        if (closed) expected.push(members);
      }
      const found = closedSubsets(configuration);
      expect([...found].map(String).sort(), id).toEqual(expected.map(String).sort());
      expect(found[0], id).toEqual([0]);
      expect(found.map((subset) => subset.length)).toEqual(
        [...found.map((subset) => subset.length)].sort((a, b) => a - b),
      );
    }
  },
);

it.skipIf(oracleSchemes === undefined)('isPrimitive agrees with the library of small schemes', () => {
  for (const { id, n, labels, primitive } of oracleSchemes!)
    expect(isPrimitive(coherentClosure(n, labels)), id).toBe(primitive);
});

it('of C_12 are the divisors of 12, of the 3-cube bipartite half and antipodes', () => {
  expect(closedSubsets(coherentClosure(12, cycle(12)))).toEqual([
    [0],
    [0, 4],
    [0, 6],
    [0, 3, 6],
    [0, 2, 4, 6],
    [0, 1, 2, 3, 4, 5, 6],
  ]);
  const distances = coherentClosure(8, cube(3)); // order of first appearance along row 0: distances 0, 1, 2, 3
  expect(closedSubsets(distances)).toEqual([[0], [0, 2], [0, 3], [0, 1, 2, 3]]);
});

it('of the group Z_2^d are its subgroups: 1, 2, 5, 16, 67, 374', () => {
  expect([0, 1, 2, 3, 4, 5].map((d) => closedSubsets(elementary(d)).length)).toEqual([1, 2, 5, 16, 67, 374]);
  expect(() => closedSubsets(elementary(3), 15)).toThrow(LimitError);
});

it('one-class schemes, the Petersen graph, Paley graphs and prime cycles are primitive; even cycles are not', () => {
  expect(isPrimitive(coherentClosure(1, [0]))).toBe(true);
  expect(isPrimitive(coherentClosure(2, [0, 1, 1, 0]))).toBe(true);
  expect(
    isPrimitive(
      coherentClosure(
        9,
        colouring(9, () => 0),
      ),
    ),
  ).toBe(true);
  expect(isPrimitive(coherentClosure(10, petersen()))).toBe(true);
  expect(isPrimitive(coherentClosure(17, paley(17)))).toBe(true);
  expect(isPrimitive(coherentClosure(7, cycle(7)))).toBe(true);
  expect(isPrimitive(coherentClosure(8, cycle(8)))).toBe(false);
});

it('of an inhomogeneous configuration are a DomainError', () => {
  const star = coherentClosure(
    4,
    adjacencyColouring(4, (x, y) => x !== y && x * y === 0),
  );
  expect(() => closedSubsets(star)).toThrow(DomainError);
  expect(() => isPrimitive(star)).toThrow(DomainError);
});
