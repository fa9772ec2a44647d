/** Whatever the bytes are, they are read or refused in one line: nothing hangs, is evaluated or takes memory that the file does not have. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { complaintOf, folder, npy, npyHeader, safetensors, write } from './files.js';
import { modelOf } from './onnxModel.js';

const data = new Uint8Array(Float64Array.from({ length: 6 }, (_, k) => k / 7).buffer);
const W = npy(npyHeader("'<f8'", '(2, 3)'), data);
const members = { 'W.npy': W, 'b.npy': npy(npyHeader("'>i2'", '(2,)', 'True'), new Uint8Array(4)) };
const manifest = [
  {
    paths: ['shard'],
    weights: [
      { name: 'W', shape: [2, 3], dtype: 'float32' },
      { name: 'q', shape: [24], dtype: 'float32', quantization: { dtype: 'uint8', scale: 1, min: 0 } },
    ],
  },
];
write('shard', data);

const binary: readonly (readonly [string, Buffer])[] = [
  ['W.npy', W],
  ['stored.npz', Buffer.from(zipSync(members, { level: 0 }))],
  ['packed.npz', Buffer.from(zipSync(members, { level: 9 }))],
  ['m.safetensors', safetensors({ W: { dtype: 'F64', shape: [2, 3], data_offsets: [0, 48] } }, data)],
  [
    'm.onnx',
    Buffer.from(
      modelOf(
        { name: 'W', dims: [2, 3], dataType: 11, raw: data },
        { name: 'l', dims: [2], dataType: 7, list: [7, (w) => w.int64(5).int64(-1)] },
      ),
    ),
  ],
];
const textual: readonly (readonly [string, Buffer])[] = [
  ['m.csv', Buffer.from('a,"b"\n1,2\n3,-4e5\n')],
  ['m.json', Buffer.from('{"W": [[1, 2], [3, 4]], "v": {"shape": [2], "data": [5, 6]}}')],
  ['model.json', Buffer.from(JSON.stringify({ weightsManifest: manifest }))],
];

describe('cut files', () => {
  it.each(binary)('%s is refused at every length but its own', (name, whole) => {
    expect(complaintOf(write(name, whole))).toBeUndefined();
    for (let length = 0; length < whole.length; length++)
      expect(complaintOf(write(name, whole.subarray(0, length))), `${length} bytes`).toBeDefined();
    expect(complaintOf(write(name, Buffer.concat([whole, Buffer.alloc(1)])))).toBeDefined();
  });

  it.each(textual)('%s is read or refused at every length', (name, whole) => {
    expect(complaintOf(write(name, whole))).toBeUndefined();
    for (let length = 0; length < whole.length; length++) complaintOf(write(name, whole.subarray(0, length)));
  });
});

describe('bytes at random', () => {
  const names = ['r.npy', 'r.npz', 'r.safetensors', 'r.onnx', 'r.csv', 'r.tsv', 'r.json', 'r.bin', 'r'];
  it('are read or refused under every extension', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...names), (bytes, name) => {
        complaintOf(write(name, bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('after the magic of a format', () => {
    const magics = ['\x93NUMPY\x01\0', 'PK\x03\x04', 'PK\x05\x06', '\x08\x08\x3a', '{"', '[[', '\x10\0\0\0\0\0\0\0{'];
    fc.assert(
      fc.property(
        fc.constantFrom(...magics),
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(...names),
        (magic, bytes, name) => {
          complaintOf(write(name, Buffer.concat([Buffer.from(magic, 'latin1'), bytes])));
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([...binary, ...textual])('in place of some of %s', (name, whole) => {
    const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const copy = Buffer.from(whole);
        for (const [place, byte] of changes) copy[place] = byte;
        complaintOf(write(name, copy));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is no weight file', () => {
  it.each([
    ['an empty file', '', /expected weights, found an empty file/],
    ['a pickle', '\x80\x04\x95\x0b', /found a Python pickle, which is never evaluated/],
    ['HDF5', '\x89HDF\r\n\x1a\n', /found HDF5/],
    ['GGUF', 'GGUF\x03\0\0\0', /found GGUF/],
    ['anything else', 'MZ\0\0', /expected \.npy, \.npz, .*found something else/],
  ])('%s', (_, content, message) => {
    const path = write('thing.bin', Buffer.from(content, 'latin1'));
    expect(complaintOf(path)).toMatch(message);
    expect(readFileSync(path, 'latin1')).toBe(content);
  });

  it('a pickle under the name of an array', () => {
    expect(complaintOf(write('evil.npy', Buffer.from("\x80\x04cos\nsystem\n(S'touch evil'\ntR.", 'latin1')))).toMatch(
      /never evaluated/,
    );
  });

  it('a folder, a file that is not there, a pipe that nobody writes to', () => {
    mkdirSync(join(folder, 'folder.npy'));
    expect(complaintOf(join(folder, 'folder.npy'))).toMatch(/expected a file, found a folder/);
    expect(complaintOf(join(folder, 'missing.npy'))).toMatch(/found there is no such file/);
    expect(complaintOf(join(folder, 'missing.npy', 'a\0b'))).toMatch(/expected a readable file/);
    const pipe = join(folder, 'pipe.npy');
    if (spawnSync('mkfifo', [pipe]).status === 0)
      expect(complaintOf(pipe)).toMatch(/expected a file, found a pipe or device/);
  });
});

describe('the format', () => {
  it('is told by content, not by name', () => {
    for (const [, whole] of binary) expect(complaintOf(write('misnamed.csv', whole))).toBeUndefined();
    for (const [name, whole] of textual)
      if (!name.endsWith('.csv')) expect(complaintOf(write('misnamed.npy', whole))).toBeUndefined();
  });
});
