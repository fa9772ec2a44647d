/** # Checking the certificate of the pentagon theorem. Defines `checkPentagonCertificate`, `PentagonVerdict`.
 *
 * Derives again all that the proof in proofs/pentagon/README.md leaves to computation, in the order of its lemmas, and accepts exactly
 * when the certificate says the same. It searches for nothing and shares no code with what wrote the certificate beyond `exact/`.
 * @module */
import { rationalToString } from '../../../exact/rational.js';
import { compare } from '../compare.js';
import { readField, readInterval, readRational, record, show } from '../decode.js';
import { Malformed, Reject, type Rejected, rejection } from '../reject.js';
import { constantsHold, goldenValues, radiusOf, readConstants } from './constants.js';
import { PENTAGON_FORMAT, PENTAGON_VERSION } from './format.js';
import { closedForms, curve, key, positiveBias, upperBound, values } from './lemmas.js';
import { type Name, type Polynomial, readNested } from './polynomials.js';

export type PentagonVerdict = { readonly kind: 'accepted'; readonly lemmas: readonly Lemma[] } | Rejected;

/** What has been checked of a lemma, in words. */
interface Lemma {
  readonly lemma: string;
  readonly checked: string;
}

/** Accepts or rejects parsed JSON; never throws on bad data. */
export function checkPentagonCertificate(data: unknown): PentagonVerdict {
  try {
    return { kind: 'accepted', lemmas: check(data) };
  } catch (error) {
    return rejection(error);
  }
}

const FIELDS = 'format version closedForms positiveBias curve key bound field constants radius'.split(' ');

function check(data: unknown): readonly Lemma[] {
  const lemmas: Lemma[] = [];
  const established = (lemma: string, checked: string): void => {
    lemmas.push({ lemma, checked });
  };
  const certificate = record(data, 'certificate', FIELDS);
  if (certificate.format !== PENTAGON_FORMAT) throw new Malformed('format', `expected "${PENTAGON_FORMAT}"`);
  if (certificate.version !== PENTAGON_VERSION)
    throw new Malformed('version', `expected ${PENTAGON_VERSION}, found ${show(certificate.version)}`);

  // Section 1: φ and ψ are their integrals.
  compare(closedForms(), certificate.closedForms, 'closedForms');
  established('closed forms', 'φ and ψ are their integrals on each range of the bias');
  // Lemma 4: no positive bias, and no threshold τ above γ.
  compare(positiveBias(), certificate.positiveBias, 'positiveBias');
  established(
    'Lemma 4',
    '6G = 1 − aA + a²D for b = −aτ; a positive bias and a threshold above γ only cost (Bernstein signs)',
  );
  // Lemma 5: one critical point, on a curve on which γ grows.
  const curveFields = record(certificate.curve, 'curve', CURVE_FIELDS);
  const slope = record(curveFields.slope, 'curve.slope', ['first', 'second', 'multiple']);
  const inZ = (value: unknown, place: string): Polynomial => readNested(value, place, ['z']);
  const derivedCurve = curve({
    first: inZ(slope.first, 'curve.slope.first'),
    second: inZ(slope.second, 'curve.slope.second'),
    multiple: inZ(slope.multiple, 'curve.slope.multiple'),
    square: inZ(curveFields.square, 'curve.square'),
    rest: inZ(curveFields.rest, 'curve.rest'),
  });
  for (const [field, value] of Object.entries(derivedCurve)) compare(value, curveFields[field], `curve.${field}`);
  established(
    'Lemma 5',
    '(I1): S = (1−τ)³z²C; (I3): γ′ > 0 on the critical curve (a sum of squares, two discriminants)',
  );
  // Lemma 6: the formulas on the curve.
  values();
  established('Lemma 6', '(I2), and γ²∂D/∂γ = 2(γ−τ)²(2γ+τ)');
  // Lemma 7: Ψ′ grows.
  const keyFields = record(certificate.key, 'key', ['alpha', 'beta', 'K', 'bernsteinAlpha', 'bernsteinBeta']);
  const sz: readonly Name[] = ['s', 'z'];
  const derivedKey = key(
    inZ(keyFields.alpha, 'key.alpha'),
    inZ(keyFields.beta, 'key.beta'),
    readNested(keyFields.K, 'key.K', sz),
  );
  for (const [field, value] of Object.entries(derivedKey)) compare(value, keyFields[field], `key.${field}`);
  established('Lemma 7', '(I4): X grows for 0 < z ≤ 1/2 (all 16 Bernstein coefficients positive)');
  // Lemmas 8 and 9: two values, and a bound.
  goldenValues();
  const bound = record(certificate.bound, 'bound', ['tau', 'gamma', 'upper']);
  const { lo, hi } = readInterval(bound.gamma, 'bound.gamma');
  const upper = upperBound(readRational(bound.tau, 'bound.tau'), lo, hi);
  compare(rationalToString(upper), bound.upper, 'bound.upper');
  established('Lemma 8', 'γ(1/2) = cos 36°, H(cos 36°) = 1/12, and t* < 1/60 by one rational τ');
  established('Lemma 9', '5cos²72° < 1/2');
  // Section 3: the constants.
  const field = readField(certificate.field);
  const root = readInterval(record(certificate.field, 'field', ['polynomial', 'root']).root, 'field.root');
  if (root.lo.d !== 1n || !root.hi.equals(root.lo.add(1)))
    throw new Reject('field.root', 'expected two consecutive integers');
  const constants = readConstants(field, certificate.constants);
  constantsHold(field, constants);
  compare(radiusOf(field, constants.a), certificate.radius, 'radius');
  established(
    'constants',
    'γ*, τ*, z*, s*, a*, β*, t*, μ satisfy their definitions; minimal polynomials and 20 digits',
  );
  return lemmas;
}

const CURVE_FIELDS = 'stationary C slope quartic square rest discriminants'.split(' ');
