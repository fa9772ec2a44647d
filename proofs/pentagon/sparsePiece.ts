/** # The pentagon is best for an interval of ε. Defines `provePiece`.
 *
 * Section 4 to 6 of explicit-threshold.md: the pentagon P of squared norm a and bias b that is critical for J_ε, the tangent plane of the losses of
 * several active features at P, the quadratic form that bounds how far they can fall below it, and the two inequalities that remain, one for a gap and
 * one for a half-edge. All numbers are enclosed for all ε of the interval at once.
 * @module */
import {
  constant,
  coordinates,
  type Formula,
  type Interval,
  interval,
  intervals,
  JetEvaluator,
  midpoint,
  point,
} from 'tightframe';
import { pentagonLoss, severalActiveLoss } from './severalActiveLoss.js';
import {
  comparison,
  cosineChange,
  enclosureOf,
  fixed,
  gapCost,
  inequality,
  type Numbers,
  proposedCurvature,
  type Step,
} from './sparseNumbers.js';
import type { LocatedRegion, SparseRegion } from './sparseRegion.js';

/** Weights in (u + v)² ≤ (1 + w)u² + (1 + 1/w)v²: any positive numbers are sound. */
export interface Weights {
  /** Own norm and bias, against the inner product with a column that is no neighbour. */
  readonly own: number;
  /** Norms against angle in that inner product. */
  readonly norm: number;
  /** Norms against angles in |Σw|². */
  readonly sum: number;
}

export interface SparsePiece {
  readonly epsilon: Interval;
  /** Squared norm and bias of the pentagon that is best for ε. */
  readonly pentagon: { readonly a: Interval; readonly b: Interval };
  readonly steps: readonly Step[];
}

/** J_ε(X) − J_ε(P) ≥ ν·(Σ Δa² + Σ Δb² + Σ Δθ²) is what is proved. */
const NU = 2 ** -20;
/** Below this γ, ψ ≥ 0 is good enough. */
const SMALL = 0.085;
/** Where |q|, |p| ≤ NEAR, τ ≤ γ. */
const NEAR = 0.05;
const INNER = 0.2;
const one = constant(1);

/** All numbers of the lower bound of J_ε(X) − J_ε(P). */
export interface LowerBound {
  readonly a: Formula;
  readonly b: Formula;
  /** τ at P. */
  readonly t: Formula;
  readonly mu: Formula;
  /** Coefficient of Δθ². */
  readonly K: Formula;
  /** What the gaps give to the half-edges. */
  readonly k: number;
  readonly offset: Interval;
  readonly fall: Fall;
  readonly isSound: boolean;
}

export function lowerBound(
  n: Numbers,
  epsilon: Interval,
  region: SparseRegion,
  weights: Weights,
): LowerBound | undefined {
  const eps = constant(epsilon);
  const pentagon = criticalPentagon(n, epsilon);
  if (pentagon === undefined) return undefined;
  const [a, b] = pentagon.map(constant) as [Formula, Formula];
  const plane = tangentPlane(n, a, b, eps);
  const fall = greatestFall(n, a, b, eps, plane.bend, region, weights);
  const mu = slope(n, a, b, plane.near);
  const K = fixed(fall.angle.plus(NU));
  const end = (gap: number): Interval => enclosureOf(constant(gap).minus(n.angle));
  const offset = interval(end(region.gap.lo).lo, end(region.gap.hi).hi);
  const k = proposedCurvature(enclosureOf(mu).lo, enclosureOf(K).hi, offset);
  const isSound = k > 0 && k <= enclosureOf(mu).lo && plane.isSound && fall.isSound;
  return { a, b, t: fixed(b.over(a).negated()), mu, K, k, offset, fall, isSound };
}

