/** # What is read. Defines `Item`, `Problem`, `Source`, `Claims`, `ItemData`.
 *
 * Whatever a file holds, it becomes a coloured matrix of pairs of points: to be verified as it stands (a relation matrix), to be
 * refined to its coherent closure (graphs, codes, designs), or given by the generators of a group whose orbitals it is.
 * @module */

export type Source =
  | {
      readonly kind: 'relation';
      readonly n: number;
      /** Labels 0 … rank−1, those of the diagonal first. */
      readonly labels: Int32Array;
    }
  | {
      readonly kind: 'colouring';
      readonly n: number;
      readonly colours: Int32Array;
      /** How the relations of the closure are numbered after the diagonal: by their distance along arcs (pairs of a colour other
       *  than 0), or by ascending colour. */
      readonly order: 'distance' | 'colour';
    }
  | { readonly kind: 'group'; readonly n: number; readonly generators: readonly Int32Array[] };

/** What a record says of its scheme beside the matrix; compared with what is found. */
export interface Claims {
  readonly rank?: unknown;
  readonly valencies?: unknown;
  readonly symmetric?: unknown;
  readonly commutative?: unknown;
  readonly primitive?: unknown;
}

/** One thing that was read, without its place. */
export interface ItemData {
  readonly id?: string;
  /** In words: `relation matrix`, `graph6 graph`. */
  readonly what: string;
  readonly source: Source;
  readonly claims?: Claims;
}

export interface Item extends ItemData {
  readonly kind: 'item';
  /** First line, counted from 1. */
  readonly line: number;
}

/** Something that was to be an item, and what is wrong with it in one line. */
export interface Problem {
  readonly kind: 'problem';
  readonly id?: string;
  readonly line: number;
  readonly message: string;
}
