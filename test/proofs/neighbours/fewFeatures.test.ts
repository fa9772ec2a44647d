import { describe, expect, it } from 'vitest';
import { fewFeatures, identitiesHold, isExtremal, sumsOfSquares } from '../../../proofs/neighbours/fewFeatures.js';

describe('few-features', () => {
  it('all evidence is established, and some sets of vectors are full', async () => {
    const outcomes = await Promise.all(fewFeatures.evidence.map((one) => one.establish({ runs: 300, seed: 4 })));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['verified', 'verified']);
    expect(JSON.stringify(outcomes[1])).toMatch(/300 sets of vectors, [1-9]\d+ of them/);
  });

  it('a wrong identity is refuted', () => {
    for (const [k, one] of sumsOfSquares.entries()) {
      const wrong = sumsOfSquares.with(k, { ...one, right: one.right.plus(1) });
      expect(identitiesHold(wrong)).toEqual({ kind: 'refuted', witness: one.claim });
    }
  });

  it('too many vectors are not extremal, nor four that are no antipodal pairs', () => {
    const cross = [
      [1, 0],
      [-2, 0],
      [0, 1],
      [0, -1],
    ];
    expect(isExtremal(2, cross)).toBe(true);
    expect(isExtremal(2, [...cross, [1, 1]])).toBe(false);
    expect(isExtremal(2, cross.with(1, [-2, -1]))).toBe(false);
    expect(isExtremal(1, cross)).toBe(false);
  });
});
