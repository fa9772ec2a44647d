/** The number fields that the law suites run on, with random elements of each, and a bracket of the real value of an
 *  element that shares no code with the library: `sampleFields`, `elementsOf`, `bracket`, `rationalOfDouble`. */
import fc from 'fast-check';
import { commonField } from '../../src/exact/compositum.js';
import { realCyclotomicField } from '../../src/exact/cyclotomic.js';
import { memoized } from '../../src/exact/memo.js';
import { type Element, type NumberField, numberField, rationalField } from '../../src/exact/numberField.js';
import { quadraticField } from '../../src/exact/quadratic.js';
import { type Rational, rational } from '../../src/exact/rational.js';
import { anyRational } from './fieldLaws.js';

export interface SampleField {
  readonly name: string;
  readonly field: NumberField;
  /** The generator to eight digits, no other root nearer than 10^−3. */
  readonly near: number;
}

const at = (n: bigint, d: bigint) => ({ lo: rational(n, d), hi: rational(n, d) });
const sqrt2 = quadraticField(2n).field;
const sqrt5 = quadraticField(5n).field;

export const sampleFields: readonly SampleField[] = [
  { name: 'Q', field: rationalField, near: 0 },
  { name: 'Q(√2)', field: sqrt2, near: Math.SQRT2 },
  { name: 'Q(√5)', field: sqrt5, near: Math.sqrt(5) },
  { name: 'Q(2cos(2π/7))', field: realCyclotomicField(7).field, near: 2 * Math.cos((2 * Math.PI) / 7) },
  { name: 'Q(2cos(2π/17))', field: realCyclotomicField(17).field, near: 2 * Math.cos((2 * Math.PI) / 17) },
  // One real root and a complex pair: conjugates are no help with signs here.
  { name: 'Q(t), t³ = t² + t + 1', field: numberField([-1n, -1n, -1n, 1n], at(2n, 1n)), near: 1.839286755 },
  { name: 'Q(√2, √5)', field: commonField(sqrt2, sqrt5).field, near: Number.NaN },
  // Group S_8, two real roots; the negative one is chosen.
  {
    name: 'Q(r), r⁸ = r + 1, r < 0',
    field: numberField([-1n, -1n, 0n, 0n, 0n, 0n, 0n, 0n, 1n], at(-1n, 1n)),
    near: -0.81165232,
  },
];

/** Random elements: small, sparse, with large coordinates, rational, and ones that nearly vanish. */
export function elementsOf(field: NumberField): fc.Arbitrary<Element> {
  const vector = <T>(entry: fc.Arbitrary<T>) => fc.array(entry, { minLength: field.degree, maxLength: field.degree });
  const over = ([numerators, d]: readonly [readonly bigint[], bigint]): Element =>
    field.fromPowerBasis(numerators.map((n) => rational(n, d)));
  const small = fc.tuple(vector(fc.bigInt(-4n, 4n)), fc.bigInt(1n, 6n)).map(over);
  const large = fc.tuple(vector(fc.bigInt(-(10n ** 40n), 10n ** 40n)), fc.bigInt(1n, 10n ** 30n)).map(over);
  return fc.oneof(
    { weight: 4, arbitrary: small },
    { weight: 2, arbitrary: large },
    { weight: 1, arbitrary: anyRational.map((q) => field.fromRational(q)) },
    { weight: 1, arbitrary: fc.constantFrom(field.zero, field.one, field.generator) },
    {
      weight: 2,
      arbitrary: fc.tuple(small, fc.integer({ min: 0, max: 300 })).map(([a, k]) => nearlyZero(field, a, k)),
    },
  );
}

/** a minus its value rounded down to k bits: between 0 and 2^−k, often with huge coordinates. */
function nearlyZero(field: NumberField, a: Element, k: number): Element {
  const scale = 1n << BigInt(k);
  const floor = field.floor(field.mul(a, field.fromInteger(scale)));
  return field.sub(a, field.fromRational(rational(floor, scale)));
}

/** Integers lo ≤ 2^bits·a ≤ hi, at most 2 apart: Horner's rule with intervals, in fixed point, on the power basis, with the
 *  generator bracketed by plain bisection of its minimal polynomial around `near`. */
export function bracket({ field, near }: SampleField, a: Element, bits: number): { lo: bigint; hi: bigint } {
  const coefficients = field.toPowerBasis(a);
  for (let working = bits + 64; ; working *= 2) {
    const scale = 1n << BigInt(working);
    const alpha = bisectGenerator(field, Number.isNaN(near) ? field.toNumber(field.generator) : near, working);
    let [lo, hi] = [0n, 0n];
    for (const q of [...coefficients].reverse()) {
      const products = [lo * alpha.lo, lo * alpha.hi, hi * alpha.lo, hi * alpha.hi].sort((x, y) =>
        x < y ? -1 : x > y ? 1 : 0,
      );
      const c = floorQuotient(q.s * q.n * scale, q.d);
      lo = floorQuotient(products[0]!, scale) + c;
      hi = floorQuotient(products[3]!, scale) + 2n + c;
    }
    const unit = 1n << BigInt(working - bits);
    const result = { lo: floorQuotient(lo, unit), hi: floorQuotient(hi, unit) + 1n };
    if (result.hi - result.lo <= 2n) return result;
  }
}

const floorQuotient = (a: bigint, b: bigint): bigint => (a - (((a % b) + b) % b)) / b;

const brackets = new Map<string, { lo: bigint; hi: bigint }>();

/** The root of the minimal polynomial within 10^−3 of `near`, at scale 2^bits. */
function bisectGenerator(field: NumberField, near: number, bits: number): { lo: bigint; hi: bigint } {
  return memoized(brackets, `${field.minimalPolynomial},${near},${bits}`, () => bisect(field, near, bits));
}

function bisect(field: NumberField, near: number, bits: number): { lo: bigint; hi: bigint } {
  const scale = 1n << BigInt(bits);
  const f = field.minimalPolynomial;
  const sign = (x: bigint): boolean => {
    let [value, power] = [0n, 1n];
    for (const c of [...f].reverse()) {
      value = value * x + c * power;
      power *= scale;
    }
    return value > 0n;
  };
  let lo = (BigInt(Math.floor((near - 1e-3) * 2 ** 40)) * scale) >> 40n;
  let hi = (BigInt(Math.ceil((near + 1e-3) * 2 ** 40)) * scale) >> 40n;
  const low = sign(lo);
  if (low === sign(hi)) throw new Error(`no sign change of [${f}] around ${near}`);
  while (hi - lo > 1n) {
    const middle = (lo + hi) >> 1n;
    if (sign(middle) === low) lo = middle;
    else hi = middle;
  }
  return { lo, hi };
}

/** A finite double, exactly, from its bits. */
export function rationalOfDouble(x: number): Rational {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const word = view.getBigUint64(0);
  const exponent = Number((word >> 52n) & 2047n);
  const fraction = word & ((1n << 52n) - 1n);
  const mantissa = exponent === 0 ? fraction : fraction | (1n << 52n);
  const shift = Math.max(exponent, 1) - 1075;
  const signed = word >> 63n === 1n ? -mantissa : mantissa;
  return shift >= 0 ? rational(signed << BigInt(shift)) : rational(signed, 1n << BigInt(-shift));
}

/** The next double in the direction of +∞. */
export function nextUp(x: number): number {
  if (x === 0) return Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + (x > 0 ? 1n : -1n));
  return view.getFloat64(0);
}
