/** Floating-point evaluation of the catalog's geometries, written from their definitions and sharing nothing with `src/`: the oracle
 *  against which the exact Gram matrices are held. */

export type Vectors = readonly (readonly number[])[];
export type Matrix = readonly (readonly number[])[];

/** Exactly one of the two; `vectors` in any order up to the match of coordinates, `gram` in the order of the construction. */
export type FloatGeometry =
  | { readonly kind: 'vectors'; readonly vectors: Vectors }
  | { readonly kind: 'gram'; readonly gram: Matrix }
  | { readonly kind: 'gram-up-to-order'; readonly gram: Matrix };

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
export const dot = (x: readonly number[], y: readonly number[]): number => x.reduce((sum, c, i) => sum + c * y[i]!, 0);
export const normalise = (x: readonly number[]): readonly number[] => x.map((c) => c / Math.sqrt(dot(x, x)));
const scale = (x: readonly number[], by: number): readonly number[] => x.map((c) => c * by);
export const gramOf = (vectors: Vectors): Matrix => vectors.map((x) => vectors.map((y) => dot(x, y)));
export const project = (x: readonly number[], unit: readonly number[]): readonly number[] =>
  x.map((c, i) => c - dot(x, unit) * unit[i]!);

const phi = (1 + Math.sqrt(5)) / 2;

function permutations(n: number): readonly { readonly order: readonly number[]; readonly even: boolean }[] {
  const result: { order: readonly number[]; even: boolean }[] = [];
  const visit = (order: readonly number[]): void => {
    if (order.length === n) {
      const inversions = order.reduce((count, x, i) => count + order.slice(i + 1).filter((y) => y < x).length, 0);
      result.push({ order, even: inversions % 2 === 0 });
      return;
    }
    for (const i of range(n)) if (!order.includes(i)) visit([...order, i]);
  };
  visit([]);
  return result;
}

const signVectors = (n: number): Vectors =>
  range(2 ** n).map((mask) => range(n).map((i) => ((mask >> i) & 1 ? -1 : 1)));

function distinct(vectors: Vectors): Vectors {
  const seen = new Map<string, readonly number[]>();
  for (const v of vectors) seen.set(v.map((c) => (Math.round(c * 1e6) + 0).toString()).join(), v);
  return [...seen.values()];
}

type Which = 'all' | 'even' | 'odd' | 'cyclic';

/** All chosen permutations and signs of a seed; `keep` decides by the signs given to the seed's entries. */
function signed(seed: readonly number[], which: Which, keep: (minus: number) => boolean = () => true): Vectors {
  const n = seed.length;
  const orders =
    which === 'cyclic'
      ? range(n).map((s) => range(n).map((i) => (i + s) % n))
      : permutations(n)
          .filter(({ even }) => which === 'all' || even === (which === 'even'))
          .map(({ order }) => order);
  return distinct(
    signVectors(n)
      .filter((signs) => keep(signs.filter((s) => s < 0).length))
      .flatMap((signs) => orders.map((order) => order.map((i) => seed[i]! * signs[i]!))),
  );
}

const unit = (...orbits: readonly Vectors[]): FloatGeometry => ({
  kind: 'vectors',
  vectors: orbits.flat().map(normalise),
});
const gram = (vectors: Vectors): FloatGeometry => ({ kind: 'gram', gram: gramOf(vectors) });

const simplex = (n: number): Vectors => range(n).map((i) => normalise(range(n).map((j) => (i === j ? 1 : 0) - 1 / n)));
const circle = (angle: number): readonly number[] => [Math.cos(angle), Math.sin(angle)];
const polygon = (n: number, turn = 0): Vectors => range(n).map((k) => circle(turn + (2 * Math.PI * k) / n));
const axes = (d: number): Vectors =>
  range(2 * d).map((i) => range(d).map((j) => (j === Math.floor(i / 2) ? (i % 2 === 0 ? 1 : -1) : 0)));
/** Words with the last letter fastest, letters 0..q−1. */
const words = (d: number, q: number): Vectors =>
  range(q ** d).map((code) => range(d).map((i) => Math.floor(code / q ** (d - 1 - i)) % q));
const cube = (d: number): Vectors => words(d, 2).map((word) => word.map((bit) => (1 - 2 * bit) / Math.sqrt(d)));

