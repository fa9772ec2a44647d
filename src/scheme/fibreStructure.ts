/** # Fibre structure. Defines `FibreStructure`, `fibreStructure`: those axioms of a coherent configuration that cost n² operations.
 *
 * The transpose of a relation is a relation; a relation joins one fibre to one fibre; its out-degree is constant on its source
 * fibre. Left to check is that all products of relations are combinations of relations (`leftProducts.ts`). Taken for granted
 * here: relations are numbered 0 … rank−1, all in use, and 0 … fibres−1 are those on the diagonal, which do not occur off it; so
 * fibre f is the set of points with diagonal relation f. Source: D. G. Higman, Coherent configurations I, Geom. Dedicata 4 (1975).
 * @module */
import type { CoherenceWitness, CountsDiffer, Pair } from './coherenceWitness.js';

/** The data of a coherent configuration, with a base point in every fibre. */
export interface FibreStructure {
  readonly n: number;
  readonly rank: number;
  readonly relation: Int32Array;
  readonly transpose: Int32Array;
  readonly valencies: Int32Array;
  readonly fibres: number;
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** The first point of each fibre. */
  readonly base: Int32Array;
  /** A point y with (base[source[k]], y) in relation k. */
  readonly endpoint: Int32Array;
}

type Outcome =
  | { readonly kind: 'structure'; readonly structure: FibreStructure }
  | { readonly kind: 'refuted'; readonly witness: CoherenceWitness };

/** Decides those axioms for n·n labels as in the header. Cost: a few n² operations. */
export function fibreStructure(n: number, rank: number, relation: Int32Array): Outcome {
  const fibreOf = new Int32Array(n);
  let fibres = 0;
  for (let x = 0; x < n; x++) {
    fibreOf[x] = relation[x * n + x]!;
    fibres = Math.max(fibres, fibreOf[x]! + 1);
  }
  const first = new Float64Array(rank).fill(-1); // a pair x·n + y of each relation
  const transpose = new Int32Array(rank);
  const source = new Int32Array(rank);
  const target = new Int32Array(rank);
  for (let x = 0; x < n; x++) {
    const fibre = fibreOf[x]!;
    for (let y = 0; y < n; y++) {
      const k = relation[x * n + y]!;
      const reverse = relation[y * n + x]!;
      if (first[k] === -1) {
        first[k] = x * n + y;
        transpose[k] = reverse;
        source[k] = fibre;
        target[k] = fibreOf[y]!;
      } else if (transpose[k] !== reverse) {
        const p = pairAt(n, first[k]!);
        return refuted({
          kind: 'transposeClash',
          relation: k,
          pairs: [p, [x, y]],
          transposes: [transpose[k]!, reverse],
        });
      } else if (source[k] !== fibre) {
        return refuted(countsDiffer(k, source[k]!, k, [pairAt(n, first[k]!), [x, y]], [1, 0]));
      } else if (target[k] !== fibreOf[y]) {
        return refuted(countsDiffer(k, k, target[k]!, [pairAt(n, first[k]!), [x, y]], [1, 0]));
      }
    }
  }
  return valencies(n, rank, relation, { fibres, fibreOf, transpose, source, target });
}

interface Partial {
  readonly fibres: number;
  readonly fibreOf: Int32Array;
  readonly transpose: Int32Array;
  readonly source: Int32Array;
  readonly target: Int32Array;
}

/** The last axiom: every row shows each relation from its fibre as often as the row of the base point does. */
function valencies(n: number, rank: number, relation: Int32Array, partial: Partial): Outcome {
  const { fibres, fibreOf, transpose, source, target } = partial;
  const base = new Int32Array(fibres).fill(-1);
  const endpoint = new Int32Array(rank);
  const valency = new Int32Array(rank);
  const count = new Int32Array(rank);
  for (let x = 0; x < n; x++) {
    const f = fibreOf[x]!;
    if (base[f] === -1) {
      base[f] = x;
      for (let y = 0; y < n; y++) {
        const k = relation[x * n + y]!;
        endpoint[k] = y;
        valency[k] = valency[k]! + 1;
      }
      continue;
    }
    for (let y = 0; y < n; y++) {
      const k = relation[x * n + y]!;
      count[k] = count[k]! + 1;
    }
    // Row x sums to n, as the row of the base point does: if the relations met here agree, no relation is missing here.
    for (let y = 0; y < n; y++) {
      const k = relation[x * n + y]!;
      if (count[k] !== 0 && count[k] !== valency[k]) {
        const b = base[f]!;
        const pairs = [
          [b, b],
          [x, x],
        ] as const;
        return refuted(countsDiffer(f, k, transpose[k]!, pairs, [valency[k]!, count[k]!]));
      }
      count[k] = 0;
    }
  }
  const structure = {
    n,
    rank,
    relation,
    transpose,
    valencies: valency,
    fibres,
    source,
    target,
    base,
    endpoint,
  };
  return { kind: 'structure', structure };
}

const refuted = (witness: CoherenceWitness): Outcome => ({ kind: 'refuted', witness });

const pairAt = (n: number, index: number): Pair => [Math.floor(index / n), index % n];

const countsDiffer = (
  relation: number,
  i: number,
  j: number,
  pairs: readonly [Pair, Pair],
  counts: readonly [number, number],
): CountsDiffer => ({ kind: 'countsDiffer', relation, i, j, pairs, counts });
