import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { display } from '../../../src/exact/display.js';
import { rational } from '../../../src/exact/rational.js';
import { coherentClosure } from '../../../src/scheme/coherentClosure.js';
import { asAssociationScheme } from '../../../src/scheme/coherentConfiguration.js';
import { binomial } from '../../../src/scheme/constructions/johnson.js';
import type { ConditionName } from '../../../src/scheme/feasibility/conditions.js';
import { type Feasibility, feasibility, tensorFailure } from '../../../src/scheme/feasibility/feasibility.js';
import { type ParameterTensor, tensorOf } from '../../../src/scheme/feasibility/parameters.js';
import {
  arraySubject,
  parseArraySubject,
  stronglyRegularSubject,
  subjectFromJson,
} from '../../../src/scheme/feasibility/readSubject.js';
import { spectralFindings } from '../../../src/scheme/feasibility/spectralConditions.js';
import { intersectionNumbers } from '../../../src/scheme/intersectionNumbers.js';
import { oracleSchemes } from '../oracleSchemes.js';

const array = (text: string): Feasibility => feasibility(parseArraySubject(text, 'intersectionArray', 'array'));
const kreinArray = (text: string): Feasibility => feasibility(parseArraySubject(text, 'kreinArray', 'array'));
const srg = (...values: readonly number[]): Feasibility => feasibility(stronglyRegularSubject(values, 'srg'));
const failing = ({ checks }: Feasibility): readonly ConditionName[] =>
  checks.flatMap((check) => (check.kind === 'fails' ? [check.condition] : []));
const finding = ({ checks }: Feasibility, name: ConditionName): string => {
  const check = checks.find(({ condition }) => condition === name);
  return check?.kind === 'fails' ? `${check.where}: ${check.expected}, ${check.found}` : (check?.kind ?? 'absent');
};

/** [BCN] §6.1: b_i = ([d] − [i])(β − α[i]), c_i = [i](1 + α[i−1]) with [i] = 1 + q + … + q^(i−1). */
function classical(d: number, q: number, alpha: number, beta: number): string {
  const bracket = (i: number): number => Array.from({ length: i }, (_, e) => q ** e).reduce((sum, x) => sum + x, 0);
  const b = Array.from({ length: d }, (_, i) => (bracket(d) - bracket(i)) * (beta - alpha * bracket(i)));
  const c = Array.from({ length: d }, (_, i) => bracket(i + 1) * (1 + alpha * bracket(i)));
  return `{${b.join(',')};${c.join(',')}}`;
}

const families: readonly string[] = [
  ...[2, 3, 4].flatMap((d) => [0, 1, 3].map((more) => classical(d, 1, 1, d + more))), // Johnson J(2d + more, d)
  ...[2, 3, 5].flatMap((d) => [2, 3, 4].map((q) => classical(d, 1, 0, q - 1))), // Hamming H(d,q)
  ...[2, 3].flatMap((q) => [classical(2, q, q, q + q * q), classical(3, q, q, q + q * q + q ** 3)]), // Grassmann
  ...[2, 3].flatMap((q) => [classical(2, q, q - 1, q ** 3 - 1), classical(3, q, q - 1, q ** 3 - 1)]), // bilinear forms
  ...[6, 7, 8, 9].map((m) => classical(Math.floor(m / 2), 1, 2, 2 * Math.ceil(m / 2) - 1)), // half-cubes
  ...[2, 3].flatMap((q) => [1, q, q * q].map((e) => classical(3, q, 0, e))), // dual polar graphs
  ...[5, 6, 7, 8, 9].map((n) => {
    const d = Math.floor(n / 2); // polygons
    return `{2,${new Array(d - 1).fill(1)};${[...new Array(d - 1).fill(1), n % 2 === 0 ? 2 : 1]}}`;
  }),
  '{3,2;1,1}', // Petersen
  '{7,6;1,1}', // Hoffman–Singleton
  '{3,2,2,1,1;1,1,2,2,3}', // Desargues
  '{4,3,3;1,1,2}', // the odd graph O_4
  '{5,4,4,3;1,1,2,2}', // O_5
  '{5,2,1;1,2,5}', // icosahedron
  '{3,2,1,1,1;1,1,1,2,3}', // dodecahedron
  '{3,2,2,1;1,1,1,2}', // Coxeter
  '{3,2,2,2,1,1,1;1,1,1,1,1,1,3}', // Biggs–Smith
  '{7,6,4,4;1,1,1,6}', // the doubly truncated Witt graph on 330 points
  '{22,21,20;1,2,6}', // the coset graph of the shortened binary Golay code
  '{9;1}',
];

