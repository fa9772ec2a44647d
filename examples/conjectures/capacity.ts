// The capacity bound and its case of equality (docs/theory.md, T1), for frames of every origin:
//   tightframe conjecture examples/conjectures/capacity.ts
import { conjecture, frames, isTight, tightFrames } from 'tightframe/fast-check';

export default [
  conjecture('capacity is at most the rank, with equality exactly for localized frames', {
    for: frames({ dimension: [1, 6], size: [1, 10] }),
    claim: ({ capacity, rank, localized }) => ({
      holds: capacity.isAtMost(rank) && capacity.equals(rank) === localized,
      because: () => `Σ D_i = ${capacity}, rank ${rank}`,
    }),
    source: 'T1',
  }),
  conjecture('in a tight frame of equal norms every dimensionality is rank/n', {
    for: tightFrames(),
    assuming: (frame) => frame.equalNorm,
    claim: ({ dimensionalities, rank, n }) => dimensionalities.every((D) => D?.times(n).equals(rank)),
    source: 'T9',
  }),
  // Not every tight frame has equal norms: this one falls.
  conjecture('tight frames have equal norms', {
    for: frames(),
    assuming: isTight,
    claim: (frame) => frame.equalNorm,
    expect: 'refuted',
  }),
];
