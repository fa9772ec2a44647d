import { describe, expect, it } from 'vitest';
import { explicitThreshold, plan } from '../../../proofs/pentagon/explicitThreshold.js';
import { severalActiveLoss } from '../../../proofs/pentagon/severalActiveLoss.js';
import { cosineChange, enclosureOf, gapCost, inequality, numbers } from '../../../proofs/pentagon/sparseNumbers.js';
import { halfEdge, lowerBound, type Part, provePiece } from '../../../proofs/pentagon/sparsePiece.js';
import { locate } from '../../../proofs/pentagon/sparseRegion.js';
import { constant, coordinates, type Formula, interval, midpoint } from '../../../src/index.js';

const n = numbers();
const number = (f: Formula): number => midpoint(enclosureOf(f));
const [near, angle] = [number(n.near), number(n.angle)];

/** Uniform on (0, 1), always the same: the generator of Park and Miller. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** φ(a, b) = ∫ (x − (ax + b)₊)² dx, for each sign of b. */
function phi(a: number, b: number): number {
  if (b >= 0) return (1 - a) ** 2 / 3 - (1 - a) * b + b * b;
  if (b <= -a) return 1 / 3;
  const t = -b / a;
  return (1 - a * (1 - t) ** 2 * (2 + t) + a * a * (1 - t) ** 3) / 3;
}
/** ψ(c, b) = ∫ (cx + b)₊² dx for c > 0. */
const psi = (c: number, b: number): number => (Math.max(c + b, 0) ** 3 - Math.max(b, 0) ** 3) / (3 * c);

/** Σ ε^(k−1) E_k(W, b) for k ≥ 1, by the closed form, for columns in general position. */
function loss(columns: readonly (readonly [number, number])[], bias: readonly number[], epsilon: number): number {
  const all = [0, 1, 2, 3, 4];
  let total = 0;
  for (let support = 1; support < 32; support++) {
    const S = all.filter((i) => (support >> i) & 1);
    const k = S.length;
    let sum = 0;
    for (const j of all) {
      const c = S.map((i) => columns[i]![0] * columns[j]![0] + columns[i]![1] * columns[j]![1]);
      const factorial = [1, 1, 2, 6, 24, 120, 720, 5040];
      let squares = 0;
      let slopes = 0;
      for (let v = 0; v < 1 << k; v++) {
        const chosen = S.map((_, i) => (v >> i) & 1);
        const size = chosen.reduce((x, y) => x + y, 0);
        const value = Math.max(
          0,
          chosen.reduce((x, y, i) => x + y * c[i]!, bias[j]!),
        );
        const sign = (k - size) % 2 === 0 ? 1 : -1;
        squares += sign * value ** (k + 2);
        if (chosen[S.indexOf(j)] === 1) slopes += sign * value ** (k + 1);
      }
      const product = c.reduce((x, y) => x * y, 1);
      const square = (2 * squares) / (factorial[k + 2]! * product);
      const own = c[S.indexOf(j)];
      sum += square;
      if (own !== undefined) sum += 1 / 3 + square / own - (2 * slopes) / (factorial[k + 1]! * product);
    }
    total += epsilon ** (k - 1) * sum;
  }
  return total;
}

const polar = (r: readonly number[], gaps: readonly number[]): (readonly [number, number])[] =>
  r.map((radius, i) => {
    const at = gaps.slice(0, i).reduce((x, y) => x + y, 0);
    return [radius * Math.cos(at), radius * Math.sin(at)] as const;
  });

const [a0, b0] = [number(n.aStar), -number(n.betaStar)];

describe('the losses of several active features', () => {
  const several = (epsilon: number): number =>
    5 *
    number(
      severalActiveLoss(
        n.aStar,
        n.aStar.times(n.near),
        n.aStar.times(n.far).negated(),
        n.betaStar.negated(),
        constant(epsilon),
      ),
    );

  it('at the pentagon they are the means over random inputs', () => {
    // ε = 1 adds all of E₂, …, E₅: the 26 supports of two or more features.
    const random = uniform(7);
    let sum = 0;
    const runs = 40000;
    for (let run = 0; run < runs; run++) {
      let support = 0;
      while ([0, 1, 2, 4, 8, 16].includes(support)) support = Math.floor(32 * random());
      const x = [0, 1, 2, 3, 4].map((i) => ((support >> i) & 1) * random());
      for (let j = 0; j < 5; j++) {
        const out = x.reduce((s, xi, i) => s + xi * a0 * Math.cos(angle * (i - j)), b0);
        sum += (x[j]! - Math.max(out, 0)) ** 2;
      }
    }
    expect(Math.abs((26 * sum) / runs - several(1))).toBeLessThan(0.1);
    // Computed independently, by Gauss–Legendre quadrature: E₂, and E₂ + E₃ + E₄ + E₅.
    expect(several(0)).toBeCloseTo(2.45119044, 7);
    expect(several(1)).toBeCloseTo(2.45119044 + 4.77389459 + 3.5088486 + 1.06093638, 6);
  });
});

