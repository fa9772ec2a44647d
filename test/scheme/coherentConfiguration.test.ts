import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError, ShapeError } from '../../src/exact/errors.js';
import { describe as explain } from '../../src/scheme/coherenceWitness.js';
import { coherentClosure } from '../../src/scheme/coherentClosure.js';
import {
  asAssociationScheme,
  type CoherentConfiguration,
  coherentConfiguration,
} from '../../src/scheme/coherentConfiguration.js';
import { oracleSchemes } from './oracleSchemes.js';
import {
  adjacencyColouring,
  canonical,
  colouring,
  count,
  cycle,
  holds,
  paley,
  petersen,
  textbookClosure,
} from './textbook.js';

/** Two-class data of a graph: 0 diagonal, 1 edges, 2 non-edges. */
const graphRelation = (n: number, adjacency: Int32Array): Int32Array =>
  colouring(n, (x, y) => (x === y ? 0 : adjacency[x * n + y] === 1 ? 1 : 2));

function verified(n: number, labels: ArrayLike<number>): CoherentConfiguration {
  const verdict = coherentConfiguration(n, labels);
  if (verdict.kind === 'refuted') throw new Error(explain(verdict.witness));
  return verdict.configuration;
}

function refutation(n: number, labels: ArrayLike<number>): string {
  const verdict = coherentConfiguration(n, labels);
  if (verdict.kind === 'verified') throw new Error('verified');
  expect(holds(n, labels, verdict.witness), explain(verdict.witness)).toBe(true);
  return verdict.witness.kind;
}

