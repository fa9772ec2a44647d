/** # Six features in the plane. Defines `hexagon`, `hexagonConstants`, `hexagonInequalities`.
 *
 * What hexagon.md leaves to computation, with its letters and the numbers of its lemmas. ℓ₅ and ℓ₆ are the supporting lines of the half-edge cost at
 * cos 72° and at cos 60°; t, μ are constants of ℓ₅.
 * @module */
import {
  constant,
  coordinates,
  type Element,
  type EvidenceOutcome,
  type Formula,
  fieldOfRoot,
  type Interval,
  interval,
  intervals,
  pi,
  point,
  type Rational,
  rational,
  type Theorem,
} from 'tightframe';
import { type LineConstants, lineConstants, lineLiesBelow, pentagonConstants } from '../pentagon/supportingLine.js';
import { establishInequalities, type Inequality } from './inequalities.js';

/** A column is short if one of its ratios is at least SHORT; ℓ₆ is used up to LONG. */
const SHORT = rational(89, 100);
const LONG = rational(97, 100);

/** The critical bias τ at γ = 1/2: τ(1−τ)³ = (1−2τ)²(1+τ²). */
const MINIMAL_POLYNOMIAL = [1n, -5n, 8n, -7n, 5n];

export function hexagonConstants(): LineConstants {
  const { field, element } = fieldOfRoot(MINIMAL_POLYNOMIAL, { lo: rational(35, 100), hi: rational(36, 100) });
  return lineConstants(field, field.fromRational(rational(1, 2)), element);
}

/** The constants of the proof: a tampered one proves nothing. */
export interface Choice {
  /** T(g, q) ≥ min(base + slope·(g² + q²), cap). */
  readonly base: Rational;
  readonly slope: Rational;
  readonly cap: Rational;
  /** κθ₁ + λ(h) + slope·g² > long, κθ₂ + λ(h) + slope·q² > other. */
  readonly long: Rational;
  readonly other: Rational;
}

const CHOICE: Choice = {
  base: rational(1, 10),
  slope: rational(6, 100),
  cap: rational(2101, 10000),
  long: rational(137, 1000),
  other: rational(1285, 10000),
};

const upTo = (end: number): Interval => interval(0, end);
const quarterTurn = upTo(intervals.div(pi, point(2)).hi);
const one = constant(1);

/** λ(h) = h⁴/8 − 1/1000, a lower bound of the cost of a third half-edge. */
const lambda = (h: Formula): Formula => h.power(4).over(8).minus(rational(1, 1000));
/** ((γ − τ)₊/(1 − τ))³. */
const reach = (gamma: Formula, tau: Formula): Formula => gamma.minus(tau).positivePart().over(one.minus(tau)).power(3);
/** (1 − τ)(2 + τ)² = A²/(1 − τ)³. */
const numerator = (tau: Formula): Formula => one.minus(tau).times(tau.plus(2).square());
/** 0 for h ≤ SHORT; with this added an inequality needs to hold for such h only. */
const beyondShort = (h: Formula): Formula => h.minus(SHORT).positivePart().times(10);
/** e₀(1−x)² + e₁x(1−x) + e₂x² times 4w, less (2+3s)² likewise, for s = x/(1−x) ≥ 0. */
function positiveBias(x: Formula, coefficients: readonly [Formula, Formula, number], w: Formula): Formula {
  const [rest, [e0, e1, e2]] = [one.minus(x), coefficients];
  const coefficient = (e: Formula, own: number): Formula => e.times(w).times(4).minus(own);
  return coefficient(e0, 4)
    .times(rest.square())
    .plus(coefficient(e1, 12).times(x).times(rest))
    .plus(coefficient(constant(e2), 9).times(x.square()));
}

