/** # Bounds of a function on a box. Defines `BoxBounds`.
 *
 * Three bounds from below, the best of which counts: the value of interval arithmetic; the mean value form f(c) + Σ ∂ᵢf(X)·(Xᵢ − cᵢ) at the
 * point c that makes it greatest (Baumann, BIT 28 (1988)); and, where a derivative keeps its sign, both again on the face of X on which f is
 * least. f(c), a value at a point, bounds the minimum from above.
 * @module */
import type { Formula } from './formula.js';
import { JetEvaluator } from './jets.js';
import { addDown, multiplyDown } from './rounding.js';

export class BoxBounds {
  readonly dimension: number;
  readonly #jets: JetEvaluator;
  readonly #root: number;
  /** The face that is looked at; a point of it; ∂ᵢf on it, ends in turn. All are of the last call of `examine`. */
  readonly #face: Float64Array;
  readonly #centre: Float64Array;
  readonly #gradient: Float64Array;
  /** Is f defined on all of the box? */
  defined = false;
  /** f ≥ lower on the box, if defined. */
  lower = -Infinity;
  /** f ≤ upper on the box, if defined. */
  upper = Infinity;
  /** f ≤ valueAtPoint at the point `point`, where it is defined; else ∞. */
  valueAtPoint = Infinity;
  readonly point: Float64Array;
  /** The axis along which to halve; −1 when the bound cannot gain by that: the least value is at the point. */
  axis = -1;

  constructor(f: Formula, dimension: number) {
    this.dimension = dimension;
    this.#jets = new JetEvaluator([f], dimension);
    this.#root = this.#jets.roots[0]!;
    this.#face = new Float64Array(2 * dimension);
    this.#centre = new Float64Array(2 * dimension);
    this.#gradient = new Float64Array(2 * dimension);
    this.point = new Float64Array(dimension);
  }

  /** Sets the fields above for the box at `at` in `boxes`; bounds beyond `enough` are not improved. */
  examine(boxes: Float64Array, at: number, enough: (lower: number) => boolean): void {
    const face = this.#face;
    for (let c = 0; c < face.length; c++) face[c] = boxes[at + c]!;
    this.lower = -Infinity;
    this.valueAtPoint = Infinity;
    this.defined = this.#jets.evaluate(face, 1);
    this.upper = this.#jets.memory[this.#root + 1]!;
    if (!this.defined) {
      this.axis = this.#widest();
      return;
    }
    for (let isFirst = true; ; isFirst = false) {
      this.lower = Math.max(this.lower, this.#jets.memory[this.#root]!);
      if (enough(this.lower)) return;
      this.#readGradient();
      this.axis = this.#steepest();
      this.lower = Math.max(this.lower, this.#meanValueForm());
      if (!isFirst || enough(this.lower) || !this.#descendToFace()) return;
      this.#jets.evaluate(face, 1);
    }
  }

  /** The value of interval arithmetic on a box: an upper bound, ∞ where f is not defined on all of it. */
  upperBound(box: Float64Array): number {
    return this.#jets.evaluate(box, 0) ? this.#jets.memory[this.#root + 1]! : Infinity;
  }

  #readGradient(): void {
    const from = this.#jets.gradientSlot(this.#root, 0);
    for (let c = 0; c < this.#gradient.length; c++) this.#gradient[c] = this.#jets.memory[from + c]!;
  }

  #widest(): number {
    let axis = -1;
    let most = 0;
    for (let i = 0; i < this.dimension; i++) {
      const width = this.#face[2 * i + 1]! - this.#face[2 * i]!;
      if (width > most) [axis, most] = [i, width];
    }
    return axis;
  }

  /** The axis of the greatest |∂ᵢf|·width among those without a sign of ∂ᵢf; the widest of them where a derivative is not bounded. */
  #steepest(): number {
    let axis = -1;
    let most = 0;
    for (let i = 0; i < this.dimension; i++) {
      const [lo, hi] = [this.#gradient[2 * i]!, this.#gradient[2 * i + 1]!];
      if (lo >= 0 || hi <= 0) continue;
      const width = this.#face[2 * i + 1]! - this.#face[2 * i]!;
      const weight = width === 0 ? 0 : Math.min(Math.max(-lo, hi), Number.MAX_VALUE / 4) * width;
      if (weight > most) [axis, most] = [i, weight];
    }
    return axis;
  }

  /** A lower bound on the face; leaves c and the value there. */
  #meanValueForm(): number {
    let sum = 0;
    for (let i = 0; i < this.dimension; i++) {
      const [lo, hi] = [this.#face[2 * i]!, this.#face[2 * i + 1]!];
      const [least, most] = [this.#gradient[2 * i]!, this.#gradient[2 * i + 1]!];
      const c = bestCentre(lo, hi, least, most);
      this.#centre[2 * i] = c;
      this.#centre[2 * i + 1] = c;
      // The product of [least, most] and [lo − c, hi − c], which holds 0, is least at one of two pairs of ends.
      if (lo === hi) continue;
      const atLow = c === lo ? 0 : multiplyDown(most, addDown(lo, -c));
      const atHigh = c === hi ? 0 : multiplyDown(least, -addDown(c, -hi));
      sum = addDown(sum, Math.min(atLow, atHigh, 0));
    }
    const definedThere = this.#jets.evaluate(this.#centre, 0);
    const [lower, upper] = [this.#jets.memory[this.#root]!, this.#jets.memory[this.#root + 1]!];
    if (definedThere && upper <= this.valueAtPoint) {
      this.valueAtPoint = upper;
      for (let i = 0; i < this.dimension; i++) this.point[i] = this.#centre[2 * i]!;
    }
    return addDown(lower, sum);
  }

  /** Shrinks the face along the axes in which f is monotone. @returns whether that changes it, and leaves more than a point */
  #descendToFace(): boolean {
    let changed = false;
    for (let i = 0; i < this.dimension; i++) {
      if (this.#face[2 * i] === this.#face[2 * i + 1]) continue;
      if (this.#gradient[2 * i]! >= 0) this.#face[2 * i + 1] = this.#face[2 * i]!;
      else if (this.#gradient[2 * i + 1]! <= 0) this.#face[2 * i] = this.#face[2 * i + 1]!;
      else continue;
      changed = true;
    }
    return changed && this.#widest() >= 0;
  }
}

/** The c in [lo, hi] with the greatest lower bound of [least, most]·(x − c) over x; any c is sound. */
function bestCentre(lo: number, hi: number, least: number, most: number): number {
  if (least >= 0) return lo;
  if (most <= 0) return hi;
  const c = (most * lo - least * hi) / (most - least);
  return c >= lo && c <= hi ? c : lo / 2 + hi / 2;
}
