/** # Integer matrices. Defines `integerCharacteristicPolynomial`, `primitiveMinimalPolynomial`,
 *  `characteristicPolynomialModulo`, `characteristicPolynomialMod`.
 *
 * Square matrices as rows of bigints. The characteristic polynomial is found modulo primes (Hessenberg form, exact in
 * doubles because products stay below 2^52) and put together by the Chinese remainder theorem under a proved bound. Source:
 * H. Cohen, A Course in Computational Algebraic Number Theory, Springer 1993, Algorithm 2.2.9.
 * @module */
import { chineseRemainderStep } from './chineseRemainder.js';
import { type IntegerPolynomial, primitivePart } from './integerPolynomial.js';
import { absolute, symmetricRemainder } from './integers.js';
import { primeFieldRing } from './primeFieldPolynomial.js';
import { largePrimes } from './primes.js';
import { commonDenominator } from './rationalReconstruction.js';

export type IntegerMatrix = readonly (readonly bigint[])[];

function powerMod(base: number, exponent: number, p: number): number {
  let result = 1;
  let square = base % p;
  for (let e = exponent; e > 0; e = Math.floor(e / 2)) {
    if (e % 2 === 1) result = (result * square) % p;
    square = (square * square) % p;
  }
  return result;
}

/** det(x·I − A) mod p, ascending; `h` (n×n, row-major, entries in [0, p)) is destroyed. */
export function characteristicPolynomialMod(h: Float64Array, n: number, p: number): Float64Array {
  for (let m = 1; m < n - 1; m++) {
    let pivot = m;
    while (pivot < n && h[pivot * n + m - 1] === 0) pivot++;
    if (pivot === n) continue;
    if (pivot !== m) {
      for (let j = m - 1; j < n; j++) [h[pivot * n + j], h[m * n + j]] = [h[m * n + j]!, h[pivot * n + j]!];
      for (let i = 0; i < n; i++) [h[i * n + pivot], h[i * n + m]] = [h[i * n + m]!, h[i * n + pivot]!];
    }
    const inverse = powerMod(h[m * n + m - 1]!, p - 2, p);
    for (let i = m + 1; i < n; i++) {
      const factor = (h[i * n + m - 1]! * inverse) % p;
      if (factor === 0) continue;
      for (let j = m - 1; j < n; j++) h[i * n + j] = (h[i * n + j]! + (p - factor) * h[m * n + j]!) % p;
      for (let k = 0; k < n; k++) h[k * n + m] = (h[k * n + m]! + factor * h[k * n + i]!) % p;
    }
  }
  // q[m] = characteristic polynomial of the leading m×m block.
  const q: Float64Array[] = [Float64Array.of(1)];
  for (let m = 0; m < n; m++) {
    const next = new Float64Array(m + 2);
    const last = q[m]!;
    const diagonal = (p - h[m * n + m]!) % p;
    for (let k = 0; k <= m; k++) {
      next[k + 1] = (next[k + 1]! + last[k]!) % p;
      next[k] = (next[k]! + diagonal * last[k]!) % p;
    }
    let product = 1;
    for (let i = m - 1; i >= 0; i--) {
      product = (product * h[(i + 1) * n + i]!) % p;
      if (product === 0) break;
      const factor = (p - ((product * h[i * n + m]!) % p)) % p;
      const lower = q[i]!;
      for (let k = 0; k <= i; k++) next[k] = (next[k]! + factor * lower[k]!) % p;
    }
    q.push(next);
  }
  return q[n]!;
}

/** det(x·I − A) modulo a prime p < 2^26, ascending. */
export function characteristicPolynomialModulo(matrix: IntegerMatrix, p: number): Float64Array {
  const n = matrix.length;
  const big = BigInt(p);
  const h = new Float64Array(n * n);
  matrix.forEach((row, i) => {
    row.forEach((entry, j) => {
      const r = Number(entry % big);
      h[i * n + j] = r < 0 ? r + p : r;
    });
  });
  return characteristicPolynomialMod(h, n, p);
}

/** det(x·I − A), monic of degree n, ascending coefficients. Cost: n³ word operations for each 26 bits of the answer. */
export function integerCharacteristicPolynomial(matrix: IntegerMatrix): IntegerPolynomial {
  const n = matrix.length;
  // Every eigenvalue is at most ρ, the largest absolute row sum, so each coefficient is at most (1 + ρ)^n.
  const rowSum = matrix.reduce((most, row) => {
    const sum = row.reduce((total, entry) => total + absolute(entry), 0n);
    return sum > most ? sum : most;
  }, 0n);
  const bound = 2n * (1n + rowSum) ** BigInt(n) + 1n;
  let modulus = 1n;
  let residues: readonly bigint[] = new Array<bigint>(n + 1).fill(0n);
  for (const p of largePrimes()) {
    if (modulus >= bound) return residues;
    residues = chineseRemainderStep(residues, modulus, characteristicPolynomialModulo(matrix, p), p);
    modulus *= BigInt(p);
  }
  return residues;
}

/** The primitive multiple of the square-free part of det(x·I − A/den), when `accept` proves a candidate right; for the
 *  multiplication by an element of a field this is the minimal polynomial. Made for answers far smaller than the entries of A
 *  suggest: coefficients are reconstructed as fractions from their residues after 4, 8, 16 … primes. A candidate has at most
 *  the right degree, and less only where the primes so far divide the discriminant. */
export function primitiveMinimalPolynomial(
  matrix: IntegerMatrix,
  den: bigint,
  accept: (candidate: IntegerPolynomial) => boolean,
): IntegerPolynomial {
  let modulus = 1n;
  let residues: readonly bigint[] = [];
  let primes = 0;
  for (const p of largePrimes()) {
    if (den % BigInt(p) === 0n) continue;
    const image = squareFreeImage(matrix, den, p);
    if (image.length < residues.length) continue;
    if (image.length > residues.length) {
      residues = new Array<bigint>(image.length).fill(0n);
      modulus = 1n;
      primes = 0;
    }
    residues = chineseRemainderStep(residues, modulus, image, p);
    modulus *= BigInt(p);
    primes++;
    if (primes < 4 || (primes & (primes - 1)) !== 0) continue;
    const candidate = primitiveFromResidues(residues, modulus);
    if (candidate !== undefined && accept(candidate)) return candidate;
  }
  throw new Error('unreachable: largePrimes has no end');
}

/** The square-free part of det(x·I − A/den) modulo p, monic; p is beyond the size of A and does not divide den. */
function squareFreeImage(matrix: IntegerMatrix, den: bigint, p: number): Float64Array {
  const ring = primeFieldRing(p);
  const n = matrix.length;
  const image = characteristicPolynomialModulo(matrix, p);
  const inverse = ring.inverse(Number(den % BigInt(p)));
  for (let k = n - 1, power = inverse; k >= 0; k--, power = (power * inverse) % p) image[k] = (image[k]! * power) % p;
  return ring.divmod(image, ring.gcd(image, ring.derivative(image)))[0];
}

/** The primitive integer polynomial of positive leading coefficient with a multiple of these residues, its fractions as
 *  small as `commonDenominator` asks. */
function primitiveFromResidues(residues: readonly bigint[], modulus: bigint): IntegerPolynomial | undefined {
  const common = commonDenominator(residues, modulus);
  if (common === undefined) return undefined;
  return primitivePart(residues.map((residue) => symmetricRemainder(residue * common, modulus)));
}
