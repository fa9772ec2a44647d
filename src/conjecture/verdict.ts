/** # Verdicts on conjectures. Defines `ConjectureVerdict`, `Coverage`, `Counterexample`.
 *
 * `survived` is never a proof: it says how many cases there were, and of what kinds.
 * @module */

/** What the cases were. Counts are over all cases that were generated. */
export interface Coverage {
  readonly cases: number;
  /** Did not meet the assumption. */
  readonly rejected: number;
  /** Met it, and the claim was put to the test. */
  readonly decided: number;
  /** The claim held for want of anything to check. */
  readonly trivial: number;
  /** The claim could not be decided. */
  readonly unclear: number;
  /** The claim failed in floating point, and that was not confirmed exactly. */
  readonly unconfirmed: number;
  /** Different cases, but for chance not fewer; counted up to 2^20. */
  readonly distinct: number;
  /** Cases by origin, number of points, and dimension (of what has one), those that met the assumption. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly sizes: Readonly<Record<string, number>>;
  readonly dimensions: Readonly<Record<string, number>>;
}

/** A value for which the claim is false, as text. */
export interface Counterexample {
  /** `frame`, `scheme`, … */
  readonly what: string;
  /** For people: exact vectors or matrices, and the facts that matter. */
  readonly lines: readonly string[];
  /** What the claim says of it. */
  readonly because: string | undefined;
  /** Files that hold it, to be read by other commands; the claim was refuted again on what was read back from them. */
  readonly files: readonly CounterexampleFile[];
  /** The kernel's input, accepted by it: for frames and symmetric schemes. */
  readonly certificate: string | undefined;
}

export interface CounterexampleFile {
  /** With its dot: `.json`. */
  readonly extension: string;
  readonly text: string;
}

interface Common {
  readonly title: string;
  readonly expect: 'survived' | 'refuted';
  readonly source: string | undefined;
  readonly seed: number;
  readonly seconds: number;
  readonly coverage: Coverage;
}

interface Survived extends Common {
  readonly kind: 'survived';
}

interface Refuted extends Common {
  readonly kind: 'refuted';
  /** With the seed it gives the same case again. */
  readonly path: string;
  readonly counterexample: Counterexample;
  /** How many simpler counterexamples were passed on the way. */
  readonly shrinks: number;
}

interface Undecided extends Common {
  readonly kind: 'undecided';
  readonly reason: string;
  readonly path: string | undefined;
  /** The case that is in doubt, where it could be shown. */
  readonly lines: readonly string[];
}

/** The generator, an assumption or the claim threw something that is no assertion. */
interface Faulty extends Common {
  readonly kind: 'error';
  readonly reason: string;
  readonly path: string | undefined;
}

export type ConjectureVerdict = Survived | Refuted | Undecided | Faulty;

/** Is it as the conjecture says? */
export const isAsExpected = ({ kind, expect }: ConjectureVerdict): boolean => kind === expect;
