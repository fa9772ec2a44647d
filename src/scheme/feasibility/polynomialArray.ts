/** # Arrays of polynomial algebras. Defines `PolynomialArray`, `sizesOf`, `tensorOfArray`, `spectrumOfArray`.
 *
 * {b_0, …, b_{d−1}; c_1, …, c_d} stands for an algebra with basis v_0 = 1, v_1, …, v_d, v_1 v_i = b_{i−1} v_{i−1} + a_i v_i +
 * c_{i+1} v_{i+1} and a_i = b_0 − b_i − c_i. For an intersection array v_i = A_i, for a Krein array v_i = n E_i with the entrywise
 * product; the formulas are the same. Source: [BCN] §2.7, §4.1.
 * @module */
import { fieldOfIrreducible } from '../../exact/compositum.js';
import { factorInteger } from '../../exact/factor.js';
import { integerCharacteristicPolynomial } from '../../exact/integerMatrix.js';
import { lcmInteger } from '../../exact/integers.js';
import type { Element } from '../../exact/numberField.js';
import { numerator, type Rational, rational } from '../../exact/rational.js';
import type { Orbit } from '../splittingField.js';

/** d ≥ 1 positive rationals each. */
export interface PolynomialArray {
  readonly b: readonly Rational[];
  readonly c: readonly Rational[];
}

const zero = rational(0);

/** a_0, …, a_d. */
export const loopsOf = ({ b, c }: PolynomialArray): readonly Rational[] =>
  Array.from({ length: b.length + 1 }, (_, i) => b[0]!.sub(b[i] ?? zero).sub(c[i - 1] ?? zero));

/** b_0 ⋯ b_{i−1}/(c_1 ⋯ c_i) for i = 0 … d: valencies, or multiplicities. */
export function sizesOf({ b, c }: PolynomialArray): readonly Rational[] {
  const sizes = [rational(1)];
  b.forEach((above, i) => {
    sizes.push(sizes[i]!.mul(above).div(c[i]!));
  });
  return sizes;
}

/** The coefficient of v_k in v_i v_j, at [i][j][k]. Cost: 3·(d+1)³ operations. */
export function tensorOfArray(array: PolynomialArray): readonly (readonly (readonly Rational[])[])[] {
  const { b, c } = array;
  const a = loopsOf(array);
  const size = b.length + 1;
  const indices = Array.from({ length: size }, (_, i) => i);
  /** v_1·x. */
  const times = (x: readonly Rational[]): readonly Rational[] =>
    indices.map((k) => {
      let sum = x[k]!.n === 0n ? zero : x[k]!.mul(a[k]!);
      if (k > 0 && x[k - 1]!.n !== 0n) sum = sum.add(x[k - 1]!.mul(c[k - 1]!));
      if (k + 1 < size && x[k + 1]!.n !== 0n) sum = sum.add(x[k + 1]!.mul(b[k]!));
      return sum;
    });
  const unit = (j: number): readonly Rational[] => indices.map((k) => (k === j ? rational(1) : zero));
  const rows = [indices.map(unit)];
  for (let i = 0; i + 1 < size; i++)
    rows.push(
      indices.map((j) => {
        const next = times(rows[i]![j]!);
        return indices.map((k) => {
          let value = next[k]!.sub(a[i]!.mul(rows[i]![j]![k]!));
          if (i > 0) value = value.sub(b[i - 1]!.mul(rows[i - 1]![j]![k]!));
          return value.div(c[i]!);
        });
      }),
    );
  return rows;
}

/** A character up to conjugation, and n/Σ_i v_i(θ)²/size_i: a multiplicity, or a valency. */
export interface WeightedOrbit extends Orbit {
  readonly weight: Element;
}

/** All characters (v_0(θ), …, v_d(θ)), one of each Galois orbit. The eigenvalues θ of v_1 are those of a tridiagonal matrix with
 *  positive off-diagonal entries, so they are real and distinct. Cost: that of one characteristic polynomial of size d + 1. */
export function spectrumOfArray(array: PolynomialArray): readonly WeightedOrbit[] {
  const { b, c } = array;
  const a = loopsOf(array);
  const sizes = sizesOf(array);
  const n = sizes.reduce((sum, k) => sum.add(k), zero);
  const scale = [...b, ...c].reduce((multiple, x) => lcmInteger(multiple, x.d), 1n);
  const scaled = (x: Rational): bigint => (numerator(x) * scale) / x.d;
  const matrix = a.map((_, i) =>
    a.map((loop, k) => scaled(k === i ? loop : k === i + 1 ? c[i]! : k === i - 1 ? b[k]! : zero)),
  );
  return factorInteger(integerCharacteristicPolynomial(matrix)).factors.map(({ factor }) => {
    const { field, element } = fieldOfIrreducible(factor);
    const theta = field.mul(element, field.fromRational(rational(1n, scale)));
    const row = [field.one];
    for (let i = 0; i < b.length; i++) {
      let next = field.mul(field.sub(theta, field.fromRational(a[i]!)), row[i]!);
      if (i > 0) next = field.sub(next, field.mul(field.fromRational(b[i - 1]!), row[i - 1]!));
      row.push(field.mul(next, field.fromRational(c[i]!.inverse())));
    }
    let sum = field.zero;
    row.forEach((x, i) => {
      sum = field.add(sum, field.mul(field.mul(x, x), field.fromRational(sizes[i]!.inverse())));
    });
    return { field, row, weight: field.div(field.fromRational(n), sum) };
  });
}
