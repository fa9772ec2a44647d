/** # Interval operations in place. Defines `inPlace`: the operations of interval arithmetic on slots of a Float64Array.
 *
 * The interval [l, h] in slot i of m is m[i] = l, m[i + 1] = h, with l ≤ h, l < ∞ and h > −∞; an infinite end says that no bound is
 * known. Each operation reads its operands before it writes its result at o, so slots may coincide; none allocates. The result holds
 * f(x, y) for all real x, y of the operands at which f is defined. An operation that is not defined everywhere returns whether it is
 * defined on all of its operands; the caller must heed that, since an enclosure of what exists proves nothing where nothing exists.
 * NaN never appears.
 * @module */
import { powerOfMagnitude, product, quotient, root, sum } from './rounding.js';
import { sine } from './sine.js';

function set(m: Float64Array, o: number, lo: number, hi: number): void {
  m[o] = lo;
  m[o + 1] = hi;
}

/** Bounds go here before they overwrite what may be an operand: the lower ones first. */
const bounds = new Float64Array(4);

function setBounds(m: Float64Array, o: number): void {
  m[o] = bounds[0]!;
  m[o + 1] = bounds[1]!;
}

function add(m: Float64Array, o: number, i: number, j: number): void {
  sum(bounds, 0, m, i, j, 1, -1);
  sum(bounds, 1, m, i + 1, j + 1, 1, 1);
  setBounds(m, o);
}

function subtract(m: Float64Array, o: number, i: number, j: number): void {
  sum(bounds, 0, m, i, j + 1, -1, -1);
  sum(bounds, 1, m, i + 1, j, -1, 1);
  setBounds(m, o);
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
    product(bounds, 0, m, i, j + 1, -1);
    product(bounds, 1, m, i, j, 1);
    product(bounds, 2, m, i + 1, j, -1);
    product(bounds, 3, m, i + 1, j + 1, 1);
    if (bounds[2]! < bounds[0]!) bounds[0] = bounds[2]!;
    if (bounds[3]! > bounds[1]!) bounds[1] = bounds[3]!;
  } else {
    // At most one operand holds both signs: the signs tell which ends give the least and the greatest product.
    const a = al >= 0 ? 1 : ah <= 0 ? -1 : 0;
    const b = bl >= 0 ? 1 : bh <= 0 ? -1 : 0;
    const least = b > 0 || (b === 0 && a < 0) ? i : i + 1;
    const withLeast = a > 0 || (a === 0 && b < 0) ? j : j + 1;
    const greatest = b > 0 || (b === 0 && a > 0) ? i + 1 : i;
    const withGreatest = a > 0 || (a === 0 && b > 0) ? j + 1 : j;
    product(bounds, 0, m, least, withLeast, -1);
    product(bounds, 1, m, greatest, withGreatest, 1);
  }
  setBounds(m, o);
}

/** a/b; where b holds 0 the whole line, and false. */
function divide(m: Float64Array, o: number, i: number, j: number): boolean {
  const bl = m[j]!;
  if (bl <= 0 && m[j + 1]! >= 0) {
    set(m, o, -Infinity, Infinity);
    return false;
  }
  const least = bl > 0 ? i : i + 1;
  const greatest = bl > 0 ? i + 1 : i;
  quotient(bounds, 0, m, least, m[least]! >= 0 ? j + 1 : j, -1);
  quotient(bounds, 1, m, greatest, m[greatest]! >= 0 ? j : j + 1, 1);
  setBounds(m, o);
  return true;
}

/** x², without the loss of x·x where x holds both signs. */
const square = (m: Float64Array, o: number, i: number): boolean => power(m, o, i, 2);

/** 1, and the ends of a magnitude to divide it by. */
const reciprocals = Float64Array.of(1, 0, 0);

/** xⁿ for an integer n (x⁰ = 1); for n < 0 where x holds 0 the whole line, and false. */
function power(m: Float64Array, o: number, i: number, n: number): boolean {
  const lo = m[i]!;
  const hi = m[i + 1]!;
  if (n < 0 && lo <= 0 && hi >= 0) {
    set(m, o, -Infinity, Infinity);
    return false;
  }
  const size = Math.abs(n);
  // The ends of |x|: the slots of the lesser and of the greater, where x does not hold both signs.
  const [near, far] = lo >= 0 ? [i, i + 1] : [i + 1, i];
  if (lo < 0 && hi > 0) {
    powerOfMagnitude(bounds, 0, m, i, size, 1);
    powerOfMagnitude(bounds, 1, m, i + 1, size, 1);
    if (n % 2 === 1) bounds[0] = -bounds[0]!;
    else {
      if (bounds[0]! > bounds[1]!) bounds[1] = bounds[0]!;
      bounds[0] = n === 0 ? 1 : 0;
    }
  } else {
    powerOfMagnitude(bounds, 0, m, near, size, -1);
    powerOfMagnitude(bounds, 1, m, far, size, 1);
    if (n < 0) {
      reciprocals[1] = bounds[0]!;
      reciprocals[2] = bounds[1]!;
      quotient(bounds, 0, reciprocals, 0, 2, -1);
      quotient(bounds, 1, reciprocals, 0, 1, 1);
    }
    if (lo < 0 && size % 2 === 1) {
      const least = bounds[0]!;
      bounds[0] = -bounds[1]!;
      bounds[1] = -least;
    }
  }
  setBounds(m, o);
  return true;
}

/** √x; where x holds negative numbers the roots of the others ([0, 0] if there are none), and false. */
function sqrt(m: Float64Array, o: number, i: number): boolean {
  const isDefined = m[i]! >= 0;
  if (m[i]! > 0) root(bounds, 0, m, i, -1);
  else bounds[0] = 0;
  if (m[i + 1]! > 0) root(bounds, 1, m, i + 1, 1);
  else bounds[1] = 0;
  setBounds(m, o);
  return isDefined;
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
