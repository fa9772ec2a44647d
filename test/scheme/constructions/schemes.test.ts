import { describe, expect, it } from 'vitest';
import { type DomainError, TightframeError } from '../../../src/exact/errors.js';
import { automorphismGroup } from '../../../src/scheme/automorphisms.js';
import type { CoherentConfiguration } from '../../../src/scheme/coherentConfiguration.js';
import { schemes } from '../../../src/scheme/constructions/schemes.js';
import { IntersectionNumbers, isCommutative, isSymmetric } from '../../../src/scheme/intersectionNumbers.js';

const build = (name: string, parameters: unknown = {}): CoherentConfiguration => schemes[name]!.build(parameters, name);
const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

interface IntersectionArray {
  readonly b: readonly number[];
  readonly c: readonly number[];
}

/** The intersection array of the relations as they are numbered; undefined when R_i is not "distance i in R_1". */
function intersectionArray(configuration: CoherentConfiguration): IntersectionArray | undefined {
  const numbers = new IntersectionNumbers(configuration);
  const classes = configuration.rank - 1;
  for (const i of range(classes + 1))
    for (const k of range(classes + 1)) {
      const p = numbers.at(1, i, k);
      if ((Math.abs(i - k) === 1 && p === 0) || (Math.abs(i - k) > 1 && p !== 0)) return undefined;
    }
  return {
    b: range(classes).map((i) => numbers.at(1, i + 1, i)),
    c: range(classes).map((i) => numbers.at(1, i, i + 1)),
  };
}

const show = (array: IntersectionArray | undefined): string =>
  array === undefined ? 'not distance-regular' : `{${array.b};${array.c}}`;

/** b_i = ([d] − [i])(β − α[i]), c_i = [i](1 + α[i−1]) with [i] = 1 + b + … + b^{i−1} (BCN §6.1). */
function classical(d: number, b: number, alpha: number, beta: number): string {
  const bracket = (i: number): number => range(i).reduce((sum, j) => sum + b ** j, 0);
  return show({
    b: range(d).map((i) => (bracket(d) - bracket(i)) * (beta - alpha * bracket(i))),
    c: range(d).map((i) => bracket(i + 1) * (1 + alpha * bracket(i))),
  });
}

function arrayOf(name: string, parameters: unknown = {}): string {
  return show(intersectionArray(build(name, parameters)));
}

