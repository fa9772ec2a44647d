/** # Regular polygons. Defines `polygons`.
 *
 * Source: H. S. M. Coxeter, Regular Polytopes, 3rd ed., Dover 1973, §2.8 (star polygons {n/j}).
 * @module */

import { realCyclotomicField } from '../../exact/cyclotomic.js';
import { DomainError } from '../../exact/errors.js';
import { type AlgebraicNumber, type Element, rationalField } from '../../exact/numberField.js';
import { rational } from '../../exact/rational.js';
import { unifyAll } from '../../exact/subfield.js';
import { limitConductor, limitPoints, MAX_CONDUCTOR } from '../../scheme/constructions/limits.js';
import { construction, integer, listOf, optional, type Registry } from '../../scheme/constructions/parameters.js';
import { type Frame, frameFromVectors } from '../frame.js';
import { exactNumber } from './exactNumbers.js';
import { frameOfColours } from './gramOfColours.js';

/** The n unit vectors at the angles 2πjk/n, k = 0..n−1; {n} for j = 1, the star polygon {n/j} for 1 < j < n/2 prime to n. */
function polygon(n: number, j = 1): Frame {
  const { field, twoCos } = realCyclotomicField(n);
  const half = field.fromRational(rational(1, 2));
  const values = Array.from({ length: n }, (_, k) => field.mul(half, twoCos(j * k)));
  return frameOfColours(field, n, values, (x, y) => Math.abs(x - y));
}

interface RotatedPolygon {
  readonly n: number;
  /** The rotation, as a point of the unit circle. */
  readonly cosine: AlgebraicNumber;
  readonly sine: AlgebraicNumber;
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

/** The least m divisible by 4 and every n: both coordinates of the polygons' vertices are half of 2cos(2πk/m). */
const coordinateConductor = (sizes: readonly number[]): number =>
  sizes.reduce((m, n) => (m / greatestCommonDivisor(m, n)) * n, 4);

/** Regular polygons in one plane, part by part: vertex k of a part is at the angle α + 2πk/n.
 *  @throws DomainError when a rotation is not on the unit circle */
function polygonUnion(parts: readonly RotatedPolygon[], where: string): Frame {
  const m = coordinateConductor(parts.map((part) => part.n));
  const cyclotomic = realCyclotomicField(m);
  const { field, elements } = unifyAll([
    ...Array.from({ length: m }, (_, k) => ({ field: cyclotomic.field, element: cyclotomic.twoCos(k) })),
    ...parts.flatMap(({ cosine, sine }) => [cosine, sine]),
  ]);
  const half = field.fromRational(rational(1, 2));
  const cosines = elements.slice(0, m).map((twice) => field.mul(half, twice));
  const vectors: (readonly Element[])[] = [];
  parts.forEach(({ n }, index) => {
    const cosine = elements[m + 2 * index]!;
    const sine = elements[m + 2 * index + 1]!;
    if (!field.equals(field.add(field.mul(cosine, cosine), field.mul(sine, sine)), field.one))
      throw new DomainError({
        where: `${where}[${index}]`,
        expected: 'cosine² + sine² = 1',
        found: String(field.toNumber(cosine) ** 2 + field.toNumber(sine) ** 2),
      });
    for (let k = 0; k < n; k++) {
      const x = cosines[(k * m) / n]!;
      // sin(2πk/n) = cos(2πk/n − π/2)
      const y = cosines[((k * m) / n - m / 4 + m) % m]!;
      vectors.push([
        field.sub(field.mul(cosine, x), field.mul(sine, y)),
        field.add(field.mul(sine, x), field.mul(cosine, y)),
      ]);
    }
  });
  return frameFromVectors(field, vectors);
}

const rotatedPolygon = construction(
  'a regular polygon and its rotation',
  {
    n: integer(3, MAX_CONDUCTOR),
    cosine: optional(exactNumber, { field: rationalField, element: rationalField.one }),
    sine: optional(exactNumber, { field: rationalField, element: rationalField.zero }),
  },
  (part): RotatedPolygon => part,
);

export const polygons: Registry<Frame> = {
  polygon: construction('regular n-gon', { n: integer(3, MAX_CONDUCTOR) }, ({ n }) => polygon(n)),
  'star-polygon': construction(
    'star polygon {n/j}, j prime to n',
    { n: integer(5, MAX_CONDUCTOR), j: integer(2, MAX_CONDUCTOR) },
    ({ n, j }, where) => {
      if (2 * j >= n || greatestCommonDivisor(n, j) !== 1)
        throw new DomainError({ where: `${where}.j`, expected: 'j < n/2 prime to n', found: `n = ${n}, j = ${j}` });
      return polygon(n, j);
    },
  ),
  'polygon-union': construction(
    'regular polygons in one plane, each { n, cosine, sine } with its rotation',
    { parts: listOf({ expects: '{ n, cosine, sine }', parse: rotatedPolygon.build }) },
    ({ parts }, where) => {
      limitPoints(
        parts.reduce((sum, { n }) => sum + n, 0),
        where,
      );
      limitConductor(coordinateConductor(parts.map(({ n }) => n)), where);
      return polygonUnion(parts, `${where}.parts`);
    },
  ),
};
