/** # Finite fields. Defines `FiniteField`, `finiteField`, `primePower`.
 *
 * GF(q) for a prime power q = p^k ≤ 4096. An element is an integer in [0, q): its base-p digits are the coefficients of a
 * polynomial of degree below k over F_p, lowest first, so that 0..p−1 is the prime field. Products are taken modulo the
 * first *primitive* polynomial in the order of these integers: x^k + … whose root x generates the multiplicative group.
 * For k = 1 that polynomial is x − g with g the least primitive root. Source: R. Lidl, H. Niederreiter, Finite Fields,
 * 2nd ed., Cambridge 1997, §§2.1, 3.1.
 * @module */
import { DomainError } from './errors.js';

/** Elements are integers 0 ≤ a < order; every operation takes and returns such integers. */
export interface FiniteField {
  readonly order: number;
  readonly characteristic: number;
  /** [GF(q) : F_p]. */
  readonly degree: number;
  add(a: number, b: number): number;
  sub(a: number, b: number): number;
  mul(a: number, b: number): number;
  /** a = b² for some b ≠ 0. In characteristic 2 every nonzero element is one. */
  isNonzeroSquare(a: number): boolean;
}

const MAX_ORDER = 4096;

/** The p and k ≥ 1 with q = p^k, or undefined when q is no prime power. */
export function primePower(q: number): { readonly prime: number; readonly exponent: number } | undefined {
  if (!Number.isSafeInteger(q) || q < 2) return undefined;
  let prime = 2;
  while (prime * prime <= q && q % prime !== 0) prime++;
  if (q % prime !== 0) prime = q;
  let exponent = 0;
  let rest = q;
  for (; rest % prime === 0; rest /= prime) exponent++;
  return rest === 1 ? { prime, exponent } : undefined;
}

/** GF(q). Cost: at most q trials of a primitive polynomial, each O(q).
 *  @throws DomainError when q is no prime power or exceeds 4096 */
export function finiteField(q: number): FiniteField {
  const decomposition = primePower(q);
  if (decomposition === undefined || q > MAX_ORDER)
    throw new DomainError({ where: 'finite field', expected: `a prime power up to ${MAX_ORDER}`, found: String(q) });
  const { prime: p, exponent: k } = decomposition;
  const digitwise = (a: number, b: number, operation: (x: number, y: number) => number): number => {
    let result = 0;
    let place = 1;
    let [x, y] = [a, b];
    for (let i = 0; i < k; i++) {
      result += place * operation(x % p, y % p);
      x = Math.floor(x / p);
      y = Math.floor(y / p);
      place *= p;
    }
    return result;
  };
  const add = (a: number, b: number): number => digitwise(a, b, (x, y) => (x + y) % p);
  const sub = (a: number, b: number): number => digitwise(a, b, (x, y) => (x - y + p) % p);
  const { powers, logarithms } = primitivePowers(p, k);
  return Object.freeze({
    order: q,
    characteristic: p,
    degree: k,
    add,
    sub,
    mul: (a: number, b: number) => (a === 0 || b === 0 ? 0 : powers[(logarithms[a]! + logarithms[b]!) % (q - 1)]!),
    isNonzeroSquare: (a: number) => a !== 0 && (p === 2 || logarithms[a]! % 2 === 0),
  });
}

/** Tables x^i and log_x for the first monic polynomial of degree k whose root x has order p^k − 1. Then the nonzero
 *  residues are powers of x, hence units, which is also what makes the quotient ring a field. */
function primitivePowers(p: number, k: number): { readonly powers: Int32Array; readonly logarithms: Int32Array } {
  const q = p ** k;
  const powers = new Int32Array(q - 1);
  const logarithms = new Int32Array(q);
  // `tail` holds the digits of x^k reduced: x^k = tail. Tails are tried in order; tail = 0 is never primitive (q > 2).
  for (let tail = 1; tail < q; tail++) {
    let element = 1;
    let i = 0;
    do {
      powers[i] = element;
      logarithms[element] = i;
      i++;
      element = timesRoot(element, tail, p, q);
    } while (element !== 1 && element !== 0 && i < q - 1);
    if (i === q - 1 && element === 1) return { powers, logarithms };
  }
  throw new DomainError({ where: 'finite field', expected: 'a primitive polynomial', found: `none of order ${q}` });
}

/** x·element, where x^k = tail; q = p^k. */
function timesRoot(element: number, tail: number, p: number, q: number): number {
  const lead = Math.floor((element * p) / q);
  let shifted = (element * p) % q;
  let rest = tail;
  let result = 0;
  for (let place = 1; place < q; place *= p) {
    result += place * (((shifted % p) + lead * (rest % p)) % p);
    shifted = Math.floor(shifted / p);
    rest = Math.floor(rest / p);
  }
  return result;
}
