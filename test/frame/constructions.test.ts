import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DomainError } from '../../src/exact/errors.js';
import { constructions } from '../../src/frame/constructions/index.js';
import type { Frame } from '../../src/frame/frame.js';
import { golayCode, octads } from '../../src/scheme/constructions/golay.js';
import {
  dot,
  floatGeometry,
  gramOf,
  lines276,
  type Matrix,
  normalise,
  project,
  thomsonHeightSquared,
} from './floatGeometry.js';

const build = (name: string, parameters: unknown = {}): Frame => constructions[name]!.build(parameters);

/** The Gram matrix in doubles. */
function floatGram({ gram: { field, n, entry, values } }: Frame): Matrix {
  const numbers = values.map((value) => field.toNumber(value));
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => numbers[entry[i * n + j]!]!));
}

/** The coordinates in doubles, where the frame has them. */
function floatVectors({ gram: { field }, vectors, scaleSquared }: Frame): Matrix {
  const norm = scaleSquared === undefined ? 1 : Math.sqrt(field.toNumber(scaleSquared));
  return vectors!.map((vector) => vector.map((x) => field.toNumber(x) / norm));
}

/** Rank of a positive semidefinite matrix by pivoted Cholesky elimination, tolerance 1e-9. */
function rank(matrix: Matrix): number {
  const n = matrix.length;
  const residual = matrix.map((row, i) => row[i]!);
  const columns: number[][] = [];
  for (;;) {
    const pivot = residual.reduce((best, x, i) => (x > residual[best]! ? i : best), 0);
    if (residual[pivot]! < 1e-9) return columns.length;
    const root = Math.sqrt(residual[pivot]!);
    const column = Array.from(
      { length: n },
      (_, i) => (matrix[i]![pivot]! - columns.reduce((sum, c) => sum + c[i]! * c[pivot]!, 0)) / root,
    );
    column.forEach((x, i) => {
      residual[i] = residual[i]! - x * x;
    });
    columns.push(column);
  }
}

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
const identity = (n: number): readonly number[] => range(n);

/** The largest |a_ij − b_π(i)π(j)|. */
function distance(a: Matrix, b: Matrix, order: readonly number[] = identity(a.length)): number {
  let largest = a.length === b.length ? 0 : Number.POSITIVE_INFINITY;
  if (largest === 0)
    a.forEach((row, i) => {
      const other = b[order[i]!]!;
      row.forEach((x, j) => {
        largest = Math.max(largest, Math.abs(x - other[order[j]!]!));
      });
    });
  return largest;
}

/** A π with a_ij = b_π(i)π(j) to 1e-9, by backtracking; undefined when there is none. */
function isomorphism(a: Matrix, b: Matrix): readonly number[] | undefined {
  const order: number[] = [];
  const extend = (): boolean => {
    const i = order.length;
    if (i === a.length) return true;
    for (let candidate = 0; candidate < b.length; candidate++) {
      if (order.includes(candidate)) continue;
      const fits = [...order, candidate].every((x, j) => Math.abs(a[i]![j]! - b[candidate]![x]!) < 1e-9);
      if (!fits) continue;
      order.push(candidate);
      if (extend()) return true;
      order.pop();
    }
    return false;
  };
  return extend() ? order : undefined;
}

const coordinateKey = (vector: readonly number[]): string =>
  vector.map((x) => (Math.round(x * 1e7) + 0).toString()).join(',');

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly construction: string;
  readonly parameters?: unknown;
  readonly claims: { readonly n: number; readonly dimension: number };
}

const catalog = new URL('../../catalog/', import.meta.url);
const entries: readonly Entry[] = readdirSync(catalog)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => parse(readFileSync(new URL(file, catalog), 'utf8')).entries as Entry[]);
const frameOf = (id: string): Frame => {
  const { construction, parameters } = entries.find((entry) => entry.id === id)!;
  return build(construction, parameters);
};

const TOLERANCE = 1e-12;

