/** Symmetric matrices that are hard for eigensolvers, and the laws that their eigenvectors owe. */

export interface NamedMatrix {
  readonly name: string;
  readonly size: number;
  readonly entries: Float64Array;
}

/** Numbers in [0, 1): D. Lehmer's generator with the multiplier of S. Park and K. Miller. */
function uniform(seed: number): () => number {
  let state = (Math.abs(seed) % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
}

export function gaussian(count: number, seed: number): Float64Array {
  const random = uniform(1000 + seed);
  return Float64Array.from({ length: count }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    return radius * Math.cos(2 * Math.PI * random());
  });
}

const matrix = (name: string, size: number, entry: (a: number, b: number) => number): NamedMatrix => ({
  name: `${name}, order ${size}`,
  size,
  entries: Float64Array.from({ length: size ** 2 }, (_, at) => {
    const [a, b] = [Math.floor(at / size), at % size];
    return entry(Math.min(a, b), Math.max(a, b));
  }),
});

const tridiagonal = (name: string, diagonal: readonly number[], off: (a: number) => number): NamedMatrix =>
  matrix(name, diagonal.length, (a, b) => (a === b ? diagonal[a]! : b === a + 1 ? off(a) : 0));

/** Q diag(values) Q for a reflection Q: eigenvalues known, entries full. */
function reflected(name: string, values: readonly number[], seed: number): NamedMatrix {
  const size = values.length;
  const u = gaussian(size, seed);
  const scale = 2 / u.reduce((sum, x) => sum + x * x, 0);
  const weighted = values.reduce((sum, value, k) => sum + value * u[k]! * u[k]!, 0);
  return matrix(
    name,
    size,
    (a, b) => (a === b ? values[a]! : 0) + scale * u[a]! * u[b]! * (scale * weighted - values[a]! - values[b]!),
  );
}

const range = (count: number): number[] => Array.from({ length: count }, (_, k) => k);
const random = (size: number): NamedMatrix => {
  const entries = gaussian(size ** 2, size);
  return matrix('random', size, (a, b) => entries[a * size + b]!);
};
/** J. Wilkinson's W⁺: pairs of eigenvalues that agree to many digits. */
const wilkinson = (size: number): number[] => range(size).map((k) => Math.abs(k - (size - 1) / 2));

export const symmetricMatrices = (): NamedMatrix[] => [
  ...[1, 2, 3, 4, 5, 7, 8, 31, 32, 33, 63, 64, 65, 100, 129, 260].map(random),
  ...[1, 2, 3, 70].flatMap((size) => [
    matrix('zero', size, () => 0),
    matrix('identity', size, (a, b) => (a === b ? 1 : 0)),
    matrix('diagonal, unsorted', size, (a, b) => (a === b ? (a * 7) % 5 : 0)),
    matrix('all ones', size, () => 1),
    matrix('rank one', size, (a, b) => (a + 1) * (b - size / 2 + 0.3) + (b + 1) * (a - size / 2 + 0.3)),
  ]),
  reflected(
    'projection of rank 40',
    range(130).map((k) => (k < 40 ? 1 : 0)),
    1,
  ),
  reflected(
    'projection of rank 299',
    range(300).map((k) => (k < 299 ? 3 : 0)),
    2,
  ),
  reflected(
    'three eigenvalues, one negative',
    range(260).map((k) => (k % 3) - 1),
    3,
  ),
  reflected(
    'eigenvalues one ulp apart',
    range(100).map((k) => 1 + k * Number.EPSILON),
    4,
  ),
  reflected(
    'clusters of nearby eigenvalues',
    range(120).map((k) => (k % 4) + 1e-14 * k),
    5,
  ),
  reflected(
    'one far eigenvalue',
    range(120).map((k) => (k === 0 ? 1e12 : 1)),
    6,
  ),
  reflected(
    'eigenvalues from 1e-12 to 1e12',
    range(100).map((k) => 10 ** (-12 + (24 * k) / 99)),
    7,
  ),
  matrix('graded from 1e-12 to 1e12', 97, (a, b) => 10 ** (-12 + (12 * (a + b)) / 96) * (a === b ? 2 : 1 / (b - a))),
  matrix('graded from 1e12 to 1e-12', 97, (a, b) => 10 ** (12 - (12 * (a + b)) / 96) * (a === b ? 2 : 1 / (b - a))),
  matrix('direct sum of blocks of ones', 120, (a, b) => (a % 7 === b % 7 ? 1 : 0)),
  matrix('zero block', 110, (a, b) => (b < 50 ? Math.sin(a * b + 1) : 0)),
  matrix('Hilbert', 60, (a, b) => 1 / (a + b + 1)),
  tridiagonal('Wilkinson', wilkinson(21), () => 1),
  tridiagonal('Wilkinson', wilkinson(201), () => 1),
  tridiagonal(
    'ten Wilkinson matrices, weakly glued',
    range(10).flatMap(() => wilkinson(21)),
    (a) => (a % 21 === 20 ? 1e-8 : 1),
  ),
  tridiagonal(
    'ten Wilkinson matrices, glued by less than rounding',
    range(10).flatMap(() => wilkinson(21)),
    (a) => (a % 21 === 20 ? 1e-17 : 1),
  ),
  tridiagonal(
    'second difference',
    range(150).map(() => 2),
    () => -1,
  ),
  tridiagonal(
    'zero diagonal',
    range(101).map(() => 0),
    () => 1,
  ),
  tridiagonal(
    'Clement',
    range(120).map(() => 0),
    (a) => Math.sqrt((a + 1) * (119 - a)),
  ),
  tridiagonal(
    'falling couplings',
    range(90).map((k) => k % 2),
    (a) => 10 ** (-a / 5),
  ),
];

/** So large that halves are solved and merged in steps of their own. */
export const largeMatrices = (): NamedMatrix[] => [
  random(700),
  reflected(
    'projection of rank 300',
    range(651).map((k) => (k < 300 ? 1 : 0)),
    8,
  ),
  tridiagonal('Wilkinson', wilkinson(661), () => 1),
];

/** max |FV − VΛ|, max |VᵀV − I|, |tr F − Σ λ_k|, max |λ_k|; row k of `vectors` belongs to `values[k]`. */
export function lawsOfEigen(size: number, F: Float64Array, values: Float64Array, vectors: Float64Array) {
  let [equation, orthonormality, trace, norm] = [0, 0, 0, 0];
  for (let k = 0; k < size; k++) {
    trace += F[k * size + k]! - values[k]!;
    norm = Math.max(norm, Math.abs(values[k]!));
    for (let a = 0; a < size; a++) {
      let image = 0;
      let overlap = 0;
      for (let b = 0; b < size; b++) {
        image += F[a * size + b]! * vectors[k * size + b]!;
        overlap += vectors[a * size + b]! * vectors[k * size + b]!;
      }
      equation = Math.max(equation, Math.abs(image - values[k]! * vectors[k * size + a]!));
      orthonormality = Math.max(orthonormality, Math.abs(overlap - (a === k ? 1 : 0)));
    }
  }
  // Math.max passes over no NaN, so a NaN anywhere shows
  return { equation, orthonormality, trace: Math.abs(trace), norm };
}
