/** # A tensor of ONNX. Defines `tensorProto`, `TensorProto`, `onnxTensor`, `shortText`.
 *
 * Elements stand in `raw_data` (little-endian), in a list for their type, or in another file. What has a fixed width is read where it lies.
 * Source: `TensorProto` in `onnx/onnx.proto`, and ONNX's documentation of external data.
 * @module */
import { DomainError, excerpt, ParseError, ShapeError } from '../../exact/errors.js';
import { type Bytes, bytesInMemory, concatenation, type OpenNeighbour, readText, slice } from './bytes.js';
import {
  type ElementName,
  elementCount,
  MAX_DIMENSIONS,
  refusable,
  showShape,
  storedTensor,
  tensorInMemory,
} from './elements.js';
import type { RefusedTensor, StoredTensor } from './featureMatrix.js';
import { packedIntegers, protobufFields } from './protobuf.js';

/** A tensor of a model, its elements left where they are. */
export interface TensorProto {
  readonly name: string;
  /** What its fields hold, by their number. */
  readonly fields: ReadonlyMap<number, readonly Bytes[]>;
  readonly dataType: number;
  readonly isExternal: boolean;
}

const DIMS = 1;
const DATA_TYPE = 2;
const FLOATS = 4;
const INTEGERS = 5;
const LONG_INTEGERS = 7;
const NAME = 8;
const RAW = 9;
const DOUBLES = 10;
const UNSIGNED_INTEGERS = 11;
const EXTERNAL = 13;
const LOCATION = 14;

export function tensorProto(bytes: Bytes): TensorProto {
  const fields = new Map<number, Bytes[]>();
  let [name, dataType, isExternal] = ['', 0, false];
  for (const field of protobufFields(bytes)) {
    if (field.number === NAME) name = shortText(field.bytes);
    else if (field.number === DATA_TYPE) dataType = field.integer;
    else if (field.number === LOCATION) isExternal = field.integer === 1;
    else {
      const known = fields.get(field.number);
      if (known === undefined) fields.set(field.number, [field.bytes]);
      else known.push(field.bytes);
    }
  }
  return { name, fields, dataType, isExternal };
}

/** @throws ParseError for a name that is none */
export const shortText = (bytes: Bytes): string => readText(bytes, 2 ** 16);

interface DataType {
  readonly dtype: string;
  readonly type: ElementName;
  /** The list that its elements are in if they are not raw. */
  readonly list: number;
}

/** By the number that ONNX gives them. */
const dataTypes: Readonly<Record<number, DataType>> = {
  1: { dtype: 'FLOAT', type: 'F32', list: FLOATS },
  2: { dtype: 'UINT8', type: 'U8', list: INTEGERS },
  3: { dtype: 'INT8', type: 'I8', list: INTEGERS },
  4: { dtype: 'UINT16', type: 'U16', list: INTEGERS },
  5: { dtype: 'INT16', type: 'I16', list: INTEGERS },
  6: { dtype: 'INT32', type: 'I32', list: INTEGERS },
  7: { dtype: 'INT64', type: 'I64', list: LONG_INTEGERS },
  9: { dtype: 'BOOL', type: 'BOOL', list: INTEGERS },
  10: { dtype: 'FLOAT16', type: 'F16', list: INTEGERS },
  11: { dtype: 'DOUBLE', type: 'F64', list: DOUBLES },
  12: { dtype: 'UINT32', type: 'U32', list: UNSIGNED_INTEGERS },
  13: { dtype: 'UINT64', type: 'U64', list: UNSIGNED_INTEGERS },
  16: { dtype: 'BFLOAT16', type: 'BF16', list: INTEGERS },
};

/** @throws ParseError or ShapeError for a tensor that does not have the elements that its shape says */
export function onnxTensor(
  proto: TensorProto,
  name: string,
  source: string,
  open: OpenNeighbour,
): StoredTensor | RefusedTensor {
  return refusable(name, () => {
    const known = Object.hasOwn(dataTypes, proto.dataType) ? dataTypes[proto.dataType] : undefined;
    if (known === undefined) {
      const expected = 'numbers of 8 to 64 bits';
      throw new DomainError({ where: source, expected, found: `data type ${proto.dataType} of ONNX` });
    }
    const { dtype, type, list } = known;
    const shape = shapeOf(joined(proto, DIMS, source));
    const fields = { name, source, dtype, shape, order: 'C' } as const;
    if (proto.isExternal) return storedTensor(fields, type, externalBytes(proto, source, open));
    if (proto.fields.has(RAW)) return storedTensor(fields, type, joined(proto, RAW, source));
    const data = joined(proto, list, source);
    if (list === FLOATS || list === DOUBLES) return storedTensor(fields, type, data);
    const integers = packedIntegers(data, list !== UNSIGNED_INTEGERS);
    // The bits of numbers of 16 bits are listed as integers.
    if (type === 'F16' || type === 'BF16') return storedTensor(fields, type, littleEndian16(integers, source));
    if (integers.length !== elementCount(shape, source)) {
      const expected = `${elementCount(shape, source)} elements for shape ${showShape(shape)}`;
      throw new ShapeError({ where: source, expected, found: String(integers.length) });
    }
    return tensorInMemory(fields, integers);
  });
}

function shapeOf(dims: Bytes): readonly number[] {
  // Ten bytes are the longest varint.
  if (dims.size <= 10 * MAX_DIMENSIONS) return [...packedIntegers(dims, true)];
  const expected = `at most ${MAX_DIMENSIONS} dimensions`;
  throw new ShapeError({ where: dims.source, expected, found: 'more' });
}

const joined = ({ fields }: TensorProto, number: number, source: string): Bytes =>
  concatenation(source, fields.get(number) ?? []);

function littleEndian16(integers: Float64Array, source: string): Bytes {
  const data = Buffer.alloc(2 * integers.length);
  integers.forEach((integer, k) => void data.writeUInt16LE(integer & 0xffff, 2 * k));
  return bytesInMemory(source, data);
}

/** Where the elements lie in another file: `location` with `offset` and `length`, or to its end. */
function externalBytes({ fields }: TensorProto, source: string, open: OpenNeighbour): Bytes {
  const entries = new Map<string, string>();
  for (const entry of fields.get(EXTERNAL) ?? []) {
    let [key, value] = ['', ''];
    for (const { number, bytes } of protobufFields(entry)) {
      if (number === 1) key = shortText(bytes);
      if (number === 2) value = shortText(bytes);
    }
    entries.set(key, value);
  }
  const place = (key: string, missing: number): number => {
    const text = entries.get(key) ?? String(missing);
    if (/^\d{1,15}$/.test(text)) return Number(text);
    throw new ParseError({ where: `${source}, ${key} of external data`, expected: 'an integer', found: excerpt(text) });
  };
  const file = open(entries.get('location') ?? '');
  const offset = place('offset', 0);
  return slice(file, offset, place('length', Math.max(0, file.size - offset)), source);
}
