import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../../src/scheme/input/configuration.js';
import type { Item, Problem } from '../../../src/scheme/input/item.js';
import { readItems } from '../../../src/scheme/input/readItems.js';
import { relationText } from '../../../src/scheme/input/relationMatrix.js';
import { oracleSchemes } from '../oracleSchemes.js';
import { adjacency, cycleNotation, digraph6, type Edge, gapList, graph6, sparse6 } from './encoders.js';

const read = (text: string): readonly (Item | Problem)[] => [...readItems(text.split('\n'))];

function items(text: string): readonly Item[] {
  const all = read(text);
  for (const item of all) if (item.kind === 'problem') throw new Error(item.message);
  return all as Item[];
}

const only = (text: string): Item => {
  const all = items(text);
  expect(all).toHaveLength(1);
  return all[0]!;
};

/** The one complaint about a text. */
function complaint(text: string): string {
  const all = read(text);
  expect(all.map(({ kind }) => kind)).toEqual(['problem']);
  return (all[0] as Problem).message;
}

const colours = ({ source }: Item): readonly number[] => {
  if (source.kind !== 'colouring') throw new Error(source.kind);
  return Array.from(source.colours);
};

const labels = ({ source }: Item): readonly number[] => {
  if (source.kind !== 'relation') throw new Error(source.kind);
  return Array.from(source.labels);
};

const images = ({ source }: Item): readonly (readonly number[])[] => {
  if (source.kind !== 'group') throw new Error(source.kind);
  return source.generators.map((generator) => Array.from(generator));
};

const graph = fc.integer({ min: 2, max: 70 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    edges: fc.uniqueArray(
      fc
        .tuple(fc.nat(n - 1), fc.nat(n - 1))
        .filter(([u, v]) => u !== v)
        .map(([u, v]): Edge => [Math.min(u, v), Math.max(u, v)]),
      { selector: String, maxLength: 120 },
    ),
  }),
);

const permutation = fc.integer({ min: 1, max: 12 }).chain((n) =>
  fc.shuffledSubarray(
    Array.from({ length: n }, (_, x) => x),
    { minLength: n, maxLength: n },
  ),
);

describe('graphs', () => {
  it('are the same from graph6, sparse6, digraph6, an adjacency matrix and JSON', () =>
    fc.assert(
      fc.property(graph, ({ n, edges }) => {
        const expected = adjacency(n, edges).flat();
        const arcs = edges.flatMap(([u, v]): Edge[] => [
          [u, v],
          [v, u],
        ]);
        for (const text of [
          graph6(n, edges),
          `>>graph6<<${graph6(n, edges)}`,
          sparse6(n, edges),
          `>>sparse6<<${sparse6(n, edges)}`,
          digraph6(n, arcs),
          JSON.stringify({ n, edges }),
          JSON.stringify({ adjacency: adjacency(n, edges) }),
          JSON.stringify({ graph6: graph6(n, edges) }, undefined, 2),
          `rec( n := ${n}, edges := ${JSON.stringify(edges)} );`,
        ])
          expect(colours(only(text))).toEqual(expected);
      }),
    ));

  it('are the same from edge lists counted from 0 or from 1, both ways round, with comments', () =>
    fc.assert(
      fc.property(graph, ({ n, edges }) => {
        fc.pre(edges.length > 2);
        const used = edges.flat();
        const shifted = edges.map(([u, v]): Edge => [u - Math.min(...used), v - Math.min(...used)]);
        const size = Math.max(...shifted.flat()) + 1;
        const expected = adjacency(size, shifted).flat();
        const from0 = shifted.map(([u, v]) => `${u} ${v}`).join('\n');
        const from1 = shifted.map(([u, v]) => `  ${v + 1},\t${u + 1}`).join('\n# comment\n');
        expect(colours(only(`% edges\n${from0}`))).toEqual(expected);
        expect(colours(only(from1))).toEqual(expected);
        expect(n).toBeGreaterThanOrEqual(size);
      }),
    ));

  it('count loops and repeated edges in sparse6, arcs in digraph6', () => {
    expect(
      colours(
        only(
          sparse6(3, [
            [0, 1],
            [0, 1],
            [2, 2],
          ]),
        ),
      ),
    ).toEqual([0, 2, 0, 2, 0, 0, 0, 0, 1]);
    expect(
      colours(
        only(
          digraph6(3, [
            [0, 1],
            [1, 2],
            [2, 0],
          ]),
        ),
      ),
    ).toEqual([0, 1, 0, 0, 0, 1, 1, 0, 0]);
  });

  it('are read as McKay writes them', () => {
    // The examples of his description of the formats.
    expect(colours(only('DQc'))).toEqual(
      adjacency(5, [
        [0, 2],
        [0, 4],
        [1, 3],
        [3, 4],
      ]).flat(),
    );
    expect(colours(only(':Fa@x^'))).toEqual(
      adjacency(7, [
        [0, 1],
        [0, 2],
        [1, 2],
        [5, 6],
      ]).flat(),
    );
    const arcs: Edge[] = [
      [0, 2],
      [0, 4],
      [3, 1],
      [3, 4],
    ];
    expect(colours(only('&DI?AO?'))).toEqual(
      Array.from({ length: 25 }, (_, at) => Number(arcs.some(([x, y]) => x * 5 + y === at))),
    );
  });

  it('on 28 and 60 vertices begin with a bracket in graph6', () => {
    for (const n of [28, 60]) {
      const edges = Array.from({ length: n }, (_, x): Edge => [x, (x + 1) % n]);
      const text = graph6(n, edges);
      expect(text[0]).toBe(n === 28 ? '[' : '{');
      expect(colours(only(text))).toEqual(adjacency(n, edges).flat());
    }
  });
});

