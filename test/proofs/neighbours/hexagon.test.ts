import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexagon, hexagonConstants, hexagonInequalities } from '../../../proofs/neighbours/hexagon.js';
import { establishInequalities } from '../../../proofs/neighbours/inequalities.js';
import { lineLiesBelow } from '../../../proofs/pentagon/supportingLine.js';
import { rational } from '../../../src/exact/rational.js';
import { oneActiveLoss } from '../../../src/toy/oneActiveLoss.js';

const budget = { runs: 1, seed: 1 };
const V6 = 0.2891542561890351;

/** 6·L₁ of columns with these radii and arguments. */
function cost(radii: readonly number[], angles: readonly number[], biases: readonly number[]): number {
  const m = radii.length;
  const responses = Float64Array.from(
    radii.flatMap((r, x) => radii.map((s, y) => r * s * Math.cos(angles[x]! - angles[y]!))),
  );
  const gradient = { responses: new Float64Array(m * m), bias: new Float64Array(m) };
  return m * oneActiveLoss(new Array<number>(m).fill(1), responses, Float64Array.from(biases), gradient);
}

/** T of a column of radius r with the bias b, from the projections of the others on its direction, by Simpson's rule. */
function ownCost(r: number, b: number, projections: readonly number[]): number {
  const n = 400;
  let sum = 0;
  for (let k = 0; k <= n; k++) {
    const x = k / n;
    const weight = k === 0 || k === n ? 1 : k % 2 === 1 ? 4 : 2;
    const wrong = (x - Math.max(0, r * r * x + b)) ** 2;
    sum += weight * projections.reduce((total, p) => total + Math.max(0, r * p * x + b) ** 2, wrong);
  }
  return sum / (3 * n);
}

describe('hexagon', () => {
  it('is proved', async () => {
    for (const one of hexagon.evidence) expect((await one.establish(budget)).kind).toBe('verified');
  });

  it('the hexagon attains V₆, with the critical bias', () => {
    const { field, tStar, tauStar } = hexagonConstants();
    const tau = field.toNumber(tauStar);
    const a = ((1 - tau) ** 2 * (2 + tau)) / (2 * ((1 - tau) ** 3 + 4 * (0.5 - tau) ** 3));
    const regular = [0, 1, 2, 3, 4, 5];
    const value = cost(
      regular.map(() => Math.sqrt(a)),
      regular.map((k) => (k * Math.PI) / 3),
      regular.map(() => -a * tau),
    );
    expect(Math.sqrt(a)).toBeCloseTo(1.32053, 4);
    expect(value).toBeCloseTo(6 * field.toNumber(tStar), 14);
    expect(value).toBeCloseTo(V6, 14);
  });

  it('no configuration is below V₆: random ones, near the hexagon, and with a short column beside a long one', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const six = fc.array(fc.tuple(unit, unit, unit), { minLength: 6, maxLength: 6 });
    const scale = fc.constantFrom(0.01, 0.1, 1);
    fc.assert(
      fc.property(six, scale, fc.boolean(), (entries, s, isShort) => {
        const radii = entries.map(([r], k) => (isShort && k === 0 ? 0.9 * r : 1.32 + s * (2 * r - 1)));
        const angles = entries.map(([, t], k) => ((k + s * 3 * (2 * t - 1)) * Math.PI) / 3);
        const biases = entries.map(([, , u], k) => (k === 0 && isShort ? u - 0.7 : -0.618 + s * (2 * u - 1)));
        expect(cost(radii, angles, biases)).toBeGreaterThan(V6 - 1e-12);
      }),
      { numRuns: 2000 },
    );
  });

  it('a short column beside a long one: the bounds of section 4, term by term', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const [V5, mu] = [0.07912813537247099, 0.09260095012890701];
    const lambda = (h: number): number => Math.max(0, h ** 4 / 8 - 0.001);
    const between = (lo: number, hi: number, t: number): number => lo + (hi - lo) * t;
    let cases = 0;
    fc.assert(
      fc.property(fc.array(unit, { minLength: 20, maxLength: 20 }), (u) => {
        const gaps = [0, 1, 2, 3, 4].map((e) => between(0.6, 1.6, u[e]!));
        const whole = gaps.reduce((sum, gap) => sum + gap);
        const wide = (2 * Math.PI * gaps[4]!) / whole;
        const angles = [0, 1, 2, 3, 4].map((e) => (2 * Math.PI * gaps.slice(0, e).reduce((s, x) => s + x, 0)) / whole);
        const radii = [0, 1, 2, 3, 4].map((e) => between(0.9, 1.6, u[5 + e]!));
        const biases = radii.map((r, e) => -r * r * between(-0.1, 0.7, u[10 + e]!));
        // Column i in the last gap, after column 4 at θ₁ and before column 0 at θ₂.
        const [theta1, theta2] = [wide * u[15]!, wide * (1 - u[15]!)];
        const r = between(0.05, 1, u[16]!) * (radii[4]! * Math.cos(theta1));
        const b = between(-0.8, 0.3, u[17]!);
        if (r <= 0) return;
        const ratio = (x: number, y: number): number => (radii[y]! / radii[x]!) * Math.cos(angles[x]! - angles[y]!);
        const [g, h] = [(radii[4]! * Math.cos(theta1)) / r, (r * Math.cos(theta1)) / radii[4]!];
        const [q, k] = [(radii[0]! * Math.cos(theta2)) / r, (r * Math.cos(theta2)) / radii[0]!];
        const isResidual =
          Math.max(h, k) < 0.89 &&
          [0, 1, 2, 3, 4].every((x) => [0, 1, 2, 3, 4].every((y) => x === y || ratio(x, y) < 0.89));
        if (!isResidual || g < 0.97) return;
        cases++;
        const all = cost([...radii, r], [...angles, angles[4]! + theta1], [...biases, b]);
        const own = ownCost(
          r,
          b,
          radii.map((s, x) => s * Math.cos(angles[x]! - angles[4]! - theta1)),
        );
        const J = q > 0 ? lambda(h) + lambda(k) : lambda(h);
        const rest =
          V5 + 2 * mu * (Math.sin(0.8 * Math.PI) * (wide - 0.4 * Math.PI) - Math.cos(0.4 * Math.PI) ** 2) + J;
        expect(all - own).toBeGreaterThan(rest - 1e-6);
        expect(own).toBeGreaterThan(
          q > 0 ? Math.min(0.1 + 0.06 * (g * g + q * q), 0.2101) : Math.min(0.128 + 0.03 * g * g, 0.2067),
        );
      }),
      { numRuns: 4000 },
    );
    expect(cases).toBeGreaterThan(400);
  });

  it('what is false is not proved: other constants, and the line too far', () => {
    const choice = {
      base: rational(1, 10),
      slope: rational(6, 100),
      cap: rational(2101, 10000),
      long: rational(137, 1000),
      other: rational(1285, 10000),
    };
    const kind = (changed: Partial<typeof choice>): string =>
      establishInequalities(hexagonInequalities({ ...choice, ...changed }), '').kind;
    expect(kind({})).toBe('verified');
    expect(kind({ base: rational(11, 100) })).toBe('refuted');
    expect(kind({ slope: rational(5, 100) })).toBe('refuted');
    expect(kind({ cap: rational(21, 100) })).toBe('refuted');
    expect(kind({ long: rational(15, 100) })).toBe('refuted');
    expect(kind({ other: rational(14, 100) })).toBe('refuted');
    expect(kind({ long: rational(13, 100) })).toBe('refuted');
    expect(lineLiesBelow(hexagonConstants(), 1).kind).not.toBe('proved');
  });
});
