/** # The grid lemma. Defines `Grid`, `GridDegrees`.
 *
 * A polynomial whose degree in x_i is at most D_i and that vanishes on S_1 × … × S_r with |S_i| = D_i + 1 is zero: as a
 * polynomial in x_r it has D_r + 1 roots at each point of S_1 × … × S_{r−1}, so its coefficients, polynomials in fewer
 * variables within the same bounds, vanish there, and are zero by induction. (N. Alon, Combinatorial Nullstellensatz, Combin.
 * Probab. Comput. 8 (1999), Lemma 2.1.)
 * @module */
import { DomainError, LimitError } from '../exact/errors.js';
import { memoized } from '../exact/memo.js';
import { type Rational, rational, rationals } from '../exact/rational.js';
import { evaluate, type Formula } from './formula.js';
import type { Parameter } from './parameter.js';

/** The bound D_i for each parameter, in their order. */
export type GridDegrees = readonly number[];

export interface GridPoint {
  readonly values: Readonly<Record<string, Rational>>;
  /** @throws DomainError where a denominator vanishes */
  readonly evaluate: (x: Formula) => Rational;
}

/** Grids with more points are not begun. */
const MAX_POINTS = 20_000;

/** So many places are tried for a grid where no denominator vanishes. */
const MAX_PLACES = 40;

/** The grids of one family. Values of formulas are kept by point, so that identities about the same formulas share them. */
export class Grid {
  private readonly points = new Map<string, GridPoint>();

  constructor(private readonly parameters: readonly Parameter[]) {}

  /** A grid with D_i + 1 values of each parameter, at the least place from the beginning of the ranges where all the formulas
   *  have values. @throws LimitError when it would have too many points, or no such place is found */
  where(formulas: readonly Formula[], degrees: GridDegrees): readonly GridPoint[] {
    const size = degrees.reduce((product, degree) => product * (degree + 1), 1);
    if (size > MAX_POINTS)
      throw new LimitError({ where: 'grid', expected: `at most ${MAX_POINTS} points`, found: String(size) });
    for (let place = 0; place < MAX_PLACES; place++) {
      const points = this.at(place, degrees);
      if (points.every((point) => formulas.every((x) => hasValue(x, point)))) return points;
    }
    throw new LimitError({
      where: 'grid',
      expected: 'a place where no denominator vanishes',
      found: `none among ${MAX_PLACES}`,
    });
  }

  private at(place: number, degrees: GridDegrees): readonly GridPoint[] {
    let tuples: readonly (readonly number[])[] = [[]];
    degrees.forEach((degree, i) => {
      const { from } = this.parameters[i]!;
      // Moved apart, so that differences of parameters leave zero as the place moves on.
      const values = Array.from({ length: degree + 1 }, (_, t) => from + place * (i + 1) + t);
      tuples = tuples.flatMap((tuple) => values.map((value) => [...tuple, value]));
    });
    return tuples.map((tuple) => this.point(tuple));
  }

  private point(tuple: readonly number[]): GridPoint {
    const key = tuple.join(',');
    return memoized(this.points, key, () => {
      const values = Object.fromEntries(this.parameters.map(({ name }, i) => [name, rational(tuple[i]!)]));
      const known = new Map<Formula, Rational>();
      return { values, evaluate: (x) => evaluate(x, rationals, values, known) };
    });
  }
}

function hasValue(x: Formula, point: GridPoint): boolean {
  try {
    point.evaluate(x);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
