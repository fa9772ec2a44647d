/** # Recognising one orthogonal component. Defines `componentGeometry`, `Component`.
 *
 * Two roads lead from classes of Gram entries to an exact frame: the scheme that they generate, and, where their closure is no scheme,
 * a known frame with the same classes. Classes depend on the width by which they are cut; what decides is whether every vector lies
 * within T of its exact place. Vectors moved by T, of norm at most μ in units of the root mean square, spread equal entries over
 * at most 4μT + 2T².
 * @module */
import type { FloatVectors } from '../numeric/floatFrame.js';
import { distance, type ExactGeometry, type Failure, type Geometry, rounded } from './geometry.js';
import { type GramClasses, GramEntries } from './gramClasses.js';
import { alike, type KnownFrame, type Library, merged, unitClasses } from './knownFrames.js';
import { schemeGeometry } from './schemeGeometry.js';

export interface Component {
  readonly kind: 'recognised';
  readonly geometry: Geometry;
  /** How well the classes of Gram entries are told apart, at mean squared norm 1. */
  readonly classes: Pick<GramClasses, 'rank' | 'spread' | 'gap'>;
}

/** Widths in units of 4T, the widest first. */
const WIDTHS = Array.from({ length: 15 }, (_, k) => 2 ** (-k / 2));
/** Beyond the tolerance, to say how far the nearest geometry is. */
const WIDER = Array.from({ length: 10 }, (_, k) => 2 ** ((k + 1) / 2));
const MOST_FOR_NEAREST = 256;

/** @param vectors nonzero, with their Gram matrix. Cost: a coherent closure for each different set of classes, mostly one */
export function componentGeometry(
  vectors: FloatVectors,
  gram: Float64Array,
  tolerance: number,
  library: Library,
): Component | Failure {
  const { n } = vectors;
  const unit = atMeanNorm1(n, gram);
  const entries = new GramEntries(n, unit);
  const known = library(n);
  // A homogeneous configuration has at most n relations.
  const most = known.reduce((largest, { frame }) => Math.max(largest, unitClasses(frame).rank), n);
  const allowed = 4 * longest(n, unit) * tolerance + 2 * tolerance ** 2;
  const failures: Failure[] = [];
  let nearest: Geometry | undefined;
  const isWithin = (geometry: Geometry): boolean => {
    if (nearest === undefined || geometry.fit.largest < nearest.fit.largest) nearest = geometry;
    return geometry.fit.largest <= tolerance;
  };
  for (const classes of clusterings(entries, WIDTHS, tolerance, most)) {
    if (classes.spread > allowed) continue;
    const geometry = schemeGeometry(vectors, unit, classes, tolerance);
    if (geometry.kind === 'unrecognised') failures.push(geometry);
    else if (isWithin(geometry)) return { kind: 'recognised', geometry, classes };
    for (const frame of known) {
      const same = knownGeometry(vectors, classes, allowed, frame);
      if (same !== undefined && isWithin(same)) return { kind: 'recognised', geometry: same, classes };
    }
  }
  if (n <= MOST_FOR_NEAREST)
    for (const classes of clusterings(entries, WIDER, tolerance, n)) {
      const geometry = schemeGeometry(vectors, unit, classes, classes.spread / 4);
      if (geometry.kind !== 'unrecognised') isWithin(geometry);
    }
  return failure(failures[0], nearest, { allowed, most }, tolerance);
}

/** Different classes for some of the widths. */
function* clusterings(
  entries: GramEntries,
  widths: readonly number[],
  tolerance: number,
  most: number,
): Generator<GramClasses> {
  let rank = 0;
  for (const width of widths) {
    const classes = entries.classes(4 * tolerance * width, most);
    if (classes === undefined || classes.rank === rank) continue;
    rank = classes.rank;
    yield classes;
  }
}

/** The known frame on the features, where classes are the same, up to some that noise has joined, and some order of the points matches all. */
function knownGeometry(
  vectors: FloatVectors,
  classes: GramClasses,
  slack: number,
  { id, frame }: KnownFrame,
): ExactGeometry | undefined {
  const known = merged(unitClasses(frame), classes);
  const image = known && alike(classes, known, slack);
  if (image === undefined) return undefined;
  const { n, entry } = frame.gram;
  const moved = entry.map((_, at) => entry[image[Math.floor(at / n)]! * n + image[at % n]!]!);
  const own = { gram: { ...frame.gram, entry: moved } };
  const gram = rounded(own);
  const { fit, rank } = distance(vectors, gram);
  return { kind: 'exact', frame: own, dimension: rank, gram, fit, origin: id };
}

function atMeanNorm1(n: number, gram: Float64Array): Float64Array {
  let trace = 0;
  for (let i = 0; i < n; i++) trace += gram[i * n + i]!;
  return gram.map((entry) => (entry * n) / trace);
}

function longest(n: number, gram: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, gram[i * n + i]!);
  return Math.sqrt(largest);
}

/** How far a geometry may be to be named as the nearest. */
const FAR = 0.5;

function failure(
  first: Failure | undefined,
  nearest: Geometry | undefined,
  { allowed, most }: { readonly allowed: number; readonly most: number },
  tolerance: number,
): Failure {
  const near = nearest !== undefined && nearest.fit.largest < FAR ? nearest : undefined;
  const distance = near?.fit.largest ?? null;
  if (first === undefined && near !== undefined)
    return {
      kind: 'unrecognised',
      step: 'fit',
      reason: `the nearest geometry is beyond the tolerance: a vector is ${near.fit.largest.toPrecision(2)} of the norm away from ${described(near)}, tolerance ${tolerance}`,
      distance,
    };
  const reason =
    first?.reason ??
    `the Gram entries fall into no classes: however they are cut, there are more than ${most} classes or the entries of some class differ by more than ${allowed.toPrecision(2)} of the mean squared norm`;
  return {
    kind: 'unrecognised',
    step: first?.step ?? 'classes',
    reason:
      near === undefined
        ? reason
        : `${reason}; the nearest geometry tried, ${described(near)}, is ${near.fit.largest.toPrecision(2)} of the norm away`,
    distance,
  };
}

function described({ kind, dimension, origin, frame }: Geometry): string {
  const found =
    typeof origin === 'string'
      ? origin
      : `eigenspaces {${origin.eigenspaces.join(',')}} of a scheme of rank ${origin.scheme.rank}`;
  return `${kind === 'stretched' ? 'a stretched geometry on ' : ''}${found} (${frame.gram.n} vectors, dimension ${dimension})`;
}
