/** # The parameters of a family as printed formulas. Defines `schemeFormulas`.
 * @module */
import type { DerivedFormula, Deriver } from './frameFormulas.js';
import { indices, type SymbolicScheme } from './symbolicScheme.js';

/** n, valencies, multiplicities, P, Q, and p^k_ij for 1 ≤ i ≤ j, each in factored form. */
export function schemeFormulas(
  { n, valencies, multiplicities, P, Q, p }: SymbolicScheme,
  derive: Deriver,
): readonly DerivedFormula[] {
  const all = indices(valencies.length);
  const nontrivial = all.slice(1);
  return [
    derive('n', '|X|', n),
    ...all.map((i) => derive(`k_${i}`, `k_${i}`, valencies[i]!)),
    ...all.map((j) => derive(`m_${j}`, `m_${j}`, multiplicities[j]!)),
    ...nontrivial.flatMap((j) => nontrivial.map((i) => derive(`P_${j}${i}`, `P_{${j}${i}}`, P[j]![i]!))),
    ...nontrivial.flatMap((i) => nontrivial.map((j) => derive(`Q_${i}${j}`, `Q_{${i}${j}}`, Q[i]![j]!))),
    ...nontrivial.flatMap((i) =>
      nontrivial
        .filter((j) => j >= i)
        .flatMap((j) => nontrivial.map((k) => derive(`p^${k}_${i}${j}`, `p^{${k}}_{${i}${j}}`, p[i]![j]![k]!))),
    ),
  ];
}
