/** # The kernel's frames. Defines `deriveFrame`.
 *
 * Every claim about a frame, from a checked coherent configuration and the value of the Gram matrix M on each colour
 * (theory.md T1–T12).
 * @module */

import type { Element, NumberField } from '../../exact/numberField.js';
import { rational } from '../../exact/rational.js';
import { dot } from '../../exact/vector.js';
import type { Claims, Counted, Exact } from '../format.js';
import type { Configuration } from './configuration.js';
import { type Decoded, writeExact } from './decode.js';
import { designStrength } from './designStrength.js';
import { Reject } from './reject.js';
import { confirmSpectrum, product } from './spectrum.js';

type Fact = Omit<Claims, 'closure' | 'scheme'>;

/** Distinct values with their total counts, descending; null last. */
function tally(
  field: NumberField,
  parts: readonly (readonly [Element | null, number])[],
): readonly Counted<Exact | null>[] {
  const counts = new Map<string, { value: Element | null; count: number }>();
  for (const [value, count] of parts) {
    const key = value === null ? '' : field.key(value);
    counts.set(key, { value, count: (counts.get(key)?.count ?? 0) + count });
  }
  return [...counts.values()]
    .sort((a, b) => (a.value === null ? 1 : b.value === null ? -1 : field.compare(b.value, a.value)))
    .map(({ value, count }) => ({ value: value && writeExact(field, value), count }));
}

/** @throws Reject where the claims cannot be derived (no frame, or a spectrum or norm ratio that is not as given) */
export function deriveFrame({ field, n, gram, normRatios, claims }: Decoded, configuration: Configuration): Fact {
  const { rank, diagonals, source, target, size, transpose } = configuration;
  gram.forEach((value, k) => {
    if (!field.equals(value, gram[transpose[k]!]!)) throw new Reject(`gram[${k}]`, 'M is not symmetric');
  });
  for (const f of diagonals) if (field.sign(gram[f]!) < 0) throw new Reject(`gram[${f}]`, 'a squared norm is negative');
  const offDiagonal = Array.from({ length: rank }, (_, k) => k).filter((k) => !diagonals.includes(k));
  const square = product(field, configuration, gram, gram);
  const nonzero = diagonals.filter((f) => !field.isZero(gram[f]!));
  // κ_i = (M²)_ii / M_ii; 0 for a zero vector.
  const kappa = new Map(diagonals.map((f) => [f, nonzero.includes(f) ? field.div(square[f]!, gram[f]!) : field.zero]));
  // T6b. With M² = MΛ, Λ ≥ 0 diagonal (as no M_ii is negative), M is positive semidefinite with spectrum among the κ and 0.
  const localized = square.every((value, k) => field.equals(value, field.mul(gram[k]!, kappa.get(target[k]!)!)));
  const values = (parts: readonly (readonly [Element, number])[]) => tally(field, parts) as readonly Counted<Exact>[];
  const fibres = nonzero.map((f) => ({ bound: kappa.get(f)!, norm: gram[f]!, size: size[f]! }));
  const clusters = localized ? clustersOf(field, fibres) : null;
  const frameBounds: Fact['frameBounds'] =
    clusters?.map(({ bound, rank: multiplicity }) => ({ value: bound, multiplicity })) ??
    confirmSpectrum(field, configuration, gram, claims.frameBounds);
  const dimension = frameBounds.reduce((sum, { multiplicity }) => sum + multiplicity, 0);
  const squaredDirections = offDiagonal
    .filter((k) => nonzero.includes(source[k]!) && nonzero.includes(target[k]!))
    .map((k) => field.div(field.mul(gram[k]!, gram[k]!), field.mul(gram[source[k]!]!, gram[target[k]!]!)));
  const points = nonzero.reduce((sum, f) => sum + size[f]!, 0);
  const dimensionality = (f: number): Element => field.div(gram[f]!, kappa.get(f)!);
  const sizes = nonzero.map((f) => field.fromInteger(size[f]!));
  const capacity = dot(field, sizes, nonzero.map(dimensionality));
  const equalNorm = diagonals.every((f) => field.equals(gram[f]!, gram[diagonals[0]!]!));
  return {
    n,
    dimension,
    normsSquared: values(diagonals.map((f) => [gram[f]!, size[f]!])),
    innerProducts: values(offDiagonal.map((k) => [gram[k]!, size[k]!])),
    frameBounds,
    tight: localized && frameBounds.length === 1,
    localized,
    // T1: Σ D_i = r exactly when every nonzero vector is an eigenvector of F.
    saturated: field.equals(capacity, field.fromInteger(dimension)),
    equalNorm,
    equiangular:
      equalNorm && nonzero.length > 0 && squaredDirections.every((v) => field.equals(v, squaredDirections[0]!)),
    antipodal: nonzero.every((f) =>
      offDiagonal.some(
        (k) =>
          source[k] === f && field.equals(gram[k]!, field.neg(gram[f]!)) && field.equals(gram[target[k]!]!, gram[f]!),
      ),
    ),
    dimensionalities: tally(
      field,
      diagonals.map((f) => [nonzero.includes(f) ? dimensionality(f) : null, size[f]!]),
    ),
    capacity: writeExact(field, capacity),
    clusters,
    coherenceSquared:
      squaredDirections.length === 0
        ? null
        : writeExact(
            field,
            squaredDirections.reduce((a, b) => (field.compare(a, b) >= 0 ? a : b)),
          ),
    welchBoundSquared:
      points < 2 ? null : writeExact(field, field.fromRational(rational(points - dimension, dimension * (points - 1)))),
    designStrength: designStrength(field, configuration, gram, nonzero, dimension, normRatios, claims.designStrength),
  };
}

/** T4: the clusters of a localized frame, by descending bound λ; Σ ‖w_i‖² = λ·rank. */
function clustersOf(
  field: NumberField,
  fibres: readonly { readonly bound: Element; readonly norm: Element; readonly size: number }[],
): { bound: Exact; rank: number; size: number }[] {
  const clusters = new Map<string, { bound: Element; trace: Element; size: number }>();
  for (const { bound, norm, size } of fibres) {
    const old = clusters.get(field.key(bound)) ?? { bound, trace: field.zero, size: 0 };
    clusters.set(field.key(bound), {
      bound,
      trace: field.add(old.trace, field.mul(field.fromInteger(size), norm)),
      size: old.size + size,
    });
  }
  return [...clusters.values()]
    .sort((a, b) => field.compare(b.bound, a.bound))
    .map(({ bound, trace, size }) => ({
      bound: writeExact(field, bound),
      rank: integer(field, field.div(trace, bound), 'frameBounds'),
      size,
    }));
}

function integer(field: NumberField, a: Element, place: string): number {
  const q = field.asRational(a);
  if (q === undefined || q.d !== 1n || q.s <= 0n) throw new Reject(place, 'a multiplicity is no positive integer');
  return Number(q.n);
}
