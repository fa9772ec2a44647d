/** # The directory of a ZIP archive. Defines `ZipMember`, `readDirectory`, `packedBytes`.
 *
 * The central directory at the end of the archive says where its members lie; their sizes in the local headers are not believed.
 * Source: PKWARE's APPNOTE.TXT, sections 4.3 and 4.5.
 * @module */
import { excerpt, LimitError, ParseError } from '../../exact/errors.js';
import { type Bytes, slice } from './bytes.js';

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

/** Room for a hundred thousand members. */
const MAX_DIRECTORY = 2 ** 24;

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

/** @throws ParseError for an archive that is cut off, encrypted, or not as its directory says; LimitError for too many members */
export function readDirectory(bytes: Bytes): readonly ZipMember[] {
  const where = bytes.source;
  const { position, size, count } = findDirectory(bytes);
  if (size > MAX_DIRECTORY)
    throw new LimitError({ where, expected: `a directory of at most ${MAX_DIRECTORY} bytes`, found: `${size}` });
  const directory = readAt(bytes, position, size);
  const members: ZipMember[] = [];
  for (let at = 0; at < size; ) {
    if (at + 46 > size || directory.readUInt32LE(at) !== CENTRAL)
      throw broken(where, `an entry of the directory at ${position + at}`, 'other bytes');
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const commentLength = directory.readUInt16LE(at + 32);
    const end = at + 46 + nameLength + extraLength + commentLength;
    if (end > size) throw broken(where, `a directory entry within ${size} bytes`, `an end at ${end}`);
    members.push(readMember(directory.subarray(at, end), nameLength, extraLength, where));
    at = end;
  }
  if (members.length !== count) throw broken(where, `${count} members`, String(members.length));
  requireApart(members, where);
  return members;
}

/** Members that share their data would make an archive of any size out of a small one. */
function requireApart(members: readonly ZipMember[], where: string): void {
  let end = 0;
  for (const { name, position, packedSize } of [...members].sort((a, b) => a.position - b.position)) {
    if (position < end)
      throw broken(`${where}: ${excerpt(name, 100)}`, `a member from ${end} on`, `one at ${position}`);
    end = position + packedSize;
  }
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
  const field = (place: number): number => Number(end.readBigUInt64LE(place));
  return { count: field(32), size: field(40), position: field(48) };
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

/** Where the data of a member lie. @throws ParseError unless the member begins where the directory says */
export function packedBytes(archive: Bytes, member: ZipMember, where: string): Bytes {
  const local = readAt(archive, member.position, 30);
  if (local.readUInt32LE(0) !== LOCAL || (local.readUInt16LE(8) === 8) !== member.isDeflated)
    throw broken(where, `a member at ${member.position}, as in the directory`, 'other bytes');
  const begin = member.position + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  return slice(archive, begin, member.packedSize, where);
}
