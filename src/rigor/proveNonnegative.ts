/** # Inequalities on a box. Defines `proveNonnegative`.
 *
 * Branch and bound: a box on which f is bounded below by 0 is done (lowerBound.ts), any other is halved, those with the lowest bounds first,
 * along the axis in which f varies most. Near a zero in the interior no bound ever succeeds; there f is proved convex around a point where it
 * and its gradient vanish (convexity.ts), which has to be known: `criticalZero` checks it exactly, or the caller vouches for it,
 * and the result says so.
 * @module */
import { DomainError, ShapeError } from '../exact/errors.js';
import { Convexity } from './convexity.js';
import { boxOf, CONVEXITY_LIMIT, type Cover, endsOf, liesIn, type Neighbourhood } from './cover.js';
import type { CriticalZero } from './exactJet.js';
import type { Formula } from './formula.js';
import { type Interval, interval } from './interval.js';
import { BoxBounds } from './lowerBound.js';

export interface ProveOptions {
  /** Prove f > 0 instead of f ≥ 0. */
  readonly strict?: boolean;
  /** Zeros of f in the interior of the box at which its gradient vanishes. */
  readonly zeros?: readonly CriticalZero[];
  /** Half the width of the neighbourhoods of the zeros; by default the largest 2^−j (j ≥ 2) of the box's width, in each direction, that works. */
  readonly radius?: number;
  /** Default 1,000,000. */
  readonly maxBoxes?: number;
  /** Default 60. Only whether it runs out shows in the result. */
  readonly maxSeconds?: number;
  /** Called now and then with the number of boxes examined and of those still to be halved. */
  readonly onProgress?: (progress: { readonly boxes: number; readonly open: number }) => void;
}

export type ProveResult =
  | {
      readonly kind: 'proved';
      /** Boxes examined, those for convexity included. */
      readonly boxes: number;
      /** What the proof takes from the caller; empty when nothing. */
      readonly premises: readonly string[];
      readonly cover: Cover;
    }
  | {
      readonly kind: 'refuted';
      /** f ≤ value < 0 on all of this box (value ≤ 0, if strict). */
      readonly box: readonly Interval[];
      readonly value: number;
      readonly boxes: number;
    }
  | { readonly kind: 'undecided'; readonly box: readonly Interval[]; readonly reason: string; readonly boxes: number };

/** A box is not halved further when it has become so narrow, relative to the whole: the bounds are rounding errors there. */
const NARROWEST = 2 ** -44;

/** Boxes to try a radius with: a smaller one is cheaper than a fine subdivision. */
const TRIAL_LIMIT = 500;

/** Is f ≥ 0 on the box? Variable i of f ranges over box[i].
 *  @throws DomainError when the box is empty or unbounded, or for zeros in a strict inequality; ShapeError when f has more variables */
export function proveNonnegative(f: Formula, box: readonly Interval[], options: ProveOptions = {}): ProveResult {
  checkBox(box);
  const zeros = options.zeros ?? [];
  checkZeros(zeros, box, options);
  return new Search(f, box, options).run(zeros);
}

function checkBox(box: readonly Interval[]): void {
  if (box.length === 0) throw new ShapeError({ where: 'box', expected: 'at least one interval', found: 'none' });
  box.forEach(({ lo, hi }, i) => {
    if (!(lo <= hi && Number.isFinite(lo) && Number.isFinite(hi)))
      throw new DomainError({ where: `box, axis ${i}`, expected: 'finite ends lo ≤ hi', found: `[${lo}, ${hi}]` });
  });
}

function checkZeros(zeros: readonly CriticalZero[], box: readonly Interval[], { strict, radius }: ProveOptions): void {
  if (strict && zeros.length > 0)
    throw new DomainError({ where: 'zeros', expected: 'none for a strict inequality', found: `${zeros.length}` });
  for (const { point } of zeros) {
    if (point.length !== box.length)
      throw new ShapeError({ where: 'zero', expected: `${box.length} coordinates`, found: `${point.length}` });
    for (const { lo, hi } of point) interval(lo, hi);
  }
  if (radius !== undefined && !(radius > 0 && Number.isFinite(radius)))
    throw new DomainError({ where: 'radius', expected: 'a positive number', found: String(radius) });
}

