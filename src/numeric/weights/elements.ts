/** # Elements of a tensor as doubles. Defines `ElementName`, `elementWidth`, `elementCount`, `storedTensor`,
 *  `tensorInMemory`, `refusable`.
 *
 * Every type is widened without rounding but the 64-bit integers, which become the nearest double beyond 2⁵³.
 * @module */
import { endianness } from 'node:os';
import { DomainError, LimitError, ShapeError } from '../../exact/errors.js';
import type { Bytes } from './bytes.js';
import type { RefusedTensor, StoredTensor } from './featureMatrix.js';

/** As safetensors calls them. */
export type ElementName =
  | 'F64'
  | 'F32'
  | 'F16'
  | 'BF16'
  | 'I64'
  | 'I32'
  | 'I16'
  | 'I8'
  | 'U64'
  | 'U32'
  | 'U16'
  | 'U8'
  | 'BOOL';

/** Bytes of an element. */
export const elementWidth: Readonly<Record<ElementName, number>> = {
  ...{ F64: 8, F32: 4, F16: 2, BF16: 2 },
  ...{ I64: 8, I32: 4, I16: 2, I8: 1, U64: 8, U32: 4, U16: 2, U8: 1, BOOL: 1 },
};

/** Half a unit in the last place, relative; integers are exact. */
const elementRoundoff = (type: ElementName): number =>
  (({ F32: 2 ** -24, F16: 2 ** -11, BF16: 2 ** -8 }) as Partial<Record<ElementName, number>>)[type] ?? 2 ** -53;

/** Read this many bytes at a time: they stay in the second-level cache between reading and widening. */
const CHUNK = 2 ** 18;
const scratch = new ArrayBuffer(CHUNK);
const scratchBytes = Buffer.from(scratch);
const processorIsBigEndian = endianness() === 'BE';

/** The first elements of the scratch, widened into `into` from place `at` on. */
type Widen = (count: number, into: Float64Array, at: number) => void;

const numbers =
  (view: Float64Array | Float32Array | Int32Array | Int16Array | Int8Array | Uint32Array | Uint16Array | Uint8Array) =>
  (count: number, into: Float64Array, at: number): void =>
    into.set(view.subarray(0, count), at);

const bigints =
  (view: BigInt64Array | BigUint64Array) =>
  (count: number, into: Float64Array, at: number): void => {
    for (let k = 0; k < count; k++) into[at + k] = Number(view[k]);
  };

const halves = new Uint16Array(scratch);
const bits = new Uint32Array(1);
const single = new Float32Array(bits.buffer);

/** IEEE binary16: its bits, moved to the place that binary32 has for them, are the number times 2^(15−127). */
function widenHalf(count: number, into: Float64Array, at: number): void {
  for (let k = 0; k < count; k++) {
    const half = halves[k]!;
    if ((half & 0x7c00) === 0x7c00) into[at + k] = (half & 0x3ff) !== 0 ? NaN : half < 0x8000 ? Infinity : -Infinity;
    else {
      bits[0] = ((half & 0x8000) << 16) | ((half & 0x7fff) << 13);
      into[at + k] = single[0]! * 2 ** 112;
    }
  }
}

/** The upper half of a binary32. */
function widenBrain(count: number, into: Float64Array, at: number): void {
  for (let k = 0; k < count; k++) {
    bits[0] = halves[k]! << 16;
    into[at + k] = single[0]!;
  }
}

function widenBool(count: number, into: Float64Array, at: number): void {
  for (let k = 0; k < count; k++) into[at + k] = scratchBytes[k] === 0 ? 0 : 1;
}

const widen: Readonly<Record<ElementName, Widen>> = {
  F64: numbers(new Float64Array(scratch)),
  F32: numbers(new Float32Array(scratch)),
  F16: widenHalf,
  BF16: widenBrain,
  I64: bigints(new BigInt64Array(scratch)),
  I32: numbers(new Int32Array(scratch)),
  I16: numbers(new Int16Array(scratch)),
  I8: numbers(new Int8Array(scratch)),
  U64: bigints(new BigUint64Array(scratch)),
  U32: numbers(new Uint32Array(scratch)),
  U16: numbers(halves),
  U8: numbers(new Uint8Array(scratch)),
  BOOL: widenBool,
};

/** The elements that lie in `bytes` from `position` on, as many as `into` holds. */
function readElements(bytes: Bytes, position: number, type: ElementName, isBigEndian: boolean, into: Float64Array) {
  const width = elementWidth[type];
  const capacity = CHUNK / width;
  for (let done = 0; done < into.length; done += capacity) {
    const count = Math.min(capacity, into.length - done);
    const raw = scratchBytes.subarray(0, count * width);
    bytes.read(position + done * width, raw);
    if (isBigEndian !== processorIsBigEndian) swapBytes(raw, width);
    widen[type](count, into, done);
  }
}

function swapBytes(raw: Buffer, width: number): void {
  if (width === 2) raw.swap16();
  else if (width === 4) raw.swap32();
  else if (width === 8) raw.swap64();
}

/** As in NumPy. */
export const MAX_DIMENSIONS = 64;

/** The product of the sizes. @throws ShapeError unless they are at most 64 integers ≥ 0 whose product a double holds exactly */
export function elementCount(shape: readonly number[], where: string): number {
  if (shape.length > MAX_DIMENSIONS)
    throw new ShapeError({ where, expected: `at most ${MAX_DIMENSIONS} dimensions`, found: String(shape.length) });
  let count = 1;
  for (const size of shape) count *= size;
  if (!(shape.every((size) => Number.isSafeInteger(size) && size >= 0) && Number.isSafeInteger(count)))
    throw new ShapeError({ where, expected: 'a shape of at most 2⁵³ elements', found: showShape(shape) });
  return count;
}

/** `[768, 3072]`, shortened after eight sizes. */
export const showShape = (shape: readonly number[]): string =>
  shape.length <= 8 ? `[${shape.join(', ')}]` : `[${shape.slice(0, 8).join(', ')}, …] (${shape.length} dimensions)`;

/** A tensor whose elements lie one after the other in `bytes`, which are theirs alone. */
export function storedTensor(
  fields: Omit<StoredTensor, 'read' | 'roundoff'>,
  type: ElementName,
  bytes: Bytes,
  isBigEndian = false,
): StoredTensor {
  const count = elementCount(fields.shape, fields.source);
  if (count * elementWidth[type] !== bytes.size)
    throw new ShapeError({
      where: fields.source,
      expected: `${count * elementWidth[type]} bytes for shape ${showShape(fields.shape)} of ${fields.dtype}`,
      found: String(bytes.size),
    });
  return {
    ...fields,
    roundoff: elementRoundoff(type),
    read: (start, into) => readElements(bytes, start * elementWidth[type], type, isBigEndian, into),
  };
}

/** A tensor that is in memory already. */
export const tensorInMemory = (
  fields: Omit<StoredTensor, 'read' | 'order' | 'roundoff'>,
  elements: Float64Array,
): StoredTensor => ({
  ...fields,
  order: 'C',
  roundoff: 2 ** -53,
  read: (start, into) => into.set(elements.subarray(start, start + into.length)),
});

/** The tensor, or why it is not read though nothing is wrong with the file. */
export function refusable(name: string, open: () => StoredTensor): StoredTensor | RefusedTensor {
  try {
    return open();
  } catch (error) {
    if (error instanceof DomainError || error instanceof LimitError) return { name, error };
    throw error;
  }
}
