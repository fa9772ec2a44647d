import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOfRoot, sqrt } from '../../src/exact/compositum.js';
import { realCyclotomicField } from '../../src/exact/cyclotomic.js';
import { type AlgebraicNumber, type Element, type NumberField, rationalField } from '../../src/exact/numberField.js';
import { parseExact } from '../../src/exact/parse.js';
import { quadraticField } from '../../src/exact/quadratic.js';
import { rational } from '../../src/exact/rational.js';
import { inSmallestField, unifyAll } from '../../src/exact/subfield.js';
import { sampleFields } from './sampleFields.js';

/** The same real numbers: rounded values, minimal polynomials, and all sums and products of two. */
function expectSameNumbers(K: NumberField, a: readonly Element[], L: NumberField, b: readonly Element[]): void {
  expect(b.length).toBe(a.length);
  a.forEach((x, i) => {
    expect(L.minimalPolynomialOf(b[i]!)).toEqual(K.minimalPolynomialOf(x));
    a.slice(0, i + 1).forEach((y, j) => {
      expect(L.toNumber(L.mul(b[i]!, b[j]!))).toBe(K.toNumber(K.mul(x, y)));
      expect(L.toNumber(L.sub(b[i]!, b[j]!))).toBe(K.toNumber(K.sub(x, y)));
    });
  });
}

describe('unifyAll', () => {
  it('of nothing is Q, of rationals is Q', () => {
    expect(unifyAll([])).toEqual({ field: rationalField, elements: [] });
    expect(unifyAll(['1/2', '-7', '0.25'].map(parseExact)).field).toBe(rationalField);
  });

  const lists: readonly (readonly [string, readonly string[], number])[] = [
    ['√2, √8, 3', ['sqrt(2)', 'sqrt(8)', '3'], 2],
    ['√2, √3, √6', ['sqrt(2)', 'sqrt(3)', 'sqrt(6)'], 4],
    ['1/2, √5, cos(2π/5), √2', ['1/2', 'sqrt(5)', 'cos(2*pi/5)', 'sqrt(2)'], 4],
    ['cos(2π/7), cos(2π/9), √3', ['cos(2*pi/7)', 'cos(2*pi/9)', 'sqrt(3)'], 18],
    ['cos(2π/15), cos(2π/5), cos(2π/3)', ['cos(2*pi/15)', 'cos(2*pi/5)', 'cos(2*pi/3)'], 4],
    ['∛2, √(1 + √2)', ['root(x^3-2,1)', 'sqrt(1+sqrt(2))'], 12],
  ];
  it.each(lists)('of %s keeps every value, in a field of the right degree', (_, texts, degree) => {
    const numbers = texts.map(parseExact);
    const { field, elements } = unifyAll(numbers);
    expect(field.degree).toBe(degree);
    numbers.forEach((number, i) => {
      expect(field.toNumber(elements[i]!)).toBe(number.field.toNumber(number.element));
      expect(field.minimalPolynomialOf(elements[i]!)).toEqual(number.field.minimalPolynomialOf(number.element));
    });
    // The order of the list changes the field at most by an isomorphism.
    const reversed = unifyAll([...numbers].reverse());
    expect(reversed.field.degree).toBe(degree);
    expect(reversed.field.toNumber(reversed.elements[numbers.length - 1]!)).toBe(field.toNumber(elements[0]!));
  });

  it('joint relations survive: the parts of (√2 + √3)² = 5 + 2√6', () => {
    const { field, elements } = unifyAll(['sqrt(2)', 'sqrt(3)', 'sqrt(6)', '5'].map(parseExact));
    const [r2, r3, r6, five] = elements as [Element, Element, Element, Element];
    const sum = field.add(r2, r3);
    expect(field.equals(field.mul(sum, sum), field.add(five, field.add(r6, r6)))).toBe(true);
  });
});

