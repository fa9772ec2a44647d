import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWeights } from '../../../src/numeric/weights/weightFile.js';
import { complaintOf, folder, readAll, write } from './files.js';
import { graph, model, modelOf, node, type TensorFields, tensor } from './onnxModel.js';

const bytesOf = (data: Float32Array | Float64Array | Uint16Array | BigInt64Array | BigUint64Array | Int8Array) =>
  new Uint8Array(data.buffer);

describe('initializers', () => {
  /** Name, tensor, elements. */
  const cases: readonly (readonly [string, Omit<TensorFields, 'dims'>, readonly number[]])[] = [
    ['FLOAT raw', { dataType: 1, raw: bytesOf(Float32Array.of(0.5, -1e-45, 3)) }, [0.5, Math.fround(-1e-45), 3]],
    ['FLOAT listed', { dataType: 1, list: [4, (w) => w.float(0.5).float(-2).float(3)] }, [0.5, -2, 3]],
    ['DOUBLE raw', { dataType: 11, raw: bytesOf(Float64Array.of(0.1, 5e-324, 1e300)) }, [0.1, 5e-324, 1e300]],
    ['DOUBLE listed', { dataType: 11, list: [10, (w) => w.double(0.1).double(0.2).double(0.3)] }, [0.1, 0.2, 0.3]],
    ['FLOAT16 raw', { dataType: 10, raw: bytesOf(Uint16Array.of(0x3c00, 0xc000, 0x0001)) }, [1, -2, 2 ** -24]],
    ['FLOAT16 listed', { dataType: 10, list: [5, (w) => w.int32(0x3c00).int32(0xc000).int32(0x7bff)] }, [1, -2, 65504]],
    ['BFLOAT16 raw', { dataType: 16, raw: bytesOf(Uint16Array.of(0x3f80, 0xc000, 0x0001)) }, [1, -2, 2 ** -133]],
    ['BFLOAT16 listed', { dataType: 16, list: [5, (w) => w.int32(0x3f80).int32(0xc000).int32(0)] }, [1, -2, 0]],
    ['INT8 raw', { dataType: 3, raw: bytesOf(Int8Array.of(-128, 0, 127)) }, [-128, 0, 127]],
    [
      'INT32 listed',
      {
        dataType: 6,
        list: [
          5,
          (w) =>
            w
              .int32(-(2 ** 31))
              .int32(0)
              .int32(7),
        ],
      },
      [-(2 ** 31), 0, 7],
    ],
    [
      'INT64 listed',
      {
        dataType: 7,
        list: [
          7,
          (w) =>
            w
              .int64(-1)
              .int64(2 ** 40)
              .int64(0),
        ],
      },
      [-1, 2 ** 40, 0],
    ],
    ['INT64 raw', { dataType: 7, raw: bytesOf(BigInt64Array.of(-1n, 2n ** 62n, 3n)) }, [-1, 2 ** 62, 3]],
    [
      'UINT64 listed',
      {
        dataType: 13,
        list: [
          11,
          (w) =>
            w
              .uint64(1)
              .uint64(2 ** 52)
              .uint64(0),
        ],
      },
      [1, 2 ** 52, 0],
    ],
    ['UINT64 raw', { dataType: 13, raw: bytesOf(BigUint64Array.of(2n ** 63n, 1n, 0n)) }, [2 ** 63, 1, 0]],
    ['BOOL listed', { dataType: 9, list: [5, (w) => w.int32(1).int32(0).int32(1)] }, [1, 0, 1]],
  ];

  it.each(cases)('%s, with dims packed or one by one', (name, fields, elements) => {
    for (const packedDims of [false, true]) {
      const path = write('model.onnx', modelOf({ ...fields, name, dims: [1, 3], packedDims }));
      expect(readAll(path)).toEqual({ [name]: { dtype: name.split(' ')[0], shape: [1, 3], order: 'C', elements } });
    }
  });

  it('larger than the window in which messages are walked', () => {
    const elements = Float32Array.from({ length: 5000 }, (_, k) => k);
    const tensors = Array.from({ length: 300 }, (_, i) => ({
      name: `t${i}`,
      dims: [1],
      dataType: 1,
      raw: bytesOf(Float32Array.of(i)),
    }));
    const big = { name: 'big', dims: [50, 100], dataType: 1, raw: bytesOf(elements) };
    const read = readAll(write('large.onnx', modelOf(...tensors.slice(0, 150), big, ...tensors.slice(150))));
    expect(read.big!.elements).toEqual([...elements]);
    tensors.forEach(({ name }, i) => {
      expect(read[name]!.elements).toEqual([i]);
    });
  });

  it('are found in Constant nodes and in the graphs of If and Loop, each under its own name', () => {
    const one = (name: string | undefined, value: number) =>
      tensor({ ...(name === undefined ? {} : { name }), dims: [1], dataType: 1, raw: bytesOf(Float32Array.of(value)) });
    const branch = (value: number) => graph({ initializers: [one('w', value)] });
    const nodes = [
      node({ output: 'c', operation: 'Constant', attributes: [[5, one(undefined, 2)]] }),
      node({ name: 'choice', operation: 'If', attributes: [[6, branch(3)], [6, branch(4)]] }), // biome-ignore format: short
      node({ output: 'fill', operation: 'ConstantOfShape', attributes: [[5, one(undefined, 9)]] }),
      node({ output: 'out', operation: 'Other', attributes: [[11, branch(5)]] }),
    ];
    const read = readAll(write('nested.onnx', model(graph({ nodes, initializers: [one('w', 1)] }))));
    expect(Object.entries(read).map(([name, { elements }]) => [name, elements[0]])).toEqual([
      ['c', 2],
      ['choice/w', 3],
      ['choice/w#2', 4],
      ['out/w', 5],
      ['w', 1],
    ]);
  });

  it('of strings and complex numbers are not read, and the rest is', () => {
    const path = write(
      'mixed.onnx',
      modelOf(
        { name: 's', dims: [1], dataType: 8 },
        { name: 'W', dims: [1], dataType: 1, raw: bytesOf(Float32Array.of(1)) },
      ),
    );
    const file = openWeights(path);
    expect(file.tensors.map(({ name }) => name)).toEqual(['W']);
    expect(file.refused.map(({ error }) => error.message)).toEqual([
      'mixed.onnx: s: expected numbers of 8 to 64 bits, found data type 8 of ONNX',
    ]);
    file.close();
  });
});

