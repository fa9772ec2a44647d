/** # Directed rounding. Defines `down`, `up` and `addDown`, `addUp`, … `sqrtDown`, `sqrtUp`: bounds of the exact result of one operation.
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
 * where doubles below c > 0 are ulp/2 apart, e exceeds ulp/2 by less than ulp/4 and it is pred(c) too. For smaller k > −1022, φ|c| > ulp/2 ≥ η is rounded to at
 * least ulp/2, and adding η leaves e > ulp/2; below that ulp = η ≤ e. In both cases c − e lies beyond the middle between c and pred(c), or
 * at pred(c) or below, so rounding to nearest gives at most pred(c). Beyond the range: down(∞) is the largest double, since what
 * rounds to ∞ exceeds it, and down(−∞) = −∞. (The formula is that of Rump, Zimmermann, Boldo, Melquiond, BIT 49 (2009).)
 *
 * **Products.** Veltkamp's splitting and Dekker's product give p + e = a·b exactly unless a step overflows or the product of the units
 * in the last place of a and b is below η (Boldo, IJCAR 2006). Each ulp is at least 2^−53 times its number, so |p| > 2^−960 suffices against
 * underflow; |p| < 2^1020 keeps the partial products finite; a factor above 2^996 makes the splitting, and with it e, NaN, and NaN counts as a
 * wrong sign. **Sums.** Knuth's TwoSum is exact without any condition but overflow, where e is NaN as well.
 * **Quotients.** p = fl(q·b) lies within 2^−52 of a, relatively, so a − p is exact (Sterbenz) and so is the sign of (a − p) − e. The same for roots.
 * @module */

const PHI = 2 ** -53 * (1 + 2 ** -52);
const SMALL = 2 ** -960;
const LARGE = 2 ** 1020;
const SPLITTER = 2 ** 27 + 1;

/** A double below every real number that rounds to c; −∞ for NaN. */
export function down(c: number): number {
  const result = c - (Math.abs(c) * PHI + Number.MIN_VALUE);
  if (!Number.isNaN(result)) return result;
  return c === Infinity ? Number.MAX_VALUE : -Infinity;
}

/** A double above every real number that rounds to c; +∞ for NaN. */
export function up(c: number): number {
  const result = c + (Math.abs(c) * PHI + Number.MIN_VALUE);
  if (!Number.isNaN(result)) return result;
  return c === -Infinity ? -Number.MAX_VALUE : Infinity;
}

/** a + b − s for s = fl(a + b); NaN when a step overflows. */
function sumError(a: number, b: number, s: number): number {
  const t = s - a;
  return a - (s - t) + (b - t);
}

/** a·b − p for p = fl(a·b) of moderate size; NaN when a factor is too large to be split. */
function productError(a: number, b: number, p: number): number {
  const c = SPLITTER * a;
  const a1 = c - (c - a);
  const a2 = a - a1;
  const d = SPLITTER * b;
  const b1 = d - (d - b);
  const b2 = b - b1;
  return a2 * b2 - (p - a1 * b1 - a2 * b1 - a1 * b2);
}

const isModerate = (x: number): boolean => {
  const size = Math.abs(x);
  return size > SMALL && size < LARGE;
};

export function addDown(a: number, b: number): number {
  const s = a + b;
  return sumError(a, b, s) >= 0 ? s : down(s);
}

export function addUp(a: number, b: number): number {
  const s = a + b;
  return sumError(a, b, s) <= 0 ? s : up(s);
}

/** A lower bound of a·b, where 0·∞ = 0: an infinite end bounds real numbers, it is none. */
export function multiplyDown(a: number, b: number): number {
  const p = a * b;
  if (isModerate(p)) return productError(a, b, p) >= 0 ? p : down(p);
  return a === 0 || b === 0 || (p === 0 && a > 0 === b > 0) ? 0 : down(p);
}

/** An upper bound of a·b, where 0·∞ = 0. */
export function multiplyUp(a: number, b: number): number {
  const p = a * b;
  if (isModerate(p)) return productError(a, b, p) <= 0 ? p : up(p);
  return a === 0 || b === 0 || (p === 0 && a > 0 !== b > 0) ? 0 : up(p);
}

/** a − q·b with the sign of b: the sign of a/b − q; NaN when it is not certain. */
function quotientError(a: number, b: number, q: number): number {
  if (!isModerate(q) || !isModerate(a)) return NaN;
  const p = q * b;
  const rest = a - p - productError(q, b, p);
  return b < 0 ? -rest : rest;
}

/** A lower bound of a/b for b ≠ 0; a/∞ = 0 for finite a. */
export function divideDown(a: number, b: number): number {
  const q = a / b;
  if (quotientError(a, b, q) >= 0) return q;
  return isExactlyZero(a, b) || (q === 0 && a > 0 === b > 0) ? 0 : down(q);
}

/** An upper bound of a/b for b ≠ 0; a/∞ = 0 for finite a. */
export function divideUp(a: number, b: number): number {
  const q = a / b;
  if (quotientError(a, b, q) <= 0) return q;
  return isExactlyZero(a, b) || (q === 0 && a > 0 !== b > 0) ? 0 : up(q);
}

const isExactlyZero = (a: number, b: number): boolean => a === 0 || (Math.abs(b) === Infinity && Number.isFinite(a));

/** a − s², of certain sign when a is moderate and s near its root. */
function rootError(a: number, s: number): number {
  const p = s * s;
  return a - p - productError(s, s, p);
}

/** Powers of four that make a positive double moderate: the root is scaled back exactly. */
const scaleOf = (a: number): number => (a <= 2 ** -900 ? 2 ** 200 : a >= 2 ** 900 ? 2 ** -200 : 1);

/** A lower bound of √a for a ≥ 0. `Math.sqrt` proposes, the sign of a − s² decides. */
export function sqrtDown(a: number): number {
  if (a === 0 || a === Infinity) return a;
  const scale = scaleOf(a);
  const scaled = a * scale;
  let s = Math.sqrt(scaled);
  while (!(rootError(scaled, s) >= 0)) s = down(s);
  return s / Math.sqrt(scale);
}

/** An upper bound of √a for a ≥ 0. */
export function sqrtUp(a: number): number {
  if (a === 0 || a === Infinity) return a;
  const scale = scaleOf(a);
  const scaled = a * scale;
  let s = Math.sqrt(scaled);
  while (!(rootError(scaled, s) <= 0)) s = up(s);
  return s / Math.sqrt(scale);
}

/** A lower bound of xⁿ for x ≥ 0 and an integer n ≥ 0, by repeated squaring. */
export function powerDown(x: number, n: number): number {
  let result = 1;
  let square = x;
  for (let e = n; e > 0; e = Math.floor(e / 2)) {
    if (e % 2 === 1) result = multiplyDown(result, square);
    if (e > 1) square = multiplyDown(square, square);
  }
  return result;
}

/** An upper bound of xⁿ for x ≥ 0 and an integer n ≥ 0. */
export function powerUp(x: number, n: number): number {
  let result = 1;
  let square = x;
  for (let e = n; e > 0; e = Math.floor(e / 2)) {
    if (e % 2 === 1) result = multiplyUp(result, square);
    if (e > 1) square = multiplyUp(square, square);
  }
  return result;
}
