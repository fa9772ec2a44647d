/** # Registry of frame constructions. Defines `constructions`.
 *
 * Every named construction with its parameters, for catalog entries, users' files and help texts.
 * @module */

import { DomainError } from '../../exact/errors.js';
import { unifyAll } from '../../exact/subfield.js';
import { limitPoints, MAX_POINTS } from '../../scheme/constructions/limits.js';
import { construction, integer, listOf, nested, type Registry } from '../../scheme/constructions/parameters.js';
import { type Frame, tegumSum } from '../frame.js';
import { signedGramMatrices } from './conference.js';
import { bothSigns, repeated, scaled, without } from './derived.js';
import { descendant, equiangularLines } from './equiangularLines.js';
import { exactNumber } from './exactNumbers.js';
import { explicitVectors } from './explicit.js';
import { graphEigenspaces } from './graphEigenspace.js';
import { harmonics } from './harmonic.js';
import { hypercubes } from './hypercube.js';
import { johnsonAndHamming } from './johnson.js';
import { polygons } from './polygon.js';
import { polyhedra } from './polyhedra.js';
import { prisms } from './prism.js';
import { regular4Polytopes } from './regular4Polytopes.js';
import { rootSystems } from './rootSystem.js';
import { simplices } from './simplex.js';
import { thomson } from './thomson.js';

const frame = nested<Frame>('construction', () => constructions);
/** Each part is built before the sum is known to be small enough. */
const MAX_PARTS = 64;
const index = integer(0, MAX_POINTS - 1);

/** @throws DomainError for an index that is no vector of the frame */
function checkIndex(i: number, { gram: { n } }: Frame, where: string): void {
  if (i >= n) throw new DomainError({ where, expected: `an index below ${n}`, found: String(i) });
}

/** Frames made from frames; these refer back to the whole registry. */
const composed: Registry<Frame> = {
  tegum: construction(
    'orthogonal direct sum of the parts',
    { parts: listOf(frame, 1, MAX_PARTS) },
    ({ parts }, where) => {
      limitPoints(
        parts.reduce((sum, { gram }) => sum + gram.n, 0),
        where,
      );
      return tegumSum(parts);
    },
  ),
  repeated: construction(
    'every vector repeated',
    { of: frame, times: integer(1, MAX_POINTS) },
    ({ of, times }, where) => {
      limitPoints(of.gram.n * times, where);
      return repeated(of, times);
    },
  ),
  'both-signs': construction('every vector and its negative', { of: frame }, ({ of }, where) => {
    limitPoints(2 * of.gram.n, where);
    return bothSigns(of);
  }),
  without: construction(
    'a frame without some of its vectors',
    { of: frame, remove: listOf(index) },
    (parsed, where) => {
      const { of, remove } = parsed;
      remove.forEach((i, place) => {
        checkIndex(i, of, `${where}.remove[${place}]`);
      });
      if (new Set(remove).size >= of.gram.n)
        throw new DomainError({ where: `${where}.remove`, expected: 'at least one vector kept', found: 'none' });
      return without(of, remove);
    },
  ),
  scaled: construction(
    'vector i multiplied by factors[i]',
    { of: frame, factors: listOf(exactNumber) },
    ({ of, factors }, where) => {
      if (factors.length !== of.gram.n)
        throw new DomainError({
          where: `${where}.factors`,
          expected: `${of.gram.n} numbers`,
          found: String(factors.length),
        });
      return scaled(of, unifyAll(factors));
    },
  ),
  descendant: construction(
    'equiangular vectors seen from one of them: signs switched to be positive on it, projected, normalised',
    { of: frame, vertex: index },
    ({ of, vertex }, where) => {
      checkIndex(vertex, of, `${where}.vertex`);
      return descendant(of, vertex, where);
    },
  ),
};

/** By name; parameters are untrusted data. */
export const constructions: Registry<Frame> = Object.freeze({
  ...simplices,
  ...polygons,
  ...hypercubes,
  ...polyhedra,
  ...prisms,
  ...regular4Polytopes,
  ...rootSystems,
  ...equiangularLines,
  ...johnsonAndHamming,
  ...graphEigenspaces,
  ...signedGramMatrices,
  ...harmonics,
  ...thomson,
  ...explicitVectors,
  ...composed,
});
