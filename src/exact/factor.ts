/** # Factorization over Q. Defines `Factorization`, `factorInteger`, `isIrreducible`.
 *
 * Content, square-free decomposition (Yun), factorization modulo the prime with the fewest factors among several (Cantor–
 * Zassenhaus), Hensel lifting, and recombination: by subsets when there are few modular factors, by lattice reduction (van
 * Hoeij) when there are many. Complete: every factor returned is irreducible, and their product is p.
 * @module */
import { HenselTree } from './henselLift.js';
import {
  assertNonzeroZ,
  content,
  type IntegerPolynomial,
  mignotteBound,
  squareFreeDecompositionZ,
} from './integerPolynomial.js';
import { bitLength } from './integers.js';
import { recombineByLattice } from './knapsackRecombination.js';
import { chooseModularFactorization } from './modularFactorization.js';
import { recombineBySubsets } from './zassenhausRecombination.js';

export interface Factorization {
  /** With the sign of the leading coefficient of p: p = content·Π factor^multiplicity. */
  readonly content: bigint;
  /** Irreducible, primitive, of positive degree, with positive leading coefficient; distinct; sorted by degree, then by
   *  coefficients from the constant term up. */
  readonly factors: readonly { readonly factor: IntegerPolynomial; readonly multiplicity: number }[];
}

/** With at most this many modular factors their subsets are tried one by one. */
const SUBSET_LIMIT = 8;

/** The factorization of p in Z[x], the content left as an integer. @throws DomainError on the zero polynomial */
export function factorInteger(p: IntegerPolynomial): Factorization {
  assertNonzeroZ(p, 'factorization');
  const sign = p[p.length - 1]! < 0n ? -1n : 1n;
  const factors = squareFreeDecompositionZ(p).flatMap(({ factor, multiplicity }) =>
    factorSquareFree(factor).map((irreducible) => ({ factor: irreducible, multiplicity })),
  );
  return { content: sign * content(p), factors: factors.sort((a, b) => compare(a.factor, b.factor)) };
}

/** Whether p is irreducible over Q: of positive degree and no product of two polynomials of positive degree. The content
 *  does not matter; constants, zero included, are not irreducible. */
export function isIrreducible(p: IntegerPolynomial): boolean {
  if (p.length <= 1) return false;
  const { factors } = factorInteger(p);
  return factors.length === 1 && factors[0]!.multiplicity === 1;
}

/** By degree, then coefficients from the constant term up. */
function compare(a: IntegerPolynomial, b: IntegerPolynomial): number {
  if (a.length !== b.length) return a.length - b.length;
  const i = a.findIndex((c, j) => c !== b[j]);
  return i < 0 ? 0 : a[i]! < b[i]! ? -1 : 1;
}

/** @param f primitive, square-free, of positive degree and leading coefficient */
function factorSquareFree(f: IntegerPolynomial): readonly IntegerPolynomial[] {
  if (f.length === 2) return [f];
  if (f[0] === 0n) return [[0n, 1n], ...factorSquareFree(f.slice(1))];
  const modular = chooseModularFactorization(f);
  if (modular === undefined) return [f];
  const { p, factors } = modular;
  const tree = new HenselTree(f, factors, p);
  const bound = 2n * f[f.length - 1]! * mignotteBound(f, Math.floor((f.length - 1) / 2));
  tree.lift(Math.ceil(bitLength(bound) / (bitLength(BigInt(p)) - 1)));
  return factors.length <= SUBSET_LIMIT
    ? recombineBySubsets(f, tree.factors, tree.modulus)
    : recombineByLattice(f, tree, p);
}