/** Proves that for each ε of the interval the pentagon P is best in the region. @returns undefined when P is not found */
export function provePiece(
  n: Numbers,
  epsilon: Interval,
  region: SparseRegion,
  { leastThreshold }: LocatedRegion,
  weights: Weights,
): SparsePiece | undefined {
  const bound = lowerBound(n, epsilon, region, weights);
  if (bound === undefined) return undefined;
  const { a, b, t, mu, K, k, offset, fall } = bound;
  const [x, y] = coordinates(2) as [Formula, Formula];
  const edge = gapCost(n, x)
    .times(mu.times(2))
    .minus(x.square().times(K))
    .minus(cosineChange(n, x).times(2 * k));
  const [first, last] = [enclosureOf(t.negated()).lo, enclosureOf(constant(region.threshold).minus(t)).hi];
  const [low, high] = [enclosureOf(constant(SMALL).minus(n.near)).lo, enclosureOf(n.far.minus(n.near)).hi];
  const lowest = enclosureOf(constant(leastThreshold).minus(t)).lo;
  const q = interval(first, last);
  const p = interval(low, high);
  const ratio = interval(-1, 1);
  // R ≥ 0 for a squared norm above that of P, and for one below it, with the fall that belongs to it.
  const [above, below] = [fall.form(a), fall.form(constant(region.squaredNorm))];
  const halfEdgeSteps = (
    part: Part,
    at: Displacement,
    where: readonly Interval[],
    signs: readonly number[] = [1, -1],
  ): Step[] =>
    [above, below].flatMap((form, i) => {
      const R = halfEdge(n, { a, t, mu, k, form }, at, part);
      const isPositive = signs.length === 0 ? R.discriminant : R.discriminant.max(R.c0.min(R.c1.times(signs[i]!)));
      return [
        inequality(`half-edge, ${part}: c₂ > 0`, R.c2, where),
        inequality(`half-edge, ${part}: c₀ + c₁ρ + c₂ρ² > 0`, isPositive, where),
      ];
    });
  const cone = (at: Displacement, { lo, hi }: Interval): Step[] => [
    ...halfEdgeSteps('near', at, [interval(-NEAR, NEAR), ratio], []),
    ...halfEdgeSteps('all', at, [interval(NEAR, hi), ratio]),
    ...halfEdgeSteps('all', at, [interval(lo, -NEAR), ratio], [-1, 1]),
  ];
  const direct: Displacement = [x, y, one];
  return {
    epsilon,
    pentagon: { a: enclosureOf(a), b: enclosureOf(b) },
    steps: [
      comparison('the numbers are in their ranges', low < -INNER && first < -INNER && last > NEAR && bound.isSound),
      inequality('gap', edge, [offset], [origin]),
      // |p| ≤ |q|, |q| ≤ |p| ≤ INNER, and |p| ≥ INNER.
      ...cone([one, y, x], q),
      ...cone([y, one, x], interval(-INNER, INNER)),
      ...halfEdgeSteps('all', direct, [q, interval(INNER, high)]),
      ...halfEdgeSteps('all', direct, [q, interval(low, -INNER)]),
      ...halfEdgeSteps('positive bias', direct, [interval(lowest, enclosureOf(t.negated()).hi), p]),
      ...halfEdgeSteps('small', direct, [interval(lowest, last), interval(enclosureOf(n.near.negated()).lo, low)]),
    ],
  };
}

const origin = interval(0, 0);

/** The critical point of J_ε among pentagons, for each ε of the interval E: Krawczyk's test with c − Y·g(c, ε) enclosed by the mean value theorem in
 *  ε, which keeps the correlation between the components of g. */
function criticalPentagon(n: Numbers, epsilon: Interval): readonly Interval[] | undefined {
  const [x, y, e] = coordinates(3) as [Formula, Formula, Formula];
  const jets = new JetEvaluator([pentagonLoss(x, y, n.near, n.far.negated(), e)], 3);
  const row = jets.roots[0]!;
  const evaluate = (box: readonly Interval[]): void => {
    jets.evaluate(Float64Array.from(box.flatMap(({ lo, hi }) => [lo, hi])), 2);
  };
  const gradient = (): Interval[] => [0, 1].map((i) => jets.at(jets.gradientSlot(row, i)));
  const second = (j: number): Interval[] => [0, 1].map((i) => jets.at(jets.hessianSlot(row, i, j)));
  const { sub, add, mul } = intervals;
  const dot = (u: readonly Interval[], v: readonly Interval[]): Interval => add(mul(u[0]!, v[0]!), mul(u[1]!, v[1]!));

  const middle = point(midpoint(epsilon));
  let c = [midpoint(enclosureOf(n.aStar)), -midpoint(enclosureOf(n.betaStar))].map(point);
  let Y: Interval[][] = [];
  for (let step = 0; step < 8; step++) {
    evaluate([...c, middle]);
    const [[p, q], [, r]] = [second(0), second(1)].map((column) => column.map(midpoint)) as [
      [number, number],
      [number, number],
    ];
    const determinant = p * r - q * q;
    Y = [
      [r / determinant, -q / determinant],
      [-q / determinant, p / determinant],
    ].map((line) => line.map(point));
    const g = gradient();
    if (step < 7) c = c.map((ci, i) => point(midpoint(sub(ci, dot(Y[i]!, g)))));
  }
  const atMiddle = gradient();
  evaluate([...c, epsilon]);
  const along = second(2);
  const away = sub(epsilon, middle);
  const start = c.map((ci, i) => sub(sub(ci, dot(Y[i]!, atMiddle)), mul(dot(Y[i]!, along), away)));
  const radius = start.map(({ lo, hi }) => 1e-9 + 0.6 * (hi - lo));
  let X = start.map(({ lo, hi }, i) => interval(lo - radius[i]!, hi + radius[i]!));
  let isInside = false;
  for (let step = 0; step < 4; step++) {
    evaluate([...X, epsilon]);
    const columns = [second(0), second(1)];
    const image = start.map((s, i) => {
      const spread = columns.map((column, j) => sub(point(i === j ? 1 : 0), dot(Y[i]!, column)));
      return add(
        s,
        dot(
          spread,
          X.map((Xj, j) => sub(Xj, c[j]!)),
        ),
      );
    });
    isInside ||= image.every(({ lo, hi }, i) => X[i]!.lo < lo && hi < X[i]!.hi);
    if (!isInside) return undefined;
    X = image.map(({ lo, hi }, i) => interval(Math.max(lo, X[i]!.lo), Math.min(hi, X[i]!.hi)));
  }
  return X;
}