describe('inSmallestField', () => {
  it('rational numbers go to Q', () => {
    for (const { field } of sampleFields) {
      const elements = [field.zero, field.fromRational(rational(-2n, 3n))];
      const small = inSmallestField(field, elements);
      expect(small.field).toBe(rationalField);
      expectSameNumbers(field, elements, small.field, small.elements);
    }
  });

  it('a generator, or numbers that generate only together, stay where they are', () => {
    for (const { field } of sampleFields) {
      const elements = [field.one, field.generator];
      expect(inSmallestField(field, elements).field).toBe(field);
    }
    const { field, elements } = unifyAll(['sqrt(2)', 'sqrt(5)'].map(parseExact));
    const small = inSmallestField(field, elements);
    expect(small.field).toBe(field);
    expect(small.elements).toBe(elements);
  });

  it('√2, √5 and √10 inside Q(√2, √5) go to their quadratic fields', () => {
    const { field, elements } = unifyAll(['sqrt(2)', 'sqrt(5)'].map(parseExact));
    const [r2, r5] = elements as [Element, Element];
    for (const [a, m] of [
      [r2, 2n],
      [r5, 5n],
      [field.mul(r2, r5), 10n],
    ] as const) {
      const list = [field.one, field.add(a, field.fromRational(rational(1n, 3n))), a];
      const small = inSmallestField(field, list);
      expect(small.field).toBe(quadraticField(m).field);
      expectSameNumbers(field, list, small.field, small.elements);
    }
  });

  it('2cos(2πk/n) goes to the real cyclotomic field of n/gcd(k, n)', () => {
    for (const [n, k] of [
      [15, 3],
      [16, 2],
      [20, 4],
      [21, 3],
      [24, 3],
      [35, 5],
      [36, 4],
      [45, 5],
    ] as const) {
      const { field, twoCos } = realCyclotomicField(n);
      const list = [twoCos(k), twoCos(2 * k), field.fromInteger(7)];
      const small = inSmallestField(field, list);
      expect(small.field, `${n}, ${k}`).toBe(realCyclotomicField(n / k).field);
      expectSameNumbers(field, list, small.field, small.elements);
    }
  });

  it('in Q(2cos(2π/17)): a period of two conjugates has degree 4, of four degree 2', () => {
    const { field, twoCos } = realCyclotomicField(17);
    // 3 generates (Z/17)*; the periods are sums over the cosets of subgroups.
    const pair = field.add(twoCos(1), twoCos(4));
    const quadruple = [1, 2, 4, 8].map(twoCos).reduce((a, b) => field.add(a, b));
    const small = inSmallestField(field, [pair]);
    expect(small.field.degree).toBe(4);
    expectSameNumbers(field, [pair], small.field, small.elements);
    const quadratic = inSmallestField(field, [quadruple, field.mul(quadruple, quadruple)]);
    expect(quadratic.field).toBe(quadraticField(17n).field);
    expectSameNumbers(field, [quadruple], quadratic.field, [quadratic.elements[0]!]);
  });

  it('conjugates may be closer than any fixed precision: 3 ± √2/10^200', () => {
    const { field, elements } = unifyAll(['sqrt(2)', 'sqrt(5)'].map(parseExact));
    const tiny = field.mul(elements[0]!, field.fromRational(rational(1n, 10n ** 200n)));
    for (const a of [field.add(field.fromInteger(3), tiny), field.sub(field.fromInteger(3), tiny)]) {
      const small = inSmallestField(field, [a]);
      expect(small.field).toBe(quadraticField(2n).field);
      const [K, b] = [small.field, small.elements[0]!];
      expect(K.compare(b, K.fromInteger(3))).toBe(field.compare(a, field.fromInteger(3)));
    }
  });

  it('the field is smallest: its degree is that of a random combination of the elements', () => {
    const towers: readonly AlgebraicNumber[] = [
      fieldOfRoot([1n, 0n, -10n, 0n, 1n], { lo: rational(3n), hi: rational(3n) }),
      parseExact('sqrt(2)+sqrt(3)+sqrt(7)'),
      parseExact('root(x^6-2,1)'),
      sqrt(rationalField, rationalField.fromInteger(3)),
      { field: realCyclotomicField(28).field, element: realCyclotomicField(28).field.generator },
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...towers),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 2, max: 6 }),
        ({ field, element }, power, e) => {
          const a = field.pow(element, power);
          const elements = [a, field.pow(a, e)];
          const small = inSmallestField(field, elements);
          const combination = field.add(elements[0]!, field.mul(field.fromInteger(1009), elements[1]!));
          expect(small.field.degree).toBe(field.minimalPolynomialOf(combination).length - 1);
          expectSameNumbers(field, elements, small.field, small.elements);
        },
      ),
      { numRuns: 15 },
    );
  });
});
