/** Every catalog frame from many seeds: the round trip, with both kinds of noise, and noise that no tolerance explains. */
import { describe, expect, it } from 'vitest';
import { namedFrames } from '../../src/catalog/namedFrames.js';
import { sameFrame } from '../../src/recognize/knownFrames.js';
import { recognize } from '../../src/recognize/recognize.js';
import { generator } from '../../src/toy/random.js';
import { disguised, examples, gramValuesAgree, vectorsOf, vectorsOfFrame } from '../recognize/weights.js';

const SEEDS = 40;

describe('recognition, every catalog frame from many seeds', () => {
  for (const { id, frame } of examples)
    it(`${id}: itself with noise up to 1e-3, never beyond the tolerance`, () => {
      const vectors = vectorsOfFrame(frame);
      for (let seed = 0; seed < SEEDS; seed++) {
        const kind = seed % 2 === 0 ? 'gaussian' : 'uniform';
        const { weights, order } = disguised(vectors, { seed, scale: 10 ** ((seed % 9) - 4), noise: 1e-3, kind });
        const recognition = recognize(weights, { library: namedFrames });
        if (recognition.kind === 'unrecognised') throw new Error(`seed ${seed}: ${recognition.failure.reason}`);
        const { whole } = recognition.sum;
        expect(sameFrame(whole!.frame, frame)).toBe(true);
        expect(gramValuesAgree(whole!.frame, frame, order)).toBe(true);
        // Single vectors are near some single vectors always.
        if (vectors.n < 3 || vectors.n <= vectors.length || vectors.n > 120) continue;
        for (const noise of [0.05, 0.1, 0.2]) {
          const far = disguised(vectors, { seed: 1000 + seed, noise, kind });
          expect(recognize(far.weights, { library: namedFrames }).kind, `${noise}, seed ${seed}`).toBe('unrecognised');
        }
      }
    });

  it('random vectors, more than there are dimensions', () => {
    for (let seed = 0; seed < 20_000; seed++) {
      const random = generator(seed);
      const d = 2 + (random.word() % 5);
      const n = d + 1 + (random.word() % (20 - d));
      const unit = seed % 2 === 0;
      const rows = Array.from({ length: n }, () => {
        const vector = Array.from({ length: d }, () => random.normal());
        const norm = unit ? Math.hypot(...vector) : 1;
        return vector.map((x) => x / norm);
      });
      expect(recognize(vectorsOf(rows), { library: namedFrames }).kind, `seed ${seed}`).toBe('unrecognised');
    }
  });
});
