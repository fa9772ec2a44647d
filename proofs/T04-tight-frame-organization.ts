import type { Theorem } from 'tightframe';
import { formal } from './evidence/formal.js';
import { testedTheorem } from './evidence/tested.js';

export const tightFrameOrganization: Theorem = {
  id: 'T4',
  title: 'Localized features are organized into tight frames',
  statement:
    'Under T3 the features of the eigenvalue λ_k are a tight frame for its eigenspace with bound λ_k; clusters are orthogonal; Σ_{C_k} ‖w_i‖² = λ_k m_k and Σ_{C_k} D_i = m_k.',
  source: 'proofs/T04-tight-frame-organization.md; G. Ivanov et al., arXiv:2602.02224 (2026)',
  evidence: [
    formal(
      'clusters partition the features, are tight frames and orthogonal; norms and dimensionalities add up',
      'T4_partition',
      'T4_tight_frames',
      'T4_orthogonal_clusters',
      'T4_cluster_norm',
      'T4_cluster_capacity',
    ),
    testedTheorem('T4'),
  ],
};
