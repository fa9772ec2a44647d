import { describe, expect, it } from 'vitest';
import { coherentClosure } from '../../../src/scheme/coherentClosure.js';
import type { CoherentConfiguration } from '../../../src/scheme/coherentConfiguration.js';
import { coherentConfiguration } from '../../../src/scheme/coherentConfiguration.js';
import { intersectionNumbers } from '../../../src/scheme/intersectionNumbers.js';
import { algebraicAutomorphisms } from '../../../src/scheme/operations/algebraicAutomorphisms.js';
import { fusionConfiguration, fusions } from '../../../src/scheme/operations/fusions.js';
import { oracleSchemes } from '../oracleSchemes.js';
import { colouring, cube, cycle } from '../textbook.js';

const thin = (moduli: readonly number[]): CoherentConfiguration => {
  const n = moduli.reduce((product, m) => product * m, 1);
  const digits = (x: number): readonly number[] => {
    let rest = x;
    return moduli.map((m) => {
      const digit = rest % m;
      rest = Math.floor(rest / m);
      return digit;
    });
  };
  const difference = (x: number, y: number): number => {
    const [a, b] = [digits(x), digits(y)];
    return moduli.reduceRight((code, m, i) => code * m + ((b[i]! - a[i]! + m) % m), 0);
  };
  const verdict = coherentConfiguration(n, colouring(n, difference));
  if (verdict.kind === 'refuted') throw new Error('a group is thin');
  return verdict.configuration;
};

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((first) => permutations(items.filter((k) => k !== first)).map((rest) => [first, ...rest]));
}

/** All partitions of {0 … rank−1} with {0} a class, as restricted growth strings. */
function* partitions(rank: number): Generator<readonly number[]> {
  const extend = function* (labels: readonly number[], most: number): Generator<readonly number[]> {
    if (labels.length === rank) yield labels;
    else for (let c = 1; c <= most + 1; c++) yield* extend([...labels, c], Math.max(most, c));
  };
  yield* extend([0], 0);
}

/** By the definition: the merged labels are a coherent configuration. */
const isFusion = ({ n, relation }: CoherentConfiguration, labels: readonly number[]): boolean =>
  coherentConfiguration(
    n,
    relation.map((k) => labels[k]!),
  ).kind === 'verified';

const labelsOf = (classes: readonly (readonly number[])[]): string => {
  const labels: number[] = [];
  for (const [c, members] of classes.entries()) for (const k of members) labels[k] = c;
  return labels.join();
};

function bruteForceAutomorphisms(configuration: CoherentConfiguration): readonly (readonly number[])[] {
  const { rank } = configuration;
  const numbers = intersectionNumbers(configuration);
  const others = Array.from({ length: rank - 1 }, (_, k) => k + 1);
  const all = Array.from({ length: rank ** 3 }, (_, at) => [
    Math.floor(at / rank / rank),
    Math.floor(at / rank) % rank,
    at % rank,
  ]);
  return permutations(others)
    .map((rest) => [0, ...rest])
    .filter((s) => all.every(([i, j, k]) => numbers.at(i!, j!, k!) === numbers.at(s[i!]!, s[j!]!, s[k!]!)));
}

const small = oracleSchemes?.filter(({ rank }) => rank <= 6) ?? [];
const configurationOf = (n: number, labels: ArrayLike<number>): CoherentConfiguration => coherentClosure(n, labels);

