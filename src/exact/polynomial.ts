/** # Polynomials over a field. Defines `Polynomial`, `PolynomialRing`, `polynomialRing`.
 *
 * Dense, ascending coefficients, no trailing zeros; the zero polynomial is `[]` and has degree −1. All algorithms are
 * written once over `Field`; the field has characteristic 0 (square-free parts rely on it). Source: J. von zur Gathen,
 * J. Gerhard, Modern Computer Algebra, 3rd ed., 2013 (MCA), chapters 2–6 and 14.
 * @module */
import { DomainError } from './errors.js';
import type { Field } from './field.js';

export type Polynomial<T> = readonly T[];

export interface PolynomialRing<T> {
  readonly field: Field<T>;
  readonly zero: Polynomial<T>;
  readonly one: Polynomial<T>;
  readonly x: Polynomial<T>;
  /** Σ c_i x^i; trailing zeros are dropped. */
  fromCoefficients(coefficients: readonly T[]): Polynomial<T>;
  constant(c: T): Polynomial<T>;
  /** −1 for the zero polynomial. */
  degree(p: Polynomial<T>): number;
  /** @throws DomainError on zero */
  leadingCoefficient(p: Polynomial<T>): T;
  isZero(p: Polynomial<T>): boolean;
  equals(a: Polynomial<T>, b: Polynomial<T>): boolean;
  add(a: Polynomial<T>, b: Polynomial<T>): Polynomial<T>;
  sub(a: Polynomial<T>, b: Polynomial<T>): Polynomial<T>;
  neg(a: Polynomial<T>): Polynomial<T>;
  /** c·p. */
  scale(p: Polynomial<T>, c: T): Polynomial<T>;
  mul(a: Polynomial<T>, b: Polynomial<T>): Polynomial<T>;
  /** [q, r] with a = q·b + r and deg r < deg b. @throws DomainError when b = 0 */
  divmod(a: Polynomial<T>, b: Polynomial<T>): readonly [quotient: Polynomial<T>, remainder: Polynomial<T>];
  quo(a: Polynomial<T>, b: Polynomial<T>): Polynomial<T>;
  mod(a: Polynomial<T>, b: Polynomial<T>): Polynomial<T>;
  /** The monic greatest common divisor; gcd(0, 0) = 0. Over Q, `gcdZ` is much faster. */
  gcd(a: Polynomial<T>, b: Polynomial<T>): Polynomial<T>;
  /** [g, s, t] with g = gcd(a, b) = s·a + t·b, and deg s < deg b − deg g, deg t < deg a − deg g where those are positive. */
  xgcd(a: Polynomial<T>, b: Polynomial<T>): readonly [gcd: Polynomial<T>, s: Polynomial<T>, t: Polynomial<T>];
  /** p divided by its leading coefficient. @throws DomainError on zero */
  monic(p: Polynomial<T>): Polynomial<T>;
  derivative(p: Polynomial<T>): Polynomial<T>;
  evaluate(p: Polynomial<T>, x: T): T;
  /** outer(inner(x)). */
  compose(outer: Polynomial<T>, inner: Polynomial<T>): Polynomial<T>;
  /** p^exponent for an integer exponent ≥ 0; p^0 = 1. */
  pow(p: Polynomial<T>, exponent: number): Polynomial<T>;
  /** p^exponent mod modulus, exponent ≥ 0. @throws DomainError when the modulus is zero */
  powMod(p: Polynomial<T>, exponent: number | bigint, modulus: Polynomial<T>): Polynomial<T>;
  /** The monic product of the distinct irreducible factors. @throws DomainError on zero */
  squareFreePart(p: Polynomial<T>): Polynomial<T>;
  /** Monic square-free pairwise coprime g_i, not 1, with p = lc(p)·Π g_i^{e_i}, e_i ascending. @throws DomainError on zero */
  squareFreeDecomposition(
    p: Polynomial<T>,
  ): readonly { readonly factor: Polynomial<T>; readonly multiplicity: number }[];
  /** lc(a)^deg b · lc(b)^deg a · Π (α − β) over the roots α of a, β of b; 0 when either polynomial is zero. */
  resultant(a: Polynomial<T>, b: Polynomial<T>): T;
}

/** The ring of polynomials over a field of characteristic 0. */
export function polynomialRing<T>(field: Field<T>): PolynomialRing<T> {
  return new DensePolynomialRing(field);
}

class DensePolynomialRing<T> implements PolynomialRing<T> {
  readonly zero: Polynomial<T> = [];
  readonly one: Polynomial<T>;
  readonly x: Polynomial<T>;

  constructor(readonly field: Field<T>) {
    this.one = [field.one];
    this.x = [field.zero, field.one];
  }

