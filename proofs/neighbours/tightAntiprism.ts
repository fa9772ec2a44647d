/** # The tight square antiprism is not critical. Defines `tightAntiprismConditions`.
 *
 * The polynomials in s of square-antiprism.md, section 1, with coefficients in Q(√2), from the inner products of the columns. For the heights
 * ±1 the circles have the squared radius p, and p = 2 is the tight one.
 * @module */
import {
  type Element,
  type EvidenceOutcome,
  type Polynomial,
  polynomialRing,
  quadraticField,
  rational,
} from 'tightframe';

const { field: K, sqrt: root } = quadraticField(2n);
const ring = polynomialRing(K);
const number = (n: number, d = 1): Element => K.fromRational(rational(n, d));
const polynomial = (...coefficients: readonly Element[]): Polynomial<Element> => ring.fromCoefficients(coefficients);
const total = (terms: readonly Polynomial<Element>[]): Polynomial<Element> =>
  terms.reduce((sum, term) => ring.add(sum, term), ring.zero);

/** cos(πk/4). */
const cosines = [1, 0, 0, 0, -1].map((n, k) => (k % 2 === 0 ? number(n) : K.mul(root, number(k === 1 ? 1 : -1, 2))));

interface Neighbour {
  readonly c: Element;
  /** The derivative of c when the heights grow and the norm stays. */
  readonly slope: Element;
}

/** The seven others, in the order of their angles. */
const neighbours = (p: Element): readonly Neighbour[] =>
  [1, 2, 3, 4, 5, 6, 7].map((k) => {
    const [cosine, sign] = [cosines[Math.min(k, 8 - k)]!, number(k % 2 === 0 ? 1 : -1)];
    return { c: K.add(K.mul(p, cosine), sign), slope: K.sub(sign, cosine) };
  });

const isLinear = (c: Element, s: Element): boolean => K.sign(c) > 0 || K.compare(s, K.neg(c)) > 0;
/** 1/(3c²). */
const cubicTerm = (c: Element): Element => K.inv(K.mul(number(3), K.mul(c, c)));

/** ∂ψ/∂c at (c, s) and at (c, −s), and ∂ψ/∂b at (c, s), in the piece that holds the sample s. */
const slopeAbove = (c: Element, s: Element): Polynomial<Element> =>
  isLinear(c, s) ? polynomial(K.mul(c, number(2, 3)), K.one) : polynomial(K.zero, K.zero, K.zero, cubicTerm(c));
const slopeBelow = (c: Element, s: Element): Polynomial<Element> =>
  K.compare(c, s) > 0 ? polynomial(K.mul(c, number(2, 3)), number(-1), K.zero, cubicTerm(c)) : ring.zero;
const slopeInBias = (c: Element, s: Element): Polynomial<Element> =>
  isLinear(c, s) ? polynomial(c, number(2)) : polynomial(K.zero, K.zero, K.neg(K.inv(c)));

/** F(fs) with F(x) = 2 − 3x + x³ = (1 − x)²(2 + x). */
const F = (f: Element): Polynomial<Element> =>
  polynomial(number(2), K.mul(number(-3), f), K.zero, K.mul(f, K.mul(f, f)));

/** Do the conditions for a critical point contradict each other, in the way of the proof? */
export function tightAntiprismConditions(p: Element = number(2)): EvidenceOutcome {
  const others = neighbours(p);
  const norm = K.add(p, K.one);
  const silver = K.add(K.one, root);
  const height = (s: Element): Polynomial<Element> =>
    ring.scale(total(others.map(({ c, slope }) => ring.scale(slopeBelow(c, s), slope))), number(3));
  // 2U − (2α + 3s + 3R/α): the condition in the bias less that in the scale.
  const contradiction = (s: Element): Polynomial<Element> => {
    const U = total([polynomial(norm, number(2)), ...others.map(({ c }) => slopeInBias(c, s))]);
    const R = total(others.map(({ c }) => ring.scale(slopeAbove(c, s), c)));
    const scale = ring.add(polynomial(K.mul(number(2), norm), number(3)), ring.scale(R, K.div(number(3), norm)));
    return ring.sub(ring.scale(U, number(2)), scale);
  };
  const isPositiveFrom = (V: Polynomial<Element>, from: Element): boolean =>
    K.sign(ring.evaluate(V, from)) > 0 && V.slice(1).every((coefficient) => K.sign(coefficient) >= 0);
  const conditions: readonly (readonly [claim: string, holds: boolean])[] = [
    [
      'b < 0, s < √2 − 1: 3g = 2F(s) − √2F((1+√2)s)',
      ring.equals(height(number(1, 4)), ring.sub(ring.scale(F(K.one), number(2)), ring.scale(F(silver), root))),
    ],
    ['b < 0, √2 − 1 ≤ s < 1: 3g = 2F(s)', ring.equals(height(number(1, 2)), ring.scale(F(K.one), number(2)))],
    ['0 ≤ s ≤ 1: V > 0', isPositiveFrom(contradiction(number(1, 2)), K.zero)],
    ['1 ≤ s ≤ 1 + √2: V > 0', isPositiveFrom(contradiction(number(2)), K.one)],
    ['s ≥ 1 + √2: V > 0', isPositiveFrom(contradiction(number(3)), silver)],
  ];
  const failing = conditions.find(([, holds]) => !holds);
  return failing === undefined
    ? { kind: 'verified', detail: conditions.map(([claim]) => claim).join('; ') }
    : { kind: 'refuted', witness: `${failing[0]}: not so` };
}
