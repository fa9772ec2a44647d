import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairThenTriangle, pentagonSquareNothing } from '../../proofs/conjectures/open/coherence.js';
import {
  orthogonalOrAntipodal,
  pairAndDropped,
  thirdFeatureIsDropped,
} from '../../proofs/conjectures/open/columnSparse.js';
import { openProblems } from '../../proofs/conjectures/open/index.js';
import {
  antipodalPenalty,
  continuousPenalty,
  continuousTransition,
  oppositeSigns,
} from '../../proofs/conjectures/open/smallestModel.js';
import { axisBiases, pairExcess, threeExcess } from '../../proofs/conjectures/open/theorem.js';
import { type Conjecture, runConjecture } from '../../src/conjecture/index.js';
import { type Rational, rational } from '../../src/exact/rational.js';
import { fullLoss } from '../../src/toy/fullLoss.js';
import { penalised } from '../../src/toy/interference.js';
import { lossObjective, minimizeLoss } from '../../src/toy/minimize.js';
import { droppingPrice, rationalLoss } from '../../src/toy/rationalLoss.js';

const one = rational(1);
const polynomial = (coefficients: readonly Rational[], x: Rational): Rational =>
  coefficients.reduceRight((sum, c) => sum.mul(x).add(c), rational(0));
/** More points than the degrees of all polynomials below: equal there, equal everywhere. */
const points = [1, 2, 3, 4, 5, 6, 7].map((k) => rational(k, 8));

describe('theorem 0: proofs/conjectures/open/README.md', () => {
  const entry = fc.double({ min: -1.5, max: 1.5, noNaN: true });
  const configuration = fc
    .record({ m: fc.integer({ min: 2, max: 5 }), n: fc.integer({ min: 1, max: 2 }) })
    .chain(({ m, n }) =>
      fc.record({
        m: fc.constant(m),
        n: fc.constant(n),
        x: fc.array(entry, { minLength: m * n + m, maxLength: m * n + m }),
        S: fc.integer({ min: 1, max: 99 }).map((s) => s / 100),
        theta: fc.double({ min: 0, max: 2, noNaN: true }),
      }),
    );

  it('L ≥ v Σ (1 − ‖w‖²)₊², and L + λR ≥ (m−n)v or m(m−n)λv/(nv + (m−n)λ)', () => {
    fc.assert(
      fc.property(configuration, ({ m, n, x, S, theta }) => {
        const v = ((1 - S) * (1 + 3 * S)) / 12;
        const model = { features: m, hidden: n, tied: true, importance: new Array<number>(m).fill(1) };
        const at = (lambda: number): number =>
          lossObjective(model, penalised(fullLoss(S), lambda))(Float64Array.from(x), new Float64Array(x.length));
        const normsSquared = Array.from({ length: m }, (_, j) =>
          x.slice(j * n, j * n + n).reduce((sum, w) => sum + w * w, 0),
        );
        const shortfall = normsSquared.reduce((sum, a) => sum + Math.max(0, 1 - a) ** 2, 0);
        expect(at(0)).toBeGreaterThanOrEqual(v * shortfall - 1e-13);
        if (m <= n) return;
        const bound = theta >= 1 ? m - n : (m * (m - n) * theta) / (n + (m - n) * theta);
        expect(at(theta * v)).toBeGreaterThanOrEqual(v * bound - 1e-13);
      }),
      { numRuns: 300 },
    );
  });

  it('is nearly sharp for (5,2), S = 0.999: at λ = 3.3249e-4 two pairs and a zero cost less than 3v', () => {
    const [S, a, lambda] = [rational(999, 1000), rational(70735, 100000), rational(33249, 100000000)];
    const zero = rational(0);
    const columns = [
      [a, zero],
      [a.neg(), zero],
      [zero, a],
      [zero, a.neg()],
      [zero, zero],
    ];
    const bias = [...new Array<Rational>(4).fill(rational(1, 4000)), rational(1, 2000)];
    const R = a.pow(4)!.mul(4);
    const price = droppingPrice(S).mul(3);
    expect(rationalLoss(S, columns, bias).add(lambda.mul(R)).compare(price)).toBeLessThan(0);
    expect(lambda.compare(droppingPrice(S))).toBeLessThan(0);
  });
});

describe('MAIS-O49: proofs/conjectures/open/README.md', () => {
  for (const { claim, establish } of axisBiases.evidence)
    it(claim, async () => {
      expect(await establish({ runs: 0, seed: 0 })).toMatchObject({ kind: 'verified' });
    });

  it('the excess polynomials are those of other weights only where they should be', () => {
    const [p, t] = [rational(1, 3), rational(1, 7)];
    const excess = rationalLoss(one.sub(p), [[one], [rational(-1)]], [t, t]).sub(p.mul(p).div(3));
    expect(excess.equals(polynomial(pairExcess(p), t))).toBe(true);
    expect(excess.equals(polynomial(pairExcess(t), p))).toBe(false);
    const three = [one, rational(-1), rational(1, 2)].map((u) => [u]);
    const price = droppingPrice(one.sub(p)).add(polynomial(threeExcess, p));
    const costs = (b: Rational): Rational => rationalLoss(one.sub(p), three, [b, rational(0), rational(0)]);
    expect(costs(rational(-1, 8)).equals(price)).toBe(true);
    expect(costs(rational(-1, 9)).equals(price)).toBe(false);
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
    // For S → 1 superposition ends at λ = pI/3.
    expect(least(0.9999, 0.99e-4 / 3)).toBeLessThan(price(0.9999) - 1e-10);
    expect(least(0.9999, 1.01e-4 / 3)).toBeCloseTo(price(0.9999), 14);
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
  const few = new Map<Conjecture, number>([
    [pairAndDropped as Conjecture, 15],
    [continuousTransition as Conjecture, 40],
    [oppositeSigns as Conjecture, 40],
    [pairThenTriangle as Conjecture, 20],
    [pentagonSquareNothing as Conjecture, 5],
  ]);
  it('is everything that should', () => {
    expect(new Set(few.keys())).toEqual(new Set(openProblems.filter(({ expect: should }) => should !== 'refuted')));
  });
  for (const [conjecture, runs] of few)
    it(conjecture.title, async () => {
      expect(await runConjecture(conjecture, { runs, seed: 1 })).toMatchObject({ kind: 'survived' });
    });
});
