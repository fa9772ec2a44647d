/** # The frame that a claim is about. Defines `ExactFrame`, `FrameOrigin`, `exactFrame`.
 *
 * Everything is exact and found when it is asked for: the cheap facts (rank, capacity, tightness, localization: T1, T6) from the Gram
 * matrix in integers, the rest (`properties`, scheme, frame bounds, design strength) by the same analysis as `tightframe verify`.
 * @module */
import type { Element, NumberField } from '../exact/numberField.js';
import { rational } from '../exact/rational.js';
import { type Frame, frameFromVectors, type Gram } from '../frame/frame.js';
import { type FrameProperties, frameProperties, schemePropertiesOf } from '../frame/properties.js';
import type { FrameBound } from '../frame/spectrum.js';
import { ExactNumber } from './exactNumber.js';
import { ExactScheme } from './exactScheme.js';
import {
  eigenvectorFailure,
  elementAt,
  type FailingPair,
  gramOfCoordinates,
  type IntegerGram,
  type IntegerVectors,
  integerGram,
  rankOf,
  rowSquares,
  tightFailure,
} from './integerGram.js';
import { hashOf } from './subject.js';

/** How a frame came about. */
export const frameOrigins = [
  'rational',
  'quadratic',
  'scheme',
  'tight',
  'unit',
  'orbit',
  'tegum',
  'perturbed',
  'near-miss',
] as const;
export type FrameOrigin = (typeof frameOrigins)[number] | 'given';

export interface CountedNumber {
  readonly value: ExactNumber;
  readonly count: number;
}

/** One of the two is there. */
interface FrameSource {
  readonly vectors?: IntegerVectors;
  readonly frame?: Frame;
}

export class ExactFrame {
  readonly origin: FrameOrigin;
  /** In words where there are any: `C5, J = {1}`. */
  readonly name: string | undefined;
  readonly n: number;
  readonly #vectors: IntegerVectors | undefined;
  readonly #cache = new Map<string, unknown>();

  constructor(source: FrameSource, origin: FrameOrigin = 'given', name?: string) {
    this.origin = origin;
    this.name = name;
    this.#vectors = source.vectors;
    if (source.frame !== undefined) this.#cache.set('frame', source.frame);
    this.n = source.vectors?.n ?? source.frame!.gram.n;
  }

  #once<T>(key: string, make: () => T): T {
    if (!this.#cache.has(key)) this.#cache.set(key, make());
    return this.#cache.get(key) as T;
  }

  /** The frame as the rest of the library takes it. */
  get frame(): Frame {
    return this.#once('frame', () => frameOfVectors(this.#vectors!));
  }

  get gram(): Gram {
    return this.frame.gram;
  }

  /** The field of the coordinates, or of the Gram entries. */
  get field(): NumberField {
    return this.#vectors?.field ?? this.gram.field;
  }

  /** Coordinates, where the frame was given by vectors; each is to be divided by √`frame.scaleSquared` where that is set. */
  get vectors(): readonly (readonly ExactNumber[])[] | undefined {
    const { vectors, gram } = this.frame;
    return vectors?.map((vector) => vector.map((x) => new ExactNumber(gram.field, x)));
  }

