/** # Rational characters. Defines `rationalCharacters`.
 *
 * The characters with rational values, found without factoring anything over Z. Their values are algebraic integers, hence integers, and
 * small, so they are read off modulo one prime: characters over F_p, lifted to the integers next to 0. A lifted vector x with N x = θ x
 * over Z is a character, because the eigenvalue θ of N is simple; what is no character fails that test, so a bad prime can lose
 * characters and never make one up.
 * @module */
import { modularCharacters } from './modularCharacters.js';
import { applyMatrix, type StructureConstants } from './structureConstants.js';

/** The greatest prime below 2^26: products of two residues, and sums of two such products, are exact in doubles. */
export const PRIME = 67_108_859;

/** Integer rows (χ(v_0) = 1, χ(v_1), …), some or all of those that exist (in practice all). Cost: a few times rank³ word operations. */
export function rationalCharacters(algebra: StructureConstants): readonly Float64Array[] {
  if (algebra.rank === 1) return [Float64Array.of(1)];
  const found = modularCharacters(algebra, PRIME);
  if (found === undefined) return [];
  return found.rows
    .map((row) => row.map((x) => (2 * x > PRIME ? x - PRIME : x)))
    .filter((row) => isEigenvector(found.matrix, row));
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
