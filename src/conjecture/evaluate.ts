/** # A conjecture put to one value. Defines `evaluate`, `Evaluation`, `FaultyConjecture`.
 * @module */
import { excerpt, LimitError, TightframeError } from '../exact/errors.js';
import { assumptionsOf, type ClaimOutcome, type Conjecture } from './conjecture.js';
import { isExact } from './presentation.js';

export type Evaluation =
  | { readonly kind: 'rejected' }
  | { readonly kind: 'holds'; readonly trivial: boolean }
  | { readonly kind: 'unclear'; readonly because: string | undefined }
  /** False in floating point, and not confirmed exactly. */
  | { readonly kind: 'unconfirmed'; readonly because: string | undefined }
  | { readonly kind: 'fails'; readonly because: string | undefined };

/** Something in the conjecture's own code went wrong; the message is one line with the place in the user's file. */
export class FaultyConjecture extends Error {}

export async function evaluate(conjecture: Conjecture, value: unknown): Promise<Evaluation> {
  const { claim, exactly } = conjecture;
  try {
    for (const assumption of assumptionsOf(conjecture)) if (!assumption(value)) return { kind: 'rejected' };
  } catch (error) {
    if (error instanceof LimitError) return { kind: 'unclear', because: error.message };
    throw faultOf(error, 'the assumption');
  }
  const claimed = await judge(claim, value, 'the claim');
  if (claimed.holds === undefined) return { kind: 'unclear', because: claimed.because };
  if (claimed.holds) return { kind: 'holds', trivial: claimed.trivial };
  if (exactly === undefined)
    return isExact(value)
      ? { kind: 'fails', because: claimed.because }
      : {
          kind: 'unconfirmed',
          because: claimed.because ?? 'the conjecture has no exact claim for floating-point values',
        };
  const confirmed = await judge(exactly, value, 'the exact claim');
  if (confirmed.holds === false) return { kind: 'fails', because: confirmed.because ?? claimed.because };
  const answer = confirmed.holds === true ? 'exactly, it holds' : 'exactly, it cannot be decided';
  return { kind: 'unconfirmed', because: confirmed.because ?? answer };
}

/** A judgement with its reason in words. */
interface Judged {
  readonly holds: boolean | undefined;
  readonly trivial: boolean;
  readonly because: string | undefined;
}

async function judge(
  claim: (value: unknown) => ClaimOutcome | Promise<ClaimOutcome>,
  value: unknown,
  what: string,
): Promise<Judged> {
  let outcome: ClaimOutcome;
  try {
    const given = claim(value);
    outcome = given instanceof Promise ? await given : given;
  } catch (error) {
    if (isAssertion(error)) return { holds: false, trivial: false, because: oneLine(error.message) };
    if (error instanceof LimitError) return { holds: undefined, trivial: false, because: error.message };
    throw faultOf(error, what);
  }
  if (typeof outcome === 'boolean') return { holds: outcome, trivial: false, because: undefined };
  // Nothing returned would pass for true: a forgotten `return` must not make a conjecture survive.
  if (typeof outcome !== 'object' || outcome === null || !('holds' in outcome))
    throw new FaultyConjecture(
      `${what}: expected true, false or { holds, because }, found ${outcome === undefined ? 'nothing returned' : typeof outcome}`,
    );
  const { holds, because, trivial } = outcome;
  if (holds === true || because === undefined) return { holds, trivial: trivial === true, because: undefined };
  // Text alone: it goes to other threads, and into one line.
  return { holds, trivial: false, because: oneLine(String(typeof because === 'function' ? because() : because)) };
}

/** Of node:assert, chai, vitest or jest. */
function isAssertion(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'AssertionError' || 'matcherResult' in error);
}

const oneLine = (text: string): string => excerpt(text.trim(), 300);

/** `the claim: TypeError: … (conjecture.ts:12)`: no stack. */
export function faultOf(error: unknown, what: string): FaultyConjecture {
  if (error instanceof FaultyConjecture) return error;
  if (!(error instanceof Error)) return new FaultyConjecture(`${what}: threw ${excerpt(String(error))}`);
  const name = error instanceof TightframeError ? '' : `${error.name}: `;
  return new FaultyConjecture(`${what}: ${name}${oneLine(error.message)}${placeOf(error)}`);
}

/** The innermost line outside this package, its dependencies and Node. */
function placeOf({ stack }: Error): string {
  const own = new URL('../', import.meta.url).pathname;
  for (const line of stack?.split('\n').slice(1) ?? []) {
    const found = /\(?((?:file:\/\/)?\/[^()]*?|[^\s()]+?):(\d+):\d+\)?$/.exec(line.trim());
    const file = found?.[1]?.replace(/^file:\/\//, '');
    if (file === undefined || file.startsWith(own) || /node_modules|^node:|^evalmachine|native/.test(file)) continue;
    return ` (${file.split('/').at(-1)}:${found![2]})`;
  }
  return '';
}
