/** Weights for the tests of recognition: exact frames turned at random, scaled, in another order, with noise. */
import { EigenvalueDecomposition, Matrix, SVD } from 'ml-matrix';
import { frameOfEntry } from '../../src/catalog/geometry.js';
import { loadCatalog } from '../../src/catalog/load.js';
import type { Frame } from '../../src/frame/frame.js';
import type { FloatGram, FloatVectors } from '../../src/numeric/floatFrame.js';
import { pivotedCholesky } from '../../src/numeric/pivotedCholesky.js';
import { generator } from '../../src/toy/random.js';

export interface Example {
  readonly id: string;
  readonly frame: Frame;
  /** A non-example: refuted in some claim. */
  readonly refuted: boolean;
}

/** The catalog, built when it is first asked for. */
const catalog: readonly Example[] = loadCatalog().map((item) => {
  if (item.kind !== 'entry') throw new Error(item.message);
  let frame: Frame | undefined;
  return {
    id: item.entry.id,
    refuted: (item.entry.refuted ?? []).length > 0,
    get frame() {
      frame ??= frameOfEntry(item.entry);
      return frame;
    },
  };
});
export const examples = catalog.filter(({ refuted }) => !refuted);
export const nonExamples = catalog.filter(({ refuted }) => refuted);

export const exampleOf = (id: string): Example => {
  const found = catalog.find((example) => example.id === id);
  if (found === undefined) throw new Error(`no entry ${id}`);
  return found;
};

export const rounded = ({ gram: { field, n, entry, values } }: Frame): FloatGram => ({
  n,
  entry,
  values: values.map((value) => field.toNumber(value)),
});

export const vectorsOf = (rows: readonly (readonly number[])[]): FloatVectors => ({
  n: rows.length,
  length: rows[0]!.length,
  coordinates: Float64Array.from(rows.flat()),
});

export const rowsOf = ({ n, length, coordinates }: FloatVectors): readonly (readonly number[])[] =>
  Array.from({ length: n }, (_, i) => Array.from(coordinates.subarray(i * length, (i + 1) * length)));

export const vectorsOfFrame = (frame: Frame): FloatVectors => {
  const gram = rounded(frame);
  return pivotedCholesky(gram, gram.n, 1e-9).vectors;
};

/** Orthonormal rows, uniformly distributed: Gram–Schmidt on Gaussian vectors. */
export function randomRotation(size: number, seed: number): readonly (readonly number[])[] {
  const random = generator(seed);
  const rows: number[][] = [];
  while (rows.length < size) {
    let row = Array.from({ length: size }, () => random.normal());
    for (let pass = 0; pass < 2; pass++)
      for (const other of rows) {
        const share = other.reduce((sum, x, a) => sum + x * row[a]!, 0);
        row = row.map((x, a) => x - share * other[a]!);
      }
    const norm = Math.hypot(...row);
    rows.push(row.map((x) => x / norm));
  }
  return rows;
}

/** A permutation of 0 … n−1 (Fisher and Yates). */
function randomOrder(n: number, seed: number): readonly number[] {
  const random = generator(seed);
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor((random.word() / 2 ** 32) * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

export interface Disguise {
  readonly seed: number;
  readonly scale?: number;
  /** Of each coordinate, in units of the root mean square of the norms: the standard deviation, or the largest. */
  readonly noise?: number;
  readonly kind?: 'gaussian' | 'uniform';
  /** Further coordinates. */
  readonly extra?: number;
}

export interface Disguised {
  readonly weights: FloatVectors;
  /** Feature i is vector order[i] of the frame. */
  readonly order: readonly number[];
}

/** The vectors turned at random, in another order, with noise, scaled. */
export function disguised(vectors: FloatVectors, options: Disguise): Disguised {
  const { seed, scale = 1, noise = 0, kind = 'gaussian', extra = 0 } = options;
  const rows = rowsOf(vectors);
  const rms = Math.sqrt(rows.flat().reduce((sum, x) => sum + x * x, 0) / rows.length);
  const order = randomOrder(rows.length, seed + 1);
  const rotation = randomRotation(vectors.length + extra, seed + 2);
  const random = generator(seed);
  const draw = (): number => (kind === 'gaussian' ? random.normal() : (random.word() / 2 ** 31 - 1) * 1);
  const turned = order.map((at) =>
    rotation.map((axis) => scale * (rows[at]!.reduce((sum, x, b) => sum + x * axis[b]!, 0) + noise * rms * draw())),
  );
  return { weights: vectorsOf(turned), order };
}

/** The distance of weights from vectors with the given Gram matrix, by ml-matrix: vectors from its eigenvalues, and a singular value
 *  decomposition. Padded with zeros to equal length, so that any rotation is at hand. */
export function independentFit(weights: FloatVectors, { n, entry, values }: FloatGram) {
  const gram = Matrix.from1DArray(
    n,
    n,
    Array.from(entry, (k) => values[k]!),
  );
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  const size = Math.max(n, weights.length);
  const G = Matrix.zeros(n, size);
  const W = Matrix.zeros(n, size);
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < n; a++) G.set(i, a, eigenvectorMatrix.get(i, a) * Math.sqrt(Math.max(0, realEigenvalues[a]!)));
    for (let a = 0; a < weights.length; a++) W.set(i, a, weights.coordinates[i * weights.length + a]!);
  }
  const svd = new SVD(W.transpose().mmul(G), { autoTranspose: true });
  const X = svd.leftSingularVectors.mmul(svd.rightSingularVectors.transpose());
  const scale = svd.diagonal.reduce((sum, x) => sum + x, 0) / G.clone().pow(2).sum();
  const difference = Matrix.sub(W, G.mmul(X.transpose()).mul(scale)).pow(2);
  const total = W.clone().pow(2).sum();
  const worst = Math.max(...difference.sum('row'));
  return { scale, residual: Math.sqrt(difference.sum() / total), largest: Math.sqrt((worst * n) / total) };
}

/** Linear in n: the largest catalog frames have 600 vectors. */
export function gramValuesAgree(a: Frame, b: Frame, order: readonly number[]): boolean {
  const [left, right] = [rounded(a), rounded(b)];
  const { n } = left;
  const unit = ({ entry, values }: FloatGram): number => {
    let trace = 0;
    for (let i = 0; i < n; i++) trace += values[entry[i * n + i]!]!;
    return n / trace;
  };
  const [s, t] = [unit(left), unit(right)];
  return left.entry.every((k, at) => {
    const j = right.entry[order[Math.floor(at / n)]! * n + order[at % n]!]!;
    return Math.abs(s * left.values[k]! - t * right.values[j]!) < 1e-9;
  });
}
