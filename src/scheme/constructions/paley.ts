/** # Paley graphs and conference matrices. Defines `paleyGraph`, `conferenceMatrix`.
 *
 * For a prime power q ≡ 1 (mod 4), −1 is a square, so that "x − y is a nonzero square of GF(q)" is a graph: strongly
 * regular with eigenvalues (−1 ± √q)/2. Bordering its ±1 matrix gives a symmetric conference matrix C of order q + 1:
 * C² = qI. Sources: R. E. A. C. Paley, J. Math. and Phys. 12 (1933) 311–320; A. E. Brouwer, W. H. Haemers, Spectra of
 * Graphs, Springer 2012, §§9.1, 10.4.
 * @module */
import { DomainError } from '../../exact/errors.js';
import { finiteField, primePower } from '../../exact/finiteField.js';
import type { Graph } from './graph.js';

/** The Paley graph on GF(q); vertices are the field elements of `finiteField`.
 *  @throws DomainError unless q ≡ 1 (mod 4) is a prime power */
export function paleyGraph(q: number, where = 'Paley graph'): Graph {
  if (q % 4 !== 1 || primePower(q) === undefined)
    throw new DomainError({ where, expected: 'a prime power q ≡ 1 (mod 4)', found: String(q) });
  const field = finiteField(q);
  return { n: q, adjacent: (x, y) => field.isNonzeroSquare(field.sub(x, y)) };
}

/** Entries −1, 0, 1 of the symmetric conference matrix of order q + 1 in normal form: row and column 0 are +1 off the
 *  diagonal, the core is the quadratic character of x − y.
 *  @throws DomainError unless q ≡ 1 (mod 4) is a prime power */
export function conferenceMatrix(q: number, where = 'conference matrix'): (x: number, y: number) => -1 | 0 | 1 {
  const paley = paleyGraph(q, where);
  return (x, y) => {
    if (x === y) return 0;
    return x === 0 || y === 0 || paley.adjacent(x - 1, y - 1) ? 1 : -1;
  };
}
