/** # Symmetric families in space. Defines `sevenFamily`, `nineFamily`, `tenFamily`, `elevenFamily`, `icosahedronFamily`.
 *
 * Most have the symmetry of a triangle or a pentagon: the columns of a ring are the corners of a regular polygon in a plane across the axis,
 * centred on it.
 * @module */
import { constant, type Formula, intervals, pi, point } from 'tightframe';
import type { Configuration, Family } from './localMinimum.js';

const zero = constant(0);

/** The corners of a regular k-gon of circumradius ρ at the height h; the first lies in the first direction, opposite to it if ρ < 0. */
function ring(k: number, rho: Formula, h: Formula): readonly (readonly Formula[])[] {
  return Array.from({ length: k }, (_, t) => {
    const angle = intervals.div(intervals.mul(pi, point(2 * t)), point(k));
    return t === 0
      ? [rho, zero, h]
      : [rho.times(constant(intervals.cos(angle))), rho.times(constant(intervals.sin(angle))), h];
  });
}

/** One column on the axis and rings of k: h₀, b₀; then ρ, h, b for each ring. The start is a list in this order. */
const onAxis = (k: number, start: readonly number[]): Family => ({
  parameters: start.length,
  start,
  gauge: [
    [0, 0],
    [0, 1],
    [1, 1],
  ],
  at: ([h0, b0, ...rest]) => {
    const columns: (readonly Formula[])[] = [[zero, zero, h0!]];
    const biases: Formula[] = [b0!];
    for (let at = 0; at < rest.length; at += 3) {
      columns.push(...ring(k, rest[at]!, rest[at + 1]!));
      biases.push(...new Array<Formula>(k).fill(rest[at + 2]!));
    }
    return { columns, biases };
  },
});

/** Two triangles that point in opposite directions. */
export const sevenFamily = onAxis(
  3,
  [1.1261407613, -0.2009366095, 1.0925, 0.25442, -0.1888777828, -0.82268, -0.75937, -0.1838292633],
);

/** Three triangles, the middle one opposite to the others. */
export const tenFamily = onAxis(
  3,
  [
    1.275079099, -0.481451754, 1.175291628, 0.49517424, -0.505017891, -1.26771368, -0.098764678, -0.510176474,
    0.840444542, -0.956710368, -0.475149866,
  ],
);

/** Two pentagons that point in opposite directions: an icosahedron without a vertex, relaxed. */
export const elevenFamily = onAxis(
  5,
  [1.330713407, -0.605291992, 1.149780638, -0.669753753, -0.63964909, -1.212827005, 0.553078366, -0.618212439],
);

/** A triangular prism with a cap before each of its sides: a triangle of circumradius ρ₀ at the height 0, two of ρ at ±h that point in the
 *  opposite direction (ρ < 0). */
export const nineFamily: Family = {
  parameters: 5,
  start: [1.219374259, -0.384646258, -0.829519037, 0.894497156, -0.372484242],
  gauge: [
    [0, 1],
    [0, 2],
    [1, 2],
  ],
  at: (parameters) => {
    const [rho0, b0, rho, h, b] = parameters as readonly [Formula, Formula, Formula, Formula, Formula];
    const columns = [...ring(3, rho0, zero), ...ring(3, rho, h), ...ring(3, rho, h.negated())];
    return { columns, biases: columns.map((_, i) => (i < 3 ? b0 : b)) };
  },
};

/** r (0, ±1, ±φ) and its cyclic shifts, φ the golden ratio, and a common bias. */
export const icosahedronFamily: Family = {
  parameters: 2,
  start: [0.710378, -0.66899],
  gauge: [
    [0, 0],
    [4, 1],
    [8, 2],
  ],
  at: ([r, b]) => {
    const long = r!.times(constant(5).sqrt().plus(1).over(2));
    const corners = [r!, r!.negated()].flatMap((x) => [long, long.negated()].map((y) => [zero, x, y]));
    const columns = [0, 1, 2].flatMap((k) => corners.map((w) => [0, 1, 2].map((i) => w[(i - k + 3) % 3]!)));
    return { columns, biases: columns.map(() => b!) };
  },
};

/** Σ_i of the square of coordinate k: an entry of the diagonal of WWᵀ; the others are 0. */
export const frameBound = ({ columns }: Configuration, k: number): Formula =>
  columns.map((w) => w[k]!.square()).reduce((sum, term) => sum.plus(term));
