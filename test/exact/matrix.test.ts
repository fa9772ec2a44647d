import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/exact/errors.js';
import type { Field } from '../../src/exact/field.js';
import {
  characteristicPolynomial,
  determinant,
  identityMatrix,
  kernel,
  ldlt,
  type Matrix,
  minimalPolynomial,
  multiply,
  rank,
  rowEchelon,
  transpose,
} from '../../src/exact/matrix.js';
import { type Element, type NumberField, rationalField } from '../../src/exact/numberField.js';
import { type Polynomial, polynomialRing } from '../../src/exact/polynomial.js';
import { quadraticField } from '../../src/exact/quadratic.js';
import { rational } from '../../src/exact/rational.js';
import { hasSympy, python } from './computerAlgebra.js';

const sqrt5 = quadraticField(5n).field;
const fields = [
  { name: 'Q', field: rationalField },
  { name: 'Q(√5)', field: sqrt5 },
];

const same = <T>(field: Field<T>, a: Matrix<T>, b: Matrix<T>): boolean =>
  a.length === b.length &&
  a.every((row, i) => row.length === b[i]!.length && row.every((x, j) => field.equals(x, b[i]![j]!)));

describe.each(fields)('matrices over $name', ({ field }: { field: NumberField }) => {
  const ring = polynomialRing(field);
  const entry: fc.Arbitrary<Element> = fc
    .tuple(
      fc.array(fc.integer({ min: -3, max: 3 }), { minLength: field.degree, maxLength: field.degree }),
      fc.constantFrom(1, 1, 1, 2),
    )
    .map(([c, d]) => field.fromPowerBasis(c.map((n) => rational(n, d))));
  const matrix = (rows: number, columns: number): fc.Arbitrary<Matrix<Element>> =>
    fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
  const square = fc.nat(4).chain((n) => matrix(n, n));
  const rectangular = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(5)).chain(([r, c]) => matrix(r, c));
  /** A·B with few columns between, so that the rank is small. */
  const lowRank = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 5 }))
    .chain(([r, k, c]) => fc.tuple(matrix(r, k), matrix(k, c)))
    .map(([a, b]) => multiply(field, a, b));
  const any = fc.oneof(rectangular, lowRank);
  const zeroMatrix = (a: Matrix<Element>): boolean => a.every((row) => row.every((x) => field.isZero(x)));
  const evaluate = (p: Polynomial<Element>, a: Matrix<Element>): Matrix<Element> => {
    const one = identityMatrix(field, a.length);
    let value = one.map((row) => row.map(() => field.zero));
    for (let k = p.length - 1; k >= 0; k--)
      value = multiply(field, value, a).map((row, i) => row.map((x, j) => (i === j ? field.add(x, p[k]!) : x)));
    return value;
  };
  const check = <A>(arbitrary: fc.Arbitrary<A>, law: (a: A) => void, numRuns = 40): void =>
    fc.assert(
      fc.property(arbitrary, (a) => void law(a)),
      { numRuns },
    );

  it('(AB)C = A(BC), A·I = A = I·A, (AB)ᵀ = BᵀAᵀ', () =>
    check(fc.tuple(matrix(3, 2), matrix(2, 4), matrix(4, 2)), ([a, b, c]) => {
      expect(same(field, multiply(field, multiply(field, a, b), c), multiply(field, a, multiply(field, b, c)))).toBe(
        true,
      );
      expect(same(field, multiply(field, a, identityMatrix(field, 2)), a)).toBe(true);
      expect(same(field, multiply(field, identityMatrix(field, 3), a), a)).toBe(true);
      expect(same(field, transpose(multiply(field, a, b)), multiply(field, transpose(b), transpose(a)))).toBe(true);
    }));

  it('rank + dim ker = number of columns, A·k = 0 on the kernel, and the kernel vectors are independent', () =>
    check(any, (a) => {
      const columns = a[0]?.length ?? 0;
      const basis = kernel(field, a);
      expect(rank(field, a) + basis.length).toBe(columns);
      if (basis.length > 0) {
        expect(zeroMatrix(multiply(field, a, transpose(basis)))).toBe(true);
        expect(rank(field, basis)).toBe(basis.length);
      }
    }));

  it('rank A = rank Aᵀ = rank AᵀA, and rank AB ≤ min(rank A, rank B)', () =>
    check(any, (a) => {
      const r = rank(field, a);
      if ((a[0]?.length ?? 0) === 0) return;
      expect(rank(field, transpose(a))).toBe(r);
      const gram = multiply(field, transpose(a), a);
      expect(rank(field, gram)).toBe(r); // a real field: xᵀAᵀAx = 0 only for Ax = 0
    }));

  it('row echelon form is reduced and has the same row space', () =>
    check(any, (a) => {
      const { rows, pivots } = rowEchelon(field, a);
      expect(rows.length).toBe(pivots.length);
      rows.forEach((row, i) => {
        expect(row.findIndex((x) => !field.isZero(x))).toBe(pivots[i]);
        expect(field.equals(row[pivots[i]!]!, field.one)).toBe(true);
        rows.forEach((other, k) => {
          if (k !== i) expect(field.isZero(other[pivots[i]!]!)).toBe(true);
        });
      });
      expect(rank(field, [...a, ...rows])).toBe(rows.length);
      for (let i = 1; i < pivots.length; i++) expect(pivots[i]!).toBeGreaterThan(pivots[i - 1]!);
    }));

  it('det AB = det A · det B, det Aᵀ = det A, det(cA) = c^n det A, det I = 1', () =>
    check(
      fc.nat(4).chain((n) => fc.tuple(matrix(n, n), matrix(n, n), entry)),
      ([a, b, c]) => {
        const det = determinant(field, a);
        expect(field.equals(determinant(field, multiply(field, a, b)), field.mul(det, determinant(field, b)))).toBe(
          true,
        );
        expect(field.equals(determinant(field, transpose(a)), det)).toBe(true);
        const scaled = a.map((row) => row.map((x) => field.mul(c, x)));
        expect(field.equals(determinant(field, scaled), field.mul(field.pow(c, a.length), det))).toBe(true);
        expect(field.equals(determinant(field, identityMatrix(field, a.length)), field.one)).toBe(true);
      },
    ));

  it('exchanging two rows changes the sign of the determinant; the Leibniz formula agrees for n = 3', () =>
    check(matrix(3, 3), (a) => {
      const [x, y, z] = a as [Element[], Element[], Element[]];
      const det = determinant(field, a);
      expect(field.equals(determinant(field, [y, x, z]), field.neg(det))).toBe(true);
      const term = (i: number, j: number, k: number) => field.mul(field.mul(x[i]!, y[j]!), z[k]!);
      const even = field.add(field.add(term(0, 1, 2), term(1, 2, 0)), term(2, 0, 1));
      const odd = field.add(field.add(term(0, 2, 1), term(1, 0, 2)), term(2, 1, 0));
      expect(field.equals(det, field.sub(even, odd))).toBe(true);
    }));

  it('the characteristic polynomial is monic, vanishes at A, and is (−1)^n det A at 0', () =>
    check(square, (a) => {
      const n = a.length;
      const p = characteristicPolynomial(field, a);
      expect(p.length).toBe(n + 1);
      expect(field.equals(p[n]!, field.one)).toBe(true);
      expect(zeroMatrix(evaluate(p, a))).toBe(true);
      const det = determinant(field, a);
      expect(field.equals(p[0]!, n % 2 === 0 ? det : field.neg(det))).toBe(true);
    }));

  it('the minimal polynomial vanishes at A, divides the characteristic one with the same roots, and no proper divisor vanishes', () =>
    check(
      fc.oneof(
        square,
        fc.tuple(entry, entry).map(([x, y]) => [
          [x, field.zero, field.zero],
          [field.zero, x, field.zero],
          [field.zero, field.zero, y],
        ]),
      ),
      (a) => {
        const p = characteristicPolynomial(field, a);
        const m = minimalPolynomial(field, a);
        expect(zeroMatrix(evaluate(m, a))).toBe(true);
        expect(ring.isZero(ring.mod(p, m))).toBe(true);
        if (a.length > 0) expect(ring.equals(ring.squareFreePart(m), ring.squareFreePart(p))).toBe(true);
        // I, A, …, A^(deg m − 1) are independent.
        let power = identityMatrix(field, a.length);
        const powers: Element[][] = [];
        for (let k = 0; k < m.length - 1; k++) {
          powers.push(power.flat());
          power = multiply(field, power, a);
        }
        if (powers.length > 0) expect(rank(field, powers)).toBe(powers.length);
      },
    ));

  describe('ldlt', () => {
    const symmetric = fc
      .integer({ min: 1, max: 5 })
      .chain((n) => matrix(n, n).map((a) => a.map((row, i) => row.map((x, j) => (i <= j ? x : a[j]![i]!)))));
    const gram = lowRank.map((a) => multiply(field, a, transpose(a)));
    /** A Gram matrix with one diagonal entry lowered. */
    const spoiled = fc.tuple(gram, fc.nat(), fc.constantFrom(1, 4, 100)).map(([a, i, d]) => {
      const at = i % a.length;
      return a.map((row, r) =>
        row.map((x, c) => (r === at && c === at ? field.sub(x, field.fromRational(rational(1, d))) : x)),
      );
    });
    const form = (a: Matrix<Element>, x: readonly Element[]): Element =>
      multiply(field, multiply(field, [x], a), transpose([x]))[0]![0]!;

    const kinds = { semidefinite: 0, indefinite: 0 };
    const verify = (a: Matrix<Element>): 'semidefinite' | 'indefinite' => {
      const n = a.length;
      const result = ldlt(field, a);
      kinds[result.kind]++;
      if (result.kind === 'indefinite') {
        expect(result.witness.length).toBe(n);
        expect(field.sign(result.value)).toBe(-1);
        expect(field.equals(form(a, result.witness), result.value)).toBe(true);
        return result.kind;
      }
      const { lower, diagonal, order } = result;
      expect([...order].sort((x, y) => x - y)).toEqual(Array.from({ length: n }, (_, i) => i));
      lower.forEach((row, i) => {
        row.forEach((x, j) => {
          if (j === i) expect(field.equals(x, field.one)).toBe(true);
          if (j > i) expect(field.isZero(x)).toBe(true);
        });
      });
      diagonal.forEach((d, i) => {
        expect(field.sign(d)).toBe(i < result.rank ? 1 : 0);
      });
      expect(result.rank).toBe(rank(field, a));
      const scaled = lower.map((row) => row.map((x, j) => field.mul(x, diagonal[j]!)));
      const product = multiply(field, scaled, transpose(lower));
      const permuted = order.map((i) => order.map((j) => a[i]![j]!));
      expect(same(field, product, permuted)).toBe(true);
      return result.kind;
    };

    it('L·D·Lᵀ is the permuted matrix, or xᵀAx < 0 for the witness: any symmetric matrix', () =>
      check(
        symmetric,
        (a) => {
          // Oracle for the verdict: semidefinite exactly when every elementary symmetric function of the (real) spectrum is ≥ 0.
          const n = a.length;
          const p = characteristicPolynomial(field, a);
          const nonnegative = p.every((c, k) => field.sign(c) * ((n - k) % 2 === 0 ? 1 : -1) >= 0);
          expect(verify(a)).toBe(nonnegative ? 'semidefinite' : 'indefinite');
        },
        60,
      ));

    it('Gram matrices A·Aᵀ are semidefinite', () => check(gram, (a) => expect(verify(a)).toBe('semidefinite')));

    it('Gram matrices with one entry spoiled get the right verdict with its certificate', () =>
      check(spoiled, (a) => void verify(a)));

    it('both verdicts have been seen', () => {
      expect(kinds.semidefinite).toBeGreaterThan(20);
      expect(kinds.indefinite).toBeGreaterThan(20);
    });

    it('a zero diagonal with a nonzero entry, zero matrices and the empty matrix', () => {
      const z = field.zero;
      const g = field.generator;
      const hyperbolic = [
        [z, field.add(g, field.one)],
        [field.add(g, field.one), z],
      ];
      expect(verify(hyperbolic)).toBe('indefinite');
      expect(verify(hyperbolic.map((row) => row.map((x) => field.neg(x))))).toBe('indefinite');
      expect(verify([[z]])).toBe('semidefinite');
      expect(verify([])).toBe('semidefinite');
      expect(
        verify([
          [z, z],
          [z, field.one],
        ]),
      ).toBe('semidefinite');
      expect(
        verify([
          [z, z],
          [z, field.fromInteger(-1)],
        ]),
      ).toBe('indefinite');
      // Pivoting happens, and then the rest fails: the witness must undo the elimination.
      const one = field.one;
      const two = field.fromInteger(2);
      expect(
        verify([
          [one, one, one],
          [one, one, two],
          [one, two, one],
        ]),
      ).toBe('indefinite');
    });
  });
});

