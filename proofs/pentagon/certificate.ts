/** # The certificate of the pentagon theorem, from the definitions. Defines `pentagonCertificate`.
 *
 * Everything is derived: φ and ψ by integration, the half-edge cost from them, the critical curve from the derivative of the
 * cost, the cofactors of (I3) and (I4) by division by C, the field of τ* as an extension of Q(√5). Letters and numbers are
 * those of README.md.
 * @module */
import {
  constantPolynomial,
  type Element,
  extend,
  integerSqrt,
  type NumberField,
  numberField,
  type PentagonCertificate,
  type PentagonConstant,
  type PentagonConstantName,
  type MultivariatePolynomial as Polynomial,
  quadraticField,
  type Rational,
  rational,
  rationalToString,
  rootsInField,
  variables,
} from 'tightframe';

type Nested = PentagonCertificate['closedForms']['phiAbove'];

const names = ['a', 'b', 'c', 's', 'x', 'z', 'gamma', 'sigma', 'tau'] as const;
const { a, b, c, s, x, z, gamma, sigma, tau } = variables(names);
const one = constantPolynomial(names, rational(1));

const nested = (p: Polynomial, [first, ...rest]: readonly string[]): Nested =>
  first === undefined ? rationalToString(p.constantTerm) : p.coefficients(first).map((k) => nested(k, rest));
const flat = (p: Polynomial): readonly string[] => p.coefficients('z').map((k) => rationalToString(k.constantTerm));

/** p as remainder + multiple·C, the remainder linear in s, after multiplying by the least power of 1−z that makes this possible. */
function modulo(p: Polynomial, C: Polynomial): { remainder: Polynomial; multiple: Polynomial; power: number } {
  let [multiple, remainder, power] = [one.times(0), p, 0];
  for (let top = p.coefficients('s'); top.length > 2; top = remainder.coefficients('s')) {
    const term = top[top.length - 1]!.times(s.pow(top.length - 3));
    multiple = multiple.times(oneMinusZ).plus(term);
    remainder = remainder.times(oneMinusZ).minus(term.times(C));
    power++;
  }
  for (; power > 0; power--) {
    const [less, lessOf] = [remainder.exactQuotient(oneMinusZ), multiple.exactQuotient(oneMinusZ)];
    if (less === undefined || lessOf === undefined) break;
    [remainder, multiple] = [less, lessOf];
  }
  return { remainder, multiple, power };
}

const oneMinusZ = one.minus(z);
const oneMinusTau = one.minus(tau);

/** 3φ and 3ψ, for b ≥ 0 and for b = −aτ, b = −cσ. */
const phiAbove = x.minus(a.times(x).plus(b)).pow(2).integral('x', 0, 1).times(3);
const phiWithin = x
  .pow(2)
  .integral('x', 0, tau)
  .plus(
    x
      .minus(a.times(x.minus(tau)))
      .pow(2)
      .integral('x', tau, 1),
  )
  .times(3);
const psiAbove = c.times(x).plus(b).pow(2).integral('x', 0, 1).times(3);
const psiWithin = c.times(x.minus(sigma)).pow(2).integral('x', sigma, 1).times(3);

function bernstein(p: Polynomial, name: 'z' | 'gamma', end: Rational): readonly string[] {
  // Σ c_i x^i on [0,1] has the Bernstein coefficients Σ_i c_i·C(j,i)/C(n,i).
  const coefficients = p
    .substitute({ [name]: { z, gamma }[name].times(end) })
    .coefficients(name)
    .map((k) => k.constantTerm);
  const n = coefficients.length - 1;
  const choose = (m: number, k: number): bigint => {
    let value = 1n;
    for (let i = 1; i <= k; i++) value = (value * BigInt(m - k + i)) / BigInt(i);
    return value;
  };
  return coefficients.map((_, j) =>
    rationalToString(
      coefficients
        .slice(0, j + 1)
        .reduce((sum, k, i) => sum.add(k.mul(rational(choose(j, i), choose(n, i)))), rational(0)),
    ),
  );
}

function positiveBias(): PentagonCertificate['positiveBias'] {
  const [, , E] = phiAbove
    .substitute({ b: a.times(s) })
    .plus(psiAbove.substitute({ c: gamma.times(a), b: a.times(s) }).times(2))
    .coefficients('a');
  const slope = E!.times(6).minus(s.times(3).plus(2).times(E!.derivative('s')));
  return {
    quadratic: nested(E!, ['s', 'gamma']),
    slope: nested(slope, ['s', 'gamma']),
    bernstein: slope.coefficients('s').map((k) => bernstein(k, 'gamma', rational(1))),
  };
}

/** The half-edge cost for b = −aτ: 6G = 1 − aA + a²D, with A and γD as polynomials. */
const A = phiWithin.coefficients('a')[1]!.times(-1);
const gammaD = gamma.times(phiWithin.coefficients('a')[2]!).plus(
  psiWithin
    .coefficients('c')[2]!
    .coefficients('sigma')
    .reduce(
      // γ·2(1−σ)³γ² at σ = τ/γ
      (sum, k, power) =>
        sum.plus(
          k
            .times(2)
            .times(tau.pow(power))
            .times(gamma.pow(3 - power)),
        ),
      one.times(0),
    ),
);

