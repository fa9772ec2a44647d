/** # The lemmas of the pentagon theorem, up to Lemma 8. Defines one function a lemma.
 *
 * Numbers of lemmas and letters are those of proofs/pentagon/README.md. Each function takes what the certificate offers, throws
 * `Reject` where that is not as it should be, and returns what the certificate must say besides.
 * @module */
import { type Rational, rational, rationals, rationalToString } from '../../../exact/rational.js';
import { Reject } from '../reject.js';
import type { PentagonCertificate } from './format.js';
import { bernstein, type Name, nested, number, of, type Polynomial } from './polynomials.js';

const { a, b, c, s, x, z, gamma, sigma, tau } = of;
const one = number(1);

const strings = (numbers: readonly Rational[]): readonly string[] => numbers.map(rationalToString);
const inOne = (p: Polynomial, name: Name): readonly string[] =>
  p.coefficients(name).map((k) => rationalToString(k.constantTerm));

function require(holds: boolean, place: string, reason: string): void {
  if (!holds) throw new Reject(place, reason);
}

/** Positive on the open interval: no Bernstein coefficient is negative, and one is positive. */
const showsPositive = (coefficients: readonly Rational[]): boolean =>
  coefficients.every((k) => k.s >= 0n || k.n === 0n) && coefficients.some((k) => k.n !== 0n);

/** 3φ and 3ψ, as integrals. */
export const forms = {
  phiAbove: x.minus(a.times(x).plus(b)).pow(2).integral('x', 0, 1).times(3),
  phiWithin: x
    .pow(2)
    .integral('x', 0, tau)
    .plus(
      x
        .minus(a.times(x.minus(tau)))
        .pow(2)
        .integral('x', tau, 1),
    )
    .times(3),
  psiAbove: c.times(x).plus(b).pow(2).integral('x', 0, 1).times(3),
  psiWithin: c.times(x.minus(sigma)).pow(2).integral('x', sigma, 1).times(3),
};

export const closedForms = (): PentagonCertificate['closedForms'] => ({
  phiAbove: nested(forms.phiAbove, ['a', 'b']),
  phiWithin: nested(forms.phiWithin, ['a', 'tau']),
  psiAbove: nested(forms.psiAbove, ['c', 'b']),
  psiWithin: nested(forms.psiWithin, ['c', 'sigma']),
});

const oneMinusTau = one.minus(tau);
/** A(τ), and γD(τ,γ). */
const A = oneMinusTau.pow(2).times(tau.plus(2));
const gammaD = gamma.times(oneMinusTau.pow(3)).plus(gamma.minus(tau).pow(3).times(2));

/** Lemma 4. */
export function positiveBias(): PentagonCertificate['positiveBias'] {
  // (ii) b = as: 6G = 3φ(a, as) + 6ψ(γa, as).
  const cost = forms.phiAbove
    .substitute({ b: a.times(s) })
    .plus(forms.psiAbove.substitute({ c: gamma.times(a), b: a.times(s) }).times(2));
  const [constantPart, linear, E] = cost.coefficients('a') as [Polynomial, Polynomial, Polynomial];
  const u = s.times(3).plus(2);
  require(constantPart.equals(1) && linear.equals(u.times(-1)), 'positiveBias', '6G is not 1 − a(2+3s) + a²E');
  const slope = E.times(6).minus(u.times(E.derivative('s')));
  const coefficients = slope.coefficients('s').map((k) => bernstein(k, 'gamma', rational(1)));
  require(coefficients.every((list) =>
    showsPositive(list.map((k) => k.neg())),
  ), 'positiveBias.bernstein', 'the slope is not shown to be negative');
  // (iii) b = −aτ, τ ≤ γ: γ·6G = γ − aγA + a²γD, where ψ(γa, −aτ) has σ = τ/γ.
  const psi = forms.psiWithin.coefficients('sigma').reduce(
    (sum, k, power) =>
      sum.plus(
        k
          .substitute({ c: a })
          .times(tau.pow(power))
          .times(gamma.pow(3 - power)),
      ),
    number(0),
  );
  require(gamma
    .times(forms.phiWithin)
    .plus(psi.times(2))
    .equals(
      gamma.minus(a.times(gamma).times(A)).plus(a.pow(2).times(gammaD)),
    ), 'positiveBias', '6G is not 1 − aA + a²D');
  // τ ≥ γ: 4Q = (1−τ)(2+τ)² falls.
  const alone = oneMinusTau.times(tau.plus(2).pow(2));
  require(alone
    .derivative('tau')
    .equals(tau.times(tau.plus(2)).times(-3)), 'positiveBias', '4Q does not fall for τ ≥ γ');
  return {
    quadratic: nested(E, ['s', 'gamma']),
    slope: nested(slope, ['s', 'gamma']),
    bernstein: coefficients.map(strings),
  };
}