describe('families with classical parameters (BCN, table 6.1)', () => {
  it('Johnson J(n,k): (d, 1, 1, n − d)', () => {
    for (const n of range(8).slice(2))
      for (const k of range(n).slice(1)) {
        const d = Math.min(k, n - k);
        expect(arrayOf('johnson', { n, k })).toBe(classical(d, 1, 1, n - d));
      }
    expect(arrayOf('johnson', { n: 12, k: 4 })).toBe(classical(4, 1, 1, 8));
  });
  it('Hamming H(d,q): (d, 1, 0, q − 1), and Doob graphs like H(2s+t,4)', () => {
    for (const [d, q] of [
      [1, 5],
      [2, 3],
      [3, 2],
      [3, 4],
      [5, 2],
      [3, 10],
    ] as const)
      expect(arrayOf('hamming', { d, q })).toBe(classical(d, 1, 0, q - 1));
    for (const [s, t] of [
      [0, 2],
      [1, 0],
      [1, 1],
      [2, 0],
      [1, 2],
    ] as const)
      expect(arrayOf('doob', { s, t })).toBe(classical(2 * s + t, 1, 0, 3));
  });
  it('half-cubes: (⌊n/2⌋, 1, 2, 2⌈n/2⌉ − 1)', () => {
    for (const d of [2, 3, 4, 5, 6, 7, 8]) {
      const m = 2 * Math.ceil(d / 2) - 1;
      expect(arrayOf('half-cube', { d })).toBe(classical(Math.floor(d / 2), 1, 2, m));
    }
  });
  it('Grassmann J_q(n,k): (d, q, q, [n−d+1] − 1)', () => {
    for (const [n, k, q] of [
      [2, 1, 4],
      [3, 1, 2],
      [4, 2, 2],
      [4, 2, 3],
      [5, 2, 2],
      [5, 3, 2],
      [4, 2, 4],
      [6, 2, 2],
    ] as const) {
      const d = Math.min(k, n - k);
      const beta = (q ** (n - d + 1) - 1) / (q - 1) - 1;
      expect(arrayOf('grassmann', { n, k, q })).toBe(classical(d, q, q, beta));
    }
  });
  it('bilinear forms H_q(d,e), d ≤ e: (d, q, q − 1, q^e − 1)', () => {
    for (const [d, e, q] of [
      [1, 2, 3],
      [2, 2, 2],
      [2, 3, 2],
      [2, 2, 3],
      [3, 3, 2],
      [2, 2, 4],
    ] as const)
      for (const [rows, columns] of [
        [d, e],
        [e, d],
      ] as const)
        expect(arrayOf('bilinear-forms', { d: rows, e: columns, q })).toBe(classical(d, q, q - 1, q ** e - 1));
  });
  it('alternating forms Alt_q(n): (⌊n/2⌋, q², q² − 1, q^m − 1), m = 2⌈n/2⌉ − 1; Qua_q(n) like Alt_q(n + 1)', () => {
    const expected = (n: number, q: number): string =>
      classical(Math.floor(n / 2), q * q, q * q - 1, q ** (2 * Math.ceil(n / 2) - 1) - 1);
    for (const [n, q] of [
      [2, 5],
      [3, 2],
      [3, 4],
      [4, 2],
      [4, 3],
      [5, 2],
    ] as const)
      expect(arrayOf('alternating-forms', { n, q })).toBe(expected(n, q));
    for (const [n, q] of [
      [1, 4],
      [2, 2],
      [2, 3],
      [2, 4],
      [3, 2],
      [3, 3],
    ] as const)
      expect(arrayOf('quadratic-forms', { n, q })).toBe(expected(n + 1, q));
  });
  it('Hermitian forms Her_q(n): (n, −q, −q − 1, −(−q)^n − 1)', () => {
    for (const [n, q] of [
      [1, 3],
      [2, 2],
      [2, 3],
      [2, 4],
      [3, 2],
    ] as const)
      expect(arrayOf('hermitian-forms', { n, q })).toBe(classical(n, -q, -q - 1, -((-q) ** n) - 1));
  });
  it('dual polar graphs: (d, q, 0, q^e)', () => {
    const e = { symplectic: 1, parabolic: 1, hyperbolic: 0, elliptic: 2, 'hermitian-even': 0.5, 'hermitian-odd': 1.5 };
    for (const [kind, rank, q] of [
      ['symplectic', 2, 3],
      ['symplectic', 3, 2],
      ['parabolic', 3, 2],
      ['hyperbolic', 4, 2],
      ['hyperbolic', 3, 3],
      ['elliptic', 2, 3],
      ['elliptic', 3, 2],
      ['hermitian-even', 2, 3],
      ['hermitian-even', 3, 2],
      ['hermitian-odd', 2, 2],
    ] as const) {
      const order = kind.startsWith('hermitian') ? q * q : q;
      expect(arrayOf('dual-polar', { kind, rank, q })).toBe(classical(rank, order, 0, Math.round(order ** e[kind])));
    }
  });
});