/** (2AʹD − ADʹ)/… : d log(A²/4D)/dτ = (2A′·γD − A·γD′)/(A·γD), and S is the numerator without −3(1−τ). */
const stationary = A.derivative('tau')
  .times(gammaD)
  .times(2)
  .minus(A.times(gammaD.derivative('tau')))
  .exactQuotient(oneMinusTau.times(-3))!;

const curvePoint = { tau: z.times(s), gamma: z.times(one.plus(s.times(oneMinusZ))) };
const g = one.plus(s.times(oneMinusZ));
const C = stationary.substitute(curvePoint).exactQuotient(one.minus(curvePoint.tau).pow(3).times(z.pow(2)))!;

/** C_s·d/dz along C = 0. */
const alongCurve = (p: Polynomial): Polynomial =>
  p
    .derivative('z')
    .times(C.derivative('s'))
    .minus(p.derivative('s').times(C.derivative('z')));

function curve(): PentagonCertificate['curve'] {
  const { remainder, multiple } = modulo(alongCurve(curvePoint.gamma), C);
  const [first, second] = remainder.coefficients('s') as [Polynomial, Polynomial];
  // For 1/2 < z < 1, s < 4(1−z)/(1−2z+4z²).
  const quartic = C.coefficients('s')[1]!.times(first).plus(oneMinusZ.times(4).times(second));
  const { square, rest } = squares(quartic);
  return {
    stationary: nested(stationary, ['tau', 'gamma']),
    C: nested(C, ['s', 'z']),
    slope: { first: flat(first), second: flat(second), multiple: flat(multiple) },
    quartic: flat(quartic),
    square: flat(square),
    rest: flat(rest),
    discriminants: [rationalToString(discriminant(first)), rationalToString(discriminant(rest))],
  };
}

function discriminant(p: Polynomial): Rational {
  const [r, q, k] = p.coefficients('z').map((one) => one.constantTerm) as [Rational, Rational, Rational];
  return q.mul(q).sub(k.mul(r).mul(4));
}

/** A quartic as 8·(2z² − z + c)² + a positive quadratic, with the first c = −k/10 that does it. */
function squares(quartic: Polynomial): { square: Polynomial; rest: Polynomial } {
  for (let k = 0; k <= 20; k++) {
    const square = z
      .pow(2)
      .times(2)
      .minus(z)
      .minus(constantPolynomial(names, rational(k, 10)));
    const rest = quartic.minus(square.pow(2).times(8));
    const degree = rest.coefficients('z').length - 1;
    if (degree === 2 && discriminant(rest).s < 0n && rest.coefficients('z')[2]!.constantTerm.s > 0n)
      return { square, rest };
  }
  throw new Error('the quartic is no such sum');
}

function key(): PentagonCertificate['key'] {
  // X = (1+zs)²(2g+s)/(3g(g+2z)²): N is the numerator of its logarithmic derivative.
  const [u, v, w] = [one.plus(curvePoint.tau), g.times(2).plus(s), g.plus(z.times(2))];
  const N = alongCurve(u)
    .times(2)
    .times(v)
    .times(g)
    .times(w)
    .plus(alongCurve(v).times(u).times(g).times(w))
    .minus(alongCurve(g).times(u).times(v).times(w))
    .minus(alongCurve(w).times(2).times(u).times(v).times(g));
  const { remainder, multiple } = modulo(oneMinusZ.times(N), C);
  const [constantPart, linear] = remainder.coefficients('s') as [Polynomial, Polynomial];
  const alpha = constantPart.exactQuotient(oneMinusZ.times(4))!;
  const beta = linear.times(rational(1, 4));
  return {
    alpha: flat(alpha),
    beta: flat(beta),
    K: nested(multiple, ['s', 'z']),
    bernsteinAlpha: bernstein(alpha, 'z', rational(1, 2)),
    bernsteinBeta: bernstein(beta, 'z', rational(1, 2)),
  };
}

/** t* ≤ (1 − Q(τ, γ*))/3 with τ and γ* to few digits. */
function bound(): PentagonCertificate['bound'] {
  const [t, lo, hi] = [rational(1, 5), rational(3090, 10000), rational(3091, 10000)];
  const value = (p: Polynomial, y: Rational): Rational =>
    p.substitute({ tau: constantPolynomial(names, t), gamma: constantPolynomial(names, y) }).constantTerm;
  // D = (1−τ)³ + 2(γ−τ)³/γ, from above.
  const cube = oneMinusTau.pow(3);
  const D = value(gammaD.minus(gamma.times(cube)), hi)
    .div(lo)
    .add(value(cube, lo));
  const Q = value(A.pow(2), lo).div(D.mul(4));
  return {
    tau: rationalToString(t),
    gamma: [rationalToString(lo), rationalToString(hi)],
    upper: rationalToString(rational(1).sub(Q).div(3)),
  };
}