describe('matrices', () => {
  const square = fc.integer({ min: 3, max: 8 }).chain((n) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: n, maxLength: n }), {
      minLength: n,
      maxLength: n,
    }),
  );
  const withZeroDiagonal = (rows: readonly (readonly number[])[]) =>
    rows.map((row, x) => row.map((value, y) => (x === y ? 0 : value)));

  it('of zeros and ones are adjacency matrices, in rows of numbers or of digits', () =>
    fc.assert(
      fc.property(square.map(withZeroDiagonal), (rows) => {
        fc.pre(rows.flat().filter((value) => value === 0).length > rows.length);
        for (const text of [
          rows.map((row) => row.join(' ')).join('\n'),
          rows.map((row) => row.join('')).join('\n'),
          JSON.stringify(rows),
          gapList(rows),
        ])
          expect(colours(only(text))).toEqual(rows.flat());
      }),
    ));

  it('of labels are the same as text, in decimals, nested, in GAP from 0 and from 1', () => {
    const rows = [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ];
    for (const text of [
      '{"relation":"012201120"}',
      '{"relation":"0,1,2,2,0,1,1,2,0"}',
      JSON.stringify({ relation: rows }),
      `rec( RelationMatrix := ${gapList(rows)} )`,
      `rec( isScheme := true, f := function(x, y) return [x]; end, P := [ [ 1, E(3) ] ],\n RelationMatrix := ${gapList(rows.map((row) => row.map((k) => k + 1)))} );`,
      `HomogeneousCoherentConfiguration( ${gapList(rows)} );`,
      rows.map((row) => row.join(' ')).join('\n'),
    ])
      expect(labels(only(text))).toEqual(rows.flat());
  });

  it('have the label of the diagonal renamed 0 while the others keep their order', () => {
    expect(labels(only('[[2,1,3],[3,2,1],[1,3,2]]'))).toEqual([0, 1, 2, 2, 0, 1, 1, 2, 0]);
  });

  it.skipIf(oracleSchemes === undefined)('of the reference library are read as they stand', () => {
    for (const { id, n, rank, labels: expected } of oracleSchemes!.slice(0, 60)) {
      const relation = relationText(Int32Array.from(expected), rank);
      const item = only(JSON.stringify({ id, n, rank, relation }));
      expect(item.id).toBe(id);
      expect(labels(item)).toEqual(expected);
    }
  });

  it('of rank above 36 are written in decimals', () => {
    const n = 37;
    const cyclic = Int32Array.from({ length: n * n }, (_, at) => ((at % n) - Math.floor(at / n) + n) % n);
    expect(labels(only(JSON.stringify({ relation: relationText(cyclic, n) })))).toEqual(Array.from(cyclic));
  });
});

