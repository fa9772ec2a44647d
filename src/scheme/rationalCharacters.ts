/** # Rational characters. Defines `rationalCharacters`.
 *
 * The characters with rational values, found without factoring anything over Z. Their values are algebraic integers, hence integers, and
 * small, so they are read off modulo one prime: eigenvectors with leading entry 1 of a separating matrix N over F_p, lifted to the
 * integers next to 0. A lifted vector x with N x = θ x over Z is a character, because the eigenvalue θ of N is simple; what is no
 * character fails that test, so a bad prime can lose characters and never make one up.
 * @module */
import { characteristicPolynomialMod } from '../exact/integerMatrix.js';
import { equalDegreeFactorization } from '../exact/primeFieldFactorization.js';
import { type PrimeFieldRing, primeFieldRing } from '../exact/primeFieldPolynomial.js';
import { applyMatrix, combinationMatrix, type StructureConstants } from './structureConstants.js';

/** The greatest prime below 2^26: products of two residues, and sums of two such products, are exact in doubles. */
export const PRIME = 67_108_859;
const TRIES = 4;

/** Integer rows (χ(v_0) = 1, χ(v_1), …), some or all of those that exist (in practice all). Cost: a few times rank³ word operations. */
export function rationalCharacters(algebra: StructureConstants): readonly Float64Array[] {
  const { rank } = algebra;
  if (rank === 1) return [Float64Array.of(1)];
  const ring = primeFieldRing(PRIME);
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const matrix = combinationMatrix(algebra, scatteredWeights(rank, attempt));
    const residues = matrix.map((x) => ((x % PRIME) + PRIME) % PRIME);
    const polynomial = characteristicPolynomialMod(residues.slice(), rank, PRIME);
    if (ring.gcd(polynomial, ring.derivative(polynomial)).length > 1) continue;
    const x = Float64Array.of(0, 1);
    const product = ring.gcd(ring.sub(ring.powMod(x, PRIME, polynomial), ring.mod(x, polynomial)), polynomial);
    const roots = product.length < 2 ? [] : equalDegreeFactorization(ring, { degree: 1, product });
    const powers = krylov(residues, rank);
    return roots.flatMap((linear) => {
      const row = lifted(ring, polynomial, (PRIME - linear[0]!) % PRIME, powers);
      return row !== undefined && isEigenvector(matrix, row) ? [row] : [];
    });
  }
  return [];
}

/** Small weights without a pattern: 0 at the identity, then 1 … 1000. */
function scatteredWeights(rank: number, attempt: number): readonly number[] {
  let state = attempt;
  return Array.from({ length: rank }, (_, a) => {
    state = (state * 48_271) % 2_147_483_647;
    return a === 0 ? 0 : 1 + (state % 1000);
  });
}

/** N^k e_0 modulo the prime, k < rank. */
function krylov(matrix: Float64Array, rank: number): readonly Float64Array[] {
  const powers: Float64Array[] = [Float64Array.from({ length: rank }, (_, i) => (i === 0 ? 1 : 0))];
  while (powers.length < rank) powers.push(applyModulo(matrix, powers[powers.length - 1]!));
  return powers;
}

function applyModulo(matrix: Float64Array, x: Float64Array): Float64Array {
  const size = x.length;
  const result = new Float64Array(size);
  for (let b = 0; b < size; b++) {
    let sum = 0;
    for (let c = 0; c < size; c++) {
      const entry = matrix[b * size + c]!;
      if (entry !== 0) sum = (sum + entry * x[c]!) % PRIME;
    }
    result[b] = sum;
  }
  return result;
}

/** The eigenvector (χ/(x − θ))(N)·e_0, scaled to leading entry 1, with entries in (−p/2, p/2); undefined if its leading entry is 0. */
function lifted(
  ring: PrimeFieldRing,
  polynomial: Float64Array,
  theta: number,
  powers: readonly Float64Array[],
): Float64Array | undefined {
  const degree = polynomial.length - 1;
  const quotient = new Float64Array(degree);
  quotient[degree - 1] = polynomial[degree]!;
  for (let k = degree - 2; k >= 0; k--) quotient[k] = (polynomial[k + 1]! + theta * quotient[k + 1]!) % PRIME;
  const vector = new Float64Array(degree);
  vector.set(ring.combine(quotient, powers));
  if (vector[0] === 0) return undefined;
  const scale = ring.inverse(vector[0]!);
  return vector.map((x) => {
    const residue = (x * scale) % PRIME;
    return 2 * residue > PRIME ? residue - PRIME : residue;
  });
}

/** N x = (N x)_0·x over Z, every intermediate value being below 2^53; false also where it might not be. */
function isEigenvector(matrix: Float64Array, x: Float64Array): boolean {
  const image = applyMatrix(matrix, x);
  const theta = image[0]!;
  const size = x.length;
  let greatest = 0;
  for (let c = 0; c < size; c++) greatest = Math.max(greatest, Math.abs(x[c]!));
  for (let b = 0; b < size; b++) {
    let rowSum = Math.abs(theta);
    for (let c = 0; c < size; c++) rowSum += Math.abs(matrix[b * size + c]!);
    if (rowSum * greatest >= 2 ** 53 || image[b] !== theta * x[b]!) return false;
  }
  return true;
}
