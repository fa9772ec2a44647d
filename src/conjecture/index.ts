/** # Conjectures, and exact geometry for property tests. The public surface of `tightframe/fast-check`, name by name.
 * @module */

export {
  type ClaimOutcome,
  type Conjecture,
  type ConjectureParts,
  conjecture,
  implies,
  isConjecture,
  type Judgement,
  undecided,
} from './conjecture.js';
export { type CountedNumber, ExactFrame, exactFrame, type FrameOrigin } from './exactFrame.js';
export { ExactGraph, graphOf, type StronglyRegular } from './exactGraph.js';
export { type ExactLike, ExactNumber, exact } from './exactNumber.js';
export { closureOf, ExactConfiguration, ExactScheme } from './exactScheme.js';
export { type FrameOptions, frames, localizedFrames, tightFrames, unitFrames } from './frames.js';
export { PermutationGroup } from './permutationGroup.js';
export * from './predicates.js';
export type { Range } from './recipeArbitrary.js';
export { type RunOptions, runConjecture } from './run.js';
export { configurations, graphs, permutationGroups, schemes } from './schemes.js';
export { type ConjectureVerdict, type Counterexample, type Coverage, isAsExpected } from './verdict.js';
export { ToyConfiguration, toyConfigurations, type WeightOptions, Weights, weights } from './weights.js';
