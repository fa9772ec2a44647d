import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twoCosPolynomial } from '../../src/exact/cyclotomic.js';
import { type IntegerPolynomial, mulZ } from '../../src/exact/integerPolynomial.js';
import { affineTwoCos, conjugatesInField, factorWithTwoCos } from '../../src/exact/twoCosFactors.js';
import { hasPari, pari, pariPolynomial } from './computerAlgebra.js';

const product = (factors: readonly IntegerPolynomial[]): IntegerPolynomial => factors.reduce(mulZ, [1n]);
const sorted = (factors: readonly IntegerPolynomial[]): readonly string[] => factors.map(String).sort();

const samples = fc.sample(
  fc
    .tuple(
      fc.array(fc.integer({ min: 3, max: 40 }).map(twoCosPolynomial), { minLength: 1, maxLength: 4 }),
      fc.array(
        fc.array(fc.bigInt(-9n, 9n), { minLength: 1, maxLength: 3 }).map((low) => [...low, 1n]),
        { maxLength: 2 },
      ),
    )
    .map(([cosines, others]) => product([...cosines, ...others])),
  { numRuns: 100, seed: 1 },
);

describe('factors with cosine roots', () => {
  it.skipIf(!hasPari)('are the distinct irreducible factors that PARI finds', () => {
    const lines = pari(
      samples.map((f) => `print(apply(g -> Vecrev(g), factor(${pariPolynomial(f)})[,1]~))`).join('\n'),
    );
    samples.forEach((f, at) => {
      const theirs = [...lines[at]!.matchAll(/\[([^[\]]+)\]/g)].map(([, list]) => list!.split(',').map(BigInt));
      expect(sorted(factorWithTwoCos(f)), String(f)).toEqual(sorted(theirs));
    });
  });

  it('a factor is listed once, however often it divides', () => {
    const [psi7, psi14] = [twoCosPolynomial(7), twoCosPolynomial(14)];
    expect(sorted(factorWithTwoCos(product([psi7, psi7, psi14, [-3n, 1n], [-3n, 1n]])))).toEqual(
      sorted([psi7, psi14, [-3n, 1n]]),
    );
  });
});

describe('a root a + b·2cos(2π/n)', () => {
  const cases = [7, 9, 11, 15, 16, 20, 21, 24].flatMap((n) =>
    [
      [0, 1],
      [3, -1],
      [-1, 2],
      [5, -3],
    ].map(([a, b]) => ({ n, a: a!, b: b! })),
  );

  it.skipIf(!hasPari)('is found in the minimal polynomials that PARI computes', () => {
    const lines = pari(
      cases
        .map(({ n, a, b }) => `print(Vecrev(minpoly(Mod(${a} + ${b}*(x + x^${n - 1}), polcyclo(${n})))))`)
        .join('\n'),
    );
    cases.forEach(({ n, a, b }, at) => {
      const f = lines[at]!.replace(/[[\]\s]/g, '')
        .split(',')
        .map(BigInt);
      const { field, element } = affineTwoCos(f)!;
      expect(field.minimalPolynomialOf(element), `${a} + ${b}·2cos(2π/${n})`).toEqual(f);
      expect(field.degree).toBe(f.length - 1);
    });
  });

  it('is not seen where there is none', () => {
    expect(affineTwoCos([-1n, -4n, 0n, 1n])).toBeUndefined(); // not normal, discriminant 229
    expect(affineTwoCos([1n, -4n, 1n, 1n])).toBeUndefined(); // the cubic field of conductor 13
    expect(affineTwoCos([1n, 0n, -10n, 0n, 1n])).toBeUndefined(); // √2 + √3, no affine image of 2cos(2π/24)
  });
});

describe('conjugates in the field of one root', () => {
  /** Irreducible, all roots real; normal or not. */
  const polynomials: readonly IntegerPolynomial[] = [
    [7n, 1n],
    [-7n, 0n, 1n],
    [-1n, -3n, 0n, 1n],
    [1n, -4n, 1n, 1n], // conductor 13
    [-1n, -4n, 0n, 1n], // S3
    [-3n, -6n, 0n, 1n], // S3
    [1n, 0n, -10n, 0n, 1n], // √2 + √3
    [2n, 0n, -5n, 0n, 1n], // D4
    [5n, 0n, -5n, 0n, 1n], // cyclic
    [1n, 10n, 5n, -10n, 0n, 1n], // conductor 25
    twoCosPolynomial(11),
    twoCosPolynomial(19),
    twoCosPolynomial(40),
  ];

  it.skipIf(!hasPari)('are all there exactly where PARI counts as many automorphisms as the degree', () => {
    const lines = pari(polynomials.map((f) => `print(#nfgaloisconj(${pariPolynomial(f)}))`).join('\n'));
    polynomials.forEach((f, at) => {
      expect(conjugatesInField(f) !== undefined, String(f)).toBe(Number(lines[at]) === f.length - 1);
    });
  });

  it('∏ (x − θ) over them is f', () => {
    for (const f of polynomials) {
      const found = conjugatesInField(f);
      if (found === undefined) continue;
      const { field, roots } = found;
      let expanded = [field.one];
      for (const root of roots)
        expanded = [field.zero, ...expanded].map((x, k) =>
          k < expanded.length ? field.sub(x, field.mul(root, expanded[k]!)) : x,
        );
      expect(expanded.map((x) => field.key(x))).toEqual(f.map((c) => field.key(field.fromInteger(c))));
    }
  });
});
