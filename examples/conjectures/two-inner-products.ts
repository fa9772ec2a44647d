// Tight frames of one norm with two inner products a and b are strongly regular graphs, unless a = −b.
import { conjecture, type ExactFrame, frames, tightFrames } from 'tightframe/fast-check';

const hasTwoInnerProducts = ({ equalNorm, innerProducts }: ExactFrame): boolean =>
  equalNorm && innerProducts.length === 2;

const isStronglyRegularFrame = ({ scheme }: ExactFrame): boolean => scheme?.classes === 2;

export const apart = conjecture('tight, two inner products a ≠ −b: the scheme has two classes', {
  for: tightFrames({ dimension: [2, 6], size: [3, 16], kinds: ['scheme'] }),
  assuming: [hasTwoInnerProducts, (frame) => !frame.equiangular],
  claim: isStronglyRegularFrame,
  source:
    'A. Barg, A. Glazyrin, K. A. Okoudjou, W.-H. Yu, Finite two-distance tight frames, Linear Algebra Appl. 475 (2015)',
});

export const anyTwo = conjecture('tight, two inner products: the scheme has two classes', {
  for: frames({ dimension: [2, 6], size: [3, 12], kinds: ['scheme', 'orbit', 'near-miss'] }),
  assuming: [(frame) => frame.tight, hasTwoInnerProducts],
  claim: isStronglyRegularFrame,
  // Reversing one vector of a tight frame keeps it tight.
  expect: 'refuted',
});
