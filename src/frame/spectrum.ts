/** # The spectrum of the frame operator. Defines `Spectrum`, `FrameBound`, `spectrum`.
 *
 * The nonzero spectrum of F = WWᵀ is that of M = WᵀW. It is read off where it can be: a tight frame has M² = A·M, a localized
 * one M² = M·Λ (T6), a frame with an association scheme M = Σ c_j E_j (T9). Otherwise it comes from the characteristic
 * polynomial of F where vectors are given, and else from the minimal polynomial of M in the coherent algebra and the traces of
 * its powers; either is factored over the field.
 * @module */
import { displayWithin } from '../exact/display.js';
import { DomainError } from '../exact/errors.js';
import { factorOverField } from '../exact/factorOverField.js';
import { characteristicPolynomial, multiply, rowEchelon, transpose } from '../exact/matrix.js';
import type { AlgebraicNumber, Element, NumberField } from '../exact/numberField.js';
import { type Polynomial, polynomialRing } from '../exact/polynomial.js';
import { rootsAsNumbers } from '../exact/realRootedPolynomial.js';
import type { RootInterval } from '../exact/realRoots.js';
import type { Frame } from './frame.js';
import { algebraProduct, fibreSizes, type GramAlgebra } from './gramAlgebra.js';
import type { GramScheme } from './gramScheme.js';

/** A nonzero eigenvalue of F with its multiplicity. */
export interface FrameBound {
  readonly value: AlgebraicNumber;
  readonly multiplicity: number;
  /** Where the value is not in the field of the Gram matrix: its monic minimal polynomial over that field, and an interval. */
  readonly root?: { readonly polynomial: Polynomial<Element>; readonly interval: RootInterval };
}

/** The eigenspace of F that holds the features of some fibres (T4). */
interface Cluster {
  readonly bound: Element;
  readonly rank: number;
  readonly size: number;
}

export interface Spectrum {
  /** Descending. */
  readonly bounds: readonly FrameBound[];
  /** κ_i = (M²)_ii / M_ii for the points of each fibre; 0 for a zero vector. */
  readonly rayleigh: readonly Element[];
  readonly localized: boolean;
  /** Where localized, by descending bound. */
  readonly clusters: readonly Cluster[] | undefined;
}

/** @throws DomainError when M is not positive semidefinite: it is then the Gram matrix of no vectors */
export function spectrum(frame: Frame, algebra: GramAlgebra, scheme: GramScheme | undefined): Spectrum {
  const { field, configuration, values } = algebra;
  const { fibres, target } = configuration;
  const sizes = fibreSizes(configuration);
  for (let f = 0; f < fibres; f++)
    if (field.sign(values[f]!) < 0) throw notSemidefinite(`the diagonal entry ${displayWithin(field, values[f]!, 40)}`);
  const square = algebraProduct(algebra, values, values);
  const rayleigh = Array.from({ length: fibres }, (_, f) =>
    field.isZero(values[f]!) ? field.zero : field.div(square[f]!, values[f]!),
  );
  const localized = square.every((s, k) => field.equals(s, field.mul(values[k]!, rayleigh[target[k]!]!)));
  if (localized) {
    const clusters = clustersOf(field, rayleigh, values, sizes);
    const bounds = clusters.map(({ bound, rank }) => ({ value: { field, element: bound }, multiplicity: rank }));
    return { bounds, rayleigh, localized, clusters };
  }
  if (scheme !== undefined) return { bounds: schemeBounds(scheme), rayleigh, localized, clusters: undefined };
  const bounds = frameOperatorBounds(frame, field) ?? minimalPolynomialBounds(algebra, sizes);
  return { bounds, rayleigh, localized, clusters: undefined };
}

const notSemidefinite = (found: string): DomainError =>
  new DomainError({ where: 'gram', expected: 'a positive semidefinite matrix', found });

