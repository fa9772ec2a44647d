import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { initialise, trained } from '../../src/toy/model.js';
import { optimizer } from '../../src/toy/optimizer.js';
import { fourGenerators, generator } from '../../src/toy/random.js';
import { sampledLoss } from '../../src/toy/sampledLoss.js';
import { rateAt } from '../../src/toy/schedule.js';
import { referenceBatch } from './reference.js';

const PYTHON = '/usr/bin/python3';
const hasTorch = spawnSync(PYTHON, ['-c', 'import torch']).status === 0;

/** What a Python program prints as JSON, given JSON. */
const python = (program: string, input: unknown): unknown => {
  const { stdout, stderr } = spawnSync(PYTHON, ['-c', program], { input: JSON.stringify(input), encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
};

const ADAM = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

describe('gradient descent', () => {
  it('moves by −rate·gradient', () => {
    const parameters = Float64Array.of(1, 2);
    optimizer({ kind: 'sgd' }, [parameters], [Float64Array.of(10, -20)]).update(0.1, 1);
    expect([...parameters]).toEqual([0, 4]);
  });
});

describe('Adam', () => {
  it('moves by the rate at the first step, whatever the size of the gradient', () => {
    const parameters = Float64Array.of(1, 1);
    optimizer(ADAM, [parameters], [Float64Array.of(1e-3, -1e3)]).update(0.1, 1);
    expect(parameters[0]).toBeCloseTo(0.9, 5);
    expect(parameters[1]).toBeCloseTo(1.1, 10);
  });

  it.skipIf(!hasTorch)('agrees with PyTorch’s on the same gradients to 1e-12 (skipped without PyTorch)', () => {
    const { normal } = generator(1);
    const gradients = Array.from({ length: 25 }, () => Array.from({ length: 6 }, normal));
    const settings = { ...ADAM, beta1: 0.8, beta2: 0.99, epsilon: 1e-6 };
    const program = `
import json, sys, torch
d = json.load(sys.stdin)
p = torch.nn.Parameter(torch.zeros(6, dtype=torch.float64))
adam = torch.optim.Adam([p], lr=0.05, betas=(0.8, 0.99), eps=1e-6)
for g in d:
    p.grad = torch.tensor(g, dtype=torch.float64)
    adam.step()
print(json.dumps(p.tolist()))`;
    const expected = python(program, gradients) as number[];
    const [parameters, gradient] = [new Float64Array(6), new Float64Array(6)];
    const adam = optimizer(settings, [parameters], [gradient]);
    gradients.forEach((g, t) => {
      gradient.set(g);
      adam.update(0.05, t + 1);
    });
    parameters.forEach((value, k) => {
      expect(Math.abs(value - expected[k]!)).toBeLessThan(1e-12);
    });
  });

  it.skipIf(!hasTorch)(
    'with the kernel’s gradient trains as PyTorch does on the same batches (skipped without PyTorch)',
    () => {
      const model = { features: 7, hidden: 3, tied: false, importance: [1, 1, 1, 0.5, 0.5, 0.2, 0.2] };
      const inputs = { sparsity: 0.7, correlated: [2], anticorrelated: [] };
      const random = generator(2);
      const kernel = sampledLoss(model, inputs, 64);
      initialise(model, kernel.parameters, 0.5, random);
      let words = fourGenerators(random.words);
      kernel.words.set(words);
      const { parameters, gradient } = kernel;
      const [encoder, decoder] = [parameters.encoder, parameters.decoder].map((values) =>
        Array.from({ length: 7 }, (_, i) => [...values.subarray(i * parameters.stride, i * parameters.stride + 3)]),
      );
      const batches: number[][][] = [];
      const adam = optimizer(ADAM, trained(parameters), trained(gradient));
      for (let t = 1; t <= 30; t++) {
        const batch = referenceBatch(7, inputs, 64, words);
        batches.push(batch.samples.map((x) => [...x]));
        words = batch.words;
        kernel.evaluate();
        adam.update(0.01, t);
      }
      const program = `
import json, sys, torch
d = json.load(sys.stdin)
T = lambda x: torch.tensor(x, dtype=torch.float64)
E, D, b, I = torch.nn.Parameter(T(d["encoder"])), torch.nn.Parameter(T(d["decoder"])), torch.nn.Parameter(torch.zeros(7, dtype=torch.float64)), T(d["importance"])
adam = torch.optim.Adam([E, D, b], lr=0.01)
for x in d["batches"]:
    x = T(x)
    loss = (I * (x - torch.relu(x @ E @ D.T + b)) ** 2).sum(1).mean()
    adam.zero_grad()
    loss.backward()
    adam.step()
print(json.dumps([E.tolist(), D.tolist(), b.tolist()]))`;
      const [E, D, b] = python(program, { encoder, decoder, batches, importance: model.importance }) as [
        number[][],
        number[][],
        number[],
      ];
      for (let i = 0; i < 7; i++) {
        expect(Math.abs(parameters.bias[i]! - b[i]!)).toBeLessThan(2e-5);
        for (let a = 0; a < 3; a++) {
          expect(Math.abs(parameters.encoder[i * parameters.stride + a]! - E[i]![a]!)).toBeLessThan(2e-5);
          expect(Math.abs(parameters.decoder[i * parameters.stride + a]! - D[i]![a]!)).toBeLessThan(2e-5);
        }
      }
    },
  );
});

describe('schedules', () => {
  const base = { rate: 2, warmup: 4, steps: 104 };
  it('rise evenly to the rate and stay, or come down to zero at the last step', () => {
    for (const kind of ['constant', 'linear', 'cosine'] as const) {
      expect([0, 1, 2, 3, 4].map((t) => rateAt({ ...base, kind }, t))).toEqual([0.5, 1, 1.5, 2, 2]);
    }
    expect(rateAt({ ...base, kind: 'constant' }, 103)).toBe(2);
    expect(rateAt({ ...base, kind: 'linear' }, 54)).toBeCloseTo(1);
    expect(rateAt({ ...base, kind: 'cosine' }, 54)).toBeCloseTo(1);
    expect(rateAt({ ...base, kind: 'cosine' }, 29)).toBeCloseTo(1 + Math.SQRT1_2);
    expect(rateAt({ ...base, kind: 'linear' }, 104)).toBe(0);
    expect(rateAt({ ...base, kind: 'cosine' }, 104)).toBeCloseTo(0);
  });
});
