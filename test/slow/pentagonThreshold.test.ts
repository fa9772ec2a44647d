import { describe, expect, it } from 'vitest';
import { explicitThreshold, pentagonSparse, plan } from '../../proofs/pentagon/explicitThreshold.js';

describe('the explicit threshold of the pentagon theorem for sparse inputs', () => {
  it('is proved, on consecutive intervals of ε', async () => {
    const [evidence] = pentagonSparse.evidence;
    const outcome = await evidence!.establish({ runs: 1, seed: 1 });
    expect(outcome).toMatchObject({ kind: 'verified', detail: 'p₀ = 0.00596' });
  });

  it('does not reach further by a longer last stage', () => {
    const last = plan.stages.at(-1)!;
    const { kind, epsilon0 } = explicitThreshold({ ...plan, stages: [{ ...last, to: 0.0075, pieces: 60 }] });
    expect(kind).toBe('undecided');
    expect(epsilon0).toBe(0);
  });
});