describe('groups', () => {
  it('are the same from cycles and lists of images, in GAP and JSON', () =>
    fc.assert(
      fc.property(permutation, (images0) => {
        const n = images0.length;
        const images1 = images0.map((x) => x + 1);
        const cycle = Array.from({ length: n }, (_, x) => (x + 1) % n); // names all points
        const expected = [cycle, images0];
        fc.pre(n > 1);
        for (const text of [
          `${cycleNotation(cycle)}\n${cycleNotation(images0)}`,
          `Group([ ${cycleNotation(cycle)}, ${cycleNotation(images0)} ]);`,
          `g := Group( ${cycleNotation(cycle)},\n ${cycleNotation(images0)} );`,
          `${JSON.stringify(cycle)}\n${JSON.stringify(images0)}`,
          `PermList(${JSON.stringify(cycle.map((x) => x + 1))});\nPermList(${JSON.stringify(images1)});`,
          JSON.stringify({ n, generators: [cycleNotation(cycle), images1] }),
        ])
          expect(images(only(text))).toEqual(expected);
      }),
    ));

  it('are separated by blank lines', () => {
    expect(items('(1,2,3)\n\n(1,2,3,4)\n(1,3)').map(images)).toEqual([
      [[1, 2, 0]],
      [
        [1, 2, 3, 0],
        [2, 1, 0, 3],
      ],
    ]);
  });
});

describe('designs and codes', () => {
  const fano = [
    [1, 2, 3],
    [1, 4, 5],
    [1, 6, 7],
    [2, 4, 6],
    [2, 5, 7],
    [3, 4, 7],
    [3, 5, 6],
  ];
  const rankOf = (text: string) => {
    const verdict = configurationOf(only(text).source);
    return verdict.kind === 'verified' ? [verdict.configuration.n, verdict.configuration.rank] : verdict;
  };

  it('give the block graph, the points and the incidence graph of a design', () => {
    expect(rankOf(JSON.stringify({ points: 7, blocks: fano }))).toEqual([7, 2]);
    expect(rankOf(JSON.stringify({ points: 7, blocks: fano, on: 'points' }))).toEqual([7, 2]);
    expect(rankOf(JSON.stringify({ points: 7, blocks: fano, on: 'incidence' }))).toEqual([14, 4]);
    // The 2-(6,2,1) design of pairs is quasi-symmetric: T(6).
    const pairs = [0, 1, 2, 3, 4, 5].flatMap((x) => Array.from({ length: x }, (_, y) => ['abcdef'[y], 'abcdef'[x]]));
    expect(rankOf(JSON.stringify({ points: [...'abcdef'], blocks: pairs }))).toEqual([15, 3]);
  });

  it('give the distance relations of a code', () => {
    const words = Array.from({ length: 16 }, (_, x) => x.toString(2).padStart(4, '0'));
    expect(rankOf(JSON.stringify({ words }))).toEqual([16, 5]);
    expect(rankOf(JSON.stringify({ words: words.map((word) => [...word].map(Number)) }))).toEqual([16, 5]);
  });
});

