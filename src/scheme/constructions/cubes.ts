/** # Hamming schemes, halved and folded cubes, Doob graphs. Defines `rectangularScheme`, `hammingScheme`, `halfCubeScheme`, `foldedCubeScheme`,
 * `halvedFoldedCubeScheme`, `doobScheme`: all of them translation schemes.
 *
 * Halving keeps the words of even weight and relates them by half their distance; folding identifies a word with its complement.
 * Source: BCN §§9.2B–D.
 * @module */
import type { CoherentConfiguration } from '../coherentConfiguration.js';
import { schemeOfRegularLabels } from './regularScheme.js';
import { elementaryAbelian, translationLabels } from './translationScheme.js';

function scheme(moduli: readonly number[], weight: (digits: readonly number[]) => number, where: string) {
  const n = moduli.reduce((product, m) => product * m, 1);
  const digits = new Array<number>(moduli.length).fill(0);
  const classOf = new Int32Array(n);
  for (let element = 0; element < n; element++) {
    classOf[element] = weight(digits);
    for (let i = moduli.length - 1; i >= 0; i--) {
      digits[i] = (digits[i]! + 1) % moduli[i]!;
      if (digits[i] !== 0) break;
    }
  }
  return schemeOfRegularLabels(n, translationLabels(moduli, classOf), where);
}

const hammingWeight = (digits: readonly number[]): number => digits.reduce((sum, a) => (a === 0 ? sum : sum + 1), 0);

/** Cells of a board: in one row, in one column, in neither; a square board, where rows and columns cannot be told apart, has
 *  H(2,m) instead. */
export const rectangularScheme = (rows: number, columns: number, where: string): CoherentConfiguration =>
  rows === columns
    ? hammingScheme(2, rows, where)
    : scheme([rows, columns], ([row, column]) => (row === 0 ? (column === 0 ? 0 : 1) : column === 0 ? 2 : 3), where);

/** H(d,q): words by Hamming distance. */
export const hammingScheme = (d: number, q: number, where: string): CoherentConfiguration =>
  scheme(elementaryAbelian(q, d), hammingWeight, where);

/** ½H(d,2), d ≥ 2: the first d−1 letters of a word of even weight determine the last. */
export const halfCubeScheme = (d: number, where: string): CoherentConfiguration =>
  scheme(elementaryAbelian(2, d - 1), (digits) => Math.ceil(hammingWeight(digits) / 2), where);

/** The folded d-cube, d ≥ 2: of a word and its complement the one that ends in 0, without that letter. */
export const foldedCubeScheme = (d: number, where: string): CoherentConfiguration =>
  scheme(
    elementaryAbelian(2, d - 1),
    (digits) => {
      const weight = hammingWeight(digits);
      return Math.min(weight, d - weight);
    },
    where,
  );

/** The folded half d-cube, d ≥ 4 even: words of even weight up to complement. */
export const halvedFoldedCubeScheme = (d: number, where: string): CoherentConfiguration =>
  scheme(
    elementaryAbelian(2, d - 2),
    (digits) => {
      const weight = hammingWeight(digits);
      const even = weight + (weight % 2);
      return Math.min(even, d - even) / 2;
    },
    where,
  );

/** The Doob graph: Cartesian product of s ≥ 0 Shrikhande graphs and t ≥ 0 complete graphs K_4, with the parameters of
 *  H(2s+t, 4). The Shrikhande graph is Z_4² with steps ±(1,0), ±(0,1), ±(1,1). */
export function doobScheme(s: number, t: number, where: string): CoherentConfiguration {
  const shrikhande = (a: number, b: number): number => {
    if (a === 0 && b === 0) return 0;
    const step = a === 0 ? b !== 2 : b === 0 ? a !== 2 : a === b && a !== 2;
    return step ? 1 : 2;
  };
  return scheme(
    elementaryAbelian(4, 2 * s + t),
    (digits) => {
      let distance = 0;
      for (let i = 0; i < s; i++) distance += shrikhande(digits[2 * i]!, digits[2 * i + 1]!);
      return distance + hammingWeight(digits.slice(2 * s));
    },
    where,
  );
}
