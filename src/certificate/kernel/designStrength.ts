/** # The kernel's designs. Defines `designStrength`.
 * @module */
import type { Element, NumberField } from '../../exact/numberField.js';
import { integerSqrt } from '../../exact/quadratic.js';
import { rational } from '../../exact/rational.js';
import { dot } from '../../exact/vector.js';
import type { Configuration } from './configuration.js';
import { Reject } from './reject.js';

/** T12: the largest t with Σ_{x,y} G_s(⟨u_x, u_y⟩) = 0 for s = 1..t, u the unit vectors, G_s the Gegenbauer polynomials of the
 *  dimension. Where norms differ and their ratios are not given, only strength 0 can be shown: Σ u_x ≠ 0. */
export function designStrength(
  field: NumberField,
  { size, diagonals, source, target }: Configuration,
  gram: readonly Element[],
  nonzero: readonly number[],
  dimension: number,
  normRatios: readonly Element[] | null,
  claimed: unknown,
): number | 'infinity' | null {
  if (nonzero.length === 0 && normRatios !== null) throw new Reject('normRatios', 'expected null for zero vectors');
  if (nonzero.length === 0) return null;
  const reference = gram[nonzero[0]!]!;
  const colours = gram.flatMap((_, k) => (nonzero.includes(source[k]!) && nonzero.includes(target[k]!) ? [k] : []));
  const equal = nonzero.every((f) => field.equals(gram[f]!, reference));
  if (equal && normRatios !== null) throw new Reject('normRatios', 'expected null for equal norms');
  const ratio = new Map<number, Element>();
  if (!equal && normRatios !== null) {
    if (normRatios.length !== diagonals.length) throw new Reject('normRatios', `expected ${diagonals.length} ratios`);
    const base = gram[diagonals[0]!]!;
    diagonals.forEach((f, at) => {
      const value = normRatios[at]!;
      if (field.sign(value) < 0 || !field.equals(field.mul(field.mul(value, value), base), gram[f]!))
        throw new Reject(`normRatios[${at}]`, 'its square is not the ratio of the squared norms');
      ratio.set(f, value);
    });
  } else if (!equal) {
    if (claimed !== 0) throw new Reject('normRatios', 'a positive design strength needs the ratios of the norms');
    if (!resultantIsNonzero(field, gram, colours, source, target, size))
      throw new Reject('claims.designStrength', '0 could not be confirmed');
    return 0;
  }
  const cosines = colours.map((k) => {
    const norms = equal
      ? reference
      : field.mul(field.mul(ratio.get(source[k]!)!, ratio.get(target[k]!)!), gram[diagonals[0]!]!);
    return field.div(gram[k]!, norms);
  });
  const sizes = colours.map((k) => field.fromInteger(size[k]!));
  let before = cosines.map(() => field.one);
  let current = cosines;
  for (let s = 1; ; s++) {
    if (!field.isZero(dot(field, sizes, current))) return s - 1;
    // On the line there are no harmonics of degree 2 or more.
    if (dimension === 1) return 'infinity';
    // (s + d − 2) G_{s+1} = (2s + d − 2) x G_s − s G_{s−1}, scaled to G_s(1) = 1.
    const [a, b] = [rational(2 * s + dimension - 2, s + dimension - 2), rational(s, s + dimension - 2)];
    const next = current.map((g, at) =>
      field.sub(
        field.mul(field.fromRational(a), field.mul(cosines[at]!, g)),
        field.mul(field.fromRational(b), before[at]!),
      ),
    );
    before = current;
    current = next;
  }
}

/** |Σ u_x|² = Σ M_xy/√(M_xx M_yy), enclosed away from 0. */
function resultantIsNonzero(
  field: NumberField,
  gram: readonly Element[],
  colours: readonly number[],
  source: Int32Array,
  target: Int32Array,
  size: Int32Array,
): boolean {
  const bits = 256;
  let lo = 0n;
  for (const k of colours) {
    // |u|² with its sign: u = M_xy/√(M_xx M_yy); √ of an enclosure at scale 2^2b is one at scale 2^b.
    const squared = field.enclose(
      field.div(field.mul(gram[k]!, gram[k]!), field.mul(gram[source[k]!]!, gram[target[k]!]!)),
      2 * bits,
    );
    const weight = BigInt(size[k]!);
    if (field.sign(gram[k]!) >= 0) lo += weight * integerSqrt(squared.lo < 0n ? 0n : squared.lo);
    else lo -= weight * (integerSqrt(squared.hi) + 1n);
  }
  return lo > 0n;
}
