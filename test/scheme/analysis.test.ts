import { describe, expect, it } from 'vitest';
import { toJson } from '../../src/exact/display.js';
import { analyseConfiguration } from '../../src/scheme/analysis.js';
import { type CoherentConfiguration, coherentConfiguration } from '../../src/scheme/coherentConfiguration.js';
import { formalDuality } from '../../src/scheme/formalDuality.js';
import { intersectionNumbers } from '../../src/scheme/intersectionNumbers.js';
import { orbitals, schurianConfiguration } from '../../src/scheme/schurian.js';
import { symmetrization } from '../../src/scheme/symmetrization.js';
import { thinRadical, thinResidue } from '../../src/scheme/thinSubsets.js';
import { oracleSchemes } from './oracleSchemes.js';
import { canonical, colouring, textbookClosure } from './textbook.js';

const configuration = (n: number, relation: ArrayLike<number>): CoherentConfiguration => {
  const verdict = coherentConfiguration(n, relation);
  if (verdict.kind === 'refuted') throw new Error('not coherent');
  return verdict.configuration;
};

const cycle = (n: number) => Array.from({ length: n }, (_, x) => (x + 1) % n);
const reflection = (n: number) => Array.from({ length: n }, (_, x) => (n - x) % n);

/** The regular representation of S_3. */
const s3 = schurianConfiguration(6, [
  [1, 2, 0, 4, 5, 3],
  [3, 5, 4, 0, 2, 1],
]);

const hamming = (d: number, q: number): CoherentConfiguration =>
  configuration(
    q ** d,
    colouring(q ** d, (x, y) => {
      let distance = 0;
      for (let i = 0; i < d; i++) if (Math.floor(x / q ** i) % q !== Math.floor(y / q ** i) % q) distance++;
      return distance;
    }),
  );

const petersen = configuration(
  10,
  colouring(10, (x, y) => {
    const pairs = [0, 1, 2, 3, 4].flatMap((a) => Array.from({ length: a }, (_, b) => [a, b]));
    const common = pairs[x]!.filter((a) => pairs[y]!.includes(a)).length;
    return common === 2 ? 0 : common === 0 ? 1 : 2;
  }),
);

describe('Schurian schemes', () => {
  it('of the cyclic and dihedral groups are thin and the polygon', () => {
    expect(schurianConfiguration(7, [cycle(7)])).toMatchObject({ rank: 7, fibres: 1 });
    const polygon = schurianConfiguration(7, [cycle(7), reflection(7)]);
    expect(Array.from(polygon.valencies)).toEqual([1, 2, 2, 2]);
  });

  it('are refined by their own coherent closure no further, and invariant under the generators', () => {
    const generators = [
      [1, 2, 3, 0, 5, 6, 7, 4],
      [4, 5, 6, 7, 0, 1, 2, 3],
      [0, 3, 2, 1, 4, 7, 6, 5],
    ];
    const { n, relation } = schurianConfiguration(8, generators);
    expect(canonical(relation)).toEqual(textbookClosure(n, relation));
    for (const image of generators)
      for (let x = 0; x < n; x++)
        for (let y = 0; y < n; y++) expect(relation[image[x]! * n + image[y]!]).toBe(relation[x * n + y]);
  });

  it('number the orbits of points first, and an intransitive group is named with two points', () => {
    expect(Array.from(orbitals(3, [[1, 0, 2]]))).toEqual([0, 2, 3, 2, 0, 3, 4, 4, 1]);
    expect(() => schurianConfiguration(3, [[1, 0, 2]])).toThrow(
      /points 1 and 3 \(counted from 1\) in different orbits/,
    );
  });
});

