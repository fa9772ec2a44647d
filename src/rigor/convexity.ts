/** # Convexity on a box. Defines `Convexity`.
 *
 * Where every generalised Hessian is positive definite, the gradient is strictly monotone and f strictly convex (jets.ts says what the
 * enclosures hold). A box is convex, so it may be covered by smaller ones, each with its own enclosure of the Hessian.
 * @module */
import type { Formula } from './formula.js';
import { JetEvaluator } from './jets.js';
import { isPositiveDefinite } from './positiveDefinite.js';

export class Convexity {
  readonly #jets: JetEvaluator;
  readonly #dimension: number;

  constructor(f: Formula, dimension: number) {
    this.#jets = new JetEvaluator([f], dimension);
    this.#dimension = dimension;
  }

  /** The number of boxes that prove f strictly convex on `box` (ends in turn); undefined when `limit` do not suffice, or the Hessian
   *  is not positive definite at the middle of one of them. */
  prove(box: Float64Array, limit: number): number | undefined {
    const open = [box];
    let count = 0;
    for (let current = open.pop(); current !== undefined; current = open.pop()) {
      if (++count > limit) return undefined;
      if (this.#isConvexOn(current)) continue;
      const middle = current.map((_, c) => (current[c & ~1]! + current[c | 1]!) / 2);
      if (!this.#isConvexOn(middle)) return undefined;
      const axis = widestAxis(current);
      const [left, right] = [current.slice(), current.slice()];
      left[2 * axis + 1] = middle[2 * axis]!;
      right[2 * axis] = middle[2 * axis]!;
      open.push(right, left);
    }
    return count;
  }

  #isConvexOn(box: Float64Array): boolean {
    if (!this.#jets.evaluate(box, 2)) return false;
    const row = this.#jets.roots[0]!;
    const axes = Array.from({ length: this.#dimension }, (_, i) => i);
    return isPositiveDefinite(axes.map((i) => axes.map((j) => this.#jets.at(this.#jets.hessianSlot(row, i, j)))));
  }
}

function widestAxis(box: Float64Array): number {
  let axis = 0;
  for (let i = 1; 2 * i < box.length; i++)
    if (box[2 * i + 1]! - box[2 * i]! > box[2 * axis + 1]! - box[2 * axis]!) axis = i;
  return axis;
}
