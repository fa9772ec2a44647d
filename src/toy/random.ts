/** # Seeded random numbers. Defines `Generator`, `generator`, `generatorFrom`, `fourGenerators`.
 *
 * xoshiro128** (D. Blackman, S. Vigna, *Scrambled linear pseudorandom number generators*, 2018): four 32-bit words, period
 * 2^128 − 1. Its words are made from the seed by SplitMix64, as its authors advise.
 * @module */

export interface Generator {
  /** The state, changed by every draw. */
  readonly words: Uint32Array;
  /** A 32-bit word. */
  word(): number;
  /** From the standard normal distribution (Box and Muller, the cosine only). */
  normal(): number;
}

/** @param seed an integer from 0 to 2^53 − 1 */
export function generator(seed: number): Generator {
  const words = new Uint32Array(4);
  const source = splitMix64(BigInt(seed));
  for (let k = 0; k < 4; k += 2) {
    const value = source();
    words[k] = Number(value & 0xffffffffn);
    words[k + 1] = Number(value >> 32n);
  }
  return generatorFrom(words);
}

/** The generator in this state. */
export function generatorFrom(words: Uint32Array): Generator {
  const word = (): number => {
    const scrambled = rotate(Math.imul(words[1]!, 5), 7);
    const shifted = words[1]! << 9;
    words[2]! ^= words[0]!;
    words[3]! ^= words[1]!;
    words[1]! ^= words[2]!;
    words[0]! ^= words[3]!;
    words[2]! ^= shifted;
    words[3] = rotate(words[3]!, 11);
    return Math.imul(scrambled, 9) >>> 0;
  };
  return {
    words,
    word,
    normal: () => {
      const radius = Math.sqrt(-2 * Math.log((word() + 0.5) / 2 ** 32));
      return radius * Math.cos((2 * Math.PI * word()) / 2 ** 32);
    },
  };
}

/** The polynomial by which xoshiro128** jumps 2^64 words ahead (from its authors' program). */
const JUMP = [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b] as const;

/** The words 2^64 draws later. */
function jumped(words: Uint32Array): Uint32Array {
  const { words: moving, word } = generatorFrom(words.slice());
  const sum = new Uint32Array(4);
  for (const part of JUMP)
    for (let bit = 0; bit < 32; bit++) {
      if (((part >>> bit) & 1) === 1) for (let k = 0; k < 4; k++) sum[k]! ^= moving[k]!;
      word();
    }
  return sum;
}

/** Four generators that never meet, 2^64 words apart, the first in this state: their first words, their second words, … */
export function fourGenerators(words: Uint32Array): Uint32Array {
  const together = new Uint32Array(16);
  let lane = words;
  for (let g = 0; g < 4; g++) {
    for (let k = 0; k < 4; k++) together[4 * k + g] = lane[k]!;
    lane = jumped(lane);
  }
  return together;
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** G. L. Steele, D. Lea, C. H. Flood, *Fast splittable pseudorandom number generators*, 2014. */
function splitMix64(seed: bigint): () => bigint {
  let state = BigInt.asUintN(64, seed);
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  };
}
