/** # A symmetric scheme as JSON. Defines `schemeFacts`, `schemeOrderings`, `nestedIntersectionNumbers`.
 *
 * The names of the fields are the contract with other programs (README, "JSON"). An exact number is `{exact, approx}`.
 * @module */
import { type ExactJson, toJson } from '../exact/display.js';
import type { Element } from '../exact/numberField.js';
import type { AssociationScheme } from './coherentConfiguration.js';
import type { Eigenmatrices } from './eigenmatrix.js';
import type { IntersectionNumbers } from './intersectionNumbers.js';
import type { SchemeProperties } from './schemeProperties.js';

export interface SchemeFacts {
  readonly classes: number;
  readonly symmetric: true;
  readonly primitive: boolean;
  readonly pPolynomial: boolean;
  readonly qPolynomial: boolean;
  readonly valencies: readonly number[];
  readonly multiplicities: readonly number[];
  readonly P: readonly (readonly ExactJson[])[];
  readonly Q: readonly (readonly ExactJson[])[];
  /** p^k_ij at [i][j][k]. */
  readonly intersectionNumbers: readonly (readonly (readonly number[])[])[];
  /** q^k_ij at [i][j][k]. */
  readonly kreinParameters: readonly (readonly (readonly ExactJson[])[])[];
}

export interface SchemeOrderings {
  readonly closedSubsets: readonly (readonly number[])[];
  /** {b_0, …; c_1, …} for each P-polynomial ordering of the relations. */
  readonly pPolynomialOrderings: readonly {
    readonly order: readonly number[];
    readonly b: readonly number[];
    readonly c: readonly number[];
  }[];
  readonly qPolynomialOrderings: readonly (readonly number[])[];
}

export function schemeFacts(
  scheme: AssociationScheme,
  numbers: IntersectionNumbers,
  { field, P, Q, multiplicities }: Eigenmatrices,
  known: SchemeProperties,
): SchemeFacts {
  const row = (elements: readonly Element[]) => elements.map((a) => toJson(field, a));
  return {
    classes: scheme.classes,
    symmetric: true,
    primitive: known.primitive,
    pPolynomial: known.pPolynomial.length > 0,
    qPolynomial: known.qPolynomial.length > 0,
    valencies: Array.from(scheme.valencies),
    multiplicities,
    P: P.map(row),
    Q: Q.map(row),
    intersectionNumbers: nestedIntersectionNumbers(numbers),
    kreinParameters: known.q.map((rows) => rows.map(row)),
  };
}

export const schemeOrderings = (known: SchemeProperties): SchemeOrderings => ({
  closedSubsets: known.closedSubsets,
  pPolynomialOrderings: known.pPolynomial.map(({ order, intersectionArray: { b, c } }) => ({ order, b, c })),
  qPolynomialOrderings: known.qPolynomial,
});

/** p^k_ij at [i][j][k]. */
export function nestedIntersectionNumbers(numbers: IntersectionNumbers): readonly (readonly (readonly number[])[])[] {
  const indices = Array.from({ length: numbers.rank }, (_, i) => i);
  return indices.map((i) => indices.map((j) => indices.map((k) => numbers.at(i, j, k))));
}