describe('families with an intersection array of their own', () => {
  it('folded cubes and folded half-cubes (BCN §§9.2D–E)', () => {
    for (const d of [4, 5, 6, 7, 8]) {
      const m = Math.floor(d / 2);
      expect(arrayOf('folded-cube', { d })).toBe(
        show({ b: range(m).map((i) => d - i), c: range(m).map((i) => (i + 1 === m && d % 2 === 0 ? d : i + 1)) }),
      );
    }
    for (const d of [6, 8, 10]) {
      const m = Math.floor(d / 4);
      const c = (i: number): number => i * (2 * i - 1) * (2 * i === d / 2 ? 2 : 1);
      expect(arrayOf('folded-half-cube', { d })).toBe(
        show({ b: range(m).map((i) => ((d - 2 * i) * (d - 2 * i - 1)) / 2), c: range(m).map((i) => c(i + 1)) }),
      );
    }
  });
  it('polygons, cocktail parties, complete multipartite graphs', () => {
    for (const n of [3, 4, 5, 6, 9, 12]) {
      const d = Math.floor(n / 2);
      expect(arrayOf('polygon', { n })).toBe(
        show({ b: range(d).map((i) => (i === 0 ? 2 : 1)), c: range(d).map((i) => (2 * (i + 1) === n ? 2 : 1)) }),
      );
    }
    expect(arrayOf('complete', { n: 6 })).toBe('{5;1}');
    expect(arrayOf('cocktail-party', { d: 5 })).toBe('{8,1;1,8}');
    expect(arrayOf('complete-multipartite', { parts: 4, size: 3 })).toBe('{9,2;1,9}');
  });
  it('odd graphs and doubled odd graphs (BCN §9.1D)', () => {
    for (const k of [2, 3, 4, 5]) {
      expect(arrayOf('odd', { k })).toBe(
        show({
          b: range(k - 1).map((i) => k - Math.ceil(i / 2)),
          c: range(k - 1).map((i) => Math.ceil((i + 1) / 2)),
        }),
      );
      const d = 2 * k - 1;
      expect(arrayOf('doubled-odd', { k })).toBe(
        show({ b: range(d).map((i) => k - Math.ceil(i / 2)), c: range(d).map((i) => Math.ceil((i + 1) / 2)) }),
      );
    }
  });
  it('incidence graphs of symmetric designs: {k, k−1, k−λ; 1, λ, k}', () => {
    const design = (k: number, lambda: number): string => `{${k},${k - 1},${k - lambda};1,${lambda},${k}}`;
    for (const [m, q] of [
      [2, 2],
      [2, 3],
      [2, 4],
      [3, 2],
      [3, 3],
    ] as const)
      expect(arrayOf('projective-incidence', { m, q })).toBe(
        design((q ** m - 1) / (q - 1), (q ** (m - 1) - 1) / (q - 1)),
      );
    expect(arrayOf('difference-set', { moduli: [11], set: [[1], [3], [4], [5], [9]] })).toBe(design(5, 2));
    expect(arrayOf('difference-set', { moduli: [13], set: [[0], [1], [3], [9]] })).toBe(design(4, 1));
  });
  it('affine planes without a parallel class, quadrangles, Hadamard graphs, hexagons', () => {
    for (const q of [2, 3, 4, 5, 7, 8, 9])
      expect(arrayOf('affine-incidence', { q })).toBe(`{${q},${q - 1},${q - 1},1;1,1,${q - 1},${q}}`);
    for (const q of [2, 3, 4])
      expect(arrayOf('quadrangle-incidence', { q })).toBe(`{${q + 1},${q},${q},${q};1,1,1,${q + 1}}`);
    for (const m of [4, 8, 12, 16, 20, 24, 28, 36, 40, 52])
      expect(arrayOf('hadamard', { m })).toBe(`{${m},${m - 1},${m / 2},1;1,${m / 2},${m - 1},${m}}`);
    for (const q of [2, 3])
      expect(arrayOf('generalized-hexagon', { q })).toBe(`{${q * (q + 1)},${q * q},${q * q};1,1,${q + 1}}`);
  });
  it('Taylor graphs: {v, v−1−k, 1; 1, v−1−k, v} for a local graph with valency k = 2μ', () => {
    for (const q of [5, 9, 13, 17, 25])
      expect(arrayOf('taylor', { graph: { construction: 'paley', parameters: { q } } })).toBe(
        `{${q},${(q - 1) / 2},1;1,${(q - 1) / 2},${q}}`,
      );
    expect(arrayOf('taylor', { graph: { construction: 'triangular', parameters: { n: 6 } } })).toBe('{15,6,1;1,6,15}');
  });
});

