/** # Seven features in space. Defines `sevenInSpace`.
 *
 * The best known configuration, one column on an axis and two triangles around it, is a strict local minimum; its norms differ.
 * @module */
import type { Formula, Theorem } from 'tightframe';
import { type Configuration, capacityDefect, establishLocalMinimum, innerProduct } from './localMinimum.js';
import { frameBound, sevenFamily } from './spaceFamilies.js';

const norm = ({ columns }: Configuration, i: number): Formula => innerProduct(columns[i]!, columns[i]!).sqrt();
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
          { name: 'frame bound on the axis', value: (at) => frameBound(at, 2) },
          { name: 'frame bound across (twice)', value: (at) => frameBound(at, 0) },
          {
            name: 'difference of the frame bounds',
            value: (at) => frameBound(at, 2).minus(frameBound(at, 0)),
            isPositive: true,
          },
          { name: '3 − Σ D_i', value: capacityDefect, isPositive: true },
        ]),
    },
  ],
};