class Search {
  readonly #f: Formula;
  readonly #box: readonly Interval[];
  readonly #ends: Float64Array;
  readonly #options: ProveOptions;
  readonly #bounds: BoxBounds;
  readonly #enough: (lower: number) => boolean;
  /** All boxes, 2k doubles each, and their lower bounds; the open ones as a heap by these bounds. */
  #boxes: Float64Array;
  readonly #keys: number[] = [];
  readonly #open: number[] = [];
  readonly #axes: number[] = [];
  readonly #cuts: number[] = [];
  readonly #children: number[] = [];
  /** By open box: the axis along which to halve it; −1 when that is of no use. */
  readonly #next: number[] = [];
  readonly #neighbourhoods: Neighbourhood[] = [];
  #regions: readonly Float64Array[] = [];
  #convexityBoxes = 0;

  constructor(f: Formula, box: readonly Interval[], options: ProveOptions) {
    this.#f = f;
    this.#box = box;
    this.#ends = endsOf(box);
    this.#options = options;
    this.#bounds = new BoxBounds(f, box.length);
    this.#enough = options.strict === true ? (lower) => lower > 0 : (lower) => lower >= 0;
    this.#boxes = new Float64Array(1024 * this.#ends.length);
  }

  get #count(): number {
    return this.#axes.length + this.#convexityBoxes;
  }

  run(zeros: readonly CriticalZero[]): ProveResult {
    for (const zero of zeros) {
      const failure = this.#surround(zero);
      if (failure !== undefined) return failure;
    }
    this.#regions = this.#neighbourhoods.map(({ box }) => endsOf(box));
    const { maxBoxes = 1_000_000, maxSeconds = 60, onProgress } = this.#options;
    const end = performance.now() + 1000 * maxSeconds;
    let result = this.#insert(this.#ends);
    for (let steps = 1; result === undefined; steps++) {
      const node = this.#pop();
      if (node === undefined) return this.#proved();
      if (this.#count >= maxBoxes) return this.#undecided(node, `${maxBoxes} boxes did not suffice`);
      if (steps % 256 === 0) {
        onProgress?.({ boxes: this.#count, open: this.#open.length });
        if (performance.now() > end) return this.#undecided(node, `${maxSeconds} seconds did not suffice`);
      }
      result = this.#halve(node);
    }
    return result;
  }

  /** Finds a neighbourhood of the zero on which f is convex. */
  #surround(zero: CriticalZero): ProveResult | undefined {
    const convexity = new Convexity(this.#f, this.#box.length);
    const around = (radius: (i: number) => number): readonly Interval[] =>
      zero.point.map(({ lo, hi }, i) => ({ lo: lo - radius(i), hi: hi + radius(i) }));
    const fixed = this.#options.radius;
    for (let j = fixed === undefined ? 2 : 20; j <= 20; j++) {
      const box = around((i) => fixed ?? Math.max(this.#box[i]!.hi - this.#box[i]!.lo, Number.MIN_VALUE) * 2 ** -j);
      const count = convexity.prove(endsOf(box), fixed === undefined ? TRIAL_LIMIT : CONVEXITY_LIMIT);
      if (count === undefined) continue;
      this.#convexityBoxes += count;
      this.#neighbourhoods.push({ zero, box });
      return undefined;
    }
    const reason = 'no neighbourhood of the zero was found on which the Hessian is positive definite';
    return { kind: 'undecided', box: zero.point, reason, boxes: this.#count };
  }

  #proved(): ProveResult {
    const premises = this.#neighbourhoods.flatMap(({ zero: { basis } }) =>
      basis.kind === 'premise' ? [basis.statement] : [],
    );
    const cover: Cover = {
      box: this.#box,
      strict: this.#options.strict === true,
      neighbourhoods: this.#neighbourhoods,
      axes: this.#axes,
      cuts: this.#cuts,
      children: this.#children,
    };
    return { kind: 'proved', boxes: this.#count, premises, cover };
  }

  #undecided(node: number, reason: string): ProveResult {
    return { kind: 'undecided', box: boxOf(this.#endsAt(node)), reason, boxes: this.#count };
  }

  #endsAt(node: number): Float64Array {
    const length = this.#ends.length;
    return this.#boxes.subarray(node * length, (node + 1) * length);
  }

  /** Records a box as a leaf, or as open. @returns a refutation, if it shows one */
  #insert(ends: Float64Array): ProveResult | undefined {
    const node = this.#axes.length;
    if ((node + 1) * ends.length > this.#boxes.length) {
      const larger = new Float64Array(2 * this.#boxes.length);
      larger.set(this.#boxes);
      this.#boxes = larger;
    }
    this.#boxes.set(ends, node * ends.length);
    this.#axes.push(-1);
    this.#children.push(0);
    const region = this.#regions.findIndex((outer) => liesIn(ends, outer));
    this.#cuts.push(region);
    this.#next.push(-1);
    this.#keys.push(0);
    if (region >= 0) return undefined;
    const bounds = this.#bounds;
    bounds.examine(this.#boxes, node * ends.length, this.#enough);
    if (bounds.defined && this.#enough(bounds.lower)) return undefined;
    this.#next[node] = bounds.axis;
    this.#keys[node] = bounds.defined ? bounds.lower : -Infinity;
    this.#push(node);
    return this.#refutation(node);
  }

  /** No lower bound was enough, so f may be negative here: is it for certain? */
  #refutation(node: number): ProveResult | undefined {
    const isNegative = (value: number): boolean => (this.#options.strict === true ? value <= 0 : value < 0);
    const { defined, upper, valueAtPoint, point } = this.#bounds;
    const whole = this.#endsAt(node);
    if (defined && isNegative(upper)) return { kind: 'refuted', box: boxOf(whole), value: upper, boxes: this.#count };
    if (!isNegative(valueAtPoint)) return undefined;
    // The largest of the boxes shrunk towards the point that will do.
    for (let t = 0.5; t > 2 ** -50; t /= 2) {
      const box = whole.map((end, c) => {
        const p = point[c >> 1]!;
        const shrunk = p + t * (end - p);
        return c % 2 === 0 ? Math.min(p, Math.max(shrunk, end)) : Math.max(p, Math.min(shrunk, end));
      });
      const value = this.#bounds.upperBound(box);
      if (isNegative(value)) return { kind: 'refuted', box: boxOf(box), value, boxes: this.#count };
    }
    const box = Array.from(point, (p) => ({ lo: p, hi: p }));
    return { kind: 'refuted', box, value: valueAtPoint, boxes: this.#count };
  }

  #halve(node: number): ProveResult | undefined {
    const ends = this.#endsAt(node).slice();
    const [axis, cut] = this.#faceOfNeighbourhood(ends) ?? this.#middle(ends, this.#next[node]!);
    if (axis < 0 || cut === undefined) {
      const reason =
        this.#keys[node] === -Infinity
          ? 'the function is not shown to be defined here'
          : 'the least value here cannot be told from 0';
      return this.#undecided(node, reason);
    }
    this.#axes[node] = axis;
    this.#cuts[node] = cut;
    this.#children[node] = this.#axes.length;
    const right = ends.slice();
    ends[2 * axis + 1] = cut;
    right[2 * axis] = cut;
    return this.#insert(ends) ?? this.#insert(right);
  }

  /** A face of a neighbourhood that cuts the box, if the two overlap. */
  #faceOfNeighbourhood(ends: Float64Array): readonly [number, number] | undefined {
    for (const region of this.#regions) {
      const overlap = this.#box.every((_, i) => region[2 * i]! < ends[2 * i + 1]! && region[2 * i + 1]! > ends[2 * i]!);
      if (!overlap) continue;
      for (let c = 0; c < ends.length; c++) {
        const axis = c >> 1;
        if (ends[2 * axis]! < region[c]! && region[c]! < ends[2 * axis + 1]!) return [axis, region[c]!];
      }
    }
    return undefined;
  }

  #middle(ends: Float64Array, axis: number): readonly [number, number | undefined] {
    if (axis < 0) return [axis, undefined];
    const [lo, hi] = [ends[2 * axis]!, ends[2 * axis + 1]!];
    const cut = lo / 2 + hi / 2;
    const half = this.#ends[2 * axis + 1]! / 2 - this.#ends[2 * axis]! / 2;
    return [axis, lo < cut && cut < hi && hi / 2 - lo / 2 > NARROWEST * half ? cut : undefined];
  }

  #push(node: number): void {
    const [open, keys] = [this.#open, this.#keys];
    let at = open.length;
    open.push(node);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[open[parent]!]! <= keys[node]!) break;
      open[at] = open[parent]!;
      at = parent;
    }
    open[at] = node;
  }

  /** The open box of the lowest bound. */
  #pop(): number | undefined {
    const [open, keys] = [this.#open, this.#keys];
    const top = open[0];
    const last = open.pop();
    if (top === undefined || last === undefined || open.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= open.length) break;
      if (child + 1 < open.length && keys[open[child + 1]!]! < keys[open[child]!]!) child++;
      if (keys[open[child]!]! >= keys[last]!) break;
      open[at] = open[child]!;
      at = child;
    }
    open[at] = last;
    return top;
  }
}
