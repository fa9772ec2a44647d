/** # Imprimitive graphs of diameter 3. Defines `symmetricDesignScheme`, `antipodalCoverScheme`.
 *
 * Relations are distances. Source: A. E. Brouwer, A. M. Cohen, A. Neumaier, Distance-Regular Graphs, Springer 1989, §1.6 and
 * Proposition 4.2.2 (antipodal covers of complete graphs; two-fold ones are Taylor graphs).
 * @module */
import { type Formula, minus, number, ONE, over, plus, power, times, ZERO } from '../formula.js';
import { indices, type SymbolicScheme, symbolicScheme } from '../symbolicScheme.js';

/** p^k_ij from the rows (p^0_ij … p^3_ij) for 1 ≤ i ≤ j. */
function symmetricTable(rows: Readonly<Record<string, readonly Formula[]>>): SymbolicScheme['p'] {
  const unit = (i: number): readonly Formula[] => indices(4).map((k) => (k === i ? ONE : ZERO));
  return indices(4).map((i) =>
    indices(4).map((j) => {
      const [a, b] = [Math.min(i, j), Math.max(i, j)];
      return a === 0 ? unit(b) : rows[`${a}${b}`]!;
    }),
  );
}

/** The incidence graph of a symmetric design with k = λ + s² (s² its order): points and blocks, of which any two have λ
 *  neighbours in common. Each p^k_ij counts points or blocks by incidence. */
export function symmetricDesignScheme(lambda: Formula, s: Formula): SymbolicScheme {
  const k = plus(lambda, power(s, 2));
  const v = plus(1, over(times(k, minus(k, 1)), lambda));
  const others = minus(v, 1);
  const rest = minus(v, k);
  const P = [
    [ONE, k, others, rest],
    [ONE, times(-1, k), others, times(-1, rest)],
    [ONE, s, number(-1), times(-1, s)],
    [ONE, times(-1, s), number(-1), s],
  ];
  const p = symmetricTable({
    11: [k, ZERO, lambda, ZERO],
    12: [ZERO, minus(k, 1), ZERO, k],
    13: [ZERO, ZERO, minus(k, lambda), ZERO],
    22: [others, ZERO, minus(v, 2), ZERO],
    23: [ZERO, rest, ZERO, minus(rest, 1)],
    33: [rest, ZERO, plus(v, times(-2, k), lambda), ZERO],
  });
  return symbolicScheme({
    n: times(2, v),
    valencies: [ONE, k, others, rest],
    multiplicities: [ONE, ONE, others, others],
    P,
    p,
  });
}

/** A graph on n fibres of r points, where each point has one neighbour in every other fibre and two points at distance 2 have
 *  c common neighbours. Its eigenvalues besides n − 1 and −1 are θ and τ, with θτ = 1 − n and θ + τ = a_1 − c. The p^k_ij with a
 *  1 or a 3 are counted, the others are what is left of the valency. */
export function antipodalCoverScheme(r: Formula, theta: Formula, tau: Formula): SymbolicScheme {
  const k = times(-1, theta, tau);
  const n = plus(k, 1);
  const c = over(plus(n, -2, times(-1, theta), times(-1, tau)), r);
  const a = plus(theta, tau, c);
  const mates = minus(r, 1);
  const far = times(k, mates);
  const P = [
    [ONE, k, far, mates],
    [ONE, number(-1), minus(1, r), mates],
    [ONE, theta, times(-1, theta), number(-1)],
    [ONE, tau, times(-1, tau), number(-1)],
  ];
  const p = symmetricTable({
    11: [k, a, c, ZERO],
    12: [ZERO, plus(k, -1, times(-1, a)), plus(k, -1, times(-1, c)), k],
    13: [ZERO, ZERO, ONE, ZERO],
    22: [
      far,
      plus(far, 1, a, times(-1, k), times(-1, mates)),
      plus(far, c, times(-1, k), times(-1, minus(r, 2))),
      minus(far, k),
    ],
    23: [ZERO, mates, minus(r, 2), ZERO],
    33: [mates, ZERO, ZERO, minus(r, 2)],
  });
  const share = over(times(n, mates), minus(theta, tau));
  return symbolicScheme({
    n: times(r, n),
    valencies: [ONE, k, far, mates],
    multiplicities: [ONE, k, times(-1, tau, share), times(theta, share)],
    P,
    p,
  });
}