/** (γ, τ) in the coordinates (s, z) of the curve. */
const onCurve = { tau: z.times(s), gamma: z.times(one.plus(s.times(one.minus(z)))) };
const g = one.plus(s.times(one.minus(z)));
const oneMinusZ = one.minus(z);
export const C = oneMinusZ
  .times(s.pow(2))
  .plus(s.times(one.minus(z.times(2)).plus(z.pow(2).times(4))))
  .minus(oneMinusZ.times(4));
/** C_s times the derivative along C = 0 by z. */
const alongCurve = (p: Polynomial): Polynomial =>
  p
    .derivative('z')
    .times(C.derivative('s'))
    .minus(p.derivative('s').times(C.derivative('z')));

/** Lemma 5. */
export function curve(offered: {
  readonly first: Polynomial;
  readonly second: Polynomial;
  readonly multiple: Polynomial;
  readonly square: Polynomial;
  readonly rest: Polynomial;
}): Omit<PentagonCertificate['curve'], 'slope' | 'square' | 'rest'> {
  // d log Q/dτ = −3S/((1−τ)(2+τ)γD), from A′ = −3(1−τ)(1+τ) and γD′ = −3[γ(1−τ)² + 2(γ−τ)²].
  const onePlusTau = tau.plus(1);
  require(A.derivative('tau').equals(oneMinusTau.times(onePlusTau).times(-3)), 'curve', 'A′ is not −3(1−τ)(1+τ)');
  const S = onePlusTau
    .times(2)
    .times(gammaD)
    .plus(oneMinusTau.times(tau.plus(2)).times(gammaD.derivative('tau')).times(rational(1, 3)));
  require(S.substitute({ tau: 0 }).equals(gamma.pow(2).times(gamma.minus(1)).times(4)) &&
    S.substitute({ tau: gamma }).equals(
      gamma.pow(2).times(one.minus(gamma).pow(3)),
    ), 'curve.stationary', 'S has not the values −4γ²(1−γ) at τ = 0 and γ²(1−γ)³ at τ = γ');
  // (I1)
  require(S.substitute(onCurve).equals(
    one.minus(onCurve.tau).pow(3).times(z.pow(2)).times(C),
  ), 'curve.C', 'S is not (1−τ)³z²C');
  // (I3)
  const { first, second, multiple, square, rest } = offered;
  require(alongCurve(onCurve.gamma).equals(
    first.plus(second.times(s)).plus(multiple.times(C)),
  ), 'curve.slope', 'C_s·γ′ is not first + second·s + multiple·C');
  // For z ≤ 1/2 the second summand is not negative: it is (1−z)(1−2z)(1+6z).
  require(second.equals(
    oneMinusZ.times(one.minus(z.times(2))).times(z.times(6).plus(1)),
  ), 'curve.slope.second', 'it is not (1−z)(1−2z)(1+6z)');
  const leading = one.minus(z.times(2)).plus(z.pow(2).times(4));
  const quartic = leading.times(first).plus(oneMinusZ.times(4).times(second));
  require(quartic.equals(square.pow(2).times(8).plus(rest)), 'curve.square', 'the quartic is not 8·square² + rest');
  const discriminants = [discriminant(first), discriminant(rest)] as const;
  for (const [at, quadratic] of [first, rest].entries())
    require(discriminants[at]!.s < 0n &&
      quadratic.coefficients('z')[2]!.constantTerm.s >
        0n, `curve.discriminants[${at}]`, 'the quadratic is not positive');
  return {
    stationary: nested(S, ['tau', 'gamma']),
    C: nested(C, ['s', 'z']),
    quartic: inOne(quartic, 'z'),
    discriminants: [rationalToString(discriminants[0]), rationalToString(discriminants[1])],
  };
}

