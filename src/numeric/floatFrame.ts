/** # Frames in floating point. Defines `FloatGram`, `FloatVectors`, `readGram`, `readVectors`, `squaredScale`, `dotProduct`.
 *
 * The plain data that the numeric side is given, checked once at the boundary and brought to a common scale: the largest
 * squared norm becomes about 1, so that squares of inner products neither overflow nor vanish. The scale is a power of 4, so its
 * square root is a power of 2 and scaling rounds nothing.
 * @module */
import { LimitError, ShapeError } from '../exact/errors.js';

/** M_ij ≈ values[entry[i·n + j]], each value the exact one correctly rounded. */
export interface FloatGram {
  readonly n: number;
  readonly entry: Int32Array;
  readonly values: readonly number[];
}

/** W transposed: vector i is `coordinates[i·length .. (i + 1)·length]`. */
export interface FloatVectors {
  readonly n: number;
  readonly length: number;
  readonly coordinates: Float64Array;
}

/** The power of 4 nearest below max_i |M_ii|; 1 for zero vectors only. */
export function squaredScale({ n, entry, values }: FloatGram): number {
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(values[entry[i * n + i]!]!));
  return largest === 0 ? 1 : 4 ** Math.floor(Math.log2(largest) / 2);
}

/** The Gram matrix M divided by `scale`.
 *  @throws ShapeError unless there are n² ≥ 1 entries, each the index of a value; LimitError for values that are not finite */
export function readGram(gram: FloatGram): FloatGram {
  const { n, entry, values } = gram;
  if (!(Number.isSafeInteger(n) && n > 0 && entry.length === n * n))
    throw new ShapeError({ where: 'gram', expected: `n² entries for n = ${n} ≥ 1`, found: String(entry.length) });
  for (let place = 0; place < entry.length; place++)
    if (!(entry[place]! >= 0 && entry[place]! < values.length))
      throw new ShapeError({
        where: `gram entry (${Math.floor(place / n)}, ${place % n})`,
        expected: `an index below ${values.length}`,
        found: String(entry[place]),
      });
  values.forEach((value, k) => {
    requireFinite(value, `gram value ${k}`);
  });
  const scale = squaredScale(gram);
  return { n, entry, values: values.map((value) => value / scale) };
}

/** The vectors divided by √scale, in one typed array.
 *  @throws ShapeError unless there are n of them, of one positive length; LimitError for coordinates that are not finite */
export function readVectors(vectors: readonly (readonly number[])[], n: number, scale: number): FloatVectors {
  if (vectors.length !== n)
    throw new ShapeError({ where: 'vectors', expected: `${n} (as in the Gram matrix)`, found: String(vectors.length) });
  const length = vectors[0]!.length;
  if (length === 0) throw new ShapeError({ where: 'vector 0', expected: 'at least one coordinate', found: 'none' });
  const coordinates = new Float64Array(n * length);
  const root = Math.sqrt(scale);
  vectors.forEach((vector, i) => {
    if (vector.length !== length)
      throw new ShapeError({
        where: `vector ${i}`,
        expected: `${length} coordinates (as in vector 0)`,
        found: String(vector.length),
      });
    for (let a = 0; a < length; a++) {
      requireFinite(vector[a]!, `vector ${i}, coordinate ${a}`);
      coordinates[i * length + a] = vector[a]! / root;
    }
  });
  return { n, length, coordinates };
}

/** Beyond the range of doubles nothing can be cross-checked, and nothing is refuted either. */
function requireFinite(value: number, where: string): void {
  if (!Number.isFinite(value))
    throw new LimitError({ where, expected: 'a number within the range of doubles', found: String(value) });
}

/** ⟨w_i, w_j⟩. */
export function dotProduct({ length, coordinates }: FloatVectors, i: number, j: number): number {
  const left = i * length;
  const right = j * length;
  let sum = 0;
  for (let a = 0; a < length; a++) sum += coordinates[left + a]! * coordinates[right + a]!;
  return sum;
}
