import type { Theorem } from 'tightframe';
import { formal } from './evidence/formal.js';
import { testedTheorem } from './evidence/tested.js';

export const gramTests: Theorem = {
  id: 'T6',
  title: 'Tight, localized and Parseval are identities of the Gram matrix',
  statement: 'Tight with bound A iff M² = A·M; localized iff M² = M·Λ with Λ_jj = (M²)_jj/M_jj; Parseval iff M² = M.',
  source: 'proofs/T06-gram-tests.md; S. Waldron, An Introduction to Finite Tight Frames, 2018',
  evidence: [formal('all three equivalences', 'T6_tight', 'T6_localized', 'T6_parseval'), testedTheorem('T6')],
};