/** The inequalities of hexagon.md but for the two supporting lines. */
export function hexagonInequalities(choice: Choice = CHOICE): readonly Inequality[] {
  const [x, y, z] = coordinates(3) as [Formula, Formula, Formula];
  const five = pentagonConstants();
  const six = hexagonConstants();
  const t = constant({ field: five.field, element: five.tStar });
  const mu = constant({ field: five.field, element: five.mu });
  const x5 = constant({ field: five.field, element: five.field.pow(five.gammaStar, 2) });
  const V5 = t.times(5);
  const V6 = constant({ field: six.field, element: six.tStar }).times(6);
  const fifth = constant(pi).times(2).over(5);
  const kappa = mu.times(2).times(fifth.times(2).sin());
  const turn = intervals.div(pi, point(2));

  const uncapped = (g: Formula, q: Formula): Formula =>
    g.square().plus(q.square()).times(choice.slope).plus(choice.base);
  /** 1 − 3·min(base + slope·(g² + q²), cap). */
  const capped = (g: Formula, q: Formula): Formula => one.minus(uncapped(g, q).min(choice.cap).times(3));
  const alone = (g: Formula): Formula =>
    one.minus(g.square().times(rational(3, 100)).plus(rational(128, 1000)).times(3));
  const gap = V6.minus(V5);
  /** What E₅ is short of, at θ₁ + θ₂ = 0. */
  const missing = gap.plus(kappa.times(fifth)).plus(mu.times(2).times(x5));
  const anywhere = [point(0)];
  const longs = interval(0.96, 1.36);
  const lower = upTo(0.85);

  // J ≥ λ in the variables v = τ/γ, γ, h; λ ≤ 0 for h ≤ 0.29.
  const tau = x.times(y);
  const ratio = one.minus(x).over(one.minus(tau));
  const thirdHalfEdge = one
    .plus(y.square().times(ratio.power(3)).times(2))
    .plus(reach(z, tau).over(z))
    .times(one.minus(t.times(3)).plus(x5.minus(y.square()).times(mu).times(6)).minus(lambda(z).times(3)))
    .times(4)
    .minus(numerator(tau));

  return [
    ...[
      // cos²θ at a point, and the tangent of cos² at 2π/k there.
      { at: 0, k: 5 },
      { at: 0.37, k: 6 },
    ].map(({ at, k }) => ({
      claim: `the tangent at 2π/${k} lies below cos² at ${at}`,
      f: constant(at)
        .cos()
        .square()
        .minus(tangent(constant(at), k)),
      box: anywhere,
    })),
    ...[5, 6].map((k) => ({
      claim: `the tangent at 2π/${k} lies below cos² at π/4`,
      f: constant(0.5).minus(tangent(constant(pi).over(4), k)),
      box: anywhere,
    })),
    {
      claim: 'gaps are above 0.37: cos²0.37 > 0.97·0.89',
      f: constant(0.37).cos().square().minus(LONG.mul(SHORT)),
      box: anywhere,
    },
    { claim: 'a zero column: V₆ < 7/24', f: constant(rational(7, 24)).minus(V6), box: anywhere },
    {
      claim: 'two short columns: M(0.89) > V₆/2',
      f: reach(constant(SHORT), x)
        .over(SHORT)
        .plus(1)
        .times(one.minus(V6.times(1.5)))
        .times(4)
        .minus(numerator(x)),
      box: [upTo(0.9)],
    },
    { claim: 'three half-edges: J ≥ λ', f: thirdHalfEdge, box: [upTo(1), upTo(0.9), interval(0.29, 0.9)] },
    { claim: 'λ ≤ 0 for h ≤ 0.29', f: lambda(constant(rational(29, 100))).negated(), box: anywhere },
    { claim: 'the cap: V₅ + cap > V₆', f: constant(choice.cap).minus(gap), box: anywhere },
    {
      claim: 'the cap is reached at g = 1.36',
      f: uncapped(constant(1.36), constant(0)).minus(choice.cap),
      box: anywhere,
    },
    {
      claim: 'the cap is reached at g = 0.97, q = 0.95',
      f: uncapped(constant(LONG), constant(0.95)).minus(choice.cap),
      box: anywhere,
    },
    {
      claim: 'T(g, q), τ ≤ 0.85, q ≤ 0.05',
      f: reach(y, x).over(y).plus(1).times(capped(y, z)).times(4).minus(numerator(x)),
      box: [lower, longs, upTo(0.05)],
    },
    {
      claim: 'T(g, q), τ ≤ 0.85, q ≥ 0.05',
      f: reach(y, x).over(y).plus(reach(z, x).over(z)).plus(1).times(capped(y, z)).times(4).minus(numerator(x)),
      box: [lower, longs, interval(0.05, 0.95)],
    },
    {
      claim: 'T(g, q), b ≥ 0',
      f: positiveBias(x, [one.plus(y.square()).plus(z.square()), one.plus(y).plus(z).times(3), 9], capped(y, z)),
      box: [upTo(1), longs, upTo(0.95)],
    },
    {
      claim: 'T(g, q), τ ≥ 0.85',
      f: one
        .minus(choice.cap.mul(3))
        .times(4)
        .minus(numerator(constant(0.85))),
      box: anywhere,
    },
    {
      claim: 'T(g) without q, τ ≤ 0.85',
      f: reach(y, x).over(y).plus(1).times(alone(y)).times(4).minus(numerator(x)),
      box: [lower, interval(0.96, 1.62)],
    },
    {
      claim: 'T(g) without q, b ≥ 0',
      f: positiveBias(x, [one.plus(y.square()), one.plus(y).times(3), 6], alone(y)),
      box: [upTo(1), interval(0.96, 1.62)],
    },
    {
      claim: 'T(g) without q, τ ≥ 0.85',
      f: alone(constant(1.62))
        .times(4)
        .minus(numerator(constant(0.85))),
      box: anywhere,
    },
    {
      claim: 'T(g) without q: above 0.2067 at g = 1.62',
      f: one.minus(alone(constant(1.62))).minus(rational(6201, 10000)),
      box: anywhere,
    },
    {
      claim: 'κθ₁ + λ(h) + slope·g² > long',
      f: onSide(x, x.cos().square().over(y), kappa, y.square().times(choice.slope)).minus(choice.long),
      box: [quarterTurn, longs],
    },
    {
      claim: 'κθ₂ + λ(h) + slope·q² > other',
      f: onSide(x, y, kappa, x.cos().square().over(y).square().times(choice.slope)).minus(choice.other),
      box: [quarterTurn, interval(0.1, 0.9)],
    },
    {
      claim: 'h ≤ 0.1: κ·1.2 − 1/1000 > other',
      f: kappa.times(rational(12, 10)).minus(rational(1, 1000)).minus(choice.other),
      box: anywhere,
    },
    {
      claim: 'h ≤ 0.1: cos²1.2 > 0.95·0.1',
      f: constant(rational(12, 10)).cos().square().minus(rational(95, 1000)),
      box: anywhere,
    },
    {
      claim: 'in all: long + other + base + V₅ > V₆ + κ·2π/5 + 2μcos²72°',
      f: constant(choice.long.add(choice.other).add(choice.base)).minus(missing),
      box: anywhere,
    },
    {
      claim: 'without q: κ(θ₁ + π/2) + λ(h) + T(g) is enough',
      f: onSide(x, x.cos().square().over(y), kappa, y.square().times(rational(3, 100)))
        .plus(rational(128, 1000))
        .plus(kappa.times(turn))
        .minus(missing),
      box: [quarterTurn, interval(0.96, 1.62)],
    },
    {
      claim: 'without q, g ≥ 1.62',
      f: kappa.times(turn).plus(rational(2067, 10000)).minus(missing),
      box: anywhere,
    },
  ];
}