describe('the configuration', () => {
  it('of a distance-regular graph has relations numbered by distance', () => {
    const edges = Array.from({ length: 7 }, (_, x): Edge => [(3 * x) % 7, (3 * x + 3) % 7]);
    const verdict = configurationOf(only(JSON.stringify({ edges })).source);
    if (verdict.kind !== 'verified') throw new Error('no closure');
    const steps = [0, 3, 1, 2, 2, 1, 3]; // x ↦ 3x takes the cycle 0,1,2,… to this one
    expect(Array.from(verdict.configuration.relation.subarray(0, 7))).toEqual([0, 2, 3, 1, 1, 3, 2]);
    expect(steps).toHaveLength(verdict.configuration.n);
  });

  it('of a relation matrix is not closed, unless that is asked for', () => {
    const { source } = only('{"relation":[[0,1,2],[1,0,2],[2,2,0]]}');
    expect(configurationOf(source).kind).toBe('refuted');
    expect(configurationOf(source, { closure: true })).toMatchObject({ kind: 'verified', configuration: { rank: 5 } });
  });

  it('is symmetrized on request, where that is coherent', () => {
    const { source } = only('(1,2,3,4,5)');
    expect(configurationOf(source)).toMatchObject({ configuration: { rank: 5 } });
    expect(configurationOf(source, { symmetrize: true })).toMatchObject({ configuration: { rank: 3 } });
    const s4 = only('Group((1,2,3,4),(1,2))');
    expect(configurationOf(s4.source)).toMatchObject({ configuration: { rank: 2 } });
  });
});

