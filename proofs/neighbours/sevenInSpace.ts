/** # Seven features in space. Defines `sevenInSpace`, `sevenFamily`.
 *
 * The best known configuration, one column on an axis and two triangles around it, is a strict local minimum; its norms differ.
 * @module */
import { constant, type Formula, type Theorem } from 'tightframe';
import {
  type Configuration,
  capacityDefect,
  establishLocalMinimum,
  type Family,
  innerProduct,
} from './localMinimum.js';

const zero = constant(0);
const half = constant(0.5);

/** An equilateral triangle of circumradius ρ at the height h, with a corner in the first direction. */
function triangle(rho: Formula, h: Formula): readonly (readonly Formula[])[] {
  const x = rho.times(half).negated();
  const y = rho.times(half).times(constant(3).sqrt());
  return [
    [rho, zero, h],
    [x, y, h],
    [x, y.negated(), h],
  ];
}

/** h₀, b₀ of the column on the axis; ρ₁, h₁, b₁ and ρ₂, h₂, b₂ of the triangles, which point in opposite directions (ρ₂ < 0). */
export const sevenFamily: Family = {
  parameters: 8,
  start: [1.1261407587, -0.2009366121, 1.0924, 0.25442, -0.1888777772, -0.82268, -0.7594, -0.183829256],
  gauge: [
    [0, 0],
    [0, 1],
    [1, 1],
  ],
  at: (parameters) => {
    const [h0, b0, rho1, h1, b1, rho2, h2, b2] = parameters as readonly Formula[] as readonly [
      Formula,
      Formula,
      Formula,
      Formula,
      Formula,
      Formula,
      Formula,
      Formula,
    ];
    return {
      columns: [[zero, zero, h0], ...triangle(rho1, h1), ...triangle(rho2, h2)],
      biases: [b0, b1, b1, b1, b2, b2, b2],
    };
  },
};

const norm = ({ columns }: Configuration, i: number): Formula => innerProduct(columns[i]!, columns[i]!).sqrt();
/** Σ_i of a square of a coordinate: a diagonal entry of WWᵀ, the other entries being 0. */
const bound = ({ columns }: Configuration, k: number): Formula =>
  columns.map((w) => w[k]!.square()).reduce((sum, term) => sum.plus(term));

export const sevenInSpace: Theorem = {
  id: 'seven-in-space',
  title: 'Seven features in space: a strict local minimum with unequal norms',
  statement:
    'One column on an axis and two equilateral triangles around it, with the norms 1.1261…, 1.1217…, 1.1195…, frame bounds 2.805…, 2.805…, 3.193… and Σ D_i < 3, are a strict local minimum of the one-active loss modulo rotations, with L₁ = 0.0076397827….',
  source: 'proofs/neighbours/seven-in-space.md',
  evidence: [
    {
      kind: 'exact',
      claim:
        'a critical configuration, by Krawczyk’s test; positive definite Hessian; unequal norms; not tight; Σ D_i < 3',
      establish: () =>
        establishLocalMinimum(sevenFamily, [
          { name: 'norm of the column on the axis', value: (at) => norm(at, 0) },
          { name: 'norm in the first triangle', value: (at) => norm(at, 1) },
          { name: 'norm in the second triangle', value: (at) => norm(at, 4) },
          { name: 'first less second norm', value: (at) => norm(at, 0).minus(norm(at, 1)), isPositive: true },
          { name: 'second less third norm', value: (at) => norm(at, 1).minus(norm(at, 4)), isPositive: true },
          ...[0, 1, 2].map((k) => ({
            name: `bias of ${['the column on the axis', 'the first triangle', 'the second triangle'][k]}`,
            value: (at: Configuration) => at.biases[[0, 1, 4][k]!]!,
          })),
          { name: 'frame bound on the axis', value: (at) => bound(at, 2) },
          { name: 'frame bound across (twice)', value: (at) => bound(at, 0) },
          { name: 'difference of the frame bounds', value: (at) => bound(at, 2).minus(bound(at, 0)), isPositive: true },
          { name: '3 − Σ D_i', value: capacityDefect, isPositive: true },
        ]),
    },
  ],
};
