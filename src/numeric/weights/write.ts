/** # Writing weight files. Defines `writeNpy`, `writeNpz`, `writeSafetensors`, `WritableTensor`.
 *
 * The same tensors give the same bytes. A file appears whole or not at all: it is written beside its place and moved there.
 * @module */
import { endianness } from 'node:os';
import { basename } from 'node:path';
import { DomainError, LimitError, ShapeError } from '../../exact/errors.js';
import { elementCount, showShape } from './elements.js';
import { writeWhole } from './wholeFile.js';
import { writeStored } from './zip.js';

export type WritableData = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

/** A tensor in memory, the last index running fastest. */
export interface WritableTensor {
  readonly shape: readonly number[];
  readonly data: WritableData;
}

export type WritableTensors = Readonly<Record<string, WritableTensor>>;

/** What the formats call the elements of an array. */
function dtypeOf(data: WritableData): { readonly npy: string; readonly safetensors: string } {
  if (data instanceof Float64Array) return { npy: '<f8', safetensors: 'F64' };
  if (data instanceof Float32Array) return { npy: '<f4', safetensors: 'F32' };
  if (data instanceof Int32Array) return { npy: '<i4', safetensors: 'I32' };
  if (data instanceof Uint32Array) return { npy: '<u4', safetensors: 'U32' };
  return { npy: '|u1', safetensors: 'U8' };
}

/** @throws ShapeError unless shape and data fit; ParseError for a path that cannot be written */
export const writeNpy = (path: string, tensor: WritableTensor): void =>
  writeWhole(path, (write) => {
    for (const piece of npyPieces(tensor, basename(path))) write(piece);
  });

/** As numpy.savez does: `numpy.load(path)['W']`. @throws as `writeNpy`; LimitError beyond 4 GiB; DomainError for a bad name */
export function writeNpz(path: string, tensors: WritableTensors): void {
  const size = Object.values(tensors).reduce((sum, { data }) => sum + data.byteLength, 0);
  if (size > MAX_ZIP)
    throw new LimitError({ where: basename(path), expected: `at most ${MAX_ZIP} bytes`, found: `${size}` });
  const members = Object.entries(tensors).map(([name, tensor]) => {
    if (name === '' || Buffer.byteLength(name) > 1000 || name.includes('\0'))
      throw new DomainError({
        where: basename(path),
        expected: 'names of 1 to 1000 bytes',
        found: JSON.stringify(name.slice(0, 20)),
      });
    return [`${name}.npy`, npyPieces(tensor, name)] as const;
  });
  writeWhole(path, (write) => writeStored(members, write));
}

/** ZIP without its 64-bit extension, less room for headers. */
const MAX_ZIP = 2 ** 32 - 2 ** 24;

/** @param metadata strings that go with them. @throws as `writeNpy` */
export function writeSafetensors(
  path: string,
  tensors: WritableTensors,
  metadata: Readonly<Record<string, string>> = {},
): void {
  let offset = 0;
  // Wider elements first, so that each tensor is aligned.
  const entries = Object.entries(tensors).sort(([, a], [, b]) => b.data.BYTES_PER_ELEMENT - a.data.BYTES_PER_ELEMENT);
  const header: Record<string, unknown> = Object.create(null);
  if (Object.keys(metadata).length > 0) header.__metadata__ = metadata;
  for (const [name, { shape, data }] of entries) {
    if (name === '__metadata__')
      throw new DomainError({ where: basename(path), expected: 'another name', found: name });
    requireShape(shape, data, name);
    header[name] = { dtype: dtypeOf(data).safetensors, shape, data_offsets: [offset, offset + data.byteLength] };
    offset += data.byteLength;
  }
  const text = Buffer.from(JSON.stringify(header));
  const padded = Buffer.alloc(8 + Math.ceil(text.length / 8) * 8, ' ');
  padded.writeBigUInt64LE(BigInt(padded.length - 8));
  text.copy(padded, 8);
  writeWhole(path, (write) => {
    write(padded);
    for (const [, { data }] of entries) for (const piece of littleEndian(data)) write(piece);
  });
}

function requireShape(shape: readonly number[], data: WritableData, where: string): void {
  if (elementCount(shape, where) !== data.length)
    throw new ShapeError({
      where,
      expected: `${elementCount(shape, where)} elements for shape ${showShape(shape)}`,
      found: `${data.length}`,
    });
}

/** Header (padded so that the elements are aligned to 64 bytes, as NumPy does) and elements. */
function npyPieces({ shape, data }: WritableTensor, where: string): readonly Uint8Array[] {
  requireShape(shape, data, where);
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${dtypeOf(data).npy}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const header = Buffer.alloc(Math.ceil((10 + text.length + 1) / 64) * 64, ' ');
  header.write('\x93NUMPY\x01\x00', 'latin1');
  header.writeUInt16LE(header.length - 10, 8);
  header.write(`${text}`, 10, 'latin1');
  header[header.length - 1] = 0x0a;
  return [header, ...littleEndian(data)];
}

/** The bytes of the elements, in pieces that one call can write. */
function littleEndian(data: WritableData): readonly Uint8Array[] {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const pieces = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE);
    pieces.push(endianness() === 'LE' ? piece : swapped(piece, data.BYTES_PER_ELEMENT));
  }
  return pieces;
}

const PIECE = 2 ** 26;

function swapped(piece: Buffer, width: number): Buffer {
  const copy = Buffer.from(piece);
  return width === 8 ? copy.swap64() : width === 4 ? copy.swap32() : copy;
}
