/** # The positive part of an affine function. Defines `LineMoments`, `lineMoments`, `PlaneMoments`, `planeMoments`.
 *
 * Where z is affine and f a polynomial, ∫ f·z₊ = ∫ f·z over {z > 0}, so every expectation of the toy model with one or two
 * active features is a combination of the moments of {z > 0}; and so is its gradient, for z₊ is continuous and the derivative of ∫ f·z₊
 * with respect to a coefficient of z is ∫ f·∂z over {z > 0}.
 * @module */

/** ∫ t^k dt over {t ∈ [0,1] : at + u > 0}, k = 0, 1, 2. */
export interface LineMoments {
  m0: number;
  m1: number;
  m2: number;
}

/** Fills `into`. */
export function lineMoments(a: number, u: number, into: LineMoments): void {
  // The set is an interval that begins at 0 or ends at 1.
  const root = -u / a;
  const low = u > 0 ? 0 : a + u > 0 ? Math.min(1, root) : 1;
  const high = a + u > 0 ? 1 : u > 0 ? Math.min(1, root) : low;
  into.m0 = high - low;
  into.m1 = (high * high - low * low) / 2;
  into.m2 = (high * high * high - low * low * low) / 3;
}

/** ∫∫ t^k s^l dt ds over {(t,s) ∈ [0,1]² : at + cs + b > 0}, named m_kl. */
export interface PlaneMoments {
  m00: number;
  m10: number;
  m01: number;
  m20: number;
  m11: number;
  m02: number;
}

const line: LineMoments = { m0: 0, m1: 0, m2: 0 };

/** Fills `into`. For each s the moments over t are polynomials of degree at most 3 − l in s between the two lines where the kink of z
 *  leaves the square, so two Gauss nodes on each of at most three pieces integrate them exactly. Nothing cancels when a or c is
 *  small, as it does in the usual formula with its division by ac. */
export function planeMoments(a: number, c: number, b: number, into: PlaneMoments): void {
  into.m00 = into.m10 = into.m01 = into.m20 = into.m11 = into.m02 = 0;
  const [least, most] = [b + Math.min(a, 0) + Math.min(c, 0), b + Math.max(a, 0) + Math.max(c, 0)];
  if (most <= 0) return;
  if (least >= 0) {
    addPiece(a, c, b, 0, 1, into);
    return;
  }
  const first = inside(-b / c);
  const second = inside(-(a + b) / c);
  const [low, high] = first < second ? [first, second] : [second, first];
  addPiece(a, c, b, 0, low, into);
  addPiece(a, c, b, low, high, into);
  addPiece(a, c, b, high, 1, into);
}

/** NaN, of 0/0, is no kink. */
const inside = (s: number): number => (s > 0 ? Math.min(s, 1) : 0);

/** (1 ± 1/√3)/2 */
const NODES = [(1 - 1 / Math.sqrt(3)) / 2, (1 + 1 / Math.sqrt(3)) / 2] as const;

function addPiece(a: number, c: number, b: number, from: number, to: number, into: PlaneMoments): void {
  const weight = (to - from) / 2;
  if (!(weight > 0)) return;
  for (const node of NODES) {
    const s = from + (to - from) * node;
    lineMoments(a, c * s + b, line);
    into.m00 += weight * line.m0;
    into.m10 += weight * line.m1;
    into.m20 += weight * line.m2;
    into.m01 += weight * line.m0 * s;
    into.m11 += weight * line.m1 * s;
    into.m02 += weight * line.m0 * s * s;
  }
}
