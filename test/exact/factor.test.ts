import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/exact/errors.js';
import { type Factorization, factorInteger, isIrreducible } from '../../src/exact/factor.js';
import { HenselTree } from '../../src/exact/henselLift.js';
import {
  addZ,
  equalsZ,
  type IntegerPolynomial,
  isSquareFreeZ,
  mignotteBound,
  mulZ,
  primitivePart,
  scaleZ,
  subZ,
} from '../../src/exact/integerPolynomial.js';
import { recombineByLattice } from '../../src/exact/knapsackRecombination.js';
import { chooseModularFactorization } from '../../src/exact/modularFactorization.js';
import { recombineBySubsets } from '../../src/exact/zassenhausRecombination.js';
import { hasPari, hasSympy, pari, pariPolynomial, python } from './computerAlgebra.js';
import {
  nonzeroIntegerPolynomials,
  normOverSquareRoot,
  primitivePolynomials,
  product,
  shifted,
  swinnertonDyer,
  unity,
} from './polynomialArbitraries.js';

const expanded = ({ content, factors }: Factorization): IntegerPolynomial =>
  scaleZ(
    product(factors.flatMap(({ factor, multiplicity }) => new Array<IntegerPolynomial>(multiplicity).fill(factor))),
    content,
  );

const degrees = (p: IntegerPolynomial): readonly number[] =>
  factorInteger(p).factors.map(({ factor }) => factor.length - 1);

/** "[c0,c1,…]^e …" in the order of `factorInteger`. */
const print = (factors: readonly { readonly factor: IntegerPolynomial; readonly multiplicity: number }[]): string =>
  factors.map(({ factor, multiplicity }) => `${factor.join(',')}^${multiplicity}`).join(' ');

const sorted = (line: string): string => line.trim().split(' ').sort().join(' ');

/** Random products with repeated factors, content and sign. */
const products = fc
  .tuple(
    fc.array(nonzeroIntegerPolynomials(4, 30n), { minLength: 1, maxLength: 4 }),
    nonzeroIntegerPolynomials(2, 9n),
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([parts, repeated, multiplicity]) =>
    product([...parts, ...new Array<IntegerPolynomial>(multiplicity).fill(repeated)]),
  );

/** The Dickson polynomial d_n(z + 1/z) = z^n + z^−n. */
function dickson(n: number): IntegerPolynomial {
  let [before, current]: [IntegerPolynomial, IntegerPolynomial] = [[2n], [0n, 1n]];
  for (let k = 1; k < n; k++) [before, current] = [current, subZ(mulZ([0n, 1n], current), before)];
  return current;
}

const eulerPhi = (n: number): number =>
  Array.from({ length: n }, (_, k) => k + 1).filter((k) => gcd(k, n) === 1).length;
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
const divisors = (n: number): number[] => Array.from({ length: n }, (_, k) => k + 1).filter((k) => n % k === 0);
const ascending = (a: number, b: number): number => a - b;

describe('factorInteger', () => {
  it('the product of the factors is the polynomial; factors are primitive, positive, distinct and sorted', () =>
    fc.assert(
      fc.property(products, (p) => {
        const result = factorInteger(p);
        expect(expanded(result)).toEqual(p);
        result.factors.forEach(({ factor, multiplicity }, i) => {
          expect(primitivePart(factor)).toEqual(factor);
          expect(factor.length).toBeGreaterThan(1);
          expect(multiplicity).toBeGreaterThan(0);
          const next = result.factors[i + 1]?.factor;
          if (next === undefined) return;
          expect(next.length).toBeGreaterThanOrEqual(factor.length);
          if (next.length > factor.length) return;
          const at = factor.findIndex((c, j) => c !== next[j]);
          expect(factor[at]! < next[at]!).toBe(true);
        });
      }),
    ));

  it('every factor factors into itself alone', () =>
    fc.assert(
      fc.property(products, (p) => {
        for (const { factor } of factorInteger(p).factors) {
          expect(factorInteger(factor)).toEqual({ content: 1n, factors: [{ factor, multiplicity: 1 }] });
          expect(isIrreducible(factor)).toBe(true);
        }
      }),
      { numRuns: 30 },
    ));

  it('the factors of ab are those of a and of b', () =>
    fc.assert(
      fc.property(products, products, (a, b) => {
        const count = (p: IntegerPolynomial) =>
          factorInteger(p).factors.reduce((sum, { multiplicity }) => sum + multiplicity, 0);
        expect(count(mulZ(a, b))).toBe(count(a) + count(b));
      }),
      { numRuns: 30 },
    ));

  it('Eisenstein polynomials are irreducible', () =>
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -50n, max: 50n }), { minLength: 1, maxLength: 12 }), (c) => {
        expect(isIrreducible([6n, ...c.map((x) => 2n * x), 1n])).toBe(true);
      }),
    ));

  it('tampering: one changed coefficient changes the factorization', () => {
    const p = mulZ([2n, 3n, 1n, 5n], [7n, 0n, 1n, 4n]);
    expect(degrees(p)).toEqual([3, 3]);
    expect(degrees(addZ(p, [1n]))).not.toEqual([3, 3]);
  });
});

