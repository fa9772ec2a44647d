/** # Eigenmatrices. Defines `eigenmatrices`, `Eigenmatrices`, `dualEigenmatrix`.
 *
 * A row (P_j0 … P_jd) of P is a character of the Bose–Mesner algebra: P_ja P_jb = Σ_c p^c_ab P_jc. So it is an eigenvector,
 * with leading entry 1, of every matrix N_a = (p^c_ab)_{b,c} for the eigenvalue P_ja. An integer combination N = Σ t_a N_a
 * whose characteristic polynomial is square-free separates the rows; over Q that polynomial splits into irreducible
 * factors f, each of them a Galois orbit of rows, and one row over Q[x]/(f) gives the whole orbit. The common field of all
 * entries is then the smallest field in which every f splits.
 *
 * Conventions: rows of P are eigenspaces, columns relations; E_0 first, then by multiplicity, then lexicographically
 * descending. P Q = n I and m_j P_ji = k_i Q_ij. Sources: Bannai–Ito, Algebraic Combinatorics I, §II.3; theory.md.
 * @module */
import {
  changesSign,
  commonField,
  type Embedding,
  embedding,
  extend,
  fieldOfIrreducible,
  rootsInField,
} from '../exact/compositum.js';
import { cyclotomicConjugates } from '../exact/cyclotomic.js';
import { DomainError } from '../exact/errors.js';
import { factorInteger } from '../exact/factor.js';
import { factorOverField, overField } from '../exact/factorOverField.js';
import { type IntegerMatrix, integerCharacteristicPolynomial } from '../exact/integerMatrix.js';
import { discriminantZ, divideExactZ, type IntegerPolynomial } from '../exact/integerPolynomial.js';
import { type Element, type NumberField, rationalField } from '../exact/numberField.js';
import { rational } from '../exact/rational.js';
import { isolateRealRoots } from '../exact/realRoots.js';
import { compareLexicographically } from '../exact/vector.js';
import type { AssociationScheme } from './coherentConfiguration.js';
import type { IntersectionNumbers } from './intersectionNumbers.js';

export interface Eigenmatrices {
  /** The smallest real field that contains every entry. */
  readonly field: NumberField;
  /** P[j][i]: eigenvalue of A_i on E_j. */
  readonly P: readonly (readonly Element[])[];
  /** Q[i][j] = m_j P_ji / k_i. */
  readonly Q: readonly (readonly Element[])[];
  /** m_j = rank E_j. */
  readonly multiplicities: readonly number[];
}

/** A multiplicity n / Σ_i P_ji²/k_i is no positive integer: no scheme has these parameters. */
export class MultiplicityError extends DomainError {
  /** The row of P, and its multiplicity, in the field of the row. */
  constructor(
    readonly field: NumberField,
    readonly row: readonly Element[],
    readonly multiplicity: Element,
  ) {
    super({ where: 'multiplicity', expected: 'an integer', found: String(field.toNumber(multiplicity)) });
  }
}

/** One row of P over the field Q(θ) of an eigenvalue θ of the separating matrix; its conjugates are rows as well. */
export interface Orbit {
  readonly field: NumberField;
  readonly row: readonly Element[];
}

/** P, Q and the multiplicities of a symmetric association scheme, or of the parameters of one that need not exist. Cost: about
 *  rank³ integer operations, then arithmetic in fields as large as the eigenvalues need.
 *  @throws MultiplicityError when a multiplicity is no integer: never for a scheme
 */
export function eigenmatrices(
  scheme: Pick<AssociationScheme, 'rank' | 'n' | 'valencies'>,
  numbers: Pick<IntersectionNumbers, 'at'>,
): Eigenmatrices {
  const { rank, n, valencies } = scheme;
  const { matrix, relation, polynomial } = separatingMatrix(numbers, rank);
  const factors = factorInteger(polynomial).factors.map(({ factor }) => factor);
  const orbits = factors.map((f) => orbitOf(f, polynomial, matrix, numbers, rank, relation));
  // Conjugate eigenspaces have equal multiplicities. They come first: impossible parameters may need a huge splitting field.
  const orbitMultiplicities = orbits.map((orbit) => multiplicityOf(orbit, valencies, n));
  const field = splittingField(orbits);
  const measured = orbits.flatMap((orbit, o) => {
    const multiplicity = orbitMultiplicities[o]!;
    return embeddings(orbit, field)!.map((embed) => ({ row: orbit.row.map(embed), multiplicity }));
  });
  const trivial = measured.findIndex(({ row }) =>
    row.every((x, i) => field.equals(x, field.fromInteger(valencies[i]!))),
  );
  const [first] = measured.splice(trivial, 1);
  measured.sort((a, b) => a.multiplicity - b.multiplicity || -compareLexicographically(field, a.row, b.row));
  const ordered = [first!, ...measured];
  const P = ordered.map(({ row }) => row);
  const multiplicities = ordered.map(({ multiplicity }) => multiplicity);
  return { field, P, Q: dualEigenmatrix(field, P, multiplicities, valencies), multiplicities };
}

