/** Weight files for tests: a folder, what a file comes to, and bytes put together by hand. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TightframeError } from '../../../src/exact/errors.js';
import type { StoredTensor } from '../../../src/numeric/weights/featureMatrix.js';
import { openWeights } from '../../../src/numeric/weights/weightFile.js';
import { scratch } from '../../scratch.js';

export const folder = scratch;

export function write(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

export interface Read {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly order: 'C' | 'F';
  /** In the order of storage. */
  readonly elements: readonly number[];
}

function elementsOf(tensor: StoredTensor): readonly number[] {
  const elements = new Float64Array(tensor.shape.reduce((product, size) => product * size, 1));
  tensor.read(0, elements);
  return [...elements];
}

/** Everything in a file, by name. */
export function readAll(path: string): Readonly<Record<string, Read>> {
  const file = openWeights(path);
  try {
    return Object.fromEntries(
      file.tensors.map((tensor) => {
        const { name, dtype, shape, order } = tensor;
        return [name, { dtype, shape, order, elements: elementsOf(tensor) }];
      }),
    );
  } finally {
    file.close();
  }
}

/** The one line that is said of a bad file; what is no TightframeError fails the test. */
export function complaintOf(path: string): string | undefined {
  try {
    readAll(path);
    return undefined;
  } catch (error) {
    if (error instanceof TightframeError) return `${error.code} ${error.message}`;
    throw error;
  }
}

const python = '/usr/bin/python3';
export const hasNumpy = spawnSync(python, ['-c', 'import numpy']).status === 0;

/** What a script prints, as JSON; its files are in the folder. */
export function runPython(script: string): unknown {
  const { status, stdout, stderr } = spawnSync(python, ['-c', script], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout === '' ? 'null' : stdout);
}

export const uint64 = (value: number | bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};

/** Header as given, then data. */
export const safetensors = (header: unknown, data: Uint8Array = new Uint8Array()): Buffer => {
  const text = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  return Buffer.concat([uint64(text.length), text, data]);
};

/** A .npy of version 1 with the header as given. */
export function npy(header: string, data: Uint8Array = new Uint8Array(), version = 1): Buffer {
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  if (version === 1) length.writeUInt16LE(header.length);
  else length.writeUInt32LE(header.length);
  return Buffer.concat([
    Buffer.from(`\x93NUMPY${String.fromCharCode(version)}\0`, 'latin1'),
    length,
    Buffer.from(header),
    data,
  ]);
}

export const npyHeader = (descr: string, shape: string, fortran = 'False'): string =>
  `{'descr': ${descr}, 'fortran_order': ${fortran}, 'shape': ${shape}, }\n`;
