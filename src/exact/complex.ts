/** # Complex numbers over a real field. Defines `ComplexField`, `Complex`, `displayComplex`, `complexToJson`.
 *
 * K(i) for a real number field K, with the embedding in C that keeps the real values of K: an element is a pair re + im·i. Every number
 * field that is closed under conjugation lies in the K(i) of the real and imaginary parts of its elements.
 * @module */
import { display } from './display.js';
import { DomainError } from './errors.js';
import type { Field } from './field.js';
import { memoized } from './memo.js';
import type { Element, NumberField } from './numberField.js';
import type { Rational } from './rational.js';

/** re + im·i, both in one real field. */
export interface Complex {
  readonly re: Element;
  readonly im: Element;
}

export class ComplexField implements Field<Complex> {
  readonly zero: Complex;
  readonly one: Complex;
  readonly i: Complex;

  constructor(readonly real: NumberField) {
    this.zero = { re: real.zero, im: real.zero };
    this.one = { re: real.one, im: real.zero };
    this.i = { re: real.zero, im: real.one };
  }

  fromReal(re: Element): Complex {
    return { re, im: this.real.zero };
  }

  fromInteger(n: bigint | number): Complex {
    return this.fromReal(this.real.fromInteger(n));
  }

  fromRational(q: Rational): Complex {
    return this.fromReal(this.real.fromRational(q));
  }

  add(a: Complex, b: Complex): Complex {
    return { re: this.real.add(a.re, b.re), im: this.real.add(a.im, b.im) };
  }

  sub(a: Complex, b: Complex): Complex {
    return { re: this.real.sub(a.re, b.re), im: this.real.sub(a.im, b.im) };
  }

  neg(a: Complex): Complex {
    return { re: this.real.neg(a.re), im: this.real.neg(a.im) };
  }

  conjugate(a: Complex): Complex {
    return { re: a.re, im: this.real.neg(a.im) };
  }

  mul(a: Complex, b: Complex): Complex {
    const K = this.real;
    return {
      re: K.sub(K.mul(a.re, b.re), K.mul(a.im, b.im)),
      im: K.add(K.mul(a.re, b.im), K.mul(a.im, b.re)),
    };
  }

  /** |a|² = a·ā, a real number. */
  norm(a: Complex): Element {
    return this.real.add(this.real.mul(a.re, a.re), this.real.mul(a.im, a.im));
  }

  inv(a: Complex): Complex {
    if (this.isZero(a)) throw new DomainError({ where: 'inverse', expected: 'a nonzero number', found: '0' });
    const scale = this.real.inv(this.norm(a));
    return { re: this.real.mul(a.re, scale), im: this.real.neg(this.real.mul(a.im, scale)) };
  }

  div(a: Complex, b: Complex): Complex {
    return this.mul(a, this.inv(b));
  }

  equals(a: Complex, b: Complex): boolean {
    return this.real.equals(a.re, b.re) && this.real.equals(a.im, b.im);
  }

  isZero(a: Complex): boolean {
    return this.real.isZero(a.re) && this.real.isZero(a.im);
  }

  isReal(a: Complex): boolean {
    return this.real.isZero(a.im);
  }

  /** A string that is the same exactly for equal elements. */
  key(a: Complex): string {
    return `${this.real.key(a.re)};${this.real.key(a.im)}`;
  }
}

const fields = new WeakMap<NumberField, ComplexField>();

/** K(i). */
export const complexField = (K: NumberField): ComplexField => memoized(fields, K, () => new ComplexField(K));

/** `-1/2+√3/2·i`, `√5-2i`, `(1+√5)/4`, `i`: real and imaginary part as `display` shows them, parts that are 0 left out. */
export function displayComplex({ real }: ComplexField, { re, im }: Complex): string {
  if (real.isZero(im)) return display(real, re);
  const negative = real.sign(im) < 0;
  const magnitude = display(real, negative ? real.neg(im) : im);
  const imaginary = magnitude === '1' ? 'i' : /^\d+$/.test(magnitude) ? `${magnitude}i` : `${bracketed(magnitude)}·i`;
  if (real.isZero(re)) return `${negative ? '-' : ''}${imaginary}`;
  return `${display(real, re)}${negative ? '-' : '+'}${imaginary}`;
}

/** A sum in brackets, so that ·i multiplies all of it; signs inside brackets do no harm. */
function bracketed(text: string): string {
  let depth = 0;
  for (const [at, character] of [...text].entries()) {
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (depth === 0 && at > 0 && (character === '+' || character === '-')) return `(${text})`;
  }
  return text;
}

/** A complex number in JSON: `exact` as `displayComplex` shows it, `approx` its real and imaginary part correctly rounded. */
export interface ComplexJson {
  readonly exact: string;
  readonly approx: readonly [re: number, im: number];
}

/** The form of a complex number in all JSON output, e.g. {"exact": "-1/2+√3/2·i", "approx": [-0.5, 0.866…]}. */
export function complexToJson(field: ComplexField, a: Complex): ComplexJson {
  const { real } = field;
  return { exact: displayComplex(field, a), approx: [real.toNumber(a.re), real.toNumber(a.im)] };
}
