/** # Readable numbers. Defines `display`, `displayWithin`, `latex`, `ExactJson`, `toJson`.
 *
 * A number is shown in the smallest field that it lies in: as an integer or a/b, as (a+b√m)/c, as a rational combination
 * of cosines 2cos(2πk/n), as the square root of a quadratic number, and otherwise as its minimal polynomial with an interval
 * that holds no other root. Everything that is displayed can be parsed again by `parse.ts`, to the same number.
 * @module */
import { conductorOf, fieldOfTwoCos, realCyclotomicField, totient } from './cyclotomic.js';
import type { IntegerPolynomial } from './integerPolynomial.js';
import { lcmInteger } from './integers.js';
import { memoized } from './memo.js';
import type { Element, NumberField } from './numberField.js';
import { squareFreeKernel } from './quadratic.js';
import { numerator, type Rational, rational } from './rational.js';
import { isolateRealRoots, type RootInterval } from './realRoots.js';

/** A number as readable as it gets; each case says exactly one number. */
type NumberDescription =
  | { readonly kind: 'linear'; readonly terms: readonly Term[]; readonly denominator: bigint }
  | { readonly kind: 'root of quadratic'; readonly sign: 1 | -1; readonly radicand: NumberDescription }
  | { readonly kind: 'root'; readonly polynomial: IntegerPolynomial; readonly interval: RootInterval };

/** coefficient · 1, √radicand, or cos(2π·turn) with 0 < turn < 1/2. */
interface Term {
  readonly coefficient: bigint;
  readonly unit:
    | { readonly kind: 'one' }
    | { readonly kind: 'sqrt'; readonly radicand: bigint }
    | { readonly kind: 'cos'; readonly turn: Rational };
}

const ONE = { kind: 'one' } as const;
/** Longer sums of cosines are less readable than a minimal polynomial. */
const MAX_TERMS = 4;

const descriptions = new WeakMap<NumberField, Map<string, NumberDescription>>();

function describeNumber(field: NumberField, a: Element): NumberDescription {
  const known = memoized(descriptions, field, () => new Map<string, NumberDescription>());
  return memoized(known, field.key(a), () => describe(field, a));
}

function describe(field: NumberField, a: Element): NumberDescription {
  const q = field.asRational(a);
  if (q !== undefined) return linear([[q, ONE]]);
  const cosines = inCosines(field, a, 2);
  if (cosines !== undefined) return cosines;
  const p = field.minimalPolynomialOf(a);
  if (p.length === 3) return quadraticNumber(field, a, p);
  return twoCosine(field, a, p) ?? inCosines(field, a, MAX_TERMS) ?? evenRoot(field, a, p) ?? root(field, a, p);
}

function linear(parts: readonly (readonly [Rational, Term['unit']])[]): NumberDescription {
  const used = parts.filter(([q]) => q.n !== 0n);
  if (used.length === 0) return { kind: 'linear', terms: [{ coefficient: 0n, unit: ONE }], denominator: 1n };
  const denominator = used.reduce((common, [q]) => lcmInteger(common, q.d), 1n);
  return {
    kind: 'linear',
    denominator,
    terms: used.map(([q, unit]) => ({ coefficient: numerator(q) * (denominator / q.d), unit })),
  };
}

/** A root of c + bx + ax²: −b/2a ± √(b² − 4ac)/2a. */
function quadraticNumber(field: NumberField, a: Element, [c, b, lead]: IntegerPolynomial): NumberDescription {
  const { root: square, kernel } = squareFreeKernel(b! * b! - 4n * lead! * c!);
  const middle = rational(-b!, 2n * lead!);
  const upper = field.compare(a, field.fromRational(middle)) > 0;
  return linear([
    [middle, ONE],
    [rational(upper ? square : -square, 2n * lead!), { kind: 'sqrt', radicand: kernel }],
  ]);
}

/** In a real cyclotomic field: r + q·2cos(2πk/n) unless that is quadratic (then radicals say it better), or (for more
 *  terms) the coordinates in the basis 1, 2cos(2πk/n). */
