import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src/exact/errors.js';
import { cayleyGraph, type Graph, seidelSwitching } from '../../../src/scheme/constructions/graph.js';
import { graphs } from '../../../src/scheme/constructions/index.js';
import { conferenceMatrix } from '../../../src/scheme/constructions/paley.js';

const build = (name: string, parameters: unknown = {}): Graph => graphs[name]!.build(parameters);
const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
const commonNeighbours = (g: Graph, x: number, y: number): number =>
  range(g.n).filter((z) => g.adjacent(x, z) && g.adjacent(y, z)).length;

function expectSimple(g: Graph): void {
  for (const x of range(g.n)) for (const y of range(g.n)) expect(g.adjacent(x, y)).toBe(x !== y && g.adjacent(y, x));
}

/** (v, k, λ, μ), or undefined when the graph is not strongly regular. */
function stronglyRegularParameters(g: Graph): readonly number[] | undefined {
  const found = { k: new Set<number>(), lambda: new Set<number>(), mu: new Set<number>() };
  for (const x of range(g.n)) {
    found.k.add(commonNeighbours(g, x, x));
    for (const y of range(g.n))
      if (x !== y) (g.adjacent(x, y) ? found.lambda : found.mu).add(commonNeighbours(g, x, y));
  }
  const sets = [found.k, found.lambda, found.mu];
  return sets.every((set) => set.size === 1) ? [g.n, ...sets.flatMap((set) => [...set])] : undefined;
}

describe('strongly regular graphs have the parameters of the literature', () => {
  // A. E. Brouwer, W. H. Haemers, Spectra of Graphs, chapter 9.
  const table: readonly (readonly [string, unknown, readonly number[]])[] = [
    ['cycle', { n: 5 }, [5, 2, 0, 1]],
    ['petersen', {}, [10, 3, 0, 1]],
    ['kneser', { n: 6, k: 2 }, [15, 6, 1, 3]],
    ['johnson', { n: 8, k: 2 }, [28, 12, 6, 4]],
    ['chang', { index: 1 }, [28, 12, 6, 4]],
    ['chang', { index: 2 }, [28, 12, 6, 4]],
    ['chang', { index: 3 }, [28, 12, 6, 4]],
    ['clebsch', {}, [16, 5, 0, 2]],
    ['shrikhande', {}, [16, 6, 2, 2]],
    ['rook', { rows: 4, columns: 4 }, [16, 6, 2, 2]],
    ['hamming', { d: 2, q: 5 }, [25, 8, 3, 2]],
    ['schlaefli', {}, [27, 16, 10, 8]],
    ['cocktail-party', { d: 4 }, [8, 6, 4, 6]],
    ['paley', { q: 5 }, [5, 2, 0, 1]],
    ['paley', { q: 9 }, [9, 4, 1, 2]],
    ['paley', { q: 13 }, [13, 6, 2, 3]],
    ['paley', { q: 25 }, [25, 12, 5, 6]],
    ['paley', { q: 49 }, [49, 24, 11, 12]],
    ['generalized-petersen', { n: 5, k: 2 }, [10, 3, 0, 1]],
  ];
  it.each(table)('%s %j', (name, parameters, expected) => {
    const graph = build(name, parameters);
    expectSimple(graph);
    expect(stronglyRegularParameters(graph)).toEqual(expected);
  });
});

describe('graphs with equal parameters are told apart', () => {
  /** How many edges the common neighbourhoods of the edges span, as a sorted histogram: an isomorphism invariant. */
  function invariant(g: Graph): string {
    const counts = new Map<number, number>();
    for (const x of range(g.n))
      for (const y of range(x)) {
        const common = range(g.n).filter((z) => g.adjacent(x, z) && g.adjacent(y, z));
        const edges = common.reduce((sum, u) => sum + common.filter((w) => w < u && g.adjacent(u, w)).length, 0);
        const key = 1000 * Number(g.adjacent(x, y)) + edges;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    return JSON.stringify([...counts].sort((a, b) => a[0] - b[0]));
  }
  it('the Shrikhande graph is not the rook graph', () => {
    expect(invariant(build('shrikhande'))).not.toBe(invariant(build('rook', { rows: 4, columns: 4 })));
  });
  it('T(8) and the three Chang graphs are four graphs', () => {
    const four = [build('johnson', { n: 8, k: 2 }), ...[1, 2, 3].map((index) => build('chang', { index }))];
    expect(new Set(four.map(invariant)).size).toBe(4);
  });
});

describe('constructions', () => {
  it('the dodecahedral graph has 1, 3, 6, 6, 3, 1 points at distance 0, …, 5', () => {
    const g = build('dodecahedron');
    expectSimple(g);
    for (const start of range(20)) {
      const distance = new Map([[start, 0]]);
      for (const [x, d] of distance)
        for (const y of range(20)) if (g.adjacent(x, y) && !distance.has(y)) distance.set(y, d + 1);
      expect([0, 1, 2, 3, 4, 5].map((d) => [...distance.values()].filter((e) => e === d).length)).toEqual([
        1, 3, 6, 6, 3, 1,
      ]);
    }
  });

  it('C² = qI for the conference matrices of order q + 1', () => {
    for (const q of [5, 9, 13, 25]) {
      const C = conferenceMatrix(q);
      for (const x of range(q + 1))
        for (const y of range(q + 1))
          expect(range(q + 1).reduce((sum, z) => sum + C(x, z) * C(z, y), 0)).toBe(x === y ? q : 0);
    }
  });

  it('switching twice with respect to one set gives the graph back', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(26)), (vertices) => {
        const graph = build('schlaefli');
        const set = new Set(vertices);
        const twice = seidelSwitching(seidelSwitching(graph, set), set);
        for (const x of range(27)) for (const y of range(27)) expect(twice.adjacent(x, y)).toBe(graph.adjacent(x, y));
      }),
      { numRuns: 20 },
    ));

  it('hypercubes are Cayley graphs of Z_2^d', () => {
    const cayley = build('cayley', {
      moduli: [2, 2, 2],
      connection: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    });
    const cube = build('hamming', { d: 3, q: 2 });
    for (const x of range(8)) for (const y of range(8)) expect(cayley.adjacent(x, y)).toBe(cube.adjacent(x, y));
  });
});

describe('parameters from strangers', () => {
  it.each([
    ['johnson', { n: 4, k: 3 }],
    ['kneser', { n: 100, k: 3 }],
    ['paley', { q: 7 }],
    ['paley', { q: 45 }],
    ['hamming', { d: 9, q: 9 }],
    ['rook', { rows: 100, columns: 100 }],
    ['generalized-petersen', { n: 6, k: 3 }],
    ['chang', { index: 0 }],
    ['cayley', { moduli: [5], connection: [[1]] }],
    ['cayley', { moduli: [5], connection: [[0]] }],
    [
      'cayley',
      {
        moduli: [5],
        connection: [
          [1, 0],
          [-1, 0],
        ],
      },
    ],
    ['cayley', { moduli: [2048, 2048], connection: [[1, 1]] }],
    ['petersen', { n: 5 }],
  ])('%s %j is refused', (name, parameters) => {
    expect(() => build(name, parameters)).toThrow(DomainError);
  });
  it('a connection set that is not symmetric is refused', () => {
    expect(() => cayleyGraph([4, 4], [[1, 2]])).toThrow(DomainError);
  });
});
