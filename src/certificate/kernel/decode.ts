/** # Reading a certificate. Defines `decode`, `Decoded`, and the readers of exact numbers.
 *
 * A certificate is data from a stranger: every size is bounded before anything is built, unknown or missing fields are
 * errors, numbers are short decimal strings, nothing is evaluated.
 * @module */
import { memoized } from '../../exact/memo.js';
import type { Element, NumberField } from '../../exact/numberField.js';
import { type Rational, rational } from '../../exact/rational.js';
import { countRealRoots } from '../../exact/realRoots.js';
import { type Certificate, type Exact, FORMAT, MAX_PATHS, MAX_POINTS, VERSION } from '../format.js';
import { DecidedField } from './decidedField.js';
import { Malformed } from './reject.js';

const MAX_DEGREE = 128;
/** Of one number, or of one polynomial. */
const MAX_DIGITS = 5000;

export interface Decoded {
  readonly field: NumberField;
  readonly n: number;
  readonly rank: number;
  readonly relation: Int32Array;
  readonly gram: readonly Element[];
  readonly normRatios: readonly Element[] | null;
  /** Not yet looked into. */
  readonly claims: Certificate['claims'];
}

type Json = Readonly<Record<string, unknown>>;

/** The object at `place`, with exactly these fields. */
export function record(value: unknown, place: string, fields: readonly string[]): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Malformed(place, 'expected an object');
  const found = Object.keys(value);
  const missing = fields.find((field) => !found.includes(field));
  if (missing !== undefined) throw new Malformed(place, `field "${missing}" is missing`);
  const extra = found.find((field) => !fields.includes(field));
  if (extra !== undefined)
    throw new Malformed(place, `field ${JSON.stringify(extra.slice(0, 40))} is not part of a certificate`);
  return value as Json;
}

/** Data in a few words, without walking through it: it may be nested deeper than the stack. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : String(value);
}

export function list(value: unknown, place: string, most: number): readonly unknown[] {
  if (!Array.isArray(value)) throw new Malformed(place, 'expected a list');
  if (value.length > most) throw new Malformed(place, `expected at most ${most} entries, found ${value.length}`);
  return value;
}

function fractionText(value: unknown, place: string): string {
  if (typeof value !== 'string' || value.length > MAX_DIGITS || !/^(0|-?[1-9]\d*(\/[1-9]\d*)?)$/.test(value))
    throw new Malformed(place, 'expected a rational number "a" or "a/b"');
  return value;
}

function toRational(text: string, place: string): Rational {
  const q = rational(text);
  // One spelling a number: nothing can be altered without altering what it says.
  if (text.includes('/') && (q.d === 1n || !text.endsWith(`/${q.d}`)))
    throw new Malformed(place, 'expected a fraction in lowest terms');
  return q;
}

export const readRational = (value: unknown, place: string): Rational => toRational(fractionText(value, place), place);

const elements = new WeakMap<NumberField, Map<string, Element>>();

/** Σ c_k α^k from its coefficients; the same coefficients give the same object. */
export function readExact(field: NumberField, value: unknown, place: string): Element {
  if (Array.isArray(value) && value.length === 0) return field.zero;
  const given = list(value, place, field.degree).map((c, k) => fractionText(c, `${place}[${k}]`));
  const text = given.join(' ');
  if (text.length > MAX_DIGITS) throw new Malformed(place, `expected at most ${MAX_DIGITS} digits in all`);
  const known = memoized(elements, field, () => new Map<string, Element>());
  return memoized(known, text, () => {
    const coefficients = given.map((c, k) => toRational(c, `${place}[${k}]`));
    if (coefficients[coefficients.length - 1]?.n === 0n) throw new Malformed(place, 'expected no trailing zeros');
    return field.fromPowerBasis(coefficients);
  });
}

export function readInterval(value: unknown, place: string): { lo: Rational; hi: Rational } {
  const [lo, hi] = list(value, place, 2).map((end, k) => readRational(end, `${place}[${k}]`));
  if (lo === undefined || hi === undefined || lo.compare(hi) > 0)
    throw new Malformed(place, 'expected two ends in order');
  return { lo, hi };
}