describe('counts and dimensions', () => {
  const cases: readonly (readonly [string, unknown, number, number])[] = [
    ['simplex', { n: 2 }, 2, 1],
    ['simplex', { n: 30 }, 30, 29],
    ['polygon', { n: 3 }, 3, 2],
    ['polygon', { n: 100 }, 100, 2],
    ['star-polygon', { n: 7, j: 3 }, 7, 2],
    ['polygon-union', { parts: [{ n: 3 }, { n: 5, cosine: '-5/13', sine: '12/13' }] }, 8, 2],
    ['cross-polytope', { d: 1 }, 2, 1],
    ['cross-polytope', { d: 9 }, 18, 9],
    ['orthonormal-basis', { d: 7 }, 7, 7],
    ['hypercube', { d: 1 }, 2, 1],
    ['hypercube', { d: 7 }, 128, 7],
    ['hypercube', { d: 6, degree: 3 }, 64, 20],
    ['half-cube', { d: 3 }, 4, 3],
    ['half-cube', { d: 7 }, 64, 7],
    ['cube-and-cross-polytope', { d: 5 }, 42, 5],
    ['antiprism', { n: 2 }, 4, 3],
    ['antiprism', { n: 9 }, 18, 3],
    ['antiprism', { n: 5, heightSquared: 'uniform' }, 10, 3],
    ['antiprism', { n: 5, heightSquared: 0 }, 10, 2],
    ['antiprism', { n: 3, heightSquared: 'sqrt(2)/3' }, 6, 3],
    ['prism', { n: 7 }, 14, 3],
    ['prism', { n: 5, heightSquared: 'uniform' }, 10, 3],
    ['pyramid', { n: 6, base: 0, apex: 'sqrt(5)' }, 7, 3],
    ['harmonic', { n: 11, frequencies: [0, 2, 5] }, 11, 5],
    ['harmonic', { n: 12, frequencies: [6, 1] }, 12, 3],
    ['johnson', { n: 9, k: 3 }, 84, 8],
    ['johnson', { n: 6, k: 5 }, 6, 5],
    ['hamming', { d: 3, q: 4 }, 64, 9],
    ['root-system', { type: 'A', rank: 5 }, 30, 5],
    ['root-system', { type: 'D', rank: 6 }, 60, 6],
    ['root-system', { type: 'E', rank: 6 }, 72, 6],
    ['gosset', { k: 0 }, 10, 4],
    ['gosset', { k: 1 }, 16, 5],
    ['gosset', { k: 4 }, 240, 8],
    ['conference', { q: 25 }, 26, 13],
    ['conference', { q: 29 }, 30, 15],
    ['paley', { q: 25, sign: 'minus' }, 25, 12],
    ['paley', { q: 29, sign: 'plus' }, 29, 14],
    ['graph-eigenspace', { graph: { construction: 'kneser', parameters: { n: 7, k: 3 } }, eigenvalues: [2] }, 35, 14],
    ['graph-eigenspace', { graph: { construction: 'johnson', parameters: { n: 7, k: 3 } }, eigenvalues: [5] }, 35, 6],
    ['graph-eigenspace', { graph: { construction: 'hamming', parameters: { d: 3, q: 3 } }, eigenvalues: [0] }, 27, 12],
    [
      'graph-eigenspace',
      { graph: { construction: 'cycle', parameters: { n: 9 } }, eigenvalues: ['2cos(2pi/9)', -1] },
      9,
      4,
    ],
    ['graph-eigenspace', { graph: { construction: 'cocktail-party', parameters: { d: 4 } }, eigenvalues: [0] }, 8, 4],
    ['signed-graph', { graph: 'petersen', adjacent: '1/3', nonadjacent: '-1/3' }, 10, 5],
    ['tegum', { parts: ['icosahedron', { construction: 'polygon', parameters: { n: 8 } }] }, 20, 5],
    ['repeated', { of: 'tetrahedron', times: 3 }, 12, 3],
    ['both-signs', { of: { construction: 'simplex', parameters: { n: 5 } } }, 10, 4],
    ['without', { of: 'cube', remove: [0, 7, 3] }, 5, 3],
    ['scaled', { of: 'tetrahedron', factors: [1, 'sqrt(3)', 0, '1/2'] }, 4, 3],
    ['descendant', { of: 'lines-28', vertex: 5 }, 27, 6],
    [
      'vectors',
      {
        vectors: [
          [1, 'sqrt(2)'],
          ['sqrt(3)', 0],
          [0, 0],
        ],
      },
      3,
      2,
    ],
    [
      'vectors',
      {
        vectors: [
          ['sqrt(2)', 0],
          [1, -1],
        ],
        normalise: true,
      },
      2,
      2,
    ],
    ['orbits', { orbits: [{ seed: [1, 1, 0, 0, 0] }] }, 40, 5],
    ['orbits', { orbits: [{ seed: ['phi', 1, 0], permutations: 'cyclic' }] }, 12, 3],
    ['orbits', { orbits: [{ seed: [3, 2, 1], permutations: 'odd', signs: 'even' }] }, 12, 3],
  ];
  it.each(cases)('%s %j has %i vectors in dimension %i', (name, parameters, n, dimension) => {
    const frame = build(name, parameters);
    expect(frame.gram.n).toBe(n);
    expect(rank(floatGram(frame))).toBe(dimension);
  });

  it('every construction without parameters builds', () => {
    for (const [name, { parameters }] of Object.entries(constructions))
      if (Object.keys(parameters).length === 0) expect(build(name).gram.n, name).toBeGreaterThan(2);
  });
});

