/** # ZIP archives. Defines `openZip`, `writeStored`. The only file that knows fflate.
 *
 * Members that are stored are read where they lie: the central directory says where. fflate unzips whole archives, so the walk
 * is ours; it inflates piece by piece, so that a member is cut off as soon as it is longer than it said.
 * Source: PKWARE's APPNOTE.TXT, sections 4.3 and 4.5.
 * @module */
import { Inflate, Zip, ZipPassThrough } from 'fflate';
import { excerpt, LimitError, ParseError } from '../../exact/errors.js';
import { type Bytes, requireWithin, slice } from './bytes.js';

export interface ZipMember {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly crc: number;
  /** Bytes in the archive, and unpacked. */
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly position: number;
}

export interface ZipArchive {
  readonly members: readonly ZipMember[];
  /** A member unpacked: in place where it is stored, else in memory, of which there is one at a time.
   *  @throws ParseError for a member that is not where or as the directory says, LimitError for one too large to unpack */
  bytesOf(member: ZipMember, source: string): Bytes;
}

/** A compressed member is unpacked into memory; stored ones may have any size. */
const MAX_INFLATED = 2 ** 31;
/** Room for a hundred thousand members. */
const MAX_DIRECTORY = 2 ** 24;
/** What is unpacked first: enough for a header. */
const BEGINNING = 2 ** 17;
/** Deflate writes at least 2 bits for 258 bytes. */
const MAX_RATIO = 1032;

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const UNKNOWN = 0xffffffff;

const broken = (where: string, expected: string, found: string): ParseError =>
  new ParseError({ where, expected, found });

function readAt(bytes: Bytes, position: number, size: number): Buffer {
  const buffer = Buffer.alloc(size);
  bytes.read(position, buffer);
  return buffer;
}

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

function readDirectory(bytes: Bytes): readonly ZipMember[] {
  const where = bytes.source;
  const { position, size, count } = findDirectory(bytes);
  if (size > MAX_DIRECTORY)
    throw new LimitError({ where, expected: `a directory of at most ${MAX_DIRECTORY} bytes`, found: `${size}` });
  const directory = readAt(bytes, position, size);
  const members: ZipMember[] = [];
  for (let at = 0; at < size; ) {
    if (at + 46 > size || directory.readUInt32LE(at) !== CENTRAL)
      throw broken(where, `an entry of the directory at ${position + at}`, 'other bytes');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      directory.readUInt16LE(at + field),
    ) as [number, number, number];
    const end = at + 46 + nameLength + extraLength + commentLength;
    if (end > size) throw broken(where, `a directory entry within ${size} bytes`, `an end at ${end}`);
    members.push(readMember(directory.subarray(at, end), nameLength, extraLength, where));
    at = end;
  }
  if (members.length !== count) throw broken(where, `${count} members`, String(members.length));
  return members;
}

/** From the end of the archive: position, size and number of entries of the directory. */
function findDirectory(bytes: Bytes): { readonly position: number; readonly size: number; readonly count: number } {
  const where = bytes.source;
  const tailStart = Math.max(0, bytes.size - 22 - 0xffff);
  const tail = readAt(bytes, tailStart, bytes.size - tailStart);
  let at = tail.length - 22;
  while (at >= 0 && !(tail.readUInt32LE(at) === END && at + 22 + tail.readUInt16LE(at + 20) === tail.length)) at--;
  if (at < 0) throw broken(where, 'a ZIP archive with its directory at the end', 'none (cut off?)');
  const directory = {
    count: tail.readUInt16LE(at + 10),
    size: tail.readUInt32LE(at + 12),
    position: tail.readUInt32LE(at + 16),
  };
  if (directory.count !== 0xffff && directory.size !== UNKNOWN && directory.position !== UNKNOWN) return directory;
  const locator = readAt(bytes, tailStart + at - 20, 20);
  if (locator.readUInt32LE(0) !== LOCATOR64) return directory;
  const end = readAt(bytes, Number(locator.readBigUInt64LE(8)), 56);
  if (end.readUInt32LE(0) !== END64) throw broken(where, 'the end of a ZIP64 directory', 'other bytes');
  const [count, size, position] = [32, 40, 48].map((field) => Number(end.readBigUInt64LE(field))) as [
    number,
    number,
    number,
  ];
  return { count, size, position };
}

function readMember(entry: Buffer, nameLength: number, extraLength: number, archive: string): ZipMember {
  const name = entry.toString('utf8', 46, 46 + nameLength);
  const where = `${archive}: ${excerpt(name, 100)}`;
  if ((entry.readUInt16LE(8) & 1) !== 0) throw broken(where, 'an open member', 'an encrypted one');
  const method = entry.readUInt16LE(10);
  if (method !== 0 && method !== 8) throw broken(where, 'a member stored or deflated', `method ${method}`);
  const [size, packedSize, position] = extended(
    [entry.readUInt32LE(24), entry.readUInt32LE(20), entry.readUInt32LE(42)],
    entry.subarray(46 + nameLength, 46 + nameLength + extraLength),
    where,
  ) as [number, number, number];
  if (method === 0 && size !== packedSize) throw broken(where, `${size} bytes, as it is stored`, String(packedSize));
  return { name, isDeflated: method === 8, crc: entry.readUInt32LE(16), packedSize, size, position };
}

/** Numbers that do not fit into 32 bits stand in the extra field 1, in this order. */
function extended(fields: readonly number[], extra: Buffer, where: string): readonly number[] {
  if (!fields.includes(UNKNOWN)) return fields;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const long = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    let used = 0;
    return fields.map((field) => {
      if (field !== UNKNOWN) return field;
      if (used + 8 > long.length) throw broken(where, 'sizes of 64 bits', 'an end');
      used += 8;
      return Number(long.readBigUInt64LE(used - 8));
    });
  }
  return fields;
}

function packedBytes(archive: Bytes, member: ZipMember, where: string): Bytes {
  const local = readAt(archive, member.position, 30);
  if (local.readUInt32LE(0) !== LOCAL || (local.readUInt16LE(8) === 8) !== member.isDeflated)
    throw broken(where, `a member at ${member.position}, as in the directory`, 'other bytes');
  const begin = member.position + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  return slice(archive, begin, member.packedSize, where);
}

function requireInflatable({ source: where, size: packedSize }: Bytes, { size }: ZipMember): void {
  if (size > MAX_RATIO * packedSize)
    throw broken(where, `at most the ${MAX_RATIO * packedSize} bytes that deflate packs into ${packedSize}`, `${size}`);
  if (size > MAX_INFLATED)
    throw new LimitError({ where, expected: `at most ${MAX_INFLATED} bytes in a compressed member`, found: `${size}` });
}

/** The first `wanted` bytes. @throws ParseError when there are more than the directory says, or fewer or others where all are wanted */
function inflate(packed: Bytes, { size, crc }: ZipMember, wanted: number): Uint8Array {
  const where = packed.source;
  const result = new Uint8Array(wanted);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) throw broken(where, `${size} bytes, as the directory says`, 'more');
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
    if (cause instanceof ParseError) throw cause;
    throw new ParseError({ where, expected: 'deflated data', found: excerpt((cause as Error).message, 80) }, { cause });
  }
  if (length < wanted) throw broken(where, `${size} bytes, as the directory says`, String(length));
  if (wanted === size && checksum(result) !== crc)
    throw broken(where, 'data of the checksum in the directory', 'others');
  return result;
}

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
