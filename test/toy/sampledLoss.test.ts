import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialise, type ToyModel, type ToyParameters } from '../../src/toy/model.js';
import { fourGenerators, generator } from '../../src/toy/random.js';
import { type Inputs, sampledLoss } from '../../src/toy/sampledLoss.js';
import { referenceBatch, referenceStep } from './reference.js';

/** Rows without padding, in double precision. */
function rows(values: Float32Array | Float64Array, stride: number, n: number, m: number): Float64Array {
  const all = new Float64Array(n * m);
  for (let i = 0; i < n; i++) for (let a = 0; a < m; a++) all[i * m + a] = values[i * stride + a]!;
  return all;
}

/** max |x − y| relative to max |y|. */
const distance = (x: Float64Array, y: Float64Array): number => {
  const largest = y.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-30);
  return x.reduce((most, value, k) => Math.max(most, Math.abs(value - y[k]!)), 0) / largest;
};

function compare(model: ToyModel, inputs: Inputs, batch: number, seed: number): void {
  const { features: n, hidden: m } = model;
  const random = generator(seed);
  const kernel = sampledLoss(model, inputs, batch);
  initialise(model, kernel.parameters, 0.6, random);
  for (let i = 0; i < n; i++) kernel.parameters.bias[i] = 0.2 * random.normal();
  const start = fourGenerators(random.words);
  kernel.words.set(start);
  const { parameters, gradient } = kernel;
  const { samples, words } = referenceBatch(n, inputs, batch, start);
  const of = ({ encoder, decoder, stride }: ToyParameters) =>
    [rows(encoder, stride, n, m), rows(decoder, stride, n, m)] as const;
  const [encoder, decoder] = of(parameters);
  const expected = referenceStep(model, encoder, decoder, Float64Array.from(parameters.bias), samples);
  const loss = kernel.evaluate();
  expect(kernel.words).toEqual(words);
  expect(Math.abs(loss - expected.loss)).toBeLessThanOrEqual(1e-5 * expected.loss);
  const [inEncoder, inDecoder] = of(gradient);
  const both = expected.encoder.map((value, k) => value + expected.decoder[k]!);
  expect(distance(inEncoder, model.tied ? both : expected.encoder)).toBeLessThan(3e-4);
  expect(distance(inDecoder, model.tied ? both : expected.decoder)).toBeLessThan(3e-4);
  expect(distance(Float64Array.from(gradient.bias), expected.bias)).toBeLessThan(3e-4);
  // What pads a row stays zero.
  for (let i = 0; i < n; i++)
    for (let a = m; a < gradient.stride; a++) expect(gradient.encoder[i * gradient.stride + a]).toBe(0);
}

