/** # Prisms, antiprisms and pyramids. Defines `prisms`, `antiprismOfShape`.
 *
 * Vertices (r cos, r sin, ±h) enter the Gram matrix through r² and h² only, so that no square root is drawn. The tight
 * height: F = diag(Nr²/2, Nr²/2, Nh²) for N vertices, hence h² = 1/3, whatever the polygon. The uniform height makes all edges
 * equal.
 * @module */

import { commonField } from '../../exact/compositum.js';
import { realCyclotomicField } from '../../exact/cyclotomic.js';
import { DomainError } from '../../exact/errors.js';
import type { AlgebraicNumber, Element, NumberField } from '../../exact/numberField.js';
import { rational } from '../../exact/rational.js';
import { unifyAll } from '../../exact/subfield.js';
import { MAX_CONDUCTOR } from '../../scheme/constructions/limits.js';
import {
  construction,
  integer,
  optional,
  type Parameter,
  type Registry,
} from '../../scheme/constructions/parameters.js';
import type { Frame } from '../frame.js';
import { exactNumber } from './exactNumbers.js';
import { frameOfColours } from './gramOfColours.js';

/** `tight`, `uniform`, or h² with 0 ≤ h² ≤ 1 (and r² = 1 − h²). */
type Height = 'tight' | 'uniform' | AlgebraicNumber;

/** h² and k ↦ cos(πk/n) in one field. */
export interface Shape {
  readonly field: NumberField;
  readonly cosine: (k: number) => Element;
  readonly heightSquared: Element;
}

/** @param ratio h²/r² of the uniform solid, from K and k ↦ cos(πk/n) */
function shape(
  n: number,
  height: Height,
  ratio: (field: NumberField, cosine: (k: number) => Element) => Element,
): Shape {
  const { field: K, twoCos } = realCyclotomicField(2 * n);
  const half = K.fromRational(rational(1, 2));
  const cosineInK = (k: number): Element => K.mul(half, twoCos(k));
  if (height === 'tight') return { field: K, cosine: cosineInK, heightSquared: K.fromRational(rational(1, 3)) };
  if (height === 'uniform') {
    const uniform = ratio(K, cosineInK);
    return { field: K, cosine: cosineInK, heightSquared: K.div(uniform, K.add(K.one, uniform)) };
  }
  const { field, left, right } = commonField(K, height.field);
  return { field, cosine: (k) => left(cosineInK(k)), heightSquared: right(height.element) };
}

/** r² cos(πk/n) + h² and r² cos(πk/n) − h² for k = 0..2n−1, as 4n values. */
function gramValues({ field, cosine, heightSquared }: Shape, n: number): readonly Element[] {
  const radiusSquared = field.sub(field.one, heightSquared);
  const flat = Array.from({ length: 2 * n }, (_, k) => field.mul(radiusSquared, cosine(k)));
  return [...flat.map((c) => field.add(c, heightSquared)), ...flat.map((c) => field.sub(c, heightSquared))];
}

/** 2n unit vectors (r cos πk/n, r sin πk/n, (−1)^k h), k = 0..2n−1, n ≥ 2. For n = 2 and 3 the tight ones are the
 *  tetrahedron and the octahedron. Uniform: 2r²(1 − cos 2π/n) = 2r²(1 − cos π/n) + 4h². */
function antiprism(n: number, height: Height): Frame {
  const half = (field: NumberField) => field.fromRational(rational(1, 2));
  return antiprismOfShape(
    n,
    shape(n, height, (field, cosine) => field.mul(half(field), field.sub(cosine(1), cosine(2)))),
  );
}

/** The same from h² and the cosines in one field. */
export function antiprismOfShape(n: number, shape: Shape): Frame {
  return frameOfColours(shape.field, 2 * n, gramValues(shape, n), (x, y) => {
    const k = Math.abs(x - y);
    return k % 2 === 0 ? k : 2 * n + k;
  });
}

/** 2n unit vectors (r cos 2πk/n, r sin 2πk/n, ±h), the n upper ones first, n ≥ 3.
 *  Uniform: 2r²(1 − cos 2π/n) = 4h². */
function prism(n: number, height: Height): Frame {
  const s = shape(n, height, (field, cosine) =>
    field.mul(field.fromRational(rational(1, 2)), field.sub(field.one, cosine(2))),
  );
  return frameOfColours(s.field, 2 * n, gramValues(s, n), (x, y) => {
    const k = 2 * Math.abs((x % n) - (y % n));
    return x < n === y < n ? k : 2 * n + k;
  });
}

/** The n + 1 vectors (cos 2πk/n, sin 2πk/n, b), k = 0..n−1, and (0, 0, a): not normalised. */
function pyramid(n: number, base: AlgebraicNumber, apex: AlgebraicNumber): Frame {
  const { field: K, twoCos } = realCyclotomicField(n);
  const cosines = Array.from({ length: n }, (_, k) => ({ field: K, element: twoCos(k) }));
  const { field, elements } = unifyAll([base, apex, ...cosines]);
  const [b, a] = [elements[0]!, elements[1]!];
  const half = field.fromRational(rational(1, 2));
  const onBase = elements.slice(2, n + 2).map((twice) => field.add(field.mul(half, twice), field.mul(b, b)));
  return frameOfColours(field, n + 1, [...onBase, field.mul(a, b), field.mul(a, a)], (x, y) => {
    if (x < n && y < n) return Math.abs(x - y);
    return x === y ? n + 1 : n;
  });
}

const height: Parameter<Height> = {
  expects: 'tight, uniform, or h² as an exact number from 0 to 1',
  parse: (value, where): Height => {
    if (value === 'tight' || value === 'uniform') return value;
    const number = exactNumber.parse(value, where);
    const { field, element } = number;
    if (field.sign(element) < 0 || field.compare(element, field.one) > 0)
      throw new DomainError({ where, expected: height.expects, found: String(field.toNumber(element)) });
    return number;
  },
};

export const prisms: Registry<Frame> = {
  antiprism: construction(
    '2n unit vectors (r cos πk/n, r sin πk/n, (−1)^k h)',
    { n: integer(2, MAX_CONDUCTOR / 2), heightSquared: optional(height, 'tight') },
    ({ n, heightSquared }) => antiprism(n, heightSquared),
  ),
  prism: construction(
    '2n unit vectors (r cos 2πk/n, r sin 2πk/n, ±h)',
    { n: integer(3, MAX_CONDUCTOR / 2), heightSquared: optional(height, 'tight') },
    ({ n, heightSquared }) => prism(n, heightSquared),
  ),
  pyramid: construction(
    'regular n-gon of radius 1 at height base, and the apex (0, 0, apex); not normalised',
    { n: integer(3, MAX_CONDUCTOR), base: exactNumber, apex: exactNumber },
    ({ n, base, apex }) => pyramid(n, base, apex),
  ),
};
