/** # NumPy's .npy. Defines `npyTensor`, `npyMagic`.
 *
 * Versions 1, 2 and 3 of the format: magic, version, the length of the header, the header (a Python dict literal of three
 * keys), the elements. What would have to be evaluated (objects are pickles) is refused.
 * Source: numpy.lib.format in NumPy's manual.
 * @module */
import { DomainError, excerpt, ParseError } from '../../exact/errors.js';
import { type Bytes, head, slice } from './bytes.js';
import { type ElementName, storedTensor } from './elements.js';
import type { StoredTensor } from './featureMatrix.js';

export const npyMagic = Buffer.from('\x93NUMPY', 'latin1');

/** Headers of arrays of numbers take about a hundred bytes; more are needed for records of many fields only. */
const MAX_HEADER = 2 ** 16;

/** @throws ParseError for what is no .npy, ShapeError for one of another size than it says, DomainError for what are no numbers */
export function npyTensor(bytes: Bytes, name: string): StoredTensor {
  const where = bytes.source;
  const start = head(bytes, 12);
  if (!start.subarray(0, 6).equals(npyMagic))
    throw new ParseError({
      where,
      expected: 'the magic bytes of .npy',
      found: bytes.size === 0 ? 'nothing' : 'others',
    });
  const version = start[6];
  if (start.length < 12 || !(version === 1 || version === 2 || version === 3))
    throw new ParseError({ where, expected: '.npy version 1, 2 or 3', found: `${version ?? 'an end'}` });
  const begin = version === 1 ? 10 : 12;
  const length = version === 1 ? start.readUInt16LE(8) : start.readUInt32LE(8);
  if (length > MAX_HEADER || begin + length > bytes.size)
    throw new ParseError({
      where: `${where}, length of the header`,
      expected: `at most ${Math.min(MAX_HEADER, bytes.size - begin)}`,
      found: String(length),
    });
  const text = Buffer.alloc(length);
  bytes.read(begin, text);
  const { descr, fortranOrder, shape } = parseHeader(text.toString(version === 3 ? 'utf8' : 'latin1'), where);
  const { type, isBigEndian } = parseDescr(descr, where);
  const fields = { name, source: where, dtype: descr, shape, order: fortranOrder ? 'F' : 'C' } as const;
  return storedTensor(fields, type, slice(bytes, begin + length, bytes.size - begin - length), isBigEndian);
}

interface Header {
  readonly descr: string;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
}

type Literal = string | boolean | readonly number[];

/** `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`: read, never evaluated. */
function parseHeader(text: string, where: string): Header {
  const tokens = text.match(/'[^'\\]*'|"[^"\\]*"|True|False|\d+(?=L?\b)|\S/g) ?? [];
  let place = 0;
  const fail = (expected: string): never => {
    throw new ParseError({
      where: `${where}, header`,
      expected,
      found: excerpt(tokens.slice(place).join(' ')) || 'its end',
    });
  };
  const skip = (token: string): boolean => tokens[place] === token && ++place > 0;
  const need = (token: string): void => {
    if (!skip(token)) fail(token);
  };
  const isText = (token = ''): boolean => /^['"]./.test(token);
  const integers = (): readonly number[] => {
    const sizes: number[] = [];
    while (!skip(')')) {
      if (!/^\d/.test(tokens[place] ?? '')) fail('an integer');
      sizes.push(Number(tokens[place++]));
      skip('L'); // as Python 2 wrote them
      if (!skip(',') && tokens[place] !== ')') fail(', or )');
    }
    return sizes;
  };
  const literal = (): Literal => {
    if (skip('(')) return integers();
    if (skip('[')) throw new DomainError({ where, expected: 'an array of numbers', found: 'an array of records' });
    const token = tokens[place] ?? '';
    if (!isText(token) && token !== 'True' && token !== 'False') fail('a string, True, False or integers');
    place++;
    return isText(token) ? token.slice(1, -1) : token === 'True';
  };
  const entries = new Map<string, Literal>();
  need('{');
  while (!skip('}')) {
    const key = isText(tokens[place]) ? tokens[place++]!.slice(1, -1) : fail('a key');
    need(':');
    if (entries.has(key)) fail('every key once');
    entries.set(key, literal());
    if (!skip(',') && tokens[place] !== '}') fail(', or }');
  }
  if (place < tokens.length) fail('its end');
  const descr = entries.get('descr');
  const fortranOrder = entries.get('fortran_order');
  const shape = entries.get('shape');
  if (typeof descr === 'string' && typeof fortranOrder === 'boolean' && typeof shape === 'object' && entries.size === 3)
    return { descr, fortranOrder, shape };
  throw new ParseError({
    where: `${where}, header`,
    expected: 'the keys descr, fortran_order and shape with a string, a boolean and integers',
    found: excerpt(text.trim()),
  });
}

const types: Readonly<Record<string, ElementName>> = {
  ...{ f8: 'F64', f4: 'F32', f2: 'F16', b1: 'BOOL', '?': 'BOOL' },
  ...{ i8: 'I64', i4: 'I32', i2: 'I16', i1: 'I8', u8: 'U64', u4: 'U32', u2: 'U16', u1: 'U8' },
};

const otherKinds: Readonly<Record<string, string>> = {
  O: 'Python objects, which are pickled and never evaluated',
  c: 'complex numbers',
  S: 'strings',
  a: 'strings',
  U: 'strings',
  V: 'records or raw bytes',
  M: 'dates',
  m: 'time spans',
};

/** `<f8`: byte order (none, = and | are little-endian here) and type. */
function parseDescr(descr: string, where: string): { readonly type: ElementName; readonly isBigEndian: boolean } {
  const [, order, kind = ''] = /^([<>=|]?)(.*)$/s.exec(descr) ?? [];
  const type = Object.hasOwn(types, kind) ? types[kind] : undefined;
  if (type !== undefined) return { type, isBigEndian: order === '>' };
  const found = otherKinds[kind[0] ?? ''] ?? `dtype ${excerpt(descr)}`;
  throw new DomainError({ where, expected: 'an array of numbers (f2, f4, f8, integers or booleans)', found });
}