describe('degenerate inputs', () => {
  it('the zero polynomial throws DomainError; it is not irreducible', () => {
    expect(() => factorInteger([])).toThrow(DomainError);
    expect(isIrreducible([])).toBe(false);
  });

  it('constants are content alone', () => {
    expect(factorInteger([-12n])).toEqual({ content: -12n, factors: [] });
    expect(isIrreducible([7n])).toBe(false);
  });

  it('the content carries the sign of the leading coefficient', () => {
    expect(factorInteger([6n, -4n])).toEqual({ content: -2n, factors: [{ factor: [-3n, 2n], multiplicity: 1 }] });
  });

  it('powers of x, and of one polynomial', () => {
    expect(factorInteger([0n, 0n, 0n, 5n])).toEqual({ content: 5n, factors: [{ factor: [0n, 1n], multiplicity: 3 }] });
    const p = [3n, 1n, 2n];
    expect(factorInteger(product([p, p, p, [0n, 1n]])).factors).toEqual([
      { factor: [0n, 1n], multiplicity: 1 },
      { factor: p, multiplicity: 3 },
    ]);
  });

  it('a huge content and non-monic factors', () => {
    const c = 10n ** 400n + 7n;
    const [a, b] = [[3n, 10n ** 30n], [10n ** 40n + 1n, 0n, 7n ** 50n]]; // biome-ignore format: polynomials
    expect(factorInteger(scaleZ(product([a!, b!, a!]), -c))).toEqual({
      content: -c,
      factors: [
        { factor: a, multiplicity: 2 },
        { factor: b, multiplicity: 1 },
      ],
    });
  });
});

describe('hard cases', () => {
  it.each([1, 2, 3, 4, 5, 6])('the Swinnerton-Dyer polynomial of %i square roots is irreducible', (k) => {
    expect(isIrreducible(swinnertonDyer(k))).toBe(true);
  });

  it('… and of degree 128 = 2^6·2, as a product of two of degree 64', () => {
    const p = swinnertonDyer(6);
    expect(factorInteger(mulZ(p, shifted(p, 1n))).factors.map(({ factor }) => factor.length - 1)).toEqual([64, 64]);
  });

  it.each([1, 2, 12, 30, 60, 97, 105, 128, 180, 200])(
    'x^%i − 1 has one factor of degree φ(d) for each divisor d',
    (n) => {
      const p = unity(n);
      const result = factorInteger(p);
      expect(expanded(result)).toEqual(p);
      expect(degrees(p)).toEqual(divisors(n).map(eulerPhi).sort(ascending));
    },
  );

  it.each([7, 24, 45, 60, 64])(
    'd_%i − 2 is the product of the minimal polynomials of 2cos(2πk/n), squared but for ±2',
    (n) => {
      const result = factorInteger(subZ(dickson(n), [2n]));
      const found = result.factors.map(({ factor, multiplicity }) => `${factor.length - 1}^${multiplicity}`);
      const expected = divisors(n).map((d) => (d <= 2 ? '1^1' : `${eulerPhi(d) / 2}^2`));
      expect(found.sort()).toEqual(expected.sort());
    },
  );

  it('norms as in Trager’s method: 16 factors of degree 8, and 8·8 + 4·16, in degree 128', () => {
    const shifts = Array.from({ length: 16 }, (_, a) => shifted(swinnertonDyer(3), BigInt(a)));
    expect(degrees(product(shifts))).toEqual(new Array(16).fill(8));
    const quadratic = product([[-7n, 1n, 1n], [-3n, 0n, 1n], [-5n, 5n, 0n, 1n], [1n, 1n]]); // biome-ignore format: polynomials
    const norm = [2n, 3n, 5n, 11n].reduce(normOverSquareRoot, quadratic);
    const result = factorInteger(norm);
    expect(norm.length - 1).toBe(128);
    expect(expanded(result)).toEqual(norm);
  });

  it('degree 40 with 100-digit coefficients: irreducible, and a product of ten quartics', () => {
    const digits = (seed: bigint) => (seed * 0x9e3779b97f4a7c15n) ** 6n % 10n ** 100n;
    const dense = Array.from({ length: 41 }, (_, i) => digits(BigInt(i + 2)) * (i % 3 === 0 ? -1n : 1n));
    expect(isIrreducible(primitivePart(dense))).toBe(true);
    const quartics = Array.from({ length: 10 }, (_, k) =>
      Array.from({ length: 5 }, (_, i) => digits(BigInt(7 * k + i + 2)) / 10n ** 75n + 1n),
    );
    const p = product(quartics);
    expect(expanded(factorInteger(p))).toEqual(p);
    expect(degrees(p)).toEqual(new Array(10).fill(4));
  });

  it('forty linear factors, more than the smallest primes have residues', () => {
    const p = product(Array.from({ length: 40 }, (_, i) => [BigInt(i * i - 100), BigInt(i + 1)]));
    expect(factorInteger(p).factors.every(({ factor }) => factor.length === 2)).toBe(true);
  });
});

