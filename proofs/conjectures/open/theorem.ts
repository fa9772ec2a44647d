/** # Biases on one axis. Defines `axisBiases`, the part of README.md about MAIS-O49 that is a finite computation.
 *
 * On 0 ≤ t ≤ 1 the loss of the pair is a polynomial in p and t of degree at most 2 and 4, and that of the three features is one in p of
 * degree at most 3: equal to another such polynomial at more values than the degrees, it is equal to it everywhere.
 * @module */
import {
  droppingPrice,
  type Evidence,
  type EvidenceOutcome,
  type Rational,
  rational,
  rationalLoss,
  type Theorem,
} from 'tightframe';

const one = rational(1);
const grid = (count: number): readonly Rational[] => Array.from({ length: count }, (_, k) => rational(k + 1, count));
const value = (coefficients: readonly Rational[], x: Rational): Rational =>
  coefficients.reduceRight((sum, c) => sum.mul(x).add(c), rational(0));

/** L for u = (1, −1), b = (t, t), less p²/3: coefficients of 1, t, …, t⁴. */
export const pairExcess = (p: Rational): readonly Rational[] => [
  rational(0),
  p.mul(p).mul(rational(-2, 3)),
  one.sub(p).mul(2),
  p.mul(one.add(p)).mul(rational(2, 3)),
  p.mul(p).div(-3),
];

/** L for u = (1, −1, ½), b = (−⅛, 0, 0), less v: coefficients of 1, p, p², p³. */
export const threeExcess: readonly Rational[] = [
  rational(0),
  rational(-5, 384),
  rational(95, 192),
  rational(401, 245760),
];

const decided = (isTrue: boolean, detail: string): EvidenceOutcome =>
  isTrue ? { kind: 'verified', detail } : { kind: 'refuted', witness: `false: ${detail}` };

function pair(): EvidenceOutcome {
  const [minus, ps, ts] = [rational(-1), grid(3), grid(5)];
  const holds = ps.every((p) =>
    ts.every((t) => {
      const loss = rationalLoss(one.sub(p), [[one], [minus]], [t, t]);
      return loss.equals(value(pairExcess(p), t).add(p.mul(p).div(3)));
    }),
  );
  // At t = p²/8 the excess over p⁴ is −1/12 + (1−p)/32 + (p³+p⁴)/768 − p⁶/12288 ≤ −1/12 + 1/32 + 2/768.
  const bound = rational(-1, 12).add(rational(1, 32)).add(rational(2, 768));
  return decided(holds && bound.compare(rational(-1, 21)) < 0, '15 points, and −1/12 + 1/32 + 2/768 < −1/21');
}

function three(): EvidenceOutcome {
  const holds = grid(4).every((p) => {
    const loss = rationalLoss(
      one.sub(p),
      [one, rational(-1), rational(1, 2)].map((u) => [u]),
      [rational(-1, 8), rational(0), rational(0)],
    );
    return loss.sub(droppingPrice(one.sub(p))).equals(value(threeExcess, p));
  });
  // Over p it increases.
  const last = value(threeExcess, rational(1, 40));
  return decided(holds && last.compare(0) < 0, `4 points, and ${last.toFraction()} < 0 at p = 1/40`);
}

const evidence: readonly Evidence[] = [
  {
    kind: 'exact',
    claim: 'u = (1, −1) with biases p²/8 costs less than p²/3 − p⁴/21 for 0 < p ≤ 1',
    establish: pair,
  },
  { kind: 'exact', claim: 'u = (1, −1, ½), b = (−⅛, 0, 0) costs less than v(S) for 0 < p ≤ 1/40', establish: three },
];

export const axisBiases: Theorem = {
  id: 'O49',
  title: 'Biases make features on one axis cheaper than was conjectured',
  statement:
    'For column-1-sparse W, m ≥ 2n and p = 1 − S: inf L ≤ n(p²/3 − p⁴/21) + (m−2n)v(S), below the value conjectured in MAIS-O49 for S ≥ 3/7; and for S ≥ 39/40 three features on one axis cost less than v(S).',
  source: 'proofs/conjectures/open/README.md, theorems 1 and 2; MAIS-O49, github.com/lionellevine/MAIS',
  evidence,
};