describe('feasible parameters', () => {
  it('all classical families pass every condition', () => {
    for (const text of families) {
      const outcome = array(text);
      expect(failing(outcome), text).toEqual([]);
      expect(outcome.verdict.kind, text).toBe('feasible');
      expect(outcome.checks.every(({ kind }) => kind === 'holds')).toBe(true);
    }
  });

  it('T9: multiplicities of H(d,q) and J(n,k) by their closed formulas', () => {
    expect(array(classical(5, 1, 0, 2)).known.eigen!.multiplicities).toEqual([1, 10, 32, 40, 80, 80]);
    const johnson = [0, 1, 2, 3].map((j) => binomial(8, j) - (j === 0 ? 0 : binomial(8, j - 1)));
    expect(array(classical(3, 1, 1, 5)).known.eigen!.multiplicities).toEqual(johnson);
  });

  it('is no claim of existence: no graph has {5,4,3;1,1,2} (Fon-Der-Flaass 1993) or srg(49,16,3,6) (Bussemaker et al. 1989)', () => {
    expect(array('{5,4,3;1,1,2}').verdict.kind).toBe('feasible');
    expect(srg(49, 16, 3, 6).verdict.kind).toBe('feasible');
  });

  it.skipIf(oracleSchemes === undefined)('every symmetric scheme: by its tensor, by P and by Q', () => {
    let count = 0;
    for (const { id, symmetric, P, multiplicities, ...scheme } of oracleSchemes as readonly Oracle[]) {
      if (!symmetric) continue;
      const tensor = tensorOfScheme(scheme);
      expect(tensorFailure(tensor), id).toBeUndefined();
      const byTensor = feasibility(subjectFromJson(nested(tensor), id));
      expect(byTensor.verdict.kind, id).toBe('feasible');
      expect([...byTensor.known.eigen!.multiplicities].sort(), id).toEqual([...multiplicities].sort());
      if (scheme.rank > 9) continue;
      const byP = feasibility(subjectFromJson({ P }, id));
      expect(byP.verdict.kind, id).toBe('feasible');
      expect(byP.known.eigen!.multiplicities, id).toEqual(multiplicities);
      expect(byP.known.intersectionNumbers!.flat(2).map(Number), id).toEqual(Array.from(tensor.p));
      const { field, Q } = byP.known.eigen!;
      const byQ = feasibility({ kind: 'Q', field, matrix: Q });
      expect(byQ.known.eigen!.P, id).toEqual(byP.known.eigen!.P);
      count++;
    }
    expect(count).toBeGreaterThan(100);
  });

  it('Krein arrays: of self-dual schemes the intersection array, of others that of the dual', () => {
    for (const text of [classical(4, 1, 0, 2), '{2,1,1;1,1,1}', '{9;1}']) {
      const outcome = kreinArray(text);
      expect(outcome.verdict.kind).toBe('feasible');
      expect(outcome.known.eigen!.Q.map(String)).toEqual(kreinArray(text).known.eigen!.Q.map(String));
      expect(outcome.known.valencies!.map(Number)).toEqual(array(text).known.valencies!.map(Number));
    }
    // J(7,3): the Krein array from its Krein parameters gives back its valencies and intersection numbers.
    const johnson = array('{12,6,2;1,4,9}').known;
    const [order] = johnson.qPolynomial!;
    const { field } = johnson.eigen!;
    const q = (i: number, j: number): string =>
      display(field, johnson.kreinParameters![order![1]!]![order![j]!]![order![i]!]!);
    const b = [0, 1, 2].map((i) => q(i, i + 1));
    const c = [1, 2, 3].map((i) => q(i, i - 1));
    const outcome = feasibility(arraySubject(b, c, 'kreinArray', 'J(7,3)'));
    expect(outcome.verdict.kind).toBe('feasible');
    expect(outcome.known.valencies!.map(Number)).toEqual([1, 12, 18, 4]);
    expect(outcome.known.pPolynomial!.map(({ intersectionArray }) => intersectionArray)).toContainEqual({
      b: [12, 6, 2],
      c: [1, 4, 9],
    });
    // The Krein array {3,2;1,1} would have m = 1, 3, 6, which no relation has the valencies for.
    expect(failing(kreinArray('{3,2;1,1}'))).not.toEqual([]);
  });
});