describe('Mathon’s covers of complete graphs', () => {
  it('{q, q−1−c, 1; 1, c, q} with q − 1 = rc', () => {
    for (const [q, r] of [
      [4, 3],
      [5, 2],
      [7, 3],
      [8, 7],
      [9, 2],
      [9, 4],
      [13, 3],
      [16, 5],
    ] as const) {
      const c = (q - 1) / r;
      expect(arrayOf('mathon', { q, r })).toBe(`{${q},${q - 1 - c},1;1,${c},${q}}`);
    }
  });
});

describe('groups of the named graphs (Brouwer, Van Maldeghem; BCN)', () => {
  it.each([
    ['hoffman-singleton', {}, 252_000n],
    ['gewirtz', {}, 80_640n],
    ['m22', {}, 887_040n],
    ['higman-sims', {}, 88_704_000n],
    ['hall-janko', {}, 1_209_600n],
    ['mclaughlin', {}, 1_796_256_000n],
    ['schlaefli', {}, 51_840n],
    ['cameron', {}, 887_040n],
    ['brouwer-haemers', {}, 233_280n],
    ['chang', { index: 1 }, 384n],
    ['chang', { index: 2 }, 96n],
    ['chang', { index: 3 }, 360n],
    ['perkel', {}, 3420n],
    ['sylvester', {}, 1440n],
    ['biggs-smith', {}, 2448n],
    ['foster', {}, 4320n],
    ['tutte-8-cage', {}, 1440n],
    ['gosset', {}, 2_903_040n],
    ['generalized-hexagon', { q: 2 }, 12_096n],
    ['witt', { missing: 2 }, 887_040n],
    ['shrikhande', {}, 192n],
    ['doob', { s: 1, t: 1 }, 4608n],
  ])('%s %j', (name, parameters, order) => {
    expect(automorphismGroup(build(name, parameters)).order).toBe(order);
  });
});

describe('named distance-regular graphs (BCN, chapters 11–13)', () => {
  it.each([
    ['icosahedron', {}, '{5,2,1;1,2,5}'],
    ['dodecahedron', {}, '{3,2,1,1,1;1,1,1,2,3}'],
    ['heawood', {}, '{3,2,2;1,1,3}'],
    ['pappus', {}, '{3,2,2,1;1,1,2,3}'],
    ['desargues', {}, '{3,2,2,1,1;1,1,2,2,3}'],
    ['coxeter', {}, '{3,2,2,1;1,1,1,2}'],
    ['tutte-8-cage', {}, '{3,2,2,2;1,1,1,3}'],
    ['biggs-smith', {}, '{3,2,2,2,1,1,1;1,1,1,1,1,1,3}'],
    ['foster', {}, '{3,2,2,2,2,1,1,1;1,1,1,1,2,2,2,3}'],
    ['sylvester', {}, '{5,4,2;1,1,4}'],
    ['perkel', {}, '{6,5,2;1,1,3}'],
    ['gosset', {}, '{27,10,1;1,10,27}'],
    ['wells', {}, '{5,4,1,1;1,1,4,5}'],
    ['golay-coset', {}, '{23,22,21;1,2,3}'],
    ['line-graph', { graph: 'petersen' }, '{4,2,1;1,1,4}'],
    ['line-graph', { graph: 'heawood' }, '{4,2,2;1,1,2}'],
    ['line-graph', { graph: 'tutte-8-cage' }, '{4,2,2,2;1,1,1,2}'],
    ['line-graph', { graph: 'hoffman-singleton' }, '{12,6,5;1,1,4}'],
    ['witt', { missing: 0 }, '{30,28,24;1,3,15}'],
    ['witt', { missing: 1 }, '{15,14,12;1,1,9}'],
    ['witt', { missing: 2 }, '{7,6,4,4;1,1,1,6}'],
    ['cyclotomic-graph', { q: 243, e: 11 }, '{22,20;1,2}'],
  ])('%s %j', (name, parameters, expected) => {
    expect(arrayOf(name, parameters)).toBe(expected);
  });
});

