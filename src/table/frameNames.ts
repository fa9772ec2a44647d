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

/** The common name of a frame, or of the frame that it repeats or is a tegum sum of; empty where there is none. */
export function frameName(gram: UnitGram): string {
  const { n, field, values, colour } = gram;
  const found = memoized(known, n, () => candidates(n).map(built)).find((named) => isomorphicGrams(named.gram, gram));
  if (found !== undefined) return found.name;
  const points = Array.from({ length: n }, (_, x) => x);
  // Colour 0 is the inner product 1. Every vector is repeated alike, for its row has the same entries as any other.
  const distinct = points.filter((x) => !points.some((y) => y < x && colour[x * n + y] === 0));
  if (distinct.length === 1) return `${n} equal vectors`;
  if (distinct.length < n) return prefixed(`${n / distinct.length} times`, frameName(part(gram, distinct)));
  // T7
  const zero = values.findIndex((value) => field.isZero(value));
  const components = connectedParts(points, (x, y) => colour[x * n + y] !== zero);
  const [first, ...others] = components.map((component) => part(gram, component));
  if (others.length === 0 || !others.every((other) => isomorphicGrams(first!, other))) return '';
  return prefixed(`tegum sum of ${components.length}`, frameName(first!));
}

const prefixed = (prefix: string, name: string): string => (name === '' ? '' : `${prefix}: ${name}`);

/** The frame of some of the vectors. */
const part = ({ field, n, values, colour }: UnitGram, points: readonly number[]): UnitGram =>
  unitGram({
    field,
    n: points.length,
    values,
    entry: Int32Array.from(points.flatMap((x) => points.map((y) => colour[x * n + y]!))),
  });

function connectedParts(points: readonly number[], joined: (x: number, y: number) => boolean): readonly number[][] {
  const parts: number[][] = [];
  for (const start of points) {
    if (parts.some((members) => members.includes(start))) continue;
    const members = [start];
    for (const x of members) for (const y of points) if (joined(x, y) && !members.includes(y)) members.push(y);
    parts.push(members);
  }
  return parts;
}

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
