/** # Everything that is known about a symmetric scheme. Defines `SchemeProperties`, `schemeProperties`.
 * @module */
import { closedSubsets, isPrimitive } from './closedSubsets.js';
import type { AssociationScheme } from './coherentConfiguration.js';
import type { Eigenmatrices } from './eigenmatrix.js';
import type { IntersectionNumbers } from './intersectionNumbers.js';
import {
  type AbsoluteBoundViolation,
  absoluteBoundViolation,
  type KreinParameters,
  kreinParameters,
} from './kreinParameters.js';
import { type PPolynomialOrdering, polynomialOrderings, pPolynomialOrderings } from './polynomialOrderings.js';

export interface SchemeProperties extends KreinParameters {
  readonly primitive: boolean;
  readonly pPolynomial: readonly PPolynomialOrdering[];
  /** Orderings of the eigenspaces, E_0 first. */
  readonly qPolynomial: readonly (readonly number[])[];
  readonly closedSubsets: readonly (readonly number[])[];
  /** Always undefined for a scheme that exists: a check on the rest. */
  readonly absoluteBound: AbsoluteBoundViolation | undefined;
}

/** @throws LimitError when there are too many closed subsets to list */
export function schemeProperties(
  scheme: AssociationScheme,
  numbers: IntersectionNumbers,
  eigen: Eigenmatrices,
): SchemeProperties {
  const krein = kreinParameters(eigen);
  return {
    q: krein.q,
    primitive: isPrimitive(scheme),
    pPolynomial: pPolynomialOrderings(scheme, numbers),
    qPolynomial: polynomialOrderings(scheme.rank, (i, j, k) => eigen.field.isZero(krein.q[i]![j]![k]!)),
    closedSubsets: closedSubsets(scheme),
    absoluteBound: absoluteBoundViolation(eigen.field, krein, eigen.multiplicities),
  };
}
