/** # Lattice reduction. Defines `reduceLattice`: the integral LLL algorithm.
 *
 * All-integer: d_i is the Gram determinant of the first i vectors and λ_ij = d_j·μ_ij, so that no rounding can occur.
 * Sources: A. K. Lenstra, H. W. Lenstra, L. Lovász, Math. Ann. 261 (1982) 515–534; H. Cohen, A Course in Computational
 * Algebraic Number Theory, 1993, Algorithm 2.6.7, whose letters are used.
 * @module */
import { DomainError } from './errors.js';

interface ReducedLattice {
  /** LLL-reduced with factor 3/4. */
  readonly basis: readonly (readonly bigint[])[];
  /** d_0 = 1, d_1, … d_n: the squared length of the i-th Gram–Schmidt vector is d_i/d_{i−1}. */
  readonly gramDeterminants: readonly bigint[];
}

/** An LLL-reduced basis of the lattice spanned by linearly independent rows of equal length.
 *  @throws DomainError when the rows are dependent */
export function reduceLattice(rows: readonly (readonly bigint[])[]): ReducedLattice {
  const b = rows.map((row) => [...row]);
  const n = b.length;
  const d: bigint[] = [1n]; // d[i + 1] belongs to row i
  const lambda: bigint[][] = b.map(() => []);
  let k = 0;
  let known = -1; // Gram–Schmidt data are known for rows 0 … known
  while (k < n) {
    if (k > known) {
      known = k;
      orthogonalize(b, d, lambda, k);
      if (k === 0) {
        k = 1;
        continue;
      }
    }
    reduceBy(b, d, lambda, k, k - 1);
    const l = lambda[k]![k - 1]!;
    // Lovász: |b*_k|² ≥ (3/4 − μ²)|b*_{k−1}|², times 4 d_k².
    if (4n * (d[k + 1]! * d[k - 1]! + l * l) < 3n * d[k]! * d[k]!) {
      swap(b, d, lambda, k, known);
      k = Math.max(1, k - 1);
    } else {
      for (let j = k - 2; j >= 0; j--) reduceBy(b, d, lambda, k, j);
      k++;
    }
  }
  return { basis: b, gramDeterminants: d };
}

/** Fills λ_k0 … λ_k,k−1 and d_{k+1}. */
function orthogonalize(b: readonly bigint[][], d: bigint[], lambda: bigint[][], k: number): void {
  const row = lambda[k]!;
  for (let j = 0; j <= k; j++) {
    let u = dot(b[k]!, b[j]!);
    const other = j === k ? row : lambda[j]!;
    for (let i = 0; i < j; i++) u = (d[i + 1]! * u - row[i]! * other[i]!) / d[i]!;
    if (j < k) row[j] = u;
    else d[k + 1] = u;
  }
  if (d[k + 1] === 0n)
    throw new DomainError({ where: `lattice row ${k}`, expected: 'independent rows', found: 'a dependent one' });
}

function dot(x: readonly bigint[], y: readonly bigint[]): bigint {
  let sum = 0n;
  for (let i = 0; i < x.length; i++) if (x[i] !== 0n && y[i] !== 0n) sum += x[i]! * y[i]!;
  return sum;
}

/** Subtracts from row k the multiple of row j < k that makes |μ_kj| ≤ 1/2. */
function reduceBy(b: bigint[][], d: readonly bigint[], lambda: readonly bigint[][], k: number, j: number): void {
  const row = lambda[k]!;
  const dj = d[j + 1]!;
  const twice = 2n * row[j]!;
  if (twice <= dj && -twice <= dj) return;
  const q = (twice + (twice < 0n ? -dj : dj)) / (2n * dj); // nearest integer; bigint division truncates
  const target = b[k]!;
  const source = b[j]!;
  for (let i = 0; i < target.length; i++) if (source[i] !== 0n) target[i] = target[i]! - q * source[i]!;
  row[j] = row[j]! - q * dj;
  const other = lambda[j]!;
  for (let i = 0; i < j; i++) row[i] = row[i]! - q * other[i]!;
}

/** Exchanges rows k − 1 and k. */
function swap(b: bigint[][], d: bigint[], lambda: bigint[][], k: number, known: number): void {
  [b[k - 1], b[k]] = [b[k]!, b[k - 1]!];
  const upper = lambda[k - 1]!;
  const lower = lambda[k]!;
  for (let j = 0; j < k - 1; j++) [upper[j], lower[j]] = [lower[j]!, upper[j]!];
  const l = lower[k - 1]!;
  const [before, at, after] = [d[k - 1]!, d[k]!, d[k + 1]!];
  const B = (before * after + l * l) / at;
  for (let i = k + 1; i <= known; i++) {
    const row = lambda[i]!;
    const t = row[k]!;
    const s = (after * row[k - 1]! - l * t) / at;
    row[k] = s;
    row[k - 1] = (B * t + l * s) / after;
  }
  d[k] = B;
}