describe('shapes', () => {
  const q = rationalField;
  const one = q.one;

  it('are checked', () => {
    expect(() => multiply(q, [[one, one]], [[one, one]])).toThrow(ShapeError);
    for (const f of [determinant, characteristicPolynomial, minimalPolynomial])
      expect(() => f(q, [[one, one]])).toThrow(ShapeError);
    expect(() => ldlt(q, [[one], [one]])).toThrow(ShapeError);
    expect(() => determinant(q, [[one, one], [one]])).toThrow(ShapeError);
  });

  it('the empty matrix has determinant 1, rank 0 and characteristic and minimal polynomial 1', () => {
    expect(determinant(q, [])).toEqual(one);
    expect(rank(q, [])).toBe(0);
    expect(characteristicPolynomial(q, [])).toEqual([one]);
    expect(minimalPolynomial(q, [])).toEqual([one]);
    expect(kernel(q, [])).toEqual([]);
  });
});

describe.skipIf(!hasSympy)('SymPy', () => {
  it('agrees on rank, determinant and characteristic polynomial over Q(√5)', () => {
    const samples = fc.sample(
      fc.array(
        fc.array(fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 })), {
          minLength: 4,
          maxLength: 4,
        }),
        { minLength: 4, maxLength: 4 },
      ),
      { numRuns: 5, seed: 3 },
    );
    // Two dependent rows now and then.
    const matrices = samples.map((a, i) => (i % 2 === 0 ? a : [a[0]!, a[1]!, a[0]!, a[3]!]));
    const lines = python(
      [
        'from sympy import Matrix, sqrt, expand',
        'from sympy.polys.matrices import DomainMatrix',
        's = sqrt(5)',
        ...matrices.map((a) =>
          [
            `m = DomainMatrix.from_Matrix(Matrix([${a.map((row) => `[${row.map(([x, y]) => `${x}+${y}*s`)}]`)}]), extension=True).to_field()`,
            'p = [expand(m.domain.to_sympy(c)) for c in reversed(m.charpoly())]',
            'print([m.rank()] + [[int(c.coeff(s, 0)), int(c.coeff(s, 1))] for c in p])',
          ].join('\n'),
        ),
      ].join('\n'),
    );
    matrices.forEach((a, i) => {
      const elements = a.map((row) => row.map(([x, y]) => sqrt5.fromPowerBasis([rational(x), rational(y)])));
      const [r, ...coefficients] = JSON.parse(lines[i]!) as [number, ...[number, number][]];
      expect(rank(sqrt5, elements)).toBe(r);
      const p = characteristicPolynomial(sqrt5, elements);
      const expected = coefficients.map(([x, y]) => sqrt5.fromPowerBasis([rational(x), rational(y)]));
      expect(p).toEqual(expected);
    });
  });
});
