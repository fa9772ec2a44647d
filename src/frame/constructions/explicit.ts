/** # Vectors given one by one. Defines `explicitVectors`.
 *
 * For geometries without a construction of their own: a list of vectors, or orbits of seed vectors under signed permutations.
 * @module */

import { ShapeError } from '../../exact/errors.js';
import { type AlgebraicNumber, rationalField } from '../../exact/numberField.js';
import { unifyAll } from '../../exact/subfield.js';
import { limitPoints, MAX_POINTS } from '../../scheme/constructions/limits.js';
import {
  boolean,
  choice,
  construction,
  integer,
  listOf,
  optional,
  type Registry,
} from '../../scheme/constructions/parameters.js';
import { type Frame, frameFromGram, frameFromVectors } from '../frame.js';
import { frameFromRelation } from '../frameFromScheme.js';
import { exactNumber } from './exactNumbers.js';
import { frameOfOrbits, permutationKinds, signKinds } from './orbit.js';

const orbit = construction(
  'a seed vector, its permutations and signs',
  {
    seed: listOf(exactNumber),
    permutations: optional(choice(...permutationKinds), 'all'),
    signs: optional(choice(...signKinds), 'all'),
  },
  (parsed) => parsed,
);

/** The lists of numbers as rows over their common field. */
function rowsInOneField(rows: readonly (readonly AlgebraicNumber[])[]) {
  const { field, elements } = unifyAll(rows.flat());
  let at = 0;
  return {
    field,
    rows: rows.map((row) => {
      at += row.length;
      return elements.slice(at - row.length, at);
    }),
  };
}

const anyInteger = integer(0, MAX_POINTS);

export const explicitVectors: Registry<Frame> = {
  gram: construction(
    'the frame with the listed Gram matrix',
    { gram: listOf(listOf(exactNumber)) },
    ({ gram }, where) => {
      limitPoints(gram.length, where);
      gram.forEach((row, i) => {
        if (row.length !== gram.length)
          throw new ShapeError({
            where: `${where}.gram row ${i}`,
            expected: `${gram.length} entries, as there are rows`,
            found: String(row.length),
          });
      });
      const { field, rows } = rowsInOneField(gram);
      return frameFromGram(field, rows.length, (i, j) => rows[i]![j]!);
    },
  ),
  relation: construction(
    'the eigenspaces (rows of P) of an association scheme given by its relation matrix, as a frame of unit norm or of the given squared norm',
    {
      relation: listOf(listOf(anyInteger)),
      eigenspaces: listOf(anyInteger),
      normSquared: optional(exactNumber, { field: rationalField, element: rationalField.one }),
    },
    ({ relation, eigenspaces, normSquared }, where) => {
      limitPoints(relation.length, where);
      relation.forEach((row, x) => {
        if (row.length !== relation.length)
          throw new ShapeError({
            where: `${where}.relation row ${x}`,
            expected: `${relation.length} labels, as there are rows`,
            found: String(row.length),
          });
      });
      return frameFromRelation(relation.length, relation.flat(), eigenspaces, normSquared);
    },
  ),
  vectors: construction(
    'the listed vectors, as they are or with `normalise` divided by their common norm',
    { vectors: listOf(listOf(exactNumber)), normalise: optional(boolean, false) },
    ({ vectors, normalise }, where) => {
      limitPoints(vectors.length, where);
      const { field, rows } = rowsInOneField(vectors);
      return frameFromVectors(field, rows, { normalise });
    },
  ),
  orbits: construction(
    'orbits of seed vectors under permutations and signs, each { seed, permutations, signs }, scaled to unit norm',
    { orbits: listOf({ expects: '{ seed, permutations, signs }', parse: orbit.build }) },
    ({ orbits }, where) => {
      const { field, rows } = rowsInOneField(orbits.map(({ seed }) => seed));
      const seeds = orbits.map(({ permutations, signs }, i) => ({ seed: rows[i]!, permutations, signs }));
      return frameOfOrbits(field, seeds, where);
    },
  ),
};
