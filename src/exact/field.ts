/** # Fields as records of operations. Defines `Field`, `OrderedField`.
 *
 * Algorithms (polynomials, matrices) are written once over these interfaces and run over Q and over every real number
 * field. Elements are immutable values; equality goes through the field.
 * @module */
import type { Rational } from './rational.js';

export interface Field<T> {
  readonly zero: T;
  readonly one: T;
  fromInteger(n: bigint | number): T;
  fromRational(q: Rational): T;
  add(a: T, b: T): T;
  sub(a: T, b: T): T;
  neg(a: T): T;
  mul(a: T, b: T): T;
  /** @throws DomainError on zero. */
  inv(a: T): T;
  /** @throws DomainError when b is zero. */
  div(a: T, b: T): T;
  equals(a: T, b: T): boolean;
  isZero(a: T): boolean;
}

export type Sign = -1 | 0 | 1;

export interface OrderedField<T> extends Field<T> {
  sign(a: T): Sign;
  compare(a: T, b: T): Sign;
}