describe('coherentConfiguration', () => {
  it('verifies the Petersen graph and gives its data', () => {
    const { rank, fibres, valencies, transpose, source, target } = verified(10, graphRelation(10, petersen()));
    expect({ rank, fibres }).toEqual({ rank: 3, fibres: 1 });
    expect([...valencies]).toEqual([1, 3, 6]);
    expect([...transpose]).toEqual([0, 1, 2]);
    expect([...source, ...target]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('gives transpose, source, target and valencies of an inhomogeneous configuration', () => {
    // A star with three leaves: fibres {0} and {1,2,3}.
    const labels = colouring(4, (x, y) => (x === y ? Math.min(x, 1) : x === 0 ? 2 : y === 0 ? 3 : 4));
    const configuration = verified(4, labels);
    expect(configuration.fibres).toBe(2);
    expect([...configuration.transpose]).toEqual([0, 1, 3, 2, 4]);
    expect([...configuration.source]).toEqual([0, 1, 0, 1, 1]);
    expect([...configuration.target]).toEqual([0, 1, 1, 0, 1]);
    expect([...configuration.valencies]).toEqual([1, 1, 3, 1, 2]);
  });

  it('accepts one point, and one class', () => {
    expect(verified(1, [0]).rank).toBe(1);
    expect(verified(2, [0, 1, 1, 0]).rank).toBe(2);
  });

  it.skipIf(oracleSchemes === undefined)(
    'verifies every small association scheme, with its valencies and symmetry',
    () => {
      for (const { id, n, rank, labels, valencies, symmetric } of oracleSchemes!) {
        const configuration = verified(n, labels);
        expect(configuration.rank, id).toBe(rank);
        expect([...configuration.valencies], id).toEqual(valencies);
        expect(asAssociationScheme(configuration).kind, id).toBe(symmetric ? 'verified' : 'refuted');
      }
    },
  );

  it.skipIf(oracleSchemes === undefined)(
    'refutes every small scheme with one pair changed, and the witness checks by hand',
    () => {
      const decided = { diagonalClash: 0, transposeClash: 0, countsDiffer: 0 };
      const places = fc.record({ place: fc.nat(), shift: fc.nat(), both: fc.boolean() });
      fc.assert(
        fc.property(fc.constantFrom(...oracleSchemes!), places, ({ n, rank, labels }, { place, shift, both }) => {
          const tampered = [...labels];
          const at = place % (n * n);
          const transposed = (pair: number): number => (pair % n) * n + Math.floor(pair / n);
          tampered[at] = (tampered[at]! + 1 + (shift % (rank - 1))) % rank;
          // The transposed pair goes along, so that only the counts are wrong.
          if (both) tampered[transposed(at)] = labels[transposed(labels.indexOf(tampered[at]!))]!;
          decided[refutation(n, tampered) as keyof typeof decided]++;
        }),
        { numRuns: 2000 },
      );
      expect(Math.min(...Object.values(decided)), JSON.stringify(decided)).toBeGreaterThan(20);
    },
  );

  it('refutes a regular graph that is not strongly regular, through counts with two nontrivial relations', () => {
    // Two edges of the Petersen graph switched: degrees, symmetry and diagonal stay.
    const adjacency = petersen();
    const edge = (x: number, y: number): boolean => adjacency[x * 10 + y] === 1;
    const points = Array.from({ length: 10 }, (_, x) => x);
    let switched = 0;
    for (const a of points)
      for (const b of points)
        for (const c of points)
          for (const d of points) {
            if (new Set([a, b, c, d]).size < 4 || !edge(a, b) || !edge(c, d) || edge(a, c) || edge(b, d)) continue;
            const changed = adjacency.slice();
            for (const [x, y, value] of [
              [a, b, 0],
              [c, d, 0],
              [a, c, 1],
              [b, d, 1],
            ] as const) {
              changed[x * 10 + y] = value;
              changed[y * 10 + x] = value;
            }
            expect(refutation(10, graphRelation(10, changed))).toBe('countsDiffer');
            switched++;
          }
    expect(switched).toBeGreaterThan(0);
  });

  it('refutes what only one of the products A_iA_j and A_jA_i shows (T8): the icosidodecahedron', () => {
    const labels = icosidodecahedron();
    const n = 30;
    const rank = Math.max(...labels) + 1;
    // A test that symmetrizes products accepts: p_ij + p_ji is constant on relations.
    for (let i = 0; i < rank; i++)
      for (let j = 0; j <= i; j++) {
        const sums = new Map<number, number>();
        for (let at = 0; at < n * n; at++) {
          const [x, y] = [Math.floor(at / n), at % n];
          const sum = count(n, labels, x, y, i, j) + count(n, labels, x, y, j, i);
          expect(sums.get(labels[at]!) ?? sum).toBe(sum);
          sums.set(labels[at]!, sum);
        }
      }
    expect(refutation(n, labels)).toBe('countsDiffer');
    const closure = coherentClosure(n, labels);
    expect(closure.rank).toBeGreaterThan(rank);
    expect(canonical(closure.relation)).toEqual(textbookClosure(n, labels));
    expect(asAssociationScheme(closure).kind).toBe('refuted');
  });

  it('agrees with the textbook: relation data are verified iff their refinement splits nothing', () => {
    let coherent = 0;
    const coarse = fc.integer({ min: 2, max: 8 }).chain((n) =>
      fc.record({
        n: fc.constant(n),
        step: fc.array(fc.nat(2), { minLength: n, maxLength: n }), // a colouring of Z_n, or of a blow-up of it
        blow: fc.integer({ min: 1, max: 2 }),
        noise: fc.option(fc.tuple(fc.nat(), fc.nat(2)), { freq: 2 }),
      }),
    );
    fc.assert(
      fc.property(coarse, ({ n, step, blow, noise }) => {
        const size = n * blow;
        const raw = colouring(size, (x, y) => {
          if (x === y) return 0;
          const [a, b] = [Math.floor(x / blow), Math.floor(y / blow)];
          return a === b ? 1 : 2 + step[(b - a + n) % n]!;
        });
        if (noise) raw[noise[0] % raw.length] = noise[1];
        const labels = canonical(raw);
        if (labels[0] !== 0 || new Set(Array.from({ length: size }, (_, x) => labels[x * size + x])).size > 1) return;
        const same = Math.max(...textbookClosure(size, labels)) === Math.max(...labels);
        expect(coherentConfiguration(size, labels).kind === 'verified').toBe(same);
        if (same) coherent++;
        else refutation(size, labels);
      }),
      { numRuns: 300 },
    );
    expect(coherent).toBeGreaterThan(20);
  });

  it('verifies and refutes beyond one tile of columns', () => {
    const n = 401;
    const labels = graphRelation(n, paley(n));
    expect(verified(n, labels).rank).toBe(3);
    // The last row and column: an edge and a non-edge at point n−1 exchange, with a second such pair to keep the degrees.
    const adjacency = paley(n);
    const edge = (x: number, y: number): boolean => adjacency[x * n + y] === 1;
    const [a, b] = [n - 1, n - 2];
    const c = Array.from({ length: n }, (_, x) => x).find((x) => edge(a, x) && !edge(b, x) && x < b)!;
    const d = Array.from({ length: n }, (_, x) => x).find((x) => edge(b, x) && !edge(a, x) && x < b)!;
    for (const [x, y] of [
      [a, c],
      [a, d],
      [b, c],
      [b, d],
    ] as const) {
      adjacency[x * n + y] = 1 - adjacency[x * n + y]!;
      adjacency[y * n + x] = adjacency[x * n + y]!;
    }
    expect(refutation(n, graphRelation(n, adjacency))).toBe('countsDiffer');
  });
});

describe('coherentConfiguration: malformed data', () => {
  it.each([
    [0, []],
    [1.5, [0]],
    [2, [0, 1, 1]],
    [Number.NaN, []],
  ])('n = %s with labels %j is a ShapeError', (n, labels) => {
    expect(() => coherentConfiguration(n, labels)).toThrow(ShapeError);
  });

  it.each([
    [[0, -1, 1, 0], 'row 0, column 1'],
    [[0, 1, 0.5, 0], 'row 1, column 0'],
    [[0, 2, 2, 0], 'label 1'],
    [[0, 2 ** 31, 1, 0], 'row 0, column 1'],
    [[0, 7, 7, 0], 'label 7'],
    [[1, 0, 0, 1], 'row 0, column 0'],
  ])('labels %j are a DomainError that names the place', (labels, place) => {
    expect(() => coherentConfiguration(2, labels)).toThrow(DomainError);
    expect(() => coherentConfiguration(2, labels)).toThrow(place);
  });
});

describe('asAssociationScheme', () => {
  it('says why a directed cycle and a star are none', () => {
    const directed = verified(3, [0, 1, 2, 2, 0, 1, 1, 2, 0]);
    const star = coherentClosure(
      4,
      adjacencyColouring(4, (x, y) => x !== y && x * y === 0),
    );
    for (const [configuration, kind] of [
      [directed, 'notSymmetric'],
      [star, 'notHomogeneous'],
    ] as const) {
      const verdict = asAssociationScheme(configuration);
      if (verdict.kind === 'verified') throw new Error('verified');
      expect(verdict.witness.kind).toBe(kind);
      expect(holds(configuration.n, configuration.relation, verdict.witness)).toBe(true);
      expect(explain(verdict.witness)).toContain(kind === 'notSymmetric' ? 'not symmetric' : 'not homogeneous');
    }
  });

  it('counts classes', () => {
    const verdict = asAssociationScheme(coherentClosure(6, cycle(6)));
    expect(verdict.kind === 'verified' && verdict.configuration.classes).toBe(3);
  });
});

/** Gram colours of the icosidodecahedron: coordinates a + bφ as pairs, all multiplied by 2, inner products in Z[φ]. */
function icosidodecahedron(): readonly number[] {
  type Golden = readonly [number, number];
  const times = ([a, b]: Golden, [c, d]: Golden): Golden => [a * c + b * d, a * d + b * c + b * d];
  const scaled = (s: number, [a, b]: Golden): Golden => [s * a, s * b];
  const vectors: Golden[][] = [];
  for (let axis = 0; axis < 3; axis++)
    for (const s of [1, -1]) {
      vectors.push(Array.from({ length: 3 }, (_, i) => (i === axis ? scaled(s, [0, 2]) : [0, 0])));
      for (const t of [1, -1])
        for (const u of [1, -1]) {
          const seed = [scaled(s, [1, 0]), scaled(t, [0, 1]), scaled(u, [1, 1])]; // (±1, ±φ, ±φ²)
          vectors.push(Array.from({ length: 3 }, (_, i) => seed[(i + axis) % 3]!));
        }
    }
  expect(vectors.length).toBe(30);
  const gram = vectors.flatMap((v) =>
    vectors.map((w) => v.map((x, i) => times(x, w[i]!)).reduce(([a, b], [c, d]) => [a + c, b + d])),
  );
  return canonical(gram.map(String));
}
