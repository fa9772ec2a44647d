/** # Eigenvectors in steps. Defines `eigenSteps`.
 *
 * The stages of `assembly/linearAlgebra.ts` one after another: reduction to tridiagonal form, its halves solved apart and merged, and the
 * eigenvectors transformed back. What is computed does not depend on where the steps end.
 * @module */
import type { Kernels } from './sharedKernels.js';

/** Multiplications a step, or a row or task more: a tenth of a second or two at n = 4096. */
const STEP = 2 ** 28;
/** Rows of a merge come in whole tasks. */
const ROWS = 64;

/** Goes on after `beginEigen` for a matrix of n rows, n ≥ 1; yields the share of the work that is done. */
export function* eigenSteps(kernels: Kernels, n: number, threads: number): Generator<number, void> {
  // multiplications: 2n³/3 for the reduction, at most 2n³/3 for all merges, n³ for the transformation
  const share = (reduced: number, merged: number, transformed: number): number =>
    (2 * reduced + 2 * merged + 3 * transformed) / 7;
  yield 0;
  for (let row = 0; row < n; ) {
    row = kernels.reduceRows(row, STEP);
    yield share(1 - (1 - row / n) ** 3, 0, 0);
  }
  let merged = 0;
  for (const size of solveSteps(kernels, 0, n)) {
    merged = Math.min(1, merged + size / n ** 3);
    yield share(1, merged, 0);
  }
  const tasks = kernels.beginBackTransform();
  const together = threads * Math.max(1, Math.floor((STEP * tasks) / n ** 3));
  for (let first = 0; first < tasks; first += together) {
    const count = Math.min(together, tasks - first);
    for (let end = n; end > 0; ) {
      yield share(1, 1, (first + count * (1 - end / n) ** 2) / tasks);
      end = kernels.transformTasks(first, count, end, STEP);
    }
  }
}

/** Yields the size³ of what is solved, or for merges a part of 3/4 size³: halves take a quarter of the work. */
function* solveSteps(kernels: Kernels, low: number, high: number): Generator<number, void> {
  const size = high - low;
  if (size ** 3 <= STEP) {
    kernels.solve(low, high);
    yield size ** 3;
    return;
  }
  const middle = kernels.split(low, high);
  yield* solveSteps(kernels, low, middle);
  yield* solveSteps(kernels, middle, high);
  const rows = kernels.beginMerge(low, middle, high);
  yield 0;
  const together = ROWS * Math.ceil(STEP / (size ** 2 * ROWS));
  for (let first = 0; first < rows; first += together) {
    const count = Math.min(together, rows - first);
    kernels.mergeRows(first, count);
    yield (0.75 * size ** 3 * count) / rows;
  }
  kernels.endMerge();
}
