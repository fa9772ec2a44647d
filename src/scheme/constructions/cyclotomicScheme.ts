/** # Cyclotomic schemes. Defines `cyclotomicLabels`.
 *
 * With ω a primitive element of GF(q) and e | q − 1, C_i = ω^(i−1)⟨ω^e⟩ for i = 1 … e; (x,y) ∈ R_i when y − x ∈ C_i. The scheme is
 * symmetric iff −1 ∈ C_1, that is, q even or e | (q−1)/2; else commutative. e = 2: Paley graph or tournament. R_1 alone contains
 * the coset graphs of the Golay codes: q = 2^11, e = 89, and q = 3^5, e = 11. Source: BCN §2.10B.
 * @module */
import { DomainError } from '../../exact/errors.js';
import { elementaryAbelian, translationLabels } from './translationScheme.js';
import { fieldOfOrder, logarithms } from './vectorSpace.js';

/** @throws DomainError when q is no prime power or e does not divide q − 1 */
export function cyclotomicLabels(q: number, e: number, where: string): Int32Array {
  const field = fieldOfOrder(q, `${where}.q`);
  if ((q - 1) % e !== 0)
    throw new DomainError({ where: `${where}.e`, expected: `a divisor of q − 1 = ${q - 1}`, found: String(e) });
  const classOf = logarithms(field).map((exponent) => (exponent === -1 ? 0 : 1 + (exponent % e)));
  return translationLabels(elementaryAbelian(field.characteristic, field.degree), classOf);
}