describe('catalog entries against floating-point evaluation of their definitions', () => {
  it('there are 145 distinct ids', () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(145);
    expect(entries.length).toBe(145);
  });

  it.each(entries.map((entry) => [entry.id, entry] as const))('%s', (id, entry) => {
    const frame = build(entry.construction, entry.parameters);
    const exact = floatGram(frame);
    expect(exact.length).toBe(entry.claims.n);
    expect(rank(exact)).toBe(entry.claims.dimension);
    const geometry = floatGeometry(id);
    if (geometry === undefined) {
      expect(['lines-276-r23', 'lines-276-r23-double', 'mclaughlin-275', 'non-icosahedron-minus-vertex']).toContain(id);
      return;
    }
    switch (geometry.kind) {
      case 'gram':
        expect(distance(exact, geometry.gram)).toBeLessThan(TOLERANCE);
        break;
      case 'gram-up-to-order': {
        const order = isomorphism(exact, geometry.gram);
        expect(order).toBeDefined();
        expect(distance(exact, geometry.gram, order)).toBeLessThan(TOLERANCE);
        break;
      }
      case 'vectors': {
        const index = new Map(geometry.vectors.map((vector, i) => [coordinateKey(vector), i]));
        const order = floatVectors(frame).map((vector) => index.get(coordinateKey(vector)));
        expect(order).not.toContain(undefined);
        expect(new Set(order).size).toBe(geometry.vectors.length);
        expect(distance(exact, gramOf(geometry.vectors), order as number[])).toBeLessThan(TOLERANCE);
        break;
      }
      default:
        geometry satisfies never;
    }
  });

  it('lines-276-r23 is made from the octads through ∞', () => {
    const through = octads().filter((octad) => octad.includes(0));
    expect(distance(floatGram(frameOf('lines-276-r23')), gramOf(lines276(through)))).toBeLessThan(TOLERANCE);
    const both = [...lines276(through), ...lines276(through).map((x) => x.map((c) => -c))];
    expect(distance(floatGram(frameOf('lines-276-r23-double')), gramOf(both))).toBeLessThan(TOLERANCE);
  });

  it('mclaughlin-275 is the descendant of the 276 lines at the first', () => {
    const [first, ...others] = lines276(octads().filter((octad) => octad.includes(0)));
    const seen = others
      .map((x) => (dot(x, first!) < 0 ? x.map((c) => -c) : x))
      .map((x) => normalise(project(x, first!)));
    expect(distance(floatGram(frameOf('mclaughlin-275')), gramOf(seen))).toBeLessThan(TOLERANCE);
  });

  it('non-icosahedron-minus-vertex is eleven distinct vertices of the icosahedron', () => {
    const icosahedron = floatGeometry('icosahedron')!;
    const all = new Set(icosahedron.kind === 'vectors' ? icosahedron.vectors.map(coordinateKey) : []);
    const frame = frameOf('non-icosahedron-minus-vertex');
    const eleven = floatVectors(frame);
    expect(new Set(eleven.map(coordinateKey)).size).toBe(11);
    for (const vector of eleven) expect(all.has(coordinateKey(vector))).toBe(true);
    expect(distance(floatGram(frame), gramOf(eleven))).toBeLessThan(TOLERANCE);
  });

  const names = new URL('../../../shared/oracles/catalog-names.md', import.meta.url);
  it.skipIf(!existsSync(names))('ids and names are those of the reference list', () => {
    const lines = readFileSync(names, 'utf8').matchAll(/^- `([^`]+)` — (.*?) — /gm);
    const reference = [...lines].map(([, id, name]) => [id, name]);
    expect(entries.map(({ id, name }) => [id, name]).sort()).toEqual(reference.sort());
  });
});

describe('the pieces', () => {
  it('the extended Golay code has weights 0, 8, 12, 16, 24 with 1, 759, 2576, 759, 1 words and is linear', () => {
    const code = golayCode();
    const weight = (word: number): number => range(24).filter((i) => (word >> i) & 1).length;
    const counts = new Map<number, number>();
    for (const word of code) counts.set(weight(word), (counts.get(weight(word)) ?? 0) + 1);
    expect([...counts].sort((a, b) => a[0] - b[0])).toEqual([
      [0, 1],
      [8, 759],
      [12, 2576],
      [16, 759],
      [24, 1],
    ]);
    const members = new Set(code);
    for (let i = 1; i < code.length; i += 97) expect(code.every((word) => members.has(word ^ code[i]!))).toBe(true);
  });

  it('the Thomson height is stationary, and not the tight one', () => {
    const frame = build('thomson-antiprism');
    const { field, n, entry, values } = frame.gram;
    // ⟨w_0, w_2⟩ = h² since cos 90° = 0.
    const heightSquared = field.toNumber(values[entry[2]!]!);
    expect(n).toBe(8);
    expect(heightSquared).toBeCloseTo(thomsonHeightSquared(), 13);
    expect(heightSquared).toBeCloseTo(0.3140893678892019, 15);
  });

  it('tight antiprisms for n = 2, 3 and prisms for n = 4 are the tetrahedron, octahedron and cube', () => {
    for (const [name, n, solid] of [
      ['antiprism', 2, 'tetrahedron'],
      ['antiprism', 3, 'octahedron'],
      ['prism', 4, 'cube'],
    ] as const)
      expect(isomorphism(floatGram(build(name, { n })), floatGram(build(solid)))).toBeDefined();
  });

  it('the descendant of the 28 lines is 2_21, and k_21 for k = 0, 1 are the rectified simplex and the half-cube', () => {
    const pairs: readonly (readonly [Frame, Frame])[] = [
      [build('descendant', { of: 'lines-28', vertex: 0 }), build('gosset', { k: 2 })],
      [build('gosset', { k: 0 }), build('johnson', { n: 5, k: 2 })],
      [build('gosset', { k: 1 }), build('half-cube', { d: 5 })],
      [build('gosset', { k: 3 }), build('both-signs', { of: 'lines-28' })],
    ];
    for (const [a, b] of pairs) expect(isomorphism(floatGram(a), floatGram(b))).toBeDefined();
  });

  it('constructions on frames act on vectors and Gram matrix alike', () => {
    for (const frame of [
      build('repeated', { of: 'icosahedron', times: 2 }),
      build('both-signs', { of: 'truncated-tetrahedron' }),
      build('without', { of: 'snub-cube', remove: [1, 5] }),
    ])
      expect(distance(floatGram(frame), gramOf(floatVectors(frame)))).toBeLessThan(TOLERANCE);
  });
});

describe('parameters from strangers', () => {
  const nestedTegum = (depth: number): unknown =>
    depth === 0 ? 'cube' : { construction: 'tegum', parameters: { parts: [nestedTegum(depth - 1)] } };
  const rejected: readonly (readonly [string, unknown, RegExp])[] = [
    ['simplex', {}, /parameters\.n: expected an integer from 2 to 2048, found nothing/],
    ['simplex', { n: 1 }, /parameters\.n: .*found 1/],
    ['simplex', { n: 2049 }, /found 2049/],
    ['simplex', { n: 2.5 }, /found 2\.5/],
    ['simplex', { n: Number.NaN }, /found NaN/],
    ['simplex', { n: '5' }, /found "5"/],
    ['simplex', { n: 5, m: 1 }, /expected n, found the parameter m/],
    ['simplex', [5], /found a list of 1/],
    ['simplex', 'n=5', /expected names with values/],
    ['simplex', { n: { valueOf: 3 } }, /found an object/],
    ['cube', { d: 3 }, /expected no parameters/],
    ['cube', { toString: 1 }, /expected no parameters/],
    ['polygon', { n: 401 }, /from 3 to 400/],
    ['star-polygon', { n: 9, j: 3 }, /prime to n/],
    ['star-polygon', { n: 9, j: 5 }, /prime to n/],
    ['polygon-union', { parts: [{ n: 3, cosine: '1/2', sine: '1/2' }] }, /parts\[0\]: expected cosine² \+ sine² = 1/],
    ['polygon-union', { parts: [{ n: 397 }, { n: 389 }] }, /m ≤ 400/],
    ['polygon-union', { parts: [] }, /a list of 0/],
    ['hypercube', { d: 12 }, /from 1 to 11/],
    ['hypercube', { d: 3, degree: 4 }, /at most d = 3/],
    ['antiprism', { n: 4, heightSquared: '3/2' }, /exact number from 0 to 1, found 1\.5/],
    ['antiprism', { n: 4, heightSquared: 0.5 }, /exact number as text/],
    ['antiprism', { n: 4, heightSquared: 'tallest' }, /heightSquared/],
    ['antiprism', { n: 4, heightSquared: '9^9^9^9' }, /heightSquared/],
    ['johnson', { n: 5, k: 5 }, /less than n = 5/],
    ['johnson', { n: 60, k: 6 }, /at most 2048 points/],
    ['hamming', { d: 11, q: 3 }, /at most 2048 points/],
    ['hamming', { d: 11, q: 2048 }, /at most 2048 points/],
    ['conference', { q: 7 }, /≡ 1 \(mod 4\), found 7/],
    ['conference', { q: 21 }, /≡ 1 \(mod 4\), found 21/],
    ['paley', { q: 13, sign: '+' }, /one of plus, minus/],
    ['root-system', { type: 'E', rank: 9 }, /6 to 8 for type E/],
    ['root-system', { type: 'F', rank: 4 }, /one of A, D, E/],
    ['gosset', { k: 5 }, /from 0 to 4/],
    ['harmonic', { n: 7, frequencies: [1, 1] }, /distinct integers/],
    ['harmonic', { n: 7, frequencies: [4] }, /from 0 to 3/],
    ['graph-eigenspace', { graph: 'petersen', eigenvalues: [2] }, /eigenvalue/],
    ['graph-eigenspace', { graph: 'nonesuch', eigenvalues: [2] }, /the name of a graph, found "nonesuch"/],
    [
      'graph-eigenspace',
      { graph: { construction: 'chang', parameters: { index: 4 } }, eigenvalues: [4] },
      /graph\.chang\.index/,
    ],
    ['signed-graph', { graph: 'clebsch', adjacent: '1/0', nonadjacent: 0 }, /adjacent/],
    ['tegum', { parts: ['cube', 'constructor'] }, /parts\[1\]: expected the name of a construction/],
    ['tegum', { parts: ['cube', { construction: 'cube', extra: 1 }] }, /parts\[1\]/],
    ['tegum', { parts: [{ construction: 'polygon', parameters: { n: 2 } }] }, /parts\[0\]\.polygon\.n/],
    ['tegum', { parts: new Array(4).fill('120-cell') }, /at most 2048 points, found 2400/],
    ['tegum', { parts: [nestedTegum(40)] }, /nesting/],
    ['repeated', { of: '120-cell', times: 4 }, /at most 2048 points/],
    ['without', { of: 'cube', remove: [8] }, /remove\[0\]: expected an index below 8/],
    ['without', { of: { construction: 'simplex', parameters: { n: 2 } }, remove: [0, 1] }, /at least one vector kept/],
    ['scaled', { of: 'cube', factors: [1, 2] }, /8 numbers, found 2/],
    ['descendant', { of: 'cube', vertex: 0 }, /one nonzero \|inner product\| < 1/],
    ['descendant', { of: 'lines-28', vertex: 28 }, /an index below 28/],
    ['orbits', { orbits: [{ seed: [1, 2, 3, 4, 5, 6] }] }, /at most 2048 points/],
    ['orbits', { orbits: [{ seed: [1, 2, 3], permutations: 'most' }] }, /permutations: expected one of/],
    ['orbits', { orbits: [{ seed: [1, 0] }, { seed: [2, 0] }] }, /squared norm/],
    ['vectors', { vectors: [[1], ['one']] }, /vectors\[1\]\[0\]/],
    ['vectors', { vectors: [[1], [2]], normalise: 'yes' }, /normalise: expected true or false/],
    ['tegum', { parts: new Array(65).fill('cube') }, /a list of 65/],
  ];
  it.each(rejected)('%s %j is refused with the place', (name, parameters, message) => {
    expect(() => build(name, parameters)).toThrow(DomainError);
    expect(() => build(name, parameters)).toThrow(message);
  });

  it('a refused nested construction leaves the depth count as it was', () => {
    for (let i = 0; i < 40; i++)
      expect(() => build('tegum', { parts: [{ construction: 'polygon', parameters: { n: 2 } }] })).toThrow(DomainError);
    expect(build('tegum', { parts: ['cube'] }).gram.n).toBe(8);
  });
});
