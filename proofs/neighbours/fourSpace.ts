/** # Nine to twelve features in four dimensions. Defines `fourSpace`.
 * @module */
import type { Evidence, Theorem } from 'tightframe';
import { establishFoundMinimum } from './foundMinimum.js';
import { capacityDefect } from './localMinimum.js';

const unsaturated = (features: number, seed: number): Evidence => ({
  kind: 'exact',
  claim: `${features} features, where the search from seed ${seed} ends: critical, positive definite Hessian, Σ D_i < 4`,
  establish: () =>
    establishFoundMinimum([features, 4, seed], [{ name: '4 − Σ D_i', value: capacityDefect, isPositive: true }]),
});

export const fourSpace: Theorem = {
  id: 'four-space',
  title: 'Nine, eleven and twelve features in four dimensions: strict local minima, not saturated',
  statement:
    'The best known configurations of 9, 11 and 12 features in R⁴, with L₁ = 0.0046388089…, 0.0103471125… and 0.0122277580…, are strict local minima of the one-active loss modulo rotations, and Σ D_i < 4.',
  source: 'proofs/neighbours/more-in-space.md, section 2',
  evidence: [unsaturated(9, 38), unsaturated(11, 6), unsaturated(12, 11)],
};
