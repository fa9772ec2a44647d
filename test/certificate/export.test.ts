/** Exported certificates in the systems they are for: true ones are accepted, changed ones are not. The whole catalog is in
 *  test/slow. */
import { describe, expect, it } from 'vitest';
import { coqScript } from '../../src/certificate/export/coq.js';
import { gapScript } from '../../src/certificate/export/gap.js';
import { pariScript } from '../../src/certificate/export/pari.js';
import { readCertificate } from '../../src/certificate/export/readCertificate.js';
import { sympyScript } from '../../src/certificate/export/sympy.js';
import type { Certificate } from '../../src/certificate/format.js';
import { checkCertificate } from '../../src/certificate/kernel/kernel.js';
import { Reject } from '../../src/certificate/kernel/reject.js';
import { TightframeError } from '../../src/exact/errors.js';
import { certificateOfEntry, certificateOfId, type Mutable } from './certificates.js';
import { type Json, type Mutation, sampledMutations, seededRandom, tryMutation } from './mutations.js';
import { coqLibrary, otherSystems } from './otherSystems.js';

const { coq, gap, pari, sympy } = otherSystems;

/** A scheme over Q, √2, √5 and a cubic field; localized and not tight; neither; no scheme, and orbits of points. */
const selection = [
  'simplex-4',
  'antiprism-4',
  'icosahedron',
  'polygon-7',
  'tegum-digon-triangle',
  'non-two-digons-norms',
  'non-random-7-r3',
  'cuboctahedron',
  'icosidodecahedron',
];

const withZeroVector = () =>
  certificateOfEntry({
    id: 'with-zero-vector',
    vectors: [
      [0, 0],
      [1, 2],
      [-2, 1],
    ],
  });

/** One number wrong in each part that claims something. */
const tamperings: Readonly<Record<string, (c: Mutable<Certificate>) => void>> = {
  'a relation': (c) => {
    c.relation[1]![2] = c.relation[0]![2]!;
  },
  'a Gram entry': (c) => {
    c.gram[1] = ['1/7'];
  },
  'a norm': (c) => {
    c.claims.normsSquared[0]!.value = ['2'];
  },
  'a count': (c) => {
    c.claims.innerProducts[0]!.count += 2;
  },
  'the dimension': (c) => {
    c.claims.dimension += 1;
    c.claims.frameBounds[0]!.multiplicity += 1;
    c.claims.clusters![0]!.rank += 1;
  },
  'a dimensionality': (c) => {
    c.claims.dimensionalities[0]!.value = ['1/3'];
  },
  'the capacity': (c) => {
    c.claims.capacity = ['1'];
  },
  'an intersection number': (c) => {
    c.claims.scheme!.intersectionNumbers[1]![1]![2]! += 1;
  },
  'a valency': (c) => {
    c.claims.scheme!.valencies[1]! += 1;
  },
  'a multiplicity': (c) => {
    c.claims.scheme!.multiplicities[1]! += 1;
  },
  'an eigenvalue in P': (c) => {
    c.claims.scheme!.P[1]![1] = ['1'];
  },
  'an entry of Q': (c) => {
    c.claims.scheme!.Q[1]![1] = ['1'];
  },
  'a Krein parameter': (c) => {
    c.claims.scheme!.kreinParameters[1]![1]![2] = ['1/5'];
  },
  'the eigenspaces': (c) => {
    c.claims.scheme!.eigenspaces = [2];
  },
};

const tampered = Object.entries(tamperings).map(([what, tamper]) => {
  const certificate = certificateOfId('polygon-7');
  tamper(certificate);
  return { what, certificate };
});

it('every change makes a script or a complaint with its place', () => {
  for (const id of ['polygon-7', 'tegum-digon-triangle', 'non-random-7-r3']) {
    const certificate = certificateOfId(id) as unknown as Json;
    for (const mutation of sampledMutations(certificate, 400, seededRandom(11)))
      tryMutation(certificate, mutation, (data) => {
        try {
          for (const script of [coqScript, gapScript, pariScript, sympyScript]) script(readCertificate(data));
        } catch (error) {
          expect(error, `${mutation.path.join('.')} ${mutation.what}`).toSatisfy(
            (e) => e instanceof Reject || e instanceof TightframeError,
          );
        }
      });
  }
});

describe.skipIf(coq === null)('Coq', () => {
  it('proves a file that stands alone, without axioms', () => {
    expect(coq!(certificateOfId('polygon-5'))).toMatchObject({ accepted: true });
  });

  it('refuses a changed one', () => {
    const { accepted, said } = coq!(tampered[0]!.certificate);
    expect(accepted).toBe(false);
    expect(said).toMatch(/Unable to unify|has type/);
  });

  it('proves true certificates, and its checker refuses changed ones', () => {
    const good = [...selection.map(certificateOfId), withZeroVector()];
    expect(
      coqLibrary(
        good,
        tampered.map(({ certificate }) => certificate),
      ),
    ).toMatchObject({ accepted: true });
  });
});

describe.skipIf(pari === null)('PARI/GP', () => {
  it.each(selection)('accepts %s', (id) => {
    expect(pari!(certificateOfId(id))).toEqual({ accepted: true, said: 'true\n' });
  });

  it('accepts a zero vector', () => {
    expect(pari!(withZeroVector())).toEqual({ accepted: true, said: 'true\n' });
  });

  it.each(tampered)('refuses $what that is wrong', ({ certificate }) => {
    expect(pari!(certificate).said).toMatch(/^fails: .*\n(.*\n)*false\n$/);
  });

  it('refuses every change that it is there to see', () => {
    let tried = 0;
    for (const id of ['polygon-5', 'tegum-digon-triangle', 'non-random-7-r3']) {
      const certificate = certificateOfId(id) as unknown as Json;
      for (const mutation of sampledMutations(certificate, 60, seededRandom(7))) {
        if (isUnseen(mutation) || tryMutation(certificate, mutation, checkCertificate).kind === 'accepted') continue;
        tried++;
        const accepted = tryMutation(certificate, mutation, (data) => {
          try {
            return pari!(data).accepted;
          } catch (error) {
            if (error instanceof Reject) return false;
            throw error;
          }
        });
        expect(accepted, `${id}: ${mutation.path.join('.')} ${mutation.what}`).toBe(false);
      }
    }
    expect(tried).toBeGreaterThan(100);
  });
});

/** What docs/exports.md says is not checked: which root is meant, orders, and these claims. */
const isUnseen = ({ path, what }: Mutation): boolean =>
  path.some((step) =>
    ['root', 'interval', 'normRatios', 'primitive', 'pPolynomial', 'qPolynomial', 'designStrength'].includes(
      String(step),
    ),
  ) || what.endsWith('swapped');

for (const [name, check] of [
  ['GAP', gap],
  ['SymPy', sympy],
] as const)
  describe.skipIf(check === null)(name, () => {
    it.each(['polygon-7', 'non-random-7-r3', 'icosidodecahedron'])('accepts %s', (id) => {
      expect(check!(certificateOfId(id))).toMatchObject({ accepted: true });
    });

    it.each(tampered.filter((_, k) => k % 7 === 0))('refuses $what that is wrong', ({ certificate }) => {
      expect(check!(certificate).said).toMatch(/^fails: .*\n(.*\n)*false\n$/i);
    });
  });
