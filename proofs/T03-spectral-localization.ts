import type { Theorem } from 'tightframe';
import { formal } from './evidence/formal.js';
import { testedTheorem } from './evidence/tested.js';

export const spectralLocalization: Theorem = {
  id: 'T3',
  title: 'Saturated capacity localizes every feature',
  statement:
    'If Σ D_i = r, each spectral measure is a point mass: feature i lies in one eigenspace, Fw_i = λ_k(i) w_i.',
  source: 'proofs/T03-spectral-localization.md; G. Ivanov et al., arXiv:2602.02224 (2026)',
  evidence: [
    formal('one p_ik is 1, the others are 0, and F w_i = λ_k w_i', 'T3_spectral_localization'),
    testedTheorem('T3'),
  ],
};
