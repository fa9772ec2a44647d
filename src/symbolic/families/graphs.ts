/** # Strongly regular graphs with parameters. Defines `triangularScheme`, `latticeScheme`, `latinSquareScheme`, `paleyScheme`,
 *  `generalizedQuadrangleScheme`.
 *
 * (n, k, λ, μ) by counting, then the eigenvalues r, s with multiplicities f, g. Source: A. E. Brouwer, H. Van Maldeghem, Strongly
 * Regular Graphs, Cambridge 2022, §1.1.
 * @module */
import { binomial, type Formula, minus, number, over, plus, power, times } from '../formula.js';
import { type SymbolicScheme, stronglyRegular } from '../symbolicScheme.js';

/** T(n): pairs of n points, adjacent when they meet. */
export const triangularScheme = (n: Formula): SymbolicScheme =>
  stronglyRegular({
    n: binomial(n, 2),
    k: times(2, minus(n, 2)),
    lambda: minus(n, 2),
    mu: 4,
    r: minus(n, 4),
    s: -2,
    f: minus(n, 1),
    g: over(times(n, minus(n, 3)), 2),
  });

/** L_g(q): cells of a q × q square, adjacent when they share row, column, or the symbol of one of g − 2 orthogonal Latin
 *  squares. Its own dual. */
export function latinSquareScheme(g: Formula, q: Formula): SymbolicScheme {
  const k = times(g, minus(q, 1));
  return stronglyRegular(
    {
      n: power(q, 2),
      k,
      lambda: plus(q, -2, times(minus(g, 1), minus(g, 2))),
      mu: times(g, minus(g, 1)),
      r: minus(q, g),
      s: times(-1, g),
      f: k,
      g: times(minus(q, 1), plus(q, 1, times(-1, g))),
    },
    'dual',
  );
}

/** The q × q rook's graph: L_2(q). */
export const latticeScheme = (q: Formula): SymbolicScheme => latinSquareScheme(number(2), q);

/** The field of q = s² elements, adjacent when the difference is a square; q ≡ 1 mod 4. Its own dual. */
export function paleyScheme(s: Formula): SymbolicScheme {
  const q = power(s, 2);
  const k = over(minus(q, 1), 2);
  return stronglyRegular(
    {
      n: q,
      k,
      lambda: over(minus(q, 5), 4),
      mu: over(minus(q, 1), 4),
      r: over(minus(s, 1), 2),
      s: over(minus(-1, s), 2),
      f: k,
      g: k,
    },
    'dual',
  );
}

/** Points of a generalized quadrangle GQ(s,t), adjacent when collinear. */
export function generalizedQuadrangleScheme(s: Formula, t: Formula): SymbolicScheme {
  const product = plus(times(s, t), 1);
  return stronglyRegular({
    n: times(plus(s, 1), product),
    k: times(s, plus(t, 1)),
    lambda: minus(s, 1),
    mu: plus(t, 1),
    r: minus(s, 1),
    s: minus(-1, t),
    f: over(times(s, t, plus(s, 1), plus(t, 1)), plus(s, t)),
    g: over(times(power(s, 2), product), plus(s, t)),
  });
}
