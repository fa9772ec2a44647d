/** # Root systems and Gosset polytopes. Defines `rootSystems`, `rootSystem`.
 *
 * E_8 in the even coordinate system, doubled to stay integral; E_7 and E_6 are the roots orthogonal to a chain of type A_1, A_2
 * in it, and the polytope k_21 is the projection of the roots that the chain of type A_(4−k) meets in its first root only.
 * Sources: J. H. Conway, N. J. A. Sloane, Sphere Packings, Lattices and Groups, 3rd ed., Springer 1999, chapter 4, §§6–8;
 * H. S. M. Coxeter, Regular Polytopes, 3rd ed., Dover 1973, §11.8.
 * @module */
import { DomainError } from '../../exact/errors.js';
import { rationalField as Q } from '../../exact/numberField.js';
import { choice, construction, integer, type Registry } from '../../scheme/constructions/parameters.js';
import { type Frame, frameFromVectors } from '../frame.js';

type RootType = 'A' | 'D' | 'E';

type IntegerVector = readonly number[];

const inner = (x: IntegerVector, y: IntegerVector): number => x.reduce((sum, c, i) => sum + c * y[i]!, 0);

const normalised = (vectors: readonly IntegerVector[]): Frame =>
  frameFromVectors(
    Q,
    vectors.map((v) => v.map((c) => Q.fromInteger(c))),
    { normalise: true },
  );

/** ±e_i ± e_j, i < j, of R^d, times `scale`. */
function pairRoots(d: number, scale: number, signs: readonly (readonly [number, number])[]): readonly IntegerVector[] {
  const roots: IntegerVector[] = [];
  for (let i = 0; i < d; i++)
    for (let j = i + 1; j < d; j++)
      for (const [s, t] of signs) {
        const root = new Array<number>(d).fill(0);
        root[i] = s * scale;
        root[j] = t * scale;
        roots.push(root);
      }
  return roots;
}

const allSigns = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

/** The 240 roots of E_8, doubled: inner products are 4 times the usual. */
function doubledE8Roots(): readonly IntegerVector[] {
  const halves: IntegerVector[] = [];
  for (let mask = 0; mask < 256; mask++) {
    const signs: readonly number[] = Array.from({ length: 8 }, (_, i) => ((mask >> i) % 2 === 1 ? -1 : 1));
    if (signs.reduce((product, s) => product * s, 1) === 1) halves.push(signs);
  }
  return [...pairRoots(8, 2, allSigns), ...halves];
}

/** The doubled roots e_1 − e_2, e_2 − e_3, … of a chain of type A_m, consecutive ones at −1. */
const chain = (m: number): readonly IntegerVector[] =>
  Array.from({ length: m }, (_, i) => Array.from({ length: 8 }, (_, j) => (j === i ? 2 : j === i + 1 ? -2 : 0)));

/** All roots of A_n (n ≥ 1, in R^(n+1)), D_n (n ≥ 2) or E_n (n = 6, 7, 8, in R^8), normalised. */
export function rootSystem(type: RootType, rank: number): Frame {
  switch (type) {
    case 'A':
      return normalised(pairRoots(rank + 1, 1, allSigns.slice(1, 3)));
    case 'D':
      return normalised(pairRoots(rank, 1, allSigns));
    case 'E':
      return normalised(doubledE8Roots().filter((x) => chain(8 - rank).every((a) => inner(x, a) === 0)));
    default:
      return type satisfies never;
  }
}

/** The vertices of Gosset's k_21, 0 ≤ k ≤ 4: the roots x of E_8 with (x, a_1) = 1 and (x, a_i) = 0 for the other roots of a chain
 *  a_1, …, a_m of type A_m, m = 4 − k, projected orthogonally to the chain and normalised. Numbers: 10, 16, 27, 56, 240.
 *  The projection of x is x − Σ (m + 1 − i)/(m + 1) a_i, from the first column of the inverse Cartan matrix. */
function gosset(k: number): Frame {
  const m = 4 - k;
  const roots = chain(m);
  return normalised(
    doubledE8Roots()
      .filter((x) => roots.every((a, i) => inner(x, a) === (i === 0 ? 4 : 0)))
      .map((x) => x.map((c, j) => roots.reduce((sum, a, i) => sum - (m - i) * a[j]!, (m + 1) * c))),
  );
}

/** Least and greatest rank by type; the greatest keep within 2048 roots. */
const ranks: Readonly<Record<RootType, readonly [number, number]>> = { A: [1, 44], D: [2, 32], E: [6, 8] };

export const rootSystems: Registry<Frame> = {
  'root-system': construction(
    'all roots of A_n, D_n, E_6, E_7 or E_8',
    { type: choice('A', 'D', 'E'), rank: integer(1, 44) },
    ({ type, rank }, where) => {
      const [least, most] = ranks[type];
      if (rank < least || rank > most)
        throw new DomainError({
          where: `${where}.rank`,
          expected: `${least} to ${most} for type ${type}`,
          found: String(rank),
        });
      return rootSystem(type, rank);
    },
  ),
  gosset: construction('vertices of the Gosset polytope k_21', { k: integer(0, 4) }, ({ k }) => gosset(k)),
};
