/** # Chinese remaindering of vectors. Defines `chineseRemainderStep`.
 * @module */
import { symmetricRemainder } from './integers.js';
import { primeFieldRing } from './primeFieldPolynomial.js';

/** The vector that is `known` modulo `modulus` and `residues` modulo the prime p, entries in (−modulus·p/2, modulus·p/2].
 *  @param known entries in (−modulus/2, modulus/2]
 *  @param residues integers in [0, p), as many as `known`
 *  @param p a prime below 2^26 that does not divide `modulus` */
export function chineseRemainderStep(
  known: readonly bigint[],
  modulus: bigint,
  residues: Float64Array | readonly number[],
  p: number,
): readonly bigint[] {
  const prime = BigInt(p);
  const inverse = primeFieldRing(p).inverse(Number(modulus % prime));
  const product = modulus * prime;
  return known.map((c, i) => {
    const r = Number(c % prime);
    const difference = residues[i]! - r; // in (−p, 2p)
    const digit = ((((difference % p) + p) % p) * inverse) % p;
    return digit === 0 ? c : symmetricRemainder(c + modulus * BigInt(digit), product);
  });
}
