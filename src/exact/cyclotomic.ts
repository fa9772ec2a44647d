/** # Real cyclotomic fields. Defines `realCyclotomicField`, `cyclotomicPolynomial`, `twoCosPolynomial`, `fieldOfTwoCos`, `conductorOf`,
 *  `cyclotomicConjugates`.
 *
 * Q(2cos(2π/n)) has degree φ(n)/2 for n > 2. Its generator's polynomial Ψ_n has, in the Dickson basis of `numberField.ts`,
 * the upper half of the coefficients of the palindromic cyclotomic polynomial Φ_n.
 * Source: D. H. Lehmer, A note on trigonometric algebraic numbers, Amer. Math. Monthly 40 (1933).
 * @module */
import { DomainError } from './errors.js';
import type { IntegerPolynomial } from './integerPolynomial.js';
import { memoized } from './memo.js';
import {
  type AlgebraicNumber,
  dicksonPolynomial,
  type Element,
  type NumberField,
  numberField,
  rationalField,
} from './numberField.js';
import { quadraticField } from './quadratic.js';
import { rational } from './rational.js';
import type { RootInterval } from './realRoots.js';

const cyclotomicPolynomials = new Map<number, IntegerPolynomial>();

/** Φ_n, ascending: x^n − 1 divided by Φ_d for the proper divisors d of n. */
export function cyclotomicPolynomial(n: number): IntegerPolynomial {
  return memoized(cyclotomicPolynomials, n, () => divideOutProperDivisors(n));
}

function divideOutProperDivisors(n: number): IntegerPolynomial {
  const power = new Array<bigint>(n + 1).fill(0n);
  power[0] = -1n;
  power[n] = 1n;
  let quotient = power;
  for (let d = 1; d < n; d++) if (n % d === 0) quotient = divideByMonic(quotient, cyclotomicPolynomial(d));
  return quotient;
}

function divideByMonic(a: readonly bigint[], b: IntegerPolynomial): bigint[] {
  const rest = [...a];
  const degree = b.length - 1;
  const quotient = new Array<bigint>(a.length - degree).fill(0n);
  for (let k = quotient.length - 1; k >= 0; k--) {
    const c = rest[k + degree]!;
    quotient[k] = c;
    if (c === 0n) continue;
    for (let i = 0; i <= degree; i++) rest[k + i] = rest[k + i]! - c * b[i]!;
  }
  return quotient;
}

/** Ψ_n, the minimal polynomial of 2cos(2π/n), n ≥ 3, ascending. */
export function twoCosPolynomial(n: number): IntegerPolynomial {
  return memoized(twoCosPolynomials, n, () => foldCyclotomic(n));
}

const twoCosPolynomials = new Map<number, IntegerPolynomial>();

function foldCyclotomic(n: number): IntegerPolynomial {
  const phi = cyclotomicPolynomial(n);
  const degree = (phi.length - 1) / 2;
  const psi = new Array<bigint>(degree + 1).fill(0n);
  psi[0] = phi[degree]!;
  for (let k = 1; k <= degree; k++)
    dicksonPolynomial(k).forEach((c, i) => {
      psi[i] = psi[i]! + phi[degree + k]! * c;
    });
  return psi;
}

export interface RealCyclotomicField {
  readonly field: NumberField;
  /** 2cos(2πk/n), any integer k. */
  readonly twoCos: (k: number) => Element;
}

const cyclotomicFields = new Map<number, RealCyclotomicField>();
const conductors = new WeakMap<NumberField, number>();

/** The n ≢ 2 mod 4 with field = Q(2cos(2π/n)) as built here, or undefined; only for degree ≥ 3. */
export const conductorOf = (field: NumberField): number | undefined => conductors.get(field);

/** Q(2cos(2π/n)). Rational for n ∈ {1, 2, 3, 4, 6} and Q(√5), Q(√2), Q(√3) for n ∈ {5, 10}, 8, 12.
 *  @throws DomainError unless n is a positive integer */
export function realCyclotomicField(n: number): RealCyclotomicField {
  if (!Number.isSafeInteger(n) || n < 1)
    throw new DomainError({ where: 'real cyclotomic field', expected: 'a positive integer n', found: String(n) });
  return memoized(cyclotomicFields, n, () => build(n));
}

