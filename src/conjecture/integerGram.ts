/** # Gram matrices in integer coordinates. Defines `IntegerGram`, `integerGram`, `gramOfCoordinates`, `rowSquares`,
 * `eigenvectorFailure`, `tightFailure`, `rankOf`.
 *
 * The quick road to T1 and T6 for thousands of small frames a second. The entries of M over a field of degree D are brought to one
 * denominator, M = X/u, and kept as D doubles each that hold integers; sums of products run in doubles as long as a stated bound
 * keeps every partial sum below 2^53, and in bigints of the field where it does not. Nothing is rounded on either road.
 * @module */
import { lcmInteger } from '../exact/integers.js';
import { rank as exactRank } from '../exact/matrix.js';
import { memoized } from '../exact/memo.js';
import type { Element, NumberField } from '../exact/numberField.js';
import { residueMap } from '../exact/residueField.js';
import type { Gram } from '../frame/frame.js';

/** M = X/unit with integers X_ij of the field. */
export interface IntegerGram {
  readonly field: NumberField;
  readonly n: number;
  readonly unit: bigint;
  /** Component t of X_ij at (i·n + j)·D + t; undefined where one is beyond the integers that doubles hold. */
  readonly x: Float64Array | undefined;
  /** X_ij at i·n + j. */
  readonly entry: (at: number) => Element;
}

/** (basis a)·(basis b) = Σ_t table[(a·D + b)·D + t]·(basis t). */
interface Multiplication {
  readonly table: Float64Array;
  /** Σ_ab |table(a, b, t)| at most, over t: |(xy)_t| ≤ growth·max|x|·max|y|. */
  readonly growth: number;
}

const multiplications = new WeakMap<NumberField, Multiplication>();

function multiplicationOf(field: NumberField): Multiplication {
  return memoized(multiplications, field, () => {
    const D = field.degree;
    const table = new Float64Array(D * D * D);
    const sums = new Float64Array(D);
    for (let a = 0; a < D; a++)
      for (let b = 0; b < D; b++)
        field.mul(field.dickson(a), field.dickson(b)).num.forEach((c, t) => {
          table[(a * D + b) * D + t] = Number(c);
          sums[t] = sums[t]! + Math.abs(Number(c));
        });
    return { table, growth: sums.reduce((most, sum) => Math.max(most, sum), 1) };
  });
}

function largestOf(x: Float64Array): number {
  let largest = 0;
  for (let at = 0; at < x.length; at++) largest = Math.max(largest, Math.abs(x[at]!));
  return largest;
}

const EXACT = 2 ** 53;

/** The sum of `count` products of numbers with components up to `a` and `b` stays in the exact range. */
const fits = ({ growth }: Multiplication, count: number, a: number, b: number): boolean =>
  count * growth * a * b < EXACT;

export function integerGram({ field, n, entry, values }: Gram): IntegerGram {
  const D = field.degree;
  const unit = values.reduce((common, { den }) => lcmInteger(common, den), 1n);
  const integers = values.map(({ num, den }) => num.map((c) => c * (unit / den)));
  const elements = integers.map((num): Element => ({ num, den: 1n }));
  const gram = { field, n, unit, entry: (at: number) => elements[entry[at]!]! };
  if (integers.some((num) => num.some((c) => !Number.isSafeInteger(Number(c))))) return { ...gram, x: undefined };
  const x = new Float64Array(n * n * D);
  for (let at = 0; at < entry.length; at++)
    for (let t = 0; t < D; t++) x[at * D + t] = Number(integers[entry[at]!]![t]!);
  return { ...gram, x };
}

/** W as n rows of d integers of the field over a common denominator: component t of coordinate k of w_i is `w[(i·d + k)·D + t]`. */
export interface IntegerVectors {
  readonly field: NumberField;
  readonly n: number;
  readonly dimension: number;
  readonly w: Float64Array;
  readonly denominator: number;
}

/** WᵀW, or undefined where a sum might leave the exact range. */
export function gramOfCoordinates({ field, n, dimension: d, w, denominator }: IntegerVectors): IntegerGram | undefined {
  const D = field.degree;
  const multiplication = multiplicationOf(field);
  const largest = largestOf(w);
  if (!fits(multiplication, d, largest, largest)) return undefined;
  const x = new Float64Array(n * n * D);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      addProducts(multiplication.table, D, d, w, i * d, 1, w, j * d, 1, x, i * n + j);
      for (let t = 0; t < D; t++) x[(j * n + i) * D + t] = x[(i * n + j) * D + t]!;
    }
  return { field, n, unit: BigInt(denominator) ** 2n, x, entry: (at) => elementAt(field, x, at) };
}

