/** # The schemes that generators draw from. Defines `schemesOn`, `eigenspaceFramesOn`, `EigenspaceFrame`, `MAX_SHELF_POINTS`.
 *
 * All symmetric schemes on up to 10 points, from the enumeration; beyond, the classical families and named graphs that have so many
 * points. Each list is made on first use, in a fixed order.
 * @module */
import { memoized } from '../exact/memo.js';
import type { Frame } from '../frame/frame.js';
import { frameFromEigenspaces } from '../frame/frameFromScheme.js';
import { asAssociationScheme } from '../scheme/coherentConfiguration.js';
import { schemes as registry } from '../scheme/constructions/schemes.js';
import { symmetricSchemes } from '../scheme/enumeration/symmetricSchemes.js';
import { ExactScheme } from './exactScheme.js';

/** All of them up to here. */
const MOST_ENUMERATED = 10;
export const MAX_SHELF_POINTS = 32;

/** Constructions with their parameters for n points, where n allows. */
function constructionsOn(
  n: number,
): readonly (readonly [name: string, parameters: Readonly<Record<string, unknown>>])[] {
  const named: Readonly<Record<number, readonly (readonly [string, Readonly<Record<string, unknown>>])[]>> = {
    12: [
      ['icosahedron', {}],
      ['rook', { rows: 3, columns: 4 }],
      ['generalized-petersen', { n: 6, k: 1 }],
    ],
    13: [['paley', { q: 13 }]],
    14: [['heawood', {}]],
    15: [
      ['johnson', { n: 6, k: 2 }],
      ['rook', { rows: 3, columns: 5 }],
    ],
    16: [
      ['hamming', { d: 4, q: 2 }],
      ['hamming', { d: 2, q: 4 }],
      ['shrikhande', {}],
      ['clebsch', {}],
    ],
    17: [['paley', { q: 17 }]],
    18: [['pappus', {}]],
    20: [
      ['johnson', { n: 6, k: 3 }],
      ['dodecahedron', {}],
      ['desargues', {}],
    ],
    21: [['johnson', { n: 7, k: 2 }]],
    25: [
      ['paley', { q: 25 }],
      ['rook', { rows: 5, columns: 5 }],
    ],
    27: [
      ['hamming', { d: 3, q: 3 }],
      ['schlaefli', {}],
    ],
    28: [
      ['johnson', { n: 8, k: 2 }],
      ['chang', { index: 1 }],
      ['coxeter', {}],
    ],
    29: [['paley', { q: 29 }]],
    32: [['hamming', { d: 5, q: 2 }]],
  };
  const divisors = Array.from({ length: n }, (_, k) => k + 1).filter((k) => k > 1 && k < n && n % k === 0);
  return [
    ['complete', { n }],
    ['cycle', { n }],
    ...divisors.map((size) => ['complete-multipartite', { parts: n / size, size }] as const),
    ...(named[n] ?? []),
  ];
}

const schemes = new Map<number, readonly ExactScheme[]>();

/** The schemes on n points, by rank. */
export const schemesOn = (n: number): readonly ExactScheme[] =>
  memoized(schemes, n, () => {
    if (n <= MOST_ENUMERATED)
      return symmetricSchemes(n).map(
        (scheme, at) => new ExactScheme(scheme, { name: `scheme ${n}.${at + 1}`, kind: 'enumerated' }),
      );
    return constructionsOn(n)
      .flatMap(([name, parameters]) => {
        const verdict = asAssociationScheme(registry[name]!.build(parameters));
        if (verdict.kind === 'refuted') return [];
        const words = [name, ...Object.values(parameters)].join(' ');
        return [new ExactScheme(verdict.configuration, { name: words, kind: 'constructed' })];
      })
      .sort((a, b) => a.rank - b.rank);
  });

/** The frame of unit vectors of a scheme and a set J of its eigenspaces (T9). */
export interface EigenspaceFrame {
  readonly name: string;
  readonly n: number;
  /** m_J */
  readonly rank: number;
  readonly frame: () => Frame;
}

const frames = new Map<number, readonly EigenspaceFrame[]>();

/** Beyond this rank a scheme has too many sets of eigenspaces: only single ones and pairs are taken. */
const ALL_SUBSETS = 8;

/** The frames of all schemes on n points, by m_J. */
export const eigenspaceFramesOn = (n: number): readonly EigenspaceFrame[] =>
  memoized(frames, n, () =>
    schemesOn(n)
      .flatMap((scheme) => eigenspaceSets(scheme.rank).map((J) => eigenspaceFrame(scheme, J)))
      .sort((a, b) => a.rank - b.rank),
  );

function eigenspaceSets(rank: number): readonly (readonly number[])[] {
  const all = Array.from({ length: rank }, (_, j) => j);
  if (rank > ALL_SUBSETS) return [...all.map((j) => [j]), ...all.flatMap((j) => all.slice(j + 1).map((k) => [j, k]))];
  return Array.from({ length: 2 ** rank - 1 }, (_, at) => all.filter((j) => ((at + 1) >> j) % 2 === 1));
}

function eigenspaceFrame(scheme: ExactScheme, J: readonly number[]): EigenspaceFrame {
  let made: Frame | undefined;
  return {
    name: `${scheme.name}, J = {${J.join(', ')}}`,
    n: scheme.n,
    rank: J.reduce((sum, j) => sum + scheme.multiplicities[j]!, 0),
    frame: () => {
      made ??= frameFromEigenspaces(scheme.configuration, scheme.eigen, J);
      return made;
    },
  };
}
