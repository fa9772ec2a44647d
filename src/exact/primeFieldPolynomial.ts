/** # Polynomials over F_p. Defines `PrimeFieldPolynomial`, `PrimeFieldRing`, `primeFieldRing`.
 *
 * For primes p < 2^26. Coefficients are integers in [0, p), ascending, no trailing zeros, held in doubles;
 * sums of up to `block` = ⌊(2^53 − p)/(p − 1)²⌋ ≥ 2 products are formed before each reduction, so that every intermediate
 * value is an exact integer below 2^53 and reductions are few. Values are immutable by convention.
 * @module */
import { DomainError } from './errors.js';
import type { IntegerPolynomial } from './integerPolynomialRing.js';

export type PrimeFieldPolynomial = Float64Array;

export interface PrimeFieldRing {
  readonly p: number;
  /** The integer polynomial modulo p. */
  reduce(f: IntegerPolynomial): PrimeFieldPolynomial;
  fromCoefficients(coefficients: readonly number[] | Float64Array): PrimeFieldPolynomial;
  inverse(a: number): number;
  add(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): PrimeFieldPolynomial;
  sub(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): PrimeFieldPolynomial;
  scale(a: PrimeFieldPolynomial, c: number): PrimeFieldPolynomial;
  mul(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): PrimeFieldPolynomial;
  divmod(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): readonly [PrimeFieldPolynomial, PrimeFieldPolynomial];
  mod(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): PrimeFieldPolynomial;
  /** The zero polynomial stays zero. */
  monic(a: PrimeFieldPolynomial): PrimeFieldPolynomial;
  derivative(a: PrimeFieldPolynomial): PrimeFieldPolynomial;
  /** Σ a_i b_i over the coefficients of a. */
  combine(a: PrimeFieldPolynomial, b: readonly PrimeFieldPolynomial[]): PrimeFieldPolynomial;
  /** Monic; gcd(0, 0) = 0. */
  gcd(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): PrimeFieldPolynomial;
  /** [s, t] with s·a + t·b = 1, deg s < deg b, deg t < deg a. @throws DomainError unless a, b are coprime */
  bezout(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): readonly [PrimeFieldPolynomial, PrimeFieldPolynomial];
  powMod(a: PrimeFieldPolynomial, exponent: number, modulus: PrimeFieldPolynomial): PrimeFieldPolynomial;
  /** Res(a, b) in [0, p), for nonzero a, b. */
  resultant(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): number;
}

const zero = new Float64Array(0);
const one = Float64Array.of(1);

/** @param p a prime below 2^26 */
export function primeFieldRing(p: number): PrimeFieldRing {
  return new DensePrimeFieldRing(p);
}

/** ⌊a/b⌋ for integers 0 ≤ a < 2^53, b > 0, without a rounded quotient. */
const wholeQuotient = (a: number, b: number): number => (a - (a % b)) / b;

/** x·y mod p by doubles: exact because p < 2^26. */
const times = (x: number, y: number, p: number): number => (x * y) % p;

class DensePrimeFieldRing implements PrimeFieldRing {
  readonly #block: number;

  constructor(readonly p: number) {
    this.#block = wholeQuotient(2 ** 53 - p, (p - 1) ** 2);
  }

  reduce(f: IntegerPolynomial): PrimeFieldPolynomial {
    const { p } = this;
    const modulus = BigInt(p);
    const result = new Float64Array(f.length);
    for (let i = 0; i < f.length; i++) {
      const r = Number(f[i]! % modulus);
      result[i] = r < 0 ? r + p : r;
    }
    return trimmed(result);
  }

  fromCoefficients(coefficients: readonly number[] | Float64Array): PrimeFieldPolynomial {
    return trimmed(Float64Array.from(coefficients));
  }

  inverse(a: number): number {
    let [r0, r1] = [this.p, a];
    let [t0, t1] = [0, 1];
    while (r1 !== 0) {
      const q = wholeQuotient(r0, r1);
      [r0, r1] = [r1, r0 - q * r1];
      [t0, t1] = [t1, t0 - q * t1];
    }
    if (r0 !== 1) throw new DomainError({ where: `inverse modulo ${this.p}`, expected: 'a unit', found: String(a) });
    return t0 < 0 ? t0 + this.p : t0;
  }

  add(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): PrimeFieldPolynomial {
    const [long, short] = a.length >= b.length ? [a, b] : [b, a];
    const result = long.slice();
    for (let i = 0; i < short.length; i++) {
      const sum = result[i]! + short[i]!;
      result[i] = sum >= this.p ? sum - this.p : sum;
    }
    return trimmed(result);
  }

  sub(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): PrimeFieldPolynomial {
    const result = new Float64Array(Math.max(a.length, b.length));
    result.set(a);
    for (let i = 0; i < b.length; i++) {
      const difference = result[i]! - b[i]!;
      result[i] = difference < 0 ? difference + this.p : difference;
    }
    return trimmed(result);
  }

  scale(a: PrimeFieldPolynomial, c: number): PrimeFieldPolynomial {
    return c === 0 ? zero : c === 1 ? a : a.map((x) => times(x, c, this.p));
  }

  mul(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): PrimeFieldPolynomial {
    if (a.length === 0 || b.length === 0) return zero;
    const [x, y] = a.length <= b.length ? [a, b] : [b, a];
    const result = new Float64Array(x.length + y.length - 1);
    for (let k = 0; k < result.length; k++)
      result[k] = this.#convolve(x, y, k, Math.max(0, k - y.length + 1), Math.min(k, x.length - 1), 0);
    return result;
  }

