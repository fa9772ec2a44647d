/** # Bose–Mesner identities. Defines `boseMesnerIdentities`, `frameIdentities`.
 *
 * What the formulas of a family must satisfy, as equations between them, each in eigenvalue form. The rest follows: with
 * PQ = nI the columns of P are a basis of the functions on the eigenspaces, on which multiplication is associative, so the
 * p^k_ij that describe it are; it is checked nevertheless.
 * @module */
import { type Formula, minus, ONE, over, plus, power, sumOf, times, ZERO } from './formula.js';
import type { Equation, Identity } from './identity.js';
import { indices, type SymbolicScheme } from './symbolicScheme.js';

const equation = (at: string, left: Formula, right: Formula): Equation => ({ at, left, right });

export function boseMesnerIdentities(scheme: SymbolicScheme): readonly Identity[] {
  const { n, valencies, multiplicities, P, Q, p } = scheme;
  const all = indices(valencies.length);
  const pairs = all.flatMap((i) => all.filter((l) => l >= i).map((l) => [i, l] as const));
  const law = 'Bose–Mesner';
  return [
    { law, name: 'Σ k_i = n', equations: [equation('', plus(...valencies), n)] },
    { law, name: 'Σ m_j = n', equations: [equation('', plus(...multiplicities), n)] },
    {
      law,
      name: 'P_0i = k_i, P_j0 = Q_i0 = 1, Q_0j = m_j, p^0_ij = δ_ij k_i, p^k_0j = δ_jk',
      equations: all.flatMap((i) => [
        equation(`P_0${i}`, P[0]![i]!, valencies[i]!),
        equation(`P_${i}0`, P[i]![0]!, ONE),
        equation(`Q_${i}0`, Q[i]![0]!, ONE),
        equation(`Q_0${i}`, Q[0]![i]!, multiplicities[i]!),
        ...all.flatMap((j) => [
          equation(`p^0_${i}${j}`, p[i]![j]![0]!, i === j ? valencies[i]! : ZERO),
          equation(`p^${j}_0${i}`, p[0]![i]![j]!, i === j ? ONE : ZERO),
        ]),
      ]),
    },
    {
      law,
      name: 'Σ_j p^k_ij = k_i',
      equations: all.flatMap((i) =>
        all.map((k) =>
          equation(
            `i = ${i}, k = ${k}`,
            sumOf(all, (j) => p[i]![j]![k]!),
            valencies[i]!,
          ),
        ),
      ),
    },
    {
      law,
      name: 'p^k_ij = p^k_ji and k_k p^k_ij = k_j p^j_ik',
      equations: all.flatMap((i) =>
        all.flatMap((j) =>
          all.flatMap((k) => [
            equation(`i = ${i}, j = ${j}, k = ${k}`, p[i]![j]![k]!, p[j]![i]![k]!),
            equation(
              `i = ${i}, j = ${j}, k = ${k}`,
              times(valencies[k]!, p[i]![j]![k]!),
              times(valencies[j]!, p[i]![k]![j]!),
            ),
          ]),
        ),
      ),
    },
    {
      law,
      name: 'A_i A_l = Σ_k p^k_il A_k: P_ji P_jl = Σ_k p^k_il P_jk',
      equations: all.flatMap((j) =>
        pairs.map(([i, l]) =>
          equation(
            `j = ${j}, i = ${i}, l = ${l}`,
            times(P[j]![i]!, P[j]![l]!),
            sumOf(all, (k) => times(p[i]![l]![k]!, P[j]![k]!)),
          ),
        ),
      ),
    },
    {
      law,
      name: 'm_j P_ji = k_i Q_ij',
      equations: all.flatMap((i) =>
        all.map((j) =>
          equation(`i = ${i}, j = ${j}`, times(multiplicities[j]!, P[j]![i]!), times(valencies[i]!, Q[i]![j]!)),
        ),
      ),
    },
    {
      law,
      name: 'PQ = nI',
      equations: all.flatMap((j) =>
        all.map((l) =>
          equation(
            `row ${j}, column ${l}`,
            sumOf(all, (i) => times(P[j]![i]!, Q[i]![l]!)),
            j === l ? n : ZERO,
          ),
        ),
      ),
    },
    {
      law,
      name: 'Σ_j m_j P_ji P_jl = n k_i δ_il',
      equations: pairs.map(([i, l]) =>
        equation(
          `i = ${i}, l = ${l}`,
          sumOf(all, (j) => times(multiplicities[j]!, P[j]![i]!, P[j]![l]!)),
          i === l ? times(n, valencies[i]!) : ZERO,
        ),
      ),
    },
    {
      law,
      name: '(A_i A_j) A_l = A_i (A_j A_l): Σ_h p^h_ij p^k_hl = Σ_h p^h_jl p^k_ih',
      // i = l and indices 0 are trivial by commutativity and the unit; i ↔ l exchanges the sides.
      equations: all.slice(1).flatMap((j) =>
        pairs
          .filter(([i, l]) => i > 0 && i < l)
          .flatMap(([i, l]) =>
            all.map((k) =>
              equation(
                `i = ${i}, j = ${j}, l = ${l}, k = ${k}`,
                sumOf(all, (h) => times(p[i]![j]![h]!, p[h]![l]![k]!)),
                sumOf(all, (h) => times(p[j]![l]![h]!, p[i]![h]![k]!)),
              ),
            ),
          ),
      ),
    },
  ];
}

