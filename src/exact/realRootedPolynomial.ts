/** # Polynomials with only real roots, over a number field. Defines `rootsAsNumbers`.
 *
 * Characteristic polynomials of symmetric matrices have only real roots, and for those Descartes' rule is exact: the number
 * of roots above c is the number of sign variations in the coefficients of f(x + c).
 * Source: G. Pólya, G. Szegő, Problems and Theorems in Analysis II, part V, §1.
 * @module */
import { bisect, fieldOfRoot } from './compositum.js';
import { integralModel, normPolynomial } from './factorOverField.js';
import { squareFreePartZ } from './integerPolynomial.js';
import { isolatingInterval } from './nearestRoot.js';
import type { AlgebraicNumber, Element, NumberField } from './numberField.js';
import { type Polynomial, polynomialRing } from './polynomial.js';
import { type Rational, rational } from './rational.js';
import type { RootInterval } from './realRoots.js';

/** Sign variations of f(x + c): the number of roots of a real-rooted f that exceed c. */
function rootsAbove(K: NumberField, f: Polynomial<Element>, c: Rational): number {
  const ring = polynomialRing(K);
  const shifted = ring.compose(f, ring.fromCoefficients([K.fromRational(c), K.one]));
  const signs = shifted.map((a) => K.sign(a)).filter((s) => s !== 0);
  return signs.filter((s, i) => i > 0 && s !== signs[i - 1]).length;
}

/** Disjoint intervals, descending, with one root each, of a square-free f over K all of whose roots are real and positive
 *  and none rational. Endpoints are dyadic. */
function isolatePositiveRoots(K: NumberField, f: Polynomial<Element>): readonly RootInterval[] {
  let top = rational(1);
  while (rootsAbove(K, f, top) > 0) top = top.mul(2n);
  const found: RootInterval[] = [];
  const split = (lo: Rational, hi: Rational, above: number, below: number): void => {
    // `below` roots exceed lo and `above` of them exceed hi.
    if (below === above) return;
    if (below === above + 1) {
      found.push({ lo, hi });
      return;
    }
    const middle = lo.add(hi).div(2n);
    const count = rootsAbove(K, f, middle);
    split(middle, hi, above, count);
    split(lo, middle, count, below);
  };
  split(rational(0), top, 0, f.length - 1);
  return found;
}

/** Each such root as a number in the field that it generates over Q, with its interval narrowed to width 2^−bits. */
export function rootsAsNumbers(
  K: NumberField,
  f: Polynomial<Element>,
  bits: number,
): readonly { readonly number: AlgebraicNumber; readonly interval: RootInterval }[] {
  const { model, scale } = integralModel(K, polynomialRing(K).monic(f));
  const norm = squareFreePartZ(normPolynomial(K, model, 0n));
  return isolatePositiveRoots(K, f).map((wide) => {
    const interval = bisect(K, f, wide, bits);
    // The norm has the roots of the conjugates of f too, as close to this one as they like.
    let narrow = interval;
    const enclosure = (precision: number): RootInterval => {
      narrow = bisect(K, f, narrow, precision);
      return { lo: narrow.lo.mul(scale), hi: narrow.hi.mul(scale) };
    };
    const { field, element } = fieldOfRoot(norm, isolatingInterval(norm, enclosure));
    return { number: { field, element: field.div(element, field.fromInteger(scale)) }, interval };
  });
}
