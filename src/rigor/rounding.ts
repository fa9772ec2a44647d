/** # Directed rounding. Defines `sum`, `product`, `quotient`, `root` on slots, `addDown`, `addUp`, … on doubles: bounds of one exact result.
 *
 * JavaScript rounds + − × ÷ to the nearest double (IEEE 754 binary64, ties to even; ECMAScript §6.1.6.1). Directed results come from
 * these in two steps. (1) The sign of the rounding error is found by an error-free transformation: TwoSum for sums, Dekker's product for
 * products, the remainder a − q·b or a − s² for quotients and roots. (2) Where the error has the wrong sign, or cannot be computed without
 * underflow or overflow, the result moves outward to a neighbour. So every bound is certain, and where the exponents are moderate (the
 * magnitude of the result, and for ÷ and √ of the first operand too, between 2^−960 and 2^1020, operands below 2^996) it is the best one.
 *
 * **down(c) ≤ pred(c).** Let 2^k ≤ |c| < 2^(k+1), ulp = 2^(k−52), φ = 2^−53(1 + 2^−52), η = 2^−1074.
 * If k ≥ −969, then fl(φ|c|) = 2^−53·fl(|c|(1 + 2^−52)), which lies in [2^−53(|c| + ulp), 2^−53(|c| + 2ulp)], hence above ulp/2 and below
 * 3ulp/2; adding η changes neither, nor does rounding. The nearest double to c − e is then pred(c) exactly; at the left end of a binade,
 * where doubles below c > 0 are ulp/2 apart, e exceeds ulp/2 by less than ulp/4 and it is pred(c) too. For smaller k > −1022, φ|c| >
 * ulp/2 ≥ η is rounded to at least ulp/2, and adding η leaves e > ulp/2; below that ulp = η ≤ e. In both cases c − e lies beyond the
 * middle between c and pred(c), or at pred(c) or below, so rounding to nearest gives at most pred(c). Beyond the range: down(∞) is the largest double, since what
 * rounds to ∞ exceeds it, and down(−∞) = −∞. (The formula is that of Rump, Zimmermann, Boldo, Melquiond, BIT 49 (2009).)
 *
 * **Products.** Veltkamp's splitting and Dekker's product give p + e = a·b exactly unless a step overflows or the product of the units
 * in the last place of a and b is below η (Boldo, IJCAR 2006). Each ulp is at least 2^−53 times its number, so |p| > 2^−960 suffices against
 * underflow; |p| < 2^1020 keeps the partial products finite; a factor above 2^996 makes the splitting, and with it e, NaN, and NaN counts as a
 * wrong sign. **Sums.** Knuth's TwoSum is exact without any condition but overflow, where e is NaN as well.
 * **Quotients.** p = fl(q·b) lies within 2^−52 of a, relatively, so a − p is exact (Sterbenz) and so is the sign of (a − p) − e. The same for roots.
 * @module */

const PHI = 2 ** -53 * (1 + 2 ** -52);
const ETA = Number.MIN_VALUE;
const SMALL = 2 ** -960;
const LARGE = 2 ** 1020;
const SPLITTER = 2 ** 27 + 1;

/** A double below every real number that rounds to c; −∞ for NaN. */
export function down(c: number): number {
  const result = c - (Math.abs(c) * PHI + ETA);
  if (!Number.isNaN(result)) return result;
  return c === Infinity ? Number.MAX_VALUE : -Infinity;
}

/** A double above every real number that rounds to c; +∞ for NaN. */
export function up(c: number): number {
  const result = c + (Math.abs(c) * PHI + ETA);
  if (!Number.isNaN(result)) return result;
  return c === -Infinity ? -Number.MAX_VALUE : Infinity;
}

/** Below (−1) or above (1) the exact result. */
export type Side = -1 | 1;

// Operands come in slots and results go into slots, of arrays that must differ: V8 allocates for a double that passes between functions
// which it does not inline, and not for slot numbers. The cores of the four operations are therefore written out in full.

/** Slot o of `out` becomes a bound of a + sign·b, for the slots i and j of m. */
export function sum(
  out: Float64Array,
  o: number,
  m: Float64Array,
  i: number,
  j: number,
  sign: -1 | 1,
  side: Side,
): void {
  const a = m[i]!;
  const b = sign * m[j]!;
  const s = a + b;
  const t = s - a;
  const error = a - (s - t) + (b - t);
  const size = Math.abs(s);
  out[o] = error * side <= 0 ? s : size < LARGE ? s + side * (size * PHI + ETA) : outward(s, side);
}

/** Slot o of `out` becomes a bound of a·b, where 0·∞ = 0: an infinite end bounds real numbers, it is none. */
export function product(out: Float64Array, o: number, m: Float64Array, i: number, j: number, side: Side): void {
  const a = m[i]!;
  const b = m[j]!;
  const p = a * b;
  const size = Math.abs(p);
  if (!(size > SMALL && size < LARGE)) {
    out[o] = a === 0 || b === 0 ? 0 : beyondRange(p, a > 0 === b > 0, side);
    return;
  }
  const c = SPLITTER * a;
  const a1 = c - (c - a);
  const a2 = a - a1;
  const d = SPLITTER * b;
  const b1 = d - (d - b);
  const b2 = b - b1;
  const error = a2 * b2 - (p - a1 * b1 - a2 * b1 - a1 * b2);
  out[o] = error * side <= 0 ? p : p + side * (size * PHI + ETA);
}

