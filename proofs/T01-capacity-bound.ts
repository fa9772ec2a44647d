import type { Theorem } from 'tightframe';
import { formal } from './evidence/formal.js';
import { testedTheorem } from './evidence/tested.js';

export const capacityBound: Theorem = {
  id: 'T1',
  title: 'The capacity is at most the rank, with equality iff localized',
  statement: 'Σ D_i ≤ r = rank W, with equality iff every nonzero w_i is an eigenvector of F = WWᵀ.',
  source: 'proofs/T01-capacity-bound.md; G. Ivanov et al., arXiv:2602.02224 (2026)',
  evidence: [
    formal('the bound, and the case of equality, over every ordered field', 'T1_capacity_bound', 'T1_equality'),
    testedTheorem('T1'),
  ],
};
