import { describe, expect, it } from 'vitest';
import { lineSlack, pentagonConstants, supportingLine } from '../../../proofs/pentagon/supportingLine.js';
import { exactGradient, proveNonnegative } from '../../../src/index.js';
import { checkCover } from '../../../src/rigor/cover.js';
import { enclose } from '../../../src/rigor/enclosure.js';
import { constant } from '../../../src/rigor/formula.js';

const constants = pentagonConstants();
const { field: K, gammaStar, Gamma, tauStar, tStar, mu } = constants;
const R = lineSlack(constants);
const box = [
  { lo: 0, hi: 1 },
  { lo: 0, hi: enclose({ field: K, element: Gamma }).hi },
];

describe('the supporting line of the half-edge cost', () => {
  it('the constants are those of the pentagon', () => {
    expect(K.degree).toBe(8);
    expect([gammaStar, Gamma, tauStar].map((a) => K.toNumber(a))).toEqual([
      0.30901699437494745, 0.8090169943749475, 0.20606005593443472,
    ]);
    // The loss of the trained pentagon is t*, to the digits that training shows.
    expect(K.toNumber(tStar)).toBeCloseTo(0.015825627, 9);
    // t* and μ are algebraic of degree 8, with the primitive polynomials that begin so.
    expect(K.minimalPolynomialOf(tStar).at(-1)).toBe(6147814464n);
    expect(K.minimalPolynomialOf(mu).at(-1)).toBe(1056655611n);
  });

  it('R ≥ 0 on [0, 1] × [0, cos 36°], without a premise', () => {
    const result = supportingLine();
    if (result.kind !== 'proved') throw new Error(result.kind);
    expect(result.premises).toEqual([]);
    expect(result.cover.neighbourhoods).toHaveLength(1);
    expect(result.cover.box).toEqual(box);
    expect(checkCover(R, result.cover)).toBe(true);
  });

  it('the zero is one exactly, and its gradient vanishes', () => {
    const { value, parts } = exactGradient(R, K, [K.div(tauStar, gammaStar), gammaStar]);
    expect([value, ...parts].every((a) => K.isZero(a))).toBe(true);
  });

  it('a line that is steeper or higher is refuted', () => {
    const steeper = lineSlack({
      ...constants,
      mu: K.mul(mu, K.fromRational(K.asRational(K.div(K.fromInteger(101), K.fromInteger(100)))!)),
    });
    expect(proveNonnegative(steeper, box).kind).toBe('refuted');
    const higher = lineSlack({ ...constants, tStar: K.add(tStar, K.div(K.one, K.fromInteger(10 ** 6))) });
    expect(proveNonnegative(higher, box).kind).toBe('refuted');
  });

  it('R agrees with what it is made of: 6G at the best a, less the line', () => {
    // With A = (1 − τ)²(2 + τ), D = (1 − τ)³ + 2(γ − τ)³/γ: R = (4D(M − 6μγ²) − A²)/(1 − τ)³.
    const [v, gamma] = [0.4, 0.7];
    const tau = v * gamma;
    const A = (1 - tau) ** 2 * (2 + tau);
    const D = (1 - tau) ** 3 + (2 * (gamma - tau) ** 3) / gamma;
    const number = (a: typeof mu): number => K.toNumber(a);
    const M = 1 - 3 * number(tStar) + 6 * number(mu) * number(gammaStar) ** 2;
    const expected = (4 * D * (M - 6 * number(mu) * gamma ** 2) - A * A) / (1 - tau) ** 3;
    const at = [v, gamma].map((x) => ({ lo: x, hi: x }));
    expect(proveNonnegative(R.minus(constant(expected - 1e-12)), at).kind).toBe('proved');
    expect(proveNonnegative(R.minus(constant(expected + 1e-12)), at).kind).toBe('refuted');
  });
});
