/** # Conditions on eigenmatrices. Defines `spectralFindings`.
 * @module */
import { display } from '../../exact/display.js';
import type { Element } from '../../exact/numberField.js';
import { rational } from '../../exact/rational.js';
import type { Eigenmatrices } from '../eigenmatrix.js';
import { absoluteBoundViolation, type KreinParameters } from '../kreinParameters.js';
import type { PPolynomialOrdering } from '../polynomialOrderings.js';
import type { ConditionName, Finding } from './conditions.js';
import type { ParameterTensor } from './parameters.js';

/** The conditions that can be stated, each with the first place where it does not hold, computed as it is asked for. Those on strongly
 *  regular graphs need two classes and the intersection numbers, those on distance-regular graphs an ordering. */
export function* spectralFindings(
  eigen: Eigenmatrices,
  krein: KreinParameters,
  tensor: ParameterTensor | undefined,
  orderings: readonly PPolynomialOrdering[],
): Generator<readonly [ConditionName, Finding | undefined]> {
  yield ['krein', kreinFinding(eigen, krein)];
  yield ['absolute-bound', absoluteBoundFinding(eigen, krein)];
  if (tensor?.rank === 3) {
    yield ['conference', conferenceFinding(eigen)];
    yield ['claw-bound', clawFinding(eigen, tensor)];
  }
  if (orderings.length === 0) return;
  if (eigen.P.length > 3)
    yield ['fundamental-bound', firstOf(orderings, (ordering) => fundamentalFinding(eigen, ordering))];
  yield ['godsil-bound', firstOf(orderings, (ordering) => godsilFinding(eigen, ordering))];
}

/** The first finding that there is. */
export function firstOf<T>(items: readonly T[], find: (item: T) => Finding | undefined): Finding | undefined {
  for (const item of items) {
    const finding = find(item);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** The first negative q^k_ij. */
function kreinFinding({ field, multiplicities }: Eigenmatrices, { q }: KreinParameters): Finding | undefined {
  const signs = new Map<Element, number>();
  for (let i = 0; i < multiplicities.length; i++)
    for (let j = 0; j <= i; j++)
      for (let k = 0; k < multiplicities.length; k++) {
        const value = q[i]![j]![k]!;
        if (!signs.has(value)) signs.set(value, field.sign(value));
        if (signs.get(value)! < 0)
          return { where: `q^${k}_${i},${j}`, expected: 'a number ≥ 0', found: display(field, value) };
      }
  return undefined;
}

function absoluteBoundFinding({ field, multiplicities }: Eigenmatrices, krein: KreinParameters): Finding | undefined {
  const violation = absoluteBoundViolation(field, krein, multiplicities);
  if (violation === undefined) return undefined;
  const { i, j, sum, bound } = violation;
  const terms = multiplicities.flatMap((m, k) => (field.isZero(krein.q[i]![j]![k]!) ? [] : [m]));
  const [mi, mj] = [multiplicities[i]!, multiplicities[j]!];
  return {
    where: `Σ of m_k over q^k_${i},${j} ≠ 0`,
    expected: `at most ${i === j ? `${mi}·${mi + 1}/2` : `${mi}·${mj}`} = ${bound}`,
    found: `${terms.join(' + ')} = ${sum}`,
  };
}

/** For two classes. */
function conferenceFinding({ field, multiplicities }: Eigenmatrices): Finding | undefined {
  const n = multiplicities.reduce((sum, m) => sum + m, 0);
  if (field.degree === 1 || isSumOfTwoSquares(n)) return undefined;
  return { where: 'n', expected: 'a sum of two squares (the eigenvalues are irrational)', found: String(n) };
}

/** By Fermat and Euler: primes ≡ 3 (mod 4) divide n with even exponents. */
function isSumOfTwoSquares(n: number): boolean {
  let rest = n;
  for (let p = 2; p * p <= rest; p++) {
    let exponent = 0;
    for (; rest % p === 0; rest /= p) exponent++;
    if (p % 4 === 3 && exponent % 2 === 1) return false;
  }
  return rest % 4 !== 3;
}

/** For two classes: R_1 and R_2 as strongly regular graphs. */
function clawFinding({ field, P }: Eigenmatrices, { rank, p }: ParameterTensor): Finding | undefined {
  for (const i of [1, 2]) {
    const eigenvalues = [P[1]![i]!, P[2]![i]!].map((x) => field.asRational(x));
    if (eigenvalues.some((x) => x === undefined || x.d !== 1n)) continue;
    const [x, y] = eigenvalues.map((q) => Number(q!.s * q!.n)) as [number, number];
    const [r, s] = [Math.max(x, y), Math.min(x, y)];
    const mu = p[(i * rank + i) * rank + (3 - i)]!;
    const product = s * (s + 1);
    if (s >= -1 || mu === s * s || mu === product || 2 * (r + 1) <= product * (mu + 1)) continue;
    return {
      where: `2(r+1) for R_${i}, with r = ${r}, s = ${s}, μ = ${mu}`,
      expected: `at most s(s+1)(μ+1) = ${product * (mu + 1)}`,
      found: String(2 * (r + 1)),
    };
  }
  return undefined;
}

/** Of the graph R_1 of an ordering, of diameter d ≥ 3. */
function fundamentalFinding(
  { field, P }: Eigenmatrices,
  { order, intersectionArray: { b } }: PPolynomialOrdering,
): Finding | undefined {
  const column = P.slice(1).map((row) => row[order[1]!]!);
  const extreme = (sign: 1 | -1): Element => column.reduce((best, x) => (field.compare(x, best) === sign ? x : best));
  const [k, b1] = [b[0]!, b[1]!];
  const a1 = k - b1 - 1;
  const shift = field.fromRational(rational(k, a1 + 1));
  const left = field.mul(field.add(extreme(1), shift), field.add(extreme(-1), shift));
  const right = field.fromRational(rational(-BigInt(k) * BigInt(a1) * BigInt(b1), BigInt(a1 + 1) ** 2n));
  if (field.compare(left, right) >= 0) return undefined;
  return {
    where: `(θ_1 + k/(a_1+1))(θ_d + k/(a_1+1)) for the ordering ${order.join(',')}`,
    expected: `at least −k·a_1·b_1/(a_1+1)² = ${display(field, right)}`,
    found: display(field, left),
  };
}

/** Of the graph R_1 of an ordering, of valency ≥ 3 and not complete multipartite. */
function godsilFinding(
  { field, P, multiplicities }: Eigenmatrices,
  { order, intersectionArray: { b, c } }: PPolynomialOrdering,
): Finding | undefined {
  const [d, k] = [b.length, b[0]!];
  if (k < 3 || d < 2 || (d === 2 && c[1] === k)) return undefined;
  for (let j = 1; j < P.length; j++) {
    const m = multiplicities[j]!;
    if (m < 3 || field.equals(P[j]![order[1]!]!, field.fromInteger(-k))) continue;
    const where = `eigenvalue ${display(field, P[j]![order[1]!]!)} of multiplicity ${m}, ordering ${order.join(',')}`;
    if (d > 3 * m - 4) return { where, expected: `d at most 3m−4 = ${3 * m - 4}`, found: String(d) };
    if (k > ((m - 1) * (m + 2)) / 2)
      return { where, expected: `k at most (m−1)(m+2)/2 = ${((m - 1) * (m + 2)) / 2}`, found: String(k) };
  }
  return undefined;
}
