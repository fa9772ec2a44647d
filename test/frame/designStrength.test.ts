/** T11, T12: coherence and the Welch bound, design strength, against direct evaluation. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rationalField } from '../../src/exact/numberField.js';
import { rational } from '../../src/exact/rational.js';
import { sum } from '../../src/exact/vector.js';
import { constructions } from '../../src/frame/constructions/index.js';
import { type Frame, frameFromGram, frameFromVectors, tegumSum } from '../../src/frame/frame.js';
import { frameFromEigenspaces } from '../../src/frame/frameFromScheme.js';
import { frameProperties } from '../../src/frame/properties.js';
import { direct, range } from './directGram.js';
import { anyFrame, schemeWithEigenspaces, smallFrame } from './frameArbitraries.js';

const build = (name: string, parameters: unknown = {}): Frame => constructions[name]!.build(parameters);

/** Cosines of the nonzero vectors in doubles. */
function cosines(frame: Frame): readonly (readonly number[])[] {
  const { field, M, nonzero } = direct(frame);
  return nonzero.map((i) =>
    nonzero.map((j) => field.toNumber(M[i]![j]!) / Math.sqrt(field.toNumber(M[i]![i]!) * field.toNumber(M[j]![j]!))),
  );
}

describe('T11: the Welch bound', () => {
  it('is at most the coherence, with equality iff the equal-norm frame is an ETF', () => {
    let attained = 0;
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        const { coherenceSquared, welchBoundSquared, equalNorm, etf, tight, equiangular, algebra } =
          frameProperties(frame);
        expect(etf).toBe(tight && equiangular);
        if (coherenceSquared === undefined || welchBoundSquared === undefined) return;
        const order = algebra.field.compare(coherenceSquared, welchBoundSquared);
        expect(order).not.toBe(-1);
        if (equalNorm) expect(order === 0).toBe(etf);
        if (etf) attained++;
      }),
      { numRuns: 120, seed: 11 },
    );
    expect(attained, 'ETFs occur').toBeGreaterThan(3);
  });

  it('coherence and the Welch bound are the roots of their squares, and the largest |cosine|', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        const { coherence, coherenceSquared, welchBound, welchBoundSquared, algebra, dimension } =
          frameProperties(frame);
        const directions = cosines(frame);
        const n = directions.length;
        expect([coherence === undefined, coherenceSquared === undefined]).toEqual([n < 2, n < 2]);
        expect([welchBound === undefined, welchBoundSquared === undefined]).toEqual([n < 2, n < 2]);
        if (n < 2) return;
        const largest = Math.max(...directions.flatMap((row, i) => row.filter((_, j) => i !== j).map(Math.abs)));
        expect(coherence!.field.toNumber(coherence!.element)).toBeCloseTo(largest, 9);
        expect(algebra.field.toNumber(coherenceSquared!)).toBeCloseTo(largest ** 2, 9);
        const welch = Math.sqrt((n - dimension) / (dimension * (n - 1)));
        expect(welchBound!.field.toNumber(welchBound!.element)).toBeCloseTo(welch, 12);
      }),
      { numRuns: 60 },
    ));

  it('equiangular means equal nonzero norms and one absolute cosine', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        const { field, M, n } = direct(frame);
        const norms = range(n).every((i) => field.equals(M[i]![i]!, M[0]![0]!));
        const squares = range(n).flatMap((i) =>
          range(n).flatMap((j) => (i === j ? [] : [field.mul(M[i]![j]!, M[i]![j]!)])),
        );
        const expected = norms && !field.isZero(M[0]![0]!) && squares.every((x) => field.equals(x, squares[0]!));
        expect(frameProperties(frame).equiangular).toBe(expected);
      }),
      { numRuns: 60 },
    ));

  it('antipodal means that the negative of every nonzero vector is there', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        const { field, M, n } = direct(frame);
        // ‖x + y‖² = 0
        const opposite = (i: number, j: number): boolean =>
          field.isZero(sum(field, [M[i]![i]!, M[j]![j]!, M[i]![j]!, M[j]![i]!]));
        expect(frameProperties(frame).antipodal).toBe(range(n).every((i) => range(n).some((j) => opposite(i, j))));
      }),
      { numRuns: 80 },
    ));
});

/** The mean of x_1^s over the unit sphere of R^d: 1·3···(s−1) / d(d+2)···(d+s−2) for even s, 0 for odd. */
function sphericalMoment(d: number, s: number): number {
  if (s % 2 === 1) return 0;
  let moment = 1;
  for (let k = 0; k < s; k += 2) moment *= (k + 1) / (d + k);
  return moment;
}

