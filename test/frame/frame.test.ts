/** Exact frames: what is accepted, what is refused and where, edge cases, and invariance under change of coordinates. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realCyclotomicField } from '../../src/exact/cyclotomic.js';
import { DomainError, ShapeError } from '../../src/exact/errors.js';
import { type Element, rationalField } from '../../src/exact/numberField.js';
import { parseExact } from '../../src/exact/parse.js';
import { quadraticField } from '../../src/exact/quadratic.js';
import { rational } from '../../src/exact/rational.js';
import { dot } from '../../src/exact/vector.js';
import { type Frame, frameFromGram, frameFromVectors, gramValue, tegumSum } from '../../src/frame/frame.js';
import { type FrameProperties, frameProperties } from '../../src/frame/properties.js';
import { direct, range } from './directGram.js';
import { anyFrame, positiveRational } from './frameArbitraries.js';

const rows = (vectors: readonly (readonly number[])[]): readonly (readonly Element[])[] =>
  vectors.map((v) => v.map((x) => rationalField.fromInteger(x)));
const frameOf = (...vectors: readonly (readonly number[])[]): Frame => frameFromVectors(rationalField, rows(vectors));

/** Everything that does not depend on the order of the vectors, in doubles. */
function summary(p: FrameProperties): unknown {
  const real = (a: Element | undefined): number | null => (a === undefined ? null : p.algebra.field.toNumber(a));
  const counted = (list: readonly { value: Element | undefined; count: number }[]) =>
    list.map(({ value, count }) => [real(value), count]);
  return {
    ...{ n: p.n, dimension: p.dimension, tight: p.tight, localized: p.localized, saturated: p.saturated },
    ...{ equalNorm: p.equalNorm, equiangular: p.equiangular, etf: p.etf, antipodal: p.antipodal, closure: p.closure },
    norms: counted(p.normsSquared),
    products: counted(p.innerProducts),
    dimensionalities: counted(p.dimensionalities),
    bounds: p.spectrum.bounds.map(({ value, multiplicity }) => [value.field.toNumber(value.element), multiplicity]),
    clusters: p.spectrum.clusters?.map(({ bound, rank, size }) => [real(bound), rank, size]),
    capacity: real(p.capacity),
    coherence: real(p.coherenceSquared),
    welch: real(p.welchBoundSquared),
    strength: p.design.strength,
    scheme: p.scheme.kind,
  };
}

