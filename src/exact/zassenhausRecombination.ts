/** # Zassenhaus recombination. Defines `recombineBySubsets`.
 *
 * Tries subsets of the modular factors by size; for few of them nothing is faster. Source: H. Zassenhaus, J. Number Theory
 * 1 (1969) 291–311; pruning by the trailing coefficient: J. Abbott, V. Shoup, P. Zimmermann, ISSAC 2000.
 * @module */

import type { IntegerPolynomial } from './integerPolynomialRing.js';
import { symmetricRemainder } from './integers.js';
import { trueFactor } from './recombination.js';

/** The irreducible factors of f, primitive with positive leading coefficient.
 *  @param f primitive, square-free, f(0) ≠ 0, positive leading coefficient
 *  @param modularFactors monic, irreducible modulo p, with f ≡ lc(f)·Π modulo `modulus`, a power of p above twice lc(f)
 *  times a bound on the coefficients of all factors of f of degree at most deg f/2 */
export function recombineBySubsets(
  f: IntegerPolynomial,
  modularFactors: readonly IntegerPolynomial[],
  modulus: bigint,
): readonly IntegerPolynomial[] {
  const result: IntegerPolynomial[] = [];
  let rest = f;
  let open = [...modularFactors];
  for (let size = 1; 2 * size <= open.length; ) {
    const found = firstFactor(rest, open, size, modulus);
    if (found === undefined) {
      size++;
      continue;
    }
    result.push(found.factor);
    rest = found.quotient;
    open = open.filter((_, i) => !found.subset.includes(i));
  }
  if (rest.length > 1) result.push(rest);
  return result;
}

/** An irreducible factor made of `size` modular factors, when none is made of fewer. */
function firstFactor(
  f: IntegerPolynomial,
  open: readonly IntegerPolynomial[],
  size: number,
  modulus: bigint,
): { factor: IntegerPolynomial; quotient: IntegerPolynomial; subset: readonly number[] } | undefined {
  const lead = f[f.length - 1]!;
  const trailing = lead * f[0]!;
  for (const subset of subsets(open.length, size)) {
    // A subset and its complement stand for the same splitting: only one of them has degree at most deg f/2, for which
    // the modulus is large enough.
    const complement = open.map((_, i) => i).filter((i) => !subset.includes(i));
    const degree = (indices: readonly number[]) => indices.reduce((sum, i) => sum + open[i]!.length - 1, 0);
    const isSmall = 2 * degree(subset) <= f.length - 1;
    const parts = (isSmall ? subset : complement).map((i) => open[i]!);
    const constant = symmetricRemainder(
      parts.reduce((product, part) => (product * part[0]!) % modulus, lead),
      modulus,
    );
    if (constant === 0n || trailing % constant !== 0n) continue;
    const split = trueFactor(f, parts, modulus);
    if (split === undefined) continue;
    return isSmall ? { ...split, subset } : { factor: split.quotient, quotient: split.factor, subset };
  }
  return undefined;
}

/** The subsets of {0, …, n − 1} of the given size, ascending; for size n/2 only those with 0, one of each complementary
 *  pair. */
function* subsets(n: number, size: number): Generator<readonly number[]> {
  const chosen = Array.from({ length: size }, (_, i) => i);
  for (;;) {
    yield chosen;
    let i = size - 1;
    while (i >= 0 && chosen[i] === n - size + i) i--;
    if (i < 0 || (i === 0 && 2 * size === n)) return;
    chosen[i]!++;
    for (let j = i + 1; j < size; j++) chosen[j] = chosen[j - 1]! + 1;
  }
}
