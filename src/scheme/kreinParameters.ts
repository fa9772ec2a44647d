/** # Krein parameters. Defines `kreinParameters`, `KreinParameters`, `absoluteBoundViolation`.
 *
 * Convention: E_i ∘ E_j = (1/n) Σ_k q^k_ij E_k, so that Q_li Q_lj = Σ_k q^k_ij Q_lk for every relation l; indices are
 * eigenspaces 0..classes. Sources: Bannai–Ito, Algebraic Combinatorics I, §II.3; theory.md.
 * @module */
import { InternedField } from '../exact/internedField.js';
import type { Element, NumberField } from '../exact/numberField.js';
import { rational } from '../exact/rational.js';
import { rationalFromResidue, residueMap } from '../exact/residueField.js';
import { dot } from '../exact/vector.js';
import type { Eigenmatrices } from './eigenmatrix.js';

export interface KreinParameters {
  /** q^k_ij at [i][j][k]; equal parameters are the same object. */
  readonly q: readonly (readonly (readonly Element[])[])[];
}

/** All q^k_ij. Most are small rationals: they are read off modulo a prime and confirmed by the identity
 *  Q_li Q_lj = Σ_k q^k_ij Q_lk, exactly and for every l, which determines them because Q is regular. Where that fails (an
 *  irrational parameter) they are computed as (1/n) Σ_l P_kl Q_li Q_lj in the field. */
export function kreinParameters({ field, P, Q, multiplicities }: Eigenmatrices): KreinParameters {
  const n = multiplicities.reduce((total, m) => total + m, 0);
  const table = new InternedField(field);
  const interned = (rows: readonly (readonly Element[])[]) => rows.map((row) => row.map((x) => table.intern(x)));
  const [p, dual] = [interned(P), interned(Q)];
  const inverse = table.fromRational(rational(1, n));
  const guess = kreinGuesses(table, P, Q, n);
  const q: (readonly Element[])[][] = P.map(() => []);
  for (let i = 0; i < P.length; i++)
    for (let j = 0; j <= i; j++) {
      const products = dual.map((row) => table.mul(row[i]!, row[j]!));
      const guessed = guess?.(i, j);
      const parameters =
        guessed !== undefined && confirms(table, dual, products, guessed)
          ? guessed
          : p.map((row) => table.mul(inverse, dot(table, products, row)));
      q[i]![j] = parameters.map((id) => table.element(id));
      q[j]![i] = q[i]![j]!;
    }
  return { q };
}

type Guess = (i: number, j: number) => readonly number[] | undefined;

/** (1/n) Σ_l P_kl Q_li Q_lj modulo a prime, as small fractions in the table; undefined where there is no such prime or fraction. */
function kreinGuesses(
  table: InternedField,
  P: readonly (readonly Element[])[],
  Q: readonly (readonly Element[])[],
  n: number,
): Guess | undefined {
  const map = residueMap(table.base);
  if (map === undefined) return undefined;
  const { p, reduce } = map;
  const rank = P.length;
  const residues = (rows: readonly (readonly Element[])[]): Float64Array | undefined => {
    const images = rows.flatMap((row) => row.map(reduce));
    return images.every((x) => x !== undefined) ? Float64Array.from(images) : undefined;
  };
  const inverse = reduce(table.base.fromRational(rational(1, n)));
  const [modP, modQ] = [residues(P), residues(Q)];
  if (inverse === undefined || modP === undefined || modQ === undefined) return undefined;
  const products = new Float64Array(rank);
  const square = p * p;
  const known = new Map<number, number | undefined>();
  return (i, j) => {
    for (let l = 0; l < rank; l++) products[l] = (modQ[l * rank + i]! * modQ[l * rank + j]!) % p;
    const values: number[] = [];
    for (let k = 0; k < rank; k++) {
      // Kept below p² < 2^52, so that adding a product stays exact.
      let sum = 0;
      for (let l = 0; l < rank; l++) {
        sum += products[l]! * modP[k * rank + l]!;
        if (sum >= square) sum -= square;
      }
      const residue = ((sum % p) * inverse) % p;
      if (!known.has(residue)) {
        const fraction = rationalFromResidue(residue, p);
        known.set(residue, fraction && table.fromRational(fraction));
      }
      const value = known.get(residue);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  };
}

function confirms(
  table: InternedField,
  Q: readonly (readonly number[])[],
  products: readonly number[],
  guess: readonly number[],
): boolean {
  const support = guess.flatMap((value, k) => (value === table.zero ? [] : [k]));
  return Q.every(
    (row, l) => support.reduce((total, k) => table.add(total, table.mul(guess[k]!, row[k]!)), 0) === products[l],
  );
}

export interface AbsoluteBoundViolation {
  readonly i: number;
  readonly j: number;
  /** Σ of m_k over q^k_ij ≠ 0. */
  readonly sum: number;
  readonly bound: number;
}

/** The absolute bound: Σ_{q^k_ij ≠ 0} m_k ≤ m_i m_j for i ≠ j and ≤ m_i(m_i + 1)/2 for i = j. The first violation or
 *  undefined; a realised scheme has none. Source: A. Neumaier, New inequalities for the parameters of an association
 *  scheme, Lecture Notes in Math. 885 (1981). */
export function absoluteBoundViolation(
  field: NumberField,
  { q }: KreinParameters,
  multiplicities: readonly number[],
): AbsoluteBoundViolation | undefined {
  for (let i = 0; i < multiplicities.length; i++)
    for (let j = 0; j <= i; j++) {
      const sum = multiplicities.reduce((total, m, k) => (field.isZero(q[i]![j]![k]!) ? total : total + m), 0);
      const [mi, mj] = [multiplicities[i]!, multiplicities[j]!];
      const bound = i === j ? (mi * (mi + 1)) / 2 : mi * mj;
      if (sum > bound) return { i, j, sum, bound };
    }
  return undefined;
}