describe('frameFromVectors', () => {
  it('has the Gram matrix of inner products', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame: { gram, vectors } }) => {
        if (vectors === undefined) return;
        for (const i of range(gram.n))
          for (const j of range(gram.n))
            expect(gram.field.equals(gramValue(gram, i, j), dot(gram.field, vectors[i]!, vectors[j]!))).toBe(true);
      }),
      { numRuns: 60 },
    ));

  it('finds the same products when coordinates outgrow doubles, are fractions, or lie in fields of degree 1, 2 and 3', () => {
    const cubic = realCyclotomicField(7);
    const fields = [
      { field: rationalField, extra: rationalField.one },
      { field: quadraticField(2n).field, extra: quadraticField(2n).sqrt },
      { field: cubic.field, extra: cubic.twoCos(2) },
    ];
    const size = fc.constantFrom(3n, 10n ** 6n, 10n ** 9n, 10n ** 20n);
    const big = size.chain((m) =>
      fc.tuple(fc.bigInt({ min: -m, max: m }), fc.bigInt({ min: -m, max: m }), fc.integer({ min: 1, max: 7 })),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...fields),
        fc.array(fc.tuple(big, big), { minLength: 1, maxLength: 6 }),
        ({ field, extra }, given) => {
          const vectors = given.map((pair) =>
            pair.map(([a, b, d]) =>
              field.add(field.fromRational(rational(a, d)), field.mul(field.fromInteger(b), extra)),
            ),
          );
          const { gram } = frameFromVectors(field, vectors);
          for (const i of range(gram.n))
            for (const j of range(gram.n))
              expect(field.equals(gramValue(gram, i, j), dot(field, vectors[i]!, vectors[j]!))).toBe(true);
          expect(new Set(gram.values.map((v) => field.key(v))).size).toBe(gram.values.length);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('normalises without a square root, and keeps the same properties up to scale', () => {
    const cuboctahedron = [-1, 1].flatMap((a) =>
      [-1, 1].flatMap((b) => [
        [a, b, 0],
        [a, 0, b],
        [0, a, b],
      ]),
    );
    const plain = frameProperties(frameOf(...cuboctahedron));
    const unit = frameProperties(frameFromVectors(rationalField, rows(cuboctahedron), { normalise: true }));
    expect(unit.normsSquared.map(({ value }) => rationalField.toNumber(value))).toEqual([1]);
    expect(plain.normsSquared.map(({ value }) => rationalField.toNumber(value))).toEqual([2]);
    expect([unit.tight, unit.dimension, unit.spectrum.bounds.length]).toEqual([true, 3, 1]);
    // not localized, so that the spectrum is taken from the frame operator: (1,2), (2,1), (2,−1)
    const lopsided = frameFromVectors(
      rationalField,
      rows([
        [1, 2],
        [2, 1],
        [2, -1],
      ]),
      { normalise: true },
    );
    const { spectrum, capacity, localized } = frameProperties(lopsided);
    expect(localized).toBe(false);
    // F = ((9, 2), (2, 6))/5 has trace 3 and determinant 2
    expect(
      spectrum.bounds.map(({ value, multiplicity }) => [value.field.toNumber(value.element), multiplicity]),
    ).toEqual([
      [2, 1],
      [1, 1],
    ]);
    expect(rationalField.toNumber(capacity)).toBeLessThan(2);
  });

  it('refuses no vectors, no coordinates, ragged ones, and norms that differ or vanish where one factor is to normalise all', () => {
    const make =
      (vectors: readonly (readonly number[])[], normalise = false) =>
      () =>
        frameFromVectors(rationalField, rows(vectors), { normalise });
    expect(make([])).toThrow(ShapeError);
    expect(make([[]])).toThrow(ShapeError);
    expect(make([[1, 2], [3]])).toThrow(/vector 1: expected 2 coordinates \(as in vector 0\), found 1/);
    expect(make([[1, 2], []])).toThrow(ShapeError);
    expect(
      make(
        [
          [1, 0],
          [1, 1],
        ],
        true,
      ),
    ).toThrow(/vector 1: expected squared norm 1/);
    expect(make([[0, 0]], true)).toThrow(DomainError);
  });
});

describe('frameFromGram and tegumSum', () => {
  it('refuse an asymmetric matrix with the place, no rows, and no parts', () => {
    const entries = [
      [2, 1, 0],
      [1, 2, 1],
      [5, 1, 2],
    ];
    const at = (i: number, j: number) => rationalField.fromInteger(entries[i]![j]!);
    expect(() => frameFromGram(rationalField, 3, at)).toThrow(
      /gram entry \(2, 0\): expected the value 0 of entry \(0, 2\), found 5/,
    );
    expect(() => frameFromGram(rationalField, 0, at)).toThrow(ShapeError);
    expect(() => tegumSum([])).toThrow(ShapeError);
  });

  it('know the vectors only up to rotation: the Gram matrix alone gives the same properties', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        const { field, M, n } = direct(frame);
        const again = frameFromGram(field, n, (i, j) => M[i]![j]!);
        expect(summary(frameProperties(again))).toEqual(summary(frameProperties(frame)));
      }),
      { numRuns: 40 },
    ));

  it('do not depend on the order of the vectors', () =>
    fc.assert(
      fc.property(anyFrame, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), ({ frame }, keys) => {
        const { field, M, n } = direct(frame);
        const order = [...range(n)].sort((a, b) => keys[a % 20]! - keys[b % 20]! || b - a);
        const permuted = frameFromGram(field, n, (i, j) => M[order[i]!]![order[j]!]!);
        expect(summary(frameProperties(permuted))).toEqual(summary(frameProperties(frame)));
      }),
      { numRuns: 40 },
    ));

  it('scale: bounds, norms and products by c, and nothing else', () =>
    fc.assert(
      fc.property(anyFrame, positiveRational, ({ frame }, c) => {
        const { field, M, n } = direct(frame);
        const factor = field.fromRational(c);
        const p = frameProperties(frame);
        const q = frameProperties(frameFromGram(field, n, (i, j) => field.mul(factor, M[i]![j]!)));
        expect([q.tight, q.localized, q.equalNorm, q.equiangular, q.antipodal, q.dimension]).toEqual([
          p.tight,
          p.localized,
          p.equalNorm,
          p.equiangular,
          p.antipodal,
          p.dimension,
        ]);
        expect([q.design.strength, q.closure]).toEqual([p.design.strength, p.closure]);
        expect(q.algebra.field.toNumber(q.capacity)).toBe(p.algebra.field.toNumber(p.capacity));
        const scale = c.valueOf();
        q.spectrum.bounds.forEach(({ value }, k) => {
          const before = p.spectrum.bounds[k]!.value;
          expect(value.field.toNumber(value.element) / scale).toBeCloseTo(before.field.toNumber(before.element), 9);
        });
      }),
      { numRuns: 40 },
    ));
});

