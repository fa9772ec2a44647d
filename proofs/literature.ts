/** # Theorems of the literature, tested. Defines `literatureTheorems`. Their proofs are where their sources say.
 * @module */
import type { Theorem } from 'tightframe';
import type { Conjecture } from 'tightframe/fast-check';
import { literature } from './conjectures/literature.js';
import { tested } from './evidence/tested.js';

export const literatureTheorems: readonly Theorem[] = literature.map((conjecture, at) => ({
  id: `L${at + 1}`,
  title: conjecture.title,
  statement: `${conjecture.title}.`,
  source: conjecture.source ?? 'folklore',
  evidence: [tested(conjecture as Conjecture)],
}));
