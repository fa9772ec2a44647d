/** # Open problems about the ReLU toy model, as conjectures. Defines `openProblems`. The mathematics is in README.md.
 * @module */
import type { Conjecture } from 'tightframe/fast-check';
import { pairThenTriangle, pentagonSquareNothing } from './coherence.js';
import { orthogonalOrAntipodal, pairAndDropped, thirdFeatureIsDropped } from './columnSparse.js';
import { continuousTransition, oppositeSigns } from './smallestModel.js';

export const openProblems = [
  orthogonalOrAntipodal,
  thirdFeatureIsDropped,
  pairAndDropped,
  continuousTransition,
  oppositeSigns,
  pairThenTriangle,
  pentagonSquareNothing,
] as readonly Conjecture[];