  /** (start + Σ_{i=from}^{to} x_i y_{k−i}) mod p, for start in [0, p). */
  #convolve(x: Float64Array, y: Float64Array, k: number, from: number, to: number, start: number): number {
    const { p } = this;
    let sum = start;
    let i = from;
    while (i <= to) {
      const end = Math.min(to + 1, i + this.#block);
      for (; i < end; i++) sum += x[i]! * y[k - i]!;
      sum %= p;
    }
    return sum;
  }

  divmod(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): readonly [PrimeFieldPolynomial, PrimeFieldPolynomial] {
    const minus = this.#negatedQuotient(a, b);
    return [minus.map((c) => (c === 0 ? 0 : this.p - c)), this.#remainder(a, b, minus)];
  }

  mod(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): PrimeFieldPolynomial {
    return a.length < b.length ? a : this.#remainder(a, b, this.#negatedQuotient(a, b));
  }

  /** −(a quo b). Each coefficient is one convolution: additions only, reduced once a block. */
  #negatedQuotient(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): Float64Array {
    const n = b.length - 1;
    if (n < 0) throw new DomainError({ where: 'division', expected: 'a nonzero polynomial', found: '0' });
    const length = Math.max(0, a.length - n);
    const minus = new Float64Array(length);
    const unit = this.p - this.inverse(b[n]!);
    for (let k = length - 1; k >= 0; k--) {
      const top = this.#convolve(minus, b, k + n, k + 1, Math.min(length - 1, k + n), a[k + n]!);
      minus[k] = times(top, unit, this.p);
    }
    return minus;
  }

  #remainder(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial, minus: Float64Array): PrimeFieldPolynomial {
    const rest = new Float64Array(Math.min(a.length, b.length - 1));
    for (let i = 0; i < rest.length; i++)
      rest[i] = this.#convolve(minus, b, i, 0, Math.min(i, minus.length - 1), a[i]!);
    return trimmed(rest);
  }

  monic(a: PrimeFieldPolynomial): PrimeFieldPolynomial {
    return a.length === 0 ? a : this.scale(a, this.inverse(a[a.length - 1]!));
  }

  derivative(a: PrimeFieldPolynomial): PrimeFieldPolynomial {
    const result = new Float64Array(Math.max(0, a.length - 1));
    for (let i = 1; i < a.length; i++) result[i - 1] = times(a[i]!, i % this.p, this.p);
    return trimmed(result);
  }

  combine(a: PrimeFieldPolynomial, b: readonly PrimeFieldPolynomial[]): PrimeFieldPolynomial {
    const { p } = this;
    const sum = new Float64Array(b.reduce((length, row) => Math.max(length, row.length), 0));
    let pending = 0;
    for (let i = 0; i < a.length; i++) {
      const c = a[i]!;
      const row = b[i]!;
      if (c === 0) continue;
      for (let j = 0; j < row.length; j++) sum[j] = sum[j]! + c * row[j]!;
      if (++pending < this.#block) continue;
      for (let j = 0; j < sum.length; j++) sum[j] = sum[j]! % p;
      pending = 0;
    }
    for (let j = 0; j < sum.length; j++) sum[j] = sum[j]! % p;
    return trimmed(sum);
  }

  gcd(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): PrimeFieldPolynomial {
    let [r0, r1] = [a, b];
    while (r1.length > 0) [r0, r1] = [r1, this.mod(r0, r1)];
    return this.monic(r0);
  }

  bezout(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): readonly [PrimeFieldPolynomial, PrimeFieldPolynomial] {
    let [r0, s0, t0]: PrimeFieldPolynomial[] = [a, one, zero] as const;
    let [r1, s1, t1]: PrimeFieldPolynomial[] = [b, zero, one] as const;
    while (r1!.length > 0) {
      const [q, r] = this.divmod(r0!, r1!);
      [r0, r1] = [r1, r];
      [s0, s1] = [s1, this.sub(s0!, this.mul(q, s1!))];
      [t0, t1] = [t1, this.sub(t0!, this.mul(q, t1!))];
    }
    if (r0!.length !== 1)
      throw new DomainError({ where: 'Bézout cofactors', expected: 'coprime polynomials', found: 'a common factor' });
    const unit = this.inverse(r0![0]!);
    return [this.scale(s0!, unit), this.scale(t0!, unit)];
  }

  powMod(a: PrimeFieldPolynomial, exponent: number, modulus: PrimeFieldPolynomial): PrimeFieldPolynomial {
    let result = this.mod(one, modulus);
    let square = this.mod(a, modulus);
    for (let e = exponent; e > 0; e = Math.floor(e / 2)) {
      if (e % 2 === 1) result = this.mod(this.mul(result, square), modulus);
      if (e > 1) square = this.mod(this.mul(square, square), modulus);
    }
    return result;
  }

  resultant(a: PrimeFieldPolynomial, b: PrimeFieldPolynomial): number {
    const { p } = this;
    let [r0, r1] = [a, b];
    let result = 1;
    while (r1.length > 1) {
      const r = this.mod(r0, r1);
      if (r.length === 0) return 0;
      if ((r0.length - 1) % 2 === 1 && (r1.length - 1) % 2 === 1) result = p - result;
      const lead = r1[r1.length - 1]!;
      for (let k = r0.length - r.length; k > 0; k--) result = times(result, lead, p);
      [r0, r1] = [r1, r];
    }
    for (let k = r0.length - 1; k > 0; k--) result = times(result, r1[0]!, p);
    return result;
  }
}

function trimmed(a: Float64Array): PrimeFieldPolynomial {
  let length = a.length;
  while (length > 0 && a[length - 1] === 0) length--;
  return length === a.length ? a : a.slice(0, length);
}
