import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalForm } from '../../../src/scheme/canonicalForm.js';
import { closedSubsets } from '../../../src/scheme/closedSubsets.js';
import { coherentClosure } from '../../../src/scheme/coherentClosure.js';
import {
  asAssociationScheme,
  type CoherentConfiguration,
  coherentConfiguration,
} from '../../../src/scheme/coherentConfiguration.js';
import { eigenmatrices } from '../../../src/scheme/eigenmatrix.js';
import { intersectionNumbers } from '../../../src/scheme/intersectionNumbers.js';
import { bipartiteDouble, extendedBipartiteDouble } from '../../../src/scheme/operations/bipartiteDouble.js';
import { schurianFission, stabilizerFission } from '../../../src/scheme/operations/fission.js';
import { directProduct, wreathProduct } from '../../../src/scheme/operations/products.js';
import { quotient, subscheme } from '../../../src/scheme/operations/quotient.js';
import { pPolynomialOrderings } from '../../../src/scheme/polynomialOrderings.js';
import { oracleSchemes } from '../oracleSchemes.js';
import { colouring, cube, cycle, petersen, shrikhande } from '../textbook.js';

const trivial = (n: number): CoherentConfiguration =>
  coherentClosure(
    n,
    colouring(n, () => 0),
  );

const small = [
  ...[2, 3, 4].map(trivial),
  ...[4, 5, 6, 7].map((n) => coherentClosure(n, cycle(n))),
  coherentClosure(10, petersen()),
  // A directed triangle, a thin group that does not commute (S_3), and two fibres: all laws but commutativity hold for them.
  coherentClosure(3, [0, 1, 2, 2, 0, 1, 1, 2, 0]),
  coherentClosure(6, symmetricGroupOfThree()),
];
const inhomogeneous = coherentClosure(4, [0, 1, 1, 1, 1, 2, 1, 1, 1, 1, 2, 1, 1, 1, 1, 2]);
const scheme = fc.constantFrom(...small);

/** Labels x⁻¹y of the pairs of S_3. */
function symmetricGroupOfThree(): Int32Array {
  const elements = [
    [0, 1, 2],
    [1, 2, 0],
    [2, 0, 1],
    [0, 2, 1],
    [2, 1, 0],
    [1, 0, 2],
  ];
  return colouring(6, (x, y) => {
    const quotientOf = [0, 1, 2].map((point) => elements[x]!.indexOf(elements[y]![point]!));
    return elements.findIndex((element) => element.join() === quotientOf.join());
  });
}

/** By the definition, with all products of relations. */
const isCoherent = ({ n, relation }: CoherentConfiguration): boolean =>
  coherentConfiguration(n, relation).kind === 'verified';

const arrays = (configuration: CoherentConfiguration): readonly string[] => {
  const verdict = asAssociationScheme(configuration);
  if (verdict.kind === 'refuted') throw new Error('no association scheme');
  return pPolynomialOrderings(verdict.configuration).map(
    ({ intersectionArray: { b, c } }) => `{${b.join(',')};${c.join(',')}}`,
  );
};

/** The relation that is a graph with the given valency. */
const ofValency = ({ valencies }: CoherentConfiguration, k: number): number => valencies.indexOf(k, 1);

