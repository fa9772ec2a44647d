/** # The extended binary Golay code. Defines `golayCode`, `octads`.
 *
 * Built from quadratic residues mod 23: on the points ∞, 0, …, 22 it is spanned by Ω and the sets N − i, N consisting of ∞ and the
 * nonresidues. Its 759 words of weight 8 are the octads of the Steiner system S(5,8,24).
 * Source: J. H. Conway, N. J. A. Sloane, Sphere Packings, Lattices and Groups, 3rd ed., Springer 1999, chapter 3, §2.8 and
 * chapter 10.
 * @module */
import { finiteField } from '../../exact/finiteField.js';

/** Words are 24-bit masks; bit 0 is ∞ and bit 1 + i the residue i. */
export function golayCode(): readonly number[] {
  const field = finiteField(23);
  const residues = Array.from({ length: 23 }, (_, i) => i);
  const nonresidues = residues.filter((i) => i !== 0 && !field.isNonzeroSquare(i));
  const generators = [
    2 ** 24 - 1,
    ...residues.map((i) => nonresidues.reduce((word, a) => word | (1 << (1 + field.sub(a, i))), 1)),
  ];
  let code = new Set([0]);
  for (const generator of generators)
    if (!code.has(generator)) code = new Set([...code].flatMap((word) => [word, word ^ generator]));
  return [...code].sort((a, b) => a - b);
}

/** The words of weight 8, as sorted lists of points 0..23, point 0 being ∞. */
export function octads(): readonly (readonly number[])[] {
  const points = (word: number): readonly number[] =>
    Array.from({ length: 24 }, (_, i) => i).filter((i) => (word >> i) % 2 === 1);
  return golayCode()
    .map(points)
    .filter((word) => word.length === 8);
}
