/** T1, T2: the capacity against the definition on n×n matrices, its bound, and the defect identity. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonField } from '../../src/exact/compositum.js';
import type { AlgebraicNumber, Element } from '../../src/exact/numberField.js';
import { unifyAll } from '../../src/exact/subfield.js';
import { sum } from '../../src/exact/vector.js';
import { fibreSizes } from '../../src/frame/gramAlgebra.js';
import { type FrameProperties, frameProperties } from '../../src/frame/properties.js';
import { spectralMeasures } from '../../src/frame/spectralMeasure.js';
import { dimensionalityDirectly, direct, isLocalizedDirectly } from './directGram.js';
import { anyFrame, frameWithoutSums } from './frameArbitraries.js';

const inField = (K: AlgebraicNumber['field'], { field, element }: AlgebraicNumber): Element =>
  commonField(K, field).right(element);

describe('T1: capacity', () => {
  it('is Σ M_ii² / Σ_j M_ij² over the nonzero vectors', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        const { capacity, algebra } = frameProperties(frame);
        const oracle = direct(frame);
        const expected = sum(
          oracle.field,
          oracle.nonzero.map((i) => dimensionalityDirectly(oracle, i)),
        );
        const { field, left, right } = commonField(oracle.field, algebra.field);
        expect(field.equals(left(expected), right(capacity))).toBe(true);
      }),
      { numRuns: 60 },
    ));

  it('is at most the rank, with equality iff every nonzero vector is an eigenvector of F', () => {
    let [saturated, strict] = [0, 0];
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        const { algebra, capacity, dimension, saturated: claimed, localized } = frameProperties(frame);
        const gap = algebra.field.sign(algebra.field.sub(algebra.field.fromInteger(dimension), capacity));
        expect(gap).not.toBe(-1);
        expect(gap === 0).toBe(isLocalizedDirectly(direct(frame)));
        expect([claimed, localized]).toEqual([gap === 0, gap === 0]);
        if (gap === 0) saturated++;
        else strict++;
      }),
      { numRuns: 80, seed: 1 },
    );
    expect(Math.min(saturated, strict), 'both cases occur').toBeGreaterThan(10);
  });
});

/** Both sides of r − Σ D_i = Σ_i ‖w_i‖² Σ_k p_ik (λ_k − κ_i)² / (λ_k κ_i²), in one field. */
function exactDefect(
  properties: FrameProperties,
): { field: AlgebraicNumber['field']; sides: [Element, Element] } | undefined {
  const { algebra, spectrum, capacity, dimension } = properties;
  const measures = spectralMeasures(properties);
  const weights = measures.flatMap(({ weights: own }) => own.map(({ exact }) => exact));
  if (!weights.every((weight) => weight !== undefined)) return undefined;
  const { field } = unifyAll([...weights, { field: algebra.field, element: algebra.field.zero }]);
  const own = (element: Element): Element => inField(field, { field: algebra.field, element });
  const sizes = fibreSizes(algebra.configuration);
  const fibres = [...sizes.keys()].filter((f) => !algebra.field.isZero(algebra.values[f]!));
  const terms = fibres.flatMap((f, at) => {
    const kappa = own(spectrum.rayleigh[f]!);
    return spectrum.bounds.map(({ value }, k) => {
      const lambda = inField(field, value);
      const p = inField(field, measures[at]!.weights[k]!.exact!);
      const gap = field.sub(lambda, kappa);
      const scale = field.mul(field.fromInteger(sizes[f]!), own(algebra.values[f]!));
      const over = field.mul(lambda, field.mul(kappa, kappa));
      return field.div(field.mul(scale, field.mul(p, field.mul(gap, gap))), over);
    });
  });
  return { field, sides: [field.sub(field.fromInteger(dimension), own(capacity)), sum(field, terms)] };
}

describe('T2: defect identity', () => {
  it('r − Σ D_i = Σ ‖w_i‖² Σ p_ik (λ_k − κ_i)² / (λ_k κ_i²), exactly where the eigenvalues are within reach', () => {
    let [exact, rounded] = [0, 0];
    fc.assert(
      fc.property(frameWithoutSums, ({ frame }) => {
        const properties = frameProperties(frame);
        const found = exactDefect(properties);
        if (found !== undefined) {
          exact++;
          expect(found.field.equals(...found.sides)).toBe(true);
          return;
        }
        rounded++;
        const { algebra, spectrum, capacity, dimension } = properties;
        const real = (a: Element): number => algebra.field.toNumber(a);
        const sizes = fibreSizes(algebra.configuration);
        const fibres = [...sizes.keys()].filter((f) => !algebra.field.isZero(algebra.values[f]!));
        const total = spectralMeasures(properties).reduce((all, { weights }, at) => {
          const f = fibres[at]!;
          const kappa = real(spectrum.rayleigh[f]!);
          return weights.reduce((part, { approx }, k) => {
            const { value } = spectrum.bounds[k]!;
            const lambda = value.field.toNumber(value.element);
            return (
              part + (sizes[f]! * real(algebra.values[f]!) * approx * (lambda - kappa) ** 2) / (lambda * kappa ** 2)
            );
          }, all);
        }, 0);
        expect(total).toBeCloseTo(dimension - real(capacity), 8);
      }),
      { numRuns: 60, seed: 2 },
    );
    expect(exact, 'most cases are decided exactly').toBeGreaterThan(rounded);
  });

  it('spectral measures are probability measures with mean κ, and point masses exactly where localized', () =>
    fc.assert(
      fc.property(frameWithoutSums, ({ frame }) => {
        const properties = frameProperties(frame);
        const { algebra, spectrum } = properties;
        const fibres = [...fibreSizes(algebra.configuration).keys()].filter(
          (f) => !algebra.field.isZero(algebra.values[f]!),
        );
        const measures = spectralMeasures(properties);
        expect(measures.length).toBe(fibres.length);
        measures.forEach(({ weights, participation, entropy }, at) => {
          const values = spectrum.bounds.map(({ value }) => value.field.toNumber(value.element));
          const p = weights.map(({ approx }) => approx);
          expect(Math.min(...p)).toBeGreaterThan(-1e-9);
          expect(p.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
          const kappa = algebra.field.toNumber(spectrum.rayleigh[fibres[at]!]!);
          expect(p.reduce((total, x, k) => total + x * values[k]!, 0) / kappa).toBeCloseTo(1, 9);
          expect(participation).toBeCloseTo(1 / p.reduce((total, x) => total + x * x, 0), 6);
          expect(entropy).toBeCloseTo(-p.reduce((total, x) => total + (x > 1e-12 ? x * Math.log(x) : 0), 0), 6);
        });
        if (weightsAreExact(measures)) {
          const points = measures.every(({ weights }) =>
            weights.every(({ exact }) =>
              ['0', '1'].includes(String(exact!.field.asRational(exact!.element)?.toFraction())),
            ),
          );
          expect(points).toBe(properties.localized);
        }
      }),
      { numRuns: 40 },
    ));
});

const weightsAreExact = (measures: ReturnType<typeof spectralMeasures>): boolean =>
  measures.every(({ weights }) => weights.every(({ exact }) => exact !== undefined));
