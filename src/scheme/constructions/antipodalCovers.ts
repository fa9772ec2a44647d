/** # Antipodal covers. Defines `taylorGraph`, `mathonGraph`, `wellsGraph`.
 *
 * Covers of complete graphs from two-graphs and from symplectic forms, and the double cover of the folded 5-cube.
 * Source: BCN §§1.5 (Taylor graphs), 12.5 (Mathon's construction), 9.2E (Wells graph).
 * @module */
import { DomainError } from '../../exact/errors.js';
import type { Graph } from './graph.js';
import { fieldOfOrder, logarithms, vectors } from './vectorSpace.js';

/** The Taylor graph with the given local graph Γ on v vertices: the double cover of the complete graph that belongs to the
 *  two-graph of Γ and an isolated vertex. It is distance-regular iff Γ is strongly regular with k = 2μ (or complete, edgeless or
 *  a pentagon …): {v, v−1−k', 1; 1, v−1−k', v}, k' the valency of Γ. Vertices x^+ = x, x^− = v + 1 + x, the last x being isolated. */
export function taylorGraph({ n: v, adjacent }: Graph): Graph {
  const half = v + 1;
  const joined = (x: number, y: number): boolean => x < v && y < v && adjacent(x, y);
  return {
    n: 2 * half,
    adjacent: (x, y) => {
      const [a, b] = [x % half, y % half];
      return a !== b && joined(a, b) === (x < half === y < half);
    },
  };
}

/** The r-cover of K_{q+1} of Mathon, r | q − 1 = rc: the nonzero vectors of GF(q)² up to the subgroup K of index r in GF(q)*, adjacent when
 *  their determinant is in K; {q, q−1−c, 1; 1, c, q}. @throws DomainError unless −1 ∈ K, so that this is symmetric */
export function mathonGraph(q: number, r: number, where: string): Graph {
  const field = fieldOfOrder(q, `${where}.q`);
  if ((q - 1) % r !== 0 || (q % 2 === 1 && ((q - 1) / r) % 2 === 1))
    throw new DomainError({
      where: `${where}.r`,
      expected: q % 2 === 0 ? `a divisor of q − 1 = ${q - 1}` : `a divisor of (q − 1)/2 = ${(q - 1) / 2}`,
      found: String(r),
    });
  const exponents = logarithms(field);
  // Of each class the vectors whose first nonzero coordinate is one of the r least powers of ω.
  const classes = vectors(q, 2).filter((v) => {
    const exponent = exponents[v.find((a) => a !== 0) ?? 0]!;
    return exponent !== -1 && exponent < r;
  });
  return {
    n: classes.length,
    adjacent: (x, y) => {
      const [[a, b], [c, d]] = [classes[x]!, classes[y]!];
      const determinant = field.sub(field.mul(a!, d!), field.mul(b!, c!));
      return determinant !== 0 && exponents[determinant]! % r === 0;
    },
  };
}

/** {5,4,1,1;1,1,4,5}: the Cayley graph of the group of signed products ±e_S of anticommuting involutions e_1 … e_4 with respect to
 *  these and e_1e_2e_3e_4. Vertices 16·(sign) + S, S a set as a bit mask. */
export function wellsGraph(): Graph {
  const times = (vertex: number, i: number): number => {
    const later = (vertex & 15) >> (i + 1); // the factors that e_{i+1} moves past
    const odd = ((later & 1) + ((later >> 1) & 1) + ((later >> 2) & 1)) & 1;
    return vertex ^ (odd << 4) ^ (1 << i);
  };
  const neighbours = Array.from({ length: 32 }, (_, x) => [
    ...[0, 1, 2, 3].map((i) => times(x, i)),
    [0, 1, 2, 3].reduce(times, x),
  ]);
  return { n: 32, adjacent: (x, y) => neighbours[x]!.includes(y) };
}