describe('products', () => {
  it('T8: direct and wreath products are coherent', () => {
    fc.assert(
      fc.property(scheme, scheme, (a, b) => {
        const [direct, wreath] = [directProduct(a, b), wreathProduct(a, b)];
        expect(isCoherent(direct) && isCoherent(wreath)).toBe(true);
        expect([direct.rank, wreath.rank]).toEqual([a.rank * b.rank, a.rank + b.rank - 1]);
      }),
      { numRuns: 40 },
    );
    const product = directProduct(inhomogeneous, small[1]!);
    expect(isCoherent(product)).toBe(true);
    expect([product.fibres, product.rank]).toEqual([inhomogeneous.fibres, inhomogeneous.rank * 2]);
  });

  it('direct product: p^(k,l)_(i,i′),(j,j′) = p^k_ij p^l_i′j′, and P = P_a ⊗ P_b', () => {
    fc.assert(
      fc.property(scheme, scheme, (a, b) => {
        const [p, left, right] = [directProduct(a, b), a, b].map(intersectionNumbers) as [
          ReturnType<typeof intersectionNumbers>,
          ReturnType<typeof intersectionNumbers>,
          ReturnType<typeof intersectionNumbers>,
        ];
        for (let i = 0; i < p.rank; i++)
          for (let j = 0; j < p.rank; j++)
            for (let k = 0; k < p.rank; k++) {
              const [outer, inner] = [i, j, k].reduce<[number[], number[]]>(
                ([x, y], index) => [
                  [...x, Math.floor(index / b.rank)],
                  [...y, index % b.rank],
                ],
                [[], []],
              ) as [[number, number, number], [number, number, number]];
              expect(p.at(i, j, k)).toBe(left.at(...outer) * right.at(...inner));
            }
      }),
      { numRuns: 15 },
    );
    const verdict = asAssociationScheme(directProduct(small[3]!, small[0]!));
    if (verdict.kind === 'refuted') throw new Error('symmetric factors');
    const { multiplicities } = eigenmatrices(verdict.configuration, intersectionNumbers(verdict.configuration));
    expect([...multiplicities].sort()).toEqual([1, 1, 1, 1, 2, 2]);
  });

  it('T10: the edges of C_4 and of K_2 in C_4 × K_2 are those of the cube', () => {
    const prism = directProduct(coherentClosure(4, cycle(4)), trivial(2));
    expect([prism.n, prism.rank]).toEqual([8, 6]);
    const edges = prism.relation.map((k) => (k === 1 || k === 2 ? 1 : 0)); // I ⊗ A and A ⊗ I
    expect(canonicalForm(coherentClosure(8, edges))).toBe(canonicalForm(coherentClosure(8, cube(3))));
  });

  it('the direct product does not depend on the order of its factors, the wreath product does', () => {
    const [pentagon, edge] = [coherentClosure(5, cycle(5)), trivial(2)];
    expect(canonicalForm(directProduct(pentagon, edge))).toBe(canonicalForm(directProduct(edge, pentagon)));
    expect(canonicalForm(wreathProduct(pentagon, edge))).not.toBe(canonicalForm(wreathProduct(edge, pentagon)));
    expect(canonicalForm(wreathProduct(trivial(2), trivial(3)))).toBe(
      canonicalForm(
        coherentClosure(
          6,
          colouring(6, (x, y) => (Math.floor(x / 2) === Math.floor(y / 2) ? 1 : 0)),
        ),
      ),
    );
  });

  it('more than 2048 points are refused', () => {
    expect(() => directProduct(trivial(64), trivial(64))).toThrow('at most 2048 points, found 4096');
    expect(() => wreathProduct(trivial(64), trivial(64))).toThrow('at most 2048 points, found 4096');
    expect(() => wreathProduct(inhomogeneous, trivial(2))).toThrow('homogeneous');
  });
});

describe('quotients and subschemes', () => {
  it('of a wreath product give back its factors', () => {
    fc.assert(
      fc.property(scheme, scheme, (inner, outer) => {
        const product = wreathProduct(inner, outer);
        const closed = Array.from({ length: inner.rank }, (_, i) => i);
        expect(quotient(product, closed)).toEqual(outer);
        expect(subscheme(product, closed, product.n - 1)).toEqual(inner);
      }),
      { numRuns: 60 },
    );
  });

  it('of a direct product by one factor give back the other', () => {
    fc.assert(
      fc.property(scheme, scheme, (a, b) => {
        const product = directProduct(a, b);
        const right = Array.from({ length: b.rank }, (_, j) => j);
        expect(quotient(product, right)).toEqual(a);
        expect(subscheme(product, right)).toEqual(b);
        const left = Array.from({ length: a.rank }, (_, i) => i * b.rank);
        expect(quotient(product, left)).toEqual(b);
        expect(subscheme(product, left)).toEqual(a);
      }),
      { numRuns: 60 },
    );
  });

  it('the folded 5-cube is the quotient of H(5,2), the 5-cycle that of C_10', () => {
    const hypercube = coherentClosure(32, cube(5));
    const antipodal = [0, hypercube.relation[31]!];
    expect(arrays(quotient(hypercube, antipodal))).toContain('{5,4;1,2}');
    const halves = [0, ...[3, 5].map((x) => hypercube.relation[x]!), hypercube.relation[15]!];
    expect(arrays(subscheme(hypercube, [...new Set(halves)]))).toContain('{10,3;1,6}');
    const decagon = coherentClosure(10, cycle(10));
    expect(canonicalForm(quotient(decagon, [0, decagon.relation[5]!]))).toBe(
      canonicalForm(coherentClosure(5, cycle(5))),
    );
  });

  it.skipIf(oracleSchemes === undefined)(
    'every small scheme: all closed subsets give coherent configurations on n points in all',
    () => {
      let count = 0;
      for (const { id, n, labels, rank } of oracleSchemes!) {
        if (n > 12 || rank > 8) continue;
        const configuration = coherentClosure(n, labels);
        for (const closed of closedSubsets(configuration)) {
          const [above, below] = [quotient(configuration, closed), subscheme(configuration, closed)];
          expect(above.n * below.n, id).toBe(n);
          expect(isCoherent(above) && isCoherent(below), id).toBe(true);
          count++;
        }
      }
      expect(count).toBeGreaterThan(300);
    },
  );

  it('subsets that are not closed are refused', () => {
    const pentagon = coherentClosure(5, cycle(5));
    expect(() => quotient(pentagon, [0, 1])).toThrow('expected a closed subset of relations, found {0,1}');
    expect(() => subscheme(pentagon, [1, 2])).toThrow('a closed subset');
    expect(() => quotient(pentagon, [0, 3])).toThrow('relations 0 … 2');
    expect(() => subscheme(pentagon, [0], 5)).toThrow('a point 0 … 4');
    expect(() => quotient(inhomogeneous, [0])).toThrow('homogeneous');
  });
});