  /** X with M = X/unit. */
  get #integers(): IntegerGram {
    return this.#once('integers', () => {
      const quick = this.#vectors === undefined ? undefined : gramOfCoordinates(this.#vectors);
      return quick ?? integerGram(this.gram);
    });
  }

  /** ⟨w_i, w_j⟩. */
  product(i: number, j: number): ExactNumber {
    const { n } = this;
    return this.#value(i * n + j);
  }

  #value(at: number): ExactNumber {
    const { field, entry, unit } = this.#integers;
    const element = entry(at);
    return new ExactNumber(field, unit === 1n ? element : field.mul(element, field.fromRational(rational(1n, unit))));
  }

  normSquared(i: number): ExactNumber {
    return this.product(i, i);
  }

  /** r = rank W, by elimination. */
  get rank(): number {
    return this.#once('rank', () => {
      if (this.#vectors !== undefined) {
        const { field, n, dimension, w } = this.#vectors;
        return rankOf(field, n, dimension, w, (at) => elementAt(field, w, at));
      }
      const { field, n, x, entry } = this.#integers;
      return rankOf(field, n, n, x, entry);
    });
  }

  /** The dimension of the span: another word for the rank. */
  get dimension(): number {
    return this.rank;
  }

  /** D_i = ‖w_i‖⁴/Σ_j⟨w_i,w_j⟩²; undefined for a zero vector. */
  get dimensionalities(): readonly (ExactNumber | undefined)[] {
    return this.#once('dimensionalities', () => {
      const gram = this.#integers;
      const { field, n, entry } = gram;
      return rowSquares(gram).map((square, i) => {
        const norm = entry(i * n + i);
        return field.isZero(norm) ? undefined : new ExactNumber(field, field.div(field.mul(norm, norm), square));
      });
    });
  }

  /** Σ D_i. */
  get capacity(): ExactNumber {
    return this.#once('capacity', () => {
      const { field } = this.#integers;
      return new ExactNumber(
        field,
        this.dimensionalities.reduce<Element>(
          (sum, D) => (D === undefined ? sum : field.add(sum, D.element)),
          field.zero,
        ),
      );
    });
  }

  /** T1: Σ D_i = r. */
  get saturated(): boolean {
    return this.capacity.equals(this.rank);
  }

  /** T6(b): a pair with M_jj·(M²)_ij ≠ (M²)_jj·M_ij, where w_j is no eigenvector of F; undefined for a localized frame. */
  get notLocalizedAt(): FailingPair | undefined {
    return this.#once('notLocalizedAt', () => eigenvectorFailure(this.#integers));
  }

  /** Is every vector an eigenvector of F? */
  get localized(): boolean {
    return this.notLocalizedAt === undefined;
  }

  /** T6(a): a pair with (M²)_ij ≠ A·M_ij for A = (M²)_kk/M_kk of the first nonzero vector; undefined for a tight frame, and where
   *  all vectors are zero. */
  get notTightAt(): FailingPair | undefined {
    return this.#once('notTightAt', () => tightFailure(this.#integers));
  }

  /** M² = A·M with A > 0. */
  get tight(): boolean {
    return this.notTightAt === undefined && this.frameBound !== undefined;
  }

  /** (M²)_kk/M_kk of the first nonzero vector: the frame bound A of a tight frame; undefined where all vectors are zero. */
  get frameBound(): ExactNumber | undefined {
    return this.#once('frameBound', () => {
      const k = this.dimensionalities.findIndex((D) => D !== undefined);
      return k < 0 ? undefined : this.normSquared(k).over(this.dimensionalities[k]!);
    });
  }

  /** T6(c): tight with A = 1. */
  get parseval(): boolean {
    return this.tight && this.frameBound!.equals(1);
  }

  /** ‖w_i‖², distinct, descending, with how often each occurs. */
  get normsSquared(): readonly CountedNumber[] {
    return this.#once('normsSquared', () => this.#tally((i, j) => i === j));
  }

  /** Over ordered pairs of different indices, distinct, descending. */
  get innerProducts(): readonly CountedNumber[] {
    return this.#once('innerProducts', () => this.#tally((i, j) => i !== j));
  }

  #tally(isMeant: (i: number, j: number) => boolean): readonly CountedNumber[] {
    const { field, n, x, entry } = this.#integers;
    const D = field.degree;
    const counts = new Map<string | number, { at: number; count: number }>();
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        if (!isMeant(i, j)) continue;
        const at = i * n + j;
        const key = x === undefined ? field.key(entry(at)) : D === 1 ? x[at]! : x.subarray(at * D, (at + 1) * D).join();
        const known = counts.get(key);
        if (known === undefined) counts.set(key, { at, count: 1 });
        else known.count++;
      }
    return [...counts.values()]
      .map(({ at, count }) => ({ value: this.#value(at), count }))
      .sort((a, b) => field.compare(b.value.element, a.value.element));
  }

  get equalNorm(): boolean {
    return this.normsSquared.length === 1;
  }

  get unitNorm(): boolean {
    return this.equalNorm && this.normsSquared[0]!.value.equals(1);
  }

  /** Of one nonzero norm, and with one absolute inner product. */
  get equiangular(): boolean {
    const { normsSquared, innerProducts } = this;
    if (normsSquared.length !== 1 || normsSquared[0]!.value.sign === 0) return false;
    return innerProducts.every(({ value }) => value.absolute.equals(innerProducts[0]!.value.absolute));
  }

  /** All that `tightframe verify` finds: closure, scheme, spectrum, design strength …
   *  @throws LimitError where the analysis is beyond its limits */
  get properties(): FrameProperties {
    return this.#once('properties', () => frameProperties(this.frame));
  }

  /** The association scheme of the Gram matrix (T8–T10), where there is one. */
  get scheme(): ExactScheme | undefined {
    return this.#once('scheme', () => {
      const { scheme } = this.properties;
      if (scheme.kind === 'refuted') return undefined;
      return new ExactScheme(scheme.configuration.scheme, {
        name: 'scheme of the frame',
        numbers: scheme.configuration.numbers,
        eigen: scheme.configuration,
        properties: () => schemePropertiesOf(this.properties)!,
      });
    });
  }

  /** J, where there is a scheme. */
  get eigenspaces(): readonly number[] | undefined {
    const { scheme } = this.properties;
    return scheme.kind === 'verified' ? scheme.configuration.eigenspaces : undefined;
  }

  /** The nonzero spectrum of F, descending. */
  get frameBounds(): readonly FrameBound[] {
    return this.properties.spectrum.bounds;
  }

  /** T12: of the directions. */
  get designStrength(): number | 'infinity' | undefined {
    return this.properties.design.strength;
  }

  get etf(): boolean {
    return this.tight && this.equiangular;
  }

  /** Equal for frames with the same Gram matrix over the same field in the same order, and, but for chance, for no others. */
  get fingerprint(): number {
    const { n } = this;
    const field = this.field.minimalPolynomial.map((c) => Number(c % MODULUS));
    const { x, unit, entry } = this.#integers;
    const components =
      x ?? Array.from({ length: n * n }, (_, at) => entry(at).num.map((c) => Number(c % MODULUS))).flat();
    return hashOf([n, ...field, Number(unit % MODULUS), ...components]);
  }
}

const MODULUS = 4294967291n;

function frameOfVectors({ field, n, dimension, w, denominator }: IntegerVectors): Frame {
  const inverse = field.fromRational(rational(1, denominator));
  const vectors = Array.from({ length: n }, (_, i) =>
    Array.from({ length: dimension }, (_, k) => {
      const element = elementAt(field, w, i * dimension + k);
      return denominator === 1 ? element : field.mul(element, inverse);
    }),
  );
  return frameFromVectors(field, vectors);
}

/** The value for a claim of a frame made by the rest of the library, or of a Gram matrix. */
export function exactFrame(given: Frame | Gram, name?: string): ExactFrame {
  const frame = 'gram' in given ? given : { gram: given };
  return new ExactFrame({ frame }, 'given', name);
}
