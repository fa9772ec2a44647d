/** # From classes of Gram entries to (scheme, J, weights). Defines `schemeGeometry`.
 *
 * T8: the coherent closure of the colouring by Gram classes. T9, T10: where it is a symmetric association scheme, the measured Gram
 * matrix, averaged over the relations, is M = Σ c_j E_j with c_j = Σ_i M_i P_ji ≥ 0. A part Σ_{j∉J} m_j c_j ≤ n T² comes from
 * moving n vectors of mean squared norm 1 by at most T. The geometry is tight where the c_j, j ∈ J, agree: where every √c_j, by which the
 * eigenspace is stretched, is within T of their mean, relatively, and every vector within T of its place in the tight frame.
 * @module */
import { LimitError } from '../exact/errors.js';
import { frameFromEigenspaces } from '../frame/frameFromScheme.js';
import type { FloatVectors } from '../numeric/floatFrame.js';
import { describe } from '../scheme/coherenceWitness.js';
import { coherentClosure } from '../scheme/coherentClosure.js';
import { type AssociationScheme, asAssociationScheme } from '../scheme/coherentConfiguration.js';
import { eigenmatrices } from '../scheme/eigenmatrix.js';
import { intersectionNumbers } from '../scheme/intersectionNumbers.js';
import { relabelled } from '../scheme/relabel.js';
import { distance, type Failure, type Geometry, type MeasuredScheme, rounded, toNumbers } from './geometry.js';
import type { GramClasses } from './gramClasses.js';

/** Up to this many points the closure is computed for the report where it can be no scheme. */
const SMALL = 128;
/** Relations of a scheme of which eigenmatrices are computed: certificates end there too. */
const MAX_RELATIONS = 160;

/** The geometry of the scheme that the classes generate, however far the weights are from it.
 *  @param gram of the weights, at mean squared norm 1. Cost: the coherent closure, then the eigenmatrices */
export function schemeGeometry(
  weights: FloatVectors,
  gram: Float64Array,
  classes: GramClasses,
  tolerance: number,
): Geometry | Failure {
  const found = closureScheme(classes);
  if ('kind' in found) return found;
  try {
    const measured = measure(found, gram, tolerance);
    return measured.eigenspaces.length === 0 ? NO_EIGENSPACE : geometryOf(weights, measured, tolerance);
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    return { kind: 'unrecognised', step: 'limit', reason: error.message, distance: null };
  }
}

const NO_EIGENSPACE: Failure = {
  kind: 'unrecognised',
  step: 'fit',
  reason: 'no eigenspace of the scheme holds more of the squared norms than the tolerance explains',
  distance: null,
};

const noScheme = (classes: GramClasses, reason: string): Failure => ({
  kind: 'unrecognised',
  step: 'closure',
  reason: `the coherent closure of ${classes.rank} classes of Gram entries ${reason}`,
  distance: null,
});

/** The closure as a scheme, relations by Gram class, then by valency. */
function closureScheme(classes: GramClasses): AssociationScheme | Failure {
  const { n, colour } = classes;
  const odd = oddPoint(classes);
  if (odd !== undefined && n > SMALL)
    return noScheme(classes, `is not homogeneous: points 0 and ${odd} have different inner products`);
  const closure = coherentClosure(n, colour);
  const verdict = asAssociationScheme(closure);
  if (verdict.kind === 'refuted')
    return noScheme(classes, `has rank ${closure.rank} and is ${describe(verdict.witness)}`);
  const scheme = verdict.configuration;
  if (scheme.rank > MAX_RELATIONS) return noScheme(classes, `has rank ${scheme.rank}, beyond ${MAX_RELATIONS}`);
  const classOf = new Int32Array(scheme.rank);
  scheme.relation.forEach((k, at) => {
    classOf[k] = colour[at]!;
  });
  const order = Array.from({ length: scheme.rank }, (_, k) => k).sort(
    (a, b) => classOf[a]! - classOf[b]! || scheme.valencies[a]! - scheme.valencies[b]! || a - b,
  );
  return relabelled(scheme, order);
}

/** A point whose row has other counts of classes than that of point 0: the closure cannot be homogeneous. */
function oddPoint({ n, rank, colour }: GramClasses): number | undefined {
  const counts = new Int32Array(rank);
  for (let y = 0; y < n; y++) counts[colour[y]!]!++;
  for (let x = 1; x < n; x++) {
    const own = counts.slice();
    for (let y = 0; y < n; y++) {
      const k = colour[x * n + y]!;
      if (own[k] === 0) return x;
      own[k]!--;
    }
  }
  return undefined;
}

function measure(scheme: AssociationScheme, gram: Float64Array, tolerance: number): MeasuredScheme {
  const { n, rank, relation, valencies } = scheme;
  const eigen = eigenmatrices(scheme, intersectionNumbers(scheme));
  const sums = new Float64Array(rank);
  relation.forEach((k, at) => {
    sums[k]! += gram[at]!;
  });
  const means = sums.map((sum, k) => sum / (n * valencies[k]!));
  const all = toNumbers(eigen.field, eigen.P).map((row) => row.reduce((sum, x, i) => sum + x * means[i]!, 0));
  const eigenspaces = all.flatMap((c, j) => (eigen.multiplicities[j]! * c > n * tolerance ** 2 ? [j] : []));
  return { ...eigen, scheme, eigenspaces, weights: eigenspaces.map((j) => all[j]!) };
}

function geometryOf(weights: FloatVectors, origin: MeasuredScheme, tolerance: number): Geometry {
  const { scheme, eigenspaces, weights: c, multiplicities } = origin;
  const frame = frameFromEigenspaces(scheme, origin, eigenspaces);
  const tight = rounded(frame);
  const { fit: tightFit } = distance(weights, tight);
  const dimension = eigenspaces.reduce((sum, j) => sum + multiplicities[j]!, 0);
  const mean = eigenspaces.reduce((sum, j, at) => sum + multiplicities[j]! * c[at]!, 0) / dimension;
  const tightGeometry: Geometry = { kind: 'exact', frame, dimension, gram: tight, fit: tightFit, origin };
  const isTight = c.every((value) => Math.abs(Math.sqrt(value / mean) - 1) <= tolerance);
  if (isTight && tightFit.largest <= tolerance) return tightGeometry;
  // (1/n) Σ_{j∈J} c_j Q_ij on R_i
  const values = toNumbers(origin.field, origin.Q).map(
    (row) => eigenspaces.reduce((sum, j, at) => sum + c[at]! * row[j]!, 0) / scheme.n,
  );
  const gram = { n: scheme.n, entry: scheme.relation, values };
  const { fit } = distance(weights, gram);
  if (isTight && fit.largest > tolerance) return tightGeometry;
  return { kind: 'stretched', frame, dimension, gram, fit, tightFit, origin };
}
