/** # The ReLU toy model. Defines `ToyModel`, `ToyParameters`, `ToyLoss`, `parametersOf`, `initialise`, `trained`.
 *
 * x′ = ReLU(WᵀWx + b), or ReLU(VWx + b) when untied, with n features and m hidden dimensions (N. Elhage et al., *Toy Models of
 * Superposition*, 2022). W is m×n and its columns are the vectors of the features; so are the rows of the n×m matrix V.
 * @module */
import type { Generator } from './random.js';

export interface ToyModel {
  /** n */
  readonly features: number;
  /** m */
  readonly hidden: number;
  /** Whether V = Wᵀ. */
  readonly tied: boolean;
  /** I_i ≥ 0, the weight of feature i in the loss. */
  readonly importance: readonly number[];
}

export type Floats = Float32Array | Float64Array;

/** A feature a row: W_ai = `encoder[i·stride + a]`, V_ia = `decoder[i·stride + a]`. Tied models have one array under both names. */
export interface ToyParameters<Array extends Floats = Floats> {
  readonly encoder: Array;
  readonly decoder: Array;
  readonly bias: Array;
  /** At least m; what is beyond m is zero. */
  readonly stride: number;
}

/** A loss with the parameters that it is trained on. */
export interface ToyLoss {
  readonly parameters: ToyParameters;
  readonly gradient: ToyParameters;
  /** The loss at `parameters`; fills `gradient`. */
  evaluate(): number;
  /** The state of the generators that inputs are drawn from; empty for exact losses. */
  readonly words: Uint32Array;
}

export function parametersOf({ features, hidden, tied }: ToyModel): ToyParameters<Float64Array> {
  const encoder = new Float64Array(features * hidden);
  return {
    encoder,
    decoder: tied ? encoder : new Float64Array(features * hidden),
    bias: new Float64Array(features),
    stride: hidden,
  };
}

/** The arrays that are trained, each once. */
export const trained = ({ encoder, decoder, bias }: ToyParameters): readonly Floats[] =>
  encoder === decoder ? [encoder, bias] : [encoder, decoder, bias];

/** Normal weights of this standard deviation, and no bias. */
export function initialise(model: ToyModel, parameters: ToyParameters, deviation: number, random: Generator): void {
  const { encoder, decoder, stride } = parameters;
  for (const rows of model.tied ? [encoder] : [encoder, decoder])
    for (let i = 0; i < model.features; i++)
      for (let a = 0; a < model.hidden; a++) rows[i * stride + a] = deviation * random.normal();
}
