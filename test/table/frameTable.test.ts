import { describe, expect, it } from 'vitest';
import { orthogonalComponents } from '../../src/frame/components.js';
import { constructions } from '../../src/frame/constructions/index.js';
import { frameFromEigenspaces } from '../../src/frame/frameFromScheme.js';
import { frameProperties } from '../../src/frame/properties.js';
import type { AssociationScheme } from '../../src/scheme/coherentConfiguration.js';
import { eigenmatrices } from '../../src/scheme/eigenmatrix.js';
import { symmetricSchemes } from '../../src/scheme/enumeration/symmetricSchemes.js';
import { intersectionNumbers } from '../../src/scheme/intersectionNumbers.js';
import { frameRows } from '../../src/table/frameTable.js';
import { isomorphicGrams, unitGram } from '../../src/table/sameFrame.js';

const orders = [2, 3, 4, 5, 6, 7, 8];
const schemes = orders.flatMap((n) => symmetricSchemes(n).map((scheme, k) => ({ id: `${n}.${k + 1}`, scheme })));
const tables = schemes.map((named) => ({ ...named, rows: frameRows(named, false) }));
const frameOf = (scheme: AssociationScheme, J: readonly number[]) =>
  frameFromEigenspaces(scheme, eigenmatrices(scheme, intersectionNumbers(scheme)), J);

describe('table of frames', () => {
  it('T9, T10: each row is what the Gram matrix alone says', () => {
    let checked = 0;
    for (const { scheme, rows } of tables)
      for (const row of rows) {
        const found = frameProperties(frameOf(scheme, row.J!.json as number[]));
        const { field } = found.algebra;
        expect([found.tight, found.equalNorm, found.saturated, found.scheme.kind]).toEqual([
          true,
          true,
          true,
          'verified',
        ]);
        expect(found.closure.rank).toBe(scheme.rank);
        expect([found.dimension, found.etf, found.antipodal]).toEqual([
          row.rank!.json,
          row.etf!.json,
          row.antipodal!.json,
        ]);
        expect(found.design.strength).toBe(row.design!.json);
        expect(orthogonalComponents(found.algebra).length === 1).toBe(row.connected!.json);
        const [D] = found.dimensionalities;
        expect(field.asRational(D!.value!)!.toFraction()).toBe(row.D!.text);
        const products = row.innerProducts!.json as { value: { approx: number }; count: number }[];
        expect(products.map(({ count }) => count)).toEqual(found.innerProducts.map(({ count }) => count));
        found.innerProducts.forEach(({ value }, at) => {
          expect(products[at]!.value.approx).toBeCloseTo(field.toNumber(value), 12);
        });
        checked++;
      }
    expect(checked).toBe(67);
  });

  it('T10: has every frame of every scheme once, by all permutations of up to 6 points', () => {
    for (const n of [2, 3, 4, 5, 6]) {
      const permutations = allPermutations(n);
      const key = (scheme: AssociationScheme, J: readonly number[]): string => {
        const { field, colour, values } = unitGram(frameOf(scheme, J).gram);
        const names = values.map((value) => field.toNumber(value).toFixed(9));
        let least = '~';
        for (const p of permutations) {
          const text = p.flatMap((x) => p.map((y) => String.fromCharCode(97 + colour[x * n + y]!))).join('');
          if (text < least) least = text;
        }
        return `${names.join()} ${least}`;
      };
      const all = new Set<string>();
      for (const { scheme } of schemes)
        if (scheme.n === n)
          for (let mask = 1; mask < 1 << scheme.rank; mask++)
            all.add(
              key(
                scheme,
                Array.from({ length: scheme.rank }, (_, j) => j).filter((j) => (mask >> j) & 1),
              ),
            );
      const listed = tables
        .filter(({ scheme }) => scheme.n === n)
        .flatMap(({ scheme, rows }) => rows.map((row) => key(scheme, row.J!.json as number[])));
      expect(new Set(listed).size).toBe(listed.length);
      expect([...listed].sort()).toEqual([...all].sort());
    }
  });

  it('K_n has the repeated vector, the simplex and the orthonormal basis', () => {
    for (const { scheme, rows } of tables)
      if (scheme.rank === 2) expect(rows.map(({ J }) => J!.text)).toEqual(['0', '1', '0 1']);
  });

  it('finds the frames of T10', () => {
    const names = tables.flatMap(({ rows }) => rows.map((row) => `${row.n!.text} ${row.D!.text} ${row.name!.text}`));
    for (const expected of [
      '5 2/5 pentagon',
      '6 1/2 octahedron',
      '6 1/3 hexagon',
      '6 1/2 tight 3-prism',
      '7 2/7 7-gon',
      '8 3/8 tight 4-antiprism',
      '8 3/8 cube',
      '8 1/2 16-cell',
      '8 1/4 octagon',
      '3 1/3 3 equal vectors',
      '6 2/3 tegum sum of 2: triangle',
      '6 1/3 2 times: triangle',
      '5 3/5 Naimark complement: pentagon',
    ])
      expect(
        names.filter((name) => name === expected),
        expected,
      ).toHaveLength(1);
  });

  it('with all, a frame that belongs to a coarser scheme is marked', () => {
    const cycle = schemes.find(({ id, scheme }) => id.startsWith('6.') && scheme.rank === 4)!;
    const every = frameRows(cycle, true);
    const marked = every.filter(({ faithful }) => faithful!.json === false).map(({ J }) => J!.text);
    expect(marked).toContain('0 1 2 3');
    expect(every.length - marked.length).toBe(frameRows(cycle, false).length);
  });

  it('a star polygon is the polygon in another order, the square antiprism is not the cube', () => {
    const gram = (name: string, parameters: object) => unitGram(constructions[name]!.build(parameters).gram);
    expect(isomorphicGrams(gram('star-polygon', { n: 7, j: 3 }), gram('polygon', { n: 7 }))).toBe(true);
    expect(isomorphicGrams(gram('antiprism', { n: 3 }), gram('octahedron', {}))).toBe(true);
    expect(isomorphicGrams(gram('antiprism', { n: 4 }), gram('cube', {}))).toBe(false);
  });

  it('T10: equal values and counts are not enough: the rook and the Shrikhande graph give different frames', () => {
    const frame = (graph: unknown) =>
      unitGram(constructions['graph-eigenspace']!.build({ graph, eigenvalues: [2] }).gram);
    const [rook, shrikhande] = [frame({ construction: 'lattice', parameters: { n: 4 } }), frame('shrikhande')];
    expect(rook.counts).toBe(shrikhande.counts);
    expect(isomorphicGrams(rook, shrikhande)).toBe(false);
    expect(isomorphicGrams(rook, rook)).toBe(true);
  });
});

function allPermutations(n: number): readonly (readonly number[])[] {
  if (n === 0) return [[]];
  return allPermutations(n - 1).flatMap((p) =>
    Array.from({ length: n }, (_, at) => [...p.slice(0, at), n - 1, ...p.slice(at)]),
  );
}
