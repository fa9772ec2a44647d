/** # Arithmetic by table. Defines `InternedField`.
 *
 * The eigenmatrices of a scheme hold few distinct numbers, and its identities combine the same few over and over. Here each
 * distinct element of a number field is a small integer, and each distinct sum or product is computed once: after that
 * arithmetic is a table look-up, whatever the degree of the field.
 * @module */
import { LimitError } from './errors.js';
import type { OrderedField, Sign } from './field.js';
import { memoized } from './memo.js';
import type { Element, NumberField } from './numberField.js';
import type { Rational } from './rational.js';

/** More distinct numbers than this are not what this is for. */
const MAX_NUMBERS = 2 ** 24;

export class InternedField implements OrderedField<number> {
  readonly zero = 0;
  readonly one = 1;
  readonly #elements: Element[] = [];
  readonly #ids = new Map<string, number>();
  readonly #seen = new WeakMap<Element, number>();
  /** [a].get(b) for a ≤ b. */
  readonly #sums: (Map<number, number> | undefined)[] = [];
  readonly #products: (Map<number, number> | undefined)[] = [];

  constructor(readonly base: NumberField) {
    this.intern(base.zero);
    this.intern(base.one);
  }

  /** The number of this element; for an object seen before without looking inside it. */
  intern(a: Element): number {
    return memoized(this.#seen, a, () => memoized(this.#ids, this.base.key(a), () => this.#append(a)));
  }

  #append(a: Element): number {
    const id = this.#elements.push(a) - 1;
    if (id === MAX_NUMBERS)
      throw new LimitError({ where: 'interned field', expected: `at most ${MAX_NUMBERS} numbers`, found: 'more' });
    return id;
  }

  element(id: number): Element {
    return this.#elements[id]!;
  }

  fromInteger(n: bigint | number): number {
    return this.intern(this.base.fromInteger(n));
  }

  fromRational(q: Rational): number {
    return this.intern(this.base.fromRational(q));
  }

  add(a: number, b: number): number {
    if (a === 0) return b;
    if (b === 0) return a;
    return lookUp(this.#sums, a, b, () => this.intern(this.base.add(this.#elements[a]!, this.#elements[b]!)));
  }

  mul(a: number, b: number): number {
    if (a === 0 || b === 0) return 0;
    if (a === 1) return b;
    if (b === 1) return a;
    return lookUp(this.#products, a, b, () => this.intern(this.base.mul(this.#elements[a]!, this.#elements[b]!)));
  }

  neg(a: number): number {
    return this.intern(this.base.neg(this.#elements[a]!));
  }

  sub(a: number, b: number): number {
    return this.add(a, this.neg(b));
  }

  inv(a: number): number {
    return this.intern(this.base.inv(this.#elements[a]!));
  }

  div(a: number, b: number): number {
    return this.mul(a, this.inv(b));
  }

  equals(a: number, b: number): boolean {
    return a === b || this.base.equals(this.#elements[a]!, this.#elements[b]!);
  }

  isZero(a: number): boolean {
    return a === 0 || this.base.isZero(this.#elements[a]!);
  }

  sign(a: number): Sign {
    return this.base.sign(this.#elements[a]!);
  }

  compare(a: number, b: number): Sign {
    return a === b ? 0 : this.base.compare(this.#elements[a]!, this.#elements[b]!);
  }
}

/** The entry of a symmetric table, made on first use. */
function lookUp(table: (Map<number, number> | undefined)[], a: number, b: number, make: () => number): number {
  const [row, column] = a < b ? [a, b] : [b, a];
  let entries = table[row];
  if (entries === undefined) {
    entries = new Map();
    table[row] = entries;
  }
  return memoized(entries, column, make);
}
