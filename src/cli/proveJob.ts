/** # One theorem as a job for a worker. Defines `ProveJob`.
 * @module */
import { bundledTheorems } from '../prove/bundled.js';
import { type Check, establish } from '../prove/prove.js';
import type { Budget, EvidenceKind } from '../prove/theorem.js';

export interface ProveJob {
  readonly id: string;
  readonly kinds: readonly EvidenceKind[];
  readonly budget: Budget;
}

export default async function proveJob({ id, kinds, budget }: ProveJob): Promise<readonly Check[]> {
  const theorem = (await bundledTheorems()).find((one) => one.id === id)!;
  return establish(theorem, kinds, budget);
}
