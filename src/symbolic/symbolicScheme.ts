/** # Association schemes with parameters. Defines `SymbolicScheme`, `symbolicScheme`, `directProduct`, `wreathProduct`,
 *  `completeScheme`, `stronglyRegular`.
 *
 * The parameters of a symmetric scheme as formulas. Conventions: A_i = Σ_j P_ji E_j, E_j = (1/n) Σ_i Q_ij A_i, relation 0 the
 * diagonal, E_0 = J/n. Nothing here is believed: `boseMesner.ts` states what has to be proved.
 * @module */
import { type Formula, minus, number, ONE, type Operand, over, plus, times, ZERO } from './formula.js';

export interface SymbolicScheme {
  readonly n: Formula;
  readonly valencies: readonly Formula[];
  readonly multiplicities: readonly Formula[];
  /** P[j][i]: eigenvalue of A_i on E_j. */
  readonly P: readonly (readonly Formula[])[];
  /** Q[i][j]: dual eigenvalue. */
  readonly Q: readonly (readonly Formula[])[];
  /** p[i][j][k] = p^k_ij. */
  readonly p: readonly (readonly (readonly Formula[])[])[];
}

export const indices = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);

/** A scheme with Q given by a formula of its own, or by Q_ij = m_j P_ji / k_i. */
export function symbolicScheme(scheme: Omit<SymbolicScheme, 'Q'>, Q?: readonly (readonly Formula[])[]): SymbolicScheme {
  if (Q !== undefined) return { ...scheme, Q };
  const { P, multiplicities, valencies } = scheme;
  return {
    ...scheme,
    Q: valencies.map((k, i) => multiplicities.map((m, j) => over(times(m, P[j]![i]!), k))),
  };
}

/** One class on n points. */
export function completeScheme(n: Formula): SymbolicScheme {
  const k = minus(n, 1);
  const P = [
    [ONE, k],
    [ONE, number(-1)],
  ];
  const p = [
    [
      [ONE, ZERO],
      [ZERO, ONE],
    ],
    [
      [ZERO, ONE],
      [k, minus(n, 2)],
    ],
  ];
  return symbolicScheme({ n, valencies: [ONE, k], multiplicities: [ONE, k], P, p }, P);
}

/** Relations (i, i') at i·rank' + i'; everything multiplies. */
export function directProduct(a: SymbolicScheme, b: SymbolicScheme): SymbolicScheme {
  const tensor = <T>(f: (x: number, y: number) => T): readonly T[] =>
    indices(a.valencies.length).flatMap((x) => indices(b.valencies.length).map((y) => f(x, y)));
  const matrix = (left: SymbolicScheme['P'], right: SymbolicScheme['P']) =>
    tensor((x, y) => tensor((z, w) => times(left[x]![z]!, right[y]![w]!)));
  return {
    n: times(a.n, b.n),
    valencies: tensor((x, y) => times(a.valencies[x]!, b.valencies[y]!)),
    multiplicities: tensor((x, y) => times(a.multiplicities[x]!, b.multiplicities[y]!)),
    P: matrix(a.P, b.P),
    Q: matrix(a.Q, b.Q),
    p: tensor((x, y) => tensor((z, w) => tensor((u, v) => times(a.p[x]![z]![u]!, b.p[y]![w]![v]!)))),
  };
}

/** Copies of `inside`, one for each point of `outside`: relations of `inside` within a copy, those of `outside` (the
 *  diagonal left out) between all points of different copies. Eigenspaces: E_0, the others of `outside`, then of `inside`. */
