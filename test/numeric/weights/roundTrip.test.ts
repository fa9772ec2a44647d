/** What is written is read back, to the bit. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type WritableTensor,
  type WritableTensors,
  writeNpy,
  writeNpz,
  writeSafetensors,
} from '../../../src/numeric/weights/write.js';
import { folder, readAll } from './files.js';

const shapes = fc.array(fc.nat({ max: 4 }), { maxLength: 4 });

const tensors: fc.Arbitrary<WritableTensor> = shapes.chain((shape) => {
  const length = shape.reduce((product, size) => product * size, 1);
  const exactly = { minLength: length, maxLength: length };
  const data = fc.oneof(
    fc.float64Array(exactly),
    fc.float32Array(exactly),
    fc.int32Array(exactly),
    fc.uint32Array(exactly),
    fc.uint8Array(exactly),
  );
  return data.map((elements) => ({ shape, data: elements }));
});

const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((name) => !name.includes('\0'));
const files: fc.Arbitrary<WritableTensors> = fc.dictionary(names, tensors, { maxKeys: 6 });

const contents = (written: WritableTensors) =>
  Object.entries(written)
    .map(([name, { shape, data }]) => ({ name, shape, elements: [...data] }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const found = (path: string) =>
  Object.entries(readAll(path))
    .map(([name, { shape, elements }]) => ({ name, shape, elements }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

describe('tensors of every writable type, shape and name', () => {
  it.each([
    ['.npz', writeNpz],
    ['.safetensors', writeSafetensors],
  ] as const)('%s: read ∘ write = identity, and the same tensors give the same bytes', (extension, writeFile) => {
    const path = join(folder, `round${extension}`);
    fc.assert(
      fc.property(files, (written) => {
        writeFile(path, written);
        expect(found(path)).toEqual(contents(written));
        const bytes = readFileSync(path);
        writeFile(path, written);
        expect(readFileSync(path).equals(bytes)).toBe(true);
      }),
    );
  });

  it('.npy: read ∘ write = identity', () => {
    const path = join(folder, 'round.npy');
    fc.assert(
      fc.property(tensors, (written) => {
        writeNpy(path, written);
        expect(found(path)).toEqual(contents({ round: written }));
      }),
    );
  });
});

describe('writing', () => {
  const tensor = { shape: [2, 2], data: Float64Array.of(1, 2, 3, 4) };

  it('leaves the old file, and nothing beside it, where it fails', () => {
    const path = join(folder, 'old.npz');
    writeFileSync(path, 'old');
    const bad = { W: tensor, b: { shape: [3], data: Float64Array.of(1) } };
    for (const writeFile of [writeNpz, writeSafetensors])
      expect(() => writeFile(path, bad)).toThrow('b: expected 3 elements for shape [3], found 1');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('says in one line why a path cannot be written', () => {
    expect(() => writeNpy(join(folder, 'missing', 'W.npy'), tensor)).toThrow(
      /W\.npy: expected a file that can be written, found there is no such file/,
    );
    expect(() => writeNpy(folder, tensor)).toThrow(/expected a file that can be written/);
    expect(statSync(folder).isDirectory()).toBe(true);
  });

  it('refuses names that the formats cannot have', () => {
    expect(() => writeNpz(join(folder, 'n.npz'), { '': tensor })).toThrow('expected names of 1 to 1000 bytes');
    expect(() => writeSafetensors(join(folder, 'n.safetensors'), { __metadata__: tensor })).toThrow(
      'expected another name',
    );
    rmSync(join(folder, 'n.npz'), { force: true });
  });
});