interface Plane {
  /** Coefficient of Δc of each pair of neighbours, once Σw is taken out. */
  readonly near: Formula;
  /** −∂F/∂d > 0: what stands before ½|Σw|². */
  readonly bend: Formula;
  readonly isSound: boolean;
}

function tangentPlane(n: Numbers, a: Formula, b: Formula, eps: Formula): Plane {
  const [x0, x1, x2, x3] = coordinates(4) as [Formula, Formula, Formula, Formula];
  const jets = new JetEvaluator([severalActiveLoss(x0, x1, x2, x3, eps)], 4);
  const point = [a, a.times(n.near), a.times(n.far).negated(), b].map(enclosureOf);
  jets.evaluate(Float64Array.from(point.flatMap(({ lo, hi }) => [lo, hi])), 1);
  const [near, far] = [1, 2].map((i) => constant(jets.at(jets.gradientSlot(jets.roots[0]!, i)))) as [Formula, Formula];
  return {
    near: fixed(near.minus(far).times(eps)),
    bend: fixed(far.negated().times(eps)),
    isSound: enclosureOf(far).hi < 0,
  };
}

/** A quadratic form in (Δa, Δb, Δc), by rows. */
export type Form = readonly (readonly Formula[])[];

export interface Fall {
  /** Of a half-edge of a column with squared norm at least the first argument. */
  readonly form: (leastNorm: Formula) => Form;
  /** Coefficient of Δθ² of each gap. */
  readonly angle: Formula;
  readonly isSound: boolean;
}

