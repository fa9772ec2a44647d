/** # The kernel's number field. Defines `DecidedField`.
 *
 * Nothing proves that the polynomial of α is irreducible. Over a reducible one two lists of coordinates may stand for the
 * same real number, so coordinates prove that numbers are equal, never that they differ: that takes enclosures.
 * @module */
import { LimitError } from '../../exact/errors.js';
import type { Sign } from '../../exact/field.js';
import { type Element, NumberField } from '../../exact/numberField.js';

/** A number that so many bits do not part from 0 is taken for a 0 in disguise; enclosing it further would take seconds. */
const MAX_BITS = 1 << 14;

export class DecidedField extends NumberField {
  /** Shown to differ from 0, so that each is enclosed once. */
  readonly #nonzero = new WeakSet<Element>();

  /** @throws LimitError where 2^14 bits do not decide */
  override sign(a: Element): Sign {
    if (this.asRational(a) !== undefined) return super.sign(a);
    for (let bits = 128; bits <= MAX_BITS; bits *= 2) {
      const { lo, hi } = this.enclose(a, bits);
      if (lo > 0n) return 1;
      if (hi < 0n) return -1;
    }
    const expected = `a number that ${MAX_BITS} bits part from 0`;
    throw new LimitError({ where: 'sign', expected, found: `one of ${this.key(a).length} digits` });
  }

  /** @throws LimitError as `sign` */
  override isZero(a: Element): boolean {
    if (this.#nonzero.has(a)) return false;
    if (super.isZero(a)) return true;
    this.sign(a);
    this.#nonzero.add(a);
    return false;
  }

  /** @throws LimitError as `sign` */
  override equals(a: Element, b: Element): boolean {
    return super.equals(a, b) || this.isZero(this.sub(a, b));
  }
}