describe('the sampled loss in WebAssembly', () => {
  it('draws the same samples as the reference and agrees with its loss and gradient, in every shape', () => {
    fc.assert(
      fc.property(
        fc.record({
          features: fc.integer({ min: 1, max: 45 }),
          hidden: fc.integer({ min: 1, max: 70 }),
          tied: fc.boolean(),
          sparsity: fc.constantFrom(0, 0.3, 0.5, 0.8, 0.86, 0.95, 0.999),
          batch: fc.integer({ min: 1, max: 40 }),
          seed: fc.nat(1e6),
          decay: fc.double({ min: 0.8, max: 1, noNaN: true }),
        }),
        ({ features, hidden, tied, sparsity, batch, seed, decay }) => {
          const importance = Array.from({ length: features }, (_, i) => decay ** i);
          compare(
            { features, hidden, tied, importance },
            { sparsity, correlated: [], anticorrelated: [] },
            batch,
            seed,
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('does so with correlated and anticorrelated groups', () => {
    for (const sparsity of [0.7, 0.9])
      for (const [correlated, anticorrelated] of [
        [[2, 2], []],
        [[], [2, 3]],
        [[3], [3, 2]],
      ] as const)
        compare(
          { features: 11, hidden: 5, tied: true, importance: new Array(11).fill(1) },
          { sparsity, correlated, anticorrelated },
          64,
          5,
        );
  });

  it('does so at the shapes of the benchmark', () => {
    for (const [features, hidden] of [
      [5, 2],
      [80, 20],
      [400, 30],
    ] as const)
      for (const sparsity of [0, 0.9])
        compare(
          { features, hidden, tied: true, importance: new Array(features).fill(1) },
          { sparsity, correlated: [], anticorrelated: [] },
          256,
          1,
        );
  });

  it('has a gradient that agrees with central differences of the same batch', () => {
    const model = { features: 6, hidden: 3, tied: true, importance: [1, 1, 0.5, 0.5, 0.2, 0.2] };
    const words = fourGenerators(generator(3).words);
    const inputs = { sparsity: 0.6, correlated: [2], anticorrelated: [2] };
    const kernel = sampledLoss(model, inputs, 512);
    kernel.words.set(words);
    initialise(model, kernel.parameters, 0.6, generator(4));
    kernel.evaluate();
    const { encoder } = kernel.parameters;
    const slopes = kernel.gradient.encoder.slice();
    const at = (k: number, value: number): number => {
      const here = encoder[k]!;
      encoder[k] = value;
      kernel.words.set(words);
      const loss = kernel.evaluate();
      encoder[k] = here;
      return loss;
    };
    for (let k = 0; k < encoder.length; k++) {
      if (k % 4 === 3) continue;
      const h = 2 ** -7;
      const difference = (at(k, encoder[k]! + h) - at(k, encoder[k]! - h)) / (2 * h);
      expect(Math.abs(difference - slopes[k]!)).toBeLessThan(2e-3);
    }
  });
});

describe('the sampled loss of the regular pentagon', () => {
  // Radius, bias and loss from closed forms and quadrature, made independently of this code.
  const table = [
    [0.05, 1.1346, -0.2463, 0.00890359],
    [0.1, 1.1005, -0.2099, 0.02630513],
    [0.2, 1.0334, -0.132, 0.07958805],
  ] as const;
  it('is the expectation within 1 % for a million samples', () => {
    for (const [p, radius, bias, expected] of table) {
      const model = { features: 5, hidden: 2, tied: true, importance: [1, 1, 1, 1, 1] };
      const kernel = sampledLoss(model, { sparsity: 1 - p, correlated: [], anticorrelated: [] }, 2 ** 20);
      kernel.words.set(fourGenerators(generator(11).words));
      const { encoder, stride } = kernel.parameters;
      for (let i = 0; i < 5; i++) {
        encoder[i * stride] = radius * Math.cos(0.4 * Math.PI * i);
        encoder[i * stride + 1] = radius * Math.sin(0.4 * Math.PI * i);
      }
      kernel.parameters.bias.fill(bias);
      expect(Math.abs(kernel.evaluate() / expected - 1)).toBeLessThan(0.01);
    }
  });
});

describe('the distribution of inputs', () => {
  const count = 20_000;
  /** Within five standard errors of a frequency. */
  const isFrequency = (hits: number, p: number): void =>
    expect(Math.abs(hits / count - p)).toBeLessThanOrEqual(5 * Math.sqrt((p * (1 - p)) / count) + 1e-12);
  const drawn = (n: number, inputs: Inputs): readonly Float64Array[] =>
    referenceBatch(n, inputs, count, fourGenerators(generator(9).words)).samples;

  it('each feature is zero with probability S, grouped or not, else uniform on [0,1]', () => {
    for (const sparsity of [0.3, 0.7, 0.95]) {
      const anticorrelated = sparsity >= 0.5 ? [2] : [];
      const samples = drawn(7, { sparsity, correlated: [2], anticorrelated });
      for (let i = 0; i < 7; i++) {
        isFrequency(samples.filter((x) => x[i] === 0).length, sparsity);
        isFrequency(samples.filter((x) => x[i]! > 0.75).length, (1 - sparsity) / 4);
      }
    }
  });

  it('correlated features are present together, of anticorrelated ones at most one; others are independent', () => {
    const samples = drawn(7, { sparsity: 0.7, correlated: [2], anticorrelated: [3] });
    for (const x of samples) {
      expect(x[0] === 0).toBe(x[1] === 0);
      expect([x[2]!, x[3]!, x[4]!].filter((value) => value > 0).length).toBeLessThanOrEqual(1);
    }
    isFrequency(samples.filter((x) => x[5]! > 0 && x[6]! > 0).length, 0.09);
    isFrequency(samples.filter((x) => x[0]! > 0 && x[2]! > 0).length, 0.09);
  });
});
