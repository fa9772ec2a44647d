/** # The certificate format, version 1. Defines `Certificate`, `Claims` and their parts: plain JSON types.
 *
 * A certificate says: "the points 0..n−1 carry the coherent configuration `relation`; on its colour k the Gram matrix has
 * the value `gram[k]` in the number field `field`; and then `claims` hold." Exact numbers are lists of rational
 * coefficients c_0, c_1 … of the powers of the field's generator α, without trailing zeros ("0" is the empty list).
 * Nothing in it tells how it was found, and nothing in it is to be believed: `kernel/` derives every claim again.
 * @module */

export const FORMAT = 'tightframe-certificate';
export const VERSION = 1;

/** Limits of the format: what is beyond them is not certified. */
export const MAX_POINTS = 1024;
/** Relations of an association scheme, whose Krein parameters are the cube of that many numbers. */
export const MAX_RELATIONS = 160;
/** Points times colours: the paths that the kernel counts and keeps. */
export const MAX_PATHS = 2 ** 22;

/** Σ c_k α^k; each c_k is `a` or `a/b`. */
export type Exact = readonly string[];

export interface FieldData {
  /** Monic irreducible integer polynomial of α, ascending. */
  readonly polynomial: readonly string[];
  /** Rational ends of an interval that holds no other real root. */
  readonly root: readonly [string, string];
}

export interface Counted<T> {
  readonly value: T;
  readonly count: number;
}

/** An eigenvalue outside the field: the root in `interval` of a monic polynomial over the field (ascending). */
interface RootData {
  readonly polynomial: readonly Exact[];
  readonly interval: readonly [string, string];
}

export interface SchemeClaims {
  readonly classes: number;
  readonly symmetric: true;
  readonly primitive: boolean;
  readonly pPolynomial: boolean;
  readonly qPolynomial: boolean;
  readonly valencies: readonly number[];
  readonly multiplicities: readonly number[];
  readonly P: readonly (readonly Exact[])[];
  readonly Q: readonly (readonly Exact[])[];
  /** p^k_ij at [i][j][k]. */
  readonly intersectionNumbers: readonly (readonly (readonly number[])[])[];
  /** q^k_ij at [i][j][k]. */
  readonly kreinParameters: readonly (readonly (readonly Exact[])[])[];
  readonly eigenspaces: readonly number[];
}

export interface Claims {
  readonly n: number;
  readonly dimension: number;
  readonly normsSquared: readonly Counted<Exact>[];
  readonly innerProducts: readonly Counted<Exact>[];
  readonly frameBounds: readonly { readonly value: Exact | RootData; readonly multiplicity: number }[];
  readonly tight: boolean;
  readonly localized: boolean;
  readonly saturated: boolean;
  readonly equalNorm: boolean;
  readonly equiangular: boolean;
  readonly antipodal: boolean;
  readonly dimensionalities: readonly Counted<Exact | null>[];
  readonly capacity: Exact;
  readonly clusters: readonly { readonly bound: Exact; readonly rank: number; readonly size: number }[] | null;
  readonly coherenceSquared: Exact | null;
  readonly welchBoundSquared: Exact | null;
  readonly designStrength: number | 'infinity' | null;
  readonly closure: {
    readonly rank: number;
    readonly homogeneous: boolean;
    readonly symmetric: boolean;
    readonly commutative: boolean;
  };
  readonly scheme: SchemeClaims | null;
}

export interface Certificate {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly id: string;
  readonly field: FieldData;
  /** n × n, colours of ordered pairs. */
  readonly relation: readonly (readonly number[])[];
  /** The Gram entry on each colour. */
  readonly gram: readonly Exact[];
  /** Unequal norms with a positive design strength: ‖w‖ of each diagonal colour over that of colour 0; otherwise null. */
  readonly normRatios: readonly Exact[] | null;
  readonly claims: Claims;
}
