/** # Descartes' method. Defines `isolatePositiveRoots`.
 *
 * Bisection of (0, 2^B), B a root bound, guided by Descartes' rule of signs on each piece: no sign variation, no root; one,
 * exactly one. Source: G. E. Collins, A. G. Akritas, Polynomial real root isolation using Descartes' rule of signs,
 * SYMSAC 1976; termination by the one-circle and two-circle theorems.
 * @module */
import { type IntegerPolynomial, rootBoundExponent } from './integerPolynomial.js';
import type { DyadicInterval } from './rootRefinement.js';

/** Ascending pieces of the positive half-line that hold one root each: a point is a root met exactly; otherwise the one
 *  root lies strictly inside, and an end may itself be another root, found as a point.
 *  @param p square-free, of positive degree, p(0) ≠ 0 */
export function isolatePositiveRoots(p: IntegerPolynomial): readonly DyadicInterval[] {
  const bound = rootBoundExponent(p);
  const found: DyadicInterval[] = [];
  // A piece (c, c + 1)·2^{bound − depth}, with a polynomial whose roots in (0, 1) are those of p in the piece.
  const pending: { q: bigint[]; c: bigint; depth: number }[] = [{ q: scaleArgument(p, bound), c: 0n, depth: 0 }];
  const interval = (lo: bigint, hi: bigint, depth: number): DyadicInterval => {
    const exponent = Math.max(0, depth - bound);
    const shift = BigInt(Math.max(0, bound - depth));
    return { lo: lo << shift, hi: hi << shift, exponent };
  };
  for (let piece = pending.pop(); piece !== undefined; piece = pending.pop()) {
    const { q, c, depth } = piece;
    const variations = signVariationsInUnitInterval(q);
    if (variations === 0) continue;
    if (variations === 1) {
      found.push(interval(c, c + 1n, depth));
      continue;
    }
    const left = halveArgument(q);
    const right = shiftByOne(left);
    const middle = 2n * c + 1n;
    if (right[0] === 0n) {
      found.push(interval(middle, middle, depth + 1));
      right.shift();
    }
    pending.push({ q: right, c: middle, depth: depth + 1 }, { q: left, c: 2n * c, depth: depth + 1 });
  }
  return found.sort((a, b) => compareMiddles(a, b));
}

/** Pieces are disjoint up to ends, so that their middles are in the order of their roots. */
function compareMiddles(a: DyadicInterval, b: DyadicInterval): number {
  const exponent = Math.max(a.exponent, b.exponent);
  const difference =
    ((a.lo + a.hi) << BigInt(exponent - a.exponent)) - ((b.lo + b.hi) << BigInt(exponent - b.exponent));
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** An integer multiple of p(2^k·x), k of either sign. */
function scaleArgument(p: IntegerPolynomial, k: number): bigint[] {
  const n = p.length - 1;
  return p.map((c, i) => c << BigInt(k >= 0 ? k * i : -k * (n - i)));
}

/** 2^n·q(x/2). */
function halveArgument(q: readonly bigint[]): bigint[] {
  const n = q.length - 1;
  return q.map((c, i) => c << BigInt(n - i));
}

/** q(x + 1), by n(n + 1)/2 additions. */
function shiftByOne(q: readonly bigint[]): bigint[] {
  const result = [...q];
  const n = q.length - 1;
  for (let i = 0; i < n; i++) for (let j = n - 1; j >= i; j--) result[j] = result[j]! + result[j + 1]!;
  return result;
}

/** The sign variations of (x + 1)^n q(1/(x + 1)), or 2 as soon as there are at least two. Coefficients appear one by one
 *  as the shift proceeds, so that most pieces that must be split are seen early. */
function signVariationsInUnitInterval(q: readonly bigint[]): number {
  const reversed = [...q].reverse();
  const n = q.length - 1;
  let last = 0;
  let variations = 0;
  for (let i = 0; i <= n; i++) {
    for (let j = n - 1; j >= i; j--) reversed[j] = reversed[j]! + reversed[j + 1]!;
    const c = reversed[i]!;
    const sign = c < 0n ? -1 : c > 0n ? 1 : 0;
    if (sign === 0) continue;
    if (sign === -last && ++variations === 2) return 2;
    last = sign;
  }
  return variations;
}