/** Q_ij = m_j P_ji / k_i. */
export function dualEigenmatrix(
  field: NumberField,
  P: readonly (readonly Element[])[],
  multiplicities: readonly number[],
  valencies: ArrayLike<number>,
): readonly (readonly Element[])[] {
  return P.map((_, i) =>
    P.map((row, j) => field.mul(row[i]!, field.fromRational(rational(multiplicities[j]!, valencies[i]!)))),
  );
}

/** m_j = n / Σ_i P_ji² / k_i (row orthogonality). */
function multiplicityOf({ field, row }: Orbit, valencies: ArrayLike<number>, n: number): number {
  let sum = field.zero;
  row.forEach((x, i) => {
    sum = field.add(sum, field.mul(field.mul(x, x), field.fromRational(rational(1, valencies[i]!))));
  });
  const multiplicity = field.div(field.fromInteger(n), sum);
  const quotient = field.asRational(multiplicity);
  if (quotient === undefined || quotient.d !== 1n) throw new MultiplicityError(field, row, multiplicity);
  return Number(quotient.n);
}

interface Separating {
  readonly matrix: IntegerMatrix;
  /** The a with N = N_a, when a single relation separates. */
  readonly relation: number | undefined;
  readonly polynomial: IntegerPolynomial;
}

function separatingMatrix(numbers: Pick<IntersectionNumbers, 'at'>, rank: number): Separating {
  if (rank === 1) return { matrix: [[1n]], relation: 0, polynomial: [-1n, 1n] };
  for (const weights of combinations(rank)) {
    const matrix = combination(numbers, rank, weights);
    const polynomial = integerCharacteristicPolynomial(matrix);
    if (discriminantZ(polynomial) === 0n) continue;
    const support = weights.flatMap((t, a) => (t === 0 ? [] : [a]));
    return { matrix, relation: support.length === 1 ? support[0] : undefined, polynomial };
  }
  throw new DomainError({
    where: 'eigenmatrix',
    expected: 'a commutative association scheme',
    found: 'no matrix with distinct eigenvalues',
  });
}

/** Single relations, then a first coefficient of 1 with others growing: the set of bad weights is a union of hyperplanes,
 *  which the moment curve (1, s, s², …) meets in finitely many points, so some s < rank³ separates a commutative scheme. */
function* combinations(rank: number): Generator<readonly number[]> {
  for (let a = 1; a < rank; a++) yield Array.from({ length: rank }, (_, i) => (i === a ? 1 : 0));
  for (let a = 1; a < rank; a++)
    for (let b = 1; b < rank; b++)
      if (a !== b) yield Array.from({ length: rank }, (_, i) => (i === a ? 1 : i === b ? 2 : 0));
  const modulus = 65_521;
  for (let s = 2; s < modulus; s++) {
    let power = 1;
    yield Array.from({ length: rank }, (_, i) => {
      if (i > 0) power = (power * s) % modulus;
      return i === 0 ? 0 : power;
    });
  }
}

/** Σ_a t_a N_a with (N_a)_{b,c} = p^c_ab. */
function combination(
  numbers: Pick<IntersectionNumbers, 'at'>,
  rank: number,
  weights: readonly number[],
): IntegerMatrix {
  const sums = new Float64Array(rank * rank);
  weights.forEach((t, a) => {
    if (t === 0) return;
    for (let b = 0; b < rank; b++)
      for (let c = 0; c < rank; c++) sums[b * rank + c] = sums[b * rank + c]! + t * numbers.at(a, b, c);
  });
  return Array.from({ length: rank }, (_, b) => Array.from(sums.subarray(b * rank, (b + 1) * rank), BigInt));
}

function orbitOf(
  f: IntegerPolynomial,
  polynomial: IntegerPolynomial,
  matrix: IntegerMatrix,
  numbers: Pick<IntersectionNumbers, 'at'>,
  rank: number,
  relation: number | undefined,
): Orbit {
  const { field, element: theta } = fieldOfIrreducible(f);
  const propagated = relation === undefined ? undefined : propagateRow(numbers, rank, relation, field, theta);
  return { field, row: propagated ?? eigenvector(f, polynomial, matrix, field, theta) };
}

/** The row with P_j0 = 1 and P_ja = θ, where the recurrence θ·P_jb = Σ_c p^c_ab P_jc gives one unknown at a time; undefined
 *  where it gets stuck. For a P-polynomial relation a this is the three-term recurrence. */
