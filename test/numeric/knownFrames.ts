/** # Frames with known spectra. Defines `knownFrames`, `tampered`, `crossCheckInput`.
 *
 * Every number is from a closed formula of the literature or from a two-line computation by hand, none from the code under test:
 * regular simplices, polygons and icosahedron from T9 and T10 (D = d/n, bound n/d), E8's roots from their inner products
 * ±2, ±1, 0 (1, 56, 126, 56, 1 times), a pair of unit vectors at angle arccos c from F's characteristic polynomial.
 * @module */
import type { CrossCheckInput } from '../../src/numeric/crossCheck.js';

export interface KnownFrame {
  readonly name: string;
  /** A Gram value that can be moved alone to reach another frame, of which all claims hold too, to first order. */
  readonly flexible?: number;
  readonly input: CrossCheckInput & { readonly vectors: readonly (readonly number[])[] };
}

type Rows = readonly (readonly number[])[];
type Claims = Pick<CrossCheckInput, 'frameBounds' | 'capacity' | 'dimensionalities'> &
  Partial<Pick<CrossCheckInput, 'tight' | 'localized'>>;

/** The Gram matrix takes each entry from `exact`, the value nearest to the inner product of the given vectors.
 *  `tight` and `localized` are true unless said otherwise. */
function crossCheckInput(vectors: Rows, exact: readonly number[], claims: Claims): KnownFrame['input'] {
  const n = vectors.length;
  const entry = new Int32Array(n * n);
  vectors.forEach((v, i) => {
    vectors.forEach((w, j) => {
      const product = v.reduce((sum, x, a) => sum + x * w[a]!, 0);
      const index = exact.findIndex((value) => Math.abs(value - product) <= 1e-9 * Math.max(1, Math.abs(value)));
      if (index < 0) throw new Error(`no exact value near ⟨w_${i}, w_${j}⟩ = ${product}`);
      entry[i * n + j] = index;
    });
  });
  const dimension = claims.frameBounds.reduce((sum, { multiplicity }) => sum + multiplicity, 0);
  return { gram: { n, entry, values: exact }, vectors, dimension, tight: true, localized: true, ...claims };
}

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, k) => k);
const equalNormTight = (n: number, d: number, normSquared = 1): Claims => ({
  frameBounds: [{ value: (n / d) * normSquared, multiplicity: d }],
  capacity: d,
  dimensionalities: [{ value: d / n, count: n }],
});

const circle = (n: number, k: number): readonly number[] => [
  Math.cos((2 * Math.PI * k) / n),
  Math.sin((2 * Math.PI * k) / n),
];

export const polygon = (n: number): KnownFrame['input'] =>
  crossCheckInput(
    range(n).map((k) => circle(n, k)),
    range(Math.floor(n / 2) + 1).map((k) => Math.cos((2 * Math.PI * k) / n)),
    equalNormTight(n, 2),
  );

/** e_i minus the centroid, normalised: n vectors of rank n − 1 in R^n. */
export const simplex = (n: number): KnownFrame['input'] =>
  crossCheckInput(
    range(n).map((i) => range(n).map((a) => ((a === i ? 1 : 0) - 1 / n) / Math.sqrt(1 - 1 / n))),
    [1, -1 / (n - 1)],
    equalNormTight(n, n - 1),
  );

const PHI = (1 + Math.sqrt(5)) / 2;
const signs = [1, -1];
const icosahedron = range(3).flatMap((shift) =>
  signs.flatMap((s) =>
    signs.map((t) => {
      const vector = [0, s / Math.sqrt(1 + PHI ** 2), (t * PHI) / Math.sqrt(1 + PHI ** 2)];
      return range(3).map((a) => vector[(a + shift) % 3]!);
    }),
  ),
);

/** All ±e_i ± e_j, and (±1, …, ±1)/2 with an even number of minus signs: 240 vectors of squared norm 2. */
export const rootsOfE8 = (): KnownFrame['input'] => {
  const roots: number[][] = [];
  for (let i = 0; i < 8; i++)
    for (let j = 0; j < i; j++)
      for (const s of signs) for (const t of signs) roots.push(range(8).map((a) => (a === i ? s : a === j ? t : 0)));
  for (let word = 0; word < 256; word++) {
    const vector = range(8).map((a) => ((word >> a) & 1 ? -0.5 : 0.5));
    if (vector.filter((x) => x < 0).length % 2 === 0) roots.push(vector);
  }
  return crossCheckInput(roots, [2, 1, 0, -1, -2], equalNormTight(240, 8, 2));
};