describe('infeasible parameters: the condition, the place and both sides', () => {
  it('Krein: srg(28,9,0,4), where (s+1)(k+s+2rs) = 24 > (k+s)(r+1)² = 16', () => {
    expect(finding(srg(28, 9, 0, 4), 'krein')).toBe('q^1_1,1: a number ≥ 0, -4/9');
  });

  it('absolute bound: srg(50,21,4,12) (Brouwer and Van Maldeghem, table of parameters)', () => {
    const outcome = srg(50, 21, 4, 12);
    expect(finding(outcome, 'absolute-bound')).toBe('Σ of m_k over q^k_1,1 ≠ 0: at most 7·8/2 = 28, 1 + 42 = 43');
    expect(finding(outcome, 'krein')).toBe('holds');
  });

  it('conference graphs on 21, 33 and 57 points; those on 5, 9, 13, 25 and 45 pass', () => {
    const conference = (n: number): Feasibility => srg(n, (n - 1) / 2, (n - 5) / 4, (n - 1) / 4);
    for (const n of [21, 33, 57]) expect(failing(conference(n))).toEqual(['conference']);
    for (const n of [5, 9, 13, 25, 45]) expect(failing(conference(n))).toEqual([]);
  });

  it('claw bound alone: srg(2058,242,91,20)', () => {
    const outcome = srg(2058, 242, 91, 20);
    expect(failing(outcome)).toEqual(['claw-bound']);
    expect(finding(outcome, 'claw-bound')).toBe(
      '2(r+1) for R_1, with r = 74, s = -3, μ = 20: at most s(s+1)(μ+1) = 126, 150',
    );
  });

  it('counting: k(k−λ−1) ≠ (n−k−1)μ', () => {
    expect(finding(srg(10, 3, 0, 2), 'triples')).toContain('k_');
    expect(srg(10, 3, 0, 2).verdict.kind).toBe('infeasible');
    expect(finding(srg(10, 9, 8, 0), 'valencies')).toBe('k_2: a positive integer, 0');
    expect(finding(srg(10, 3, 3, 1), 'intersection-numbers')).toContain('a nonnegative integer, -1');
  });

  it('multiplicities: {3,2,2;1,1,1} would be a Moore graph of diameter 3', () => {
    const outcome = array('{3,2,2;1,1,1}');
    expect(failing(outcome)).toEqual(['multiplicities']);
    expect(finding(outcome, 'multiplicities')).toContain('multiplicity of the eigenspace');
  });

  it('handshake: {5,3,1;1,1,5} has five neighbours joined to one another once each', () => {
    expect(finding(array('{5,3,1;1,1,5}'), 'handshake')).toBe('k_1·p^1_1,1: an even number, 5·1');
  });

  it('triangles: srg parameters with n·k·λ not divisible by 6', () => {
    expect(finding(array('{4,2;1,1}'), 'triangles')).not.toBe('absent');
    expect(finding(srg(16, 5, 2, 1), 'triangles')).toBe('n·k_1·p^1_1,1: a multiple of 6, 16·5·2');
  });

  it('arrays: first entry, loops, order, crossing, valencies, intersection numbers', () => {
    expect(finding(array('{3,2;2,1}'), 'first-entries')).toBe('c_1: 1, 2');
    expect(finding(array('{3,3;1,1}'), 'loops')).toBe('a_1 = b_0 − b_1 − c_1: a number ≥ 0, 3 − 3 − 1 = -1');
    expect(finding(array('{3,1,2;1,1,1}'), 'monotone')).toBe('b_2: at most b_1 = 1, 2');
    expect(finding(array('{4,3,3;1,2,1}'), 'monotone')).toBe('c_3: at least c_2 = 2, 1');
    expect(finding(array('{6,1,1;1,2,3}'), 'crossing')).toBe('c_2: at most b_1 = 1, 2');
    expect(finding(array('{4,3;1,5}'), 'valencies')).toBe('k_2: a positive integer, 12/5');
    expect(failing(array('{9,7,2;1,3,6}'))).toEqual(['intersection-numbers']);
    expect(finding(array('{6,1,1;1,2,3}'), 'unimodal')).toBe('k_1: at most k_2 = 3, 6');
  });

  it('matrices: column 0, valencies, orthogonality, multiplicities, intersection numbers', () => {
    const P = (...rows: readonly (readonly (string | number)[])[]): Feasibility =>
      feasibility(subjectFromJson(rows, 'P'));
    expect(finding(P([1, 3, 6], [2, 1, -2], [1, -2, 1]), 'unit-column')).toBe('P[1][0]: 1, 2');
    expect(finding(P([1, '5/2', 6], [1, 1, -2], [1, -2, 1]), 'valencies')).toContain('k_1 = P[0][1]');
    expect(finding(P([1, 3, 6], [1, 1, -1], [1, -2, 1]), 'orthogonality')).toContain('j = 1, l = 0: 0, 1');
    expect(failing(P([1, 3, 6], [1, 1, -2], [1, -2, 1]))).toEqual([]);
    expect(finding(P([1, 2], [1, -1]), 'krein')).toBe('holds');
  });

  it('Godsil: {12,4,3;1,3,8}, with 7 of multiplicity 4', () => {
    expect(finding(array('{12,4,3;1,3,8}'), 'godsil-bound')).toContain('k at most (m−1)(m+2)/2 = 9, 12');
  });

  it('fundamental bound: tight in J(6,3), broken when its least eigenvalue is made smaller', () => {
    const { eigen, kreinParameters, tensor, pPolynomial } = array('{9,4,1;1,4,9}').known;
    const fundamental = (shift: number): string | undefined => {
      const { field } = eigen!;
      const P = eigen!.P.map((row) =>
        row.map((x, i) => (i === 1 && field.sign(x) < 0 ? field.add(x, field.fromInteger(shift)) : x)),
      );
      const findings = [
        ...spectralFindings({ ...eigen!, P }, { q: kreinParameters! }, tensor, pPolynomial!.slice(0, 1)),
      ];
      return findings.find(([name]) => name === 'fundamental-bound')![1]?.expected;
    };
    expect(fundamental(0)).toBeUndefined();
    expect(fundamental(-1)).toBe('at least −k·a_1·b_1/(a_1+1)² = -144/25');
  });
});

