/** # Characters modulo a prime. Defines `modularCharacters`, `ModularCharacters`.
 *
 * The characters of a commutative algebra with integer structure constants that have their values in F_p: eigenvectors with leading entry
 * 1 of a combination N of the N_a = (t^c_ab)_{b,c} whose characteristic polynomial is square-free modulo p, so that eigenvalues of N are
 * simple, over F_p and over Q. If p splits completely in the field of all characters, these are the images of all of them.
 * @module */
import { characteristicPolynomialMod } from '../exact/integerMatrix.js';
import { equalDegreeFactorization } from '../exact/primeFieldFactorization.js';
import { type PrimeFieldRing, primeFieldRing } from '../exact/primeFieldPolynomial.js';
import { combinationMatrix, type StructureConstants } from './structureConstants.js';

export interface ModularCharacters {
  /** N over Z, row-major. */
  readonly matrix: Float64Array;
  /** Rows (χ(v_0) = 1, χ(v_1), …), entries in [0, p). */
  readonly rows: readonly Float64Array[];
}

const TRIES = 4;

/** Undefined when no separating N is found soon. Cost: a few times rank³ word operations. @param p a prime below 2^26 */
export function modularCharacters(algebra: StructureConstants, p: number): ModularCharacters | undefined {
  const { rank } = algebra;
  const ring = primeFieldRing(p);
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const matrix = combinationMatrix(algebra, scatteredWeights(rank, attempt));
    const residues = matrix.map((x) => ((x % p) + p) % p);
    const polynomial = characteristicPolynomialMod(residues.slice(), rank, p);
    if (ring.gcd(polynomial, ring.derivative(polynomial)).length > 1) continue;
    const x = Float64Array.of(0, 1);
    const product = ring.gcd(ring.sub(ring.powMod(x, p, polynomial), ring.mod(x, polynomial)), polynomial);
    const roots = product.length < 2 ? [] : equalDegreeFactorization(ring, { degree: 1, product });
    const powers = krylov(residues, rank, p);
    const rows = roots.map((linear) => eigenvector(ring, polynomial, (p - linear[0]!) % p, powers));
    return { matrix, rows: rows.filter((row) => row !== undefined) };
  }
  return undefined;
}

/** Small weights without a pattern: 0 at the identity, then 1 … 1000. */
function scatteredWeights(rank: number, attempt: number): readonly number[] {
  let state = attempt;
  return Array.from({ length: rank }, (_, a) => {
    state = (state * 48_271) % 2_147_483_647;
    return a === 0 ? 0 : 1 + (state % 1000);
  });
}

/** N^k e_0 modulo p, k < rank. */
function krylov(matrix: Float64Array, rank: number, p: number): readonly Float64Array[] {
  const powers: Float64Array[] = [Float64Array.from({ length: rank }, (_, i) => (i === 0 ? 1 : 0))];
  while (powers.length < rank) {
    const x = powers[powers.length - 1]!;
    const next = new Float64Array(rank);
    for (let b = 0; b < rank; b++) {
      let sum = 0;
      for (let c = 0; c < rank; c++) {
        const entry = matrix[b * rank + c]!;
        if (entry !== 0 && x[c] !== 0) sum = (sum + entry * x[c]!) % p;
      }
      next[b] = sum;
    }
    powers.push(next);
  }
  return powers;
}

/** The eigenvector (χ/(x − θ))(N)·e_0, scaled to leading entry 1; undefined if its leading entry is 0. */
function eigenvector(
  ring: PrimeFieldRing,
  polynomial: Float64Array,
  theta: number,
  powers: readonly Float64Array[],
): Float64Array | undefined {
  const { p } = ring;
  const degree = polynomial.length - 1;
  const quotient = new Float64Array(degree);
  quotient[degree - 1] = polynomial[degree]!;
  for (let k = degree - 2; k >= 0; k--) quotient[k] = (polynomial[k + 1]! + theta * quotient[k + 1]!) % p;
  const vector = new Float64Array(degree);
  vector.set(ring.combine(quotient, powers));
  if (vector[0] === 0) return undefined;
  const scale = ring.inverse(vector[0]!);
  return vector.map((x) => (x * scale) % p);
}