describe('recombination', () => {
  const squareFree = fc
    .array(primitivePolynomials(3, 20n), { minLength: 2, maxLength: 4 })
    .map(product)
    .filter((p) => isSquareFreeZ(p) && p[0] !== 0n);

  it('subsets and lattice reduction, each the other’s oracle, give the same factors', () =>
    fc.assert(
      fc.property(squareFree, (f) => {
        const modular = chooseModularFactorization(f);
        if (modular === undefined) return;
        const { p, factors } = modular;
        const lifted = new HenselTree(f, factors, p);
        const bound = 2n * f[f.length - 1]! * mignotteBound(f, Math.floor((f.length - 1) / 2));
        let precision = 1;
        while (BigInt(p) ** BigInt(precision) <= bound) precision++;
        lifted.lift(precision);
        const short = new HenselTree(f, factors, p); // gains precision by itself
        const key = (list: readonly IntegerPolynomial[]) => list.map((g) => g.join()).sort();
        expect(key(recombineByLattice(f, short, p))).toEqual(
          key(recombineBySubsets(f, lifted.factors, lifted.modulus)),
        );
      }),
    ));

  it('lattice reduction alone on the Swinnerton-Dyer polynomials, whose modular factors are all of degree ≤ 2', () => {
    for (const k of [2, 3, 4]) {
      const f = swinnertonDyer(k);
      const { p, factors } = chooseModularFactorization(f)!;
      expect(factors.every((g) => g.length <= 3)).toBe(true);
      expect(recombineByLattice(f, new HenselTree(f, factors, p), p)).toEqual([f]);
      const g = mulZ(f, shifted(f, 1n));
      const modular = chooseModularFactorization(g)!;
      const found = recombineByLattice(g, new HenselTree(g, modular.factors, modular.p), modular.p);
      expect(found.length).toBe(2);
      expect(equalsZ(product(found), g)).toBe(true);
    }
  });
});

describe('other systems', () => {
  const inputs = [
    ...fc.sample(products, { seed: 11, numRuns: 60 }).filter((p) => p.length > 1),
    ...[36, 84, 120].map(unity),
    mulZ(swinnertonDyer(4), shifted(swinnertonDyer(4), 1n)),
    [2n, 3n].reduce(normOverSquareRoot, [7n, 0n, -5n, 0n, 0n, 1n, 3n]),
  ];
  const ours = inputs.map((p) => sorted(print(factorInteger(p).factors)));

  it.skipIf(!hasPari)('PARI/GP finds the same factors', () => {
    const lines = pari(
      [
        'normal(g) = g/content(g)*sign(pollead(g));',
        'text(g) = my(v = Vecrev(normal(g)), s = Str(v[1])); for (i = 2, #v, s = Str(s, ",", v[i])); s;',
        'show(f) = {my(m = factor(f), s = ""); for (i = 1, #m~, s = Str(s, text(m[i,1]), "^", m[i,2], " ")); print(s)};',
        ...inputs.map((p) => `show(${pariPolynomial(p)});`),
      ].join('\n'),
    );
    expect(lines.map(sorted)).toEqual(ours);
  });

  it.skipIf(!hasSympy)('SymPy finds the same factors', () => {
    const lines = python(`
from sympy import Poly, symbols, ZZ
x = symbols('x')
for coefficients in [${inputs.map((p) => `[${p.join(',')}]`).join(',')}]:
    _, factors = Poly(coefficients[::-1], x, domain=ZZ).factor_list()
    out = []
    for g, e in factors:
        c = [int(a) for a in g.all_coeffs()[::-1]]
        c = c if c[-1] > 0 else [-a for a in c]
        out.append(','.join(map(str, c)) + '^' + str(e))
    print(' '.join(out))
`);
    expect(lines.map(sorted)).toEqual(ours);
  });
});