function build(n: number): RealCyclotomicField {
  if (n % 4 === 2 && n > 2) {
    // −1 is a power of ζ_n but no power of ζ_{n/2}: 2cos(2πk/n) = −2cos(2π((k + n/2)/2)/(n/2)) for odd k.
    const half = realCyclotomicField(n / 2);
    const twoCos = (k: number) => (k % 2 === 0 ? half.twoCos(k / 2) : half.field.neg(half.twoCos((k + n / 2) / 2)));
    return { field: half.field, twoCos };
  }
  const { field, generator } = generatorOf(n);
  const multiples: Element[] = [field.fromInteger(2), generator];
  for (let k = 2; k <= n / 2; k++)
    multiples.push(field.sub(field.mul(generator, multiples[k - 1]!), multiples[k - 2]!));
  const twoCos = (k: number): Element => {
    const residue = ((k % n) + n) % n;
    return multiples[Math.min(residue, n - residue)]!;
  };
  return { field, twoCos };
}

function generatorOf(n: number): { field: NumberField; generator: Element } {
  const small = { 1: 2, 2: -2, 3: -1, 4: 0 }[n];
  if (small !== undefined) return { field: rationalField, generator: rationalField.fromInteger(small) };
  if (n === 5) {
    const { field, sqrt } = quadraticField(5n);
    return { field, generator: field.mul(field.sub(sqrt, field.one), field.fromRational(rational(1n, 2n))) };
  }
  if (n === 8 || n === 12) {
    const { field, sqrt } = quadraticField(n === 8 ? 2n : 3n);
    return { field, generator: sqrt };
  }
  // 2cos(2π/n) is the largest root of Ψ_n, so the one nearest to 2.
  const field = numberField(twoCosPolynomial(n), { lo: rational(2n), hi: rational(2n) });
  conductors.set(field, n);
  return { field, generator: field.generator };
}

/** The conjugates in `field` of the generator of `own`, that of the identical inclusion first, for real cyclotomic fields whose
 *  conductors m | n divide; undefined otherwise. 2cos(2π/m) ↦ 2cos(2πt/m) = 2cos(2π(tn/m)/n), t prime to m. */
export function cyclotomicConjugates(own: NumberField, field: NumberField): readonly Element[] | undefined {
  const [m, n] = [conductorOf(own), conductorOf(field)];
  if (n === undefined) return undefined;
  const { twoCos } = realCyclotomicField(n);
  for (const k of [5, 8, 12]) {
    if (n % k !== 0 || own !== realCyclotomicField(k).field) continue;
    // √5 = 1 + 4cos(2π/5), √2 = 2cos(2π/8), √3 = 2cos(2π/12).
    const cosine = twoCos(n / k);
    const radical = k === 5 ? field.add(field.one, field.mul(field.fromInteger(2), cosine)) : cosine;
    return [radical, field.neg(radical)];
  }
  if (m === undefined || n % m !== 0) return undefined;
  const units = [...Array(Math.ceil(m / 2)).keys()].filter((t) => coprime(t, m));
  return units.map((t) => twoCos((t * n) / m));
}

/** If the monic f is some Ψ_n, the root in `near` as 2cos(2πk/n) in the real cyclotomic field. */
export function fieldOfTwoCos(f: IntegerPolynomial, near: RootInterval): AlgebraicNumber | undefined {
  const degree = f.length - 1;
  // n/φ(n) < 6 for every n in reach (it first passes 6 beyond 10^9).
  for (let n = 3; n < 12 * degree; n++) {
    if (totient(n) !== 2 * degree || !twoCosPolynomial(n).every((c, i) => c === f[i])) continue;
    const { field, twoCos } = realCyclotomicField(n);
    const middle = field.fromRational(near.lo.add(near.hi).div(2n));
    const roots = [...Array(Math.floor(n / 2) + 1).keys()].filter((k) => coprime(k, n)).map(twoCos);
    return { field, element: roots.reduce((a, b) => (compareDistance(field, middle, a, b) <= 0 ? a : b)) };
  }
  return undefined;
}

function compareDistance(field: NumberField, from: Element, a: Element, b: Element): number {
  const distance = (x: Element): Element => {
    const difference = field.sub(x, from);
    return field.sign(difference) < 0 ? field.neg(difference) : difference;
  };
  return field.compare(distance(a), distance(b));
}

function coprime(a: number, b: number): boolean {
  return b === 0 ? a === 1 : coprime(b, a % b);
}

export function totient(n: number): number {
  let result = n;
  let rest = n;
  for (let p = 2; p * p <= rest; p++) {
    if (rest % p !== 0) continue;
    result -= result / p;
    while (rest % p === 0) rest /= p;
  }
  return rest > 1 ? result - result / rest : result;
}