describe('strongly regular graphs (Brouwer, Van Maldeghem, Strongly Regular Graphs)', () => {
  /** (v, k, λ, μ) of R_1 in a scheme of rank 3. */
  function parameters(name: string, given: unknown): readonly number[] {
    const configuration = build(name, given);
    const numbers = new IntersectionNumbers(configuration);
    expect([name, given, configuration.rank]).toEqual([name, given, 3]);
    return [configuration.n, numbers.at(1, 1, 0), numbers.at(1, 1, 1), numbers.at(1, 1, 2)];
  }
  it.each([
    ['petersen', {}, [10, 3, 0, 1]],
    ['clebsch', {}, [16, 5, 0, 2]],
    ['clebsch', { valency: 10 }, [16, 10, 6, 6]],
    ['shrikhande', {}, [16, 6, 2, 2]],
    ['schlaefli', {}, [27, 16, 10, 8]],
    ['chang', { index: 2 }, [28, 12, 6, 4]],
    ['hoffman-singleton', {}, [50, 7, 0, 1]],
    ['gewirtz', {}, [56, 10, 0, 2]],
    ['m22', {}, [77, 16, 0, 4]],
    ['higman-sims', {}, [100, 22, 0, 6]],
    ['hall-janko', {}, [100, 36, 14, 12]],
    ['cameron', {}, [231, 30, 9, 3]],
    ['brouwer-haemers', {}, [81, 20, 1, 6]],
    ['berlekamp-van-lint-seidel', {}, [243, 22, 1, 2]],
    ['m23', {}, [253, 112, 36, 60]],
    ['mclaughlin', {}, [275, 112, 30, 56]],
    ['cyclotomic-graph', { q: 16, e: 3 }, [16, 5, 0, 2]],
    ['triangular', { n: 7 }, [21, 10, 5, 4]],
    ['lattice', { n: 6 }, [36, 10, 4, 2]],
  ])('%s %j', (name, given, expected) => {
    expect(parameters(name, given)).toEqual(expected);
  });
  it('generalized quadrangles: srg((s+1)(st+1), s(t+1), s−1, t+1)', () => {
    for (const [s, t] of [
      [3, 1],
      [2, 2],
      [2, 4],
      [4, 2],
      [3, 3],
      [3, 9],
      [9, 3],
      [4, 8],
      [8, 4],
      [3, 5],
      [5, 3],
      [7, 9],
      [5, 5],
      [4, 4],
    ] as const)
      expect(parameters('generalized-quadrangle', { s, t })).toEqual([
        (s + 1) * (s * t + 1),
        s * (t + 1),
        s - 1,
        t + 1,
      ]);
  });
  it('polar spaces of rank r and parameter e', () => {
    const e = { symplectic: 1, parabolic: 1, hyperbolic: 0, elliptic: 2, 'hermitian-even': 0.5, 'hermitian-odd': 1.5 };
    for (const [kind, rank, order] of [
      ['symplectic', 3, 2],
      ['symplectic', 3, 3],
      ['parabolic', 3, 3],
      ['hyperbolic', 3, 2],
      ['hyperbolic', 4, 2],
      ['elliptic', 3, 2],
      ['hermitian-even', 3, 4],
    ] as const) {
      const q = kind === 'hermitian-even' ? Math.sqrt(order) : order;
      const points = (r: number): number => ((order ** (r + e[kind] - 1) + 1) * (order ** r - 1)) / (order - 1);
      const [v, k, lambda, mu] = parameters('polar', { kind, rank, q });
      // The points collinear with one, or with two that are not collinear, are a cone over, or are, the space of rank r − 1.
      expect([v, k, mu]).toEqual([points(rank), order * points(rank - 1), points(rank - 1)]);
      expect(lambda).toBe(order - 1 + order ** 2 * points(rank - 2));
    }
    expect(parameters('symplectic', { dimension: 6, q: 2 })).toEqual([63, 30, 13, 15]);
  });
  it('VO±(2r,q) and NO±(2r,2)', () => {
    for (const [sign, dimension, q] of [
      ['plus', 4, 2],
      ['minus', 4, 2],
      ['plus', 4, 3],
      ['minus', 4, 3],
      ['plus', 6, 2],
      ['minus', 6, 2],
      ['minus', 4, 4],
    ] as const) {
      const [r, s] = [dimension / 2, sign === 'plus' ? 1 : -1];
      const k = (q ** r - s) * (q ** (r - 1) + s);
      const lambda = q * (q ** (r - 1) - s) * (q ** (r - 2) + s) + q - 2;
      expect(parameters('affine-polar', { sign, dimension, q })).toEqual([
        q ** dimension,
        k,
        lambda,
        q ** (r - 1) * (q ** (r - 1) + s),
      ]);
    }
    for (const [sign, dimension] of [
      ['plus', 6],
      ['minus', 6],
      ['plus', 8],
      ['minus', 8],
    ] as const) {
      const [r, s] = [dimension / 2, sign === 'plus' ? 1 : -1];
      expect(parameters('nonsingular', { sign, dimension })).toEqual([
        2 ** (2 * r - 1) - s * 2 ** (r - 1),
        2 ** (2 * r - 2) - 1,
        2 ** (2 * r - 3) - 2,
        2 ** (2 * r - 3) + s * 2 ** (r - 2),
      ]);
    }
  });
  it('L_g(m) from nets and Latin squares: srg(m², g(m−1), m−2+(g−1)(g−2), g(g−1))', () => {
    const expected = (g: number, m: number) => [m * m, g * (m - 1), m - 2 + (g - 1) * (g - 2), g * (g - 1)];
    for (const [g, q] of [
      [2, 4],
      [3, 4],
      [4, 5],
      [3, 7],
      [5, 8],
      [4, 9],
    ] as const)
      expect(parameters('net-graph', { g, q })).toEqual(expected(g, q));
    // An idempotent square of order 5, and one of order 6, where no two are orthogonal.
    const order5 = range(5).map((i) => range(5).map((j) => (3 * i + 3 * j) % 5));
    const order6 = range(6).map((i) => range(6).map((j) => (i + j) % 6));
    for (const rows of [order5, order6])
      expect(parameters('latin-square-graph', { rows })).toEqual(expected(3, rows.length));
  });
});

