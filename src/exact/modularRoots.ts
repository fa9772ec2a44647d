/** # An obstruction to roots. Defines `isObstructed`.
 *
 * If f has a simple root modulo a prime p, then Q[x]/(f) has a residue field F_p, and a root in Q[x]/(f) of a polynomial g
 * whose leading coefficient p does not divide would be a root of g in F_p. So one such p with no root of g in F_p proves
 * that g has no root in the field. For abelian fields Chebotarev's theorem says that a small p decides.
 * @module */
import type { IntegerPolynomial } from './integerPolynomial.js';

const SMALL_PRIMES = [...Array(300).keys()].filter(
  (n) => n > 1 && ![2, 3, 5, 7, 11, 13, 17].some((p) => n > p && n % p === 0),
);

function residues(p: IntegerPolynomial, prime: number): number[] {
  return p.map((c) => Number(((c % BigInt(prime)) + BigInt(prime)) % BigInt(prime)));
}

/** Horner modulo a prime below 300: every intermediate value is below 10^5. */
function evaluate(p: readonly number[], x: number, prime: number): number {
  let value = 0;
  for (let k = p.length - 1; k >= 0; k--) value = (value * x + p[k]!) % prime;
  return value;
}

/** True proves that g has no root in Q[x]/(f), f irreducible; false says nothing. */
export function isObstructed(f: IntegerPolynomial, g: IntegerPolynomial): boolean {
  return SMALL_PRIMES.some((prime) => {
    if (g[g.length - 1]! % BigInt(prime) === 0n) return false;
    const fp = residues(f, prime);
    const gp = residues(g, prime);
    const derivative = fp.slice(1).map((c, k) => (c * (k + 1)) % prime);
    let simpleRoot = false;
    for (let x = 0; x < prime; x++) {
      if (evaluate(gp, x, prime) === 0) return false;
      simpleRoot ||= evaluate(fp, x, prime) === 0 && evaluate(derivative, x, prime) !== 0;
    }
    return simpleRoot;
  });
}
