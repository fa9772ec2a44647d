/** # Exact numbers with operators. Defines `ExactNumber`, `ExactLike`, `exact`.
 *
 * What a claim compares: a real algebraic number with its field, so that a conjecture can be stated in a line. Operands may lie in
 * different fields; they are brought to a common one.
 * @module */
import { unify } from '../exact/compositum.js';
import { display } from '../exact/display.js';
import { DomainError } from '../exact/errors.js';
import type { Sign } from '../exact/field.js';
import { type AlgebraicNumber, type Element, type NumberField, rationalField } from '../exact/numberField.js';
import { parseExact } from '../exact/parse.js';
import type { Rational } from '../exact/rational.js';

/** An integer (a `number` must be a safe one), text such as "(1+sqrt(5))/2", or a number with its field. */
export type ExactLike = number | bigint | string | AlgebraicNumber;

export class ExactNumber implements AlgebraicNumber {
  readonly field: NumberField;
  readonly element: Element;

  constructor(field: NumberField, element: Element) {
    this.field = field;
    this.element = element;
  }

  plus(other: ExactLike): ExactNumber {
    return this.#with(other, (field, a, b) => field.add(a, b));
  }

  minus(other: ExactLike): ExactNumber {
    return this.#with(other, (field, a, b) => field.sub(a, b));
  }

  times(other: ExactLike): ExactNumber {
    return this.#with(other, (field, a, b) => field.mul(a, b));
  }

  /** @throws DomainError on zero */
  over(other: ExactLike): ExactNumber {
    return this.#with(other, (field, a, b) => field.div(a, b));
  }

  get negated(): ExactNumber {
    return new ExactNumber(this.field, this.field.neg(this.element));
  }

  get absolute(): ExactNumber {
    return this.sign < 0 ? this.negated : this;
  }

  get squared(): ExactNumber {
    return new ExactNumber(this.field, this.field.mul(this.element, this.element));
  }

  get sign(): Sign {
    return this.field.sign(this.element);
  }

  /** −1, 0 or 1. */
  compare(other: ExactLike): Sign {
    const { field, left, right } = this.#common(other);
    return field.compare(left, right);
  }

  equals(other: ExactLike): boolean {
    const { field, left, right } = this.#common(other);
    return field.equals(left, right);
  }

  isAtMost(other: ExactLike): boolean {
    return this.compare(other) <= 0;
  }

  isAtLeast(other: ExactLike): boolean {
    return this.compare(other) >= 0;
  }

  /** The rational that it is, if it is one. */
  get rational(): Rational | undefined {
    return this.field.asRational(this.element);
  }

  get isRational(): boolean {
    return this.rational !== undefined;
  }

  get isInteger(): boolean {
    return this.rational?.d === 1n;
  }

  /** The nearest double. */
  toNumber(): number {
    return this.field.toNumber(this.element);
  }

  toString(): string {
    return display(this.field, this.element);
  }

  #common(other: ExactLike): { field: NumberField; left: Element; right: Element } {
    const { field, element } = exact(other);
    if (field === this.field) return { field, left: this.element, right: element };
    return unify(this, { field, element });
  }

  #with(other: ExactLike, operation: (field: NumberField, a: Element, b: Element) => Element): ExactNumber {
    const { field, left, right } = this.#common(other);
    return new ExactNumber(field, operation(field, left, right));
  }
}

/** @throws DomainError for a `number` that is no safe integer; TightframeError for text that is no number */
export function exact(value: ExactLike): ExactNumber {
  if (value instanceof ExactNumber) return value;
  if (typeof value === 'object') return new ExactNumber(value.field, value.element);
  if (typeof value === 'string') return exact(parseExact(value));
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new DomainError({ where: 'exact', expected: 'a safe integer, or a number as text', found: String(value) });
  return new ExactNumber(rationalField, rationalField.fromInteger(value));
}
