/** # Weights as a matrix of features. Defines `StoredTensor`, `RefusedTensor`, `FeatureMatrix`.
 * @module */
import type { TightframeError } from '../../exact/errors.js';

/** A tensor in a file, read piece by piece as doubles: nothing is held in memory. */
export interface StoredTensor {
  /** The name inside the file; the file's own name where it holds just one. */
  readonly name: string;
  /** File and name, for reports and errors: `model.npz: W`. */
  readonly source: string;
  /** As the format calls it, e.g. `<f4`, `BF16`. */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** C: the last index runs fastest; F: the first. */
  readonly order: 'C' | 'F';
  /** The relative error of an element from its storage: 2^−53 for doubles, 2^−24 for floats. */
  readonly roundoff: number;
  /** Elements start, start + 1, … in the order of storage, as many as `into` holds. NaN and infinities are passed on. */
  read(start: number, into: Float64Array): void;
}

/** A tensor that is well-formed and not read: no numbers (strings, pickled objects …) or beyond a stated limit. */
export interface RefusedTensor {
  readonly name: string;
  readonly error: TightframeError;
}

/** W, length × features, columns are vectors: read in blocks of columns. */
export interface FeatureMatrix {
  /** What was read, for reports and errors: `model.npz: W`. */
  readonly source: string;
  /** n */
  readonly features: number;
  /** Coordinates of a feature (the d of W ∈ R^{d×n}). */
  readonly length: number;
  /** As for the tensor. */
  readonly roundoff: number;
  /** Features from, from + 1, … from + count − 1 one after the other: `into[i·length + a]` is W_{a, from+i}. */
  read(from: number, count: number, into: Float64Array): void;
}
