/** # Coherent closure, the slow way. Defines `naiveClosure`, `samePartition`.
 *
 * 2-dimensional Weisfeiler–Leman refinement as it is defined: in each round the colour of (x, y) becomes its old colour with the multiset
 * of (colour of (x, z), colour of (z, y)) over all z. Cost: n³ strings a round.
 * @module */
import { range } from './direct.js';

/** @param colours of the n² ordered pairs, row-major; the diagonal is told apart first */
export function naiveClosure(n: number, colours: ArrayLike<number>): readonly number[] {
  let labels = numbered(range(n * n).map((at) => `${colours[at]} ${Math.floor(at / n) === at % n}`));
  for (;;) {
    const refined = numbered(
      labels.map((label, at) => {
        const [x, y] = [Math.floor(at / n), at % n];
        const paths = range(n).map((z) => `${labels[x * n + z]},${labels[z * n + y]}`);
        return `${label} ${labels[y * n + x]} ${paths.sort().join(' ')}`;
      }),
    );
    if (Math.max(...refined) === Math.max(...labels)) return labels;
    labels = refined;
  }
}

/** Numbers in order of first appearance. */
function numbered(keys: readonly (string | number)[]): readonly number[] {
  const numbers = new Map<string | number, number>();
  return keys.map((key) => {
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  });
}

/** Are the classes of both labellings the same sets? */
export function samePartition(a: readonly number[], b: readonly number[]): boolean {
  const [x, y] = [numbered(a), numbered(b)];
  return x.every((label, at) => label === y[at]);
}