/** T9–T12 for the frame of each eigenspace E_j, j ≠ 0, with Gram matrix M = E_j: the value Q_ij/n on R_i. Sums of
 *  eigenspaces follow from E_i E_j = δ_ij E_i. */
export function frameIdentities({ n, valencies, multiplicities, P, Q, p }: SymbolicScheme): readonly Identity[] {
  const all = indices(valencies.length);
  const nontrivial = all.slice(1);
  return [
    {
      law: 'T9',
      name: 'A_i E_j = P_ji E_j: Σ_k p^l_ik Q_kj = P_ji Q_lj',
      equations: all.slice(1).flatMap((i) =>
        nontrivial.flatMap((j) =>
          all.map((l) =>
            equation(
              `i = ${i}, j = ${j}, l = ${l}`,
              sumOf(all, (k) => times(p[i]![k]![l]!, Q[k]![j]!)),
              times(P[j]![i]!, Q[l]![j]!),
            ),
          ),
        ),
      ),
    },
    {
      law: 'T9',
      name: 'M² = M for M = Σ_J E_j, as n E_i E_j = Σ_l Q_li A_l E_j: Σ_l Q_li P_jl = n δ_ij',
      equations: all.flatMap((i) =>
        all.map((j) =>
          equation(
            `i = ${i}, j = ${j}`,
            sumOf(all, (l) => times(Q[l]![i]!, P[j]![l]!)),
            i === j ? n : ZERO,
          ),
        ),
      ),
    },
    {
      law: 'T9',
      name: 'D = M_xx²/(M²)_xx = m_j/n: Σ_i k_i Q_ij² = n Q_0j',
      equations: nontrivial.map((j) =>
        equation(
          `j = ${j}`,
          sumOf(all, (i) => times(valencies[i]!, power(Q[i]![j]!, 2))),
          times(n, Q[0]![j]!),
        ),
      ),
    },
    {
      law: 'T1',
      name: 'Σ D = m_j = tr E_j, the rank: capacity is saturated',
      equations: nontrivial.map((j) => equation(`j = ${j}`, Q[0]![j]!, multiplicities[j]!)),
    },
    {
      law: 'T11',
      name: 'mean square of the inner products = Welch bound²: Σ_{i≠0} k_i (Q_ij/m_j)² = (n − m_j)/m_j',
      equations: nontrivial.map((j) =>
        equation(
          `j = ${j}`,
          sumOf(nontrivial, (i) => times(valencies[i]!, power(over(Q[i]![j]!, multiplicities[j]!), 2))),
          over(minus(n, multiplicities[j]!), multiplicities[j]!),
        ),
      ),
    },
    {
      law: 'T12',
      name: 'Σ_y ⟨x,y⟩ = 0 (with tightness: a 2-design): Σ_i k_i Q_ij = 0',
      equations: nontrivial.map((j) =>
        equation(
          `j = ${j}`,
          sumOf(all, (i) => times(valencies[i]!, Q[i]![j]!)),
          ZERO,
        ),
      ),
    },
  ];
}
