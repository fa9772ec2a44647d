/** # No regular k-gon with k ≥ 8 is best. Defines `polygons`, `heptagonBound`, `manySides`, `fewSides`.
 *
 * What polygons.md leaves to computation, with its letters: u = 1 − τ, A = u²(3 − u).
 * @module */
import {
  constant,
  coordinates,
  type Formula,
  interval,
  intervals,
  pi,
  point,
  type Rational,
  rational,
  type Theorem,
} from 'tightframe';
import { establishInequalities, type Inequality } from './inequalities.js';

const [u] = coordinates(1) as [Formula];
const one = constant(1);

/** cos(2πi/k). */
const cosine = (i: number, k: number): Formula =>
  constant(intervals.cos(intervals.div(intervals.mul(pi, point(2 * i)), point(k))));

/** 7Q for the heptagon at τ = 461/1000. */
const HEPTAGON = rational(52513, 10000);

/** 7Q > bound, as 7A² > 4·bound·D. */
export function heptagonBound(bound: Rational = HEPTAGON): Inequality {
  const rest = constant(rational(539, 1000));
  const c = cosine(1, 7);
  const A = rest.square().times(rest.negated().plus(3));
  const D = rest.power(3).plus(c.minus(one).plus(rest).power(3).over(c).times(2));
  return { claim: '7Q > 5.2513', f: A.square().times(7).minus(D.times(bound).times(4)), box: [point(0)] };
}

/** σ_k: the heptagon with k − 7 zero columns has 3E₁ < k − σ_k. */
const sigma = (k: number): Rational => HEPTAGON.add(rational(3 * (k - 7), 4 * k));

const KAPPA = rational(2057, 10000);
/** From here on, sums over the k-gon are compared with integrals. */
const MANY = 100;

/** κ > 0.2057, and 4σ(κv − 1/k) > v²(3 − v²)² for k ≥ 100, 1/k ≤ v²/2; σ = σ_100 is the least. */
export function manySides(kappa: Rational = KAPPA): readonly Inequality[] {
  const [v, four] = [u, sigma(MANY).mul(4)];
  const middle = 0.16;
  const cubic = v.square().negated().plus(3).square();
  return [
    {
      claim: '16√2/(35π) > κ',
      f: constant(2).sqrt().times(16).minus(constant(pi).times(35).times(kappa)),
      box: [point(0)],
    },
    {
      claim: '4σ(κv − 1/100) > v²(3 − v²)²',
      f: v.times(kappa).minus(rational(1, MANY)).times(four).minus(v.square().times(cubic)),
      box: [interval(middle, 1)],
    },
    {
      claim: '4σ(κ − v/2) > v(3 − v²)²',
      f: constant(kappa).minus(v.times(0.5)).times(four).minus(v.times(cubic)),
      box: [interval(0, middle)],
    },
  ];
}

/** 4σ_k D_k > kA² for u from 2/k to 1, divided by u³. */
export function fewSides(k: number, strength: Rational = sigma(k)): Inequality {
  let D = one;
  for (let i = 1; 4 * i < k; i++) {
    const c = cosine(i, k);
    // u − (1 − c) = c − τ; the columns i and −i.
    const above = u.minus(one.minus(c)).positivePart().over(u).power(3);
    D = D.plus(above.over(c).times(2));
  }
  const A = u.times(u.negated().plus(3).square());
  return {
    claim: `4σ_k D_k > kA² for k = ${k}`,
    f: D.times(strength).times(4).minus(A.times(k)),
    box: [interval(intervals.div(point(2), point(k)).lo, 1)],
  };
}

export const polygons: Theorem = {
  id: 'polygons',
  title: 'In the plane no regular k-gon with k ≥ 8 is best',
  statement:
    'For k ≥ 8 features in the plane, the regular heptagon of the best radius and bias with k − 7 zero columns has a smaller one-active loss than every regular k-gon, of any radius and with any biases.',
  source: 'proofs/neighbours/polygons.md',
  evidence: [
    {
      kind: 'exact',
      claim: '7Q > 5.2513 for the heptagon; κ > 0.2057 and two inequalities for k ≥ 100; 4σ_k D_k > kA² for 8 ≤ k ≤ 99',
      establish: () =>
        establishInequalities(
          [heptagonBound(), ...manySides(), ...Array.from({ length: MANY - 8 }, (_, i) => fewSides(i + 8))],
          'proved with intervals',
        ),
    },
  ],
};
