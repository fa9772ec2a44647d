import { constants, crc32, deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openWeights } from '../../../src/numeric/weights/weightFile.js';
import { complaintOf, npy, npyHeader, readAll, write } from './files.js';

const ramp = Float64Array.from({ length: 60_000 }, (_, k) => k % 7);
const W = npy(npyHeader("'<f8'", '(300, 200)'), new Uint8Array(ramp.buffer));

const archive = (members: Readonly<Record<string, Uint8Array>>, level: 0 | 9): Buffer =>
  Buffer.from(zipSync({ ...members }, { level, mtime: new Date(1990, 1, 1) }));

const CENTRAL = Buffer.from('PK\x01\x02', 'latin1');
const END = Buffer.from('PK\x05\x06', 'latin1');

/** Changes the field of so many bytes at a place of the first entry of the directory, or of the directory's end. */
function altered(zip: Buffer, record: Buffer, field: number, value: number, width: 2 | 4 = 4): Buffer {
  const copy = Buffer.from(zip);
  copy.writeUIntLE(value, copy.lastIndexOf(record) + field, width);
  return copy;
}

describe('archives', () => {
  it.each([0, 9] as const)('members are read whole and in parts, level %d', (level) => {
    const path = write('a.npz', archive({ 'a.npy': W, 'b.npy': W }, level));
    expect(readAll(path).b).toEqual({ dtype: '<f8', shape: [300, 200], order: 'C', elements: [...ramp] });
    const file = openWeights(path);
    const part = new Float64Array(5);
    for (const [tensor, start] of [
      [0, 59_995],
      [1, 3],
      [0, 0],
      [1, 30_000],
    ] as const) {
      file.tensors[tensor]!.read(start, part);
      expect([...part]).toEqual([...ramp.subarray(start, start + 5)]);
    }
    file.close();
  });

  it('the rest is read where a member is no array of numbers', () => {
    const objects = npy(npyHeader("'|O'", '(1,)'), Buffer.from("\x80\x04cos\nsystem\n(S'true'\ntR.", 'latin1'));
    const file = openWeights(write('a.npz', archive({ 'a.npy': W, 'o.npy': objects }, 0)));
    expect(file.refused.map(({ error }) => error.message)).toEqual([
      'a.npz: o: expected an array of numbers (f2, f4, f8, integers or booleans), found Python objects, which are pickled and never evaluated',
    ]);
    expect(file.tensors).toHaveLength(1);
    file.close();
  });

  it('an archive of nothing has no tensors', () => {
    expect(readAll(write('a.npz', archive({}, 0)))).toEqual({});
  });

  it('of other things are refused', () => {
    expect(complaintOf(write('a.pt', archive({ 'archive/data.pkl': W, 'archive/data/0': W }, 0)))).toContain(
      'found archive/data.pkl (a PyTorch checkpoint is a pickle, which is never evaluated',
    );
    expect(complaintOf(write('a.npz', archive({ 'readme.txt': W }, 0)))).toContain('found readme.txt');
    expect(complaintOf(write('a.npz', archive({ 'a.npy': Buffer.from('text') }, 0)))).toContain(
      'the magic bytes of .npy',
    );
  });

  const stored = archive({ 'a.npy': W }, 0);
  const packed = archive({ 'a.npy': W }, 9);
  it.each([
    ['a member beyond the end', altered(stored, CENTRAL, 42, 0x7fffffff), 'found an end after'],
    ['a member elsewhere', altered(stored, CENTRAL, 42, 1), 'expected a member at 1, as in the directory'],
    [
      'a stored member longer than it is',
      altered(stored, CENTRAL, 24, 2 ** 30),
      'expected 1073741824 bytes, as it is stored',
    ],
    ['encrypted', altered(stored, CENTRAL, 8, 1, 2), 'expected an open member'],
    ['another compression', altered(stored, CENTRAL, 10, 12, 2), 'method 12'],
    ['stored, and said to be deflated', altered(stored, CENTRAL, 10, 8, 2), 'as in the directory'],
    ['a name beyond the directory', altered(stored, CENTRAL, 28, 0xffff, 2), 'expected a directory entry within'],
    ['more members than there are', altered(stored, END, 10, 2, 2), 'expected 2 members, found 1'],
    ['a directory elsewhere', altered(stored, END, 16, 0), 'expected an entry of the directory at 0'],
    ['a directory beyond the end', altered(stored, END, 16, 0x7fffffff), 'found an end after'],
    [
      'an unpacked size too small',
      altered(packed, CENTRAL, 24, 5000),
      'expected 5000 bytes, as the directory says, found more',
    ],
    [
      'an unpacked size too large',
      altered(packed, CENTRAL, 24, W.length + 1),
      'expected 480000 bytes for shape [300, 200]',
    ],
    ['an unpacked size beyond deflate', altered(packed, CENTRAL, 24, 2 ** 31), 'that deflate packs into'],
    ['another checksum', altered(packed, CENTRAL, 16, 1), 'expected data of the checksum in the directory'],
    ['less data than there is', altered(packed, CENTRAL, 20, 100), 'expected'],
  ])('%s is refused', (_, zip, message) => {
    expect(complaintOf(write('a.npz', zip))).toContain(message);
  });

  it('members that share their data are refused', () => {
    const zip = archive({ 'a.npy': W, 'b.npy': W }, 9);
    const second = zip.lastIndexOf(CENTRAL);
    zip.copy(zip, second + 42, zip.indexOf(CENTRAL) + 42, zip.indexOf(CENTRAL) + 46);
    expect(complaintOf(write('a.npz', zip))).toMatch(/b\.npy: expected a member from \d+ on, found one at 0/);
  });

  it('the same name twice is refused', () => {
    const zip = archive({ 'a.npy': W, 'b.npy': W }, 0);
    for (let at = zip.indexOf('b.npy'); at !== -1; at = zip.indexOf('b.npy', at)) zip.write('a', at);
    expect(complaintOf(write('a.npz', zip))).toContain('found a name twice');
  });
});

