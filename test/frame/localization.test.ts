/** T3–T7: clusters of localized frames, the Gram tests, and tegum sums, against n×n matrices. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonField } from '../../src/exact/compositum.js';
import { rank } from '../../src/exact/matrix.js';
import { sum } from '../../src/exact/vector.js';
import { orthogonalComponents } from '../../src/frame/components.js';
import { frameFromGram, gramValue, tegumSum } from '../../src/frame/frame.js';
import { frameProperties } from '../../src/frame/properties.js';
import {
  dimensionalityDirectly,
  direct,
  equalRows,
  isLocalizedDirectly,
  isTightDirectly,
  range,
} from './directGram.js';
import { anyFrame, localizedFrame, smallFrame } from './frameArbitraries.js';

describe('T3, T4: a localized frame is organized into clusters', () => {
  it('each is tight for its own eigenspace: sizes, ranks, traces and dimensionalities add up, and clusters are orthogonal', () =>
    fc.assert(
      fc.property(localizedFrame, ({ frame }) => {
        const { spectrum, dimension, algebra } = frameProperties(frame);
        const oracle = direct(frame);
        const { field, M, kappa, nonzero } = oracle;
        const { clusters } = spectrum;
        expect(clusters).toBeDefined();
        expect(clusters!.reduce((total, { size }) => total + size, 0)).toBe(nonzero.length);
        expect(clusters!.reduce((total, { rank: r }) => total + r, 0)).toBe(dimension);
        const into = commonField(field, algebra.field);
        for (const { bound, size, rank: r } of clusters!) {
          const K = into.field;
          const members = nonzero.filter((i) => K.equals(into.left(kappa[i]!), into.right(bound)));
          expect(members.length).toBe(size);
          const block = members.map((i) => members.map((j) => M[i]![j]!));
          expect(rank(field, block)).toBe(r);
          const trace = sum(
            field,
            members.map((i) => M[i]![i]!),
          );
          expect(K.equals(into.left(trace), K.mul(into.right(bound), K.fromInteger(r)))).toBe(true);
          const dimensionalities = sum(
            field,
            members.map((i) => dimensionalityDirectly(oracle, i)),
          );
          expect(field.equals(dimensionalities, field.fromInteger(r))).toBe(true);
          const others = nonzero.filter((i) => !members.includes(i));
          expect(members.every((i) => others.every((j) => field.isZero(M[i]![j]!)))).toBe(true);
        }
      }),
      { numRuns: 50 },
    ));

  it('T5: D_i = ‖w_i‖²/λ on the cluster of λ', () =>
    fc.assert(
      fc.property(localizedFrame, ({ frame }) => {
        const oracle = direct(frame);
        const { field, M, kappa, nonzero } = oracle;
        expect(frameProperties(frame).localized).toBe(true);
        for (const i of nonzero)
          expect(field.equals(dimensionalityDirectly(oracle, i), field.div(M[i]![i]!, kappa[i]!))).toBe(true);
      }),
      { numRuns: 50 },
    ));

  it('a frame that is not localized has no clusters', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        const { localized, spectrum } = frameProperties(frame);
        expect(spectrum.clusters === undefined).toBe(!localized);
      }),
      { numRuns: 40 },
    ));
});

describe('T6: Gram tests', () => {
  it('tight ⇔ M² = A·M and localized ⇔ M² = M·Λ, on n×n matrices', () => {
    const counts = { tight: 0, localized: 0, neither: 0 };
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        const oracle = direct(frame);
        const { tight, localized } = frameProperties(frame);
        expect(tight).toBe(isTightDirectly(oracle));
        expect(localized).toBe(isLocalizedDirectly(oracle));
        counts[tight ? 'tight' : localized ? 'localized' : 'neither']++;
      }),
      { numRuns: 100, seed: 6 },
    );
    for (const [kind, count] of Object.entries(counts)) expect(count, kind).toBeGreaterThan(5);
  });

  it('Parseval: M² = M exactly when tight with bound 1; dividing by its bound makes a tight frame so', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame: { gram } }) => {
        const { tight, spectrum, algebra } = frameProperties({ gram });
        if (!tight) return;
        const { field, right } = commonField(gram.field, algebra.field);
        const inverse = field.inv(right(spectrum.bounds[0]!.value.element));
        const scaled = frameFromGram(field, gram.n, (i, j) => field.mul(inverse, gramValue(gram, i, j)));
        const { M, square } = direct(scaled);
        expect(equalRows(field, square, M)).toBe(true);
      }),
      { numRuns: 60 },
    ));

  it('tampering: moving one entry of a tight Gram matrix and its mirror image is seen', () =>
    fc.assert(
      fc.property(localizedFrame, fc.nat(), fc.nat(), ({ frame: { gram } }, a, b) => {
        const { field, n } = gram;
        const [x, y] = [a % n, b % n];
        const tampered = frameFromGram(field, n, (i, j) =>
          (i === x && j === y) || (i === y && j === x)
            ? field.add(gramValue(gram, i, j), field.one)
            : gramValue(gram, i, j),
        );
        const oracle = direct(tampered);
        let found: { tight: boolean; localized: boolean };
        try {
          found = frameProperties(tampered);
        } catch (error) {
          expect(String(error)).toContain('positive semidefinite');
          return;
        }
        expect([found.tight, found.localized]).toEqual([isTightDirectly(oracle), isLocalizedDirectly(oracle)]);
      }),
      { numRuns: 40 },
    ));
});

describe('T7: tegum sums', () => {
  it('add rank and capacity, join spectra and norms, and are localized iff both parts are', () =>
    fc.assert(
      fc.property(smallFrame, smallFrame, ({ frame: a }, { frame: b }) => {
        const both = frameProperties(tegumSum([a, b]));
        const [left, right] = [frameProperties(a), frameProperties(b)];
        expect(both.n).toBe(left.n + right.n);
        expect(both.dimension).toBe(left.dimension + right.dimension);
        expect(both.localized).toBe(left.localized && right.localized);
        const parts = commonField(left.algebra.field, right.algebra.field);
        const capacity = parts.field.add(parts.left(left.capacity), parts.right(right.capacity));
        const whole = commonField(parts.field, both.algebra.field);
        expect(whole.field.equals(whole.left(capacity), whole.right(both.capacity))).toBe(true);
        const spectrum = (p: typeof both) =>
          p.spectrum.bounds.flatMap(({ value, multiplicity }) =>
            new Array<number>(multiplicity).fill(value.field.toNumber(value.element)),
          );
        const joined = [...spectrum(left), ...spectrum(right)].sort((x, y) => y - x);
        for (const [k, value] of spectrum(both).entries()) expect(value).toBeCloseTo(joined[k]!, 9);
        const sizes = (p: typeof both) => orthogonalComponents(p.algebra).map((c) => c.length);
        expect(sizes(both)).toEqual([...sizes(left), ...sizes(right)]);
      }),
      { numRuns: 40 },
    ));

  it('components are the finest split: no smaller set of vectors is orthogonal to the rest', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        const { field, M, n } = direct(frame);
        const reach = (start: number): readonly number[] => {
          const seen = new Set([start]);
          for (const i of seen) for (const j of range(n)) if (!field.isZero(M[i]![j]!)) seen.add(j);
          return [...seen].sort((a, b) => a - b);
        };
        const expected = [...new Map(range(n).map((i) => [reach(i)[0]!, reach(i)])).values()];
        expect(orthogonalComponents(frameProperties(frame).algebra)).toEqual(expected);
      }),
      { numRuns: 40 },
    ));
});