function greatestFall(
  n: Numbers,
  a: Formula,
  b: Formula,
  eps: Formula,
  bend: Formula,
  { squaredNorm, gap }: SparseRegion,
  weights: Weights,
): Fall {
  const { near, far, angle } = n;
  const tau = fixed(b.over(a).negated());
  const rest = one.minus(tau);
  const end = rest.over(far);
  const inverse = (weight: number): Formula => one.over(weight).plus(1);

  // Neighbours, two active features: moments of ξ = (τ − γ*y)₊ and y, with (3 + 5ξ)/8 ≤ (3 + 5τ)/8.
  const weight = fixed(tau.times(5).plus(3).over(8).times(eps));
  const xi = fixed(tau.square().over(near.times(2)));
  const xiXi = fixed(tau.power(3).over(near.times(3)));
  const xiY = fixed(tau.power(3).over(near.square().times(6)));
  // The other columns: ξ = min(1, τ + Γy), which is 1 from y = (1 − τ)/Γ on; moments of (3 + 5ξ)/8.
  const moment = (m: number): Formula =>
    one
      .minus(tau.power(m + 1))
      .times(constant(3).over(m + 1))
      .plus(one.minus(tau.power(m + 2)).times(constant(5).over(m + 2)))
      .over(far.times(8))
      .plus(one.minus(end));
  const moments = [0, 1, 2].map((m) =>
    fixed(
      moment(m)
        .times(eps)
        .times(1 + weights.own),
    ),
  );
  const yy = tau
    .times(5)
    .plus(3)
    .times(rest.power(3).over(3))
    .plus(rest.power(4).times(5).over(4))
    .over(far.power(3).times(8))
    .plus(one.minus(end.power(3)).over(3));
  // Three to five active features: how many supports hold j, and j and i.
  const weighted = (counts: readonly number[]): Formula =>
    counts.reduce((sum, count, i) => sum.plus(eps.power(i + 2).times(count * (i + 4))), constant(0));
  const own = fixed(weighted([6, 4, 1]));
  const other = fixed(weighted([3, 3, 1]).over(3));
  const far2 = fixed(yy.times(eps).times(inverse(weights.own)).plus(other));

  // Angles of columns that are no neighbours.
  const nearest = constant(gap.lo)
    .times(2)
    .max(angle.times(5).minus(constant(gap.hi).times(3)));
  const farthest = constant(gap.hi)
    .times(2)
    .min(angle.times(5).minus(constant(gap.lo).times(3)));
  const half = (bound: Formula): Formula => bound.over(2).plus(angle);
  const isSound =
    enclosureOf(half(nearest)).lo > Math.PI / 2 + 1e-9 &&
    enclosureOf(half(farthest)).hi < Math.PI - 1e-9 &&
    enclosureOf(a).hi <= 2 * squaredNorm &&
    enclosureOf(end).hi <= 1 &&
    enclosureOf(tau.over(near)).hi < 1;
  const farAngle = far2
    .over(squaredNorm)
    .times(inverse(weights.norm))
    .times(a.square())
    .times(half(nearest).sin().square())
    .times(far.square().times(8));

  // |Σw|²
  const radii = constant(squaredNorm).sqrt().plus(a.sqrt());
  const sumNorm = bend
    .over(4)
    .times(5 * (1 + weights.sum))
    .over(radii.square());
  const sumAngle = bend.over(8).times(a).times(inverse(weights.sum)).times(5).over(angle.over(2).sin().square());

  const form = (leastNorm: Formula): Form => {
    const scale = one.over(leastNorm);
    const farNorm = far2.times(scale.plus(one.over(squaredNorm))).times((1 + weights.norm) / 2);
    const half = own.over(2);
    const aa = weight.times(xiXi).plus(moments[2]!).plus(half).times(scale).plus(farNorm).plus(sumNorm).plus(NU);
    const ab = weight.times(xi).plus(moments[1]!).times(scale);
    const bb = weight.plus(moments[0]!).plus(half).times(scale).plus(NU);
    const ac = weight.times(xiY).times(scale);
    const bc = weight.over(2).times(scale);
    const cc = weight.over(3).plus(other).times(scale);
    return [
      [aa, ab, ac],
      [ab, bb, bc],
      [ac, bc, cc],
    ].map((row) => row.map(fixed));
  };
  return { form, angle: fixed(farAngle.plus(sumAngle)), isSound };
}

/** μ_ε = ∂G_ε/∂(γ²) at P, with ∂ψ/∂c = (c + b)²(2c − b)/(3c²). */
function slope(n: Numbers, a: Formula, b: Formula, near: Formula): Formula {
  const c = a.times(n.near);
  const derivative = c.plus(b).square().times(c.times(2).minus(b)).over(c.square().times(3));
  return fixed(derivative.plus(near.over(2)).times(a).over(n.near.times(2)));
}

export interface Tilted {
  readonly a: Formula;
  readonly t: Formula;
  readonly mu: Formula;
  readonly k: number;
  readonly form: Form;
}

/** ψ in full, for a bias below 0; without (τ − γ)₊³, which only adds to the cost, and is 0 near P; for a bias above 0; or ψ ≥ 0 only, for small γ. */
export type Part = 'all' | 'near' | 'positive bias' | 'small';

/** 6R/(as)² as c₀ + c₁ρ + c₂ρ² at squared norm a(1 + sρ), threshold τ = t + su and ratio γ = γ* + sv. No term of R has a smaller order than two in (q, p, r) =
 *  s(u, v, ρ), so s² divides out, and R > 0 can be proved around its zero: R ≥ 0 for all r if c₂ > 0 and 4c₀c₂ > c₁². */
