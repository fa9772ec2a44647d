/** # Why a relation matrix is no coherent configuration, or no association scheme. Defines `CoherenceWitness`, `SchemeWitness`, `describe`.
 *
 * A witness is small enough to check by hand on the relation matrix: points, relations and the two numbers that should agree.
 * @module */

/** An ordered pair of points. */
export type Pair = readonly [x: number, y: number];

/** Axiom broken: the diagonal is a union of relations. `diagonal` = (x,x) and `other` = (u,v), u ≠ v, lie in one relation. */
export interface DiagonalClash {
  readonly kind: 'diagonalClash';
  readonly relation: number;
  readonly diagonal: Pair;
  readonly other: Pair;
}

/** Axiom broken: the transpose of a relation is a relation. The pairs lie in `relation`, their transposes in two relations. */
interface TransposeClash {
  readonly kind: 'transposeClash';
  readonly relation: number;
  readonly pairs: readonly [Pair, Pair];
  readonly transposes: readonly [number, number];
}

/**
 * Axiom broken: the number of z with (x,z) ∈ R_i and (z,y) ∈ R_j depends on the relation of (x,y) only. Both pairs lie in
 * `relation`; `counts` are their numbers of z.
 */
export interface CountsDiffer {
  readonly kind: 'countsDiffer';
  readonly relation: number;
  readonly i: number;
  readonly j: number;
  readonly pairs: readonly [Pair, Pair];
  readonly counts: readonly [number, number];
}

/** Not homogeneous: the diagonal pairs of two points lie in different relations (two fibres). */
interface NotHomogeneous {
  readonly kind: 'notHomogeneous';
  readonly points: Pair;
  readonly relations: readonly [number, number];
}

/** Not symmetric: `pair` lies in `relation`, its transpose in another one. */
interface NotSymmetric {
  readonly kind: 'notSymmetric';
  readonly relation: number;
  readonly transpose: number;
  readonly pair: Pair;
}

/** Why relation data are no coherent configuration. */
export type CoherenceWitness = DiagonalClash | TransposeClash | CountsDiffer;
/** Why a coherent configuration is no symmetric association scheme. */
export type SchemeWitness = NotHomogeneous | NotSymmetric;

const show = ([x, y]: Pair): string => `(${x},${y})`;

/** One readable line; points and relations are numbered from 0. */
export function describe(witness: CoherenceWitness | SchemeWitness): string {
  switch (witness.kind) {
    case 'diagonalClash':
      return `relation ${witness.relation} holds the diagonal pair ${show(witness.diagonal)} and the off-diagonal pair ${show(witness.other)}`;
    case 'transposeClash': {
      const [p, q] = witness.pairs;
      const [s, t] = witness.transposes;
      return `the transpose of relation ${witness.relation} is no relation: it holds ${show(p)} and ${show(q)}, but the transposed pairs lie in relations ${s} and ${t}`;
    }
    case 'countsDiffer': {
      const [p, q] = witness.pairs;
      const [a, b] = witness.counts;
      return `intersection numbers are not constant: ${show(p)} and ${show(q)} lie in relation ${witness.relation}, but the number of z with (x,z) in relation ${witness.i} and (z,y) in relation ${witness.j} is ${a} for the first and ${b} for the second`;
    }
    case 'notHomogeneous': {
      const [x, y] = witness.points;
      return `not homogeneous: points ${x} and ${y} lie in different fibres (diagonal relations ${witness.relations[0]} and ${witness.relations[1]})`;
    }
    case 'notSymmetric':
      return `not symmetric: ${show(witness.pair)} lies in relation ${witness.relation}, its transpose in relation ${witness.transpose}`;
    default:
      return witness satisfies never;
  }
}
