/** # Reading parameters. Defines `parseArraySubject`, `stronglyRegularSubject`, `subjectFromJson`.
 *
 * What is malformed (text that is no array, a ragged matrix, negative or huge entries) is an error; what is well formed and impossible
 * is for `feasibility.ts` to refute.
 * @module */
import { commonField, type Embedding } from '../../exact/compositum.js';
import { DomainError, excerpt, LimitError, ParseError, ShapeError } from '../../exact/errors.js';
import { type AlgebraicNumber, type NumberField, rationalField } from '../../exact/numberField.js';
import { parseExact } from '../../exact/parse.js';
import { numerator, type Rational, rational, rationalToString } from '../../exact/rational.js';
import type { Subject } from './feasibility.js';
import { looksLikeGapCyclotomic, parseGapCyclotomic } from './gapCyclotomic.js';
import { type PolynomialArray, sizesOf } from './polynomialArray.js';

/** More classes than this are refused: the tensor of intersection numbers has rank³ entries. */
const MAX_CLASSES = 60;
const MAX_RANK = 40;

/** Intersection numbers are 32-bit integers. */
const MAX_POINTS = 2n ** 31n - 1n;

/** `{b0,…;c1,…}`, with or without braces. @throws ParseError, DomainError, LimitError */
export function parseArraySubject(text: string, kind: 'intersectionArray' | 'kreinArray', where: string): Subject {
  const expected = '{b_0,…,b_{d−1}; c_1,…,c_d}';
  const body = /^\s*\{([^{}]*)\}\s*$/.exec(text)?.[1] ?? text;
  const halves = body.split(';').map((half) => half.split(','));
  if (halves.length !== 2) throw new ParseError({ where, expected, found: excerpt(text) });
  return arraySubject(halves[0]!, halves[1]!, kind, where);
}

export function arraySubject(
  b: readonly unknown[],
  c: readonly unknown[],
  kind: 'intersectionArray' | 'kreinArray',
  where: string,
): Subject {
  if (b.length !== c.length)
    throw new ShapeError({ where, expected: 'as many b as c', found: `${b.length} and ${c.length}` });
  if (b.length === 0) throw new ShapeError({ where, expected: 'at least one b and one c', found: 'none' });
  if (b.length > MAX_CLASSES)
    throw new LimitError({ where, expected: `at most ${MAX_CLASSES} classes`, found: String(b.length) });
  const entries = (letter: string, first: number, values: readonly unknown[]): readonly Rational[] =>
    values.map((value, i) => positiveEntry(value, kind === 'kreinArray', `${where}: ${letter}_${i + first}`));
  const array: PolynomialArray = { b: entries('b', 0, b), c: entries('c', 1, c) };
  const n = sizesOf(array).reduce((sum, k) => sum.add(k), rational(0));
  if (numerator(n) > MAX_POINTS * n.d)
    throw new LimitError({ where, expected: 'fewer than 2^31 points', found: excerpt(rationalToString(n)) });
  return { kind, array };
}

function positiveEntry(value: unknown, fractions: boolean, where: string): Rational {
  const expected = fractions ? 'a positive number a or a/b' : 'a positive integer';
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : undefined;
  if (
    text === undefined ||
    !(fractions ? /^\d{1,12}(\/\d{1,12})?$/ : /^\d+$/).test(text) ||
    /^0+(\/|$)|\/0+$/.test(text)
  )
    throw new DomainError({
      where,
      expected,
      found: text === undefined ? describe(value) : excerpt(text || 'nothing'),
    });
  const q = rational(text);
  if (q.n > MAX_POINTS) throw new LimitError({ where, expected: 'a number below 2^31', found: excerpt(text) });
  return q;
}

/** srg(n,k,λ,μ): the intersection numbers of the graph and its complement. */
export function stronglyRegularSubject(values: readonly unknown[], where: string): Subject {
  if (values.length !== 4)
    throw new ShapeError({ where, expected: 'four numbers n, k, λ, μ', found: `${values.length}` });
  const [n, k, lambda, mu] = values.map((value, i) => {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : describe(value);
    const name = `${where}: ${['n', 'k', 'λ', 'μ'][i]}`;
    if (!/^\d+$/.test(text))
      throw new DomainError({ where: name, expected: 'a nonnegative integer', found: excerpt(text || 'nothing') });
    if (BigInt(text) > MAX_POINTS)
      throw new LimitError({ where: name, expected: 'a number below 2^31', found: excerpt(text) });
    return Number(text);
  }) as [number, number, number, number];
  const rest = n - 1 - k;
  /** [i][j] is (p^0_ij, p^1_ij, p^2_ij). */
  const p = [
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    [
      [0, 1, 0],
      [k, lambda, mu],
      [0, k - lambda - 1, k - mu],
    ],
    [
      [0, 0, 1],
      [0, k - lambda - 1, k - mu],
      [rest, n - 2 * k + lambda, rest - 1 - k + mu],
    ],
  ];
  return { kind: 'intersectionNumbers', p: p.map((rows) => rows.map((row) => row.map((x) => rational(x)))) };
}

/** An object with `P`, `Q`, `intersectionNumbers`, `intersectionArray`, `kreinArray` or `srg` (the first of these that is there), a bare
 *  matrix P or a bare tensor. */
