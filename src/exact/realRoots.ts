/** # Real roots. Defines `isolateRealRoots`; re-exports `RootInterval`, `refineRoot`, `countRealRoots`.
 *
 * Every rational root comes out as a point; every other root in an interval with dyadic ends at which the square-free part
 * takes opposite signs.
 * @module */
import { isolatePositiveRoots } from './descartes.js';
import { dyadicToRational, signAtDyadic } from './dyadic.js';
import type { Sign } from './field.js';
import { derivativeZ, evaluateHomogeneousZ, type IntegerPolynomial, squareFreePartZ } from './integerPolynomial.js';
import { absolute, bitLength } from './integers.js';
import { rational } from './rational.js';
import { type DyadicInterval, type RootInterval, refineDyadic, toRootInterval } from './rootRefinement.js';

export { type RootInterval, refineRoot } from './rootRefinement.js';
export { countRealRoots } from './sturm.js';

/** Disjoint closed intervals in ascending order, one for each distinct real root of p: `lo = hi` exactly when the root is
 *  rational; otherwise the square-free part of p (p itself, if square-free) changes sign between lo and hi.
 *  @throws DomainError on the zero polynomial */
export function isolateRealRoots(p: IntegerPolynomial): readonly RootInterval[] {
  const squareFree = squareFreePartZ(p);
  if (squareFree.length === 1) return [];
  const zeroIsRoot = squareFree[0] === 0n;
  const rest = zeroIsRoot ? squareFree.slice(1) : squareFree;
  const pieces = [
    ...negated(rest.length > 1 ? isolatePositiveRoots(reflected(rest)) : []),
    ...(zeroIsRoot ? [{ lo: 0n, hi: 0n, exponent: 0 }] : []),
    ...(rest.length > 1 ? isolatePositiveRoots(rest) : []),
  ].map((piece) => withoutRootsAtEnds(squareFree, piece));
  return separated(squareFree, pieces).map((piece) => rationalRoot(squareFree, piece) ?? toRootInterval(piece));
}

/** p(−x). */
const reflected = (p: IntegerPolynomial): IntegerPolynomial => p.map((c, i) => (i % 2 === 0 ? c : -c));

const negated = (pieces: readonly DyadicInterval[]): DyadicInterval[] =>
  pieces.map(({ lo, hi, exponent }) => ({ lo: -hi, hi: -lo, exponent })).reverse();

/** The half that holds the root, or the root itself when it is the midpoint.
 *  @param signLo the sign of p just right of lo */
function bisected(p: IntegerPolynomial, { lo, hi, exponent }: DyadicInterval, signLo: Sign): DyadicInterval {
  const middle = lo + hi;
  const sign = signAtDyadic(p, { numerator: middle, exponent: exponent + 1 });
  if (sign === 0) return { lo: middle, hi: middle, exponent: exponent + 1 };
  return sign === signLo
    ? { lo: middle, hi: 2n * hi, exponent: exponent + 1 }
    : { lo: 2n * lo, hi: middle, exponent: exponent + 1 };
}

/** Bisects until neither end is a root. p is square-free, so that beside a root its sign is that of the derivative. */
function withoutRootsAtEnds(p: IntegerPolynomial, piece: DyadicInterval): DyadicInterval {
  let current = piece;
  const isRoot = (numerator: bigint) => signAtDyadic(p, { numerator, exponent: current.exponent }) === 0;
  while (current.lo !== current.hi && (isRoot(current.lo) || isRoot(current.hi))) {
    const lo = { numerator: current.lo, exponent: current.exponent };
    current = bisected(p, current, signAtDyadic(isRoot(current.lo) ? derivativeZ(p) : p, lo));
  }
  return current;
}

/** Bisects neighbours that touch, until all are disjoint. */
function separated(p: IntegerPolynomial, pieces: readonly DyadicInterval[]): readonly DyadicInterval[] {
  const result = [...pieces];
  for (let i = 1; i < result.length; i++) {
    for (;;) {
      const left = result[i - 1]!;
      const right = result[i]!;
      if (
        dyadicToRational({ numerator: left.hi, exponent: left.exponent }).compare(
          dyadicToRational({ numerator: right.lo, exponent: right.exponent }),
        ) < 0
      )
        break;
      const index = left.lo === left.hi ? i : i - 1;
      const piece = result[index]!;
      result[index] = bisected(p, piece, signAtDyadic(p, { numerator: piece.lo, exponent: piece.exponent }));
    }
  }
  return result;
}

/** The root in the piece as a point, if it is rational. Its denominator divides the leading coefficient c, so that c times
 *  the root is an integer, and an interval shorter than 1/|c| leaves one candidate. */
function rationalRoot(p: IntegerPolynomial, piece: DyadicInterval): RootInterval | undefined {
  if (piece.lo === piece.hi) return toRootInterval(piece);
  const lead = absolute(p[p.length - 1]!);
  const { lo, hi, exponent } = refineDyadic(p, piece, bitLength(lead));
  if (lo === hi) return toRootInterval({ lo, hi, exponent });
  const candidate = (lead * hi) >> BigInt(exponent);
  if (candidate << BigInt(exponent) <= lead * lo) return undefined;
  if (evaluateHomogeneousZ(p, candidate, lead) !== 0n) return undefined;
  const root = rational(candidate, lead);
  return { lo: root, hi: root };
}
