/** # The 8-point Thomson configuration. Defines `thomson`.
 *
 * Among the square antiprisms (r cos πk/4, r sin πk/4, (−1)^k h), r² + h² = 1, the one of least Coulomb energy
 * Σ 1/|x_i − x_j|; by numerical evidence also the least among all 8-point configurations on the sphere. Its height is an
 * algebraic number of degree 24. Source: J. J. Thomson, Phil. Mag. 7 (1904) 237–265 (the problem).
 *
 * *Equation.* A vertex has two neighbours at squared distance 2r², one at 4r², two at r²p and two at r²q, where
 * w = h²/r², t = 4w + 2, p = t − √2, q = t + √2, r² = 1/(1 + w). So the energy is 4 times
 *     E = √(1+w)·(c + 2p^(−1/2) + 2q^(−1/2)),  c = √2 + 1/2,
 * and dE/dw = 0 becomes, after multiplication by √(1+w),
 *     c = 2(2+√2) p^(−3/2) + 2(2−√2) q^(−3/2).                                              (1)
 * Both sides are positive, so squaring once loses nothing and adds nothing; with s = √(pq) = √(t² − 2) > 0,
 *     c² s⁶ = 16(3t³ + 12t² + 18t + 8) + 16 s³.                                              (2)
 * On the branch s > 0 of the conic t² − s² = 2, put v = t + s, so that t = (v + 2/v)/2, s = (v − 2/v)/2 for exactly one
 * v > √2. Times 64v⁶, (2) is a polynomial equation of degree 12 for v over Q(√2). Its leading coefficient c² = ((1 + 2√2)/2)²
 * is no unit, but x = (1 + 2√2)v/√2 is an algebraic integer; x generates the field, and the numbers stay small.
 *
 * *No spurious root.* Steps (1), (2) and the substitution are equivalences for v > √2, and h² > 0 means t > 2, that is
 * v > 2 + √2, or x > 5 + 3√2 ≈ 9.24. As a function of u = h² in (0, 1), E is a sum of positive multiples of (1−u)^(−1/2) and of
 * (2∓√2 + (2±√2)u)^(−1/2), all strictly convex, so that it has at most one stationary point, a minimum. Hence the polynomial
 * has at most one root above 5 + 3√2, and a sign change beyond 10 isolates it.
 * @module */
import { changesSign, extend } from '../../exact/compositum.js';
import { realCyclotomicField } from '../../exact/cyclotomic.js';
import { DomainError } from '../../exact/errors.js';
import { factorOverField } from '../../exact/factorOverField.js';
import type { Element, NumberField } from '../../exact/numberField.js';
import { polynomialRing } from '../../exact/polynomial.js';
import { quadraticField } from '../../exact/quadratic.js';
import { rational } from '../../exact/rational.js';
import type { RootInterval } from '../../exact/realRoots.js';
import { construction, type Registry } from '../../scheme/constructions/parameters.js';
import type { Frame } from '../frame.js';
import { antiprismOfShape } from './prism.js';

/** Equation (2) times 64·v⁶ over Q(√2), as a monic polynomial in x = v/ratio; 2t = v + 2/v and 2s = v − 2/v. */
function stationarity(K: NumberField, sqrt2: Element, ratio: Element): readonly Element[] {
  const ring = polynomialRing(K);
  const integers = (...coefficients: readonly number[]) =>
    ring.fromCoefficients(coefficients.map((c) => K.fromInteger(c)));
  const c = K.add(sqrt2, K.fromRational(rational(1, 2)));
  const sum = integers(2, 0, 1); // 2tv
  const difference = integers(-2, 0, 1); // 2sv
  const v = integers(0, 1);
  const term = (factor: number, base: readonly Element[], power: number) =>
    ring.mul(integers(factor), ring.mul(ring.pow(base, power), ring.pow(v, 6 - power)));
  const left = ring.mul([K.mul(c, c)], ring.pow(difference, 6));
  // 64·16·(3t³ + 12t² + 18t + 8) v⁶ and 64·16·s³ v⁶ in terms of 2tv and 2sv.
  const cubic = [term(384, sum, 3), term(3072, sum, 2), term(9216, sum, 1), term(8192, integers(1), 0)];
  const inV = [...cubic, term(128, difference, 3)].reduce((rest, part) => ring.sub(rest, part), left);
  return ring.monic(ring.compose(inV, [K.zero, ratio]));
}

/** The first interval [m, m+1], m ≥ 10, on which the polynomial changes sign. */
function signChange(K: NumberField, g: readonly Element[]): RootInterval {
  for (let m = 10; m < 100; m++) {
    const interval = { lo: rational(m), hi: rational(m + 1) };
    if (changesSign(K, g, interval)) return interval;
  }
  throw new DomainError({ where: 'Thomson antiprism', expected: 'a stationary height', found: 'none with x < 100' });
}

/** The square antiprism on the unit sphere with the height of least Coulomb energy. */
function thomsonAntiprism(): Frame {
  const { field: K, sqrt: sqrt2 } = quadraticField(2n);
  const two = K.fromInteger(2);
  const ratio = K.div(sqrt2, K.add(K.one, K.mul(two, sqrt2)));
  const g = stationarity(K, sqrt2, ratio);
  const near = signChange(K, g);
  const factor = factorOverField(K, g).find((f) => changesSign(K, f, near))!;
  const { field, element: x, embed } = extend(K, factor, near);
  const half = field.fromRational(rational(1, 2));
  const v = field.mul(embed(ratio), x);
  const t = field.mul(field.add(v, field.div(embed(two), v)), half);
  // h² = w/(1 + w) with w = (t − 2)/4.
  const heightSquared = field.div(field.sub(t, embed(two)), field.add(t, embed(two)));
  const { twoCos } = realCyclotomicField(8);
  const cosine = (k: number): Element => field.mul(embed(twoCos(k)), half);
  return antiprismOfShape(4, { field, cosine, heightSquared });
}

export const thomson: Registry<Frame> = {
  'thomson-antiprism': construction('square antiprism of least Coulomb energy', {}, thomsonAntiprism),
};
