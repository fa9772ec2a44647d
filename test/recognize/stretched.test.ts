import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedFrames } from '../../src/catalog/namedFrames.js';
import { checkCertificate } from '../../src/certificate/kernel/kernel.js';
import { recognitionReport } from '../../src/cli/recognizeReport.js';
import { rational } from '../../src/exact/rational.js';
import { frameProperties } from '../../src/frame/properties.js';
import { diagnose } from '../../src/numeric/diagnosis/diagnosis.js';
import type { FloatVectors } from '../../src/numeric/floatFrame.js';
import { recognize } from '../../src/recognize/recognize.js';
import { frameOfWeights, schemeWithEigenspaces } from '../frame/frameArbitraries.js';
import { featuresOf } from '../numeric/diagnosis/features.js';
import { disguised, rowsOf, vectorsOfFrame } from './weights.js';

/** Each c_j as often as m_j, descending. */
const spread = (weights: readonly number[], multiplicities: readonly number[]): readonly number[] =>
  weights.flatMap((c, at) => new Array<number>(multiplicities[at]!).fill(c)).sort((a, b) => b - a);

/** M = Σ c_j E_j with weights that differ by at least 4/3, on at least two eigenspaces. */
const stretched = schemeWithEigenspaces
  .filter(({ eigenspaces }) => eigenspaces.length > 1)
  .chain(({ scheme, eigenspaces }) =>
    fc
      .shuffledSubarray([3, 4, 6, 8, 12, 16, 24, 32], { minLength: eigenspaces.length, maxLength: eigenspaces.length })
      .map((weights) => {
        const all = scheme.P.map((_, j) => weights[eigenspaces.indexOf(j)] ?? 0);
        const trace = all.reduce((sum, c, j) => sum + c * scheme.multiplicities[j]!, 0);
        return {
          frame: frameOfWeights(
            scheme,
            all.map((c) => scheme.field.fromRational(rational(c))),
          ),
          /** At mean squared norm 1. */
          weights: spread(
            weights.map((c) => (c * scheme.scheme.n) / trace),
            eigenspaces.map((j) => scheme.multiplicities[j]!),
          ),
        };
      }),
  );

const recognized = (weights: FloatVectors) => recognize(weights, { tolerance: 1e-6, library: namedFrames });

describe('stretched geometries', () => {
  it('T9: M = Σ c_j E_j is recognised with its J and c_j, of which the certificate of the tight form says nothing', () => {
    let connected = 0;
    fc.assert(
      fc.property(stretched, fc.nat(1000), ({ frame, weights }, seed) => {
        const recognition = recognized(disguised(vectorsOfFrame(frame), { seed }).weights);
        if (recognition.kind === 'unrecognised') throw new Error(recognition.failure.reason);
        // Equal entries on different relations can make a smaller scheme, and zeros an orthogonal sum.
        const [part, ...others] = recognition.parts;
        const { geometry } = part!.outcome;
        if (others.length > 0 || typeof geometry.origin === 'string') return;
        connected++;
        const { report, certificates } = recognitionReport('weights', 'weights', recognition);
        const { eigenspaces, multiplicities, weights: measured } = geometry.origin;
        const found = spread(
          measured,
          eigenspaces.map((j) => multiplicities[j]!),
        );
        expect(found).toHaveLength(weights.length);
        found.forEach((c, at) => {
          expect(c).toBeCloseTo(weights[at]!, 6);
        });
        expect(geometry.kind).toBe('stretched');
        expect(report).toMatchObject({
          kind: 'stretched',
          entries: [],
          tight: null,
          innerProducts: null,
          certificate: { of: 'tight form', accepted: true },
        });
        expect(report.geometries[0]!.frame!.tight).toBe(true);
        for (const text of certificates.values()) expect(checkCertificate(JSON.parse(text)).kind).toBe('accepted');
      }),
      { numRuns: 60 },
    );
    expect(connected).toBeGreaterThan(30);
  });

  it('T2: the defect d − Σ D is that of the exact frame, and of the diagnosis of the weights', async () => {
    await fc.assert(
      fc.asyncProperty(stretched, fc.nat(1000), async ({ frame }, seed) => {
        const { weights } = disguised(vectorsOfFrame(frame), { seed });
        const { components } = recognitionReport('weights', 'weights', recognized(weights)).report;
        const defect = components.reduce((sum, component) => sum + component.defect!, 0);
        const dimension = components.reduce((sum, component) => sum + component.dimension!, 0);
        const properties = frameProperties(frame);
        const capacity = properties.algebra.field.toNumber(properties.capacity);
        expect(dimension).toBe(properties.dimension);
        expect(defect).toBeCloseTo(properties.dimension - capacity, 8);
        const diagnosis = await diagnose(featuresOf(rowsOf(weights)), { threads: 1, tolerance: 1e-6 });
        expect(defect).toBeCloseTo(diagnosis.dimension - diagnosis.capacity, 8);
      }),
      { numRuns: 40 },
    );
  });
});
