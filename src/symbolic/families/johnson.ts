/** # Johnson schemes J(n,k) for a given k. Defines `johnsonScheme`.
 *
 * k-subsets of n points, in relation i when they share k − i points. Eigenmatrix: Eberlein polynomials; dual: Hahn polynomials;
 * intersection numbers: counted by the four parts into which two subsets cut the points. Source: P. Delsarte, An algebraic
 * approach to the association schemes of coding theory, Philips Res. Rep. Suppl. 10 (1973), §4.2.
 * @module */
import { binomial, type Formula, minus, over, sumOf, times } from '../formula.js';
import { indices, type SymbolicScheme, symbolicScheme } from '../symbolicScheme.js';

const sign = (t: number): number => (t % 2 === 0 ? 1 : -1);

export function johnsonScheme(n: Formula, k: number): SymbolicScheme {
  const all = indices(k + 1);
  const valencies = all.map((i) => times(binomial(k, i), binomial(minus(n, k), i)));
  const multiplicities = all.map((j) => minus(binomial(n, j), binomial(n, j - 1)));
  const P = all.map((j) =>
    all.map((i) =>
      sumOf(indices(i + 1), (t) =>
        times(sign(t), binomial(j, t), binomial(k - j, i - t), binomial(minus(n, k + j), i - t)),
      ),
    ),
  );
  const Q = all.map((i) =>
    all.map((j) =>
      times(
        multiplicities[j]!,
        sumOf(indices(Math.min(i, j) + 1), (t) =>
          over(
            times(sign(t), binomial(i, t), binomial(j, t), binomial(minus(n, j - 1), t)),
            times(binomial(k, t), binomial(minus(n, k), t)),
          ),
        ),
      ),
    ),
  );
  // z takes c of the k − h points that x and y share, k − i − c of the others of x, k − j − c of the others of y.
  const p = all.map((i) =>
    all.map((j) =>
      all.map((h) =>
        sumOf(all, (c) =>
          times(
            binomial(k - h, c),
            binomial(h, k - i - c),
            binomial(h, k - j - c),
            binomial(minus(n, k + h), i + j - k + c),
          ),
        ),
      ),
    ),
  );
  return symbolicScheme({ n: binomial(n, k), valencies, multiplicities, P, p }, Q);
}
