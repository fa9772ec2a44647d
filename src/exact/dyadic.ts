/** # Polynomials at dyadic points. Defines `Dyadic`, `signAtDyadic`, `valueAtDyadic`, `dyadicToRational`.
 *
 * A dyadic number a/2^e is a bigint numerator beside an exponent e ≥ 0: halving an interval is then a shift.
 * @module */
import type { Sign } from './field.js';
import type { IntegerPolynomial } from './integerPolynomialRing.js';
import { absolute, bitLength } from './integers.js';
import { type Rational, rational } from './rational.js';

/** numerator/2^exponent, exponent ≥ 0; not necessarily reduced. */
interface Dyadic {
  readonly numerator: bigint;
  readonly exponent: number;
}

/** About p(x)·2^scale: the sign is right, and the value is 0n only when p(x) = 0. */
export interface ScaledValue {
  readonly value: bigint;
  readonly scale: number;
}

export const dyadicToRational = ({ numerator, exponent }: Dyadic): Rational =>
  rational(numerator, 1n << BigInt(exponent));

/** Below this many bits the exact value costs no more than a rounded one. */
const EXACT_BITS = 512;

/** p(x), rounded where rounding provably keeps the sign: the exact value at e bits has deg p·e bits, the rounded one about
 *  e + `guardBits`, and an absolute error below 2^−(e + guardBits). */
export function valueAtDyadic(p: IntegerPolynomial, x: Dyadic, guardBits = 32): ScaledValue {
  const degree = p.length - 1;
  if (degree * x.exponent > EXACT_BITS) {
    const rounded = roundedValue(p, x, guardBits);
    if (rounded !== undefined) return rounded;
  }
  let value = 0n;
  for (let i = degree; i >= 0; i--) value = value * x.numerator + (p[i]! << BigInt((degree - i) * x.exponent));
  return { value, scale: Math.max(0, degree) * x.exponent };
}

/** Horner's rule in fixed point; undefined when the sign is not certain. Each step rounds down by less than one unit, and
 *  earlier errors are multiplied by |x| < 2^r: the total error is below (deg p)·2^{r·deg p} units. */
function roundedValue(
  p: IntegerPolynomial,
  { numerator, exponent }: Dyadic,
  guardBits: number,
): ScaledValue | undefined {
  const degree = p.length - 1;
  const magnitude = Math.max(0, bitLength(numerator) - exponent);
  const errorBits = magnitude * degree + bitLength(BigInt(degree));
  const scale = exponent + errorBits + guardBits;
  const [shift, unit] = [BigInt(exponent), BigInt(scale)];
  let value = 0n;
  for (let i = degree; i >= 0; i--) value = ((value * numerator) >> shift) + (p[i]! << unit);
  return absolute(value) >> BigInt(errorBits) === 0n ? undefined : { value, scale };
}

export function signAtDyadic(p: IntegerPolynomial, x: Dyadic): Sign {
  const { value } = valueAtDyadic(p, x);
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}
