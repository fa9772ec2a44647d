/** Algebras with known characters, to test the search for characters without a scheme. */
import type { IntegerPolynomial } from '../../src/exact/integerPolynomial.js';
import type { StructureConstants } from '../../src/scheme/structureConstants.js';

/** Q[x]/(f) with the basis 1, x, x², …, for a monic f: its characters are (1, θ, θ², …) for the roots θ of f. */
export function powerBasis(f: IntegerPolynomial): StructureConstants {
  const rank = f.length - 1;
  const powers: number[][] = Array.from({ length: rank }, (_, a) =>
    Array.from({ length: rank }, (_, c) => (a === c ? 1 : 0)),
  );
  while (powers.length < 2 * rank - 1) {
    const last = powers[powers.length - 1]!;
    powers.push(last.map((_, c) => (last[c - 1] ?? 0) - last[rank - 1]! * Number(f[c]!)));
  }
  return { rank, at: (a, b, c) => powers[a + b]![c]! };
}

/** The distance relations of the n-gon for odd n: A_0 = 1, A_a A_b = A_{a+b} + A_{a−b}. Its characters are A_a ↦ 2cos(2πaj/n). */
export function polygon(n: number): StructureConstants {
  const distance = (x: number): number => Math.min(((x % n) + n) % n, ((-x % n) + n) % n);
  const rank = (n + 1) / 2;
  return {
    rank,
    at(a, b, c) {
      if (a === 0 || b === 0) return a + b === c ? 1 : 0;
      // A_0 appears twice in A_a², once for each of the two neighbours at distance a.
      const times = c === 0 ? 2 : 1;
      return a === b && c === 0 ? times : [a + b, a - b].filter((x) => x !== 0 && distance(x) === c).length;
    },
  };
}
