/** # Fields of a protocol buffer. Defines `protobufFields`, `packedIntegers`. The only file that knows protobufjs.
 *
 * Messages are walked where they lie in the file: what a field holds is told as a place, not read.
 * @module */
import protobuf from 'protobufjs/minimal.js';
import { excerpt, LimitError, ParseError } from '../../exact/errors.js';
import { type Bytes, head, slice } from './bytes.js';

export interface ProtobufField {
  readonly number: number;
  /** Of a varint; 0 for others. */
  readonly integer: number;
  /** Where the value lies: a varint alone reads as a packed list of one. */
  readonly bytes: Bytes;
}

/** In one message: a graph of a million nodes has fewer. */
const MAX_FIELDS = 2 ** 22;
const WINDOW = 4096;
/** A tag and a length, each a varint of 64 bits. */
const LONGEST = 20;

/** @throws ParseError for what is no message, LimitError for more than 2²² fields */
export function* protobufFields(message: Bytes): Generator<ProtobufField> {
  const { source, size } = message;
  const window = Buffer.alloc(Math.min(WINDOW, size));
  let reader = protobuf.Reader.create(window.subarray(0, 0));
  /** Where the window lies in the message. */
  let start = 0;
  let count = 0;
  for (let position = 0; position < size; ) {
    if (position + LONGEST > start + reader.len && start + reader.len < size) {
      start = position;
      const part = window.subarray(0, Math.min(WINDOW, size - position));
      message.read(position, part);
      reader = protobuf.Reader.create(part);
    }
    reader.pos = position - start;
    const { number, integer, begin, length } = readHead(reader, source);
    const bytes = slice(message, start + begin, length);
    position = start + begin + length;
    if (++count > MAX_FIELDS)
      throw new LimitError({ where: source, expected: `at most ${MAX_FIELDS} fields`, found: 'more' });
    yield { number, integer, bytes };
  }
}

/** Tag, and the varint or the length of what follows. */
function readHead(reader: protobuf.Reader, where: string) {
  try {
    const tag = reader.uint32();
    const number = tag >>> 3;
    const wire = tag & 7;
    if (number === 0 || wire === 3 || wire === 4 || wire > 5) throw new RangeError(`tag ${tag}`);
    if (wire === 0) {
      const begin = reader.pos;
      return { number, integer: Number(reader.int64()), begin, length: reader.pos - begin };
    }
    const length = wire === 1 ? 8 : wire === 5 ? 4 : reader.uint32();
    return { number, integer: 0, begin: reader.pos, length };
  } catch (cause) {
    throw malformed(where, cause);
  }
}

/** protobufjs throws plain errors and RangeErrors, for malformed data only. */
const malformed = (where: string, cause: unknown): ParseError =>
  new ParseError(
    { where, expected: 'fields of a protocol buffer', found: excerpt((cause as Error).message, 80) },
    { cause },
  );

/** Varints one after the other, of which a megabyte of the file can hold a million. */
const MAX_PACKED = 2 ** 28;

/** Packed varints as numbers, signed or not. @throws LimitError for more than 256 MiB, ParseError for a varint that does not end */
export function packedIntegers(bytes: Bytes, isSigned: boolean): Float64Array {
  if (bytes.size > MAX_PACKED)
    throw new LimitError({
      where: bytes.source,
      expected: `at most ${MAX_PACKED} bytes of varints`,
      found: `${bytes.size}`,
    });
  const data = head(bytes, bytes.size);
  const integers = new Float64Array(data.reduce((count, byte) => count + (byte < 0x80 ? 1 : 0), 0));
  const reader = protobuf.Reader.create(data);
  try {
    for (let k = 0; reader.pos < reader.len; k++) integers[k] = Number(isSigned ? reader.int64() : reader.uint64());
  } catch (cause) {
    throw malformed(bytes.source, cause);
  }
  return integers;
}
