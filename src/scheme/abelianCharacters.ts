/** # Characters with abelian values. Defines `abelianCharacters`.
 *
 * Where a few basis elements separate the irrational characters and their eigenvalues are quadratic, affine images of 2cos(2πk/n), or of
 * small degree with all conjugates in one field (nearly always in practice), no linear algebra over a number field is needed. The
 * conjugates of these eigenvalues generate the field L of all characters, and L is normal. Modulo a prime that splits in L the characters
 * are vectors over F_p; the entry at a separating element is the residue of exactly one of its eigenvalues, and the other entries follow
 * from products, v_a v_b = Σ_c t^c_ab v_c with a single unknown.
 * @module */
import { commonField, type Embedding } from '../exact/compositum.js';
import { characteristicPolynomialModulo, integerCharacteristicPolynomial } from '../exact/integerMatrix.js';
import { divideExactZ, type IntegerPolynomial } from '../exact/integerPolynomial.js';
import { InternedField } from '../exact/internedField.js';
import { type Element, type NumberField, rationalField } from '../exact/numberField.js';
import { type PrimeFieldPolynomial, primeFieldRing } from '../exact/primeFieldPolynomial.js';
import { rational } from '../exact/rational.js';
import { residueMap } from '../exact/residueField.js';
import { conjugatesInField, factorWithTwoCos } from '../exact/twoCosFactors.js';
import { modularCharacters } from './modularCharacters.js';
import { PRIME } from './rationalCharacters.js';
import { combinationMatrix, integerMatrix, type StructureConstants } from './structureConstants.js';

interface AbelianCharacters {
  /** The smallest field that contains all values. */
  readonly field: NumberField;
  /** All characters that are not rational. */
  readonly rows: readonly (readonly Element[])[];
}

/** The characters beside the rational ones, or undefined where this method does not apply. */
export function abelianCharacters(
  algebra: StructureConstants,
  rationalRows: readonly Float64Array[],
): AbelianCharacters | undefined {
  const eigenvalues = niceEigenvalues(algebra, rationalRows);
  if (eigenvalues === undefined) return undefined;
  const { plan } = eigenvalues;
  const { field, roots } = common(eigenvalues.lists);
  const map = residueMap(field);
  if (map === undefined) return undefined;
  const modular = modularCharacters(algebra, map.p);
  if (modular?.rows.length !== algebra.rank) return undefined;
  const table = new InternedField(field);
  const lookUp = roots.map((list) => new Map(list.map((x) => [map.reduce(x), table.intern(x)])));
  if (lookUp.some((entries, at) => entries.size < roots[at]!.length || entries.has(undefined))) return undefined;
  const rationalKeys = new Set(rationalRows.map((row) => row.map((x) => (x + map.p) % map.p).join()));
  const rows: (readonly Element[])[] = [];
  for (const residues of modular.rows) {
    if (rationalKeys.has(residues.join())) continue;
    const values = plan.known.map((b, at) => lookUp[at]!.get(residues[b]!));
    if (!values.every((value) => value !== undefined)) return undefined;
    rows.push(propagate(table, algebra.rank, plan, values).map((id) => table.element(id)));
  }
  return rows.length + rationalRows.length === algebra.rank ? { field, rows } : undefined;
}

/** Separating elements with nice eigenvalues only: first any separating ones, since few mostly do, then only nice ones. */
function niceEigenvalues(algebra: StructureConstants, rationalRows: readonly Float64Array[]) {
  const known = new Map<number, readonly Roots[] | undefined>();
  const eigenvaluesOf = (b: number) => {
    if (!known.has(b)) known.set(b, irrationalEigenvalues(algebra, rationalRows, b));
    return known.get(b);
  };
  for (const admits of [() => true, (b: number) => eigenvaluesOf(b) !== undefined]) {
    const separating = separatingElements(algebra, rationalRows, admits);
    if (separating === undefined) return undefined;
    const plan = propagation(algebra, separating);
    const lists = plan.known.map(eigenvaluesOf);
    if (lists.every((list) => list !== undefined)) return { plan, lists };
  }
  return undefined;
}

/** The characteristic polynomial of N_b without its eigenvalues at the rational characters, over F_p. */
function irrationalPart(
  matrix: Float64Array,
  weights: ArrayLike<number>,
  rationalRows: readonly Float64Array[],
): PrimeFieldPolynomial {
  const ring = primeFieldRing(PRIME);
  const rank = weights.length;
  let rest: PrimeFieldPolynomial = characteristicPolynomialModulo(integerMatrix(matrix, rank), PRIME);
  for (const theta of rationalRows.map((row) => eigenvalue(weights, row)))
    [rest] = ring.divmod(rest, ring.reduce([BigInt(-theta), 1n]));
  return rest;
}

function eigenvalue(weights: ArrayLike<number>, row: Float64Array): number {
  let sum = 0;
  for (let a = 0; a < row.length; a++) sum += weights[a]! * row[a]!;
  return sum;
}

