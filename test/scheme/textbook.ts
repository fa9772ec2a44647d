/** Slow, plain versions of the definitions: oracles for the tests of coherent configurations. */
import type { CoherenceWitness, SchemeWitness } from '../../src/scheme/coherenceWitness.js';

/** n·n colours from a function. */
export function colouring(n: number, colour: (x: number, y: number) => number): Int32Array {
  return Int32Array.from({ length: n * n }, (_, at) => colour(Math.floor(at / n), at % n));
}

export const adjacencyColouring = (n: number, adjacent: (x: number, y: number) => boolean): Int32Array =>
  colouring(n, (x, y) => (adjacent(x, y) ? 1 : 0));

/** Colours renamed 0, 1, … in order of first appearance: two colourings are the same partition iff these agree. */
export function canonical(colours: ArrayLike<number | string>): readonly number[] {
  const names = new Map<number | string, number>();
  return Array.from(colours, (colour) => {
    if (!names.has(colour)) names.set(colour, names.size);
    return names.get(colour)!;
  });
}

/** Textbook 2-dimensional Weisfeiler–Leman: split pairs by the sorted list of (c(x,z), c(z,y)) until the number of colours stays. */
export function textbookClosure(n: number, colours: ArrayLike<number>): readonly number[] {
  let current = canonical(
    Array.from(
      { length: n * n },
      (_, at) => `${Math.floor(at / n) === at % n} ${colours[at]} ${colours[(at % n) * n + Math.floor(at / n)]}`,
    ),
  );
  for (let rank = 0; ; ) {
    const next = current.map((own, at) => {
      const [x, y] = [Math.floor(at / n), at % n];
      const seen = Array.from({ length: n }, (_, z) => `${current[x * n + z]},${current[z * n + y]}`).sort();
      return `${own}|${current[y * n + x]}|${seen.join(' ')}`;
    });
    current = canonical(next);
    const grown = Math.max(...current) + 1;
    if (grown === rank) return current;
    rank = grown;
  }
}

/** The number of z with (x,z) ∈ R_i and (z,y) ∈ R_j. */
export function count(n: number, labels: ArrayLike<number>, x: number, y: number, i: number, j: number): number {
  let total = 0;
  for (let z = 0; z < n; z++) if (labels[x * n + z] === i && labels[z * n + y] === j) total++;
  return total;
}

/** Does the witness show what it says, by the definition alone? */
export function holds(n: number, labels: ArrayLike<number>, witness: CoherenceWitness | SchemeWitness): boolean {
  const at = ([x, y]: readonly [number, number]): number => labels[x * n + y]!;
  switch (witness.kind) {
    case 'diagonalClash':
      return (
        witness.diagonal[0] === witness.diagonal[1] &&
        witness.other[0] !== witness.other[1] &&
        at(witness.diagonal) === witness.relation &&
        at(witness.other) === witness.relation
      );
    case 'transposeClash':
      return (
        witness.transposes[0] !== witness.transposes[1] &&
        witness.pairs.every(
          ([x, y], side) => at([x, y]) === witness.relation && at([y, x]) === witness.transposes[side],
        )
      );
    case 'countsDiffer':
      return (
        witness.counts[0] !== witness.counts[1] &&
        witness.pairs.every(
          ([x, y], side) =>
            at([x, y]) === witness.relation && count(n, labels, x, y, witness.i, witness.j) === witness.counts[side],
        )
      );
    case 'notHomogeneous':
      return (
        witness.relations[0] !== witness.relations[1] &&
        witness.points.every((x, side) => at([x, x]) === witness.relations[side])
      );
    case 'notSymmetric': {
      const [x, y] = witness.pair;
      return (
        at([x, y]) === witness.relation && at([y, x]) === witness.transpose && witness.relation !== witness.transpose
      );
    }
  }
}

/** Pairs {a,b} of 0 … m−1: vertices of the triangular graph T(m) and of its complement. */
export const pairsOf = (m: number): readonly (readonly [number, number])[] =>
  Array.from({ length: m * m }, (_, at) => [Math.floor(at / m), at % m] as const).filter(([a, b]) => a < b);

export const petersen = (): Int32Array => {
  const pairs = pairsOf(5);
  return adjacencyColouring(10, (x, y) => !pairs[x]!.some((a) => pairs[y]!.includes(a)));
};

export const cycle = (n: number): Int32Array =>
  adjacencyColouring(n, (x, y) => (x - y + n) % n === 1 || (y - x + n) % n === 1);

const ones = (v: number): number => (v === 0 ? 0 : (v & 1) + ones(v >> 1));

export const cube = (d: number): Int32Array => adjacencyColouring(2 ** d, (x, y) => ones(x ^ y) === 1);

/** The 4×4 rook graph and the Shrikhande graph: both (16,6,2,2), Cayley graphs of Z4×Z4. */
export const rook = (): Int32Array => adjacencyColouring(16, (x, y) => x !== y && ((x ^ y) < 4 || x % 4 === y % 4));
export const shrikhande = (): Int32Array => {
  const steps = new Set([1, 3, 4, 12, 5, 15]); // ±(0,1), ±(1,0), ±(1,1)
  return adjacencyColouring(16, (x, y) =>
    steps.has(((y - x + 16) % 4) + 4 * ((Math.floor(y / 4) - Math.floor(x / 4) + 4) % 4)),
  );
};

/** Paley graph of prime order p ≡ 1 (mod 4). */
export const paley = (p: number): Int32Array => {
  const squares = new Set(Array.from({ length: p - 1 }, (_, a) => ((a + 1) * (a + 1)) % p));
  return adjacencyColouring(p, (x, y) => squares.has((x - y + p) % p));
};
