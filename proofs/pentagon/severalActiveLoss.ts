/** # The loss of several active features. Defines `severalActiveLoss`, `pentagonLoss`.
 *
 * One output of the toy model, feature j, of a configuration with the symmetry of the regular pentagon: squared norm a, inner product c with two other
 * columns and d with the last two, bias b. Given the support S, the output is (u·x + b)₊ with uᵢ = a, c or d. By integrating one
 * coordinate after another, for k = |S| and all uᵢ ≠ 0,
 *
 *   ∫ (u·x + b)₊² dx = 2/((k + 2)!·Πuᵢ) · Σ_v (−1)^(k−|v|) (u·v + b)₊^(k+2),   v ∈ {0,1}^S, x ∈ [0,1]^S,
 *
 * and ∫ xⱼ (u·x + b)₊ dx is half its derivative by uⱼ.
 * @module */
import { constant, type Formula } from 'tightframe';

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
/** How many of the two columns of a kind are chosen: once none, twice one, once both. */
const choices = [1, 2, 1] as const;

/** Σ over the supports of k ≥ 2 features of ε^(k−2) times the mean square error of output j. */
export function severalActiveLoss(a: Formula, c: Formula, d: Formula, b: Formula, epsilon: Formula): Formula {
  let sum = constant(0);
  for (let cs = 0; cs <= 2; cs++)
    for (let ds = 0; ds <= 2; ds++)
      for (const own of [0, 1]) {
        const size = cs + ds + own;
        if (size < 2) continue;
        const error = supportError(a, c, d, b, [own, cs, ds]);
        sum = sum.plus(error.times(epsilon.power(size - 2)).times(choices[cs]! * choices[ds]!));
      }
  return sum;
}

/** The mean square error of output j given a support with so many features of each kind: own (0 or 1), of inner product c, and d. */
function supportError(
  a: Formula,
  c: Formula,
  d: Formula,
  b: Formula,
  counts: readonly [number, number, number],
): Formula {
  const [own, cs, ds] = counts;
  const size = own + cs + ds;
  let squares = constant(0);
  let slopes = constant(0);
  for (let i = 0; i <= own; i++)
    for (let v = 0; v <= cs; v++)
      for (let w = 0; w <= ds; w++) {
        const sign = (size - i - v - w) % 2 === 0 ? 1 : -1;
        const times = sign * (v === 1 && cs === 2 ? 2 : 1) * (w === 1 && ds === 2 ? 2 : 1);
        const value = a.times(i).plus(c.times(v)).plus(d.times(w)).plus(b);
        squares = squares.plus(value.positivePart(size + 2).times(times));
        if (i === 1) slopes = slopes.plus(value.positivePart(size + 1).times(times));
      }
  const product = a.power(own).times(c.power(cs)).times(d.power(ds));
  const square = squares.times(2).over(product.times(factorial(size + 2)));
  if (own === 0) return square;
  // 1/3 − 2∫xⱼ(…)₊ + ∫(…)₊², where 2∫xⱼ(…)₊ = ∂/∂a ∫(…)₊².
  const slope = slopes
    .times(2)
    .over(product.times(factorial(size + 1)))
    .minus(square.over(a));
  return square.minus(slope).plus(third);
}

const third = constant(1).over(3);

/** A fifth of J_ε = L_p/(p(1−p)⁴), ε = p/(1−p), at the regular pentagon with squared norm a and bias b, −a ≤ b < 0: one output.
 *  @param near cos 72° @param far cos 144° */
export function pentagonLoss(a: Formula, b: Formula, near: Formula, far: Formula, epsilon: Formula): Formula {
  const tau = b.over(a).negated();
  const rest = constant(1).minus(tau);
  const own = a
    .square()
    .times(rest.power(3))
    .minus(a.times(rest.square()).times(tau.plus(2)))
    .plus(1)
    .over(3);
  const c = a.times(near);
  const others = c.plus(b).positivePart(3).times(2).over(c.times(3));
  return own.plus(others).plus(severalActiveLoss(a, c, a.times(far), b, epsilon).times(epsilon));
}
