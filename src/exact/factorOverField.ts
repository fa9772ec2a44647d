/** # Factorization over a number field. Defines `factorOverField`, `normPolynomial`.
 *
 * Trager's method: for g over K = Q(α), the norm of g(x − sα) is square-free for all but finitely many integers s, and its
 * factors over Q cut out the factors of g as gcds. The norm is found as the characteristic polynomial of x + sα acting on
 * K[x]/(g). Source: B. M. Trager, Algebraic factoring and rational function integration, SYMSAC 1976.
 * @module */
import { LimitError } from './errors.js';
import { factorInteger } from './factor.js';
import { integerCharacteristicPolynomial } from './integerMatrix.js';
import { type IntegerPolynomial, integerPolynomialFromRational, isSquareFreeZ } from './integerPolynomial.js';
import { lcmInteger } from './integers.js';
import type { Element, NumberField } from './numberField.js';
import { type Polynomial, polynomialRing } from './polynomial.js';
import { type Rational, rational } from './rational.js';

/** The polynomial over K with integer coordinates whose roots are `scale` times those of the monic g. */
export function integralModel(K: NumberField, g: Polynomial<Element>): { model: readonly Element[]; scale: bigint } {
  const scale = g.reduce((common, c) => lcmInteger(common, c.den), 1n);
  const degree = g.length - 1;
  return { model: g.map((c, k) => K.mul(c, K.fromInteger(scale ** BigInt(degree - k)))), scale };
}

/** The characteristic polynomial over Q of x + sα on K[x]/(g): Π over the conjugates of g of its value at t − sα.
 *  @param g monic over K, with integer coordinates in the basis of K */
export function normPolynomial(K: NumberField, g: readonly Element[], s: bigint): IntegerPolynomial {
  const D = K.degree;
  const e = g.length - 1;
  // Basis: (basis element i of K)·x^j at position j·D + i; column by column, the image of each.
  const size = D * e;
  const matrix = Array.from({ length: size }, () => new Array<bigint>(size).fill(0n));
  const shift = K.mul(K.generator, K.fromInteger(s));
  for (let j = 0; j < e; j++)
    for (let i = 0; i < D; i++) {
      const unit = K.dickson(i);
      const column = j * D + i;
      const put = (power: number, value: Element): void => {
        value.num.forEach((c, t) => {
          const row = matrix[power * D + t]!;
          row[column] = row[column]! + c;
        });
      };
      put(j, K.mul(unit, shift));
      if (j + 1 < e) put(j + 1, unit);
      else for (let k = 0; k < e; k++) put(k, K.neg(K.mul(unit, g[k]!)));
    }
  return integerCharacteristicPolynomial(matrix);
}

/** 0, 1, −1, 2, −2 … */
export function* shifts(): Generator<bigint> {
  yield 0n;
  for (let s = 1n; ; s++) {
    yield s;
    yield -s;
  }
}

/** Norms of a higher degree over Q take minutes. */
const MAX_NORM_DEGREE = 96;

/** @throws LimitError when the norm of g over Q has too high a degree to be worked with */
export function limitNorm(K: NumberField, g: Polynomial<Element>): void {
  const degree = K.degree * (g.length - 1);
  if (degree > MAX_NORM_DEGREE)
    throw new LimitError({
      where: 'polynomial over a number field',
      expected: `a product of degrees of at most ${MAX_NORM_DEGREE}`,
      found: `${K.degree} · ${g.length - 1}`,
    });
}

/** The monic irreducible factors over K of a square-free polynomial of positive degree, by ascending degree.
 *  @throws LimitError when the product of the degrees of K and g is beyond 96 */
export function factorOverField(K: NumberField, g: Polynomial<Element>): readonly Polynomial<Element>[] {
  const ring = polynomialRing(K);
  const monic = ring.monic(g);
  if (monic.length <= 2) return [monic];
  if (K.degree === 1) {
    const rationalCoefficients = monic.map((c) => K.asRational(c)!);
    return factorInteger(integerPolynomialFromRational(rationalCoefficients)).factors.map(({ factor }) =>
      ring.monic(factor.map((c) => K.fromInteger(c))),
    );
  }
  limitNorm(K, monic);
  const { model, scale } = integralModel(K, monic);
  for (const s of shifts()) {
    const norm = normPolynomial(K, model, s);
    if (!isSquareFreeZ(norm)) continue;
    const factors = factorInteger(norm).factors.map(({ factor }) => factor);
    if (factors.length === 1) return [monic];
    return factors
      .map((factor) => ring.gcd(monic, scaledShift(K, factor, scale, s)))
      .sort((a, b) => a.length - b.length);
  }
  throw new Error('unreachable: all but finitely many shifts have a square-free norm');
}

/** h(scale·x + sα) over K. */
function scaledShift(K: NumberField, h: IntegerPolynomial, scale: bigint, s: bigint): Polynomial<Element> {
  const ring = polynomialRing(K);
  const argument = ring.fromCoefficients([K.mul(K.generator, K.fromInteger(s)), K.fromInteger(scale)]);
  let result: Polynomial<Element> = [];
  for (let k = h.length - 1; k >= 0; k--)
    result = ring.add(ring.mul(result, argument), ring.fromCoefficients([K.fromInteger(h[k]!)]));
  return result;
}

/** The coefficients of a polynomial over Q as elements of K. */
export function overField(K: NumberField, p: readonly (Rational | bigint)[]): Polynomial<Element> {
  return p.map((c) => K.fromRational(typeof c === 'bigint' ? rational(c) : c));
}
