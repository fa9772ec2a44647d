/** # The Leech lattice. Defines `leechMinimalVectors`.
 *
 * In coordinates scaled by √8, where the least nonzero norm is 32, the minimal vectors are of three shapes: (±2⁸, 0¹⁶) with
 * the ±2 on an octad and an even number of minus signs, (∓3, ±1²³) with the upper signs on a word of the Golay code, and
 * (±4², 0²²): 759·2⁷ + 24·2¹² + 1104 = 196,560. Too many for a Gram matrix; for the frame operator see `../frameOperator.ts`.
 * Source: J. H. Conway, N. J. A. Sloane, Sphere Packings, Lattices and Groups, 3rd ed., Springer 1999, chapter 4, §11.
 * @module */
import { golayCode, octads } from '../../scheme/constructions/golay.js';

const DIMENSION = 24;
const COUNT = 196_560;

/** The 196,560 minimal vectors, 24 coordinates each, one after the other; their squared norm is 32. */
export function leechMinimalVectors(): Int8Array {
  const vectors = new Int8Array(COUNT * DIMENSION);
  let at = 0;
  for (const octad of octads())
    for (let signs = 0; signs < 1 << 7; signs++) {
      let even = 0; // the last sign makes the number of minus signs even
      for (let i = 0; i < 7; i++) {
        const minus = (signs >> i) & 1;
        even ^= minus;
        vectors[at + octad[i]!] = minus === 1 ? -2 : 2;
      }
      vectors[at + octad[7]!] = even === 1 ? -2 : 2;
      at += DIMENSION;
    }
  for (const word of golayCode())
    for (let place = 0; place < DIMENSION; place++) {
      for (let i = 0; i < DIMENSION; i++) {
        const upper = ((word >> i) & 1) === 1 ? 1 : -1;
        vectors[at + i] = i === place ? -3 * upper : upper;
      }
      at += DIMENSION;
    }
  for (let i = 0; i < DIMENSION; i++)
    for (let j = i + 1; j < DIMENSION; j++)
      for (const [x, y] of [
        [4, 4],
        [4, -4],
        [-4, 4],
        [-4, -4],
      ] as const) {
        vectors[at + i] = x;
        vectors[at + j] = y;
        at += DIMENSION;
      }
  return vectors;
}
