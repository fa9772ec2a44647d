import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { automorphismGroup } from '../../src/scheme/automorphisms.js';
import { canonicalForm, canonicalRelation } from '../../src/scheme/canonicalForm.js';
import { coherentClosure } from '../../src/scheme/coherentClosure.js';
import { type CoherentConfiguration, coherentConfiguration } from '../../src/scheme/coherentConfiguration.js';
import { graphs } from '../../src/scheme/constructions/index.js';
import { oracleSchemes } from './oracleSchemes.js';

function verified(n: number, relation: ArrayLike<number>): CoherentConfiguration {
  const verdict = coherentConfiguration(n, relation);
  if (verdict.kind === 'refuted') throw new Error(JSON.stringify(verdict.witness));
  return verdict.configuration;
}

const schemeOf = (name: string, parameters?: unknown): CoherentConfiguration => {
  const graph = graphs[name]!.build(parameters);
  const { n } = graph;
  const colours = Array.from({ length: n * n }, (_, at) => (graph.adjacent(Math.floor(at / n), at % n) ? 1 : 0));
  return coherentClosure(n, colours);
};

/** The same configuration with points and relations renamed. */
function renamed(
  c: CoherentConfiguration,
  points: readonly number[],
  labels: readonly number[],
): CoherentConfiguration {
  const { n, relation } = c;
  const copy = new Int32Array(n * n);
  for (let x = 0; x < n; x++)
    for (let y = 0; y < n; y++) copy[points[x]! * n + points[y]!] = labels[relation[x * n + y]!]!;
  return verified(n, copy);
}

const shuffled = (n: number, from = 0): fc.Arbitrary<number[]> => {
  const all = Array.from({ length: n - from }, (_, i) => i + from);
  return fc.shuffledSubarray(all, { minLength: n - from, maxLength: n - from });
};

const samples = [
  schemeOf('petersen'),
  schemeOf('shrikhande'),
  schemeOf('rook', { rows: 4, columns: 4 }),
  schemeOf('cycle', { n: 9 }),
  schemeOf('hamming', { d: 4, q: 2 }),
  verified(4, [0, 1, 2, 3, 1, 0, 3, 2, 2, 3, 0, 1, 3, 2, 1, 0]),
  verified(5, [0, 1, 2, 3, 4, 4, 0, 1, 2, 3, 3, 4, 0, 1, 2, 2, 3, 4, 0, 1, 1, 2, 3, 4, 0]),
];

describe('the canonical form', () => {
  it('does not depend on the names of points and relations', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...samples).chain((c) => fc.tuple(fc.constant(c), shuffled(c.n), shuffled(c.rank, 1))),
        ([c, points, labels]) => {
          expect(canonicalForm(renamed(c, points, [0, ...labels]))).toBe(canonicalForm(c));
        },
      ),
    ));

  it('is an isomorphic configuration', () => {
    for (const c of samples) {
      const canonical = verified(c.n, canonicalRelation(c));
      expect([...canonical.valencies].sort()).toEqual([...c.valencies].sort());
      expect(canonicalForm(canonical)).toBe(canonicalForm(c));
      expect(canonicalRelation(canonical)).toEqual(canonicalRelation(c));
    }
  });

  it('tells the Shrikhande graph from the 4×4 rook graph, with the same intersection numbers', () => {
    expect(canonicalForm(samples[1]!)).not.toBe(canonicalForm(samples[2]!));
  });

  it.skipIf(oracleSchemes === undefined)('differs for all small schemes of the reference library', () => {
    const forms = oracleSchemes!.map(({ n, labels }) => canonicalForm(verified(n, labels)));
    expect(new Set(forms).size).toBe(forms.length);
  });
});

describe('the automorphism group', () => {
  it.each([
    ['petersen', undefined, 120n],
    ['shrikhande', undefined, 192n],
    ['clebsch', undefined, 1920n],
    ['schlaefli', undefined, 51840n],
    ['rook', { rows: 4, columns: 4 }, 1152n],
    ['rook', { rows: 3, columns: 4 }, 144n],
    ['hamming', { d: 4, q: 3 }, 31104n],
    ['johnson', { n: 8, k: 3 }, 40320n],
    ['johnson', { n: 8, k: 4 }, 80640n],
    ['cocktail-party', { d: 20 }, 2n ** 20n * 2432902008176640000n],
    ['dodecahedron', undefined, 120n],
    ['paley', { q: 13 }, 78n],
    ['paley', { q: 25 }, 600n],
  ] as const)('of %s %o has order %s', (name, parameters, order) => {
    const scheme = schemeOf(name, parameters);
    const group = automorphismGroup(scheme);
    expect(group.order).toBe(order);
    expect(group.orbits).toHaveLength(1);
    const { n, relation } = scheme;
    for (const g of group.generators)
      expect(relation.every((i, at) => relation[g[Math.floor(at / n)]! * n + g[at % n]!] === i)).toBe(true);
  });

  it.each([
    [1, 384n],
    [2, 96n],
    [3, 360n],
  ])('of Chang graph %i has order %s (Brouwer, van Maldeghem: Strongly Regular Graphs, §10.10)', (index, order) => {
    expect(automorphismGroup(schemeOf('chang', { index })).order).toBe(order);
  });

  it('of a thin scheme is the group itself, acting regularly', () => {
    expect(automorphismGroup(samples[6]!).order).toBe(5n);
    expect(automorphismGroup(samples[5]!).order).toBe(4n);
  });

  it.skipIf(oracleSchemes === undefined)('agrees with counting all permutations for up to 7 points', () => {
    for (const { n, labels } of oracleSchemes!.filter(({ n }) => n <= 7))
      expect(automorphismGroup(verified(n, labels)).order).toBe(BigInt(countAutomorphisms(n, labels)));
  });
});

/** By trying every injection, point by point. */
function countAutomorphisms(n: number, labels: readonly number[]): number {
  const image: number[] = [];
  const count = (x: number): number => {
    if (x === n) return 1;
    let sum = 0;
    for (let y = 0; y < n; y++) {
      image[x] = y;
      let fits = true;
      for (let z = 0; z <= x && fits; z++)
        fits = labels[x * n + z] === labels[y * n + image[z]!] && labels[z * n + x] === labels[image[z]! * n + y];
      if (fits) sum += count(x + 1);
    }
    return sum;
  };
  return count(0);
}
