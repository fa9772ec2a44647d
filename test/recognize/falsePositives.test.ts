import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedFrames } from '../../src/catalog/namedFrames.js';
import type { FloatVectors } from '../../src/numeric/floatFrame.js';
import { partOf } from '../../src/recognize/features.js';
import { type Recognition, recognize } from '../../src/recognize/recognize.js';
import { generator } from '../../src/toy/random.js';
import {
  disguised,
  exampleOf,
  examples,
  gramValuesAgree,
  independentFit,
  rounded,
  vectorsOf,
  vectorsOfFrame,
} from './weights.js';

const library = namedFrames;
const recognized = (weights: FloatVectors, tolerance?: number): Recognition =>
  recognize(weights, { library, ...(tolerance === undefined ? {} : { tolerance }) });

/** Every component, and all together, are as near as said, by an independent computation. */
function expectSound(recognition: Recognition, weights: FloatVectors): void {
  const slack = 1e-7;
  for (const { features, outcome } of recognition.parts) {
    if (outcome.kind === 'unrecognised') continue;
    const { gram, fit, kind, frame } = outcome.geometry;
    const part = partOf(weights, features);
    const independent = independentFit(part, gram);
    expect(independent.largest).toBeLessThan(recognition.tolerance + slack);
    expect(Math.abs(independent.residual - fit.residual)).toBeLessThan(slack);
    expect(Math.abs(independent.largest - fit.largest)).toBeLessThan(slack);
    if (kind === 'exact')
      expect(Math.abs(independentFit(part, rounded(frame)).residual - fit.residual)).toBeLessThan(slack);
  }
  if (recognition.kind !== 'recognised' || recognition.sum.whole === undefined) return;
  const nonzero = recognition.parts.flatMap(({ features }) => features).sort((a, b) => a - b);
  const { frame, fit } = recognition.sum.whole;
  const independent = independentFit(partOf(weights, nonzero), rounded(frame));
  expect(independent.largest).toBeLessThan(recognition.tolerance + slack);
  expect(Math.abs(independent.residual - fit.residual)).toBeLessThan(slack);
}

const small = examples.filter(({ id }) => exampleOf(id).frame.gram.n <= 30);

const randomVectors = (n: number, d: number, seed: number, unit: boolean): FloatVectors => {
  const random = generator(seed);
  return vectorsOf(
    Array.from({ length: n }, () => {
      const vector = Array.from({ length: d }, () => random.normal());
      const norm = unit ? Math.hypot(...vector) : 1;
      return vector.map((x) => x / norm);
    }),
  );
};

describe('no false positives', () => {
  it('Gaussian and random unit vectors, more than there are dimensions, are never recognised', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }).chain((d) => fc.tuple(fc.constant(d), fc.integer({ min: d + 1, max: 20 }))),
        fc.nat(2 ** 30),
        fc.boolean(),
        ([d, n], seed, unit) => {
          const recognition = recognized(randomVectors(n, d, seed, unit));
          expect(recognition.kind).toBe('unrecognised');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('what is recognised lies within the tolerance, however much noise there is', () => {
    const counts = { recognised: 0, unrecognised: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom(...small),
        fc.nat(2 ** 30),
        fc.double({ min: -4, max: -0.5, noNaN: true }).map((exponent) => 10 ** exponent),
        fc.constantFrom(0.001, 0.01, 0.05, 0.1),
        ({ frame }, seed, noise, tolerance) => {
          const { weights } = disguised(vectorsOfFrame(frame), { seed, noise });
          const recognition = recognized(weights, tolerance);
          counts[recognition.kind]++;
          expectSound(recognition, weights);
        },
      ),
      { numRuns: 300 },
    );
    expect(Math.min(counts.recognised, counts.unrecognised)).toBeGreaterThan(50);
  });

  it('with noise of 5 to 20 % no frame of three or more vectors in the plane or beyond is recognised', () => {
    for (const [at, { id, frame }] of examples.entries()) {
      const vectors = vectorsOfFrame(frame);
      if (vectors.n < 3 || vectors.n > 60) continue;
      for (const noise of [0.05, 0.1, 0.2]) {
        const { weights } = disguised(vectors, { seed: 100 + at, noise });
        expect(recognized(weights).kind, `${id}, ${noise}`).toBe('unrecognised');
      }
    }
  });

  it('one vector farther than the tolerance is enough: it is not the same frame any more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...small.filter(({ frame }) => frame.gram.n > 3)),
        fc.nat(2 ** 30),
        fc.double({ min: 3, max: 30, noNaN: true }),
        ({ frame }, seed, times) => {
          const vectors = vectorsOfFrame(frame);
          const random = generator(seed);
          const coordinates = vectors.coordinates.slice();
          const at = random.word() % vectors.n;
          const direction = Array.from({ length: vectors.length }, () => random.normal());
          let norm = 0;
          for (const x of coordinates) norm += (x * x) / vectors.n;
          const step = (times * 0.01 * Math.sqrt(norm)) / Math.hypot(...direction);
          direction.forEach((x, a) => {
            coordinates[at * vectors.length + a]! += step * x;
          });
          const weights = { ...vectors, coordinates };
          const recognition = recognized(weights);
          expectSound(recognition, weights);
          const whole = recognition.kind === 'recognised' ? recognition.sum.whole : undefined;
          if (whole === undefined || independentFit(weights, rounded(frame)).largest <= 0.01) return;
          expect(
            gramValuesAgree(
              whole.frame,
              frame,
              Array.from({ length: vectors.n }, (_, i) => i),
            ),
          ).toBe(false);
        },
      ),
      { numRuns: 150 },
    );
  });
});
