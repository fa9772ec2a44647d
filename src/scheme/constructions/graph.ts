/** # Graphs as adjacency functions. Defines `Graph`, `seidelSwitching`, `cayleyGraph`, `complement`,
 * `completeMultipartite`, `cycleGraph`, `generalizedPetersenGraph`.
 *
 * A graph is simple and undirected on the vertices 0..n−1; `adjacent` is symmetric and irreflexive. Sources: A. E. Brouwer,
 * W. H. Haemers, Spectra of Graphs, Springer 2012, chapters 1 (Cayley graphs) and 10 (Seidel switching).
 * @module */
import { DomainError } from '../../exact/errors.js';

export interface Graph {
  readonly n: number;
  adjacent(x: number, y: number): boolean;
}

/** Adjacency with respect to `set` reversed: pairs with exactly one end in it change. */
export function seidelSwitching(graph: Graph, set: ReadonlySet<number>): Graph {
  return {
    n: graph.n,
    adjacent: (x, y) => x !== y && graph.adjacent(x, y) !== (set.has(x) !== set.has(y)),
  };
}

/** The Cayley graph of Z_m1 × … × Z_mk: x ~ y when y − x lies in `connection`. Vertices are numbered in mixed radix with
 *  the last coordinate running fastest.
 *  @throws DomainError when the connection set contains 0 or is not closed under negation, or a tuple has the wrong length */
export function cayleyGraph(
  moduli: readonly number[],
  connection: readonly (readonly number[])[],
  where = 'Cayley graph',
): Graph {
  const n = moduli.reduce((product, m) => product * m, 1);
  const code = (digits: readonly number[]): number =>
    moduli.reduce((sum, m, i) => sum * m + (((digits[i]! % m) + m) % m), 0);
  const steps = new Set<number>();
  for (const step of connection) {
    if (step.length !== moduli.length)
      throw new DomainError({ where, expected: `elements of ${moduli.length} coordinates`, found: `(${step})` });
    steps.add(code(step));
  }
  for (const step of connection)
    if (code(step) === 0 || !steps.has(code(step.map((s) => -s))))
      throw new DomainError({
        where,
        expected: 'a connection set without 0 that is closed under negation',
        found: `(${step})`,
      });
  const digits = Array.from({ length: n }, (_, vertex) => mixedRadix(vertex, moduli));
  return { n, adjacent: (x, y) => steps.has(code(digits[y]!.map((d, i) => d - digits[x]![i]!))) };
}

/** Digits of `vertex` in mixed radix, last coordinate fastest. */
export function mixedRadix(vertex: number, moduli: readonly number[]): readonly number[] {
  const digits = new Array<number>(moduli.length);
  let rest = vertex;
  for (let i = moduli.length - 1; i >= 0; i--) {
    digits[i] = rest % moduli[i]!;
    rest = Math.floor(rest / moduli[i]!);
  }
  return digits;
}

export const complement = ({ n, adjacent }: Graph): Graph => ({ n, adjacent: (x, y) => x !== y && !adjacent(x, y) });

/** Vertices of one part have consecutive numbers; parts of size 1 make the complete graph. */
export const completeMultipartite = (parts: number, size: number): Graph => ({
  n: parts * size,
  adjacent: (x, y) => Math.floor(x / size) !== Math.floor(y / size),
});

/** C_n, n ≥ 3. */
export const cycleGraph = (n: number): Graph => cayleyGraph([n], [[1], [-1]]);

/** GP(n, k), 1 ≤ k < n/2: outer vertices 0..n−1 form a cycle, inner ones n..2n−1 are joined at distance k, and i ~ n+i.
 *  GP(5,2) is the Petersen graph, GP(10,2) the graph of the dodecahedron.
 *  Source: M. E. Watkins, J. Combin. Theory 6 (1969) 152–164. */
export function generalizedPetersenGraph(n: number, k: number): Graph {
  return {
    n: 2 * n,
    adjacent: (x, y) => {
      const difference = (((x - y) % n) + n) % n;
      if (x < n !== y < n) return difference === 0;
      const step = x < n ? 1 : k;
      return difference === step || difference === n - step;
    },
  };
}