/** Unit vectors at angle arccos c, 0 < |c| < 1: F has the eigenvalues 1 ± c, and D = 1/(1 + c²). */
export const pair = (c: number): KnownFrame['input'] => ({
  gram: { n: 2, entry: Int32Array.of(0, 1, 1, 0), values: [1, c] },
  vectors: [
    [1, 0],
    [c, Math.sqrt((1 - c) * (1 + c))],
  ],
  frameBounds: [
    { value: 1 + c, multiplicity: 1 },
    { value: 1 - c, multiplicity: 1 },
  ],
  dimension: 2,
  capacity: 2 / (1 + c * c),
  dimensionalities: [{ value: 1 / (1 + c * c), count: 2 }],
  tight: false,
  localized: false,
});

const triangle = range(3).map((k) => circle(3, k));

export const knownFrames: readonly KnownFrame[] = [
  ...[3, 4, 5, 7, 12, 60].map((n) => ({ name: `regular ${n}-gon`, input: polygon(n) })),
  ...[2, 3, 6, 30].map((n) => ({ name: `simplex of ${n} points, in R^${n}`, input: simplex(n) })),
  {
    name: 'icosahedron',
    input: crossCheckInput(icosahedron, [1, 1 / Math.sqrt(5), -1 / Math.sqrt(5), -1], equalNormTight(12, 3)),
  },
  { name: 'roots of E8', input: rootsOfE8() },
  { name: 'one vector', input: crossCheckInput([[3, 4]], [25], { ...equalNormTight(1, 1, 25) }) },
  {
    name: 'one zero vector',
    input: crossCheckInput([[0, 0]], [0], {
      frameBounds: [],
      capacity: 0,
      dimensionalities: [{ value: null, count: 1 }],
      tight: false,
    }),
  },
  {
    name: 'triangle and a zero vector',
    input: crossCheckInput([...triangle, [0, 0]], [1, -1 / 2, 0], {
      ...equalNormTight(3, 2),
      dimensionalities: [
        { value: 2 / 3, count: 3 },
        { value: null, count: 1 },
      ],
    }),
  },
  {
    name: 'one vector five times',
    input: crossCheckInput(new Array<number[]>(5).fill([1, 2, 2]), [9], equalNormTight(5, 1, 9)),
  },
  { name: 'doubled triangle', input: crossCheckInput([...triangle, ...triangle], [1, -1 / 2], equalNormTight(6, 2)) },
  {
    name: 'triangle ⊕ two points of squared norm 7: localized, not tight',
    input: crossCheckInput(
      [...triangle.map(([x, y]) => [x!, y!, 0]), [0, 0, Math.sqrt(7)], [0, 0, -Math.sqrt(7)]],
      [7, 1, 0, -1 / 2, -7],
      {
        frameBounds: [
          { value: 14, multiplicity: 1 },
          { value: 3 / 2, multiplicity: 2 },
        ],
        capacity: 3,
        dimensionalities: [
          { value: 2 / 3, count: 3 },
          { value: 1 / 2, count: 2 },
        ],
        tight: false,
      },
    ),
  },
  {
    // squared norms 1 and 2: M² = 2M, D = 1/2 and 1; (1, 0), (−1, √2δ), (δ, √2) is tight to first order
    name: 'point pair and a longer axis: tight with unequal norms',
    flexible: 0,
    input: crossCheckInput(
      [
        [1, 0],
        [-1, 0],
        [0, Math.SQRT2],
      ],
      [2, 1, 0, -1],
      {
        frameBounds: [{ value: 2, multiplicity: 2 }],
        capacity: 2,
        dimensionalities: [
          { value: 1, count: 1 },
          { value: 1 / 2, count: 2 },
        ],
      },
    ),
  },
  { name: 'pair with cosine 1/3: not localized', input: pair(1 / 3) },
  { name: 'pair with cosine −0.999', input: pair(-0.999) },
  {
    // F = ((2, 1), (1, 2)); D = 1/(1 + 1) for the axes and 4/(4 + 1 + 1) for the diagonal
    name: 'square axes and a diagonal: not localized',
    input: crossCheckInput(
      [
        [1, 0],
        [0, 1],
        [1, 1],
      ],
      [2, 1, 0],
      {
        frameBounds: [
          { value: 3, multiplicity: 1 },
          { value: 1, multiplicity: 1 },
        ],
        capacity: 5 / 3,
        dimensionalities: [
          { value: 2 / 3, count: 1 },
          { value: 1 / 2, count: 2 },
        ],
        tight: false,
        localized: false,
      },
    ),
  },
];

