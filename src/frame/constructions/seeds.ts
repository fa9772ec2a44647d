/** # Seeds of orbits over Z, Z[√2] and Z[φ]. Defines `integral`, `withSqrt2`, `withGoldenRatio`, `phi`.
 *
 * Shorthand in which tables of solids read like the literature's: a coordinate is an integer, or [a, b] for a + bθ.
 * @module */
import { type Element, type NumberField, rationalField } from '../../exact/numberField.js';
import { quadraticField } from '../../exact/quadratic.js';
import { rational } from '../../exact/rational.js';
import type { Frame } from '../frame.js';
import { frameOfOrbits, type Orbit } from './orbit.js';

/** a + bθ for integers a, b; plain integers stand for themselves. */
type Coordinate = number | readonly [a: number, b: number];

type Kind = readonly [permutations: Orbit<Coordinate>['permutations'], signs: Orbit<Coordinate>['signs']];

export const all: Kind = ['all', 'all'];
export const even: Kind = ['even', 'all'];
export const cyclic: Kind = ['cyclic', 'all'];

type Seed = readonly [seed: readonly Coordinate[], kind: Kind];

function solid(field: NumberField, theta: Element, seeds: readonly Seed[]): Frame {
  const element = (c: Coordinate): Element => {
    const [a, b] = typeof c === 'number' ? [c, 0] : c;
    return field.add(field.fromInteger(a), field.mul(field.fromInteger(b), theta));
  };
  return frameOfOrbits(
    field,
    seeds.map(([seed, [permutations, signs]]) => ({ seed: seed.map(element), permutations, signs })),
  );
}

/** θ plays no part: integers only. */
export const integral = (...seeds: readonly Seed[]): Frame => solid(rationalField, rationalField.zero, seeds);

/** θ = √2. */
export const withSqrt2 = (...seeds: readonly Seed[]): Frame => {
  const { field, sqrt } = quadraticField(2n);
  return solid(field, sqrt, seeds);
};

/** θ = φ = (1 + √5)/2, with 1/φ = φ − 1, φ² = φ + 1 and so on: all seeds have coordinates in Z[φ]. */
export const withGoldenRatio = (...seeds: readonly Seed[]): Frame => {
  const { field, sqrt } = quadraticField(5n);
  return solid(field, field.mul(field.add(field.one, sqrt), field.fromRational(rational(1, 2))), seeds);
};

export const phi = [0, 1] as const;
export const phiInverse = [-1, 1] as const;
export const phiSquared = [1, 1] as const;
/** √5 = 2φ − 1. */
export const sqrt5 = [-1, 2] as const;