/** cos²(2π/k) − sin(4π/k)(θ − 2π/k). */
function tangent(theta: Formula, k: number): Formula {
  const touch = constant(pi).times(2).over(k);
  return touch
    .cos()
    .square()
    .minus(touch.times(2).sin().times(theta.minus(touch)));
}

/** κθ + λ(h) + rest, where h ≤ SHORT. */
const onSide = (theta: Formula, h: Formula, kappa: Formula, rest: Formula): Formula =>
  kappa.times(theta).plus(lambda(h)).plus(rest).plus(beyondShort(h));

/** The ends are exact doubles, above SHORT and LONG. */
const lines: readonly { readonly name: string; readonly constants: () => LineConstants; readonly end: number }[] = [
  { name: 'ℓ₅', constants: pentagonConstants, end: 29 / 32 },
  { name: 'ℓ₆', constants: hexagonConstants, end: 63 / 64 },
];

function establishLines(): EvidenceOutcome {
  const boxes: string[] = [];
  for (const { name, constants, end } of lines) {
    const result = lineLiesBelow(constants(), end);
    if (result.kind !== 'proved') return { kind: 'undecided', reason: `${name} is not shown to lie below` };
    boxes.push(`${name} for γ ≤ ${end}: ${result.boxes} boxes`);
  }
  const { field, tStar, tauStar } = hexagonConstants();
  const digits = (name: string, number: Element): string => {
    const floor = field.floor(field.mul(number, field.fromInteger(10n ** 20n)));
    return `${name} 0.${floor.toString().padStart(20, '0')}…, a root of ${field.minimalPolynomialOf(number).join(', ')}`;
  };
  return {
    kind: 'verified',
    detail: boxes.join('; '),
    lines: [digits('min L₁ =', tStar), digits('−b/r² =', tauStar)],
  };
}

export const hexagon: Theorem = {
  id: 'hexagon',
  title: 'Six features in the plane: the optimum is the regular hexagon',
  statement:
    'For all W ∈ R^{2×6} and b ∈ R^6, L₁(W,b) ≥ 0.0481923762…, with equality exactly when the columns form a regular hexagon of radius 1.3205… and all biases are −0.6181….',
  source: 'proofs/neighbours/hexagon.md',
  evidence: [
    {
      kind: 'exact',
      claim:
        'the supporting lines at cos 72° and cos 60° lie below the cost of half an edge, with double zeros checked exactly',
      establish: establishLines,
    },
    {
      kind: 'exact',
      claim: 'the inequalities for a short column beside a long one, in up to three variables',
      establish: () => establishInequalities(hexagonInequalities(), 'proved with intervals'),
    },
  ],
};
