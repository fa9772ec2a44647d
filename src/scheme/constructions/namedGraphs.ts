/** # Named distance-regular graphs. Defines `lcfGraph`, `hoffmanSingletonGraph`, `sylvesterGraph`, `perkelGraph`, `coxeterGraph`,
 * `biggsSmithGraph`, `icosahedronGraph`.
 *
 * Sources: BCN, chapters 12–13; R. Frucht, J. Graph Theory 1 (1977) 45–60 (LCF notation); K. Coolsaet, J. Degraer, Des. Codes
 * Cryptogr. 34 (2005) 155–171 (Perkel); J. D. Horton, I. Z. Bouwer, J. Combin. Theory Ser. B 53 (1991) 114–129 (H-graphs).
 * @module */

import type { Graph } from './graph.js';
import { subsets } from './johnson.js';

const residue = (a: number, m: number): number => ((a % m) + m) % m;

/** The cubic Hamiltonian graph [jumps]^repeats: the cycle 0 … n−1 with the chords x — x + jumps[x mod length]. */
export function lcfGraph(jumps: readonly number[], repeats: number): Graph {
  const n = jumps.length * repeats;
  const chord = (x: number): number => residue(x + jumps[x % jumps.length]!, n);
  return {
    n,
    adjacent: (x, y) =>
      x !== y && (residue(x - y, n) === 1 || residue(y - x, n) === 1 || chord(x) === y || chord(y) === x),
  };
}

/** srg(50,7,0,1), after Robertson: pentagons P_h and pentagrams Q_i; vertex j of P_h is joined to vertex hi + j of Q_i.
 *  Vertices: 5h + j, then 25 + 5i + j. */
export function hoffmanSingletonGraph(): Graph {
  const join = (x: number, y: number): boolean => {
    const [h, j] = [Math.floor(x / 5) % 5, x % 5];
    const [i, k] = [Math.floor(y / 5) % 5, y % 5];
    if (x < 25 !== y < 25) return residue(h * i + j - k, 5) === 0;
    const step = x < 25 ? 1 : 2;
    return h === i && (residue(j - k, 5) === step || residue(k - j, 5) === step);
  };
  return { n: 50, adjacent: (x, y) => (x < y ? join(x, y) : join(y, x)) };
}

/** The 36 vertices of the Hoffman–Singleton graph at distance 2 from both ends of an edge; {5,4,2;1,1,4}. */
export function sylvesterGraph(): Graph {
  const { n, adjacent } = hoffmanSingletonGraph();
  const far = Array.from({ length: n }, (_, x) => x).filter((x) => x > 1 && [0, 1].every((end) => !adjacent(x, end)));
  return { n: far.length, adjacent: (x, y) => adjacent(far[x]!, far[y]!) };
}

/** {6,5,2;1,1,3} on Z_3 × Z_19: (i,j) is joined to (i+1,k) when (k − j)³ = 2^(6i). Vertices 19i + j. */
export function perkelGraph(): Graph {
  const cubes = [1, 64 % 19, 4096 % 19];
  const after = (x: number, y: number): boolean => {
    const i = Math.floor(x / 19);
    if (Math.floor(y / 19) !== (i + 1) % 3) return false;
    const difference = residue((y % 19) - (x % 19), 19);
    return difference ** 3 % 19 === cubes[i];
  };
  return { n: 57, adjacent: (x, y) => after(x, y) || after(y, x) };
}

/** {3,2,2,1;1,1,1,2}: the 28 triples of points of the Fano plane that are no lines, adjacent when disjoint. */
export function coxeterGraph(): Graph {
  const isLine = (triple: readonly number[]): boolean =>
    [0, 1, 2, 3, 4, 5, 6].some((shift) => [0, 1, 3].every((a) => triple.includes((a + shift) % 7)));
  const triples = subsets(7, 3).filter((triple) => !isLine(triple));
  return { n: 28, adjacent: (x, y) => triples[x]!.every((point) => !triples[y]!.includes(point)) };
}

/** {3,2,2,2,1,1,1;1,1,1,1,1,1,3}: the H-graph H(17: 1,4; 2,8). The tree H with the middle edge e f, e joined to a and b, f to c and d, is
 *  repeated 17 times; the copies of a, b, c, d form 17-cycles with steps 1, 4, 2, 8. Vertices 17·(a … f) + i. */
export function biggsSmithGraph(): Graph {
  const steps = [1, 4, 2, 8];
  const tree = [4, 4, 5, 5, 5];
  const join = (x: number, y: number): boolean => {
    const [u, v] = [Math.floor(x / 17), Math.floor(y / 17)];
    const difference = residue(x - y, 17);
    if (u !== v) return difference === 0 && tree[u] === v;
    return u < 4 && (difference === steps[u] || 17 - difference === steps[u]);
  };
  return { n: 102, adjacent: (x, y) => (x < y ? join(x, y) : join(y, x)) };
}