describe('thin radical and residue', () => {
  it('of a group are everything and trivial, of a primitive scheme the other way round', () => {
    expect(thinRadical(s3)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(thinResidue(s3, intersectionNumbers(s3))).toEqual([0]);
    expect(thinRadical(petersen)).toEqual([0]);
    expect(thinResidue(petersen, intersectionNumbers(petersen))).toEqual([0, 1, 2]);
  });

  it('of the hexagon are the antipodes and the even distances', () => {
    const hexagon = schurianConfiguration(6, [cycle(6), reflection(6)]);
    expect(thinRadical(hexagon)).toEqual([0, 3]);
    expect(thinResidue(hexagon, intersectionNumbers(hexagon))).toEqual([0, 2]);
  });

  it.skipIf(oracleSchemes === undefined)('the residue is the least closed subset with a thin quotient', () => {
    for (const { n, labels } of oracleSchemes!.filter(({ n }) => n <= 12)) {
      const scheme = configuration(n, labels);
      const numbers = intersectionNumbers(scheme);
      const { structure } = analyseConfiguration(scheme);
      // The quotient by C is thin iff every relation of A_iᵀ A_i lies in C.
      const isThin = (subset: readonly number[]) =>
        Array.from({ length: scheme.rank }, (_, i) => i).every((i) =>
          Array.from({ length: scheme.rank }, (_, k) => k).every(
            (k) => subset.includes(k) || numbers.at(scheme.transpose[i]!, i, k) === 0,
          ),
        );
      const thin = structure!.closedSubsets!.filter(isThin);
      expect(thin[0]).toEqual(structure!.thinResidue);
      for (const subset of thin) expect(thin[0]!.every((i) => subset.includes(i))).toBe(true);
    }
  });
});

describe('symmetrization', () => {
  it('of a commutative scheme is a symmetric one, of S_3 is not coherent', () => {
    const cyclic = schurianConfiguration(5, [cycle(5)]);
    expect(symmetrization(cyclic)).toMatchObject({ kind: 'verified', configuration: { rank: 3 } });
    expect(symmetrization(s3)).toMatchObject({ kind: 'refuted', witness: { kind: 'countsDiffer' } });
    expect(symmetrization(petersen)).toEqual({ kind: 'verified', configuration: petersen });
  });

  it.skipIf(oracleSchemes === undefined)('is coherent for every commutative scheme of the library', () => {
    for (const { n, labels, commutative, valencies } of oracleSchemes!) {
      if (!commutative) continue;
      const merged = symmetrization(configuration(n, labels));
      if (merged.kind === 'refuted') throw new Error('not coherent');
      expect(merged.configuration.transpose.every((k, i) => k === i)).toBe(true);
      expect(merged.configuration.rank).toBeLessThanOrEqual(valencies.length);
    }
  });
});

describe('formal self-duality', () => {
  it('holds for Hamming schemes and polygons, with a bijection that makes P = Q', () => {
    for (const scheme of [
      hamming(3, 2),
      hamming(2, 3),
      hamming(4, 2),
      schurianConfiguration(9, [cycle(9), reflection(9)]),
    ]) {
      const { eigen, duality } = analyseConfiguration(scheme).scheme!;
      const { field, P, Q } = eigen;
      expect(duality).not.toBeNull();
      for (let j = 0; j < P.length; j++)
        for (let l = 0; l < P.length; l++) expect(field.equals(P[j]![duality![l]!]!, Q[duality![j]!]![l]!)).toBe(true);
    }
  });

  it('fails for the Petersen graph, and where P and Q are exchanged it is the same question', () => {
    const { eigen, duality } = analyseConfiguration(petersen).scheme!;
    expect(duality).toBeNull();
    expect(formalDuality({ ...eigen, P: eigen.Q, Q: eigen.P })).toBeNull();
  });

  it.skipIf(oracleSchemes === undefined)(
    'is decided for every symmetric scheme, by the sorted rows of P where these differ',
    () => {
      let decided = 0;
      for (const { n, labels, symmetric } of oracleSchemes!) {
        if (!symmetric) continue;
        const { eigen, duality } = analyseConfiguration(configuration(n, labels), {}).scheme!;
        expect(duality).not.toBeUndefined();
        const { field, P, Q } = eigen;
        const rows = (matrix: typeof P) =>
          matrix
            .map((row) =>
              row
                .map((x) => field.key(x))
                .sort()
                .join(' '),
            )
            .sort();
        if (rows(P).join() !== rows(Q).join()) expect(duality).toBeNull();
        if (duality !== null) decided++;
      }
      expect(decided).toBeGreaterThan(40);
    },
  );
});

describe('the analysis', () => {
  it('finds the Krein array of the Petersen graph', () => {
    const { eigen, kreinArrays } = analyseConfiguration(petersen).scheme!;
    const text = (values: (typeof kreinArrays)[number]['b']) => values.map((x) => toJson(eigen.field, x).exact);
    expect(kreinArrays.map(({ order, b, c }) => [order, text(b), text(c)])).toEqual([
      [
        [0, 1, 2],
        ['4', '25/9'],
        ['1', '20/9'],
      ],
      [
        [0, 2, 1],
        ['5', '16/9'],
        ['1', '20/9'],
      ],
    ]);
  });

  it('gives what applies: closed subsets without symmetry, nothing of schemes for several fibres', () => {
    const group = analyseConfiguration(s3);
    expect(group).toMatchObject({ homogeneous: true, symmetric: false, commutative: false, limits: [] });
    expect(group.structure!.closedSubsets!.map((subset) => subset.length)).toEqual([1, 2, 2, 2, 3, 6]);
    expect(group.scheme ?? group.complex).toBeUndefined();
    expect(group.automorphisms.order).toBe(6n);
    const path = analyseConfiguration(
      configuration(
        3,
        [0, 2, 3, 4, 1, 4, 3, 2, 0].map((k) => [0, 1, 3, 2, 4][k]!),
      ),
    );
    expect(path).toMatchObject({ homogeneous: false, structure: undefined, scheme: undefined, complex: undefined });
  });
});
