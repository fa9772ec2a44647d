import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bisect,
  changesSign,
  commonField,
  type Embedding,
  embedding,
  extend,
  fieldOfRoot,
  MAX_DEGREE,
  rootsInField,
  sqrt,
  sqrtInField,
  unify,
} from '../../src/exact/compositum.js';
import { realCyclotomicField } from '../../src/exact/cyclotomic.js';
import { DomainError, LimitError } from '../../src/exact/errors.js';
import { overField } from '../../src/exact/factorOverField.js';
import { type IntegerPolynomial, mulZ } from '../../src/exact/integerPolynomial.js';
import { type Element, type NumberField, numberField, rationalField } from '../../src/exact/numberField.js';
import { polynomialRing } from '../../src/exact/polynomial.js';
import { quadraticField } from '../../src/exact/quadratic.js';
import { type Rational, rational } from '../../src/exact/rational.js';
import { isolateRealRoots } from '../../src/exact/realRoots.js';
import { hasPari, pari, pariPolynomial } from './computerAlgebra.js';
import { elementsOf, sampleFields } from './sampleFields.js';

const point = (n: number | bigint, d: number | bigint = 1n) => ({ lo: rational(n, d), hi: rational(n, d) });
const between = (lo: number, hi: number) => ({ lo: rational(lo), hi: rational(hi) });
const sqrt2 = quadraticField(2n);
const sqrt3 = quadraticField(3n);
const sqrt5 = quadraticField(5n);
const heptagon = realCyclotomicField(7);
const cubeRoot2 = fieldOfRoot([-2n, 0n, 0n, 1n], point(1n)).field;

/** embed is a ring homomorphism that keeps the real value. */
function expectInclusion(K: NumberField, L: NumberField, embed: Embedding, numRuns = 10): void {
  expect(L.equals(embed(K.one), L.one)).toBe(true);
  fc.assert(
    fc.property(elementsOf(K), elementsOf(K), (a, b) => {
      expect(L.equals(embed(K.add(a, b)), L.add(embed(a), embed(b)))).toBe(true);
      expect(L.equals(embed(K.mul(a, b)), L.mul(embed(a), embed(b)))).toBe(true);
      expect(L.toNumber(embed(a))).toBe(K.toNumber(a));
      expect(L.sign(embed(a))).toBe(K.sign(a));
    }),
    { numRuns },
  );
}

/** Coordinates in halves between −3/2 and 3/2. */
const smallElements = (K: NumberField): fc.Arbitrary<Element> =>
  fc
    .array(fc.integer({ min: -3, max: 3 }), { minLength: K.degree, maxLength: K.degree })
    .map((coefficients) => K.fromPowerBasis(coefficients.map((c) => rational(c, 2n))));

