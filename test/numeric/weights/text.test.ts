/** CSV, TSV and JSON. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaintOf, readAll, write } from './files.js';

const csv = (text: string, name = 'm.csv') => {
  const read = readAll(write(name, text)).m!;
  return [read.shape, read.elements];
};

describe('CSV and TSV', () => {
  it.each([
    ['numbers alone', '1,2,3\n4,5,6\n'],
    ['without a last line break', '1,2,3\n4,5,6'],
    ['line breaks of Windows, a byte order mark', '\ufeff1,2,3\r\n4,5,6\r\n'],
    ['spaces and empty lines', ' 1, 2 ,3\n\n4,5,6\n\n'],
    ['names', 'a,b,c\n1,2,3\n4,5,6\n'],
    ['names in quotes', '"a","b, c","d ""e"""\n1,2,3\n4,5,6\n'],
    ['labels', 'cat,1,2,3\ndog,4,5,6\n'],
    ['labels and names', 'animal,a,b,c\ncat,1,2,3\ndog,4,5,6\n'],
    ['an index and numbered names, as pandas writes them', ',0,1,2\n0,1,2,3\n1,4,5,6\n'],
    ['labels and one name less, as R writes them', '"a","b","c"\n"1",1,2,3\n"2",4,5,6\n'],
    ['comments and spaces, as numpy.savetxt writes them', '# a b c\n1e0 2.0 3.\n4 +5 .6e1\n'],
    ['tabs', '1\t2\t3\n4\t5\t6\n'],
    ['semicolons', '1;2;3\n4;5;6\n'],
  ])('%s', (_, text) => {
    expect(csv(text)).toEqual([
      [2, 3],
      [1, 2, 3, 4, 5, 6],
    ]);
  });

  it('refuses more lines than there can be features, before it takes them apart', () => {
    expect(complaintOf(write('m.csv', '1\n'.repeat(2 ** 21 + 1)))).toContain('at most 2097152 lines');
  });

  it('small shapes', () => {
    expect(csv('7\n')).toEqual([[1, 1], [7]]);
    expect(csv('1,2\n')).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(csv('x,1,2\n')).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(csv('W\n1\n2\n')).toEqual([
      [2, 1],
      [1, 2],
    ]);
    expect(csv('1\t2\n', 'm.tsv')).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('NaN and infinity are passed on', () => {
    expect(csv('1,nan\n-inf,Infinity\n')).toEqual([
      [2, 2],
      [1, NaN, -Infinity, Infinity],
    ]);
  });

  it('read ∘ write = identity for any doubles', () => {
    const matrices = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([rows, columns]) =>
      fc.array(fc.array(fc.double({ noNaN: true }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
    fc.assert(
      fc.property(matrices, fc.constantFrom(',', '\t', ';', ' '), (matrix, delimiter) => {
        const text = matrix
          .map((row) => row.map((x) => (Object.is(x, -0) ? '-0' : String(x))).join(delimiter))
          .join('\n');
        expect(csv(text)).toEqual([[matrix.length, matrix[0]!.length], matrix.flat()]);
      }),
    );
  });

  it.each([
    ['1,2,3\n4,x,6\n', 'm.csv, line 2, column 2: expected a number, found x'],
    ['a,b\n1,2\n\n3,\n', 'm.csv, line 4, column 2: expected a number, found an empty cell'],
    ['1,2\n3,0x10\n', 'm.csv, line 2, column 2: expected a number, found 0x10'],
    ['1,2,3\n4,5\n', 'm.csv, line 2: expected 3 cells, as in the lines above, found 2'],
    ['1,2\n3,4,5\n', 'm.csv, line 2: expected 2 cells, as in the lines above, found 3'],
    ['a,b\nx,1,2\n1\n', 'm.csv, line 3: expected 3 cells, as in the lines above, found 1'],
    ['1,2,3\n4,5,6\n7,8\n', 'm.csv, line 3: expected 3 cells, as in the lines above, found 2'],
    ['a;b\n1,5;2,5\n', 'm.csv, line 2, column 2: expected a number, found 2,5'],
    ['1,2\n"3,4\n', 'm.csv: expected lines of cells, found Quote Not Closed'],
    [','.repeat(2 ** 24 + 1), 'LIMIT m.csv: expected lines of at most 16777216 characters'],
    [`"${`${'x'.repeat(1023)}\n`.repeat(2 ** 14 + 100)}"`, 'expected lines of cells, found Max Record Size'],
    ['# nothing\n', 'm.csv: expected lines of numbers, found none'],
    ['only\nwords\n', 'm.csv, line 2, column 1: expected a number, found words'],
  ])('malformed example %#', (text, message) => {
    expect(complaintOf(write('m.csv', text))).toContain(message);
  });
});

describe('JSON', () => {
  it('a list of lists, several in an object, shape and data', () => {
    expect(readAll(write('m.json', '[[1, 2, 3], [4, 5, 6]]'))).toEqual({
      m: { dtype: 'decimal', shape: [2, 3], order: 'C', elements: [1, 2, 3, 4, 5, 6] },
    });
    expect(readAll(write('m.json', '\ufeff {"shape": [3, 1], "data": [1, 2, 3]}')).m).toMatchObject({
      shape: [3, 1],
      elements: [1, 2, 3],
    });
    const several = {
      seed: 7,
      note: 'x',
      W: [[1, 2]],
      b: [1e-3],
      conv: { shape: [1, 1, 2], data: [3, 4] },
      empty: [[], []],
    };
    expect(readAll(write('m.json', JSON.stringify(several)))).toMatchObject({
      W: { shape: [1, 2], elements: [1, 2] },
      b: { shape: [1], elements: [1e-3] },
      conv: { shape: [1, 1, 2], elements: [3, 4] },
      empty: { shape: [2, 0], elements: [] },
    });
  });

  it.each([
    ['[[1, 2], [3]]', 'm.json[1]: expected 2 entries, as in the first list, found 1'],
    ['[[1, 2], 3]', 'm.json[1]: expected 2 entries, as in the first list, found 3'],
    ['[[1, 2], [3, "4"]]', 'm.json[1][1]: expected a number, found 4'],
    ['{"W": [[1, null]]}', 'm.json: W[0][1]: expected a number, found null'],
    ['{"shape": [2, 2], "data": [1]}', 'm.json.data: expected 4 elements for shape [2, 2], found 1'],
    ['{"shape": [50000, 50000], "data": [1]}', 'expected 2500000000 elements'],
    ['{"shape": ["x"], "data": [1]}', 'expected a shape of at most 2⁵³ elements, found [NaN]'],
    ['{"a": 1}', 'm.json: expected a list of lists of numbers, or an object of such lists'],
    ['[[1, 2]', 'm.json: expected JSON, found'],
    ['[[NaN]]', 'm.json: expected JSON, found'],
    ['"text"', 'm.json: expected'],
    [`${'['.repeat(100)}${']'.repeat(100)}`, 'expected at most 64 dimensions, found more'],
    ['['.repeat(1_000_000), 'm.json: expected JSON, found'],
  ])('example %#', (text, message) => {
    expect(complaintOf(write('m.json', text))).toContain(message);
  });
});