describe('bad input', () => {
  it.each([
    ['graph6 with a bad byte', 'D!c', /graph6, byte 2: expected a character from \? to ~, found "!"/],
    ['graph6 cut off', 'D', /graph6, byte 2: expected 2 bytes of adjacencies, found only 0/],
    ['graph6 with bytes behind', 'DQccc', /expected 2 bytes of adjacencies, found 4/],
    ['graph6 with bits behind', 'DQ~', /zeros as padding/],
    ['graph6 of huge size', '~~~~~~~~', /size: expected at most 2048 points, found 68719476735/],
    ['graph6 with half a size', '~?', /the number of vertices/],
    ['sparse6 with a bad byte', ':Fa x^', /sparse6, byte 4: expected a character from \? to ~/],
    ['sparse6 of huge size', ':~~~~~~~~', /at most 2048 points/],
    ['sparse6 with bytes behind', ':Fa@x^~~', /nothing after the last edge/],
    ['digraph6 cut off', '&DI?A', /digraph6, byte 3: expected 5 bytes/],
    ['a ragged matrix', '[[0,1,2],[1,0],[1,1,0]]', /row 1: expected 3 entries, as there are rows, found 2/],
    ['a matrix that is not square', '{"relation":[[0,1,2],[1,0,2]]}', /row 0: expected 2 entries.* found 3/],
    ['a text of a length that is no square', '{"relation":"01101"}', /a square number of labels, found 5/],
    ['a label that is none', '{"relation":"01-0"}', /row 1, column 0: expected a label 0-9 or a-z, found "-"/],
    ['a negative label', '{"relation":[[0,-1],[1,0]]}', /row 0, column 1: expected a nonnegative integer, found -1/],
    ['a gap in the labels', '[[0,1,3],[1,0,3],[3,3,0]]', /every label from 0 to 3 in use, found no pair with label 2/],
    ['a matrix of other size than said', '{"n":3,"relation":[[0,1],[1,0]]}', /n: expected 2/],
    ['a permutation that is none', '{"generators":[[1,0,1]]}', /expected a permutation, found the image 1 twice/],
    ['cycles that are not disjoint', '(1,2)(2,3)', /disjoint cycles, found point 2 twice/],
    ['a cycle that does not close', '(1,2', /"," or "\)" in a cycle, found the end/],
    ['lists of images of several lengths', '[1,0]\n[2,0,1]', /the images of 3 points, found 2/],
    ['a huge point', '(1,999999999)', /at most 2048 points, found 999999999/],
    ['an edge with a loop', '{"edges":[[1,2],[3,3]]}', /edge 1: expected two different vertices, found a loop at 3/],
    ['an edge of three', '1 2\n2 x', /line 2: expected integers ≥ 0, found "x"/],
    ['a vertex out of range', '{"n":2,"edges":[[0,2]]}', /vertices up to 1, found 2/],
    ['a block with a stranger', '{"points":3,"blocks":[[1,4]]}', /blocks\[0\]: expected points of the design, found 4/],
    ['words of several lengths', '{"words":["00","011"]}', /words\[1\]: expected 2 letters, as in word 0, found 3/],
    ['a word twice', '{"words":["00","00"]}', /different words, found word 0 again/],
    ['a record that says nothing', '{"n":3}', /expected one of relation, matrix/],
    ['a record that says two things', '{"graph6":"A_","relation":"0110"}', /found relation and graph6/],
    ['JSON that is cut off', '{"relation":"01', /JSON: expected a value, found /],
    ['GAP that is cut off', 'x := [[0,1],[1', /line 1, column 15: expected "," or "\]", found the end/],
    ['deep nesting in GAP', `x := ${'['.repeat(2000)}${']'.repeat(2000)};`, /nested at most 50 deep/],
    ['an unknown function', 'Foo(1);', /a matrix, a record, a permutation or Group/],
    ['a huge range', '[[1..999999999]]', /ascending range of at most 4096/],
    [
      'deep nesting',
      `${'['.repeat(2000)}${']'.repeat(2000)}`,
      /row 0, column 0: expected a nonnegative integer, found a list of 1/,
    ],
    ['prose', 'hello world', /expected a record, a matrix, an edge, a permutation or a graph in graph6/],
  ])('%s gets one line that says where and what', (_, text, message) => {
    expect(complaint(text)).toMatch(message);
    expect(complaint(text)).not.toContain('\n');
  });

  it('costs its own lines only', () => {
    const text = [
      '{"relation":"01',
      '{"relation":"0110"}',
      'D!c',
      'DQc',
      'rec( RelationMatrix := [[0,1],[1,0]',
      'rec( RelationMatrix := [[0,1],[1,0]] )',
      'x := [[0,1;',
      '(1,2)',
    ];
    expect(read(text.join('\n')).map(({ kind, line }) => `${kind} ${line}`)).toEqual([
      'problem 1',
      'item 2',
      'problem 3',
      'item 4',
      'problem 5',
      'item 6',
      'problem 7',
      'item 8',
    ]);
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      '(',
      ')',
      ',',
      ';',
      ':=',
      '"',
      '0',
      '1',
      '12',
      ' ',
      '\n',
      'rec(',
      'Group(',
      '#',
      '..',
      '-',
      'relation',
      ':',
      '&',
      '~',
      'A_',
      '>>graph6<<',
      '{"n":',
      '\\',
      'PermList(',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const item of read(pieces.join(''))) expect(['item', 'problem']).toContain(item.kind);
      }),
      { numRuns: 2000 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => read(text).length >= 0));
  });

  it('never throws on JSON of any shape', () => {
    const field = fc.constantFrom(
      'relation',
      'n',
      'edges',
      'generators',
      'graph6',
      'blocks',
      'points',
      'words',
      'adjacency',
      'on',
      'id',
      'matrix',
      'sparse6',
    );
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.array(fc.array(fc.integer({ min: -1, max: 4 }), { maxLength: 4 }), { maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.dictionary(field, value), (record) => {
        const [item] = read(JSON.stringify(record));
        expect(['item', 'problem']).toContain(item!.kind);
      }),
      { numRuns: 1000 },
    );
  });
});

const networkx = spawnSync('/usr/bin/python3', ['-c', 'import networkx'], { timeout: 20_000 }).status === 0;

it.skipIf(!networkx)('graphs are read as networkx writes them', () => {
  const script =
    'import networkx as nx\nfor n in (2,4,8,16,17,40):\n g=nx.gnp_random_graph(n,0.3,seed=n)\n print(nx.to_graph6_bytes(g,header=False).decode().strip());print(nx.to_sparse6_bytes(g,header=False).decode().strip())';
  const { stdout } = spawnSync('/usr/bin/python3', ['-c', script], { encoding: 'utf8', timeout: 30_000 });
  const graphs = items(stdout).map(colours);
  expect(graphs).toHaveLength(12);
  for (let at = 0; at < 12; at += 2) expect(graphs[at]).toEqual(graphs[at + 1]);
});