type Oracle = NonNullable<typeof oracleSchemes>[number] & {
  readonly P: readonly (readonly string[])[];
  readonly multiplicities: readonly number[];
};

function tensorOfScheme({ n, labels }: { readonly n: number; readonly labels: ArrayLike<number> }): ParameterTensor {
  const verdict = asAssociationScheme(coherentClosure(n, labels));
  if (verdict.kind === 'refuted') throw new Error('no association scheme');
  // The closure numbers relations by first appearance; so does the reference file.
  return tensorOf(verdict.configuration, intersectionNumbers(verdict.configuration));
}

const nested = ({ rank, p }: ParameterTensor): readonly (readonly (readonly number[])[])[] =>
  Array.from({ length: rank }, (_, i) =>
    Array.from({ length: rank }, (_, j) => Array.from({ length: rank }, (_, k) => p[(i * rank + j) * rank + k]!)),
  );

describe('independent computations', () => {
  it('strongly regular parameters on at most 50 points: the textbook formulas in integers', () => {
    let decided = 0;
    let krein = 0;
    for (let n = 5; n <= 50; n++)
      for (let k = 2; 2 * k < n; k++)
        for (let lambda = 0; lambda < k - 1; lambda++) {
          const mu = (k * (k - lambda - 1)) / (n - k - 1);
          if (!Number.isInteger(mu) || mu === 0 || mu >= k) continue;
          const outcome = srg(n, k, lambda, mu);
          const discriminant = (lambda - mu) ** 2 + 4 * (k - mu);
          const root = Math.round(Math.sqrt(discriminant));
          const text = `srg(${n},${k},${lambda},${mu})`;
          const numerator = 2 * k + (n - 1) * (lambda - mu);
          const integral =
            root * root === discriminant
              ? numerator % root === 0 && (n - 1 - numerator / root) % 2 === 0
              : numerator === 0;
          expect(finding(outcome, 'multiplicities') === 'holds', text).toBe(integral);
          decided++;
          if (!integral || root * root !== discriminant) continue;
          const [r, s] = [(lambda - mu + root) / 2, (lambda - mu - root) / 2];
          const holds =
            (r + 1) * (k + r + 2 * r * s) <= (k + r) * (s + 1) ** 2 &&
            (s + 1) * (k + s + 2 * r * s) <= (k + s) * (r + 1) ** 2;
          expect(finding(outcome, 'krein') === 'holds', text).toBe(holds);
          if (!holds) krein++;
          const f = (n - 1 - numerator / root) / 2;
          const g = n - 1 - f;
          expect(
            [...outcome.known.eigen!.multiplicities].sort((a, b) => a - b),
            text,
          ).toEqual([1, f, g].sort((a, b) => a - b));
        }
    expect(decided).toBeGreaterThan(80);
    expect(krein).toBeGreaterThan(0);
  });

  it('arrays of diameter 3 and 4: multiplicities and Krein parameters in floating point', () => {
    const arrays = fc
      .integer({ min: 3, max: 4 })
      .chain((d) =>
        fc.tuple(
          fc.array(fc.integer({ min: 1, max: 9 }), { minLength: d, maxLength: d }),
          fc.array(fc.integer({ min: 1, max: 6 }), { minLength: d - 1, maxLength: d - 1 }),
        ),
      )
      .map(([b, c]) => ({ b: b.sort((x, y) => y - x), c: [1, ...c.sort((x, y) => x - y)] }));
    let integral = 0;
    fc.assert(
      fc.property(arrays, ({ b, c }) => {
        const outcome = feasibility(arraySubject(b, c, 'intersectionArray', 'array'));
        if (finding(outcome, 'multiplicities') === 'open') return;
        const { multiplicities, krein } = inFloatingPoint(b, c);
        const whole = multiplicities.every((m) => Math.abs(m - Math.round(m)) < 1e-6);
        expect(finding(outcome, 'multiplicities') === 'holds').toBe(whole);
        if (!whole) return;
        integral++;
        expect(finding(outcome, 'krein') === 'holds').toBe(krein > -1e-6);
      }),
      { numRuns: 600 },
    );
    expect(integral).toBeGreaterThan(0);
  });
});