describe('bombs', () => {
  /** A deflate stream of a header and `megabytes` of zeros, made of one megabyte repeated. */
  function bomb(header: Buffer, megabytes: number): Buffer {
    const options = { finishFlush: constants.Z_FULL_FLUSH };
    const zeros = deflateRawSync(Buffer.alloc(2 ** 20), options);
    return Buffer.concat([
      deflateRawSync(header, options),
      ...Array<Buffer>(megabytes).fill(zeros),
      Buffer.from([3, 0]),
    ]);
  }

  /** An archive of one deflated member that says of itself what it is told; sizes in the 64-bit extension. */
  function zip64(data: Buffer, size: number, checksum = 0): Buffer {
    const name = Buffer.from('W.npy');
    const extra = Buffer.alloc(20);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(16, 2);
    extra.writeBigUInt64LE(BigInt(size), 4);
    extra.writeBigUInt64LE(BigInt(data.length), 12);
    const local = Buffer.alloc(30);
    local.write('PK\x03\x04', 'latin1');
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.write('PK\x01\x02', 'latin1');
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(checksum, 16);
    central.fill(0xff, 20, 28);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(extra.length, 30);
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(central.length + name.length + extra.length, 12);
    end.writeUInt32LE(local.length + name.length + data.length, 16);
    return Buffer.concat([local, name, data, central, name, extra, end]);
  }

  const header = (bytes: number) => npy(npyHeader("'|u1'", `(${bytes},)`));
  const tenGigabytes = 10 * 2 ** 30;

  it('ten gigabytes that say so are beyond the limit', () => {
    const file = openWeights(
      write('bomb.npz', zip64(bomb(header(tenGigabytes), 10 * 2 ** 10), header(tenGigabytes).length + tenGigabytes)),
    );
    expect([file.tensors, file.refused.map(({ error }) => error.message)]).toEqual([
      [],
      ['bomb.npz: W: expected at most 2147483648 bytes in a compressed member, found 10737418318'],
    ]);
    file.close();
  });

  it('ten gigabytes that say they are a thousand bytes, or a million, are cut off there', () => {
    for (const size of [1000, 1_000_000]) {
      const lie = zip64(bomb(header(size), 10 * 2 ** 10), header(size).length + size);
      expect(complaintOf(write('bomb.npz', lie))).toMatch(
        /bomb\.npz: W: expected \d+ bytes, as the directory says, found more/,
      );
    }
  });

  it('a kilobyte that says it is ten gigabytes cannot be', () => {
    const lie = zip64(bomb(header(tenGigabytes), 0), header(tenGigabytes).length + tenGigabytes);
    expect(complaintOf(write('bomb.npz', lie))).toMatch(/PARSE .*that deflate packs into/);
  });

  it('an honest member in the same shape of archive is read', () => {
    const content = Buffer.concat([header(2 ** 20), Buffer.alloc(2 ** 20)]);
    const file = write('honest.npz', zip64(bomb(header(2 ** 20), 1), content.length, crc32(content)));
    expect(readAll(file).W!.elements).toEqual(Array(2 ** 20).fill(0));
  });
});
