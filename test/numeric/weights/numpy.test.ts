/** NumPy as the outside oracle, both ways. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeNpy, writeNpz, writeSafetensors } from '../../../src/numeric/weights/write.js';
import { folder, hasNumpy, type Read, readAll, runPython } from './files.js';

/** Arrays of every type, byte order, order and a few shapes; `numbers` are their elements as big-endian doubles in hexadecimal. */
const everyArray = `
import json
import numpy as np
values = [0, 1, -1, 2, 100, -128, 127, 3, 255, 256, 1000, 65504, -40000, 2**31, -2**31, 2**40, -2**53, 2**53 + 1, 2**62 + 2**9,
          0.1, -1e-7, 6e-8, 1e300, np.pi, 1e-45, 5e-324, -0.0, float('nan'), float('inf'), -float('inf')]
def fitting(dtype):
  if dtype.kind == 'b': return [bool(x) for x in values]
  if dtype.kind == 'f': return values
  info = np.iinfo(dtype)
  return [int(x) for x in values if np.isfinite(x) and x == int(x) and info.min <= x <= info.max] + [info.min, info.max]
def numbers(a, order):
  return a.ravel(order=order).astype('>f8').tobytes().hex()
arrays = {}
with np.errstate(all='ignore'):
  for kind in 'f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 u8 b1'.split():
    for endian in '<>':
      dtype = np.dtype(endian + kind)
      for shape in [(24,), (5, 6), (2, 3, 4), (), (0, 5)]:
        a = np.resize(np.array(fitting(dtype), dtype=dtype), shape).astype(dtype)
        for layout in 'CF':
          arrays['big'[endian == '<':] + kind + 'x'.join(map(str, shape)) + layout] = np.asarray(a, order=layout)
def said(a):
  order = 'F' if a.flags.f_contiguous and not a.flags.c_contiguous else 'C'
  return {'dtype': a.dtype.str, 'shape': list(a.shape), 'order': order, 'numbers': numbers(a, order)}
`;

interface Said extends Omit<Read, 'elements'> {
  readonly numbers: string;
}

function numbersOf(elements: readonly number[]): string {
  const view = new DataView(new ArrayBuffer(8 * elements.length));
  // NaN has many spellings; NumPy's is the one without a sign.
  elements.forEach((value, k) => {
    view.setFloat64(8 * k, value);
  });
  return Buffer.from(view.buffer).toString('hex');
}

const said = (read: Readonly<Record<string, Read>>): Readonly<Record<string, Said>> =>
  Object.fromEntries(
    Object.entries(read).map(([name, { elements, ...fields }]) => [name, { ...fields, numbers: numbersOf(elements) }]),
  );

describe.skipIf(!hasNumpy)('NumPy 1.24 writes, this package reads', () => {
  it.each([
    ['stored', 'np.savez'],
    ['compressed', 'np.savez_compressed'],
  ])('.npz, %s: every dtype, byte order, storage order and shape to the bit', (name, save) => {
    const expected = runPython(
      `${everyArray}\n${save}('${name}.npz', **arrays)\nprint(json.dumps({name: said(a) for name, a in arrays.items()}))`,
    ) as Record<string, Said>;
    expect(Object.keys(expected)).toHaveLength(12 * 2 * 5 * 2);
    expect(said(readAll(join(folder, `${name}.npz`)))).toEqual(expected);
  });

  it('.npy of versions 1, 2 and 3', () => {
    const expected = runPython(`${everyArray}
a = np.arange(12, dtype='>f4').reshape(3, 4).T
for version in [1, 2, 3]:
  with open(f'v{version}.npy', 'wb') as file: np.lib.format.write_array(file, a, version=(version, 0))
print(json.dumps(said(a)))`) as Said;
    for (const version of [1, 2, 3])
      expect(said(readAll(join(folder, `v${version}.npy`)))).toEqual({ [`v${version}`]: expected });
  });
});

describe.skipIf(!hasNumpy)('this package writes, NumPy 1.24 reads', () => {
  const tensors = {
    W: { shape: [2, 3], data: Float64Array.of(0.1, -0, 5e-324, 1e308, NaN, -Infinity) },
    'layers/0.weight': { shape: [3, 1, 2], data: Float32Array.of(1, 2, 3, 4, 5, 1e-45) },
    step: { shape: [], data: Int32Array.of(-7) },
    seed: { shape: [2], data: Uint32Array.of(0, 2 ** 32 - 1) },
    none: { shape: [0, 4], data: new Float64Array() },
    ü𝔽: { shape: [3], data: Uint8Array.of(0, 128, 255) },
  };
  const described = Object.fromEntries(
    Object.entries(tensors).map(([name, { shape, data }]) => [name, { shape, numbers: numbersOf([...data]) }]),
  );
  const describe = `def said(a): return {'shape': list(a.shape), 'numbers': a.ravel().astype('>f8').tobytes().hex()}`;

  it('.npz', () => {
    writeNpz(join(folder, 'ours.npz'), tensors);
    const found = runPython(`
import json, numpy as np, zipfile
${describe}
assert zipfile.ZipFile('ours.npz').testzip() is None
print(json.dumps({name: said(a) for name, a in np.load('ours.npz').items()}))`);
    expect(found).toEqual(described);
  });

  it('.npy', () => {
    Object.values(tensors).forEach((tensor, i) => {
      writeNpy(join(folder, `ours${i}.npy`), tensor);
    });
    const found = runPython(`
import json, numpy as np
${describe}
print(json.dumps([said(np.load(f'ours{i}.npy')) for i in range(${Object.keys(tensors).length})]))`);
    expect(found).toEqual(Object.values(described));
  });

  it('.safetensors, by the description of the format', () => {
    writeSafetensors(join(folder, 'ours.safetensors'), tensors, { seed: '1' });
    const found = runPython(`
import json, numpy as np, struct
${describe}
data = open('ours.safetensors', 'rb').read()
size, = struct.unpack('<Q', data[:8])
header = json.loads(data[8:8 + size])
assert header.pop('__metadata__') == {'seed': '1'} and size % 8 == 0
types = {'F64': '<f8', 'F32': '<f4', 'I32': '<i4', 'U32': '<u4', 'U8': 'u1'}
def read(entry):
  begin, end = entry['data_offsets']
  return np.frombuffer(data[8 + size + begin:8 + size + end], types[entry['dtype']]).reshape(entry['shape'])
ranges = sorted(entry['data_offsets'] for entry in header.values())
assert ranges[0][0] == 0 and ranges[-1][1] == len(data) - 8 - size and all(a[1] == b[0] for a, b in zip(ranges, ranges[1:]))
print(json.dumps({name: said(read(entry)) for name, entry in header.items()}))`);
    expect(found).toEqual(described);
  });
});