/** out[at] += Σ_k a[from + k·step]·b[from' + k·step'] over `count` products; offsets and steps count numbers of D components. */
function addProducts(
  table: Float64Array,
  D: number,
  count: number,
  a: Float64Array,
  fromA: number,
  stepA: number,
  b: Float64Array,
  fromB: number,
  stepB: number,
  out: Float64Array,
  at: number,
): void {
  if (D === 1) {
    let sum = 0;
    for (let k = 0; k < count; k++) sum += a[fromA + k * stepA]! * b[fromB + k * stepB]!;
    out[at] = out[at]! + sum;
    return;
  }
  for (let k = 0; k < count; k++) {
    const left = (fromA + k * stepA) * D;
    const right = (fromB + k * stepB) * D;
    for (let s = 0; s < D; s++) {
      const x = a[left + s]!;
      if (x === 0) continue;
      for (let r = 0; r < D; r++) {
        const product = x * b[right + r]!;
        if (product === 0) continue;
        const row = (s * D + r) * D;
        for (let t = 0; t < D; t++) out[at * D + t] = out[at * D + t]! + product * table[row + t]!;
      }
    }
  }
}

/** The number with the components x[at·D …]. */
export function elementAt({ degree: D }: NumberField, x: Float64Array, at: number): Element {
  const num = new Array<bigint>(D);
  for (let t = 0; t < D; t++) num[t] = BigInt(x[at * D + t]!);
  return { num, den: 1n };
}

/** The diagonal of X², that is u²·Σ_j M_ij². */
export function rowSquares({ field, n, x, entry }: IntegerGram): readonly Element[] {
  const D = field.degree;
  const multiplication = multiplicationOf(field);
  const largest = x === undefined ? EXACT : largestOf(x);
  if (x !== undefined && fits(multiplication, n, largest, largest)) {
    const sums = new Float64Array(n * D);
    for (let i = 0; i < n; i++) addProducts(multiplication.table, D, n, x, i * n, 1, x, i * n, 1, sums, i);
    return Array.from({ length: n }, (_, i) => elementAt(field, sums, i));
  }
  return Array.from({ length: n }, (_, i) => {
    let sum = field.zero;
    for (let j = 0; j < n; j++) sum = field.add(sum, field.mul(entry(i * n + j), entry(i * n + j)));
    return sum;
  });
}

/** The first pair, row by row, where an identity fails. */
export type FailingPair = readonly [i: number, j: number];

/** T6(b): where M_jj·(M²)_ij ≠ (M²)_jj·M_ij, for then w_j is no eigenvector of F; undefined where the frame is localized. */
export const eigenvectorFailure = (gram: IntegerGram): FailingPair | undefined => productFailure(gram, (j) => [j, j]);

/** T6(a): where M_kk·(M²)_ij ≠ (M²)_kk·M_ij, with k the first nonzero vector, for then M² = A·M for no A. */
export function tightFailure(gram: IntegerGram): FailingPair | undefined {
  const { n, field, entry } = gram;
  let k = 0;
  while (k < n - 1 && field.isZero(entry(k * n + k))) k++;
  return productFailure(gram, () => [k, k]);
}

/** Where X_ab·(X²)_ij ≠ (X²)_ab·X_ij for the pair (a, b) that belongs to column j. */
function productFailure(gram: IntegerGram, pairOf: (j: number) => FailingPair): FailingPair | undefined {
  const { field, n, x } = gram;
  if (x === undefined) return plainFailure(gram, pairOf);
  const D = field.degree;
  const multiplication = multiplicationOf(field);
  const { table } = multiplication;
  const largest = largestOf(x);
  const exactSquare = fits(multiplication, n, largest, largest);
  const square = new Float64Array(exactSquare ? n * n * D : 0);
  if (exactSquare)
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++) {
        addProducts(table, D, n, x, i * n, 1, x, j * n, 1, square, i * n + j); // rows i and j: X is symmetric
        for (let t = 0; t < D; t++) square[(j * n + i) * D + t] = square[(i * n + j) * D + t]!;
      }
  if (!exactSquare || !fits(multiplication, 1, largest, largestOf(square))) return plainFailure(gram, pairOf);
  const sides = new Float64Array(2 * D);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const [a, b] = pairOf(j);
      sides.fill(0);
      addProducts(table, D, 1, x, a * n + b, 1, square, i * n + j, 1, sides, 0);
      addProducts(table, D, 1, square, a * n + b, 1, x, i * n + j, 1, sides, 1);
      for (let t = 0; t < D; t++) if (sides[t] !== sides[D + t]) return [i, j];
    }
  return undefined;
}