const DIGITS = 20;
const UNIT = 10n ** BigInt(DIGITS);
const decimals = (floor: bigint): string => `${floor / UNIT}.${(floor % UNIT).toString().padStart(DIGITS, '0')}`;

/** Q(τ*), generated by the least multiple of τ* that is an algebraic integer. */
function fieldOfTau(): { field: NumberField; tauStar: Element; gammaStar: Element } {
  const { field: golden, sqrt } = quadraticField(5n);
  const cosine = golden.div(golden.sub(sqrt, golden.one), golden.fromInteger(4));
  const quartic = stationary.coefficients('tau').map((k) => k.evaluate(golden, { gamma: cosine }));
  const { field: found, element } = extend(golden, quartic, { lo: rational(1, 5), hi: rational(21, 100) });
  const polynomial = found.minimalPolynomialOf(element);
  const lead = polynomial[polynomial.length - 1]!;
  const degree = polynomial.length - 1;
  // α = lead·τ*: Σ p_k τ^k = 0 times lead^(degree−1).
  const monic = polynomial.map((k, power) => (power === degree ? 1n : k * lead ** BigInt(degree - 1 - power)));
  const floor = found.floor(found.mul(element, found.fromInteger(lead)));
  const field = numberField(monic, { lo: rational(floor), hi: rational(floor + 1n) });
  const tauStar = field.div(field.generator, field.fromInteger(lead));
  const [n1, n2, n4] = [-1, 2, 4].map((k) => field.fromInteger(k)) as [Element, Element, Element];
  const gammaStar = rootsInField(field, [n1, n2, n4]).find((root) => field.sign(root) > 0)!;
  return { field, tauStar, gammaStar };
}

function constants(): Pick<PentagonCertificate, 'field' | 'constants' | 'radius'> {
  const { field, tauStar, gammaStar } = fieldOfTau();
  const n = (k: number): Element => field.fromInteger(k);
  const point = { tau: tauStar, gamma: gammaStar };
  // z = (γ−τ)/(1−τ), s = τ/z; a = A/(2D), t = 2H = (1 − A²/(4D))/3.
  const zStar = field.div(field.sub(gammaStar, tauStar), field.sub(field.one, tauStar));
  const AStar = A.evaluate(field, point);
  const DStar = field.div(gammaD.evaluate(field, point), gammaStar);
  const aStar = field.div(AStar, field.mul(n(2), DStar));
  const Q = field.div(field.mul(AStar, AStar), field.mul(n(4), DStar));
  // μ = H′(γ)/(2γ), and H′ = −Q_γ/6 = A²D_γ/(24D²), D_γ = ((γD)_γ − D)/γ.
  const slopeOfD = field.div(field.sub(gammaD.derivative('gamma').evaluate(field, point), DStar), gammaStar);
  const slopeOfH = field.div(field.mul(Q, slopeOfD), field.mul(n(6), DStar));
  const numbers: Readonly<Record<PentagonConstantName, Element>> = {
    gamma: gammaStar,
    tau: tauStar,
    z: zStar,
    s: field.div(tauStar, zStar),
    a: aStar,
    beta: field.mul(aStar, tauStar),
    t: field.div(field.sub(field.one, Q), n(3)),
    mu: field.div(slopeOfH, field.mul(n(2), gammaStar)),
  };
  const written = (element: Element): PentagonConstant => {
    const coefficients = field.toPowerBasis(element).map(rationalToString);
    while (coefficients[coefficients.length - 1] === '0') coefficients.pop();
    return {
      element: coefficients,
      minimalPolynomial: field.minimalPolynomialOf(element).map(String),
      decimals: decimals(field.floor(field.mul(element, field.fromInteger(UNIT)))),
    };
  };
  const floor = field.floor(field.generator);
  return {
    field: { polynomial: field.minimalPolynomial.map(String), root: [String(floor), String(floor + 1n)] },
    constants: Object.fromEntries(Object.entries(numbers).map(([name, element]) => [name, written(element)])) as Record<
      PentagonConstantName,
      PentagonConstant
    >,
    radius: decimals(integerSqrt(field.floor(field.mul(aStar, field.fromInteger(UNIT * UNIT))))),
  };
}

export const pentagonCertificate = (): PentagonCertificate => ({
  format: 'tightframe-pentagon-certificate',
  version: 1,
  closedForms: {
    phiAbove: nested(phiAbove, ['a', 'b']),
    phiWithin: nested(phiWithin, ['a', 'tau']),
    psiAbove: nested(psiAbove, ['c', 'b']),
    psiWithin: nested(psiWithin, ['c', 'sigma']),
  },
  positiveBias: positiveBias(),
  curve: curve(),
  key: key(),
  bound: bound(),
  ...constants(),
});
