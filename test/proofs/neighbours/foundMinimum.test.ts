import { describe, expect, it } from 'vitest';
import { establishFoundMinimum, foundMinimum, proposal } from '../../../proofs/neighbours/foundMinimum.js';
import { fourSpace } from '../../../proofs/neighbours/fourSpace.js';
import { capacityDefect } from '../../../proofs/neighbours/localMinimum.js';
import { contains } from '../../../src/rigor/interval.js';

const budget = { runs: 1, seed: 1 };

describe('minima that searches propose', () => {
  it('nine features in four dimensions', async () => {
    const outcome = await fourSpace.evidence[1]!.establish(budget);
    expect(outcome).toMatchObject({ kind: 'verified', detail: 'L₁ in [0.0046388088, 0.0046388090]' });
  });

  it('the heptagon, of which the capacity is used up: its defect is not shown to be positive', () => {
    expect(establishFoundMinimum([7, 2, 57], []).kind).toBe('verified');
    const defect = { name: 'defect', value: capacityDefect, isPositive: true };
    expect(establishFoundMinimum([7, 2, 57], [defect])).toEqual({
      kind: 'undecided',
      reason: 'defect > 0 is not shown',
    });
  });

  it('a proposal that is turned gives the same minimum; one that is moved is none', () => {
    const { columns, biases } = proposal(5, 2, 5);
    const [c, s] = [0.6, 0.8];
    const turned = columns.map(([x, y]) => [c * x! - s * y!, s * x! + c * y!]);
    for (const some of [columns, turned]) {
      const found = foundMinimum({ columns: some, biases });
      if (found.kind !== 'certified') throw new Error(found.reason);
      expect(contains(found.loss, 0.015825627074494197)).toBe(true);
    }
    const moved = columns.map((w, i) => (i === 0 ? w.map((x) => x + 1e-4) : w));
    expect(foundMinimum({ columns: moved, biases }).kind).toBe('undecided');
  });

  it('orthogonal pairs without loss are no strict minimum, and are not called one', () => {
    expect(establishFoundMinimum([4, 2, 0], []).kind).toBe('undecided');
  });
});
