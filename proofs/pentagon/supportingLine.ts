/** # The supporting line of the half-edge cost. Defines `supportingLine`, `lineLiesBelow`.
 *
 * In the ReLU toy model with one active feature in the plane, half an edge of the polygon of columns costs at least
 * G(a, b, γ) = φ(a, b)/2 + ψ(γa, b), where γ is the ratio of the inner product with the neighbour to the squared norm. The pentagon is
 * optimal because of a supporting line in γ²: G(a, b, γ) ≥ ½t* + μ(γ² − γ*²) for all a > 0, all b and 0 ≤ γ ≤ Γ = cos 36°, with equality
 * only at the pentagon, γ* = cos 72°. With the best a put in, and b = −aτ, τ = vγ (Lemma 4 of README.md leaves no other b), this is
 * R(v, γ) ≥ 0 on [0, 1] × [0, Γ], where
 *
 *   R = 4(1 + 2γ²((1 − v)/(1 − γv))³)(M − 6μγ²) − (1 − γv)(2 + γv)²,   M = 1 − 3t* + 6μγ*².
 *
 * t*, μ and the zero (v*, γ*) lie in the field Q(τ*) of degree 8. Here R = 0 and ∇R = 0 at the zero are checked exactly in that field,
 * R is proved convex near it, and branch and bound does the rest: apart from Lemma 4 and the closed forms of φ and ψ, a proof that shares
 * nothing with the one by convexity of the cost.
 * @module */
import {
  constant,
  coordinates,
  criticalZero,
  type Element,
  enclose,
  type Formula,
  fieldOfRoot,
  interval,
  type NumberField,
  type ProveOptions,
  type ProveResult,
  proveNonnegative,
  rational,
  rootsInField,
} from 'tightframe';

/** The minimal polynomial of τ*, of which it is the root near 1/5: the critical bias, −b/a, at γ*. */
const MINIMAL_POLYNOMIAL = [5n, -20n, -44n, 89n, 70n, 205n, 90n, 94n, 11n];

/** A line in γ² that touches the cost of half an edge at γ*: ½t* + μ(γ² − γ*²). */
export interface LineConstants {
  readonly field: NumberField;
  readonly gammaStar: Element;
  /** The critical bias, −b/a, at γ*. */
  readonly tauStar: Element;
  /** Twice the cost there: the loss L₁ of the regular polygon with γ* = cos 2π/k. */
  readonly tStar: Element;
  /** The slope of the line. */
  readonly mu: Element;
}

export interface PentagonConstants extends LineConstants {
  /** cos 36°. */
  readonly Gamma: Element;
}

/** t* and μ from the closed forms of the optimal cost: t* = (1 − Q)/3 with Q = A²/(4D) at τ*, and μ by the envelope theorem. */
export function lineConstants(K: NumberField, gamma: Element, tau: Element): LineConstants {
  const integer = (n: number): Element => K.fromInteger(n);
  const rest = K.sub(K.one, tau);
  const A = K.mul(K.pow(rest, 2), K.add(integer(2), tau));
  const D = K.add(K.pow(rest, 3), K.div(K.mul(integer(2), K.pow(K.sub(gamma, tau), 3)), gamma));
  const Q = K.div(K.mul(A, A), K.mul(integer(4), D));
  // ∂/∂γ of (1 − Q)/6 at fixed τ is A²·D_γ/(24D²); the slope in γ² is that over 2γ.
  const slopeOfD = K.mul(
    K.div(K.mul(integer(2), K.pow(K.sub(gamma, tau), 2)), K.mul(gamma, gamma)),
    K.add(K.mul(integer(2), gamma), tau),
  );
  const slope = K.div(K.mul(K.mul(A, A), slopeOfD), K.mul(integer(24), K.mul(D, D)));
  return {
    field: K,
    gammaStar: gamma,
    tauStar: tau,
    tStar: K.div(K.sub(K.one, Q), integer(3)),
    mu: K.div(slope, K.mul(integer(2), gamma)),
  };
}

/** The constants in Q(τ*). */
export function pentagonConstants(): PentagonConstants {
  const { field: K, element: tau } = fieldOfRoot(MINIMAL_POLYNOMIAL, { lo: rational(1n, 5n), hi: rational(21n, 100n) });
  // 4x² + 2x − 1 has the roots cos 72° and −cos 36°.
  const [minusGamma, gamma] = rootsInField(
    K,
    [-1, 2, 4].map((n) => K.fromInteger(n)),
  ) as [Element, Element];
  return { ...lineConstants(K, gamma, tau), Gamma: K.neg(minusGamma) };
}

/** R as a formula in v and γ. */
export function lineSlack({ field: K, gammaStar, tStar, mu }: LineConstants): Formula {
  const [v, gamma] = coordinates(2) as [Formula, Formula];
  const times = (n: number, x: Element): Element => K.mul(K.fromInteger(n), x);
  const M = K.add(K.sub(K.one, times(3, tStar)), K.mul(times(6, mu), K.mul(gammaStar, gammaStar)));
  const one = constant(1);
  const tau = gamma.times(v);
  const rest = one.minus(tau);
  const ratio = one.minus(v).over(rest);
  const x = gamma.square();
  const line = constant({ field: K, element: M }).minus(x.times({ field: K, element: times(6, mu) }));
  const cost = one.plus(x.times(ratio.power(3)).times(2));
  return cost
    .times(line)
    .times(4)
    .minus(rest.times(tau.plus(2).square()));
}

type Limits = Pick<ProveOptions, 'maxBoxes' | 'maxSeconds' | 'onProgress'>;

/** Proves R ≥ 0 on [0, 1] × [0, end]: the line lies below the cost of half an edge for these γ. */
export function lineLiesBelow(constants: LineConstants, end: number, limits: Limits = {}): ProveResult {
  const { field: K, gammaStar, tauStar } = constants;
  const R = lineSlack(constants);
  const zero = criticalZero(R, K, [K.div(tauStar, gammaStar), gammaStar]);
  // Without the zero, the search would end undecided at it.
  const zeros = zero === undefined ? [] : [zero];
  return proveNonnegative(R, [interval(0, 1), interval(0, end)], { ...limits, zeros });
}

/** Proves R ≥ 0 on [0, 1] × [0, Γ]; `seconds` includes the exact constants and the exact check of the zero. */
export function supportingLine(limits: Limits = {}): ProveResult & { readonly seconds: number } {
  const start = performance.now();
  const constants = pentagonConstants();
  const { field, Gamma } = constants;
  const result = lineLiesBelow(constants, enclose({ field, element: Gamma }).hi, limits);
  return { ...result, seconds: (performance.now() - start) / 1000 };
}
