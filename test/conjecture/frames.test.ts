/** What the generators of frames promise, for drawn values and for shrunk ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExactFrame, frameOrigins } from '../../src/conjecture/exactFrame.js';
import { frames, localizedFrames, tightFrames, unitFrames } from '../../src/conjecture/frames.js';
import { shrinksOf, smallestOf } from './arbitraries.js';

const families: readonly (readonly [string, typeof frames, (frame: ExactFrame) => boolean])[] = [
  ['frames', frames, () => true],
  ['tightFrames', tightFrames, (frame) => frame.tight],
  ['localizedFrames', localizedFrames, (frame) => frame.localized && frame.saturated],
  ['unitFrames', unitFrames, (frame) => frame.unitNorm],
];

describe.each(families)('%s', (_, family, promise) => {
  const arbitrary = family({ dimension: [1, 4], size: [2, 7] });
  const isFine = (frame: ExactFrame): boolean =>
    promise(frame) && frame.rank <= 4 && frame.n >= 2 && frame.n <= 7 && frame.rank <= frame.n;

  it('keeps its promise and its bounds', () => {
    fc.assert(fc.property(arbitrary, isFine), { numRuns: 500 });
  });

  it('keeps them while it shrinks', () => {
    for (let seed = 0; seed < 60; seed++)
      for (const frame of shrinksOf(arbitrary, seed)) expect([seed, isFine(frame)]).toEqual([seed, true]);
  });

  it('shrinks to the end: a chain of simpler values always stops', () => {
    for (let seed = 0; seed < 10; seed++) expect(smallestOf(arbitrary, seed).n).toBe(2);
  });

  it('gives the same frames for the same seed', () => {
    const prints = () => fc.sample(arbitrary, { seed: 7, numRuns: 100 }).map((frame) => frame.fingerprint);
    expect(prints()).toEqual(prints());
  });
});

describe('frames', () => {
  it('has every kind, zero vectors, repeated vectors, and both answers to every question', () => {
    const sample = fc.sample(frames(), { seed: 1, numRuns: 2000 });
    expect(new Set(sample.map(({ origin }) => origin))).toEqual(new Set(frameOrigins));
    const questions: Readonly<Record<string, (frame: ExactFrame) => boolean>> = {
      tight: (frame) => frame.tight,
      localized: (frame) => frame.localized,
      localizedNotTight: (frame) => frame.localized && !frame.tight,
      zero: (frame) => frame.dimensionalities.includes(undefined),
      equalNorm: (frame) => frame.equalNorm,
      irrational: (frame) => frame.field.degree > 1,
      deficient: (frame) => frame.rank < Math.min(frame.n, 4),
      repeated: (frame) =>
        frame.n > 1 &&
        frame.normSquared(0).sign > 0 &&
        Array.from({ length: frame.n - 1 }, (_, i) => i + 1).some((i) =>
          [frame.product(0, i), frame.normSquared(i)].every((x) => x.equals(frame.normSquared(0))),
        ),
    };
    for (const [name, question] of Object.entries(questions)) {
      const share = sample.filter(question).length / sample.length;
      expect([name, share > 0.02, share < 0.98]).toEqual([name, true, true]);
    }
  });

  it('T1: capacity is at most the rank, with equality for localized frames only', () => {
    fc.assert(
      fc.property(frames({ dimension: [1, 6], size: [1, 10] }), ({ capacity, rank, localized }) => {
        expect(capacity.isAtMost(rank)).toBe(true);
        expect(capacity.equals(rank)).toBe(localized);
      }),
      { numRuns: 1000 },
    );
  });

  it('shrinks to the smallest counterexample', () => {
    const smallest = (claim: (frame: ExactFrame) => boolean): ExactFrame =>
      smallestOf(frames({ dimension: [1, 5], size: [1, 9] }), 11, claim);
    const saturated = smallest((frame) => frame.saturated);
    expect([saturated.n, saturated.rank, saturated.field.degree]).toEqual([2, 2, 1]);
    const many = smallest((frame) => frame.rank < 3);
    expect([many.n, many.rank, many.field.degree]).toEqual([3, 3, 1]);
  });

  it('takes kinds, and refuses what makes no sense', () => {
    for (const frame of fc.sample(frames({ kinds: ['orbit'] }), 50)) expect(frame.origin).toBe('orbit');
    expect(() => frames({ size: [3, 2] })).toThrow('size: expected');
    expect(() => frames({ dimension: 0 })).toThrow('dimension: expected');
    expect(() => frames({ kinds: [] })).toThrow('at least one kind');
    expect(() => tightFrames({ kinds: ['rational'] })).toThrow('expected some of scheme, tight, found rational');
    // A tight frame of three dimensions has at least three vectors.
    expect(() => fc.sample(tightFrames({ dimension: 3, size: 2 }), 1)).toThrow('room for the kinds');
  });
});
