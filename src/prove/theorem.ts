/** # Theorems and their evidence. Defines `Theorem`, `Evidence`, `EvidenceKind`, `Outcome`.
 *
 * A theorem is a statement with one or more pieces of evidence; each can be established anew. Kinds, strongest first:
 * formal (checked by the kernel of a proof assistant), symbolic (an identity proved for all values of its parameters), exact
 * (a finite statement decided without rounding, with certificates where there are frames), tested (no counterexample among so
 * many cases of a seed: never called proved).
 * @module */

interface Verified {
  readonly kind: 'verified';
  readonly detail: string;
  /** What there is to say besides, line by line. */
  readonly lines?: readonly string[];
  /** The text of a certificate that has been accepted, to be checked again by \`tightframe check\`. */
  readonly certificate?: string;
}

export type Outcome =
  | Verified
  | { readonly kind: 'refuted'; readonly witness: string }
  | { readonly kind: 'undecided'; readonly reason: string }
  /** What it needs is not installed here: neither for nor against the theorem. */
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Strongest first. */
export const evidenceKinds = ['formal', 'symbolic', 'exact', 'tested'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export interface Evidence {
  readonly kind: EvidenceKind;
  /** What is established, in one line. */
  readonly claim: string;
  readonly establish: (budget: Budget) => Outcome | Promise<Outcome>;
}

/** What property tests may spend, and where their randomness comes from. */
export interface Budget {
  /** Cases of each property. */
  readonly runs: number;
  readonly seed: number;
  /** Ends what runs beside this process. */
  readonly signal?: AbortSignal;
}

export interface Theorem {
  /** As on the command line: `T1`. */
  readonly id: string;
  readonly title: string;
  /** The statement, in one or two sentences. */
  readonly statement: string;
  /** Where it comes from: paper and theorem number. */
  readonly source: string;
  readonly evidence: readonly Evidence[];
}
