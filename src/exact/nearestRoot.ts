/** # Which root is meant. Defines `nearestRoot`, `isolatingInterval`.
 *
 * A root is named by a place on the line (the nearest root is meant) or by ever narrower enclosures. Both are decided
 * exactly, however close the roots are.
 * @module */
import { DomainError, LimitError } from './errors.js';
import { addZ, gcdZ, type IntegerPolynomial, mulZ, signAtRational } from './integerPolynomial.js';
import { numerator, type Rational, rational } from './rational.js';
import { isolateRealRoots, type RootInterval, refineRoot } from './realRoots.js';

/** From here on two roots that have not separated may be at the same distance. */
const TIE_BITS = 256;
/** No two roots of the polynomials this package admits are closer than 2^−MAX_BITS. */
const MAX_BITS = 1 << 17;

interface Candidate {
  readonly index: number;
  readonly interval: RootInterval;
}

/** The index of the root nearest to the middle of `near`, the larger of two at the same distance: of the root inside, if there
 *  is just one inside.
 *  @param f nonzero and square-free
 *  @param roots isolating intervals of all its real roots
 *  @throws DomainError when there is no real root */
export function nearestRoot(f: IntegerPolynomial, roots: readonly RootInterval[], near: RootInterval): number {
  if (roots.length === 0)
    throw new DomainError({ where: 'real root', expected: 'a polynomial with a real root', found: `[${f}]` });
  const middle = near.lo.add(near.hi).div(2n);
  let candidates = roots.map((interval, index): Candidate => ({ interval, index }));
  for (let bits = 8; candidates.length > 1; bits *= 2) {
    candidates = nearest(
      candidates.map(({ interval, index }) => ({ interval: refineRoot(f, interval, bits), index })),
      middle,
    );
    const [lower, upper, third] = candidates;
    if (bits < TIE_BITS || upper === undefined || third !== undefined) continue;
    if (isReflected(f, lower!.interval, near.lo.add(near.hi))) return upper.index;
  }
  return candidates[0]!.index;
}

/** The candidates that may be nearest: no other is certainly nearer. */
function nearest(candidates: readonly Candidate[], middle: Rational): Candidate[] {
  const distances = candidates.map((candidate) => {
    const { lo, hi } = candidate.interval;
    const [a, b] = [middle.sub(lo).abs(), middle.sub(hi).abs()];
    const inside = lo.compare(middle) <= 0 && middle.compare(hi) <= 0;
    const [least, most] = a.compare(b) < 0 ? [a, b] : [b, a];
    return { candidate, most, least: inside ? rational(0n) : least };
  });
  const bound = distances.reduce((x, y) => (x.most.compare(y.most) <= 0 ? x : y)).most;
  return distances.filter(({ least }) => least.compare(bound) <= 0).map(({ candidate }) => candidate);
}

/** For the root r of f in the interval: is sum − r a root of f too? */
function isReflected(f: IntegerPolynomial, { lo, hi }: RootInterval, sum: Rational): boolean {
  // d^(deg f)·f(n/d − x), by Horner's rule.
  const argument = [numerator(sum), -sum.d];
  let reflected: IntegerPolynomial = [];
  let power = 1n;
  for (let k = f.length - 1; k >= 0; k--, power *= sum.d) reflected = addZ(mulZ(reflected, argument), [f[k]! * power]);
  const common = gcdZ(f, reflected);
  return signAtRational(common, lo) * signAtRational(common, hi) <= 0;
}

/** The isolating interval of the root of p that lies in enclosure(bits) for every number of bits.
 *  @param p nonzero and square-free
 *  @param enclosure an interval around the root that shrinks to it as `bits` grows
 *  @throws LimitError when 2^17 bits do not single out one root (for a root of p, never in practice) */
export function isolatingInterval(p: IntegerPolynomial, enclosure: (bits: number) => RootInterval): RootInterval {
  const roots = isolateRealRoots(p);
  for (let bits = 64; bits <= MAX_BITS; bits *= 2) {
    const { lo, hi } = enclosure(bits);
    const [only, other] = roots.filter((root) => root.lo.compare(hi) <= 0 && lo.compare(root.hi) <= 0);
    if (only !== undefined && other === undefined) return only;
  }
  throw new LimitError({ where: 'root', expected: `a root that ${MAX_BITS} bits single out`, found: `[${p}]` });
}
