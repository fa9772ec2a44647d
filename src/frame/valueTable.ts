/** # Tables of distinct values. Defines `ValueTable`.
 * @module */
import type { Element, NumberField } from '../exact/numberField.js';

/** Collects distinct elements of a field and numbers them in order of first appearance. */
export class ValueTable {
  readonly values: Element[] = [];
  readonly #index = new Map<string, number>();
  readonly #field: NumberField;

  constructor(field: NumberField) {
    this.#field = field;
  }

  indexOf(value: Element): number {
    const key = this.#field.key(value);
    const known = this.#index.get(key);
    if (known !== undefined) return known;
    this.#index.set(key, this.values.length);
    this.values.push(value);
    return this.values.length - 1;
  }
}
