import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coherentClosure } from '../../src/scheme/coherentClosure.js';
import { type AssociationScheme, asAssociationScheme } from '../../src/scheme/coherentConfiguration.js';
import { intersectionNumbers } from '../../src/scheme/intersectionNumbers.js';
import { polynomialOrderings, pPolynomialOrderings } from '../../src/scheme/polynomialOrderings.js';
import { oracleSchemes } from './oracleSchemes.js';
import { adjacencyColouring, colouring, cube, cycle, petersen } from './textbook.js';

function scheme(n: number, colours: ArrayLike<number>): AssociationScheme {
  const verdict = asAssociationScheme(coherentClosure(n, colours));
  if (verdict.kind === 'refuted') throw new Error('no association scheme');
  return verdict.configuration;
}

const arrays = (n: number, colours: ArrayLike<number>): readonly string[] =>
  pPolynomialOrderings(scheme(n, colours)).map(({ intersectionArray: { b, c } }) => `{${b.join(',')};${c.join(',')}}`);

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((first) => permutations(items.filter((k) => k !== first)).map((rest) => [first, ...rest]));
}

it('intersection arrays of classical distance-regular graphs', () => {
  // Relation 1 is that of the points 0 and 1, which are not adjacent here: the complement T(5) comes first.
  expect(arrays(10, petersen())).toEqual(['{6,2;1,4}', '{3,2;1,1}']);
  expect(arrays(8, cube(3))).toEqual(['{3,2,1;1,2,3}']);
  expect(arrays(6, cycle(6))).toEqual(['{2,1,1;1,1,2}']);
  // Distances 1, 2, 3 of C_7 are all 7-cycles.
  expect(arrays(7, cycle(7))).toEqual(Array.from({ length: 3 }, () => '{2,1,1;1,1,1}'));
  expect(
    arrays(
      9,
      colouring(9, () => 0),
    ),
  ).toEqual(['{8;1}']);
  expect(arrays(1, [0])).toEqual(['{;}']);
});

it('J(7,3) is P-polynomial twice: as the Johnson graph and as the odd graph O_4', () => {
  const triples = Array.from({ length: 128 }, (_, set) => set).filter(
    (set) => [0, 1, 2, 3, 4, 5, 6].filter((bit) => (set >> bit) & 1).length === 3,
  );
  const common = (x: number, y: number): number =>
    [0, 1, 2, 3, 4, 5, 6].filter((bit) => (triples[x]! & triples[y]! & (1 << bit)) !== 0).length;
  expect(
    [
      ...arrays(
        35,
        adjacencyColouring(35, (x, y) => common(x, y) === 2),
      ),
    ].sort(),
  ).toEqual(['{12,6,2;1,4,9}', '{4,3,3;1,1,2}']);
});

it('the relations of an ordering are the distances in the graph R_1', () => {
  for (const [n, colours] of [
    [10, petersen()],
    [16, cube(4)],
    [11, cycle(11)],
    [32, cube(5)],
  ] as const) {
    const configuration = scheme(n, colours);
    const orderings = pPolynomialOrderings(configuration);
    expect(orderings.length).toBeGreaterThan(0);
    for (const { order } of orderings) {
      const distance = new Map([[0, 0]]); // breadth first from point 0
      for (const [x, d] of distance)
        for (let y = 0; y < n; y++)
          if (configuration.relation[x * n + y] === order[1] && !distance.has(y)) distance.set(y, d + 1);
      for (let y = 0; y < n; y++) expect(order[distance.get(y)!]).toBe(configuration.relation[y]);
    }
  }
});

it.skipIf(oracleSchemes === undefined)(
  'every small symmetric scheme of rank ≤ 6: all orderings, by trying all permutations',
  () => {
    let found = 0;
    for (const { id, n, rank, labels, symmetric } of oracleSchemes!) {
      if (!symmetric || rank > 6) continue;
      const configuration = scheme(n, labels);
      const numbers = intersectionNumbers(configuration);
      const others = Array.from({ length: rank - 1 }, (_, k) => k + 1);
      const expected = permutations(others)
        .map((rest) => [0, ...rest])
        .filter((order) =>
          order.every((j, at) =>
            order.every((k, to) => {
              const zero = numbers.at(order[1]!, j, k) === 0;
              return Math.abs(at - to) > 1 ? zero : Math.abs(at - to) === 1 ? !zero : true;
            }),
          ),
        );
      const orders = pPolynomialOrderings(configuration).map(({ order }) => [...order]);
      expect(orders, id).toEqual(expected);
      found += orders.length;
    }
    expect(found).toBeGreaterThan(50);
  },
);

it('recovers the path of a permuted tridiagonal tensor, and not when one entry is changed', () => {
  const permutation = fc.integer({ min: 2, max: 8 }).chain((d) =>
    fc.shuffledSubarray(
      Array.from({ length: d }, (_, k) => k + 1),
      { minLength: d },
    ),
  );
  fc.assert(
    fc.property(permutation, fc.nat(), fc.nat(), (rest, p, q) => {
      const order = [0, ...rest];
      const place = order.map((_, k) => order.indexOf(k));
      const isZero = (i: number, j: number, k: number): boolean =>
        i !== order[1] || Math.abs(place[j]! - place[k]!) !== 1;
      expect(polynomialOrderings(order.length, isZero)).toEqual([order]);
      const [a, b] = [p % order.length, q % order.length];
      if (a === b) return;
      const tampered = (i: number, j: number, k: number): boolean =>
        (j === a && k === b) || (j === b && k === a) ? i !== order[1] || !isZero(i, j, k) : isZero(i, j, k);
      // An edge more gives a branch or a cycle, an edge less cuts the path: in no case this path.
      expect(polynomialOrderings(order.length, tampered)).not.toContainEqual(order);
    }),
  );
});