describe('commonField', () => {
  const pairs: readonly (readonly [string, NumberField, NumberField, number])[] = [
    ['√2 and √5', sqrt2.field, sqrt5.field, 4],
    ['2cos(2π/7) and √3', heptagon.field, sqrt3.field, 6],
    ['2cos(2π/7) and 2cos(2π/9)', heptagon.field, realCyclotomicField(9).field, 9],
    ['√2 and 2cos(2π/16), the larger one', sqrt2.field, realCyclotomicField(16).field, 4],
    ['2cos(2π/15) and 2cos(2π/20)', realCyclotomicField(15).field, realCyclotomicField(20).field, 8],
    ['∛2 and √2', cubeRoot2, sqrt2.field, 6],
    ['Q and ∛2', rationalField, cubeRoot2, 3],
    ['a field and itself', heptagon.field, heptagon.field, 3],
  ];

  it.each(pairs)('of %s: both inclusions keep value and operations, and the degree is right', (_, K, L, degree) => {
    const { field, left, right } = commonField(K, L);
    expect(field.degree).toBe(degree);
    expectInclusion(K, field, left);
    expectInclusion(L, field, right);
  });

  it.each(pairs)('of %s is the same object again, in either order, with the roles exchanged', (_, K, L) => {
    const there = commonField(K, L);
    const back = commonField(L, K);
    expect(commonField(K, L).field).toBe(there.field);
    expect(back.field.degree).toBe(there.field.degree);
    expect(back.field.toNumber(back.right(K.generator))).toBe(K.toNumber(K.generator));
  });

  it('of a field and a subfield is the field itself', () => {
    const L = commonField(sqrt2.field, sqrt5.field).field;
    for (const K of [sqrt2.field, sqrt5.field, quadraticField(10n).field, rationalField]) {
      expect(commonField(L, K).field).toBe(L);
      expect(commonField(K, L).field).toBe(L);
    }
  });

  it('of two presentations of one field is one of them', () => {
    // √2 + √3 and √2 + 2√3 generate the same field.
    const K = fieldOfRoot([1n, 0n, -10n, 0n, 1n], point(3n)).field;
    const M = fieldOfRoot([100n, 0n, -28n, 0n, 1n], point(5n)).field;
    expect(K).not.toBe(M);
    const { field, left, right } = commonField(K, M);
    expect(field).toBe(K);
    expectInclusion(K, field, left);
    expectInclusion(M, field, right);
  });

  it('tells conjugate fields apart: the second real root of x⁴ − 5x + 2 is not in the field of the first', () => {
    const [first, second] = isolateRealRoots([2n, -5n, 0n, 0n, 1n]).map((near) =>
      fieldOfRoot([2n, -5n, 0n, 0n, 1n], near),
    );
    const { field, left, right } = commonField(first!.field, second!.field);
    expect(field.degree).toBe(12);
    expect(field.toNumber(left(first!.element))).toBe(first!.field.toNumber(first!.element));
    expect(field.toNumber(right(second!.element))).toBe(second!.field.toNumber(second!.element));
  });

  it('√2 + √5 and √2·√5 come out right', () => {
    const { field, left, right } = unify(
      { field: sqrt2.field, element: sqrt2.sqrt },
      { field: sqrt5.field, element: sqrt5.sqrt },
    );
    expect(field.minimalPolynomialOf(field.add(left, right))).toEqual([9n, 0n, -14n, 0n, 1n]);
    expect(field.minimalPolynomialOf(field.mul(left, right))).toEqual([-10n, 0n, 1n]);
  });

  it('refuses degrees beyond MAX_DEGREE', () => {
    const K = fieldOfRoot([-2n, ...new Array<bigint>(12).fill(0n), 1n], point(1n)).field; // 2^(1/13)
    const L = fieldOfRoot([-3n, ...new Array<bigint>(10).fill(0n), 1n], point(1n)).field; // 3^(1/11)
    expect(K.degree * L.degree).toBeGreaterThan(MAX_DEGREE);
    expect(() => commonField(K, L)).toThrow(LimitError);
  });

  it.skipIf(!hasPari)('has the degree that PARI/GP finds', () => {
    const polynomials: readonly IntegerPolynomial[] = [
      [-2n, 0n, 1n],
      [-8n, 0n, 1n],
      [1n, -2n, -1n, 1n],
      [-2n, 0n, 0n, 1n],
      [2n, 0n, -4n, 0n, 1n],
      [1n, 0n, -10n, 0n, 1n],
    ];
    const cases = polynomials.flatMap((p, i) => polynomials.slice(0, i).map((q) => [p, q] as const));
    // The compositum of Q(α) and Q(β) has the degree of a factor of the minimal polynomial of β over Q(α), times that of α.
    const script = cases.map(
      ([p, q]) =>
        `print(poldegree(subst(${pariPolynomial(p)}, x, y)) * vecsort(apply(f -> poldegree(f), nffactor(nfinit(subst(${pariPolynomial(p)}, x, y)), ${pariPolynomial(q)})[,1]~)));`,
    );
    const lines = pari(script.join('\n'));
    cases.forEach(([p, q], i) => {
      const [K, L] = [p, q].map((f) => fieldOfRoot(f, point(10n)).field);
      expect(JSON.parse(lines[i]!), `${p} | ${q}`).toContain(commonField(K!, L!).field.degree);
    });
  });
});

describe('embedding', () => {
  it('sends the generator to the given image', () => {
    const L = realCyclotomicField(16);
    const embed = embedding(sqrt2.field, L.field, L.twoCos(2));
    expectInclusion(sqrt2.field, L.field, embed);
    expect(L.field.equals(embed(sqrt2.sqrt), L.twoCos(2))).toBe(true);
  });
});

