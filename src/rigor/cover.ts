/** # Covers: the record of a proof by subdivision. Defines `Cover`, `Neighbourhood`, `leafBoxes`, `checkCover`.
 *
 * A cover is a binary tree of boxes. Box 0 is the whole one; box n is either halved along an axis at a double into the boxes children[n]
 * and children[n] + 1, or a leaf, on which f is bounded from below or which lies in a neighbourhood on which f is convex, its least value
 * known to be 0. Boxes are recomputed on the way down from the cuts, so children cannot fail to cover their parent.
 * @module */

import { Convexity } from './convexity.js';
import type { CriticalZero } from './exactJet.js';
import type { Formula } from './formula.js';
import type { Interval } from './interval.js';
import { BoxBounds } from './lowerBound.js';

/** A box on which f is strictly convex, with the zero of f and of its gradient that it holds. */
export interface Neighbourhood {
  readonly zero: CriticalZero;
  readonly box: readonly Interval[];
}

export interface Cover {
  readonly box: readonly Interval[];
  /** f > 0 rather than f ≥ 0. */
  readonly strict: boolean;
  readonly neighbourhoods: readonly Neighbourhood[];
  /** By box: the axis along which it is halved, or −1 for a leaf. */
  readonly axes: readonly number[];
  /** By box: where it is halved; for a leaf the index of the neighbourhood that holds it, or −1. */
  readonly cuts: readonly number[];
  /** By box: the first of its two children, always a larger number; 0 for a leaf. */
  readonly children: readonly number[];
}

/** A box, with its ends in turn. */
export const endsOf = (box: readonly Interval[]): Float64Array =>
  Float64Array.from(box.flatMap(({ lo, hi }) => [lo, hi]));

export const boxOf = (ends: Float64Array): readonly Interval[] =>
  Array.from({ length: ends.length / 2 }, (_, i) => ({ lo: ends[2 * i]!, hi: ends[2 * i + 1]! }));

/** Does the box with these ends lie in the other? */
export const liesIn = (ends: Float64Array, outer: Float64Array): boolean =>
  outer.every((end, c) => (c % 2 === 0 ? end <= ends[c]! : end >= ends[c]!));

/** The leaves with their boxes: ends are doubles, so dyadic rationals. Stops at a record that is no tree. */
export function* leafBoxes(
  cover: Cover,
): Generator<{ readonly ends: Float64Array; readonly neighbourhood: number }, boolean> {
  const open: { node: number; ends: Float64Array }[] = [{ node: 0, ends: endsOf(cover.box) }];
  let visited = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, ends } = next;
    const [axis, cut, child] = [cover.axes[node], cover.cuts[node], cover.children[node]];
    if (axis === undefined || cut === undefined || child === undefined || ++visited > cover.axes.length) return false;
    if (axis === -1) {
      yield { ends, neighbourhood: cut };
      continue;
    }
    const [lo, hi] = [ends[2 * axis], ends[2 * axis + 1]];
    if (!Number.isInteger(axis) || lo === undefined || hi === undefined) return false;
    if (!(lo <= cut && cut <= hi && child > node)) return false;
    const [left, right] = [ends.slice(), ends.slice()];
    left[2 * axis + 1] = cut;
    right[2 * axis] = cut;
    open.push({ node: child + 1, ends: right }, { node: child, ends: left });
  }
  return true;
}

/** Boxes that a neighbourhood may take. */
export const CONVEXITY_LIMIT = 20_000;

/** Does the cover prove f ≥ 0 (f > 0, if strict) on its box? Walks the tree and bounds f on each leaf anew, without a search. That f and its
 *  gradient vanish at the zeros of the neighbourhoods is taken from the record. */
export function checkCover(f: Formula, cover: Cover): boolean {
  const dimension = cover.box.length;
  const regions = cover.neighbourhoods.map(({ box }) => endsOf(box));
  const convexity = new Convexity(f, dimension);
  const areConvex = cover.neighbourhoods.every(
    ({ zero, box }, at) =>
      !cover.strict &&
      box.length === dimension &&
      zero.point.length === dimension &&
      liesIn(endsOf(zero.point), regions[at]!) &&
      convexity.prove(regions[at]!, CONVEXITY_LIMIT) !== undefined,
  );
  if (!areConvex) return false;
  const bounds = new BoxBounds(f, dimension);
  const enough = (lower: number): boolean => (cover.strict ? lower > 0 : lower >= 0);
  const leaves = leafBoxes(cover);
  for (let leaf = leaves.next(); ; leaf = leaves.next()) {
    if (leaf.done === true) return leaf.value;
    const { ends, neighbourhood } = leaf.value;
    if (neighbourhood >= 0) {
      const region = regions[neighbourhood];
      if (region === undefined || !liesIn(ends, region)) return false;
    } else {
      bounds.examine(ends, 0, enough);
      if (!bounds.defined || !enough(bounds.lower)) return false;
    }
  }
}
