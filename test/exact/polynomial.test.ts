import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/exact/errors.js';
import { type Polynomial, polynomialRing } from '../../src/exact/polynomial.js';
import { rationals as Q, type Rational, rational } from '../../src/exact/rational.js';
import { rationalPolynomials, rationals } from './polynomialArbitraries.js';

const ring = polynomialRing(Q);
const polynomial = (...coefficients: readonly (number | string)[]): Polynomial<Rational> =>
  ring.fromCoefficients(coefficients.map((c) => rational(c)));
const any = rationalPolynomials();
const nonzero = any.map((p) => (p.length === 0 ? ring.one : p));
const law = <T extends readonly unknown[]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  f: (...t: T) => boolean,
) =>
  fc.assert(
    fc.property(...(arbitraries as unknown as [fc.Arbitrary<unknown>]), f as unknown as (t: unknown) => boolean),
  );
const same = (a: Polynomial<Rational>, b: Polynomial<Rational>) => ring.equals(a, b);

describe('the ring Q[x]', () => {
  it('addition is associative and commutative, with zero and negatives', () =>
    law<[Polynomial<Rational>, Polynomial<Rational>, Polynomial<Rational>]>(
      [any, any, any],
      (a, b, c) =>
        same(ring.add(ring.add(a, b), c), ring.add(a, ring.add(b, c))) &&
        same(ring.add(a, b), ring.add(b, a)) &&
        same(ring.add(a, ring.zero), a) &&
        same(ring.add(a, ring.neg(a)), ring.zero) &&
        same(ring.sub(a, b), ring.add(a, ring.neg(b))),
    ));

  it('multiplication is associative, commutative, distributive, with one', () =>
    law<[Polynomial<Rational>, Polynomial<Rational>, Polynomial<Rational>]>(
      [any, any, any],
      (a, b, c) =>
        same(ring.mul(ring.mul(a, b), c), ring.mul(a, ring.mul(b, c))) &&
        same(ring.mul(a, b), ring.mul(b, a)) &&
        same(ring.mul(a, ring.add(b, c)), ring.add(ring.mul(a, b), ring.mul(a, c))) &&
        same(ring.mul(a, ring.one), a),
    ));

  it('deg(ab) = deg a + deg b, and the zero polynomial has degree −1', () => {
    law<[Polynomial<Rational>, Polynomial<Rational>]>(
      [nonzero, nonzero],
      (a, b) => ring.degree(ring.mul(a, b)) === ring.degree(a) + ring.degree(b),
    );
    expect(ring.degree(polynomial(0, 0))).toBe(-1);
  });

  it('a = q·b + r with deg r < deg b', () =>
    law<[Polynomial<Rational>, Polynomial<Rational>]>([any, nonzero], (a, b) => {
      const [q, r] = ring.divmod(a, b);
      return (
        same(a, ring.add(ring.mul(q, b), r)) &&
        r.length < b.length &&
        same(ring.quo(a, b), q) &&
        same(ring.mod(a, b), r)
      );
    }));

  it('evaluation is a homomorphism, and of a composition is the composition of evaluations', () =>
    law<[Polynomial<Rational>, Polynomial<Rational>, Rational]>([any, any, rationals()], (a, b, x) => {
      const at = (p: Polynomial<Rational>) => ring.evaluate(p, x);
      return (
        Q.equals(at(ring.mul(a, b)), Q.mul(at(a), at(b))) &&
        Q.equals(at(ring.add(a, b)), Q.add(at(a), at(b))) &&
        Q.equals(at(ring.compose(a, b)), ring.evaluate(a, at(b)))
      );
    }));

  it('(ab)′ = a′b + ab′', () =>
    law<[Polynomial<Rational>, Polynomial<Rational>]>([any, any], (a, b) =>
      same(ring.derivative(ring.mul(a, b)), ring.add(ring.mul(ring.derivative(a), b), ring.mul(a, ring.derivative(b)))),
    ));

  it('p^n is the n-fold product, and modulo m its remainder', () =>
    law<[Polynomial<Rational>, Polynomial<Rational>, number]>(
      [rationalPolynomials(2), nonzero, fc.integer({ min: 0, max: 5 })],
      (p, m, n) => {
        let expected = ring.one;
        for (let i = 0; i < n; i++) expected = ring.mul(expected, p);
        return same(ring.pow(p, n), expected) && same(ring.powMod(p, n, m), ring.mod(expected, m));
      },
    ));
});