describe('the lower bound of J', () => {
  const epsilon = 0.006;
  const { region } = plan.stages.at(-1)!;
  const bound = lowerBound(n, { lo: epsilon, hi: epsilon }, region, plan.weights)!;
  const { mu: muFormula, k } = bound;
  const [a, b, t, mu, K] = [bound.a, bound.b, bound.t, muFormula, bound.K].map(number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const c = a * near;
  const forms = [bound.a, constant(region.squaredNorm)].map((least) => bound.fall.form(least));
  const forced = forms.map((form) => form.map((row) => row.map(number)));

  it('the pentagon is critical among pentagons', () => {
    const regular = (x: number, y: number): number =>
      loss(polar(Array(5).fill(Math.sqrt(x)), Array(5).fill(angle)), Array(5).fill(y), epsilon);
    const h = 1e-4;
    expect(Math.abs(regular(a + h, b) - regular(a - h, b)) / (2 * h)).toBeLessThan(1e-6);
    expect(Math.abs(regular(a, b + h) - regular(a, b - h)) / (2 * h)).toBeLessThan(1e-6);
    expect(regular(a + 0.01, b)).toBeGreaterThan(regular(a, b));
  });

  /** R at a half-edge, from its definition. */
  const gradient = (f: (x: number) => number, at: number): number => (f(at + 1e-5) - f(at - 1e-5)) / 2e-5;
  const G = (x: number, y: number, g: number): number => phi(x, y) / 2 + psi(g * x, y);
  const byA = gradient((x) => G(x, b, near), a);
  const byB = gradient((y) => G(a, y, near), b);
  const C = (4 * near * mu) / a - 2 * gradient((x) => psi(x, b), c);
  function R(x: number, y: number, g: number): number {
    const change = [x - a, y - b, g * x - c];
    const fall = forced[x >= a ? 0 : 1]!.reduce(
      (s, row, i) => s + row.reduce((z, m, j) => z + m * change[i]! * change[j]!, 0),
      0,
    );
    const tilt = (C / 2) * (g * x - c - near * change[0]!);
    return (
      G(x, y, g) -
      G(a, b, near) -
      byA * change[0]! -
      byB * change[1]! +
      tilt -
      mu * (g * g - near * near) +
      k * (g - near) ** 2 -
      fall
    );
  }

  it('R is the quadratic that is proved positive, in each part of the region', () => {
    const random = uniform(11);
    const parts: Record<Part, readonly number[]> = {
      near: [-0.04, 0.04, -0.04, 0.04],
      all: [-0.2, 0.22, -0.2, 0.5],
      'positive bias': [-0.22, -0.206, -0.2, 0.5],
      small: [-0.2, 0.2, -0.3, -0.23],
    };
    for (const [part, [q0, q1, p0, p1]] of Object.entries(parts) as [Part, number[]][])
      for (let run = 0; run < 40; run++) {
        const [q, p] = [q0! + (q1! - q0!) * random(), p0! + (p1! - p0!) * random()];
        const r = 0.6 * random() - 0.3;
        const s = part === 'all' || part === 'near' ? 0.5 : 1;
        const at = [q / s, p / s, s].map(constant) as [Formula, Formula, Formula];
        const { c0, c1, c2 } = halfEdge(n, { ...bound, form: forms[r >= 0 ? 0 : 1]! }, at, part);
        const rho = r / s;
        const value = ((a * s) ** 2 / 6) * (number(c0) + number(c1) * rho + number(c2) * rho * rho);
        const [x, tau, g] = [a * (1 + r), t + q, near + p];
        const direct = R(x, -x * tau, g) - (part === 'small' ? psi(g * x, -x * tau) : 0);
        expect(Math.abs(value - direct), `${part} ${q} ${p} ${r}`).toBeLessThan(1e-8);
      }
  });

  it('J_ε(X) − J_ε(P) is at least the sum over half-edges and gaps, all over the region', () => {
    const random = uniform(5);
    const J = (columns: readonly (readonly [number, number])[], bias: readonly number[]): number =>
      loss(columns, bias, epsilon);
    const best = J(polar(Array(5).fill(Math.sqrt(a)), Array(5).fill(angle)), Array(5).fill(b));
    let tightest = Infinity;
    for (let run = 0; run < 400; run++) {
      const size = 0.3 ** (3 * random());
      const spread = (width: number): number => size * width * (2 * random() - 1);
      const x = Array.from({ length: 5 }, () => Math.max(region.squaredNorm, a + spread(0.5)));
      const bias = Array.from({ length: 5 }, () => Math.min(-1e-3, b + spread(0.25)));
      const shifts = Array.from({ length: 5 }, () => spread(0.15));
      const mean = shifts.reduce((s, d) => s + d, 0) / 5;
      const gaps = shifts.map((d) => angle + d - mean);
      let lower = 0;
      for (let i = 0; i < 5; i++) {
        const j = (i + 1) % 5;
        const [gi, gj] = [Math.sqrt(x[j]! / x[i]!) * Math.cos(gaps[i]!), Math.sqrt(x[i]! / x[j]!) * Math.cos(gaps[i]!)];
        const d = gaps[i]! - angle;
        const h = Math.cos(gaps[i]!) ** 2 - near * near + Math.sin(2 * angle) * d;
        lower += R(x[i]!, bias[i]!, gi) + R(x[j]!, bias[j]!, gj);
        lower += mu * (gi - gj) ** 2 + 2 * mu * h - K * d * d - k * ((gi - near) ** 2 + (gj - near) ** 2);
      }
      const excess = J(polar(x.map(Math.sqrt), gaps), bias) - best;
      expect(excess).toBeGreaterThan(lower - 1e-9);
      tightest = Math.min(tightest, lower / excess);
    }
    expect(tightest).toBeGreaterThan(0);
  });

  it('a form or a share of the gaps that is too large is not proved', () => {
    const [x, y] = coordinates(2) as [Formula, Formula];
    const cone = [interval(-0.05, 0.05), interval(-1, 1)];
    const discriminant = (scale: number): Formula => {
      const form = forms[1]!.map((row) => row.map((entry) => entry.times(scale)));
      return halfEdge(n, { ...bound, form }, [y, constant(1), x], 'near').discriminant;
    };
    expect(inequality('', discriminant(1), cone).proved).toBe(true);
    expect(inequality('', discriminant(4), cone).proved).toBe(false);
    const gap = (share: number): Formula =>
      gapCost(n, x)
        .times(bound.mu.times(2))
        .minus(x.square().times(bound.K))
        .minus(cosineChange(n, x).times(2 * share));
    const origin = [interval(0, 0)];
    expect(inequality('', gap(k), [bound.offset], origin).proved).toBe(true);
    expect(inequality('', gap(1.05 * k), [bound.offset], origin).proved).toBe(false);
  });
});

describe('the threshold', () => {
  const { region } = plan.stages.at(-1)!;
  const isLocated = (epsilon0: number, claim: typeof region): boolean =>
    locate(n, epsilon0, claim).steps.every(({ proved }) => proved);

  it('a minimizer is in the region; in a smaller one, or for larger ε, that is not proved', () => {
    expect(isLocated(0.006, region)).toBe(true);
    expect(isLocated(0.012, region)).toBe(false);
    expect(isLocated(0.06, region)).toBe(false);
    expect(isLocated(0.006, { ...region, squaredNorm: 0.83 })).toBe(false);
    expect(isLocated(0.006, { ...region, threshold: 0.4 })).toBe(false);
    expect(isLocated(0.006, { ...region, gap: { ...region.gap, lo: 0.93 } })).toBe(false);
  });

  it('the first interval of ε, which begins at 0, is proved', () => {
    const [first] = plan.stages;
    const result = explicitThreshold({ ...plan, stages: [{ ...first!, to: 0.0004, pieces: 2 }] });
    expect(result.kind).toBe('proved');
    expect(result.pieces.map(({ epsilon }) => epsilon)).toEqual([
      { lo: 0, hi: 0.0002 },
      { lo: 0.0002, hi: 0.0004 },
    ]);
    expect(result.p0).toBe(0.00039);
  });

  it('the last interval is proved, one twice as far is not', () => {
    const located = locate(n, 0.006, region);
    const isProved = (lo: number, hi: number): boolean | undefined =>
      provePiece(n, { lo, hi }, region, located, plan.weights)?.steps.every(({ proved }) => proved);
    expect(isProved(0.0059, 0.006)).toBe(true);
    expect(isProved(0.012, 0.012)).not.toBe(true);
  });
});