describe('external data', () => {
  const external = (entries: Readonly<Record<string, string>>) =>
    modelOf({ name: 'W', dims: [2], dataType: 1, external: entries });
  write('weights/part.bin', bytesOf(Float32Array.of(1, 2, 3, 4)));
  write('secret.bin', bytesOf(Float32Array.of(7, 8)));

  it('is read from a file beside the model or below', () => {
    write('beside.bin', bytesOf(Float32Array.of(5, 6)));
    expect(readAll(write('e.onnx', external({ location: 'beside.bin' }))).W!.elements).toEqual([5, 6]);
    const below = external({ location: 'weights/part.bin', offset: '4', length: '8' });
    expect(readAll(write('e.onnx', below)).W!.elements).toEqual([2, 3]);
  });

  it.each([
    ['../secret.bin', /expected the name of a file in the same folder, found \.\.\/secret\.bin/],
    ['../inner/../secret.bin', /in the same folder/],
    [join(folder, 'secret.bin'), /in the same folder/],
    ['link.bin', /in the same folder, found a link out of it, link\.bin/],
    ['', /in the same folder/],
    ['.', /in the same folder/],
    ['a\0b', /in the same folder/],
    ['missing.bin', /missing\.bin: there is no such file/],
  ])('does not lead out of the folder: %j', (location, message) => {
    const path = write('inner/e.onnx', external({ location }));
    if (location === 'link.bin') symlinkSync('../secret.bin', join(folder, 'inner/link.bin'));
    expect(complaintOf(path)).toMatch(message);
  });

  it.each([
    [{ offset: '12', length: '8' }, /expected at least 20 bytes, found an end after 16/],
    [{ offset: '99' }, /found an end after 16/],
    [{ length: '4' }, /expected 8 bytes for shape \[2\] of FLOAT, found 4/],
    [{ offset: '-4' }, /offset of external data: expected an integer, found -4/],
    [{ offset: '1e3' }, /expected an integer, found 1e3/],
  ])('has to be where it is said to be: %j', (entries, message) => {
    expect(complaintOf(write('e.onnx', external({ location: 'weights/part.bin', ...entries })))).toMatch(message);
  });
});

describe('malformed models', () => {
  it.each([
    [
      'elements are missing',
      { dims: [3], dataType: 1, raw: bytesOf(Float32Array.of(1)) },
      /expected 12 bytes for shape \[3\] of FLOAT, found 4/,
    ],
    ['there are none', { dims: [2], dataType: 6 }, /expected 2 elements for shape \[2\], found 0/],
    ['ten gigabytes', { dims: [50_000, 50_000], dataType: 1 }, /expected 10000000000 bytes/],
    ['beyond doubles', { dims: [2 ** 40, 2 ** 40], dataType: 1 }, /a shape of at most 2⁵³ elements/],
    ['negative', { dims: [-1, 4], dataType: 1 }, /a shape of at most 2⁵³ elements, found \[-1, 4\]/],
    ['65 dimensions', { dims: Array(65).fill(1), dataType: 1 }, /at most 64 dimensions/],
  ] as const)('%s', (_, fields, message) => {
    expect(complaintOf(write('bad.onnx', modelOf({ name: 'W', ...fields })))).toMatch(message);
  });

  it('graphs in graphs without end', () => {
    let inner = graph({});
    for (let depth = 0; depth < 40; depth++)
      inner = graph({ nodes: [node({ operation: 'If', attributes: [[6, inner]] })] });
    expect(complaintOf(write('deep.onnx', model(inner)))).toMatch(/LIMIT .*graphs nested at most 32 deep/);
  });
});