describe('bipartite doubles', () => {
  it('of the Petersen graph is the Desargues graph, of K_4 the cube, of an odd cycle the cycle twice as long', () => {
    const graph = coherentClosure(10, petersen());
    expect(arrays(bipartiteDouble(graph, [ofValency(graph, 3)]))).toContain('{3,2,2,1,1;1,1,2,2,3}');
    expect(canonicalForm(bipartiteDouble(trivial(4), [1]))).toBe(canonicalForm(coherentClosure(8, cube(3))));
    const pentagon = coherentClosure(5, cycle(5));
    expect(canonicalForm(bipartiteDouble(pentagon, [1]))).toBe(canonicalForm(coherentClosure(10, cycle(10))));
  });

  it('[BCN] §1.11: the extended one of the folded 5-cube is the folded 6-cube, of K_n it is K_{n,n}', () => {
    const hypercube = coherentClosure(32, cube(5));
    const folded = quotient(hypercube, [0, hypercube.relation[31]!]);
    expect(arrays(extendedBipartiteDouble(folded, [ofValency(folded, 5)]))).toContain('{6,5,4;1,2,6}');
    expect(arrays(extendedBipartiteDouble(trivial(4), [1]))).toContain('{4,3;1,4}');
  });

  it('needs relations of a graph', () => {
    const directed = small.at(-2)!;
    expect(() => bipartiteDouble(directed, [1])).toThrow('with their transposes');
    expect(() => bipartiteDouble(directed, [0])).toThrow('off the diagonal');
  });
});

describe('fissions', () => {
  it('T8: a stabilizer fission is coherent, refines, and makes the points fibres', () => {
    fc.assert(
      fc.property(scheme, fc.nat(), fc.nat(), (configuration, a, b) => {
        const points = [...new Set([a % configuration.n, b % configuration.n])];
        const fission = stabilizerFission(configuration, points);
        expect(isCoherent(fission)).toBe(true);
        const coarse = new Map<number, number>();
        fission.relation.forEach((k, at) => {
          if (!coarse.has(k)) coarse.set(k, configuration.relation[at]!);
          expect(coarse.get(k)).toBe(configuration.relation[at]);
        });
        for (const x of points)
          expect(
            Array.from({ length: fission.n }, (_, y) => fission.relation[y * fission.n + y]).filter(
              (f) => f === fission.relation[x * fission.n + x],
            ),
          ).toHaveLength(1);
      }),
    );
    expect(stabilizerFission(coherentClosure(10, petersen()), [0]).fibres).toBe(3);
    expect(() => stabilizerFission(trivial(3), [3])).toThrow('a point 0 … 2');
  });

  it('Schurian fission: the Petersen graph is rank 3, the Shrikhande graph is not (rank 4)', () => {
    const rank3 = coherentClosure(10, petersen());
    expect(schurianFission(rank3)).toEqual(rank3);
    const fission = schurianFission(coherentClosure(16, shrikhande()));
    expect([fission.rank, fission.fibres]).toEqual([4, 1]);
    expect(isCoherent(fission)).toBe(true);
  });
});
