/** # The real form of a commutative scheme. Defines `realForm`, `complexRow`.
 *
 * The Hermitian matrices in the span of A_0, …, A_d over Q(i) are closed under products, because these commute: (XY)* = Y*X* = YX = XY. So they are
 * a commutative algebra over Q, of dimension rank, and all its characters are real, being eigenvalues of Hermitian matrices. A basis is A_s for
 * symmetric R_s, and A_s + A_s', i(A_s − A_s') for pairs s < s' of transposed relations; its structure constants are integers. With
 * x = χ(A_s + A_s') and y = χ(i(A_s − A_s')) the character of the scheme is χ(A_s) = (x − iy)/2, χ(A_s') = (x + iy)/2.
 * @module */
import { type Complex, complexField } from '../exact/complex.js';
import type { Element, NumberField } from '../exact/numberField.js';
import { rational } from '../exact/rational.js';
import type { StructureConstants } from './structureConstants.js';

/** coefficient·A_relation with a coefficient re + im·i. */
type Term = readonly [relation: number, re: number, im: number];

/** The Hermitian elements: element s is A_s when s' = s, A_s + A_s' when s < s', and i(A_s' − A_s) when s' < s. */
export function realForm(
  transpose: ArrayLike<number>,
  numbers: { at(i: number, j: number, k: number): number },
): StructureConstants {
  const rank = transpose.length;
  const element = (s: number): readonly Term[] => {
    const reverse = transpose[s]!;
    if (reverse === s) return [[s, 1, 0]];
    return s < reverse
      ? [
          [s, 1, 0],
          [reverse, 1, 0],
        ]
      : [
          [reverse, 0, 1],
          [s, 0, -1],
        ];
  };
  const elements = Array.from({ length: rank }, (_, s) => element(s));
  // A Hermitian Σ z_k A_k has z_k' = conj(z_k): it is Σ Re(z_k)·(A_k + A_k') + Im(z_k)·i(A_k − A_k') over k < k', and z_k A_k for k = k'.
  const at = (a: number, b: number, c: number): number => {
    const reverse = transpose[c]!;
    const k = Math.min(c, reverse);
    let value = 0;
    for (const [i, re, im] of elements[a]!)
      for (const [j, u, v] of elements[b]!) {
        const factor = reverse < c ? re * v + im * u : re * u - im * v;
        if (factor !== 0) value += factor * numbers.at(i, j, k);
      }
    return value;
  };
  return { rank, at };
}

/** (χ(A_0), …, χ(A_d)) from the values of χ on the basis of the real form. */
export function complexRow(K: NumberField, transpose: ArrayLike<number>, row: readonly Element[]): readonly Complex[] {
  const half = K.fromRational(rational(1, 2));
  const field = complexField(K);
  return row.map((value, s) => {
    const reverse = transpose[s]!;
    if (reverse === s) return field.fromReal(value);
    const re = K.mul(half, row[Math.min(s, reverse)]!);
    const im = K.mul(half, row[Math.max(s, reverse)]!);
    return { re, im: s < reverse ? K.neg(im) : im };
  });
}
