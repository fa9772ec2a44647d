/** # What is known of a configuration, as JSON. Defines `schemeReport`, `SchemeReport`.
 *
 * The fields of a scheme stand at the top and once more under `scheme`, where a report on a frame has them. An exact number is
 * `{exact, approx}`; unknown or inapplicable is null.
 * @module */
import { type ComplexJson, complexToJson } from '../exact/complex.js';
import { type ExactJson, toJson } from '../exact/display.js';
import type { ConfigurationAnalysis } from '../scheme/analysis.js';
import { describe } from '../scheme/coherenceWitness.js';
import { relationText } from '../scheme/input/relationMatrix.js';
import type { AlgebraicAutomorphisms } from '../scheme/operations/algebraicAutomorphisms.js';
import type { Fusion } from '../scheme/operations/fusions.js';
import { nestedIntersectionNumbers, type SchemeFacts, schemeFacts } from '../scheme/schemeFacts.js';

/** Intersection numbers and Krein parameters are listed up to this rank: rank³ of each. */
const MAX_LISTED_RANK = 128;

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

/** The fields of a scheme; for one that is not symmetric, those that apply. */
type Fields = Omit<Nullable<SchemeFacts>, 'symmetric' | 'valencies' | 'P' | 'Q'> & {
  readonly symmetric: boolean;
  readonly valencies: readonly number[];
  /** Complex for a commutative scheme that is not symmetric: `approx` is then the pair of real and imaginary part. */
  readonly P: readonly (readonly (ExactJson | ComplexJson)[])[] | null;
  readonly Q: readonly (readonly (ExactJson | ComplexJson)[])[] | null;
};

interface Ordering<T> {
  readonly order: readonly number[];
  readonly b: readonly T[];
  readonly c: readonly T[];
}

export interface SchemeReport extends Fields {
  readonly id: string;
  readonly n: number;
  readonly rank: number;
  readonly commutative: boolean;
  /** In decimal digits: it may exceed the range of numbers. */
  readonly automorphismGroupOrder: string;
  readonly automorphismGroup: {
    /** Images of the points 0 … n−1. */
    readonly generators: readonly (readonly number[])[];
    readonly orbits: readonly (readonly number[])[];
  };
  /** Equal for isomorphic configurations and for no others. */
  readonly canonicalForm: string | null;
  readonly homogeneous: boolean;
  /** Sizes of the fibres. */
  readonly fibres: readonly number[];
  readonly transpose: readonly number[];
  readonly thinRadical: readonly number[] | null;
  readonly thinResidue: readonly number[] | null;
  readonly closedSubsets: readonly (readonly number[])[] | null;
  readonly symmetrization: {
    readonly coherent: boolean;
    readonly rank: number | null;
    readonly reason: string | null;
  } | null;
  readonly algebraicAutomorphisms: {
    readonly order: string;
    /** Images of the relations. */
    readonly generators: readonly (readonly number[])[];
    readonly orbits: readonly (readonly number[])[];
  } | null;
  /** One of each orbit under algebraic automorphisms, with the length of the orbit. */
  readonly fusions: readonly Fusion[] | null;
  readonly intersectionArrays: readonly Ordering<number>[] | null;
  readonly kreinArrays: readonly Ordering<ExactJson>[] | null;
  readonly formallySelfDual: boolean | null;
  /** The relation that goes with each eigenspace so that P = Q. */
  readonly duality: readonly number[] | null;
  /** The relation matrix, row-major: base-36 characters, or decimal numbers separated by commas. */
  readonly relation: string;
  readonly scheme: (Fields & { readonly eigenspaces: null }) | null;
  /** What was read. */
  readonly input: string;
  readonly verdict: 'verified' | 'refuted' | 'undecided';
  readonly reason: string | null;
}

