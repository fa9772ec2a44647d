/** # The loss with one active feature, twice. Defines `closedLoss`, `integratedLoss`.
 *
 * For x = t e_i with i and t uniform, n·L₁ = Σ_j [ φ(M_jj, b_j) + Σ_{i≠j} ψ(M_ij, b_j) ] (T13): once by the elementary forms of φ and ψ, once by
 * integrating ‖x − (Mx + b)₊‖² over [0,1] piece by piece, between the zeros of the coordinates. Both in rationals.
 * @module */
import { type Matrix, polynomialRing, type Rational, rational, rationals } from 'tightframe';
import { range } from './direct.js';

const { add, sub, mul, div, neg, zero, one, isZero, sign, compare } = rationals;
const ring = polynomialRing(rationals);
const positive = (x: Rational): Rational => (sign(x) > 0 ? x : zero);
const power = (x: Rational, k: number): Rational => range(k).reduce((product) => mul(product, x), one);
const sum = (numbers: readonly Rational[]): Rational => numbers.reduce((total, x) => add(total, x), zero);

/** ∫₀¹ (ct + b)₊² dt = ((c + b)₊³ − b₊³)/3c */
const psi = (c: Rational, b: Rational): Rational =>
  isZero(c)
    ? power(positive(b), 2)
    : div(sub(power(positive(add(c, b)), 3), power(positive(b), 3)), mul(rational(3), c));

/** ∫₀¹ t(at + b)₊ dt, with z = at + b: [z₊³/3 − b z₊²/2] from b to a + b, over a². */
function firstMoment(a: Rational, b: Rational): Rational {
  if (isZero(a)) return div(positive(b), rational(2));
  const antiderivative = (z: Rational): Rational =>
    sub(div(power(positive(z), 3), rational(3)), div(mul(b, power(positive(z), 2)), rational(2)));
  return div(sub(antiderivative(add(a, b)), antiderivative(b)), power(a, 2));
}

/** ∫₀¹ (t − (at + b)₊)² dt */
const phi = (a: Rational, b: Rational): Rational =>
  add(sub(rational(1, 3), mul(rational(2), firstMoment(a, b))), psi(a, b));

/** n·L₁ by the closed forms. */
export const closedLoss = (M: Matrix<Rational>, bias: readonly Rational[]): Rational =>
  sum(bias.flatMap((b, j) => M[j]!.map((entry, i) => (i === j ? phi(entry, b) : psi(entry, b)))));

/** n·L₁ by integration. */
export const integratedLoss = (M: Matrix<Rational>, bias: readonly Rational[]): Rational =>
  sum(M.map((_, i) => sum(bias.map((b, j) => squareIntegral(M[j]![i]!, b, i === j ? one : zero)))));

/** ∫₀¹ (st − (at + b)₊)² dt: between 0, the zero of at + b, and 1 the integrand is a polynomial. */
function squareIntegral(a: Rational, b: Rational, s: Rational): Rational {
  const root = isZero(a) ? zero : neg(div(b, a));
  const ends = [zero, ...(sign(root) > 0 && compare(root, one) < 0 ? [root] : []), one];
  return sum(
    ends.slice(1).map((to, k) => {
      const from = ends[k]!;
      const middle = div(add(from, to), rational(2));
      const active = sign(add(mul(a, middle), b)) > 0;
      const error = ring.fromCoefficients(active ? [neg(b), sub(s, a)] : [zero, s]);
      const primitive = ring.fromCoefficients([
        zero,
        ...ring.mul(error, error).map((c, degree) => div(c, rational(degree + 1))),
      ]);
      return sub(ring.evaluate(primitive, to), ring.evaluate(primitive, from));
    }),
  );
}
