/** # Weights seen another way. Defines `inMemory`, `centred`, `normalised`, `withoutZeros`.
 *
 * Each is a `FeatureMatrix` over another one.
 * @module */
import type { FeatureMatrix } from '../weights/featureMatrix.js';

/** Entries that are kept rather than read again: 256 MiB. */
const MAX_KEPT = 2 ** 25;

/** Vectors read at once when all are gone through. */
const BLOCK = 1024;

/** The same, held in memory when it is small. */
export function inMemory(matrix: FeatureMatrix): FeatureMatrix {
  const { features, length } = matrix;
  if (features * length > MAX_KEPT) return matrix;
  const entries = new Float64Array(features * length);
  matrix.read(0, features, entries);
  return {
    ...matrix,
    read: (from, count, into) => into.set(entries.subarray(from * length, (from + count) * length)),
  };
}

/** The mean of all features subtracted from each. Cost: one pass now. */
export function centred(matrix: FeatureMatrix): FeatureMatrix {
  const { features, length } = matrix;
  const mean = new Float64Array(length);
  eachVector(matrix, (_, vectors, offset) => {
    for (let a = 0; a < length; a++) mean[a]! += vectors[offset + a]! / features;
  });
  return mapped(matrix, (vectors, offset) => {
    for (let a = 0; a < length; a++) vectors[offset + a]! -= mean[a]!;
  });
}

/** Each feature divided by its norm; zero features stay zero. */
export const normalised = (matrix: FeatureMatrix): FeatureMatrix =>
  mapped(matrix, (vectors, offset) => {
    const norm = Math.sqrt(squareSum(vectors, offset, matrix.length));
    if (norm > 0) for (let a = 0; a < matrix.length; a++) vectors[offset + a]! /= norm;
  });

/** The features that are not zero, and their indices. Cost: one pass now. */
export function withoutZeros(matrix: FeatureMatrix): { readonly matrix: FeatureMatrix; readonly kept: Int32Array } {
  const { length } = matrix;
  const indices: number[] = [];
  eachVector(matrix, (i, vectors, offset) => {
    if (squareSum(vectors, offset, length) > 0) indices.push(i);
  });
  const kept = Int32Array.from(indices);
  const read: FeatureMatrix['read'] = (from, count, into) => {
    for (let at = 0; at < count; ) {
      // Neighbours are read together.
      let run = 1;
      while (at + run < count && kept[from + at + run] === kept[from + at]! + run) run++;
      matrix.read(kept[from + at]!, run, into.subarray(at * length, (at + run) * length));
      at += run;
    }
  };
  return { matrix: { ...matrix, features: kept.length, read }, kept };
}

function mapped(matrix: FeatureMatrix, change: (vectors: Float64Array, offset: number) => void): FeatureMatrix {
  return {
    ...matrix,
    read(from, count, into) {
      matrix.read(from, count, into);
      for (let i = 0; i < count; i++) change(into, i * matrix.length);
    },
  };
}

function eachVector(matrix: FeatureMatrix, visit: (i: number, vectors: Float64Array, offset: number) => void): void {
  const { features, length } = matrix;
  const block = new Float64Array(Math.min(features, BLOCK) * length);
  for (let from = 0; from < features; from += BLOCK) {
    const count = Math.min(BLOCK, features - from);
    matrix.read(from, count, block.subarray(0, count * length));
    for (let i = 0; i < count; i++) visit(from + i, block, i * length);
  }
}

function squareSum(vectors: Float64Array, offset: number, length: number): number {
  let sum = 0;
  for (let a = offset; a < offset + length; a++) sum += vectors[a]! * vectors[a]!;
  return sum;
}
