/** # Parameters of families. Defines `Parameter`, `symbolOf`.
 * @module */

/** A variable of formulas. */
export interface Parameter {
  /** One letter: how formulas name it. */
  readonly name: string;
  /** How it is printed, where not by its letter. */
  readonly symbol?: { readonly text: string; readonly latex: string };
  /** For which values the family is meant, e.g. `n ≥ 4`. The identities hold wherever no denominator vanishes. */
  readonly range: string;
  /** An integer from which on, other parameters being given, denominators vanish nowhere or in few places. */
  readonly from: number;
  /** The parameter whose square root this is, where only even powers have a name of their own: s with s² = q. */
  readonly rootOf?: string;
}

/** How it is printed as text. */
export const symbolOf = ({ name, symbol }: Parameter): string => symbol?.text ?? name;
