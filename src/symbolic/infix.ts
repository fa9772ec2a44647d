/** # Formulas as the computer algebra system reads them. Defines `infix`.
 * @module */
import { memoized } from '../exact/memo.js';
import { rationalToString } from '../exact/rational.js';
import type { Formula } from './formula.js';

const cache = new WeakMap<Formula, string>();

/** Fully parenthesized infix notation with `*`, `/` and `^`. Equal text means the same tree. */
export function infix(x: Formula): string {
  return memoized(cache, x, () => write(x));
}

function write(x: Formula): string {
  switch (x.kind) {
    case 'number':
      return x.value.s < 0n || x.value.d !== 1n ? `(${rationalToString(x.value)})` : rationalToString(x.value);
    case 'parameter':
      return x.name;
    case 'sum':
      return `(${x.terms.map(infix).join('+')})`;
    case 'product':
      return `(${x.factors.map(infix).join('*')})`;
    case 'quotient':
      return `(${infix(x.numerator)}/${infix(x.denominator)})`;
    case 'power':
      return `(${infix(x.base)}^${x.exponent})`;
    default:
      return x satisfies never;
  }
}
