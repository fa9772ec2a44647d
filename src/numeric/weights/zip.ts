/** # ZIP archives. Defines `openZip`, `writeStored`. The only file that knows fflate.
 *
 * Members that are stored are read where they lie. fflate unzips whole archives, so the walk through the directory is ours; what it
 * does for us is inflating piece by piece, so that a member is cut off as soon as it is longer than it said, and writing.
 * @module */
import { Inflate, Zip, ZipPassThrough } from 'fflate';
import { LimitError, ParseError } from '../../exact/errors.js';
import { type Bytes, requireWithin } from './bytes.js';
import { packedBytes, readDirectory, type ZipMember } from './zipDirectory.js';

export interface ZipArchive {
  readonly members: readonly ZipMember[];
  /** A member unpacked: in place where it is stored, else in memory, of which there is one at a time.
   *  @throws ParseError for a member that is not where or as the directory says, LimitError for one too large to unpack */
  bytesOf(member: ZipMember, source: string): Bytes;
}

/** A compressed member is unpacked into memory; stored ones may have any size. */
const MAX_INFLATED = 2 ** 31;
/** What is unpacked first: enough for a header. */
const BEGINNING = 2 ** 17;
/** Deflate writes at least 2 bits for 258 bytes. */
const MAX_RATIO = 1032;

/** @throws ParseError for an archive that is cut off, encrypted, or not as its directory says */
export function openZip(archive: Bytes): ZipArchive {
  let last: { readonly member: ZipMember; readonly data: Uint8Array } | undefined;
  /** At least the first `length` bytes of a deflated member: a beginning that has the header, or all. */
  const unpack = (packed: Bytes, member: ZipMember, length: number): Uint8Array => {
    if (last?.member !== member || last.data.length < length)
      last = {
        member,
        data: inflate(packed, member, length <= BEGINNING ? Math.min(BEGINNING, member.size) : member.size),
      };
    return last.data;
  };
  return {
    members: readDirectory(archive),
    bytesOf(member, source) {
      const packed = packedBytes(archive, member, source);
      if (!member.isDeflated) return packed;
      requireInflatable(packed, member);
      return {
        source,
        size: member.size,
        read(position, into) {
          requireWithin(source, position, into.length, member.size);
          into.set(unpack(packed, member, position + into.length).subarray(position, position + into.length));
        },
      };
    },
  };
}

function requireInflatable({ source: where, size: packedSize }: Bytes, { size }: ZipMember): void {
  if (size > MAX_RATIO * packedSize)
    throw new ParseError({
      where,
      expected: `at most the ${MAX_RATIO * packedSize} bytes that deflate packs into ${packedSize}`,
      found: `${size}`,
    });
  if (size > MAX_INFLATED)
    throw new LimitError({ where, expected: `at most ${MAX_INFLATED} bytes in a compressed member`, found: `${size}` });
}

/** The first `wanted` bytes. @throws ParseError when there are more than the directory says, or fewer or others where all are wanted */
function inflate(packed: Bytes, { size, crc }: ZipMember, wanted: number): Uint8Array {
  const where = packed.source;
  const broken = (found: string): ParseError =>
    new ParseError({ where, expected: `${size} bytes, as the directory says`, found });
  const result = new Uint8Array(wanted);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) throw broken('more');
    result.set(chunk.subarray(0, Math.max(0, wanted - length)), Math.min(length, wanted));
    length += chunk.length;
  });
  const piece = Buffer.alloc(2 ** 14);
  try {
    for (let done = 0; done < packed.size && (length < wanted || wanted === size); done += piece.length) {
      const part = piece.subarray(0, Math.min(piece.length, packed.size - done));
      packed.read(done, part);
      stream.push(part, done + part.length === packed.size);
    }
  } catch (cause) {
    if (!isFlateError(cause)) throw cause;
    throw new ParseError({ where, expected: 'deflated data', found: cause.message }, { cause });
  }
  if (length < wanted) throw broken(String(length));
  if (wanted === size && checksum(result) !== crc)
    throw new ParseError({ where, expected: 'data of the checksum in the directory', found: 'others' });
  return result;
}

/** fflate's errors have a number as their code, those of Node and of this package a name. */
const isFlateError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && typeof error.code === 'number';

/** CRC-32, which fflate computes for the archives that it writes. */
function checksum(data: Uint8Array): number {
  const sum = new ZipPassThrough('');
  sum.ondata = () => undefined;
  sum.push(data, true);
  return sum.crc >>> 0;
}

/** An archive of stored members, the same bytes for the same members, piece by piece to `write`. */
export function writeStored(
  members: Iterable<readonly [string, Iterable<Uint8Array>]>,
  write: (piece: Uint8Array) => void,
): void {
  const archive = new Zip((error, piece) => {
    if (error !== null) throw error;
    write(piece);
  });
  for (const [name, pieces] of members) {
    const member = new ZipPassThrough(name);
    member.mtime = new Date(1980, 0, 1); // the first day that the format has
    archive.add(member);
    for (const piece of pieces) member.push(piece);
    member.push(new Uint8Array(0), true);
  }
  archive.end();
}