export function halfEdge(n: Numbers, { a, t, mu, k, form }: Tilted, [u, v, s]: Displacement, part: Part): QuadraticInR {
  const { near } = n;
  const [tau, gamma] = [t.plus(s.times(u)), near.plus(s.times(v))];
  const [byA, byB, byC] = [line(zero, one), line(u, tau).times(-1), line(v, gamma)];
  const growth = line(one, s);
  const isSmall = part === 'small';

  const quadratic = isSmall ? ownSquares : [ownSquares[0]!, [1.5, 9, 3], [0, 3, 2]];
  const N = form.map((row, i) => row.map((entry, j) => fixed(constant(quadratic[i]![j]!).minus(entry.times(6)))));
  const [A, B, C] = [N[0]!, N[1]!, N[2]!];
  const squares = square(byA)
    .times(A[0]!)
    .plus(byA.product(byB).times(A[1]!.times(2)))
    .plus(byA.product(byC).times(A[2]!.times(2)))
    .plus(square(byB).times(B[1]!))
    .plus(byB.product(byC).times(B[2]!.times(2)))
    .plus(square(byC).times(C[2]!));

  const inverse = fixed(one.over(a));
  const m = fixed(mu.over(a.square()));
  const twice = u.square().times(tau.plus(t.times(2)));
  const cubes = growth.times(twice.times(inverse)).plus(new QuadraticInR(twice, u.times(cross(tau, t)), tau.power(3)));
  const bilinear = new QuadraticInR(
    v.square().times(fixed(m.minus(inverse.square().times(k)).times(-6))),
    v.times(fixed(m.times(near).times(12))),
    zero,
  );
  const sum = squares.minus(cubes).plus(bilinear);
  const growth2 = square(growth).times(one.over(s.square()));
  // With a bias above 0, φ and ψ lack the cubes that the tangents of the others have.
  const cube = tau.negated().positivePart(3);
  const lacking = growth.times(cube.times(inverse).over(s.square())).plus(growth2.times(cube));
  switch (part) {
    case 'near':
      return sum.plus(neighbourCubes());
    case 'all':
      return sum.plus(neighbourCubes()).plus(growth2.times(tau.minus(gamma).positivePart(3).over(gamma).times(2)));
    case 'positive bias':
      return sum
        .plus(neighbourCubes())
        .minus(lacking)
        .minus(growth2.times(cube.over(gamma).times(2)));
    case 'small':
      return sum.minus(neighbourTangent()).minus(lacking);
    default:
      return part satisfies never;
  }

  /** 2b³/c, less its tangent. */
  function neighbourCubes(): QuadraticInR {
    const [x, w] = [tau.over(gamma), fixed(t.over(near))];
    const e = u.times(near).minus(v.times(t)).over(gamma);
    return constantInR(e.square().times(x.plus(w.times(2))))
      .plus(byC.times(e.times(cross(x, w))))
      .plus(square(byC).times(x.power(3)))
      .times(-2);
  }

  /** The tangent of 2(c + b)³/c at P. */
  function neighbourTangent(): QuadraticInR {
    const gap = near.minus(t);
    const value = fixed(gap.power(3).times(2).over(near));
    const slopeC = fixed(gap.square().times(near.times(2).plus(t)).times(2).over(near.square()));
    const slopeB = fixed(gap.square().times(6).over(near));
    return constantInR(value).plus(byC.times(slopeC)).plus(byB.times(slopeB));
  }
}

/** φ and ψ without their cubes: a² + 3ab + 3b² and 2c² + 6cb + 6b². */
const ownSquares = [
  [1, 1.5, 0],
  [1.5, 3, 0],
  [0, 0, 0],
] as const;

/** (2x³ − 3xy² + y³)/(x − y). */
const cross = (x: Formula, y: Formula): Formula => x.square().plus(x.times(y)).times(2).minus(y.square());

/** (u, v, s). */
export type Displacement = readonly [Formula, Formula, Formula];

const zero = constant(0);
const line = (u: Formula, v: Formula): QuadraticInR => new QuadraticInR(u, v, zero);
const constantInR = (u: Formula): QuadraticInR => new QuadraticInR(u, zero, zero);
const square = (f: QuadraticInR): QuadraticInR => f.product(f);

/** c₀ + c₁r + c₂r². */
class QuadraticInR {
  readonly c0: Formula;
  readonly c1: Formula;
  readonly c2: Formula;

  constructor(c0: Formula, c1: Formula, c2: Formula) {
    this.c0 = c0;
    this.c1 = c1;
    this.c2 = c2;
  }

  plus({ c0, c1, c2 }: QuadraticInR): QuadraticInR {
    return new QuadraticInR(this.c0.plus(c0), this.c1.plus(c1), this.c2.plus(c2));
  }

  minus(other: QuadraticInR): QuadraticInR {
    return this.plus(other.times(-1));
  }

  times(f: Formula | number): QuadraticInR {
    return new QuadraticInR(this.c0.times(f), this.c1.times(f), this.c2.times(f));
  }

  /** Of two linear functions. */
  product({ c0, c1 }: QuadraticInR): QuadraticInR {
    return new QuadraticInR(this.c0.times(c0), this.c0.times(c1).plus(this.c1.times(c0)), this.c1.times(c1));
  }

  /** 4c₀c₂ − c₁². */
  get discriminant(): Formula {
    return this.c0.times(this.c2).times(4).minus(this.c1.square());
  }
}