function discriminant(p: Polynomial): Rational {
  const [r, q, k] = p.coefficients('z').map((one) => one.constantTerm);
  require(k !== undefined && p.coefficients('z').length === 3, 'curve', 'expected a quadratic polynomial in z');
  return q!.mul(q!).sub(k!.mul(r!).mul(4));
}

/** Lemma 6: the formulas for Q, a and Ψ′ on the curve rest on two identities. */
export function values(): void {
  const { tau: t, gamma: y } = onCurve;
  // (I2)
  const left = t
    .plus(1)
    .times(2)
    .times(y.plus(z.pow(3).times(2)));
  const right = t.plus(2).times(y.plus(z.pow(2).times(2)));
  require(left.minus(right).equals(z.pow(2).times(C)), 'curve.C', '(I2) fails');
  // γ²∂D/∂γ = 2(γ−τ)²(2γ+τ)
  const cube = gamma.minus(tau).pow(3);
  require(cube
    .derivative('gamma')
    .times(gamma)
    .minus(cube)
    .equals(gamma.minus(tau).pow(2).times(gamma.times(2).plus(tau))), 'curve', 'γ²·∂D/∂γ is not 2(γ−τ)²(2γ+τ)');
}

/** Lemma 7. */
export function key(
  alpha: Polynomial,
  beta: Polynomial,
  K: Polynomial,
): Pick<PentagonCertificate['key'], 'bernsteinAlpha' | 'bernsteinBeta'> {
  // N/(C_s(1+zs)(2g+s)g(g+2z)) is the logarithmic derivative of X = (1+zs)²(2g+s)/(3g(g+2z)²) along the curve.
  const factors = [
    { factor: z.times(s).plus(1), power: 2 },
    { factor: g.times(2).plus(s), power: 1 },
    { factor: g, power: -1 },
    { factor: g.plus(z.times(2)), power: -2 },
  ];
  const N = factors.reduce(
    (sum, { factor, power }, i) =>
      sum.plus(
        factors.reduce(
          (product, other, j) => (i === j ? product : product.times(other.factor)),
          alongCurve(factor).times(power),
        ),
      ),
    number(0),
  );
  // (I4)
  require(oneMinusZ
    .times(N)
    .equals(
      oneMinusZ.times(alpha).plus(beta.times(s)).times(4).plus(K.times(C)),
    ), 'key', '(1−z)N is not 4[(1−z)α + βs] + KC');
  const [forAlpha, forBeta] = [alpha, beta].map((p) => bernstein(p, 'z', rational(1, 2))) as [
    readonly Rational[],
    readonly Rational[],
  ];
  require(showsPositive(forAlpha), 'key.bernsteinAlpha', 'α is not shown to be positive');
  require(showsPositive(forBeta), 'key.bernsteinBeta', 'β is not shown to be positive');
  return { bernsteinAlpha: strings(forAlpha), bernsteinBeta: strings(forBeta) };
}

/** Lemma 8, the bound: t* ≤ (1 − Q(τ,γ*))/3 for every τ in [0,γ*], and Q is enclosed by γ* in [lo, hi]. */
export function upperBound(t: Rational, lo: Rational, hi: Rational): Rational {
  // γ* is the positive root of 4γ² + 2γ − 1.
  const at = (y: Rational): Rational => y.mul(y).mul(4).add(y.mul(2)).sub(1);
  require(lo.s > 0n && at(lo).s < 0n && at(hi).s > 0n, 'bound.gamma', 'γ* is not in between');
  require(t.s >= 0n && t.compare(lo) < 0, 'bound.tau', 'it is not between 0 and γ*');
  const rest = rationals.one.sub(t);
  const cube = (q: Rational): Rational => q.mul(q).mul(q);
  // Q = (1−τ)(2+τ)²/(4(1 + 2(γ−τ)³/(γ(1−τ)³)))
  const most = cube(hi.sub(t))
    .mul(2)
    .div(lo.mul(cube(rest)))
    .add(1)
    .mul(4);
  const least = rest.mul(t.add(2)).mul(t.add(2)).div(most);
  const upper = rationals.one.sub(least).div(3);
  require(upper.mul(60).compare(1) < 0, 'bound.upper', 'it is not below 1/60');
  return upper;
}
