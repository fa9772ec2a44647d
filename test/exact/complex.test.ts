import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complexField, complexToJson, displayComplex } from '../../src/exact/complex.js';
import { type Element, rationalField } from '../../src/exact/numberField.js';
import { quadraticField } from '../../src/exact/quadratic.js';
import { rational } from '../../src/exact/rational.js';
import { fieldLaws } from './fieldLaws.js';
import { elementsOf, sampleFields } from './sampleFields.js';

describe.each(sampleFields.slice(0, 4).map(({ name, field }) => [name, field] as const))('%s(i)', (_, K) => {
  const field = complexField(K);
  const elements = fc.tuple(elementsOf(K), elementsOf(K)).map(([re, im]) => ({ re, im }));
  fieldLaws(field, elements, 15);

  it('i² = −1', () => expect(field.equals(field.mul(field.i, field.i), field.fromInteger(-1))).toBe(true));

  it('conjugation is multiplicative and a·ā = |a|²', () =>
    fc.assert(
      fc.property(elements, elements, (a, b) => {
        const conjugate = field.conjugate(field.mul(a, b));
        expect(field.equals(conjugate, field.mul(field.conjugate(a), field.conjugate(b)))).toBe(true);
        expect(field.equals(field.mul(a, field.conjugate(a)), field.fromReal(field.norm(a)))).toBe(true);
        expect(field.isReal(a)).toBe(K.isZero(a.im));
      }),
      { numRuns: 20 },
    ));
});

describe('complex numbers are shown as a+b·i', () => {
  const { field: K, sqrt } = quadraticField(5n);
  const field = complexField(K);
  const q = (n: number, d = 1) => K.fromRational(rational(n, d));
  const golden = K.mul(q(1, 2), K.add(K.one, sqrt));
  const shown: readonly (readonly [Element, Element, string])[] = [
    [q(0), q(0), '0'],
    [q(0), q(1), 'i'],
    [q(0), q(-1), '-i'],
    [q(3), q(-2), '3-2i'],
    [q(1, 2), q(-1, 3), '1/2-1/3·i'],
    [sqrt, q(0), '√5'],
    [q(-1), sqrt, '-1+√5·i'],
    [golden, golden, '(1+√5)/2+(1+√5)/2·i'],
    [q(0), K.add(q(2), sqrt), '(2+√5)·i'],
    [q(0), K.sub(q(1), sqrt), '-(-1+√5)·i'],
  ];
  it.each(shown.map(([re, im, text]) => [text, { re, im }] as const))('%s', (text, value) =>
    expect(displayComplex(field, value)).toBe(text),
  );

  it('JSON holds the text and both parts as doubles', () => {
    const { field: R, sqrt: root } = quadraticField(3n);
    const a = { re: R.fromRational(rational(-1, 2)), im: R.mul(R.fromRational(rational(1, 2)), root) };
    expect(complexToJson(complexField(R), a)).toEqual({ exact: '-1/2+√3/2·i', approx: [-0.5, Math.sqrt(3) / 2] });
    expect(complexToJson(complexField(rationalField), { re: rationalField.one, im: rationalField.zero })).toEqual({
      exact: '1',
      approx: [1, 0],
    });
  });
});
