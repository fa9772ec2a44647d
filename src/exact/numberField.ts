/** # Real number fields. Defines `NumberField`, `Element`, `rationalField`, `numberField`.
 *
 * Q(α) for a real algebraic integer α, given by its monic irreducible polynomial f of degree D and an interval that holds
 * one root of f. Q itself is the field of degree 1, so that all exact geometry runs over one type.
 *
 * Coordinates are integers over a common denominator in the *Dickson basis* 1, d_1, …, d_{D−1}, where d_k is the monic
 * integer polynomial with d_k(z + 1/z) = z^k + z^−k: d_1 = α, d_2 = α² − 2, d_{k+1} = α d_k − d_{k−1}, and
 * d_i d_j = d_{i+j} + d_{|i−j|} with d_0 = 2. For α = 2cos(2π/n) this makes d_k = 2cos(2πk/n): the numbers that occur in
 * polygons and antiprisms are then single coordinates, where the powers of α would need binomially large ones.
 * For D ≤ 2 it is the power basis. Sources: R. Lidl, G. L. Mullen, G. Turnwald, Dickson Polynomials, 1993, §2.1.
 * @module */
import { DomainError, LimitError } from './errors.js';
import type { OrderedField, Sign } from './field.js';
import { solveIntegerSystem } from './integerLinearSystem.js';
import {
  characteristicPolynomialModulo,
  type IntegerMatrix,
  integerCharacteristicPolynomial,
  primitiveMinimalPolynomial,
} from './integerMatrix.js';
import { type IntegerPolynomial, squareFreePartZ } from './integerPolynomial.js';
import { gcdInteger } from './integers.js';
import { memoized } from './memo.js';
import { nearestRoot } from './nearestRoot.js';
import { primeFieldRing } from './primeFieldPolynomial.js';
import { largePrimes } from './primes.js';
import { numerator, type Rational, rational, rationalToNumber } from './rational.js';
import { isolateRealRoots, type RootInterval, refineRoot } from './realRoots.js';

/** An element of a number field, reduced: den > 0 and gcd(all num, den) = 1. Meaningless without its field. */
export interface Element {
  readonly num: readonly bigint[];
  readonly den: bigint;
}

/** A real number as an element of a field. */
export interface AlgebraicNumber {
  readonly field: NumberField;
  readonly element: Element;
}

/** The value of a number lies in [lo, hi]·2^−bits. */
export interface Enclosure {
  readonly lo: bigint;
  readonly hi: bigint;
  readonly bits: number;
}

/** No sign needs more than this for the sizes this package admits; it stops what a forged field could make endless. */
const MAX_BITS = 1 << 17;

function reduced(num: readonly bigint[], den: bigint): Element {
  if (den === 1n) return { num, den };
  let divisor = den < 0n ? -den : den;
  for (const c of num) {
    if (divisor === 1n) break;
    if (c !== 0n) divisor = gcdInteger(divisor, c);
  }
  if (den < 0n) divisor = -divisor;
  return divisor === 1n ? { num, den } : { num: num.map((c) => c / divisor), den: den / divisor };
}

function isRational({ num }: Element): boolean {
  for (let k = num.length - 1; k > 0; k--) if (num[k] !== 0n) return false;
  return true;
}

/** a·p/q. */
function times(a: Element, p: bigint, q: bigint): Element {
  if (p === 1n && q === 1n) return a;
  return reduced(
    a.num.map((c) => (c === 0n ? c : c * p)),
    a.den * q,
  );
}

type SparseVector = readonly (readonly [index: number, coefficient: bigint])[];

const sparse = (v: readonly bigint[]): SparseVector => v.flatMap((c, i) => (c === 0n ? [] : [[i, c] as const]));

export class NumberField implements OrderedField<Element> {
  readonly degree: number;
  /** Monic, integral, ascending. */
  readonly minimalPolynomial: IntegerPolynomial;
  readonly zero: Element;
  readonly one: Element;
  /** α. */
  readonly generator: Element;
  /** d_k for D ≤ k ≤ 2D − 2 in the basis. */
  readonly #reduction: readonly SparseVector[];
  /** The best enclosure of α known so far; refined on demand, which changes no value. */
  #root: RootInterval;
  #basisEnclosures = new Map<number, readonly { lo: bigint; hi: bigint }[]>();

