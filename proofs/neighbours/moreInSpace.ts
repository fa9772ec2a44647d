/** # Nine to twelve features in space. Defines `moreInSpace`.
 * @module */
import type { Evidence, Theorem } from 'tightframe';
import { capacityDefect, establishLocalMinimum, type Family, innerProduct, type Quantity } from './localMinimum.js';
import { elevenFamily, frameBound, icosahedronFamily, nineFamily, tenFamily } from './spaceFamilies.js';

const bounds: readonly Quantity[] = [
  { name: 'frame bound on the axis', value: (at) => frameBound(at, 2) },
  { name: 'frame bound across (twice)', value: (at) => frameBound(at, 0) },
];
const defect: Quantity = { name: '3 − Σ D_i', value: capacityDefect, isPositive: true };

/** A strict local minimum that is not saturated; so it is not tight either. */
const unsaturated = (claim: string, family: Family): Evidence => ({
  kind: 'exact',
  claim: `${claim}: critical, positive definite Hessian, Σ D_i < 3`,
  establish: () => establishLocalMinimum(family, [...bounds, defect]),
});

export const moreInSpace: Theorem = {
  id: 'nine-to-twelve-in-space',
  title: 'Nine to twelve features in space: strict local minima, unsaturated for nine to eleven',
  statement:
    'The best known configurations of 9, 10, 11 and 12 features in R³, with L₁ = 0.0216544358…, 0.0325457643…, 0.0425117083… and, for the icosahedron, 0.0443649…, are strict local minima of the one-active loss modulo rotations. For 9, 10 and 11, Σ D_i < 3.',
  source: 'proofs/neighbours/more-in-space.md',
  evidence: [
    unsaturated('9: a triangular prism with three caps', nineFamily),
    unsaturated('10: a column on the axis and three triangles', tenFamily),
    unsaturated('11: a column on the axis and two pentagons', elevenFamily),
    {
      kind: 'exact',
      claim: '12: the icosahedron, with a common bias: critical, positive definite Hessian',
      establish: () =>
        establishLocalMinimum(icosahedronFamily, [
          { name: 'norm', value: ({ columns: [w] }) => innerProduct(w!, w!).sqrt() },
          { name: 'bias', value: ({ biases }) => biases[0]! },
        ]),
    },
  ],
};