function inCosines(field: NumberField, a: Element, limit: number): NumberDescription | undefined {
  const n = conductorOf(field);
  if (n === undefined) return undefined;
  const cosine = (k: number) => ({ kind: 'cos', turn: rational(k, n) }) as const;
  if (limit === 2) {
    const { twoCos } = realCyclotomicField(n);
    for (let k = 1; 2 * k < n; k++) {
      if (totient(Number(cosine(k).turn.d)) <= 4) continue;
      const multiple = rationalMultiple(field, a, twoCos(k));
      if (multiple === undefined) continue;
      const [constant, factor] = multiple;
      if (constant.n === 0n || constant.d === 1n || factor.d === constant.d)
        return linear([
          [constant, ONE],
          [factor.mul(2n), cosine(k)],
        ]);
    }
    return undefined;
  }
  const used = a.num.flatMap((c, k) =>
    c === 0n ? [] : [[rational(k === 0 ? c : 2n * c, a.den), k === 0 ? ONE : cosine(k)] as const],
  );
  return used.length <= limit ? linear(used) : undefined;
}

/** [r, q] with a = r + q·b, rational, where the coordinates allow it. */
function rationalMultiple(field: NumberField, a: Element, b: Element): readonly [Rational, Rational] | undefined {
  const pivot = b.num.findIndex((c, i) => i > 0 && c !== 0n);
  if (pivot < 0) return undefined;
  const factor = rational(a.num[pivot]! * b.den, b.num[pivot]! * a.den);
  const constant = field.asRational(field.sub(a, field.mul(b, field.fromRational(factor))));
  return constant && [constant, factor];
}

/** a = c·cos(2πk/m) with c ∈ {2, 1} in a field that was not built as a cyclotomic one. */
function twoCosine(field: NumberField, a: Element, p: IntegerPolynomial): NumberDescription | undefined {
  const degree = p.length - 1;
  for (const factor of [1n, 2n]) {
    // factor·a has the polynomial p(x/factor)·factor^degree/lead when that is monic.
    const scaled = p.map((c, k) => c * factor ** BigInt(degree - k));
    const lead = scaled[degree]!;
    if (scaled.some((c) => c % lead !== 0n)) continue;
    const { lo, hi } = decimalInterval(field, field.mul(a, field.fromInteger(factor)), 64);
    const known = fieldOfTwoCos(
      scaled.map((c) => c / lead),
      { lo, hi },
    );
    if (known === undefined) continue;
    const n = conductorOf(known.field);
    if (n === undefined) return undefined;
    const description = inCosines(
      known.field,
      known.field.mul(known.element, known.field.fromRational(rational(1n, factor))),
      2,
    );
    if (description !== undefined) return description;
  }
  return undefined;
}

/** ±√(u + v√m) when the minimal polynomial is biquadratic in x². */
function evenRoot(field: NumberField, a: Element, p: IntegerPolynomial): NumberDescription | undefined {
  if (p.length !== 5 || p[1] !== 0n || p[3] !== 0n) return undefined;
  return {
    kind: 'root of quadratic',
    sign: field.sign(a) < 0 ? -1 : 1,
    radicand: describeNumber(field, field.mul(a, a)),
  };
}

function root(field: NumberField, a: Element, polynomial: IntegerPolynomial): NumberDescription {
  const roots = isolateRealRoots(polynomial);
  for (let bits = 14; ; bits += 10) {
    const interval = decimalInterval(field, a, bits);
    const met = roots.filter(({ lo, hi }) => lo.compare(interval.hi) <= 0 && hi.compare(interval.lo) >= 0);
    if (met.length === 1) return { kind: 'root', polynomial, interval };
  }
}

/** Decimal endpoints around a, about 2^−bits apart. */
function decimalInterval(field: NumberField, a: Element, bits: number): RootInterval {
  const digits = Math.ceil(bits * 0.302);
  const scale = 10n ** BigInt(digits);
  const floor = field.floor(field.mul(a, field.fromInteger(scale)));
  return { lo: rational(floor, scale), hi: rational(floor + 1n, scale) };
}

/** `(1+√5)/4`, `2cos(2π/7)`, `root(x^3-x-1, 1.3247..1.3248)`. */
export function display(field: NumberField, a: Element): string {
  return text(describeNumber(field, a), plain);
}

/** The same for a LaTeX formula. */
export function latex(field: NumberField, a: Element): string {
  return text(describeNumber(field, a), tex);
}