/** The same in bigints, whatever the size of the numbers. */
function plainFailure({ field, n, entry }: IntegerGram, pairOf: (j: number) => FailingPair): FailingPair | undefined {
  const X = Array.from({ length: n * n }, (_, at) => entry(at));
  const square = (i: number, j: number): Element => {
    let sum = field.zero;
    for (let k = 0; k < n; k++) sum = field.add(sum, field.mul(X[i * n + k]!, X[k * n + j]!));
    return sum;
  };
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const [a, b] = pairOf(j);
      const [left, right] = [field.mul(X[a * n + b]!, square(i, j)), field.mul(square(a, b), X[i * n + j]!)];
      if (!field.equals(left, right)) return [i, j];
    }
  return undefined;
}

interface Residues {
  readonly p: number;
  readonly basis: readonly number[];
}

const residueFields = new WeakMap<NumberField, Residues | 'none'>();

function residuesOf(field: NumberField): Residues | 'none' {
  return memoized(residueFields, field, () => {
    const map = residueMap(field);
    if (map === undefined) return 'none';
    return { p: map.p, basis: Array.from({ length: field.degree }, (_, k) => map.reduce(field.dickson(k))!) };
  });
}

/** The rank of `rows`×`columns` integers of the field. Integers are eliminated in doubles while every product is exact. A rank modulo a
 *  prime is never larger than the rank: where it is full, that is the proof; elsewhere rows are eliminated in bigints.
 *  @param x their components, where doubles hold them */
export function rankOf(
  field: NumberField,
  rows: number,
  columns: number,
  x: Float64Array | undefined,
  entry: (at: number) => Element,
): number {
  const quick = x !== undefined && field.degree === 1 ? rankInDoubles(rows, columns, x) : undefined;
  if (quick !== undefined) return quick;
  const full = Math.min(rows, columns);
  const residues = residuesOf(field);
  if (x !== undefined && residues !== 'none' && rankModulo(residues, rows, columns, x) === full) return full;
  const matrix = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => entry(i * columns + j)),
  );
  return exactRank(field, matrix);
}

/** Elimination without fractions, where each division by the pivot before is exact (E. H. Bareiss, Sylvester's identity and multistep
 *  integer-preserving Gaussian elimination, Math. Comp. 22 (1968)); undefined once a product exceeds 2^52. */
function rankInDoubles(rows: number, columns: number, x: Float64Array): number | undefined {
  const a = x.slice(0, rows * columns);
  let rank = 0;
  let before = 1;
  for (let column = 0; column < columns && rank < rows; column++) {
    const pivot = swapPivot(a, rows, columns, rank, column);
    if (pivot === 0) continue;
    for (let i = rank + 1; i < rows; i++) {
      const factor = a[i * columns + column]!;
      for (let k = column; k < columns; k++) {
        const left = pivot * a[i * columns + k]!;
        const right = factor * a[rank * columns + k]!;
        if (Math.abs(left) > EXACT / 2 || Math.abs(right) > EXACT / 2) return undefined;
        a[i * columns + k] = (left - right) / before;
      }
    }
    before = pivot;
    rank++;
  }
  return rank;
}

/** Brings a row whose entry in the column is not 0 to the place of row `rank`; that entry, or 0 where there is none. */
function swapPivot(a: Float64Array, rows: number, columns: number, rank: number, column: number): number {
  let pivot = rank;
  while (pivot < rows && a[pivot * columns + column] === 0) pivot++;
  if (pivot === rows) return 0;
  if (pivot !== rank)
    for (let k = 0; k < columns; k++) {
      const swapped = a[pivot * columns + k]!;
      a[pivot * columns + k] = a[rank * columns + k]!;
      a[rank * columns + k] = swapped;
    }
  return a[rank * columns + column]!;
}

function rankModulo({ p, basis }: Residues, rows: number, columns: number, x: Float64Array): number {
  const D = basis.length;
  const a = new Float64Array(rows * columns);
  for (let at = 0; at < a.length; at++) {
    let sum = 0;
    for (let t = 0; t < D; t++) sum = (sum + (x[at * D + t]! % p) * basis[t]!) % p;
    a[at] = sum < 0 ? sum + p : sum;
  }
  let rank = 0;
  for (let column = 0; column < columns && rank < rows; column++) {
    const lead = swapPivot(a, rows, columns, rank, column);
    if (lead === 0) continue;
    for (let i = rank + 1; i < rows; i++) {
      const factor = a[i * columns + column]!;
      if (factor === 0) continue;
      // No inverse is needed: the row is multiplied by the pivot instead.
      for (let k = column; k < columns; k++)
        a[i * columns + k] = (((lead * a[i * columns + k]!) % p) + p - ((factor * a[rank * columns + k]!) % p)) % p;
    }
    rank++;
  }
  return rank;
}
