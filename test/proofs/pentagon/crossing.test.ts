import { describe, expect, it } from 'vitest';
import { branches, crossing, minimumOf } from '../../../proofs/pentagon/crossing.js';
import { coordinates, type Formula, JetEvaluator } from '../../../src/index.js';

const { pentagon, square } = branches();

/** Uniform on (0, 1), always the same: the generator of Park and Miller. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const value = (loss: typeof square.loss, at: readonly [number, number, number]): number => {
  const [x, y, z] = coordinates(3) as [Formula, Formula, Formula];
  const jets = new JetEvaluator([loss(x, y, z)], 3);
  jets.evaluate(Float64Array.from(at.flatMap((t) => [t, t])), 0);
  return jets.at(jets.roots[0]!).lo;
};

describe('where the pentagon meets the square', () => {
  it('is between 0.2248754493 and 0.2248754494', () => {
    const result = crossing();
    expect(result.proved).toBe(true);
    // Radii, biases and ratio of a search with 60 starts: 1.0163, −0.1110 and 1.0105, 0.0083.
    expect(Math.sqrt(result.pentagon!.point[0]!.lo)).toBeCloseTo(1.0163, 4);
    expect(result.pentagon!.point[1]!.lo).toBeCloseTo(-0.111, 4);
    expect(Math.sqrt(result.square!.point[0]!.lo)).toBeCloseTo(1.0105, 4);
    expect(result.square!.point[1]!.lo).toBeCloseTo(0.0083, 3);
  });

  it('is not where the difference keeps its sign', () => {
    expect(crossing({ lo: 0.224876, hi: 0.224878 }).proved).toBe(false);
    expect(crossing({ lo: 0.224871, hi: 0.224875 }).proved).toBe(false);
    expect(crossing({ lo: 0.2, hi: 0.3 }).proved).toBe(false);
  });

  it('a wide interval of p, for which the test of Krawczyk fails, gives no minimum', () => {
    expect(minimumOf(pentagon, { lo: 0.2, hi: 0.25 })).toBeUndefined();
  });

  it('the losses are the means over random inputs', () => {
    const p = 0.2248754;
    const turn = (2 * Math.PI) / 5;
    const cases = [
      {
        loss: pentagon.loss,
        a: 1.033,
        bias: Array(5).fill(-0.111),
        cosine: (i: number, j: number) => Math.cos(turn * (i - j)),
      },
      {
        loss: square.loss,
        a: 1.0211,
        bias: [0.0082, 0.0082, 0.0082, 0.0082, p / 2],
        cosine: (i: number, j: number) => (i > 3 || j > 3 ? 0 : Math.round(Math.cos((Math.PI / 2) * (i - j)))),
      },
    ];
    for (const { loss, a, bias, cosine } of cases) {
      const random = uniform(3);
      let sum = 0;
      const runs = 100_000;
      for (let run = 0; run < runs; run++) {
        const x = [0, 1, 2, 3, 4].map(() => (random() < p ? random() : 0));
        for (let j = 0; j < 5; j++) {
          const out = x.reduce((s, xi, i) => s + a * cosine(i, j) * xi, bias[j] as number);
          sum += (x[j]! - Math.max(0, out)) ** 2;
        }
      }
      expect(Math.abs(sum / runs - value(loss, [a, bias[0] as number, p]))).toBeLessThan(0.002);
    }
  });

  it('the loss of the square has no constant that is left out', () => {
    // All biases 0, a = 1: x and y of a pair are both active with p², and cost 2·E min(x, y)² = 1/3; the fifth costs p/3 − p²/4.
    expect(value(square.loss, [1, 0, 0.3])).toBeCloseTo(2 * 0.09 * (1 / 3) + 0.1 - 0.09 / 4, 12);
  });
});
