/** # Reports. Defines `Report`, `factsOf`, `Facts`: what is known of a geometry, as JSON.
 *
 * The names of the fields are the contract with other programs (README, "JSON"). An exact number is `{exact, approx}`;
 * unknown or inapplicable is null.
 * @module */
import { type ExactJson, toJson } from '../exact/display.js';
import type { AlgebraicNumber, Element } from '../exact/numberField.js';
import { orthogonalComponents } from '../frame/components.js';
import type { GramScheme } from '../frame/gramScheme.js';
import type { FrameProperties } from '../frame/properties.js';
import { type SchemeFacts, type SchemeOrderings, schemeFacts, schemeOrderings } from '../scheme/schemeFacts.js';
import type { SchemeProperties } from '../scheme/schemeProperties.js';

interface GramSchemeFacts extends SchemeFacts, SchemeOrderings {
  /** J. */
  readonly eigenspaces: readonly number[];
  /** c_j for j ∈ J: M = Σ c_j E_j. */
  readonly weights: readonly ExactJson[];
  /** The Gram value on each relation. */
  readonly gram: readonly ExactJson[];
}

export interface Facts {
  readonly n: number;
  readonly dimension: number;
  readonly normsSquared: readonly { readonly value: ExactJson; readonly count: number }[];
  readonly innerProducts: readonly { readonly value: ExactJson; readonly count: number }[];
  readonly frameBounds: readonly { readonly value: ExactJson; readonly multiplicity: number }[];
  readonly tight: boolean;
  readonly localized: boolean;
  readonly saturated: boolean;
  readonly equalNorm: boolean;
  readonly equiangular: boolean;
  readonly etf: boolean;
  readonly antipodal: boolean;
  readonly dimensionalities: readonly { readonly value: ExactJson | null; readonly count: number }[];
  readonly capacity: ExactJson;
  readonly clusters: readonly { readonly bound: ExactJson; readonly rank: number; readonly size: number }[] | null;
  /** Sizes of the orthogonal components, descending. */
  readonly components: readonly number[];
  readonly coherence: ExactJson | null;
  readonly welchBound: ExactJson | null;
  readonly designStrength: number | 'infinity' | null;
  readonly scheme: GramSchemeFacts | null;
  readonly closure: FrameProperties['closure'];
}

interface NumericFacts {
  readonly maxResidual: number;
  readonly tolerance: number;
  readonly agrees: boolean;
}

export interface Report extends Facts {
  readonly id: string;
  readonly name: string | null;
  readonly numeric: NumericFacts;
  /** What the entry says of itself: a non-example is to be refuted. */
  readonly expected: 'verified' | 'refuted';
  readonly verdict: 'verified' | 'refuted';
  /** Of a refutation: the witness. */
  readonly reason: string | null;
}

/** An entry of which nothing can be said: bad input, a limit, or a disagreement between independent computations. */
export interface Failure {
  readonly id: string;
  readonly name: string | null;
  readonly verdict: 'undecided' | 'error';
  readonly reason: string;
}

const number = ({ field, element }: AlgebraicNumber): ExactJson => toJson(field, element);

export function factsOf(properties: FrameProperties, scheme: SchemeProperties | undefined): Facts {
  const { field } = properties.algebra;
  const value = (element: Element): ExactJson => toJson(field, element);
  const counted = (list: readonly { value: Element; count: number }[]) =>
    list.map((entry) => ({ ...entry, value: value(entry.value) }));
  return {
    n: properties.n,
    dimension: properties.dimension,
    normsSquared: counted(properties.normsSquared),
    innerProducts: counted(properties.innerProducts),
    frameBounds: properties.spectrum.bounds.map(({ value: bound, multiplicity }) => ({
      value: number(bound),
      multiplicity,
    })),
    tight: properties.tight,
    localized: properties.localized,
    saturated: properties.saturated,
    equalNorm: properties.equalNorm,
    equiangular: properties.equiangular,
    etf: properties.etf,
    antipodal: properties.antipodal,
    dimensionalities: properties.dimensionalities.map(({ value: D, count }) => ({
      value: D === undefined ? null : value(D),
      count,
    })),
    capacity: value(properties.capacity),
    clusters: properties.spectrum.clusters?.map((cluster) => ({ ...cluster, bound: value(cluster.bound) })) ?? null,
    components: orthogonalComponents(properties.algebra)
      .map((component) => component.length)
      .sort((a, b) => b - a),
    coherence: properties.coherence === undefined ? null : number(properties.coherence),
    welchBound: properties.welchBound === undefined ? null : number(properties.welchBound),
    designStrength: properties.design.strength ?? null,
    scheme:
      properties.scheme.kind === 'verified' && scheme !== undefined
        ? gramSchemeFacts(properties.scheme.configuration, scheme)
        : null,
    closure: properties.closure,
  };
}

function gramSchemeFacts(gram: GramScheme, known: SchemeProperties): GramSchemeFacts {
  const { scheme, numbers, field, eigenspaces, weights } = gram;
  const row = (elements: readonly Element[]) => elements.map((a) => toJson(field, a));
  return {
    ...schemeFacts(scheme, numbers, gram, known),
    eigenspaces,
    weights: row(eigenspaces.map((j) => weights[j]!)),
    gram: row(gram.values),
    ...schemeOrderings(known),
  };
}