describe('fieldOfRoot', () => {
  it('the root lies in the interval, its minimal polynomial divides p, and its field is the one it generates', () =>
    fc.assert(
      fc.property(fc.array(fc.bigInt(-5n, 5n), { minLength: 2, maxLength: 5 }), fc.bigInt(1n, 4n), (low, lead) => {
        const p = [...low, lead];
        for (const interval of isolateRealRoots(p)) {
          const { field, element } = fieldOfRoot(p, interval);
          expect(field.compare(field.fromRational(interval.lo), element)).toBeLessThanOrEqual(0);
          expect(field.compare(element, field.fromRational(interval.hi))).toBeLessThanOrEqual(0);
          expect(field.isZero(polynomialRing(field).evaluate(overField(field, p), element))).toBe(true);
          expect(field.minimalPolynomialOf(element).length - 1).toBe(field.degree);
        }
      }),
      { numRuns: 40 },
    ));

  it('lands in Q, Q(√m) and the real cyclotomic fields where it can', () => {
    expect(fieldOfRoot([-3n, 2n], point(0n)).field).toBe(rationalField);
    expect(fieldOfRoot(mulZ([-3n, 2n], [-2n, 0n, 0n, 1n]), point(2n)).field).toBe(rationalField);
    expect(fieldOfRoot([-1n, -2n, 4n], point(1n)).field).toBe(sqrt5.field); // (1 + √5)/4
    expect(fieldOfRoot([-18n, 0n, 1n], point(4n)).field).toBe(sqrt2.field);
    expect(fieldOfRoot([-1n, -2n, 1n, 1n], point(1n)).field).toBe(heptagon.field);
    const half = fieldOfRoot([-1n, -4n, 4n, 8n], point(1n)); // cos(2π/7)
    expect(half.field).toBe(heptagon.field);
    expect(half.field.equals(half.field.mul(half.element, half.field.fromInteger(2)), heptagon.twoCos(1))).toBe(true);
  });

  it('takes both signs of a quadratic root', () => {
    // 2x² + 3x − 4: (−3 ± √41)/4
    const [minus, plus] = isolateRealRoots([-4n, 3n, 2n]).map((near) => fieldOfRoot([-4n, 3n, 2n], near));
    expect(minus!.field.toNumber(minus!.element)).toBeCloseTo((-3 - Math.sqrt(41)) / 4, 14);
    expect(plus!.field.toNumber(plus!.element)).toBeCloseTo((-3 + Math.sqrt(41)) / 4, 14);
  });

  it('rejects polynomials without a real root, and roots of too high degree', () => {
    expect(() => fieldOfRoot([1n, 0n, 1n], point(0n))).toThrow(DomainError);
    expect(() => fieldOfRoot([-2n, ...new Array<bigint>(MAX_DEGREE).fill(0n), 1n], point(1n))).toThrow(LimitError);
  });
});

describe('extend', () => {
  const cases: readonly (readonly [
    string,
    NumberField,
    (K: NumberField) => readonly Element[],
    readonly [number, number],
    number,
    number,
  ])[] = [
    // K(√(2 + √2)) = Q(2cos(2π/16))
    [
      'x² − (2 + √2) over Q(√2)',
      sqrt2.field,
      (K) => [K.neg(K.add(K.fromInteger(2), K.generator)), K.zero, K.one],
      [1, 2],
      4,
      Math.sqrt(2 + Math.SQRT2),
    ],
    [
      'the negative root of the same',
      sqrt2.field,
      (K) => [K.neg(K.add(K.fromInteger(2), K.generator)), K.zero, K.one],
      [-2, -1],
      4,
      -Math.sqrt(2 + Math.SQRT2),
    ],
    ['x³ − √5 over Q(√5)', sqrt5.field, (K) => [K.neg(K.generator), K.zero, K.zero, K.one], [1, 2], 6, 5 ** (1 / 6)],
    [
      '3x² − α/2 over Q(2cos(2π/7))',
      heptagon.field,
      (K) => [K.mul(K.generator, K.fromRational(rational(-1n, 2n))), K.zero, K.fromInteger(3)],
      [0, 1],
      6,
      Math.sqrt(Math.cos((2 * Math.PI) / 7) / 3),
    ],
    ['x² − 3 over Q', rationalField, (K) => [K.fromInteger(-3), K.zero, K.one], [1, 2], 2, Math.sqrt(3)],
    ['2x − √2 over Q(√2)', sqrt2.field, (K) => [K.neg(K.generator), K.fromInteger(2)], [0, 1], 2, Math.SQRT1_2],
  ];

  it.each(cases)(
    '%s: the element is the root in the interval and K is included',
    (_, K, polynomial, [lo, hi], degree, value) => {
      const g = polynomial(K);
      const { field, element, embed } = extend(K, g, between(lo, hi));
      expect(field.degree).toBe(degree);
      expect(field.isZero(polynomialRing(field).evaluate(g.map(embed), element))).toBe(true);
      expect(field.toNumber(element)).toBeCloseTo(value, 13);
      expectInclusion(K, field, embed);
    },
  );

  it('a tower of square roots: √(2 + √(2 + √2)) is 2cos(2π/32)', () => {
    let number = { field: rationalField, element: rationalField.zero };
    for (let i = 0; i < 3; i++)
      number = sqrt(number.field, number.field.add(number.element, number.field.fromInteger(2)));
    const { field, twoCos } = realCyclotomicField(32);
    expect(number.field).toBe(field);
    expect(field.equals(number.element, twoCos(1))).toBe(true);
  });

  it('is known to commonField at once', () => {
    const K = realCyclotomicField(17).field;
    const { field, embed } = extend(K, [K.neg(K.generator), K.zero, K.one], between(1, 2));
    const common = commonField(K, field);
    expect(common.field).toBe(field);
    expect(field.equals(common.left(K.generator), embed(K.generator))).toBe(true);
  });

  it('rejects an interval without a sign change', () => {
    const K = sqrt2.field;
    expect(() => extend(K, [K.neg(K.generator), K.zero, K.one], between(5, 6))).toThrow(DomainError);
  });
});

