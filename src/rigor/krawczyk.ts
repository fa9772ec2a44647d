/** # Krawczyk's test. Defines `krawczyk`, `certifyMinimum`.
 *
 * For g: Rᵏ → Rᵏ, a box X with middle c and any real matrix Y, put K(X) = c − Y·g(c) + (I − Y·g′(X))·(X − c). Every zero of g in X
 * lies in K(X); if K(X) lies in the interior of X, then Y and all matrices in g′(X) are nonsingular and X holds exactly one zero
 * (R. Krawczyk, Computing 4 (1969); R. E. Moore, SIAM J. Numer. Anal. 14 (1977)). Y, an approximate inverse of the middle of g′(X), need
 * not be trusted. A zero at which g′ is singular is never claimed.
 * @module */
import { DomainError, ShapeError } from '../exact/errors.js';
import { Convexity } from './convexity.js';
import { boxOf, CONVEXITY_LIMIT, endsOf } from './cover.js';
import type { Formula } from './formula.js';
import { type Interval, intervals, midpoint, point, width } from './interval.js';
import { JetEvaluator } from './jets.js';
import { approximateInverse, type IntervalMatrix, multiplyMatrices } from './positiveDefinite.js';

export type ZeroResult =
  /** The box holds exactly one zero, and it lies in `zero`. */
  | { readonly kind: 'unique'; readonly zero: readonly Interval[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'undecided'; readonly reason: string };

export type MinimumResult =
  /** f is strictly convex on the box, with its least value, in `value`, at one point, in `point`, where its gradient vanishes. */
  | { readonly kind: 'certified'; readonly point: readonly Interval[]; readonly value: Interval }
  /** The gradient has no zero in the box. */
  | { readonly kind: 'none' }
  | { readonly kind: 'undecided'; readonly reason: string };

/** g and its Jacobian on a box; undefined when g is not defined on all of it. */
type System = (
  box: readonly Interval[],
) => { readonly values: readonly Interval[]; readonly jacobian: IntervalMatrix } | undefined;

const STEPS = 60;

/** Is there exactly one zero of g in the box, or none? Variable i ranges over box[i].
 *  @throws ShapeError unless there are as many functions as intervals, DomainError when the box is empty or unbounded */
export function krawczyk(g: readonly Formula[], box: readonly Interval[]): ZeroResult {
  if (g.length !== box.length)
    throw new ShapeError({ where: 'system', expected: `${box.length} functions`, found: `${g.length}` });
  const axes = g.map((_, i) => i);
  const jets = new JetEvaluator(g, box.length);
  return iterate((X) => {
    if (!jets.evaluate(endsOf(X), 1)) return undefined;
    const values = jets.roots.map((row) => jets.at(row));
    return { values, jacobian: jets.roots.map((row) => axes.map((j) => jets.at(jets.gradientSlot(row, j)))) };
  }, box);
}

/** Has f one critical point in the box, at which it is least? */
export function certifyMinimum(f: Formula, box: readonly Interval[]): MinimumResult {
  const axes = box.map((_, i) => i);
  const jets = new JetEvaluator([f], box.length);
  const row = jets.roots[0]!;
  const critical = iterate((X) => {
    if (!jets.evaluate(endsOf(X), 2)) return undefined;
    const values = axes.map((i) => jets.at(jets.gradientSlot(row, i)));
    return { values, jacobian: axes.map((i) => axes.map((j) => jets.at(jets.hessianSlot(row, i, j)))) };
  }, box);
  if (critical.kind !== 'unique') return critical;
  if (new Convexity(f, box.length).prove(endsOf(box), CONVEXITY_LIMIT) === undefined)
    return { kind: 'undecided', reason: 'the Hessian is not shown to be positive definite on the box' };
  jets.evaluate(endsOf(critical.zero), 0);
  return { kind: 'certified', point: critical.zero, value: jets.at(row) };
}

/** Repeats X ← K(X) ∩ X, which loses no zero, until it is decided; then until the enclosure shrinks no more. */
function iterate(system: System, box: readonly Interval[]): ZeroResult {
  if (box.length === 0) throw new ShapeError({ where: 'box', expected: 'at least one interval', found: 'none' });
  for (const { lo, hi } of box)
    if (!(lo <= hi && Number.isFinite(lo) && Number.isFinite(hi)))
      throw new DomainError({ where: 'box', expected: 'finite ends lo ≤ hi', found: `[${lo}, ${hi}]` });
  let X = boxOf(endsOf(box));
  let isUnique = false;
  for (let step = 0; step < STEPS; step++) {
    const image = krawczykImage(system, X);
    if (typeof image === 'string') return isUnique ? { kind: 'unique', zero: X } : { kind: 'undecided', reason: image };
    if (image.some(({ lo, hi }, i) => lo > X[i]!.hi || hi < X[i]!.lo)) return { kind: 'none' };
    isUnique ||= image.every(({ lo, hi }, i) => X[i]!.lo < lo && hi < X[i]!.hi);
    const next = image.map(({ lo, hi }, i) => ({ lo: Math.max(lo, X[i]!.lo), hi: Math.min(hi, X[i]!.hi) }));
    const shrinks = next.some((x, i) => width(x) < 0.9 * width(X[i]!));
    X = next;
    if (!shrinks) break;
  }
  return isUnique ? { kind: 'unique', zero: X } : { kind: 'undecided', reason: 'the image is not inside the box' };
}

/** K(X), or why there is none. */
function krawczykImage(system: System, X: readonly Interval[]): readonly Interval[] | string {
  const on = system(X);
  const c = X.map(midpoint).map(point);
  const at = system(c);
  if (on === undefined || at === undefined) return 'the functions are not defined on the whole box';
  const Y = approximateInverse(on.jacobian.map((row) => row.map(midpoint)));
  if (Y === undefined) return 'the Jacobian is singular at its middle';
  const step = multiplyMatrices(
    Y,
    at.values.map((value) => [value]),
  );
  const slopes = multiplyMatrices(Y, on.jacobian);
  const spread = multiplyMatrices(
    slopes.map((row, i) => row.map((entry, j) => intervals.sub(point(i === j ? 1 : 0), entry))),
    X.map((x, i) => [intervals.sub(x, c[i]!)]),
  );
  return c.map((middle, i) => intervals.add(intervals.sub(middle, step[i]![0]!), spread[i]![0]!));
}
