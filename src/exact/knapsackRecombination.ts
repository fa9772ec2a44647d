/** # Knapsack recombination. Defines `recombineByLattice`.
 *
 * van Hoeij's method: which modular factors belong together is a lattice problem. Let f ≡ lc(f)·Π f_i modulo p^a, i < r, and
 * let W ⊆ Z^r be spanned by the 0/1 vectors of the irreducible factors of f. A coefficient of the logarithmic derivative
 * Φ(Π f_i^{v_i}) = Σ v_i Φ(f_i) is small for v in W and random modulo p^a otherwise. LLL separates the two; vectors of the
 * reduced basis that are provably longer than all of W's are dropped, until the rest spans W.
 * Sources: M. van Hoeij, J. Number Theory 95 (2002) 167–189; W. Hart, M. van Hoeij, A. Novocin, ISSAC 2011.
 * @module */
import type { HenselTree } from './henselLift.js';
import type { IntegerPolynomial } from './integerPolynomialRing.js';
import { bitLength, nonnegativeRemainder, symmetricRemainder } from './integers.js';
import { reduceLattice } from './latticeReduction.js';
import { logarithmicDerivativeBounds, logarithmicDerivativeModulo } from './logarithmicDerivative.js';
import { trueFactor } from './recombination.js';

/** At first a column takes part with at most this many bits: longer ones cost more in the reduction than they save. */
const COLUMN_BITS = 64;

/** The irreducible factors of f, primitive with positive leading coefficient; the lifted factors gain precision as needed.
 *  @param f primitive, square-free, f(0) ≠ 0, positive leading coefficient
 *  @param tree a lift of the factorization of f into irreducible factors modulo p */
export function recombineByLattice(f: IntegerPolynomial, tree: HenselTree, p: number): readonly IntegerPolynomial[] {
  const bounds = logarithmicDerivativeBounds(f);
  // Small bounds first: they leave the most digits. The top coefficient lc(f)·deg g tells nothing.
  const columns = bounds.map((bound, j) => ({ j, bound })).slice(0, -1);
  columns.sort((x, y) => (x.bound < y.bound ? -1 : x.bound > y.bound ? 1 : x.j - y.j));
  const lattice = new KnapsackLattice(tree.factors.length);
  // With unbounded precision and columns L becomes W (van Hoeij, §2.3), so that the loop ends.
  for (let columnBits = COLUMN_BITS; ; columnBits *= 2) {
    const modulus = tree.modulus;
    const factors = () => {
      const classes = lattice.partition();
      return classes && factorsOf(f, classes, tree.factors, modulus);
    };
    // Before any column is seen: the factors may all be irreducible modulo p, or the last precision too low to see them.
    let found = factors();
    const residue = f.map((c) => nonnegativeRemainder(c, modulus));
    const derivatives = tree.factors.map((g) => logarithmicDerivativeModulo(residue, g, modulus));
    for (let k = 0; found === undefined && k < columns.length; k++) {
      const { j, bound } = columns[k]!;
      const values = derivatives.map((d) => d[j]!);
      const column = digitColumn(values, bound, p, tree.precision, columnBits);
      if (column === undefined) break;
      if (lattice.addColumn(column)) found = lattice.rank === 1 ? [f] : factors();
    }
    if (found !== undefined) return found;
    tree.lift(2 * tree.precision);
  }
}

/** The factors of f belonging to the classes, if all of them divide f. */
function factorsOf(
  f: IntegerPolynomial,
  classes: readonly (readonly number[])[],
  modularFactors: readonly IntegerPolynomial[],
  modulus: bigint,
): readonly IntegerPolynomial[] | undefined {
  const factors: IntegerPolynomial[] = [];
  let rest = f;
  for (const indices of classes) {
    const split = trueFactor(
      rest,
      indices.map((i) => modularFactors[i]!),
      modulus,
    );
    if (split === undefined) return undefined;
    factors.push(split.factor);
    rest = split.quotient;
  }
  return factors;
}

