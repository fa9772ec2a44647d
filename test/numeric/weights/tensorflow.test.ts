import { describe, expect, it } from 'vitest';
import { openWeights } from '../../../src/numeric/weights/weightFile.js';
import { complaintOf, readAll, write } from './files.js';

const bytes = (data: Float32Array | Int32Array | Uint16Array | Uint8Array): Buffer => Buffer.from(data.buffer);

const weights = [
  { name: 'kernel', shape: [2, 2], dtype: 'float32' },
  { name: 'steps', shape: [2], dtype: 'int32' },
  { name: 'mask', shape: [3], dtype: 'bool' },
  { name: 'coarse', shape: [3], dtype: 'float32', quantization: { dtype: 'uint8', scale: 0.1, min: -1 } },
  { name: 'fine', shape: [2], dtype: 'float32', quantization: { dtype: 'uint16', scale: 0.25, min: 0 } },
  { name: 'half', shape: [2], dtype: 'float32', quantization: { dtype: 'float16' } },
  { name: 'counts', shape: [2], dtype: 'int32', quantization: { dtype: 'uint8', scale: 1.6, min: -3 } },
];
const group = Buffer.concat([
  bytes(Float32Array.of(1, -2, 0.5, 1e-45)),
  bytes(Int32Array.of(-1, 2 ** 30)),
  bytes(Uint8Array.of(1, 0, 1)),
  bytes(Uint8Array.of(0, 10, 255)),
  bytes(Uint16Array.of(65535, 1)),
  bytes(Uint16Array.of(0x3c00, 0xfbff)),
  bytes(Uint8Array.of(2, 0)),
]);
const expected = {
  kernel: [1, -2, 0.5, Math.fround(1e-45)],
  steps: [-1, 2 ** 30],
  mask: [1, 0, 1],
  coarse: [-1, 0, Math.fround(24.5)],
  fine: [16383.75, 0.25],
  half: [1, -65504],
  counts: [0, -3],
};

describe('manifests of TensorFlow.js', () => {
  const found = (path: string) =>
    Object.fromEntries(Object.entries(readAll(path)).map(([name, { elements }]) => [name, elements]));

  it('every dtype and quantization, in a group of one file', () => {
    write('group1', group);
    const manifest = [{ paths: ['group1'], weights }];
    expect(found(write('model.json', JSON.stringify({ format: 'layers-model', weightsManifest: manifest })))).toEqual(
      expected,
    );
    expect(found(write('weights_manifest.json', JSON.stringify(manifest)))).toEqual(expected);
  });

  it('shards cut anywhere, also within a number, and shards of no bytes', () => {
    for (const [a, b] of [
      [0, 3],
      [6, 7],
      [16, 41],
      [group.length, group.length],
    ] as const) {
      write('s/1', group.subarray(0, a));
      write('s/2', group.subarray(a, b));
      write('s/3', group.subarray(b));
      expect(
        found(write('model.json', JSON.stringify({ weightsManifest: [{ paths: ['s/1', 's/2', 's/3'], weights }] }))),
      ).toEqual(expected);
    }
  });

  it('several groups, each with its own files', () => {
    write('g1', group.subarray(0, 16));
    write('g2', group.subarray(16, 24));
    const manifest = [
      { paths: ['g2'], weights: weights.slice(1, 2) },
      { paths: ['g1'], weights: weights.slice(0, 1) },
    ];
    expect(found(write('groups.json', JSON.stringify(manifest)))).toEqual({
      steps: expected.steps,
      kernel: expected.kernel,
    });
  });

  it('complex numbers are passed over', () => {
    write('c', Buffer.alloc(12));
    const list = [
      { name: 'z', shape: [1], dtype: 'complex64' },
      { name: 'W', shape: [1], dtype: 'float32' },
    ];
    const file = openWeights(write('complex.json', JSON.stringify([{ paths: ['c'], weights: list }])));
    expect([file.tensors.map(({ name }) => name), file.refused.map(({ name }) => name)]).toEqual([['W'], ['z']]);
    file.close();
  });

  write('four', Buffer.alloc(4));
  const one = (weight: object, paths: readonly string[] = ['four']) => [
    { paths, weights: [{ name: 'W', shape: [1], dtype: 'float32', ...weight }] },
  ];
  it.each([
    ['too few bytes', one({ shape: [2] }), /bad\.json: W: expected at least 8 bytes, found an end after 4/],
    ['too many bytes', one({ shape: [], dtype: 'uint8' }), /four: expected 1 bytes for the weights listed, found 4/],
    ['ten gigabytes', one({ shape: [50_000, 50_000] }), /expected at least 10000000000 bytes, found an end after 4/],
    ['strings', one({ dtype: 'string' }), /bad\.json: W: expected float32, .*, found string/],
    ['a dtype of JavaScript', one({ dtype: 'constructor' }), /found constructor/],
    ['quantization without scale', one({ quantization: { dtype: 'uint8' } }), /0\.weights\.0\.quantization\.scale/],
    ['a shape of no integers', one({ shape: [0.5] }), /0\.weights\.0\.shape\.0/],
    ['a file elsewhere', one({}, ['../four']), /expected the name of a file in the same folder/],
    ['no file', one({}, ['five']), /five: there is no such file/],
    ['a folder', one({}, ['s']), /expected a file, found a folder/],
  ])('%s', (_, manifest, message) => {
    expect(complaintOf(write('bad.json', JSON.stringify(manifest)))).toMatch(message);
  });
});
