/** The quick facts of a frame against the analysis of `verify`, which shares no code with them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactFrame, exactFrame } from '../../src/conjecture/exactFrame.js';
import { exact } from '../../src/conjecture/exactNumber.js';
import { frames } from '../../src/conjecture/frames.js';
import { rationalField } from '../../src/exact/numberField.js';
import { quadraticField } from '../../src/exact/quadratic.js';
import { frameFromVectors } from '../../src/frame/frame.js';
import { anyFrame } from '../frame/frameArbitraries.js';

/** All that both sides know. */
function expectAgreement(frame: ExactFrame): void {
  const { properties } = frame;
  const { field } = properties.algebra;
  expect(frame.rank).toBe(properties.dimension);
  expect(frame.capacity.equals({ field, element: properties.capacity })).toBe(true);
  expect(frame.tight).toBe(properties.tight);
  expect(frame.localized).toBe(properties.localized);
  expect(frame.saturated).toBe(properties.saturated);
  expect(frame.equalNorm).toBe(properties.equalNorm);
  expect(frame.equiangular).toBe(properties.equiangular);
  const counted = (list: readonly { readonly count: number }[]) => list.map(({ count }) => count);
  expect(counted(frame.innerProducts)).toEqual(counted(properties.innerProducts));
  expect(counted(frame.normsSquared)).toEqual(counted(properties.normsSquared));
  frame.innerProducts.forEach(({ value }, at) => {
    expect(value.equals({ field, element: properties.innerProducts[at]!.value })).toBe(true);
  });
  const bounds = properties.spectrum.bounds;
  if (frame.tight) expect(frame.frameBound!.equals(bounds[0]!.value)).toBe(true);
}

describe('facts of a frame', () => {
  it('T1, T6: are those of the analysis, for generated frames', () => {
    fc.assert(fc.property(frames({ dimension: [1, 5], size: [1, 8] }), expectAgreement), { numRuns: 80 });
  });

  it('T1, T6: are those of the analysis, for frames of the library', () => {
    fc.assert(
      fc.property(anyFrame, ({ frame }) => expectAgreement(exactFrame(frame))),
      { numRuns: 50 },
    );
  });

  it('are found for numbers beyond the integers of doubles', () => {
    const big = 10n ** 20n;
    const rows = [
      [big, 1n, 0n],
      [-1n, big, 0n],
      [big, big, 0n],
      [0n, 0n, 3n],
    ];
    const over = ({ field, sqrt }: ReturnType<typeof quadraticField>) =>
      exactFrame(
        frameFromVectors(
          field,
          rows.map((row) => row.map((x) => field.add(field.fromInteger(x), field.mul(sqrt, field.fromInteger(x))))),
        ),
      );
    const rational = exactFrame(
      frameFromVectors(
        rationalField,
        rows.map((row) => row.map((x) => rationalField.fromInteger(x))),
      ),
    );
    for (const frame of [rational, over(quadraticField(2n))]) {
      expectAgreement(frame);
      expect([frame.rank, frame.localized]).toEqual([3, false]);
    }
  });

  it('T1: equality, and tightness, of frames scaled by large factors are those of the frame', () => {
    fc.assert(
      fc.property(frames(), fc.bigInt({ min: 2n ** 25n, max: 2n ** 70n }), (frame, factor) => {
        const { gram } = frame;
        const { field } = gram;
        const large = exactFrame({
          ...gram,
          values: gram.values.map((x) => field.mul(x, field.fromInteger(factor))),
        });
        expect(large.rank).toBe(frame.rank);
        expect(large.capacity.equals(frame.capacity)).toBe(true);
        expect([large.tight, large.localized]).toEqual([frame.tight, frame.localized]);
      }),
      { numRuns: 100 },
    );
  });

  it('have fingerprints that tell Gram matrices apart', () => {
    fc.assert(
      fc.property(frames(), (frame) => {
        expect(exactFrame(frame.frame).fingerprint).toBe(new ExactFrame({ frame: { gram: frame.gram } }).fingerprint);
      }),
      { numRuns: 50 },
    );
    const seen = new Map<number, string>();
    for (const frame of fc.sample(frames(), { numRuns: 2000, seed: 5 })) {
      const { gram } = frame;
      const text = [...gram.entry].map((at) => gram.field.key(gram.values[at]!)).join() + frame.field.minimalPolynomial;
      expect(seen.get(frame.fingerprint) ?? text).toBe(text);
      seen.set(frame.fingerprint, text);
    }
  });
});

describe('exact numbers', () => {
  it('compute and compare across fields', () => {
    const [a, b] = [exact('sqrt(2)'), exact('sqrt(3)')];
    expect(a.times(b).equals('sqrt(6)')).toBe(true);
    expect(a.plus(b).squared.equals(exact('2*sqrt(6)').plus(5))).toBe(true);
    expect([a.compare(b), b.isAtMost(a), a.minus(1).sign, exact(-3).absolute.toString()]).toEqual([-1, false, 1, '3']);
    expect([exact('1/2').plus('1/2').isInteger, a.isRational, exact(7n).over(2).toNumber()]).toEqual([
      true,
      false,
      3.5,
    ]);
    expect(() => exact(0.5)).toThrow('expected a safe integer');
    expect(() => exact(1).over(0)).toThrow('nonzero');
  });
});