describe('schemes that are no distance schemes', () => {
  it('cyclotomic: e classes of valency (q−1)/e, commutative, symmetric iff −1 is an e-th power', () => {
    for (const [q, e] of [
      [7, 2],
      [7, 3],
      [8, 7],
      [9, 2],
      [9, 4],
      [13, 3],
      [13, 4],
      [16, 3],
      [16, 5],
      [27, 2],
      [25, 3],
      [49, 4],
    ] as const) {
      const scheme = build('cyclotomic', { q, e });
      expect([...scheme.valencies]).toEqual([1, ...range(e).map(() => (q - 1) / e)]);
      expect(isCommutative(scheme)).toBe(true);
      expect(isSymmetric(scheme)).toBe(q % 2 === 0 || ((q - 1) / 2) % e === 0);
      // The cyclotomic numbers of one period sum to the valency: Σ_j p^k_ij = k_i.
      const numbers = new IntersectionNumbers(scheme);
      for (const k of range(e + 1))
        expect(range(e + 1).reduce((sum, j) => sum + numbers.at(1, j, k), 0)).toBe((q - 1) / e);
    }
    expect(isSymmetric(build('paley', { q: 27 }))).toBe(false);
    expect(arrayOf('paley', { q: 29 })).toBe('{14,7;1,7}');
  });
  it('Latin squares: row, column and symbol are relations of valency m − 1', () => {
    const klein = [
      [0, 1, 2, 3],
      [1, 0, 3, 2],
      [2, 3, 0, 1],
      [3, 2, 1, 0],
    ];
    expect([...build('latin-square', { rows: klein }).valencies]).toEqual([1, 3, 3, 3, 6]);
    expect([...build('cyclic-latin-square', { m: 6 }).valencies]).toEqual([1, 5, 5, 5, 20]);
    // The symbols of a square of order 2 leave no other pairs.
    expect(build('cyclic-latin-square', { m: 2 }).rank).toBe(4);
    expect([...build('net', { g: 4, q: 5 }).valencies]).toEqual([1, 4, 4, 4, 4, 8]);
    expect(build('net', { g: 6, q: 5 }).rank).toBe(7);
    expect([...build('group-latin-square', { group: 'S3' }).valencies]).toEqual([1, 5, 5, 5, 20]);
  });
  it('thin schemes have valencies 1; they commute iff the group does', () => {
    for (const [group, order, abelian] of [
      ['C6', 6, true],
      ['C2^3xC3', 24, true],
      ['D5', 10, false],
      ['Q8', 8, false],
      ['Dic3', 12, false],
      ['S4', 24, false],
      ['A4', 12, false],
      ['S3xC2', 12, false],
    ] as const) {
      const scheme = build('thin-scheme', { group });
      expect([group, scheme.n, scheme.rank]).toEqual([group, order, order]);
      expect([group, isCommutative(scheme)]).toEqual([group, abelian]);
    }
  });
  it('conjugacy class schemes: class sizes, symmetric iff every class is real', () => {
    for (const [group, sizes, real] of [
      ['S3', [1, 2, 3], true],
      ['S4', [1, 3, 6, 6, 8], true],
      ['S5', [1, 10, 15, 20, 20, 24, 30], true],
      ['A4', [1, 3, 4, 4], false],
      ['A5', [1, 12, 12, 15, 20], true],
      ['Q8', [1, 1, 2, 2, 2], true],
      ['D6', [1, 1, 2, 2, 3, 3], true],
      ['Dic3', [1, 1, 2, 2, 3, 3], false],
      ['Q16', [1, 1, 2, 2, 2, 4, 4], true],
    ] as const) {
      const scheme = build('conjugacy-scheme', { group });
      expect([group, [...scheme.valencies]]).toEqual([group, sizes]);
      expect(isCommutative(scheme)).toBe(true);
      expect([group, isSymmetric(scheme)]).toEqual([group, real]);
    }
  });
  it('permutations generate: the Frobenius group of order 21 has 5 classes', () => {
    const generators = [range(7).map((x) => (x + 1) % 7), range(7).map((x) => (2 * x) % 7)];
    expect(build('thin-scheme-of-permutations', { generators }).rank).toBe(21);
    expect([...build('conjugacy-scheme-of-permutations', { generators }).valencies]).toEqual([1, 3, 3, 7, 7]);
  });
  it('a graph that is not distance-regular gives its coherent closure', () => {
    // Rows and columns of a board that is no square can be told apart.
    expect([...build('rook', { rows: 3, columns: 4 }).valencies]).toEqual([1, 3, 2, 6]);
    // K(8,3): three intersection sizes, diameter 2.
    expect([...build('kneser', { n: 8, k: 3 }).valencies].sort((a, b) => a - b)).toEqual([1, 10, 15, 30]);
    expect(build('lcf', { jumps: [2, -2], repeats: 3 }).n).toBe(6);
  });
});

