/** # Johnson and Kneser graphs. Defines `subsets`, `intersectionSize`, `binomial`, `johnsonGraph`, `kneserGraph`.
 *
 * The k-subsets of {0..m−1}, in lexicographic order; Johnson: adjacent when they share k−1 points, Kneser: when disjoint.
 * J(m,2) is the triangular graph T(m). Source: A. E. Brouwer, A. M. Cohen, A. Neumaier, Distance-Regular Graphs, Springer
 * 1989, §9.1.
 * @module */
import type { Graph } from './graph.js';

/** Binomial coefficient as a double; exact below 2^53, and large values stay large. */
export function binomial(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return Math.round(result);
}

/** All k-subsets of {0..m−1} as ascending lists, in lexicographic order. */
export function subsets(m: number, k: number): readonly (readonly number[])[] {
  const result: (readonly number[])[] = [];
  const extend = (chosen: readonly number[], next: number): void => {
    if (chosen.length === k) {
      result.push(chosen);
      return;
    }
    for (let i = next; i <= m - (k - chosen.length); i++) extend([...chosen, i], i + 1);
  };
  extend([], 0);
  return result;
}

export const intersectionSize = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((count, x) => (b.includes(x) ? count + 1 : count), 0);

/** J(m,k). */
export function johnsonGraph(m: number, k: number): Graph {
  const vertices = subsets(m, k);
  return { n: vertices.length, adjacent: (x, y) => intersectionSize(vertices[x]!, vertices[y]!) === k - 1 };
}

/** K(m,k), 1 ≤ k ≤ m/2; K(5,2) is the Petersen graph. */
export function kneserGraph(m: number, k: number): Graph {
  const vertices = subsets(m, k);
  return { n: vertices.length, adjacent: (x, y) => x !== y && intersectionSize(vertices[x]!, vertices[y]!) === 0 };
}
