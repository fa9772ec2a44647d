/** # Equiangular lines. Defines `equiangularLines`, `descendant`.
 *
 * Sources: P. W. H. Lemmens, J. J. Seidel, Equiangular lines, J. Algebra 24 (1973) 494–512; J.-M. Goethals, J. J. Seidel, The
 * regular two-graph on 276 vertices, Discrete Math. 12 (1975) 143–158.
 * @module */
import { DomainError } from '../../exact/errors.js';
import { rationalField as Q } from '../../exact/numberField.js';
import { octads } from '../../scheme/constructions/golay.js';
import { construction, type Registry } from '../../scheme/constructions/parameters.js';
import { type Frame, frameFromVectors } from '../frame.js';
import { frameOfColours } from './gramOfColours.js';
import { frameOfOrbits } from './orbit.js';

/** All permutations of (3, 3, −1⁶), normalised: 28 vectors in R^7 with inner products ±1/3. */
const lines28 = (): Frame =>
  frameOfOrbits(Q, [
    { seed: [3, 3, -1, -1, -1, -1, -1, -1].map((c) => Q.fromInteger(c)), permutations: 'all', signs: 'none' },
  ]);

/** 276 vectors in a 23-dimensional subspace of R^24 with inner products ±1/5, first coordinate ∞: 3 at ∞, 7 at one
 *  other place and −1 elsewhere; and −1 at ∞, 3 on the rest of an octad through ∞, −1 elsewhere. */
function lines276(): Frame {
  const coordinates = Array.from({ length: 24 }, (_, i) => i);
  const vectors = [
    ...coordinates.slice(1).map((place) => coordinates.map((i) => (i === 0 ? 3 : i === place ? 7 : -1))),
    ...octads()
      .filter((octad) => octad.includes(0))
      .map((octad) => coordinates.map((i) => (i !== 0 && octad.includes(i) ? 3 : -1))),
  ];
  return frameFromVectors(
    Q,
    vectors.map((v) => v.map((c) => Q.fromInteger(c))),
    { normalise: true },
  );
}

/** Of unit vectors that all have the same |⟨w_v, w_x⟩| = c, 0 < c < 1, with w_v: each of the others with the sign that makes this
 *  product positive, projected orthogonally to w_v and normalised. For the vectors of a regular two-graph it gives a strongly
 *  regular graph's eigenspace (the McLaughlin graph from the 276 lines).
 *  @param vertex an index in [0, n)
 *  @throws DomainError when the vectors are not of that kind */
export function descendant(frame: Frame, vertex: number, where: string): Frame {
  const { field, n, entry, values } = frame.gram;
  const fail = (found: string): never => {
    throw new DomainError({
      where,
      expected: 'unit vectors with one nonzero |inner product| < 1 with that vertex',
      found,
    });
  };
  if (n < 2) fail(`${n} vectors`);
  const first = values[entry[vertex * n + (vertex === 0 ? 1 : 0)]!]!;
  const cosine = field.sign(first) < 0 ? field.neg(first) : first;
  const remaining = field.sub(field.one, field.mul(cosine, cosine));
  if (field.isZero(cosine) || field.isZero(remaining)) fail('an inner product of 0 or ±1');
  const signs = Array.from({ length: n }, (_, x) => {
    const product = values[entry[vertex * n + x]!]!;
    if (!field.equals(values[entry[x * n + x]!]!, field.one)) fail(`vector ${x} of another norm`);
    if (x === vertex || field.equals(product, cosine)) return 1;
    return field.equals(product, field.neg(cosine)) ? -1 : fail(`another value at vector ${x}`);
  });
  const others = Array.from({ length: n - 1 }, (_, i) => (i < vertex ? i : i + 1));
  // Colour 2v for equal and 2v + 1 for opposite signs, v the index of the old value: (±m − c²)/(1 − c²).
  const projected = values.flatMap((m) =>
    [m, field.neg(m)].map((s) => field.div(field.sub(s, field.mul(cosine, cosine)), remaining)),
  );
  return frameOfColours(field, n - 1, projected, (i, j) => {
    const [x, y] = [others[i]!, others[j]!];
    return 2 * entry[x * n + y]! + (signs[x] === signs[y] ? 0 : 1);
  });
}

export const equiangularLines: Registry<Frame> = {
  'lines-28': construction('28 equiangular lines in R^7', {}, lines28),
  'lines-276': construction('276 equiangular lines in R^23', {}, lines276),
};
