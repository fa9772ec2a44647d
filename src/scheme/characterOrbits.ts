/** # Galois orbits of characters. Defines `irrationalOrbits`.
 *
 * A character χ is an eigenvector, with leading entry 1, of every matrix N_a = (t^c_ab)_{b,c} for the eigenvalue χ(v_a). The rational
 * ones come first (`rationalCharacters.ts`). An integer combination N = Σ w_a N_a whose characteristic polynomial is square-free but for
 * the known rational eigenvalues separates the rest; over Q the rest of that polynomial splits into irreducible factors f, each of them
 * a Galois orbit of characters, and one row over Q[x]/(f) gives the whole orbit. Source: Bannai–Ito, Algebraic Combinatorics I, §II.3.
 * @module */
import { fieldOfIrreducible } from '../exact/compositum.js';
import { DomainError } from '../exact/errors.js';
import { factorInteger } from '../exact/factor.js';
import {
  characteristicPolynomialModulo,
  type IntegerMatrix,
  integerCharacteristicPolynomial,
} from '../exact/integerMatrix.js';
import { divideExactZ, type IntegerPolynomial } from '../exact/integerPolynomial.js';
import type { Element, NumberField } from '../exact/numberField.js';
import { type PrimeFieldPolynomial, primeFieldRing } from '../exact/primeFieldPolynomial.js';
import { rational } from '../exact/rational.js';
import { PRIME } from './rationalCharacters.js';
import type { Orbit } from './splittingField.js';
import { combinationMatrix, combinations, integerMatrix, type StructureConstants } from './structureConstants.js';

/** One character of each Galois orbit that is not rational. All characters must be real. Cost: about rank³ integer operations, then
 *  arithmetic in fields as large as the values need. @throws DomainError when the algebra has fewer characters than its rank */
export function irrationalOrbits(algebra: StructureConstants, rationalRows: readonly Float64Array[]): readonly Orbit[] {
  const { matrix, single, linear, rest } = separatingMatrix(algebra, rationalRows);
  const annihilator = linear.reduce(times, rest);
  const factors = factorInteger(rest).factors.map(({ factor }) => factor);
  return factors.map((f) => orbitOf(f, annihilator, matrix, algebra, single));
}

interface Separating {
  readonly matrix: IntegerMatrix;
  /** The a with N = N_a, when a single element separates. */
  readonly single: number | undefined;
  /** x − θ for the distinct eigenvalues θ at the rational characters. */
  readonly linear: readonly IntegerPolynomial[];
  /** The characteristic polynomial without the eigenvalues at the rational characters: square-free. */
  readonly rest: IntegerPolynomial;
}

function separatingMatrix(algebra: StructureConstants, rows: readonly Float64Array[]): Separating {
  const ring = primeFieldRing(PRIME);
  for (const weights of combinations(algebra.rank)) {
    const matrix = integerMatrix(combinationMatrix(algebra, weights), algebra.rank);
    const eigenvalues = rows.map((row) => weights.reduce((sum, w, a) => sum + w * row[a]!, 0));
    const distinct = [...new Set(eigenvalues)].map((theta): IntegerPolynomial => [BigInt(-theta), 1n]);
    // Square-free modulo a prime is square-free; the rare prime that divides a discriminant costs another try.
    const product = (factors: readonly IntegerPolynomial[]) =>
      factors.map((f) => ring.reduce(f)).reduce((a, b) => ring.mul(a, b), Float64Array.of(1) as PrimeFieldPolynomial);
    const all = eigenvalues.map((theta): IntegerPolynomial => [BigInt(-theta), 1n]);
    const [rest] = ring.divmod(characteristicPolynomialModulo(matrix, PRIME), product(all));
    const annihilator = ring.mul(rest, product(distinct));
    if (ring.gcd(annihilator, ring.derivative(annihilator)).length > 1) continue;
    const support = weights.flatMap((w, a) => (w === 0 ? [] : [a]));
    const single = support.length === 1 ? support[0] : undefined;
    const remaining = all.reduce(
      (left: IntegerPolynomial | undefined, factor) => left && divideExactZ(left, factor),
      integerCharacteristicPolynomial(matrix),
    );
    if (remaining === undefined) break;
    return { matrix, single, linear: distinct, rest: remaining };
  }
  throw new DomainError({
    where: 'eigenmatrix',
    expected: 'a commutative association scheme',
    found: 'matrices without a common basis of eigenvectors',
  });
}

/** a·(x − θ). */
function times(a: IntegerPolynomial, [constant]: IntegerPolynomial): IntegerPolynomial {
  return [0n, ...a].map((c, k) => c + (a[k] ?? 0n) * constant!);
}

function orbitOf(
  f: IntegerPolynomial,
  annihilator: IntegerPolynomial,
  matrix: IntegerMatrix,
  algebra: StructureConstants,
  single: number | undefined,
): Orbit {
  const { field, element: theta } = fieldOfIrreducible(f);
  const propagated = single === undefined ? undefined : propagateRow(algebra, single, field, theta);
  return { field, row: propagated ?? eigenvector(f, annihilator, matrix, field, theta) };
}

/** The row with χ(v_0) = 1 and χ(v_a) = θ, where the recurrence θ·χ(v_b) = Σ_c t^c_ab χ(v_c) gives one unknown at a time; undefined
 *  where it gets stuck. For a P-polynomial relation a this is the three-term recurrence. */
function propagateRow(
  algebra: StructureConstants,
  a: number,
  field: NumberField,
  theta: Element,
): readonly Element[] | undefined {
  const { rank } = algebra;
  const row: (Element | undefined)[] = new Array(rank).fill(undefined);
  row[0] = field.one;
  row[a] = theta;
  for (let progress = true; progress; ) {
    progress = false;
    for (let b = 0; b < rank; b++) {
      const value = row[b];
      if (value === undefined) continue;
      const unknown = row.flatMap((x, c) => (x === undefined && algebra.at(a, b, c) !== 0 ? [c] : []));
      if (unknown.length !== 1) continue;
      let rest = field.mul(theta, value);
      row.forEach((x, c) => {
        const t = algebra.at(a, b, c);
        if (x !== undefined && t !== 0) rest = field.sub(rest, field.mul(field.fromInteger(t), x));
      });
      row[unknown[0]!] = field.mul(rest, field.fromRational(rational(1, algebra.at(a, b, unknown[0]!))));
      progress = true;
    }
  }
  return row.every((x) => x !== undefined) ? (row as Element[]) : undefined;
}

/** The eigenvector of N for θ with leading entry 1. With u = (m/f)(N) e_0 for the annihilating polynomial m and (f(x) − f(θ))/(x − θ) = Σ_k θ^k g_k(x), the
 *  vector Σ_k θ^k g_k(N) u is annihilated by N − θ; its leading entry is a multiple of m'(θ) and not 0. */
function eigenvector(
  f: IntegerPolynomial,
  annihilator: IntegerPolynomial,
  matrix: IntegerMatrix,
  field: NumberField,
  theta: Element,
): readonly Element[] {
  const cofactor = divideExactZ(annihilator, f)!;
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
