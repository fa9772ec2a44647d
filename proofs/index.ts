/** # All theorems, in the order in which `tightframe prove` shows them. Defines `theorems`.
 * @module */
import type { Theorem } from 'tightframe';
import { axisBiases } from './conjectures/open/theorem.js';
import { familyTheorems } from './evidence/symbolic.js';
import { literatureTheorems } from './literature.js';
import { fewFeatures } from './neighbours/fewFeatures.js';
import { fourSpace } from './neighbours/fourSpace.js';
import { hexagon } from './neighbours/hexagon.js';
import { moreInSpace } from './neighbours/moreInSpace.js';
import { polygons } from './neighbours/polygons.js';
import { sevenInSpace } from './neighbours/sevenInSpace.js';
import { squareAntiprism } from './neighbours/squareAntiprism.js';
import { branchCrossing } from './pentagon/crossing.js';
import { pentagonSparse } from './pentagon/explicitThreshold.js';
import { pentagon } from './pentagon/theorem.js';
import { capacityBound } from './T01-capacity-bound.js';
import { defectIdentity } from './T02-defect-identity.js';
import { spectralLocalization } from './T03-spectral-localization.js';
import { tightFrameOrganization } from './T04-tight-frame-organization.js';
import { projectiveLinearity } from './T05-projective-linearity.js';
import { gramTests } from './T06-gram-tests.js';
import { tegumSums } from './T07-tegum-sums.js';
import { coherentClosureTheorem } from './T08-coherent-closure.js';
import { schemesGiveTightFrames } from './T09-schemes-give-tight-frames.js';
import { classification } from './T10-classification.js';
import { equiangularTightFrames } from './T11-equiangular-tight-frames.js';
import { sphericalDesigns } from './T12-spherical-designs.js';
import { oneActive } from './T13-one-active-loss.js';

export const theorems: readonly Theorem[] = [
  capacityBound,
  defectIdentity,
  spectralLocalization,
  tightFrameOrganization,
  projectiveLinearity,
  gramTests,
  tegumSums,
  coherentClosureTheorem,
  schemesGiveTightFrames,
  classification,
  equiangularTightFrames,
  sphericalDesigns,
  oneActive,
  pentagon,
  pentagonSparse,
  branchCrossing,
  fewFeatures,
  hexagon,
  polygons,
  sevenInSpace,
  squareAntiprism,
  moreInSpace,
  fourSpace,
  axisBiases,
  ...familyTheorems,
  ...literatureTheorems,
];