describe('rootsInField and sqrtInField', () => {
  it.each(sampleFields)('$name: the roots of c·Π(x − r_i)·(x² + 1) are the r_i, ascending', ({ field: K }) => {
    const ring = polynomialRing(K);
    const small = smallElements(K);
    fc.assert(
      fc.property(fc.array(small, { minLength: 1, maxLength: 2 }), small, (roots, c) => {
        if (K.isZero(c)) return;
        let g = ring.scale(ring.fromCoefficients([K.one, K.zero, K.one]), c);
        for (const r of roots) g = ring.mul(g, ring.fromCoefficients([K.neg(r), K.one]));
        const expected = [...new Set(roots.map((r) => K.key(r)))].length;
        const found = rootsInField(K, g);
        expect(found.length).toBe(expected);
        for (const r of roots) expect(found.some((x) => K.equals(x, r))).toBe(true);
        for (let i = 1; i < found.length; i++) expect(K.compare(found[i - 1]!, found[i]!)).toBe(-1);
      }),
      { numRuns: K.degree > 4 ? 3 : 8 },
    );
  });

  it.each(sampleFields)('$name: sqrtInField(a²) = |a|, and of −a² − 1 nothing', ({ field: K }) => {
    fc.assert(
      fc.property(smallElements(K), (a) => {
        const square = K.mul(a, a);
        const root = sqrtInField(K, square)!;
        expect(K.equals(root, K.sign(a) < 0 ? K.neg(a) : a)).toBe(true);
        expect(sqrtInField(K, K.sub(K.neg(square), K.one))).toBeUndefined();
      }),
      { numRuns: K.degree > 4 ? 2 : 6 },
    );
  });

  it('finds no roots that are not there', () => {
    const K = sqrt2.field;
    expect(rootsInField(K, [K.fromInteger(-3), K.zero, K.one])).toEqual([]);
    expect(rootsInField(K, [K.one])).toEqual([]);
    expect(sqrtInField(K, K.generator)).toBeUndefined(); // √√2 is not in Q(√2)
    expect(sqrtInField(heptagon.field, heptagon.field.fromInteger(7))).toBeUndefined();
    // In Q(2cos(2π/16)): √2 is, √3 is not, √(2 + √2) is.
    const L = realCyclotomicField(16);
    expect(L.field.equals(sqrtInField(L.field, L.field.fromInteger(2))!, L.twoCos(2))).toBe(true);
    expect(sqrtInField(L.field, L.field.fromInteger(3))).toBeUndefined();
    expect(L.field.equals(sqrtInField(L.field, L.field.add(L.field.fromInteger(2), L.twoCos(2)))!, L.twoCos(1))).toBe(
      true,
    );
  });

  it('the three roots of the heptagon cubic lie in its field, one root of x³ − 2 in its own', () => {
    expect(rootsInField(heptagon.field, overField(heptagon.field, heptagon.field.minimalPolynomial)).length).toBe(3);
    expect(rootsInField(cubeRoot2, overField(cubeRoot2, cubeRoot2.minimalPolynomial)).length).toBe(1);
  });
});