  fromCoefficients(coefficients: readonly T[]): Polynomial<T> {
    let length = coefficients.length;
    while (length > 0 && this.field.isZero(coefficients[length - 1]!)) length--;
    return coefficients.slice(0, length);
  }

  constant(c: T): Polynomial<T> {
    return this.field.isZero(c) ? this.zero : [c];
  }

  degree(p: Polynomial<T>): number {
    return p.length - 1;
  }

  leadingCoefficient(p: Polynomial<T>): T {
    this.#assertNonzero(p, 'leading coefficient');
    return p[p.length - 1]!;
  }

  isZero(p: Polynomial<T>): boolean {
    return p.length === 0;
  }

  equals(a: Polynomial<T>, b: Polynomial<T>): boolean {
    return a.length === b.length && a.every((c, i) => this.field.equals(c, b[i]!));
  }

  add(a: Polynomial<T>, b: Polynomial<T>): Polynomial<T> {
    const [long, short] = a.length >= b.length ? [a, b] : [b, a];
    return this.fromCoefficients(long.map((c, i) => (i < short.length ? this.field.add(c, short[i]!) : c)));
  }

  sub(a: Polynomial<T>, b: Polynomial<T>): Polynomial<T> {
    return this.add(a, this.neg(b));
  }

  neg(a: Polynomial<T>): Polynomial<T> {
    return a.map((c) => this.field.neg(c));
  }

  scale(p: Polynomial<T>, c: T): Polynomial<T> {
    return this.field.isZero(c) ? this.zero : p.map((coefficient) => this.field.mul(coefficient, c));
  }

  mul(a: Polynomial<T>, b: Polynomial<T>): Polynomial<T> {
    if (a.length === 0 || b.length === 0) return this.zero;
    const { field } = this;
    const product = new Array<T>(a.length + b.length - 1).fill(field.zero);
    for (let i = 0; i < a.length; i++) {
      const c = a[i]!;
      if (field.isZero(c)) continue;
      for (let j = 0; j < b.length; j++) product[i + j] = field.add(product[i + j]!, field.mul(c, b[j]!));
    }
    return product;
  }

  divmod(a: Polynomial<T>, b: Polynomial<T>): readonly [Polynomial<T>, Polynomial<T>] {
    this.#assertNonzero(b, 'division');
    const { field } = this;
    const n = b.length - 1;
    if (a.length <= n) return [this.zero, a];
    const inverse = field.inv(b[n]!);
    const rest = [...a];
    const quotient = new Array<T>(a.length - n).fill(field.zero);
    for (let k = a.length - 1 - n; k >= 0; k--) {
      const top = rest[k + n]!;
      if (field.isZero(top)) continue;
      const q = field.mul(top, inverse);
      quotient[k] = q;
      for (let j = 0; j < n; j++) rest[k + j] = field.sub(rest[k + j]!, field.mul(q, b[j]!));
    }
    return [quotient, this.fromCoefficients(rest.slice(0, n))];
  }

  quo(a: Polynomial<T>, b: Polynomial<T>): Polynomial<T> {
    return this.divmod(a, b)[0];
  }

  mod(a: Polynomial<T>, b: Polynomial<T>): Polynomial<T> {
    return this.divmod(a, b)[1];
  }

