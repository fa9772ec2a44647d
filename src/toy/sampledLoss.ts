/** # The loss on a sampled batch. Defines `sampledLoss`, `Inputs`.
 *
 * Single precision, in WebAssembly (`assembly/toyStep.ts`).
 * @module */
import { wasmModule } from '../numeric/wasm.js';
import type { ToyLoss, ToyModel, ToyParameters } from './model.js';

/** How inputs are distributed: a feature is zero with probability `sparsity`, else uniform on [0,1].
 *
 *  The first features form the groups of these sizes, first the correlated ones (all zero or all present together), then the anticorrelated
 *  ones (at most one present); the others are independent. */
export interface Inputs {
  readonly sparsity: number;
  readonly correlated: readonly number[];
  readonly anticorrelated: readonly number[];
}

interface Kernel extends Readonly<Record<Address, { readonly value: number }>> {
  readonly memory: WebAssembly.Memory;
  prepare(features: number, hidden: number, tied: number, correlated: number, anticorrelated: number): void;
  step(batch: number, sparsity: number): number;
}

type Address =
  | 'encoder'
  | 'decoder'
  | 'bias'
  | 'encoderGradient'
  | 'decoderGradient'
  | 'biasGradient'
  | 'importance'
  | 'generator'
  | 'groups'
  | 'width';

/** Every evaluation draws a fresh batch: the mean over it of Σ_i I_i (x_i − x′_i)². `words` is the
 *  state of the generators (`fourGenerators`), to be set first. */
export function sampledLoss(model: ToyModel, inputs: Inputs, batch: number): ToyLoss {
  const { features, hidden, tied } = model;
  const { correlated, anticorrelated } = inputs;
  const abort = (): never => {
    throw new RangeError('the toy model does not fit into memory');
  };
  const kernel = new WebAssembly.Instance(wasmModule('toyStep'), { env: { abort } }).exports as unknown as Kernel;
  kernel.prepare(features, hidden, Number(tied), correlated.length, anticorrelated.length);
  // Nothing is allocated after this, so the views stay valid.
  const { buffer } = kernel.memory;
  const floats = (address: Address, length: number): Float32Array =>
    new Float32Array(buffer, kernel[address].value, length);
  const stride = kernel.width.value;
  const view = (encoder: Address, decoder: Address, bias: Address): ToyParameters => {
    const rows = floats(encoder, features * stride);
    return {
      encoder: rows,
      decoder: tied ? rows : floats(decoder, features * stride),
      bias: floats(bias, features),
      stride,
    };
  };
  floats('importance', features).set(model.importance);
  const sizes = [...correlated, ...anticorrelated];
  new Int32Array(buffer, kernel.groups.value, sizes.length).set(sizes);
  return {
    parameters: view('encoder', 'decoder', 'bias'),
    gradient: view('encoderGradient', 'decoderGradient', 'biasGradient'),
    evaluate: () => kernel.step(batch, inputs.sparsity),
    words: new Uint32Array(buffer, kernel.generator.value, 16),
  };
}
