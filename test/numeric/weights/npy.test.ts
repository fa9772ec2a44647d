import { describe, expect, it } from 'vitest';
import { complaintOf, npy, npyHeader, readAll, write } from './files.js';

const three = new Uint8Array(Float64Array.of(1, 2, 3).buffer);
const complaint = (header: string, data: Uint8Array = three) => complaintOf(write('a.npy', npy(header, data)));

describe('headers of .npy', () => {
  it.each([
    npyHeader("'<f8'", '(3,)'),
    npyHeader("'=f8'", '(3,)'),
    npyHeader("'f8'", '(3, )'),
    `{"shape": (3L,), "fortran_order": False, "descr": "<f8"}`,
    "  { 'fortran_order' :False,'shape':(3,),'descr':'<f8' , } \n",
  ])('%j', (header) => {
    expect(readAll(write('a.npy', npy(header, three))).a!.elements).toEqual([1, 2, 3]);
  });

  it.each([
    ['', 'expected {, found its end'],
    ['garbage', 'expected {, found g a r'],
    [npyHeader("'<f8'", '(3,)').slice(0, -4), 'found its end'],
    [npyHeader("'<f8'", '3'), 'expected a string, True, False or integers, found 3'],
    [npyHeader("'<f8'", '(3'), 'expected an integer, found }'],
    [npyHeader("'<f8'", '(-3,)'), 'expected an integer, found - 3'],
    [npyHeader("'<f8'", '(3.0,)'), 'expected , or ), found .'],
    [npyHeader("'<f8'", "('3',)"), 'expected an integer'],
    [npyHeader("'<f8'", '(3,)', '0'), 'expected a string, True, False or integers, found 0'],
    [npyHeader("'<f8'", '(3,)', "'no'"), 'expected the keys descr, fortran_order and shape'],
    [npyHeader("__import__('os').system('true')", '(3,)'), 'expected a string, True, False or integers'],
    [`${npyHeader("'<f8'", '(3,)')}()`, 'expected its end, found ( )'],
    ["{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (3,)}", 'expected every key once'],
    ["{'descr': '<f8', 'fortran_order': False}", 'expected the keys descr, fortran_order and shape'],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (3,), 'more': 'x'}", 'expected the keys'],
    [npyHeader("'<f8'", '(4,)'), 'expected 32 bytes for shape [4] of <f8, found 24'],
    [npyHeader("'<f8'", '(2,)'), 'expected 16 bytes for shape [2] of <f8, found 24'],
    [npyHeader("'<f8'", '(50000, 25000)'), 'expected 10000000000 bytes for shape [50000, 25000] of <f8, found 24'],
    [npyHeader("'<f8'", `(${'9'.repeat(400)},)`), 'expected a shape of at most 2⁵³ elements'],
    [npyHeader("'<f8'", '(99999999, 99999999, 0)'), 'expected 0 bytes'],
    [npyHeader("'<f8'", `(${'1, '.repeat(65)})`), 'expected at most 64 dimensions, found 65'],
  ])('example %#', (header, message) => {
    expect(complaint(header)).toContain(message);
  });

  it.each([
    ["'|O'", 'Python objects, which are pickled and never evaluated'],
    ["'<c16'", 'complex numbers'],
    ["'<U3'", 'strings'],
    ["'|S3'", 'strings'],
    ["'|V8'", 'records or raw bytes'],
    ["'<M8[ns]'", 'dates'],
    ["[('x', '<f8'), ('y', '<f4')]", 'an array of records'],
    ["'<f16'", 'dtype <f16'],
    ["'constructor'", 'complex numbers'],
    ["'toString'", 'dtype toString'],
  ])('%s are no numbers', (descr, found) => {
    expect(complaint(npyHeader(descr, '(3,)'))).toMatch(/^DOMAIN a\.npy: expected an array of (numbers.*), found /);
    expect(complaint(npyHeader(descr, '(3,)'))).toContain(`found ${found}`);
  });

  it('no version but 1, 2 and 3, and no header beyond the file', () => {
    const header = npyHeader("'<f8'", '(3,)');
    for (const version of [0, 4, 255])
      expect(complaintOf(write('a.npy', npy(header, three, version)))).toMatch(
        /version 1, 2 or 3|length of the header/,
      );
    const lying = npy(header, three, 2);
    lying.writeUInt32LE(0xffffffff, 8);
    expect(complaintOf(write('a.npy', lying))).toMatch(/length of the header: expected at most \d+, found 4294967295/);
  });
});