  gcd(a: Polynomial<T>, b: Polynomial<T>): Polynomial<T> {
    let [r0, r1] = [a, b];
    // Monic remainders keep the coefficients of an infinite field from growing exponentially (MCA §6.11).
    while (r1.length > 0) [r0, r1] = [r1, this.#monicOrZero(this.mod(r0, r1))];
    return this.#monicOrZero(r0);
  }

  xgcd(a: Polynomial<T>, b: Polynomial<T>): readonly [Polynomial<T>, Polynomial<T>, Polynomial<T>] {
    let [r0, s0, t0]: [Polynomial<T>, Polynomial<T>, Polynomial<T>] = [a, this.one, this.zero];
    let [r1, s1, t1]: [Polynomial<T>, Polynomial<T>, Polynomial<T>] = [b, this.zero, this.one];
    while (r1.length > 0) {
      const [q, r] = this.divmod(r0, r1);
      const s = this.sub(s0, this.mul(q, s1));
      const t = this.sub(t0, this.mul(q, t1));
      const unit = r.length === 0 ? this.field.one : this.field.inv(r[r.length - 1]!);
      [r0, s0, t0] = [r1, s1, t1];
      [r1, s1, t1] = [this.scale(r, unit), this.scale(s, unit), this.scale(t, unit)];
    }
    if (r0.length === 0) return [this.zero, this.zero, this.zero];
    const unit = this.field.inv(r0[r0.length - 1]!);
    return [this.scale(r0, unit), this.scale(s0, unit), this.scale(t0, unit)];
  }

  monic(p: Polynomial<T>): Polynomial<T> {
    this.#assertNonzero(p, 'monic polynomial');
    return this.#monicOrZero(p);
  }

  derivative(p: Polynomial<T>): Polynomial<T> {
    const { field } = this;
    return this.fromCoefficients(p.slice(1).map((c, i) => field.mul(c, field.fromInteger(i + 1))));
  }

  evaluate(p: Polynomial<T>, x: T): T {
    const { field } = this;
    return p.reduceRight((value, c) => field.add(field.mul(value, x), c), field.zero);
  }

  compose(outer: Polynomial<T>, inner: Polynomial<T>): Polynomial<T> {
    return outer.reduceRight<Polynomial<T>>(
      (value, c) => this.add(this.mul(value, inner), this.constant(c)),
      this.zero,
    );
  }

  pow(p: Polynomial<T>, exponent: number): Polynomial<T> {
    return power(this.one, p, exponent, (a, b) => this.mul(a, b));
  }

  powMod(p: Polynomial<T>, exponent: number | bigint, modulus: Polynomial<T>): Polynomial<T> {
    const times = (a: Polynomial<T>, b: Polynomial<T>) => this.mod(this.mul(a, b), modulus);
    return power(this.mod(this.one, modulus), this.mod(p, modulus), exponent, times);
  }

  squareFreePart(p: Polynomial<T>): Polynomial<T> {
    this.#assertNonzero(p, 'square-free part');
    return this.#monicOrZero(this.quo(p, this.gcd(p, this.derivative(p))));
  }

  /** Yun's algorithm, MCA Algorithm 14.21. */
  squareFreeDecomposition(
    p: Polynomial<T>,
  ): readonly { readonly factor: Polynomial<T>; readonly multiplicity: number }[] {
    this.#assertNonzero(p, 'square-free decomposition');
    const derivative = this.derivative(p);
    const repeated = this.gcd(p, derivative);
    let v = this.quo(p, repeated);
    let w = this.quo(derivative, repeated);
    const result: { factor: Polynomial<T>; multiplicity: number }[] = [];
    for (let multiplicity = 1; v.length > 1; multiplicity++) {
      const rest = this.sub(w, this.derivative(v));
      const factor = this.gcd(v, rest);
      if (factor.length > 1) result.push({ factor, multiplicity });
      v = this.quo(v, factor);
      w = this.quo(rest, factor);
    }
    return result;
  }

  /** Euclid's algorithm: Res(a, b) = (−1)^{mn} lc(b)^{m − deg r} Res(b, r) for r = a mod b (MCA §6.3). */
  resultant(a: Polynomial<T>, b: Polynomial<T>): T {
    const { field } = this;
    let [r0, r1] = [a, b];
    let result = field.one;
    while (r1.length > 1) {
      const r = this.mod(r0, r1);
      if (r.length === 0 && r0.length > 0) return field.zero;
      if ((r0.length - 1) % 2 === 1 && (r1.length - 1) % 2 === 1) result = field.neg(result);
      result = field.mul(result, this.#powerOfScalar(r1[r1.length - 1]!, r0.length - r.length));
      [r0, r1] = [r1, r];
    }
    if (r0.length === 0 || r1.length === 0) return field.zero;
    return field.mul(result, this.#powerOfScalar(r1[0]!, r0.length - 1));
  }

  #powerOfScalar(c: T, exponent: number): T {
    return power(this.field.one, c, exponent, (a, b) => this.field.mul(a, b));
  }

  #monicOrZero(p: Polynomial<T>): Polynomial<T> {
    const { field } = this;
    const lead = p[p.length - 1];
    return lead === undefined || field.equals(lead, field.one) ? p : this.scale(p, field.inv(lead));
  }

  #assertNonzero(p: Polynomial<T>, where: string): void {
    if (p.length === 0) throw new DomainError({ where, expected: 'a nonzero polynomial', found: '0' });
  }
}

/** base^exponent by repeated squaring in any monoid. @throws DomainError when the exponent is no integer ≥ 0 */
function power<M>(one: M, base: M, exponent: number | bigint, times: (a: M, b: M) => M): M {
  if (exponent < 0 || (typeof exponent === 'number' && !Number.isSafeInteger(exponent)))
    throw new DomainError({ where: 'exponent', expected: 'an integer ≥ 0', found: String(exponent) });
  let result = one;
  let square = base;
  for (let e = BigInt(exponent); e > 0n; e >>= 1n) {
    if ((e & 1n) === 1n) result = times(result, square);
    if (e > 1n) square = times(square, square);
  }
  return result;
}
