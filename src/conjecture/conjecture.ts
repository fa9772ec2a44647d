/** # Conjectures. Defines `conjecture`, `Conjecture`, `ClaimOutcome`, `implies`, `undecided`, `isConjecture`.
 *
 * A conjecture is a statement for all values of a generator that meet an assumption. It is data; `run.ts` puts it to the test.
 * @module */
import type fc from 'fast-check';
import { DomainError } from '../exact/errors.js';

/** What a claim says of one value. */
export interface Judgement {
  /** `undefined`: cannot be decided here. */
  readonly holds: boolean | undefined;
  /** Why, in a line; shown with a counterexample. A function is called only where the claim does not hold. */
  readonly because?: string | (() => string);
  /** It holds for want of anything to check, and counts apart. */
  readonly trivial?: boolean;
}

/** A claim may also throw an AssertionError, of node:assert or of a matcher: then it fails, with that message. */
export type ClaimOutcome = boolean | Judgement;

export interface ConjectureParts<T> {
  /** The generator of the values. */
  readonly for: fc.Arbitrary<T>;
  /** Values that do not meet all of these are passed over, and counted. */
  readonly assuming?: ((value: T) => boolean) | readonly ((value: T) => boolean)[];
  readonly claim: (value: T) => ClaimOutcome | Promise<ClaimOutcome>;
  /** For claims in floating point: the exact decision on a value for which `claim` fails. Without it a claim about weights can
   *  never be refuted, only be undecided. */
  readonly exactly?: (value: T) => ClaimOutcome | Promise<ClaimOutcome>;
  /** Where the conjecture comes from. */
  readonly source?: string;
  /** `refuted` for a statement that is known to be false: it is then as it should be when it falls. */
  readonly expect?: 'survived' | 'refuted';
  /** How many cases, unless the command line says otherwise. */
  readonly runs?: number;
}

/** Known by this key, whichever copy of the package made it. */
const MARK = Symbol.for('tightframe.conjecture');

export interface Conjecture<T = unknown> extends ConjectureParts<T> {
  readonly title: string;
  readonly [MARK]: true;
}

/** States a conjecture.
 *  @throws DomainError for parts that are no conjecture */
export function conjecture<T>(title: string, parts: ConjectureParts<T>): Conjecture<T> {
  const wrong = (expected: string, found: unknown): DomainError =>
    new DomainError({ where: `conjecture "${title}"`, expected, found: typeof found });
  if (typeof title !== 'string' || title.trim() === '') throw wrong('a title', title);
  if (typeof parts.for?.generate !== 'function') throw wrong('a generator under "for"', parts.for);
  if (typeof parts.claim !== 'function') throw wrong('a function under "claim"', parts.claim);
  const assumptions = assumptionsOf(parts);
  if (assumptions.some((assumption) => typeof assumption !== 'function'))
    throw wrong(
      'functions under "assuming"',
      assumptions.find((assumption) => typeof assumption !== 'function'),
    );
  const { source = '', runs = 1, expect = 'survived' } = parts;
  if (typeof source !== 'string') throw wrong('text under "source"', source);
  if (!Number.isSafeInteger(runs) || runs < 1) throw wrong('a positive integer under "runs"', runs);
  if (expect !== 'survived' && expect !== 'refuted') throw wrong('"survived" or "refuted" under "expect"', expect);
  return Object.freeze({ ...parts, title, [MARK]: true as const });
}

export const isConjecture = (value: unknown): value is Conjecture =>
  typeof value === 'object' && value !== null && MARK in value;

export const assumptionsOf = <T>({ assuming = [] }: ConjectureParts<T>): readonly ((value: T) => boolean)[] =>
  typeof assuming === 'function' ? [assuming] : assuming;

/** "If … then …" inside a claim: where the premise is false the claim holds trivially. */
export const implies = (premise: boolean, conclusion: () => ClaimOutcome): ClaimOutcome =>
  premise ? conclusion() : { holds: true, trivial: true };

/** The outcome of a claim that cannot be decided for a value. */
export const undecided = (because: string): Judgement => ({ holds: undefined, because });