function antiprism(n: number, h2: number): Vectors {
  const [r, h] = [Math.sqrt(1 - h2), Math.sqrt(h2)];
  return range(2 * n).map((k) => [...scale(circle((Math.PI * k) / n), r), k % 2 === 0 ? h : -h]);
}

function prism(n: number, h2: number): Vectors {
  const [r, h] = [Math.sqrt(1 - h2), Math.sqrt(h2)];
  return [h, -h].flatMap((z) => polygon(n).map((x) => [...scale(x, r), z]));
}

/** Blocks in orthogonal subspaces. */
function tegum(...parts: readonly Vectors[]): Vectors {
  const lengths = parts.map((part) => part[0]!.length);
  return parts.flatMap((part, p) =>
    part.map((x) => parts.flatMap((_, q) => (p === q ? x : new Array<number>(lengths[q]!).fill(0)))),
  );
}

function subsets(n: number, k: number): Vectors {
  const result: number[][] = [];
  const visit = (chosen: readonly number[]): void => {
    if (chosen.length === k) result.push([...chosen]);
    else for (const i of range(n)) if (chosen.length === 0 || i > chosen[chosen.length - 1]!) visit([...chosen, i]);
  };
  visit([]);
  return result;
}

const johnson = (n: number, k: number): FloatGeometry =>
  gram(subsets(n, k).map((set) => normalise(range(n).map((i) => (set.includes(i) ? n - k : -k)))));

const hamming = (d: number, q: number): FloatGeometry =>
  gram(words(d, q).map((word) => normalise(word.flatMap((letter) => simplex(q)[letter]!))));

const e8 = (): Vectors => [
  ...subsets(8, 2).flatMap(([i, j]) =>
    signVectors(2).map(([s, t]) => range(8).map((c) => (c === i ? s! : c === j ? t! : 0))),
  ),
  ...signVectors(8)
    .filter((signs) => signs.filter((s) => s < 0).length % 2 === 0)
    .map((signs) => scale(signs, 1 / 2)),
];
const rootA = [1, -1, 0, 0, 0, 0, 0, 0];
const rootB = [0, 1, -1, 0, 0, 0, 0, 0];
const inE8 = (a: number, b?: number): Vectors =>
  e8().filter((x) => Math.abs(dot(x, rootA) - a) < 1e-9 && (b === undefined || Math.abs(dot(x, rootB) - b) < 1e-9));

const lines28 = (): Vectors => subsets(8, 2).map((pair) => normalise(range(8).map((i) => (pair.includes(i) ? 3 : -1))));
/** @param octads those through point 0 = ∞ */
export const lines276 = (octads: Vectors): Vectors =>
  [
    ...range(23).map((p) => range(24).map((i) => (i === 0 ? 3 : i === p + 1 ? 7 : -1))),
    ...octads.map((octad) => range(24).map((i) => (i === 0 ? -1 : octad.includes(i) ? 3 : -1))),
  ].map(normalise);
const bothSigns = (vectors: Vectors): Vectors => [...vectors, ...vectors.map((x) => scale(x, -1))];

type Adjacency = (x: number, y: number) => boolean;

const matrixProduct = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => range(b.length).map((j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)));

/** Π (A − μ)/(θ − μ) over the eigenvalues μ ≠ θ, summed over the chosen θ, scaled to unit diagonal. */
function eigenspace(n: number, adjacent: Adjacency, spectrum: readonly number[], ...chosen: readonly number[]): Matrix {
  const projectors = chosen.map((theta) =>
    spectrum
      .filter((mu) => Math.abs(mu - theta) > 1e-9)
      .reduce<Matrix>(
        (product, mu) =>
          matrixProduct(
            product,
            range(n).map((x) => range(n).map((y) => ((adjacent(x, y) ? 1 : 0) - (x === y ? mu : 0)) / (theta - mu))),
          ),
        range(n).map((x) => range(n).map((y) => (x === y ? 1 : 0))),
      ),
  );
  const sum = range(n).map((x) => range(n).map((y) => projectors.reduce((s, p) => s + p[x]![y]!, 0)));
  return sum.map((row, x) => row.map((c, y) => c / Math.sqrt(sum[x]![x]! * sum[y]![y]!)));
}