/** Q(α). That the polynomial is irreducible need not be known: equalities are proved as polynomial identities, which hold for
 *  every root, and that numbers differ by enclosures of the numbers (`DecidedField`). */
export function readField(value: unknown): NumberField {
  const { polynomial, root } = record(value, 'field', ['polynomial', 'root']);
  const coefficients = list(polynomial, 'field.polynomial', MAX_DEGREE + 1).map((c, k) => {
    const q = readRational(c, `field.polynomial[${k}]`);
    if (q.d !== 1n) throw new Malformed(`field.polynomial[${k}]`, 'expected an integer');
    return q.s * q.n;
  });
  if (coefficients.join(' ').length > MAX_DIGITS)
    throw new Malformed('field.polynomial', `expected at most ${MAX_DIGITS} digits in all`);
  if (coefficients.length < 2 || coefficients[coefficients.length - 1] !== 1n)
    throw new Malformed('field.polynomial', 'expected a monic polynomial of positive degree');
  const { lo, hi } = readInterval(root, 'field.root');
  const at = (x: Rational) => coefficients.reduceRight((sum, c) => sum.mul(x).add(rational(c)), rational(0n));
  if (coefficients.length === 2) {
    // One way to write Q.
    if (coefficients[0] !== 0n || lo.n !== 0n || hi.n !== 0n)
      throw new Malformed('field', 'expected Q to be written with the polynomial x and the root 0');
  } else if (at(lo).s * at(hi).s >= 0n || countRealRoots(coefficients, lo, hi) !== 1)
    throw new Malformed('field.root', 'expected an interval with a sign change and exactly one root');
  return new DecidedField(coefficients, { lo, hi });
}

function readRelation(value: unknown, n: number, rank: number): Int32Array {
  const relation = new Int32Array(n * n);
  list(value, 'relation', n).forEach((row, x) => {
    const entries = list(row, `relation[${x}]`, n);
    if (entries.length !== n) throw new Malformed(`relation[${x}]`, `expected ${n} entries, found ${entries.length}`);
    entries.forEach((entry, y) => {
      if (typeof entry !== 'number' || !Number.isInteger(entry) || entry < 0 || entry >= rank)
        throw new Malformed(`relation[${x}][${y}]`, `expected a colour from 0 to ${rank - 1}`);
      relation[x * n + y] = entry;
    });
  });
  return relation;
}

/** @throws Reject with the place of what is malformed */
export function decode(data: unknown): Decoded {
  const certificate = record(data, 'certificate', [
    'format',
    'version',
    'id',
    'field',
    'relation',
    'gram',
    'normRatios',
    'claims',
  ]);
  if (certificate.format !== FORMAT) throw new Malformed('format', `expected "${FORMAT}"`);
  if (certificate.version !== VERSION)
    throw new Malformed('version', `expected ${VERSION}, found ${show(certificate.version)}`);
  if (typeof certificate.id !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(certificate.id))
    throw new Malformed('id', 'expected letters, digits, ".", "_" and "-", at most 100');
  const field = readField(certificate.field);
  const n = list(certificate.relation, 'relation', MAX_POINTS).length;
  if (n === 0) throw new Malformed('relation', 'expected at least one point');
  const most = Math.min(n * n, Math.floor(MAX_PATHS / n));
  const elements = (value: unknown, place: string): readonly Element[] =>
    list(value, place, most).map((entry, k) => readExact(field, entry, `${place}[${k}]`));
  const gram = elements(certificate.gram, 'gram');
  const relation = readRelation(certificate.relation, n, gram.length);
  const normRatios = certificate.normRatios === null ? null : elements(certificate.normRatios, 'normRatios');
  return {
    field,
    n,
    rank: gram.length,
    relation,
    gram,
    normRatios,
    claims: certificate.claims as Certificate['claims'],
  };
}

const written = new WeakMap<Element, Exact>();

/** The one way to write an element; the counterpart of `readExact`. */
export function writeExact(field: NumberField, a: Element): Exact {
  return memoized(written, a, () => {
    const coefficients = field.toPowerBasis(a).map((q) => (q.d === 1n ? String(q.s * q.n) : `${q.s * q.n}/${q.d}`));
    while (coefficients[coefficients.length - 1] === '0') coefficients.pop();
    return coefficients;
  });
}