function propagateRow(
  numbers: Pick<IntersectionNumbers, 'at'>,
  rank: number,
  a: number,
  field: NumberField,
  theta: Element,
): readonly Element[] | undefined {
  const row: (Element | undefined)[] = new Array(rank).fill(undefined);
  row[0] = field.one;
  row[a] = theta;
  for (let progress = true; progress; ) {
    progress = false;
    for (let b = 0; b < rank; b++) {
      const value = row[b];
      if (value === undefined) continue;
      const unknown = row.flatMap((x, c) => (x === undefined && numbers.at(a, b, c) !== 0 ? [c] : []));
      if (unknown.length !== 1) continue;
      let rest = field.mul(theta, value);
      row.forEach((x, c) => {
        const p = numbers.at(a, b, c);
        if (x !== undefined && p !== 0) rest = field.sub(rest, field.mul(field.fromInteger(p), x));
      });
      row[unknown[0]!] = field.mul(rest, field.fromRational(rational(1, numbers.at(a, b, unknown[0]!))));
      progress = true;
    }
  }
  return row.every((x) => x !== undefined) ? (row as Element[]) : undefined;
}

/** The eigenvector of N for θ with leading entry 1. With u = (χ/f)(N) e_0 and (f(x) − f(θ))/(x − θ) = Σ_k θ^k g_k(x), the
 *  vector Σ_k θ^k g_k(N) u is annihilated by N − θ; its leading entry is m_j χ'(θ)/n ≠ 0. */
function eigenvector(
  f: IntegerPolynomial,
  polynomial: IntegerPolynomial,
  matrix: IntegerMatrix,
  field: NumberField,
  theta: Element,
): readonly Element[] {
  const cofactor = divideExactZ(polynomial, f)!;
  const unit = matrix.map((_, i) => (i === 0 ? 1n : 0n));
  const u = hornerVector(matrix, cofactor, unit);
  const degree = f.length - 1;
  let h: bigint[] = u.map((x) => x * f[degree]!);
  const terms = [h];
  for (let k = degree - 1; k >= 1; k--) {
    h = apply(matrix, h).map((x, i) => x + f[k]! * u[i]!);
    terms.unshift(h);
  }
  const vector = matrix.map((_, i) => {
    let value = field.zero;
    for (let k = terms.length - 1; k >= 0; k--)
      value = field.add(field.mul(value, theta), field.fromInteger(terms[k]![i]!));
    return value;
  });
  const scale = field.inv(vector[0]!);
  return vector.map((x) => field.mul(x, scale));
}

function apply(matrix: IntegerMatrix, v: readonly bigint[]): bigint[] {
  return matrix.map((row) => row.reduce((sum, x, j) => (x === 0n ? sum : sum + x * v[j]!), 0n));
}

/** p(N)·v. */
function hornerVector(matrix: IntegerMatrix, p: IntegerPolynomial, v: readonly bigint[]): bigint[] {
  let result = v.map(() => 0n);
  for (let k = p.length - 1; k >= 0; k--) result = apply(matrix, result).map((x, i) => x + p[k]! * v[i]!);
  return result;
}

/** The smallest real field that contains every conjugate of every orbit's field, found by adjoining what is missing, from
 *  the largest degree down. */
export function splittingField(orbits: readonly Orbit[]): NumberField {
  let field = rationalField;
  for (const orbit of [...orbits].sort((a, b) => b.field.degree - a.field.degree)) {
    if (embeddings(orbit, field) !== undefined) continue;
    field = commonField(field, orbit.field).field;
    while (embeddings(orbit, field) === undefined) {
      // One conjugate is in the field and another is not: adjoin a root of a nonlinear factor.
      const p = orbit.field.minimalPolynomial;
      const factor = factorOverField(field, overField(field, p)).find((g) => g.length > 2)!;
      field = extend(field, factor, isolateRealRoots(p).find((near) => changesSign(field, factor, near))!).field;
    }
  }
  return field;
}

/** All inclusions of the orbit's field in `field`, or undefined when there are fewer than its degree. */
export function embeddings({ field: own, row }: Orbit, field: NumberField): readonly Embedding[] | undefined {
  const p = own.minimalPolynomial;
  if (own.degree === 1) return [embedding(own, field, field.zero)];
  const conjugates = cyclotomicConjugates(own, field);
  if (conjugates !== undefined) return conjugates.map((image) => embedding(own, field, image));
  let roots: readonly Element[] = [];
  if (own === field) {
    // With cyclic symmetry the conjugates of an eigenvalue are eigenvalues of its own row: no factorization is needed.
    const candidates = [field.generator, field.neg(field.generator), ...row];
    roots = distinct(
      field,
      candidates.filter((x) => isRoot(field, p, x)),
    );
  }
  if (roots.length < own.degree) roots = rootsInField(field, overField(field, p));
  return roots.length < own.degree ? undefined : roots.map((root) => embedding(own, field, root));
}

function distinct(field: NumberField, elements: readonly Element[]): readonly Element[] {
  return [...new Map(elements.map((x) => [field.key(x), x])).values()];
}

function isRoot(field: NumberField, f: IntegerPolynomial, x: Element): boolean {
  let value = field.zero;
  for (let k = f.length - 1; k >= 0; k--) value = field.add(field.mul(value, x), field.fromInteger(f[k]!));
  return field.isZero(value);
}