const inOrder = (matrix: Matrix): FloatGeometry => ({ kind: 'gram', gram: matrix });

const common = (a: readonly number[], b: readonly number[]): number => a.filter((x) => b.includes(x)).length;
const pairs5 = subsets(5, 2);
const pairs8 = subsets(8, 2);
const petersen = (...chosen: readonly number[]): FloatGeometry =>
  inOrder(eigenspace(10, (x, y) => x !== y && common(pairs5[x]!, pairs5[y]!) === 0, [3, 1, -2], ...chosen));
const clebschAdjacent: Adjacency = (x, y) => [1, 2, 4, 8, 15].includes(x ^ y);
const clebsch = (theta: number): FloatGeometry => inOrder(eigenspace(16, clebschAdjacent, [5, 1, -3], theta));

function schlaefli(theta: number): FloatGeometry {
  const pairs = subsets(6, 2);
  const name = (x: number): string => (x < 6 ? `a${x}` : x < 12 ? `b${x - 6}` : `c${pairs[x - 12]!.join('')}`);
  const meets = (s: string, t: string): boolean => {
    const [[k, ...i], [l, ...j]] = [[...s], [...t]];
    if (k === 'c' && l === 'c') return i.every((p) => !j.includes(p));
    if (k === 'c' || l === 'c') return i.some((p) => j.includes(p));
    return k !== l && i[0] !== j[0];
  };
  return inOrder(eigenspace(27, (x, y) => x !== y && !meets(name(x), name(y)), [16, 4, -2], theta));
}

const rook = (theta: number): FloatGeometry =>
  inOrder(eigenspace(16, (x, y) => x !== y && (x >> 2 === y >> 2 || (x & 3) === (y & 3)), [6, 2, -2], theta));
const shrikhande = (theta: number): FloatGeometry =>
  inOrder(
    eigenspace(
      16,
      (x, y) =>
        ['01', '03', '10', '30', '11', '33'].includes(`${((x >> 2) - (y >> 2) + 4) % 4}${((x & 3) - (y & 3) + 4) % 4}`),
      [6, 2, -2],
      theta,
    ),
  );

function chang(edges: readonly string[]): FloatGeometry {
  const inside = (x: number): boolean => edges.includes(pairs8[x]!.join(''));
  const adjacent: Adjacency = (x, y) => x !== y && (common(pairs8[x]!, pairs8[y]!) === 1) === (inside(x) === inside(y));
  return inOrder(eigenspace(28, adjacent, [12, 4, -2], 4));
}

const dodecahedron = (): Vectors => {
  const even = signed([0, 1 / phi, phi], 'cyclic');
  return [...signed([1, 1, 1], 'all'), ...even].map(normalise);
};

function dodecahedralGraph(theta: number): FloatGeometry {
  const vertices = dodecahedron();
  const adjacent: Adjacency = (x, y) => Math.abs(dot(vertices[x]!, vertices[y]!) - Math.sqrt(5) / 3) < 1e-9;
  return {
    kind: 'gram-up-to-order',
    gram: eigenspace(20, adjacent, [3, Math.sqrt(5), 1, 0, -2, -Math.sqrt(5)], theta),
  };
}

/** F_9 as F_3[i] with i² = −1: a + bi. Nonzero squares: ±1, ±i. */
const nonzeroSquare = (q: number): ((x: number, y: number) => boolean) => {
  if (q === 9)
    return (x, y) => {
      const a = ((x % 3) - (y % 3) + 3) % 3;
      const b = (Math.floor(x / 3) - Math.floor(y / 3) + 3) % 3;
      return (a === 0) !== (b === 0);
    };
  const squares = range(q - 1).map((i) => ((i + 1) * (i + 1)) % q);
  return (x, y) => squares.includes((x - y + q) % q);
};

function paley(q: number, sign: 1 | -1): FloatGeometry {
  const root = Math.sqrt(q);
  const matrix = eigenspace(
    q,
    nonzeroSquare(q),
    [(q - 1) / 2, (-1 + root) / 2, (-1 - root) / 2],
    (-1 + sign * root) / 2,
  );
  return q === 9 ? { kind: 'gram-up-to-order', gram: matrix } : inOrder(matrix);
}

