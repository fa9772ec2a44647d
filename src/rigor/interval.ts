/** # Intervals. Defines `Interval`, `interval`, `point`, `intervals`, `midpoint`, `contains`, `pi`.
 *
 * An `Interval` is an immutable pair lo ≤ hi of doubles: a set of real numbers, so an infinite end says only that no bound is known.
 * The operations are those of `inPlace`, one at a time and with a new object each; loops belong there.
 * @module */
import { DomainError } from '../exact/errors.js';
import { inPlace } from './inPlace.js';
import { up } from './rounding.js';
import { piInterval } from './sine.js';

export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/** The interval [lo, hi]. @throws DomainError unless lo ≤ hi, lo < ∞ and hi > −∞ */
export function interval(lo: number, hi: number): Interval {
  if (!(lo <= hi && lo < Infinity && hi > -Infinity))
    throw new DomainError({
      where: 'interval',
      expected: 'lo ≤ hi with a real number between them',
      found: `[${lo}, ${hi}]`,
    });
  return { lo, hi };
}

/** [x, x]. @throws DomainError unless x is finite */
export const point = (x: number): Interval => interval(x, x);

export const pi: Interval = piInterval;

export const contains = ({ lo, hi }: Interval, x: number): boolean => lo <= x && x <= hi;

/** A double in the interval, near its middle: no ∞ where both ends are finite. */
export function midpoint({ lo, hi }: Interval): number {
  if (lo === -Infinity) return hi === Infinity ? 0 : -Number.MAX_VALUE;
  if (hi === Infinity) return Number.MAX_VALUE;
  const middle = lo / 2 + hi / 2;
  return middle < lo ? lo : middle > hi ? hi : middle;
}

/** An upper bound of hi − lo. */
export const width = ({ lo, hi }: Interval): number => (lo === hi ? 0 : up(hi - lo));

const memory = new Float64Array(6);
const A = 2;
const B = 4;
const put = (at: number, { lo, hi }: Interval): void => {
  memory[at] = lo;
  memory[at + 1] = hi;
};
const result = (): Interval => ({ lo: memory[0]!, hi: memory[1]! });

const unary =
  (operation: (m: Float64Array, o: number, i: number) => unknown) =>
  (x: Interval): Interval => {
    put(A, x);
    operation(memory, 0, A);
    return result();
  };
const binary =
  (operation: (m: Float64Array, o: number, i: number, j: number) => unknown) =>
  (x: Interval, y: Interval): Interval => {
    put(A, x);
    put(B, y);
    operation(memory, 0, A, B);
    return result();
  };

/** Enclosures of x + y, …: of all values at points of x and y where the operation is defined. Division by an interval that holds 0 gives
 *  [−∞, ∞]; the root of an interval below 0, which has none, [0, 0]. */
export const intervals = Object.freeze({
  add: binary(inPlace.add),
  sub: binary(inPlace.subtract),
  mul: binary(inPlace.multiply),
  div: binary(inPlace.divide),
  min: binary(inPlace.min),
  max: binary(inPlace.max),
  neg: unary(inPlace.negate),
  square: unary(inPlace.square),
  sqrt: unary(inPlace.sqrt),
  sin: unary(inPlace.sin),
  cos: unary(inPlace.cos),
  abs: unary(inPlace.abs),
  positivePart: unary(inPlace.positivePart),
  /** @throws DomainError unless n is an integer with |n| < 2^31 */
  pow: (x: Interval, n: number): Interval => unary((m, o, i) => inPlace.power(m, o, i, integerExponent(n)))(x),
});

/** @throws DomainError unless n is an integer with |n| < 2^31 */
export function integerExponent(n: number): number {
  if (!Number.isInteger(n) || Math.abs(n) >= 2 ** 31)
    throw new DomainError({ where: 'exponent', expected: 'an integer below 2^31 in magnitude', found: String(n) });
  return n;
}