/** T4: the points with κ_i = λ span the eigenspace of λ, of rank Σ‖w_i‖²/λ. */
function clustersOf(
  field: NumberField,
  rayleigh: readonly Element[],
  norms: readonly Element[],
  sizes: Int32Array,
): readonly Cluster[] {
  const clusters = new Map<string, { bound: Element; trace: Element; size: number }>();
  rayleigh.forEach((bound, f) => {
    if (field.isZero(bound)) return;
    const key = field.key(bound);
    const cluster = clusters.get(key) ?? { bound, trace: field.zero, size: 0 };
    cluster.trace = field.add(cluster.trace, field.mul(field.fromInteger(sizes[f]!), norms[f]!));
    cluster.size += sizes[f]!;
    clusters.set(key, cluster);
  });
  return [...clusters.values()]
    .sort((a, b) => field.compare(b.bound, a.bound))
    .map(({ bound, trace, size }) => ({ bound, size, rank: Number(field.asRational(field.div(trace, bound))!.n) }));
}

/** The weights c_j with their multiplicities, equal ones together. */
function schemeBounds({ field, weights, multiplicities }: GramScheme): readonly FrameBound[] {
  const bounds = new Map<string, { element: Element; multiplicity: number }>();
  weights.forEach((element, j) => {
    const sign = field.sign(element);
    if (sign < 0) throw notSemidefinite(`the eigenvalue ${displayWithin(field, element, 40)}`);
    if (sign === 0) return;
    const known = bounds.get(field.key(element));
    bounds.set(field.key(element), { element, multiplicity: (known?.multiplicity ?? 0) + multiplicities[j]! });
  });
  return [...bounds.values()]
    .sort((a, b) => field.compare(b.element, a.element))
    .map(({ element, multiplicity }) => ({ value: { field, element }, multiplicity }));
}

/** The least monic f with M·f(M) = 0, from the first linear dependency among M, M², …; its roots are the nonzero
 *  eigenvalues, each once, since M is symmetric. Also the traces of M, M², … */
function minimalPolynomial(
  algebra: GramAlgebra,
  sizes: Int32Array,
): { polynomial: Polynomial<Element>; traces: readonly Element[] } {
  const { field, values } = algebra;
  const trace = (x: readonly Element[]): Element =>
    sizes.reduce((sum, size, f) => field.add(sum, field.mul(field.fromInteger(size), x[f]!)), field.zero);
  let power: readonly Element[] = values;
  const traces = [trace(power)];
  // Rows (power | coefficients in terms of M, M², …) kept in echelon form.
  const reduced: { vector: Element[]; coefficients: Element[]; pivot: number }[] = [];
  for (let s = 0; ; s++) {
    const vector = [...power];
    const coefficients = [...new Array<Element>(s).fill(field.zero), field.one];
    for (const row of reduced) {
      const factor = vector[row.pivot]!;
      if (field.isZero(factor)) continue;
      row.vector.forEach((x, k) => {
        vector[k] = field.sub(vector[k]!, field.mul(factor, x));
      });
      row.coefficients.forEach((x, k) => {
        coefficients[k] = field.sub(coefficients[k]!, field.mul(factor, x));
      });
    }
    const pivot = vector.findIndex((x) => !field.isZero(x));
    if (pivot < 0) return { polynomial: coefficients, traces };
    const inverse = field.inv(vector[pivot]!);
    reduced.push({
      vector: vector.map((x) => field.mul(x, inverse)),
      coefficients: coefficients.map((x) => field.mul(x, inverse)),
      pivot,
    });
    power = algebraProduct(algebra, power, values);
    traces.push(trace(power));
  }
}

const INTERVAL_BITS = 40;