function conference(q: number): FloatGeometry {
  const square = nonzeroSquare(q);
  const matrix = range(q + 1).map((x) =>
    range(q + 1).map((y) => {
      if (x === y) return 1;
      return (x === 0 || y === 0 || square(x - 1, y - 1) ? 1 : -1) / Math.sqrt(q);
    }),
  );
  return q === 9 ? { kind: 'gram-up-to-order', gram: matrix } : inOrder(matrix);
}

const clebschSigns = (adjacent: number): FloatGeometry =>
  inOrder(range(16).map((x) => range(16).map((y) => (x === y ? 1 : clebschAdjacent(x, y) ? adjacent : -adjacent))));

function harmonic(n: number, frequencies: readonly number[]): FloatGeometry {
  const d = frequencies.reduce((sum, s) => sum + (s === 0 ? 1 : 2), 0);
  return gram(
    range(n).map((x) =>
      frequencies.flatMap((s) =>
        s === 0 ? [1 / Math.sqrt(d)] : scale(circle((2 * Math.PI * s * x) / n), Math.sqrt(2 / d)),
      ),
    ),
  );
}

/** h² of the square antiprism of least Coulomb energy, by bisection on dE/dh². With ⟨x_i, x_j⟩ = (1 − h²)c + h²s, c = cos(π(i−j)/4),
 *  s = (−1)^(i−j), the term 1/|x_i − x_j| has the derivative (s − c)/|x_i − x_j|³. */
export function thomsonHeightSquared(): number {
  const slope = (h2: number): number =>
    [1, 2, 3, 4, 5, 6, 7].reduce((sum, k) => {
      const [c, s] = [Math.cos((Math.PI * k) / 4), k % 2 === 0 ? 1 : -1];
      return sum + (s - c) / (2 - 2 * ((1 - h2) * c + h2 * s)) ** 1.5;
    }, 0);
  let [lo, hi] = [0.1, 0.6];
  for (let i = 0; i < 60; i++) {
    const middle = (lo + hi) / 2;
    if (slope(middle) < 0) lo = middle;
    else hi = middle;
  }
  return (lo + hi) / 2;
}

const tribonacci = (): number => {
  let t = 1.8;
  for (let i = 0; i < 50; i++) t -= (t ** 3 - t ** 2 - t - 1) / (3 * t ** 2 - 2 * t - 1);
  return t;
};

const turned = Math.acos(3 / 5);
const parts: Readonly<Record<string, Vectors>> = {
  digon: simplex(2),
  triangle: simplex(3),
  square: polygon(4),
  pentagon: polygon(5),
  hexagon: polygon(6),
  tetrahedron: simplex(4),
};
const pyramid = (base: number, apex: number): Vectors => [...polygon(4).map((x) => [...x, base]), [0, 0, apex]];
const parity = (residue: number) => (minus: number) => minus % 2 === residue;
const sqrt2 = Math.SQRT2;
const sqrt5 = Math.sqrt(5);

