import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedFrames } from '../../src/catalog/namedFrames.js';
import { checkCertificate } from '../../src/certificate/kernel/kernel.js';
import { recognitionReport } from '../../src/cli/recognizeReport.js';
import { frameProperties } from '../../src/frame/properties.js';
import { sameFrame } from '../../src/recognize/knownFrames.js';
import { recognize } from '../../src/recognize/recognize.js';
import {
  type Disguise,
  disguised,
  type Example,
  exampleOf,
  examples,
  gramValuesAgree,
  vectorsOfFrame,
} from './weights.js';

const library = namedFrames;

function roundTrip({ frame }: Example, disguise: Disguise) {
  const { weights, order } = disguised(vectorsOfFrame(frame), disguise);
  const recognition = recognize(weights, { library });
  if (recognition.kind === 'unrecognised')
    throw new Error(`${recognition.failure.step}: ${recognition.failure.reason}`);
  return { recognition, order };
}

function expectItself(example: Example, disguise: Disguise): void {
  const { recognition, order } = roundTrip(example, disguise);
  const { whole } = recognition.sum;
  expect(whole).toBeDefined();
  expect(sameFrame(whole!.frame, example.frame)).toBe(true);
  expect(gramValuesAgree(whole!.frame, example.frame, order)).toBe(true);
  expect(whole!.fit.largest).toBeLessThan(0.01);
}

const disguise = fc.record({
  seed: fc.nat(2 ** 30),
  scale: fc.integer({ min: -40, max: 40 }).map((k) => 10 ** (k / 10)),
  noise: fc.double({ min: 0, max: 1e-3, noNaN: true }),
  kind: fc.constantFrom('gaussian', 'uniform') satisfies fc.Arbitrary<Disguise['kind']>,
});

describe('round trip', () => {
  it('a catalog frame turned, scaled, permuted, with noise up to 1e-3, is recognised as itself, point by point', () => {
    fc.assert(
      fc.property(fc.constantFrom(...examples), disguise, (example, options) => expectItself(example, options)),
      { numRuns: 200 },
    );
  });

  it('classes that noise has joined are still those of the frame: 120 vectors with many values near each other', () => {
    for (const seed of [16, 17, 18]) expectItself(exampleOf('truncated-icosidodecahedron'), { seed, noise: 1e-3 });
  });

  it('every catalog frame at the largest noise is recognised by its name, with certificates that the kernel accepts', () => {
    for (const [at, example] of examples.entries()) {
      const options = { seed: at, noise: 1e-3, kind: at % 2 === 0 ? 'gaussian' : 'uniform' } as const;
      expectItself(example, options);
      const { report, certificates } = recognitionReport('weights', 'weights', roundTrip(example, options).recognition);
      expect(report.entries, example.id).toContain(example.id);
      expect(report, example.id).toMatchObject({ verdict: 'recognised', certificate: { accepted: true, of: 'frame' } });
      for (const { certificate } of report.geometries) expect(certificate.accepted, example.id).toBe(true);
      expect(certificates.size).toBeGreaterThanOrEqual(1);
      for (const text of certificates.values())
        expect(checkCertificate(JSON.parse(text)).kind, example.id).toBe('accepted');
    }
  });

  it('T9: without a library, what is not recognised has no association scheme', () => {
    let alone = 0;
    for (const { id, frame } of examples) {
      if (frame.gram.n > 64) continue;
      const { weights, order } = disguised(vectorsOfFrame(frame), { seed: 5, noise: 1e-4 });
      const recognition = recognize(weights);
      if (recognition.kind === 'unrecognised') {
        expect(recognition.failure.step, id).toBe('closure');
        expect(frameProperties(frame).scheme.kind, id).toBe('refuted');
        continue;
      }
      alone++;
      expect(gramValuesAgree(recognition.sum.whole!.frame, frame, order), id).toBe(true);
    }
    expect(alone).toBeGreaterThan(90);
  });
});