describe('parameters out of range are refused with one line', () => {
  it.each([
    ['johnson', { n: 4, k: 5 }],
    ['johnson', { n: 4, k: 4 }],
    ['johnson', { n: 100, k: 50 }],
    ['hamming', { d: 3, q: 13 }],
    ['grassmann', { n: 4, k: 2, q: 6 }],
    ['grassmann', { n: 11, k: 5, q: 2039 }],
    ['grassmann', { n: 4, k: 4, q: 2 }],
    ['bilinear-forms', { d: 2, e: 2, q: 6 }],
    ['bilinear-forms', { d: 4, e: 4, q: 2 }],
    ['alternating-forms', { n: 5, q: 3 }],
    ['hermitian-forms', { n: 2, q: 6 }],
    ['hermitian-forms', { n: 2, q: 37 }],
    ['quadratic-forms', { n: 4, q: 3 }],
    ['dual-polar', { kind: 'elliptic', rank: 4, q: 3 }],
    ['dual-polar', { kind: 'orthogonal', rank: 2, q: 3 }],
    ['polar', { kind: 'symplectic', rank: 2, q: 6 }],
    ['polar', { kind: 'hermitian-even', rank: 6, q: 2039 }],
    ['generalized-quadrangle', { s: 2, t: 3 }],
    ['generalized-quadrangle', { s: 6, t: 6 }],
    ['generalized-hexagon', { q: 7 }],
    ['cyclotomic', { q: 12, e: 11 }],
    ['cyclotomic', { q: 13, e: 5 }],
    ['cyclotomic-graph', { q: 7, e: 2 }],
    ['paley', { q: 8 }],
    ['paley', { q: 15 }],
    ['hadamard', { m: 92 }],
    ['hadamard', { m: 6 }],
    ['net', { g: 6, q: 4 }],
    ['net', { g: 2, q: 6 }],
    [
      'latin-square',
      {
        rows: [
          [0, 1],
          [0, 1],
        ],
      },
    ],
    ['latin-square', { rows: [[0, 1], [1]] }],
    [
      'latin-square',
      {
        rows: [
          [0, 2],
          [2, 0],
        ],
      },
    ],
    ['difference-set', { moduli: [7], set: [[1], [2], [3]] }],
    ['difference-set', { moduli: [7], set: [[1, 2]] }],
    ['affine-polar', { sign: 'plus', dimension: 5, q: 2 }],
    ['thin-scheme', { group: 'Monster' }],
    ['thin-scheme', { group: 'S7' }],
    ['thin-scheme', { group: 'S9999' }],
    ['thin-scheme', { group: 'Q6' }],
    ['thin-scheme', { group: 'C0' }],
    ['thin-scheme', { group: 'C2^99' }],
    ['thin-scheme-of-permutations', { generators: [[0, 0]] }],
    [
      'thin-scheme-of-permutations',
      {
        generators: [
          [1, 0],
          [0, 1, 2],
        ],
      },
    ],
    ['clebsch', { valency: 7 }],
    ['mathon', { q: 7, r: 2 }],
    ['mathon', { q: 6, r: 5 }],
    ['line-graph', { graph: { construction: 'complete', parameters: { n: 100 } } }],
    ['group-latin-square', { group: 'S5' }],
    ['doob', { s: 0, t: 0 }],
    ['folded-half-cube', { d: 5 }],
    ['witt', { missing: 3 }],
    ['taylor', { graph: 'petersen ' }],
    ['petersen', { n: 5 }],
  ])('%s %j', (name, parameters) => {
    let failure: unknown;
    try {
      build(name, parameters);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(TightframeError);
    expect((failure as DomainError).message).toMatch(new RegExp(`^${name}[^\n]*: expected [^\n]*, found [^\n]*$`));
    expect((failure as DomainError).message.length).toBeLessThan(300);
  });
});
