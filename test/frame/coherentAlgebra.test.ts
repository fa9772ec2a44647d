/** T8: the coherent closure of a Gram matrix, and the algebra that is computed in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonField } from '../../src/exact/compositum.js';
import { LimitError } from '../../src/exact/errors.js';
import { multiply } from '../../src/exact/matrix.js';
import { rationalField } from '../../src/exact/numberField.js';
import { constructions } from '../../src/frame/constructions/index.js';
import { type Frame, frameFromGram, gramValue } from '../../src/frame/frame.js';
import { algebraProduct, fibreSizes, gramAlgebra } from '../../src/frame/gramAlgebra.js';
import { frameProperties } from '../../src/frame/properties.js';
import { coherentConfiguration } from '../../src/scheme/coherentConfiguration.js';
import { canonical, textbookClosure } from '../scheme/textbook.js';
import { range } from './directGram.js';
import { anyFrame, smallFrame } from './frameArbitraries.js';

describe('T8: the coherent closure of the colouring by Gram values', () => {
  it('is a coherent configuration with M in its span', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        const { configuration, values, field } = gramAlgebra(frame.gram);
        const { n, relation } = configuration;
        expect(coherentConfiguration(n, relation).kind).toBe('verified');
        const into = commonField(frame.gram.field, field);
        for (const i of range(n))
          for (const j of range(n))
            expect(
              into.field.equals(into.left(gramValue(frame.gram, i, j)), into.right(values[relation[i * n + j]!]!)),
            ).toBe(true);
      }),
      { numRuns: 40 },
    ));

  it('is the coarsest one: the stable partition of textbook refinement', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame: { gram } }) => {
        const expected = textbookClosure(gram.n, gram.entry);
        expect(canonical(gramAlgebra(gram).configuration.relation)).toEqual(expected);
      }),
      { numRuns: 40 },
    ));

  it('lists relations with the diagonal first, then by Gram value descending, then by valency', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        const { configuration, values, field } = gramAlgebra(frame.gram);
        const { rank, fibres, valencies } = configuration;
        for (const k of range(rank - 1)) {
          if (k + 1 === fibres) continue;
          const order = field.compare(values[k]!, values[k + 1]!);
          expect(order).not.toBe(-1);
          if (order === 0) expect(valencies[k]).toBeLessThanOrEqual(valencies[k + 1]!);
        }
        const diagonal = range(configuration.n).map((x) => configuration.relation[x * configuration.n + x]!);
        expect(Math.max(...diagonal)).toBe(fibres - 1);
      }),
      { numRuns: 40 },
    ));

  it('has a product that is the product of n×n matrices', () =>
    fc.assert(
      fc.property(
        smallFrame,
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 2, maxLength: 9 }),
        ({ frame }, numbers) => {
          const algebra = gramAlgebra(frame.gram);
          const { field, configuration } = algebra;
          const { n, rank, relation } = configuration;
          const x = range(rank).map((k) => field.fromInteger(numbers[k % numbers.length]!));
          const y = range(rank).map((k) =>
            field.add(algebra.values[k]!, field.fromInteger(numbers[(3 * k + 1) % numbers.length]!)),
          );
          const matrix = (v: typeof x) => range(n).map((i) => range(n).map((j) => v[relation[i * n + j]!]!));
          const expected = multiply(field, matrix(x), matrix(y));
          const found = matrix(algebraProduct(algebra, x, y));
          expect(found.every((row, i) => row.every((c, j) => field.equals(c, expected[i]![j]!)))).toBe(true);
          expect(fibreSizes(configuration).reduce((a, b) => a + b, 0)).toBe(n);
        },
      ),
      { numRuns: 40 },
    ));

  it('counts ordered pairs of colours: symmetrized products wrongly accept the Gram classes of the icosidodecahedron', () => {
    const { gram } = constructions.icosidodecahedron!.build();
    const { n, entry, values } = gram;
    const count = (x: number, y: number, i: number, j: number): number =>
      range(n).filter((z) => entry[x * n + z] === i && entry[z * n + y] === j).length;
    const classes = range(values.length);
    const isConstant = (f: (x: number, y: number, i: number, j: number) => number): boolean =>
      classes.every((i) =>
        classes.every((j) => {
          const seen = new Map<number, number>();
          return range(n).every((x) =>
            range(n).every((y) => {
              const colour = entry[x * n + y]!;
              const c = f(x, y, i, j);
              if (!seen.has(colour)) seen.set(colour, c);
              return seen.get(colour) === c;
            }),
          );
        }),
      );
    expect(isConstant((x, y, i, j) => count(x, y, i, j) + count(x, y, j, i))).toBe(true);
    expect(isConstant(count)).toBe(false);
    expect(frameProperties({ gram }).closure).toEqual({
      rank: 10,
      homogeneous: true,
      symmetric: false,
      commutative: false,
    });
    expect(values.length).toBeLessThan(10);
  });

  it('may be finer than the Gram classes: the tight hexagonal antiprism has 6 of them and rank 7', () => {
    const frame = constructions.antiprism!.build({ n: 6 });
    expect(frame.gram.values.length).toBe(6);
    expect(frameProperties(frame).closure.rank).toBe(7);
  });

  it('of points without symmetry is refused beyond a stated size, not computed without end', () => {
    const n = 170;
    const frame: Frame = frameFromGram(rationalField, n, (i, j) =>
      rationalField.fromInteger(i === j ? n * n : Math.min(i, j) * n + Math.max(i, j)),
    );
    expect(() => gramAlgebra(frame.gram)).toThrow(LimitError);
  });
});