describe('algebraic automorphisms', () => {
  it.skipIf(small.length === 0)('are those that trying all permutations finds', () => {
    let nontrivial = 0;
    for (const { id, n, labels } of small) {
      const configuration = configurationOf(n, labels);
      const expected = bruteForceAutomorphisms(configuration);
      const { order, generators, orbits } = algebraicAutomorphisms(configuration, intersectionNumbers(configuration));
      expect(order, id).toBe(BigInt(expected.length));
      const keys = new Set(expected.map((s) => s.join()));
      for (const generator of generators) expect(keys.has(generator.join()), id).toBe(true);
      expect(orbits, id).toEqual(
        [
          ...new Set(
            Array.from(labels, (_, k) => k)
              .slice(0, configuration.rank)
              .map((k) => [...new Set(expected.map((s) => s[k]!))].sort((a, b) => a - b).join()),
          ),
        ].map((orbit) => orbit.split(',').map(Number)),
      );
      if (order > 1n) nontrivial++;
    }
    expect(nontrivial).toBeGreaterThan(30);
  });

  it('of a thin scheme are the automorphisms of the group', () => {
    const order = (moduli: readonly number[]): bigint => {
      const group = thin(moduli);
      return algebraicAutomorphisms(group, intersectionNumbers(group)).order;
    };
    expect(order([7])).toBe(6n);
    expect(order([2, 2, 2])).toBe(168n); // GL(3,2)
    expect(order([3, 3])).toBe(48n); // GL(2,3)
    expect(order([2, 4])).toBe(8n);
    expect(order([2, 2, 2, 2])).toBe(20_160n); // GL(4,2)
    expect(order([12])).toBe(4n);
  });

  it('of a cycle are the units modulo ±1', () => {
    for (const [n, expected] of [
      [7, 3n],
      [9, 3n],
      [15, 4n],
      [16, 4n],
    ] as const) {
      const polygon = configurationOf(n, cycle(n));
      expect(algebraicAutomorphisms(polygon, intersectionNumbers(polygon)).order).toBe(expected);
    }
  });
});

describe('fusions', () => {
  it.skipIf(small.length === 0)(
    'are all partitions of the relations that are coherent, for small schemes of rank ≤ 6',
    () => {
      let proper = 0;
      for (const { id, n, labels } of small) {
        const configuration = configurationOf(n, labels);
        const all = [...partitions(configuration.rank)]
          .filter((candidate) => isFusion(configuration, candidate))
          .map(String);
        const found = fusions(configuration, intersectionNumbers(configuration));
        expect(
          found.reduce((sum, { size }) => sum + size, 0),
          id,
        ).toBe(all.length);
        const automorphisms = bruteForceAutomorphisms(configuration);
        const orbits = new Set<string>();
        for (const { classes, size } of found) {
          const images = new Set(
            automorphisms.map((s) =>
              labelsOf(
                classes.map((members) => members.map((k) => s[k]!)).sort((a, b) => Math.min(...a) - Math.min(...b)),
              ),
            ),
          );
          expect(images.size, id).toBe(size);
          for (const image of images) {
            expect(all).toContain(image);
            expect(orbits.has(image)).toBe(false);
            orbits.add(image);
          }
          expect([...images].sort()[0]).toBe(labelsOf(classes));
          if (classes.length > 2 && classes.length < configuration.rank) proper++;
        }
      }
      expect(proper).toBeGreaterThan(100);
    },
  );

  it('the trivial ones come first and last', () => {
    const scheme = configurationOf(32, cube(5));
    const found = fusions(scheme, intersectionNumbers(scheme));
    expect(found[0]).toEqual({ classes: [[0], [1, 2, 3, 4, 5]], size: 1 });
    expect(found.at(-1)).toEqual({ classes: [[0], [1], [2], [3], [4], [5]], size: 1 });
    for (const { classes } of found) expect(fusionConfiguration(scheme, classes).rank).toBe(classes.length);
  });

  it('of a thin cyclic group of prime order p: one for each divisor of p − 1', () => {
    for (const [p, divisors] of [
      [5, 3],
      [7, 4],
      [11, 4],
      [13, 6],
    ] as const) {
      const group = thin([p]);
      expect(fusions(group, intersectionNumbers(group)).map(({ size }) => size)).toEqual(new Array(divisors).fill(1));
    }
  });

  it('of the cyclic groups of order 2, 4, 8, 16 (Schur rings): 1, 3, 10, 37 (I. Kovács, Sém. Lothar. Combin. 51, 2005)', () => {
    const counts = [2, 4, 8, 16].map((n) => {
      const group = thin([n]);
      return fusions(group, intersectionNumbers(group)).reduce((sum, { size }) => sum + size, 0);
    });
    expect(counts).toEqual([1, 3, 10, 37]);
  });

  it('of the group of order 8 and exponent 2: by trying all 877 partitions', () => {
    const group = thin([2, 2, 2]);
    const all = [...partitions(8)].filter((candidate) => isFusion(group, candidate)).length;
    expect(fusions(group, intersectionNumbers(group)).reduce((sum, { size }) => sum + size, 0)).toBe(all);
  });

  it('refuses rank 17', () => {
    const group = thin([17]);
    expect(() => fusions(group, intersectionNumbers(group))).toThrow('rank at most 16');
  });
});