/** The largest t ≤ 12 for which the mean of ⟨u_x, u_y⟩^s over all pairs is that moment for s = 1..t. */
function strengthByMoments(frame: Frame, dimension: number): number {
  const rows = cosines(frame);
  const mean = (s: number): number => rows.flat().reduce((total, c) => total + c ** s, 0) / rows.length ** 2;
  let t = 0;
  while (t < 12 && Math.abs(mean(t + 1) - sphericalMoment(dimension, t + 1)) < 1e-9) t++;
  return t;
}

describe('T12: design strength', () => {
  const agrees = (frame: Frame): void => {
    const { design, dimension, n } = frameProperties(frame);
    if (design.strength === undefined) {
      expect(dimension).toBe(0);
      return;
    }
    const expected = strengthByMoments(frame, dimension);
    if (design.strength === 'infinity') expect([dimension, expected]).toEqual([1, 12]);
    else expect(Math.min(design.strength, 12), `n = ${n}`).toBe(expected);
  };

  it('is the largest t for which all moments up to t are those of the sphere', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame }) => agrees(frame)),
      { numRuns: 80 },
    ));

  it.each([
    ['polygon', { n: 11 }, 10],
    ['cross-polytope', { d: 4 }, 3],
    ['hypercube', { d: 3 }, 3],
    ['icosahedron', {}, 5],
    ['24-cell', {}, 5],
    ['simplex', { n: 7 }, 2],
  ] as const)('of %s %j is %i', (name, parameters, strength) => {
    const frame = build(name, parameters);
    expect(frameProperties(frame).design.strength).toBe(strength);
    agrees(frame);
  });

  it('is that of the directions: scaling single vectors changes nothing', () =>
    fc.assert(
      fc.property(
        schemeWithEigenspaces,
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 15 }),
        ({ scheme, eigenspaces }, lengths) => {
          const plain = frameFromEigenspaces(scheme.scheme, scheme, eigenspaces);
          const { field, M, n } = direct(plain);
          if (n > 10) return;
          const scale = (i: number) => lengths[i % lengths.length]!;
          const scaled = frameFromGram(field, n, (i, j) =>
            field.mul(field.fromInteger(scale(i) * scale(j)), M[i]![j]!),
          );
          expect(frameProperties(scaled).design.strength).toBe(frameProperties(plain).design.strength);
        },
      ),
      { numRuns: 25 },
    ));

  it('with norms whose ratios are outside the field is found all the same: √2 times one point of a digon, of a triangle', () => {
    const { field } = rationalFrame([[1]]).gram;
    const scaled = (frame: Frame): Frame => {
      const { M, n } = direct(frame);
      // squared lengths 2, 1, 1 …: entries √2·M_0j would leave Q, so all directions but orthogonal ones need the root
      return frameFromGram(field, n, (i, j) => (i === 0 && j === 0 ? field.fromInteger(2) : M[i]![j]!));
    };
    // e_1·√2, e_2, −e_2 … stay over Q because the scaled vector is orthogonal to the rest.
    const cross = scaled(
      rationalFrame([
        [1, 0],
        [0, 1],
        [0, -1],
      ]),
    );
    expect(frameProperties(cross).design.strength).toBe(0);
    const twoNorms = tegumSum([
      rationalFrame([[1], [-1]]),
      frameFromGram(field, 2, (i, j) => field.fromInteger(i === j ? 2 : -2)),
    ]);
    const { design, equalNorm } = frameProperties(twoNorms);
    expect([equalNorm, design.strength]).toEqual([false, 3]);
    expect(design.normRatios?.map((r) => r.field.toNumber(r.element))).toEqual([1, Math.SQRT1_2]);
  });

  it('of a set and of the set turned by a random sign for each vector agree with the moments', () =>
    fc.assert(
      fc.property(smallFrame, fc.array(fc.boolean(), { minLength: 8 }), ({ frame }, flips) => {
        const { field, M, n } = direct(frame);
        const flip = (i: number): boolean => flips[i % flips.length]!;
        agrees(frameFromGram(field, n, (i, j) => (flip(i) === flip(j) ? M[i]![j]! : field.neg(M[i]![j]!))));
      }),
      { numRuns: 40 },
    ));
});

const rationalFrame = (vectors: readonly (readonly number[])[]): Frame =>
  frameFromVectors(
    rationalField,
    vectors.map((v) => v.map((x) => rationalField.fromRational(rational(x)))),
  );