  /** @param minimalPolynomial monic and irreducible over Q; irreducibility is the caller's word (`numberField` checks
   *  the rest). Over a reducible f, sums and products are still true of α, and `sign` still speaks of the real number.
   *  @param root an interval holding exactly one root, with a sign change of f unless it is a point */
  constructor(minimalPolynomial: IntegerPolynomial, root: RootInterval) {
    const degree = minimalPolynomial.length - 1;
    this.degree = degree;
    this.minimalPolynomial = minimalPolynomial;
    this.#root = root;
    this.zero = { num: new Array<bigint>(degree).fill(0n), den: 1n };
    this.one = this.#unit(0, 1n);
    this.#reduction = this.#reductionTable();
    this.generator = degree === 1 ? { num: [-minimalPolynomial[0]!], den: 1n } : this.#unit(1, 1n);
  }

  #unit(index: number, value: bigint): Element {
    const num = [...this.zero.num];
    num[index] = value;
    return { num, den: 1n };
  }

  /** From f in the power basis: divide out leading Dickson polynomials to find d_D, then multiply by α. */
  #reductionTable(): SparseVector[] {
    const D = this.degree;
    const rest = [...this.minimalPolynomial];
    const first = new Array<bigint>(D).fill(0n);
    for (let k = D; k >= 1; k--) {
      const lead = rest[k]!;
      if (lead === 0n) continue;
      dicksonPolynomial(k).forEach((c, i) => {
        rest[i] = rest[i]! - lead * c;
      });
      if (k < D) first[k] = -lead;
    }
    first[0] = -rest[0]!;
    const table = [first];
    for (let k = D + 1; k <= 2 * D - 2; k++) {
      const last = table[table.length - 1]!;
      const before = k === D + 1 ? undefined : table[table.length - 2]!;
      const next = this.#timesGenerator(last, first);
      if (before === undefined) next[D - 1] = next[D - 1]! - 1n;
      else
        before.forEach((c, i) => {
          next[i] = next[i]! - c;
        });
      table.push(next);
    }
    return table.map(sparse);
  }

  /** α·v in the basis, d_D being given. */
  #timesGenerator(v: readonly bigint[], top: readonly bigint[]): bigint[] {
    const D = this.degree;
    const result = new Array<bigint>(D).fill(0n);
    v.forEach((c, j) => {
      if (c === 0n) return;
      if (j + 1 < D) result[j + 1] = result[j + 1]! + c;
      else
        top.forEach((t, i) => {
          result[i] = result[i]! + c * t;
        });
      if (j >= 1) result[j - 1] = result[j - 1]! + (j === 1 ? 2n * c : c);
    });
    return result;
  }

  fromInteger(n: bigint | number): Element {
    return this.#unit(0, BigInt(n));
  }

  fromRational(q: Rational): Element {
    return { num: this.#unit(0, numerator(q)).num, den: q.d };
  }

  add(a: Element, b: Element): Element {
    if (a.den === b.den)
      return reduced(
        a.num.map((c, i) => c + b.num[i]!),
        a.den,
      );
    return reduced(
      a.num.map((c, i) => c * b.den + b.num[i]! * a.den),
      a.den * b.den,
    );
  }

  neg(a: Element): Element {
    return { num: a.num.map((c) => -c), den: a.den };
  }

  sub(a: Element, b: Element): Element {
    if (a.den === b.den)
      return reduced(
        a.num.map((c, i) => c - b.num[i]!),
        a.den,
      );
    return reduced(
      a.num.map((c, i) => c * b.den - b.num[i]! * a.den),
      a.den * b.den,
    );
  }

  /** Cost: the product of the numbers of nonzero coordinates, plus the reduction. */
  mul(a: Element, b: Element): Element {
    const D = this.degree;
    if (isRational(a)) return times(b, a.num[0]!, a.den);
    if (isRational(b)) return times(a, b.num[0]!, b.den);
    const sum = new Array<bigint>(2 * D - 1).fill(0n);
    for (let i = 0; i < D; i++) {
      const x = a.num[i]!;
      if (x === 0n) continue;
      for (let j = 0; j < D; j++) {
        const y = b.num[j]!;
        if (y === 0n) continue;
        const product = x * y;
        sum[i + j] = sum[i + j]! + product;
        if (i === 0 || j === 0) continue;
        const k = i < j ? j - i : i - j;
        sum[k] = sum[k]! + (k === 0 ? 2n * product : product);
      }
    }
    for (let k = D; k <= 2 * D - 2; k++) {
      const c = sum[k]!;
      if (c === 0n) continue;
      for (const [i, t] of this.#reduction[k - D]!) sum[i] = sum[i]! + c * t;
    }
    sum.length = D;
    return reduced(sum, a.den * b.den);
  }

  /** Solves a·x = 1 in the basis. @throws DomainError on zero */
  inv(a: Element): Element {
    if (this.isZero(a)) throw new DomainError({ where: 'inverse', expected: 'a nonzero number', found: '0' });
    const q = this.asRational(a);
    if (q !== undefined) return reduced(this.#unit(0, a.den).num, a.num[0]!);
    const { num, den } = solveIntegerSystem(this.#multiplicationMatrix(a), this.one.num);
    return reduced(
      num.map((c) => c * a.den),
      den,
    );
  }

  div(a: Element, b: Element): Element {
    return this.mul(a, this.inv(b));
  }

  pow(a: Element, exponent: number): Element {
    if (exponent < 0) return this.pow(this.inv(a), -exponent);
    let result = this.one;
    let square = a;
    for (let e = exponent; e > 0; e = Math.floor(e / 2)) {
      if (e % 2 === 1) result = this.mul(result, square);
      if (e > 1) square = this.mul(square, square);
    }
    return result;
  }

  equals(a: Element, b: Element): boolean {
    return a.den === b.den && a.num.every((c, i) => c === b.num[i]);
  }

  isZero(a: Element): boolean {
    return a.num.every((c) => c === 0n);
  }

  /** A string that is the same exactly for equal elements. */
  key(a: Element): string {
    return `${a.num.join(',')}/${a.den}`;
  }

  asRational(a: Element): Rational | undefined {
    return isRational(a) ? rational(a.num[0]!, a.den) : undefined;
  }

  compare(a: Element, b: Element): Sign {
    return this.sign(this.sub(a, b));
  }

  /** The sign of the real number. @throws LimitError when 2^17 bits do not separate it from zero (in a field, never) */
  sign(a: Element): Sign {
    if (this.asRational(a) !== undefined) return a.num[0]! < 0n ? -1 : a.num[0]! > 0n ? 1 : 0;
    for (let bits = 128; bits <= MAX_BITS; bits *= 2) {
      const { lo, hi } = this.#encloseNumerator(a, bits);
      if (lo > 0n) return 1;
      if (hi < 0n) return -1;
    }
    throw new LimitError({
      where: 'sign',
      expected: `a number that ${MAX_BITS} bits separate from 0`,
      found: this.key(a),
    });
  }

  /** lo ≤ a·2^bits ≤ hi with hi − lo ≤ 2. */
  enclose(a: Element, bits: number): Enclosure {
    const scale = 1n << BigInt(bits);
    const q = this.asRational(a);
    if (q !== undefined) {
      const lo = floorDivide(numerator(q) * scale, q.d);
      return { lo, hi: lo * q.d === numerator(q) * scale ? lo : lo + 1n, bits };
    }
    for (let working = bits + 64; ; working *= 2) {
      const { lo, hi } = this.#encloseNumerator(a, working);
      const unit = a.den << BigInt(working - bits);
      const result = { lo: floorDivide(lo, unit), hi: -floorDivide(-hi, unit), bits };
      if (result.hi - result.lo <= 2n) return result;
      if (working > 8 * MAX_BITS)
        throw new LimitError({ where: 'enclosure', expected: `at most ${MAX_BITS} bits`, found: `${bits}` });
    }
  }

  floor(a: Element): bigint {
    const q = this.asRational(a);
    if (q !== undefined) return floorDivide(numerator(q), q.d);
    for (let bits = 64; ; bits *= 2) {
      const { lo, hi } = this.enclose(a, bits);
      if (lo >> BigInt(bits) === hi >> BigInt(bits)) return lo >> BigInt(bits);
    }
  }

  /** The double nearest to the real number (ties to even can only occur for rationals). */
  toNumber(a: Element): number {
    const q = this.asRational(a);
    if (q !== undefined) return rationalToNumber(q);
    for (let bits = 128; ; bits *= 2) {
      const { lo, hi } = this.enclose(a, bits);
      const scale = 1n << BigInt(bits);
      const below = rationalToNumber(rational(lo, scale));
      if (below === rationalToNumber(rational(hi, scale)) && below !== 0) return below;
      if (bits > 4096) return below; // beneath the least subnormal
    }
  }

  /** Σ num_k·d_k, enclosed at scale 2^bits. */
  #encloseNumerator(a: Element, bits: number): { lo: bigint; hi: bigint } {
    const basis = this.#encloseBasis(bits);
    let lo = 0n;
    let hi = 0n;
    for (let k = 0; k < this.degree; k++) {
      const c = a.num[k]!;
      if (c === 0n) continue;
      const { lo: low, hi: high } = basis[k]!;
      lo += c > 0n ? c * low : c * high;
      hi += c > 0n ? c * high : c * low;
    }
    return { lo, hi };
  }

  /** Enclosures of the basis at scale 2^bits, by the recurrence in interval arithmetic. */
  #encloseBasis(bits: number): readonly { lo: bigint; hi: bigint }[] {
    const known = this.#basisEnclosures.get(bits);
    if (known !== undefined) return known;
    const { lo, hi } = this.rootInterval(bits);
    const scale = BigInt(bits);
    const alpha = { lo: floorDivide(numerator(lo) << scale, lo.d), hi: -floorDivide(-(numerator(hi) << scale), hi.d) };
    const basis = [{ lo: 1n << scale, hi: 1n << scale }];
    if (this.degree > 1) basis.push(alpha);
    for (let k = 2; k < this.degree; k++) {
      const previous = basis[k - 1]!;
      const before = k === 2 ? { lo: 2n << scale, hi: 2n << scale } : basis[k - 2]!;
      const products = [alpha.lo * previous.lo, alpha.lo * previous.hi, alpha.hi * previous.lo, alpha.hi * previous.hi];
      const least = products.reduce((x, y) => (x < y ? x : y));
      const most = products.reduce((x, y) => (x > y ? x : y));
      basis.push({ lo: (least >> scale) - before.hi, hi: -(-most >> scale) - before.lo });
    }
    this.#basisEnclosures.set(bits, basis);
    return basis;
  }

  /** An interval of width at most 2^−bits that holds α. */
  rootInterval(bits: number): RootInterval {
    this.#root = refineRoot(this.minimalPolynomial, this.#root, bits);
    return this.#root;
  }

  /** Σ q_k α^k. */
  fromPowerBasis(coefficients: readonly Rational[]): Element {
    let result = this.zero;
    for (let k = coefficients.length - 1; k >= 0; k--)
      result = this.add(this.mul(result, this.generator), this.fromRational(coefficients[k]!));
    return result;
  }

  /** The q_k with a = Σ q_k α^k, exactly D of them. */
  toPowerBasis(a: Element): readonly Rational[] {
    const result = new Array<bigint>(this.degree).fill(0n);
    a.num.forEach((c, k) => {
      if (c === 0n) return;
      if (k === 0) result[0] = result[0]! + c;
      else
        dicksonPolynomial(k).forEach((t, i) => {
          result[i] = result[i]! + c * t;
        });
    });
    return result.map((c) => rational(c, a.den));
  }

  /** d_k(α) for k ≥ 1, and 1 for k = 0. */
  dickson(k: number): Element {
    if (k < this.degree) return this.#unit(k, 1n);
    let before = this.fromInteger(2);
    let current = this.generator;
    for (let i = 1; i < k; i++) [before, current] = [current, this.sub(this.mul(this.generator, current), before)];
    return current;
  }

  /** Column j is den·a·(basis element j): the numerator of a times each basis element. */
  #multiplicationMatrix(a: Element): IntegerMatrix {
    const columns: (readonly bigint[])[] = [];
    for (let j = 0; j < this.degree; j++) columns.push(this.mul({ num: a.num, den: 1n }, this.#unit(j, 1n)).num);
    return columns.map((_, i) => columns.map((column) => column[i]!));
  }

  /** Is Q(a) the whole field? Decided by the characteristic polynomial of a modulo a prime where it can be: if that is
   *  square-free, so is the polynomial over Q, and then it is the minimal polynomial. */
  generates(a: Element): boolean {
    if (this.degree === 1) return true;
    if (this.asRational(a) !== undefined) return false;
    return (
      this.#isSquareFreeModPrime(this.#multiplicationMatrix(a)) ||
      this.minimalPolynomialOf(a).length === this.degree + 1
    );
  }

  #isSquareFreeModPrime(matrix: IntegerMatrix): boolean {
    let tries = 3;
    for (const p of largePrimes()) {
      if (tries-- === 0) return false;
      const ring = primeFieldRing(p);
      const image = characteristicPolynomialModulo(matrix, p);
      if (ring.gcd(image, ring.derivative(image)).length === 1) return true;
    }
    return false;
  }

  /** The minimal polynomial of a over Q, primitive with positive leading coefficient. */
  minimalPolynomialOf(a: Element): IntegerPolynomial {
    const q = this.asRational(a);
    if (q !== undefined) return [-numerator(q), q.d];
    const matrix = this.#multiplicationMatrix(a);
    if (this.degree <= 4) return substituteMultiple(squareFreePartZ(integerCharacteristicPolynomial(matrix)), a.den);
    // No candidate has a higher degree than the minimal polynomial, so that one which vanishes at a is it.
    return primitiveMinimalPolynomial(matrix, a.den, (candidate) =>
      this.isZero(candidate.reduceRight((value, c) => this.add(this.mul(value, a), this.fromInteger(c)), this.zero)),
    );
  }
}

/** The primitive polynomial of r/m, from that of r: p(m·x) with its content taken out. */
function substituteMultiple(p: IntegerPolynomial, m: bigint): IntegerPolynomial {
  let power = 1n;
  const coefficients = p.map((c) => {
    const scaled = c * power;
    power *= m;
    return scaled;
  });
  const content = coefficients.reduce(gcdInteger, 0n);
  return coefficients.map((c) => c / content);
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return quotient * b !== a && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

const dicksonPolynomials: (readonly bigint[])[] = [[2n], [0n, 1n]];

/** d_k in the power basis, ascending; d_0 = 2. */
export function dicksonPolynomial(k: number): readonly bigint[] {
  for (let i = dicksonPolynomials.length; i <= k; i++) {
    const next = [0n, ...dicksonPolynomials[i - 1]!];
    dicksonPolynomials[i - 2]!.forEach((c, j) => {
      next[j] = next[j]! - c;
    });
    dicksonPolynomials.push(next);
  }
  return dicksonPolynomials[k]!;
}

/** Q. */
export const rationalField = new NumberField([0n, 1n], { lo: rational(0n), hi: rational(0n) });

const fields = new Map<string, NumberField>();

/** Q(α) for the root of f inside (or nearest to the middle of) `near`; the same f and root give the same object.
 *  @param f monic, irreducible over Q (the caller's word), of degree ≥ 1
 *  @throws DomainError when f is not monic or has no real root */
export function numberField(f: IntegerPolynomial, near: RootInterval): NumberField {
  if (f.length < 2 || f[f.length - 1] !== 1n)
    throw new DomainError({
      where: 'number field',
      expected: 'a monic polynomial of degree at least 1',
      found: `[${f}]`,
    });
  if (f.length === 2) return rationalField;
  const roots = isolateRealRoots(f);
  const index = nearestRoot(f, roots, near);
  const key = `${f.join(',')}#${index}`;
  return memoized(fields, key, () => new NumberField(f, roots[index]!));
}