/** Numbers c_i with |Σ v_i c_i mod± modulus| ≤ (1 + Σ v_i)/2 for v in W. */
interface DigitColumn {
  readonly values: readonly bigint[];
  readonly modulus: bigint;
}

/** The p-adic digits of the values from place b up, where p^b > 2·bound: as Σ v_i x_i ≡ e (mod p^a) with |e| ≤ bound, and
 *  x_i = p^b c_i + rest_i with |rest_i| ≤ p^b/2, so p^b·|Σ v_i c_i mod± p^{a−b}| ≤ |e| + Σ v_i·p^b/2.
 *  Undefined when too few digits are left. */
function digitColumn(
  values: readonly bigint[],
  bound: bigint,
  p: number,
  precision: number,
  columnBits: number,
): DigitColumn | undefined {
  const prime = BigInt(p);
  let b = 0;
  let low = 1n;
  while (low <= 2n * bound) {
    low *= prime;
    b++;
  }
  const bitsOfPrime = bitLength(prime) - 1; // rounded down
  const digits = Math.min(precision - b, Math.ceil(columnBits / bitsOfPrime));
  // The modulus must be well above the length of the vectors of W, about r^{3/2}/2; otherwise the vectors (0 | modulus)
  // could stay in the reduced basis and hide that the rest is W.
  if (digits * bitsOfPrime < 2 * bitLength(BigInt(values.length)) + 8) return undefined;
  const modulus = prime ** BigInt(digits);
  return { values: values.map((x) => symmetricRemainder((x - symmetricRemainder(x, low)) / low, modulus)), modulus };
}

/** A lattice L with W ⊆ L ⊆ Z^r, given by rows (c·v | data) where the data of v in W are known to be small. */
class KnapsackLattice {
  readonly #r: number;
  /** c: data of W have length up to (r + 1)/2, entries of v up to 1; about equal weights make the bound sharp. */
  readonly #weight: bigint;
  #rows: readonly (readonly bigint[])[];
  #columns = 0;

  constructor(r: number) {
    this.#r = r;
    this.#weight = BigInt(Math.ceil(r / 2));
    this.#rows = Array.from({ length: r }, (_, i) =>
      Array.from({ length: r }, (_, j) => (i === j ? this.#weight : 0n)),
    );
  }

  get rank(): number {
    return this.#rows.length;
  }

  /** Brings in one more column; false when it holds no news. */
  addColumn({ values, modulus }: DigitColumn): boolean {
    const entries = this.#rows.map((row) => {
      let sum = 0n;
      for (let i = 0; i < this.#r; i++) if (row[i] !== 0n) sum += (row[i]! / this.#weight) * values[i]!;
      return symmetricRemainder(sum, modulus);
    });
    if (entries.every((c) => c === 0n)) return false;
    this.#columns++;
    const top = [...new Array<bigint>(this.#r + this.#columns - 1).fill(0n), modulus];
    const { basis, gramDeterminants: d } = reduceLattice([top, ...this.#rows.map((row, i) => [...row, entries[i]!])]);
    // If the last Gram–Schmidt vector is longer than every vector of W, then W lies in the span of the others (van Hoeij,
    // Lemma 2.2: a vector with a component along it is at least as long).
    const r = BigInt(this.#r);
    const fourSquaredBound = 4n * this.#weight ** 2n * r + BigInt(this.#columns) * (r + 1n) ** 2n;
    let rank = basis.length;
    while (rank > 1 && 4n * d[rank]! > fourSquaredBound * d[rank - 1]!) rank--;
    this.#rows = basis.slice(0, rank);
    return true;
  }

  /** The classes of equal columns of the basis, if there are as many as the rank: if L = W these are the factors. */
  partition(): readonly (readonly number[])[] | undefined {
    const classes = new Map<string, number[]>();
    for (let i = 0; i < this.#r; i++) {
      const key = this.#rows.map((row) => row[i]!).join();
      const known = classes.get(key);
      if (known !== undefined) known.push(i);
      else if (classes.size === this.rank) return undefined;
      else classes.set(key, [i]);
    }
    return classes.size === this.rank ? [...classes.values()] : undefined;
  }
}
