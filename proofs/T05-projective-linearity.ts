import type { Theorem } from 'tightframe';
import { formal } from './evidence/formal.js';
import { testedTheorem } from './evidence/tested.js';

export const projectiveLinearity: Theorem = {
  id: 'T5',
  title: 'On a cluster D is linear in the squared norm',
  statement: 'Under T3, D_i = ‖w_i‖²/λ_k(i).',
  source: 'proofs/T05-projective-linearity.md; G. Ivanov et al., arXiv:2602.02224 (2026)',
  evidence: [formal('D_i = ‖w_i‖²/λ_k on the cluster of λ_k', 'T5_projective_linearity'), testedTheorem('T5')],
};
