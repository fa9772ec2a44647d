/** # Where a minimizer can be. Defines `sparseRegion`.
 *
 * J_ε(X) ≤ J_ε(P*) implies E₁(X) ≤ 5t* + δ with δ = εE₂(P*) + … + ε⁴E₅(P*), and Σ (b_j)₊² ≤ εδ. Both bounds grow with ε, so those of ε₀ serve for
 * all smaller ε. This is sections 2 and 3 of explicit-threshold.md: by inequalities in at most two variables, all gaps, norms and biases
 * lie in the ranges that are claimed.
 * @module */
import { constant, coordinates, type Formula, type Interval, interval } from 'tightframe';
import { severalActiveLoss } from './severalActiveLoss.js';
import {
  comparison,
  cosineChange,
  enclosureOf,
  gapCost,
  halfEdge,
  inequality,
  type Numbers,
  proposedCurvature,
  type Step,
} from './sparseNumbers.js';

export interface SparseRegion {
  /** Lower bound of the squared norms. */
  readonly squaredNorm: number;
  /** Upper bound of τ = −b/a. */
  readonly threshold: number;
  /** Range of the gaps, in radians: between 36° and 90°. */
  readonly gap: Interval;
}

/** Below this γ, ψ ≥ 0 is good enough, and no division by γ is needed. */
const SMALL = 2 ** -4;

export interface LocatedRegion {
  readonly steps: readonly Step[];
  /** δ: E₁ ≤ 5t* + δ. */
  readonly excess: number;
  /** Lower bound of τ, as biases can be a little above 0. */
  readonly leastThreshold: number;
}

/** Proves that J_ε(X) ≤ J_ε(P*) for some ε ≤ ε₀ implies that X lies in the region. */
export function locate(n: Numbers, epsilon0: number, region: SparseRegion): LocatedRegion {
  const { near, far, tStar, mu, aStar, betaStar } = n;
  const one = constant(1);
  const at = severalActiveLoss(
    aStar,
    aStar.times(near),
    aStar.times(far).negated(),
    betaStar.negated(),
    constant(epsilon0),
  );
  const excess = enclosureOf(at.times(epsilon0).times(5)).hi;
  const bias = enclosureOf(constant(epsilon0).times(excess).sqrt()).hi;
  const leastThreshold = -enclosureOf(constant(bias).over(region.squaredNorm)).hi;
  const Gamma = enclosureOf(far).hi;
  const [x, y] = coordinates(2) as [Formula, Formula];

  const cost = tStar.times(15).plus(constant(excess).times(3));
  const alone = halfEdge(x, undefined);
  const both = alone.square.plus(far.minus(x).positivePart(3).over(far));
  const isRatioSmall = inequality(
    'φ(a,b) + ψ(Γa,b) > 5t* + δ',
    one.minus(cost).times(both).times(4).minus(alone.linear.square()),
    [interval(0, Gamma)],
  );

  const offset = (end: number): Formula => constant(end).minus(n.angle);
  const [left, right] = [region.gap.lo, region.gap.hi].map(offset) as [Formula, Formula];
  const tooDear = (d: Formula): boolean => enclosureOf(gapCost(n, d).times(mu).times(2)).lo > excess;
  const [first, last] = [enclosureOf(left), enclosureOf(right)];
  const isInside = enclosureOf(n.angle.over(2)).hi <= region.gap.lo && first.hi < 0 && last.lo > 0;
  const isAcute = enclosureOf(n.angle.times(5).over(4)).lo > region.gap.hi;
  const gaps = comparison(
    '2μh > δ at the ends of the range of gaps',
    isInside && isAcute && tooDear(left) && tooDear(right),
  );

  const range = interval(first.lo, last.hi);
  const curvature = proposedCurvature(enclosureOf(mu).lo, 0, range);
  const edge = inequality(
    'μh ≥ k(cos θ − γ*)²',
    gapCost(n, x).times(mu).minus(cosineChange(n, x).times(curvature)),
    [range],
    [interval(0, 0)],
  );

  // 6(G − line + k(γ − γ*)² − δ/2) = rest − a·linear + a²·square, with τ = x and γ = y.
  const rest = one
    .minus(tStar.times(3))
    .minus(mu.times(6).times(y.square().minus(near.square())))
    .plus(y.minus(near).square().times(curvature).times(6))
    .minus(constant(excess).times(3));
  const slope = one.minus(x).times(x.plus(2).square());
  const quotient = y.minus(x).positivePart(3).over(one.minus(x).power(3)).over(y).times(2).plus(1);
  const small = interval(0, SMALL);
  const large = interval(SMALL, Gamma);
  const { threshold } = region;
  const name = 'τ is not larger';
  const isThreshold = [
    inequality(name, rest.times(quotient).times(4).minus(slope), [interval(threshold, Gamma), large]),
    inequality(name, rest.times(4).minus(slope), [interval(Gamma, 1), large]),
    inequality(name, rest.times(4).minus(slope), [interval(threshold, 1), small]),
  ];
  // With b > 0 a half-edge costs at least what it costs with b = 0, less b/2.
  const bound = rest.minus(constant(bias).times(3));
  const isNorm = [large, small].map((range) => {
    const { linear, square } = halfEdge(x, range === large ? y : undefined);
    const best = linear.over(square.times(2)).min(region.squaredNorm);
    const least = bound.minus(best.times(linear.minus(best.times(square))));
    return inequality('a is not smaller', least, [interval(0, threshold), range]);
  });
  const steps = [
    comparison('5t* + δ < 17/60', enclosureOf(tStar.times(5).plus(excess)).hi < 17 / 60 - 1e-9),
    comparison('the least squared norm is below 1, and k > 0', region.squaredNorm < 1 && curvature > 0),
    isRatioSmall,
    gaps,
    edge,
    ...isThreshold,
    ...isNorm,
  ];
  return { steps, excess, leastThreshold };
}
