import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError, LimitError, ShapeError } from '../../src/exact/errors.js';
import { type CrossCheckInput, crossCheck, roundingTolerance } from '../../src/numeric/crossCheck.js';
import { knownFrames, pair, polygon, rootsOfE8, simplex, tampered } from './knownFrames.js';

/** The same frame known by its Gram matrix only. */
function gramOnly({ vectors: _, ...rest }: CrossCheckInput): CrossCheckInput {
  return rest;
}

const routes = [
  ['by vectors', (input: CrossCheckInput) => input],
  ['by Cholesky factorization', gramOnly],
] as const;

const failing = (input: CrossCheckInput): readonly string[] => {
  const { residuals, tolerance } = crossCheck(input);
  return residuals.filter(({ value }) => !(value <= tolerance)).map(({ name }) => name);
};

/** All vectors multiplied by √factor. */
function scaled(input: CrossCheckInput, factor: number): CrossCheckInput {
  return {
    ...input,
    gram: { ...input.gram, values: input.gram.values.map((value) => value * factor) },
    ...(input.vectors && { vectors: input.vectors.map((vector) => vector.map((x) => x * Math.sqrt(factor))) }),
    frameBounds: input.frameBounds.map((bound) => ({ ...bound, value: bound.value * factor })),
  };
}

/** 10^x for min ≤ x ≤ max. */
const exponent = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true }).map((x) => 10 ** x);

/** A pair with cosine c beside one with cosine e and squared norm t, in orthogonal planes (T7). */
function orthogonalPairs(c: number, e: number, t: number): CrossCheckInput {
  const [left, right] = [pair(c), scaled(pair(e), t)];
  const zero = [0, 0];
  return {
    gram: {
      n: 4,
      entry: Int32Array.of(0, 1, 4, 4, 1, 0, 4, 4, 4, 4, 2, 3, 4, 4, 3, 2),
      values: [...left.gram.values, ...right.gram.values, 0],
    },
    vectors: [...left.vectors.map((v) => [...v, ...zero]), ...right.vectors!.map((v) => [...zero, ...v])],
    frameBounds: [...left.frameBounds, ...right.frameBounds],
    dimension: 4,
    capacity: left.capacity + right.capacity,
    dimensionalities: [...left.dimensionalities, ...right.dimensionalities],
    tight: false,
    localized: false,
  };
}

describe.each(routes)('%s', (_, route) => {
  it.each(knownFrames)('exact and numeric agree: $name', ({ input }) => {
    expect(failing(route(input))).toEqual([]);
    const { agrees, maxResidual, tolerance, residuals } = crossCheck(route(input));
    expect(agrees).toBe(true);
    expect(maxResidual).toBe(Math.max(...residuals.map(({ value }) => value)));
    expect(tolerance).toBeLessThan(1e-12);
  });

  // the largest tolerance here is 2.2e-13, for E8's 240 roots, relative to tr F = 8·60
  it.each(knownFrames)('every single change is noticed: $name', ({ input, flexible }) => {
    const changes = tampered(route(input), 1e-10);
    expect(changes.length).toBeGreaterThan(7);
    for (const { what, input: changed } of changes) {
      if (changed.vectors === undefined && what === `gram value ${flexible}`) continue;
      const { agrees, maxResidual, tolerance } = crossCheck(changed);
      expect.soft(agrees, what).toBe(false);
      expect.soft(maxResidual, what).toBeGreaterThan(tolerance);
    }
  });

  it('agreement does not depend on the unit of length', () =>
    fc.assert(
      fc.property(fc.constantFrom(...knownFrames), fc.integer({ min: -290, max: 290 }), ({ input }, exponent) => {
        const other = scaled(route(input), 10 ** exponent);
        expect(failing(other)).toEqual([]);
        const [first] = input.frameBounds;
        if (first === undefined) return;
        const value = first.value * 10 ** exponent * (1 + 1e-9);
        expect(crossCheck({ ...other, frameBounds: [{ ...first, value }] }).agrees).toBe(false);
      }),
    ));

  it('pairs of unit vectors: bounds 1 ± c and D = 1/(1 + c²), for any c', () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1, maxExcluded: true, noNaN: true }), (c) => {
        expect(failing(route(pair(c)))).toEqual([]);
        expect(crossCheck({ ...route(pair(c)), localized: true }).agrees).toBe(false);
      }),
    ));

  it('a frame that is not localized by however little agrees, at every scale', () =>
    fc.assert(
      fc.property(exponent(-25, -0.01), exponent(-25, -0.01), exponent(-12, 12), (c, e, t) => {
        expect(failing(route(pair(c)))).toEqual([]);
        expect(failing(route(orthogonalPairs(c, e, t)))).toEqual([]);
        expect(failing(route(orthogonalPairs(c, e, 1 + c)))).toEqual([]);
      }),
      { numRuns: 1000 },
    ));

  it('a defect below rounding is not called a disagreement', () => {
    // the exact side knows that these are not localized; doubles cannot tell them from an orthonormal basis, or from one vector twice
    expect(failing(route(pair(1e-30)))).toEqual([]);
    const parallel: CrossCheckInput = {
      ...pair(0.5),
      gram: { n: 2, entry: Int32Array.of(0, 1, 1, 0), values: [1, 1] },
      vectors: [
        [1, 0],
        [1, 1e-20],
      ],
      frameBounds: [
        { value: 2, multiplicity: 1 },
        { value: 5e-41, multiplicity: 1 },
      ],
      capacity: 1,
      dimensionalities: [{ value: 0.5, count: 2 }],
    };
    expect(failing(route(parallel))).toEqual([]);
    // but for a frame with well separated bounds and angles the same claim is wrong
    expect(failing({ ...route(polygon(5)), localized: false })).toContain('localized');
  });
});

