import { describe, expect, it } from 'vitest';
import { openWeights } from '../../../src/numeric/weights/weightFile.js';
import { complaintOf, readAll, safetensors, uint64, write } from './files.js';

const tensor = (from: number, to: number, shape: readonly number[] = [(to - from) / 4], dtype = 'F32') => ({
  ...{ dtype, shape, data_offsets: [from, to] },
});
const complaint = (header: unknown, size: number) =>
  complaintOf(write('m.safetensors', safetensors(header, new Uint8Array(size))));

describe('safetensors', () => {
  it.each([
    ['F64', [0, 0, 0, 0, 0, 0, 0xf0, 0x3f], 1],
    ['F32', [0, 0, 0, 0xc0], -2],
    ['F16', [1, 0], 2 ** -24],
    ['F16', [0xff, 0x7b], 65504],
    ['F16', [0, 0x7c], Infinity],
    ['F16', [1, 0xfc], NaN],
    ['F16', [0, 0x80], -0],
    ['BF16', [0x80, 0xbf], -1],
    ['BF16', [1, 0], 2 ** -133],
    ['BF16', [0x80, 0x7f], Infinity],
    ['I64', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], 2 ** 63],
    ['U64', [0, 0, 0, 0, 0, 0, 0, 0x80], 2 ** 63],
    ['I32', [0, 0, 0, 0x80], -(2 ** 31)],
    ['U32', [0xff, 0xff, 0xff, 0xff], 2 ** 32 - 1],
    ['I16', [0, 0x80], -(2 ** 15)],
    ['U16', [0xff, 0xff], 2 ** 16 - 1],
    ['I8', [0x80], -128],
    ['U8', [0xff], 255],
    ['BOOL', [2], 1],
  ])('%s %j is %d', (dtype, bytes, value) => {
    const file = safetensors({ W: tensor(0, bytes.length, [1, 1], dtype) }, Uint8Array.from(bytes));
    expect(readAll(write('m.safetensors', file)).W).toEqual({ dtype, shape: [1, 1], order: 'C', elements: [value] });
  });

  it('tensors in any order, of no elements, metadata, a padded header', () => {
    const header = {
      b: tensor(4, 8),
      __metadata__: { 'a:b': '{":"}\\"' },
      none: tensor(4, 4),
      a: tensor(0, 4, []),
      last: tensor(8, 8, [0, 7]),
    };
    expect(
      Object.keys(readAll(write('m.safetensors', safetensors(`${JSON.stringify(header)}   `, new Uint8Array(8))))),
    ).toEqual(['b', 'none', 'a', 'last']);
  });

  it('passes over dtypes that are not read', () => {
    const file = openWeights(
      write('m.safetensors', safetensors({ q: tensor(0, 4, [4], 'F8_E4M3'), W: tensor(4, 8) }, new Uint8Array(8))),
    );
    expect([file.tensors.map(({ name }) => name), file.refused.map(({ error }) => error.message)]).toEqual([
      ['W'],
      ['m.safetensors: q: expected F64, F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8, BOOL, found F8_E4M3'],
    ]);
    file.close();
  });

  it.each([
    [
      'an overlap',
      { a: tensor(0, 8), b: tensor(4, 12) },
      12,
      'b: expected data from 8 on, where the tensor before it ends, found an overlap, from 4 on',
    ],
    ['the same data twice', { a: tensor(0, 8), b: tensor(0, 8) }, 8, 'found an overlap, from 0 on'],
    [
      'a gap',
      { a: tensor(0, 4), b: tensor(8, 12) },
      12,
      'b: expected data from 4 on, where the tensor before it ends, found a gap, from 8 on',
    ],
    ['data at the end', { a: tensor(0, 4) }, 8, 'expected tensors of 8 bytes together, found 4'],
    ['out of range', { a: tensor(0, 16) }, 12, 'a: expected data_offsets within 0 and 12, found [0, 16]'],
    ['backwards', { a: { ...tensor(0, 4), data_offsets: [8, 4] } }, 8, 'found [8, 4]'],
    [
      'negative',
      { a: { ...tensor(0, 4), data_offsets: [-4, 0] } },
      4,
      'expected dtype, shape and data_offsets, found ',
    ],
    ['no integers', { a: { ...tensor(0, 4), shape: [0.5] } }, 4, 'expected dtype, shape and data_offsets, found '],
    ['another size', { a: tensor(0, 8, [3]) }, 8, 'a: expected 12 bytes for shape [3] of F32, found 8'],
    [
      'ten gigabytes',
      { a: tensor(0, 8, [50_000, 50_000]) },
      8,
      'expected 10000000000 bytes for shape [50000, 50000] of F32, found 8',
    ],
    ['beyond doubles', { a: tensor(0, 8, [2 ** 52, 2 ** 52]) }, 8, 'a shape of at most 2⁵³ elements'],
    ['other fields', { a: { ...tensor(0, 4), more: 1 } }, 4, 'expected dtype, shape and data_offsets, found '],
    ['no object', [], 0, 'expected'],
    [
      'a name twice',
      `{"a": ${JSON.stringify(tensor(0, 4))}, "a": ${JSON.stringify(tensor(0, 4))}}`,
      4,
      'expected a JSON object with every key once',
    ],
    [
      'a name twice, once escaped',
      `{"a": ${JSON.stringify(tensor(0, 4))}, "\\u0061": ${JSON.stringify(tensor(0, 4))}}`,
      4,
      'every key once',
    ],
    [
      'a field twice',
      '{"a": {"dtype": "F64", "dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}',
      4,
      'every key once',
    ],
    ['no JSON', '{"a": ', 0, 'expected a JSON object'],
  ] as const)('%s is refused', (_, header, size, message) => {
    expect(complaint(header, size)).toContain(message);
  });

  it('a header that is longer than the file, or than the format allows, is not read', () => {
    for (const length of [1, 3, 1000, 2 ** 31, 2n ** 63n])
      expect(complaintOf(write('m.safetensors', Buffer.concat([uint64(length), Buffer.from('{}')])))).toMatch(
        length === 1
          ? /a length of 2 to 2/
          : /m\.safetensors, header: expected a length of 2 to 2 in the first eight bytes, found \d+/,
      );
  });
});
