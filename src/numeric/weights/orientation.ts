/** # Features of a tensor. Defines `featureMatrix`, `defaultOrientation`, `featureRange`.
 *
 * A tensor of two dimensions is a matrix whose rows or columns are the features. One of more dimensions becomes a matrix by
 * keeping the first axis (rows are features) or the last (columns) and running through the others, in the order of storage, as
 * coordinates: their order matters to no inner product.
 * @module */
import { DomainError, ParseError, ShapeError } from '../../exact/errors.js';
import { elementCount, showShape } from './elements.js';
import type { FeatureMatrix, StoredTensor } from './featureMatrix.js';

export type Orientation = 'rows' | 'columns';

/** Features from … to − 1. */
export interface FeatureRange {
  readonly from: number;
  readonly to: number;
}

/** There are more features than dimensions, as a rule: the longer of the first and the last axis is the features, the last where they
 *  are equal (the columns of W, theory.md). `because` says so in a sentence for the reader. */
export function defaultOrientation(shape: readonly number[]): {
  readonly orientation: Orientation;
  readonly because: string;
} {
  const first = shape[0] ?? 0;
  const last = shape.at(-1) ?? 0;
  const [orientation, other] = first > last ? (['rows', 'columns'] as const) : (['columns', 'rows'] as const);
  const sides =
    shape.length > 2
      ? ['the first and the last axis are equally long', 'the longer of first and last axis']
      : ['the sides are equal', 'the longer side'];
  const reason = sides[first === last ? 0 : 1]!;
  return {
    orientation,
    because: `${orientation} of ${showShape(shape)} are taken as features (${reason}; --features ${other} takes the other)`,
  };
}

/** `A:B`, features A … B − 1 counted from 0; an end that is left out is the first or the last. @throws ParseError */
export function featureRange(text: string, features: number): FeatureRange {
  const [, from, to] = /^(\d*):(\d*)$/.exec(text) ?? [];
  const range = { from: Number(from || 0), to: Number(to || features) };
  if (from === undefined || !(range.from < range.to && range.to <= features))
    throw new ParseError({ where: 'block', expected: `A:B with 0 ≤ A < B ≤ ${features}`, found: text });
  return range;
}

/** Coordinates of the features that are read together where a file has them apart, as a rule: 64 MiB of doubles. */
const PANEL = 2 ** 23;
/** Coordinates read before they are turned: one cache line of a feature. */
const LINES = 8;

/** W from a tensor, of the features in `range` alone if given. Memory: one panel of 64 MiB where features do not lie together in the
 *  file, none otherwise. `read` throws a DomainError that says which entries are NaN or infinite, and how many.
 *  @throws ShapeError for less than two dimensions, and where there is no feature or no coordinate */
export function featureMatrix(tensor: StoredTensor, orientation: Orientation, range?: FeatureRange): FeatureMatrix {
  const { shape, source } = tensor;
  const all = elementCount(shape, source);
  if (shape.length < 2 || all === 0)
    throw new ShapeError({
      where: source,
      expected: 'a matrix with rows and columns',
      found: `shape ${showShape(shape)}`,
    });
  const total = orientation === 'rows' ? shape[0]! : shape.at(-1)!;
  const length = all / total;
  const { from: first, to } = range ?? { from: 0, to: total };
  const together = (orientation === 'rows') === (tensor.order === 'C');
  const readAll = together ? readTogether(tensor, length) : readApart(tensor, total, length);
  const matrix: FeatureMatrix = {
    source: range === undefined ? source : `${source}[${first}:${to}]`,
    features: to - first,
    length,
    roundoff: tensor.roundoff,
    read: (from, count, into) => readAll(first + from, count, into),
  };
  return finite(matrix, (feature, coordinate) =>
    orientation === 'rows' ? [first + feature, coordinate] : [coordinate, first + feature],
  );
}

const readTogether =
  (tensor: StoredTensor, length: number): FeatureMatrix['read'] =>
  (from, count, into) =>
    tensor.read(from * length, into.subarray(0, count * length));

/** Coordinate a of feature i is element a·n + i. Reading n·length elements one feature at a time would read the file `length` bytes apart;
 *  so a panel of many features is read and turned at once, and kept for the features after it. */
function readApart(tensor: StoredTensor, n: number, length: number): FeatureMatrix['read'] {
  const width = Math.min(n, Math.max(1, Math.floor(PANEL / length)));
  let panel: Float64Array | undefined;
  let start = -1;
  const lines = new Float64Array(LINES * width);
  const load = (panelStart: number): void => {
    panel ??= new Float64Array(width * length);
    const count = Math.min(width, n - panelStart);
    for (let a = 0; a < length; a += LINES) {
      const rows = Math.min(LINES, length - a);
      if (count === n) tensor.read(a * n, lines.subarray(0, rows * n));
      else
        for (let b = 0; b < rows; b++)
          tensor.read((a + b) * n + panelStart, lines.subarray(b * count, (b + 1) * count));
      for (let i = 0; i < count; i++) for (let b = 0; b < rows; b++) panel[i * length + a + b] = lines[b * count + i]!;
    }
    start = panelStart;
  };
  return (from, count, into) => {
    for (let i = from; i < from + count; ) {
      const panelStart = Math.floor(i / width) * width;
      if (panelStart !== start) load(panelStart);
      const end = Math.min(from + count, panelStart + width);
      into.set(panel!.subarray((i - start) * length, (end - start) * length), (i - from) * length);
      i = end;
    }
  };
}

/** Feature and coordinate as [row, column] of the tensor. */
type Place = (feature: number, coordinate: number) => readonly [number, number];

function finite(matrix: FeatureMatrix, place: Place): FeatureMatrix {
  return {
    ...matrix,
    read(from, count, into) {
      matrix.read(from, count, into);
      if (!allFinite(into, count * matrix.length)) throw new DomainError(complaint(matrix, place));
    },
  };
}

/** All of the first `length` entries. */
function allFinite(values: Float64Array, length: number): boolean {
  for (let k = 0; k < length; k++) if (!(Math.abs(values[k]!) <= Number.MAX_VALUE)) return false;
  return true;
}

const NAMED = 3;

/** Goes through the whole matrix once more, to say how many and not how many so far. */
function complaint({ source: where, features, length, read }: FeatureMatrix, place: Place) {
  const named: string[] = [];
  let total = 0;
  const block = Math.max(1, Math.floor(2 ** 16 / length));
  const vectors = new Float64Array(block * length);
  for (let from = 0; from < features; from += block) {
    const count = Math.min(block, features - from);
    read(from, count, vectors);
    for (let k = 0; k < count * length; k++) {
      const value = vectors[k]!;
      if (Math.abs(value) <= Number.MAX_VALUE) continue;
      total++;
      const [row, column] = place(from + Math.floor(k / length), k % length);
      if (named.length < NAMED) named.push(`${value} at [${row}, ${column}]`);
    }
  }
  const found = `${named.join(', ')}${total > NAMED ? `, … (${total} such entries)` : ''}`;
  return { where, expected: 'finite numbers', found };
}
