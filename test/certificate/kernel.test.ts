/** The kernel against certificates that are well formed and false: what a careful forger would try. Single changes are in
 *  `mutations.test.ts`. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../src/certificate/format.js';
import { checkCertificate } from '../../src/certificate/kernel/kernel.js';
import { rational, rationalToString } from '../../src/exact/rational.js';
import { certificateOfEntry, certificateOfId, type Mutable } from './certificates.js';

const kinds = [
  'polygon-7',
  'icosahedron',
  'icosidodecahedron',
  'orthonormal-basis-3',
  'simplex-2',
  'non-random-7-r3',
  'non-zero-vector',
  'non-two-digons-norms',
  'conference-6',
];

const verdictOn = (certificate: unknown) => {
  const verdict = checkCertificate(certificate);
  return verdict.kind === 'accepted' ? 'accepted' : { place: verdict.place, malformed: verdict.malformed };
};

describe('honest certificates', () => {
  it.each(kinds)('%s is accepted, and says what it is', (id) => {
    const certificate = certificateOfId(id);
    const { n, dimension } = certificate.claims;
    expect(checkCertificate(certificate)).toEqual({ kind: 'accepted', id, n, dimension });
  });

  it('are accepted with the points in any order', () => {
    for (const id of kinds) {
      const certificate = certificateOfId(id);
      const { relation } = certificate;
      const n = relation.length;
      fc.assert(
        fc.property(fc.shuffledSubarray([...relation.keys()], { minLength: n, maxLength: n }), (order) => {
          const permuted = order.map((x) => order.map((y) => relation[x]![y]!));
          expect(verdictOn({ ...certificate, relation: permuted })).toBe('accepted');
        }),
        { numRuns: 5 },
      );
    }
  });

  it('of one vector, a zero vector, and repeated vectors are accepted', () => {
    for (const vectors of [
      [[5]],
      [[0]],
      [
        [1, 1],
        [1, 1],
      ],
      [
        [0, 0],
        [0, 0],
        [1, 2],
      ],
      [[1], [-1], [1], [-1]],
    ])
      expect(verdictOn(certificateOfEntry({ id: 'small', vectors }))).toBe('accepted');
  });
});

const negated = (coefficients: readonly string[]): string[] =>
  coefficients.map((c) => (c === '0' ? c : c.startsWith('-') ? c.slice(1) : `-${c}`));

describe('forged certificates', () => {
  it('of −M, with every claim turned to match, is no Gram matrix of vectors', () => {
    for (const id of ['orthonormal-basis-3', 'simplex-4']) {
      const c = certificateOfId(id);
      c.gram = c.gram.map(negated);
      for (const list of ['normsSquared', 'innerProducts'] as const)
        c.claims[list] = c.claims[list].map(({ value, count }) => ({ value: negated(value), count })).reverse();
      c.claims.frameBounds = c.claims.frameBounds.map((bound) => ({
        ...bound,
        value: negated(bound.value as string[]),
      }));
      c.claims.clusters = c.claims.clusters!.map((cluster) => ({ ...cluster, bound: negated(cluster.bound) }));
      expect(verdictOn(c)).toEqual({ place: 'gram[0]', malformed: false });
    }
  });

  it('over a reducible polynomial, where coordinates differ and numbers do not', () => {
    // α = 0 as a root of x² − x: the vectors w, w, v with ⟨w,v⟩ = 3α = 0 are localized, but not coordinate by coordinate. Every
    // claim follows from the others in Q[x]/(x² − x); "not localized" is false of the real vectors.
    const forged = {
      format: 'tightframe-certificate',
      version: 1,
      id: 'forged',
      field: { polynomial: ['0', '-1', '1'], root: ['-1/2', '1/2'] },
      relation: [
        [0, 2, 3],
        [2, 0, 3],
        [4, 4, 1],
      ],
      gram: [['4'], ['1'], ['4'], ['0', '3'], ['0', '3']],
      normRatios: [['1'], ['1/2']],
      claims: {
        n: 3,
        dimension: 2,
        normsSquared: [
          { value: ['4'], count: 2 },
          { value: ['1'], count: 1 },
        ],
        innerProducts: [
          { value: ['4'], count: 2 },
          { value: ['0', '3'], count: 4 },
        ],
        frameBounds: [
          { value: ['8', '2'], multiplicity: 1 },
          { value: ['1', '-2'], multiplicity: 1 },
        ],
        tight: false,
        localized: false,
        saturated: false,
        equalNorm: false,
        equiangular: false,
        antipodal: false,
        dimensionalities: [
          { value: ['1', '-18/19'], count: 1 },
          { value: ['1/2', '-9/82'], count: 2 },
        ],
        capacity: ['2', '-909/779'],
        clusters: null,
        coherenceSquared: ['1'],
        welchBoundSquared: ['1/4'],
        designStrength: 0,
        closure: { rank: 5, homogeneous: false, symmetric: false, commutative: false },
        scheme: null,
      },
    };
    const verdict = checkCertificate(forged);
    expect(verdict).toMatchObject({ kind: 'rejected', place: 'field' });
    expect(verdict.kind === 'rejected' && verdict.reason).toMatch(/part from 0/);
  });

  it('over a polynomial with the root twice, or none, or two in the interval', () => {
    const c = certificateOfId('polygon-5');
    for (const [polynomial, root] of [
      [
        ['25', '0', '-10', '0', '1'],
        ['2', '3'],
      ], // (x² − 5)²
      [
        ['5', '0', '1'],
        ['2', '3'],
      ], // x² + 5
      [
        ['-5', '0', '1'],
        ['-3', '3'],
      ],
      [
        ['-5', '0', '1'],
        ['3', '4'],
      ],
      [
        ['0', '-5', '0', '1'],
        ['0', '1'],
      ], // its end is a root
    ] as const)
      expect(verdictOn({ ...c, field: { polynomial, root } })).toEqual({ place: 'field.root', malformed: true });
  });

  it('with the colours of a finer configuration: the cyclic group of order 6 carries the hexagon, its dihedral scheme suffices', () => {
    const c = certificateOfId('polygon-6');
    const fine = c.relation.map((row, x) => row.map((_, y) => (y - x + 6) % 6));
    const gram = fine[0]!.map((_, k) => c.gram[c.relation[0]![k]!]!);
    expect(verdictOn({ ...c, relation: fine, gram })).toEqual({ place: 'relation', malformed: false });
  });

  it('with two colours as one: the pairs of a heptagon at distance 2 and 3 do not multiply like one', () => {
    const c = certificateOfId('polygon-7');
    const coarse = c.relation.map((row) => row.map((k) => Math.min(k, 2)));
    const verdict = checkCertificate({ ...c, relation: coarse, gram: c.gram.slice(0, 3) });
    expect(verdict).toMatchObject({ kind: 'rejected', malformed: false });
    expect(verdict.kind === 'rejected' && verdict.reason).toContain('paths');
  });

  it('with a row of P in place of another, its multiplicity with it', () => {
    const c = certificateOfId('polygon-7');
    const scheme = c.claims.scheme!;
    scheme.P[2] = scheme.P[1]!;
    expect(verdictOn(c)).toEqual({ place: 'claims.scheme.P[2]', malformed: false });
  });

  it('with a scheme where there is none, and none where there is one', () => {
    const [with_, without] = [certificateOfId('polygon-5'), certificateOfId('icosidodecahedron')];
    const scheme = with_.claims.scheme;
    with_.claims.scheme = null;
    without.claims.scheme = scheme;
    for (const c of [with_, without]) expect(verdictOn(c)).toEqual({ place: 'claims.scheme', malformed: false });
  });

  it('with a spectrum that leaves out, doubles or trades eigenvalues', () => {
    const bounds = (change: (list: Mutable<Certificate>['claims']['frameBounds']) => void) => {
      const c = certificateOfId('non-random-7-r3');
      change(c.claims.frameBounds);
      return checkCertificate(c);
    };
    const reasons = [
      bounds((list) => list.pop()),
      bounds((list) => list.splice(0, list.length)),
      bounds((list) => list.push(list[2]!)),
      bounds((list) => list.reverse()),
      bounds((list) => {
        list[0]!.multiplicity = 2;
      }),
      bounds((list) => {
        for (const bound of list) bound.multiplicity = 2;
      }),
      bounds((list) => {
        list[0] = { value: ['20'], multiplicity: 1 };
      }),
    ].map((verdict) => verdict.kind === 'rejected' && `${verdict.malformed} ${verdict.reason}`);
    expect(reasons).toEqual([
      'false an eigenvalue is there without its conjugates',
      'false these are not all the eigenvalues of M',
      'false expected positive eigenvalues in descending order, in disjoint intervals',
      'false expected positive eigenvalues in descending order, in disjoint intervals',
      'false conjugate eigenvalues differ in it',
      'false the trace of M^1 is not the sum of these eigenvalues’ powers'.replace('’', "'"),
      'false an eigenvalue is there without its conjugates',
    ]);
  });

  it('of an indefinite M = 2E_1 − E_2, whose spectrum has a part below zero', () => {
    const c = certificateOfId('petersen-theta-1');
    // 2E_1 − E_2 on the Petersen graph: entries (2Q_i1 − Q_i2)/10
    const entry = (i: number, j: number) => rational(c.claims.scheme!.Q[i]![j]![0] ?? '0');
    const gram = [0, 1, 2].map((i) => entry(i, 1).mul(2n).sub(entry(i, 2)).div(10n));
    c.gram = gram.map((g) => (g.n === 0n ? [] : [rationalToString(g)]));
    c.claims.frameBounds = [{ value: ['2'], multiplicity: 5 }];
    expect(checkCertificate(c)).toMatchObject({ kind: 'rejected', place: 'claims.frameBounds' });
  });

  it('with a design strength above or below the true one, and ratios of norms that are not theirs', () => {
    const ico = certificateOfId('icosahedron');
    for (const claim of [4, 6, 0, 'infinity', null] as const) {
      ico.claims.designStrength = claim;
      expect(verdictOn(ico)).toMatchObject({ place: 'claims.designStrength' });
    }
    const digons = () => certificateOfId('non-two-digons-norms');
    expect(digons().normRatios).toEqual([['1'], ['1/2']]);
    for (const ratios of [
      null,
      [['1'], ['-1/2']],
      [['1'], ['1/4']],
      [['1/2'], ['1']],
      [['1']],
      [['1'], ['1/2'], ['1']],
      [],
    ])
      expect(verdictOn({ ...digons(), normRatios: ratios }), JSON.stringify(ratios)).not.toBe('accepted');
    expect(verdictOn({ ...certificateOfId('icosahedron'), normRatios: [['1']] })).toEqual({
      place: 'normRatios',
      malformed: false,
    });
    const zero = certificateOfEntry({ id: 'zero', vectors: [[0]] });
    expect(verdictOn({ ...zero, normRatios: [['1']] })).toEqual({ place: 'normRatios', malformed: false });
  });
});
