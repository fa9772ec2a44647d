import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairThenTriangle, pentagonSquareNothing } from '../../proofs/conjectures/open/coherence.js';
import {
  orthogonalOrAntipodal,
  pairAndDropped,
  thirdFeatureIsDropped,
} from '../../proofs/conjectures/open/columnSparse.js';
import {
  antipodalPenalty,
  continuousPenalty,
  continuousTransition,
  oppositeSigns,
} from '../../proofs/conjectures/open/smallestModel.js';
import { type Conjecture, runConjecture } from '../../src/conjecture/index.js';
import { type Rational, rational } from '../../src/exact/rational.js';
import { fullLoss } from '../../src/toy/fullLoss.js';
import { penalised } from '../../src/toy/interference.js';
import { minimizeLoss } from '../../src/toy/minimize.js';
import { droppingPrice, rationalLoss } from '../../src/toy/rationalLoss.js';

const one = rational(1);
const polynomial = (coefficients: readonly Rational[], x: Rational): Rational =>
  coefficients.reduceRight((sum, c) => sum.mul(x).add(c), rational(0));
/** More points than the degrees of all polynomials below: equal there, equal everywhere. */
const points = [1, 2, 3, 4, 5, 6, 7].map((k) => rational(k, 8));

describe('MAIS-O49: proofs/conjectures/open/README.md', () => {
  it('identity (1): an antipodal pair with biases t costs p²/3 − (2/3)p²t + 2(1−p)t² + (2/3)p(1+p)t³ − p²t⁴/3', () => {
    for (const p of points)
      for (const t of points) {
        const loss = rationalLoss(one.sub(p), [[one], [rational(-1)]], [t, t]);
        const expected = polynomial(
          [
            p.mul(p).div(3),
            p.mul(p).mul(rational(-2, 3)),
            one.sub(p).mul(2),
            p.mul(one.add(p)).mul(rational(2, 3)),
            p.mul(p).div(-3),
          ],
          t,
        );
        expect(loss.equals(expected)).toBe(true);
      }
  });

  it('identity (2): u = (1, −1, ½), b = (−⅛, 0, 0) costs v − (5/384)p + (95/192)p² + (401/245760)p³', () => {
    for (const p of points) {
      const S = one.sub(p);
      const loss = rationalLoss(
        S,
        [[one], [rational(-1)], [rational(1, 2)]],
        [rational(-1, 8), rational(0), rational(0)],
      );
      const excess = polynomial([rational(0), rational(-5, 384), rational(95, 192), rational(401, 245760)], p);
      expect(loss.equals(droppingPrice(S).add(excess))).toBe(true);
    }
    const atTheEnd = polynomial([rational(-5, 384), rational(95, 192), rational(401, 245760)], rational(1, 40));
    expect(atTheEnd.compare(0)).toBeLessThan(0);
  });

  it('the conjectured infimum falls, and so does what is left of it near S = 1', async () => {
    for (const falls of [orthogonalOrAntipodal, thirdFeatureIsDropped])
      expect((await runConjecture(falls, { runs: 3 })).kind).toBe('refuted');
  });
});

describe('MAIS-O51: proofs/conjectures/open/README.md', () => {
  it('below the closed-form penalties superposition wins, above that of a continuous transition dropping does', () => {
    const least = (S: number, lambda: number) =>
      minimizeLoss({ features: 2, hidden: 1, tied: true, importance: [1, 1] }, penalised(fullLoss(S), lambda), {
        restarts: 40,
        seed: 0,
      })[0]!.value;
    const price = (S: number): number => ((1 - S) * (1 + 3 * S)) / 12;
    expect(least(0.4, 0.9 * continuousPenalty(1, 0.4))).toBeLessThan(price(0.4) - 1e-7);
    expect(least(0.4, 1.01 * continuousPenalty(1, 0.4))).toBeCloseTo(price(0.4), 12);
    expect(antipodalPenalty(0.6)).toBeCloseTo(0.033387, 6);
    expect(least(0.6, antipodalPenalty(0.6) - 1e-4)).toBeLessThan(price(0.6) - 1e-6);
  });
});

describe('MAIS-O44: proofs/conjectures/open/README.md', () => {
  it('with two active features three unit vectors with products −γ ≤ 0 cost Σ (2/3)γ² − γ³/3', () => {
    const columns = [
      [1, 0],
      [-3 / 5, 4 / 5],
      [-3 / 5, -4 / 5],
    ].map((column) => column.map((x) => rational(Math.round(5 * x), 5)));
    const gammas = [rational(3, 5), rational(3, 5), rational(7, 25)];
    // L = p²(1−p)E₂ + p³E₃.
    const [half, all] = [rational(1, 2), rational(0)].map((S) =>
      rationalLoss(
        S,
        columns,
        [0, 0, 0].map((b) => rational(b)),
      ),
    );
    const E2 = half!.mul(8).sub(all!);
    const expected = gammas.reduce(
      (sum, g) => sum.add(g.mul(g).mul(rational(2, 3))).sub(g.mul(g).mul(g).div(3)),
      rational(0),
    );
    expect(E2.equals(expected)).toBe(true);
  });

  /** Angles of a triangle without an obtuse one. */
  const acute = fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([x, y]) => {
      const first = (x * Math.PI) / 3;
      const second = (Math.PI - first) / 2 + y * (Math.PI / 2 - (Math.PI - first) / 2);
      return [first, second, Math.PI - first - second].map(Math.cos);
    });
  const power = (gammas: readonly number[], k: number): number => gammas.reduce((sum, g) => sum + g ** k, 0);

  it('lemma A: Σ (2/3)γ² − γ³/3 ≥ 1/3 + (1 − max γ)/24', () => {
    fc.assert(
      fc.property(acute, (gammas) => {
        const value = (2 / 3) * power(gammas, 2) - power(gammas, 3) / 3;
        expect(value).toBeGreaterThanOrEqual(1 / 3 + (1 - Math.max(...gammas)) / 24 - 1e-14);
      }),
    );
  });

  it('lemma B: Σγ³ − 3/8 ≤ (5/2)(Σγ² − 3/4), and (5/2)(…) − (…) is s²(2s−1)²(2s²+2s+1) for two equal angles', () => {
    fc.assert(
      fc.property(acute, (gammas) => {
        expect(power(gammas, 3) - 3 / 8).toBeLessThanOrEqual(2.5 * (power(gammas, 2) - 3 / 4) + 1e-14);
      }),
    );
    for (const s of points) {
      const apex = one.sub(s.mul(s).mul(2));
      const sum = (k: number): Rational => apex.pow(k)!.add(s.pow(k)!.mul(2));
      const gap = sum(2)
        .sub(rational(3, 4))
        .mul(rational(5, 2))
        .sub(sum(3).sub(rational(3, 8)));
      const factor = s.mul(2).sub(1);
      expect(
        gap.equals(
          s
            .mul(s)
            .mul(factor)
            .mul(factor)
            .mul(s.mul(s).mul(2).add(s.mul(2)).add(1)),
        ),
      ).toBe(true);
    }
  });
});

describe('what survives', () => {
  const few: readonly (readonly [Conjecture, number])[] = [
    [pairAndDropped as Conjecture, 15],
    [continuousTransition as Conjecture, 40],
    [oppositeSigns as Conjecture, 40],
    [pairThenTriangle as Conjecture, 20],
    [pentagonSquareNothing as Conjecture, 5],
  ];
  for (const [conjecture, runs] of few)
    it(conjecture.title, async () => {
      expect(await runConjecture(conjecture, { runs, seed: 1 })).toMatchObject({ kind: 'survived' });
    });
});
