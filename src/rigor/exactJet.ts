/** # Exact values and gradients of formulas. Defines `exactGradient`, `criticalZero`.
 *
 * A formula made of + − × ÷, integer powers and exact constants can be evaluated over any field; the gradient comes from the same
 * evaluation over dual numbers a + Σ aᵢεᵢ, εᵢεⱼ = 0. So a zero at which the gradient vanishes is established without rounding.
 * @module */
import { DomainError, ShapeError } from '../exact/errors.js';
import type { Element, NumberField } from '../exact/numberField.js';
import type { Rational } from '../exact/rational.js';
import { doubleToRational, enclose } from './enclosure.js';
import { type Constant, type Formula, partsInOrder } from './formula.js';
import type { Interval } from './interval.js';

/** A point of the form that `proveNonnegative` takes: f and its gradient vanish at a point inside the enclosure. */
export interface CriticalZero {
  readonly point: readonly Interval[];
  /** Who says so: 'checked' exactly by `criticalZero`, or a premise of the caller, in words. */
  readonly basis: { readonly kind: 'checked' } | { readonly kind: 'premise'; readonly statement: string };
}

/** a + Σ aᵢεᵢ: value a, parts aᵢ. */
interface Dual {
  readonly value: Element;
  readonly parts: readonly Element[];
}

/** f and its gradient at a point of Kᵏ. @throws DomainError when f has other operations than + − × ÷ and powers, a constant that is an interval
 *  or of another field, or divides by zero at the point; ShapeError when it has more variables than the point */
export function exactGradient(f: Formula, K: NumberField, point: readonly Element[]): Dual {
  const constantDual = (value: Element): Dual => ({ value, parts: point.map(() => K.zero) });
  const combine = (a: Dual, b: Dual, value: Element, s: Element, t: Element): Dual => ({
    value,
    parts: a.parts.map((part, i) => K.add(K.mul(s, part), K.mul(t, b.parts[i]!))),
  });
  const multiply = (a: Dual, b: Dual): Dual => combine(a, b, K.mul(a.value, b.value), b.value, a.value);
  const one = constantDual(K.one);
  const divide = (a: Dual, b: Dual): Dual => {
    const inverse = K.inv(b.value);
    const value = K.mul(a.value, inverse);
    return combine(a, b, value, inverse, K.neg(K.mul(value, inverse)));
  };
  const power = (a: Dual, n: number): Dual => {
    if (n < 0) return divide(one, power(a, -n));
    let result = one;
    let square = a;
    for (let e = n; e > 0; e = Math.floor(e / 2)) {
      if (e % 2 === 1) result = multiply(result, square);
      if (e > 1) square = multiply(square, square);
    }
    return result;
  };

  const values = new Map<Formula, Dual>();
  for (const part of partsInOrder([f])) {
    const [a, b] = part.operands.map((operand) => values.get(operand)!) as [Dual, Dual];
    const { operation } = part;
    values.set(
      part,
      (() => {
        switch (operation.kind) {
          case 'variable': {
            const value = point[operation.index];
            if (value === undefined)
              throw new ShapeError({
                where: 'point',
                expected: `more than ${operation.index} coordinates`,
                found: `${point.length}`,
              });
            return { value, parts: point.map((_, i) => (i === operation.index ? K.one : K.zero)) };
          }
          case 'constant':
            return constantDual(exactConstant(operation.value, K));
          case 'add':
            return combine(a, b, K.add(a.value, b.value), K.one, K.one);
          case 'subtract':
            return combine(a, b, K.sub(a.value, b.value), K.one, K.neg(K.one));
          case 'negate':
            return combine(a, a, K.neg(a.value), K.neg(K.one), K.zero);
          case 'multiply':
            return multiply(a, b);
          case 'divide':
            return divide(a, b);
          case 'power':
            return power(a, operation.exponent);
          default:
            throw new DomainError({ where: 'exact value', expected: '+, −, ×, ÷ and powers', found: operation.kind });
        }
      })(),
    );
  }
  return values.get(f)!;
}

function exactConstant(value: Constant, K: NumberField): Element {
  if (typeof value === 'number') return K.fromRational(doubleToRational(value));
  if ('lo' in value) {
    if (value.lo !== value.hi)
      throw new DomainError({ where: 'exact value', expected: 'exact constants', found: `[${value.lo}, ${value.hi}]` });
    return K.fromRational(doubleToRational(value.lo));
  }
  if (!('field' in value)) return K.fromRational(value as Rational);
  const q = value.field.asRational(value.element);
  if (q !== undefined) return K.fromRational(q);
  if (value.field !== K)
    throw new DomainError({
      where: 'exact value',
      expected: 'constants of the field of the point',
      found: 'another field',
    });
  return value.element;
}

/** The point as a zero of f with vanishing gradient, checked exactly; undefined when it is none. @throws as `exactGradient` */
export function criticalZero(f: Formula, K: NumberField, point: readonly Element[]): CriticalZero | undefined {
  const { value, parts } = exactGradient(f, K, point);
  if (![value, ...parts].every((x) => K.isZero(x))) return undefined;
  return { point: point.map((element) => enclose({ field: K, element })), basis: { kind: 'checked' } };
}
