/** # Smallest fields. Defines `inSmallestField`, `unifyAll`.
 * @module */
import { commonField, fieldOfRoot } from './compositum.js';
import { isolatingInterval } from './nearestRoot.js';
import { type AlgebraicNumber, type Element, type NumberField, rationalField } from './numberField.js';
import { rational } from './rational.js';

/** The numbers as elements of the field that they generate; Q for none. */
export function unifyAll(numbers: readonly AlgebraicNumber[]): {
  readonly field: NumberField;
  readonly elements: readonly Element[];
} {
  let field = rationalField;
  let elements: Element[] = [];
  for (const number of numbers) {
    // The inclusions are carried along, so that none has to be found again.
    const { field: larger, left, right } = commonField(field, number.field);
    if (larger !== field) elements = elements.map(left);
    elements.push(right(number.element));
    field = larger;
  }
  return { field, elements };
}

/** The elements in the smallest field that contains them all; the given field itself when one of them generates it. */
export function inSmallestField(
  field: NumberField,
  elements: readonly Element[],
): { field: NumberField; elements: readonly Element[] } {
  if (field.degree === 1) return { field, elements };
  const rationals = elements.map((a) => field.asRational(a));
  if (rationals.every((q) => q !== undefined))
    return { field: rationalField, elements: rationals.map((q) => rationalField.fromRational(q)) };
  if (elements.some((a) => field.generates(a))) return { field, elements };
  // Where no single element generates the field, some combination of them mostly does, and no subfield need be built.
  const combined = elements.reduce((sum, a, i) => field.add(sum, field.mul(field.fromInteger(i + 1), a)), field.zero);
  if (field.generates(combined)) return { field, elements };
  const smallest = unifyAll(
    elements.map((a, i) => {
      const q = rationals[i];
      if (q !== undefined) return { field: rationalField, element: rationalField.fromRational(q) };
      const p = field.minimalPolynomialOf(a);
      const enclosure = (bits: number) => {
        const { lo, hi } = field.enclose(a, bits);
        return { lo: rational(lo, 1n << BigInt(bits)), hi: rational(hi, 1n << BigInt(bits)) };
      };
      return fieldOfRoot(p, isolatingInterval(p, enclosure));
    }),
  );
  return smallest.field.degree < field.degree ? smallest : { field, elements };
}
