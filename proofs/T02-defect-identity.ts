import type { Theorem } from 'tightframe';
import { formal } from './evidence/formal.js';
import { testedTheorem } from './evidence/tested.js';

export const defectIdentity: Theorem = {
  id: 'T2',
  title: 'The defect r − Σ D_i as a sum over spectral measures',
  statement:
    'r − Σ D_i = Σ_i ‖w_i‖² Σ_k p_ik (λ_k − κ_i)²/(λ_k κ_i²), so r − Σ D_i ≥ Σ_i ‖w_i‖² Var(μ_i)/(λ_max κ_i²).',
  source: 'proofs/T02-defect-identity.md',
  evidence: [
    formal(
      'the identity and the bound; and every frame operator has a spectral decomposition',
      'T2_defect_identity',
      'T2_defect_bound',
      'frame_op_spectral',
    ),
    testedTheorem('T2'),
  ],
};
