/** # What the proof of the explicit threshold is written in. Defines `numbers`, `enclosureOf`, `Step`, `halfEdge`, `gapCost`.
 *
 * Numbers are formulas without variables; `enclosureOf` encloses one. Notation as in explicit-threshold.md and README.md: γ* = cos 72°, Γ = cos 36°, a half-edge costs
 * G = ½φ + ψ, and h is the gap cost cos²θ − cos²72° + sin 144°·(θ − 72°).
 * @module */
import {
  type AlgebraicNumber,
  constant,
  type Formula,
  type Interval,
  JetEvaluator,
  type ProveOptions,
  pi,
  proveNonnegative,
} from 'tightframe';
import { pentagonConstants } from './supportingLine.js';

/** One inequality and whether it is proved. */
export interface Step {
  readonly claim: string;
  readonly proved: boolean;
  readonly boxes: number;
}

/** An enclosure of a formula without variables. */
export function enclosureOf(f: Formula): Interval {
  const jets = new JetEvaluator([f], 1);
  const defined = jets.evaluate(new Float64Array(2), 0);
  return defined ? jets.at(jets.roots[0]!) : { lo: -Infinity, hi: Infinity };
}

/** The same number or numbers, as one interval: an enclosure that is not computed again. */
export const fixed = (f: Formula): Formula => constant(enclosureOf(f));

/** f > 0 on the box; with a zero, f ≥ 0 on the box. */
export function inequality(claim: string, f: Formula, box: readonly Interval[], zero?: readonly Interval[]): Step {
  const options: ProveOptions =
    zero === undefined
      ? { strict: true, maxBoxes: 100_000 }
      : {
          zeros: [
            { point: zero, basis: { kind: 'premise', statement: 'f and its gradient vanish at a point of this box' } },
          ],
        };
  const { kind, boxes } = proveNonnegative(f, box, options);
  return { claim, proved: kind === 'proved', boxes };
}

/** A statement about numbers. */
export const comparison = (claim: string, proved: boolean): Step => ({ claim, proved, boxes: 1 });

export interface Numbers {
  /** γ* = cos 72°. */
  readonly near: Formula;
  /** Γ = cos 36°; cos 144° = −Γ. */
  readonly far: Formula;
  readonly tStar: Formula;
  readonly mu: Formula;
  readonly aStar: Formula;
  readonly betaStar: Formula;
  /** 72° and sin 144°. */
  readonly angle: Formula;
  readonly sine: Formula;
}

export function numbers(): Numbers {
  const { field, gammaStar, Gamma, tauStar, tStar, mu } = pentagonConstants();
  const exact = (element: AlgebraicNumber['element']): Formula => constant({ field, element });
  const [near, tau] = [exact(gammaStar), exact(tauStar)];
  const { linear, square } = halfEdge(tau, near);
  const aStar = fixed(linear.over(square.times(2)));
  const angle = fixed(constant(pi).times(2).over(5));
  return {
    near,
    far: exact(Gamma),
    tStar: exact(tStar),
    mu: exact(mu),
    aStar,
    betaStar: fixed(aStar.times(tau)),
    angle,
    sine: fixed(angle.times(2).sin()),
  };
}

/** 6G = 1 − a·linear + a²·square at b = −aτ; for τ ≥ 0 and γ > 0, or, with b > 0, for τ < 0 and γ > 0.
 *  @param gamma `undefined`: without ψ, a lower bound of G */
export function halfEdge(
  tau: Formula,
  gamma: Formula | undefined,
): { readonly linear: Formula; readonly square: Formula } {
  const cube = tau.positivePart(3);
  const linear = constant(2).minus(tau.times(3)).plus(cube);
  const own = constant(1).minus(tau.times(3)).plus(tau.square().times(3)).minus(cube);
  if (gamma === undefined) return { linear, square: own };
  const neighbour = gamma.minus(tau).positivePart(3).minus(tau.negated().positivePart(3)).times(2).over(gamma);
  return { linear, square: own.plus(neighbour) };
}

/** h(72° + d) = cos 36°·sin²d + ½ sin 144°·(2d − sin 2d), for d ≤ 18°. */
export const gapCost = ({ far, sine }: Numbers, d: Formula): Formula =>
  far.times(d.sin().square()).plus(sine.times(d.minus(d.sin().times(d.cos()))));

/** (cos(72° + d) − cos 72°)². */
export const cosineChange = ({ near, angle }: Numbers, d: Formula): Formula => angle.plus(d).cos().minus(near).square();

/** About the largest k with 2μh − Kd² ≥ 2k(cos(72° + d) − cos 72°)² for these d: a proposal. */
export function proposedCurvature(mu: number, K: number, d: Interval): number {
  const angle = (2 * Math.PI) / 5;
  let least = mu;
  for (let i = 0; i <= 1000; i++) {
    const x = d.lo + ((d.hi - d.lo) * i) / 1000;
    if (Math.abs(x) < 1e-3) continue;
    const h = Math.cos(angle + x) ** 2 - Math.cos(angle) ** 2 + Math.sin(2 * angle) * x;
    least = Math.min(least, (2 * mu * h - K * x * x) / (2 * (Math.cos(angle + x) - Math.cos(angle)) ** 2));
  }
  return 0.99 * least;
}
