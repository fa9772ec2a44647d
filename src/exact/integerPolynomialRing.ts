/** # The ring Z[x]. Defines `IntegerPolynomial` and its ring operations, `content`, `primitivePart`, `divideExactZ`.
 *
 * Dense, ascending bigint coefficients, no trailing zeros; the zero polynomial is `[]`. What rests on remainders modulo
 * primes (gcd, resultant) is in `modularGcd.ts` and `modularResultant.ts`; users import `integerPolynomial.ts`.
 * @module */
import { DomainError } from './errors.js';
import { gcdInteger } from './integers.js';

export type IntegerPolynomial = readonly bigint[];

/** Σ c_i x^i; trailing zeros are dropped. */
export function fromCoefficientsZ(coefficients: readonly bigint[]): IntegerPolynomial {
  let length = coefficients.length;
  while (length > 0 && coefficients[length - 1] === 0n) length--;
  return length === coefficients.length ? coefficients : coefficients.slice(0, length);
}

/** @throws DomainError on the zero polynomial, naming the operation that is undefined for it */
export function assertNonzeroZ(p: IntegerPolynomial, where: string): void {
  if (p.length === 0) throw new DomainError({ where, expected: 'a nonzero polynomial', found: '0' });
}

export function equalsZ(a: IntegerPolynomial, b: IntegerPolynomial): boolean {
  return a.length === b.length && a.every((c, i) => c === b[i]);
}

export function addZ(a: IntegerPolynomial, b: IntegerPolynomial): IntegerPolynomial {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return fromCoefficientsZ(long.map((c, i) => (i < short.length ? c + short[i]! : c)));
}

export function subZ(a: IntegerPolynomial, b: IntegerPolynomial): IntegerPolynomial {
  return addZ(
    a,
    b.map((c) => -c),
  );
}

export function scaleZ(p: IntegerPolynomial, c: bigint): IntegerPolynomial {
  return c === 0n ? [] : c === 1n ? p : p.map((coefficient) => coefficient * c);
}

/** The product, by the schoolbook method. */
export function mulZ(a: IntegerPolynomial, b: IntegerPolynomial): IntegerPolynomial {
  if (a.length === 0 || b.length === 0) return [];
  const product = new Array<bigint>(a.length + b.length - 1).fill(0n);
  for (let i = 0; i < a.length; i++) {
    const c = a[i]!;
    if (c === 0n) continue;
    for (let j = 0; j < b.length; j++) product[i + j] = product[i + j]! + c * b[j]!;
  }
  return product;
}

export function derivativeZ(p: IntegerPolynomial): IntegerPolynomial {
  return p.slice(1).map((c, i) => c * BigInt(i + 1));
}

/** The nonnegative gcd of the coefficients; 0 for the zero polynomial. */
export function content(p: IntegerPolynomial): bigint {
  let divisor = 0n;
  for (let i = p.length - 1; i >= 0 && divisor !== 1n; i--) divisor = gcdInteger(divisor, p[i]!);
  return divisor;
}

/** ±p divided by its content, with positive leading coefficient; 0 for the zero polynomial. */
export function primitivePart(p: IntegerPolynomial): IntegerPolynomial {
  if (p.length === 0) return p;
  const divisor = p[p.length - 1]! < 0n ? -content(p) : content(p);
  return divisor === 1n ? p : p.map((c) => c / divisor);
}

/** The q in Z[x] with a = q·b, or undefined when there is none. @throws DomainError when b = 0 */
export function divideExactZ(a: IntegerPolynomial, b: IntegerPolynomial): IntegerPolynomial | undefined {
  assertNonzeroZ(b, 'exact division');
  if (a.length === 0) return [];
  const n = b.length - 1;
  if (a.length <= n || !valuesDivide(a, b)) return undefined;
  const lead = b[n]!;
  const rest = [...a];
  const quotient = new Array<bigint>(a.length - n).fill(0n);
  for (let k = a.length - 1 - n; k >= 0; k--) {
    const top = rest[k + n]!;
    if (top === 0n) continue;
    const q = lead === 1n ? top : top / lead;
    if (lead !== 1n && q * lead !== top) return undefined;
    quotient[k] = q;
    for (let j = 0; j < n; j++) rest[k + j] = rest[k + j]! - q * b[j]!;
  }
  for (let i = 0; i < n; i++) if (rest[i] !== 0n) return undefined;
  return quotient;
}

/** Necessary for b | a and cheap: b(t) | a(t) for t = 0, 1, −1. Without it a failing division of monic polynomials runs
 *  to its end with growing coefficients. */
function valuesDivide(a: IntegerPolynomial, b: IntegerPolynomial): boolean {
  const divides = (d: bigint, m: bigint) => (d === 0n ? m === 0n : m % d === 0n);
  const sums = (p: IntegerPolynomial) => {
    let even = 0n;
    let odd = 0n;
    for (let i = 0; i < p.length; i++) {
      if (i % 2 === 0) even += p[i]!;
      else odd += p[i]!;
    }
    return [even, odd] as const;
  };
  if (!divides(b[0]!, a[0]!)) return false;
  const [evenA, oddA] = sums(a);
  const [evenB, oddB] = sums(b);
  return divides(evenB + oddB, evenA + oddA) && divides(evenB - oddB, evenA - oddA);
}