describe('edge cases', () => {
  const facts = (frame: Frame) => {
    const p = frameProperties(frame);
    return { ...p, D: p.dimensionalities.map(({ value, count }) => [value && p.algebra.field.toNumber(value), count]) };
  };

  it('one vector: tight, rank 1, D = 1, a scheme of no classes, no pairs', () => {
    const p = facts(frameOf([3, 4]));
    expect([p.n, p.dimension, p.tight, p.localized, p.equalNorm, p.equiangular, p.antipodal]).toEqual([
      1,
      1,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect([p.D, p.innerProducts, p.coherence, p.welchBound, p.design.strength]).toEqual([
      [[1, 1]],
      [],
      undefined,
      undefined,
      0,
    ]);
    expect(p.scheme.kind === 'verified' && p.scheme.configuration.scheme.classes).toBe(0);
  });

  it('one zero vector: nothing to say but that it is there', () => {
    const p = facts(frameOf([0, 0]));
    expect([p.n, p.dimension, p.tight, p.localized, p.saturated, p.equiangular, p.antipodal]).toEqual([
      1,
      0,
      false,
      true,
      true,
      false,
      true,
    ]);
    expect([p.D, p.spectrum.bounds, p.design.strength, p.coherence]).toEqual([
      [[undefined, 1]],
      [],
      undefined,
      undefined,
    ]);
  });

  it('a zero vector beside others is left out of everything normalised', () => {
    const p = facts(frameOf([1, 0], [0, 1], [0, 0]));
    expect([p.n, p.dimension, p.tight, p.equalNorm, p.equiangular]).toEqual([3, 2, true, false, false]);
    expect(p.D).toEqual([
      [1, 2],
      [undefined, 1],
    ]);
    expect([
      p.coherence!.field.toNumber(p.coherence!.element),
      p.welchBound!.field.toNumber(p.welchBound!.element),
    ]).toEqual([0, 0]);
  });

  it('repeated and opposite vectors have coherence 1; D is shared', () => {
    expect(facts(frameOf([1, 2], [1, 2])).D).toEqual([[1 / 2, 2]]);
    for (const frame of [frameOf([1, 2], [1, 2]), frameOf([1, 2], [-1, -2])]) {
      const { coherence, tight, dimension, equiangular } = frameProperties(frame);
      expect([coherence!.field.toNumber(coherence!.element), tight, dimension, equiangular]).toEqual([
        1,
        true,
        1,
        true,
      ]);
    }
  });

  it('on the line every frame is tight; a centred one is a design of every strength', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 8 }), (numbers) => {
        const p = frameProperties(frameOf(...numbers.map((x) => [x])));
        const signs = numbers.reduce((total, x) => total + Math.sign(x), 0);
        expect(p.tight).toBe(numbers.some((x) => x !== 0));
        if (p.tight) expect(p.design.strength).toBe(signs === 0 ? 'infinity' : 0);
      }),
    );
  });

  it('the digon and an orthonormal basis are ETFs; so is one vector', () => {
    for (const frame of [frameOf([1], [-1]), frameOf([1, 0, 0], [0, 1, 0], [0, 0, 1]), frameOf([7])])
      expect(frameProperties(frame).etf).toBe(true);
  });

  it('a Gram matrix over a large field is computed in the smallest one', () => {
    const { field, element } = parseExact('sqrt(2)+sqrt(3)');
    const square = field.mul(element, element); // 5 + 2√6
    const { algebra } = frameProperties(frameFromGram(field, 2, (i, j) => (i === j ? square : field.one)));
    expect([field.degree, algebra.field.degree]).toEqual([4, 2]);
    expect(
      frameProperties(frameFromGram(field, 2, (i, j) => (i === j ? field.one : field.zero))).algebra.field.degree,
    ).toBe(1);
  });
});
