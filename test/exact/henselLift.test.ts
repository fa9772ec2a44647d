import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HenselTree } from '../../src/exact/henselLift.js';
import {
  derivativeZ,
  divideExactZ,
  equalsZ,
  type IntegerPolynomial,
  isSquareFreeZ,
  mulZ,
} from '../../src/exact/integerPolynomial.js';
import { absolute, invertModulo } from '../../src/exact/integers.js';
import { logarithmicDerivativeBounds, logarithmicDerivativeModulo } from '../../src/exact/logarithmicDerivative.js';
import { chooseModularFactorization } from '../../src/exact/modularFactorization.js';
import { primeFieldRing } from '../../src/exact/primeFieldPolynomial.js';
import { primitivePolynomials, product, swinnertonDyer, unity } from './polynomialArbitraries.js';

const modulo = (a: bigint, m: bigint) => ((a % m) + m) % m;
const reduced = (p: IntegerPolynomial, m: bigint) => p.map((c) => modulo(c, m));

/** Products, so that the modular factorization is never seen to prove irreducibility. */
const reducible = fc
  .tuple(primitivePolynomials(4, 50n), primitivePolynomials(4, 50n))
  .map(([a, b]) => mulZ(a, b))
  .filter((p) => isSquareFreeZ(p) && p[0] !== 0n);

function checkLift(f: IntegerPolynomial, precisions: readonly number[]): void {
  const { p, factors } = chooseModularFactorization(f)!;
  const tree = new HenselTree(f, factors, p);
  for (const precision of precisions) {
    tree.lift(precision);
    const m = BigInt(p) ** BigInt(precision);
    expect(tree.modulus).toBe(m);
    const whole = product(tree.factors).map((c) => c * f[f.length - 1]!);
    expect(reduced(whole, m)).toEqual(reduced(f, m));
    const ring = primeFieldRing(p);
    tree.factors.forEach((g, i) => {
      expect(g[g.length - 1]).toBe(1n);
      expect(ring.reduce(g)).toEqual(factors[i]);
    });
  }
}

describe('Hensel lifting', () => {
  it('f ≡ lc(f)·Π f_i modulo p^a with f_i monic and unchanged modulo p, for a rising step by step', () =>
    fc.assert(
      fc.property(reducible, (f) => checkLift(f, [1, 2, 3, 7, 8, 31])),
      { numRuns: 40 },
    ));

  it('many factors: x^60 − 1 and a Swinnerton-Dyer polynomial of degree 32', () => {
    checkLift(unity(60), [5, 40]);
    checkLift(swinnertonDyer(5), [64]);
  });

  it('the lift is unique: one long step equals many short ones', () => {
    const f = mulZ([3n, 0n, 0n, 5n], [7n, 1n, 0n, 0n, 2n]);
    const { p, factors } = chooseModularFactorization(f)!;
    const [direct, gradual] = [new HenselTree(f, factors, p), new HenselTree(f, factors, p)];
    direct.lift(50);
    for (let a = 2; a <= 50; a++) gradual.lift(a);
    expect(direct.factors).toEqual(gradual.factors);
  });
});

describe('logarithmic derivatives', () => {
  const pairs = fc
    .tuple(primitivePolynomials(5, 99n), primitivePolynomials(5, 99n))
    .filter(([a, b]) => a[0] !== 0n && b[0] !== 0n);

  it('modulo p^a they are f·g′/g', () =>
    fc.assert(
      fc.property(pairs, ([g, h]) => {
        const m = 10007n ** 5n;
        const lead = g[g.length - 1]!;
        const f = mulZ(g, h);
        const monic = g.map((c) => modulo(c * invertModulo(lead, m), m));
        expect(logarithmicDerivativeModulo(reduced(f, m), monic, m)).toEqual(reduced(mulZ(h, derivativeZ(g)), m));
      }),
    ));

  it('every coefficient of f·g′/g is within its bound, for each divisor g', () =>
    fc.assert(
      fc.property(pairs, ([g, h]) => {
        const f = mulZ(g, h);
        const bounds = logarithmicDerivativeBounds(f);
        for (const divisor of [g, h, f]) {
          const phi = mulZ(divideExactZ(f, divisor)!, derivativeZ(divisor));
          expect(phi.every((c, j) => absolute(c) <= bounds[j]!)).toBe(true);
        }
      }),
    ));

  it('the sum over all factors is f′', () => {
    const parts = [[5n, 1n], [2n, 0n, 1n], [7n, 1n, 0n, 1n]]; // biome-ignore format: polynomials
    const f = product(parts);
    const m = 101n ** 3n;
    const sum = parts
      .map((g) => logarithmicDerivativeModulo(reduced(f, m), g, m))
      .reduce((a, b) => a.map((c, i) => c + b[i]!));
    expect(equalsZ(reduced(sum, m), reduced(derivativeZ(f), m))).toBe(true);
  });
});
