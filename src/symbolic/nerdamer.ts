/** # The computer algebra system. Defines `expandsToZero`, `SymbolicRoad`. The only file that knows nerdamer.
 *
 * nerdamer runs in this thread and cannot be interrupted, so what is too large for it is not begun: expanding takes time that
 * grows with the number of terms that the degrees allow.
 * @module */
import nerdamer from 'nerdamer';
import { memoized } from '../exact/memo.js';
import type { Formula } from './formula.js';
import { infix } from './infix.js';

/** Whether a formula without quotients is the zero polynomial, as a computer algebra system sees it. */
export type SymbolicRoad = (polynomial: Formula) => SymbolicAnswer;

export type SymbolicAnswer =
  | { readonly kind: 'zero' }
  | { readonly kind: 'nonzero'; readonly expansion: string }
  | { readonly kind: 'undecided'; readonly reason: string };

/** Longer input is not begun: at this length nerdamer takes seconds. */
const MAX_LENGTH = 20_000;

const answers = new Map<string, SymbolicAnswer>();

/** Expands the polynomial with nerdamer, a product factor by factor. Answers are kept by the text that nerdamer reads. */
export function expandsToZero(polynomial: Formula): SymbolicAnswer {
  if (polynomial.kind === 'power') return expandsToZero(polynomial.base);
  if (polynomial.kind === 'product') {
    const parts = polynomial.factors.map(expandsToZero);
    const settled = parts.find(({ kind }) => kind === 'zero') ?? parts.find(({ kind }) => kind === 'undecided');
    return settled ?? { kind: 'nonzero', expansion: infix(polynomial) };
  }
  const text = infix(polynomial);
  return memoized(answers, text, () => expand(text));
}

/** nerdamer may leave a product inside a sum unexpanded; it is asked again, so many times at most. */
const MAX_ROUNDS = 4;

function expand(text: string): SymbolicAnswer {
  if (text.length > MAX_LENGTH)
    return { kind: 'undecided', reason: `nerdamer is not given more than ${MAX_LENGTH} characters` };
  try {
    let expansion = text;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      expansion = nerdamer(`expand(${expansion})`).toString();
      if (expansion === '0') return { kind: 'zero' };
      if (!/[a-z)]\s*\(|\([^()]*[a-z]/.test(expansion)) return { kind: 'nonzero', expansion };
    }
    return { kind: 'undecided', reason: 'nerdamer leaves products unexpanded' };
  } catch (error) {
    return { kind: 'undecided', reason: `nerdamer: ${error instanceof Error ? error.message : String(error)}` };
  } finally {
    nerdamer.flush(); // else it keeps every expression it has seen
  }
}