describe('sqrt', () => {
  it('sqrt(q)² = q for rationals q ≥ 0, in the field of its square-free part', () =>
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 6n), fc.bigInt(1n, 1000n), (n, d) => {
        const { field, element } = sqrt(rationalField, rationalField.fromRational(rational(n, d)));
        expect(field.equals(field.mul(element, element), field.fromRational(rational(n, d)))).toBe(true);
        expect(field.sign(element)).toBe(n === 0n ? 0 : 1);
      }),
    ));

  it.each(sampleFields.slice(1, 6))('$name: sqrt(a)² = a for a ≥ 0, sqrt(a) ≥ 0', ({ field: K }) => {
    const small = smallElements(K);
    fc.assert(
      fc.property(small, (a) => {
        if (K.sign(a) < 0) {
          expect(() => sqrt(K, a)).toThrow(DomainError);
          return;
        }
        const { field, element } = sqrt(K, a);
        const {
          field: L,
          left,
          right,
        } = unify({ field: K, element: a }, { field, element: field.mul(element, element) });
        expect(L.equals(left, right)).toBe(true);
        expect(field.sign(element)).toBe(K.sign(a));
      }),
      { numRuns: K.degree > 4 ? 2 : 6 },
    );
  });
});

describe('bisect and changesSign', () => {
  const K = sqrt2.field;
  const g = [K.neg(K.generator), K.zero, K.one]; // x² − √2

  it('the interval keeps the root and is as narrow as asked', () => {
    const { lo, hi } = bisect(K, g, between(0, 2), 200);
    const square = (q: Rational) => K.fromRational(q.mul(q));
    expect(K.compare(square(lo), K.generator)).toBe(-1);
    expect(K.compare(K.generator, square(hi))).toBe(-1);
    expect(hi.sub(lo).compare(rational(1n, 1n << 200n))).toBeLessThanOrEqual(0);
  });

  it('a rational root becomes a point, at either end or at a midpoint', () => {
    const linear = [K.fromInteger(-1), K.one];
    for (const interval of [between(1, 5), between(-3, 1), between(0, 2), between(1, 1)])
      expect(bisect(K, linear, interval, 50)).toEqual(point(1n));
  });

  it('changesSign is true on [lo, hi] exactly for an odd number of roots, ends included', () => {
    expect(changesSign(K, g, between(0, 2))).toBe(true);
    expect(changesSign(K, g, between(-2, 2))).toBe(false);
    expect(changesSign(K, g, between(2, 3))).toBe(false);
    expect(changesSign(K, [K.fromInteger(-1), K.one], between(1, 3))).toBe(true);
    expect(() => bisect(K, g, between(2, 3), 10)).toThrow(DomainError);
  });
});

describe('numbers that look alike', () => {
  it('√(5 + 2√6) = √2 + √3, but √(5 + 2√6 + 10^−20) does not', () => {
    const L = commonField(sqrt2.field, sqrt3.field);
    const sum = L.field.add(L.left(sqrt2.sqrt), L.right(sqrt3.sqrt));
    const six = quadraticField(6n);
    const radicand = six.field.add(six.field.fromInteger(5), six.field.add(six.sqrt, six.sqrt));
    const compare = (tiny: Rational): number => {
      const root = sqrt(six.field, six.field.add(radicand, six.field.fromRational(tiny)));
      const { field, left, right } = unify(root, { field: L.field, element: sum });
      return field.compare(left, right);
    };
    expect(compare(rational(0n))).toBe(0);
    expect(compare(rational(1n, 10n ** 20n))).toBe(1);
    expect(compare(rational(-1n, 10n ** 20n))).toBe(-1);
  });

  it.each([1, 40, 78, 150])('√(3 ± √2/10^%i): the conjugates are that close, and the right one is taken', (k) => {
    const K = sqrt2.field;
    const tiny = K.mul(sqrt2.sqrt, K.fromRational(rational(1n, 10n ** BigInt(k))));
    for (const [sign, part] of [
      [1, tiny],
      [-1, K.neg(tiny)],
    ] as const) {
      const { field, element } = sqrt(K, K.add(K.fromInteger(3), part));
      const difference = field.sub(field.mul(element, element), field.fromInteger(3));
      expect(field.sign(difference)).toBe(sign);
      expect(field.minimalPolynomialOf(difference)).toEqual(K.minimalPolynomialOf(part));
    }
  });

  it('numberField over a unit interval names the same field as a narrow one', () => {
    const wide = numberField([-1n, -1n, 0n, 1n], between(0, 100));
    expect(wide).toBe(fieldOfRoot([-1n, -1n, 0n, 1n], point(13n, 10n)).field);
  });
});