describe('what is noticed where', () => {
  const pentagon = polygon(5);

  it('a wrong bound, by the spectrum', () => {
    const frameBounds = [{ value: 2.5 + 1e-12, multiplicity: 2 }];
    expect(failing({ ...pentagon, frameBounds })).toEqual(expect.arrayContaining(['frame bounds']));
  });

  it('a multiplicity that contradicts the dimension, by the rank', () => {
    expect(failing({ ...pentagon, frameBounds: [{ value: 2.5, multiplicity: 3 }] })).toEqual(['rank']);
  });

  it('a rank that is too small, by the remainder of the Cholesky factorization', () => {
    const frameBounds = [{ value: 2.5, multiplicity: 1 }];
    expect(failing(gramOnly({ ...pentagon, dimension: 1, frameBounds }))).toContain('cholesky remainder');
  });

  it('a rank that is too large, by the spectrum', () => {
    const frameBounds = [{ value: 2.5, multiplicity: 3 }];
    expect(failing({ ...pentagon, dimension: 3, frameBounds })).toContain('frame bounds');
  });

  it('vectors that belong to another Gram matrix, by the inner products', () => {
    const { vectors } = pentagon;
    const star = vectors.map((_, k) => vectors[(2 * k) % 5]!);
    expect(failing({ ...pentagon, vectors: star })).toEqual(['gram']);
  });

  it('a Gram matrix that is not positive semidefinite', () => {
    const indefinite = { n: 2, entry: Int32Array.of(0, 1, 1, 0), values: [1, -1.5] };
    expect(failing(gramOnly({ ...pair(0.5), gram: indefinite }))).toContain('cholesky remainder');
    const negative = { n: 1, entry: Int32Array.of(0), values: [-1] };
    expect(failing({ ...gramOnly(pair(0.5)), gram: negative }).length).toBeGreaterThan(0);
  });

  it('a number that is none', () => {
    expect(crossCheck({ ...pentagon, capacity: Number.NaN })).toMatchObject({ agrees: false, maxResidual: Infinity });
    expect(crossCheck({ ...pentagon, frameBounds: [{ value: Number.NaN, multiplicity: 2 }] }).agrees).toBe(false);
    expect(crossCheck({ ...pentagon, dimensionalities: [{ value: Number.NaN, count: 5 }] }).agrees).toBe(false);
  });
});

describe('conventions', () => {
  it('the tolerance is 4(n + length)ε, and residuals stay a good way below it', () => {
    expect(roundingTolerance(240, 8)).toBe(4 * 248 * 2 ** -52);
    const { maxResidual, tolerance } = crossCheck(rootsOfE8());
    expect(tolerance).toBe(roundingTolerance(240, 8));
    expect(maxResidual).toBeLessThan(tolerance / 4);
  });

  it('vectors with more coordinates than there are vectors give the same answer', () => {
    const { vectors, ...rest } = simplex(4);
    const padded = vectors.map((vector) => [...vector, ...new Array<number>(50).fill(0)]);
    expect(failing({ ...rest, vectors: padded })).toEqual([]);
    const moved = padded.map((vector, i) => (i === 2 ? [...vector.slice(0, -1), 1e-5] : vector));
    expect(failing({ ...rest, vectors: moved })).toEqual(['gram']);
  });

  it('a frame is checked in any order of its vectors', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
        const { gram, vectors, ...rest } = polygon(5);
        const entry = Int32Array.from(gram.entry, (_, p) => gram.entry[order[Math.floor(p / 5)]! * 5 + order[p % 5]!]!);
        expect(failing({ ...rest, gram: { ...gram, entry }, vectors: order.map((i) => vectors[i]!) })).toEqual([]);
      }),
    ));

  it('bad input is refused with its place', () => {
    const { gram, vectors, ...rest } = polygon(5);
    const run = (change: object) => () => crossCheck({ ...rest, gram, vectors, ...change });
    expect(run({ gram: { ...gram, n: 4 } })).toThrow(ShapeError);
    expect(run({ gram: { ...gram, n: 0, entry: new Int32Array(0) } })).toThrow(ShapeError);
    expect(run({ gram: { ...gram, values: gram.values.slice(1) } })).toThrow('gram entry (0, 2)');
    expect(run({ gram: { ...gram, values: [1, Infinity, 0] } })).toThrow(LimitError);
    expect(run({ vectors: vectors.slice(1) })).toThrow('vectors: expected 5');
    expect(run({ vectors: [...vectors.slice(1), [1]] })).toThrow('vector 4: expected 2 coordinates');
    expect(run({ vectors: vectors.map(() => []) })).toThrow(ShapeError);
    expect(run({ vectors: [...vectors.slice(1), [1, Number.NaN]] })).toThrow('vector 4, coordinate 1');
    expect(run({ dimension: 1.5 })).toThrow(DomainError);
  });
});
