import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError, ShapeError } from '../../src/exact/errors.js';
import { coherentClosure } from '../../src/scheme/coherentClosure.js';
import { type CoherentConfiguration, coherentConfiguration } from '../../src/scheme/coherentConfiguration.js';
import { isSymmetric } from '../../src/scheme/intersectionNumbers.js';
import { oracleSchemes } from './oracleSchemes.js';
import {
  adjacencyColouring,
  canonical,
  colouring,
  cube,
  cycle,
  pairsOf,
  paley,
  petersen,
  rook,
  shrikhande,
  textbookClosure,
} from './textbook.js';

/** What every closure owes: it is a configuration by the axioms, refines the colouring, and numbers relations as stated. */
function closureLaws(n: number, colours: ArrayLike<number>): CoherentConfiguration {
  const closure = coherentClosure(n, colours);
  const verdict = coherentConfiguration(n, closure.relation);
  expect(verdict).toEqual({ kind: 'verified', configuration: closure });
  const colourOf = new Map<number, number>();
  const diagonal = Array.from({ length: n }, (_, x) => closure.relation[x * n + x]!);
  const offDiagonal = [...closure.relation].filter((_, at) => at % (n + 1) !== 0);
  expect(canonical([...diagonal, ...offDiagonal])).toEqual([...diagonal, ...offDiagonal]);
  for (let at = 0; at < n * n; at++) {
    const k = closure.relation[at]!;
    expect(colourOf.get(k) ?? colours[at]).toBe(colours[at]);
    colourOf.set(k, colours[at]!);
  }
  return closure;
}

/** A few coloured points: colours arbitrary, symmetric, nearly constant, circulant, or circulant with every point repeated. */
const smallColouring = fc.integer({ min: 1, max: 8 }).chain((n) => {
  const entries = fc.array(fc.nat(2), { minLength: n * n, maxLength: n * n });
  const arbitrary = entries.map((list) => ({ n, colours: list }));
  const symmetric = entries.map((list) => ({
    n,
    colours: [...colouring(n, (x, y) => list[Math.min(x, y) * n + Math.max(x, y)]!)],
  }));
  const circulant = fc
    .tuple(fc.array(fc.nat(2), { minLength: n, maxLength: n }), fc.integer({ min: 1, max: 2 }))
    .map(([step, copies]) => ({
      n: n * copies,
      colours: [...colouring(n * copies, (x, y) => step[(Math.floor(y / copies) - Math.floor(x / copies) + n) % n]!)],
    }));
  const sparse = fc
    .array(fc.tuple(fc.nat(n * n - 1), fc.integer({ min: 1, max: 2 })), { maxLength: 3 })
    .map((marks) => ({ n, colours: [...colouring(n, (x, y) => new Map(marks).get(x * n + y) ?? 0)] }));
  return fc.oneof(arbitrary, symmetric, sparse, circulant);
});