/** By catalog id, the fixed ones; families with parameters in their ids are read by `floatGeometry`. */
const fixed: Readonly<Record<string, () => FloatGeometry>> = {
  tetrahedron: () =>
    unit([
      [1, 1, 1],
      [1, -1, -1],
      [-1, 1, -1],
      [-1, -1, 1],
    ]),
  octahedron: () => unit(axes(3)),
  cube: () => unit(cube(3)),
  icosahedron: () => unit(signed([0, 1, phi], 'cyclic')),
  dodecahedron: () => unit(dodecahedron()),
  cuboctahedron: () => unit(signed([1, 1, 0], 'all')),
  icosidodecahedron: () => unit(signed([0, 0, 2 * phi], 'all'), signed([1, phi, phi ** 2], 'even')),
  'truncated-tetrahedron': () => unit(signed([3, 1, 1], 'all', parity(0))),
  'truncated-cube': () => unit(signed([sqrt2 - 1, 1, 1], 'all')),
  'truncated-octahedron': () => unit(signed([0, 1, 2], 'all')),
  rhombicuboctahedron: () => unit(signed([1, 1, 1 + sqrt2], 'all')),
  'truncated-cuboctahedron': () => unit(signed([1, 1 + sqrt2, 1 + 2 * sqrt2], 'all')),
  'snub-cube': () => {
    const seed = [1, 1 / tribonacci(), tribonacci()];
    return unit(signed(seed, 'even', parity(1)), signed(seed, 'odd', parity(0)));
  },
  'truncated-dodecahedron': () =>
    unit(
      signed([0, 1 / phi, 2 + phi], 'even'),
      signed([1 / phi, phi, 2 * phi], 'even'),
      signed([phi, 2, phi + 1], 'even'),
    ),
  'truncated-icosahedron': () =>
    unit(signed([0, 1, 3 * phi], 'even'), signed([1, 2 + phi, 2 * phi], 'even'), signed([phi, 2, 2 * phi + 1], 'even')),
  rhombicosidodecahedron: () =>
    unit(
      signed([1, 1, phi ** 3], 'even'),
      signed([phi ** 2, phi, 2 * phi], 'even'),
      signed([2 + phi, 0, phi ** 2], 'even'),
    ),
  'truncated-icosidodecahedron': () =>
    unit(
      signed([1 / phi, 1 / phi, 3 + phi], 'even'),
      signed([2 / phi, phi, 1 + 2 * phi], 'even'),
      signed([1 / phi, phi ** 2, 3 * phi - 1], 'even'),
      signed([2 * phi - 1, 2, 2 + phi], 'even'),
      signed([phi, 3, 2 * phi], 'even'),
    ),
  '24-cell': () => unit(signed([1, 1, 0, 0], 'all')),
  '600-cell': () =>
    unit(signed([2, 0, 0, 0], 'all'), signed([1, 1, 1, 1], 'all'), signed([phi, 1, 1 / phi, 0], 'even')),
  '120-cell': () =>
    unit(
      signed([0, 0, 2, 2], 'all'),
      signed([1, 1, 1, sqrt5], 'all'),
      signed([phi ** -2, phi, phi, phi], 'all'),
      signed([1 / phi, 1 / phi, 1 / phi, phi ** 2], 'all'),
      signed([0, phi ** -2, 1, phi ** 2], 'even'),
      signed([0, 1 / phi, phi, sqrt5], 'even'),
      signed([1 / phi, 1, phi, 2], 'even'),
    ),
  'root-e6': () => unit(inE8(0, 0)),
  'root-e7': () => unit(inE8(0)),
  'root-e8': () => unit(e8()),
  // A2 orthonormalised: a/√2 and (a + 2b)/√6.
  'gosset-2-21': () =>
    unit(
      inE8(1, 0).map((x) => project(project(x, normalise(rootA)), normalise(rootA.map((c, i) => c + 2 * rootB[i]!)))),
    ),
  'gosset-3-21': () => unit(bothSigns(lines28())),
  'e7-minuscule-56': () => unit(inE8(1).map((x) => project(x, normalise(rootA)))),
  'lines-28-r7': () => unit(lines28()),
  'petersen-theta-minus2': () => petersen(-2),
  'petersen-theta-1': () => petersen(1),
  'petersen-theta-3-and-1': () => petersen(3, 1),
  'clebsch-theta-minus3': () => clebsch(-3),
  'clebsch-theta-1': () => clebsch(1),
  'schlaefli-theta-4': () => schlaefli(4),
  'schlaefli-theta-minus2': () => schlaefli(-2),
  'shrikhande-theta-2': () => shrikhande(2),
  'rook-4x4-theta-2': () => rook(2),
  'shrikhande-theta-minus2': () => shrikhande(-2),
  'rook-4x4-theta-minus2': () => rook(-2),
  'chang-1-theta-4': () => chang(['01', '23', '45', '67']),
  'chang-2-theta-4': () => chang(['01', '12', '23', '34', '45', '56', '67', '07']),
  'chang-3-theta-4': () => chang(['01', '12', '02', '34', '45', '56', '67', '37']),
  'dodecahedron-theta-1': () => dodecahedralGraph(1),
  'dodecahedron-theta-0': () => dodecahedralGraph(0),
  'dodecahedron-theta-minus2': () => dodecahedralGraph(-2),
  'dodecahedron-theta-minus-sqrt5': () => dodecahedralGraph(-sqrt5),
  'etf-16-r6-clebsch': () => clebschSigns(-1 / 3),
  'etf-16-r10-clebsch': () => clebschSigns(1 / 5),
  'harmonic-7-r3-0-1': () => harmonic(7, [0, 1]),
  'harmonic-7-r4-1-2': () => harmonic(7, [1, 2]),
  'harmonic-9-r4-1-2': () => harmonic(9, [1, 2]),
  'harmonic-9-r4-1-3': () => harmonic(9, [1, 3]),
  'harmonic-8-r4-1-3': () => harmonic(8, [1, 3]),
  'harmonic-13-r6-qr': () => harmonic(13, [1, 3, 4]),
  'harmonic-13-r4-1-5': () => harmonic(13, [1, 5]),
  'orthonormal-basis-3': () =>
    gram([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]),
  'doubled-triangle': () => gram(polygon(3).flatMap((x) => [x, x])),
  'hypercube-4-second': () => gram(cube(4).map((x) => normalise(subsets(4, 2).map(([i, j]) => x[i!]! * x[j!]!)))),
  'non-triangular-bipyramid': () => gram([[0, 0, 1], [0, 0, -1], ...polygon(3).map((x) => [...x, 0])]),
  'non-thomson-5': () => gram([[0, 0, 1], [0, 0, -1], ...polygon(3).map((x) => [...x, 0])]),
  'non-square-pyramid-equatorial': () => gram(pyramid(0, 1)),
  'non-square-pyramid-centroid': () => gram(pyramid(-1 / 5, 4 / 5)),
  'non-pentagon-minus-vertex': () => gram(polygon(5).slice(1)),
  'non-pentagon-one-doubled': () => gram(polygon(5).map((x, k) => scale(x, k === 0 ? 2 : 1))),
  'non-random-7-r3': () =>
    gram([
      [1, 2, 0],
      [0, 1, -1],
      [3, -1, 2],
      [0.5, 1, 1],
      [-2, 0, 1],
      [1, 1.5, -0.5],
      [0, -1, 2.5],
    ]),
  // Equal edges: 2r²(1 − cos 90°) = 2r²(1 − cos 45°) + 4h², so h²/r² = √2/4.
  'non-antiprism-4-uniform': () => gram(antiprism(4, sqrt2 / 4 / (1 + sqrt2 / 4))),
  'non-antiprism-4-half': () => gram(antiprism(4, 1 / 2)),
  'non-antiprism-4-thomson': () => gram(antiprism(4, thomsonHeightSquared())),
  'non-two-digons-norms': () =>
    gram([
      [1, 0],
      [-1, 0],
      [0, 2],
      [0, -2],
    ]),
  'non-zero-vector': () => gram([...polygon(3), [0, 0]]),
  'non-two-triangles-345': () => gram([...polygon(3), ...polygon(3, turned)]),
  'non-triangle-union-square': () => gram([...polygon(3), ...polygon(4, turned)]),
  'non-cube-union-octahedron': () => ({ kind: 'vectors', vectors: [...cube(3), ...axes(3)] }),
};

