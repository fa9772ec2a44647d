/** # Theorems and their evidence. Defines `Theorem`, `Evidence`, `Outcome`.
 *
 * A theorem is a statement with one or more pieces of evidence; each can be established anew. Kinds, strongest first:
 * formal (checked by the kernel of a proof assistant), symbolic (an identity proved for all values of its parameters), exact
 * (a finite statement decided without rounding, with certificates), tested (no counterexample among so many cases of a seed:
 * never called proved).
 * @module */

export type Outcome =
  | { readonly kind: 'verified'; readonly detail: string }
  | { readonly kind: 'refuted'; readonly witness: string }
  | { readonly kind: 'undecided'; readonly reason: string };

export type EvidenceKind = 'formal' | 'symbolic' | 'exact' | 'tested';

export interface Evidence {
  readonly kind: EvidenceKind;
  /** What is established, in one line. */
  readonly claim: string;
  readonly establish: () => Outcome | Promise<Outcome>;
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
