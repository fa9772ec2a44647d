/** # Interval operations in place. Defines `inPlace`: the operations of interval arithmetic on slots of a Float64Array.
 *
 * The interval [l, h] in slot i of m is m[i] = l, m[i + 1] = h, with l ≤ h, l < ∞ and h > −∞; an infinite end says that no bound is
 * known. Each operation reads its operands before it writes its result at o, so slots may coincide; none allocates. The result holds
 * f(x, y) for all real x, y of the operands at which f is defined. An operation that is not defined everywhere returns whether it is
 * defined on all of its operands; the caller must heed that, since an enclosure of what exists proves nothing where nothing exists.
 * NaN never appears.
 * @module */
import {
  addDown,
  addUp,
  divideDown,
  divideUp,
  multiplyDown,
  multiplyUp,
  powerDown,
  powerUp,
  sqrtDown,
  sqrtUp,
} from './rounding.js';
import { sine } from './sine.js';

function set(m: Float64Array, o: number, lo: number, hi: number): void {
  m[o] = lo;
  m[o + 1] = hi;
}

function add(m: Float64Array, o: number, i: number, j: number): void {
  set(m, o, addDown(m[i]!, m[j]!), addUp(m[i + 1]!, m[j + 1]!));
}

function subtract(m: Float64Array, o: number, i: number, j: number): void {
  set(m, o, addDown(m[i]!, -m[j + 1]!), addUp(m[i + 1]!, -m[j]!));
}

function negate(m: Float64Array, o: number, i: number): void {
  set(m, o, -m[i + 1]!, -m[i]!);
}

function multiply(m: Float64Array, o: number, i: number, j: number): void {
  const al = m[i]!;
  const ah = m[i + 1]!;
  const bl = m[j]!;
  const bh = m[j + 1]!;
  if (al < 0 && ah > 0 && bl < 0 && bh > 0) {
    const lo = multiplyDown(al, bh);
    const other = multiplyDown(ah, bl);
    const hi = multiplyUp(al, bl);
    const another = multiplyUp(ah, bh);
    set(m, o, lo < other ? lo : other, hi > another ? hi : another);
    return;
  }
  // At most one operand holds both signs: the signs tell which ends give the least and the greatest product.
  const a = al >= 0 ? 1 : ah <= 0 ? -1 : 0;
  const b = bl >= 0 ? 1 : bh <= 0 ? -1 : 0;
  const lowest = multiplyDown(
    b > 0 || (b === 0 && a < 0) ? al : ah, //
    a > 0 || (a === 0 && b < 0) ? bl : bh,
  );
  const highest = multiplyUp(
    b > 0 || (b === 0 && a > 0) ? ah : al, //
    a > 0 || (a === 0 && b > 0) ? bh : bl,
  );
  set(m, o, lowest, highest);
}

/** a/b; where b holds 0 the whole line, and false. */
function divide(m: Float64Array, o: number, i: number, j: number): boolean {
  const al = m[i]!;
  const ah = m[i + 1]!;
  const bl = m[j]!;
  const bh = m[j + 1]!;
  if (bl <= 0 && bh >= 0) {
    set(m, o, -Infinity, Infinity);
    return false;
  }
  const least = bl > 0 ? al : ah;
  const greatest = bl > 0 ? ah : al;
  set(m, o, divideDown(least, least >= 0 ? bh : bl), divideUp(greatest, greatest >= 0 ? bl : bh));
  return true;
}

/** x², without the loss of x·x where x holds both signs. */
const square = (m: Float64Array, o: number, i: number): boolean => power(m, o, i, 2);

/** xⁿ for an integer n (x⁰ = 1); for n < 0 where x holds 0 the whole line, and false. */
function power(m: Float64Array, o: number, i: number, n: number): boolean {
  const lo = m[i]!;
  const hi = m[i + 1]!;
  if (n < 0) {
    if (lo <= 0 && hi >= 0) {
      set(m, o, -Infinity, Infinity);
      return false;
    }
    power(m, o, i, -n);
    set(m, o, divideDown(1, m[o + 1]!), divideUp(1, m[o]!));
    return true;
  }
  if (n === 0) set(m, o, 1, 1);
  else if (lo >= 0) set(m, o, powerDown(lo, n), powerUp(hi, n));
  else if (n % 2 === 1) set(m, o, -powerUp(-lo, n), hi >= 0 ? powerUp(hi, n) : -powerDown(-hi, n));
  else if (hi <= 0) set(m, o, powerDown(-hi, n), powerUp(-lo, n));
  else set(m, o, 0, powerUp(-lo > hi ? -lo : hi, n));
  return true;
}

/** √x; where x holds negative numbers the roots of the others ([0, 0] if there are none), and false. */
function sqrt(m: Float64Array, o: number, i: number): boolean {
  const lo = m[i]!;
  const hi = m[i + 1]!;
  set(m, o, lo > 0 ? sqrtDown(lo) : 0, hi > 0 ? sqrtUp(hi) : 0);
  return lo >= 0;
}

/** x₊ = max(x, 0). */
function positivePart(m: Float64Array, o: number, i: number): void {
  set(m, o, m[i]! > 0 ? m[i]! : 0, m[i + 1]! > 0 ? m[i + 1]! : 0);
}

function abs(m: Float64Array, o: number, i: number): void {
  const lo = m[i]!;
  const hi = m[i + 1]!;
  if (lo >= 0) set(m, o, lo, hi);
  else if (hi <= 0) set(m, o, -hi, -lo);
  else set(m, o, 0, -lo > hi ? -lo : hi);
}

function min(m: Float64Array, o: number, i: number, j: number): void {
  set(m, o, m[i]! < m[j]! ? m[i]! : m[j]!, m[i + 1]! < m[j + 1]! ? m[i + 1]! : m[j + 1]!);
}

function max(m: Float64Array, o: number, i: number, j: number): void {
  set(m, o, m[i]! > m[j]! ? m[i]! : m[j]!, m[i + 1]! > m[j + 1]! ? m[i + 1]! : m[j + 1]!);
}

const sin = (m: Float64Array, o: number, i: number): void => sine(m, o, i, 0);
const cos = (m: Float64Array, o: number, i: number): void => sine(m, o, i, 1);

/** All operations, as `operation(m, o, i, j)`: slot o of m becomes the result of the slots i and j. */
export const inPlace = Object.freeze({
  add,
  subtract,
  negate,
  multiply,
  divide,
  square,
  power,
  sqrt,
  positivePart,
  abs,
  min,
  max,
  sin,
  cos,
});