export function schemeReport(
  id: string,
  input: string,
  analysis: ConfigurationAnalysis,
  judgement: Pick<SchemeReport, 'verdict' | 'reason'>,
): SchemeReport {
  const { configuration, homogeneous, commutative, automorphisms, structure, scheme } = analysis;
  const { n, rank, relation, transpose, fibres } = configuration;
  const value = (x: Parameters<typeof toJson>[1]): ExactJson => toJson(scheme!.eigen.field, x);
  const fields = fieldsOf(analysis);
  const fibreSizes = new Array<number>(fibres).fill(0);
  for (let x = 0; x < n; x++) fibreSizes[relation[x * n + x]!]!++;
  const merged = structure?.symmetrization;
  return {
    id,
    n,
    rank,
    commutative,
    automorphismGroupOrder: String(automorphisms.order),
    ...fields,
    canonicalForm: analysis.canonicalForm ?? null,
    homogeneous,
    fibres: fibreSizes,
    transpose: Array.from(transpose),
    thinRadical: structure?.thinRadical ?? null,
    thinResidue: structure?.thinResidue ?? null,
    closedSubsets: structure?.closedSubsets ?? null,
    symmetrization:
      merged === undefined
        ? null
        : merged.kind === 'verified'
          ? { coherent: true, rank: merged.configuration.rank, reason: null }
          : { coherent: false, rank: null, reason: describe(merged.witness) },
    algebraicAutomorphisms:
      structure?.algebraicAutomorphisms === undefined ? null : groupFacts(structure.algebraicAutomorphisms),
    fusions: structure?.fusions ?? null,
    intersectionArrays:
      scheme?.properties.pPolynomial.map(({ order, intersectionArray: { b, c } }) => ({ order, b, c })) ?? null,
    kreinArrays: scheme?.kreinArrays.map(({ order, b, c }) => ({ order, b: b.map(value), c: c.map(value) })) ?? null,
    formallySelfDual: scheme?.duality === undefined ? null : scheme.duality !== null,
    duality: scheme?.duality ?? null,
    automorphismGroup: {
      generators: automorphisms.generators.map((generator) => Array.from(generator)),
      orbits: automorphisms.orbits,
    },
    relation: relationText(relation, rank),
    scheme: homogeneous ? { ...fields, eigenspaces: null } : null,
    input,
    ...judgement,
  };
}

const groupFacts = ({ order, generators, orbits }: AlgebraicAutomorphisms) => ({
  order: String(order),
  generators: generators.map((generator) => Array.from(generator)),
  orbits,
});

function fieldsOf(analysis: ConfigurationAnalysis): Fields {
  const { configuration, numbers, homogeneous, symmetric, structure, scheme, complex } = analysis;
  const listed = configuration.rank <= MAX_LISTED_RANK;
  if (scheme !== undefined && listed) return schemeFacts(scheme.scheme, numbers, scheme.eigen, scheme.properties);
  const { P, Q } = eigenmatricesOf(scheme, complex);
  return {
    classes: homogeneous ? configuration.rank - 1 : null,
    symmetric,
    primitive: structure?.primitive ?? null,
    pPolynomial: scheme === undefined ? null : scheme.properties.pPolynomial.length > 0,
    qPolynomial: scheme === undefined ? null : scheme.properties.qPolynomial.length > 0,
    valencies: Array.from(configuration.valencies),
    multiplicities: (scheme?.eigen ?? complex)?.multiplicities ?? null,
    P,
    Q,
    intersectionNumbers: listed ? nestedIntersectionNumbers(numbers) : null,
    kreinParameters: null,
  };
}

function eigenmatricesOf(
  scheme: ConfigurationAnalysis['scheme'],
  complex: ConfigurationAnalysis['complex'],
): Pick<Fields, 'P' | 'Q'> {
  if (scheme !== undefined) {
    const { field, P, Q } = scheme.eigen;
    const row = (entries: (typeof P)[number]) => entries.map((x) => toJson(field, x));
    return { P: P.map(row), Q: Q.map(row) };
  }
  if (complex === undefined) return { P: null, Q: null };
  const { field, P, Q } = complex;
  const known = new Map<string, ComplexJson>(); // few of the rank² entries are different
  const row = (entries: (typeof P)[number]) =>
    entries.map((x) => {
      const key = field.key(x);
      const json = known.get(key) ?? complexToJson(field, x);
      known.set(key, json);
      return json;
    });
  return { P: P.map(row), Q: Q.map(row) };
}