/** Multiplicities n·v_0² from normed eigenvectors v of the symmetrized tridiagonal matrix, and the least Krein parameter. */
function inFloatingPoint(b: readonly number[], c: readonly number[]): { multiplicities: number[]; krein: number } {
  const size = b.length + 1;
  const valencies = [1];
  b.forEach((above, i) => {
    valencies.push((valencies[i]! * above) / c[i]!);
  });
  const n = valencies.reduce((sum, k) => sum + k, 0);
  const matrix = Matrix.zeros(size, size);
  for (let i = 0; i < size; i++) {
    matrix.set(i, i, b[0]! - (b[i] ?? 0) - (c[i - 1] ?? 0));
    if (i + 1 === size) continue;
    matrix.set(i, i + 1, Math.sqrt(b[i]! * c[i]!));
    matrix.set(i + 1, i, Math.sqrt(b[i]! * c[i]!));
  }
  const vectors = new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).eigenvectorMatrix;
  const indices = Array.from({ length: size }, (_, i) => i);
  const multiplicities = indices.map((j) => n * vectors.get(0, j) ** 2);
  const dual = (l: number, j: number): number =>
    (multiplicities[j]! * vectors.get(l, j)) / (Math.sqrt(valencies[l]!) * vectors.get(0, j));
  let krein = Number.POSITIVE_INFINITY;
  for (const i of indices)
    for (const j of indices)
      for (const k of indices)
        krein = Math.min(
          krein,
          indices.reduce((sum, l) => sum + valencies[l]! * dual(l, i) * dual(l, j) * dual(l, k), 0) /
            (n * multiplicities[k]!),
        );
  return { multiplicities, krein };
}