export function wreathProduct(inside: SymbolicScheme, outside: SymbolicScheme): SymbolicScheme {
  const [d, e] = [inside.valencies.length - 1, outside.valencies.length - 1];
  const { n } = inside;
  const rank = d + e + 1;
  /** The relation of `outside` that relation i lies over. */
  const above = (i: number): number => Math.max(0, i - d);
  const valencies = [...inside.valencies, ...outside.valencies.slice(1).map((k) => times(n, k))];
  const multiplicities = [...outside.multiplicities, ...inside.multiplicities.slice(1).map((m) => times(outside.n, m))];
  const P = indices(rank).map((j) =>
    indices(rank).map((i) => {
      if (j > e) return i <= d ? inside.P[j - e]![i]! : ZERO;
      return i <= d ? inside.valencies[i]! : times(n, outside.P[j]![above(i)]!);
    }),
  );
  const p = indices(rank).map((i) =>
    indices(rank).map((j) => indices(rank).map((k) => wreathIntersectionNumber(inside, outside, i, j, k))),
  );
  return symbolicScheme({ n: times(n, outside.n), valencies, multiplicities, P, p });
}

/** Count z with (x,z) ∈ R_i, (z,y) ∈ R_j for (x,y) ∈ R_k by the copies that x, y, z lie in. */
function wreathIntersectionNumber(
  inside: SymbolicScheme,
  outside: SymbolicScheme,
  i: number,
  j: number,
  k: number,
): Formula {
  const d = inside.valencies.length - 1;
  const { n } = inside;
  if (i <= d && j <= d) return k <= d ? inside.p[i]![j]![k]! : ZERO;
  // z shares the copy of x, say: then (z,y) lies over the same relation of copies as (x,y).
  if (i <= d) return j === k ? inside.valencies[i]! : ZERO;
  if (j <= d) return i === k ? inside.valencies[j]! : ZERO;
  return times(n, outside.p[i - d]![j - d]![Math.max(0, k - d)]!);
}

export interface StronglyRegularParameters {
  readonly n: Operand;
  readonly k: Operand;
  readonly lambda: Operand;
  readonly mu: Operand;
  /** The eigenvalues other than k. */
  readonly r: Operand;
  readonly s: Operand;
  /** Multiplicity of r. */
  readonly f: Operand;
  /** Multiplicity of s. */
  readonly g: Operand;
}

/** Two classes: a strongly regular graph and its complement. The intersection numbers are counted from (n, k, λ, μ) alone. */
export function stronglyRegular(parameters: StronglyRegularParameters, self?: 'dual'): SymbolicScheme {
  const { n, k, lambda, mu, r, s, f, g } = parameters;
  const one = ONE;
  const [K, L, M] = [plus(k), plus(lambda), plus(mu)];
  const rest = plus(n, times(-1, K), -1);
  const P = [
    [one, K, rest],
    [one, plus(r), minus(-1, r)],
    [one, plus(s), minus(-1, s)],
  ];
  // Of the k neighbours of x, λ or μ are neighbours of y; the others, but for y itself, are not.
  const p11 = [K, L, M];
  const p12 = [ZERO, plus(K, -1, times(-1, L)), minus(K, M)];
  const p22 = [rest, plus(n, times(-2, K), L), plus(n, times(-2, K), M, -2)];
  const p = [
    [
      [one, ZERO, ZERO],
      [ZERO, one, ZERO],
      [ZERO, ZERO, one],
    ],
    [[ZERO, one, ZERO], p11, p12],
    [[ZERO, ZERO, one], p12, p22],
  ];
  const scheme = { n: plus(n), valencies: [one, K, rest], multiplicities: [one, plus(f), plus(g)], P, p };
  return symbolicScheme(scheme, self === 'dual' ? P : undefined);
}

/** The strongly regular graph with valency k and eigenvalues r, s: λ, μ, n, f and g follow. From A² = kI + λA + μ(J − I − A)
 *  r and s are the roots of x² − (λ − μ)x − (k − μ), and (k − r)(k − s) = μn on the all-one vector. */
export function stronglyRegularFromEigenvalues(k: Formula, r: Formula, s: Formula): SymbolicScheme {
  const mu = plus(k, times(r, s));
  const n = over(times(minus(k, r), minus(k, s)), mu);
  // f + g = n − 1 and fr + gs = −k.
  const f = over(times(-1, k, plus(s, 1), minus(k, s)), times(mu, minus(r, s)));
  const g = over(times(k, plus(r, 1), minus(k, r)), times(mu, minus(r, s)));
  return stronglyRegular({ n, k, lambda: plus(mu, r, s), mu, r, s, f, g });
}
