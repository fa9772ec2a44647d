/** # Hamming schemes H(d,q) for a given d. Defines `hammingScheme`.
 *
 * Words of length d over q letters, in relation i when they differ in i places. Eigenmatrix: Krawtchouk polynomials, its own
 * dual; intersection numbers: counted place by place. Source: P. Delsarte, An algebraic approach to the association schemes
 * of coding theory, Philips Res. Rep. Suppl. 10 (1973), §4.1.
 * @module */
import { binomial, type Formula, minus, power, sumOf, times } from '../formula.js';
import { indices, type SymbolicScheme, symbolicScheme } from '../symbolicScheme.js';

export function hammingScheme(d: number, q: Formula): SymbolicScheme {
  const all = indices(d + 1);
  const valencies = all.map((i) => times(binomial(d, i), power(minus(q, 1), i)));
  const P = all.map((j) =>
    all.map((i) =>
      sumOf(indices(i + 1), (t) => times((-1) ** t, binomial(j, t), binomial(d - j, i - t), power(minus(q, 1), i - t))),
    ),
  );
  // Where x and y agree (d − h places) z differs from both in a places; where they differ (h places) z agrees with x in b,
  // with y in c and with neither in the others. So i = a + h − b and j = a + h − c.
  const p = all.map((i) =>
    all.map((j) =>
      all.map((h) =>
        sumOf(indices(d - h + 1), (a) => {
          const [b, c] = [a + h - i, a + h - j];
          if (b < 0 || c < 0 || b + c > h) return 0;
          return times(
            binomial(d - h, a),
            power(minus(q, 1), a),
            binomial(h, b),
            binomial(h - b, c),
            power(minus(q, 2), h - b - c),
          );
        }),
      ),
    ),
  );
  return symbolicScheme({ n: power(q, d), valencies, multiplicities: valencies, P, p }, P);
}
