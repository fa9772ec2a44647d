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
  kinkPrice,
  oppositeSigns,
} from '../../proofs/conjectures/open/smallestModel.js';
import { axisBiases, pairExcess, threeExcess } from '../../proofs/conjectures/open/theorem.js';
import { type Conjecture, runConjecture } from '../../src/conjecture/index.js';
import { type Rational, rational } from '../../src/exact/rational.js';
import { fullLoss } from '../../src/toy/fullLoss.js';
import { penalised } from '../../src/toy/interference.js';
import { lossObjective, minimizeLoss } from '../../src/toy/minimize.js';
import { oneActiveLoss, type ResponseLoss } from '../../src/toy/oneActiveLoss.js';
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

  it('from dropping, along w = (√(1+εδ), −δ), the loss is I·v + δ²(κ − I·v) up to o(δ²)', () => {
    for (const [S, I] of [
      [0.3, 1],
      [0.6, 0.7],
    ] as const) {
      const [p, delta] = [1 - S, 1e-4];
      const v = (p * (1 + 3 * S)) / 12;
      const beta = (-(4 * S * S + p) + Math.sqrt((4 * S * S + p) ** 2 + 4 * S * p ** 3)) / (4 * S * p);
      const epsilon = (3 / 2) * (p / 2 - beta);
      const model = { features: 2, hidden: 1, tied: true, importance: [1, I] };
      const gain = (sign: number): number => {
        const w = Math.sqrt(1 + sign * epsilon * delta);
        const mean = (p / 2) * (1 + w * delta - delta ** 2);
        const x = Float64Array.of(w, -delta, beta * delta, mean);
        return (lossObjective(model, fullLoss(S))(x, new Float64Array(4)) - I * v) / delta ** 2;
      };
      expect(gain(1)).toBeCloseTo(kinkPrice(S) - I * v, 4);
      expect(gain(-1)).toBeGreaterThan(kinkPrice(S) - I * v + 0.01);
    }
  });
});

describe('MAIS-O44: proofs/conjectures/open/README.md', () => {
  const near = fc.integer({ min: -1000, max: 1000 }).map((k) => k / 1e5);
  /** E₁ is known to this only. */
  const ROUNDING = 1e-14;

  it('step 1: where E₁ ≤ η ≤ 10⁻⁴, |a − 1| ≤ 5√η, |b| ≤ 3√η and c ≤ 6√η', () => {
    const cost = (own: number, other: number, bias: number): number => {
      const gradient = { responses: new Float64Array(4), bias: new Float64Array(2) };
      // The second output is perfect.
      return 2 * oneActiveLoss([1, 1], Float64Array.of(own, other, 0, 1), Float64Array.of(bias, 0), gradient);
    };
    fc.assert(
      fc.property(near, near, near, (x, y, z) => {
        const [a, b, c] = [1 + 5 * x, 3 * y, 6 * z];
        const root = Math.sqrt(Math.max(ROUNDING, cost(a, c, b)));
        if (root > 0.01) return;
        expect(Math.abs(a - 1)).toBeLessThanOrEqual(5 * root);
        expect(Math.abs(b)).toBeLessThanOrEqual(3 * root);
        expect(c).toBeLessThanOrEqual(6 * root);
      }),
      { numRuns: 500 },
    );
  });

  it('steps 2 and 3: then a triple of Z is close, and E₂ and R are', () => {
    const model = { features: 3, hidden: 2, tied: true, importance: [1, 1, 1] };
    const at = (loss: ResponseLoss, x: readonly number[]): number =>
      lossObjective(model, loss)(Float64Array.from(x), new Float64Array(9));
    const flat = (angles: readonly number[], norms: readonly number[], bias: readonly number[]) => [
      ...angles.flatMap((t, i) => [norms[i]! * Math.cos(t), norms[i]! * Math.sin(t)]),
      ...bias,
    ];
    // E₀ + E₁ + E₂ + E₃ = 8L at S = 1/2, and E₃ = L at S = 0.
    const two = (x: readonly number[]): number =>
      8 * at(fullLoss(1 / 2), x) -
      x.slice(6).reduce((sum, b) => sum + Math.max(0, b) ** 2, 0) -
      3 * at(oneActiveLoss, x) -
      at(fullLoss(0), x);
    const interference = (x: readonly number[]): number => at(penalised(fullLoss(0), 1), x) - at(fullLoss(0), x);
    const gap = fc.integer({ min: -20, max: 1590 }).map((k) => Math.PI / 2 + k / 1000);
    const three = fc.tuple(near, near, near);
    fc.assert(
      fc.property(gap, gap, three, three, (g, h, lengths, bias) => {
        const gaps = [g, h, 2 * Math.PI - g - h];
        const directions = (of: readonly number[]): readonly number[] => [0, of[0]!, of[0]! + of[1]!];
        const norms = lengths.map((x) => 1 + x);
        const X = flat(directions(gaps), norms, bias);
        const root = Math.sqrt(Math.max(ROUNDING, 3 * at(oneActiveLoss, X)));
        if (root > 0.01) return;
        const kappa = Math.asin(6.4 * root);
        const moved = gaps.map((x) => (2 * Math.PI) / 3 + (x - (2 * Math.PI) / 3) / (1 + (6 * kappa) / Math.PI));
        const Z = flat(directions(moved), [1, 1, 1], [0, 0, 0]);
        moved.forEach((x, k) => {
          expect(x).toBeGreaterThanOrEqual(Math.PI / 2 - 1e-12);
          expect(x).toBeLessThanOrEqual(Math.PI + 1e-12);
          expect(Math.abs(Math.cos(x) - Math.cos(gaps[k]!))).toBeLessThanOrEqual(13 * root);
        });
        expect(Math.abs(two(X) - two(Z))).toBeLessThanOrEqual(360 * root);
        expect(Math.abs(interference(X) - interference(Z))).toBeLessThanOrEqual(230 * root);
      }),
      { numRuns: 500 },
    );
  });

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
