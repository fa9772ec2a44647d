/** # The numbers of the pentagon theorem. Defines `readConstants`, `constantsHold`, `radiusOf`, `goldenValues`.
 *
 * All in one field Q(α). Equalities are identities in Q[x]/(f) and hold for every root of f; signs and decimals are decided by
 * enclosures of the numbers.
 * @module */
import { isIrreducible } from '../../../exact/factor.js';
import { integerPolynomialFromRational } from '../../../exact/integerPolynomial.js';
import type { Element, NumberField } from '../../../exact/numberField.js';
import { integerSqrt, quadraticField } from '../../../exact/quadratic.js';
import { list, readExact, readRational, record } from '../decode.js';
import { Malformed, Reject } from '../reject.js';
import { type ConstantName, constantNames } from './format.js';
import { C, forms } from './lemmas.js';

export type Constants = Readonly<Record<ConstantName, Element>>;

const DIGITS = 20;
const UNIT = 10n ** BigInt(DIGITS);

/** The first 20 digits of a positive number below 10^20. */
const decimalsOf = (floor: bigint): string => `${floor / UNIT}.${(floor % UNIT).toString().padStart(DIGITS, '0')}`;

/** Each with its minimal polynomial and its decimals. */
export function readConstants(field: NumberField, value: unknown): Constants {
  const fields = record(value, 'constants', constantNames);
  const read = (name: ConstantName): Element => {
    const place = `constants.${name}`;
    const { element, minimalPolynomial, decimals } = record(fields[name], place, [
      'element',
      'minimalPolynomial',
      'decimals',
    ]);
    const number = readExact(field, element, `${place}.element`);
    const coefficients = list(minimalPolynomial, `${place}.minimalPolynomial`, field.degree + 1).map((c, k) =>
      readRational(c, `${place}.minimalPolynomial[${k}]`),
    );
    const integral = integerPolynomialFromRational(coefficients);
    if (coefficients.some((c, k) => c.d !== 1n || c.s * c.n !== integral[k]))
      throw new Malformed(
        `${place}.minimalPolynomial`,
        'expected a primitive polynomial over Z with positive leading coefficient',
      );
    const at = integral.reduceRight((sum, c) => field.add(field.mul(sum, number), field.fromInteger(c)), field.zero);
    if (!field.isZero(at) || !isIrreducible(integral))
      throw new Reject(`${place}.minimalPolynomial`, 'it is not the minimal polynomial');
    if (field.sign(number) <= 0) throw new Reject(`${place}.element`, 'expected a positive number');
    if (decimals !== decimalsOf(field.floor(field.mul(number, field.fromInteger(UNIT)))))
      throw new Reject(`${place}.decimals`, `expected ${DIGITS} digits of the number, cut off`);
    return number;
  };
  return Object.fromEntries(constantNames.map((name) => [name, read(name)])) as Record<ConstantName, Element>;
}

/** What the numbers must satisfy: the definitions of section 3 of the proof, in their order. @throws Reject */
export function constantsHold(field: NumberField, { gamma, tau, z, s, a, beta, t, mu }: Constants): void {
  const { one } = field;
  const n = (k: number): Element => field.fromInteger(k);
  const sum = (...terms: readonly Element[]): Element => terms.reduce((u, v) => field.add(u, v), field.zero);
  const product = (...factors: readonly Element[]): Element => factors.reduce((u, v) => field.mul(u, v), one);
  const less = (u: Element, v: Element): boolean => field.compare(u, v) < 0;
  const rest = field.sub(one, tau);
  const gap = field.sub(gamma, tau);
  const laws: Readonly<Record<ConstantName, boolean>> = {
    // cos 72°, the positive root of 4x² + 2x − 1.
    gamma: field.isZero(sum(product(n(4), gamma, gamma), product(n(2), gamma), n(-1))),
    tau: less(tau, gamma),
    z: field.equals(product(z, rest), gap),
    // With C = 0 this makes τ the point of the critical curve for γ* (Lemma 5), which is the only one.
    s: field.equals(product(z, s), tau) && field.isZero(C.evaluate(field, { s, z })),
    // a = A/(2D) = (1+τ)γ/((1−τ)(γ+2z²)), β = aτ.
    a: field.equals(product(a, rest, sum(gamma, product(n(2), z, z))), product(sum(one, tau), gamma)),
    beta: field.equals(beta, product(a, tau)),
    // T_j = φ(a*, −β*) + 2ψ(a*γ*, −β*), from the closed forms, with σ = τ/γ.
    t: field.equals(
      product(n(3), t),
      sum(
        forms.phiWithin.evaluate(field, { a, tau }),
        product(n(2), forms.psiWithin.evaluate(field, { c: product(a, gamma), sigma: field.div(tau, gamma) })),
      ),
    ),
    // 2μ = X = (1+zs)²(2g+s)/(3g(g+2z)²), with γ = zg.
    mu: field.equals(
      product(n(6), mu, gamma, sum(gamma, product(n(2), z, z)), sum(gamma, product(n(2), z, z))),
      product(sum(one, tau), sum(one, tau), sum(product(n(2), gamma), tau), z, z),
    ),
  };
  for (const name of constantNames)
    if (!laws[name]) throw new Reject(`constants.${name}`, 'it does not satisfy its definition');
  if (!less(product(n(60), t), one)) throw new Reject('constants.t', '5t* is not below 1/12');
}

/** The digits of √a. */
export const radiusOf = (field: NumberField, a: Element): string =>
  decimalsOf(integerSqrt(field.floor(field.mul(a, field.fromInteger(UNIT * UNIT)))));

/** Lemma 8 at z = 1/2, where γ = cos 36° and H = 1/12, and the constant of Lemma 9, both in Q(√5). @throws Reject */
export function goldenValues(): void {
  const { field, sqrt } = quadraticField(5n);
  const n = (k: number): Element => field.fromInteger(k);
  const fraction = (u: Element, d: number): Element => field.div(u, n(d));
  const product = (...factors: readonly Element[]): Element => factors.reduce((u, v) => field.mul(u, v));
  const z = fraction(field.one, 2);
  const s = field.sub(sqrt, field.one);
  const tau = field.mul(z, s);
  // γ = z + τ(1−z)
  const gamma = field.add(z, field.mul(tau, field.sub(field.one, z)));
  const plus = (u: Element, k: number): Element => field.add(u, n(k));
  // 2Q(γ + 2z²) = (1−τ)(1+τ)(2+τ)γ
  const Q = field.div(
    product(field.sub(field.one, tau), plus(tau, 1), plus(tau, 2), gamma),
    product(n(2), field.add(gamma, product(n(2), z, z))),
  );
  const onCurve = field.isZero(C.evaluate(field, { s, z }));
  const isCosine36 = field.equals(product(n(4), gamma, gamma), plus(field.mul(n(2), gamma), 1));
  if (!onCurve || !isCosine36 || field.sign(gamma) <= 0)
    throw new Reject('lemma 8', 'z = 1/2 is not the point of cos 36°');
  if (!field.equals(fraction(field.sub(field.one, Q), 6), fraction(field.one, 12)))
    throw new Reject('lemma 8', 'H(cos 36°) is not 1/12');
  const cosine72 = fraction(s, 4);
  if (field.compare(product(n(5), cosine72, cosine72), z) >= 0)
    throw new Reject('lemma 9', '5cos²72° is not below 1/2');
}