describe('coherentClosure', () => {
  it('is the stable partition of textbook Weisfeiler–Leman refinement', () => {
    const seen = { discrete: 0, homogeneous: 0, between: 0 };
    fc.assert(
      fc.property(smallColouring, ({ n, colours }) => {
        const closure = closureLaws(n, colours);
        expect(canonical(closure.relation)).toEqual(textbookClosure(n, colours));
        seen[closure.rank === n * n ? 'discrete' : closure.fibres === 1 ? 'homogeneous' : 'between']++;
      }),
      { numRuns: 300 },
    );
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(10);
  });

  it('agrees with the textbook on trees, blown-up circulants and sparse digraphs of up to 30 points', () => {
    const sizes = fc.record({ n: fc.integer({ min: 15, max: 30 }), random: fc.infiniteStream(fc.nat()) });
    fc.assert(
      fc.property(sizes, fc.constantFrom('tree', 'circulant', 'digraph'), ({ n, random }, kind) => {
        const below = (m: number): number => random.next().value % m;
        const colours = new Int32Array(n * n);
        const step = Array.from({ length: n }, () => below(3));
        for (let x = 1; x < n; x++) {
          const y = below(x);
          if (kind === 'digraph') colours[below(n * n)] = 1 + below(2);
          else if (kind === 'tree') colours.fill(1, x * n + y, x * n + y + 1).fill(1, y * n + x, y * n + x + 1);
        }
        const m = Math.ceil(n / 3);
        if (kind === 'circulant')
          colours.set(colouring(n, (x, y) => step[(Math.floor(y / 3) - Math.floor(x / 3) + m) % m]!));
        expect(canonical(coherentClosure(n, colours).relation)).toEqual(textbookClosure(n, colours));
      }),
      { numRuns: 30 },
    );
  });

  it('does not depend on the weights: with all weights 1 the witnesses of failing axioms lead to the same partition', () => {
    fc.assert(
      fc.property(smallColouring, ({ n, colours }) => {
        expect(coherentClosure(n, colours, () => 1)).toEqual(coherentClosure(n, colours));
      }),
    );
  });

  it('does not depend on the numbering of points', () => {
    fc.assert(
      fc.property(smallColouring, fc.infiniteStream(fc.nat()), ({ n, colours }, stream) => {
        const key = Array.from({ length: n }, () => stream.next().value);
        const points = Array.from({ length: n }, (_, x) => x).sort((x, y) => key[x]! - key[y]!);
        const moved = colouring(n, (x, y) => colours[points[x]! * n + points[y]!]!);
        const closure = coherentClosure(n, colours).relation;
        const expected = colouring(n, (x, y) => closure[points[x]! * n + points[y]!]!);
        expect(canonical(coherentClosure(n, moved).relation)).toEqual(canonical(expected));
      }),
    );
  });

  it.skipIf(oracleSchemes === undefined)('of every small association scheme is the scheme itself', () => {
    for (const { id, n, labels } of oracleSchemes!) {
      const { relation } = coherentClosure(n, labels);
      expect(canonical(relation), id).toEqual(canonical(labels));
    }
  });

  it.each([
    ['Petersen graph', 10, petersen(), [1, 3, 6]],
    ['cube', 8, cube(3), [1, 1, 3, 3]],
    ['hexagon', 6, cycle(6), [1, 1, 2, 2]],
    ['4-cube', 16, cube(4), [1, 1, 4, 4, 6]],
    ['K_7', 7, colouring(7, () => 0), [1, 6]],
    ['K_1', 1, colouring(1, () => 5), [1]],
    ['4×4 rook graph', 16, rook(), [1, 6, 9]],
    ['Shrikhande graph', 16, shrikhande(), [1, 6, 9]],
    ['Paley graph of order 13', 13, paley(13), [1, 6, 6]],
    ['Paley graph of order 401 (several tiles)', 401, paley(401), [1, 200, 200]],
  ] as const)('of the %s has the valencies of its distance-regular graph', (_, n, colours, valencies) => {
    const closure = coherentClosure(n, colours);
    expect([...closure.valencies].sort((a, b) => a - b)).toEqual(valencies);
    expect(closure.fibres).toBe(1);
    expect(isSymmetric(closure)).toBe(true);
  });

  it('of a cycle C_n has classes 0 … ⌊n/2⌋, the distances', () => {
    for (const n of [3, 4, 5, 12, 101, 300]) {
      const { relation, rank } = coherentClosure(n, cycle(n));
      expect(rank).toBe(Math.floor(n / 2) + 1);
      expect(relation).toEqual(colouring(n, (x, y) => Math.min((x - y + n) % n, (y - x + n) % n)));
    }
  });

  it('of a directed cycle is the cyclic group: rank n, one point a relation', () => {
    const n = 300; // more relations than digits fit into a few products
    const { rank, valencies, transpose } = coherentClosure(
      n,
      colouring(n, (x, y) => ((y - x + n) % n === 1 ? 1 : 0)),
    );
    expect(rank).toBe(n);
    expect(new Set(valencies)).toEqual(new Set([1]));
    expect([...transpose]).toEqual(Array.from({ length: n }, (_, k) => (n - k) % n));
  });

  it('of a path of n points knows reflection only: ⌈n²/2⌉ relations', () => {
    for (const n of [2, 3, 4, 9, 40]) {
      const { rank } = coherentClosure(
        n,
        adjacencyColouring(n, (x, y) => Math.abs(x - y) === 1),
      );
      expect(rank).toBe(Math.ceil((n * n) / 2));
    }
  });

  it('of a random graph is discrete', () => {
    for (const n of [12, 60, 100]) {
      const graph = randomGraph(n, 7);
      expect(closureLaws(n, graph).rank).toBe(n * n);
    }
  });

  it('of two copies of a random graph has fibres of two points', () => {
    const m = 40;
    const graph = randomGraph(m, 3);
    const colours = colouring(2 * m, (x, y) => (x < m === y < m ? graph[(x % m) * m + (y % m)]! : 2));
    const closure = closureLaws(2 * m, colours);
    expect(closure.fibres).toBe(m);
    expect(closure.rank).toBe(2 * m * m);
  });

  it('of a disjoint union of a rook and a Shrikhande graph does not tell the two apart: 2-dimensional refinement cannot', () => {
    const [a, b] = [rook(), shrikhande()];
    const colours = colouring(32, (x, y) => (x < 16 !== y < 16 ? 2 : (x < 16 ? a : b)[(x % 16) * 16 + (y % 16)]!));
    expect([...coherentClosure(32, colours).valencies]).toEqual([1, 6, 9, 16]);
  });

  it('separates repeated points from the diagonal and keeps transposes', () => {
    const { fibres, rank, transpose } = coherentClosure(2, [5, 5, 9, 5]);
    expect({ fibres, rank }).toEqual({ fibres: 2, rank: 4 });
    expect([...transpose]).toEqual([0, 1, 3, 2]);
    expect([...coherentClosure(2, [5, 5, 5, 5]).relation]).toEqual([0, 1, 1, 0]);
  });

  it('takes large labels', () => {
    expect([...coherentClosure(2, [2 ** 31 - 1, 2 ** 30, 2 ** 30, 2 ** 31 - 1]).relation]).toEqual([0, 1, 1, 0]);
  });

  it('of the triangular graph T(35), 595 points, is its two-class scheme', () => {
    const pairs = pairsOf(35);
    const n = pairs.length;
    const graph = adjacencyColouring(n, (x, y) => x !== y && pairs[x]!.some((a) => pairs[y]!.includes(a)));
    expect([...coherentClosure(n, graph).valencies]).toEqual([1, 66, 528]);
  });

  it('rejects malformed colourings with the place', () => {
    expect(() => coherentClosure(2, [0, 1, 1])).toThrow(ShapeError);
    expect(() => coherentClosure(0, [])).toThrow(ShapeError);
    expect(() => coherentClosure(2, [0, -1, 1, 0])).toThrow(DomainError);
    expect(() => coherentClosure(2, [0, 1, 0.5, 0])).toThrow('colouring, row 1, column 0');
  });
});

function randomGraph(n: number, seed: number): Int32Array {
  let state = seed;
  const bits = Array.from({ length: n * n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 31;
  });
  return adjacencyColouring(n, (x, y) => x !== y && bits[Math.min(x, y) * n + Math.max(x, y)] === 1);
}
