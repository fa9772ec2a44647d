/** # Common names of frames. Defines `frameName`.
 *
 * A name is given to what is isomorphic to the construction of that name, and to nothing else. Star polygons {n/j}, j prime to n, have
 * the vectors of the n-gon in another order: up to isomorphism they are the n-gon.
 * @module */
import { memoized } from '../exact/memo.js';
import { constructions } from '../frame/constructions/index.js';
import { isomorphicGrams, type UnitGram, unitGram } from './sameFrame.js';

interface Named {
  readonly name: string;
  readonly gram: UnitGram;
}

type Candidate = readonly [name: string, construction: string, parameters: Readonly<Record<string, unknown>>];

const known = new Map<number, readonly Named[]>();

/** The common name of a frame; empty where it has none. */
export const frameName = (gram: UnitGram): string =>
  memoized(known, gram.n, () => candidates(gram.n).map(built)).find((named) => isomorphicGrams(named.gram, gram))
    ?.name ?? '';

const built = ([name, construction, parameters]: Candidate): Named => ({
  name,
  gram: unitGram(constructions[construction]!.build(parameters).gram),
});

const SIMPLICES: Readonly<Record<number, string>> = { 2: 'digon', 3: 'triangle', 4: 'tetrahedron' };
const CROSS_POLYTOPES: Readonly<Record<number, string>> = { 3: 'octahedron', 4: '16-cell' };
const CUBES: Readonly<Record<number, string>> = { 3: 'cube', 4: 'tesseract' };
const POLYGONS: Readonly<Record<number, string>> = { 4: 'square', 5: 'pentagon', 6: 'hexagon', 8: 'octagon' };

/** The better known names first, for a frame may have several. */
function candidates(n: number): readonly Candidate[] {
  const list: Candidate[] = [
    ['orthonormal basis', 'orthonormal-basis', { d: n }],
    [SIMPLICES[n] ?? 'simplex', 'simplex', { n }],
  ];
  if (n > 3) list.push([POLYGONS[n] ?? `${n}-gon`, 'polygon', { n }]);
  const half = n / 2;
  if (Number.isInteger(half)) list.push([CROSS_POLYTOPES[half] ?? 'cross-polytope', 'cross-polytope', { d: half }]);
  const d = Math.log2(n);
  if (Number.isInteger(d) && d > 2) list.push([CUBES[d] ?? `${d}-cube`, 'hypercube', { d }]);
  if (n === 12) list.push(['icosahedron', 'icosahedron', {}]);
  if (n === 20) list.push(['dodecahedron', 'dodecahedron', {}]);
  if (Number.isInteger(half) && half > 2) {
    list.push([`tight ${half}-prism`, 'prism', { n: half }], [`tight ${half}-antiprism`, 'antiprism', { n: half }]);
  }
  if (Number.isInteger(d) && d > 3) list.push([`half ${d + 1}-cube`, 'half-cube', { d: d + 1 }]);
  if (n === 10) list.push(['rectified 4-simplex (Petersen)', 'johnson', { n: 5, k: 2 }]);
  for (let m = 6; (m * (m - 1)) / 2 <= n; m++)
    if ((m * (m - 1)) / 2 === n) list.push([`Johnson J(${m},2)`, 'johnson', { n: m, k: 2 }]);
  const q = Math.sqrt(n);
  if (Number.isInteger(q) && q > 2) list.push([`duoprism H(2,${q})`, 'hamming', { d: 2, q }]);
  return list;
}
