import { describe, expect, it } from 'vitest';
import { DomainError, LimitError } from '../../src/exact/errors.js';
import { coherentClosure } from '../../src/scheme/coherentClosure.js';
import { type CoherentConfiguration, coherentConfiguration } from '../../src/scheme/coherentConfiguration.js';
import {
  intersectionNumbers,
  isCommutative,
  isHomogeneous,
  isSymmetric,
} from '../../src/scheme/intersectionNumbers.js';
import { oracleSchemes } from './oracleSchemes.js';
import { adjacencyColouring, colouring, count, cycle, petersen } from './textbook.js';

const scheme = (n: number, labels: ArrayLike<number>): CoherentConfiguration => {
  const verdict = coherentConfiguration(n, labels);
  if (verdict.kind === 'refuted') throw new Error('refuted');
  return verdict.configuration;
};

/** p^k_ij by the definition, at the last pair of R_k (the code looks at the first). */
function byDefinition(configuration: CoherentConfiguration, i: number, j: number, k: number): number {
  const { n, relation } = configuration;
  const at = relation.lastIndexOf(k);
  return count(n, relation, Math.floor(at / n), at % n, i, j);
}

describe('intersectionNumbers', () => {
  it('of the Petersen graph are those of srg(10,3,0,1)', () => {
    const numbers = intersectionNumbers(
      scheme(
        10,
        colouring(10, (x, y) => (x === y ? 0 : petersen()[x * 10 + y] === 1 ? 1 : 2)),
      ),
    );
    // p^k_11 = k, λ, μ for k = 0, 1, 2.
    expect([0, 1, 2].map((k) => numbers.intersectionNumber({ i: 1, j: 1, k }))).toEqual([3, 0, 1]);
    expect([0, 1, 2].map((k) => numbers.at(1, 2, k))).toEqual([0, 2, 2]);
    // L_1 has row k, column j: A_1 A_0 = A_1 and A_1 A_1 = 3 A_0 + A_2. Its transpose would be another matrix.
    expect([...numbers.intersectionMatrix(1)]).toEqual([0, 3, 0, 1, 0, 2, 0, 1, 2]);
    expect(numbers.terms(1)).toEqual([
      { i: 0, j: 1, count: 1 },
      { i: 1, j: 0, count: 1 },
      { i: 1, j: 2, count: 2 },
      { i: 2, j: 1, count: 2 },
      { i: 2, j: 2, count: 4 },
    ]);
  });

  it.skipIf(oracleSchemes === undefined)(
    'of every small scheme of rank ≤ 8 agree with the definition, in all three forms',
    () => {
      for (const { n, rank, labels, id } of oracleSchemes!) {
        if (rank > 8) continue;
        const configuration = scheme(n, labels);
        const numbers = intersectionNumbers(configuration);
        const dense = numbers.dense();
        for (let k = 0; k < rank; k++) {
          const sparse = new Map(numbers.terms(k).map((term) => [`${term.i},${term.j}`, term.count]));
          for (let i = 0; i < rank; i++)
            for (let j = 0; j < rank; j++) {
              const expected = byDefinition(configuration, i, j, k);
              const found = [numbers.at(i, j, k), dense[(i * rank + j) * rank + k], sparse.get(`${i},${j}`) ?? 0];
              if (found.some((value) => value !== expected)) expect(found, id).toEqual([expected, expected, expected]);
            }
        }
      }
    },
  );

  it.skipIf(oracleSchemes === undefined)(
    'A_i ↦ L_i is a homomorphism, for non-commutative schemes too: L_a L_b = Σ_k p^k_ab L_k',
    () => {
      const product = (a: Int32Array, b: Int32Array, r: number): number[] =>
        Array.from({ length: r * r }, (_, at) => {
          let sum = 0;
          for (let m = 0; m < r; m++) sum += a[Math.floor(at / r) * r + m]! * b[m * r + (at % r)]!;
          return sum;
        });
      for (const { n, rank, labels, id, commutative } of oracleSchemes!) {
        if (rank > 10 || (commutative && rank > 5)) continue;
        const numbers = intersectionNumbers(scheme(n, labels));
        const L = Array.from({ length: rank }, (_, i) => numbers.intersectionMatrix(i));
        for (let a = 0; a < rank; a++)
          for (let b = 0; b < rank; b++) {
            const expected = Array.from({ length: rank * rank }, (_, at) =>
              L.reduce((sum, matrix, k) => sum + numbers.at(a, b, k) * matrix[at]!, 0),
            );
            expect(product(L[a]!, L[b]!, rank), id).toEqual(expected);
          }
      }
    },
  );

  it('beyond the dense range are looked up: C_403 has p^k_ij = 1 iff k ≡ ±i ± j', () => {
    const n = 403;
    const numbers = intersectionNumbers(coherentClosure(n, cycle(n)));
    expect(numbers.rank).toBe(202);
    const distance = (a: number): number => Math.min(((a % n) + n) % n, ((-a % n) + n) % n);
    for (const [i, j] of [
      [0, 5],
      [3, 4],
      [100, 101],
      [201, 201],
      [7, 7],
    ] as const)
      for (let k = 0; k < numbers.rank; k++) {
        let expected = 0;
        for (const s of new Set([i, -i])) if (distance(k - s) === j) expected++;
        expect(numbers.at(i, j, k)).toBe(expected);
      }
    expect(() => numbers.dense()).toThrow(LimitError);
  });

  it('exist for inhomogeneous configurations', () => {
    const star = coherentClosure(
      4,
      adjacencyColouring(4, (x, y) => x !== y && x * y === 0),
    );
    const numbers = intersectionNumbers(star);
    for (let i = 0; i < star.rank; i++)
      for (let j = 0; j < star.rank; j++)
        for (let k = 0; k < star.rank; k++) expect(numbers.at(i, j, k)).toBe(byDefinition(star, i, j, k));
  });

  it('of an index that is no relation is a DomainError', () => {
    const numbers = intersectionNumbers(coherentClosure(5, cycle(5)));
    expect(() => numbers.at(0, 0, 3)).toThrow(DomainError);
    expect(() => numbers.at(-1, 0, 0)).toThrow(DomainError);
    expect(() => numbers.terms(0.5)).toThrow(DomainError);
    expect(() => numbers.intersectionMatrix(3)).toThrow(DomainError);
  });
});

describe('isSymmetric, isCommutative, isHomogeneous', () => {
  it.skipIf(oracleSchemes === undefined)('agree with the library of small schemes', () => {
    for (const { id, n, labels, symmetric, commutative } of oracleSchemes!) {
      const configuration = scheme(n, labels);
      expect([isSymmetric(configuration), isCommutative(configuration)], id).toEqual([symmetric, commutative]);
      expect(isHomogeneous(configuration), id).toBe(true);
    }
  });

  it('an inhomogeneous configuration is neither symmetric nor commutative', () => {
    const star = coherentClosure(
      4,
      adjacencyColouring(4, (x, y) => x !== y && x * y === 0),
    );
    expect([isHomogeneous(star), isSymmetric(star), isCommutative(star)]).toEqual([false, false, false]);
  });
});
