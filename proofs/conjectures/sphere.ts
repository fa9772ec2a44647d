/** # Moments of the sphere. Defines `sphereMoment`, `powerSum`.
 * @module */
import { type Element, type Rational, rational } from 'tightframe';
import { type Direct, total } from './direct.js';

/** The mean of ⟨u, e⟩^s over unit vectors u of R^d: 1·3⋯(s−1)/(d(d+2)⋯(d+s−2)) for even s, 0 for odd s. */
export function sphereMoment(d: number, s: number): Rational {
  if (s % 2 === 1) return rational(0);
  let moment = rational(1);
  for (let k = 0; k < s; k += 2) moment = moment.mul(rational(k + 1, d + k));
  return moment;
}

/** Σ_ij ⟨w_i, w_j⟩^s */
export const powerSum = ({ field, M }: Direct, s: number): Element =>
  total(
    field,
    M.flatMap((row) => row.map((x) => field.pow(x, s))),
  );
