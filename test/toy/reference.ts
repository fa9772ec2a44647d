/** The sampled step in plain TypeScript and double precision: the oracle of the WebAssembly kernel. */
import type { ToyModel } from '../../src/toy/model.js';
import { generatorFrom } from '../../src/toy/random.js';
import type { Inputs } from '../../src/toy/sampledLoss.js';

const UNIT = 2 ** -32;

/** The samples that the kernel draws from these words, and the words after them. */
export function referenceBatch(
  n: number,
  { sparsity, correlated, anticorrelated }: Inputs,
  batch: number,
  words: Uint32Array,
): { readonly samples: readonly Float64Array[]; readonly words: Uint32Array } {
  const lanes = [0, 1, 2, 3].map((g) => generatorFrom(words.filter((_, k) => k % 4 === g)));
  // 256 words are drawn at a time, from the four generators in turn; what is left after a batch is not used.
  let left = 0;
  const word = (): number => {
    if (left === 0) left = 256;
    return lanes[(256 - left--) % 4]!.word();
  };
  const four = (): number[] => {
    if (left < 4) while (left > 0) word();
    return [word(), word(), word(), word()];
  };
  const uniform = (): number => word() * UNIT;
  const f = Math.fround;
  let gap: number | undefined;
  const skip = (): number => Math.floor(Math.log((word() + 0.5) * UNIT) * (1 / Math.log(sparsity)));
  const samples = Array.from({ length: batch }, () => {
    const x = new Float64Array(n);
    let first = 0;
    for (const size of correlated) {
      if (uniform() >= sparsity) for (let i = first; i < first + size; i++) x[i] = uniform();
      first += size;
    }
    for (const size of anticorrelated) {
      const member = uniform() / (1 - sparsity);
      if (member < size) x[first + Math.floor(member)] = uniform();
      first += size;
    }
    if (sparsity > 0.85) {
      gap ??= skip();
      let i = first;
      for (; gap < n - i; gap = skip()) {
        i += gap;
        x[i++] = uniform();
      }
      gap -= n - i;
    }
    // In single precision, where the absent are told from the present by a rounded number.
    else
      for (let i = first; i < n; i += 4)
        four().forEach((drawn, lane) => {
          const value = f(f(f(drawn) * UNIT - f(sparsity)) * f(1 / (1 - sparsity)));
          if (i + lane < n && value >= 0) x[i + lane] = value;
        });
    return x;
  });
  while (left > 0) word();
  return { samples, words: words.map((_, k) => lanes[k % 4]!.words[k >> 2]!) };
}

export interface ReferenceStep {
  readonly loss: number;
  /** Rows of features, m entries each. */
  readonly encoder: Float64Array;
  readonly decoder: Float64Array;
  readonly bias: Float64Array;
}

/** Mean over the samples of Σ I_i (x_i − x′_i)² and its gradient in E and D apart, rows of features. */
export function referenceStep(
  { features: n, hidden: m, importance }: ToyModel,
  encoder: Float64Array,
  decoder: Float64Array,
  bias: Float64Array,
  samples: readonly Float64Array[],
): ReferenceStep {
  const gradient = { encoder: new Float64Array(n * m), decoder: new Float64Array(n * m), bias: new Float64Array(n) };
  let loss = 0;
  for (const x of samples) {
    const h = new Float64Array(m);
    for (let i = 0; i < n; i++) for (let a = 0; a < m; a++) h[a]! += encoder[i * m + a]! * x[i]!;
    const dh = new Float64Array(m);
    for (let i = 0; i < n; i++) {
      let y = bias[i]!;
      for (let a = 0; a < m; a++) y += decoder[i * m + a]! * h[a]!;
      const difference = Math.max(0, y) - x[i]!;
      loss += (importance[i]! * difference ** 2) / samples.length;
      if (y <= 0) continue;
      const signal = (2 * importance[i]! * difference) / samples.length;
      gradient.bias[i]! += signal;
      for (let a = 0; a < m; a++) {
        dh[a]! += signal * decoder[i * m + a]!;
        gradient.decoder[i * m + a]! += signal * h[a]!;
      }
    }
    for (let i = 0; i < n; i++) for (let a = 0; a < m; a++) gradient.encoder[i * m + a]! += dh[a]! * x[i]!;
  }
  return { loss, ...gradient };
}
