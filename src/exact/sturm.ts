/** # Sturm's theorem. Defines `countRealRoots`, `sturmChain`.
 *
 * The chain is the subresultant remainder sequence with corrected signs: no fractions, no gcds of coefficients. Sources:
 * C. Sturm, 1829; W. S. Brown, J. F. Traub, J. ACM 18 (1971) 505–514.
 * @module */
import { DomainError } from './errors.js';
import { derivativeZ, type IntegerPolynomial, scaleZ, signAtRational, squareFreePartZ } from './integerPolynomial.js';
import { type Rational, rationalToString } from './rational.js';

/** The number of distinct real roots of p in (lo, hi]; a missing end is infinite. Counts by Sturm's theorem.
 *  @throws DomainError when p = 0 or lo > hi */
export function countRealRoots(p: IntegerPolynomial, lo?: Rational, hi?: Rational): number {
  if (lo !== undefined && hi !== undefined && lo.compare(hi) > 0)
    throw new DomainError({
      where: 'interval of a root count',
      expected: 'lo ≤ hi',
      found: `(${rationalToString(lo)}, ${rationalToString(hi)}]`,
    });
  const chain = sturmChain(squareFreePartZ(p));
  const below = variations(
    chain.map((s) => (lo === undefined ? leadSign(s) * (s.length % 2 === 0 ? -1 : 1) : signAtRational(s, lo))),
  );
  const above = variations(chain.map((s) => (hi === undefined ? leadSign(s) : signAtRational(s, hi))));
  return below - above;
}

const leadSign = (p: IntegerPolynomial): number => (p[p.length - 1]! < 0n ? -1 : 1);

function variations(signs: readonly number[]): number {
  const nonzero = signs.filter((s) => s !== 0);
  return nonzero.filter((s, i) => i > 0 && s !== nonzero[i - 1]).length;
}

/** p, p′ and then s_{i+1} = −(positive)·(s_{i−1} mod s_i), down to the last nonzero one.
 *  @param p square-free and nonzero */
export function sturmChain(p: IntegerPolynomial): readonly IntegerPolynomial[] {
  const chain: IntegerPolynomial[] = [p];
  let [r0, r1] = [p, derivativeZ(p)];
  // Element i of the chain is sign_i times the remainder r_i of the subresultant sequence.
  let [sign0, sign1] = [1, 1];
  let g = 1n;
  let h = 1n;
  while (r1.length > 0) {
    chain.push(sign1 < 0 ? scaleZ(r1, -1n) : r1);
    const delta = r0.length - r1.length;
    const divisor = g * h ** BigInt(delta);
    const remainder = pseudoRemainder(r0, r1).map((c) => c / divisor);
    const lead = r1[r1.length - 1]!;
    const scaledBy = (lead < 0n && delta % 2 === 0 ? -1 : 1) * (divisor < 0n ? -1 : 1);
    g = lead;
    if (delta > 0) h = delta === 1 ? g : g ** BigInt(delta) / h ** BigInt(delta - 1);
    [r0, r1] = [r1, remainder];
    [sign0, sign1] = [sign1, -sign0 * scaledBy];
  }
  return chain;
}

/** lc(b)^{deg a − deg b + 1}·a mod b, for deg a ≥ deg b. */
function pseudoRemainder(a: IntegerPolynomial, b: IntegerPolynomial): IntegerPolynomial {
  const n = b.length - 1;
  const lead = b[n]!;
  const rest = [...a];
  for (let k = a.length - 1 - n; k >= 0; k--) {
    const top = rest[k + n]!;
    for (let i = 0; i < k + n; i++) rest[i] = rest[i]! * lead;
    for (let j = 0; j < n; j++) rest[k + j] = rest[k + j]! - top * b[j]!;
  }
  let length = Math.min(n, rest.length);
  while (length > 0 && rest[length - 1] === 0n) length--;
  return rest.slice(0, length);
}