export function subjectFromJson(data: unknown, where: string): Subject {
  if (Array.isArray(data))
    return Array.isArray((data as readonly unknown[][])[0]?.[0])
      ? tensorSubject(data, where)
      : matrixSubject('P', data, where);
  if (typeof data === 'object' && data !== null) {
    const fields = data as Readonly<Record<string, unknown>>;
    for (const [name, read] of Object.entries(readers))
      if (Object.hasOwn(fields, name) && fields[name] !== null) return read(fields[name], `${where}: ${name}`);
  }
  throw new DomainError({
    where,
    expected: `a matrix, or an object with ${Object.keys(readers).join(', ')}`,
    found: describe(data),
  });
}

const arrayReader =
  (kind: 'intersectionArray' | 'kreinArray') =>
  (value: unknown, where: string): Subject => {
    if (typeof value === 'string') return parseArraySubject(value, kind, where);
    const { b, c } = (value ?? {}) as { readonly b?: unknown; readonly c?: unknown };
    if (!Array.isArray(b) || !Array.isArray(c))
      throw new DomainError({ where, expected: '"{b0,…;c1,…}" or {"b": […], "c": […]}', found: describe(value) });
    return arraySubject(b, c, kind, where);
  };

const readers: Readonly<Record<string, (value: unknown, where: string) => Subject>> = {
  P: (value, where) => matrixSubject('P', value, where),
  Q: (value, where) => matrixSubject('Q', value, where),
  intersectionNumbers: tensorSubject,
  intersectionArray: arrayReader('intersectionArray'),
  kreinArray: arrayReader('kreinArray'),
  srg: (value, where) => stronglyRegularSubject(list(value, where), where),
};

function matrixSubject(kind: 'P' | 'Q', value: unknown, where: string): Subject {
  const rows = square(value, where);
  const numbers = rows.map((row, j) => row.map((x, i) => exactNumber(x, `${where}[${j}][${i}]`)));
  const fields = [...new Set(numbers.flat().map(({ field }) => field))];
  let common: NumberField = rationalField;
  for (const field of fields) common = commonField(common, field).field;
  const embed = new Map<NumberField, Embedding>(fields.map((field) => [field, commonField(common, field).right]));
  // The compositum with a subfield of the common field is that field.
  return {
    kind,
    field: common,
    matrix: numbers.map((row) => row.map(({ field, element }) => embed.get(field)!(element))),
  };
}

function tensorSubject(value: unknown, where: string): Subject {
  const layers = list(value, where);
  requireRank(layers.length, where);
  const p = layers.map((layer, i) => {
    const rows = square(layer, `${where}[${i}]`);
    if (rows.length !== layers.length)
      throw new ShapeError({ where: `${where}[${i}]`, expected: `${layers.length} rows`, found: `${rows.length}` });
    return rows.map((row, j) => row.map((x, k) => rationalNumber(x, `${where}[${i}][${j}][${k}]`)));
  });
  return { kind: 'intersectionNumbers', p };
}

function square(value: unknown, where: string): readonly (readonly unknown[])[] {
  const rows = list(value, where);
  requireRank(rows.length, where);
  return rows.map((row, j) => {
    const entries = list(row, `${where}[${j}]`);
    if (entries.length !== rows.length)
      throw new ShapeError({
        where: `${where}[${j}]`,
        expected: `${rows.length} entries, as many as rows`,
        found: `${entries.length}`,
      });
    return entries;
  });
}

function requireRank(rank: number, where: string): void {
  if (rank === 0) throw new ShapeError({ where, expected: 'at least one row', found: 'none' });
  if (rank > MAX_RANK) throw new LimitError({ where, expected: `rank at most ${MAX_RANK}`, found: String(rank) });
}

function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new DomainError({ where, expected: 'a list', found: describe(value) });
  return value;
}

/** A safe integer, a string, or an object with the string `exact`. */
function exactNumber(value: unknown, where: string): AlgebraicNumber {
  const given =
    typeof value === 'object' && value !== null ? (value as { readonly exact?: unknown }).exact : (value as unknown);
  if (typeof given === 'number' && Number.isSafeInteger(given))
    return { field: rationalField, element: rationalField.fromInteger(given) };
  if (typeof given !== 'string')
    throw new DomainError({ where, expected: 'an integer or the text of an exact number', found: describe(value) });
  try {
    return looksLikeGapCyclotomic(given) ? parseGapCyclotomic(given) : parseExact(given);
  } catch (error) {
    if (!(error instanceof ParseError || error instanceof DomainError)) throw error;
    throw new DomainError({ where, expected: error.expected, found: error.found }, { cause: error });
  }
}

function rationalNumber(value: unknown, where: string): Rational {
  const { field, element } = exactNumber(value, where);
  const q = field.asRational(element);
  if (q === undefined || q.n > MAX_POINTS)
    throw new DomainError({ where, expected: 'a rational number below 2^31', found: excerpt(String(value)) });
  return q;
}

const describe = (value: unknown): string =>
  Array.isArray(value)
    ? `a list of ${value.length}`
    : typeof value === 'object' && value !== null
      ? 'an object'
      : excerpt(JSON.stringify(value) ?? 'nothing');