function minimalPolynomialBounds(algebra: GramAlgebra, sizes: Int32Array): readonly FrameBound[] {
  const { field } = algebra;
  const ring = polynomialRing(field);
  const { polynomial, traces } = minimalPolynomial(algebra, sizes);
  if (!isPositiveRooted(field, polynomial)) throw notSemidefinite('a negative eigenvalue');
  const factors = factorOverField(field, polynomial).map((f) => ring.monic(f));
  // tr M^s = Σ_f m_f·(sum of s-th powers of the roots of f), s = 1, 2, …
  const sums = factors.map((f) => powerSums(field, f, factors.length));
  const system = factors.map((_, s) => [...sums.map((sum) => sum[s]!), traces[s]!]);
  const solution = rowEchelon(field, system).rows.map((row) => field.asRational(row[factors.length]!)!);
  return boundsOfFactors(
    field,
    factors.map((factor, at) => ({ factor, multiplicity: Number(solution[at]!.n) })),
  );
}

/** Up to this dimension the characteristic polynomial of F is the quicker way. */
const MAX_DIMENSION = 32;

/** From the characteristic polynomial of F = WWᵀ, where vectors of few coordinates are given in the field of M. */
function frameOperatorBounds(
  { gram, vectors, scaleSquared }: Frame,
  field: NumberField,
): readonly FrameBound[] | undefined {
  if (vectors === undefined || vectors[0]!.length > MAX_DIMENSION || gram.field !== field) return undefined;
  const ring = polynomialRing(field);
  const W = transpose(vectors);
  const F = multiply(field, W, vectors);
  const scaled = scaleSquared === undefined ? F : F.map((row) => row.map((x) => field.div(x, scaleSquared)));
  const polynomial = characteristicPolynomial(field, scaled);
  const zeros = polynomial.findIndex((c) => !field.isZero(c));
  const parts = ring.squareFreeDecomposition(polynomial.slice(zeros));
  return boundsOfFactors(
    field,
    parts.flatMap(({ factor, multiplicity }) =>
      factorOverField(field, factor).map((irreducible) => ({ factor: ring.monic(irreducible), multiplicity })),
    ),
  );
}

interface SpectralFactor {
  /** Monic and irreducible, with positive roots only. */
  readonly factor: Polynomial<Element>;
  /** Of each of its roots as an eigenvalue. */
  readonly multiplicity: number;
}

function boundsOfFactors(field: NumberField, factors: readonly SpectralFactor[]): readonly FrameBound[] {
  const bounds = factors.flatMap(({ factor, multiplicity }): readonly FrameBound[] => {
    if (factor.length === 2) return [{ value: { field, element: field.neg(factor[0]!) }, multiplicity }];
    return rootsAsNumbers(field, factor, INTERVAL_BITS).map(({ number, interval }) => ({
      value: number,
      multiplicity,
      root: { polynomial: factor, interval },
    }));
  });
  return bounds.sort((a, b) => compareNumbers(b.value, a.value));
}

/** All roots being real: they are positive exactly when the signs of the coefficients alternate strictly. */
function isPositiveRooted(field: NumberField, f: Polynomial<Element>): boolean {
  return f.every((c, k) => field.sign(c) === ((f.length - 1 - k) % 2 === 0 ? 1 : -1));
}

/** Newton's identities. */
function powerSums(field: NumberField, f: Polynomial<Element>, most: number): readonly Element[] {
  const degree = f.length - 1;
  const e = (k: number): Element => (k > degree ? field.zero : f[degree - k]!);
  const sums: Element[] = [];
  for (let s = 1; s <= most; s++) {
    let sum = field.mul(field.fromInteger(-s), e(s));
    for (let k = 1; k < s; k++) sum = field.sub(sum, field.mul(e(k), sums[s - k - 1]!));
    sums.push(sum);
  }
  return sums;
}

/** Distinct real numbers by their enclosures. */
function compareNumbers(a: AlgebraicNumber, b: AlgebraicNumber): number {
  for (let bits = 64; ; bits *= 2) {
    const [x, y] = [a.field.enclose(a.element, bits), b.field.enclose(b.element, bits)];
    if (x.hi < y.lo) return -1;
    if (x.lo > y.hi) return 1;
  }
}