/** The geometry of a catalog id, or undefined for the ids that are derived from exact choices (276 lines and what is made of them,
 *  the icosahedron without a vertex), which the tests treat on their own. */
export function floatGeometry(id: string): FloatGeometry | undefined {
  const known = fixed[id];
  if (known !== undefined) return known();
  const [, family, rest] = /^(.*?)-((?:\d+-?)+(?:plus|minus)?)$/.exec(id) ?? [];
  const [a, b] = (rest ?? '').split('-').map(Number);
  switch (family) {
    case 'simplex':
      return gram(simplex(a!));
    case 'polygon':
      return gram(polygon(a!));
    case 'cross-polytope':
      return gram(axes(a!));
    case 'hypercube':
      return gram(cube(a!));
    case 'half-cube':
      return gram(cube(a!).filter((x) => x.filter((c) => c < 0).length % 2 === 0));
    case 'antiprism':
      return gram(antiprism(a!, 1 / 3));
    case 'prism':
      return gram(prism(a!, 1 / 3));
    case 'johnson':
      return johnson(a!, b!);
    case 'hamming':
      return hamming(a!, b!);
    case 'paley':
      return paley(a!, id.endsWith('plus') ? 1 : -1);
    case 'conference':
      return conference(a! - 1);
    default:
  }
  if (id.startsWith('tegum-'))
    return gram(
      tegum(
        ...id
          .split('-')
          .slice(1)
          .map((name) => parts[name]!),
      ),
    );
  return undefined;
}