describe('gcd and square-free parts over Q', () => {
  it('gcd(ac, bc) is divisible by c and divides both; it is monic', () =>
    law<[Polynomial<Rational>, Polynomial<Rational>, Polynomial<Rational>]>([any, any, nonzero], (a, b, c) => {
      const [x, y] = [ring.mul(a, c), ring.mul(b, c)];
      const g = ring.gcd(x, y);
      if (g.length === 0) return a.length === 0 && b.length === 0;
      return (
        [x, y].every((p) => ring.mod(p, g).length === 0) &&
        ring.mod(g, c).length === 0 &&
        Q.equals(ring.leadingCoefficient(g), Q.one)
      );
    }));

  it('Bézout: g = s·a + t·b with deg s < deg b − deg g and deg t < deg a − deg g', () =>
    law<[Polynomial<Rational>, Polynomial<Rational>, Polynomial<Rational>]>(
      [any, any, rationalPolynomials(1)],
      (p, q, c) => {
        const [a, b] = [ring.mul(p, c), ring.mul(q, c)];
        const [g, s, t] = ring.xgcd(a, b);
        const isMinimal = (x: Polynomial<Rational>, other: Polynomial<Rational>) =>
          ring.degree(other) <= ring.degree(g) || ring.degree(x) < ring.degree(other) - ring.degree(g);
        return (
          same(g, ring.gcd(a, b)) &&
          same(g, ring.add(ring.mul(s, a), ring.mul(t, b))) &&
          isMinimal(s, b) &&
          isMinimal(t, a)
        );
      },
    ));

  it('p = lc·Π g_i^{e_i} with g_i monic, square-free and pairwise coprime, e_i ascending', () =>
    law<[Polynomial<Rational>, Polynomial<Rational>, Polynomial<Rational>]>(
      [nonzero, rationalPolynomials(2), rationalPolynomials(1)],
      (a, b, c) => {
        const factors = [a, ...[b, b, c, c, c].filter((f) => f.length > 0)];
        const p = factors.reduce((x, y) => ring.mul(x, y));
        const parts = ring.squareFreeDecomposition(p);
        const whole = parts.reduce(
          (x, { factor, multiplicity }) => ring.mul(x, ring.pow(factor, multiplicity)),
          ring.constant(ring.leadingCoefficient(p)),
        );
        const radical = parts.reduce((x, { factor }) => ring.mul(x, factor), ring.one);
        return (
          same(whole, p) &&
          same(radical, ring.squareFreePart(p)) &&
          ring.gcd(radical, ring.derivative(radical)).length <= 1 &&
          parts.every(({ multiplicity }, i) => i === 0 || multiplicity > parts[i - 1]!.multiplicity)
        );
      },
    ));
});

describe('resultant over Q', () => {
  const split = fc
    .tuple(rationals(), fc.array(rationals(), { maxLength: 4 }))
    .map(([lead, roots]) => ({ lead: Q.isZero(lead) ? Q.one : lead, roots }));
  const expanded = ({ lead, roots }: { lead: Rational; roots: readonly Rational[] }) =>
    roots.reduce((p, root) => ring.mul(p, [Q.neg(root), Q.one]), ring.constant(lead));

  it('is lc(a)^deg b · lc(b)^deg a · Π (α − β) over the roots', () =>
    fc.assert(
      fc.property(split, split, (a, b) => {
        const power = (c: Rational, n: number) => new Array(n).fill(c).reduce(Q.mul, Q.one);
        const differences = a.roots.flatMap((x) => b.roots.map((y) => Q.sub(x, y))).reduce(Q.mul, Q.one);
        const expected = Q.mul(Q.mul(power(a.lead, b.roots.length), power(b.lead, a.roots.length)), differences);
        return Q.equals(ring.resultant(expanded(a), expanded(b)), expected);
      }),
    ));

  it('is multiplicative: Res(ab, c) = Res(a, c)·Res(b, c), and Res(a, b) = (−1)^{deg a·deg b} Res(b, a)', () =>
    law<[Polynomial<Rational>, Polynomial<Rational>, Polynomial<Rational>]>([nonzero, nonzero, nonzero], (a, b, c) => {
      const flipped = ring.resultant(b, a);
      const sign = (ring.degree(a) * ring.degree(b)) % 2 === 0 ? flipped : Q.neg(flipped);
      return (
        Q.equals(ring.resultant(ring.mul(a, b), c), Q.mul(ring.resultant(a, c), ring.resultant(b, c))) &&
        Q.equals(ring.resultant(a, b), sign)
      );
    }));

  it('is 0 with the zero polynomial and c^deg a with a constant c', () => {
    expect(Q.isZero(ring.resultant(ring.zero, polynomial(1, 1)))).toBe(true);
    expect(Q.isZero(ring.resultant(polynomial(3), ring.zero))).toBe(true);
    expect(ring.resultant(polynomial(1, 0, 5), polynomial(3)).equals(9)).toBe(true);
    expect(ring.resultant(polynomial(2), polynomial(3)).equals(1)).toBe(true);
  });
});

describe('what is undefined for the zero polynomial', () => {
  it.each([
    ['divmod', () => ring.divmod(ring.one, ring.zero)],
    ['monic', () => ring.monic(ring.zero)],
    ['leadingCoefficient', () => ring.leadingCoefficient(ring.zero)],
    ['squareFreePart', () => ring.squareFreePart(ring.zero)],
    ['squareFreeDecomposition', () => ring.squareFreeDecomposition(ring.zero)],
    ['a negative exponent', () => ring.pow(ring.x, -1)],
    ['a fractional exponent', () => ring.pow(ring.x, 0.5)],
  ])('%s throws DomainError', (_, f) => expect(f).toThrow(DomainError));

  it('gcd(0, 0) = 0, and constants have square-free part 1', () => {
    expect(ring.gcd(ring.zero, ring.zero)).toEqual([]);
    expect(ring.squareFreePart(polynomial('5/3'))).toEqual(ring.one);
    expect(ring.squareFreeDecomposition(polynomial(7))).toEqual([]);
  });
});
