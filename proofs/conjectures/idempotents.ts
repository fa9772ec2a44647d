/** # Primitive idempotents, by elimination. Defines `idempotents`.
 * @module */
import { type Element, identityMatrix, kernel, type Matrix, transpose } from 'tightframe';
import type { ExactScheme } from 'tightframe/fast-check';
import { combined, projectorOnto, range, scaled } from './direct.js';

/** A_0 = I, A_1, …, A_d over the field of the eigenvalues. */
function adjacencyMatrices(scheme: ExactScheme): readonly Matrix<Element>[] {
  const { zero, one } = scheme.eigen.field;
  const points = range(scheme.n);
  return range(scheme.rank).map((i) =>
    points.map((x) => points.map((y) => (scheme.relation(x, y) === i ? one : zero))),
  );
}

const known = new WeakMap<ExactScheme, readonly Matrix<Element>[]>();

/** E_j, the projector onto {x : A_i x = P_ji x for every i}; Q is not used. Found once for each scheme. */
export function idempotents(scheme: ExactScheme): readonly Matrix<Element>[] {
  const found = known.get(scheme) ?? byElimination(scheme);
  known.set(scheme, found);
  return found;
}

function byElimination(scheme: ExactScheme): readonly Matrix<Element>[] {
  const { field, P } = scheme.eigen;
  const A = adjacencyMatrices(scheme);
  const identity = identityMatrix(field, scheme.n);
  return P.map((row) => {
    const equations = A.flatMap((matrix, i) => combined(field, 'sub', matrix, scaled(field, row[i]!, identity)));
    return projectorOnto(field, transpose(kernel(field, equations)));
  });
}