export interface Tampering {
  readonly what: string;
  readonly input: CrossCheckInput;
}

/** Every claim and every number of the input changed on its own, numbers by a fraction δ of the largest of their kind. */
export function tampered(input: CrossCheckInput, delta: number): readonly Tampering[] {
  const { gram, vectors, frameBounds, dimensionalities } = input;
  const longest = Math.max(...gram.values.map(Math.abs)) || 1;
  const replace = <T>(items: readonly T[], k: number, ...by: readonly T[]): readonly T[] => [
    ...items.slice(0, k),
    ...by,
    ...items.slice(k + 1),
  ];
  const changes: Tampering[] = [
    { what: 'capacity', input: { ...input, capacity: input.capacity * (1 + delta) || delta } },
    { what: 'dimension + 1', input: { ...input, dimension: input.dimension + 1 } },
    { what: 'tight', input: { ...input, tight: !input.tight } },
    { what: 'localized', input: { ...input, localized: !input.localized } },
    {
      what: 'one bound too many',
      input: { ...input, frameBounds: [...frameBounds, { value: longest * delta, multiplicity: 1 }] },
    },
  ];
  if (input.dimension > 0) changes.push({ what: 'dimension − 1', input: { ...input, dimension: input.dimension - 1 } });
  gram.values.forEach((value, k) => {
    const values = replace(gram.values, k, value + delta * longest);
    changes.push({ what: `gram value ${value}`, input: { ...input, gram: { ...gram, values } } });
  });
  for (const [i, j] of [[gram.n - 1, 0] as const, [0, gram.n - 1] as const, [0, 0] as const])
    if (gram.values.length > 1) {
      const entry = gram.entry.slice();
      entry[i * gram.n + j] = (entry[i * gram.n + j]! + 1) % gram.values.length;
      changes.push({ what: `gram entry (${i}, ${j})`, input: { ...input, gram: { ...gram, entry } } });
    }
  frameBounds.forEach((bound, k) => {
    const put = (what: string, ...by: readonly (typeof bound)[]): void => {
      const bounds = replace(frameBounds, k, ...by);
      changes.push({ what: `${what} of bound ${bound.value}`, input: { ...input, frameBounds: bounds } });
      const dimension = bounds.reduce((sum, { multiplicity }) => sum + multiplicity, 0);
      if (dimension !== input.dimension)
        changes.push({
          what: `${what} of bound ${bound.value}, and dimension`,
          input: { ...input, dimension, frameBounds: bounds },
        });
    };
    put('value', { ...bound, value: bound.value * (1 + delta) });
    put('multiplicity', { ...bound, multiplicity: bound.multiplicity + 1 });
    put('multiplicity', { ...bound, multiplicity: bound.multiplicity - 1 });
    put('absence');
  });
  if (frameBounds.length > 1)
    changes.push({
      what: 'multiplicities of two bounds',
      input: {
        ...input,
        frameBounds: frameBounds.map((bound, k) => ({ ...bound, multiplicity: k === 0 ? input.dimension - 0.5 : 0.5 })),
      },
    });
  dimensionalities.forEach((item, k) => {
    const put = (what: string, value: number | null, count: number): void => {
      changes.push({
        what: `${what} of dimensionality ${item.value}`,
        input: { ...input, dimensionalities: replace(dimensionalities, k, { value, count }) },
      });
    };
    if (item.value !== null) put('value', item.value * (1 - delta), item.count);
    put('being null or not', item.value === null ? 1 : null, item.count);
    put('count', item.value, item.count + 1);
  });
  vectors?.forEach((vector, i) => {
    if (i > 3) return;
    const coordinates = replace(vector, 0, vector[0]! + delta * Math.sqrt(longest));
    changes.push({ what: `vector ${i}`, input: { ...input, vectors: replace(vectors, i, coordinates) } });
  });
  return changes;
}