/** Slot o of `out` becomes a bound of a/b for b ≠ 0, where a/∞ = 0 for finite a. */
export function quotient(out: Float64Array, o: number, m: Float64Array, i: number, j: number, side: Side): void {
  const a = m[i]!;
  const b = m[j]!;
  const q = a / b;
  const size = Math.abs(q);
  const sizeOfA = Math.abs(a);
  if (!(size > SMALL && size < LARGE && sizeOfA > SMALL && sizeOfA < LARGE)) {
    const isZero = a === 0 || (Math.abs(b) === Infinity && sizeOfA < Infinity);
    out[o] = isZero ? 0 : beyondRange(q, a > 0 === b > 0, side);
    return;
  }
  const p = q * b;
  const c = SPLITTER * q;
  const q1 = c - (c - q);
  const q2 = q - q1;
  const d = SPLITTER * b;
  const b1 = d - (d - b);
  const b2 = b - b1;
  const rest = a - p - (q2 * b2 - (p - q1 * b1 - q2 * b1 - q1 * b2));
  out[o] = (b < 0 ? -rest : rest) * side <= 0 ? q : q + side * (size * PHI + ETA);
}

/** c, which may be wrong by a rounding, moved outward. */
const outward = (c: number, side: Side): number => (side < 0 ? down(c) : up(c));

/** A bound of a number that rounds to c, not 0: it has the sign of c, so it does not lie beyond 0. */
const beyondRange = (c: number, isPositive: boolean, side: Side): number =>
  c === 0 && isPositive === side < 0 ? 0 : outward(c, side);

/** Slot o of `out` becomes a bound of √a for a ≥ 0. `Math.sqrt` proposes, the sign of a − s² decides. */
export function root(out: Float64Array, o: number, m: Float64Array, i: number, side: Side): void {
  const a = m[i]!;
  if (a === 0 || a === Infinity) {
    out[o] = a;
    return;
  }
  // Powers of four make a moderate; the root is scaled back exactly.
  const scale = a <= 2 ** -900 ? 2 ** 200 : a >= 2 ** 900 ? 2 ** -200 : 1;
  const scaled = a * scale;
  let s = Math.sqrt(scaled);
  for (;;) {
    const p = s * s;
    const c = SPLITTER * s;
    const s1 = c - (c - s);
    const s2 = s - s1;
    const rest = scaled - p - (s2 * s2 - (p - s1 * s1 - 2 * (s1 * s2)));
    if (rest * side <= 0) break;
    s += side * (s * PHI + ETA);
  }
  out[o] = scale === 1 ? s : s / Math.sqrt(scale);
}

/** The result so far, the current square, and a new value of either. */
const powers = new Float64Array(2);
const next = new Float64Array(1);

/** Slot o of `out` becomes a bound of |a|ⁿ for an integer n ≥ 0, by repeated squaring. */
export function powerOfMagnitude(
  out: Float64Array,
  o: number,
  m: Float64Array,
  i: number,
  n: number,
  side: Side,
): void {
  powers[0] = 1;
  powers[1] = Math.abs(m[i]!);
  for (let e = n; e > 0; e = Math.floor(e / 2)) {
    if (e % 2 === 1) {
      product(next, 0, powers, 0, 1, side);
      powers[0] = next[0]!;
    }
    if (e > 1) {
      product(next, 0, powers, 1, 1, side);
      powers[1] = next[0]!;
    }
  }
  out[o] = powers[0];
}

/** The same for doubles, one at a time. */
const operands = new Float64Array(2);
const bound = new Float64Array(1);

function ofSum(a: number, b: number, side: Side): number {
  operands[0] = a;
  operands[1] = b;
  sum(bound, 0, operands, 0, 1, 1, side);
  return bound[0]!;
}

function ofProduct(a: number, b: number, side: Side): number {
  operands[0] = a;
  operands[1] = b;
  product(bound, 0, operands, 0, 1, side);
  return bound[0]!;
}

function ofQuotient(a: number, b: number, side: Side): number {
  operands[0] = a;
  operands[1] = b;
  quotient(bound, 0, operands, 0, 1, side);
  return bound[0]!;
}

export const addDown = (a: number, b: number): number => ofSum(a, b, -1);
export const addUp = (a: number, b: number): number => ofSum(a, b, 1);
export const multiplyDown = (a: number, b: number): number => ofProduct(a, b, -1);
export const multiplyUp = (a: number, b: number): number => ofProduct(a, b, 1);
/** b ≠ 0. */
export const divideDown = (a: number, b: number): number => ofQuotient(a, b, -1);
/** b ≠ 0. */
export const divideUp = (a: number, b: number): number => ofQuotient(a, b, 1);