/** Basis elements on which no two irrational characters agree, none to spare; undefined when none are found modulo the prime. */
function separatingElements(
  algebra: StructureConstants,
  rationalRows: readonly Float64Array[],
  admits: (b: number) => boolean,
): readonly number[] | undefined {
  const { rank } = algebra;
  const ring = primeFieldRing(PRIME);
  /** At most the number of different restrictions of irrational characters to these elements, and nearly always that number. */
  const restrictions = (elements: readonly number[]): number => {
    const weights = new Float64Array(rank);
    elements.forEach((b, at) => {
      weights[b] = 1 + 97 * at;
    });
    const part = irrationalPart(combinationMatrix(algebra, weights), weights, rationalRows);
    return part.length - ring.gcd(part, ring.derivative(part)).length;
  };
  const all = rank - rationalRows.length;
  let chosen: readonly number[] = [];
  let count = 0;
  // In the real form of a scheme the differences A − Aᵀ come last; they tell conjugate characters apart.
  for (let b = rank - 1; b > 0 && count < all; b--) {
    const more = restrictions([...chosen, b]);
    if (more > count && admits(b)) [chosen, count] = [[...chosen, b], more];
  }
  if (count < all) return undefined;
  for (const b of chosen) {
    const rest = chosen.filter((other) => other !== b);
    if (rest.length > 0 && restrictions(rest) === all) chosen = rest;
  }
  return chosen;
}

interface Propagation {
  readonly known: readonly number[];
  /** v_a v_b = Σ_c t_c v_c, solved for v_c in this order. */
  readonly steps: readonly { readonly a: number; readonly b: number; readonly c: number; readonly t: Float64Array }[];
}

/** How values at some elements, extended by others where it gets stuck, give all values. */
function propagation(algebra: StructureConstants, start: readonly number[]): Propagation {
  const { rank } = algebra;
  const known = [...start];
  const reached = new Uint8Array(rank);
  reached[0] = 1;
  const steps: Propagation['steps'][number][] = [];
  const products: Float64Array[] = [];
  const advance = (at: number, b: number): boolean => {
    products[at] ??= combinationMatrix(
      algebra,
      Float64Array.from({ length: rank }, (_, i) => (i === known[at] ? 1 : 0)),
    );
    const t = products[at]!.subarray(b * rank, (b + 1) * rank);
    let unknown = -1;
    for (let c = 0; c < rank; c++) {
      if (t[c] === 0 || reached[c] === 1) continue;
      if (unknown !== -1) return false;
      unknown = c;
    }
    if (unknown === -1) return false;
    steps.push({ a: known[at]!, b, c: unknown, t });
    reached[unknown] = 1;
    return true;
  };
  for (const b of known) reached[b] = 1;
  for (;;) {
    let grown = false;
    for (let at = 0; at < known.length; at++)
      for (let b = 1; b < rank; b++) if (reached[b] === 1 && advance(at, b)) grown = true;
    if (grown) continue;
    const missing = reached.indexOf(0);
    if (missing === -1) return { known, steps };
    known.push(missing);
    reached[missing] = 1;
  }
}

function propagate(table: InternedField, rank: number, { known, steps }: Propagation, values: readonly number[]) {
  const row = new Array<number>(rank).fill(0);
  row[0] = table.one;
  known.forEach((b, at) => {
    row[b] = values[at]!;
  });
  for (const { a, b, c, t } of steps) {
    let rest = table.mul(row[a]!, row[b]!);
    for (let k = 0; k < rank; k++)
      if (k !== c && t[k] !== 0) rest = table.sub(rest, table.mul(table.fromInteger(t[k]!), row[k]!));
    row[c] = t[c] === 1 ? rest : table.mul(rest, table.fromRational(rational(1, t[c]!)));
  }
  return row;
}

interface Roots {
  readonly field: NumberField;
  readonly roots: readonly Element[];
}

/** The eigenvalues of v_b at irrational characters, an orbit at a time with the field of each; undefined when one is not nice. */
function irrationalEigenvalues(
  algebra: StructureConstants,
  rationalRows: readonly Float64Array[],
  b: number,
): readonly Roots[] | undefined {
  const { rank } = algebra;
  const weights = Float64Array.from({ length: rank }, (_, i) => (i === b ? 1 : 0));
  let polynomial: IntegerPolynomial | undefined = integerCharacteristicPolynomial(
    integerMatrix(combinationMatrix(algebra, weights), rank),
  );
  for (const row of rationalRows) polynomial = polynomial && divideExactZ(polynomial, [BigInt(-row[b]!), 1n]);
  const orbits = polynomial && factorWithTwoCos(polynomial).map(conjugatesInField);
  return orbits?.every((orbit) => orbit !== undefined) ? orbits : undefined;
}

/** All these numbers in the smallest field that contains them. */
function common(lists: readonly (readonly Roots[])[]): {
  readonly field: NumberField;
  readonly roots: readonly (readonly Element[])[];
} {
  let field = rationalField;
  const inclusions = new Map<NumberField, Embedding>();
  const fields = new Set(lists.flat().map((orbit) => orbit.field));
  for (const next of [...fields].sort((a, b) => b.degree - a.degree)) {
    const { field: larger, left, right } = commonField(field, next);
    for (const [known, embed] of inclusions) inclusions.set(known, (x) => left(embed(x)));
    inclusions.set(next, right);
    field = larger;
  }
  return { field, roots: lists.map((list) => list.flatMap((orbit) => orbit.roots.map(inclusions.get(orbit.field)!))) };
}
