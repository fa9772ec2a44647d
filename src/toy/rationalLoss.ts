/** # The whole loss at rational weights, as a rational number. Defines `rationalLoss`, `droppingPrice`.
 *
 * For independent features, each zero with probability S and otherwise uniform on [0,1], the distribution of Σ c_i x_i is piecewise
 * polynomial with rational breaks, so the loss at rational W, b and S is rational: integrating over a feature with c ≠ 0 raises the
 * degree of the positive part and divides by c. Nothing is rounded; this decides strict inequalities between losses, and is the oracle
 * of `fullLoss`.
 * @module */
import { ShapeError } from '../exact/errors.js';
import { type Rational, rational, rationals } from '../exact/rational.js';

const { zero, one, add, sub, mul, div, sign } = rationals;

/** L(W, b) = Σ_j I_j E(x_j − (Σ_i ⟨w_j, w_i⟩ x_i + b_j)₊)² with a column of W a row of `columns`. Cost: n·3ⁿ powers.
 *  @throws ShapeError when there are not as many biases as columns, or the columns differ in length */
export function rationalLoss(
  sparsity: Rational,
  columns: readonly (readonly Rational[])[],
  bias: readonly Rational[],
  importance: readonly Rational[] = columns.map(() => one),
): Rational {
  if (bias.length !== columns.length || importance.length !== columns.length)
    throw new ShapeError({
      where: 'loss',
      expected: `${columns.length} biases and importances`,
      found: `${bias.length} and ${importance.length}`,
    });
  const ragged = columns.find((column) => column.length !== columns[0]!.length);
  if (ragged !== undefined)
    throw new ShapeError({ where: 'columns', expected: `${columns[0]!.length} entries`, found: String(ragged.length) });
  const present = sub(one, sparsity);
  const third = rational(1, 3);
  return columns.reduce((loss, column, j) => {
    const responses = columns.map((other) => dot(column, other));
    const z = (degree: number, weighted: boolean): Rational => {
      const others = responses.filter((_, i) => !weighted || i !== j);
      return moment(sparsity, others, bias[j]!, degree, weighted ? responses[j]! : undefined);
    };
    const output = add(sub(mul(present, third), mul(rational(2), z(1, true))), z(2, false));
    return add(loss, mul(importance[j]!, output));
  }, zero);
}

const dot = (v: readonly Rational[], w: readonly Rational[]): Rational =>
  v.reduce((sum, x, a) => add(sum, mul(x, w[a]!)), zero);

/** E (y + Σ c_i x_i)₊^degree; with `own`, E x (y + own·x + Σ c_i x_i)₊^degree. */
function moment(
  sparsity: Rational,
  [c, ...rest]: readonly Rational[],
  y: Rational,
  degree: number,
  own?: Rational,
): Rational {
  const present = sub(one, sparsity);
  if (c === undefined) return own === undefined ? positivePower(y, degree) : ownMoment(present, own, y, degree);
  const without = moment(sparsity, rest, y, degree, own);
  if (sign(c) === 0) return without;
  const rise = sub(moment(sparsity, rest, add(y, c), degree + 1, own), moment(sparsity, rest, y, degree + 1, own));
  return add(mul(sparsity, without), mul(present, div(rise, mul(rational(degree + 1), c))));
}

/** p ∫₀¹ t (y + ct)₊^d dt, by parts. */
function ownMoment(present: Rational, c: Rational, y: Rational, degree: number): Rational {
  if (sign(c) === 0) return mul(present, div(positivePower(y, degree), rational(2)));
  const first = div(positivePower(add(y, c), degree + 1), mul(rational(degree + 1), c));
  const rise = sub(positivePower(add(y, c), degree + 2), positivePower(y, degree + 2));
  return mul(present, sub(first, div(rise, mul(rational((degree + 1) * (degree + 2)), mul(c, c)))));
}

function positivePower(y: Rational, degree: number): Rational {
  if (sign(y) <= 0) return zero;
  return rational(y.n ** BigInt(degree), y.d ** BigInt(degree));
}

/** v(S) = (1−S)(1+3S)/12, the variance of a feature: what it costs to give a constant for it. */
export const droppingPrice = (sparsity: Rational): Rational =>
  div(mul(sub(one, sparsity), add(one, mul(rational(3), sparsity))), rational(12));