describe.skipIf(oracleSchemes === undefined)('tampering', () => {
  const schemes = (oracleSchemes as readonly Oracle[]).filter(
    ({ symmetric, rank }) => symmetric && rank >= 3 && rank <= 7,
  );
  const scheme = fc.constantFrom(...schemes);

  it('one intersection number changed: refuted, with a place', () => {
    fc.assert(
      fc.property(scheme, fc.nat(), fc.constantFrom(-1, 1), ({ id, n, labels }, at, change) => {
        const tensor = tensorOfScheme({ n, labels });
        const p = Array.from(tensor.p);
        p[at % p.length]! += change;
        const outcome = feasibility(subjectFromJson(nested({ ...tensor, p }), id));
        expect(outcome.verdict.kind).toBe('infeasible');
        if (outcome.verdict.kind === 'infeasible') expect(outcome.verdict.failure.where).not.toBe('');
      }),
    );
  });

  it('one entry of P changed: refuted', () => {
    fc.assert(
      fc.property(scheme, fc.nat(), fc.nat(), fc.constantFrom('+1', '-1', '+1/2'), ({ id, P }, j, i, change) => {
        const [row, column] = [j % P.length, i % P.length];
        const tampered = P.map((entries, r) =>
          entries.map((x, c) => (r === row && c === column ? `${x}${change}` : x)),
        );
        expect(feasibility(subjectFromJson({ P: tampered }, id)).verdict.kind).toBe('infeasible');
      }),
    );
  });
});

describe('malformed parameters are errors', () => {
  const throwing = (make: () => unknown, message: string): void => expect(make).toThrow(message);

  it('arrays', () => {
    throwing(() => array('{3,2;1}'), 'as many b as c, found 2 and 1');
    throwing(() => array('{3,2}'), 'expected {b_0,…,b_{d−1}; c_1,…,c_d}');
    throwing(() => array('{;}'), 'b_0: expected a positive integer, found nothing');
    throwing(() => array('{-3,2;1,1}'), 'b_0: expected a positive integer, found -3');
    throwing(() => array('{3,0;1,1}'), 'b_1: expected a positive integer, found 0');
    throwing(() => array('{3,1e9;1,1}'), 'b_1: expected a positive integer, found 1e9');
    throwing(() => array(`{3,${'9'.repeat(400)};1,1}`), 'below 2^31');
    throwing(() => array('{99999,99998,99997;1,1,1}'), 'fewer than 2^31 points');
    throwing(() => array(`{${new Array(61).fill(2)};${new Array(61).fill(1)}}`), 'at most 60 classes');
    throwing(() => kreinArray('{3/0;1}'), 'a positive number a or a/b');
    throwing(() => srg(10, 3, 0), 'four numbers');
    throwing(() => srg(10, -3, 0, 1), 'k: expected a nonnegative integer, found -3');
  });

  it('JSON', () => {
    const read = (data: unknown): Feasibility => feasibility(subjectFromJson(data, 'file'));
    throwing(() => read(7), 'a matrix, or an object with P, Q');
    throwing(() => read([]), 'at least one row');
    throwing(() => read([[1, 3], [1]]), 'file[1]: expected 2 entries, as many as rows, found 1');
    throwing(() => read([[1, 'x']]), 'expected 1 entries');
    throwing(
      () =>
        read([
          [1, 1],
          [1, 'x+1'],
        ]),
      'file[1][1]',
    );
    throwing(
      () =>
        read([
          [1, 1],
          [1, -1.5],
        ]),
      'an integer or the text of an exact number, found -1.5',
    );
    throwing(
      () =>
        read([
          [1, 1],
          [1, 'E(4)'],
        ]),
      'a real number',
    );
    throwing(
      () =>
        read([
          [1, 1],
          [1, 'E(4)*E(3)'],
        ]),
      'a sum of c, E(m)^k',
    );
    throwing(() => read({ intersectionNumbers: [[[1]], [[1]]] }), 'expected 2 rows');
    throwing(() => read(new Array(41).fill(new Array(41).fill(1))), 'rank at most 40');
    throwing(() => read({ srg: 'x' }), 'a list');
  });
});

it('rational intersection numbers are given exactly', () => {
  const { known } = array('{9,7,2;1,3,6}');
  expect(known.intersectionNumbers!.flat(2).some((x) => !x.equals(rational(Math.round(Number(x)))))).toBe(true);
});
