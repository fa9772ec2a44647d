/** # Hadamard matrices and graphs. Defines `hadamardGraph`.
 *
 * H Hᵀ = mI with entries ±1, by Sylvester's doubling and Paley's two constructions from the quadratic character: m = q + 1 for
 * q ≡ 3, m = 2(q + 1) for q ≡ 1 (mod 4). The Hadamard graph has vertices r_i^±, c_j^± and {m, m−1, m/2, 1; 1, m/2, m−1, m}.
 * Sources: R. E. A. C. Paley, J. Math. and Phys. 12 (1933) 311–320; BCN §1.8.
 * @module */
import { DomainError } from '../../exact/errors.js';
import { finiteField, primePower } from '../../exact/finiteField.js';
import type { Graph } from './graph.js';
import { conferenceMatrix } from './paley.js';

type SignMatrix = readonly (readonly number[])[];

const matrix = (m: number, entry: (i: number, j: number) => number): SignMatrix =>
  Array.from({ length: m }, (_, i) => Array.from({ length: m }, (_, j) => entry(i, j)));

function search(m: number): SignMatrix | undefined {
  if (m === 1) return [[1]];
  if (m === 2) return matrix(2, (i, j) => (i * j === 1 ? -1 : 1));
  if (m % 4 !== 0) return undefined;
  if (primePower(m - 1) !== undefined) {
    const field = finiteField(m - 1);
    // I + S with the skew conference matrix S: first row +1, first column −1.
    return matrix(m, (i, j) => {
      if (i === 0 || i === j) return 1;
      return j === 0 || !field.isNonzeroSquare(field.sub(i - 1, j - 1)) ? -1 : 1;
    });
  }
  const q = m / 2 - 1;
  if (q % 4 === 1 && primePower(q) !== undefined) {
    const C = conferenceMatrix(q);
    // C ⊗ (1 1; 1 −1) + I ⊗ (1 −1; −1 −1)
    return matrix(m, (i, j) => {
      const [x, y] = [i >> 1, j >> 1];
      const [a, b] = [i & 1, j & 1];
      return x === y ? (a === 0 && b === 0 ? 1 : -1) : C(x, y) * (a === 1 && b === 1 ? -1 : 1);
    });
  }
  const half = search(m / 2);
  return half && matrix(m, (i, j) => half[i >> 1]![j >> 1]! * ((i & j & 1) === 1 ? -1 : 1));
}

/** A Hadamard matrix of order m. @throws DomainError when these constructions give none (m = 92 is the least such multiple of 4) */
function hadamardMatrix(m: number, where: string): SignMatrix {
  const found = search(m);
  if (found === undefined)
    throw new DomainError({
      where,
      expected: "an order of Sylvester's or Paley's matrices, or twice one",
      found: String(m),
    });
  return found;
}

/** Vertices r_i^+, r_i^−, c_j^+, c_j^−, each block 0 … m−1; r_i^s is joined to c_j^t when st = H_ij. */
export function hadamardGraph(m: number, where: string): Graph {
  const H = hadamardMatrix(m, where);
  return {
    n: 4 * m,
    adjacent: (x, y) => {
      if (x < 2 * m === y < 2 * m) return false;
      const [r, c] = x < 2 * m ? [x, y - 2 * m] : [y, x - 2 * m];
      return (r < m === c < m ? 1 : -1) === H[r % m]![c % m];
    },
  };
}
