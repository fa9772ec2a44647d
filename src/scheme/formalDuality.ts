/** # Formal self-duality. Defines `formalDuality`.
 *
 * A symmetric scheme is formally self-dual if P = Q for some numbering of relations and eigenspaces: there is a bijection φ from
 * eigenspaces to relations with P_j,φ(l) = Q_φ(j),l for all j, l. The search refines classes of indices that must correspond until
 * they are stable, then tries the rest one by one. Source: Bannai–Ito, Algebraic Combinatorics I, §II.2; Brouwer–Cohen–Neumaier,
 * Distance-Regular Graphs, §2.3.
 * @module */
import type { Eigenmatrices } from './eigenmatrix.js';

/** Steps of one search; schemes of moderate rank take a few. */
const MAX_STEPS = 100_000;

/** φ as the list of φ(0) = 0, φ(1), …; null if there is none; undefined if the search was given up. */
export function formalDuality({ field, P, Q }: Eigenmatrices): readonly number[] | null | undefined {
  const names = new Map<string, number>();
  const numbered = (rows: Eigenmatrices['P']): readonly Int32Array[] =>
    rows.map((row) =>
      Int32Array.from(row, (x) => {
        const key = field.key(x);
        if (!names.has(key)) names.set(key, names.size);
        return names.get(key)!;
      }),
    );
  const [p, q] = [numbered(P), numbered(Q)];
  const rank = p.length;
  // Index j of P's rows goes with index j of Q's columns (eigenspaces), index i of P's columns with Q's rows (relations): two
  // square matrices p and q with φ p = q φ, told apart by the colours of their indices.
  const [left, right] = stableColours(p, q);
  if (left.toSorted().join() !== right.toSorted().join()) return null;
  const image: number[] = [];
  const taken = new Uint8Array(rank);
  let steps = 0;
  const extend = (): boolean => {
    const j = image.length;
    if (j === rank) return true;
    for (let i = 0; i < rank; i++) {
      if (taken[i] === 1 || left[j] !== right[i] || ++steps > MAX_STEPS) continue;
      image.push(i);
      if (image.every((at, l) => p[j]![at] === q[i]![l] && p[l]![i] === q[at]![j])) {
        taken[i] = 1;
        if (extend()) return true;
        taken[i] = 0;
      }
      image.pop();
    }
    return false;
  };
  if (extend()) return image;
  return steps > MAX_STEPS ? undefined : null;
}

/** Colours of the eigenspaces and of the relations such that φ preserves them: at first all are equal, but for 0, then each round adds
 *  the multiset of what stands where. */
function stableColours(p: readonly Int32Array[], q: readonly Int32Array[]): readonly [Int32Array, Int32Array] {
  const rank = p.length;
  let left = Int32Array.from(p, (_, j) => (j === 0 ? 0 : 1));
  let right = left;
  for (let count = 0; ; ) {
    const names = new Map<string, number>();
    const name = (text: string): number => {
      if (!names.has(text)) names.set(text, names.size);
      return names.get(text)!;
    };
    // Row j of P meets relation i, row φ(j) of Q meets eigenspace φ⁻¹(i).
    const eigenspaces = p.map((row, j) =>
      name(
        `${left[j]}|${Array.from(row, (x, i) => `${right[i]},${x}`)
          .sort()
          .join(' ')}`,
      ),
    );
    const relations = q.map((row, i) =>
      name(
        `${right[i]}|${Array.from(row, (x, j) => `${left[j]},${x}`)
          .sort()
          .join(' ')}`,
      ),
    );
    if (names.size === count || names.size > rank) return [Int32Array.from(eigenspaces), Int32Array.from(relations)];
    count = names.size;
    left = Int32Array.from(eigenspaces);
    right = Int32Array.from(relations);
  }
}
