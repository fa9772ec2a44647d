/** # The long evidence of proofs/neighbours: local minima in four dimensions.
 * @module */
import { expect, it } from 'vitest';
import { fourSpace } from '../../proofs/neighbours/fourSpace.js';

it('nine, eleven and twelve features in four dimensions: strict local minima, not saturated', async () => {
  for (const one of fourSpace.evidence) expect((await one.establish({ runs: 1, seed: 1 })).kind).toBe('verified');
});