/** The exact form where it has at most `length` characters, and otherwise six digits marked ≈. */
export function displayWithin(field: NumberField, a: Element, length: number): string {
  const approximate = `≈${Number(field.toNumber(a).toPrecision(6))}`;
  // In a large field that is not cyclotomic the exact form is a long minimal polynomial: do not even find it.
  if (field.degree > 8 && conductorOf(field) === undefined && field.asRational(a) === undefined) return approximate;
  const exact = display(field, a);
  return [...exact].length <= length ? exact : approximate;
}

export interface ExactJson {
  readonly exact: string;
  readonly approx: number;
}

/** The form of a number in all JSON output: readable and correctly rounded. */
export function toJson(field: NumberField, a: Element): ExactJson {
  return { exact: display(field, a), approx: field.toNumber(a) };
}

interface Notation {
  readonly sqrt: (radicand: string) => string;
  readonly cos: (numerator: bigint, denominator: bigint) => string;
  readonly fraction: (numerator: string, denominator: bigint, isSum: boolean) => string;
  readonly root: (polynomial: string, lo: string, hi: string) => string;
  readonly power: (exponent: number) => string;
}

const plain: Notation = {
  sqrt: (radicand) => (/^\d+$/.test(radicand) ? `√${radicand}` : `√(${radicand})`),
  cos: (p, q) => `cos(${p === 1n ? '' : p}π/${q})`,
  fraction: (p, q, isSum) => `${isSum ? `(${p})` : p}/${q}`,
  root: (p, lo, hi) => `root(${p}, ${lo}..${hi})`,
  power: (k) => (k === 1 ? 'x' : `x^${k}`),
};

const tex: Notation = {
  sqrt: (radicand) => `\\sqrt{${radicand}}`,
  cos: (p, q) => `\\cos\\frac{${p === 1n ? '' : p}\\pi}{${q}}`,
  fraction: (p, q) => (p.startsWith('-') && !/[+]|.-/.test(p) ? `-\\frac{${p.slice(1)}}{${q}}` : `\\frac{${p}}{${q}}`),
  root: (p, lo, hi) => `\\operatorname{root}\\left(${p},\\ [${lo},${hi}]\\right)`,
  power: (k) => (k === 1 ? 'x' : `x^{${k}}`),
};

function text(description: NumberDescription, notation: Notation): string {
  switch (description.kind) {
    case 'linear': {
      const { terms, denominator } = description;
      const sum = joinTerms(terms.map(({ coefficient, unit }) => [coefficient, unitText(unit, notation)]));
      return denominator === 1n ? sum : notation.fraction(sum, denominator, terms.length > 1);
    }
    case 'root of quadratic':
      return `${description.sign < 0 ? '-' : ''}${notation.sqrt(text(description.radicand, notation))}`;
    case 'root': {
      const { polynomial, interval } = description;
      const terms = polynomial
        .flatMap((c, k) => (c === 0n ? [] : [[c, k === 0 ? '' : notation.power(k)] as const]))
        .reverse();
      return notation.root(joinTerms(terms), decimal(interval.lo), decimal(interval.hi));
    }
    default:
      return description satisfies never;
  }
}

function unitText(unit: Term['unit'], notation: Notation): string {
  switch (unit.kind) {
    case 'one':
      return '';
    case 'sqrt':
      return notation.sqrt(String(unit.radicand));
    case 'cos': {
      const angle = unit.turn.mul(2n);
      return notation.cos(angle.n, angle.d);
    }
    default:
      return unit satisfies never;
  }
}

function joinTerms(terms: readonly (readonly [bigint, string])[]): string {
  return terms
    .map(([coefficient, unit], index) => {
      const magnitude = coefficient < 0n ? -coefficient : coefficient;
      const sign = coefficient < 0n ? '-' : index === 0 ? '' : '+';
      return `${sign}${magnitude === 1n && unit !== '' ? '' : magnitude}${unit}`;
    })
    .join('');
}

/** A rational whose denominator divides a power of ten, in full. */
function decimal(q: Rational): string {
  let digits = 0;
  let scale = 1n;
  while (scale % q.d !== 0n) {
    scale *= 10n;
    digits++;
  }
  const body = String(q.n * (scale / q.d)).padStart(digits + 1, '0');
  const sign = q.s < 0n ? '-' : '';
  return digits === 0 ? `${sign}${body}` : `${sign}${body.slice(0, -digits)}.${body.slice(-digits)}`;
}
