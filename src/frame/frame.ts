/** # Exact frames. Defines `Gram`, `Frame`, `frameFromVectors`, `frameFromGram`, `tegumSum`, `gramValue`.
 *
 * A frame is known up to rotation by its Gram matrix M = WᵀW (theory.md, Objects). The matrix is kept as a table of its
 * distinct values over one real number field and, for each pair, an index into that table: n² small integers and a handful
 * of algebraic numbers, however large n is.
 * @module */
import { commonField } from '../exact/compositum.js';
import { DomainError, ShapeError } from '../exact/errors.js';
import type { Element, NumberField } from '../exact/numberField.js';
import { distinctProducts } from './gram.js';
import { ValueTable } from './valueTable.js';

/** M_ij = values[entry[i·n + j]]. */
export interface Gram {
  readonly field: NumberField;
  readonly n: number;
  readonly entry: Int32Array;
  /** Pairwise distinct. */
  readonly values: readonly Element[];
}

export interface Frame {
  readonly gram: Gram;
  /** Where the frame was given by vectors: n of them over `gram.field`, each to be divided by √scaleSquared. */
  readonly vectors?: readonly (readonly Element[])[];
  readonly scaleSquared?: Element;
}

/** M_ij. */
export const gramValue = ({ n, entry, values }: Gram, i: number, j: number): Element => values[entry[i * n + j]!]!;

/** The frame of the given vectors: n rows of equal length, coordinates in `field`.
 *  @param options.normalise divide by the common norm; no square root is needed, since M is divided by the squared norm
 *  @throws ShapeError for no vectors or ragged ones; DomainError when norms differ, or vanish, and `normalise` is asked for */
export function frameFromVectors(
  field: NumberField,
  vectors: readonly (readonly Element[])[],
  options: { readonly normalise?: boolean } = {},
): Frame {
  const length = vectors[0]?.length ?? 0;
  if (length === 0)
    throw new ShapeError({
      where: 'vectors',
      expected: 'at least one vector with at least one coordinate',
      found: 'none',
    });
  vectors.forEach((vector, i) => {
    if (vector.length !== length)
      throw new ShapeError({
        where: `vector ${i}`,
        expected: `${length} coordinates (as in vector 0)`,
        found: String(vector.length),
      });
  });
  const gram = distinctProducts(field, vectors);
  if (options.normalise !== true) return { gram, vectors };
  const norm = gram.values[gram.entry[0]!]!;
  for (let i = 0; i < gram.n; i++)
    if (gram.entry[i * gram.n + i] !== gram.entry[0])
      throw new DomainError({
        where: `vector ${i}`,
        expected: `squared norm ${field.toNumber(norm)} (as of vector 0), to normalise all by one factor`,
        found: String(field.toNumber(gramValue(gram, i, i))),
      });
  if (field.isZero(norm))
    throw new DomainError({ where: 'vectors', expected: 'nonzero vectors to normalise', found: 'zero' });
  const inverse = field.inv(norm);
  return { gram: { ...gram, values: gram.values.map((v) => field.mul(v, inverse)) }, vectors, scaleSquared: norm };
}

/** The frame with the given Gram entries. Positive semidefiniteness is decided by the analysis, not here.
 *  @throws ShapeError for n < 1; DomainError with the place when the matrix is not symmetric */
export function frameFromGram(field: NumberField, n: number, at: (i: number, j: number) => Element): Frame {
  if (n < 1) throw new ShapeError({ where: 'gram', expected: 'at least one row', found: String(n) });
  const table = new ValueTable(field);
  const entry = new Int32Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) entry[i * n + j] = table.indexOf(at(i, j));
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++)
      if (entry[i * n + j] !== entry[j * n + i])
        throw new DomainError({
          where: `gram entry (${i}, ${j})`,
          expected: `the value ${field.toNumber(table.values[entry[j * n + i]!]!)} of entry (${j}, ${i})`,
          found: String(field.toNumber(table.values[entry[i * n + j]!]!)),
        });
  return { gram: { field, n, entry, values: table.values } };
}

/** T7: the frames side by side in mutually orthogonal subspaces; the Gram matrix is block diagonal.
 *  @throws ShapeError for an empty list */
export function tegumSum(frames: readonly Frame[]): Frame {
  const [first, ...rest] = frames;
  if (first === undefined) throw new ShapeError({ where: 'tegum sum', expected: 'at least one part', found: 'none' });
  return rest.reduce((sum, frame) => ({ gram: blockDiagonal(sum.gram, frame.gram) }), first);
}

function blockDiagonal(a: Gram, b: Gram): Gram {
  const { field, left, right } = commonField(a.field, b.field);
  const table = new ValueTable(field);
  const zero = table.indexOf(field.zero);
  const n = a.n + b.n;
  const entry = new Int32Array(n * n).fill(zero);
  const place = (block: Gram, values: readonly Element[], offset: number): void => {
    const index = values.map((value) => table.indexOf(value));
    for (let i = 0; i < block.n; i++)
      for (let j = 0; j < block.n; j++) entry[(offset + i) * n + offset + j] = index[block.entry[i * block.n + j]!]!;
  };
  place(a, a.values.map(left), 0);
  place(b, b.values.map(right), a.n);
  return { field, n, entry, values: table.values };
}
