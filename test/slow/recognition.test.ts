/** Every catalog frame under 20 disguises each: rotation, scale, order, noise. About half a minute. */
import { expect, it } from 'vitest';
import { namedFrames } from '../../src/catalog/namedFrames.js';
import { sameFrame } from '../../src/recognize/knownFrames.js';
import { recognize } from '../../src/recognize/recognize.js';
import { disguised, examples, vectorsOfFrame } from '../recognize/weights.js';

const SEEDS = 20;

it('every catalog frame is recognised as itself, whatever the seed of a noise up to 1e-3', () => {
  const failures: string[] = [];
  let runs = 0;
  for (const { id, frame } of examples) {
    const vectors = vectorsOfFrame(frame);
    for (let seed = 1; seed <= SEEDS; seed++) {
      const noise = seed % 4 === 0 ? 0 : 1e-3 / (seed % 4);
      const { weights } = disguised(vectors, { seed, noise, kind: seed % 2 === 0 ? 'gaussian' : 'uniform' });
      const recognition = recognize(weights, { library: namedFrames });
      const whole = recognition.kind === 'recognised' ? recognition.sum.whole : undefined;
      runs++;
      if (whole === undefined || !sameFrame(whole.frame, frame)) failures.push(`${id}, seed ${seed}`);
    }
  }
  console.log(`${runs} runs on ${examples.length} frames, ${failures.length} not recognised`);
  expect(failures).toEqual([]);
});
