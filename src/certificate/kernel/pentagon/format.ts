/** # The certificate of the pentagon theorem. Defines `PentagonCertificate`, `isPentagonCertificate`.
 *
 * Polynomials are nested lists (`polynomials.ts`), in the variables named here; functions of one variable z are flat lists. All numbers are
 * rational, as strings. Field elements are lists of the coefficients of 1, α, α² …
 * @module */
import type { Nested } from './polynomials.js';

export const PENTAGON_FORMAT = 'tightframe-pentagon-certificate';
export const PENTAGON_VERSION = 1;

/** Does it say that it is one? */
export const isPentagonCertificate = (data: unknown): boolean =>
  (data as { readonly format?: unknown } | null)?.format === PENTAGON_FORMAT;

export interface Constant {
  /** In the field of the certificate. */
  readonly element: readonly string[];
  /** Over Z, primitive, irreducible, with positive leading coefficient. */
  readonly minimalPolynomial: readonly string[];
  /** Cut off after 20 digits. */
  readonly decimals: string;
}

export interface PentagonCertificate {
  readonly format: typeof PENTAGON_FORMAT;
  readonly version: typeof PENTAGON_VERSION;
  /** 3φ and 3ψ on the ranges of the bias. */
  readonly closedForms: {
    /** [a, b]: b ≥ 0. */
    readonly phiAbove: Nested;
    /** [a, tau]: b = −aτ, 0 ≤ τ ≤ 1. */
    readonly phiWithin: Nested;
    /** [c, b]: b ≥ 0. */
    readonly psiAbove: Nested;
    /** [c, sigma]: b = −cσ, 0 ≤ σ ≤ 1. */
    readonly psiWithin: Nested;
  };
  /** Lemma 4: the bias of the least half-edge cost is not positive. */
  readonly positiveBias: {
    /** E in [s, gamma]: 6G = 1 − a(2 + 3s) + a²E for b = as. */
    readonly quadratic: Nested;
    /** 6E − (2+3s)·∂E/∂s in [s, gamma], which has the sign of the slope of q(s). */
    readonly slope: Nested;
    /** Each coefficient of s in it, in the Bernstein basis of 0 ≤ γ ≤ 1. */
    readonly bernstein: readonly (readonly string[])[];
  };
  /** Lemma 5: the critical curve. */
  readonly curve: {
    /** S in [tau, gamma]. */
    readonly stationary: Nested;
    /** C in [s, z]. */
    readonly C: Nested;
    /** C_s·γ′ = first(z) + second(z)·s + multiple(z)·C. */
    readonly slope: {
      readonly first: readonly string[];
      readonly second: readonly string[];
      readonly multiple: readonly string[];
    };
    /** (1 − 2z + 4z²)·first + 4(1−z)·second = 8·square² + rest. */
    readonly quartic: readonly string[];
    readonly square: readonly string[];
    readonly rest: readonly string[];
    /** Of `first` and of `rest`. */
    readonly discriminants: readonly [string, string];
  };
  /** Lemma 7: (1−z)·N = 4[(1−z)·alpha + beta·s] + K·C, K in [s, z]; Bernstein coefficients on [0, 1/2]. */
  readonly key: {
    readonly alpha: readonly string[];
    readonly beta: readonly string[];
    readonly K: Nested;
    readonly bernsteinAlpha: readonly string[];
    readonly bernsteinBeta: readonly string[];
  };
  /** Lemma 8: γ* is between the two, and with this τ the half-edge costs show t* < upper. */
  readonly bound: { readonly tau: string; readonly gamma: readonly [string, string]; readonly upper: string };
  /** Q(α): a monic integral polynomial, and an interval that isolates α. */
  readonly field: { readonly polynomial: readonly string[]; readonly root: readonly [string, string] };
  readonly constants: Readonly<Record<ConstantName, Constant>>;
  /** √a*, cut off after 20 digits. */
  readonly radius: string;
}

/** γ* = cos 72°; on the critical curve τ*, z*, s*; norm squared a*, bias −β*; t* = min L₁; μ = Ψ′(γ*²). */
export const constantNames = ['gamma', 'tau', 'z', 's', 'a', 'beta', 't', 'mu'] as const;
export type ConstantName = (typeof constantNames)[number];
