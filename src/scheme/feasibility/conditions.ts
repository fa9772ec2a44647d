/** # Conditions on parameters. Defines `conditions`, `ConditionName`, `Finding`, `Failure`, `Check`, `CheckList`.
 *
 * Every condition is necessary for a symmetric association scheme with the given parameters to exist; none is sufficient, nor are
 * all of them together. Sources: [BCN] Brouwer, Cohen, Neumaier, Distance-Regular Graphs, Springer 1989; [BI] Bannai, Ito,
 * Algebraic Combinatorics I, Benjamin/Cummings 1984; [BvM] Brouwer, Van Maldeghem, Strongly Regular Graphs, Cambridge 2022.
 * @module */

interface Condition {
  readonly statement: string;
  readonly source: string;
}

/** In the order in which they are checked. */
export const conditions = {
  'first-entries': { statement: 'c_1 = 1', source: '[BCN] §4.1' },
  loops: { statement: 'a_i = b_0 − b_i − c_i ≥ 0', source: '[BCN] §4.1' },
  monotone: { statement: 'b_0 > b_1 ≥ … ≥ b_{d−1} and c_1 ≤ … ≤ c_d', source: '[BCN] Proposition 4.1.6' },
  crossing: { statement: 'c_i ≤ b_j for i + j ≤ d', source: '[BCN] Proposition 4.1.6' },
  'unit-column': { statement: 'column 0 of P, or of Q, is all 1 (A_0 = I, E_0 = J/n)', source: '[BI] §II.3' },
  valencies: { statement: 'the valencies k_i are positive integers', source: '[BI] §II.2' },
  unimodal: { statement: 'k_i ≤ k_j for i ≤ j and i + j ≤ d', source: '[BCN] §5.1' },
  orthogonality: {
    statement: 'Σ_i P_ji P_li / k_i = 0 for j ≠ l; then PQ = nI with Q_ij = m_j P_ji / k_i (and so for Q)',
    source: '[BI] §II.3',
  },
  'intersection-numbers': { statement: 'the p^k_ij are nonnegative integers', source: '[BI] §II.2' },
  identity: { statement: 'p^k_0j = 1 for j = k and 0 otherwise', source: '[BI] §II.2' },
  symmetric: { statement: 'p^0_ij = k_i for i = j and 0 otherwise', source: '[BI] §II.2' },
  commutative: { statement: 'p^k_ij = p^k_ji', source: '[BI] §II.2' },
  'row-sums': { statement: 'Σ_j p^k_ij = k_i', source: '[BI] §II.2' },
  triples: { statement: 'k_k p^k_ij = k_j p^j_ik', source: '[BI] §II.2' },
  associative: { statement: 'Σ_s p^s_ij p^k_sl = Σ_s p^s_jl p^k_is', source: '[BI] §II.2' },
  handshake: {
    statement: 'n k_i and k_j p^j_ij are even for i ≠ 0 (edges of R_i on all points, and on R_j(x))',
    source: '[BCN] §4.1',
  },
  triangles: { statement: 'n k_i p^i_ii is divisible by 6 for i ≠ 0 (triangles of R_i)', source: '[BCN] §4.1' },
  multiplicities: { statement: 'the multiplicities m_j are positive integers', source: '[BI] §II.4' },
  krein: { statement: 'the Krein parameters q^k_ij are nonnegative', source: '[BI] §II.3, [BCN] §2.3 (Scott 1973)' },
  'absolute-bound': {
    statement: 'Σ_{q^k_ij ≠ 0} m_k ≤ m_i m_j, and ≤ m_i(m_i+1)/2 for i = j',
    source: '[BCN] §2.3 (Neumaier 1981)',
  },
  conference: {
    statement: 'two classes with m_1 = m_2 and irrational eigenvalues: n is a sum of two squares',
    source: '[BvM] §8.2 (Belevitch 1950, van Lint and Seidel 1966)',
  },
  'claw-bound': {
    statement: 'eigenvalues r > s integers, s < −1, μ ≠ s², μ ≠ s(s+1): 2(r+1) ≤ s(s+1)(μ+1)',
    source: '[BvM] §8.6 (Bose 1963, Neumaier 1979)',
  },
  'fundamental-bound': {
    statement: 'd ≥ 3: (θ_1 + k/(a_1+1)) (θ_d + k/(a_1+1)) ≥ −k a_1 b_1/(a_1+1)²',
    source: 'Jurišić, Koolen, Terwilliger, Tight distance-regular graphs, J. Algebraic Combin. 12 (2000)',
  },
  'godsil-bound': {
    statement: 'k ≥ 3, not complete multipartite, θ ≠ ±k of multiplicity m ≥ 3: k ≤ (m−1)(m+2)/2 and d ≤ 3m−4',
    source: '[BCN] §5.3 (Godsil 1988)',
  },
} as const satisfies Readonly<Record<string, Condition>>;

export type ConditionName = keyof typeof conditions;

/** A condition does not hold: at which indices, what should be, and what is. */
export interface Finding {
  readonly where: string;
  readonly expected: string;
  readonly found: string;
}

export interface Failure extends Finding {
  readonly condition: ConditionName;
}

export type Check =
  | { readonly kind: 'holds'; readonly condition: ConditionName }
  | ({ readonly kind: 'fails' } & Failure)
  /** Not decided: what it needs is missing, because of an earlier failure or a limit. */
  | { readonly kind: 'open'; readonly condition: ConditionName; readonly reason: string };

/** Checks in the order in which they are made. */
export class CheckList {
  readonly checks: Check[] = [];

  /** Does the condition hold? The finder returns the first place where it does not. */
  check(condition: ConditionName, finding: Finding | undefined): boolean {
    this.checks.push(finding === undefined ? { kind: 'holds', condition } : { kind: 'fails', condition, ...finding });
    return finding === undefined;
  }

  has(name: ConditionName): boolean {
    return this.checks.some(({ condition }) => condition === name);
  }

  leaveOpen(names: readonly ConditionName[], reason: string): void {
    for (const condition of names) this.checks.push({ kind: 'open', condition, reason });
  }
}
