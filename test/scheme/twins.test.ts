import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AutomorphismGroup, automorphismGroup } from '../../src/scheme/automorphisms.js';
import { coherentClosure } from '../../src/scheme/coherentClosure.js';
import type { CoherentConfiguration } from '../../src/scheme/coherentConfiguration.js';
import { automorphismGroupByTwins } from '../../src/scheme/twins.js';
import { oracleSchemes } from './oracleSchemes.js';
import { adjacencyColouring } from './textbook.js';

function expectSameGroup(
  { n, relation }: CoherentConfiguration,
  own: AutomorphismGroup,
  other: AutomorphismGroup,
): void {
  expect(own.order).toBe(other.order);
  expect(own.orbits).toEqual(other.orbits);
  // Automorphisms they are; that they generate as much shows in their orbits and, below, in the order of their group.
  for (const image of own.generators)
    expect(relation.every((k, at) => relation[image[Math.floor(at / n)]! * n + image[at % n]!] === k)).toBe(true);
}

/** The order of a small permutation group, by listing its elements. */
function orderByListing(n: number, generators: readonly Int32Array[]): number {
  const identity = Array.from({ length: n }, (_, x) => x);
  const seen = new Set([identity.join()]);
  const queue = [identity];
  for (const element of queue)
    for (const image of generators) {
      const product = element.map((x) => image[x]!);
      if (seen.has(product.join())) continue;
      seen.add(product.join());
      queue.push(product);
    }
  return seen.size;
}

describe('automorphism groups by twins', () => {
  it('are those that the search finds, for closures of random graphs with twins put in', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((m) =>
          fc.record({
            sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: m, maxLength: m }),
            edges: fc.array(fc.boolean(), { minLength: m * m, maxLength: m * m }),
          }),
        ),
        ({ sizes, edges }) => {
          const kind = sizes.flatMap((size, c) => new Array<number>(size).fill(c));
          const adjacent = (x: number, y: number): boolean =>
            x !== y && edges[Math.min(kind[x]!, kind[y]!) * sizes.length + Math.max(kind[x]!, kind[y]!)]!;
          const configuration = coherentClosure(kind.length, adjacencyColouring(kind.length, adjacent));
          const own = automorphismGroupByTwins(configuration);
          expectSameGroup(configuration, own, automorphismGroup(configuration));
          if (own.order < 500n) expect(BigInt(orderByListing(kind.length, own.generators))).toBe(own.order);
        },
      ),
    ));

  it.skipIf(oracleSchemes === undefined)('are those that the search finds, for the library of small schemes', () => {
    for (const { n, labels } of oracleSchemes!) {
      const configuration = coherentClosure(n, labels);
      expectSameGroup(configuration, automorphismGroupByTwins(configuration), automorphismGroup(configuration));
    }
  });

  it('of the complete graph on 300 points and of 32 pairs are the symmetric and the hyperoctahedral group', () => {
    const complete = automorphismGroupByTwins(
      coherentClosure(
        300,
        adjacencyColouring(300, (x, y) => x !== y),
      ),
    );
    expect(complete.generators.length).toBe(2);
    expect(complete.order % 293n).toBe(0n); // the greatest prime below 300
    const pairs = automorphismGroupByTwins(
      coherentClosure(
        64,
        adjacencyColouring(64, (x, y) => x >> 1 !== y >> 1),
      ),
    );
    expect(pairs.order).toBe(Array.from({ length: 32 }, (_, k) => 2n * BigInt(k + 1)).reduce((a, b) => a * b));
  });
});
