/** # The spectrum of F and the coefficients of the features. Defines `spectralRoad`, `SpectralRoad`.
 *
 * F = WWᵀ and M = WᵀW have the same nonzero spectrum, so the smaller of the two is decomposed. From F = Σ λ_a v_a v_aᵀ the coefficients
 * are ⟨v_a, w_i⟩; from M = Σ λ_a u_a u_aᵀ they are √λ_a u_ai, since v_a = W u_a/√λ_a. W is read in blocks and never held whole,
 * except to be turned where it has fewer features than coordinates.
 * @module */
import { LimitError } from '../../exact/errors.js';
import { type FrameEngine, frameEngine } from '../engine/frameEngine.js';
import type { FeatureMatrix } from '../weights/featureMatrix.js';
import type { EigenvalueCluster } from './eigenvalueClusters.js';
import { FEATURE_NUMBERS, measureFeature } from './featureMeasures.js';
import type { Steps } from './steps.js';

/** One object is used for all features. */
interface SpectralFeature {
  i: number;
  /** ⟨v_a, w_i⟩ at `offset` + a, at least for the nonzero eigenvalues. */
  coefficients: Float64Array;
  offset: number;
  /** `FEATURE_NUMBERS`, from `at` on; without meaning for a zero feature. */
  numbers: Float64Array;
  at: number;
}

export interface SpectralRoad {
  /** All eigenvalues of F, descending, `length` of them. */
  readonly spectrum: Float64Array;
  /** ‖w_i‖². */
  readonly normSquared: Float64Array;
  /** Σ_i ‖w_i‖² = tr F. */
  readonly trace: number;
  /** Calls `visit` for every feature in order, measured on these clusters. */
  eachFeature(clusters: readonly EigenvalueCluster[], visit: (feature: SpectralFeature) => void): Promise<void>;
  close(): void;
}

/** Room for W turned: 2 GiB. */
const MAX_TURNED = 2 ** 28;

export async function spectralRoad(
  matrix: FeatureMatrix,
  threads: number | undefined,
  steps: Steps,
): Promise<SpectralRoad> {
  const length = Math.min(matrix.features, matrix.length);
  if (length < matrix.length && length * matrix.length > MAX_TURNED)
    throw new LimitError({
      where: matrix.source,
      expected: `at most ${MAX_TURNED} entries where there are fewer features than coordinates`,
      found: `${length} features of ${matrix.length} coordinates`,
    });
  const engine = frameEngine({ length, ...(threads === undefined ? {} : { threads }) });
  try {
    return await (length < matrix.length ? fromGram : fromFrame)(matrix, engine, steps);
  } catch (error) {
    engine.close();
    throw error;
  }
}

async function fromFrame(matrix: FeatureMatrix, engine: FrameEngine, steps: Steps): Promise<SpectralRoad> {
  const { features: n, length } = matrix;
  const normSquared = new Float64Array(n);
  const eachBlock = async (name: string, act: (from: number, count: number) => void): Promise<void> => {
    for (let from = 0; from < n; from += engine.blockSize) {
      const count = Math.min(engine.blockSize, n - from);
      await steps.at(name, from, n);
      matrix.read(from, count, engine.block.subarray(0, count * length));
      act(from, count);
    }
  };
  await eachBlock('frame operator', (from, count) => {
    rowNorms(engine.block, length, count, normSquared.subarray(from));
    engine.accumulate(count);
  });
  const trace = traceOf(matrix.source, normSquared);
  const spectrum = await eigenvaluesOf(engine, steps);
  return {
    spectrum,
    normSquared,
    trace,
    eachFeature: (clusters, visit) =>
      eachBlock('spectral measures', (from, count) => {
        const coefficients = engine.project(count);
        const feature = { i: 0, coefficients, offset: 0, numbers: engine.measure(count, clusters), at: 0 };
        for (let i = 0; i < count; i++) {
          [feature.i, feature.offset, feature.at] = [from + i, i * length, i * FEATURE_NUMBERS.length];
          visit(feature);
        }
      }),
    close: () => engine.close(),
  };
}

async function fromGram(matrix: FeatureMatrix, engine: FrameEngine, steps: Steps): Promise<SpectralRoad> {
  const { features: n, length } = matrix;
  const vectors = new Float64Array(n * length);
  matrix.read(0, n, vectors);
  const normSquared = new Float64Array(n);
  rowNorms(vectors, length, n, normSquared);
  const trace = traceOf(matrix.source, normSquared);
  for (let from = 0; from < length; from += engine.blockSize) {
    const count = Math.min(engine.blockSize, length - from);
    await steps.at('Gram matrix', from, length);
    for (let a = 0; a < count; a++)
      for (let i = 0; i < n; i++) engine.block[a * n + i] = vectors[i * length + from + a]!;
    engine.accumulate(count);
  }
  const eigenvalues = await eigenvaluesOf(engine, steps);
  const eigenvectors = engine.eigenvectors();
  const spectrum = new Float64Array(length);
  spectrum.set(eigenvalues);
  const coefficients = new Float64Array(n);
  return {
    spectrum,
    normSquared,
    trace,
    async eachFeature(clusters, visit) {
      const numbers = new Float64Array(FEATURE_NUMBERS.length);
      const feature = { i: 0, coefficients, offset: 0, numbers, at: 0 };
      for (let i = 0; i < n; i++) {
        feature.i = i;
        for (let a = 0; a < n; a++)
          coefficients[a] = Math.sqrt(Math.max(0, eigenvalues[a]!)) * eigenvectors[a * n + i]!;
        measureFeature(spectrum, clusters, coefficients, 0, normSquared[i]!, numbers);
        visit(feature);
      }
    },
    close: () => engine.close(),
  };
}

/** Descending. */
async function eigenvaluesOf(engine: FrameEngine, steps: Steps): Promise<Float64Array> {
  const work = engine.eigenSteps();
  let step = work.next();
  while (step.done !== true) {
    await steps.at('eigenvalues', Math.floor(step.value * engine.length), engine.length);
    step = work.next();
  }
  return step.value;
}

/** Fourth powers of smaller or larger norms leave the range of doubles. */
const RANGE = 1e140;

/** Σ‖w_i‖². @throws LimitError for numbers whose products leave the range of doubles */
function traceOf(source: string, normSquared: Float64Array): number {
  const trace = normSquared.reduce((sum, x) => sum + x, 0);
  if (trace > RANGE || (trace > 0 && trace < 1 / RANGE))
    throw new LimitError({
      where: source,
      expected: `a sum of squares between ${1 / RANGE} and ${RANGE}`,
      found: String(trace),
    });
  return trace;
}

/** Σ_a w_a² of each of the first `count` rows. */
function rowNorms(rows: Float64Array, length: number, count: number, into: Float64Array): void {
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let a = i * length; a < (i + 1) * length; a++) sum += rows[a]! * rows[a]!;
    into[i] = sum;
  }
}
