// A claim in floating point, decided exactly where it fails: on the rationals that the doubles are.
import { conjecture, weights } from 'tightframe/fast-check';

export default conjecture('features share at most as much capacity as there are dimensions', {
  for: weights({ features: [1, 10], dimension: [1, 4] }),
  // Allowing for rounding; without that the verdict would be "undecided".
  claim: (w) => w.capacity <= Math.min(w.n, w.dimension) + 1e-9,
  exactly: ({ exactFrame }) => exactFrame.capacity.isAtMost(exactFrame.rank),
  source: 'T1',
});
