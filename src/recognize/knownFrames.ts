/** # Frames that are known by name. Defines `KnownFrame`, `Library`, `alike`, `merged`, `sameFrame`, `unitClasses`.
 *
 * Two frames are the same up to scale, rotation and order of the vectors iff a permutation of the points carries one Gram matrix to a
 * multiple of the other. Both are taken as colourings by Gram values, at mean squared norm 1; counts of the values tell most apart.
 * @module */
import { commonField } from '../exact/compositum.js';
import { memoized } from '../exact/memo.js';
import type { Element } from '../exact/numberField.js';
import { rational } from '../exact/rational.js';
import type { Frame, Gram } from '../frame/frame.js';
import { colouringIsomorphism } from '../scheme/isomorphism/colouringIsomorphism.js';
import type { GramClasses } from './gramClasses.js';

export interface KnownFrame {
  readonly id: string;
  readonly name: string;
  readonly frame: Frame;
}

/** The frames of n vectors that have a name, the ones to be called first in front. */
export type Library = (n: number) => readonly KnownFrame[];

type Colouring = Pick<GramClasses, 'n' | 'rank' | 'diagonal' | 'colour' | 'values' | 'counts'>;

/** A Gram matrix by its values at mean squared norm 1, those of the diagonal first, each part descending. */
interface ExactClasses extends Colouring {
  readonly field: Gram['field'];
  readonly elements: readonly Element[];
}

const classesOf = new WeakMap<Frame, ExactClasses>();

export const unitClasses = (frame: Frame): ExactClasses => memoized(classesOf, frame, () => exactClasses(frame.gram));

function exactClasses({ field, n, entry, values }: Gram): ExactClasses {
  const onDiagonal = new Int32Array(values.length);
  const others = new Int32Array(values.length);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const part = i === j ? onDiagonal : others;
      part[entry[i * n + j]!]!++;
    }
  const inUse = (counts: Int32Array): number[] =>
    values.flatMap((_, k) => (counts[k] === 0 ? [] : [k])).sort((a, b) => field.compare(values[b]!, values[a]!));
  const [diagonal, rest] = [inUse(onDiagonal), inUse(others)];
  const trace = diagonal.reduce(
    (sum, k) => field.add(sum, field.mul(field.fromInteger(onDiagonal[k]!), values[k]!)),
    field.zero,
  );
  const unit = field.div(field.fromRational(rational(n, 1)), trace);
  const elements = [...diagonal, ...rest].map((k) => field.mul(values[k]!, unit));
  const [diagonalColour, otherColour] = [new Int32Array(values.length), new Int32Array(values.length)];
  diagonal.forEach((k, at) => {
    diagonalColour[k] = at;
  });
  rest.forEach((k, at) => {
    otherColour[k] = diagonal.length + at;
  });
  return {
    n,
    rank: elements.length,
    diagonal: diagonal.length,
    colour: entry.map((k, at) => (at % (n + 1) === 0 ? diagonalColour : otherColour)[k]!),
    values: Float64Array.from(elements, (x) => field.toNumber(x)),
    counts: Int32Array.from([...diagonal.map((k) => onDiagonal[k]!), ...rest.map((k) => others[k]!)]),
    field,
    elements,
  };
}

/** The permutation that carries each point of `a` to one of `b`, for values that differ by at most `slack`. */
export function alike(a: Colouring, b: Colouring, slack: number): Int32Array | undefined {
  if (a.n !== b.n || a.rank !== b.rank || a.diagonal !== b.diagonal) return undefined;
  for (let k = 0; k < a.rank; k++)
    if (a.counts[k] !== b.counts[k] || Math.abs(a.values[k]! - b.values[k]!) > slack) return undefined;
  return colouringIsomorphism(a, b);
}

/** Neighbouring classes taken together so that there are as many entries in each as in those given, of which noise may have joined some;
 *  undefined where that cannot be. */
export function merged(
  exact: Colouring,
  given: Pick<Colouring, 'rank' | 'diagonal' | 'counts'>,
): Colouring | undefined {
  const into = new Int32Array(exact.rank);
  const values = new Float64Array(given.rank);
  let k = 0;
  for (let target = 0; target < given.rank; target++) {
    let left = given.counts[target]!;
    while (left > 0 && k < exact.rank && k < exact.diagonal === target < given.diagonal) {
      left -= exact.counts[k]!;
      values[target]! += (exact.values[k]! * exact.counts[k]!) / given.counts[target]!;
      into[k++] = target;
    }
    if (left !== 0) return undefined;
  }
  if (k < exact.rank) return undefined;
  return { ...given, n: exact.n, colour: exact.colour.map((c) => into[c]!), values };
}

/** Rounding keeps different values of small fields farther apart than this, and equal ones nearer. */
const ROUNDING = 1e-9;

/** Are two exact frames the same up to scale, rotation and order of the vectors? Exact: floating point only sorts out. */
export function sameFrame(a: Frame, b: Frame): boolean {
  const [left, right] = [unitClasses(a), unitClasses(b)];
  if (alike(left, right, ROUNDING) === undefined) return false;
  const common = commonField(left.field, right.field);
  return left.elements.every((x, k) => common.field.equals(common.left(x), common.right(right.elements[k]!)));
}
